"""What was read from a file: the data, where each part of it stands, and what is wrong with the text."""

from __future__ import annotations

import re
from collections.abc import Iterator
from collections.abc import Sequence as Listing
from dataclasses import dataclass, field
from functools import cached_property
from pathlib import Path
from typing import Any, Protocol, TypeAlias

# What ends a line in a plan. YAML 1.1 knows three more; the reader refuses those, since editors do not show them.
LINE_BREAK = re.compile(r"\r\n|[\n\r]")

Step: TypeAlias = str | int
Where: TypeAlias = tuple[Step, ...]
"""The road to a value: ``("bewonersinitiatieven", 3, "kosten")``; list items count from 0."""


class Mark(Protocol):
    """A position in a text, as the YAML parser gives it; all three count from 0."""

    index: int
    line: int
    column: int


@dataclass(frozen=True, slots=True, order=True)
class Span:
    """A piece of text. Lines and columns count from 1; ``end_column`` is the first one after it."""

    line: int
    column: int
    end_line: int
    end_column: int

    @classmethod
    def between(cls, start: Mark, end: Mark) -> Span:
        """The piece between two marks of the parser."""
        return cls(start.line + 1, start.column + 1, end.line + 1, end.column + 1)


TOP = Span(1, 1, 1, 1)


@dataclass(slots=True)
class Scalar:
    """One value, always as text; None where nothing is given (empty, ``~`` or ``null``)."""

    text: str | None
    start: Mark
    end: Mark


@dataclass(slots=True)
class Sequence:
    """A list."""

    items: list[Node]
    start: Mark
    end: Mark


@dataclass(slots=True)
class Mapping:
    """Keys with values; of a key that stands there twice the first one counts."""

    items: dict[str, Node]
    keys: dict[str, Scalar]
    start: Mark
    end: Mark


Node: TypeAlias = Scalar | Sequence | Mapping


@dataclass(frozen=True, slots=True)
class Fault:
    """One thing that is wrong with a text or with the form of its data, before any rule has words for it."""

    kind: str
    span: Span
    where: Where = ()
    values: dict[str, Any] = field(default_factory=dict)


@dataclass(frozen=True)
class Document:
    """A file as read. ``root`` is None where the text could not be read to its end."""

    path: Path
    text: str
    root: Node | None
    faults: tuple[Fault, ...] = ()
    has_gaps: bool = False
    """Whether there is a key or a dash with nothing behind it."""

    @cached_property
    def lines(self) -> list[str]:
        """The lines of the text, without their line breaks."""
        return LINE_BREAK.split(self.text)

    def empty_keys(self) -> list[Where]:
        """The keys with nothing behind them, which `data` leaves out."""
        return list(_empty_keys(self.root, ())) if self.root is not None and self.has_gaps else []

    def data(self) -> Any:
        """The data as dicts, lists and texts; keys with nothing behind them are left out."""
        return None if self.root is None else _plain(self.root)

    def locate(self, where: Where, *, key: bool = False) -> Span:
        """Where this value (or its key) stands; if it is not there, where what should hold it stands."""
        node = self.root
        if node is None:
            return TOP
        parent: Mapping | None = None
        name = ""
        for depth, step in enumerate(where):
            if isinstance(node, Mapping) and step in node.items:
                parent, name = node, str(step)
                if key and depth == len(where) - 1:
                    return Span.between(parent.keys[name].start, parent.keys[name].end)
                node = node.items[name]
            elif isinstance(node, Sequence) and isinstance(step, int) and step < len(node.items):
                node = node.items[step]
                parent = None
            else:
                break
        return self._point(node, parent, name)

    def at(self, where: Where) -> Node | None:
        """The node at the end of this road."""
        node = self.root
        for step in where:
            if isinstance(node, Mapping) and isinstance(step, str):
                node = node.items.get(step)
            elif isinstance(node, Sequence) and isinstance(step, int) and step < len(node.items):
                node = node.items[step]
            else:
                return None
        return node

    def in_a_value(self, line: int, column: int) -> bool:
        """Whether this place is part of a value, and so not of a comment."""
        node = self.at(self.where_at(line, column))
        return isinstance(node, Scalar) and _covers(node, (line - 1, column - 1))

    def where_at(self, line: int, column: int) -> Where:
        """The road to the innermost key or value that stands at this place; empty outside all of them."""
        return () if self.root is None else _where_at(self.root, (line - 1, column - 1), ())

    def _point(self, node: Node, parent: Mapping | None, name: str) -> Span:
        """The value itself; for something of many lines its name, or else its key."""
        if isinstance(node, Mapping):
            first = next((k for k in ("naam", "wat", "tekst", "id") if k in node.items), None)
            if first is not None and isinstance(node.items[first], Scalar):
                return self._point(node.items[first], node, first)
        if isinstance(node, Scalar) and node.start.index < node.end.index:
            return self._one_line(Span.between(node.start, node.end))
        if parent is not None:
            return Span.between(parent.keys[name].start, parent.keys[name].end)
        if isinstance(node, Scalar) and node.start.line < len(self.lines):  # nothing behind a dash: point at the dash
            dash = self.lines[node.start.line].rfind("-", 0, node.start.column)
            if dash >= 0:
                return Span(node.start.line + 1, dash + 1, node.start.line + 1, dash + 2)
        if isinstance(node, Mapping) and node.keys:
            first_key = next(iter(node.keys.values()))
            return Span.between(first_key.start, first_key.end)
        return self._one_line(Span.between(node.start, node.end))

    def _one_line(self, span: Span) -> Span:
        """A text of several lines is pointed at by its first line."""
        if span.end_line == span.line:
            return span
        end = len(self.lines[span.line - 1].rstrip()) + 1
        return Span(span.line, span.column, span.line, max(end, span.column))


def written(where: Where) -> str:
    """``("bewonersinitiatieven", 3, "kosten")`` as ``bewonersinitiatieven[3].kosten``."""
    text = ""
    for step in where:
        text += f"[{step}]" if isinstance(step, int) else f".{step}" if text else step
    return text


def data_at(data: Any, where: Where) -> Any:
    """What stands at the end of a road in data; None where nothing does."""
    for step in where:
        try:
            data = data[step]
        except (KeyError, IndexError, TypeError):
            return None
    return data


def _plain(node: Node) -> Any:
    """The data of a node. Never deep: the reader refuses deep nesting."""
    if isinstance(node, Scalar):
        return node.text
    if isinstance(node, Sequence):
        return [_plain(item) for item in node.items]
    return {
        key: value
        for key, item in node.items.items()
        if (value := item.text if isinstance(item, Scalar) else _plain(item)) is not None
    }


def _empty_keys(node: Node, where: Where) -> Iterator[Where]:
    if isinstance(node, Mapping):
        for key, item in node.items.items():
            if isinstance(item, Scalar):
                if item.text is None:
                    yield (*where, key)
            else:
                yield from _empty_keys(item, (*where, key))
    elif isinstance(node, Sequence):
        for index, item in enumerate(node.items):
            yield from _empty_keys(item, (*where, index))


def _where_at(node: Node, place: tuple[int, int], where: Where) -> Where:
    if isinstance(node, Mapping):
        for key, item in node.items.items():
            if _covers(item, place):
                return _where_at(item, place, (*where, key))
            if _covers(node.keys[key], place):
                return (*where, key)
    elif isinstance(node, Sequence):
        for index, item in enumerate(node.items):
            if _covers(item, place):
                return _where_at(item, place, (*where, index))
    return where


def _covers(node: Node, place: tuple[int, int]) -> bool:
    return (node.start.line, node.start.column) <= place < (node.end.line, node.end.column)


def grouped(faults: Listing[Fault]) -> dict[str, list[Fault]]:
    """The faults by their kind."""
    groups: dict[str, list[Fault]] = {}
    for fault in faults:
        groups.setdefault(fault.kind, []).append(fault)
    return groups
