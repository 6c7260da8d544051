"""The example plans of 2026 go on where those of 2025 end: what `next` carries over is in them."""

from __future__ import annotations

import shutil
from pathlib import Path

import pytest
from helpers import ROOT, run
from wijkplan.files.reading import read
from wijkplan.plan.plan import Plan
from wijkplan.plan.reading.form import load

GONE = {
    "soesterkwartier": {"samen.veilig-in-het-portaal", "opgroeien.ouders-weten-de-weg"},
    "vathorst": {"samen.cijfer-ontmoetingsplek", "omzien.iemand-in-de-buurt"},
}
"""Effects that the people who made the plan of 2026 let go, or put in other words."""


ENDED = {"soesterkwartier": {"Coördinatie en administratie"}, "vathorst": {"Coördinatie"}}
"""Vast money for arranging the work that the plans of 2026 do not have."""


def plan_of(path: Path) -> Plan:
    found = load(Plan, read(path)).value
    assert found is not None
    return found


@pytest.fixture(params=sorted(GONE))
def years(request: pytest.FixtureRequest, tmp_path: Path) -> tuple[str, Path, Path]:
    """The name of a wijk, what `next` makes of its 2025, and its 2026."""
    name = request.param
    (tmp_path / "plans" / "2025").mkdir(parents=True)
    shutil.copy(ROOT / "plans" / "agenda.yaml", tmp_path / "plans")
    shutil.copy(ROOT / "plans" / "2025" / f"{name}.yaml", tmp_path / "plans" / "2025")
    assert run("next", f"plans/2025/{name}.yaml", cwd=tmp_path).code == 0
    return name, tmp_path / "plans" / "2026" / f"{name}.yaml", ROOT / "plans" / "2026" / f"{name}.yaml"


def test_themas_and_what_was_measured_go_on(years: tuple[str, Path, Path]) -> None:
    name, carried, ours = years
    was, now = plan_of(carried), plan_of(ours)
    assert [(thema.id, thema.naam) for thema in was.themas] == [(thema.id, thema.naam) for thema in now.themas]
    begin = [
        {
            f"{thema.id}.{effect.id}": (effect.nulmeting, effect.streven)
            for thema in plan.themas
            for effect in thema.effecten
        }
        for plan in (was, now)
    ]
    assert {key for key in begin[0] if key not in begin[1]} == GONE[name]
    assert {key: begin[1][key] for key in begin[0].keys() - GONE[name]} == {
        key: value for key, value in begin[0].items() if key not in GONE[name]
    }


def test_what_was_learnt_stands_above_its_thema(years: tuple[str, Path, Path]) -> None:
    _name, carried, ours = years
    learnt = [line for line in carried.read_text(encoding="utf-8").splitlines() if "# Geleerd in 2025:" in line]
    assert len(learnt) >= 2
    assert set(learnt) <= set(ours.read_text(encoding="utf-8").splitlines())


def test_money_that_does_not_end_and_voorstellen_that_run_on_are_there(years: tuple[str, Path, Path]) -> None:
    name, carried, ours = years
    was, now = plan_of(carried), plan_of(ours)
    vast = [{(v.naam, v.bedrag, v.tot_en_met) for v in plan.budget.vast} for plan in (was, now)]
    assert {naam for naam, _bedrag, _year in vast[0] - vast[1]} == ENDED[name]
    assert {voorstel.id for voorstel in was.voorstellen} <= {voorstel.id for voorstel in now.voorstellen}


def test_signals_that_are_still_heard_keep_their_words(years: tuple[str, Path, Path]) -> None:
    """Most of 2025 were answered, or are said in other words now."""
    name, carried, ours = years
    said = [{signaal.tekst for signaal in plan_of(path).signalen} for path in (carried, ours)]
    still = {"soesterkwartier": {"Ik snap de brieven niet die ik krijg."}, "vathorst": set()}
    assert said[0] & said[1] == still[name]
