"""A plan in a few numbers: for one that is new, or gone."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass

from wijkplan.plan.plan import Plan, Voorstel


@dataclass(frozen=True, slots=True)
class Summary:
    """How large a plan is. Amounts are in cents."""

    totaal: int
    flexibel: int
    themas: int
    bewonersinitiatieven: int
    interventies: int
    gevraagd: int
    besloten: int


def asked(voorstellen: Iterable[Voorstel]) -> int:
    """What these ask together, in cents; what has stopped asks nothing."""
    return sum(voorstel.asks or 0 for voorstel in voorstellen if not voorstel.ended)


def summary(plan: Plan) -> Summary:
    """Count what is in a plan."""
    return Summary(
        totaal=plan.budget.totaal,
        flexibel=plan.budget.sum_flexibel,
        themas=len(plan.themas),
        bewonersinitiatieven=len(plan.bewonersinitiatieven),
        interventies=len(plan.interventies),
        gevraagd=asked(plan.voorstellen),
        besloten=sum(voorstel.decided for voorstel in plan.voorstellen),
    )
