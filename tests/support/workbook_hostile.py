"""Workbooks as somebody makes them who wants to do harm: written as XML, so that anything can stand in them."""

from __future__ import annotations

import io
import zipfile
from collections.abc import Mapping

MAIN = "http://schemas.openxmlformats.org/spreadsheetml/2006/main"
OFFICE = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"
_KIND = "application/vnd.openxmlformats-officedocument.spreadsheetml"
CONTENTS = (
    '<Types xmlns="http://schemas.openxmlformats.org/package/2006/content-types">'
    f'<Override PartName="/xl/workbook.xml" ContentType="{_KIND}.sheet.main+xml"/>'
    f'<Override PartName="/xl/sharedStrings.xml" ContentType="{_KIND}.sharedStrings+xml"/>'
    f'<Override PartName="/xl/styles.xml" ContentType="{_KIND}.styles+xml"/></Types>'
)
DAY = 1
"""The style of a cell that holds a day."""
STYLES = f'<styleSheet xmlns="{MAIN}"><cellXfs><xf numFmtId="0"/><xf numFmtId="14"/></cellXfs></styleSheet>'


def sheet(rows: str, *, before: str = "", after: str = "") -> str:
    """The XML of a sheet."""
    return f'<worksheet xmlns="{MAIN}">{before}<sheetData>{rows}</sheetData>{after}</worksheet>'


def cell(place: str, text: object) -> str:
    """A cell with a text in it, or a number."""
    if isinstance(text, str):
        return f'<c r="{place}" t="inlineStr"><is><t>{text}</t></is></c>'
    return f'<c r="{place}"><v>{text}</v></c>'


BALLOTS = f'<row r="1">{cell("A1", "nr")}{cell("B1", "samen")}</row><row r="2">{cell("A2", 1)}{cell("B2", 8)}</row>'
"""One participant gives an 8."""


def archive(parts: Mapping[str, str | bytes]) -> bytes:
    """A zip with these parts."""
    file = io.BytesIO()
    with zipfile.ZipFile(file, "w", zipfile.ZIP_DEFLATED) as whole:
        for name, content in parts.items():
            whole.writestr(name, content)
    return file.getvalue()


def parts(*sheets: tuple[str, str], state: str = "visible", book: str = "") -> dict[str, str | bytes]:
    """The parts of a workbook with these sheets (title and XML), the first in this state."""
    listed = "".join(
        f'<sheet name="{title}" sheetId="{n}" state="{state if n == 1 else "visible"}" r:id="r{n}"/>'
        for n, (title, _xml) in enumerate(sheets, start=1)
    )
    links = "".join(
        f'<Relationship Id="r{n}" Type="{OFFICE}/worksheet" Target="worksheets/sheet{n}.xml"/>'
        for n in range(1, len(sheets) + 1)
    )
    return {
        "[Content_Types].xml": CONTENTS,
        "xl/workbook.xml": f'<workbook xmlns="{MAIN}" xmlns:r="{OFFICE}"><sheets>{listed}</sheets>{book}</workbook>',
        "xl/_rels/workbook.xml.rels": f'<Relationships xmlns="http://schemas.openxmlformats.org/package/2006/relationships">{links}</Relationships>',
        "xl/styles.xml": STYLES,
        "xl/sharedStrings.xml": f'<sst xmlns="{MAIN}"/>',
        **{f"xl/worksheets/sheet{n}.xml": xml for n, (_title, xml) in enumerate(sheets, start=1)},
    }


def workbook(rows: str = BALLOTS, **others: str | bytes) -> bytes:
    """A workbook with one sheet of these rows, in which other parts (by the end of their name) are these."""
    made = parts(("Blad1", rows if rows.startswith("<worksheet") else sheet(rows)))
    for end, content in others.items():
        made[next(name for name in made if name.endswith(f"{end}.xml"))] = content
    return archive(made)
