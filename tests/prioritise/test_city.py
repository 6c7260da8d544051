"""`prioritise --city`: all wijken side by side. Two plans and an agenda, worked out by hand."""

from __future__ import annotations

import csv
import io
import json
import re
from typing import TYPE_CHECKING, Any

import pytest
from helpers import Result, complete, run, unindent

if TYPE_CHECKING:
    from pathlib import Path

AGENDA = """
    ambities:
      - {id: meedoen, naam: Iedereen kan meedoen}
      - {id: gezond, naam: Gezond opgroeien}
      - {id: rondkomen, naam: Rondkomen}
    doelgroepen:
      - {naam: Ouderen}
      - {naam: Nieuwkomers, moeilijk_bereikbaar: ja}
      - {naam: Jongeren}
"""
NOORD = """
    wijk: Noord
    themas:
      - {id: samen, naam: Samen leven, prioriteit: {wijk: 8}, ambities: [meedoen]}
      - {id: taal, naam: Taal, prioriteit: {wijk: 4}, ambities: [meedoen, gezond]}
    bewonersinitiatieven:
      - {naam: Soep, thema: samen, kosten: 1000, eigen_bijdrage: 250.50, doelgroepen: [ouderen, nieuwkomers]}
      - {naam: Bal, thema: samen, doelgroepen: [ouderen]}
    interventies:
      - {naam: Taalcoach, thema: taal, kosten: 4000, doelgroepen: [nieuwkomers]}
"""
ZUID = """
    wijk: Zuid
    themas:
      - {id: samen, naam: Samen, prioriteit: {wijk: 9}}
      - {id: sport, naam: Sport, prioriteit: {wijk: 10}, ambities: [gezond]}
    interventies:
      - {naam: Sportcoach, thema: sport, kosten: 6000, doelgroepen: [ouderen]}
      - {naam: Buurtmoeder, kosten: 700}
"""
"""Scores of themes, 7 points for each point of the voice and 10 for an ambition:

Noord: samen 56 + 10 = 66 (first), taal 28 + 10 = 38. Zuid: sport 70 + 10 = 80 (first), samen 63 (second).
"""


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    (tmp_path / ".git").mkdir()
    (tmp_path / "agenda.yaml").write_text(unindent(AGENDA), encoding="utf-8")
    (tmp_path / "noord.yaml").write_text(complete(NOORD), encoding="utf-8")
    (tmp_path / "zuid.yaml").write_text(complete(ZUID), encoding="utf-8")
    return tmp_path


def city(folder: Path, *arguments: str) -> Result:
    return run("prioritise", ".", "--city", *arguments, cwd=folder)


def as_json(folder: Path, *arguments: str) -> Any:
    result = city(folder, "--format", "json", *arguments)
    assert (result.code, result.err) == (0, "")
    return json.loads(result.out)["stad"]


def test_themes_across_wijken(folder: Path) -> None:
    """Samen stands in two plans, so it comes first, with the place and the score that it has there; then by score.

    Samen: (66 + 63) / 2 = 64.5. Soep asks 1000 - 250.50 = 749.50, Bal has no costs.
    """
    assert as_json(folder)["themas"] == [
        {
            "id": "samen",
            "naam": "Samen leven",
            "wijken": [
                {"wijk": "Noord 2026", "plaats": 1, "score": 66},
                {"wijk": "Zuid 2026", "plaats": 2, "score": 63},
            ],
            "gemiddeld": 64.5,
            "voorstellen": 2,
            "gevraagd": 749.5,
        },
        {
            "id": "sport",
            "naam": "Sport",
            "wijken": [{"wijk": "Zuid 2026", "plaats": 1, "score": 80}],
            "gemiddeld": 80,
            "voorstellen": 1,
            "gevraagd": 6000,
        },
        {
            "id": "taal",
            "naam": "Taal",
            "wijken": [{"wijk": "Noord 2026", "plaats": 2, "score": 38}],
            "gemiddeld": 38,
            "voorstellen": 1,
            "gevraagd": 4000,
        },
    ]


def test_what_stands_behind_each_ambition(folder: Path) -> None:
    """In the order of the agenda; Rondkomen is served by nobody, and is there all the same.

    Meedoen: both themes of Noord, so all of its proposals. Gezond: Taal in Noord and Sport in Zuid.
    """
    assert as_json(folder)["ambities"] == [
        {
            "id": "meedoen",
            "naam": "Iedereen kan meedoen",
            "wijken": ["Noord 2026"],
            "themas": ["Samen leven", "Taal"],
            "voorstellen": 3,
            "gevraagd": 4749.5,
        },
        {
            "id": "gezond",
            "naam": "Gezond opgroeien",
            "wijken": ["Noord 2026", "Zuid 2026"],
            "themas": ["Taal", "Sport"],
            "voorstellen": 2,
            "gevraagd": 10000,
        },
        {"id": "rondkomen", "naam": "Rondkomen", "wijken": [], "themas": [], "voorstellen": 0, "gevraagd": 0},
    ]


def test_who_is_reached_and_who_is_not(folder: Path) -> None:
    found = as_json(folder)["doelgroepen"]
    keys = ("id", "moeilijk_bereikbaar", "wijken", "niet", "voorstellen")
    assert [tuple(group[key] for key in keys) for group in found] == [
        ("ouderen", False, ["Noord 2026", "Zuid 2026"], [], 3),
        ("nieuwkomers", True, ["Noord 2026"], ["Zuid 2026"], 2),
        ("jongeren", False, [], ["Noord 2026", "Zuid 2026"], 0),
    ]


def test_two_wijken_of_one_name_are_two_wijken(tmp_path: Path) -> None:
    """In two municipalities. In the first Centrum three proposals are for ouderen, in the other none."""
    (tmp_path / ".git").mkdir()
    for name, gemeente, groups in (("a", "Amersfoort", "[ouderen]"), ("b", "Baarn", "[]")):
        written = f"""
            wijk: Centrum
            gemeente: {gemeente}
            bewonersinitiatieven: [{{naam: Soep, doelgroepen: {groups}}}, {{naam: Bal, doelgroepen: {groups}}}]
            interventies: [{{naam: Coach, doelgroepen: {groups}}}]
        """
        (tmp_path / f"{name}.yaml").write_text(complete(written), encoding="utf-8")
    (tmp_path / "agenda.yaml").write_text("doelgroepen: [{naam: Ouderen}]\n", encoding="utf-8")
    (ouderen,) = as_json(tmp_path)["doelgroepen"]
    assert ouderen["voorstellen"] == 3
    assert (len(ouderen["wijken"]), len(ouderen["niet"])) == (1, 1)


def test_wijken_with_agendas_of_their_own(folder: Path) -> None:
    """Ambitions and groups of both agendas are shown, those with the same id once."""
    other = folder / "baarn"
    other.mkdir()
    (other / "agenda.yaml").write_text("ambities: [{id: groen, naam: Groen}]\n", encoding="utf-8")
    written = "wijk: West\nthemas: [{naam: Tuinen, ambities: [groen]}]"
    (other / "west.yaml").write_text(complete(written), encoding="utf-8")
    found = as_json(folder)
    assert found["wijken"] == ["West 2026", "Noord 2026", "Zuid 2026"]
    served = {ambitie["id"]: ambitie["wijken"] for ambitie in found["ambities"]}
    assert served == {
        "groen": ["West 2026"],
        "meedoen": ["Noord 2026"],
        "gezond": ["Noord 2026", "Zuid 2026"],
        "rondkomen": [],
    }
    jongeren = found["doelgroepen"][-1]
    assert jongeren["niet"] == ["West 2026", "Noord 2026", "Zuid 2026"]


def test_under_other_weights(folder: Path) -> None:
    """Without ambities 90 is left: Samen 56 of 90 in Noord and 63 of 90 in Zuid, Sport 70 of 90, Taal 28 of 90."""
    found = as_json(folder, "--weight", "ambities=0")["themas"]
    assert [(thema["id"], thema["gemiddeld"]) for thema in found] == [
        ("samen", round((56 + 63) / 2 / 90 * 100, 4)),
        ("sport", round(70 / 90 * 100, 4)),
        ("taal", round(28 / 90 * 100, 4)),
    ]


def test_as_text(folder: Path) -> None:
    lines = [line.strip() for line in city(folder).out.splitlines()]
    assert lines[0] == "De stad: 2 plannen"
    samen = lines.index("Samen leven (samen)")
    assert lines[samen + 1 : samen + 3] == [
        "Noord 2026 (1., 66,0), Zuid 2026 (2., 63,0)",
        "gemiddelde score 64,5; 2 voorstellen, samen gevraagd: € 749,50",
    ]
    gezond = lines.index("Gezond opgroeien")
    assert lines[gezond + 1 : gezond + 4] == [
        "wijken: Noord 2026, Zuid 2026",
        "thema's: Taal, Sport",
        "2 voorstellen, samen gevraagd: € 10.000",
    ]
    assert lines[lines.index("Rondkomen") + 1] == "Geen enkel plan werkt hieraan."
    nieuwkomers = lines.index("Nieuwkomers")
    assert lines[nieuwkomers + 1 : nieuwkomers + 4] == [
        "moeilijk te bereiken",
        "2 voorstellen in: Noord 2026",
        "niet in: Zuid 2026",
    ]
    assert lines[lines.index("Jongeren") + 1] == "Geen enkel voorstel noemt deze groep."


def test_as_csv(folder: Path) -> None:
    """A row for each theme, ambition and group; a group has no amount."""
    rows = list(csv.reader(io.StringIO(city(folder, "--format", "csv").out)))
    assert rows[0] == ["soort", "id", "naam", "wijken", "niet_in", "voorstellen", "gevraagd"]
    assert rows[1:] == [
        ["thema", "samen", "Samen leven", "Noord 2026, Zuid 2026", "", "2", "749.5"],
        ["thema", "sport", "Sport", "Zuid 2026", "", "1", "6000"],
        ["thema", "taal", "Taal", "Noord 2026", "", "1", "4000"],
        ["ambitie", "meedoen", "Iedereen kan meedoen", "Noord 2026", "", "3", "4749.5"],
        ["ambitie", "gezond", "Gezond opgroeien", "Noord 2026, Zuid 2026", "", "2", "10000"],
        ["ambitie", "rondkomen", "Rondkomen", "", "", "0", "0"],
        ["doelgroep", "ouderen", "Ouderen", "Noord 2026, Zuid 2026", "", "3", ""],
        ["doelgroep", "nieuwkomers", "Nieuwkomers", "Noord 2026", "Zuid 2026", "2", ""],
        ["doelgroep", "jongeren", "Jongeren", "", "Noord 2026, Zuid 2026", "0", ""],
    ]


def test_as_markdown(folder: Path) -> None:
    """One table: a heading, a rule, and rows of as many cells."""
    (folder / "zuid.yaml").write_text(complete(ZUID.replace("wijk: Zuid", "wijk: Zuid|<b>")), encoding="utf-8")
    title, empty, *table = city(folder, "--format", "markdown").out.splitlines()
    assert (title, empty) == ("## De stad: 2 plannen", "")
    cells = [re.split(r"(?<!\\)\|", line)[1:-1] for line in table]
    assert {len(row) for row in cells} == {6}
    assert [cell.strip() for cell in cells[1]] == ["---", "---", "---", "---", "---:", "---:"]
    assert [cell.strip() for cell in cells[2]] == [
        "thema",
        "Samen leven",
        r"Noord 2026, Zuid\|&lt;b&gt; 2026",
        "–",
        "2",
        "€ 749,50",
    ]
    assert [cell.strip() for cell in cells[-1]][1:] == ["Jongeren", "–", r"Noord 2026, Zuid\|&lt;b&gt; 2026", "0", "–"]


def test_a_plan_with_errors_is_left_out(folder: Path) -> None:
    (folder / "west.yaml").write_text("wijk: West\n", encoding="utf-8")
    result = city(folder, "--format", "json")
    assert result.code == 1
    assert json.loads(result.out)["stad"]["wijken"] == ["Noord 2026", "Zuid 2026"]
    assert "west.yaml" in result.err


def test_without_an_agenda(folder: Path) -> None:
    """There are no ambitions and no groups to speak of; the themes stay."""
    (folder / "agenda.yaml").unlink()
    assert as_json(folder)["ambities"] == []
    assert "Ambities" not in city(folder).out
    assert len(list(csv.reader(io.StringIO(city(folder, "--format", "csv").out)))) == 1 + 3
