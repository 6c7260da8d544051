"""What the ladder would give one voorstel, with all other decisions standing."""

from __future__ import annotations

from wijkplan.allocate.ladder import divide
from wijkplan.allocate.question import Question
from wijkplan.outcome.result import Regel
from wijkplan.plan.plan import Besluit, Plan, Voorstel
from wijkplan.prioritise import Ranking


def advice_for(plan: Plan, ranking: Ranking, voorstel: Voorstel, question: Question = Question()) -> Regel:
    """The line of this voorstel if nothing had been decided about it.

    Args:
        plan: a plan without errors.
        ranking: of that plan.
        voorstel: one of the plan's own.
        question: as `allocate` takes it.
    """
    undecided = voorstel.model_copy(update={"besluit": Besluit()})
    allocation = divide(plan.with_voorstel(undecided), ranking.with_voorstel(undecided), question)
    return next(regel for regel in allocation.regels if regel.voorstel is undecided)
