"""Numbers for machines: the shapes that JSON and CSV promise."""

from __future__ import annotations

from fractions import Fraction


def four_decimals(value: Fraction) -> float:
    """A number with four decimals, halves up."""
    return (2 * 10**4 * value.numerator + value.denominator) // (2 * value.denominator) / 10**4
