"""Who is in the running: what has been decided stands, and some voorstellen do not compete for money."""

from __future__ import annotations

from wijkplan.outcome import reasons
from wijkplan.outcome.result import Outcome
from wijkplan.plan.plan import Bewonersinitiatief, Plan, Ronde, Voorstel
from wijkplan.plan.spelregels import Voorwaarden


def before_the_ladder(voorstel: Voorstel, voorwaarden: Voorwaarden, ronde: Ronde | None = None) -> Outcome | None:
    """What is clear about a voorstel before any money is divided (in this round); None where it competes."""
    if voorstel.besluit.toegekend is not None:
        return reasons.decided(voorstel.besluit.toegekend)
    if voorstel.ended:
        return reasons.ended(voorstel.status)
    if voorstel.asks is None:
        return reasons.no_costs()
    if voorstel.asks == 0:
        return reasons.asks_nothing()
    if ronde and ronde.tot and voorstel.ingediend and voorstel.ingediend > ronde.tot:
        return reasons.too_late(ronde)
    if isinstance(voorstel, Bewonersinitiatief):
        return _conditions(voorstel, voorstel.asks, voorwaarden)
    return None


def _conditions(initiatief: Bewonersinitiatief, asks: int, voorwaarden: Voorwaarden) -> Outcome | None:
    if (initiatief.draagvlak or 0) < voorwaarden.draagvlak_minimaal:
        return reasons.little_support(initiatief.draagvlak, voorwaarden.draagvlak_minimaal)
    if voorwaarden.eigen_inzet_verplicht and not (initiatief.own_money or initiatief.vrijwilligers):
        return reasons.no_own_effort()
    if initiatief.rechtsvorm == "bewoners" and asks > voorwaarden.rechtspersoon_vanaf:
        return reasons.no_legal_person(voorwaarden.rechtspersoon_vanaf)
    return None


def rivals(plan: Plan) -> dict[str, set[str]]:
    """For each voorstel the ones that it cannot go together with, whichever of the two says so (by id)."""
    pairs: dict[str, set[str]] = {}
    ids = {voorstel.id for voorstel in plan.voorstellen}
    for voorstel in plan.voorstellen:
        for other in voorstel.niet_samen_met:
            if other in ids and other != voorstel.id:
                pairs.setdefault(voorstel.id, set()).add(other)
                pairs.setdefault(other, set()).add(voorstel.id)
    return pairs
