"""`allocate --compare` on the real neighbourhood budgets of Amsterdam (Pabulib); skipped where they are absent."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

import pytest
from allocation_helpers import claim_of
from helpers import plan as plan_of
from helpers import run
from thoroughness import real_ballots
from wijkplan.allocate.question import Question
from wijkplan.exchange.ballots import read_ballots
from wijkplan.plan.agenda import Agenda
from wijkplan.verify import verify
from wijkplan.whatif.methods import methods

FILES = real_ballots("Netherlands_Amsterdam_*")

pytestmark = pytest.mark.skipif(not FILES, reason="the Pabulib files are not here")


@pytest.fixture(scope="module")
def plans(tmp_path_factory: pytest.TempPathFactory) -> Path:
    folder = tmp_path_factory.mktemp("amsterdam")
    assert run("import", "pabulib", *FILES.values(), "--to", ".", cwd=folder).code == 0
    return folder


@pytest.mark.parametrize("name", FILES)
def test_no_way_to_divide_gives_more_than_the_pot(plans: Path, name: str) -> None:
    """All nine ways; the sums are made here once more, and nothing is above what was asked."""
    result = run("allocate", f"{name}.yaml", "--compare", "--format", "json", cwd=plans)
    assert (result.code, result.err) == (0, "")
    [plan] = json.loads(result.out)["plannen"]
    columns: list[Any] = plan["kolommen"]
    assert sum(len(column["manieren"]) for column in columns) == 9
    for column in columns:
        got = [voorstel["toegekend"][column["kolom"]] for voorstel in plan["voorstellen"]]
        assert sum(got) == column["toegekend"] <= plan["beschikbaar"]
        assert column["toegekend"] + column["over"] == plan["beschikbaar"]
        assert all(0 <= amount <= v["gevraagd"] for amount, v in zip(got, plan["voorstellen"], strict=True))
        assert 0 < column["stemmers"] <= plan["stemmers"]
    assert sum(column["spelregels"] for column in columns) == 1


@pytest.mark.parametrize("name", FILES)
def test_each_way_to_divide_keeps_every_promise(plans: Path, name: str) -> None:
    """What stands in each column, the same one for several ways or not, is held against verify."""
    path = plans / f"{name}.yaml"
    one = plan_of(path.read_text(encoding="utf-8"))
    ballots = read_ballots(path, one)
    allocations = [
        a for column in methods(one, Agenda(), Question(ballots=ballots)).columns for a in column.allocations
    ]
    assert len(allocations) == 9
    for allocation in allocations:
        votes = ballots if allocation.methode == "gelijke-delen" else None
        promises = verify(one, Agenda(), claim_of(allocation, one), votes)
        broken = [f"{promise.name}: {breach.message}" for promise in promises for breach in promise.broken]
        assert not broken, (allocation.methode, allocation.bij_tekort, broken)
