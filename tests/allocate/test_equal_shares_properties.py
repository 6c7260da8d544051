"""What holds for equal shares on any ballots, and all of it against a second, slow way to work it out."""

from __future__ import annotations

from collections import Counter
from dataclasses import dataclass
from random import Random

import reference_equal_shares
from hypothesis import given, settings
from hypothesis import strategies as st
from thoroughness import cases
from wijkplan.allocate.equal_shares import equal_shares
from wijkplan.outcome.result import Shares
from wijkplan.plan.ballots import Ballots


@dataclass(frozen=True)
class Meeting:
    """Who chose what, and what there is."""

    costs: dict[str, int]
    ballots: Ballots
    budget: int
    rivals: dict[str, set[str]]
    unit: int

    def shares(self) -> Shares:
        return equal_shares(self.costs, self.ballots, self.budget, self.rivals, self.unit)


@st.composite
def meetings(draw: st.DrawFn) -> Meeting:
    """Small costs and round ones, so that ties and amounts that just come out are common."""
    voters = draw(st.integers(1, 12))
    names = [f"v{n}" for n in range(draw(st.integers(1, 7)))]
    whole = draw(st.sampled_from([1, 100, 2500]))
    costs = {name: whole * draw(st.integers(1, 30)) for name in names}
    chosen = st.sets(st.integers(0, voters - 1)).map(lambda numbers: tuple(sorted(numbers)))
    supporters = {name: draw(chosen) for name in names}
    budget = whole * draw(st.integers(1, 100)) + draw(st.integers(0, 1))
    rivals: dict[str, set[str]] = {}
    for one, other in draw(st.lists(st.tuples(st.sampled_from(names), st.sampled_from(names)), max_size=2)):
        if one != other:
            rivals.setdefault(one, set()).add(other)
            rivals.setdefault(other, set()).add(one)
    return Meeting(costs, Ballots(voters, supporters), budget, rivals, max(1, budget // draw(st.integers(3, 60))))


@settings(max_examples=cases(400))
@given(meetings())
def test_all_is_as_in_the_reference(meeting: Meeting) -> None:
    """The share, what was bought, in which order, and who paid how much."""
    ballots = meeting.ballots
    share, expected = reference_equal_shares.equal_shares(
        meeting.costs, ballots.voters, ballots.supporters, meeting.budget, meeting.rivals, meeting.unit
    )
    found = meeting.shares()
    assert found.share == share
    assert [(funded.id, dict(funded.payments)) for funded in found.funded] == [
        (name, dict(Counter(amount for amount in paid.values() if amount))) for name, paid in expected
    ]


@given(meetings())
def test_never_more_than_the_budget_and_paid_to_the_cent(meeting: Meeting) -> None:
    found = meeting.shares()
    assert sum(meeting.costs[funded.id] for funded in found.funded) <= meeting.budget
    for funded in found.funded:
        assert sum(amount * voters for amount, voters in funded.payments) == meeting.costs[funded.id]
        assert all(0 < amount <= found.share for amount, _ in funded.payments)
        assert sum(voters for _, voters in funded.payments) <= len(meeting.ballots.supporters[funded.id])


@given(meetings())
def test_rivals_are_not_bought_together(meeting: Meeting) -> None:
    names = {funded.id for funded in meeting.shares().funded}
    assert not any(names & meeting.rivals.get(name, set()) for name in names)


@given(meetings(), st.randoms(use_true_random=False))
def test_neither_the_order_of_the_input_nor_the_numbers_of_the_voters_matter(meeting: Meeting, chance: Random) -> None:
    ballots = meeting.ballots
    numbers = list(range(ballots.voters))
    chance.shuffle(numbers)
    names = list(meeting.costs)
    chance.shuffle(names)
    renumbered = {name: tuple(sorted(numbers[voter] for voter in ballots.supporters[name])) for name in names}
    costs = {name: meeting.costs[name] for name in names}
    other = equal_shares(costs, Ballots(ballots.voters, renumbered), meeting.budget, meeting.rivals, meeting.unit)
    assert other == meeting.shares()
