"""`import xlsx` on what cannot be: each mistake is told with its cell, and nothing is written."""

from __future__ import annotations

import contextlib
import datetime
import io
import random
import zipfile
from pathlib import Path
from typing import Any

import pytest
from helpers import Result, run
from wijkplan.exchange.tables import from_workbook, package, sheets
from workbook_helpers import PLAN, cell, exported, imported, place, put, saved

INITIATIEVEN, INTERVENTIES = "Bewonersinitiatieven", "Interventies"
READ_ONLY = "Deze cel is om te lezen. Een besluit leg je vast met: wijkplan decide."


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    place(tmp_path)
    return tmp_path


def refused(folder: Path, book: Any) -> list[str]:
    """What is said about this workbook, without what stands before every line; the plan stays as it was."""
    before = (folder / "plan.yaml").read_bytes()
    result = imported(folder, book)
    assert (result.code, result.out) == (1, ""), result.out
    assert (folder / "plan.yaml").read_bytes() == before
    return [line.removeprefix("wijkplan: ").removeprefix("plan.xlsx: ") for line in result.err.splitlines()]


@pytest.mark.parametrize(
    ("heading", "value", "said"),
    [
        ("kosten", "2.400", "G2: '2.400' is op twee manieren te lezen: als 2400 euro of als 2,40 euro."),
        ("kosten", 12.345, "G2: Hier staan meer dan twee cijfers achter de komma."),
        ("kosten", -5, "G2: '-5' is minder dan nul."),
        ("kosten", "veel", "G2: 'veel' is geen bedrag."),
        ("kosten", True, "G2: Hier staat WAAR of ONWAAR."),
        ("kosten", datetime.datetime(2026, 3, 1), "G2: Hier staat een datum of een tijd, en die hoort hier niet."),
        ("kosten", datetime.time(12, 30), "G2: Hier staat een datum of een tijd, en die hoort hier niet."),
        ("kosten", "#N/A", "G2: '#N/A' is geen bedrag."),
        ("draagvlak", 12.5, "K2: '12.5' is geen heel getal."),
        ("prioriteit wijk", 11, "O2: '11' kan hier niet: het moet tussen 0 en 10 liggen."),
        ("ingediend", datetime.datetime(2026, 3, 1, 12, 30), "R2: Dit is geen datum."),
        ("ingediend", "31-02-2026", "R2: "),
        ("ingediend", "gisteren", "R2: "),
        ("thema", "samne", "C2: "),
        ("status", "bezig", "F2: "),
        ("doelgroepen", "ouderen, jongren", "N2: "),
        ("niet samen met", "sop", "Q2: "),
        ("naam", None, "B2: Hier ontbreekt de naam. Een voorstel weghalen doe je in het plan zelf."),
        ("minimum", 9000, "J2: "),
        ("id", "soup", "A2: De id 'soup' kent het plan niet."),
        ("besluit toegekend", 100, f"X2: {READ_ONLY}"),
    ],
)
def test_a_mistake_names_its_cell(folder: Path, heading: str, value: Any, said: str) -> None:
    book = exported(folder)
    put(book, INITIATIEVEN, "soep", heading, value)
    lines = refused(folder, book)
    assert any(line.startswith(f"{INITIATIEVEN}!{said}") for line in lines), lines
    assert lines[-1] == "1 fout in de tabel; er is niets veranderd."


def test_a_likely_word_is_suggested(folder: Path) -> None:
    book = exported(folder)
    put(book, INITIATIEVEN, "soep", "thema", "samne")
    assert "Bedoel je samen (" in refused(folder, book)[0]


@pytest.mark.parametrize("heading", ["kosten", "naam", "besluit door"])
def test_a_formula_is_a_mistake_wherever_it_stands(folder: Path, heading: str) -> None:
    book = exported(folder)
    found = cell(book, INITIATIEVEN, "soep", heading)
    found.value = "=SUM(1,2)"
    assert found.data_type == "f"
    expected = "Hier staat een formule. Zet de uitkomst er zelf neer."
    assert refused(folder, book)[0] == f"{INITIATIEVEN}!{found.coordinate}: {expected}"


def test_an_error_of_the_spreadsheet_and_a_percentage_are_mistakes(folder: Path) -> None:
    book = exported(folder)
    error = cell(book, INITIATIEVEN, "soep", "kosten")
    error.value, error.data_type = "#DIV/0!", "e"
    share = cell(book, INITIATIEVEN, "soep", "draagvlak")
    share.value, share.number_format = 0.5, "0%"
    assert refused(folder, book) == [
        f"{INITIATIEVEN}!G2: Hier staat de fout #DIV/0!. Zet er een tekst of een getal neer.",
        f"{INITIATIEVEN}!K2: Hier staat een percentage. Zet er een gewoon getal of een tekst neer.",
        "2 fouten in de tabel; er is niets veranderd.",
    ]


def test_personal_data_is_not_repeated(folder: Path) -> None:
    book = exported(folder)
    put(book, INITIATIEVEN, "soep", "wie", "BSN 111222333")
    lines = refused(folder, book)
    assert lines[0].startswith(f"{INITIATIEVEN}!D2: ")
    (folder / "plan.yaml").write_text(PLAN.replace("wie: Buurtkeuken", "wie: Bel 06-12345678"), encoding="utf-8")
    lines += refused(folder, book)  # a conflict now
    put(book, INITIATIEVEN, "soep", "wie", "Bel 06-87654321")
    (folder / "plan.yaml").write_text(PLAN, encoding="utf-8")
    result = imported(folder, book)  # a telephone number is a warning
    assert result.code == 0
    said = "".join((*lines, result.out, result.err))
    assert not [number for number in ("111222333", "12345678", "87654321") if number in said]


def test_a_character_that_nobody_sees_is_a_mistake(folder: Path) -> None:
    book = exported(folder)
    cell(book, INITIATIEVEN, "soep", "naam").value = "Soep_x0007_"  # as a spreadsheet writes it
    said = "Hier staat een teken dat je niet ziet en dat niet in een plan kan. Typ het opnieuw."
    assert refused(folder, book)[0] == f"{INITIATIEVEN}!B2: {said}"


def test_all_mistakes_come_in_one_run_and_what_is_right_is_not_written(folder: Path) -> None:
    book = exported(folder)
    put(book, INITIATIEVEN, "soep", "draagvlak", 70)
    put(book, INITIATIEVEN, "soep", "kosten", 1.234)
    put(book, INITIATIEVEN, 6, "thema", "samen")
    put(book, INTERVENTIES, "taalcoach", "thema", "tael")
    lines = refused(folder, book)
    assert [line.partition(":")[0] for line in lines] == [
        f"{INITIATIEVEN}!G2",
        f"{INITIATIEVEN}!B6",
        f"{INTERVENTIES}!C2",
        "3 fouten in de tabel; er is niets veranderd.",
    ]


def test_a_conflict_shows_what_both_say(folder: Path) -> None:
    book = exported(folder)
    put(book, INITIATIEVEN, "soep", "draagvlak", 70)
    put(book, INITIATIEVEN, "soep", "minimum", None)
    changed = PLAN.replace("draagvlak: 64", "draagvlak: 99").replace("minimum: 1000", "minimum: 1200")
    (folder / "plan.yaml").write_text(changed, encoding="utf-8")
    assert refused(folder, book) == [
        f"{INITIATIEVEN}!J2: In het plan staat nu '1200', hier '(niets)'; in de tabel stond eerst '1000'. "
        "Maak ze eerst gelijk.",
        f"{INITIATIEVEN}!K2: In het plan staat nu '99', hier '70'; in de tabel stond eerst '64'. Maak ze eerst gelijk.",
        "het plan is veranderd sinds deze tabel is gemaakt.",
        "2 fouten in de tabel; er is niets veranderd.",
    ]


def test_a_voorstel_that_left_the_plan_cannot_be_changed(folder: Path) -> None:
    book = exported(folder)
    lines = PLAN.split("\n")
    plan = "\n".join(line for line in lines if "Fietsles" not in line and "vult_aan" not in line)
    (folder / "plan.yaml").write_text(plan, encoding="utf-8")
    assert imported(folder, book).code == 0  # as long as nothing was filled in for it
    put(book, INITIATIEVEN, "fietsles", "kosten", 900)
    assert refused(folder, book)[0].startswith(
        f"{INITIATIEVEN}!A3: Het voorstel 'fietsles' staat niet meer in het plan."
    )


def test_new_rows_that_cannot_be(folder: Path) -> None:
    book = exported(folder)
    put(book, INITIATIEVEN, 5, "kosten", 100)
    put(book, INITIATIEVEN, 6, "naam", "Soep!")
    put(book, INITIATIEVEN, 7, "naam", "Tuin")
    put(book, INTERVENTIES, 5, "naam", "Tuin")
    put(book, INITIATIEVEN, 8, "naam", "Feest")
    put(book, INITIATIEVEN, 8, "besluit toegekend", 10)
    put(book, INITIATIEVEN, 9, "naam", "Muziek")
    put(book, INITIATIEVEN, 9, "thema", "muziek")
    same = "Dit is hetzelfde voorstel als in {}: '{}'. Elk voorstel heeft een eigen rij en een eigen naam."
    lines = refused(folder, book)
    assert lines[:4] == [
        f"{INITIATIEVEN}!B5: Hier ontbreekt de naam. Een voorstel weghalen doe je in het plan zelf.",
        f"{INITIATIEVEN}!A6: {same.format(f'{INITIATIEVEN}!A2', 'soep')}",
        f"{INITIATIEVEN}!X8: {READ_ONLY}",
        f"{INTERVENTIES}!A5: {same.format(f'{INITIATIEVEN}!A7', 'tuin')}",
    ]
    assert lines[4].startswith(f"{INITIATIEVEN}!C9: ")  # found by the checks, in the second row that is new
    assert len(lines) == 6


def test_two_rows_with_the_same_id(folder: Path) -> None:
    book = exported(folder)
    put(book, INITIATIEVEN, "fietsles", "id", "soep")
    assert refused(folder, book)[1].startswith(f"{INITIATIEVEN}!A3: Dit is hetzelfde voorstel als in {INITIATIEVEN}!A2")


def test_sheets_and_columns_that_are_missing_or_double(folder: Path) -> None:
    book = exported(folder)
    book[INITIATIEVEN]["G1"] = "prijs"
    book[INITIATIEVEN]["H1"] = "Status"
    book.create_sheet("Blad1")["A1"] = "iets"
    del book[INTERVENTIES]
    lines = refused(folder, book)
    assert lines == [
        f"{INITIATIEVEN}!G1: Deze kolom telt niet mee: de kop 'prijs' is niet bekend.",
        "Blad1: Dit blad telt niet mee.",
        f"{INITIATIEVEN}!H1: De kolom 'status' staat er twee keer.",
        f"{INITIATIEVEN}: De kolom 'kosten' ontbreekt.",
        f"{INITIATIEVEN}: De kolom 'eigen bijdrage' ontbreekt.",
        f"{INTERVENTIES}: Dit blad ontbreekt.",
        "4 fouten in de tabel; er is niets veranderd.",
    ]


def test_a_workbook_of_another_plan(folder: Path) -> None:
    book = exported(folder)
    (folder / "plan.yaml").write_text(PLAN.replace("jaar: 2026", "jaar: 2027"), encoding="utf-8")
    assert refused(folder, book) == ["plan.xlsx is gemaakt van een ander plan: Voorbeeld, 2026. Er is niets veranderd."]


def test_a_plan_with_mistakes_is_left_alone(folder: Path) -> None:
    book = exported(folder)
    (folder / "plan.yaml").write_text(PLAN.replace("thema: samen", "thema: smaen"), encoding="utf-8")
    assert "heeft fouten; er is niets veranderd." in refused(folder, book)[-1]


def only_import(folder: Path, *arguments: str) -> Result:
    return run("import", "xlsx", *arguments, cwd=folder)


def test_files_that_are_not_there(folder: Path) -> None:
    exported(folder)
    assert only_import(folder, "weg.xlsx", "--plan", "plan.yaml").code == 2
    assert only_import(folder, "plan.xlsx", "--plan", "weg.yaml").code == 2
    assert only_import(folder, "plan.xlsx").code == 2


@pytest.mark.parametrize("change", ["gone", "scratched", "formula", "version"])
def test_without_what_the_plan_held_nothing_can_be_said(folder: Path, change: str) -> None:
    book = exported(folder)
    if change == "gone":
        del book["Basis"]
    else:
        book["Basis"]["A1" if change != "version" else "B1"] = {"scratched": "x", "formula": "=1", "version": "99"}[
            change
        ]
    said = (
        "een andere versie van wijkplan"
        if change == "version"
        else "het verborgen blad 'Basis' ontbreekt of is veranderd"
    )
    assert said in refused(folder, book)[0]


def bomb() -> bytes:
    """Small, and far too large when unpacked."""
    file = io.BytesIO()
    with zipfile.ZipFile(file, "w", zipfile.ZIP_DEFLATED) as archive:
        archive.writestr("[Content_Types].xml", b" " * (package.MAX_UNPACKED + 1))
    return file.getvalue()


@pytest.mark.parametrize(
    ("raw", "said"),
    [
        (b"", "dit is geen Excel-bestand"),
        (b"naam;kosten\nSoep;100\n", "dit is geen Excel-bestand"),
        (b"PK\x03\x04 en dan niets", "dit is geen Excel-bestand"),
        (b"x" * (package.MAX_BYTES + 1), "het bestand is groter dan 16 MiB"),
        (bomb(), "uitgepakt is het bestand groter dan 32 MiB"),
    ],
)
def test_what_is_no_workbook(folder: Path, raw: bytes, said: str) -> None:
    assert said in refused(folder, raw)[0]


def test_more_rows_than_any_plan_has(folder: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(sheets, "MAX_ROWS", 4)
    assert refused(folder, exported(folder))[0] == "blad Basis heeft meer dan 4 rijen. Maak er kleinere tabellen van."


def test_a_scratched_workbook_never_ends_in_a_traceback(folder: Path) -> None:
    raw = saved(exported(folder))
    chance = random.Random(1)  # noqa: S311
    for _round in range(150):
        scratched = bytearray(raw)
        for _scratch in range(chance.choice([1, 3, 30])):
            scratched[chance.randrange(len(raw))] = chance.randrange(256)
        with contextlib.suppress(package.WorkbookError):
            from_workbook.read_workbook(bytes(scratched))
