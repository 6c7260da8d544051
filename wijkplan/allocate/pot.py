"""The pot: which money there is to divide."""

from __future__ import annotations

from wijkplan.outcome.result import Pot
from wijkplan.plan.plan import Plan, Ronde
from wijkplan.plan.rondes import decided_up_to, freed


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
    later = max(0, to_divide) - freed(budget, ronde) if ronde else 0
    return Pot(
        totaal=budget.totaal,
        meegenomen=budget.meegenomen,
        vast=budget.sum_vast,
        flexibel=budget.sum_flexibel,
        reserve=budget.sum_reserve,
        latere_rondes=later,
        besloten=decided,
        beschikbaar=max(0, to_divide - later - decided) if beschikbaar is None else beschikbaar,
        besloten_tot_nu=decided_up_to(plan, ronde) if ronde else decided,
    )
