"""The need that is left on a thema once residents' initiatives have been served."""

from __future__ import annotations

from collections.abc import Iterable

from wijkplan.allocate.shortage import round_down
from wijkplan.plan.plan import Bewonersinitiatief, Interventie, Thema


def need_left(
    thema: Thema, helping: Iterable[Bewonersinitiatief], granted: Iterable[tuple[Interventie, int]]
) -> int | None:
    """How many residents still need something here; None where the thema names no need.

    Args:
        thema: the thema.
        helping: its initiatives that got money, or need none and go on.
        granted: its interventions with what each got (cents), decided or in this run.
    """
    if thema.behoefte is None:
        return None
    rest = thema.behoefte - sum(initiatief.bereik or 0 for initiatief in helping)
    for interventie, toegekend in granted:
        rest -= served(interventie, toegekend)
    return max(0, rest)


def served(interventie: Interventie, toegekend: int) -> int:
    """How many residents an interventie helps with this much money (cents), rounded up."""
    asks = interventie.asks
    if not interventie.bereik or not asks:
        return 0
    return -(-interventie.bereik * toegekend // asks)


def offer(interventie: Interventie, rest: int | None, afronding: int) -> int:
    """What an interventie would get if there were enough, in cents: all that it asks, or in proportion to the need."""
    asks = interventie.asks or 0
    if not rest or not interventie.bereik or rest >= interventie.bereik:
        return asks
    part = round_down(asks * rest // interventie.bereik, afronding)
    return min(asks, max(part, interventie.minimum or 0))
