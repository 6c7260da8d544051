"""What screens are made of: texts that do no harm, titles, rows of columns with notes below them, and bars.

Styles are names of `wijkplan.report.draw.screen.STYLES`.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from itertools import groupby
from typing import TypeAlias

from rich.console import Console, ConsoleOptions, RenderableType
from rich.padding import Padding
from rich.text import Text

from wijkplan.report.draw import escape

Pieces: TypeAlias = Iterator[RenderableType]
"""A screen, or a part of it."""
NO_BREAK, TAB = "\ufdd0", "\ufdd1"
"""Stand for a space at which no line ends, and for a tab, until all is drawn: Rich ends lines at a no-break space too,
and makes spaces of tabs. Both are characters that are reserved for use inside a program."""
_LEAST, _MOST = 16, 60
"""So many columns are kept for the texts in a table, next to its amounts; and so far do they stand apart on a wide
screen, where no text is longer."""


def text(value: object, style: str = "") -> Text:
    """A text from anywhere, harmless, in which an amount stays on one line with its sign."""
    return Text(escape.terminal(str(value)).replace("€ ", f"€{NO_BREAK}"), style)


def under_its_id(name: str, value: object = "") -> Text:
    """The id of something, discreetly, and behind it what there is to say about it."""
    shown = text(name, "less")
    return Text.assemble(shown, " · ", text(value)) if value else shown


def together(value: object, style: str = "") -> Text:
    """A text that stays on one line where it fits on one."""
    return Text(escape.terminal(str(value)).replace(" ", NO_BREAK), style)


def indented(piece: RenderableType, columns: int) -> Padding:
    """A piece set in from the left."""
    return Padding.indent(piece, columns)


def verbatim(line: str, style: str = "") -> Text:
    """A line of a file, with its spaces as they are, also at its end; it is never broken, so that it can be copied."""
    kept = TAB.join(escape.visible(part).replace(" ", NO_BREAK) for part in line.split("\t"))
    return Text(kept, style, no_wrap=True, overflow="ignore")


def copied(value: object, style: str = "") -> Text:
    """A text with the path of a file in it: one line, so that the path can be copied whole."""
    return Text(escape.line(str(value)), style, no_wrap=True, overflow="ignore")


def section(heading: str, lines: Iterable[object], indent: int = 2) -> Pieces:
    """A heading with lines below it; nothing where there are none."""
    for n, line in enumerate(lines):
        if n == 0:
            yield ""
            yield text(heading, "heading")
        yield indented(text(line), indent)


def title(what: object, bestand: str) -> Pieces:
    """The head of a page: what it is about, and the file that it comes from."""
    yield text(what, "title")
    yield copied(bestand, "less")
    yield ""


class Row:
    """Cells in columns, and below them, over the whole width, what there is to say about the text among them."""

    __slots__ = ("cells", "notes")

    def __init__(self, *cells: Text, notes: Iterable[Text] = ()) -> None:
        self.cells = cells
        self.notes = tuple(notes)


@dataclass(frozen=True)
class Rows:
    """A table: ``l`` is a column set to the left, ``r`` to the right, and ``*`` has the room that is left and wraps.

    Amounts are never broken: where not all columns fit beside each other, the table goes on below, with its first
    columns once more.
    """

    align: str
    rows: Sequence[Row]
    head: Sequence[str] = ()
    indent: int = 0
    widths: Sequence[int] = ()
    """The least that each column takes, so that tables stand in line."""
    gap: int = 2
    """The room between two columns."""
    compact: bool = False
    """Whether the column that wraps takes no more room than it needs."""
    repeat: int = 0
    """How many of the first columns stand in every part; none: all up to and with the one that wraps."""

    def __rich_console__(self, console: Console, options: ConsoleOptions) -> Pieces:
        """The table, or its parts."""
        head = [Text(word, "accent") for word in self.head]
        table = [row.cells for row in self.rows] + ([head] if head else [])
        if not table:
            return
        widths = [max(cell.cell_len for cell in column) for column in zip(*table, strict=True)]
        widths = [max(pair) for pair in zip(widths, self.widths or widths, strict=True)]
        star = self.align.find("*")
        room = options.max_width - self.indent
        for part, columns in enumerate(self._parts(widths, star, room)):
            sizes = {n: widths[n] for n in columns}
            if star >= 0:
                taken = sum(size for n, size in sizes.items() if n != star) + self.gap * (len(columns) - 1)
                rest = max(_LEAST // 2, room - taken)
                sizes[star] = min(rest, widths[star] if self.compact else max(widths[star], _MOST))
            below = self.indent + (sum(sizes[n] + self.gap for n in columns if n < star) or 2)
            if part:
                yield ""
            if head:
                yield self._table([head], sizes)
            for has_notes, rows in groupby(self.rows, key=lambda row: bool(row.notes) and not part):
                if not has_notes:
                    yield self._table([row.cells for row in rows], sizes)
                    continue
                for row in rows:
                    yield self._table([row.cells], sizes)
                    yield from (indented(note, below) for note in row.notes)

    def _parts(self, widths: Sequence[int], star: int, room: int) -> list[list[int]]:
        """The columns that stand beside each other: as few parts as can be, and in each about as many columns."""
        repeat = self.repeat or max(star + 1, 1)
        least = [min(width, _LEAST) if n == star else width for n, width in enumerate(widths)]

        def cut(most: int) -> list[list[int]]:
            parts = [list(range(repeat))]
            for n in range(repeat, len(widths)):
                fits = sum(least[m] + self.gap for m in [*parts[-1], n]) - self.gap <= room
                if len(parts[-1]) > repeat and not (fits and len(parts[-1]) < repeat + most):
                    parts.append(list(range(repeat)))
                parts[-1].append(n)
            return parts

        parts = cut(len(widths))
        evenly = cut(-(-(len(widths) - repeat) // len(parts)))
        return evenly if len(evenly) == len(parts) else parts

    def _table(self, rows: Iterable[Sequence[Text]], sizes: dict[int, int]) -> RenderableType:
        from rich.table import Column, Table  # takes its time to load, and many screens have no columns

        columns = [
            Column(
                width=size,
                justify="right" if self.align[n] == "r" else "left",
                no_wrap=self.align[n] != "*",
                overflow="fold",
            )
            for n, size in sizes.items()
        ]
        table = Table(*columns, box=None, show_header=False, padding=(0, self.gap, 0, 0), pad_edge=False)
        for cells in rows:
            table.add_row(*(cells[n] for n in sizes))
        return indented(table, self.indent) if self.indent else table


def bar(parts: Sequence[tuple[int, str, str]], width: int) -> Text:
    """A bar of so many columns. Each part is an amount, a sign and a style; columns go by largest remainder."""
    total = sum(amount for amount, _, _ in parts)
    if total <= 0:
        return Text()
    columns = [amount * width // total for amount, _, _ in parts]
    by_remainder = sorted(range(len(parts)), key=lambda n: -(parts[n][0] * width % total))
    for n in by_remainder[: width - sum(columns)]:
        columns[n] += 1
    return Text.assemble(*((sign * count, style) for (_, sign, style), count in zip(parts, columns, strict=True)))


@dataclass(frozen=True)
class Bar:
    """The same, as wide as its place, and at most this wide."""

    parts: Sequence[tuple[int, str, str]]
    most: int

    def __rich_console__(self, console: Console, options: ConsoleOptions) -> Pieces:
        """The bar, where it is drawn."""
        yield bar(self.parts, min(self.most, options.max_width))
