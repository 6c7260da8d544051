"""What ``validate`` says about the ballots that a plan names."""

from __future__ import annotations

from pathlib import Path

import pytest
from helpers import complete, run, unindent
from wijkplan.checks.finding import Finding
from wijkplan.checks.run import check

BALLOTS = """\
META
key;value
budget;10000
PROJECTS
project_id;cost
soep;2400
tuin;900
VOTES
voter_id;vote
a;soep,tuin
b;tuin
"""
PLAN = """
    bewonersinitiatieven:
      - {naam: Soep, kosten: 2400}
      - {naam: Tuin, kosten: 900}
    stemmen: stemmen/wijk.pb
"""
EQUAL = "spelregels: {verdeling: {methode: gelijke-delen}}\n"


def found(folder: Path, text: str, ballots: str = BALLOTS, agenda: str = "") -> list[Finding]:
    """The findings about ballots in this plan, beside which lie these ballots."""
    (folder / ".git").mkdir()
    (folder / "stemmen").mkdir()
    (folder / "stemmen" / "wijk.pb").write_text(ballots, encoding="utf-8")
    (folder / "plan.yaml").write_text(complete(text), encoding="utf-8")
    if agenda:
        (folder / "agenda.yaml").write_text(agenda, encoding="utf-8")
    return [f for f in check([folder / "plan.yaml"]).findings() if f.code in ("WP210", "WP211", "WP212", "WP213")]


def said(findings: list[Finding]) -> list[tuple[str, str, str]]:
    return [(finding.code, finding.where, str(finding.message)) for finding in findings]


class TestAFileThatCannotBeRead:
    def test_good_ballots(self, tmp_path: Path) -> None:
        assert found(tmp_path, PLAN) == []

    def test_is_not_there(self, tmp_path: Path) -> None:
        [finding] = found(tmp_path, PLAN.replace("wijk.pb", "weg.pb"))
        assert (finding.code, finding.severity, finding.where, finding.span.line) == ("WP210", "error", "stemmen", 4)
        assert str(finding.message) == "De stembriefjes in 'stemmen/weg.pb' zijn niet te lezen: het bestand is er niet."

    def test_lies_elsewhere(self, tmp_path: Path) -> None:
        [finding] = found(tmp_path, PLAN.replace("stemmen/wijk.pb", "../wijk.pb"))
        assert "hoort in een map bij het plan" in str(finding.message)

    def test_is_broken_at_a_line(self, tmp_path: Path) -> None:
        [finding] = found(tmp_path, PLAN, BALLOTS.replace("b;tuin", "b;koor"))
        assert str(finding.message) == (
            "De stembriefjes in 'stemmen/wijk.pb' zijn niet te lezen, regel 11: "
            "er is gestemd op project koor, en dat staat niet bij PROJECTS."
        )

    def test_is_something_else(self, tmp_path: Path) -> None:
        [finding] = found(tmp_path, PLAN, "dit is een brief\n")
        assert finding.code == "WP210"

    def test_keeps_the_plan_from_being_computed(self, tmp_path: Path) -> None:
        found(tmp_path, PLAN + "    " + EQUAL, "dit is een brief\n")
        result = run("allocate", "plan.yaml", cwd=tmp_path)
        assert (result.code, result.out) == (1, "")
        assert "WP210" in result.err

    def test_does_not_show_data_of_persons(self, tmp_path: Path) -> None:
        [finding] = found(tmp_path, PLAN, BALLOTS.replace("b;tuin", "b;jansen@example.org"))
        assert "jansen" not in str(finding.message)


class TestEqualSharesWithoutBallots:
    def test_the_plan_asks_for_them(self, tmp_path: Path) -> None:
        [finding] = found(tmp_path, EQUAL)
        assert (finding.code, finding.severity) == ("WP211", "error")
        assert finding.where == "spelregels.verdeling.methode"

    def test_the_agenda_asks_for_them_and_the_plan_is_at_fault(self, tmp_path: Path) -> None:
        [finding] = found(tmp_path, "wijk: Soesterkwartier", agenda=EQUAL)
        assert (finding.code, finding.path.name, finding.where) == ("WP211", "plan.yaml", "stemmen")
        assert str(finding.message).startswith("De agenda verdeelt het geld in gelijke delen")

    def test_the_plan_may_have_another_method_than_the_agenda(self, tmp_path: Path) -> None:
        assert found(tmp_path, EQUAL.replace("gelijke-delen", "rangorde"), agenda=EQUAL) == []

    def test_with_ballots_all_is_well(self, tmp_path: Path) -> None:
        assert found(tmp_path, PLAN + "    " + EQUAL) == []


class TestVotesAndInitiatives:
    def test_a_vote_for_something_that_is_not_in_the_plan(self, tmp_path: Path) -> None:
        [finding] = found(tmp_path, PLAN.replace("Tuin", "Moestuin"))
        assert finding.severity == "warning"
        assert said([finding]) == [
            ("WP212", "stemmen", "Mensen konden stemmen op 'tuin', en dat is geen initiatief in dit plan.")
        ]

    def test_an_initiative_that_nobody_could_vote_for(self, tmp_path: Path) -> None:
        text = unindent(PLAN).replace("stemmen:", "  - {naam: Koor, kosten: 500}\nstemmen:") + EQUAL
        [finding] = found(tmp_path, text)
        assert said([finding]) == [("WP213", "bewonersinitiatieven[2]", "Niemand kon stemmen op 'Koor'.")]

    @pytest.mark.parametrize(
        "koor",
        [
            "{naam: Koor, kosten: 500, status: gestopt}",
            "{naam: Koor, kosten: 500, besluit: {toegekend: 500}}",
            "{naam: Koor, kosten: 500, eigen_bijdrage: 500}",
        ],
        ids=["stopped", "decided", "asks nothing"],
    )
    def test_unless_it_asks_no_money_any_more(self, tmp_path: Path, koor: str) -> None:
        text = unindent(PLAN).replace("stemmen:", f"  - {koor}\nstemmen:") + EQUAL
        assert found(tmp_path, text) == []

    def test_only_where_the_votes_decide(self, tmp_path: Path) -> None:
        text = unindent(PLAN).replace("stemmen:", "  - {naam: Koor, kosten: 500}\nstemmen:")
        assert found(tmp_path, text) == []
