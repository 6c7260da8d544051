"""Text in columns (CSV) as spreadsheets have it: how letters are kept, and what would be taken for a formula."""

from __future__ import annotations

import csv
import io
import re
from codecs import BOM_UTF16_BE, BOM_UTF16_LE
from collections.abc import Iterable, Sequence

FORMULA = ("=", "+", "-", "@", "\uff1d", "\uff0b", "\uff0d", "\uff20")
"""A text that begins so is worked out; the wide signs are taken for the same."""

_SIGNS = "".join(map(re.escape, FORMULA))
_TO_GUARD, _GUARDED = re.compile(rf"'*\s*[{_SIGNS}]"), re.compile(rf"'+\s*[{_SIGNS}]")


class NoTextError(ValueError):
    """These bytes are no text."""


def decoded(raw: bytes) -> tuple[str, bool]:
    """The text in these bytes: as Excel writes it now, as "Unicode text", or as it did before (Windows-1252).

    Returns:
        The text without a byte order mark; and whether nothing in it says how its letters are kept, so that they are
        those of Windows because they cannot be those of UTF-8.

    Raises:
        NoTextError: it is something else.
    """
    guessed = False
    try:
        text = raw.decode("utf-16" if raw.startswith((BOM_UTF16_LE, BOM_UTF16_BE)) else "utf-8-sig")
    except UnicodeDecodeError:
        text, guessed = raw.decode("cp1252", "replace"), True
    if "\0" in text:
        raise NoTextError
    return text, guessed


def written(rows: Iterable[Sequence[str]], delimiter: str) -> bytes:
    """These texts as a file that a spreadsheet opens with all letters, line breaks and formulas still texts."""
    out = io.StringIO()
    csv.writer(out, delimiter=delimiter).writerows([_guarded(text) for text in row] for row in rows)
    return out.getvalue().encode("utf-8-sig")


def _guarded(text: str) -> str:
    """A text that no spreadsheet works out: what could be a formula has an apostrophe before it."""
    return f"'{text}" if _TO_GUARD.match(text) else text


def unguarded(text: str) -> str:
    """A text without the apostrophe that `written` put before it.

    >>> unguarded("'- soep"), unguarded("'s avonds")
    ('- soep', "'s avonds")
    """
    return text[1:] if _GUARDED.match(text) else text
