"""CSV that opens right in a spreadsheet, Dutch (`--dialect nl`) or English, and holds nothing that would be run."""

from __future__ import annotations

import csv
import io
from typing import TYPE_CHECKING

import pytest
from gathered import together
from helpers import Result, complete, run, unindent
from wijkplan.report.draw.tables import csv_text

if TYPE_CHECKING:
    from pathlib import Path

BOM = "\ufeff"
AGENDA = """
    ambities: [{naam: Meedoen}]
    doelgroepen: [{naam: Ouderen}]
"""
PLAN = """
    wijk: Café; Noord, "Oost"
    themas: [{naam: Samen, prioriteit: {wijk: 8.5}, ambities: [meedoen]}]
    bewonersinitiatieven:
      - {naam: Soep, thema: samen, draagvlak: 33, bereik: 20, kosten: 1000.50, eigen_bijdrage: 0}
      - {naam: Bal, draagvlak: 20, bereik: 75, kosten: 12}
"""
COMMANDS = [
    ("prioritise", "--format", "csv"),
    ("prioritise", "--format", "csv", "--stability"),
    ("prioritise", "--format", "csv", "--weight", "draagvlak=50"),
    ("prioritise", "--format", "csv", "--city"),
    ("allocate", "--format", "csv"),
]
FORMULAS = ["=1+1", "+31 6", "-2", "@SUM(A1)", '=HYPERLINK("https://example.org";"x")', "-", "= 1"]


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    (tmp_path / ".git").mkdir()
    (tmp_path / "agenda.yaml").write_text(unindent(AGENDA), encoding="utf-8")
    (tmp_path / "plan.yaml").write_text(complete(PLAN), encoding="utf-8")
    return tmp_path


def table(folder: Path, command: tuple[str, ...], dialect: str | None = None) -> str:
    result = run(*command, "plan.yaml", *(("--dialect", dialect) if dialect else ()), cwd=folder)
    assert (result.code, result.err) == (0, "")
    return result.out


def rows(text: str, delimiter: str) -> list[list[str]]:
    return list(csv.reader(io.StringIO(text, newline=""), delimiter=delimiter))


def number(cell: str, decimal: str) -> float | str:
    """A cell as a number, where it is one."""
    try:
        return float(cell.replace(decimal, "."))
    except ValueError:
        return cell


@pytest.mark.parametrize("command", COMMANDS)
def test_both_dialects_say_the_same(folder: Path, command: tuple[str, ...]) -> None:
    """Semicolons, decimal commas and a byte order mark; commas, decimal points and none."""
    english, dutch = table(folder, command), table(folder, command, "nl")
    assert dutch.startswith(BOM)
    assert BOM not in dutch[1:] + english
    one, other = rows(english, ","), rows(dutch.removeprefix(BOM), ";")
    assert {len(row) for row in one} == {len(one[0])}
    assert [[number(cell, ".") for cell in row] for row in one] == [
        [number(cell, ",") for cell in row] for row in other
    ]
    assert not [cell for row in other for cell in row if cell.replace(".", "", 1).isdigit() and "." in cell]
    assert table(folder, command, "en") == english


def test_a_row_to_the_letter(folder: Path) -> None:
    """Bal: 20/100 x 30 = 6 and 75/200 x 10 = 3.75, together 9.75. What holds the separator is quoted."""
    (bal,) = [line for line in table(folder, COMMANDS[0], "nl").splitlines() if ";Bal;" in line]
    assert bal.startswith('plan.yaml;"Café; Noord, ""Oost""";2026;2;bewonersinitiatief;bal;Bal;;12;9,75;')
    (bal,) = [line for line in table(folder, COMMANDS[0], "en").splitlines() if ",Bal," in line]
    assert bal.startswith('plan.yaml,"Café; Noord, ""Oost""",2026,2,bewonersinitiatief,bal,Bal,,12,9.75,')


def test_amounts_in_euros(folder: Path) -> None:
    """1000.50: as a number, with neither a sign nor a thousands separator."""
    for command in (COMMANDS[0], COMMANDS[-1]):
        (soep,) = [row for row in rows(table(folder, command, "nl"), ";") if "Soep" in row]
        assert "1000,5" in soep
    (samen,) = [row for row in rows(table(folder, COMMANDS[3], "nl"), ";") if "samen" in row]
    assert samen[-1] == "1000,5"


@pytest.mark.parametrize("dialect", ["nl", "en"])
@pytest.mark.parametrize("formula", FORMULAS)
def test_no_text_is_read_as_a_formula(folder: Path, formula: str, dialect: str) -> None:
    """Names of a wijk, a theme, a proposal, an ambition and a group: an apostrophe before them keeps them text."""
    quoted = "'" + formula.replace("'", "''") + "'"
    written = f"""
        wijk: {quoted}
        themas: [{{id: samen, naam: {quoted}, ambities: [meedoen]}}]
        bewonersinitiatieven: [{{id: soep, naam: {quoted}, thema: samen, draagvlak: 3, kosten: 10}}]
    """
    agenda = f"""
        ambities: [{{id: meedoen, naam: {quoted}}}]
        doelgroepen: [{{id: ouderen, naam: {quoted}}}]
    """
    (folder / "plan.yaml").write_text(complete(written), encoding="utf-8")
    (folder / "agenda.yaml").write_text(unindent(agenda), encoding="utf-8")
    for command in COMMANDS:
        found = rows(table(folder, command, dialect).removeprefix(BOM), ";" if dialect == "nl" else ",")
        cells = [cell for row in found for cell in row]
        assert [cell for cell in cells if cell.startswith(("=", "+", "@"))] == []
        assert [cell for cell in cells if cell.startswith("-") and not isinstance(number(cell, ","), float)] == []
        assert sum(cell.startswith("'" + formula) for cell in cells) >= 2


@pytest.mark.parametrize("dialect", ["nl", "en"])
@pytest.mark.parametrize("sign", [r"\r", r"\n", r"\r\n"])
def test_a_line_break_in_a_name_begins_no_row(folder: Path, sign: str, dialect: str) -> None:
    """Between double quotes YAML can hold one. A spreadsheet takes a bare return for the end of a row too."""
    written = f'bewonersinitiatieven: [{{id: soep, naam: "Soep{sign}=1+1", kosten: 10}}]'
    (folder / "plan.yaml").write_text(complete(written), encoding="utf-8")
    for command in COMMANDS:
        found = rows(table(folder, command, dialect).removeprefix(BOM), ";" if dialect == "nl" else ",")
        assert {len(row) for row in found} == {len(found[0])}
        assert [cell for row in found for cell in row if cell.startswith("=")] == []


@pytest.mark.parametrize("dialect", ["nl", "en"])
def test_the_name_of_a_file_is_text_too(folder: Path, dialect: str) -> None:
    (folder / "plan.yaml").rename(folder / "=cmd.yaml")
    out = run("prioritise", "--format", "csv", "--dialect", dialect, "=cmd.yaml", cwd=folder).out
    assert {row[0] for row in rows(out, ";" if dialect == "nl" else ",")[1:]} == {"'=cmd.yaml"}


@together("text", ["=1", "+1", "-1", "@a", "\t=1", "\r=1", "  =1", " -1"])
@together(("dialect", "delimiter"), [("nl", ";"), ("en", ",")])
def test_a_text_of_any_kind_is_guarded_and_a_number_is_not(text: str, dialect: str, delimiter: str) -> None:
    """A tab or a return at the beginning counts too; a negative number is a number."""
    written = csv_text(["a", "b", "c"], [[text, -0.25, -3]], "nl" if dialect == "nl" else "en")
    (row,) = rows(written, delimiter)[1:]
    assert row[0].startswith("'")
    assert row[0].endswith(text[-2:])
    assert row[1:] == ["-0,25" if dialect == "nl" else "-0.25", "-3"]


def test_what_is_not_known_is_empty_and_zero_is_not() -> None:
    assert csv_text(["a", "b", "c"], [[None, 0, 0.0]], "nl") == f"{BOM}a;b;c\n;0;0,0\n"


@pytest.mark.parametrize("command", ["prioritise", "allocate"])
def test_an_unknown_dialect(folder: Path, command: str) -> None:
    result: Result = run(command, "plan.yaml", "--format", "csv", "--dialect", "be", cwd=folder)
    assert (result.code, result.out) == (2, "")
    assert "'be' is er niet bij; kies uit en, nl" in " ".join(result.err.split())
