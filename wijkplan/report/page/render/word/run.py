"""A text in a paragraph of a Word file."""

from __future__ import annotations

from docx.shared import Pt, RGBColor
from docx.text.paragraph import Paragraph


def run(paragraph: Paragraph, text: str, *, bold: bool | None = None, size: float = 0, colour: str = "") -> None:
    """Add a text that `shown` made: no sign in it breaks the file."""
    made = paragraph.add_run(text)
    made.bold = bold
    if size:
        made.font.size = Pt(size)
    if colour:
        made.font.color.rgb = RGBColor.from_string(colour)
