"""A document as a Word file, with real headings, lists and tables, so that it can be read aloud and worked on."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

from wijkplan.report.page.blocks import Document
from wijkplan.report.page.charts import Chart
from wijkplan.report.page.refused import MissingExtraError
from wijkplan.report.page.render.levels import stepped


def word(document: Document, draw: Callable[[Chart], str] | None = None, template: Path | None = None) -> bytes:
    """The whole document on A4, or in the house style of a template. What can be unfolded elsewhere is simply there.

    On one machine the same input gives the same bytes; the letters in a picture are those of its fonts.

    Args:
        document: what it says.
        draw: makes an SVG with its own colours of a chart; without it, charts are words and numbers.
        template: a .docx whose styles, page and head are used; what stands in it is left out.

    Raises:
        MissingExtraError: the libraries for Word are not installed.
        TemplateError: the template cannot be used.
    """
    try:
        from wijkplan.report.page.render.word import blocks, file, style
    except ImportError:
        raise MissingExtraError("word") from None
    made = style.of_template(template) if template else style.own(document)
    blocks.write(made, stepped(document), draw)
    return file.saved(made, document)
