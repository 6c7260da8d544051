"""Why something that was told of a voorstel or an effect is not written down, and what to do."""

from __future__ import annotations

import shlex
from typing import TYPE_CHECKING

from wijkplan.desk.results import EFFECT, VOORSTEL
from wijkplan.language import _

if TYPE_CHECKING:
    from wijkplan.desk.editing import Sound
    from wijkplan.desk.results import Subject, Told


def why_not(opened: Sound, subject: Subject, told: Told) -> str | None:
    """What is wrong with what was told; None where it can be written down."""
    return _not_about(subject, told) or _not_granted(opened, subject, told) or _no_meting(subject, told)


def option(key: str) -> str:
    """The option that gives this key."""
    return f"--{key.replace('_', '-')}"


def command(*words: str) -> str:
    """A command to type."""
    return shlex.join(["wijkplan", *words])


def _not_about(subject: Subject, told: Told) -> str | None:
    """What to say of an option that does not belong to this kind of thing."""
    wrong = [key for key in told if key not in (EFFECT if subject.is_effect else (*VOORSTEL, "status"))]
    if not wrong:
        return None
    kind = (
        _("wijkplan: '{naam}' is een effect. Daar hoort {option} niet bij.")
        if subject.is_effect
        else _("wijkplan: '{naam}' is een voorstel. Daar hoort {option} niet bij.")
    )
    return kind.format(naam=subject.item.naam, option=option(wrong[0]))


def _no_meting(subject: Subject, told: Told) -> str | None:
    """What to say where a year or a number of people has no meting to stand with."""
    if not subject.is_effect or "gemeten" in told or getattr(subject.item, "gemeten", None) is not None:
        return None
    wrong = next((key for key in ("jaar", "aantal") if key in told), None)
    text = _("wijkplan: {option} hoort bij een meting. Geef ook --gemeten, zoals --gemeten 44%.")
    return text.format(option=option(wrong)) if wrong else None


def _not_granted(opened: Sound, subject: Subject, told: Told) -> str | None:
    """What to say where more was spent than was granted, or where nothing was granted that could be spent."""
    from wijkplan.language.numbers import euros
    from wijkplan.plan.plan import Voorstel
    from wijkplan.plan.reading.money import cents

    voorstel = subject.item
    if not isinstance(voorstel, Voorstel) or "besteed" not in told:
        return None
    spent = cents(str(told["besteed"]))
    if voorstel.decided and spent <= voorstel.decided:
        return None
    decide = command("decide", str(opened.document.path), voorstel.id, _("BEDRAG"), "--door", _("GROEP"))
    if voorstel.besluit.toegekend is None:
        text = _("wijkplan: over '{naam}' is nog niets besloten. Leg eerst vast hoeveel geld het kreeg: {command}")
    elif voorstel.decided:
        text = _(
            "wijkplan: '{naam}' kreeg {toegekend}, en er zou {besteed} zijn uitgegeven. Schrijf alleen op wat uit dit "
            "geld is betaald. Kreeg het meer? Pas dan het besluit aan: {command}"
        )
    else:
        text = _("wijkplan: '{naam}' is afgewezen, en kreeg dus geen geld. Klopt dat niet? Besluit opnieuw: {command}")
    amounts = {"toegekend": euros(voorstel.decided), "besteed": euros(spent)}
    return text.format(naam=voorstel.naam, command=decide, **amounts)
