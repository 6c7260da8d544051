"""Which plan an allocation is held against. The JSON may come from anybody, so it does not choose what is read."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

import pytest
from helpers import Result, run

PLAN = "wijk: {wijk}\njaar: 2026\nbudget: {{totaal: 5000}}\nbewonersinitiatieven: [{{naam: Soep, kosten: 3600}}]\n"
OUTSIDE = "wijkplan: het plan {name} ligt buiten deze map. Daarom leest wijkplan het niet."
NAME_THEM = "Noem de plannen erbij: wijkplan verify FILE PLANS."
NOT_THERE = "wijkplan: het plan {name} is er niet; ga naar de map waar je de verdeling maakte.\n"


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    """Two plans and their allocation in one folder, and one more plan outside it."""
    here = tmp_path / "hier"
    here.mkdir()
    for where, wijk in ((here, "Hoogland"), (here, "Vathorst"), (tmp_path, "Elders")):
        (where / f"{wijk.lower()}.yaml").write_text(PLAN.format(wijk=wijk), encoding="utf-8")
    (here / "verdeling.json").write_text(run("allocate", "--format", "json", cwd=here).out, encoding="utf-8")
    assert run("verify", "verdeling.json", cwd=here).code == 0
    return here


def document(folder: Path) -> dict[str, Any]:
    found: dict[str, Any] = json.loads((folder / "verdeling.json").read_text(encoding="utf-8"))
    return found


def verify(folder: Path, found: dict[str, Any], *plans: str) -> Result:
    (folder / "verdeling.json").write_text(json.dumps(found), encoding="utf-8")
    return run("verify", "verdeling.json", *plans, cwd=folder, env={"COLUMNS": "200"})


def named(folder: Path, name: str, *plans: str) -> Result:
    """With another name for the file of the first plan."""
    found = document(folder)
    found["plannen"][0]["bestand"] = name
    return verify(folder, found, *plans)


def broken(result: Result) -> list[str]:
    return [line.strip() for line in result.out.splitlines() if line.startswith("    ")]


class TestAnotherPlan:
    def test_of_another_wijk(self, folder: Path) -> None:
        """The plans ask the same, so nothing but the name of the wijk tells them apart."""
        found = document(folder)
        found["plannen"] = found["plannen"][:1]
        found["plannen"][0]["bestand"] = "vathorst.yaml"
        result = verify(folder, found)
        assert (result.code, broken(result)) == (1, ["Als wijk staat er 'Hoogland', en in het plan 'Vathorst'."])

    def test_of_another_year(self, folder: Path) -> None:
        found = document(folder)
        found["plannen"][0]["jaar"] = 2027
        result = verify(folder, found)
        assert (result.code, broken(result)) == (1, ["Als jaar staat er '2027', en in het plan '2026'."])

    @pytest.mark.parametrize("name", ["vathorst.yaml", "./vathorst.yaml", "../hier/vathorst.yaml"])
    def test_the_same_plan_by_two_names(self, folder: Path, name: str) -> None:
        """Of two claims on one plan each could be looked at alone, and the other go unseen."""
        found = document(folder)
        found["plannen"][0]["bestand"] = name
        found["plannen"][0]["regels"][0]["toegekend"] = 5000
        result = verify(folder, found)
        assert (result.code, result.out) == (2, "")
        assert result.err == "wijkplan: het plan vathorst.yaml staat er twee keer in.\n"


class TestOutsideThisFolder:
    @pytest.mark.parametrize("name", ["../elders.yaml", "../hier/../elders.yaml", "../../../../../../etc/passwd"])
    def test_is_not_read(self, folder: Path, name: str) -> None:
        result = named(folder, name)
        assert (result.code, result.out) == (2, "")
        assert result.err == f"{OUTSIDE.format(name=name)} {NAME_THEM}\n"

    def test_is_not_read_by_its_whole_name(self, folder: Path) -> None:
        name = (folder.parent / "elders.yaml").as_posix()
        result = named(folder, name)
        assert (result.code, result.err) == (2, f"{OUTSIDE.format(name=name)} {NAME_THEM}\n")

    def test_is_not_read_by_way_of_a_link(self, folder: Path) -> None:
        try:
            (folder / "link.yaml").symlink_to(folder.parent / "elders.yaml")
        except OSError:
            pytest.skip("this system makes no links")
        result = named(folder, "link.yaml")
        assert (result.code, result.out) == (2, "")
        assert OUTSIDE.format(name="link.yaml") in result.err

    def test_in_the_same_repository_it_is_read(self, folder: Path) -> None:
        (folder.parent / ".git").mkdir()
        result = named(folder, "../elders.yaml")
        assert (result.code, broken(result)) == (1, ["Als wijk staat er 'Hoogland', en in het plan 'Elders'."])

    def test_a_whole_name_inside_it_is_read(self, folder: Path) -> None:
        assert named(folder, (folder / "hoogland.yaml").as_posix()).code == 0

    @pytest.mark.parametrize("name", ["verdeling.json", ".", "geheim.txt", "agenda.yaml", "weg.yaml"])
    def test_what_is_no_plan_is_not_read(self, folder: Path, name: str) -> None:
        (folder / "geheim.txt").write_text("wachtwoord: geheim\n", encoding="utf-8")
        (folder / "agenda.yaml").write_text("gemeente: Amersfoort\n", encoding="utf-8")
        result = named(folder, name)
        assert (result.code, result.out, result.err) == (2, "", NOT_THERE.format(name=name))


class TestPlansThatAreNamed:
    def test_are_the_only_ones_that_are_read(self, folder: Path) -> None:
        assert verify(folder, document(folder), "hoogland.yaml", "vathorst.yaml").code == 0
        result = verify(folder, document(folder), "hoogland.yaml")
        assert (result.code, result.out) == (2, "")
        assert result.err == "wijkplan: het plan vathorst.yaml is niet een van de plannen die je noemt.\n"

    def test_may_lie_anywhere(self, folder: Path) -> None:
        """Made there under its whole name, and looked at from elsewhere."""
        out = run("allocate", (folder / "hoogland.yaml").as_posix(), "--format", "json", cwd=folder).out
        elsewhere = folder.parent / "anders"
        elsewhere.mkdir()
        (elsewhere / "verdeling.json").write_text(out, encoding="utf-8")
        assert run("verify", "verdeling.json", cwd=elsewhere).code == 2
        assert run("verify", "verdeling.json", "../hier", cwd=elsewhere).code == 0

    def test_of_two_with_the_same_name_the_folder_decides(self, folder: Path) -> None:
        for year in ("2025", "2026"):
            (folder / year).mkdir()
            text = PLAN.format(wijk="Liendert").replace("2026", year)
            (folder / year / "liendert.yaml").write_text(text, encoding="utf-8")
        out = run("allocate", "2026/liendert.yaml", "--format", "json", cwd=folder).out
        assert verify(folder, json.loads(out), "2025", "2026").code == 0
        found = json.loads(out)
        found["plannen"][0]["bestand"] = "liendert.yaml"
        assert verify(folder, found, "2025", "2026").code == 2

    def test_are_not_named_beside_decisions(self, folder: Path) -> None:
        result = run("verify", "hoogland.yaml", "vathorst.yaml", cwd=folder)
        assert (result.code, result.out) == (2, "")
        assert "noem je één bestand of map" in result.err


class TestWhatIsSupposed:
    def test_is_said_at_the_top(self, folder: Path) -> None:
        arguments = ("--budget", "100", "--method", "per-thema", "--shortfall", "stop")
        found = json.loads(run("allocate", "hoogland.yaml", "--format", "json", *arguments, cwd=folder).out)
        result = verify(folder, found)
        assert (result.code, broken(result)) == (0, [])
        assert [line.strip() for line in result.out.splitlines()[3:6]] == [
            "Dit is een wat-als: te verdelen was € 100, en volgens het plan is dat € 5.000.",
            "Dit is verdeeld met 'per-thema', en in de spelregels staat 'rangorde'.",
            "Bij tekort ging het met 'stop', en in de spelregels staat 'sla-over'.",
        ]

    def test_a_what_if_with_what_there_is_is_none(self, folder: Path) -> None:
        found = document(folder)
        found["plannen"][0]["wat_als"] = True
        assert broken(verify(folder, found)) == ["Dit heet een wat-als met € 5.000, en dat is het niet."]

    def test_equal_shares_without_ballots(self, folder: Path) -> None:
        """An allocation by rank, called one by votes."""
        found = document(folder)
        found["plannen"][0]["methode"] = "gelijke-delen"
        said = ["Bij gelijke delen verdelen stemmers het geld, en er zijn geen stembriefjes."]
        result = verify(folder, found)
        assert (result.code, broken(result)) == (1, said)

    def test_equal_shares_with_ballots_that_are_not_there(self, folder: Path) -> None:
        plan = folder / "hoogland.yaml"
        plan.write_text(plan.read_text(encoding="utf-8") + "stemmen: weg.pb\n", encoding="utf-8")
        found = document(folder)
        found["plannen"][0]["methode"] = "gelijke-delen"
        result = verify(folder, found)
        assert (result.code, "Traceback" in result.err) == (1, False)
