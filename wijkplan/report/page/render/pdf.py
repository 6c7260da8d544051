"""A document as PDF/UA-1, by Typst: tagged, so that it can be read aloud.

Every text is data to the template `templates/document.typ`, never Typst's own language. It has no files and no
packages to read. Only the fonts that come with Typst are used, so that the bytes are the same on each machine.
"""

from __future__ import annotations

import json
import re
import tempfile
from collections.abc import Callable, Iterable
from pathlib import Path
from typing import Any, cast

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
    Paragraph,
    Table,
)
from wijkplan.report.page.charts import Chart
from wijkplan.report.page.refused import MissingExtraError
from wijkplan.report.page.render.cells import numbers, shown, title
from wijkplan.report.page.render.levels import stepped
from wijkplan.report.page.texts import paragraphs

TEMPLATE = Path(__file__).parents[1] / "templates" / "document.typ"
DRAWN = (
    "\u0020-\u007e \u00a0-\u00ac \u00ae-\u0377 \u0384-\u038a \u038e-\u03a1 \u03a3-\u0477 \u0488-\u04f9 \u05d0-\u05ea"
    " \u0621-\u063a \u0640-\u0652 \u0660-\u0669 \u06f0-\u06f9 \u10d0-\u10fc \u1e00-\u1f15 \u2002-\u200b \u2010-\u2027"
    " \u2030-\u2040 \u2044-\u2052 \u2074-\u208e \u20a0-\u20bf \u2100-\u211e \u2190-\u21ff \u2200-\u22ff \u2460-\u2473"
    " \u25a0-\u25ff \u2600-\u262f \u2639-\u266f \u2701-\u2704 \u2706-\u2709 \u270c-\u2727"
)
"""Ranges of signs that Typst's own fonts draw. PDF/UA-1 refuses a sign that no font draws, such as an emoji."""
_NOT_DRAWN = re.compile(f"[^\n{DRAWN}]+")
_JOINERS = re.compile("[\u200c\u200d\ufe0e\ufe0f]")
_LONG = re.compile(r"\S{31,}")


def pdf(document: Document, draw: Callable[[Chart], str] | None = None) -> bytes:
    """The whole document: A4, with a number on each page. What can be unfolded elsewhere is simply there.

    Args:
        document: what it says.
        draw: makes an SVG with its own colours of a chart; without it, charts are words and numbers.

    Raises:
        MissingExtraError: Typst is not installed.
    """
    try:
        import typst
    except ImportError:
        raise MissingExtraError("pdf") from None
    data = _drawn(json.dumps(_document(stepped(document), draw), ensure_ascii=False))
    with tempfile.TemporaryDirectory() as nothing:
        compiler = typst.Compiler(
            TEMPLATE.read_bytes(),
            root=nothing,
            font_paths=typst.Fonts(include_system_fonts=False),
            ignore_system_fonts=True,
            sys_inputs={"document": data},
        )
        return cast(bytes, compiler.compile(format="pdf", pdf_standards="ua-1"))


def _drawn(text: str) -> str:
    """Signs that no font draws become one white square."""
    return _NOT_DRAWN.sub("\u25a1", _JOINERS.sub("", text))


def _document(document: Document, draw: Callable[[Chart], str] | None) -> dict[str, Any]:
    return {
        "title": _line(title(document)),
        "kicker": _line(document.kicker),
        "language": document.language,
        "foot": [_line(cell) for cell in document.foot],
        "blocks": _blocks(document.blocks, draw),
    }


def _blocks(blocks: Iterable[Block], draw: Callable[[Chart], str] | None) -> list[dict[str, Any]]:
    return [_block(block, draw) for block in blocks]


def _block(block: Block, draw: Callable[[Chart], str] | None) -> dict[str, Any]:
    match block:
        case Heading(text, level):
            return {"kind": "heading", "text": _line(text), "level": level}
        case Paragraph(text, role):
            return {"kind": "paragraph", "texts": _texts(text), "role": role}
        case Bullets(items, numbered):
            return {"kind": "bullets", "items": [_line(item) for item in items], "numbered": numbered}
        case Facts(pairs):
            return {"kind": "facts", "pairs": [[_line(name), _line(value)] for name, value in pairs]}
        case Table():
            return {"kind": "table", **_table(block)}
        case Figure(naam, text, chart):
            words = " ".join(paragraphs(text)) or _line(naam) or "–"
            picture = {"picture": draw(chart) if draw else "", "words": words}
            return {"kind": "figure", "title": _line(naam), **picture, "table": _table(numbers(block))}
        case Entries(items):
            return {"kind": "entries", "items": [_entry(item) for item in items]}
        case Fold(summary, blocks):
            return {"kind": "fold", "title": _line(summary), "blocks": _blocks(blocks, draw)}
        case Callout(naam, blocks):
            return {"kind": "callout", "title": _line(naam), "blocks": _blocks(blocks, draw)}


def _table(table: Table) -> dict[str, Any]:
    return {
        "caption": _line(table.caption),
        "head": [_line(text) for text in table.head],
        "align": list(table.align),
        "rows": [[_line(cell) for cell in row] for row in table.rows],
        "sums": [_line(cell) for cell in table.sums],
    }


def _entry(entry: Entry) -> dict[str, Any]:
    return {
        "naam": _line(entry.naam),
        "verdict": _line(entry.verdict),
        "tone": entry.tone,
        "amount": _line(entry.amount),
        "lines": [_line(line) for line in entry.lines],
    }


def _texts(text: str) -> list[str]:
    return list(map(_breakable, paragraphs(text)))


def _line(cell: Cell) -> str:
    return _breakable(shown(cell))


def _breakable(line: str) -> str:
    """Words too long for a line can go on in the next."""
    return _LONG.sub(lambda found: re.sub(r"(.{12})(?=.)", "\\1\u200b", found[0]), line)
