"""What machines read: JSON in exactly the promised shape, and CSV that is safe to open in a spreadsheet."""

from __future__ import annotations

import csv
import io
import json
import re
from pathlib import Path
from typing import Any

import pytest
from helpers import ROOT, run, unindent

PLANS = ROOT / "plans"

SOESTERKWARTIER = """
    wijk: Soesterkwartier
    jaar: 2026
    budget: {totaal: 10000.50, reserve: 12.5%}
    themas:
      - {naam: Prettig samenleven, id: samen, prioriteit: {wijk: 7, aanbieder: 8}}
      - {naam: Opgroeien}
    bewonersinitiatieven:
      - {naam: Soep op dinsdag, thema: samen, kosten: 4800, eigen_bijdrage: 1200.10, draagvlak: 33, bereik: 7}
      - {naam: Lange tafel}
    interventies:
      - {naam: Jongerenwerk, thema: opgroeien, kosten: 38000, doelgroepen: []}
"""


THEMA = ["plaats", "id", "naam", "score", "plaats_wijk", "plaats_aanbieder", "delen"]
VOORSTEL = ["plaats", "id", "naam", "soort", "thema", "gevraagd", "score", "plaats_wijk", "plaats_aanbieder", "delen"]
DEEL = ["criterium", "waarde", "gewicht", "punten"]


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    """A folder with one plan."""
    (tmp_path / "plan.yaml").write_text(unindent(SOESTERKWARTIER), encoding="utf-8")
    return tmp_path


def document(command: str, folder: Path) -> Any:
    """The JSON of a command."""
    return json.loads(run(command, "--format", "json", cwd=folder).out)


class TestJsonOfPrioritise:
    def test_the_shape(self, folder: Path) -> None:
        """Every key, in the order of the design."""
        found = document("prioritise", folder)
        assert list(found) == ["plannen"]
        [plan] = found["plannen"]
        assert list(plan) == ["bestand", "wijk", "jaar", "themas", "voorstellen"]
        assert (plan["bestand"], plan["wijk"], plan["jaar"]) == ("plan.yaml", "Soesterkwartier", 2026)
        for thema in plan["themas"]:
            assert list(thema) == THEMA
            assert [deel["criterium"] for deel in thema["delen"]] == ["stem", "signalen", "ambities"]
        for voorstel in plan["voorstellen"]:
            assert list(voorstel) == VOORSTEL
            assert [deel["criterium"] for deel in voorstel["delen"]] == [
                *("thema", "draagvlak", "doelgroepen", "bereik", "eigen_inzet", "prioriteit"),
            ]
        for line in (*plan["themas"], *plan["voorstellen"]):
            assert all(list(deel) == DEEL for deel in line["delen"])

    def test_the_values(self, folder: Path) -> None:
        """Of the soep, worked out by hand.

        thema samen: stem (60 * 0,7 + 40 * 0,8) / 100 = 0,74, times 70 is 51,8; nothing else is known
        thema          0,518   times 30 = 15,54
        draagvlak     33/100   times 30 =  9,9
        doelgroepen  unknown
        bereik         7/200   times 10 =  0,35
        eigen inzet  1200,10/4800 = 0,250020833..., rounded 0,2500; times 15 = 3,7503125, rounded 3,7503
        together      29,5403125, rounded 29,5403
        """
        [plan] = document("prioritise", folder)["plannen"]
        [samen, _] = plan["themas"]
        assert (samen["id"], samen["score"]) == ("samen", 51.8)
        assert samen["delen"] == [
            {"criterium": "stem", "waarde": 0.74, "gewicht": 70, "punten": 51.8},
            {"criterium": "signalen", "waarde": None, "gewicht": 20, "punten": 0},
            {"criterium": "ambities", "waarde": None, "gewicht": 10, "punten": 0},
        ]
        soep = plan["voorstellen"][0]
        assert {key: soep[key] for key in VOORSTEL} == {
            "plaats": 1,
            "id": "soep-op-dinsdag",
            "naam": "Soep op dinsdag",
            "soort": "bewonersinitiatief",
            "thema": "samen",
            "gevraagd": 3599.9,
            "score": 29.5403,
            "plaats_wijk": 1,
            "plaats_aanbieder": 1,
            "delen": [
                {"criterium": "thema", "waarde": 0.518, "gewicht": 30, "punten": 15.54},
                {"criterium": "draagvlak", "waarde": 0.33, "gewicht": 30, "punten": 9.9},
                {"criterium": "doelgroepen", "waarde": None, "gewicht": 15, "punten": 0},
                {"criterium": "bereik", "waarde": 0.035, "gewicht": 10, "punten": 0.35},
                {"criterium": "eigen_inzet", "waarde": 0.25, "gewicht": 15, "punten": 3.7503},
                {"criterium": "prioriteit", "waarde": None, "gewicht": 0, "punten": 0},
            ],
        }

    def test_what_is_not_known_is_null(self, folder: Path) -> None:
        """No costs, no thema; and none of the target groups is not the same as none given."""
        [plan] = document("prioritise", folder)["plannen"]
        by_id = {voorstel["id"]: voorstel for voorstel in plan["voorstellen"]}
        assert by_id["lange-tafel"]["gevraagd"] is None
        assert by_id["lange-tafel"]["thema"] is None
        assert {deel["waarde"] for deel in by_id["lange-tafel"]["delen"]} == {None}
        assert by_id["jongerenwerk"]["soort"] == "interventie"
        assert by_id["jongerenwerk"]["delen"][2] == {
            "criterium": "doelgroepen",
            "waarde": 0,
            "gewicht": 15,
            "punten": 0,
        }


class TestJsonOfAllocate:
    def test_the_shape_and_the_values(self, folder: Path) -> None:
        """A reserve of 12,5% of 10.000,50 is 1.250,0625; 8.750,44 is left, and 3.599,90 of it goes to the soep."""
        found = document("allocate", folder)
        assert list(found) == ["plannen"]
        [plan] = found["plannen"]
        assert list(plan) == ["bestand", "wijk", "jaar", "methode", "bij_tekort", "budget", "regels"]
        assert (plan["methode"], plan["bij_tekort"]) == ("rangorde", "sla-over")
        assert list(plan["budget"].items()) == [
            ("totaal", 10_000.5),
            ("meegenomen", 0),
            ("vast", 0),
            ("flexibel", 10_000.5),
            ("reserve", 1250.06),
            ("besloten", 0),
            ("beschikbaar", 8750.44),
            ("toegekend", 3599.9),
            ("over", 5150.54),
        ]
        reden = {regel["id"]: regel.pop("reden") for regel in plan["regels"]}
        assert all(isinstance(text, str) and text for text in reden.values())
        assert [list(regel.values()) for regel in plan["regels"]] == [
            [1, "soep-op-dinsdag", "Soep op dinsdag", "bewonersinitiatief", "samen", "bewoners", 3599.9, 3599.9]
            + ["toegekend"],
            [2, "jongerenwerk", "Jongerenwerk", "interventie", "opgroeien", "professioneel", 38_000, 0, "past-niet"],
            [3, "lange-tafel", "Lange tafel", "bewonersinitiatief", None, None, None, 0, "geen-begroting"],
        ]
        assert {tuple(regel) for regel in plan["regels"]} == {
            ("plaats", "id", "naam", "soort", "thema", "trede", "gevraagd", "toegekend", "status")
        }

    def test_a_plan_without_voorstellen(self, tmp_path: Path) -> None:
        (tmp_path / "plan.yaml").write_text("wijk: A\njaar: 2026\nbudget: {totaal: 0}\n", encoding="utf-8")
        [plan] = document("allocate", tmp_path)["plannen"]
        assert plan["regels"] == []
        [ranked] = document("prioritise", tmp_path)["plannen"]
        assert (ranked["themas"], ranked["voorstellen"]) == ([], [])


class TestJsonOfValidate:
    def test_the_shape(self, folder: Path) -> None:
        """`gemente`, the first key of the first line, for `gemeente`."""
        (folder / "fout.yaml").write_text("gemente: Soest\n" + unindent(SOESTERKWARTIER), encoding="utf-8")
        result = run("validate", "fout.yaml", "--format", "json", cwd=folder)
        assert result.code == 1
        found = json.loads(result.out)
        assert list(found) == ["bestanden", "bevindingen", "samenvatting"]
        assert found["bestanden"] == 1
        assert list(found["samenvatting"]) == ["error", "warning", "info"]
        for finding in found["bevindingen"]:
            assert list(finding) == [
                *("code", "rule", "severity", "path", "line", "column", "end_line", "end_column"),
                *("where", "message", "help"),
            ]
        first = found["bevindingen"][0]
        assert [first[key] for key in ("code", "rule", "severity", "path")] == [
            *("WP101", "unknown-key", "error", "fout.yaml"),
        ]
        assert [first[key] for key in ("line", "column", "end_line", "end_column")] == [1, 1, 1, 8]
        assert first["where"] == "gemente"
        counts = {name: sum(f["severity"] == name for f in found["bevindingen"]) for name in found["samenvatting"]}
        assert found["samenvatting"] == counts


@pytest.mark.skipif(not list(PLANS.rglob("*.yaml")), reason="there are no example plans")
@pytest.mark.parametrize("command", ["prioritise", "allocate"])
class TestNumbersInJson:
    """As they are written, not as Python reads them back."""

    AMOUNTS = {"totaal", "meegenomen", "vast", "flexibel", "reserve", "besloten", "beschikbaar", "over"} | {
        *("gevraagd", "toegekend")
    }

    def test_money_has_at_most_two_decimals_and_scores_four(self, command: str) -> None:
        out = run(command, PLANS, "--format", "json").out
        numbers = re.findall(r'"(\w+)": (-?[0-9][^,\s}]*)', out)
        assert {name for name, _ in numbers} > ({"totaal", "over"} if command == "allocate" else {"score", "punten"})
        for name, number in numbers:
            decimals = 2 if name in self.AMOUNTS else 4 if name in ("score", "waarde", "gewicht", "punten") else 0
            assert re.fullmatch(rf"-?[0-9]+(\.[0-9]{{1,{decimals}}})?" if decimals else "[0-9]+", number), (
                name,
                number,
            )

    def test_scores_and_values_are_within_bounds(self, command: str) -> None:
        for plan in json.loads(run(command, PLANS, "--format", "json").out)["plannen"]:
            for line in [*plan.get("themas", []), *plan.get("voorstellen", [])]:
                assert 0 <= line["score"] <= 100
                assert all(0 <= (deel["waarde"] or 0) <= 1 for deel in line["delen"])
                assert abs(sum(deel["gewicht"] for deel in line["delen"]) - 100) < 0.001
                assert abs(sum(deel["punten"] for deel in line["delen"]) - line["score"]) < 0.001


class TestCsv:
    def test_of_allocate(self, folder: Path) -> None:
        """The same as the JSON, line for line; what is not known is empty."""
        rows = list(csv.DictReader(io.StringIO(run("allocate", "--format", "csv", cwd=folder).out)))
        [plan] = document("allocate", folder)["plannen"]
        assert [list(row) for row in rows] == [["bestand", "wijk", "jaar", *plan["regels"][0]]] * 3
        head = {"bestand": "plan.yaml", "wijk": "Soesterkwartier", "jaar": "2026"}
        assert rows == [
            head | {key: "" if value is None else str(value) for key, value in regel.items()}
            for regel in plan["regels"]
        ]

    def test_of_prioritise(self, folder: Path) -> None:
        """A row for each thema and each voorstel; what is unknown is empty, what is zero is 0."""
        rows = list(csv.DictReader(io.StringIO(run("prioritise", "--format", "csv", cwd=folder).out)))
        [plan] = document("prioritise", folder)["plannen"]
        assert [(row["plaats"], row["id"], float(row["score"])) for row in rows] == [
            (str(line["plaats"]), line["id"], line["score"]) for line in (*plan["themas"], *plan["voorstellen"])
        ]
        by_id = {row["id"]: row for row in rows}
        assert by_id["samen"]["soort"] == "thema"
        assert by_id["soep-op-dinsdag"]["punten_draagvlak"] == "9.9"
        assert by_id["soep-op-dinsdag"]["punten_doelgroepen"] == ""
        assert float(by_id["jongerenwerk"]["punten_doelgroepen"]) == 0

    @pytest.mark.parametrize("command", ["prioritise", "allocate"])
    @pytest.mark.parametrize(
        "naam", ["=1+1", "+31 6", "-2+3", "@SOM(A1)", "=HYPERLINK(0)", "- streepje", "'=1", "a;b,c", 'a "b"']
    )
    def test_a_spreadsheet_reads_no_formula(self, tmp_path: Path, command: str, naam: str) -> None:
        """A text that starts like a formula gets an apostrophe before it; commas and quotes are quoted."""
        quoted = naam.replace("'", "''")
        text = f"wijk: '{quoted}'\njaar: 2026\nbudget: {{totaal: 9}}\n"
        text += f"bewonersinitiatieven: [{{id: a, naam: '{quoted}', kosten: 5}}]\n"
        (tmp_path / "plan.yaml").write_text(text, encoding="utf-8")
        [row] = csv.DictReader(io.StringIO(run(command, "--format", "csv", cwd=tmp_path).out))
        guarded = f"'{naam}" if naam[0] in "=+-@" else naam
        assert (row["wijk"], row["naam"]) == (guarded, guarded)

    def test_a_file_name_is_guarded_as_well(self, tmp_path: Path) -> None:
        (tmp_path / "=1+1.yaml").write_text("wijk: A\njaar: 2026\nbudget: {totaal: 9}\nthemas: [{naam: B}]\n")
        [row] = csv.DictReader(io.StringIO(run("prioritise", "--format", "csv", cwd=tmp_path).out))
        assert row["bestand"] == "'=1+1.yaml"
