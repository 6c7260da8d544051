"""The command `prioritise --explain ID`: in plain words, as JSON, and what it says of an id that is not there."""

from __future__ import annotations

import json
from typing import TYPE_CHECKING

import pytest
from helpers import Result, complete, run, unindent
from test_explain_place import AGENDA, PLAN

if TYPE_CHECKING:
    from pathlib import Path


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    (tmp_path / "agenda.yaml").write_text(unindent(AGENDA), encoding="utf-8")
    (tmp_path / "plan.yaml").write_text(complete(PLAN), encoding="utf-8")
    return tmp_path


def explain(folder: Path, name: str, *more: str) -> Result:
    return run("prioritise", "plan.yaml", "--explain", name, *more, cwd=folder)


def test_in_plain_words(folder: Path) -> None:
    result = explain(folder, "fietsles")
    assert (result.code, result.err) == (0, "")
    lines = [line.strip() for line in result.out.splitlines()]
    assert "bewonersinitiatief, plaats 2 van 3, score 41,3" in lines
    assert "Over bereik is niets bekend; dat kan hoogstens 10,0 punten brengen." in lines
    assert "wijk: cijfer 7,5; telt alleen deze stem, dan plaats 2" in lines
    assert "aanbieder: cijfer –; telt alleen deze stem, dan plaats 2" in lines
    assert "1. Soep, 14,8 punten hoger" in lines
    assert "3. Taalcoach, 8,4 punten lager" in lines
    assert "Draagvlak: met 50 meer (80 in totaal) komt dit op plaats 1." in lines
    assert "Met meer bereik alleen lukt het niet." in lines
    assert "Met meer eigen geld alleen lukt het niet." in lines


def test_bars_and_points_in_a_table(folder: Path) -> None:
    """Of 20 columns 0.7 fills 14; unknown is a word, not a zero; what has no weight is left out."""
    out = explain(folder, "fietsles").out
    (thema,) = [line for line in out.splitlines() if line.startswith("thema ")]
    assert thema.split() == ["thema", "█" * 14 + "░" * 6, "0,70", "30,0", "21,0"]
    (bereik,) = [line for line in out.splitlines() if line.startswith("bereik ")]
    assert bereik.split() == ["bereik", "░" * 20, "onbekend", "10,0", "0,0"]
    assert not [line for line in out.splitlines() if line.startswith("prioriteit ")]


def test_money_is_in_euros(folder: Path) -> None:
    out = explain(folder, "taalcoach").out
    assert "Eigen geld: met € 2.227 meer (€ 2.227 in totaal) komt dit op plaats 2." in " ".join(out.split())


def test_a_theme_in_plain_words(folder: Path) -> None:
    result = explain(folder, "gezond")
    lines = [line.strip() for line in result.out.splitlines()]
    assert "thema, plaats 3 van 3, score 21,0" in lines
    assert "Met een 8,3 van de wijk komt dit op plaats 2." in lines
    assert "Met een 6,2 van de aanbieder komt dit op plaats 2." in lines
    assert "Met meer signalen alleen lukt het niet." in lines
    assert "Met een ambitie uit de agenda alleen lukt het niet." in lines


def test_one_is_not_many(folder: Path) -> None:
    """As much draagvlak, but Tuin asks more; one supporter more is enough."""
    written = "bewonersinitiatieven: [{naam: Bal, draagvlak: 50, kosten: 4}, {naam: Tuin, draagvlak: 50, kosten: 5}]"
    (folder / "plan.yaml").write_text(complete(written), encoding="utf-8")
    said = " ".join(explain(folder, "tuin").out.split())
    assert "Draagvlak: met 1 meer (51 in totaal) komt dit op plaats 1." in said


def test_what_stands_first_or_alone(folder: Path) -> None:
    assert "Dit staat al bovenaan." in explain(folder, "soep").out
    (folder / "plan.yaml").write_text(complete("themas: [{naam: Samen}]"), encoding="utf-8")
    assert "Dit is de enige." in explain(folder, "samen").out


def test_as_json(folder: Path) -> None:
    result = explain(folder, "taalcoach", "--format", "json")
    assert result.code == 0
    assert json.loads(result.out) == {
        "uitleg": [
            {
                "bestand": "plan.yaml",
                "wijk": "Voorbeeld",
                "jaar": 2026,
                "soort": "interventie",
                "id": "taalcoach",
                "naam": "Taalcoach",
                "plaats": 3,
                "van": 3,
                "score": 32.9,
                "plaats_wijk": 3,
                "plaats_aanbieder": 3,
                "prioriteit": {"wijk": None, "aanbieder": None},
                "delen": [
                    {"criterium": "thema", "waarde": 0.43, "gewicht": 30, "punten": 12.9},
                    {"criterium": "draagvlak", "waarde": None, "gewicht": 30, "punten": 0},
                    {"criterium": "doelgroepen", "waarde": 1, "gewicht": 15, "punten": 15},
                    {"criterium": "bereik", "waarde": 0.5, "gewicht": 10, "punten": 5},
                    {"criterium": "eigen_inzet", "waarde": None, "gewicht": 15, "punten": 0},
                    {"criterium": "prioriteit", "waarde": None, "gewicht": 0, "punten": 0},
                ],
                "boven": {"plaats": 2, "naam": "Fietsles", "score": 41.25},
                "onder": None,
                "omhoog": [
                    {"veld": "bereik", "nu": 100, "nodig": None, "plaats": 3},
                    {"veld": "eigen_bijdrage", "nu": None, "nodig": 2227, "plaats": 2},
                ],
            }
        ]
    }


def test_a_theme_and_a_proposal_with_one_id_are_both_explained(folder: Path) -> None:
    text = "themas: [{naam: Samen}]\nbewonersinitiatieven: [{naam: Samen, draagvlak: 5}]"
    (folder / "plan.yaml").write_text(complete(text), encoding="utf-8")
    found = json.loads(explain(folder, "samen", "--format", "json").out)["uitleg"]
    assert [explanation["soort"] for explanation in found] == ["thema", "bewonersinitiatief"]


def test_in_every_plan_that_has_it(folder: Path) -> None:
    (folder / "tweede.yaml").write_text(complete("wijk: Zuid\nthemas: [{naam: Samen}]"), encoding="utf-8")
    result = run("prioritise", "--explain", "samen", "--format", "json", cwd=folder)
    assert [found["wijk"] for found in json.loads(result.out)["uitleg"]] == ["Voorbeeld", "Zuid"]


def test_under_other_weights(folder: Path) -> None:
    """Without draagvlak and thema only 40 is left of the weights. Taalcoach 15 + 5, Soep 15 + 2 + 3: 20 each.

    Soep has draagvlak, so it stays first, and bereik 101 passes it.
    """
    arguments = ("--weight", "draagvlak=0,thema=0", "--format", "json")
    (found,) = json.loads(explain(folder, "taalcoach", *arguments).out)["uitleg"]
    assert (found["plaats"], found["score"]) == (2, 50)
    assert found["omhoog"][0] == {"veld": "bereik", "nu": 100, "nodig": 101, "plaats": 1}


@pytest.mark.parametrize(("name", "nearest"), [("fietsels", "fietsles"), ("taalcoah", "taalcoach")])
def test_an_unknown_id_suggests_the_nearest(folder: Path, name: str, nearest: str) -> None:
    result = explain(folder, name)
    assert (result.code, result.out) == (2, "")
    assert name in result.err
    assert f"Bedoel je {nearest} ({nearest.capitalize()})?" in result.err


def test_an_id_like_no_other(folder: Path) -> None:
    result = explain(folder, "zwembad")
    assert (result.code, result.out) == (2, "")
    assert "zwembad" in result.err
    assert "Bedoel je" not in result.err


@pytest.mark.parametrize("other", [("--voices",), ("--city",), ("--format", "csv"), ("--format", "markdown")])
def test_what_does_not_go_together(folder: Path, other: tuple[str, ...]) -> None:
    result = explain(folder, "soep", *other)
    assert (result.code, result.out) == (2, "")
    assert "--explain" in result.err
