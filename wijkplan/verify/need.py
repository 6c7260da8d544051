"""The need that is left on one thema, read from the words of the promise: for everybody together, or per doelgroep."""

from __future__ import annotations

from collections.abc import Iterable
from fractions import Fraction

from wijkplan.plan.plan import Bewonersinitiatief, Interventie, Thema, Voorstel

EVERYBODY = ""
"""In the place of a doelgroep where the thema gives one number."""


class Unmet:
    """How many residents of a thema nobody reaches yet, while professionals get money one by one."""

    def __init__(self, thema: Thema, helping: Iterable[Bewonersinitiatief]) -> None:
        """``helping``: the initiatives of the thema that have money, or go on without."""
        needs = thema.behoefte if isinstance(thema.behoefte, dict) else {EVERYBODY: thema.behoefte}
        self._unmet = {groep: Fraction(number) for groep, number in needs.items() if number is not None}
        self._helping = sorted((i for i in helping if i.bereik), key=lambda i: (-(i.bereik or 0), i.id))
        for initiatief in self._helping:
            self._met(self._named(initiatief), initiatief.bereik or 0)

    def rest(self, interventie: Interventie) -> Fraction | None:
        """How many it is needed for; None where that is not known."""
        meant = self._meant(interventie)
        return sum((max(self._unmet[groep], Fraction(0)) for groep in meant), Fraction(0)) if meant else None

    def helps(self, interventie: Interventie, amount: int) -> None:
        """It has this much (cents)."""
        if interventie.asks:
            self._met(self._meant(interventie), -(-(interventie.bereik or 0) * amount // interventie.asks))

    def met_by(self, interventie: Interventie) -> list[Bewonersinitiatief]:
        """The two initiatives that do most for those whom it is meant for."""
        meant = self._meant(interventie)
        return [initiatief for initiatief in self._helping if meant & self._named(initiatief)][:2]

    def _met(self, groups: set[str], residents: int) -> None:
        for groep in groups:
            self._unmet[groep] -= Fraction(residents, len(groups))

    def _named(self, voorstel: Voorstel) -> set[str]:
        return self._unmet.keys() & {EVERYBODY, *voorstel.doelgroepen}

    def _meant(self, interventie: Interventie) -> set[str]:
        return self._named(interventie) if interventie.doelgroepen else set(self._unmet)


def most(interventie: Interventie, rest: Fraction | None, step: int) -> int:
    """The most that it may get (cents), for this many residents; parts are whole steps (cents)."""
    asks, reach = interventie.asks or 0, interventie.bereik or 0
    if rest is None or (interventie.vult_aan and interventie.waarom):
        return asks
    if rest == 0 or rest >= reach:
        return asks if rest else 0
    part = asks * rest // reach
    return min(asks, max(part - part % step, interventie.minimum or 0))
