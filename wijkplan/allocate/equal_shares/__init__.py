"""The Method of Equal Shares (``gelijke-delen``), completed by giving every voter a little more (Add1).

Every voter gets an equal share of the budget. Voters who chose the same voorstel pay for it together, each as much as
the others or all that is left (see `buying`). That seldom spends all. So every voter gets one unit more, and all is
bought anew, until the outcome would cost more than the budget (then the one before it stands), or until nothing that
somebody chose still fits in what is left. As on equalshares.net, and as in pabutools (``voter_budget_increment``).

What a voter chose is worth its cost to that voter. Points and ranks do not weigh: who gave a voorstel points, or a
rank, chose it (``Cost_Sat`` in pabutools).
"""

from __future__ import annotations

from collections.abc import Collection, Iterable, Mapping
from fractions import Fraction
from math import ceil

from wijkplan.allocate.equal_shares.buying import Market
from wijkplan.allocate.equal_shares.purses import Candidate, Purchase, payments
from wijkplan.outcome.result import Funded, Shares
from wijkplan.plan.ballots import Ballots


def equal_shares(
    costs: Mapping[str, int],
    ballots: Ballots,
    budget: int,
    rivals: Mapping[str, Collection[str]] | None = None,
    unit: int = 100,
) -> Shares:
    """Let the voters buy, with equal shares of a budget.

    Args:
        costs: of each voorstel in the running (id) what it costs: cents, above 0. Choices for others count for nothing.
        ballots: who chose what. All voters get a share, also who chose nothing that is in the running.
        budget: cents.
        rivals: for a voorstel (id) those that it cannot go together with; what is bought puts them out.
        unit: the step of Add1, in cents for each voter.
    """
    if not ballots.voters or budget <= 0:
        return Shares(Fraction(0), Fraction(0), ())
    chosen = {name: ballots.supporters.get(name, ()) for name in sorted(costs)}
    candidates = [
        Candidate(name, costs[name], supporters, (rivals or {}).get(name, ()))
        for name, supporters in chosen.items()
        if supporters
    ]
    start = Fraction(budget, ballots.voters)
    share = start + unit * _steps_without_end(candidates, budget, start, unit)
    market = Market(ballots.voters, candidates, share)
    bought = market.buy(share, budget)
    while _something_fits(candidates, bought, budget):
        more = market.buy(share + unit, budget)
        if _cost(more) > budget:
            break
        bought, share = more, share + unit
    funded = zip(bought, payments(bought, share), strict=True)
    return Shares(start, share, tuple(Funded(purchase.candidate.id, paid) for purchase, paid in funded))


def order_of_support(costs: Mapping[str, int], ballots: Ballots) -> list[str]:
    """The voorstellen (ids) by votes: more votes first, then the cheaper, then by id."""
    return sorted(costs, key=lambda name: (-len(ballots.supporters.get(name, ())), costs[name], name))


def _steps_without_end(candidates: Iterable[Candidate], budget: int, start: Fraction, unit: int) -> int:
    """So many steps of Add1 can be passed over, as nothing can come to an end there.

    That is so as long as all that its supporters could pay, if they bought nothing else, fits in the budget together,
    and leaves room for something that its supporters cannot pay.
    """
    waiting = sorted(candidates, key=_within_reach_from)
    left, reached, share = budget, set[str](), start
    for place, candidate in enumerate(waiting):
        if not any(each.cost <= left and reached.isdisjoint(each.rivals) for each in waiting[place:]):
            break
        left -= candidate.cost
        reached.add(candidate.id)
        share = _within_reach_from(candidate)
    return max(0, ceil((share - start) / unit) - 1)


def _within_reach_from(candidate: Candidate) -> Fraction:
    """The share (cents) with which its supporters can pay a candidate, if they buy nothing else."""
    return Fraction(candidate.cost, len(candidate.supporters))


def _cost(bought: Iterable[Purchase]) -> int:
    return sum(purchase.candidate.cost for purchase in bought)


def _something_fits(candidates: Iterable[Candidate], bought: Collection[Purchase], budget: int) -> bool:
    """Whether something that was chosen, and that nothing bought puts out, fits in what is left."""
    out = {name for purchase in bought for name in (purchase.candidate.id, *purchase.candidate.rivals)}
    left = budget - _cost(bought)
    return any(candidate.cost <= left and candidate.id not in out for candidate in candidates)
