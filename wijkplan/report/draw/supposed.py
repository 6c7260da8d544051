"""What a what-if supposes, said the same way everywhere: it is the first thing to read."""

from __future__ import annotations

from collections.abc import Iterable
from typing import Any

from wijkplan.language import Message, _
from wijkplan.report.draw import escape

KEY = "veronderstelling"
"""In JSON, and the column in CSV."""


def in_words(supposed: Iterable[Message]) -> str:
    """All of it in one line; empty where nothing is supposed."""
    return "; ".join(dict.fromkeys(map(str, supposed)))


def line(supposed: Iterable[Message]) -> str:
    """The first line of a screen or a page; empty where nothing is supposed."""
    said = in_words(supposed)
    return f"{_('Wat als?')} {said}" if said else ""


def in_markdown(supposed: Iterable[Message]) -> str:
    """The same as the first line of a page, with an empty line behind it."""
    said = line(supposed)
    return f"{escape.markdown(said)}\n\n" if said else ""


def for_json(supposed: Iterable[Message]) -> dict[str, Any]:
    """The key that says it; none where nothing is supposed."""
    said = in_words(supposed)
    return {KEY: said} if said else {}
