"""How many made-up cases a test looks at: a tenth of them each time, all of them with ``make test-thorough``."""

from __future__ import annotations

import os

THOROUGH = os.environ.get("WIJKPLAN_TESTS") == "thorough"
FACTOR = 1 if THOROUGH else 10


def cases(number: int) -> int:
    """How many of this many cases."""
    return -(-number // FACTOR)


def numbers(begin: int, end: int) -> range:
    """The numbers of the cases from begin up to end, or every tenth of them: spread, so that all kinds stay."""
    return range(begin, end, FACTOR)
