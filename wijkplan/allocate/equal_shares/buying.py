"""One run of the Method of Equal Shares: voters with the same amount each buy together what they chose.

Bought is, again and again, the candidate with the least rate: its price per cent of its cost. (Peters, Pierczyński and
Skowron 2021, with the cost as utility.) Most of the work is done in floats, and nothing is decided by them:

* Whatever set of supporters is taken to pay all that is left, (cost - what they have) / (the other supporters) is not
  above the price. In floats, less the doubt, that is a lower bound. Prices only go up during a run, so it holds on.
* A candidate is worked out exactly only when its bound is the lowest and does not go up any more. It is bought when
  all other bounds are above its exact rate; where they are not, those are worked out first.
* The price is cost / votes as long as nobody runs out, and no price can be lower. So what is bought before anybody
  runs out is bought first with every larger share, too, and is done once for all runs.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable
from fractions import Fraction
from heapq import heapify, heappop, heappush
from operator import itemgetter

from wijkplan.allocate.equal_shares.purses import ULP, Candidate, Offer, Purchase, Purses

_ABOVE, _BELOW = 1 + 4 * ULP, 1 - 4 * ULP
"""Factors that make a rounded float an upper or a lower bound."""


class Market:
    """The candidates, ready for many runs."""

    def __init__(self, voters: int, candidates: Iterable[Candidate], least: Fraction) -> None:
        """``least`` is the smallest share that will be tried, in cents."""
        self.candidates = {candidate.id: candidate for candidate in candidates}
        self._pick = {candidate.id: _picker(candidate.supporters) for candidate in self.candidates.values()}
        self._purses = Purses(voters, least, len(self.candidates))
        self._first = self._while_nobody_runs_out(self._purses)

    def _while_nobody_runs_out(self, purses: Purses) -> list[Purchase]:
        """What all who chose it can pay the full price of; in doubt, it is left to the runs."""
        bought: list[Purchase] = []
        out: set[str] = set()
        for candidate in sorted(self.candidates.values(), key=lambda each: (-len(each.supporters), each.tie)):
            if candidate.id in out:
                continue
            price = Fraction(candidate.cost, len(candidate.supporters))
            if min(self._pick[candidate.id](purses.floats)) <= float(price) * _ABOVE + purses.doubt:
                break
            bought.append(purses.buy(Offer(candidate, price, candidate.supporters, ())))
            out.update(candidate.rivals)
        return bought

    def buy(self, share: Fraction, limit: int) -> list[Purchase]:
        """What the voters buy, in that order, each starting with a share; a run stops once it is over a limit.

        Args:
            share: cents, not below the least.
            limit: cents; only the last purchase may go over it.
        """
        purses, bought = self._purses.with_share(share), list(self._first)
        spent = sum(purchase.candidate.cost for purchase in bought)
        out = {name for purchase in bought for name in (purchase.candidate.id, *purchase.candidate.rivals)}
        bounds = [(_BELOW / len(each.supporters), name) for name, each in self.candidates.items()]
        heapify(bounds)
        offers: list[Offer] = []
        while (bounds or offers) and spent <= limit:
            best = min(offers, key=lambda offer: (offer.rate, offer.candidate.tie), default=None)
            if best and not (bounds and bounds[0][0] <= float(best.rate) * _ABOVE):
                bought.append(purses.buy(best))
                spent += best.candidate.cost
                out |= {best.candidate.id, *best.candidate.rivals}
                for offer in offers:
                    heappush(bounds, (float(offer.rate) * _BELOW, offer.candidate.id))
                offers.clear()
                continue
            bound, name = heappop(bounds)
            found = None if name in out else self._look(self.candidates[name], bound, purses)
            if isinstance(found, float):
                heappush(bounds, (found, name))
            elif found:
                offers.append(found)
        return bought

    def _look(self, candidate: Candidate, bound: float, purses: Purses) -> Offer | float | None:
        """A candidate with this bound has a higher one, or this exact offer; None where it cannot be paid any more."""
        # Half an ulp for each addition and a few for the divisions, none of them of more than the cost.
        doubt = len(candidate.supporters) * (purses.doubt + candidate.cost * 4 * ULP)
        guess = bound * candidate.cost + doubt
        left = self._pick[candidate.id](purses.floats)
        poor = [amount for amount in left if amount < guess]
        due, payers = candidate.cost - sum(poor), len(left) - len(poor)
        if payers == 0 and due > doubt:
            return None
        if payers and due / payers > guess + doubt:
            return (due / payers - doubt) / candidate.cost
        found = purses.offer(candidate, guess, doubt)
        return float(found / candidate.cost) * _BELOW if isinstance(found, Fraction) else found


def _picker(places: tuple[int, ...]) -> Callable[[list[float]], tuple[float, ...]]:
    """A function that takes the items at these places out of a list."""
    return itemgetter(*places) if len(places) > 1 else lambda items: (items[places[0]],)
