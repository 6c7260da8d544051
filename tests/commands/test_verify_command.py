"""`wijkplan verify`: an allocation as JSON, or the decisions in a plan, against every promise."""

from __future__ import annotations

import io
import json
import re
import sys
from collections.abc import Callable
from pathlib import Path
from types import SimpleNamespace
from typing import Any

import pytest
from helpers import Result, complete, run
from test_gelijke_delen_ladder import PABULIB

PLAN = """
wijk: Hoogland
jaar: 2026
budget: {totaal: 5000, rondes: [{naam: voorjaar, deel: 80%}, {naam: najaar, deel: 20%}]}
themas: [{naam: Samen}]
bewonersinitiatieven:
  - {naam: Moestuin, thema: samen, kosten: 2000.50, draagvlak: 88}
  - {naam: Soep, kosten: 3600, draagvlak: 64}
  - {naam: Oud, kosten: 10, status: gestopt}
"""


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    """A plan, and what `allocate` says about it."""
    (tmp_path / "hoogland.yaml").write_text(PLAN.lstrip(), encoding="utf-8")
    (tmp_path / "verdeling.json").write_text(allocated(tmp_path), encoding="utf-8")
    return tmp_path


def allocated(folder: Path, *arguments: str) -> str:
    result = run("allocate", "--format", "json", *arguments, cwd=folder)
    assert (result.code, result.err) == (0, "")
    return result.out


def verify(folder: Path, file: str = "verdeling.json") -> Result:
    """On a screen that is wide enough for every sentence."""
    return run("verify", file, cwd=folder, env={"COLUMNS": "200"})


def change(folder: Path, how: Callable[[dict[str, Any]], object]) -> Result:
    """Change something in the first plan of the JSON, and verify it."""
    data = json.loads((folder / "verdeling.json").read_text(encoding="utf-8"))
    how(data["plannen"][0])
    (folder / "verdeling.json").write_text(json.dumps(data), encoding="utf-8")
    return verify(folder)


def broken(result: Result) -> list[str]:
    """The promises that are broken, with what is said about each, without the ids."""
    lines = result.out.splitlines()
    said = [line.strip() for line in lines if line.startswith(("  ✗", "    "))]
    return [re.sub(r"^[a-z0-9-]+ · ", "", line) for line in said]


class TestAnAllocation:
    def test_is_kept(self, folder: Path) -> None:
        result = verify(folder)
        assert (result.code, result.err) == (0, "")
        head, name, *lines = result.out.splitlines()
        assert (head, name.strip()) == ("Hoogland 2026", "hoogland.yaml")
        assert lines.count("") == 3
        promises = [line for line in lines if line.startswith("  ✓ ")]
        beside = [line for line in lines if line.startswith("  - ")]
        assert "  - Wat is besloten, blijft staan." in beside
        assert f"  {len(promises)} beloften gehouden, 0 gebroken. {len(beside)} gelden hier niet (-)." in lines
        assert "  ✓ Er gaat niet meer uit dan er is." in promises
        assert broken(result) == []

    def test_as_it_comes_in(self, folder: Path, monkeypatch: pytest.MonkeyPatch) -> None:
        raw = (folder / "verdeling.json").read_bytes()
        monkeypatch.setattr(sys, "stdin", SimpleNamespace(buffer=io.BytesIO(raw)))
        result = run("verify", "-", cwd=folder)
        assert result.out == verify(folder).out

    def test_with_a_byte_order_mark(self, folder: Path) -> None:
        file = folder / "verdeling.json"
        file.write_bytes(b"\xef\xbb\xbf" + file.read_bytes())
        assert verify(folder).code == 0

    @pytest.mark.parametrize(
        "arguments",
        [
            ("--method", "per-thema", "--shortfall", "deels"),
            ("--round", "voorjaar"),
            ("--budget", "100"),
            ("--round", "najaar", "--budget", "2000.50", "--shortfall", "stop"),
        ],
    )
    def test_with_other_settings(self, folder: Path, arguments: tuple[str, ...]) -> None:
        (folder / "verdeling.json").write_text(allocated(folder, *arguments), encoding="utf-8")
        result = verify(folder)
        assert (result.code, result.err, broken(result)) == (0, "", [])

    def test_of_a_vote(self, tmp_path: Path) -> None:
        """The ballots are read again: with those of a voter of the bal changed, the tuin would not be bought."""
        (tmp_path / "hoogland.pb").write_text(PABULIB, encoding="utf-8")
        assert run("import", "pabulib", "hoogland.pb", "--to", ".", cwd=tmp_path).code == 0
        (tmp_path / "verdeling.json").write_text(allocated(tmp_path), encoding="utf-8")
        assert verify(tmp_path).code == 0

        def by_rank(plan: dict[str, Any]) -> None:
            got = {"Bal": ("toegekend", 6000), "Feest": ("toegekend", 4000), "Tuin": ("past-niet", 0)}
            for line in plan["regels"]:
                line["status"], line["toegekend"] = got[line["naam"]]

        result = change(tmp_path, by_rank)
        assert (result.code, broken(result)) == (
            1,
            [
                "✗ Wie hoger staat, gaat voor, op elke trede.",
                "'Tuin' krijgt € 0 (past niet), en op zijn plaats in de rij was dat € 4.000 (toegekend).",
                "'Feest' krijgt € 4.000 (toegekend), en op zijn plaats in de rij was dat € 0 (past niet).",
                "✗ Wie samen genoeg hebben voor een plan, tellen mee.",
                "4 stemmers konden 'Tuin' uit hun eigen deel betalen, en dat krijgt niets.",
            ],
        )

    def test_of_two_plans(self, folder: Path) -> None:
        (folder / "vathorst.yaml").write_text(complete("wijk: Vathorst"), encoding="utf-8")
        (folder / "verdeling.json").write_text(allocated(folder), encoding="utf-8")
        result = change(folder, lambda plan: plan["budget"].update(vast=1))
        assert result.code == 1
        assert broken(result) == [
            "✗ De som van de pot klopt tot op de cent.",
            "Bij 'vast' staat € 1, en volgens het plan is het € 0.",
        ]
        assert "Vathorst 2026" in result.out

    def test_from_another_folder_the_plan_is_sought_beside_the_json(self, folder: Path) -> None:
        (folder / "elders").mkdir()
        assert run("verify", "../verdeling.json", cwd=folder / "elders").code == 0

    def test_money_moved_from_one_to_another(self, folder: Path) -> None:
        def moved(plan: dict[str, Any]) -> None:
            plan["regels"][0]["toegekend"] -= 0.5
            plan["budget"]["toegekend"] -= 0.5
            plan["budget"]["over"] += 0.5

        result = change(folder, moved)
        assert (result.code, result.err) == (1, "")
        assert broken(result) == [
            "✗ Bij elke status hoort het goede bedrag.",
            "'Moestuin' vraagt € 2.000,50 en krijgt € 2.000: dat past niet bij 'toegekend'.",
            "✗ Wie hoger staat, gaat voor, op elke trede.",
            "'Moestuin' krijgt € 2.000 (toegekend), en op zijn plaats in de rij was dat € 2.000,50 (toegekend).",
        ]
        assert "beloften gehouden, 2 gebroken." in result.out.splitlines()[-2]

    def test_as_json(self, folder: Path) -> None:
        change(folder, lambda plan: plan["regels"][-1].update(status="afgewezen"))
        result = run("verify", "verdeling.json", "--format", "json", cwd=folder)
        assert result.code == 1
        found = json.loads(result.out)
        [plan] = found["plannen"]
        assert (found["gehouden"], plan["gehouden"]) == (False, False)
        assert (plan["bestand"], plan["wijk"], plan["jaar"]) == ("hoogland.yaml", "Hoogland", 2026)
        promise, climbed = [promise for promise in plan["beloften"] if promise["gebroken"]]
        assert climbed["naam"] == "hoogste-eerst"
        assert promise == {
            "naam": "wie-meedoet",
            "belofte": "Wie niet meedoet, krijgt geen nieuw geld.",
            "gehouden": False,
            "gebroken": [{"voorstel": "oud", "reden": "Bij 'Oud' staat 'afgewezen', en het is 'gestopt'."}],
            "uitgelegd": [],
        }

    def test_in_english(self, folder: Path) -> None:
        result = run("verify", "verdeling.json", "--lang", "en", cwd=folder)
        assert result.code == 0
        assert "beloften" not in result.out


class TestThePlanChanged:
    def replaced(self, folder: Path, old: str, new: str) -> Result:
        plan = folder / "hoogland.yaml"
        plan.write_text(plan.read_text(encoding="utf-8").replace(old, new), encoding="utf-8")
        return verify(folder)

    def test_a_decision_was_added(self, folder: Path) -> None:
        result = self.replaced(folder, "2000.50, ", "2000.50, besluit: {toegekend: 2000}, ")
        assert result.code == 1
        assert "Over 'Moestuin' is besloten: € 2.000, en hier staat € 2.000,50." in broken(result)

    def test_a_voorstel_was_added_or_taken_out(self, folder: Path) -> None:
        result = self.replaced(folder, "- {naam: Oud,", "- {naam: Nieuw,")
        assert (result.code, broken(result)) == (
            1,
            [
                "✗ Elk voorstel heeft precies één regel.",
                "'Nieuw' heeft niet precies één regel.",
                "'oud' staat niet in het plan.",
            ],
        )

    def test_it_has_errors_now(self, folder: Path) -> None:
        result = self.replaced(folder, "totaal: 5000", "totaal: 5.000")
        assert (result.code, result.out) == (1, "")
        assert "WP107" in result.err
        assert "hoogland.yaml heeft fouten en is niet berekend" in result.err

    def test_it_is_gone(self, folder: Path) -> None:
        (folder / "hoogland.yaml").unlink()
        result = verify(folder)
        assert (result.code, result.out) == (2, "")
        assert result.err == (
            "wijkplan: het plan hoogland.yaml is er niet; ga naar de map waar je de verdeling maakte.\n"
        )

    def test_its_round_is_gone(self, folder: Path) -> None:
        (folder / "verdeling.json").write_text(allocated(folder, "--round", "najaar"), encoding="utf-8")
        result = self.replaced(folder, "najaar", "herfst")
        assert (result.code, "Ronde 'najaar' staat niet in het plan." in broken(result)) == (1, True)


class TestDecisions:
    DECIDED = (
        PLAN
        + """
interventies:
  - {naam: Coach, thema: samen, kosten: 2500, waarom: Een vak., besluit: {toegekend: 2500}}
"""
    )
    SAID = "'Coach' krijgt € 2.500, en het initiatief 'Moestuin' kan met dat geld door en krijgt niets."

    def test_kept(self, folder: Path) -> None:
        result = verify(folder, "hoogland.yaml")
        assert (result.code, result.err, broken(result)) == (0, "", [])
        assert "  3 beloften gehouden, 0 gebroken. 3 gelden hier niet (-)." in result.out.splitlines()

    def test_broken(self, folder: Path) -> None:
        (folder / "hoogland.yaml").write_text(self.DECIDED, encoding="utf-8")
        result = verify(folder, "hoogland.yaml")
        assert (result.code, broken(result)) == (
            1,
            ["✗ Bewoners gaan voor professionals.", self.SAID],
        )
        assert f"    coach · {self.SAID}" in result.out
        assert "  4 beloften gehouden, 1 gebroken. 1 geldt hier niet (-)." in result.out.splitlines()

    def test_explained(self, folder: Path) -> None:
        text = self.DECIDED.replace("toegekend: 2500", "toegekend: 2500, motivering: De tuin begint later.")
        (folder / "hoogland.yaml").write_text(text, encoding="utf-8")
        result = verify(folder, "hoogland.yaml")
        assert result.code == 0
        said = " ".join(result.out.split())
        assert f"{self.SAID} Het besluit legt uit waarom." in said
        [plan] = json.loads(run("verify", "hoogland.yaml", "--format", "json", cwd=folder).out)["plannen"]
        [explained] = [breach for promise in plan["beloften"] for breach in promise["uitgelegd"]]
        assert explained == {"voorstel": "coach", "reden": self.SAID}

    def test_of_all_plans_in_a_folder(self, folder: Path) -> None:
        (folder / "vathorst.yaml").write_text(complete("wijk: Vathorst"), encoding="utf-8")
        result = run("verify", ".", cwd=folder)
        assert result.code == 0
        assert ("Hoogland 2026" in result.out, "Vathorst 2026" in result.out) == (True, True)

    def test_a_plan_with_errors(self, folder: Path) -> None:
        (folder / "hoogland.yaml").write_text(PLAN.replace("5000", "5.000"), encoding="utf-8")
        result = verify(folder, "hoogland.yaml")
        assert (result.code, result.out) == (1, "")
        assert "WP107" in result.err


def test_names_and_ids_cannot_obey_the_terminal(folder: Path) -> None:
    """A name in the plan, and an id in the JSON, that hold codes and line breaks."""
    plan = folder / "hoogland.yaml"
    text = plan.read_text(encoding="utf-8").replace("naam: Soep,", 'id: soep, naam: "So\\e[2Jep",')
    plan.write_text(text, encoding="utf-8")
    result = change(folder, lambda found: found["regels"][1].update(id="\x1b[31m\nweg\u202e"))
    assert "\x1b" not in result.out + result.err
    assert "\u202e" not in result.out
    assert result.code == 1
