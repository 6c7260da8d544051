"""The pages of all example plans, as a city publishes them: made once for all tests that look at them."""

from __future__ import annotations

from pathlib import Path

import pytest
from helpers import ROOT, run

PLANS = sorted((ROOT / "plans").glob("*/*.yaml"))
READERS = ("bewoners", "opdrachtgever")
CITY = "index.html"


def name(plan: Path, reader: str) -> str:
    """The page of a plan, from that of the city."""
    return f"{plan.parent.name}/{plan.stem}-{reader}.html"


NAMES = [*(name(plan, reader) for plan in PLANS for reader in READERS), CITY]


@pytest.fixture(scope="session")
def pages(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A folder with all of them."""
    folder = tmp_path_factory.mktemp("pages")
    made = run("report", "plans", "--to", folder, cwd=ROOT)
    assert made.code == 0, made.err
    assert sorted(path.relative_to(folder).as_posix() for path in folder.rglob("*.*")) == sorted(NAMES)
    return folder
