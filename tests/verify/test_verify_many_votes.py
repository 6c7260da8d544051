"""With too many votes to walk all shares anew the share in the claim is held against the rule: is it the end?"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace

import pytest
from allocation_helpers import claim_of
from made_up_allocations import Case, made_up
from wijkplan.allocate import Allocation, allocate
from wijkplan.allocate.question import Question
from wijkplan.verify import Claim, together, verify

EURO = 10_000
"""In hundredths of a cent."""


def voted(count: int) -> Iterator[tuple[Case, Allocation]]:
    for case in (made_up(seed) for seed in range(count)):
        if case.settings["ballots"]:
            yield case, allocate(case.plan, case.agenda, Question(**case.settings))


def broken(case: Case, claim: Claim) -> set[str]:
    promises = verify(case.plan, case.agenda, claim, case.settings["ballots"])
    return {promise.name for promise in promises if promise.broken}


def test_the_true_share_is_let_through_and_no_other(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(together, "MUCH", 0)
    walked = 0
    for case, allocation in voted(900):
        claim = claim_of(allocation)
        assert claim.shares is not None
        assert broken(case, claim) == set()
        if claim.shares.deel == claim.shares.eerste_deel:
            continue
        walked += 1
        for euros in (-100, -1, 1, 1000):
            other = replace(claim.shares, deel=claim.shares.deel + euros * EURO)
            assert "delen-kloppen" in broken(case, replace(claim, shares=other)), euros
    assert walked > 10
