"""Money: read from text, kept as whole cents."""

from __future__ import annotations

import re
from fractions import Fraction

MAX_CENTS = 10**13  # a hundred thousand million euros: more is a slip of the pen

_EUROS = re.compile(r"(?:€\s*)?(?P<euros>[0-9]+)(?:[.,](?P<cents>[0-9]{2}))?")
_GROUPED = re.compile(r"(?:€\s*)?(?P<euros>[0-9]{1,3}(?:\.[0-9]{3})+),(?P<cents>[0-9]{2})")
_MILLIONS = re.compile(r"(?:€\s*)?(?P<euros>[0-9]{1,3}(?:\.[0-9]{3}){2,})(?P<cents>)")
_TWO_WAYS = re.compile(r"(?:€\s*)?(?P<whole>[0-9]{1,3})[.,](?P<three>[0-9]{3})")
_NEGATIVE = re.compile(r"(?:€\s*)?[-−–]\s*(?:€\s*)?[0-9][0-9.,]*")


class MoneyError(ValueError):
    """This text is not an amount; ``kind`` says in which way."""

    def __init__(self, kind: str, **values: str) -> None:
        super().__init__(kind)
        self.kind = kind
        self.values = values


def cents(text: str) -> int:
    """An amount of euros as whole cents.

    >>> cents("2400"), cents("2400,50"), cents("€ 2.400,50")
    (240000, 240050, 240050)

    Raises:
        MoneyError: with kind ``money-ambiguous`` (can be read two ways), ``money-negative``,
            ``money-too-large`` or ``money-invalid``.
    """
    text = text.strip()
    if two := _TWO_WAYS.fullmatch(text):
        if not two["whole"].startswith("0"):
            raise MoneyError(
                "money-ambiguous",
                large=two["whole"] + two["three"],
                small=f"{two['whole']},{two['three'][:2]}",
            )
        raise MoneyError("money-invalid")
    if _NEGATIVE.fullmatch(text):
        raise MoneyError("money-negative")
    found = _EUROS.fullmatch(text) or _GROUPED.fullmatch(text) or _MILLIONS.fullmatch(text)
    if not found:
        raise MoneyError("money-invalid")
    digits = found["euros"].replace(".", "")
    amount = int(digits) * 100 + int(found["cents"] or 0) if len(digits) <= 15 else MAX_CENTS + 1
    if amount > MAX_CENTS:
        raise MoneyError("money-too-large")
    return amount


def share_of(share: Fraction, amount: int) -> int:
    """This share (0..1) of an amount in cents, to the nearest cent, halves up."""
    return (2 * share.numerator * amount + share.denominator) // (2 * share.denominator)


def as_number(amount: int) -> int | float:
    """Cents as a JSON number in euros, with at most two decimals."""
    return amount // 100 if amount % 100 == 0 else amount / 100


def as_text(amount: int) -> str:
    """Cents as euros in a plan file: ``2400`` or ``2400.50``."""
    whole, rest = divmod(amount, 100)
    return f"{whole}.{rest:02}" if rest else str(whole)
