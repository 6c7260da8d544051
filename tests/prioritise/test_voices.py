"""Where wijk and aanbieder differ: the order of each voice alone beside the joint order, one mark, and `--voices`."""

from __future__ import annotations

import copy
import csv
import io
import json
import re
from typing import TYPE_CHECKING, Any

import pytest
import reference_scores
from helpers import Result, agenda, complete, plan, run
from strategies import Data, text
from test_reference_1000 import made_up
from wijkplan.prioritise import rank
from wijkplan.prioritise.voices import Places, Voices, voices

if TYPE_CHECKING:
    from pathlib import Path

PLAN = """
    themas:
      - {naam: Samen, prioriteit: {wijk: 9, aanbieder: 2}}
      - {naam: Taal, prioriteit: {wijk: 5, aanbieder: 6}}
      - {naam: Werk, prioriteit: {wijk: 3, aanbieder: 8}}
    bewonersinitiatieven:
      - {naam: Soep, thema: samen, draagvlak: 10}
      - {naam: Taalles, thema: taal, draagvlak: 20}
      - {naam: Klusploeg, thema: werk, draagvlak: 10}
      - {naam: Bal, draagvlak: 70}
"""
"""Worked out with the default weights; the themes score 7 points for each point of the voice.

             together            wijk alone        aanbieder alone
Samen        6.2: 43.4    1      9: 63      1      2: 14     3       two places apart
Taal         5.4: 37.8    2      5: 35      2      6: 42     2       none
Werk         5.0: 35      3      3: 21      3      8: 56     1       two

A proposal has 0.3 x the score of its theme and 0.3 for each supporter:

Bal          21           1      21         2      21        1       one
Taalles      11.34 + 6    2      10.5 + 6   3      12.6 + 6  3       none
Soep         13.02 + 3    3      18.9 + 3   1      4.2 + 3   4       three
Klusploeg    10.5 + 3     4      6.3 + 3    4      16.8 + 3  2       two
"""


def heard(written: str) -> Voices:
    the_plan = plan(written)
    return voices(the_plan, rank(the_plan, agenda("gemeente: Amersfoort")))


def test_each_voice_alone() -> None:
    """Proposals move with their themes."""
    assert heard(PLAN).themas == {"samen": Places(1, 3), "taal": Places(2, 2), "werk": Places(3, 1)}
    assert heard(PLAN).voorstellen == {
        "bal": Places(2, 1),
        "taalles": Places(3, 3),
        "soep": Places(1, 4),
        "klusploeg": Places(4, 2),
    }
    assert [places.apart for places in heard(PLAN).voorstellen.values()].count(0) == 1


def test_the_priority_of_a_proposal_itself() -> None:
    """Where it counts. The wijk alone: 0.8 and 0.4. The aanbieder alone: 0.2 and 0.6, and for Cel nothing."""
    written = """
        spelregels: {criteria: {prioriteit: 50}}
        bewonersinitiatieven:
          - {naam: Aap, prioriteit: {wijk: 8, aanbieder: 2}}
          - {naam: Bal, prioriteit: {wijk: 4, aanbieder: 6}}
          - {naam: Cel, prioriteit: {wijk: 10}}
    """
    assert heard(written).voorstellen == {"aap": Places(2, 2), "bal": Places(3, 1), "cel": Places(1, 3)}
    # Without weight it changes nothing: all score 0, in order of their id.
    assert heard(written.replace("prioriteit: 50", "bereik: 1")).voorstellen == {
        "aap": Places(1, 1),
        "bal": Places(2, 2),
        "cel": Places(3, 3),
    }


def test_a_voice_that_did_not_speak_says_nothing() -> None:
    """Of Samen the aanbieder said nothing: with that voice alone it scores 0, below a Taal with a 1."""
    themas = heard("themas: [{naam: Samen, prioriteit: {wijk: 9}}, {naam: Taal, prioriteit: {aanbieder: 1}}]").themas
    assert themas == {"samen": Places(1, 2), "taal": Places(2, 1)}


@pytest.mark.parametrize("stem", ["wijk", "aanbieder"])
def test_each_voice_alone_in_any_plan(stem: str) -> None:
    """The same order as that of the reference on a plan from which all figures of the other voice are gone."""
    for seed in range(100):
        data, shared = made_up(seed)
        the_plan = plan(text(data))
        found = voices(the_plan, rank(the_plan, agenda(text(shared))))
        themas, voorstellen = reference_scores.ranking(only(data, stem), shared)
        for places, expected in ((found.themas, themas), (found.voorstellen, voorstellen)):
            order = sorted(places, key=lambda name: getattr(places[name], stem))
            assert order == [line.id for line in expected], seed
            assert sorted(getattr(place, stem) for place in places.values()) == list(range(1, len(places) + 1))


def only(data: Data, stem: str) -> Data:
    data = copy.deepcopy(data)
    for section in ("themas", "bewonersinitiatieven", "interventies"):
        for item in data[section]:
            if "prioriteit" in item:
                item["prioriteit"] = {who: figure for who, figure in item["prioriteit"].items() if who == stem}
    return data


class TestCommand:
    def prioritise(self, folder: Path, *arguments: str, written: str = PLAN) -> Result:
        (folder / "plan.yaml").write_text(complete(written), encoding="utf-8")
        result = run("prioritise", "plan.yaml", *arguments, cwd=folder)
        assert (result.code, result.err) == (0, "")
        return result

    def test_one_mark_in_the_usual_view(self, tmp_path: Path) -> None:
        """For what is two places apart or more, with a line that says what it means."""
        out = self.prioritise(tmp_path).out
        marked = {line.split()[1]: "≠" in line.split()[0] for line in out.splitlines() if line.strip()[1:2] == "."}
        assert marked == {
            "Samen": True,
            "Taal": False,
            "Werk": True,
            "Bal": False,
            "Taalles": False,
            # They stand elsewhere by their thema alone: of these two nobody gave a figure.
            "Soep": False,
            "Klusploeg": False,
        }
        assert "≠ wijk en aanbieder denken hier verschillend over; meer met --voices." in out

    def test_a_voorstel_that_both_graded_has_the_mark(self, tmp_path: Path) -> None:
        for figures, mark in (("{wijk: 5, aanbieder: 5}", True), ("{wijk: 5}", False)):
            graded = PLAN.replace("naam: Soep,", f"naam: Soep, prioriteit: {figures},")
            (soep,) = [line for line in self.prioritise(tmp_path, written=graded).out.splitlines() if " Soep " in line]
            assert ("≠" in soep) is mark

    def test_no_mark_where_they_agree(self, tmp_path: Path) -> None:
        written = "themas: [{naam: Samen, prioriteit: {wijk: 9, aanbieder: 8}}, {naam: Taal, prioriteit: {wijk: 1}}]"
        assert "≠" not in self.prioritise(tmp_path, written=written).out

    def test_in_full(self, tmp_path: Path) -> None:
        """The largest difference first, then by place; only a count of those on which both agree."""
        out = self.prioritise(tmp_path, "--voices").out
        assert "  klusploeg" in out.splitlines()
        lines = [line.split() for line in out.splitlines() if not re.fullmatch("  [a-z-]+", line)]  # without ids
        heads = [n for n, line in enumerate(lines) if "Samen" in line and "Verschil" in line]
        themas, voorstellen = (lines[n : n + 6] for n in heads)
        assert themas[:3] == [
            ["Thema", "Samen", "Wijk", "Aanbieder", "Cijfers", "Verschil"],
            ["Samen", "1.", "1.", "3.", "9", "/", "2", "2"],
            ["Werk", "3.", "3.", "1.", "3", "/", "8", "2"],
        ]
        assert voorstellen[:4] == [
            ["Voorstel", "Samen", "Wijk", "Aanbieder", "Cijfers", "Verschil"],
            ["Soep", "3.", "1.", "4.", "–", "/", "–", "3"],
            ["Klusploeg", "4.", "4.", "2.", "–", "/", "–", "2"],
            ["Bal", "1.", "2.", "1.", "–", "/", "–", "1"],
        ]
        assert " ".join(themas[3]) == "Op dezelfde plaats bij beide stemmen: 1."
        assert voorstellen[4] == themas[3]

    @pytest.mark.parametrize("columns", ["80", "120"])
    def test_fits_the_screen(self, tmp_path: Path, columns: str) -> None:
        (tmp_path / "plan.yaml").write_text(complete(PLAN.replace("Soep", "Soep " * 30)), encoding="utf-8")
        for view in ((), ("--voices",)):
            out = run("prioritise", "plan.yaml", *view, cwd=tmp_path, env={"COLUMNS": columns}).out
            assert max(len(line) for line in out.splitlines()) <= int(columns)

    def test_as_json(self, tmp_path: Path) -> None:
        found = self.json(tmp_path)
        assert [(t["id"], t["plaats"], t["plaats_wijk"], t["plaats_aanbieder"]) for t in found["themas"]] == [
            ("samen", 1, 1, 3),
            ("taal", 2, 2, 2),
            ("werk", 3, 3, 1),
        ]
        assert [(v["id"], v["plaats"], v["plaats_wijk"], v["plaats_aanbieder"]) for v in found["voorstellen"]] == [
            ("bal", 1, 2, 1),
            ("taalles", 2, 3, 3),
            ("soep", 3, 1, 4),
            ("klusploeg", 4, 4, 2),
        ]
        assert self.json(tmp_path, "--voices") == found

    def json(self, folder: Path, *arguments: str) -> Any:
        return json.loads(self.prioritise(folder, "--format", "json", *arguments).out)["plannen"][0]

    def test_places_run_over_all_where_only_the_first_are_shown(self, tmp_path: Path) -> None:
        (first,) = self.json(tmp_path, "--top", "1")["voorstellen"]
        assert (first["id"], first["plaats_wijk"], first["plaats_aanbieder"]) == ("bal", 2, 1)

    def test_under_another_ratio_each_voice_alone_says_the_same(self, tmp_path: Path) -> None:
        """With the aanbieder alone in charge the order is that of the aanbieder."""
        found = self.json(tmp_path, "--ratio", "wijk=0,aanbieder=1")
        assert [(t["id"], t["plaats_wijk"], t["plaats_aanbieder"]) for t in found["themas"]] == [
            ("werk", 3, 1),
            ("taal", 2, 2),
            ("samen", 1, 3),
        ]

    def test_as_csv(self, tmp_path: Path) -> None:
        rows = list(csv.DictReader(io.StringIO(self.prioritise(tmp_path, "--format", "csv").out)))
        assert [(row["id"], row["plaats_wijk"], row["plaats_aanbieder"]) for row in rows[:4]] == [
            ("samen", "1", "3"),
            ("taal", "2", "2"),
            ("werk", "3", "1"),
            ("bal", "2", "1"),
        ]
