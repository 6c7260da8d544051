"""Text for a terminal or a projector: styles, columns, paragraphs and bars, as wide as the screen.

A page is made as one string. Styles are left out by `typer.echo` where nobody sees them.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field

from typer import style as ansi

from wijkplan.report.draw import escape

_GAP = 2
_STYLES: dict[str, dict[str, object]] = {
    "": {},
    "bold": {"bold": True},
    "dim": {"dim": True},
    **{colour: {"fg": colour} for colour in ("blue", "green", "magenta", "yellow")},
}


def cells(text: str) -> int:
    """How many columns of the terminal a text takes."""
    if text.isascii():
        return len(text)
    from rich.cells import cell_len  # knows wide and combining characters

    return cell_len(text)


def wrapped(text: str, width: int) -> list[str]:
    """A text over as many lines as it needs, broken between words where that can be."""
    if cells(text) <= width:
        return [text]
    lines: list[str] = []
    line, used = "", 0
    for word in text.split(" "):
        size = cells(word)
        if line and used + 1 + size <= width:
            line, used = f"{line} {word}", used + 1 + size
            continue
        if line:
            lines.append(line)
        line, used = word, size
        while used > width:  # a word that is longer than a line
            room = next(n for n in range(len(line), 0, -1) if cells(line[:n]) <= max(width, 2))
            lines.append(line[:room])
            line = line[room:]
            used = cells(line)
    return [*lines, line] if line else lines


@dataclass(frozen=True, slots=True)
class Text:
    """A text in one or more styles."""

    parts: tuple[tuple[str, str], ...]

    @property
    def width(self) -> int:
        """Columns of the terminal."""
        return sum(cells(text) for text, _ in self.parts)

    def __str__(self) -> str:
        """With the codes of its styles."""
        return "".join(
            ansi(text, **_STYLES[style]) if style and text else text  # type: ignore[arg-type]
            for text, style in self.parts
        )

    def __add__(self, other: Text) -> Text:
        """One after the other."""
        return Text(self.parts + other.parts)


def plain(text: object, style: str = "") -> Text:
    """A text from anywhere, harmless."""
    return Text(((escape.terminal(str(text)), style),))


def drawn(text: str, style: str = "") -> Text:
    """A text of our own, with its spaces as they are."""
    return Text(((text, style),))


@dataclass(slots=True)
class Page:
    """Lines, one under the other."""

    width: int
    lines: list[str] = field(default_factory=list)

    def add(self, *lines: Text | str) -> None:
        """Add lines; without any, an empty one."""
        self.lines.extend(str(line) for line in lines or ("",))

    def paragraph(self, text: object, indent: int = 0, style: str = "") -> None:
        """A text set in from the left, wrapped between words; an amount stays on one line with its sign."""
        together = escape.terminal(str(text)).replace("€ ", "€\u00a0")
        for line in wrapped(together, max(20, self.width - indent)):
            self.add(drawn(" " * indent + line.replace("\u00a0", " "), style))

    def columns(self, align: str, rows: Iterable[Sequence[Text]], widths: dict[int, int] | None = None) -> None:
        """Rows of cells in columns: ``l`` left, ``r`` right, ``*`` takes the room that is left and wraps."""
        table = list(rows)
        sizes = [max((row[n].width for row in table), default=0) for n in range(len(align))]
        for n, width in (widths or {}).items():
            sizes[n] = max(width, sizes[n])
        rest = align.index("*")
        sizes[rest] = max(8, self.width - sum(sizes[:rest] + sizes[rest + 1 :]) - _GAP * (len(align) - 1))
        for row in table:
            self._row(align, row, sizes, rest)

    def _row(self, align: str, row: Sequence[Text], sizes: list[int], rest: int) -> None:
        first, *more = _fold(row[rest], sizes[rest])
        shown = [first if n == rest else cell for n, cell in enumerate(row)]
        line = ""
        for n, cell in enumerate(shown):
            space = " " * max(0, sizes[n] - cell.width)
            line += (space + str(cell) if align[n] == "r" else str(cell) + space) + " " * _GAP
        self.lines.append(line.rstrip())
        before = " " * (sum(sizes[:rest]) + _GAP * rest)
        self.lines.extend(before + str(part) for part in more)

    def text(self) -> str:
        """The whole page."""
        return "\n".join(self.lines) + "\n" if self.lines else ""


def _fold(cell: Text, width: int) -> list[Text]:
    """A cell of one style over as many lines as it needs."""
    if cell.width <= width or len(cell.parts) != 1:
        return [cell]
    text, style = cell.parts[0]
    # An amount stays on one line with its sign.
    lines = wrapped(text.replace("€ ", "€\u00a0"), width)
    return [drawn(line.replace("\u00a0", " "), style) for line in lines]


def bar(parts: Sequence[tuple[int, str, str]], width: int) -> Text:
    """A bar of so many columns. Each part is an amount, a sign and a style; columns go by largest remainder."""
    total = sum(amount for amount, _, _ in parts)
    if total <= 0:
        return Text(())
    columns = [amount * width // total for amount, _, _ in parts]
    by_remainder = sorted(range(len(parts)), key=lambda n: -(parts[n][0] * width % total))
    for n in by_remainder[: width - sum(columns)]:
        columns[n] += 1
    return Text(tuple((sign * count, style) for (_, sign, style), count in zip(parts, columns, strict=True)))
