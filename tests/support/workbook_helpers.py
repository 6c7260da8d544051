"""What the tests of workbooks share: export a plan, fill in cells as somebody in a spreadsheet would, import it."""

from __future__ import annotations

import io
import re
from pathlib import Path
from typing import Any

import pytest
from helpers import Result, run

openpyxl = pytest.importorskip("openpyxl")

AGENDA = """\
doelgroepen: [{naam: Ouderen}, {naam: Jongeren}]
partijen: [{id: taalhuis, naam: Taalhuis}, {naam: Sportbuurtwerk}]
"""
PLAN = """\
# Ons plan
wijk: Voorbeeld
jaar: 2026
budget: {totaal: 100000}
themas:
  - {id: samen, naam: Samen leven}
  - {id: taal, naam: Taal en werk}

bewonersinitiatieven:
  - id: soep
    naam: Soep op dinsdag  # elke week
    thema: samen
    wie: Buurtkeuken
    status: loopt
    kosten: € 2.400,50
    minimum: 1000
    draagvlak: 64
    doelgroepen: [ouderen, jongeren]
    prioriteit: {wijk: 7.5, aanbieder: 6}
    ingediend: 2026-02-12
    tekst: >-
      We koken samen.
      Wie wil, schuift aan.
  - {naam: Fietsles, thema: taal, kosten: 800}   # de id volgt uit de naam

interventies:
  - id: taalcoach
    naam: Taalcoach
    thema: taal
    aanbieder: taalhuis
    kosten: 12000
    waarom: Hier is een opleiding voor nodig.
    vult_aan: [fietsles]
    besluit: {toegekend: 9000, datum: 2026-03-02, door: buurtbestuur}
"""


def place(folder: Path, text: str = PLAN, agenda: str | None = AGENDA) -> Path:
    """A plan in a folder of its own; gives its path."""
    (folder / ".git").mkdir(exist_ok=True)
    if agenda is not None:
        (folder / "agenda.yaml").write_bytes(agenda.encode())
    plan = folder / "plan.yaml"
    plan.write_bytes(text.encode())
    return plan


def text(folder: Path) -> str:
    """The plan in this folder as it is now."""
    return (folder / "plan.yaml").read_bytes().decode()


MADE: dict[tuple[bytes | None, ...], bytes] = {}
"""The workbook of each plan and agenda of which one was made: the same files give the same workbook."""


def exported(folder: Path) -> Any:
    """The workbook of the plan in this folder, as openpyxl reads it."""
    files = (folder / "plan.yaml", folder / "agenda.yaml")
    given = tuple(file.read_bytes() if file.exists() else None for file in files)
    if given not in MADE:
        result = run("export", "xlsx", "plan.yaml", "--force", cwd=folder)
        assert result.code == 0, result.err
        MADE[given] = (folder / "plan.xlsx").read_bytes()
    (folder / "plan.xlsx").write_bytes(MADE[given])
    return openpyxl.load_workbook(io.BytesIO(MADE[given]))


def cell(book: Any, sheet: str, row: str | int, heading: str) -> Any:
    """The cell under a heading in the row with this id (or number)."""
    table = book[sheet]
    headings = {head.value: head.column for head in table[1]}
    if isinstance(row, str):
        row = next(cells[0].row for cells in table.iter_rows() if cells[headings["id"] - 1].value == row)
    return table.cell(row, headings[heading])


def put(book: Any, sheet: str, row: str | int, heading: str, value: Any) -> None:
    """Type a value in a cell; a text stays a text, and is written as a spreadsheet does it."""
    found = cell(book, sheet, row, heading)
    found.value = re.sub("_(?=x[0-9A-F]{4}_)", "_x005F_", value) if isinstance(value, str) else value
    if isinstance(value, str):
        found.data_type = "s"


def saved(book: Any) -> bytes:
    """The workbook as a file."""
    file = io.BytesIO()
    book.save(file)
    return file.getvalue()


def imported(folder: Path, book: Any, *options: str) -> Result:
    """Import this workbook (or these bytes) in the plan in this folder."""
    (folder / "plan.xlsx").write_bytes(book if isinstance(book, bytes) else saved(book))
    return run("import", "xlsx", "plan.xlsx", "--plan", "plan.yaml", *options, cwd=folder)


def changed_lines(before: str, after: str) -> list[str]:
    """What ``diff`` would say: the lines that went with a ``-`` before them, those that came with a ``+``."""
    from difflib import ndiff

    return [line[0] + line[2:] for line in ndiff(before.split("\n"), after.split("\n")) if line[0] in "+-"]
