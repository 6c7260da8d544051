"""docs/verdelen.md: what is worked out by hand on the page is what the program gives."""

from __future__ import annotations

import json
import re
from typing import Any

import pytest
from helpers import ROOT, plan, run
from wijkplan.allocate import allocate
from wijkplan.allocate.question import Question
from wijkplan.plan.agenda import Agenda

PAGE = (ROOT / "docs" / "verdelen.md").read_text(encoding="utf-8")
EXAMPLE = ROOT / "docs" / "voorbeeld-verdelen.yaml"


def table(heading: str) -> list[list[str]]:
    """The rows of the first table below a heading, without its own heading."""
    below = PAGE.partition(f"{heading}\n")[2]
    lines = re.search(r"(?:^\|.*\n)+", below, re.MULTILINE)
    assert lines
    return [[cell.strip() for cell in line.strip("|").split("|")] for line in lines[0].splitlines()[2:]]


def euros(cell: str) -> float:
    """``€ 1.200`` is 1200, a dash is nothing."""
    return 0 if cell == "–" else float(cell.removeprefix("€ ").replace(".", "").replace(",", "."))


def given(*options: str) -> dict[str, float]:
    """What each voorstel of the small plan gets."""
    result = run("allocate", EXAMPLE, "--format", "json", *options)
    assert result.code == 0, result.err
    [found] = json.loads(result.out)["plannen"]
    return {regel["naam"]: regel["toegekend"] for regel in found["regels"]}


@pytest.mark.parametrize(("column", "methode"), [(1, "rangorde"), (2, "per-thema"), (3, "gelijke-delen")])
def test_the_three_methods_give_what_the_table_says(column: int, methode: str) -> None:
    *rows, total, _voters = table("### De drie naast elkaar")
    expected = {row[0]: euros(row[column]) for row in rows}
    assert given("--method", methode) == expected
    assert sum(expected.values()) == euros(total[column])


def test_the_voters_of_the_table_are_those_of_the_ballots() -> None:
    """Bomen reaches voters 1 to 6, Muziek and Soep reach 7 to 10, Bloembakken 1 to 5."""
    *_rows, _total, voters = table("### De drie naast elkaar")
    who = {"Bomen": set(range(1, 7)), "Bloembakken": set(range(1, 6)), "Muziek": {7, 8, 9, 10}, "Soep": {7, 8, 9, 10}}
    ballots = (EXAMPLE.with_suffix(".pb")).read_text(encoding="utf-8").partition("voter_id;vote\n")[2].split()
    for naam, voted in who.items():
        assert {int(line.split(";")[0]) for line in ballots if naam.lower() in line.split(";")[1].split(",")} == voted
    for column, methode in enumerate(("rangorde", "per-thema", "gelijke-delen"), start=1):
        reached = set().union(*(who[naam] for naam, got in given("--method", methode).items() if got))
        assert len(reached) == int(voters[column])


@pytest.mark.parametrize("row", range(3))
def test_the_rules_for_shortage_give_what_the_table_says(row: int) -> None:
    rule, _what, *expected = table("## Te weinig geld")[row]
    amounts = (500, 450, 120, 40)
    voorstellen = "".join(f"  - {{id: p{n}, naam: P, kosten: {n}, draagvlak: {n // 10}}}\n" for n in amounts)
    text = f"budget: {{totaal: 1000}}\nbewonersinitiatieven:\n{voorstellen}"
    found = allocate(plan(text), Agenda(), Question(bij_tekort=rule.strip("`")))  # type: ignore[arg-type]
    got = {regel.voorstel.id: regel.toegekend for regel in found.regels}
    assert [got[f"p{n}"] for n in amounts] == [euros(cell) * 100 for cell in expected]


def test_what_a_round_leaves_moves_on() -> None:
    """Of 24,000 there is 60% in the first round; 10,000 is decided, and the rest is there in the second."""
    (rounds,) = re.findall(r"```yaml\n(budget:\n.*?)```", PAGE, re.DOTALL)
    decided = "bewonersinitiatieven: [{naam: Tuin, kosten: 10000, besluit: {toegekend: 10000}}]\n"
    left: dict[tuple[str, str], Any] = {
        (extra, ronde): allocate(plan(rounds + extra), Agenda(), Question(ronde=ronde)).pot.beschikbaar
        for extra in ("", decided)
        for ronde in ("voorjaar", "najaar")
    }
    assert left["", "voorjaar"] == 14_400_00
    assert left[decided, "najaar"] == 14_000_00 == (9600 + 4400) * 100


def test_the_sum_of_the_pot_adds_up_and_is_that_of_the_example() -> None:
    names = ("totaal", "meegenomen", "vast", "flexibel", "reserve", "besloten", "beschikbaar")
    sums = dict(zip(names, (euros(row[1]) for row in table("## De pot")), strict=True))
    result = run("allocate", ROOT / "plans" / "2026" / "schothorst.yaml", "--format", "json")
    [found] = json.loads(result.out)["plannen"]
    assert {name: found["budget"][name] for name in names} == sums
    assert sums["totaal"] + sums["meegenomen"] - sums["vast"] == sums["flexibel"]
    assert sums["flexibel"] - sums["reserve"] - sums["besloten"] == sums["beschikbaar"]


SOESTERKWARTIER = (ROOT / "plans" / "2026" / "soesterkwartier.yaml").read_text(encoding="utf-8")


def spreekuur(text: str) -> tuple[str, int]:
    """What becomes of the opvoedspreekuur in the Soesterkwartier: its status, and cents."""
    [regel] = [r for r in allocate(plan(text), Agenda()).regels if r.voorstel.id == "opvoedspreekuur"]
    return regel.status, regel.toegekend


def test_the_need_of_each_group_adds_up_and_gives_the_amount() -> None:
    rows = [[euros(cell or "–") for cell in row[2:]] for row in table("## Wat nog nodig is")]
    needed, *helped, left = rows
    assert [need - sum(column) for need, *column in zip(needed, *helped, strict=True)] == left
    for row, groups in zip(table("## Wat nog nodig is")[1:-1], helped, strict=True):
        assert sum(groups) == euros(row[1])
    behoefte = "".join(
        f"      {name}: {number:.0f}\n" for name, number in zip(("kinderen", "jongeren", "ouders"), needed, strict=True)
    )
    assert f"    behoefte:\n{behoefte}" in SOESTERKWARTIER
    assert spreekuur(SOESTERKWARTIER) == ("deels", 27_000_00 * int(left[2]) // 90) == ("deels", 22_500_00)


def test_a_cheap_initiative_for_children_leaves_the_need_of_parents() -> None:
    kast = "  - {naam: Ruilkast, thema: opgroeien, kosten: 400, bereik: 150, doelgroepen: [kinderen]}\n"
    text = SOESTERKWARTIER.replace("bewonersinitiatieven:\n", f"bewonersinitiatieven:\n{kast}")
    one = re.sub("behoefte:\\n +kinderen: 160\\n +jongeren: 95\\n +ouders: 165\\n", "behoefte: 420\n", text)
    assert spreekuur(text) == ("deels", 22_500_00)
    assert spreekuur(one) == ("niet-nodig", 0)
    assert spreekuur(one.replace(kast, "")) == ("toegekend", 27_000_00)
