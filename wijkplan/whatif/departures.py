"""Which decisions gave another amount than was advised."""

from __future__ import annotations

from dataclasses import dataclass, replace

from wijkplan.outcome.result import Regel
from wijkplan.plan.plan import Plan, Voorstel
from wijkplan.prioritise import Ranking
from wijkplan.whatif.advice import advice_for

MOST_WORK = 160_000
"""Voorstellen on the ladder for one plan: four hundred decisions in a plan of four hundred are all looked at."""


@dataclass(frozen=True, slots=True)
class Departure:
    """A decision that gave more or less than was advised."""

    voorstel: Voorstel
    advised: Regel
    """What the ladder gives it with all other decisions standing, and why."""


def departures(plan: Plan, ranking: Ranking) -> tuple[Departure, ...] | None:
    """The decisions that depart from the advice, by id; None where that cannot be said of one voorstel alone.

    What came in after the day of a decision, and was not decided on, was not there then; what ended since was still
    going on. None under ``gelijke-delen``, where voters decide together, and above `MOST_WORK`.

    Args:
        plan: a plan without errors.
        ranking: of that plan.
    """
    decided = [v for v in plan.voorstellen if v.besluit.toegekend is not None and v.asks != 0]
    if not decided:
        return ()
    together = ranking.spelregels.verdeling.methode == "gelijke-delen"
    if together or len(decided) * len(plan.voorstellen) > MOST_WORK:
        return None
    advice = [(v, _advised(plan, ranking, v)) for v in sorted(decided, key=lambda v: v.id) if v.decided or not v.ended]
    return tuple(Departure(v, regel) for v, regel in advice if regel.toegekend != v.decided)


def _advised(plan: Plan, ranking: Ranking, voorstel: Voorstel) -> Regel:
    """The advice of the day on which this was decided, as far as the plan tells."""
    day = voorstel.besluit.datum
    later = {
        v.id
        for v in plan.voorstellen
        if v.besluit.toegekend is None and day is not None and v.ingediend is not None and v.ingediend > day
    }
    then = plan.with_voorstellen(v for v in plan.voorstellen if v.id not in later)
    order = replace(ranking, voorstellen=tuple(x for x in ranking.voorstellen if x.voorstel.id not in later))
    going_on = voorstel.model_copy(update={"status": "loopt"}) if voorstel.ended else voorstel
    return advice_for(then, order, going_on)
