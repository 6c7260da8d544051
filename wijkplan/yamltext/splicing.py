"""One key or item more, less or different in a text: where the letters go. What it means is for the caller to check."""

from __future__ import annotations

import re
from itertools import pairwise
from typing import Any

from wijkplan.yamltext.belonging import comments_start, lines_end
from wijkplan.yamltext.document import LINE_BREAK, Mapping, Node, Scalar, Sequence
from wijkplan.yamltext.emit import emit, flow
from wijkplan.yamltext.entries import (
    Entry,
    entries,
    is_flow,
    line_above,
    line_break,
    line_end,
    line_start,
    next_line,
    value_end,
)

_DASH = re.compile(r"- +")
_REST = re.compile(r"[ \t]*(,?)[ \t]*(?:#.*)?")
_SPACE = re.compile(r"\s*")


def with_entries(text: str, node: Mapping | Sequence, behind: int, more: dict[str, Any] | list[Any]) -> str:
    """One more key, or more items, behind the entry with this number; -1: before the first."""
    known = entries(text, node)
    if is_flow(text, node):
        new = [flow(more)[1:-1]] if isinstance(more, dict) else [flow(item) for item in more]
        return _with_flow_entries(text, known, behind, new)
    indent, break_ = " " * node.start.column, line_break(text)
    if isinstance(more, dict):
        pieces = [_lines(more)]
    else:
        pieces = [_item(text, known[-1], _values(node)[-1], item) for item in more]
    # Sections of a file stand apart where others do, and items; keys of an item do not.
    is_section = isinstance(more, dict) and not indent and len(pieces[0]) > 1
    spaced = (isinstance(more, list) or is_section) and _spaced(text, known if is_section else known[-2:])
    if behind < 0:
        start = known[0].start
        return text[:start] + (break_ + indent).join([*pieces[0], *[""] * spaced, ""]) + text[start:]
    lines = [indent + line if line else "" for piece in pieces for line in ["", *piece][not spaced :]]
    at = lines_end(text, known[behind].end, node.start.column)
    if text[at - 1] in "\r\n":
        return text[:at] + "".join(line + break_ for line in lines) + text[at:]
    return text[:at] + "".join(break_ + line for line in lines) + text[at:]


def without_entry(text: str, node: Mapping | Sequence, n: int) -> str:
    """One key or item less, of at least two: with its lines and the comments that are its own."""
    known = entries(text, node)
    if is_flow(text, node):
        return _without_flow_entry(text, known, n)
    entry, column = known[n], node.start.column
    end = lines_end(text, entry.end, column)
    if text[line_start(text, entry.start) : entry.start].strip():  # behind a dash: the next one comes there
        found = _SPACE.match(text, end)
        return text[: entry.start] + text[found.end() if found else end :]
    # Comment above the first line of all is about the file.
    at_top = n == 0 and column == 0 and isinstance(node, Mapping)
    start = line_start(text, entry.start) if at_top else comments_start(text, entry.start, column)
    if not text[end : line_end(text, end)].strip():
        while start and not text[line_above(text, start) : start].strip():
            start = line_above(text, start)
    if end == len(text) and text[-1] not in "\r\n" and start:
        start = line_end(text, line_above(text, start))
    return text[:start] + text[end:]


def replaced(text: str, node: Mapping | Sequence, n: int, value: Any) -> str:
    """Another value for the key or item with this number; the comment behind it stays."""
    old = _values(node)[n]
    start, end = old.start.index, value_end(text, old)
    in_flow = is_flow(text, node)
    if in_flow or (not isinstance(old, Scalar) and old.items and is_flow(text, old) and not isinstance(value, str)):
        ahead, *below = [flow(value)]
    else:
        first, *below = _lines([value] if isinstance(node, Sequence) else {"_": value})
        ahead = first[len("- ") if isinstance(node, Sequence) else len("_: ") :]
    if below or _is_block(text, old):
        return _on_lines(text, node, n, [ahead, *below])
    space = "" if text[start - 1].isspace() or (in_flow and isinstance(node, Sequence)) else " "
    kept = line_break(text) if start < end and text[end - 1] in "\r\n" else ""
    return text[:start] + space + ahead + kept + text[end:]


def _on_lines(text: str, node: Mapping | Sequence, n: int, lines: list[str]) -> str:
    """A value that takes lines of its own, or comes in the place of one that does."""
    old, column = _values(node)[n], node.start.column
    mark = entries(text, node)[n].start
    if isinstance(node, Mapping):
        mark = text.index(":", list(node.keys.values())[n].end.index)
    end = value_end(text, old)
    if _is_block(text, old):
        until = lines_end(text, end, column)
        rest = text[mark + 1 : line_end(text, mark)] if line_end(text, mark) < old.start.index else ""
    else:
        until = end if text[end - 1] in "\r\n" else line_end(text, end)
        rest = text[end:until]
    last = line_break(text) if text[until - 1] in "\r\n" else ""
    ahead, *below = lines
    first = (" " + ahead if ahead else "") + rest.rstrip()
    below = [" " * column + line if line else "" for line in below]
    return text[: mark + 1] + line_break(text).join([first, *below]) + last + text[until:]


def _is_block(text: str, node: Node) -> bool:
    return not isinstance(node, Scalar) and not is_flow(text, node)


def _lines(value: Any) -> list[str]:
    return emit(value).removesuffix("\n").split("\n")


def _values(node: Mapping | Sequence) -> list[Node]:
    return node.items if isinstance(node, Sequence) else list(node.items.values())


def _item(text: str, before: Entry, last: Node, value: Any) -> list[str]:
    """An item in the layout of the one before it."""
    if is_flow(text, last):
        return [f"- {flow(value)}"]
    dash = _DASH.fullmatch(text, before.start, last.start.index)
    wider = " " * (len(dash[0]) - 2 if dash else 0)
    first, *more = _lines([value])
    return ["-" + wider + first[1:], *(wider + line if line else "" for line in more)]


def _spaced(text: str, known: list[Entry]) -> bool:
    """Whether there is an empty line between two of these."""
    gaps = (text[one.end : other.start] for one, other in pairwise(known))
    return any(not line.strip() for gap in gaps for line in LINE_BREAK.split(gap)[1:-1])


def _alone(text: str, entry: Entry) -> re.Match[str] | None:
    """What is behind an entry between brackets that has its line for itself: a comma perhaps, and a comment."""
    if text[line_start(text, entry.start) : entry.start].strip():
        return None
    return _REST.fullmatch(text, entry.end, line_end(text, entry.end))


def _with_flow_entries(text: str, known: list[Entry], behind: int, more: list[str]) -> str:
    if behind < 0:
        return text[: known[0].start] + ", ".join([*more, ""]) + text[known[0].start :]
    before = known[behind]
    if rest := _alone(text, before):
        indent = text[line_start(text, before.start) : before.start]
        comma = text[: before.end] + ("" if rest[1] else ",") + rest[0]
        new = f",{line_break(text)}{indent}".join(more)
        return comma + line_break(text) + indent + new + rest[1] + text[rest.end() :]
    space = " " if text[before.end - 1] == ":" else ""  # a key with nothing behind it
    return text[: before.end] + space + ", " + ", ".join(more) + text[before.end :]


def _without_flow_entry(text: str, known: list[Entry], n: int) -> str:
    entry = known[n]
    if rest := _alone(text, entry):
        column = entry.start - line_start(text, entry.start)
        return text[: comments_start(text, entry.start, column)] + text[next_line(text, rest.end()) :]
    if n + 1 < len(known):
        behind = text.index(",", entry.end) + 1
        following = known[n + 1].start
        if text[behind:following].isspace() and not LINE_BREAK.search(text, behind, following):
            return text[: entry.start] + text[following:]
        return text[: entry.start].rstrip(" ") + text[behind:]
    gap = text[known[n - 1].end : entry.start]
    start = known[n - 1].end if "#" not in gap else entry.start
    return text[:start] + text[entry.end :]
