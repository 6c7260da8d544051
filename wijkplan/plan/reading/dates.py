"""Days: read from text, in every notation that can be read one way only."""

from __future__ import annotations

import calendar
import datetime
import re

_MONTHS = {
    "januari": 1,
    "februari": 2,
    "maart": 3,
    "april": 4,
    "mei": 5,
    "juni": 6,
    "juli": 7,
    "augustus": 8,
    "september": 9,
    "oktober": 10,
    "november": 11,
    "december": 12,
    "jan": 1,
    "feb": 2,
    "mrt": 3,
    "apr": 4,
    "jun": 6,
    "jul": 7,
    "aug": 8,
    "sep": 9,
    "sept": 9,
    "okt": 10,
    "nov": 11,
    "dec": 12,
}
"""In Dutch, as plans are, whatever language their reader has chosen."""

PATTERN = (
    r"(?:[0-9]{4}([-/.])[0-9]{1,2}\1[0-9]{1,2}"
    r"|[0-9]{1,2}([-/.])[0-9]{1,2}\2[0-9]{4}"
    r"|[0-9]{1,2}\s+[A-Za-z]{3,9}\.?\s+[0-9]{4})"
)
"""The form of a day, for a schema too. Its groups are numbered, since that is how schemas know them."""

_DAY = re.compile(PATTERN)


class DateError(ValueError):
    """This text is not a day; ``kind`` says in which way."""

    def __init__(self, kind: str, **values: str) -> None:
        super().__init__(kind)
        self.kind = kind
        self.values = values


def today() -> datetime.date:
    """The day on which the program runs, asked for in one place: there it can be held still."""
    return datetime.date.today()


def day(text: str) -> datetime.date:
    """A day, written with the year first, or as the Dutch do with the day first.

    >>> day("2026-03-31") == day("31-3-2026") == day("31 maart 2026")
    True

    Raises:
        DateError: with kind ``date-invalid``, ``date-no-month`` (there is no such ``month``), ``date-impossible``
            (that ``month`` has ``days``), or ``date-ambiguous``: with slashes, Americans put the month first.
    """
    text = text.strip()
    found = _DAY.fullmatch(text)
    if not found:
        raise DateError("date-invalid")
    first, middle, last = re.split(r"[-/.\s]+", text)
    if len(first) == 4:
        first, last = last, first
    number, year = int(first), int(last)
    month = int(middle) if middle.isdigit() else _MONTHS.get(middle.casefold(), 0)
    if year == 0 or not (month or middle.isdigit()):
        raise DateError("date-invalid")
    if not 1 <= month <= 12:
        raise DateError("date-no-month", month=middle)
    if found[2] == "/" and number <= 12 and number != month:
        raise DateError("date-ambiguous", one=f"{year}-{month:02}-{number:02}", other=f"{year}-{number:02}-{month:02}")
    days = calendar.monthrange(year, month)[1]
    if not 1 <= number <= days:
        raise DateError("date-impossible", month=f"{month:02}-{year}", days=str(days))
    return datetime.date(year, month, number)
