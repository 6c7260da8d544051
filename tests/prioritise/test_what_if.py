"""`prioritise --weight` and `--ratio`: the new order beside the old one; nothing is written."""

from __future__ import annotations

import csv
import io
import json
from typing import TYPE_CHECKING, Any

import pytest
import reference_scores
from helpers import Result, complete, run
from strategies import text
from test_reference_1000 import made_up

if TYPE_CHECKING:
    from pathlib import Path

PLAN = """
    themas:
      - {naam: Samen, prioriteit: {wijk: 9, aanbieder: 2}}
      - {naam: Taal, prioriteit: {wijk: 5, aanbieder: 6}}
    bewonersinitiatieven:
      - {naam: Bal, draagvlak: 80}
      - {naam: Soep, draagvlak: 20, bereik: 200}
      - {naam: Tuin, draagvlak: 10}
"""
"""Worked out with the default weights: Bal 24, Soep 6 + 10 = 16, Tuin 3; Samen 6.2 x 7 = 43.4, Taal 5.4 x 7 = 37.8.

With draagvlak=10 the weights add up to 80. Bal 8 of 80 = 10, Soep 2 + 10 = 12 of 80 = 15, Tuin 1 of 80 = 1.25.
With wijk=20,aanbieder=80: Samen 1.8 + 1.6 = 3.4 x 7 = 23.8, Taal 1 + 4.8 = 5.8 x 7 = 40.6.
"""


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    (tmp_path / "plan.yaml").write_text(complete(PLAN), encoding="utf-8")
    return tmp_path


def what_if(folder: Path, *arguments: str) -> Result:
    return run("prioritise", "plan.yaml", *arguments, cwd=folder)


def as_json(folder: Path, *arguments: str) -> Any:
    result = what_if(folder, "--format", "json", *arguments)
    assert (result.code, result.err) == (0, "")
    return json.loads(result.out)["plannen"][0]


def voorstellen(found: Any) -> list[tuple[str, int, int, float]]:
    return [(line["id"], line["plaats"], line["plaats_was"], line["score"]) for line in found["voorstellen"]]


def themas(found: Any) -> list[tuple[str, int, int, float]]:
    return [(line["id"], line["plaats"], line["plaats_was"], line["score"]) for line in found["themas"]]


def test_another_weight(folder: Path) -> None:
    """The new scores, and the place before. Themes stay as they were: draagvlak is no criterion of theirs."""
    found = as_json(folder, "--weight", "draagvlak=10")
    assert voorstellen(found) == [("soep", 1, 2, 15), ("bal", 2, 1, 10), ("tuin", 3, 3, 1.25)]
    assert themas(found) == [("samen", 1, 1, 43.4), ("taal", 2, 2, 37.8)]


def test_another_ratio(folder: Path) -> None:
    found = as_json(folder, "--ratio", "wijk=20,aanbieder=80")
    assert themas(found) == [("taal", 1, 2, 40.6), ("samen", 2, 1, 23.8)]
    assert voorstellen(found) == [("bal", 1, 1, 24), ("soep", 2, 2, 16), ("tuin", 3, 3, 3)]


def test_one_voice_changed_leaves_the_other_as_it_is(folder: Path) -> None:
    """wijk=0 leaves aanbieder 40: only that voice counts. Taal 6 x 7, Samen 2 x 7."""
    assert themas(as_json(folder, "--ratio", "wijk=0,aanbieder=40")) == [("taal", 1, 2, 42), ("samen", 2, 1, 14)]


@pytest.mark.parametrize(
    "arguments",
    [
        ("--weight", "draagvlak=0", "--weight", "bereik=40", "--weight", "stem=7.5"),
        ("--weight", "draagvlak=0,bereik=40,stem=7.5"),
        ("--weight", " draagvlak = 0 , bereik=40.0 ", "--weight", "stem=7.50"),
        ("--weight", "draagvlak=99", "--weight", "bereik=40,draagvlak=0,stem=7.5"),  # the last one holds
    ],
)
def test_several_weights_at_once(folder: Path, arguments: tuple[str, ...]) -> None:
    """Weights 30 + 0 + 15 + 40 + 15 = 100: Soep 40. Of the themes 7.5 + 20 + 10 = 37.5: Samen 4.65 of 37.5 = 12.4."""
    found = as_json(folder, *arguments)
    assert voorstellen(found) == [("soep", 1, 2, 40), ("bal", 2, 1, 0), ("tuin", 3, 3, 0)]
    assert themas(found) == [("samen", 1, 1, 12.4), ("taal", 2, 2, 10.8)]


def test_what_rose_and_what_fell(folder: Path) -> None:
    lines = [line.strip() for line in what_if(folder, "--weight", "draagvlak=10").out.splitlines()]
    moved = {line.split()[1]: n for n, line in enumerate(lines) if line[1:2] == "."}
    voorstel = {name: lines[n : n + 5] for name, n in moved.items() if name in ("Soep", "Bal", "Tuin")}
    assert "▲ Stijgt van plaats 2 naar 1." in voorstel["Soep"]
    assert "▼ Zakt van plaats 1 naar 2." in voorstel["Bal"]
    assert "Blijft op plaats 3." in voorstel["Tuin"]
    assert lines[moved["Samen"] + 1] == "Blijft op plaats 1."
    assert lines[moved["Taal"] + 1] == "Blijft op plaats 2."


def test_as_csv_and_markdown(folder: Path) -> None:
    arguments = ("--weight", "draagvlak=10", "--format")
    rows = list(csv.DictReader(io.StringIO(what_if(folder, *arguments, "csv").out)))
    assert [(row["id"], row["plaats"], row["plaats_was"]) for row in rows] == [
        ("samen", "1", "1"),
        ("taal", "2", "2"),
        ("soep", "1", "2"),
        ("bal", "2", "1"),
        ("tuin", "3", "3"),
    ]
    table = [line.split("|") for line in what_if(folder, *arguments, "markdown").out.splitlines()]
    cells = {row[2].strip(): (row[1].strip(), row[-2].strip()) for row in table if len(row) > 3}
    assert cells["Voorstel"] == ("", "Was")
    assert (cells["Soep"], cells["Bal"], cells["Tuin"]) == (("1", "2"), ("2", "1"), ("3", "3"))


def test_without_the_options_nothing_is_said_of_before(folder: Path) -> None:
    assert "plaats_was" not in what_if(folder, "--format", "json").out
    assert "plaats_was" not in what_if(folder, "--format", "csv").out
    said = what_if(folder).out
    assert [word for word in ("Stijgt", "Zakt", "Blijft") if word in said] == []


def test_nothing_is_written(folder: Path) -> None:
    before = {path: (path.read_bytes(), path.stat().st_mtime_ns) for path in folder.rglob("*")}
    for view in (("--explain", "bal"), ("--voices",), ("--stability",), ("--city",), ("--format", "csv")):
        assert what_if(folder, "--weight", "draagvlak=10", "--ratio", "wijk=80,aanbieder=20", *view).code == 0
    assert {path: (path.read_bytes(), path.stat().st_mtime_ns) for path in folder.rglob("*")} == before


def test_over_the_rules_of_agenda_and_plan(folder: Path) -> None:
    """The agenda has draagvlak 0, the plan bereik 20. --weight goes over both: 30 + 50 + 15 + 20 + 15 = 130."""
    written = "spelregels: {criteria: {bereik: 20}}\nbewonersinitiatieven: [{naam: Soep, draagvlak: 20}]"
    (folder / "agenda.yaml").write_text("spelregels: {criteria: {draagvlak: 0}}\n", encoding="utf-8")
    (folder / "plan.yaml").write_text(complete(written), encoding="utf-8")
    (line,) = as_json(folder, "--weight", "draagvlak=50")["voorstellen"]
    weights = {deel["criterium"]: deel["gewicht"] for deel in line["delen"]}
    assert weights["draagvlak"] == round(100 * 50 / 130, 4)
    assert weights["bereik"] == round(100 * 20 / 130, 4)


def test_any_plan_ranks_as_if_those_were_its_rules(tmp_path: Path) -> None:
    """The reference ranks the same plan with these weights written in it."""
    (tmp_path / ".git").mkdir()
    for seed in range(15):
        data, shared = made_up(seed)
        (tmp_path / "plan.yaml").write_text(text(data), encoding="utf-8")
        (tmp_path / "agenda.yaml").write_text(text(shared), encoding="utf-8")
        found = as_json(tmp_path, "--weight", "draagvlak=55,stem=5,thema=0", "--ratio", "wijk=1,aanbieder=3")
        rules = data["spelregels"]
        changed = {
            **rules,
            "criteria": {**rules.get("criteria", {}), "draagvlak": 55, "thema": 0},
            "themacriteria": {**rules.get("themacriteria", {}), "stem": 5},
            "stemverhouding": {"wijk": 1, "aanbieder": 3},
        }
        before = reference_scores.ranking(data, shared)
        after = reference_scores.ranking({**data, "spelregels": changed}, shared)
        for section, old, new in zip(("themas", "voorstellen"), before, after, strict=True):
            was = {line.id: place for place, line in enumerate(old, start=1)}
            assert [(line["id"], line["plaats_was"]) for line in found[section]] == [
                (line.id, was[line.id]) for line in new
            ], seed


@pytest.mark.parametrize(
    ("arguments", "said"),
    [
        (("--weight", "draagvlk=50"), ["'draagvlk' is er niet bij", "draagvlak"]),
        (("--weight", "wijk=50"), ["'wijk' is er niet bij", "eigen_inzet"]),
        (("--weight", "=50"), ["--weight", "draagvlak"]),
        (("--weight", ""), ["--weight"]),
        (("--weight", "draagvlak"), ["schrijf een getal van nul of meer", "draagvlak=50"]),
        (("--weight", "draagvlak="), ["schrijf een getal van nul of meer", "draagvlak=50"]),
        (("--weight", "draagvlak=-5"), ["schrijf een getal van nul of meer"]),
        (("--weight", "draagvlak=veel"), ["schrijf een getal van nul of meer"]),
        (("--weight", "draagvlak=1e3"), ["schrijf een getal van nul of meer"]),
        (("--weight", "draagvlak=nan"), ["schrijf een getal van nul of meer"]),
        (("--weight", "draagvlak=١"), ["schrijf een getal van nul of meer"]),
        (("--weight", "draagvlak=1=2"), ["schrijf een getal van nul of meer"]),
        (("--weight", "draagvlak=" + "9" * 400), ["schrijf een getal van nul of meer"]),
        (("--ratio", "draagvlak=50"), ["'draagvlak' is er niet bij", "wijk, aanbieder"]),
        (("--ratio", "wijk=x"), ["schrijf een getal van nul of meer", "wijk=50"]),
        (("--ratio", "wijk=50"), ["--ratio", "noem beide stemmen, zoals wijk=50,aanbieder=50"]),
        (("--ratio", "80/20"), ["--ratio", "wijk, aanbieder"]),
        # Nothing is left to count with.
        (("--ratio", "wijk=0,aanbieder=0"), ["stemverhouding", "nul"]),
        (("--weight", "stem=0,signalen=0,ambities=0"), ["themacriteria", "nul"]),
        (("--weight", "thema=0,draagvlak=0,doelgroepen=0,bereik=0,eigen_inzet=0"), ["criteria", "nul"]),
    ],
)
def test_wrong_use_says_what_would_be_right(folder: Path, arguments: tuple[str, ...], said: list[str]) -> None:
    result = what_if(folder, *arguments)
    assert (result.code, result.out) == (2, "")
    message = " ".join(result.err.split())
    assert arguments[0] in message
    assert [part for part in said if part not in message] == [], message
