"""A page about a plan, before it is known who reads it: headings, facts, tables and lines."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from typing import TypeAlias

from wijkplan.report.draw import escape
from wijkplan.report.draw.tables import markdown_table


@dataclass(frozen=True)
class Heading:
    """A heading; below it stands what it is about until the next."""

    text: str
    level: int = 2
    """1 is the page, 2 a part of it, 3 what belongs to that part."""
    aside: str = ""
    """What stands beside it, such as an id."""


@dataclass(frozen=True)
class Lines:
    """Sentences, one below the other; in a list where there is a mark before each."""

    lines: Sequence[str]
    marked: bool = False


@dataclass(frozen=True)
class Facts:
    """Names with what they hold."""

    pairs: Sequence[tuple[str, str]]


@dataclass(frozen=True)
class Table:
    """Rows of texts."""

    head: Sequence[str]
    align: str
    """One letter for each column: ``*`` is what it is about, ``r`` and ``l`` stand beside that to the right or the
    left, and what is in an ``n`` stands below it where there is little room."""
    rows: Sequence[Sequence[str]]


Part: TypeAlias = Heading | Lines | Facts | Table


@dataclass(frozen=True)
class Page:
    """What is told about one file."""

    title: str
    bestand: str
    parts: Sequence[Part]


def as_markdown(pages: Sequence[Page]) -> str:
    """The pages as one document, in which no text from a plan means anything to Markdown."""
    return "\n".join(_page(page) for page in pages)


def _page(page: Page) -> str:
    md = escape.markdown
    return "\n".join([f"# {md(page.title)}\n", f"{md(page.bestand)}\n", *map(_part, page.parts)])


def _part(part: Part) -> str:
    md = escape.markdown
    match part:
        case Heading(text, level, aside):
            return f"{'#' * level} {md(text)}{f' ({md(aside)})' if aside else ''}\n"
        case Lines(lines, marked=True):
            return "".join(f"* {md(line)}\n" for line in lines)
        case Lines(lines):
            return "\n".join(f"{md(line)}\n" for line in lines)
        case Facts(pairs):
            return "".join(f"* **{md(name)}**: {md(what)}\n" for name, what in pairs)
        case Table(head, align, rows):
            sides = "".join("r" if side == "r" else "l" for side in align)
            return markdown_table([md(name) for name in head], sides, [[md(cell) for cell in row] for row in rows])
