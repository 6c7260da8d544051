"""The keys and items of a document as pieces of its text: where each one begins and ends, and what belongs to it."""

from __future__ import annotations

import re
from dataclasses import dataclass

from wijkplan.yamltext.document import LINE_BREAK, Mapping, Node, Scalar, Sequence

# The mark of a block text that keeps the empty lines at its end as well.
_KEEP = re.compile(r"[|>][1-9]?\+")
_EMPTY_LINES = re.compile(r"[\r\n]*\Z")


@dataclass(frozen=True, slots=True)
class Entry:
    """A key with its value, or an item of a list. Both are places in the text, counted from 0."""

    start: int
    """Where its key, its dash or (between brackets) its value begins."""
    end: int
    """Just behind its value; what is behind it on the line is not part of it."""


def is_flow(text: str, node: Node) -> bool:
    """Whether this list or mapping stands between brackets or braces."""
    return not isinstance(node, Scalar) and text[node.start.index] in "[{"


def entries(text: str, node: Mapping | Sequence) -> list[Entry]:
    """The pieces of a mapping or a list, in the order of the text."""
    if isinstance(node, Mapping):
        return [
            Entry(key.start.index, max(key.end.index, value_end(text, node.items[name])))
            for name, key in node.keys.items()
        ]
    if is_flow(text, node):
        return [Entry(item.start.index, value_end(text, item)) for item in node.items]
    return [Entry(_dash(text, node, n), value_end(text, item)) for n, item in enumerate(node.items)]


def _dash(text: str, node: Sequence, n: int) -> int:
    """The dash of an item: the last one before it in the column of the first dash."""
    if n == 0:
        return node.start.index
    start = line_start(text, node.items[n].start.index)
    while text[start : start + node.start.column].strip() or text[start + node.start.column] != "-":
        start = line_above(text, start)
    return start + node.start.column


def value_end(text: str, node: Node) -> int:
    """Where the text of a value ends: of a block the last value in it, of a block text its last line with text."""
    if isinstance(node, Scalar):
        start, end = node.start.index, node.end.index
        if text[start : start + 1] in ("|", ">") and not _KEEP.match(text, start):
            found = _EMPTY_LINES.search(text, start, end)
            return found.start() if found else end
        return end
    if is_flow(text, node) or not node.items:
        return node.end.index
    last = node.items[-1] if isinstance(node, Sequence) else list(node.items.values())[-1]
    end = value_end(text, last)
    return max(end, list(node.keys.values())[-1].end.index) if isinstance(node, Mapping) else end


def line_start(text: str, index: int) -> int:
    """Where the line of this place begins."""
    return max(text.rfind("\n", 0, index), text.rfind("\r", 0, index)) + 1


def line_above(text: str, start: int) -> int:
    """Where the line above begins, for the beginning of a line that is not the first."""
    return line_start(text, start - (2 if text.startswith("\r\n", start - 2) else 1))


def line_end(text: str, index: int) -> int:
    """Where the line of this place ends, before its line break."""
    found = LINE_BREAK.search(text, index)
    return found.start() if found else len(text)


def next_line(text: str, index: int) -> int:
    """Where the line below the one of this place begins."""
    found = LINE_BREAK.search(text, index)
    return found.end() if found else len(text)


def line_break(text: str) -> str:
    """What ends the lines of this text."""
    found = LINE_BREAK.search(text)
    return found[0] if found else "\n"
