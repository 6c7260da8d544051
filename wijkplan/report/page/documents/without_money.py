"""What got no money: why, in plain words, and what its people can do about it."""

from __future__ import annotations

from wijkplan.language import _, plural
from wijkplan.outcome.result import Regel
from wijkplan.plan.plan import Bewonersinitiatief
from wijkplan.report.account.accounted import Accounted
from wijkplan.report.page.blocks import Entry
from wijkplan.report.page.documents.voorstellen import reason, verdict


def explained(one: Accounted, regel: Regel) -> Entry:
    """Of one without money: why, and what its people can do about it."""
    voorstel = regel.voorstel
    word, tone = verdict(regel)
    if regel.status == "afgewezen":
        motivering = voorstel.besluit.motivering
        said = [one.hidden(motivering) if motivering else _("Bij het besluit staat niet waarom.")]
    else:
        said = [one.hidden(reason(regel))]
    if isinstance(voorstel, Bewonersinitiatief) and (advice := _what_to_do(voorstel, regel)):
        said.append(f"{_('Dit kun je doen:')} {advice}")
    return Entry(one.hidden(voorstel.naam), word, tone, lines=tuple(said))


def _what_to_do(initiatief: Bewonersinitiatief, regel: Regel) -> str:
    """What would help, where that is simple; empty where it is not."""
    match regel.status:
        case "past-niet" | "budget-op":
            return _("kijk of het met minder geld kan, of doe later weer mee.")
        case "geen-begroting":
            return _("schrijf op wat het kost.")
        case "uitgesloten":
            return _("praat met de mensen van het andere plan. Misschien kan het samen.")
        case "voldoet-niet":
            return _to_meet(initiatief, regel)
    return ""


def _to_meet(initiatief: Bewonersinitiatief, regel: Regel) -> str:
    """What is lacking of what was agreed; the reason holds the condition that it does not meet."""
    needed = regel.reden.values
    if "grens" in needed:
        text = _("vraag een vereniging of stichting om mee te doen, of vraag niet meer dan {bedrag}.")
        return text.format(bedrag=needed["grens"])
    if "minimaal" not in needed:
        return _("schrijf op wie er meehelpt, of wat je zelf betaalt.")
    if initiatief.draagvlak is None:
        return plural(
            needed["minimaal"],
            "schrijf op hoeveel bewoners dit steunen. Het moet er minstens {n} zijn.",
            "schrijf op hoeveel bewoners dit steunen. Het moeten er minstens {n} zijn.",
        )
    return plural(
        needed["minimaal"] - initiatief.draagvlak,
        "zoek nog {n} bewoner die dit plan steunt.",
        "zoek nog {n} bewoners die dit plan steunen.",
    )
