"""A document as Markdown, for a website or a mail. Of a chart it has the text and the numbers."""

from __future__ import annotations

import re
from collections.abc import Iterable

from wijkplan.report.draw.escape import markdown as md
from wijkplan.report.draw.tables import markdown_table
from wijkplan.report.page.blocks import (
    Block,
    Bullets,
    Callout,
    Cell,
    Document,
    Entries,
    Entry,
    Facts,
    Figure,
    Fold,
    Heading,
    Link,
    Paragraph,
    Table,
)
from wijkplan.report.page.render.cells import numbers, title
from wijkplan.report.page.render.levels import stepped
from wijkplan.report.page.texts import address, paragraphs


def markdown(document: Document) -> str:
    """The whole document, under its title. A link to a page leads to the Markdown of that page."""
    top = [f"# {md(title(document))}"]
    if document.kicker:
        top.append(f"*{md(document.kicker)}*")
    foot = ["---", *map(_cell, document.foot)] if document.foot else []
    return "\n\n".join([*top, *_blocks(stepped(document).blocks), *foot]) + "\n"


def _blocks(blocks: Iterable[Block]) -> list[str]:
    return [text for block in blocks if (text := _block(block))]


def _block(block: Block) -> str:
    match block:
        case Heading(text, level):
            return f"{'#' * level} {md(text)}"
        case Paragraph(text):
            return _paragraphs(text)
        case Bullets(items, numbered):
            return "\n".join(f"{f'{n}.' if numbered else '*'} {_cell(item)}" for n, item in enumerate(items, start=1))
        case Facts(pairs):
            return "\n".join(f"* {md(name)}: {_strong(value)}" for name, value in pairs)
        case Table():
            return _table(block)
        case Figure(naam, text):
            return _join(_strong(naam), _paragraphs(text), _table(numbers(block)))
        case Entries(items):
            return "\n".join(map(_entry, items))
        case Fold(summary, blocks):
            return _join(_strong(summary), *_blocks(blocks))
        case Callout(naam, blocks):
            return _quoted(_join(_strong(naam), *_blocks(blocks)))


def _join(*texts: str) -> str:
    return "\n\n".join(text for text in texts if text)


def _paragraphs(text: str) -> str:
    return "\n\n".join(map(md, paragraphs(text)))


def _strong(text: str) -> str:
    return f"**{said}**" if (said := md(text)) else ""


def _quoted(text: str) -> str:
    return "\n".join(f"> {line}".rstrip() for line in text.splitlines())


def _cell(cell: Cell) -> str:
    if not isinstance(cell, Link) or not cell.href:
        return md(cell.text if isinstance(cell, Link) else cell)
    return f"[{md(cell.text)}]({re.sub(r'[.]html$', '.md', address(cell.href))})"


def _table(table: Table) -> str:
    rows = [list(map(_cell, row)) for row in table.rows]
    if table.sums:
        rows.append([cell and f"**{cell}**" for cell in map(_cell, table.sums)])
    return _join(_strong(table.caption), markdown_table(list(map(md, table.head)), table.align, rows).rstrip("\n"))


def _entry(entry: Entry) -> str:
    outcome = ", ".join(md(text) for text in (entry.verdict, entry.amount) if text)
    first = f"* {_strong(entry.naam)}" + (f": {outcome}" if outcome else "")
    return "\n".join([first, *(f"  * {md(line)}" for line in entry.lines)])
