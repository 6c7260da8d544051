"""Which comment belongs to what: the one answer, for what changes a text and for what lays it out anew.

A comment behind something belongs to that. A comment on a line of its own that is set in deeper than the key or item
above it belongs to that, up to the first one that is not; any other belongs to what stands below it. Comments at the
top of a file are about the file, down to the last empty line.

What is laid out has lines of its own below a list or mapping, at its end, and below a key with nothing behind it: an
example of what may come there. It has none below a single value: such a comment comes at the end of what holds the
value, or else above what stands below. Where the dashes of a list stand below its key, a comment below the last dash
comes at the end of the list if no other key does.
"""

from __future__ import annotations

import re
from bisect import bisect_right
from collections import defaultdict
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field
from itertools import dropwhile

from wijkplan.yamltext.comments import COMMENT, gaps, is_to_checks
from wijkplan.yamltext.document import LINE_BREAK, Document, Mapping, Node, Scalar, Where
from wijkplan.yamltext.entries import entries, is_flow, line_above, line_end, line_start, next_line

_ON_OWN_LINE = re.compile(r"( *)#")


@dataclass(slots=True)
class Around:
    """What stands around a value in a file, and how its own text stands there."""

    above: list[str] = field(default_factory=list)
    """Lines above it: comments, from their ``#``, and "" for an empty line."""
    behind: list[str] = field(default_factory=list)
    """Comments behind it; all but the last go above it, since a line has one comment."""
    below: list[str] = field(default_factory=list)
    """Lines at the end of a list or mapping, behind its last item; or set in below a key with nothing behind it."""
    folded: list[str] = field(default_factory=list)
    """The lines of a text that is folded (``>-``)."""
    on_one_line: bool = False
    """Whether it stays between brackets or braces on one line, whatever it holds."""

    @property
    def comments(self) -> list[str]:
        """All comments."""
        return [text for text in (*self.above, *self.behind, *self.below) if text]


def around(document: Document) -> dict[Where, Around]:
    """The comments and the empty lines around the values of a document that holds a mapping, by their road."""
    return _Attached(document).around


def lines_end(text: str, end: int, column: int) -> int:
    """Where the lines of an entry in this column end: its own, and comments below that are set in deeper."""
    at_line_start = end == line_start(text, end) and end > 0  # a block text that keeps its last line break
    place = found = end if at_line_start else next_line(text, end)
    while place < len(text):
        comment = _ON_OWN_LINE.match(text, place)
        if comment and _is_set_in(len(comment[1]), column):
            found = next_line(text, place)
        elif text[place : line_end(text, place)].strip():
            break
        place = next_line(text, place)
    return found


def comments_start(text: str, start: int, column: int) -> int:
    """Where the lines of comment begin that stand right above the line of this place, in the same column."""
    found = line_start(text, start)
    while found:
        above = line_above(text, found)
        comment = _ON_OWN_LINE.match(text, above)
        if comment is None or len(comment[1]) != column:
            break
        found = above
    return found


def _is_set_in(column: int, above: int) -> bool:
    """Whether a comment in this column belongs to the key or item in that column above it."""
    return column > above


@dataclass(frozen=True, slots=True)
class _Entry:
    """A key with its value, or an item of a list."""

    where: Where
    start: int
    """The index of the key, or of the dash."""
    value: Node


@dataclass(frozen=True, slots=True)
class _Place:
    """Where a comment on a line of its own goes: above an entry, or at the end of a list or mapping."""

    where: Where
    is_above: bool


class _Attached:
    """Gives each comment and each empty line of a document its place."""

    def __init__(self, document: Document) -> None:
        self.document = document
        self.text = document.text
        self.around: dict[Where, Around] = defaultdict(Around)
        between = gaps(document)
        self.bare = COMMENT.sub(_blanked, between)
        self.line_starts = [0, *(found.end() for found in LINE_BREAK.finditer(self.text))]
        self.entries = list(self._entries(document.root, ()))
        self.starts = [entry.start for entry in self.entries]
        self._comments(between)
        self._empty_lines()
        self._head()

    def _entries(self, node: Node | None, where: Where) -> Iterator[_Entry]:
        """All entries, in the order of the file."""
        if node is None or isinstance(node, Scalar):
            return
        steps: Iterable[tuple[str | int, Node]] = (
            node.items.items() if isinstance(node, Mapping) else enumerate(node.items)
        )
        for piece, (step, value) in zip(entries(self.text, node), steps, strict=True):
            yield _Entry((*where, step), piece.start, value)
            yield from self._entries(value, (*where, step))

    def _comments(self, between: str) -> None:
        last: tuple[int, _Place] | None = None
        for found in COMMENT.finditer(between):
            index, text = found.start(), found[0].rstrip()
            number = bisect_right(self.starts, index)  # the entry that comes next
            if number and (self._before_on_line(index) or self._is_ahead_of_value(number - 1, index)):
                self.around[self._ends_before(number - 1, index)].behind.append(text)
                continue
            place = self._place(index, number, last[1] if last and last[0] == number else None)
            last = number, place
            lines = self.around[place.where].above if place.is_above else self.around[place.where].below
            if self._is_below_empty_line(index):
                lines.append("")
            if place.is_above and is_to_checks(text) and number:
                lines = self.around[self._first_on_line(number)].above
            lines.append(text)

    def _ends_before(self, number: int, index: int) -> Where:
        """What a comment stands behind: the last entry, or the outermost one that a bracket closed since."""
        where = self.entries[number].where
        while len(where) > 1:
            holder = self.document.at(where[:-1])
            if holder is None or not is_flow(self.text, holder) or holder.end.index > index:
                break
            where = where[:-1]
        return where

    def _is_ahead_of_value(self, number: int, index: int) -> bool:
        """Whether a comment stands between a key and its value."""
        value = self.entries[number].value
        return value.start.index > index and not self._is_block(value)

    def _first_on_line(self, number: int) -> Where:
        """The innermost entry that begins with this one: for ``- naam: Soep`` the key, not the item."""
        line = self._line(self.starts[number])
        while (
            number + 1 < len(self.entries)
            and self._line(self.starts[number + 1]) == line
            and self._is_block(self.entries[number].value)
        ):
            number += 1
        return self.entries[number].where

    def _place(self, index: int, number: int, last: _Place | None) -> _Place:
        """Where a comment on a line of its own goes.

        Args:
            index: of its ``#``.
            number: of the entry below it.
            last: where the comment above it went, if no entry stands between them; none goes deeper than that.
        """
        if number == 0:
            return _Place((), is_above=True)
        if last is not None and last.is_above:
            return last
        before, column = self.entries[number - 1], index - self.line_starts[self._line(index)]
        below = self.entries[number] if number < len(self.entries) else None
        if self._is_for_empty(before, column, below) and (last is None or last.where == before.where):
            return _Place(before.where, is_above=False)
        for depth in range(len(before.where), -1, -1):
            where = before.where[:depth]
            holder = self.document.at(where)
            if holder is None or isinstance(holder, Scalar):
                continue
            if below is not None and below.where[:depth] == where and len(below.where) > depth:
                break  # it goes on below the comment
            if is_flow(self.text, holder):
                if holder.end.index > index:
                    return _Place(where, is_above=where == before.where)
            elif self._is_at_end_of(where, column, below) and (last is None or depth <= len(last.where)):
                return _Place(where, is_above=False)
        return _Place(below.where, is_above=True) if below else _Place((), is_above=False)

    def _is_at_end_of(self, where: Where, column: int, below: _Entry | None) -> bool:
        """Whether a comment in this column belongs to a list or mapping that ends above it."""
        if not where or _is_set_in(column, self._column(where)):
            return True
        dashes = self.document.at(where)  # they may stand below their key
        return dashes is not None and dashes.start.column == column > (self._column(below.where) if below else -1)

    def _is_for_empty(self, entry: _Entry, column: int, below: _Entry | None) -> bool:
        """Whether a comment in this column is set in below a key with nothing behind it."""
        holder, value = self.document.at(entry.where[:-1]), entry.value
        is_empty = isinstance(value, Scalar) and value.start.index == value.end.index
        return (
            is_empty
            and isinstance(holder, Mapping)
            and not is_flow(self.text, holder)
            and _is_set_in(column, self._column(entry.where))
            and (below is None or _is_set_in(column, self._column(below.where)))
        )

    def _column(self, where: Where) -> int:
        """Of a key or dash."""
        holder = self.document.at(where[:-1])
        return holder.start.column if holder else 0

    def _empty_lines(self) -> None:
        for entry in self.entries:
            if not self._before_on_line(entry.start) and self._is_below_empty_line(entry.start):
                self.around[entry.where].above.append("")

    def _head(self) -> None:
        """Divide what stands above the first key: what is about the file, and what is about that key."""
        if not self.entries:
            return
        first, top = self.around[self.entries[0].where], self.around[()]
        lines = top.above
        if first.above[-1:] == [""]:
            lines.append(first.above.pop())
        last_empty = max((n for n, text in enumerate(lines) if not text), default=None)
        cut = len(lines) if last_empty is None else last_empty + 1
        while last_empty is None and cut and is_to_checks(lines[cut - 1]):
            cut -= 1
        top.above = list(dropwhile(lambda text: not text, lines[:cut]))
        first.above = [*lines[cut:], *first.above]

    def _line(self, index: int) -> int:
        return bisect_right(self.line_starts, index) - 1

    def _before_on_line(self, index: int) -> str:
        """The keys, values and signs before this place on its line."""
        return self.bare[self.line_starts[self._line(index)] : index].strip()

    def _is_below_empty_line(self, index: int) -> bool:
        line = self._line(index)
        return line > 0 and not self.document.lines[line - 1].strip()

    def _is_block(self, node: Node) -> bool:
        return not isinstance(node, Scalar) and not is_flow(self.text, node)


def _blanked(found: re.Match[str]) -> str:
    return " " * len(found[0])
