"""docs/naslag.md: its screens are what is printed now, and its tables leave nothing out."""

from __future__ import annotations

import re
from pathlib import Path

import pytest
from helpers import ROOT, run
from tools.transcripts import refreshed
from wijkplan.outcome.words import STATUSSEN
from wijkplan.plan.writing.kinds import SECTIONS

PAGE = (ROOT / "docs" / "naslag.md").read_text(encoding="utf-8")


def first_column(heading: str) -> list[str]:
    """The first cell of every row of the table below a heading."""
    below = PAGE.partition(f"## {heading}\n")[2].partition("\n## ")[0]
    return [cell.strip("` ") for cell in re.findall(r"^\| ([^|]*) \|", below, re.MULTILINE)][1:]


@pytest.fixture(scope="module")
def folder(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Where every screen on the page has been made again."""
    made = tmp_path_factory.mktemp("naslag")
    assert refreshed(PAGE, made) == PAGE, "the page shows something else than is printed now (run: make docs)"
    return made


def test_everything_that_can_be_added_is_in_the_table() -> None:
    assert sorted(first_column("Wat kan er in een plan?")) == sorted(SECTIONS)


def test_every_status_is_in_the_table() -> None:
    assert sorted(first_column("Wat betekent elke status?")) == sorted(STATUSSEN.values())


def test_every_option_of_report_is_in_the_table() -> None:
    there = re.findall(r"^  (--[a-z]+)", run("report", "--help").out, re.MULTILINE)
    assert sorted(row.split()[0] for row in first_column("Pagina's en documenten")) == sorted(there)


def test_the_sum_of_next_year_is_that_of_the_plan_on_the_page(folder: Path) -> None:
    """30,000 less 12,000 is flexible, and the soup spent 3,450 of it."""
    assert f"  meegenomen: {30_000 - 12_000 - 3450}\n" in PAGE
    assert run("validate", "plans", cwd=folder).code == 0


def test_a_workbook_goes_out_and_comes_back(folder: Path) -> None:
    """The lines below 'Een tabel in Excel', with nothing filled in."""
    pytest.importorskip("openpyxl")
    steps = re.findall(r"^wijkplan ((?:export|import) .*)$", PAGE, re.MULTILINE)
    assert len(steps) == 3
    before = (folder / "plans/2026/lindekwartier.yaml").read_bytes()
    for step in steps:
        done = run(*step.split(), cwd=folder)
        assert done.code == 0, done.err
    assert (folder / "plans/2026/lindekwartier.yaml").read_bytes() == before
