"""Made-up allocations, line by line, against the second ladder: every method, rule for shortage and round.

`test_verify_made_up` asks whether an allocation keeps its promises; here it has to be the very one that is described.
The order, the scores of the themas and the winners of the vote come from references too, not from the program.
"""

from __future__ import annotations

from typing import Any

import pytest
import reference_ladder as reference
import reference_scores
from made_up_allocations import AGENDA, Case, made_up
from thoroughness import batches, chosen
from wijkplan.allocate import Allocation, allocate
from wijkplan.allocate.question import Question

CASES = 4_000


def numbers(value: Any) -> Any:
    """Data in which whole numbers are no texts any more."""
    match value:
        case dict():
            return {name: numbers(part) for name, part in value.items()}
        case list() | tuple():
            return [numbers(part) for part in value]
        case str() if value.isdigit():
            return int(value)
    return value


def expected(case: Case) -> dict[str, reference.Line]:
    """Trede, status and cents of every voorstel, by the second ladder."""
    data, settings = numbers(case.data), case.settings
    themas, order = reference_scores.ranking(data, AGENDA)
    ronde = settings.get("ronde")
    left = settings.get("beschikbaar", reference.pot(data, ronde)["beschikbaar"])
    ladder = reference.Ladder(data, [line.id for line in order], settings["bij_tekort"], left, ronde)
    match settings["methode"]:
        case "per-thema":
            return ladder.per_thema({thema.id: thema.score for thema in themas})
        case "gelijke-delen":
            ballots = settings["ballots"]
            return ladder.gelijke_delen(ballots.voters, ballots.supporters)
    return ladder.rangorde()


def lines(found: Allocation) -> dict[str, reference.Line]:
    return {regel.voorstel.id: (regel.trede, regel.status, regel.toegekend) for regel in found.regels}


@pytest.mark.parametrize("seeds", batches(CASES, 1_000))
def test_every_line_is_that_of_the_second_ladder(seeds: range) -> None:
    for seed in seeds:
        case = made_up(seed)
        assert lines(allocate(case.plan, case.agenda, Question(**case.settings))) == expected(case), seed


def test_every_sum_of_the_pot_is_that_of_the_second_ladder() -> None:
    for seed in chosen(CASES // 4):
        case = made_up(seed)
        found = allocate(case.plan, case.agenda, Question(**case.settings))
        pot = reference.pot(numbers(case.data), case.settings.get("ronde"))
        if "beschikbaar" in case.settings:
            pot["beschikbaar"] = case.settings["beschikbaar"]
        assert {name: getattr(found.pot, name) for name in pot} == pot, seed
