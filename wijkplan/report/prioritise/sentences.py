"""The words for a place, a figure and the points: the same on a screen and on a page."""

from __future__ import annotations

from fractions import Fraction

from wijkplan.language import _
from wijkplan.language.numbers import figure, number, percentage
from wijkplan.prioritise import Deel
from wijkplan.prioritise.criteria import CRITERIA
from wijkplan.prioritise.stability import Sure


def sureness(sure: Sure, marge: Fraction) -> str:
    """How sure a place is, in plain words."""
    if sure.is_sure:
        text = _("Deze plaats is zeker.")
    else:
        text = _("Kan tussen plaats {hoogste} en {laagste} komen.").format(hoogste=sure.hoogste, laagste=sure.laagste)
    swap = sure.swap_within(marge)
    if swap is None:
        return text
    name = _(CRITERIA[swap.criterium])
    if swap.verandering == 0:
        return text + " " + _("Even hoog als de volgende.")
    if swap.verandering > 0:
        why = _("Gevoelig voor het gewicht van {name}: {part} meer en de volgende gaat voor.")
    else:
        why = _("Gevoelig voor het gewicht van {name}: {part} minder en de volgende gaat voor.")
    return text + " " + why.format(name=name, part=percentage(abs(swap.verandering)))


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
