"""What a shell fills in: ids from the plan that was named, without loading the models of a plan."""

from __future__ import annotations

import os
import subprocess
import sys
from pathlib import Path
from types import SimpleNamespace
from typing import Any

import pytest
from helpers import unindent
from wijkplan.commands.shell import completing

PLAN = """
    wijk: Voorbeeld
    jaar: 2026
    budget:
      totaal: 9000
      vast: [{naam: Wijkcentrum, bedrag: 100}]
      rondes: [{naam: Voorjaar 2026, deel: 50%}, {naam: najaar, deel: 50%}]
    themas:
      - {id: samen, naam: Prettig samenleven}
    bewonersinitiatieven:
      - {naam: Soep op dinsdag, thema: samen, kosten: 400}
      - {id: straatfeest, naam: Feest, draagvlak: 12}
      - {id: "$(touch gevaar)", naam: Kwaad}
    interventies:
      - {naam: Spreekuur}
"""
AGENDA = "doelgroepen: [{naam: Ouderen}, {naam: Ouders}]\npartijen: [{naam: Taalhuis}]\n"


@pytest.fixture
def folder(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    (tmp_path / ".git").mkdir()
    (tmp_path / "plan.yaml").write_text(unindent(PLAN), encoding="utf-8")
    (tmp_path / "agenda.yaml").write_text(AGENDA, encoding="utf-8")
    monkeypatch.chdir(tmp_path)
    return tmp_path


def context(*args: str, **params: Any) -> Any:
    return SimpleNamespace(params=params, args=list(args))


def words(found: list[tuple[str, str]]) -> list[str]:
    return [word for word, _meaning in found]


@pytest.mark.usefixtures("folder")
@pytest.mark.parametrize("ctx", [context(file=Path("plan.yaml")), context(paths=[Path("plan.yaml")]), context()])
def test_ids_with_their_names(ctx: Any) -> None:
    assert completing.voorstellen(ctx, "s") == [
        ("soep-op-dinsdag", "Soep op dinsdag"),
        ("straatfeest", "Feest"),
        ("spreekuur", "Spreekuur"),
    ]
    assert words(completing.everything(ctx, "sa")) == ["samen"]
    assert words(completing.rondes(ctx, "")) == ["voorjaar-2026", "najaar"]


def test_of_what_something_came_but_first_a_file(folder: Path) -> None:
    themas = "themas: [{id: samen, naam: Samen, effecten: [{id: soepel, wat: Buren kennen}]}]\n"
    (folder / "jaar.yaml").write_text(f"{themas}interventies: [{{naam: Soep}}]\n", encoding="utf-8")
    found = completing.results(context(paths=["jaar.yaml"]), "s")
    assert found == [("soep", "Soep"), ("soepel", "Buren kennen"), ("samen.soepel", "Buren kennen")]
    assert completing.results(context(), "s") == []


def test_right_behind_an_option_the_words_before_it_count(folder: Path) -> None:
    (folder / "ander.yaml").write_text("themas: [{naam: Elders}]\n", encoding="utf-8")
    assert words(completing.everything(context("ander.yaml"), "")) == ["elders"]


@pytest.mark.usefixtures("folder")
def test_nothing_that_a_shell_could_run() -> None:
    assert not [word for word in words(completing.voorstellen(context(), "")) if "$" in word]


@pytest.mark.usefixtures("folder")
@pytest.mark.parametrize(
    ("typed", "offered"),
    [
        ("bu", ["budget"]),
        ("budget.", ["budget.totaal", "budget.vast", "budget.rondes"]),
        ("budget.vast.", ["budget.vast.wijkcentrum"]),
        ("budget.rondes.najaar.", ["budget.rondes.najaar.naam", "budget.rondes.najaar.deel"]),
        ("soep", ["soep-op-dinsdag"]),
        ("straatfeest.k", ["straatfeest.kosten"]),  # another one in the list says so
        ("bewonersinitiatieven.straatfeest.d", ["bewonersinitiatieven.straatfeest.draagvlak"]),
        ("is-er-niet.", []),
    ],
)
def test_places(typed: str, offered: list[str]) -> None:
    assert words(completing.places(context(file="plan.yaml"), typed)) == offered


@pytest.mark.usefixtures("folder")
@pytest.mark.parametrize(
    ("field", "offered"),
    [
        ("thema", ["samen"]),
        ("doelgroepen", ["ouderen", "ouders"]),
        ("aanbieder", ["taalhuis"]),
        ("ondersteund_door", ["taalhuis"]),
        ("vult_aan", ["soep-op-dinsdag", "straatfeest"]),
    ],
)
def test_what_something_new_points_at(field: str, offered: list[str]) -> None:
    assert words(completing.of_field(field)(context(file="plan.yaml"), "")) == offered


def test_fixed_words() -> None:
    assert words(completing.kinds(context(), "in")) == ["initiatief", "interventie"]


@pytest.mark.usefixtures("folder")
def test_the_agenda_has_its_own_kinds_and_places() -> None:
    ctx = context(file=Path("agenda.yaml"))
    assert words(completing.kinds(ctx, "")) == ["ambitie", "doelgroep", "partij"]
    assert words(completing.places(ctx, "oud")) == ["ouderen", "ouders"]
    assert words(completing.places(ctx, "partijen.")) == ["partijen.taalhuis"]
    assert words(completing.places(ctx, "ouderen.")) == ["ouderen.naam"]
    assert words(completing.one_of("draagvlak=", "bereik=")(context(), "dr")) == ["draagvlak="]
    assert completing.rules(context(), "WP201") == [("WP201", "unknown-thema")]
    assert completing.rules(context(), "unknown-them") == [("unknown-thema", "WP201")]


@pytest.mark.parametrize("text", ["themas: [", "\0", "themas: 3\nbudget: [1]\n", "- a\n", "", "themas: {a: b}"])
def test_silent_where_a_file_is_broken(folder: Path, text: str) -> None:
    (folder / "plan.yaml").write_text(text, encoding="utf-8")
    for find in (completing.voorstellen, completing.everything, completing.rondes):
        assert find(context(file="plan.yaml"), "") == []
    completing.places(context(file="plan.yaml"), "themas.")
    assert completing.voorstellen(context(file="weg.yaml"), "") == []


@pytest.mark.usefixtures("folder")
def test_in_a_shell() -> None:
    """The whole way once; the models of a plan are not loaded, which would be most of the time that it takes."""
    program = "import sys; from wijkplan.commands.shell.main import run\n"
    program += "try: run()\nfinally: print('wijkplan.plan.plan' in sys.modules)"
    line = {"COMP_WORDS": "wijkplan decide plan.yaml st", "COMP_CWORD": "3", "_WIJKPLAN_COMPLETE": "complete_bash"}
    done = subprocess.run(
        [sys.executable, "-c", program], env={**os.environ, **line}, capture_output=True, text=True, check=False
    )
    assert (done.stdout.split(), done.stderr) == (["straatfeest", "False"], "")
