"""The need that is left on a thema once residents' initiatives have been served."""

from __future__ import annotations

from collections.abc import Mapping

from wijkplan.allocate.shortage import round_down
from wijkplan.plan.plan import Bewonersinitiatief, Interventie, Plan


class Needs:
    """How many residents still need something on each thema, while interventions get money one by one."""

    def __init__(self, plan: Plan, got: Mapping[str, int]) -> None:
        """``got`` is what each voorstel (id) has so far, in cents: decided, or given to residents in this run."""
        self._left = {thema.id: thema.behoefte for thema in plan.themas if isinstance(thema.behoefte, int)}
        for initiatief in plan.bewonersinitiatieven:
            if initiatief.thema in self._left and (got.get(initiatief.id) or goes_on_without_money(initiatief)):
                self._left[initiatief.thema] -= initiatief.bereik or 0
        for interventie in plan.interventies:
            self.serve(interventie, got.get(interventie.id, 0))

    def serve(self, interventie: Interventie, toegekend: int) -> None:
        """An interventie gets this much (cents)."""
        if interventie.thema in self._left:
            self._left[interventie.thema] -= served(interventie, toegekend)

    def left(self, thema: str | None) -> int | None:
        """What is left on a thema (id); None where it names no need."""
        rest = self._left.get(thema or "")
        return None if rest is None else max(0, rest)


def goes_on_without_money(initiatief: Bewonersinitiatief) -> bool:
    """Whether it helps people all the same."""
    return initiatief.asks == 0 and initiatief.status != "gestopt"


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
