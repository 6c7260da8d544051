"""The pot: which money there is to divide."""

from __future__ import annotations

from fractions import Fraction

from wijkplan.outcome.result import Pot
from wijkplan.plan.plan import Budget, Plan, Ronde


class UnknownRondeError(LookupError):
    """The plan has no round of this name."""


def pot(plan: Plan, beschikbaar: int | None = None, ronde: Ronde | None = None) -> Pot:
    """The pot of a plan.

    Args:
        plan: a plan without errors.
        beschikbaar: cents; takes the place of what the sum gives.
        ronde: only the money of the rounds up to and including this one. What an earlier round left moves
            on by itself, since all that was decided goes off the sum of the rounds so far.
    """
    budget = plan.budget
    decided = sum(voorstel.decided for voorstel in plan.voorstellen)
    to_divide = budget.sum_flexibel - budget.sum_reserve
    later = max(0, to_divide) - _freed(budget, ronde, to_divide) if ronde else 0
    available = to_divide - later - decided
    return Pot(
        totaal=budget.totaal,
        meegenomen=budget.meegenomen,
        vast=budget.sum_vast,
        flexibel=budget.sum_flexibel,
        reserve=budget.sum_reserve,
        latere_rondes=later,
        besloten=decided,
        beschikbaar=available if beschikbaar is None else beschikbaar,
    )


def ronde_named(plan: Plan, naam: str) -> Ronde:
    """The round of this name; capitals make no difference.

    Raises:
        UnknownRondeError: there is none.
    """
    for ronde in plan.budget.rondes:
        if ronde.naam.casefold() == naam.strip().casefold():
            return ronde
    raise UnknownRondeError(naam)


def _freed(budget: Budget, ronde: Ronde, to_divide: int) -> int:
    """The money of all rounds up to and including this one, down to the cent; the last round has all of it."""
    freed = Fraction(0)
    for earlier in in_time(budget.rondes):
        freed += earlier.deel or 0
        if earlier is ronde:
            break
    return int(freed * max(0, to_divide))


def in_time(rondes: tuple[Ronde, ...]) -> tuple[Ronde, ...]:
    """The rounds by their last day; where one has none, as they stand in the plan."""
    if any(ronde.tot is None for ronde in rondes):
        return rondes
    return tuple(sorted(rondes, key=lambda ronde: (ronde.tot, ronde.naam)))
