"""`import xlsx`: only what was changed in a cell changes in the plan."""

from __future__ import annotations

import datetime
from pathlib import Path
from typing import Any

import pytest
from helpers import ROOT, run
from workbook_helpers import PLAN, cell, changed_lines, exported, imported, openpyxl, place, put, text

INITIATIEVEN, INTERVENTIES = "Bewonersinitiatieven", "Interventies"
EXAMPLES = sorted((ROOT / "plans" / "2026").glob("*.yaml"))


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    place(tmp_path)
    return tmp_path


@pytest.mark.parametrize("example", EXAMPLES, ids=lambda path: path.stem)
def test_nothing_filled_in_is_nothing_changed(tmp_path: Path, example: Path) -> None:
    agenda = (example.parent.parent / "agenda.yaml").read_text(encoding="utf-8")
    place(tmp_path, example.read_text(encoding="utf-8"), agenda)
    before = (tmp_path / "plan.yaml").stat()
    result = imported(tmp_path, exported(tmp_path))
    assert (result.code, result.out, result.err) == (0, "", "plan.yaml: er is niets veranderd.\n")
    assert (tmp_path / "plan.yaml").stat().st_ino == before.st_ino
    assert text(tmp_path) == example.read_text(encoding="utf-8")


@pytest.mark.parametrize(
    ("row", "heading", "value", "lines"),
    [
        ("soep", "kosten", 3000, ["-    kosten: € 2.400,50", "+    kosten: 3000"]),
        ("soep", "kosten", 1234.5, ["-    kosten: € 2.400,50", "+    kosten: 1234.50"]),
        ("soep", "kosten", 2000.1 + 0.2, ["-    kosten: € 2.400,50", "+    kosten: 2000.30"]),
        ("soep", "kosten", "2.500,75", ["-    kosten: € 2.400,50", "+    kosten: 2500.75"]),
        ("soep", "kosten", "€ 2400,50", []),  # the same amount in other words
        ("soep", "kosten", 2400.50, []),
        ("soep", "minimum", None, ["-    minimum: 1000"]),
        ("soep", "naam", "Soep", ["-    naam: Soep op dinsdag  # elke week", "+    naam: Soep  # elke week"]),
        ("soep", "naam", "  Soep op dinsdag ", []),
        ("soep", "thema", "taal", ["-    thema: samen", "+    thema: taal"]),
        # What it points at may be called by its naam.
        ("soep", "thema", "Taal en werk", ["-    thema: samen", "+    thema: taal"]),
        ("soep", "doelgroepen", "Jongeren", ["-    doelgroepen: [ouderen, jongeren]", "+    doelgroepen: [jongeren]"]),
        ("soep", "rechtsvorm", "stichting", ["+    rechtsvorm: stichting"]),
        ("soep", "status", "Loopt", []),
        ("soep", "status", "Gestopt", ["-    status: loopt", "+    status: gestopt"]),
        ("soep", "status", "gestopt", ["-    status: loopt", "+    status: gestopt"]),
        ("soep", "draagvlak", 1e2, ["-    draagvlak: 64", "+    draagvlak: 100"]),
        ("soep", "draagvlak", "65", ["-    draagvlak: 64", "+    draagvlak: 65"]),
        ("soep", "bereik", 120, ["+    bereik: 120"]),
        ("soep", "doelgroepen", "jongeren", ["-    doelgroepen: [ouderen, jongeren]", "+    doelgroepen: [jongeren]"]),
        ("soep", "doelgroepen", "ouderen;jongeren", []),
        ("soep", "doelgroepen", None, ["-    doelgroepen: [ouderen, jongeren]"]),
        (
            "soep",
            "prioriteit wijk",
            8,
            ["-    prioriteit: {wijk: 7.5, aanbieder: 6}", "+    prioriteit: {wijk: 8, aanbieder: 6}"],
        ),
        (
            "soep",
            "prioriteit aanbieder",
            None,
            ["-    prioriteit: {wijk: 7.5, aanbieder: 6}", "+    prioriteit: {wijk: 7.5}"],
        ),
        (
            "soep",
            "ingediend",
            datetime.date(2026, 3, 1),
            ["-    ingediend: 2026-02-12", "+    ingediend: 2026-03-01"],
        ),
        ("soep", "ingediend", "1-3-2026", ["-    ingediend: 2026-02-12", "+    ingediend: 2026-03-01"]),
        ("soep", "ingediend", "2026-03-01", ["-    ingediend: 2026-02-12", "+    ingediend: 2026-03-01"]),
        (
            "fietsles",
            "kosten",
            900,
            [
                "-  - {naam: Fietsles, thema: taal, kosten: 800}   # de id volgt uit de naam",
                "+  - {naam: Fietsles, thema: taal, kosten: 900}   # de id volgt uit de naam",
            ],
        ),
    ],
)
def test_a_cell_changes_its_own_line(folder: Path, row: str, heading: str, value: Any, lines: list[str]) -> None:
    book = exported(folder)
    put(book, INITIATIEVEN, row, heading, value)
    result = imported(folder, book)
    assert result.code == 0, result.err
    assert changed_lines(PLAN, text(folder)) == lines
    assert (result.out == "") == (lines == [])


def test_what_changed_is_shown(folder: Path) -> None:
    book = exported(folder)
    put(book, INITIATIEVEN, "soep", "kosten", 3000)
    put(book, INITIATIEVEN, "soep", "minimum", None)
    put(book, INTERVENTIES, "taalcoach", "bereik", 30)
    put(book, INTERVENTIES, "taalcoach", "tekst", "a" * 61)
    put(book, INITIATIEVEN, 4, "naam", "Repaircafé")
    assert imported(folder, book).out.splitlines() == [
        "Bewonersinitiatieven!G2: soep: kosten: € 2.400,50 -> 3000",
        "Bewonersinitiatieven!J2: soep: minimum: 1000 -> (niets)",
        "Interventies!J2: taalcoach: bereik: (niets) -> 30",
        f"Interventies!V2: taalcoach: tekst: (niets) -> {'a' * 59}…",
        "Bewonersinitiatieven!B4: nieuw: repaircafe",
    ]


def test_a_dry_run_shows_the_lines_and_writes_nothing(folder: Path) -> None:
    book = exported(folder)
    put(book, INITIATIEVEN, "soep", "kosten", 3000)
    result = imported(folder, book, "--dry-run")
    assert result.code == 0
    assert "-    kosten: € 2.400,50\n+    kosten: 3000\n" in result.out
    assert result.out.endswith("Bewonersinitiatieven!G2: soep: kosten: € 2.400,50 -> 3000\n")
    assert text(folder) == PLAN


def test_a_new_name_keeps_the_id_that_others_point_at(folder: Path) -> None:
    book = exported(folder)
    put(book, INITIATIEVEN, "fietsles", "naam", "Fietsen leren")
    result = imported(folder, book)
    assert result.code == 0, result.err
    assert "  - {id: fietsles, naam: Fietsen leren, thema: taal, kosten: 800}" in text(folder)


def test_a_new_row_is_a_new_voorstel(folder: Path) -> None:
    book = exported(folder)
    filled = {
        "naam": "Repaircafé",
        "thema": "samen",
        "kosten": 450.25,
        "prioriteit wijk": 6.5,
        "doelgroepen": "ouderen",
    }
    for heading, value in filled.items():
        put(book, INITIATIEVEN, 20, heading, value)  # rows in between may stay empty
    result = imported(folder, book)
    assert result.code == 0, result.err
    assert changed_lines(PLAN, text(folder)) == [
        "+  - {naam: Repaircafé, thema: samen, kosten: 450.25, doelgroepen: [ouderen], prioriteit: {wijk: 6.5}}",
    ]


def test_a_new_row_is_laid_out_as_its_neighbours(folder: Path) -> None:
    book = exported(folder)
    put(book, INTERVENTIES, 3, "naam", "Schuldhulp")
    put(book, INTERVENTIES, 3, "vult aan", "soep, fietsles")
    assert imported(folder, book).code == 0
    assert text(folder) == f"{PLAN}  - naam: Schuldhulp\n    vult_aan: [soep, fietsles]\n"


def test_the_first_voorstel_of_a_plan(tmp_path: Path) -> None:
    place(tmp_path, "wijk: Voorbeeld\njaar: 2026\nbudget: {totaal: 1000}\n", None)
    book = exported(tmp_path)
    put(book, INTERVENTIES, 2, "naam", "Taalcoach")
    assert imported(tmp_path, book).code == 0
    assert text(tmp_path).endswith("budget: {totaal: 1000}\ninterventies:\n  - naam: Taalcoach\n")


def test_the_same_workbook_twice_changes_nothing_more(folder: Path) -> None:
    book = exported(folder)
    put(book, INITIATIEVEN, "soep", "kosten", 3000)
    put(book, INITIATIEVEN, 5, "naam", "Repaircafé")
    assert imported(folder, book).code == 0
    once = text(folder)
    again = imported(folder, book)
    assert (again.code, again.err) == (0, "plan.yaml: er is niets veranderd.\n")
    assert text(folder) == once


def test_rows_and_columns_may_be_moved(folder: Path) -> None:
    book = exported(folder)
    put(book, INITIATIEVEN, "soep", "kosten", 3000)
    sheet = book[INITIATIEVEN]
    rows = [[found.value for found in row][::-1] for row in sheet.iter_rows(max_row=3)]
    sheet.delete_rows(1, 30)
    for row in (rows[0], rows[2], rows[1]):
        sheet.append(row)
    result = imported(folder, book)
    assert result.code == 0, result.err
    assert changed_lines(PLAN, text(folder)) == ["-    kosten: € 2.400,50", "+    kosten: 3000"]


def test_a_row_that_is_gone_takes_nothing_away(folder: Path) -> None:
    book = exported(folder)
    book[INITIATIEVEN].delete_rows(2)
    result = imported(folder, book)
    assert result.code == 0
    assert result.err.splitlines() == [
        "wijkplan: plan.xlsx: Bewonersinitiatieven: Het voorstel 'soep' staat niet meer in deze tabel. "
        "In het plan blijft het staan.",
        "plan.yaml: er is niets veranderd.",
    ]
    assert text(folder) == PLAN


def test_line_ends_and_byte_order_mark_stay(folder: Path) -> None:
    (folder / "plan.yaml").write_bytes(b"\xef\xbb\xbf" + PLAN.replace("\n", "\r\n").encode())
    book = exported(folder)
    put(book, INITIATIEVEN, "soep", "draagvlak", 70)
    assert imported(folder, book).code == 0
    expected = PLAN.replace("draagvlak: 64", "draagvlak: 70").replace("\n", "\r\n")
    assert (folder / "plan.yaml").read_bytes() == b"\xef\xbb\xbf" + expected.encode()


def test_a_text_of_several_lines_comes_back(folder: Path) -> None:
    book = exported(folder)
    put(book, INITIATIEVEN, "soep", "tekst", "Eerste regel: soep.\n\n- tweede # regel")
    assert imported(folder, book).code == 0
    assert cell(exported(folder), INITIATIEVEN, "soep", "tekst").value == "Eerste regel: soep.\n\n- tweede # regel"


def test_a_change_of_the_plan_in_another_cell_is_fine(folder: Path) -> None:
    book = exported(folder)
    put(book, INITIATIEVEN, "soep", "kosten", 3000)
    (folder / "plan.yaml").write_text(PLAN.replace("draagvlak: 64", "draagvlak: 99"), encoding="utf-8")
    assert imported(folder, book).code == 0
    assert "draagvlak: 99" in text(folder)
    assert "kosten: 3000" in text(folder)


def test_the_same_change_in_plan_and_cell_is_fine(folder: Path) -> None:
    book = exported(folder)
    put(book, INITIATIEVEN, "soep", "draagvlak", 99)
    (folder / "plan.yaml").write_text(PLAN.replace("draagvlak: 64", "draagvlak: 99"), encoding="utf-8")
    result = imported(folder, book)
    assert (result.code, result.err) == (0, "plan.yaml: er is niets veranderd.\n")


def test_the_help_is_there() -> None:
    assert "TABEL" in run("import", "xlsx", "--help").out
    assert "--force" in run("export", "xlsx", "--help").out
    assert openpyxl
