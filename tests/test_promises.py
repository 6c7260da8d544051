"""Ten thousand made-up plans: whatever the method and the rule for shortage, the verifier finds every promise kept."""

from __future__ import annotations

from collections import Counter
from typing import get_args

import pytest
from wijkplan.allocate import Allocation, Status, allocate
from wijkplan.allocate.verifier import Claim, Line, verify

from made_up_allocations import made_up

CASES, BATCHES = 10_000, 10


def claim_of(allocation: Allocation) -> Claim:
    """What an allocation says, in the words of the verifier; `test_claims` does the same by way of JSON."""
    pot = allocation.pot
    budget = {
        name: getattr(pot, name)
        for name in ("totaal", "meegenomen", "vast", "flexibel", "reserve", "besloten", "beschikbaar")
    }
    budget |= {"toegekend": allocation.toegekend, "over": allocation.over}
    if allocation.ronde is not None:
        budget["latere_rondes"] = pot.latere_rondes
    lines = tuple(
        Line(r.voorstel.id, r.trede, r.status, r.toegekend, r.plaats, r.voorstel.asks) for r in allocation.regels
    )
    return Claim(allocation.methode, allocation.bij_tekort, allocation.ronde, pot.is_what_if, budget, lines)


@pytest.mark.parametrize("batch", range(BATCHES))
def test_every_promise_is_kept_in_ten_thousand_plans(batch: int) -> None:
    for seed in range(batch * CASES // BATCHES, (batch + 1) * CASES // BATCHES):
        case = made_up(seed)
        allocation = allocate(case.plan, case.agenda, **case.settings)
        promises = verify(case.plan, case.agenda, claim_of(allocation), case.settings["ballots"])
        broken = [f"{promise.name}: {breach.message}" for promise in promises for breach in promise.broken]
        assert not broken, (seed, broken)


def test_the_cases_hold_what_matters() -> None:
    """Each status under each method, also the rare ones; and none under a rule for shortage that does not know it."""
    found: Counter[tuple[str, str]] = Counter()
    for seed in range(CASES // 5):
        case = made_up(seed)
        allocation = allocate(case.plan, case.agenda, **case.settings)
        for regel in allocation.regels:
            found[allocation.methode, regel.status] += 1
            found[allocation.bij_tekort, regel.status] += 1
    for status in get_args(Status):
        for name in ("rangorde", "per-thema", "gelijke-delen"):
            assert found[name, status] >= 5, (name, status)
    assert not found["sla-over", "budget-op"]
    assert not found["sla-over", "wacht-op-bewoners"]
