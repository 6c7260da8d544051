"""The words for a place, a figure and the points: the same on a screen and on a page."""

from __future__ import annotations

from fractions import Fraction
from math import ceil, floor

from wijkplan.language import _
from wijkplan.language.numbers import figure, number, percentage
from wijkplan.prioritise import Deel
from wijkplan.prioritise.criteria import CRITERIA
from wijkplan.prioritise.stability import Sure, Swap


def sureness(sure: Sure, marge: Fraction) -> str:
    """How sure a place is, in plain words."""
    swap = sure.swap_within(marge)
    return _places(sure) if swap is None else f"{_places(sure)} {_overtaken(swap)}"


def _places(sure: Sure) -> str:
    """On which places it can come."""
    if sure.is_sure:
        return _("Deze plaats is zeker.")
    if sure.laagste - sure.hoogste == 1:
        text = _("Komt op plaats {hoogste} of {laagste}.")
    else:
        text = _("Komt ergens van plaats {hoogste} tot en met {laagste}.")
    return text.format(hoogste=sure.hoogste, laagste=sure.laagste)


def _overtaken(swap: Swap) -> str:
    """What lets the next one go first, in whole percents: rounded up, since less than it takes would not be true."""
    if swap.verandering == 0:
        return _("Heeft evenveel punten als de volgende.")
    if swap.verandering > 0:
        text = _("Telt '{name}' {part} zwaarder, dan gaat de volgende voor.")
    else:
        text = _("Telt '{name}' {part} minder zwaar, dan gaat de volgende voor.")
    hundredths = abs(swap.verandering) * 100
    enough = ceil(hundredths) if swap.already else floor(hundredths) + 1
    return text.format(name=_(CRITERIA[swap.criterium]), part=percentage(Fraction(enough, 100)))


def voice(given: Fraction | None) -> str:
    """One voice: a figure from 0 to 10, or a dash where it was not given."""
    return "–" if given is None else figure(given, 1)


def points(delen: tuple[Deel, ...]) -> str:
    """Where the points come from, in one sentence; what is unknown stands at the end."""
    counted = [deel for deel in delen if deel.gewicht]
    known = [f"{_(CRITERIA[d.criterium])} {number(d.punten, 1)}" for d in counted if d.waarde is not None]
    unknown = [_(CRITERIA[d.criterium]) for d in counted if d.waarde is None]
    parts = [" + ".join(known)] if known else []
    if unknown:
        parts.append(f"{_('onbekend')}: {', '.join(unknown)}")
    return "; ".join(parts)
