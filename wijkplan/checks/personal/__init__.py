"""Data of persons in a text: found, and made unreadable wherever the text is shown."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass
from functools import lru_cache
from itertools import islice

from wijkplan.checks.personal.addresses import ADDRESS, EMAIL, address, email
from wijkplan.checks.personal.numbers import BSN, IBAN, PHONE, Place, bsn, iban, phone
from wijkplan.checks.personal.plain import plain

MAX_CANDIDATES = 5_000  # of one kind in one text that are looked at closely
DOT = "•"


@dataclass(frozen=True, slots=True)
class Kind:
    """A kind of personal data: what is quick to look for, what looks like it, and when it really is."""

    hint: re.Pattern[str]
    pattern: re.Pattern[str]
    sure: Callable[[re.Match[str]], Place | None]

    def places(self, text: str) -> Iterator[Place]:
        """Where this stands in a plain text, as (start, end)."""
        if not self.hint.search(text):
            return
        for place in islice(self._candidates(text), MAX_CANDIDATES):
            if place is not None:
                yield place

    def _candidates(self, text: str) -> Iterator[Place | None]:
        start = 0
        while looks := self.pattern.search(text, start):
            found = self.sure(looks)
            yield found
            # What was not this may hide one that begins a little further on.
            start = found[1] if found else looks.start() + 1


# What all of a kind have in common: most plans hold nothing that comes near.
_NINE_DIGITS = re.compile(r"[0-9](?:(?:[ ()./*_~-]{0,3}[0-9]){8}|[0-9][ .-]?[A-Za-z]{4}[ .-]?[0-9])")
_AT = re.compile(r"[@&%(\[{<](?:(?<=@)|#64;|40|(?i: ?at| ?apenst))| (?i:at |apenst)")
_POSTCODE = re.compile(r"[1-9][0-9]{3}[ -]{0,2}[A-Za-z]{2}(?:\W|[0-9]|$)")

# The longer kinds first: part of an account number can look like a telephone number.
KINDS = {
    "WP802": Kind(_NINE_DIGITS, IBAN, iban),
    "WP803": Kind(_AT, EMAIL, email),
    "WP804": Kind(_NINE_DIGITS, PHONE, phone),
    "WP801": Kind(_NINE_DIGITS, BSN, bsn),
    "WP805": Kind(_POSTCODE, ADDRESS, address),
}


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
    all_found: list[Found] = []
    for code, kind in KINDS.items():
        before = sorted(all_found)
        all_found += [Found(*place, code) for place in kind.places(text) if not _overlaps(place, before)]
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
