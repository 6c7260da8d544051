"""Everything that people see on a terminal or a projector, drawn by Rich and written in one place.

    show(allocation_text.show(allocated))

What is shown is a row of Rich renderables, made by the ``x_text`` modules of `wijkplan.report`. Texts from plans
come in them by `wijkplan.report.draw.pieces.text`, never as markup. Other forms of output do not come here, so that
they do not load Rich.
"""

from __future__ import annotations

import io
import os
import re
import shutil
import sys
from collections.abc import Iterable
from typing import Literal, NamedTuple, TextIO

from rich.console import Console, RenderableType
from rich.style import Style
from rich.text import Text
from rich.theme import Theme

from wijkplan.report.draw import escape
from wijkplan.report.draw.pieces import NO_BREAK, TAB

WIDEST, NARROWEST = 100, 40
"""Columns: beyond the first the eye loses its line, unless somebody sets COLUMNS; below the second no table fits."""
STYLES = Theme(
    {
        "title": "bold",
        "heading": Style(bold=True, color="cyan"),
        "accent": "cyan",
        "strong": "bold",
        "less": "dim",
        "good": "green",
        "partly": "yellow",
        "bad": "red",
        "kept": "magenta",
    }
)
_FONT_FACE = re.compile(r" *@font-face \{.*?\}\n", re.DOTALL)
_SPACES_AT_THE_END = re.compile(r" +(?=(?:\x1b\[[\d;]*m)*$)", re.MULTILINE)


class Screen(NamedTuple):
    """What has to be known of a terminal to draw for it, also in another process."""

    width: int
    """Columns."""
    colours: Literal["standard", "256", "truecolor"] | None
    """None where nobody sees colours or wants them: then there are no codes at all."""


def screen(stream: TextIO) -> Screen:
    """What is behind a stream; 80 columns where it is not a terminal."""
    width = shutil.get_terminal_size((80, 24)).columns
    if not os.environ.get("COLUMNS"):
        width = min(WIDEST, width)
    found = Console(file=stream)
    if found.legacy_windows:  # it knows no codes, and goes to the next line by itself when a line is full
        return Screen(max(NARROWEST, width - 1), None)
    colours = None if os.environ.get("NO_COLOR") else found.color_system
    return Screen(max(NARROWEST, width), colours)  # type: ignore[arg-type]


def drawn(pieces: Iterable[RenderableType], on: Screen) -> str:
    """The text that shows these pieces on a screen, one below the other."""
    written = io.StringIO()
    _print(pieces, _console(on, written))
    shown = _SPACES_AT_THE_END.sub("", written.getvalue()).replace(NO_BREAK, " ").replace(TAB, "\t")
    return escape.without_orders(shown)


def picture(pieces: Iterable[RenderableType], on: Screen, title: str) -> str:
    """An SVG of these pieces on a screen; it loads nothing from elsewhere."""
    console = _console(on, io.StringIO(), record=True)
    _print(pieces, console)
    svg = _FONT_FACE.sub("", console.export_svg(title=title, unique_id="wijkplan")).replace(NO_BREAK, "&#160;")
    return "".join(f"{line.rstrip()}\n" for line in svg.splitlines() if line.strip())


def _console(on: Screen, file: TextIO, *, record: bool = False) -> Console:
    return Console(
        file=file,
        width=on.width,
        color_system=on.colours,
        force_terminal=on.colours is not None,
        legacy_windows=False,
        theme=STYLES,
        markup=False,
        emoji=False,
        highlight=False,
        record=record,
    )


def _print(pieces: Iterable[RenderableType], console: Console) -> None:
    for piece in pieces:
        if isinstance(piece, Text):  # Rich puts it in another one, which does not know how it is to be wrapped
            console.print(piece, no_wrap=piece.no_wrap, overflow=piece.overflow, crop=False)
        else:
            console.print(piece, crop=False)


def show(pieces: Iterable[RenderableType], *, err: bool = False) -> None:
    """Write these pieces on standard output or standard error."""
    stream = sys.stderr if err else sys.stdout
    stream.write(drawn(pieces, screen(stream)))
