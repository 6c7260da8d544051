"""What voters have left while they buy together: exact, with floats beside it to compare quickly.

The floats are never further from the truth than `Purses.doubt`. The exact amount of a voter follows from the share and
the list of what this voter paid for; it is worked out only where it is needed.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Collection, Iterable, Iterator, Sequence
from dataclasses import dataclass
from fractions import Fraction
from itertools import chain
from math import lcm

ULP = 2.0**-52


@dataclass(frozen=True, slots=True)
class Candidate:
    """Something that can be bought."""

    id: str
    cost: int
    """Cents, above 0."""
    supporters: tuple[int, ...]
    """The numbers of the voters who chose it; at least one."""
    rivals: Collection[str]
    """What cannot be bought beside it (ids)."""

    @property
    def tie(self) -> tuple[int, int, str]:
        """Goes up from the one that wins a tie to the one that loses it: cheaper, then more votes, then by id."""
        return (self.cost, -len(self.supporters), self.id)


@dataclass(frozen=True, slots=True)
class Offer:
    """A candidate with its exact price."""

    candidate: Candidate
    price: Fraction
    """Cents. The least amount with which the cost is paid when each pays that, or all that is left."""
    rich: Sequence[int]
    """The supporters who pay the price."""
    poor: Sequence[int]
    """Those who pay all that is left, which is less; who paid all before is not counted."""

    @property
    def rate(self) -> Fraction:
        """The price per cent of the cost."""
        return self.price / self.candidate.cost


@dataclass(frozen=True, slots=True)
class Purchase:
    """A candidate that was bought."""

    candidate: Candidate
    price: Fraction
    payers: int
    """How many paid the price."""
    emptied: tuple[tuple[int, ...], ...]
    """For each supporter who paid all that was left: the purchases (from 0) that this one had paid the price of."""


class Purses:
    """What each voter has left."""

    def __init__(self, voters: int, share: Fraction, most: int) -> None:
        """Each voter has ``share`` cents; there will be at most so many purchases."""
        self._share = share
        self._most = most
        self.floats = [float(share)] * voters
        """Cents."""
        self.doubt = (most + 3) * float(share) * ULP
        """Cents. A share is rounded at most three times, and each purchase rounds a price and a rest by half an ulp."""
        self._paid: list[tuple[int, ...]] = [()] * voters
        """The purchases (from 0) that each voter paid the price of."""
        self._empty: set[int] = set()
        """The voters who paid all that was left."""
        self._unit = share.denominator
        """So many parts make a cent: with these all amounts are whole numbers."""
        self._prices: list[int] = []
        """Of each purchase, in parts."""

    def with_share(self, share: Fraction) -> Purses:
        """What each would have left with another share after paying the same prices."""
        other = Purses(0, share, self._most)
        difference = float(share - self._share)
        other.floats = [amount + difference for amount in self.floats]
        other._paid = list(self._paid)
        other._empty = set(self._empty)
        other._unit = lcm(self._unit, share.denominator)
        other._prices = [price * (other._unit // self._unit) for price in self._prices]
        return other

    def offer(self, candidate: Candidate, guess: float, doubt: float) -> Offer | Fraction | None:
        """The exact offer, given a guess that is not above the price by more than the doubt (cents).

        Who has clearly less than the guess pays all that is left, and who has clearly more pays the price; only of
        those between the two the exact amounts are needed. Where the price turns out to be clearly above the guess,
        only a lower bound of the price is given; None where the supporters cannot pay.
        """
        floats, empty, (low, high) = self.floats, self._empty, (guess - 2 * doubt, guess + 2 * doubt)
        rich = [voter for voter in candidate.supporters if floats[voter] > high]
        rest = [voter for voter in candidate.supporters if floats[voter] <= high and voter not in empty]
        poor = [voter for voter in rest if floats[voter] < low]
        between = sorted((self._left([self._paid[voter]]), voter) for voter in rest if floats[voter] >= low)
        due, payers = candidate.cost - self._left([self._paid[voter] for voter in poor]), len(rich) + len(between)
        for amount, voter in between:
            if amount * payers >= due:
                rich.append(voter)
            else:
                poor.append(voter)
                due -= amount
                payers -= 1
        if payers == 0:
            return None
        price = due / payers
        return Offer(candidate, price, rich, poor) if price <= guess + doubt else price

    def buy(self, offer: Offer) -> Purchase:
        """Take the price from the rich and all that is left from the poor."""
        number, amount, floats, paid = len(self._prices), float(offer.price), self.floats, self._paid
        for voter in offer.rich:
            floats[voter] -= amount
            paid[voter] += (number,)
        for voter in offer.poor:
            floats[voter] = 0.0
        self._empty.update(offer.poor)
        unit = lcm(self._unit, offer.price.denominator)
        self._prices = [price * (unit // self._unit) for price in self._prices]
        self._prices.append(int(offer.price * unit))
        self._unit = unit
        return Purchase(offer.candidate, offer.price, len(offer.rich), tuple(paid[voter] for voter in offer.poor))

    def _left(self, histories: Collection[Iterable[int]]) -> Fraction:
        """What voters who paid for these purchases have left together."""
        spent = sum(n * self._prices[number] for number, n in Counter(chain.from_iterable(histories)).items())
        return len(histories) * self._share - Fraction(spent, self._unit)


def payments(bought: Sequence[Purchase], share: Fraction) -> Iterator[tuple[tuple[Fraction, int], ...]]:
    """For each purchase the amounts (cents) that voters paid and how many paid them, the highest first."""
    unit = lcm(share.denominator, *(purchase.price.denominator for purchase in bought))
    whole, prices = int(share * unit), [int(purchase.price * unit) for purchase in bought]
    for price, purchase in zip(prices, bought, strict=True):
        paid = Counter(whole - sum([prices[number] for number in history]) for history in purchase.emptied)
        paid[price] += purchase.payers
        yield tuple((Fraction(amount, unit), voters) for amount, voters in sorted(paid.items(), reverse=True) if amount)
