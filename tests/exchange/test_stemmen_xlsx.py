"""`import stemmen` on an Excel workbook (extra `excel`), whole and broken."""

from __future__ import annotations

import io
import sys
import zipfile
from collections.abc import Callable
from pathlib import Path
from typing import TYPE_CHECKING

import pytest
from test_stemmen import HAND, PLAN, refused, stemmen, voices

if TYPE_CHECKING:
    from collections.abc import Iterable

pytest.importorskip("openpyxl")

ROWS: tuple[tuple[object, ...], ...] = (
    ("nummer", "samen", "Taal en werk", "Straatfeest"),
    (1, 8, 6.0, "x"),
    (2.0, 7, "9,0", None),
    ("3", 9.0, None, " X "),
)
"""The ballots of test_stemmen.TABLE, as numbers, as texts and as nothing."""


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    (tmp_path / ".git").mkdir()
    (tmp_path / "plan.yaml").write_bytes(PLAN.encode())
    return tmp_path


def workbook(rows: Iterable[tuple[object, ...]] = ROWS, *, second: Iterable[tuple[object, ...]] = ()) -> bytes:
    from openpyxl import Workbook

    book, file = Workbook(), io.BytesIO()
    for n, sheet_rows in enumerate((rows, second)):
        sheet = book.create_sheet(f"Blad{n + 1}", n)
        for row in sheet_rows:
            sheet.append(row)
    book.save(file)
    return file.getvalue()


def test_a_workbook_counts_as_a_table_does(folder: Path) -> None:
    result = stemmen(folder, workbook(), name="stemmen.xlsx")
    assert (result.code, result.out.splitlines()[0]) == (0, "3 deelnemers"), result.err
    assert voices(folder) == HAND


@pytest.mark.parametrize(
    "rows",
    [
        (*ROWS, (None, None, None, None), (None,)),
        ((), (None, None), *ROWS),
        tuple((*row, None, None) for row in ROWS),
    ],
)
def test_empty_rows_and_columns_do_not_count(folder: Path, rows: tuple[tuple[object, ...], ...]) -> None:
    assert stemmen(folder, workbook(rows), name="stemmen.xlsx").code == 0
    assert voices(folder) == HAND


def test_only_the_first_sheet_counts(folder: Path) -> None:
    second = [("naam", "samen"), ("Jan", 1)]
    assert stemmen(folder, workbook(second=second), name="Stemmen.XLSX").code == 0
    assert voices(folder) == HAND


@pytest.mark.parametrize(
    ("rows", "said"),
    [
        ((("Naam", "samen"), (1, 8)), "stemmen.xlsx:1: de kop 'Naam' noemt gegevens van personen"),
        ((("nr", "samen"), (1, 8), ("Jan", 7)), "stemmen.xlsx:3: in de eerste kolom hoort een nummer"),
        ((("nr", "samen"), (1, 8), (1.0, 7)), "stemmen.xlsx:3: deelnemer 1 staat er twee keer"),
        ((("nr", "samen"), (1, 11)), "11 bij 'samen' is meer dan 10"),
        ((("nr", "samen"), (1, -1)), "'-1' bij 'samen' is geen cijfer"),
        ((("nr", "samen"), (1, True)), "bij 'samen' is geen cijfer"),
        ((("nr", "samen"), (1, "=5+3")), "stemmen.xlsx:2: er staat een formule zonder uitkomst"),
        ((("nr", "samne"), (1, 8)), "Bedoel je samen ("),
        ((), "er staan geen stemmen in"),
    ],
)
def test_what_cannot_be_counted(folder: Path, rows: tuple[tuple[object, ...], ...], said: str) -> None:
    assert said in refused(folder, stemmen(folder, workbook(rows), name="stemmen.xlsx"))


def test_a_figure_with_many_decimals(folder: Path) -> None:
    """A spreadsheet works out 22 / 3 with all decimals that it has: that is a 7.3."""
    assert stemmen(folder, workbook((("nr", "samen"), (1, 22 / 3))), name="stemmen.xlsx").code == 0
    assert float(voices(folder)["samen"][0]) == 7.3


def without(name: str) -> bytes:
    return changed(name, lambda _part: None)


def halved(name: str) -> bytes:
    return changed(name, lambda part: part[: len(part) // 2])


def changed(name: str, change: Callable[[bytes], bytes | None]) -> bytes:
    """A sound archive in which one part of the workbook is not what it should be."""
    file = io.BytesIO()
    with zipfile.ZipFile(io.BytesIO(workbook())) as whole, zipfile.ZipFile(file, "w") as broken:
        for part in whole.namelist():
            content = change(whole.read(part)) if part == name else whole.read(part)
            if content is not None:
                broken.writestr(part, content)
    return file.getvalue()


def scratched() -> bytes:
    """A workbook with wrong bytes amid the compressed rows."""
    file = bytearray(workbook())
    start = file.find(b"xl/worksheets/sheet1.xml") + 40
    file[start : start + 30] = b"\xff" * 30
    return bytes(file)


SHEET = "xl/worksheets/sheet1.xml"


@pytest.mark.parametrize(
    "make",
    [
        pytest.param(lambda: b"", id="nothing"),
        pytest.param(lambda: b"nummer;samen\n1;8\n", id="csv under another name"),
        pytest.param(lambda: b"PK\x03\x04 en dan niets", id="only the beginning of an archive"),
        pytest.param(lambda: b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + bytes(600), id="old Excel, or with a password"),
        pytest.param(lambda: workbook()[:-400], id="end is missing"),
        pytest.param(scratched, id="damaged rows"),
        pytest.param(lambda: without("[Content_Types].xml"), id="no contents"),
        pytest.param(lambda: without("xl/workbook.xml"), id="no workbook"),
        pytest.param(lambda: without(SHEET), id="no sheet"),
        pytest.param(lambda: halved("[Content_Types].xml"), id="half the contents"),
        pytest.param(lambda: halved("xl/workbook.xml"), id="half a workbook"),
        pytest.param(lambda: halved("xl/_rels/workbook.xml.rels"), id="half the links"),
        pytest.param(lambda: halved(SHEET), id="half a sheet"),
        pytest.param(lambda: changed(SHEET, lambda _part: b"\x00\xff"), id="no sheet but rubbish"),
    ],
)
def test_a_broken_workbook(folder: Path, make: Callable[[], bytes]) -> None:
    """Never a traceback for what a user brings along; the plan stays as it is."""
    message = refused(folder, stemmen(folder, make(), name="stemmen.xlsx"))
    assert message.startswith("wijkplan: stemmen.xlsx: ")


def test_without_the_extra(folder: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """It says what to install, and what to do otherwise."""
    content = workbook()
    monkeypatch.delitem(sys.modules, "wijkplan.exchange.tables.sheets", raising=False)
    for name in [name for name in sys.modules if name.partition(".")[0] == "openpyxl"]:
        monkeypatch.setitem(sys.modules, name, None)
    message = refused(folder, stemmen(folder, content, name="stemmen.xlsx"))
    assert "whl[excel]" in message
    assert "csv" in message
