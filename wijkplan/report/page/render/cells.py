"""What Markdown, Word and PDF take of a document as one line."""

from __future__ import annotations

from dataclasses import replace

from wijkplan.language import _
from wijkplan.report.page.blocks import Cell, Document, Figure, Link, Table
from wijkplan.report.page.texts import clean


def shown(cell: Cell) -> str:
    """What stands in a cell; of a link, its text."""
    return clean(cell.text if isinstance(cell, Link) else cell)


def title(document: Document) -> str:
    """The title of a document; there always is one."""
    return clean(document.title) or _("Wijkplan")


def numbers(figure: Figure) -> Table:
    """The table of a chart; a caption that says the same as the title of the chart is not said twice."""
    return replace(figure.table, caption="") if figure.table.caption == figure.title else figure.table
