"""Data of persons in a text: found, and made unreadable wherever the text is shown."""

from __future__ import annotations

import re
from collections.abc import Iterable
from dataclasses import dataclass
from functools import lru_cache
from typing import TYPE_CHECKING

from wijkplan.checks.personal.plain import plain

if TYPE_CHECKING:
    from wijkplan.checks.personal.numbers import Place

DOT = "•"

# What all of a kind have in common: most plans hold nothing that comes near, and then its patterns are not even loaded.
_NINE_DIGITS = re.compile(r"[0-9](?:(?:[ ()./*_~-]{0,3}[0-9]){8}|[0-9][ .-]?[A-Za-z]{4}[ .-]?[0-9])")
_AT = re.compile(r"[@&%(\[{<](?:(?<=@)|#64;|40|(?i: ?at| ?apenst))| (?i:at |apenst)")
_POSTCODE = re.compile(r"[1-9][0-9]{3}[ -]{0,2}[A-Za-z]{2}(?:\W|[0-9]|$)")

# The longer kinds first: part of an account number can look like a telephone number.
HINTS = {"WP802": _NINE_DIGITS, "WP803": _AT, "WP804": _NINE_DIGITS, "WP801": _NINE_DIGITS, "WP805": _POSTCODE}
"""By the code of its rule: what is quick to look for, before a closer look."""


def may_hold(text: str) -> bool:
    """Whether a plain text has to be looked at closely."""
    return any(hint.search(text) for hint in (_NINE_DIGITS, _AT, _POSTCODE))


@dataclass(frozen=True, slots=True, order=True)
class Found:
    """Data of a person in a text: from where to where (from 0, the end not included), and whose rule it is."""

    start: int
    end: int
    code: str


@lru_cache(maxsize=256)
def found(text: str) -> tuple[Found, ...]:
    """All data of persons in a text, in order; none of it stands in other data of persons."""
    text = plain(text)
    if not may_hold(text):
        return ()
    from wijkplan.checks.personal.kinds import KINDS

    all_found: list[Found] = []
    for code in (code for code, hint in HINTS.items() if hint.search(text)):
        before = sorted(all_found)
        all_found += [Found(*place, code) for place in KINDS[code].places(text) if not _overlaps(place, before)]
    return tuple(sorted(all_found))


def _overlaps(place: Place, others: list[Found]) -> bool:
    """Whether one of these, which are in order and apart, shares a character with this place."""
    from bisect import bisect_left

    after = bisect_left(others, place[1], key=lambda other: other.start)
    return after > 0 and others[after - 1].end > place[0]


def masked(text: str) -> str:
    """A text as it may be shown: no data of persons in full."""
    return hidden(text, [(one.start, one.end) for one in found(text)])


def hidden(text: str, places: Iterable[Place]) -> str:
    """The text with dots at these places, which are in order and apart."""
    pieces, last = [], 0
    for start, end in places:
        pieces += [text[last:start], DOT * (end - start)]
        last = end
    return "".join([*pieces, text[last:]])
