"""The pot: which money there is to divide."""

from __future__ import annotations

from dataclasses import dataclass

from wijkplan.plan.plan import Plan


@dataclass(frozen=True, slots=True)
class Pot:
    """A sum that a reader can check; all in cents.

    ``flexibel = totaal + meegenomen - vast`` and ``beschikbaar = flexibel - reserve - besloten``, unless
    another amount was put in the place of ``beschikbaar``.
    """

    totaal: int
    meegenomen: int
    vast: int
    flexibel: int
    reserve: int
    besloten: int
    beschikbaar: int

    @property
    def is_what_if(self) -> bool:
        """Whether another amount was put in the place of what the sum gives."""
        return self.beschikbaar != self.flexibel - self.reserve - self.besloten


def pot(plan: Plan, beschikbaar: int | None = None) -> Pot:
    """The pot of a plan; ``beschikbaar`` (cents) takes the place of what the sum gives."""
    budget = plan.budget
    decided = sum(voorstel.decided for voorstel in plan.voorstellen)
    available = budget.sum_flexibel - budget.sum_reserve - decided
    return Pot(
        totaal=budget.totaal,
        meegenomen=budget.meegenomen,
        vast=budget.sum_vast,
        flexibel=budget.sum_flexibel,
        reserve=budget.sum_reserve,
        besloten=decided,
        beschikbaar=available if beschikbaar is None else beschikbaar,
    )
