"""What voters buy together, worked out anew from the words of the rule (``gelijke-delen``), exact.

Every voter has an equal share. Again and again they buy what costs them the least per cent of its cost, if each pays
the same, or all that is left. Then every voter gets a euro more, and all is bought anew, until that would cost more
than there is, or until nothing that was chosen still fits.

Voters who chose the same are one group: they always have the same left. All amounts are whole numbers of a unit that
gets smaller with each price.
"""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Collection, Mapping
from dataclasses import dataclass
from fractions import Fraction
from functools import cached_property
from heapq import heapify, heappop, heappush
from math import gcd

from wijkplan.outcome.result import Funded, Shares
from wijkplan.plan.ballots import Ballots

EURO = 100
MUCH = 200_000
"""So many times a group is looked at before the walk over all shares is too long to do anew."""


@dataclass(frozen=True)
class Market:
    """What can be bought, by id: its cost in cents, the groups that chose it, and what cannot go with it."""

    costs: Mapping[str, int]
    groups: Mapping[str, tuple[int, ...]]
    sizes: tuple[int, ...]
    """How many voters each group has."""
    rivals: Mapping[str, Collection[str]]

    @cached_property
    def votes(self) -> dict[str, int]:
        """How many voters chose each."""
        return {name: sum(self.sizes[group] for group in groups) for name, groups in self.groups.items()}

    def tie(self, name: str) -> tuple[int, int, str]:
        """Of equal rates the cheaper goes first, then the one with more votes, then by id."""
        return self.costs[name], -self.votes[name], name


def bought_together(
    costs: Mapping[str, int],
    ballots: Ballots,
    budget: int,
    rivals: Mapping[str, Collection[str]],
    claimed: Fraction | None = None,
) -> Shares:
    """What the voters buy.

    Args:
        costs: of each voorstel (id) what it costs: cents, above 0.
        ballots: who chose what.
        budget: cents.
        rivals: for a voorstel (id) those that it cannot go together with.
        claimed: cents that each is said to have had at the end. Where there are too many votes to walk there
            euro by euro, the walk begins a euro before it.
    """
    if budget <= 0:
        return Shares(Fraction(0), Fraction(0), ())
    market = _market(costs, ballots, rivals)
    start = Fraction(budget, ballots.voters)
    share = start + EURO * _safe_steps(market, budget, start)
    looks, each_run = 0, sum(map(len, market.groups.values()))
    if claimed is not None and (claimed - share) / EURO * each_run > MUCH:
        share = max(share, start + EURO * (round((claimed - start) / EURO) - 1))
    bought = _run(market, share, budget)
    while _fits(market, bought, budget):
        looks += each_run
        if claimed is not None and share > claimed and looks > MUCH:
            break  # more than was said: it is not true already
        more = _run(market, share + EURO, budget)
        if _cost(market, more) > budget:
            break
        bought, share = more, share + EURO
    return Shares(start, share, bought)


def _market(costs: Mapping[str, int], ballots: Ballots, rivals: Mapping[str, Collection[str]]) -> Market:
    choices: dict[int, list[str]] = defaultdict(list)
    for name in sorted(costs):
        for voter in ballots.supporters.get(name, ()):
            choices[voter].append(name)
    groups = Counter(tuple(chosen) for chosen in choices.values())
    chose: dict[str, list[int]] = defaultdict(list)
    for number, chosen in enumerate(groups):
        for name in chosen:
            chose[name].append(number)
    return Market(
        {name: costs[name] for name in chose},
        {name: tuple(numbers) for name, numbers in chose.items()},
        tuple(groups.values()),
        rivals,
    )


def _safe_steps(market: Market, budget: int, start: Fraction) -> int:
    """So many euros more can end nothing.

    In reach is what its voters could pay if they bought nothing else; no more than that can be bought. As long as all
    in reach fits in the budget together, and something else still fits in what that leaves, it is no end.
    """
    reach = sorted((Fraction(cost, market.votes[name]), name) for name, cost in market.costs.items())
    left, inside = budget, set[str]()
    share = start
    for place, (needed, name) in enumerate(reach):
        waiting = [other for _needed, other in reach[place:]]
        if not any(market.costs[other] <= left and not inside & set(market.rivals.get(other, ())) for other in waiting):
            break
        left -= market.costs[name]
        inside.add(name)
        share = needed
    return max(0, -int((start - share) // EURO) - 1)


def _run(market: Market, share: Fraction, limit: int) -> tuple[Funded, ...]:
    """What they buy, in order, when each has this share (cents); no further than over the limit (cents)."""
    unit = share.denominator
    purses = [share.numerator] * len(market.sizes)
    bought: list[Funded] = []
    out: set[str] = set()
    waiting = [((Fraction(1, market.votes[name]), market.tie(name)), name) for name in market.costs]
    heapify(waiting)
    spent = 0
    while waiting and spent <= limit:
        _bound, name = heappop(waiting)
        if name in out:
            continue
        due, payers = _price(market, name, purses, unit)
        if not payers:
            continue
        key = Fraction(due, payers * unit * market.costs[name]), market.tie(name)
        if waiting and waiting[0][0] < key:  # prices only go up: another may be cheaper by now
            heappush(waiting, (key, name))
            continue
        finer = payers // gcd(due, payers)
        unit, price = unit * finer, due * finer // payers
        purses = [amount * finer for amount in purses]
        paid: Counter[int] = Counter()
        for group in market.groups[name]:
            amount = min(price, purses[group])
            purses[group] -= amount
            if amount:
                paid[amount] += market.sizes[group]
        payments = ((Fraction(amount, unit), voters) for amount, voters in sorted(paid.items(), reverse=True))
        bought.append(Funded(name, tuple(payments)))
        out |= {name, *market.rivals.get(name, ())}
        spent += market.costs[name]
    return tuple(bought)


def _price(market: Market, name: str, purses: list[int], unit: int) -> tuple[int, int]:
    """What is left to pay by who can pay the price, and how many those are; nobody where it is too dear for all."""
    due, payers = market.costs[name] * unit, market.votes[name]
    for left, size in sorted((purses[group], market.sizes[group]) for group in market.groups[name]):
        if left * payers >= due:
            break
        due -= left * size
        payers -= size
    return due, payers


def _cost(market: Market, bought: Collection[Funded]) -> int:
    return sum(market.costs[funded.id] for funded in bought)


def _fits(market: Market, bought: Collection[Funded], budget: int) -> bool:
    """Whether something that was chosen, and that nothing bought puts out, fits in what is left."""
    out = {name for funded in bought for name in (funded.id, *market.rivals.get(funded.id, ()))}
    left = budget - _cost(market, bought)
    return any(cost <= left and name not in out for name, cost in market.costs.items())
