"""The kinds of personal data: what looks like each of them in a plain text, and when it really is one.

Loaded only where a text holds something that comes near.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from itertools import islice

from wijkplan.checks.personal.addresses import ADDRESS, EMAIL, address, email
from wijkplan.checks.personal.numbers import BSN, IBAN, PHONE, Place, bsn, iban, phone

MAX_CANDIDATES = 5_000  # of one kind in one text that are looked at closely


@dataclass(frozen=True, slots=True)
class Kind:
    """A kind of personal data: what looks like it, and when it really is."""

    pattern: re.Pattern[str]
    sure: Callable[[re.Match[str]], Place | None]

    def places(self, text: str) -> Iterator[Place]:
        """Where this stands in a plain text, as (start, end)."""
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


KINDS = {
    "WP801": Kind(BSN, bsn),
    "WP802": Kind(IBAN, iban),
    "WP803": Kind(EMAIL, email),
    "WP804": Kind(PHONE, phone),
    "WP805": Kind(ADDRESS, address),
}
