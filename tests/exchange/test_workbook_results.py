"""`export xlsx --for resultaten`: everybody sends in what became of it, and it comes in the plan cell by cell."""

from __future__ import annotations

import datetime
from pathlib import Path
from typing import Any

import pytest
from helpers import ROOT, run
from workbook_helpers import cell, changed_lines, imported, openpyxl, place, put, text

RESULTATEN, METINGEN = "Resultaten", "Metingen"
PLAN = """\
# Ons plan
wijk: Voorbeeld
jaar: 2025
budget: {totaal: 100000}
themas:
  - id: samen
    naam: Samen leven
    effecten:
      - id: buren
        wat: Buren kennen elkaar
        nulmeting: {waarde: 38%, jaar: 2023}
        streven: 50%
        gemeten: 40%  # op straat gevraagd
        bron: wijkenquête
      - wat: Minder eenzaam   # de id volgt hieruit
        nulmeting: 26%
  - id: taal
    naam: Taal en werk
    effecten:
      - {id: buren, wat: Buren praten, gemeten: {waarde: 1 op de 3, jaar: 2025, aantal: 60}}
bewonersinitiatieven:
  - id: soep
    naam: Soep op dinsdag
    thema: samen
    wie: Buurtkeuken
    status: loopt
    effecten: [buren]
    besluit: {toegekend: "€ 2.400,50"}
  - {naam: Fietsles, thema: taal}   # kreeg geen geld
  - naam: Buurtsoep
    wie: buurtkeuken
    besluit: {toegekend: 100}
interventies:
  - id: taalcoach
    naam: Taalcoach
    thema: taal
    aanbieder: taalhuis
    effecten: [buren]
    besluit: {toegekend: 9000, datum: 2025-03-02, door: buurtbestuur}
    resultaat: {besteed: 8000, bereikt: 31}
"""


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    place(tmp_path, PLAN)
    return tmp_path


def exported(folder: Path, *options: str) -> Any:
    """The workbook about the results of the plan in this folder, as openpyxl reads it."""
    options = ("--for", "resultaten", "--to", "tabel.xlsx", "--force", *options)
    result = run("export", "xlsx", "plan.yaml", *options, cwd=folder)
    assert result.code == 0, result.err
    return openpyxl.load_workbook(folder / "tabel.xlsx")


def rows(book: Any, sheet: str) -> list[tuple[Any, ...]]:
    return [tuple(found.value for found in row) for row in book[sheet].iter_rows()]


def refused(folder: Path, book: Any) -> list[str]:
    """What is said about this workbook, without what stands before every line; the plan stays as it was."""
    before = text(folder)
    result = imported(folder, book)
    assert (result.code, result.out, text(folder)) == (1, "", before)
    return [line.removeprefix("wijkplan: ").removeprefix("plan.xlsx: ") for line in result.err.splitlines()]


def test_all_that_has_money_and_all_effects_have_a_row(folder: Path) -> None:
    book = exported(folder)
    assert book.sheetnames == [RESULTATEN, METINGEN, "Uitleg", "Lijsten", "Basis"]
    none = (None,) * 4
    assert rows(book, RESULTATEN) == [
        ("id", "naam", "wie", "toegekend", "besteed", "bereikt", "doelgroepen", "waardering", "verhaal", "geleerd",
         "verantwoord", "status"),
        ("soep", "Soep op dinsdag", "Buurtkeuken", 2400.5, None, None, None, *none, "loopt"),
        ("buurtsoep", "Buurtsoep", "buurtkeuken", 100, None, None, None, *none, None),
        ("taalcoach", "Taalcoach", "taalhuis", 9000, 8000, 31, None, *none, None),
    ]  # fmt: skip
    assert rows(book, METINGEN) == [
        ("thema", "id", "wat", "nulmeting", "streven", "gemeten", "gemeten jaar", "gemeten aantal", "verhaal",
         "bijdrage", "andere oorzaken", "let op"),
        ("samen", "buren", "Buren kennen elkaar", "38% (2023)", "50%", "40%", None, None, *none),
        ("samen", "minder-eenzaam", "Minder eenzaam", "26%", None, None, None, None, *none),
        ("taal", "buren", "Buren praten", None, None, "1 op de 3", 2025, 60, *none),
    ]  # fmt: skip


def test_what_is_to_be_read_is_locked_and_what_is_to_be_filled_in_is_not(folder: Path) -> None:
    book = exported(folder)
    opened = {
        sheet: [book[sheet].cell(1, found.column).value for found in book[sheet][2] if not found.protection.locked]
        for sheet in (RESULTATEN, METINGEN)
    }
    assert opened == {
        RESULTATEN: ["besteed", "bereikt", "doelgroepen", "waardering", "verhaal", "geleerd", "verantwoord", "status"],
        METINGEN: ["gemeten", "gemeten jaar", "gemeten aantal", "verhaal", "bijdrage", "andere oorzaken", "let op"],
    }
    assert all(book[sheet].protection.sheet for sheet in (RESULTATEN, METINGEN, "Uitleg"))


def test_a_spreadsheet_keeps_people_to_words_and_bounds(folder: Path) -> None:
    book = exported(folder)
    bounds = {
        (sheet, str(found.sqref)): (found.type, found.formula1, found.formula2)
        for sheet in (RESULTATEN, METINGEN)
        for found in book[sheet].data_validations.dataValidation
        if found.type
    }
    assert bounds == {
        (RESULTATEN, "E2:E4"): ("decimal", "0", "100000000000"),
        (RESULTATEN, "F2:F4"): ("whole", "0", "999999999"),
        (RESULTATEN, "H2:H4"): ("decimal", "0", "10"),
        (RESULTATEN, "K2:K4"): ("date", "1", "73415"),
        (RESULTATEN, "L2:L4"): ("list", "Lijsten!$A$1:$A$5", None),
        (METINGEN, "G2:G4"): ("whole", "2000", "2100"),
        (METINGEN, "H2:H4"): ("whole", "0", "999999999"),
    }
    assert [found.value for found in book["Lijsten"]["A"]] == ["idee", "nieuw", "loopt", "klaar", "gestopt"]


@pytest.mark.parametrize("example", sorted((ROOT / "plans" / "2025").glob("*.yaml")), ids=lambda path: path.stem)
def test_nothing_filled_in_is_nothing_changed(tmp_path: Path, example: Path) -> None:
    agenda = (example.parent.parent / "agenda.yaml").read_text(encoding="utf-8")
    place(tmp_path, example.read_text(encoding="utf-8"), agenda)
    result = imported(tmp_path, exported(tmp_path))
    assert (result.code, result.out, result.err) == (0, "", "plan.yaml: er is niets veranderd.\n")
    assert text(tmp_path) == example.read_text(encoding="utf-8")


@pytest.mark.parametrize(
    ("sheet", "row", "filled", "lines"),
    [
        (RESULTATEN, "soep", {"besteed": 2300.25}, ["+    resultaat:", "+      besteed: 2300.25"]),
        (
            RESULTATEN,
            "soep",
            {"besteed": "€ 2.300,-", "bereikt": 131, "doelgroepen": "Jongeren; ouderen", "waardering": 8.1},
            [
                "+    resultaat:",
                "+      besteed: 2300",
                "+      bereikt: 131",
                "+      doelgroepen: [jongeren, ouderen]",
                "+      waardering: 8.1",
            ],
        ),
        (
            RESULTATEN,
            "taalcoach",
            {"verantwoord": datetime.date(2025, 12, 9), "bereikt": None, "status": "klaar"},
            [
                "+    status: klaar",
                "-    resultaat: {besteed: 8000, bereikt: 31}",
                "+    resultaat: {besteed: 8000, verantwoord: 2025-12-09}",
            ],
        ),
        (RESULTATEN, "taalcoach", {"besteed": "8.000,00"}, []),
        (RESULTATEN, "taalcoach", {"besteed": None, "bereikt": None}, ["-    resultaat: {besteed: 8000, bereikt: 31}"]),
        # A meting in short stays so, until something stands beside it.
        (METINGEN, 2, {"gemeten": "44%"}, ["-        gemeten: 40%  # op straat gevraagd",
                                           "+        gemeten: 44%  # op straat gevraagd"]),
        (METINGEN, 2, {"gemeten": "40 %"}, []),
        (METINGEN, 3, {"gemeten": "22%"}, ["+        gemeten: 22%"]),
        (
            METINGEN,
            3,
            {"gemeten": "22%", "gemeten jaar": 2025, "gemeten aantal": 310, "let op": "Andere vraag."},
            [
                "+        gemeten:",
                "+          waarde: 22%",
                "+          jaar: 2025",
                "+          aantal: 310",
                "+        let_op: Andere vraag.",
            ],
        ),
        (
            METINGEN,
            4,
            {"gemeten": "1 op de 2", "gemeten aantal": None},
            [
                "-      - {id: buren, wat: Buren praten, gemeten: {waarde: 1 op de 3, jaar: 2025, aantal: 60}}",
                "+      - {id: buren, wat: Buren praten, gemeten: {waarde: 1 op de 2, jaar: 2025}}",
            ],
        ),
        (
            METINGEN,
            4,
            {"gemeten": None, "gemeten jaar": None, "gemeten aantal": None},
            [
                "-      - {id: buren, wat: Buren praten, gemeten: {waarde: 1 op de 3, jaar: 2025, aantal: 60}}",
                "+      - {id: buren, wat: Buren praten}",
            ],
        ),
    ],
)  # fmt: skip
def test_what_is_filled_in_comes_in_the_plan_and_nothing_else(
    folder: Path, sheet: str, row: str | int, filled: dict[str, Any], lines: list[str]
) -> None:
    book = exported(folder)
    for heading, value in filled.items():
        put(book, sheet, row, heading, value)
    result = imported(folder, book)
    assert result.code == 0, result.err
    assert changed_lines(PLAN, text(folder)) == lines


def test_a_year_beside_a_meting_in_short_makes_it_long(folder: Path) -> None:
    book = exported(folder)
    put(book, METINGEN, 2, "gemeten jaar", 2025)
    assert imported(folder, book).out == "Metingen!G2: buren: gemeten jaar: (niets) -> 2025\n"
    assert changed_lines(PLAN, text(folder)) == [
        "-        gemeten: 40%  # op straat gevraagd",
        "+        gemeten:  # op straat gevraagd",
        "+          waarde: 40%",
        "+          jaar: 2025",
    ]


@pytest.mark.parametrize(
    ("value", "number_format", "written"),
    [(0.41, "0%", "41%"), (0.415, "0.0%", "41.5%"), (1 / 3, "0%", "33.3333%"), (7.2, "General", "7.2")],
)  # fmt: skip
def test_a_figure_of_a_spreadsheet_is_a_meting(folder: Path, value: float, number_format: str, written: str) -> None:
    """Who types 41% in a cell that is not text has 0.41 there, shown as 41%."""
    book = exported(folder)
    found = cell(book, METINGEN, 3, "gemeten")
    found.value, found.number_format = value, number_format
    result = imported(folder, book)
    assert result.code == 0, result.err
    assert changed_lines(PLAN, text(folder)) == [f"+        gemeten: {written}"]


def test_every_mistake_is_told_with_its_cell_in_one_run(folder: Path) -> None:
    book = exported(folder)
    put(book, RESULTATEN, "soep", "toegekend", 3000)
    put(book, RESULTATEN, "soep", "wie", "Wij")
    put(book, RESULTATEN, "soep", "besteed", "2.400")
    put(book, RESULTATEN, "soep", "bereikt", 12.5)
    put(book, RESULTATEN, "soep", "doelgroepen", "ouderen, jongren")
    put(book, RESULTATEN, "soep", "waardering", 11)
    put(book, RESULTATEN, "soep", "verantwoord", "31-02-2025")
    put(book, RESULTATEN, "soep", "status", "bezig")
    put(book, RESULTATEN, "taalcoach", "besteed", 9001)  # more than was granted
    put(book, METINGEN, 2, "nulmeting", "39%")
    put(book, METINGEN, 2, "gemeten jaar", 1999)
    put(book, METINGEN, 3, "gemeten aantal", 100)  # of what was not measured
    put(book, METINGEN, 4, "gemeten", "1.250")
    lines = refused(folder, book)
    assert sorted(line.split(":")[0] for line in lines[:-1]) == [
        *("Metingen!D2", "Metingen!F3", "Metingen!F4", "Metingen!G2", "Resultaten!C2", "Resultaten!D2"),
        *(f"Resultaten!{letter}" for letter in ("E2", "E4", "F2", "G2", "H2", "K2", "L2")),
    ]
    assert lines[0] == "Resultaten!C2: Deze cel is om te lezen. Verander het in het plan zelf."
    assert lines[1] == "Resultaten!D2: Deze cel is om te lezen. Een besluit leg je vast met: wijkplan decide."
    said = (
        "Metingen!F3: Hier staat niet wat er is gemeten, en bij 'gemeten aantal' staat wel iets. "
        "Vul dit in, of maak dat leeg."
    )
    assert lines.count(said) == 1
    assert lines[-1] == "13 fouten in de tabel; er is niets veranderd."


@pytest.mark.parametrize(("sheet", "row", "heading"), [(RESULTATEN, "soep", "besteed"), (METINGEN, 2, "gemeten")])
def test_a_formula_and_an_error_are_mistakes(folder: Path, sheet: str, row: str | int, heading: str) -> None:
    book = exported(folder)
    found = cell(book, sheet, row, heading)
    found.value = "=1+1"
    place = f"{sheet}!{found.coordinate}"
    assert refused(folder, book)[0] == f"{place}: Hier staat een formule. Zet de uitkomst er zelf neer."
    found.value, found.data_type = "#DIV/0!", "e"
    assert refused(folder, book)[0].startswith(f"{place}: Hier staat de fout #DIV/0!.")


def test_a_percentage_is_no_amount_and_a_text_that_looks_like_a_formula_is_a_text(folder: Path) -> None:
    book = exported(folder)
    put(book, RESULTATEN, "soep", "verhaal", "=1+1")
    found = cell(book, RESULTATEN, "soep", "besteed")
    found.value, found.number_format = 0.5, "0%"
    assert refused(folder, book) == [
        "Resultaten!E2: Hier staat een percentage. Zet er een gewoon getal of een tekst neer.",
        "1 fout in de tabel; er is niets veranderd.",
    ]
    found.value = None
    assert imported(folder, book).code == 0
    again = exported(folder)
    assert (cell(again, RESULTATEN, "soep", "verhaal").value, cell(again, RESULTATEN, "soep", "verhaal").data_type) == (
        "=1+1", "s",
    )  # fmt: skip


def test_rows_are_those_of_the_plan(folder: Path) -> None:
    book = exported(folder)
    put(book, RESULTATEN, "soep", "id", "soup")
    put(book, RESULTATEN, "buurtsoep", "id", "taalcoach")
    put(book, RESULTATEN, 5, "verhaal", "Wij deden ook mee.")
    put(book, METINGEN, 2, "thema", "taal")
    said = [line for line in refused(folder, book) if "!A" in line or "!B" in line]
    assert said == [
        "Resultaten!A2: De id 'soup' kent het plan hier niet. Zet terug wat er stond.",
        "Resultaten!B3: Deze cel is om te lezen. Verander het in het plan zelf.",
        "Resultaten!A4: Dit is dezelfde rij als Resultaten!A3: 'taalcoach'. Haal een van de twee weg.",
        "Resultaten!A5: Hier ontbreekt de id. Iets nieuws zet je niet in deze tabel, maar in het plan, met: "
        "wijkplan add.",
        "Metingen!B4: Dit is dezelfde rij als Metingen!B2: 'buren'. Haal een van de twee weg.",
    ]


def test_a_row_that_is_gone_stays_in_the_plan_and_sorting_does_not_matter(folder: Path) -> None:
    book = exported(folder)
    book[RESULTATEN].delete_rows(3)
    put(book, RESULTATEN, "taalcoach", "bereikt", 40)
    result = imported(folder, book)
    assert (
        result.err
        == "wijkplan: plan.xlsx: Resultaten: 'Buurtsoep' staat niet meer in deze tabel. In het plan blijft het staan.\n"
    )
    assert text(folder) == PLAN.replace("bereikt: 31", "bereikt: 40")


def test_each_organisation_has_its_own_rows_and_their_workbooks_come_one_after_the_other(folder: Path) -> None:
    kitchen, taalhuis = (exported(folder, "--organisatie", name) for name in ("Buurtkeuken", "Taalhuis"))
    assert [row[0] for row in rows(kitchen, RESULTATEN)[1:]] == ["soep", "buurtsoep"]
    assert [row[:2] for row in rows(kitchen, METINGEN)[1:]] == [("samen", "buren")]
    assert [row[0] for row in rows(taalhuis, RESULTATEN)[1:]] == ["taalcoach"]
    assert [row[:2] for row in rows(taalhuis, METINGEN)[1:]] == [("taal", "buren")]
    assert "soep" not in str([rows(taalhuis, sheet) for sheet in taalhuis.sheetnames])
    put(kitchen, RESULTATEN, "buurtsoep", "besteed", 90)
    put(taalhuis, RESULTATEN, "taalcoach", "bereikt", 40)
    assert imported(folder, kitchen).code == 0
    assert imported(folder, taalhuis).code == 0
    assert imported(folder, kitchen).err == "plan.yaml: er is niets veranderd.\n"  # once more does no harm
    both = PLAN.replace("bereikt: 31", "bereikt: 40")
    assert changed_lines(both, text(folder)) == ["+    resultaat:", "+      besteed: 90"]


def test_what_somebody_else_filled_in_meanwhile_is_not_overwritten(folder: Path) -> None:
    one, other = exported(folder), exported(folder)
    put(one, RESULTATEN, "soep", "bereikt", 120)
    put(other, RESULTATEN, "soep", "bereikt", 130)
    assert imported(folder, one).code == 0
    assert refused(folder, other) == [
        "Resultaten!F2: In het plan staat nu '120', hier '130'; in de tabel stond eerst '(niets)'. "
        "Maak ze eerst gelijk.",
        "het plan is veranderd sinds deze tabel is gemaakt.",
        "1 fout in de tabel; er is niets veranderd.",
    ]


def test_a_workbook_says_nothing_about_rows_that_it_was_not_given(folder: Path) -> None:
    taalhuis = exported(folder, "--organisatie", "taalhuis")
    for heading, value in {"id": "soep", "naam": "Soep op dinsdag", "toegekend": 2400.5, "bereikt": 9}.items():
        put(taalhuis, RESULTATEN, 3, heading, value)
    assert refused(folder, taalhuis)[0].startswith("Resultaten!F3: In het plan staat nu '(niets)', hier '9'")


def test_every_workbook_comes_beside_its_plan(folder: Path) -> None:
    (folder / "ander.yaml").write_text(PLAN.replace("wijk: Voorbeeld", "wijk: Elders"), encoding="utf-8")
    plans = ("export", "xlsx", "plan.yaml", "ander.yaml", "--for", "resultaten")
    assert run(*plans, cwd=folder).code == 0
    assert run(*plans, "--organisatie", "Taalhuis", cwd=folder).code == 0
    assert sorted(path.name for path in folder.glob("*.xlsx")) == [
        "ander-resultaten-taalhuis.xlsx",
        "ander-resultaten.xlsx",
        "plan-resultaten-taalhuis.xlsx",
        "plan-resultaten.xlsx",
    ]


@pytest.mark.parametrize(
    ("options", "code", "said"),
    [
        (
            ("plan.yaml", "--for", "resultaten", "--organisatie", "Taalhus"),
            2,
            "wijkplan: 'Taalhus' heeft geen voorstel met geld in dit plan. Bedoel je taalhuis (Taalhuis)?",
        ),
        (("plan.yaml", "--organisatie", "taalhuis"), 2, "wijkplan: --organisatie kan alleen met --for resultaten."),
        (
            ("plan.yaml", "plan.yaml", "--to", "een.xlsx"),
            2,
            "wijkplan: --to kan bij één plan. Bij meer plannen komt elke tabel naast zijn plan.",
        ),
        (
            ("leeg.yaml", "--for", "resultaten"),
            1,
            "wijkplan: leeg.yaml: er is nog geen geld toegekend, en er staan geen effecten in.",
        ),
    ],
)
def test_a_workbook_that_cannot_be_made(folder: Path, options: tuple[str, ...], code: int, said: str) -> None:
    (folder / "leeg.yaml").write_text("wijk: Leeg\njaar: 2025\nbudget: {totaal: 1}\n", encoding="utf-8")
    result = run("export", "xlsx", *options, cwd=folder)
    assert (result.code, " ".join(result.err.split())) == (code, said)
    assert not list(folder.glob("*.xlsx"))


def test_an_effect_that_cannot_be_told_from_another_has_no_row(folder: Path) -> None:
    plan = PLAN.replace("      - wat: Minder eenzaam", "      - {nulmeting: 1%}\n      - wat: Minder eenzaam")
    place(folder, plan)
    result = run("export", "xlsx", "plan.yaml", "--for", "resultaten", cwd=folder)
    assert result.err.startswith(
        "let op: plan.yaml: het effect 'samen' krijgt geen rij. Geef het eerst een eigen id.\n"
    )
    assert len(rows(openpyxl.load_workbook(folder / "plan-resultaten.xlsx"), METINGEN)) == 4


def test_an_effect_that_came_twice_meanwhile_is_not_filled_in_at_random(folder: Path) -> None:
    book = exported(folder)
    put(book, METINGEN, 3, "gemeten", "22%")
    twice = "      - wat: Minder eenzaam   # de id volgt hieruit\n"
    place(folder, PLAN.replace(twice, f"{twice}        streven: 20%\n{twice}"))
    assert refused(folder, book)[0] == (
        "Metingen!B3: 'minder-eenzaam' staat niet meer in het plan, of nu twee keer. "
        "Maak een nieuwe tabel met: wijkplan export xlsx"
    )


def test_what_was_taken_away_meanwhile_cannot_be_filled_in(folder: Path) -> None:
    book = exported(folder)
    place(folder, PLAN.replace("  - naam: Buurtsoep\n    wie: buurtkeuken\n    besluit: {toegekend: 100}\n", ""))
    assert imported(folder, book).err == "plan.yaml: er is niets veranderd.\n"
    put(book, RESULTATEN, "buurtsoep", "besteed", 90)
    assert refused(folder, book)[0].startswith("Resultaten!A3: 'buurtsoep' staat niet meer in het plan")


def test_a_year_and_a_number_are_added_to_what_somebody_else_made_longer_meanwhile(folder: Path) -> None:
    book = exported(folder)
    put(book, METINGEN, 2, "gemeten jaar", 2025)
    place(folder, PLAN.replace("gemeten: 40%  # op straat gevraagd", "gemeten: {waarde: 40%, aantal: 10}"))
    assert imported(folder, book).code == 0
    assert "        gemeten: {waarde: 40%, jaar: 2025, aantal: 10}\n" in text(folder)
