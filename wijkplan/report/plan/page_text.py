"""A page about a plan on a screen."""

from __future__ import annotations

from collections.abc import Iterable, Sequence

from rich.text import Text

from wijkplan.report.draw.pieces import Pieces, Row, Rows, indented, text, title
from wijkplan.report.plan.page import Facts, Heading, Lines, Page, Part, Table

_STYLES = {2: "heading", 3: "accent"}


def show(pages: Iterable[Page]) -> Pieces:
    """The pages, one below the other; what stands below a heading is set in from it."""
    for page in pages:
        yield from title(page.title, page.bestand)
        depth = 0
        for part in page.parts:
            if isinstance(part, Heading):
                depth = 2 * (part.level - 1)
                yield from () if part is page.parts[0] else [""]
                yield indented(_heading(part), depth - 2)
            else:
                yield from _part(part, depth)
        yield ""


def _heading(heading: Heading) -> Text:
    found = text(heading.text, _STYLES[heading.level])
    return found.append(" ").append_text(text(f"({heading.aside})", "less")) if heading.aside else found


def _part(part: Part, indent: int) -> Pieces:
    match part:
        case Lines(lines, marked=True):
            yield Rows("l*", [Row(Text("-"), text(line)) for line in lines], indent=indent, gap=1)
        case Lines(lines):
            yield from (indented(text(line), indent) for line in lines)
        case Facts(pairs):
            yield Rows("l*", [Row(text(name, "less"), text(what)) for name, what in pairs], indent=indent)
        case Table(head, align, rows):
            yield _table(head, align, rows, indent)


def _table(head: Sequence[str], align: str, rows: Iterable[Iterable[str]], indent: int) -> Rows:
    """The table, with what is in its ``n`` columns below each row."""
    drawn = []
    for row in rows:
        cells = list(zip(align, head, row, strict=True))
        below = [f"{name} {cell}" for side, name, cell in cells if side == "n" and cell]
        beside = [text(cell, "strong" if side == "*" else "") for side, _name, cell in cells if side != "n"]
        drawn.append(Row(*beside, notes=[text(" · ".join(below), "less")] if below else ()))
    shown = [name for side, name in zip(align, head, strict=True) if side != "n"]
    return Rows(align.replace("n", ""), drawn, shown if len(shown) > 1 and any(shown) else (), indent=indent)
