"""docs/voorbeeld-amsterdam.md: every figure in its tables, and in its text, is the one that the program gives."""

from __future__ import annotations

import json
import re
from typing import Any

import pytest
from helpers import ROOT, run

PAGE = (ROOT / "docs" / "voorbeeld-amsterdam.md").read_text(encoding="utf-8")
FILE = ROOT.parent / "shared" / "data" / "pabulib" / "Netherlands_Amsterdam_522.pb"
VOTERS = 318

pytestmark = pytest.mark.skipif(not FILE.exists(), reason="the Pabulib files are not here")
METHODEN = ("rangorde", "per-thema", "gelijke-delen")


def tables() -> list[list[list[str]]]:
    """The rows of each table of the page, without its heading."""
    found: list[list[list[str]]] = [[]]
    for line in PAGE.splitlines():
        if line.startswith("|"):
            found[-1].append([cell.strip() for cell in line.strip("|").split("|")])
        elif found[-1]:
            found.append([])
    return [table[2:] for table in found if table]


def number(cell: str) -> float:
    """``€ 30.000`` is 30000, a dash is nothing."""
    return 0 if cell == "–" else float(cell.removeprefix("€ ").replace(".", "").replace(",", "."))


@pytest.fixture(scope="module")
def plan(tmp_path_factory: pytest.TempPathFactory) -> Any:
    """What the two commands on the page give."""
    folder = tmp_path_factory.mktemp("amsterdam")
    assert run("import", "pabulib", FILE, "--to", "plans/amsterdam", cwd=folder).code == 0
    result = run("allocate", "plans/amsterdam", "--compare", "--format", "json", cwd=folder)
    assert (result.code, result.err) == (0, "")
    [found] = json.loads(result.out)["plannen"]
    return found


@pytest.fixture(scope="module")
def columns(plan: Any) -> dict[tuple[str, str], Any]:
    """The column of each way to divide."""
    return {(way["methode"], way["bij_tekort"]): column for column in plan["kolommen"] for way in column["manieren"]}


def test_the_numbers_of_the_neighbourhood(plan: Any) -> None:
    assert (plan["beschikbaar"], plan["stemmers"], len(plan["voorstellen"])) == (100_000, VOTERS, 15)
    assert sum(voorstel["gevraagd"] for voorstel in plan["voorstellen"]) == 289_350


def test_who_gets_what(plan: Any, columns: dict[tuple[str, str], Any]) -> None:
    """All plans, in order of votes; those are counted here once more from the ballots."""
    letters = [columns[methode, "sla-over"]["kolom"] for methode in METHODEN]
    votes = FILE.read_text(encoding="utf-8-sig").partition("\nVOTES\n")[2]
    expected = [
        [
            voorstel["naam"],
            len(re.findall(rf"\b{voorstel['id']}\b", votes)),
            voorstel["gevraagd"],
            *(voorstel["toegekend"][letter] for letter in letters),
        ]
        for voorstel in plan["voorstellen"]
    ]
    assert [[row[0], *map(number, row[1:])] for row in tables()[0]] == expected


def test_what_it_means(plan: Any, columns: dict[tuple[str, str], Any]) -> None:
    found = {row[0]: [number(cell) for cell in row[1:]] for row in tables()[1]}
    chosen = [columns[methode, "sla-over"] for methode in METHODEN]
    themas = {
        "Voor Straten groen en pleinen": "straten-groen-en-pleinen",
        "Voor Gezondheid welzijn en kansen voor iedereen": "gezondheid-welzijn-en-kansen-voor-iedereen",
        "Voor Samen dingen doen": "samen-dingen-doen",
    }
    assert sorted(themas.values()) == plan["themas"]
    per_thema = {
        text: [
            sum(v["toegekend"][column["kolom"]] for v in plan["voorstellen"] if v["thema"] == thema)
            for column in chosen
        ]
        for text, thema in themas.items()
    }
    assert found == {
        "Aantal plannen met geld": [column["voorstellen"] for column in chosen],
        "Gegeven": [column["toegekend"] for column in chosen],
        "Over": [column["over"] for column in chosen],
        **per_thema,
        "Stemmers met minstens één plan dat geld krijgt": [column["stemmers"] for column in chosen],
        "Stemmers zonder zo'n plan": [VOTERS - column["stemmers"] for column in chosen],
    }


def test_when_a_plan_does_not_fit(columns: dict[tuple[str, str], Any]) -> None:
    found = {(row[0], row[1]): [number(cell) for cell in row[2:]] for row in tables()[2]}
    assert found == {
        way: [column["voorstellen"], column["toegekend"], column["stemmers"]] for way, column in columns.items()
    }


def test_the_figures_in_the_text_stand_in_a_table_or_are_those_of_the_neighbourhood() -> None:
    text = "".join(f"{line}\n" for line in PAGE.partition("## Zelf doen")[0].splitlines() if not line.startswith("|"))
    text = re.sub("`[^`]*`", "", text)
    in_tables = {number(cell) for table in tables() for row in table for cell in row if re.fullmatch("[€ 0-9.]+", cell)}
    said = {number(figure) for figure in re.findall(r"[0-9]+(?:\.[0-9]{3})*", text)}
    assert said - in_tables == {2021, 15, 289_350, VOTERS}


def test_what_the_text_says_about_the_plans(plan: Any, columns: dict[tuple[str, str], Any]) -> None:
    """The four at the top cost 85.300; nothing fits in what equal shares leave; under `stop` the Iftar gets nothing."""
    by_place = plan["voorstellen"]
    assert sum(voorstel["gevraagd"] for voorstel in by_place[:4]) == 85_300
    equal = columns["gelijke-delen", "sla-over"]
    without = [v["gevraagd"] for v in by_place if not v["toegekend"][equal["kolom"]]]
    assert min(without) > equal["over"] == 8450
    [iftar] = [voorstel for voorstel in by_place if "Iftar" in voorstel["naam"]]
    assert iftar["toegekend"][columns["rangorde", "stop"]["kolom"]] == 0
    assert [v["thema"] for v in by_place].count("gezondheid-welzijn-en-kansen-voor-iedereen") == 2
