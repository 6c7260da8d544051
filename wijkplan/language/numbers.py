"""Amounts and numbers as a reader of the language in use writes them."""

from __future__ import annotations

from dataclasses import dataclass
from fractions import Fraction

from wijkplan import language
from wijkplan.language import _


def _digits(number: Fraction | int, decimals: int) -> str:
    """Rounded, halves away from zero, with the thousands and the decimals set apart."""
    over, under = abs(number.numerator) * 10**decimals, number.denominator
    whole = (2 * over + under) // (2 * under)
    sign = "-" if number < 0 and whole else ""
    text = f"{sign}{whole // 10**decimals:,}"
    if decimals:
        text += f".{whole % 10**decimals:0{decimals}}"
    return text if language.current() == "en" else text.translate(_DUTCH)


_DUTCH = str.maketrans(",.", ".,")


def number(value: Fraction | int, decimals: int = 0) -> str:
    """``1234.5`` as ``1.234,5`` (Dutch) or ``1,234.5`` (English)."""
    return _digits(value, decimals)


def figure(value: Fraction, most: int) -> str:
    """A number with no more decimals than it needs, and at most so many."""
    return number(value, next((n for n in range(most) if (value * 10**n).denominator == 1), most))


def euros(cents: int) -> str:
    """Cents as euros: ``€ 2.400`` or ``€ 2.400,50``; cents are shown only where there are any."""
    whole = cents % 100 == 0
    text = _digits(Fraction(cents, 100), 0 if whole else 2)
    return f"€ {text}"


def percentage(share: Fraction) -> str:
    """A share (0..1) as ``12,5%``, with no more decimals than it needs and at most two."""
    return f"{figure(share * 100, 2)}%"


@dataclass(frozen=True, slots=True)
class Euros:
    """Cents inside a `Message`: written out in the language in which the message is shown."""

    cents: int

    def __str__(self) -> str:
        """The amount, as `euros` writes it."""
        return euros(self.cents)


@dataclass(frozen=True, slots=True)
class About:
    """An amount inside a `Message` that need not be whole cents: to the nearest cent."""

    cents: Fraction

    def __str__(self) -> str:
        """The amount; with a word before it where it is rounded."""
        nearest = euros(int(self.cents + Fraction(1, 2)))
        return nearest if self.cents.denominator == 1 else _("ongeveer {bedrag}").format(bedrag=nearest)


@dataclass(frozen=True, slots=True)
class Number:
    """A count inside a `Message` that need not be whole, such as a need that is divided over groups."""

    value: Fraction

    def __str__(self) -> str:
        """The count with at most one decimal; with a word before it where it is rounded."""
        if self.value.denominator == 1:
            return number(self.value)
        shown = number(self.value, 1)
        return shown if (self.value * 10).denominator == 1 else _("ongeveer {bedrag}").format(bedrag=shown)


@dataclass(frozen=True, slots=True)
class Percentage:
    """A share (0..1) inside a `Message`."""

    share: Fraction

    def __str__(self) -> str:
        """The share, as `percentage` writes it."""
        return percentage(self.share)


@dataclass(frozen=True, slots=True)
class Figure:
    """A number inside a `Message`, with no more decimals than it needs and at most six."""

    value: Fraction

    def __str__(self) -> str:
        """The number, as `figure` writes it."""
        return figure(self.value, 6)
