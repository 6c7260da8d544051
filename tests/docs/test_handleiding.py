"""docs/handleiding.md: every step on the page is run, and what is left on disk after the year is right."""

from __future__ import annotations

import re
import shutil
import sys
from pathlib import Path

import pytest
from helpers import ROOT, run
from tools.transcripts import refreshed
from wijkplan.files.reading import read
from wijkplan.plan.form import load
from wijkplan.plan.plan import Plan

PAGE = (ROOT / "docs" / "handleiding.md").read_text(encoding="utf-8")
YEAR = PAGE.partition("## Het jaar van een coördinator")[2].partition("## De ladder in vier treden")[0]

pytestmark = pytest.mark.skipif(
    shutil.which("git") is None or sys.platform == "win32", reason="needs git, and paths as on the page"
)


@pytest.fixture(scope="module")
def folder(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Where every step on the page has been run, from the first to the last."""
    made = tmp_path_factory.mktemp("handleiding")
    assert refreshed(PAGE, made) == PAGE, "the page shows something else than is printed now (run: make docs)"
    return made


def plan(file: Path) -> Plan:
    """The plan in a file."""
    found = load(Plan, read(file)).value
    assert found is not None
    return found


def test_the_year_goes_through_all_that_a_coordinator_does() -> None:
    commands = list(dict.fromkeys(re.findall(r"^\$ wijkplan (\S+)", YEAR, re.MULTILINE)))
    assert commands == [
        "new",
        "set",
        "add",
        "validate",
        "fmt",
        "prioritise",
        "allocate",
        "decide",
        "verify",
        "diff",
        "next",
    ]


def test_no_step_depends_on_the_day_on_which_it_is_run() -> None:
    decisions = re.findall(r"^\$ wijkplan decide .*$", YEAR, re.MULTILINE)
    assert decisions
    assert all("--datum 2026-" in decision for decision in decisions)


def test_the_decisions_of_the_year_are_in_the_plan(folder: Path) -> None:
    """Hulp aan huis gets 25 of the 80 that it reaches: 120 need something, residents reach 70 and 25."""
    got = {v.id: v.decided for v in plan(folder / "plans/2026/molenkwartier.yaml").voorstellen}
    assert got == {"samen-koken": 4400_00, "buurtmoestuin": 2000_00, "hulp-aan-huis": 8000_00 * 25 // 80}


def test_the_next_year_starts_with_what_was_left(folder: Path) -> None:
    new = plan(folder / "plans/2027/molenkwartier.yaml")
    assert (new.jaar, new.budget.vast) == (2027, ())
    assert new.budget.meegenomen == (24_000 - 6000 - 4100 - 2000 - 2500) * 100
    assert {v.id: (v.status, v.bereik, v.decided) for v in new.voorstellen} == {
        "samen-koken": ("loopt", 84, 0),
        "buurtmoestuin": ("loopt", 25, 0),
        "hulp-aan-huis": ("loopt", 80, 0),
    }


def test_all_plans_of_the_page_are_sound_and_in_the_layout_of_plans(folder: Path) -> None:
    assert run("validate", "plans", cwd=folder).code == 0
    assert run("fmt", "--check", "plans/2026/molenkwartier.yaml", "plans/2027", cwd=folder).code == 0


def test_a_workbook_goes_out_and_comes_back(folder: Path) -> None:
    """The lines below 'Een tabel in Excel', with nothing filled in."""
    pytest.importorskip("openpyxl")
    steps = re.findall(r"^wijkplan ((?:export|import) .*)$", YEAR, re.MULTILINE)
    assert len(steps) == 3
    before = (folder / "plans/2026/molenkwartier.yaml").read_bytes()
    for step in steps:
        done = run(*step.split(), cwd=folder)
        assert done.code == 0, done.err
    assert (folder / "plans/2026/molenkwartier.yaml").read_bytes() == before
