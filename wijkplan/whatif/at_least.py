"""Below which amount in the pot a voorstel certainly does not get all that it asks.

What is left only goes down. So a voorstel can only get all where everything before it that asks no more got all, too;
where a trede stops, everything before it did.
"""

from __future__ import annotations

from wijkplan.allocate.conditions import rivals
from wijkplan.outcome.result import Allocation, Regel
from wijkplan.plan.plan import Bewonersinitiatief, Plan
from wijkplan.plan.spelregels import Verdeling

_TESTED = frozenset({"toegekend", "deels", "past-niet", "budget-op"})


def at_least(plan: Plan, verdeling: Verdeling, run: Allocation, regel: Regel) -> int:
    """Cents that are needed for all that a voorstel asks, whatever happens to the others; not always enough.

    Exclusions, small amounts and the parts of themas have ways around; then it is no more than the amount itself.
    """
    asks = regel.voorstel.asks or 0
    if run.methode != "rangorde" or 0 < asks <= verdeling.klein_bedrag:
        return asks
    excluding = rivals(plan)
    first = [
        other
        for other in run.regels
        if isinstance(other.voorstel, Bewonersinitiatief)
        if other.status in _TESTED and other.voorstel.id not in excluding
        if regel.voorstel.soort == "interventie" or other.plaats < regel.plaats
    ]
    return asks + sum(other.voorstel.asks or 0 for other in first if _must_fit(other, regel, verdeling, run))


def _must_fit(other: Regel, regel: Regel, verdeling: Verdeling, run: Allocation) -> bool:
    """Whether an initiative that comes before a voorstel has to get all, or else the voorstel does not."""
    asks, amount = regel.voorstel.asks or 0, other.voorstel.asks or 0
    if regel.voorstel.soort == "interventie":
        return run.bij_tekort == "sla-over" and amount <= asks
    match run.bij_tekort:
        case "stop":
            return True
        case "deels":
            # A part ends the trede; one that is passed over leaves less than its minimum.
            return min(amount, max(100 * verdeling.afronding, other.voorstel.minimum or 0)) <= asks
        case "sla-over":
            return amount <= asks
