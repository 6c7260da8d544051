"""`export xlsx`: the voorstellen of a plan as a workbook to fill in."""

from __future__ import annotations

import datetime
import json
import sys
import zipfile
from pathlib import Path
from typing import Any

import pytest
from helpers import run
from workbook_helpers import PLAN, cell, exported, openpyxl, place

INITIATIEVEN, INTERVENTIES = "Bewonersinitiatieven", "Interventies"


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    place(tmp_path)
    return tmp_path


def by_range(sheet: Any) -> dict[str, Any]:
    """The validations of a sheet, by the letter of their column."""
    return {
        str(found.sqref).split(":")[0].rstrip("0123456789"): found for found in sheet.data_validations.dataValidation
    }


def test_every_field_stands_in_a_cell_as_what_it_is(folder: Path) -> None:
    book = exported(folder)
    expected = {
        "id": "soep",
        "naam": "Soep op dinsdag",
        "thema": "samen",
        "wie": "Buurtkeuken",
        "rechtsvorm": None,
        "status": "loopt",
        "kosten": 2400.5,
        "eigen bijdrage": None,
        "gevraagd": None,
        "minimum": 1000,
        "draagvlak": 64,
        "vrijwilligers": None,
        "bereik": None,
        "doelgroepen": "ouderen, jongeren",
        "prioriteit wijk": 7.5,
        "prioriteit aanbieder": 6,
        "niet samen met": None,
        "ingediend": datetime.datetime(2026, 2, 12),
        "start": None,
        "einde": None,
        "ondersteund door": None,
        "effecten": None,
        "tekst": "We koken samen. Wie wil, schuift aan.",
        "besluit toegekend": None,
        "besluit datum": None,
        "besluit door": None,
        "besluit motivering": None,
        "besluit ronde": None,
        "besluit voorwaarden": None,
    }
    assert {
        head.value: cell(book, INITIATIEVEN, "soep", head.value).value for head in book[INITIATIEVEN][1]
    } == expected
    decided = [cell(book, INTERVENTIES, "taalcoach", f"besluit {key}").value for key in ("toegekend", "datum", "door")]
    assert decided == [9000, datetime.datetime(2026, 3, 2), "buurtbestuur"]
    assert cell(book, INTERVENTIES, "taalcoach", "vult aan").value == "fietsles"
    assert cell(book, INITIATIEVEN, "fietsles", "naam").value == "Fietsles"  # an id that follows from the naam


def test_cells_look_like_what_they_hold(folder: Path) -> None:
    book = exported(folder)
    formats = {
        head: cell(book, INITIATIEVEN, "fietsles", head).number_format
        for head in ("kosten", "draagvlak", "ingediend", "naam")
    }
    assert formats == {"kosten": "€ #,##0.00", "draagvlak": "0", "ingediend": "dd-mm-yyyy", "naam": "@"}
    assert book[INITIATIEVEN].freeze_panes == "C2"


def test_only_what_may_be_filled_in_is_open(folder: Path) -> None:
    book = exported(folder)
    for sheet in (book[INITIATIEVEN], book[INTERVENTIES]):
        assert sheet.protection.sheet
        assert sheet.protection.password is None
        for column in sheet.iter_cols():
            locked = column[0].value == "id" or column[0].value.startswith("besluit")
            assert column[0].protection.locked
            assert {found.protection.locked for found in column[1:]} == {locked}
    assert book["Uitleg"].protection.sheet


def test_empty_rows_wait_for_new_voorstellen(folder: Path) -> None:
    sheet = exported(folder)[INITIATIEVEN]
    assert sheet.max_row == 1 + 2 + 25
    assert {found.value for row in sheet.iter_rows(min_row=4) for found in row} == {None}


def test_words_are_chosen_from_a_list_and_numbers_have_bounds(folder: Path) -> None:
    book = exported(folder)
    table, lists = book[INTERVENTIES], book["Lijsten"]
    letters = {head.value: head.column_letter for head in table[1]}
    rules = by_range(table)

    def options(heading: str) -> list[Any]:
        sheet, _, cells = rules[letters[heading]].formula1.partition("!")
        assert (sheet, rules[letters[heading]].type) == (lists.title, "list")
        return [row[0].value for row in lists[cells.replace("$", "")]]

    assert options("thema") == ["samen", "taal"]
    assert options("aanbieder") == ["taalhuis", "sportbuurtwerk"]
    assert options("status") == ["idee", "nieuw", "loopt", "klaar", "gestopt"]
    bounds = {
        head: (rules[letters[head]].type, rules[letters[head]].formula1) for head in ("kosten", "bereik", "ingediend")
    }
    assert bounds == {"kosten": ("decimal", "0"), "bereik": ("whole", "0"), "ingediend": ("date", "1")}
    assert rules[letters["prioriteit wijk"]].formula2 == "10"
    assert str(rules[letters["kosten"]].sqref).endswith("27")  # new rows too
    assert rules[letters["kosten"]].error == "Vul een bedrag in van nul of meer, zoals 2400 of 2400,50."
    assert rules[letters["kosten"]].prompt == "Wat het in totaal kost."
    assert all(len(rule.prompt) < 256 and len(rule.promptTitle) < 33 for rule in rules.values())


def test_the_words_of_a_program_cannot_be_seen_and_the_explanation_can(folder: Path) -> None:
    book = exported(folder)
    assert {sheet.title: sheet.sheet_state for sheet in book} == {
        INITIATIEVEN: "visible",
        INTERVENTIES: "visible",
        "Uitleg": "visible",
        "Lijsten": "hidden",
        "Basis": "veryHidden",
    }
    said = [found.value for row in book["Uitleg"].iter_rows() for found in row if found.value]
    assert said[0] == "Zo vul je dit in"
    assert {"samen", "Samen leven", "taalhuis", "Ouderen"} <= set(said)


@pytest.mark.parametrize("text", ["=1+1", "+31", "-5", "@som", "=cmd|' /C calc'!A0", "#N/A", "_x0041_", "2400", "WAAR"])
def test_a_text_is_never_a_formula_nor_a_number(tmp_path: Path, text: str) -> None:
    place(tmp_path, PLAN.replace("naam: Taalcoach", f"naam: {json.dumps(text)}"), None)
    book = exported(tmp_path)
    with zipfile.ZipFile(tmp_path / "plan.xlsx") as archive:
        sheets = [archive.read(name).decode() for name in archive.namelist() if "worksheets/sheet" in name]
    assert len(sheets) == 5
    assert not any("<f>" in sheet for sheet in sheets)
    found = cell(book, INTERVENTIES, "taalcoach", "naam")
    assert (found.data_type, found.value) == ("s", text.replace("_x0041_", "_x005F_x0041_"))


def test_the_same_plan_gives_the_same_bytes(folder: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    assert exported(folder)
    first = (folder / "plan.xlsx").read_bytes()
    monkeypatch.setenv("USER", "somebody-else")
    monkeypatch.setattr("time.time", lambda: 2_000_000_000.0)
    assert exported(folder)
    assert (folder / "plan.xlsx").read_bytes() == first
    with zipfile.ZipFile(folder / "plan.xlsx") as archive:
        assert {part.date_time for part in archive.infolist()} == {(1980, 1, 1, 0, 0, 0)}
        assert b"2026-" not in archive.read("docProps/core.xml")


def test_what_was_filled_in_is_not_overwritten(folder: Path) -> None:
    target = folder / "plan.xlsx"
    target.write_bytes(b"ingevuld")
    result = run("export", "xlsx", "plan.yaml", cwd=folder)
    assert (result.code, result.err) == (
        1,
        "wijkplan: plan.xlsx is er al en is anders. Gebruik --force om het te vervangen.\n",
    )
    assert target.read_bytes() == b"ingevuld"
    assert run("export", "xlsx", "plan.yaml", "--force", cwd=folder).code == 0
    assert run("export", "xlsx", "plan.yaml", cwd=folder).code == 0  # the same again is fine


def test_the_workbook_can_stand_elsewhere(folder: Path) -> None:
    result = run("export", "xlsx", "plan.yaml", "--to", "tabel.xlsx", cwd=folder)
    assert (result.code, result.out) == (0, "")
    assert result.err == (
        "tabel.xlsx is gemaakt. Neem het daarna over met: wijkplan import xlsx tabel.xlsx --plan plan.yaml\n"
    )
    assert openpyxl.load_workbook(folder / "tabel.xlsx").sheetnames[0] == INITIATIEVEN


@pytest.mark.parametrize(
    ("arguments", "code", "said"),
    [
        (("weg.yaml",), 2, "wijkplan: weg.yaml is er niet. Kijk of de naam klopt, zoals hier: "),
        (("plan.yaml", "--to", "plan.ods"), 2, "wijkplan: plan.ods: de naam van de tabel moet eindigen op .xlsx."),
        (("plan.yaml", "--to", "map/tabel.xlsx"), 1, "wijkplan: het lukt niet om map/tabel.xlsx te schrijven: "),
        (("agenda.yaml",), 2, "wijkplan: agenda.yaml is een agenda"),
    ],
)
def test_what_cannot_be_exported(folder: Path, arguments: tuple[str, ...], code: int, said: str) -> None:
    result = run("export", "xlsx", *arguments, cwd=folder)
    assert result.code == code
    assert said in result.err


def test_a_plan_with_mistakes_is_not_exported(tmp_path: Path) -> None:
    place(tmp_path, PLAN.replace("thema: taal\n", "thema: tal\n"))
    result = run("export", "xlsx", "plan.yaml", cwd=tmp_path)
    assert result.code == 1
    assert "WP201" in result.err
    assert not (tmp_path / "plan.xlsx").exists()


def test_a_text_that_no_cell_can_hold(tmp_path: Path) -> None:
    place(tmp_path, PLAN.replace("opleiding", "o" * 32_767))
    result = run("export", "xlsx", "plan.yaml", cwd=tmp_path)
    expected = "de tekst bij 'waarom' van 'taalcoach' is te lang voor een cel (32767 tekens)"
    assert (result.code, result.err) == (1, f"wijkplan: plan.yaml: {expected}.\n")


def test_without_the_extra(folder: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setitem(sys.modules, "openpyxl", None)
    for arguments in (("export", "xlsx", "plan.yaml"), ("import", "xlsx", "agenda.yaml", "--plan", "plan.yaml")):
        result = run(*arguments, cwd=folder)
        assert result.code == 1
        assert "whl[excel]" in result.err


def test_nothing_in_it_runs_or_points_elsewhere(tmp_path: Path) -> None:
    """Names that look like formulas stay texts, a control character in an agenda does not get in the way."""
    agenda = 'partijen: [{id: taalhuis, naam: "=cmd"}, {naam: "a\\x07b"}]\ndoelgroepen: [{naam: "+Ouderen"}]\n'
    text = PLAN.replace("Taal en werk", '"@Taal"').replace("Soep op dinsdag", '"-Soep"')
    place(tmp_path, text.replace("doelgroepen: [ouderen, jongeren]", "doelgroepen: []"), agenda)
    exported(tmp_path)
    with zipfile.ZipFile(tmp_path / "plan.xlsx") as whole:
        parts = {name: whole.read(name) for name in whole.namelist()}
    assert not [name for name, part in parts.items() if b"<f>" in part or b"External" in part or "external" in name]
    assert all(len(title) <= 31 and not set(title) & set("[]:*?/\\") for title in exported(tmp_path).sheetnames)
