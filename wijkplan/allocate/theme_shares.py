"""The pot over the themas: the first step of the method ``per-thema``."""

from __future__ import annotations

from collections.abc import Sequence
from fractions import Fraction

from wijkplan.outcome.result import ThemeShare
from wijkplan.prioritise.ranking import ThemaScore


def theme_shares(amount: int, themas: Sequence[ThemaScore]) -> tuple[ThemeShare, ...]:
    """An amount (cents) in proportion to the scores of the themas, in the order given; together exactly the amount.

    Cents go by largest remainder, of equal remainders first to the thema that stands first. Where all scores
    are 0, all shares are equal.
    """
    total = sum((line.score for line in themas), Fraction(0))
    weights = [line.score / total if total else Fraction(1, len(themas)) for line in themas]
    cents = [int(weight * amount) for weight in weights]
    by_remainder = sorted(range(len(themas)), key=lambda n: cents[n] - weights[n] * amount)
    for n in by_remainder[: amount - sum(cents)]:
        cents[n] += 1
    return tuple(ThemeShare(line.thema, share) for line, share in zip(themas, cents, strict=True))
