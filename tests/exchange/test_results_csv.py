"""`export csv` and `import csv`: results from who has no Excel. An empty cell says nothing, a filled one is written."""

from __future__ import annotations

import csv
import io
import sys
from pathlib import Path

import pytest
from helpers import ROOT, Result, run
from wijkplan.exchange.tables import results_csv
from wijkplan.exchange.tables.results_csv import HEADINGS
from wijkplan.exchange.tables.separated import unguarded, written
from workbook_helpers import changed_lines, place, text

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
        nulmeting: {waarde: 38.5%, jaar: 2023}
        streven: 50.5%
        gemeten: 40.5%  # op straat gevraagd
      - wat: Minder eenzaam
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
interventies:
  - id: taalcoach
    naam: Taalcoach
    thema: taal
    aanbieder: taalhuis
    effecten: [buren]
    besluit: {toegekend: 9000, datum: 2025-03-02, door: buurtbestuur}
    resultaat:
      besteed: 8000
      bereikt: 31
      waardering: 8.1
      verhaal: |-
        - Twaalf mensen; elke week
        - "Mooi", zei iemand
"""
AGENDA = "doelgroepen: [{naam: Ouderen}, {naam: Jongeren}]\npartijen: [{id: taalhuis, naam: Taalhuis}]\n"


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    place(tmp_path, PLAN, AGENDA)
    return tmp_path


def exported(folder: Path, *options: str) -> bytes:
    result = run(
        "export", "csv", "plan.yaml", "--for", "resultaten", "--to", "uit.csv", "--force", *options, cwd=folder
    )
    assert result.code == 0, result.err
    return (folder / "uit.csv").read_bytes()


def imported(folder: Path, table: str | bytes, *options: str) -> Result:
    (folder / "in.csv").write_bytes(table if isinstance(table, bytes) else table.encode())
    return run("import", "csv", "in.csv", "--plan", "plan.yaml", *options, cwd=folder)


def refused(folder: Path, table: str | bytes) -> list[str]:
    """What is said about a table that changes nothing."""
    before = text(folder)
    result = imported(folder, table)
    assert (result.code, result.out, text(folder)) == (1, "", before)
    return [line.removeprefix("wijkplan: ").removeprefix("in.csv: ") for line in result.err.splitlines()]


def test_the_file_for_dutch_excel_has_semicolons_decimal_commas_and_its_mark(folder: Path) -> None:
    raw = exported(folder)
    assert raw.startswith(b"\xef\xbb\xbfwijk;jaar;id;naam;wie;toegekend;besteed;bereikt;")
    rows = [
        dict(zip(HEADINGS, row, strict=True))
        for row in csv.reader(io.StringIO(raw.decode("utf-8-sig"), ""), delimiter=";")
    ]
    said = [
        {heading: cell for heading, cell in row.items() if cell and heading not in ("wijk", "jaar")} for row in rows[1:]
    ]
    assert {(row["wijk"], row["jaar"]) for row in rows[1:]} == {("Voorbeeld", "2025")}
    assert said == [
        {"id": "soep", "naam": "Soep op dinsdag", "wie": "Buurtkeuken", "toegekend": "2400,50", "status": "loopt"},
        {
            "id": "taalcoach", "naam": "Taalcoach", "wie": "taalhuis", "toegekend": "9000", "besteed": "8000",
            "bereikt": "31", "waardering": "8,1",
            "verhaal": "'- Twaalf mensen; elke week\n- \"Mooi\", zei iemand",  # else a spreadsheet works it out
        },
        {"id": "samen.buren", "naam": "Buren kennen elkaar", "nulmeting": "38.5% (2023)", "streven": "50,5%",
         "gemeten": "40,5%"},
        {"id": "samen.minder-eenzaam", "naam": "Minder eenzaam", "nulmeting": "26%"},
        {"id": "taal.buren", "naam": "Buren praten", "gemeten": "1 op de 3", "gemeten jaar": "2025",
         "gemeten aantal": "60"},
    ]  # fmt: skip


@pytest.mark.parametrize("dialect", ["nl", "en"])
def test_a_file_in_which_nothing_was_filled_in_changes_nothing(folder: Path, dialect: str) -> None:
    result = imported(folder, exported(folder, "--dialect", dialect))
    assert (result.code, result.out, result.err) == (0, "", "plan.yaml: er is niets veranderd.\n")
    assert text(folder) == PLAN


@pytest.mark.parametrize("example", sorted((ROOT / "plans" / "2025").glob("*.yaml")), ids=lambda path: path.stem)
def test_nor_do_the_example_plans_change(folder: Path, example: Path) -> None:
    agenda = (example.parent.parent / "agenda.yaml").read_bytes()
    (folder / "agenda.yaml").write_bytes(agenda)
    (folder / "plan.yaml").write_bytes(example.read_bytes())
    assert imported(folder, exported(folder)).err == "plan.yaml: er is niets veranderd.\n"


HEADS = "id besteed bereikt doelgroepen waardering verantwoord"
FILLED = {
    "Dutch Excel": f"{HEADS.replace(' ', ';')}\nsoep;2300,5;131;Jongeren, ouderen;8,4;9-12-2025\n",
    "English": f'{HEADS.replace(" ", ",")}\nsoep,2300.5,131,"Jongeren, ouderen",8.4,2025-12-09\n',
    "a line for Excel above": f"sep=;\n{HEADS.replace(' ', ';')}\nsoep;2300,5;131;jongeren, ouderen;8,4;9-12-2025\n",
    "tabs": "\t".join(HEADS.split()) + "\nsoep\t€ 2.300,50\t131\tjongeren; ouderen\t8,4\t09-12-2025\n",
}


@pytest.mark.parametrize("table", FILLED.values(), ids=FILLED)
def test_columns_figures_and_days_are_read_as_each_spreadsheet_writes_them(folder: Path, table: str) -> None:
    assert imported(folder, table).code == 0
    lines = changed_lines(PLAN, text(folder))
    assert [line.replace(",4", ".4") for line in lines] == [
        "+    resultaat:",
        "+      besteed: 2300.50",
        "+      bereikt: 131",
        "+      doelgroepen: [jongeren, ouderen]",
        "+      waardering: 8.4",
        "+      verantwoord: 2025-12-09",
    ]
    assert imported(folder, table).err == "plan.yaml: er is niets veranderd.\n"  # once more does no harm


def test_an_empty_cell_takes_nothing_away(folder: Path) -> None:
    table = (
        "id;besteed;bereikt;gemeten;gemeten aantal;status\ntaalcoach;;40;;;\nsamen.buren;;;44%;;\ntaal.buren;;;;75;\n"
    )
    assert imported(folder, table).out.splitlines() == [
        "rij 2, kolom bereikt: taalcoach: bereikt: 31 -> 40",
        "rij 3, kolom gemeten: buren: gemeten: 40.5% -> 44%",
        "rij 4, kolom gemeten aantal: buren: gemeten aantal: 60 -> 75",
    ]
    assert text(folder) == PLAN.replace("bereikt: 31", "bereikt: 40").replace("40.5%  #", "44%  #").replace(
        "aantal: 60", "aantal: 75"
    )


def test_a_row_is_known_by_what_results_takes(folder: Path) -> None:
    """An id, an exact naam, ``thema.effect``, and the id of an effect alone where nothing else has it."""
    table = "id;bereikt;gemeten\nTaalcoach;40;\nminder-eenzaam;;22%\nBuren praten;;1 op de 2\n"
    assert imported(folder, table).code == 0
    assert changed_lines(PLAN, text(folder)) == [
        "+        gemeten: 22%",
        "-      - {id: buren, wat: Buren praten, gemeten: {waarde: 1 op de 3, jaar: 2025, aantal: 60}}",
        "+      - {id: buren, wat: Buren praten, gemeten: {waarde: 1 op de 2, jaar: 2025, aantal: 60}}",
        "-      bereikt: 31",
        "+      bereikt: 40",
    ]


def test_dry_run_shows_the_lines_and_writes_nothing(folder: Path) -> None:
    result = imported(folder, "id;bereikt\ntaalcoach;40\n", "--dry-run")
    assert result.code == 0
    assert "+      bereikt: 40\n" in result.out
    assert text(folder) == PLAN


def test_all_mistakes_are_told_in_one_run_each_with_its_row_and_column(folder: Path) -> None:
    head = "id;wijk;jaar;naam;toegekend;besteed;bereikt;doelgroepen;waardering;verantwoord;status;gemeten;gemeten jaar"
    rows = [
        "soep;Voorbeeld;2025;Soup;2500;2.400;12,5;jongren;11;31-02-2025;bezig;;",
        "taalcoach;;;;;9001;;;;;;#DIV/0!;",
        "samen.minder-eenzaam;;;;;;;;;;;;2025",
        "taal.buren;;;;;50;;;;;;1.250;1999",
        "sop;;;;;;3;;;;;;",
        ";;;;;;3;;;;;;",
        "soep;;;;;;3;;;;;;",
        "soep;;2024;;;;3;;;;;;",
    ]  # fmt: skip
    lines = refused(folder, "\n".join([head, *rows]))
    places = [line.split(":")[0].removeprefix("rij ").replace(", kolom ", " ") for line in lines[:-1]]
    assert sorted(places) == sorted([
        *(f"2 {heading}" for heading in ("naam", "toegekend", "besteed", "bereikt", "doelgroepen", "waardering",
                                         "verantwoord", "status")),
        "3 besteed", "3 gemeten", "4 gemeten", "5 besteed", "5 gemeten", "5 gemeten jaar", "6 id", "7 id", "8 id",
        "9 jaar",
    ])  # fmt: skip
    assert lines[-1] == "18 fouten in de tabel; er is niets veranderd."
    for said in (
        "rij 3, kolom gemeten: Dit hoort bij een effect, en deze rij gaat over een voorstel. Maak de cel leeg.",
        "rij 5, kolom besteed: Dit hoort bij een voorstel, en deze rij gaat over een effect. Maak de cel leeg.",
        "rij 6, kolom id: Geen voorstel of effect heet 'sop'. Bedoel je soep (Soep op dinsdag)?",
        "rij 8, kolom id: Dit is dezelfde rij als rij 2, kolom id: 'soep'. Haal een van de twee weg.",
        "rij 9, kolom jaar: Dit is van een ander plan: '2024'. In dit plan staat '2025'.",
        "rij 2, kolom toegekend: Deze cel is om te lezen. Een besluit leg je vast met: wijkplan decide.",
    ):
        assert said in lines


def test_what_a_spreadsheet_could_not_work_out_is_no_story(folder: Path) -> None:
    """Excel takes ``- soep`` for a sum, and keeps ``#NAAM?``."""
    assert refused(folder, "id;verhaal\nsoep;#NAAM?\n")[0] == (
        "rij 2, kolom verhaal: Hier staat de fout #NAAM?. Zet er een tekst of een getal neer."
    )


@pytest.mark.parametrize(
    ("table", "said"),
    [
        ("id;bestede\nsoep;3\n", "rij 1, kolom 2: De kop 'bestede' is niet bekend. Bedoel je besteed?"),
        ("id;kleur\nsoep;rood\n", "rij 1, kolom 2: De kop 'kleur' is niet bekend. Haal de kolom weg."),
        ("id;besteed;Besteed\nsoep;3;4\n", "rij 1, kolom 3: De kolom 'Besteed' staat er twee keer."),
        ("naam;besteed\nsoep;3\n", "rij 1, kolom id: De kolom 'id' ontbreekt."),
        (
            "id;besteed\nsoep;3;4\n",
            "rij 2, kolom 3: Boven deze cel staat geen kop. Zet er een kop boven, of maak de cel leeg.",
        ),
    ],
)
def test_a_heading_that_is_not_right(folder: Path, table: str, said: str) -> None:
    assert said in refused(folder, table)


@pytest.mark.parametrize(
    ("table", "said"),
    [
        (b"", "er staat niets in."),
        (b"\x00\x01", "dit is geen tabel met tekst. Bewaar het als csv."),
        (b"PK\x03\x04\x00", "dit is een Excel-bestand. Neem het over met: wijkplan import xlsx."),
        (
            'id;verhaal\n\nsoep;"Wij aten.\ntaalcoach;x\n',
            "rij 3 is niet te lezen. Kijk of bij elk aanhalingsteken ook het tweede staat.",
        ),
        (f"id{';' * results_csv.MAX_COLUMNS}\n", "rij 1 heeft meer dan 200 cellen."),
        (b"x" * (results_csv.MAX_BYTES + 1), "het bestand is groter dan 8 MiB."),
        ("id\n" + "soep\n" * results_csv.MAX_ROWS, "er zijn meer dan 10000 rijen. Maak er kleinere tabellen van."),
        (
            f"id;verhaal\nsoep;{'x' * 32_768}\n",
            "rij 2, kolom verhaal: Hier staan meer dan 32767 tekens. Maak de tekst korter.",
        ),
    ],
    ids=["empty", "binary", "zip", "open quote", "columns", "bytes", "rows", "long cell"],
)  # fmt: skip
def test_what_cannot_be_read_or_is_too_much(folder: Path, table: str | bytes, said: str) -> None:
    assert refused(folder, table)[0] == said


def test_a_table_for_the_other_command_is_sent_on(folder: Path) -> None:
    (folder / "in.csv").write_text("id;besteed\nsoep;5\n", encoding="utf-8")
    result = run("import", "xlsx", "in.csv", "--plan", "plan.yaml", cwd=folder)
    assert (result.code, result.err.splitlines()[-1]) == (1, "Is het een csv? Neem het over met: wijkplan import csv")


def test_letters_of_before_are_read_and_it_says_so(folder: Path) -> None:
    result = imported(folder, "id;verhaal\nsoep;Eén café\n".encode("cp1252"))
    assert result.code == 0
    assert result.err == (
        "wijkplan: in.csv: alle rijen: Dit is geen UTF-8. Het is gelezen als Windows-1252. "
        "Kijk of letters zoals é en ë goed staan.\n"
    )
    assert "verhaal: Eén café\n" in text(folder)


@pytest.mark.parametrize("said", ["- soep\n- brood", "=1+1", "'=1+1", "''-", " @allen", "'s avonds", 'a;b,"c"', "-3"])
def test_a_text_comes_back_as_it_was_and_is_never_worked_out(said: str) -> None:
    raw = written([[said]], ";")
    [[cell]] = csv.reader(io.StringIO(raw.decode("utf-8-sig"), ""), delimiter=";")
    assert cell.lstrip()[:1] not in "=+-@"
    assert unguarded(cell) == said


def test_each_organisation_gets_only_its_own_rows_beside_the_plan(folder: Path) -> None:
    assert run("export", "csv", "plan.yaml", "--organisatie", "Taalhuis", cwd=folder).code == 0
    rows = (folder / "plan-resultaten-taalhuis.csv").read_text(encoding="utf-8-sig")
    assert [line.split(";")[2] for line in rows.splitlines() if line.startswith("Voorbeeld")] == [
        "taalcoach",
        "taal.buren",
    ]
    (folder / "plan-resultaten-taalhuis.csv").write_text("ingevuld", encoding="utf-8")
    again = run("export", "csv", "plan.yaml", "--organisatie", "Taalhuis", cwd=folder)
    assert (again.code, "is er al en is anders" in again.err) == (1, True)
    assert run("export", "csv", "plan.yaml", "--to", "tabel.xlsx", cwd=folder).code == 2
    assert run("export", "csv", "plan.yaml", "--for", "voorstellen", cwd=folder).code == 2


def test_no_extra_has_to_be_installed(folder: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setitem(sys.modules, "openpyxl", None)
    for name in [name for name in sys.modules if name.startswith(("wijkplan.exchange", "openpyxl."))]:
        monkeypatch.delitem(sys.modules, name)
    assert imported(folder, exported(folder).replace(b";31;", b";40;")).code == 0
    assert "bereikt: 40" in text(folder)
