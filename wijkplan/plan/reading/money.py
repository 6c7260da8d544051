"""Money: read from text, kept as whole cents."""

from __future__ import annotations

import re
from fractions import Fraction

MAX_CENTS = 10**13  # a hundred thousand million euros: more is a slip of the pen

_EURO = r"(?:€|[Ee][Uu][Rr](?:[Oo](?:['’]?[Ss])?)?)"
_NO_CENTS = r"(?:--?|[−–—=])"
_PLAIN = rf"[0-9]+(?:[.,](?:[0-9]{{2}}|{_NO_CENTS}))?"
_GROUPED = rf"[0-9]{{1,3}}(?:\.[0-9]{{3}})+,(?:[0-9]{{2}}|{_NO_CENTS})"
_MILLIONS = r"[0-9]{1,3}(?:\.[0-9]{3}){2,}"

PATTERN = rf"(?:{_EURO}\s*)?(?:{_PLAIN}|{_GROUPED}|{_MILLIONS})(?:\s*{_EURO})?"
"""What reads as an amount, for a schema too: what can be read two ways is not in it."""

_AMOUNT = re.compile(PATTERN)
_CENTS = re.compile(r"[.,]([0-9]{2})(?![0-9])")
_TWO_WAYS = re.compile(rf"(?:{_EURO}\s*)?(?P<whole>[0-9]{{1,3}})[.,](?P<three>[0-9]{{3}})(?:\s*{_EURO})?")
_NEGATIVE = re.compile(rf"(?:{_EURO}\s*)?[-−–]\s*(?:{_EURO}\s*)?[0-9][0-9.,]*(?:\s*{_EURO})?")
_WITH_WORDS = re.compile(
    rf"(?P<amount>(?:{_EURO}\s*)?[0-9](?:[0-9.,]*[0-9])?(?:,{_NO_CENTS})?)[\s(:;,]+"
    r"(?!(?:duizend|mille|ton|miljoen|mln|k)\b)[^\W\d_].*",
    re.DOTALL | re.IGNORECASE,
)


class MoneyError(ValueError):
    """This text is not an amount; ``kind`` says in which way."""

    def __init__(self, kind: str, **values: str) -> None:
        super().__init__(kind)
        self.kind = kind
        self.values = values


def cents(text: str) -> int:
    """An amount of euros as whole cents.

    >>> cents("2400"), cents("2400,50"), cents("€ 2.400,50"), cents("60.000,- euro")
    (240000, 240050, 240050, 6000000)

    Raises:
        MoneyError: with kind ``money-ambiguous`` (can be read two ways), ``money-negative``,
            ``money-too-large``, ``money-with-words`` (``amount`` with text behind it) or ``money-invalid``.
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
    if not _AMOUNT.fullmatch(text):
        if not (found := _WITH_WORDS.fullmatch(text)):
            raise MoneyError("money-invalid")
        raise MoneyError("money-with-words", amount=as_text(cents(found["amount"])))
    behind = _CENTS.search(text)
    digits = re.sub(r"[^0-9]", "", text[: behind.start()] if behind else text)
    amount = int(digits) * 100 + int(behind[1] if behind else 0) if len(digits) <= 15 else MAX_CENTS + 1
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
