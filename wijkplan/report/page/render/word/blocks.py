"""The blocks of a document as paragraphs, tables and pictures of a Word file."""

from __future__ import annotations

import io
from collections.abc import Callable, Iterable

import resvg_py
from docx.document import Document as File
from docx.opc.constants import RELATIONSHIP_TYPE
from docx.oxml import parse_xml
from docx.oxml.ns import nsdecls, qn
from docx.shared import Emu, Pt
from docx.text.paragraph import Paragraph as WordParagraph

from wijkplan.report.page.blocks import (
    Block,
    Bullets,
    Callout,
    Document,
    Entries,
    Entry,
    Facts,
    Figure,
    Fold,
    Heading,
    Paragraph,
    Table,
    Tone,
)
from wijkplan.report.page.charts import Chart
from wijkplan.report.page.render.cells import numbers, shown, title
from wijkplan.report.page.render.word.run import run
from wijkplan.report.page.render.word.style import BULLET, CAPTION, HEADINGS, NUMBER, TITLE
from wijkplan.report.page.render.word.table import add
from wijkplan.report.page.texts import paragraphs

Draw = Callable[[Chart], str]
_QUIET, _PALE, _WARN = "535B57", "FCEFD2", "6B4700"
_TONES: dict[Tone, str] = {"good": "1D5C2A", "partly": _WARN, "bad": "8C1D18", "kept": "0B5C53", "plain": _QUIET}
_BEHIND = ("w:spacing", "w:ind", "w:jc", "w:rPr")
"""What our paragraphs may hold that Word wants behind a border and a ground."""


def write(file: File, document: Document, draw: Draw | None) -> None:
    """Write the whole document at the end of the file.

    Args:
        file: it has the styles of `word_style.NEEDED`.
        document: its headings skip no level.
        draw: makes an SVG of a chart; without it, charts are words and numbers.
    """
    writer = _Writer(file, draw)
    if document.kicker:
        writer.line(document.kicker, bold=True, colour=_QUIET).paragraph_format.keep_with_next = True
    writer.line(title(document), style=TITLE)
    writer.blocks(document.blocks)
    for n, cell in enumerate(document.foot):
        said = writer.line(shown(cell), size=9, colour=_QUIET).paragraph_format
        said.space_before, said.keep_with_next = Pt(0 if n else 18), n + 1 < len(document.foot)


class _Writer:
    def __init__(self, file: File, draw: Draw | None) -> None:
        self._file, self._draw = file, draw
        page = file.sections[-1]
        self._width = (page.page_width or 0) - (page.left_margin or 0) - (page.right_margin or 0)
        self._height = (page.page_height or 0) - (page.top_margin or 0) - (page.bottom_margin or 0)

    def blocks(self, blocks: Iterable[Block]) -> None:
        for block in blocks:
            self._block(block)

    def line(
        self, text: str, style: str | None = None, *, bold: bool | None = None, size: float = 0, colour: str = ""
    ) -> WordParagraph:
        paragraph = self._file.add_paragraph(style=style)
        run(paragraph, shown(text), bold=bold, size=size, colour=colour)
        return paragraph

    def _block(self, block: Block) -> None:
        match block:
            case Heading(text, level):
                self.line(text, HEADINGS[level - 2])
            case Paragraph():
                self._paragraph(block)
            case Bullets():
                self._bullets(block)
            case Facts():
                self._facts(block)
            case Table():
                self._table(block)
            case Figure():
                self._figure(block)
            case Entries(items):
                self._entries(items)
            case Fold(summary, blocks):
                self._head(summary)
                self.blocks(blocks)
            case Callout():
                self._callout(block)

    def _head(self, text: str) -> None:
        """The name of what follows, on the same page as that."""
        if text.strip():
            head = self.line(text, bold=True).paragraph_format
            head.space_before, head.keep_with_next = Pt(10), True

    def _paragraph(self, block: Paragraph) -> None:
        for text in paragraphs(block.text):
            match block.role:
                case "lead":
                    self.line(text, size=13)
                case "note":
                    self.line(text, size=9, colour=_QUIET)
                case "plain":
                    self.line(text)

    def _bullets(self, block: Bullets) -> None:
        number = _fresh_numbers(self._file) if block.numbered else None
        for item in block.items:
            said = self.line(shown(item), NUMBER if block.numbered else BULLET)
            if number is not None:
                numbered = said._p.get_or_add_pPr().get_or_add_numPr()
                numbered.get_or_add_ilvl().val = 0
                numbered.get_or_add_numId().val = number

    def _facts(self, block: Facts) -> None:
        for name, value in block.pairs:
            run(self.line(f"{shown(name)}:", BULLET), f" {shown(value)}", bold=True)

    def _entries(self, entries: Iterable[Entry]) -> None:
        for entry in entries:
            self._entry(entry)

    def _entry(self, entry: Entry) -> None:
        head = self.line(entry.naam, bold=True)
        if outcome := ", ".join(text for text in (shown(entry.verdict), shown(entry.amount)) if text):
            run(head, f" – {outcome}", bold=True, colour=_TONES[entry.tone])
        said = [head, *(self.line(line) for line in entry.lines)]
        for paragraph in said[:-1]:
            paragraph.paragraph_format.keep_with_next = True
            paragraph.paragraph_format.space_after = Pt(0)
        said[-1].paragraph_format.space_after = Pt(10)

    def _callout(self, block: Callout) -> None:
        before = len(self._file.element.body)
        self._head(block.title)
        self.blocks(block.blocks)
        # The last element of a body is its page.
        inside = list(self._file.element.body)[before - 1 : -1]
        texts = [WordParagraph(element, self._file._body) for element in inside if element.tag == qn("w:p")]
        for text in texts:
            _shade(text)
        if texts:
            texts[-1].paragraph_format.space_after = Pt(12)

    def _figure(self, figure: Figure) -> None:
        self._caption(figure.title)
        words = " ".join(paragraphs(figure.text)) or shown(figure.title)
        if self._draw is None:
            self.line(words)
        else:
            self._picture(self._draw(figure.chart), words)
        self._table(numbers(figure))

    def _picture(self, svg: str, words: str) -> None:
        paragraph = self._file.add_paragraph()
        picture = paragraph.add_run().add_picture(io.BytesIO(_png(svg)), width=Emu(self._width))
        if picture.height > self._height * 0.8:  # with room for its title
            picture.width = Emu(round(picture.width * self._height * 0.8 / picture.height))
            picture.height = Emu(round(self._height * 0.8))
        picture._inline.docPr.set("descr", words)
        for side in ("distL", "distR"):  # without a number, some programs leave room beside it
            picture._inline.set(side, "0")
        paragraph.paragraph_format.keep_with_next = True

    def _caption(self, text: str) -> None:
        if text.strip():
            self.line(text, CAPTION).paragraph_format.keep_with_next = True

    def _table(self, table: Table) -> None:
        if table.head:
            self._caption(table.caption)
            add(self._file, table, self._width)


def _png(svg: str) -> bytes:
    """Twice as sharp as a screen asks. On a machine without fonts it has its shapes; the numbers stand below it."""
    return bytes(resvg_py.svg_to_bytes(svg_string=svg, zoom=2))


def _fresh_numbers(file: File) -> int | None:
    """A numbering as that of the style, which begins at 1 again; None where the style has none."""
    numbered = file.styles[NUMBER].element.find(f"{qn('w:pPr')}/{qn('w:numPr')}/{qn('w:numId')}")
    parts = (link.target_part for link in file.part.rels.values() if link.reltype == RELATIONSHIP_TYPE.NUMBERING)
    part = next(parts, None)
    if numbered is None or part is None:
        return None
    every = part.element
    known = next((num for num in every.num_lst if num.numId == numbered.val), None)
    if known is None:
        return None
    fresh = every.add_num(known.abstractNumId.val)
    fresh.add_lvlOverride(ilvl=0).add_startOverride(1)
    return int(fresh.numId)


def _shade(paragraph: WordParagraph) -> None:
    """A pale ground with a line at the left, as a box around what belongs together."""
    about = paragraph._p.get_or_add_pPr()
    line = f'<w:pBdr {nsdecls("w")}><w:left w:val="single" w:sz="18" w:space="8" w:color="{_WARN}"/></w:pBdr>'
    ground = f'<w:shd {nsdecls("w")} w:val="clear" w:color="auto" w:fill="{_PALE}"/>'
    about.insert_element_before(parse_xml(line), *_BEHIND)
    about.insert_element_before(parse_xml(ground), *_BEHIND)
