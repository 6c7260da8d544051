"""Equal shares on ballots made up from a number, always the same ones: all of it is as in the slow reference."""

from __future__ import annotations

from collections import Counter
from random import Random

import pytest
import reference_equal_shares
from thoroughness import batches
from wijkplan.allocate.equal_shares import equal_shares
from wijkplan.plan.ballots import Ballots

CASES = 800


@pytest.mark.parametrize("seeds", batches(CASES, 200))
def test_the_share_what_was_bought_and_who_paid_how_much(seeds: range) -> None:
    """Costs are small or round, so that ties and amounts that just come out are common."""
    for seed in seeds:
        random = Random(seed)  # noqa: S311 - nothing is kept secret with it
        voters, names = random.randint(1, 14), [f"v{n}" for n in range(random.randint(1, 8))]
        whole = random.choice((1, 100, 2500))
        costs = {name: whole * random.randint(1, 30) for name in names}
        chance = random.choice((0.2, 0.5, 0.8))
        supporters = {name: tuple(v for v in range(voters) if random.random() < chance) for name in names}
        rivals: dict[str, set[str]] = {}
        if len(names) > 1 and random.random() < 0.4:
            one, other = random.sample(names, 2)
            rivals = {one: {other}, other: {one}}
        budget = whole * random.randint(1, 100) + random.randint(0, 1)
        unit = max(1, budget // random.choice((3, 17, 60)))
        share, bought = reference_equal_shares.equal_shares(costs, voters, supporters, budget, rivals, unit)
        expected = [(name, Counter(amount for amount in paid.values() if amount)) for name, paid in bought]
        found = equal_shares(costs, Ballots(voters, supporters), budget, rivals, unit)
        assert found.share == share, seed
        assert [(funded.id, Counter(dict(funded.payments))) for funded in found.funded] == expected, seed
