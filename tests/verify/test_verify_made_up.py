"""Ten thousand made-up plans: whatever the method and the rule for shortage, verify finds every promise kept."""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable
from typing import get_args

import pytest
from allocation_helpers import claim_of
from made_up_allocations import Case, made_up
from thoroughness import THOROUGH, batches
from wijkplan.allocate import Status, allocate
from wijkplan.allocate.question import Question
from wijkplan.plan.spelregels import BijTekort, Methode
from wijkplan.verify import verify

CASES = 10_000
LOOKED_AT = CASES // (5 if THOROUGH else 10)
"""So many cases are looked at for what they hold."""


@pytest.mark.parametrize("seeds", batches(CASES, 1_000))
def test_every_promise_is_kept_in_ten_thousand_plans(seeds: range) -> None:
    for seed in seeds:
        case = made_up(seed)
        allocation = allocate(case.plan, case.agenda, Question(**case.settings))
        promises = verify(case.plan, case.agenda, claim_of(allocation), case.settings["ballots"])
        broken = [f"{promise.name}: {breach.message}" for promise in promises for breach in promise.broken]
        assert not broken, (seed, broken)


def rules(case: Case, part: str) -> dict[str, str]:
    """These rules of play as they stand in the file."""
    found: dict[str, str] = case.data["spelregels"][part]
    return found


SIGNS: dict[str, Callable[[Case], object]] = {
    "up to a round": lambda case: "ronde" in case.settings,
    "all rounds": lambda case: case.plan.budget.rondes and "ronde" not in case.settings,
    "--budget": lambda case: "beschikbaar" in case.settings,
    "a reserve": lambda case: case.plan.budget.reserve is not None,
    "committed money": lambda case: case.plan.budget.vast,
    "an exclusion": lambda case: any(v.niet_samen_met for v in case.plan.voorstellen),
    "a threshold of support": lambda case: "draagvlak_minimaal" in rules(case, "voorwaarden"),
    "own effort": lambda case: "eigen_inzet_verplicht" in rules(case, "voorwaarden"),
    "a legal person": lambda case: "rechtspersoon_vanaf" in rules(case, "voorwaarden"),
    "small amounts": lambda case: rules(case, "verdeling")["klein_bedrag"] != "0",
    "rounding": lambda case: rules(case, "verdeling")["afronding"] != "1",
    "money decided": lambda case: any(v.decided for v in case.plan.voorstellen),
    "a rejection": lambda case: any(v.besluit.toegekend == 0 for v in case.plan.voorstellen),
    "a minimum": lambda case: any(v.minimum for v in case.plan.voorstellen),
    "an addition": lambda case: any(v.vult_aan for v in case.plan.interventies),
    "a need": lambda case: any(thema.behoefte for thema in case.plan.themas),
    "a begroting": lambda case: any(v.begroting for v in case.plan.voorstellen),
    "money of others": lambda case: any(v.medefinanciers for v in case.plan.voorstellen),
    "what has stopped": lambda case: any(v.status == "gestopt" for v in case.plan.voorstellen),
}
"""What a case may hold."""


def test_the_cases_hold_what_matters() -> None:
    """Each status, also the rare ones, and all that a plan may hold, under each method with each rule for shortage.

    And no status under a rule for shortage that does not know it.
    """
    found: Counter[tuple[str, str]] = Counter()
    for seed in range(LOOKED_AT):
        case = made_up(seed)
        allocation = allocate(case.plan, case.agenda, Question(**case.settings))
        for regel in allocation.regels:
            found[allocation.methode, regel.status] += 1
            found[allocation.bij_tekort, regel.status] += 1
        way = f"{allocation.methode} {allocation.bij_tekort}"
        found[way, "any"] += 1
        found.update((way, sign) for sign, is_there in SIGNS.items() if is_there(case))
    for methode in get_args(Methode):
        for status in get_args(Status):
            assert found[methode, status] >= LOOKED_AT // 400, (methode, status)
        for way in (f"{methode} {bij_tekort}" for bij_tekort in get_args(BijTekort)):
            assert found[way, "any"] >= LOOKED_AT // 13, way
            for sign in SIGNS:
                assert found[way, sign] >= LOOKED_AT // 130, (way, sign)
    assert not found["sla-over", "budget-op"]
    assert not found["sla-over", "wacht-op-bewoners"]
