"""One place in the order explained, as JSON."""

from __future__ import annotations

from fractions import Fraction
from typing import Any

from wijkplan.plan.reading.money import as_number
from wijkplan.prioritise.explain import Explanation, Neighbour
from wijkplan.prioritise.moving_up import Step
from wijkplan.report.draw import supposed
from wijkplan.report.draw.machine import dump
from wijkplan.report.draw.numbers import four_decimals
from wijkplan.report.draw.plans import head
from wijkplan.report.prioritise.ranking import Ranked, deel


def as_json(explained: list[tuple[Ranked, Explanation]]) -> str:
    """One JSON document over all that has this id."""
    document = {"uitleg": [_one(ranked, explanation) for ranked, explanation in explained]}
    return dump(document)


def _one(ranked: Ranked, explanation: Explanation) -> dict[str, Any]:
    def figure(value: Fraction | None) -> float | None:
        return None if value is None else four_decimals(value)

    return {
        **head(ranked.bestand, ranked.plan),
        **supposed.for_json(ranked.supposed),
        "soort": explanation.soort,
        "id": explanation.id,
        "naam": explanation.naam,
        "plaats": explanation.plaats,
        "van": explanation.van,
        "score": four_decimals(explanation.score),
        "plaats_wijk": explanation.places.wijk,
        "plaats_aanbieder": explanation.places.aanbieder,
        "prioriteit": {
            "wijk": figure(explanation.prioriteit.wijk),
            "aanbieder": figure(explanation.prioriteit.aanbieder),
        },
        "delen": [deel(part) for part in explanation.delen],
        "boven": _neighbour(explanation.above),
        "onder": _neighbour(explanation.below),
        "omhoog": [_step(step) for step in explanation.steps],
    }


def _neighbour(neighbour: Neighbour | None) -> dict[str, Any] | None:
    if neighbour is None:
        return None
    return {"plaats": neighbour.plaats, "naam": neighbour.naam, "score": four_decimals(neighbour.score)}


def _step(step: Step) -> dict[str, Any]:
    def value(amount: Fraction | None) -> float | None:
        if amount is None:
            return None
        return as_number(int(amount)) if step.veld == "eigen_bijdrage" else four_decimals(amount)

    return {"veld": step.veld, "nu": value(step.nu), "nodig": value(step.nodig), "plaats": step.plaats}
