"""What one voorstel gets from what is left, under each rule for shortage (``bij_tekort``)."""

from __future__ import annotations

from wijkplan.outcome.result import Grant
from wijkplan.plan.spelregels import BijTekort


def round_down(amount: int, afronding: int) -> int:
    """Cents, down to a whole multiple of this many euros."""
    return amount - amount % (100 * afronding)


def grant(offer: int, minimum: int | None, left: int, rule: BijTekort, afronding: int) -> Grant:
    """Test an offer against what is left in the pot.

    Args:
        offer: what the voorstel would get if there were enough, in cents.
        minimum: the least with which it can go on, in cents.
        left: what is left in the pot, in cents.
        rule: ``sla-over`` passes over what does not fit; ``stop`` ends the trede there; ``deels`` gives what
            is left, rounded down, and ends the trede, or passes over where that is nothing or too little.
        afronding: part amounts are whole multiples of this many euros.
    """
    if offer <= left:
        return Grant(offer)
    if rule == "stop":
        return Grant(0, stops=True)
    part = round_down(left, afronding) if rule == "deels" else 0
    if part <= 0:
        return Grant(0)
    if part < (minimum or 0):
        return Grant(0, below_minimum=True)
    return Grant(part, stops=True)
