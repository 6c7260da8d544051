"""The first line of every what-if says what it supposes, in every form."""

from __future__ import annotations

import csv
import io
import json
from pathlib import Path

import pytest
from helpers import complete, run

PLAN = """
    spelregels: {criteria: {draagvlak: 35}, stemverhouding: {wijk: 60, aanbieder: 40}}
    budget: {totaal: 62300}
    themas: [{naam: Samen, prioriteit: {wijk: 8, aanbieder: 6}}]
    bewonersinitiatieven: [{naam: Soep, thema: samen, kosten: 400, draagvlak: 30}]
"""


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    (tmp_path / "plan.yaml").write_text(complete(PLAN), encoding="utf-8")
    return tmp_path


BUDGET = "budget € 50.000 in plaats van € 62.300"
WEIGHT = "draagvlak weegt 90 in plaats van 35"
ASKED = [
    (("allocate", "--budget", "50000"), BUDGET),
    (("allocate", "--shortfall", "stop"), "tekort: stop in plaats van sla-over"),
    (("allocate", "--method", "per-thema"), "methode: per-thema in plaats van rangorde"),
    (("allocate", "--compare", "--budget", "50000"), BUDGET),
    (("allocate", "--scenario", "50000"), BUDGET),
    (("allocate", "--city", "--shortfall", "stop"), "tekort: stop in plaats van sla-over"),
    (("prioritise", "--weight", "draagvlak=90"), WEIGHT),
    (("prioritise", "--weight", "bereik=7.5"), "bereik weegt 7,5 in plaats van 10"),
    (
        ("prioritise", "--ratio", "wijk=50,aanbieder=50"),
        "stemmen: wijk 50 en aanbieder 50 in plaats van wijk 60 en aanbieder 40",
    ),
    (("prioritise", "--city", "--weight", "draagvlak=90"), WEIGHT),
]


@pytest.mark.parametrize(("asked", "said"), ASKED)
def test_at_the_top(folder: Path, asked: tuple[str, ...], said: str) -> None:
    command, *options = asked
    for form in ("text", "markdown"):
        out = run(command, "plan.yaml", *options, "--format", form, cwd=folder, env={"COLUMNS": "120"}).out
        assert out.splitlines()[0] == f"Wat als? {said}"
    found = json.loads(run(command, "plan.yaml", *options, "--format", "json", cwd=folder).out)
    document = found["stad"] if "stad" in found else found["plannen"][0]
    document = document.get("scenarios", [document])[0]
    assert document["veronderstelling"] == said
    rows = list(csv.DictReader(io.StringIO(run(command, "plan.yaml", *options, "--format", "csv", cwd=folder).out)))
    assert {row["veronderstelling"] for row in rows} <= {said}


@pytest.mark.parametrize(
    ("asked", "said"),
    [
        (("allocate", "--explain", "soep", "--budget", "50000"), BUDGET),
        (("prioritise", "--explain", "Soep", "--weight", "draagvlak=90"), WEIGHT),
    ],
)
def test_of_what_is_explained(folder: Path, asked: tuple[str, ...], said: str) -> None:
    command, *options = asked
    assert run(command, "plan.yaml", *options, cwd=folder).out.startswith(f"Wat als? {said}\n")
    assert (
        json.loads(run(command, "plan.yaml", *options, "--format", "json", cwd=folder).out)["uitleg"][0][
            "veronderstelling"
        ]
        == said
    )


@pytest.mark.parametrize("asked", [("allocate",), ("allocate", "--shortfall", "sla-over"), ("prioritise",)])
def test_nothing_where_all_is_as_in_the_plan(folder: Path, asked: tuple[str, ...]) -> None:
    command, *options = asked
    assert "Wat als?" not in run(command, "plan.yaml", *options, cwd=folder).out
    assert "veronderstelling" not in run(command, "plan.yaml", *options, "--format", "json", cwd=folder).out
