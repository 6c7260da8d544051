"""Real neighbourhood budgets (Pabulib): the ladder gives what the cities decided.

The files are not part of the project; the tests are skipped where they are absent. Each is read here once
more, with nothing but the csv module. In Gdynia 2023, Chwarzno-Wiczlino, one project has ``selected`` 2: an
award for the turnout, paid from outside this budget. So what the city funded is where ``selected`` is 1.
"""

from __future__ import annotations

import csv
import json
import re
from pathlib import Path
from typing import Any, NamedTuple

import pytest
from gathered import together
from helpers import ROOT, Result, run

FOLDER = ROOT.parent / "shared" / "data" / "pabulib"
FILES = {file.stem: file for file in sorted(FOLDER.glob("*.pb"))}
EQUAL_SHARES = "Poland_Swiecie_2023"
GREEDY = {"greedy", "greedy-threshold", "greedy-no-skip"}

pytestmark = pytest.mark.skipif(not FILES, reason="the Pabulib files are not here")


def plan_id(project: dict[str, str]) -> str:
    """The id of a project in a plan: ``BO.D6.14/23`` is ``bo-d6-14-23`` there."""
    return re.sub("[^a-z0-9]+", "-", project["project_id"].lower())


class City(NamedTuple):
    """What a file says: its metadata, and a row for each project."""

    meta: dict[str, str]
    projects: list[dict[str, str]]

    @property
    def budget(self) -> float:
        """The money there is."""
        return float(self.meta["budget"])

    @property
    def selected(self) -> set[str] | None:
        """The projects that the city funded from this budget."""
        if "selected" not in self.projects[0]:
            return None
        return {plan_id(project) for project in self.projects if project["selected"].strip() == "1"}


class Advice(NamedTuple):
    """What the program made of all files."""

    folder: Path
    imported: Result
    validated: Result
    allocated: Result
    plans: dict[str, Any]


def read(file: Path) -> City:
    with file.open(encoding="utf-8-sig", newline="") as lines:
        rows = [row for row in csv.reader(lines, delimiter=";") if row]
    starts = {row[0].strip(): n for n, row in enumerate(rows) if row[0].strip() in ("META", "PROJECTS", "VOTES")}
    meta = {row[0]: row[1] for row in rows[starts["META"] + 2 : starts["PROJECTS"]]}
    header, *projects = rows[starts["PROJECTS"] + 1 : starts["VOTES"]]
    return City(meta, [dict(zip(header, project, strict=True)) for project in projects])


CITIES = {name: city for name, file in FILES.items() if (city := read(file)).meta["rule"] in GREEDY}


@pytest.fixture(scope="module")
def advice(tmp_path_factory: pytest.TempPathFactory) -> Advice:
    """All files imported, checked and divided, once."""
    folder = tmp_path_factory.mktemp("pabulib")
    imported = run("import", "pabulib", *FILES.values(), "--to", "plannen", cwd=folder)
    validated = run("validate", "plannen", "--format", "json", cwd=folder)
    allocated = run("allocate", "plannen", "--format", "json", cwd=folder)
    plans = {Path(plan["bestand"]).stem: plan for plan in json.loads(allocated.out)["plannen"]}
    (folder / "verdeling.json").write_text(allocated.out, encoding="utf-8")
    return Advice(folder, imported, validated, allocated, plans)


def got(plan: Any) -> dict[str, float]:
    """What each project got, by its id, where it got anything."""
    return {line["id"]: line["toegekend"] for line in plan["regels"] if line["toegekend"]}


def greedy(city: City) -> dict[str, float]:
    """By votes, of a tie the cheaper, as long as it fits; a rest may go to the first that does not fit."""
    left, funded = city.budget, {}
    partially = city.meta.get("leftover_budget", "").startswith("Partially fund one")
    for project in sorted(city.projects, key=lambda p: (-int(p["votes"]), float(p["cost"]))):
        cost = float(project["cost"])
        if cost <= left:
            funded[plan_id(project)] = cost
            left -= cost
        elif partially and left >= 1:
            return {**funded, plan_id(project): left // 1}
    return funded


def test_there_are_38_files() -> None:
    assert len(FILES) == 38
    assert FILES.keys() - CITIES.keys() == {EQUAL_SHARES}
    assert sum("Amsterdam" in name for name in FILES) == 20


def test_all_files_become_plans_without_errors(advice: Advice) -> None:
    assert advice.imported.code == 0
    assert "38" in advice.imported.err
    assert advice.validated.code == 0
    found = json.loads(advice.validated.out)
    assert (found["bestanden"], found["samenvatting"]["error"]) == (38, 0)


def test_all_of_them_are_divided(advice: Advice) -> None:
    assert (advice.allocated.code, advice.allocated.err) == (0, "")
    assert advice.plans.keys() == FILES.keys()


def test_equal_shares_gives_what_the_city_decided(advice: Advice) -> None:
    city, plan = read(FILES[EQUAL_SHARES]), advice.plans[EQUAL_SHARES]
    assert plan["methode"] == "gelijke-delen"
    assert got(plan).keys() == city.selected
    paid = {
        line["id"]: sum(part["bedrag"] * part["stemmers"] for part in line["betaald"])
        for line in plan["gelijke_delen"]["samen_betaald"]
    }
    costs = {plan_id(project): float(project["cost"]) for project in city.projects}
    assert {name: round(amount) for name, amount in paid.items()} == {name: round(costs[name]) for name in paid}


def test_every_promise_is_kept(advice: Advice) -> None:
    result = run("verify", "verdeling.json", "--format", "json", cwd=advice.folder)
    assert (result.code, result.err) == (0, "")
    assert json.loads(result.out)["gehouden"]


@together("name", CITIES)
def test_every_project_is_in_the_plan_with_its_amount(advice: Advice, name: str) -> None:
    city, plan = CITIES[name], advice.plans[name]
    assert plan["budget"]["beschikbaar"] == city.budget
    asked = {line["id"]: line["gevraagd"] for line in plan["regels"]}
    assert asked == {plan_id(project): float(project["cost"]) for project in city.projects}


@together("name", [name for name, city in CITIES.items() if city.selected is not None])
def test_allocate_funds_what_the_city_funded(advice: Advice, name: str) -> None:
    assert got(advice.plans[name]).keys() == CITIES[name].selected


@together("name", [name for name, city in CITIES.items() if city.selected is None])
def test_allocate_funds_what_goes_first_where_the_file_does_not_say(advice: Advice, name: str) -> None:
    """The cities of which it is not known (Amsterdam): held against a greedy division, made here."""
    assert got(advice.plans[name]) == greedy(CITIES[name])


def test_nothing_is_thrown_away(advice: Advice) -> None:
    """After a division that skips, nothing that got nothing would still fit."""
    for name, plan in advice.plans.items():
        if plan["bij_tekort"] != "sla-over":
            continue
        over = plan["budget"]["over"]
        fitting = [line["id"] for line in plan["regels"] if line["status"] == "past-niet" and line["gevraagd"] <= over]
        assert fitting == [], name
