"""A table in a Word file: its head comes back on each page, and no row is parted."""

from __future__ import annotations

from docx.document import Document as File
from docx.enum.text import WD_ALIGN_PARAGRAPH
from docx.oxml import OxmlElement, parse_xml
from docx.oxml.ns import nsdecls, qn
from docx.shared import Emu, Pt
from docx.table import Table as WordTable
from docx.table import _Row

from wijkplan.report.page.blocks import Cell, Table
from wijkplan.report.page.render.cells import shown
from wijkplan.report.page.render.word.run import run

_LINE, _SOFT = "D3D8D4", "F4F5F2"
_SIDES = "".join(f'<w:{side} w:val="single" w:sz="4" w:space="0" w:color="{_LINE}"/>' for side in ("bottom", "insideH"))
_AROUND = {"top": 50, "left": 80, "bottom": 50, "right": 80}
"""Around what stands in a cell, in twentieths of a point."""
_ROOM = "".join(f'<w:{side} w:w="{width}" w:type="dxa"/>' for side, width in _AROUND.items())
_SIGNS, _BESIDE, _MOST_OF_A_WORD, _MOST_OF_A_LINE = 80, 3, 24, 32
"""How many letters a row holds, the room beside a text in a cell, and what one column may ask for."""


def add(file: File, table: Table, whole: int) -> None:
    """Write a table at the end of the file, this wide (in EMU)."""
    made = file.add_table(rows=0, cols=len(table.head))
    made.autofit = False
    _rule(made, table.caption)
    widths = _widths(table, whole)
    for column, width in zip(made.columns, widths, strict=True):
        column.width = Emu(width)
    _fill(made.add_row(), table.head, table.align, bold=True, head=True)
    for row in table.rows:
        _fill(made.add_row(), row, table.align)
    if table.sums:
        _fill(made.add_row(), table.sums, table.align, bold=True)
    below = file.add_paragraph().paragraph_format  # else the next table is part of this one
    below.space_after, below.line_spacing = Pt(0), Pt(8)


def _rule(table: WordTable, caption: str) -> None:
    """Lines between the rows, room in the cells, and the name of the table for who does not see it."""
    about = table._tbl.tblPr
    for name, inner in (("tblBorders", _SIDES), ("tblCellMar", _ROOM)):
        element = parse_xml(f"<w:{name} {nsdecls('w')}>{inner}</w:{name}>")
        before = ("w:shd", "w:tblLayout", "w:tblCellMar", "w:tblLook") if name == "tblBorders" else ("w:tblLook",)
        about.insert_element_before(element, *before)
    named = OxmlElement("w:tblCaption")
    named.set(qn("w:val"), shown(caption))
    about.append(named)


def _widths(table: Table, whole: int) -> list[int]:
    """How wide each column is: first its longest word, then what is left by how much text there is."""
    words, lines = [], []
    for n in range(len(table.head)):
        cells = [shown(row[n]) for row in (table.head, *table.rows, *filter(None, [table.sums]))]
        longest = max(map(len, cells))
        words.append(min(max(len(word) for cell in cells for word in cell.split(" ")), _MOST_OF_A_WORD) + _BESIDE)
        lines.append(max(min(longest, _MOST_OF_A_LINE) + _BESIDE - words[-1], 0))
    left = max(_SIGNS - sum(words), 0)
    shares = [word + left * line // max(sum(lines), 1) for word, line in zip(words, lines, strict=True)]
    return [whole * share // sum(shares) for share in shares]


def _fill(row: _Row, cells: tuple[Cell, ...], align: str, *, bold: bool = False, head: bool = False) -> None:
    about = row._tr.get_or_add_trPr()
    about.append(OxmlElement("w:cantSplit"))
    if head:
        about.append(OxmlElement("w:tblHeader"))
    for cell, side, word_cell in zip(cells, align, row.cells, strict=True):
        paragraph = word_cell.paragraphs[0]
        paragraph.paragraph_format.space_after = Pt(0)
        if side == "r":
            paragraph.alignment = WD_ALIGN_PARAGRAPH.RIGHT
        run(paragraph, shown(cell), bold=bold or None, size=9.5)
        if head:
            ground = f'<w:shd {nsdecls("w")} w:val="clear" w:color="auto" w:fill="{_SOFT}"/>'
            word_cell._tc.get_or_add_tcPr().append(parse_xml(ground))
