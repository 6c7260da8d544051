"""The terminal: widths and colours, by Rich. No markup is ever read from texts."""

from __future__ import annotations

import sys
import textwrap
from typing import TextIO

from rich.console import Console
from rich.table import Table
from rich.text import Text

from wijkplan.report import escape


def console(stream: TextIO | None = None) -> Console:
    """A console on this stream (default: standard output); 80 wide where it is no terminal."""
    return Console(file=stream or sys.stdout, highlight=False, markup=False, emoji=False, soft_wrap=False)


def plain(text: object, style: str = "") -> Text:
    """A text from anywhere, harmless."""
    return Text(escape.terminal(str(text)), style=style)


def paragraph(text: object, indent: int, width: int, style: str = "") -> Text:
    """A text set in from the left, wrapped between words; an amount stays on one line with its sign."""
    room = max(20, width - indent)
    together = escape.terminal(str(text)).replace("€ ", "€\u00a0")
    lines = textwrap.wrap(together, room, break_on_hyphens=False) or [""]
    return Text("\n".join(" " * indent + line.replace("\u00a0", " ") for line in lines), style=style)


def grid(*columns: str, widths: dict[int, int] | None = None) -> Table:
    """A table without lines. Each column is ``left``, ``right`` or ``rest`` (takes the room that is left)."""
    table = Table.grid(padding=(0, 2, 0, 0), expand=True)
    for number, kind in enumerate(columns):
        width = (widths or {}).get(number)
        if kind == "rest":
            table.add_column(ratio=1, overflow="fold")
        elif kind == "right":
            table.add_column(justify="right", no_wrap=True, width=width)
        else:
            table.add_column(no_wrap=True, width=width)
    return table


def bar(parts: list[tuple[int, str, str]], width: int) -> Text:
    """A bar of ``width`` columns. Each part is an amount, a sign and a style; columns go by largest remainder."""
    total = sum(amount for amount, _, _ in parts)
    text = Text()
    if total <= 0:
        return text
    columns = [amount * width // total for amount, _, _ in parts]
    by_remainder = sorted(range(len(parts)), key=lambda n: -(parts[n][0] * width % total))
    for n in by_remainder[: width - sum(columns)]:
        columns[n] += 1
    for (_, sign, style), count in zip(parts, columns, strict=True):
        text.append(sign * count, style=style)
    return text
