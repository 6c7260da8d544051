"""The Method of Equal Shares once more, as short as it can be written: slow, with fractions everywhere.

Written from Peters, Pierczyński and Skowron (2021) and equalshares.net, not from the program.
"""

from __future__ import annotations

from collections.abc import Collection, Mapping
from fractions import Fraction


def price(cost: int, left: Collection[Fraction]) -> Fraction | None:
    """The least p such that the cost is paid when each pays p, or all that is left where that is less."""
    due = Fraction(cost)
    ordered = sorted(left)
    for place, amount in enumerate(ordered):
        if amount * (len(ordered) - place) >= due:
            return due / (len(ordered) - place)
        due -= amount
    return None


def one_run(
    costs: Mapping[str, int],
    voters: int,
    supporters: Mapping[str, Collection[int]],
    share: Fraction,
    rivals: Mapping[str, Collection[str]],
) -> list[tuple[str, dict[int, Fraction]]]:
    """What is bought, in that order, and what each voter paid for it."""
    left = [share] * voters
    bought: list[tuple[str, dict[int, Fraction]]] = []
    while True:
        names = {name for name, _ in bought}
        offers = []
        for name, cost in costs.items():
            if name in names or names & set(rivals.get(name, ())):
                continue
            found = price(cost, [left[voter] for voter in supporters.get(name, ())])
            if found is not None:
                offers.append((found / cost, cost, -len(supporters[name]), name, found))
        if not offers:
            return bought
        *_, name, each = min(offers)
        paid = {voter: min(each, left[voter]) for voter in supporters[name]}
        for voter, amount in paid.items():
            left[voter] -= amount
        bought.append((name, paid))


def equal_shares(
    costs: Mapping[str, int],
    voters: int,
    supporters: Mapping[str, Collection[int]],
    budget: int,
    rivals: Mapping[str, Collection[str]],
    unit: int,
) -> tuple[Fraction, list[tuple[str, dict[int, Fraction]]]]:
    """The share of each voter in the run that counts, and what was bought then."""
    share = Fraction(budget, voters)
    bought = one_run(costs, voters, supporters, share, rivals)
    while True:
        names = {name for name, _ in bought}
        left = budget - sum(costs[name] for name in names)
        open_ = [n for n in costs if supporters.get(n) and n not in names and not names & set(rivals.get(n, ()))]
        if not any(costs[name] <= left for name in open_):
            return share, bought
        more = one_run(costs, voters, supporters, share + unit, rivals)
        if sum(costs[name] for name, _ in more) > budget:
            return share, bought
        share, bought = share + unit, more
