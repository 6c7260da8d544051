"""A judge of what became of a file: bytes and lines before and after, and the data as PyYAML itself reads them.

Nothing of the program is used here: where a thing stands comes from PyYAML's own nodes, and every scalar is a text.
"""

from __future__ import annotations

import re
from collections import Counter
from typing import Any, TypeAlias

import yaml

Road: TypeAlias = tuple[str | int, ...]
LOADER: Any = getattr(yaml, "CBaseLoader", yaml.BaseLoader)
BOM = b"\xef\xbb\xbf"


def their_data(raw: bytes) -> Any:
    """The data, all scalars as text."""
    return yaml.load(raw.decode("utf-8-sig"), Loader=LOADER)  # noqa: S506 - it makes texts only


def value_at(data: Any, road: Road) -> Any:
    """What is there; None where nothing is."""
    step: Any
    for step in road:
        if (isinstance(data, list) and isinstance(step, int) and step < len(data)) or (
            isinstance(data, dict) and step in data
        ):
            data = data[step]
        else:
            return None
    return data


def assert_only_this_changed(before: bytes, after: bytes, *roads: Road) -> None:
    """All lines are the same to the byte, and in the same order, but for those of these things.

    A thing that was not there may come between the lines of what it comes in, or below the comments behind it; of
    those lines at most one changes for each thing.
    The lines above a thing that has gone belong to it as far as they hold nothing but comments.
    """
    assert before.startswith(BOM) == after.startswith(BOM)
    assert (before[-1:] in b"\r\n") == (after[-1:] in b"\r\n")
    old, new = _lines(before), _lines(after)
    data, now = their_data(before), their_data(after)
    asked: set[int] = set()
    for road in roads:
        if value_at(data, road) is None:
            inside = _with_comments_below(old, _lines_of(before, _there(data, road)))
            gone = Counter(old[n] for n in inside) - Counter(new)
            assert gone.total() <= len(roads), ("the lines of what it comes in", road, gone)
        else:
            inside = _lines_of(before, road)
            if value_at(now, road) is None:
                inside = _with_what_goes_along(before, inside, road)
        asked |= set(inside)
    _assert_in_order(old, new, asked)


def _there(data: Any, road: Road) -> Road:
    """The road as far as there is anything."""
    return road if value_at(data, road) is not None else _there(data, road[:-1])


def _lines(raw: bytes) -> list[bytes]:
    """The lines with their ends; a last line without one gets that of the first."""
    first = re.search(rb"\r\n|\r|\n", raw)
    whole = raw if raw[-1:] in (b"\r", b"\n") else raw + (first[0] if first else b"\n")
    return whole.splitlines(keepends=True)


def _assert_in_order(old: list[bytes], new: list[bytes], asked: set[int]) -> None:
    """What comes before, between and after the lines that were asked for is there, whole and in this order."""
    runs: list[list[bytes]] = [[]]
    for number, line in enumerate(old):
        if number not in asked:
            runs[-1].append(line)
        elif runs[-1] or number - 1 not in asked:
            runs.append([])
    head, *between = runs
    tail = between.pop() if between else []
    assert new[: len(head)] == head, "lines before it"
    assert new[len(new) - len(tail) :] == tail, "lines after it"
    left = b"".join(new[len(head) : len(new) - len(tail)])
    for run in map(b"".join, between):
        assert run in left, "lines between"
        left = left.partition(run)[2]


def _lines_of(raw: bytes, road: Road) -> range:
    """The lines (from 0) of a value with its key or its dash; of the whole file without a road."""
    if not road:
        return range(len(_lines(raw)))
    node: Any = yaml.compose(raw.decode("utf-8-sig"), Loader=LOADER)
    start = 0
    for step in road:
        if isinstance(node, yaml.SequenceNode):
            node = node.value[int(step)]
            start = node.start_mark.line
        else:
            key, node = next(pair for pair in node.value if pair[0].value == step)
            start = key.start_mark.line
    return range(start, _last(node) + 1)


def _last(node: Any) -> int:
    """The last line of a node. PyYAML ends a block where the next thing begins."""
    if isinstance(node, yaml.CollectionNode) and not node.flow_style and node.value:
        inner = node.value[-1]
        return _last(inner[1] if isinstance(inner, tuple) else inner)
    mark = node.end_mark
    return int(mark.line) - (getattr(node, "style", None) in ("|", ">") and mark.column == 0)


def _with_comments_below(every: list[bytes], lines: range, column: int = 0) -> range:
    """With the comments that stand in at least this column."""
    last = lines.stop
    while last < len(every) and _is_comment(every[last]) and not every[last].rstrip()[:column].strip():
        last += 1
    return range(lines.start, last)


def _is_comment(line: bytes) -> bool:
    return re.match(rb"\s*(#|$)", line) is not None


def _with_what_goes_along(raw: bytes, lines: range, road: Road) -> range:
    """Above: comments and empty lines. Of brackets: all. Behind a dash: the next key, which takes its place there."""
    text = raw.decode("utf-8-sig")
    around: Any = yaml.compose(text, Loader=LOADER)
    for step in road[:-1]:
        values = around.value
        around = values[step] if isinstance(step, int) else next(v for k, v in values if k.value == step)
    if around.flow_style:
        return _lines_of(raw, road[:-1])
    every = _lines(raw)
    keys = [key for key, _value in around.value]
    lines = _with_comments_below(every, lines, keys[0].start_mark.column + 1)
    first, last = lines.start, lines.stop
    while first and _is_comment(every[first - 1]):
        first -= 1
    if keys[0].value == road[-1] and len(keys) > 1:
        last = keys[1].start_mark.line + 1
    return range(first, last)
