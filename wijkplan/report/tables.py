"""Rows as CSV or as a Markdown table."""

from __future__ import annotations

import csv
import io
from collections.abc import Iterable, Sequence

from wijkplan.report import escape


def csv_text(header: Sequence[str], rows: Iterable[Sequence[str | int | float | None]]) -> str:
    """Comma-separated values; texts are safe to open in a spreadsheet, what is not known is empty."""
    out = io.StringIO()
    writer = csv.writer(out, lineterminator="\n")
    writer.writerow(header)
    for row in rows:
        writer.writerow([escape.cell(value) if isinstance(value, str) else value for value in row])
    return out.getvalue()


def markdown_table(header: Sequence[str], align: str, rows: Iterable[Sequence[str]]) -> str:
    """A table of texts that are escaped already; ``align`` has an ``l`` or ``r`` for each column."""
    rules = ["---:" if side == "r" else "---" for side in align]
    lines = [header, rules, *rows]
    return "".join(f"| {' | '.join(line)} |\n" for line in lines)
