"""One line for each voorstel: on a telephone, beside other windows, or read aloud."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from rich.cells import cell_len, set_cell_size
from rich.console import Console, ConsoleOptions
from rich.text import Text

from wijkplan.report.draw import escape
from wijkplan.report.draw.pieces import NO_BREAK, Pieces

WIDEST = 60
_LEAST = 8


@dataclass(frozen=True)
class Line:
    """A voorstel in short."""

    plaats: int
    id: str
    naam: str
    amount: str
    last: str
    """Its score, or what became of it."""
    style: str = ""


@dataclass(frozen=True)
class Compact:
    """Lines of at most `WIDEST` columns; the name is cut where it does not fit, and a long id; amounts never."""

    lines: Sequence[Line]

    def __rich_console__(self, _console: Console, options: ConsoleOptions) -> Pieces:
        """The lines, where they are drawn."""
        if not self.lines:
            return
        width = min(WIDEST, options.max_width)
        place = max(len(str(line.plaats)) for line in self.lines) + 1
        amount = _widest(line.amount for line in self.lines)
        last = _widest(line.last for line in self.lines)
        rest = width - place - amount - last - 4
        ids = min(_widest(line.id for line in self.lines), max(_LEAST, rest - _LEAST))
        names = max(_LEAST, rest - ids)
        for line in self.lines:
            cells = (
                (f"{line.plaats}.".rjust(place), ""),
                (_cut(line.id, ids), "less"),
                (_cut(line.naam, names), "strong"),
                (" " * (amount - cell_len(line.amount)) + line.amount, line.style),
                (line.last, line.style),
            )
            yield Text(NO_BREAK).join(Text(cell.replace(" ", NO_BREAK), style) for cell, style in cells)


def _widest(texts: Iterable[str]) -> int:
    return max(cell_len(one) for one in texts)


def _cut(name: str, width: int) -> str:
    """A harmless text of exactly this width; what is cut off has a sign."""
    shown = escape.terminal(name)
    return set_cell_size(shown if cell_len(shown) <= width else set_cell_size(shown, width - 1).rstrip() + "…", width)
