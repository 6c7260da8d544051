"""Real ballots: the same winners as pabutools (its own Method of Equal Shares), in the same order, and as the city.

What is left is given away by votes (the greedy completion) as pabutools does it, for every file.

How much each voter has in the end is found by giving all of them one euro (or zloty) more, time after time (Add1).
pabutools is slow at that. Its whole Add1 is run for the files in `WHOLE`: six of Amsterdam (288, 324, 515, 522, 588,
643), three of Gdynia, three of Warszawa (Kamionek, Przyczolek Grochowski, Radiowo) and one of Wroclaw (9_750). For all
others it is run only at the share that counts, where it has to buy the same, and one step further, where it has to go
over the budget unless nothing fitted any more. That no step before went over the budget is not held against pabutools
there. The larger files, with which pabutools takes minutes, come with ``make test-thorough``.
"""

from __future__ import annotations

from collections.abc import Iterable
from fractions import Fraction
from functools import cache
from typing import Any, NamedTuple

import pytest
from thoroughness import real_ballots
from wijkplan.allocate.equal_shares import equal_shares, order_of_support
from wijkplan.exchange.pabulib import Pabulib, read
from wijkplan.outcome.result import Shares
from wijkplan.plan.ballots import Ballots

FILES = real_ballots()
WHOLE = [
    name
    for name in FILES
    if name.endswith(("_288", "_324", "_515", "_522", "_588", "_643", "_Kamionek", "_Grochowski", "_9_750"))
    or name.startswith(("Poland_Warszawa_2018", "Poland_Gdynia"))
]
CITY = "Poland_Swiecie_2023"

pytestmark = pytest.mark.skipif(not FILES, reason="the Pabulib files are not here")


class Case(NamedTuple):
    """A file, and what equal shares make of it."""

    budget: Pabulib
    costs: dict[str, int]
    ballots: Ballots
    shares: Shares

    @property
    def winners(self) -> list[str]:
        return [funded.id for funded in self.shares.funded]

    def completed(self) -> list[str]:
        """With what still fits in what is left, in order of support."""
        winners = self.winners
        for name in order_of_support(self.costs, self.ballots):
            if name not in winners and self.spent([*winners, name]) <= self.budget.budget:
                winners.append(name)
        return winners

    def spent(self, names: Iterable[str]) -> int:
        return sum(self.costs[name] for name in names)


@cache
def case(name: str) -> Case:
    budget = read(FILES[name])
    costs = {project.id: project.kosten for project in budget.projects}
    ballots = Ballots(
        len(budget.ballots),
        {each: tuple(n for n, ballot in enumerate(budget.ballots) if each in ballot.projects) for each in costs},
    )
    return Case(budget, costs, ballots, equal_shares(costs, ballots, budget.budget))


class Pabutools:
    """The same file in pabutools, with the ties of this project: cheaper, then more votes, then by id."""

    def __init__(self, name: str) -> None:
        election = pytest.importorskip("pabutools.election")
        self.rules = pytest.importorskip("pabutools.rules")
        tiebreaking = pytest.importorskip("pabutools.tiebreaking")
        self.instance, self.profile = election.parse_pabulib(str(FILES[name]))
        ballots = case(name).ballots
        self.settings = {
            "sat_profile": self.profile.as_sat_profile(election.Cost_Sat),
            "tie_breaking": tiebreaking.TieBreakingRule(
                lambda _instance, _profile, project: (
                    project.cost,
                    -len(ballots.supporters[project.name]),
                    project.name,
                )
            ),
        }

    def bought(self, share: Fraction | None = None) -> list[str]:
        """By method of equal shares: with so many cents each, or else with Add1."""
        settings: dict[str, Any] = dict(self.settings)
        limit = self.instance.budget_limit
        if share is None:
            settings["voter_budget_increment"] = 1
        else:
            self.instance.budget_limit = type(limit)(share * self.profile.num_ballots() / 100)
        allocation = self.rules.method_of_equal_shares(self.instance, self.profile, binary_sat=True, **settings)
        self.instance.budget_limit = limit
        return [project.name for project in allocation]

    def completed(self, winners: Iterable[str]) -> list[str]:
        """By votes: the cost of all who chose something, for each cent of its cost."""
        allocation = self.rules.greedy_utilitarian_welfare(
            self.instance,
            self.profile,
            initial_budget_allocation=[self.instance.get_project(name) for name in winners],
            **self.settings,
        )
        return [project.name for project in allocation]


pabutools = cache(Pabutools)


@pytest.mark.parametrize("name", FILES)
def test_pabutools_buys_the_same_in_the_same_order(name: str) -> None:
    ours, theirs = case(name), pabutools(name)
    if name in WHOLE:
        assert theirs.bought() == ours.winners
    else:
        assert theirs.bought(ours.shares.share) == ours.winners
        left = ours.budget.budget - ours.spent(ours.winners)
        if any(ours.costs[each] <= left and each not in ours.winners for each in ours.ballots.supporters):
            assert ours.spent(theirs.bought(ours.shares.share + 100)) > ours.budget.budget


@pytest.mark.parametrize("name", FILES)
def test_pabutools_gives_what_is_left_to_the_same(name: str) -> None:
    ours = case(name)
    assert set(pabutools(name).completed(ours.winners)) == set(ours.completed())


def test_of_enough_files_something_is_left_to_give() -> None:
    """Else the greedy completion would not have been tried."""
    assert sum(len(case(name).completed()) > len(case(name).winners) for name in FILES) >= len(FILES) // 4


@pytest.mark.parametrize("name", FILES)
def test_what_voters_paid_is_what_it_costs(name: str) -> None:
    ours = case(name)
    assert ours.spent(ours.winners) <= ours.budget.budget
    for funded in ours.shares.funded:
        assert sum(amount * voters for amount, voters in funded.payments) == ours.costs[funded.id]
        assert all(0 < amount <= ours.shares.share for amount, _ in funded.payments)


@pytest.mark.skipif(CITY not in FILES, reason="this file is not here")
def test_the_city_that_used_equal_shares_decided_the_same() -> None:
    ours = case(CITY)
    assert set(ours.completed()) == {project.id for project in ours.budget.projects if project.selected}
