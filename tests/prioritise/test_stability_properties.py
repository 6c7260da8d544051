"""What holds for the stability of any plan, tried out on the values of the reference with weights that are changed.

A score is the sum of weight times value, divided by the sum of the weights; of equal scores the rules for ties decide.
"""

from __future__ import annotations

import functools
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from fractions import Fraction
from itertools import pairwise
from random import Random
from typing import Any

import pytest
import reference_scores
from helpers import agenda, plan
from strategies import text
from test_reference_1000 import made_up
from wijkplan.prioritise import rank
from wijkplan.prioritise.stability import Sure, stability

PLANS = 150
HAIR = Fraction(1, 10**15)
MARGINS = (Fraction(1, 20), Fraction(1, 5), Fraction(1, 2), Fraction(9, 10))

Weights = dict[str, Fraction]


@dataclass(frozen=True)
class Order:
    """The themes or the proposals of a plan, in the order of the reference, with what the program says of each."""

    seed: int
    marge: Fraction
    weights: Weights
    lines: list[reference_scores.Line]
    tie: Callable[[reference_scores.Line], Any]
    sure: tuple[Sure, ...]

    def key(self, line: reference_scores.Line, weights: Weights) -> Any:
        """The smaller, the higher; never without any weight."""
        points = sum((weights[name] * (value or 0) for name, value in line.values.items()), Fraction(0))
        return -points / sum(weights.values()), self.tie(line)

    def goes_first(self, one: reference_scores.Line, other: reference_scores.Line, weights: Weights) -> bool:
        return bool(self.key(one, weights) < self.key(other, weights))

    def with_change(self, name: str, part: Fraction) -> Weights:
        """One weight larger or smaller by a part of itself."""
        return self.weights | {name: self.weights[name] * (1 + part)}


@functools.cache
def orders(seed: int) -> tuple[Order, ...]:
    data, shared = made_up(seed)
    marge = MARGINS[seed % len(MARGINS)]
    found = stability(rank(plan(text(data)), agenda(text(shared))), marge)
    themas, voorstellen = reference_scores.ranking(data, shared)
    by_id = {v["id"]: v for v in (*data["bewonersinitiatieven"], *data["interventies"])}

    def weights(part: str) -> Weights:
        given = (reference_scores.DEFAULTS[part], shared["spelregels"].get(part, {}), data["spelregels"].get(part, {}))
        return {name: Fraction(str(number)) for layer in given for name, number in layer.items()}

    return (
        Order(seed, marge, weights("themacriteria"), themas, lambda line: line.id, found.themas),
        Order(
            seed,
            marge,
            weights("criteria"),
            voorstellen,
            lambda line: (reference_scores._draagvlak_gevraagd(by_id[line.id]), line.id),
            found.voorstellen,
        ),
    )


def all_orders() -> Iterator[Order]:
    for seed in range(PLANS):
        yield from orders(seed)


def pairs() -> Iterator[tuple[Order, reference_scores.Line, reference_scores.Line, Sure]]:
    for order in all_orders():
        assert len(order.sure) == len(order.lines)
        for (high, low), sure in zip(pairwise(order.lines), order.sure, strict=False):
            yield order, high, low, sure


def test_the_change_makes_two_neighbours_equal_and_a_hair_more_swaps_them() -> None:
    """And a hair less does not. A weight that would have to go to nothing has to leave another weight above it."""
    found = 0
    for order, high, low, sure in pairs():
        if (swap := sure.swap) is None:
            continue
        found += 1
        where = (order.seed, high.id, low.id, swap)
        size = swap.verandering
        assert order.weights[swap.criterium] > 0, where
        assert size >= -1, where
        exact = order.with_change(swap.criterium, size)
        assert any(exact.values()), where
        assert order.key(high, exact)[0] == order.key(low, exact)[0], where
        if size == 0:  # equal as they are: a hair more or a hair less
            beyond = [order.with_change(swap.criterium, hair) for hair in (HAIR, -HAIR)]
            assert any(order.goes_first(low, high, weights) for weights in beyond), where
            continue
        if size == -1:  # no weight at all: there is nothing beyond that
            assert order.goes_first(low, high, exact), where
        else:
            assert order.goes_first(low, high, order.with_change(swap.criterium, size * (1 + HAIR))), where
        assert order.goes_first(high, low, order.with_change(swap.criterium, size * (1 - HAIR))), where
    assert found > 200


def test_no_other_single_weight_does_it_with_less() -> None:
    """A lead is a straight line in each weight: if the ends of what is smaller do not swap, nothing between does.

    Where nothing is said to swap them, not even without this weight, or with a thousand million times as much.
    """
    without = 0
    for order, high, low, sure in pairs():
        limit = abs(sure.swap.verandering) * (1 - HAIR) if sure.swap else Fraction(10**9)
        without += sure.swap is None
        for name, weight in order.weights.items():
            for part in (max(Fraction(-1), -limit), limit):
                weights = order.with_change(name, part)
                if weight and any(weights.values()):
                    assert order.goes_first(high, low, weights), (order.seed, high.id, low.id, name, part)
    assert without > 50


def test_the_same_swap_where_the_lower_one_wins_a_tie() -> None:
    """`already`: they change places at exactly this change."""
    for order, high, low, sure in pairs():
        if sure.swap:
            exact = order.with_change(sure.swap.criterium, sure.swap.verandering)
            if any(exact.values()):
                assert sure.swap.already == order.goes_first(low, high, exact), (order.seed, high.id, low.id)


@pytest.mark.parametrize("kind", ["anywhere", "corners"])
def test_no_weights_within_the_margin_lead_to_another_place(kind: str) -> None:
    """Each weight somewhere within the margin, or at one of its ends; a place that is sure does not change."""
    moved = certain = 0
    for order in all_orders():
        random = Random(order.seed)  # noqa: S311 - nothing is kept secret with it
        for _ in range(8):
            steps = random.choices((-100, 100) if kind == "corners" else range(-100, 101), k=len(order.weights))
            parts = [order.marge * Fraction(step, 100) for step in steps]
            weights = {name: w * (1 + part) for (name, w), part in zip(order.weights.items(), parts, strict=True)}
            ranked = sorted(order.lines, key=lambda line: order.key(line, weights))
            for place, line in enumerate(ranked, start=1):
                sure = order.sure[order.lines.index(line)]
                assert sure.hoogste <= place <= sure.laagste, (order.seed, line.id, weights)
                moved += place != sure.plaats
                certain += sure.is_sure
    assert moved > 100
    assert certain > 100


def test_places_are_no_wider_than_pairs_allow() -> None:
    """Above stays who still goes first when each weight is at the end of the margin that suits the other best."""
    for order in all_orders():
        for n, line in enumerate(order.lines):
            above = sum(order.goes_first(high, line, against(order, high, line)) for high in order.lines[:n])
            below = sum(order.goes_first(line, low, against(order, line, low)) for low in order.lines[n + 1 :])
            sure = order.sure[n]
            assert (sure.plaats, sure.hoogste, sure.laagste) == (n + 1, above + 1, len(order.lines) - below), order.seed


def against(order: Order, high: reference_scores.Line, low: reference_scores.Line) -> Weights:
    """The weights within the margin under which this lead is smallest."""
    ahead = {name: (high.values[name] or 0) > (low.values[name] or 0) for name in order.weights}
    return {n: w * (1 - order.marge if ahead[n] else 1 + order.marge) for n, w in order.weights.items()}
