"""What a document is made of. No HTML in it, and nothing is escaped yet: each renderer does that for its own form.

A text is one line or more of plain text; an empty line in it parts two paragraphs. Numbers in it are written out
already, in the language of the reader.
"""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import Literal, TypeAlias

from wijkplan.report.page.charts import Chart

Tone: TypeAlias = Literal["plain", "good", "partly", "bad", "kept"]
"""How something ended. Never the only sign of it: there is a word beside it."""


@dataclass(frozen=True, slots=True)
class Link:
    """A text that leads to another page of the same folder."""

    text: str
    href: str
    """The path to that page from the page that it stands on, such as ``2026/soesterkwartier.html``."""


Cell: TypeAlias = str | Link


@dataclass(frozen=True, slots=True)
class Heading:
    """A heading below the title of the document."""

    text: str
    level: Literal[2, 3] = 2


@dataclass(frozen=True, slots=True)
class Paragraph:
    """A text."""

    text: str
    role: Literal["plain", "lead", "note"] = "plain"
    """``lead`` is what the document says in short; a ``note`` is smaller."""


@dataclass(frozen=True, slots=True)
class Bullets:
    """A list."""

    items: tuple[Cell, ...]
    numbered: bool = False


@dataclass(frozen=True, slots=True)
class Facts:
    """A few figures that are seen first: each a name and its value."""

    pairs: tuple[tuple[str, str], ...]


@dataclass(frozen=True, slots=True)
class Table:
    """Rows under a header; the first cell of a row says what the row is about."""

    caption: str
    head: tuple[str, ...]
    align: str
    """An ``l`` or an ``r`` for each column."""
    rows: tuple[tuple[Cell, ...], ...]
    sums: tuple[Cell, ...] = ()
    """A last row that adds up those above it."""


@dataclass(frozen=True, slots=True)
class Figure:
    """A chart with its text, and the same numbers as a table."""

    title: str
    text: str
    """What is to be seen, for who does not see it."""
    chart: Chart
    table: Table


@dataclass(frozen=True, slots=True)
class Entry:
    """A voorstel, a signal or something else that has an outcome."""

    naam: str
    verdict: str = ""
    """The outcome in a word or two."""
    tone: Tone = "plain"
    amount: str = ""
    lines: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Entries:
    """Several of those, below one another."""

    items: tuple[Entry, ...]


@dataclass(frozen=True, slots=True)
class Fold:
    """Blocks that can be unfolded; on paper they are simply there."""

    summary: str
    blocks: tuple[Block, ...]


@dataclass(frozen=True, slots=True)
class Callout:
    """Blocks that ask for attention: what is not known, or supposed."""

    title: str
    blocks: tuple[Block, ...]


Block: TypeAlias = Heading | Paragraph | Bullets | Facts | Table | Figure | Entries | Fold | Callout


@dataclass(frozen=True, slots=True)
class Document:
    """A page for one kind of reader."""

    title: str
    blocks: tuple[Block, ...]
    kicker: str = ""
    """What kind of document this is, above its title."""
    foot: tuple[Cell, ...] = ()
    """From which file this was made, what is made up, and where more is to be found."""
    language: Literal["nl", "en"] = field(default="nl")
    """The language of most of its text."""
