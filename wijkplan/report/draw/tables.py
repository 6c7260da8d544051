"""Rows as CSV or as a Markdown table."""

from __future__ import annotations

import csv
import io
from collections.abc import Iterable, Sequence
from typing import Literal

from wijkplan.report.draw import escape

Cell = str | int | float | None


Dialect = Literal["en", "nl"]
"""How a spreadsheet in this country reads CSV."""


def csv_text(header: Sequence[str], rows: Iterable[Sequence[Cell]], dialect: Dialect = "en") -> str:
    """Comma-separated values; texts are safe to open in a spreadsheet, what is not known is empty.

    The Dutch dialect has semicolons, decimal commas, and the mark by which Excel knows UTF-8.
    """
    return ("\ufeff" if dialect == "nl" else "") + csv_rows([header], dialect) + csv_rows(rows, dialect)


def csv_rows(rows: Iterable[Sequence[Cell]], dialect: Dialect = "en") -> str:
    """Rows to come behind those of `csv_text`."""
    out = io.StringIO()
    writer = csv.writer(out, lineterminator="\n", delimiter=";" if dialect == "nl" else ",")
    for row in rows:
        writer.writerow([_cell(value, dialect) for value in row])
    return out.getvalue()


def _cell(value: Cell, dialect: Dialect) -> str | int | float | None:
    if isinstance(value, str):
        return escape.cell(value)
    if isinstance(value, float) and dialect == "nl":
        return f"{value}".replace(".", ",")
    return value


def markdown_table(header: Sequence[str], align: str, rows: Iterable[Sequence[str]]) -> str:
    """A table of texts that are escaped already; ``align`` has an ``l`` or ``r`` for each column."""
    rules = ["---:" if side == "r" else "---" for side in align]
    lines = [header, rules, *rows]
    return "".join(f"| {' | '.join(line)} |\n" for line in lines)
