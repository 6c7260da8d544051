"""The pot: which money there is to divide."""

from __future__ import annotations

from dataclasses import dataclass
from fractions import Fraction

from wijkplan.plan.money import share_of
from wijkplan.plan.plan import Budget, Plan


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


def flexibel(budget: Budget) -> int:
    """``totaal + meegenomen - vast``, in cents; below 0 where more was promised than there is."""
    return budget.totaal + budget.meegenomen - sum(vast.bedrag for vast in budget.vast)


def reserve(budget: Budget) -> int:
    """The reserve in cents: an amount, or a share of ``flexibel`` to the nearest cent."""
    if isinstance(budget.reserve, Fraction):
        return share_of(budget.reserve, max(0, flexibel(budget)))
    return budget.reserve


def pot(plan: Plan, beschikbaar: int | None = None) -> Pot:
    """The pot of a plan; ``beschikbaar`` (cents) takes the place of what the sum gives."""
    free, kept = flexibel(plan.budget), reserve(plan.budget)
    decided = sum(voorstel.decided for voorstel in plan.voorstellen)
    return Pot(
        totaal=plan.budget.totaal,
        meegenomen=plan.budget.meegenomen,
        vast=sum(vast.bedrag for vast in plan.budget.vast),
        flexibel=free,
        reserve=kept,
        besloten=decided,
        beschikbaar=free - kept - decided if beschikbaar is None else beschikbaar,
    )
