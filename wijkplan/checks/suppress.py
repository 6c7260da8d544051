"""Switching a rule off at one line: ``# wijkplan: negeer WP401 - reden``.

A comment on a line of its own is for the next line that holds anything else; a comment behind a value is
for its own line. The reason is required: whoever reads the plan must see why.
"""

from __future__ import annotations

import re
from dataclasses import dataclass

from wijkplan.yamltext.document import Document, Span
from wijkplan.yamltext.parse import MAX_FAULTS

_COMMENT = re.compile(r"#[ \t]{0,9}wijkplan:[ \t]{0,9}negeer\b")
_REASON = re.compile(r"\s[-–—](?:\s|$)|:")
MAX_NAMES = 50


@dataclass(frozen=True, slots=True)
class Suppression:
    """A comment that switches rules off for one line."""

    span: Span
    """The comment."""
    line: int
    """The line that it is for."""
    names: tuple[str, ...]
    """Codes, families or names of rules, as written."""
    reason: str
    text: str
    """The line on which the comment stands."""


def suppressions(document: Document) -> tuple[Suppression, ...]:
    """All such comments in a file."""
    if "wijkplan:" not in document.text:
        return ()
    found = []
    for number, line in enumerate(document.lines, start=1):
        signs = (match for match in _COMMENT.finditer(line) if not document.in_a_value(number, match.start() + 1))
        if (match := next(signs, None)) is not None:
            named, *reason = _REASON.split(line[match.end() :], maxsplit=1)
            names = tuple(named.replace(",", " ").split())[:MAX_NAMES]
            target = number if line[: match.start()].strip() else _next_line(document.lines, number)
            span = Span(number, match.start() + 1, number, len(line.rstrip()) + 1)
            found.append(Suppression(span, target, names, "".join(reason).strip(), line))
            if len(found) == MAX_FAULTS:
                break
    return tuple(found)


def _next_line(lines: list[str], number: int) -> int:
    """The next line that holds more than a comment."""
    for later, line in enumerate(lines[number:], start=number + 1):
        if line.strip() and not line.lstrip().startswith("#"):
            return later
    return number
