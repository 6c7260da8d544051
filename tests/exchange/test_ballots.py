"""The file with ballots that a plan names: who voted for what, and what can be wrong with the file."""

from __future__ import annotations

import re
from pathlib import Path

import pytest
from helpers import plan, run
from wijkplan.exchange import pabulib
from wijkplan.exchange import pabulib as reading
from wijkplan.exchange.ballots import ballots_of, read_ballots
from wijkplan.exchange.pabulib import REASONS, PabulibError, parse
from wijkplan.files.reading import read
from wijkplan.plan.ballots import Ballots
from wijkplan.plan.plan import Plan
from wijkplan.plan.reading.form import load

META = "META\nkey;value\nunit;Amersfoort\ninstance;2026\nbudget;10000\n"
PROJECTS = "PROJECTS\nproject_id;cost;name\nsoep;2400;Soep op dinsdag\nBO.7;900;Tuin\n"
VOTES = "VOTES\nvoter_id;vote\na;soep,BO.7\nb;BO.7\nc;\nd;soep\n"
PLAN = """
    bewonersinitiatieven:
      - {id: soep, naam: Soep op dinsdag, kosten: 2400}
      - {id: bo-7, naam: Tuin, kosten: 900}
      - {id: koor, naam: Koor, kosten: 500}
    stemmen: stemmen/wijk.pb
"""


def test_the_projects_of_the_file_are_the_initiatives_of_the_plan() -> None:
    """`BO.7` became `bo-7` when it was imported. Four voted, of whom one chose nothing."""
    assert ballots_of(plan(PLAN), parse(META + PROJECTS + VOTES)) == Ballots(4, {"soep": (0, 3), "bo-7": (0, 1)})


@pytest.mark.parametrize(
    "votes",
    [
        "VOTES\nvoter_id;vote\na;soep,BO.7\nb;BO.7\n",
        "VOTES\nvoter_id;vote;points\na;soep,BO.7;9,1\nb;BO.7;10\n",
        "VOTES\nvoter_id;vote\na;BO.7,soep\nb;BO.7\n",
        "VOTES\nvoter_id;vote\na;soep, BO.7 ,soep\nb;BO.7\n",
    ],
    ids=["approval", "points", "ranks", "spaces, and one twice"],
)
def test_points_and_ranks_are_choices(votes: str) -> None:
    assert ballots_of(plan(PLAN), parse(META + PROJECTS + votes)) == Ballots(2, {"soep": (0,), "bo-7": (0, 1)})


def test_votes_for_what_is_not_in_the_plan_are_votes_for_nothing() -> None:
    """The choir was stopped before the plan was made; who voted for that alone is still a voter."""
    text = META + PROJECTS.replace("soep;2400", "kaarten;2400") + VOTES.replace("soep", "kaarten")
    assert ballots_of(plan(PLAN), parse(text)) == Ballots(4, {"bo-7": (0, 1)})


def test_votes_are_for_initiatives_not_for_interventions() -> None:
    with_one = plan("interventies: [{id: soep, naam: Kookles}]")
    assert ballots_of(with_one, parse(META + PROJECTS + VOTES)) == Ballots(4, {})


def test_two_projects_whose_ids_look_alike_stay_apart() -> None:
    text = META + "PROJECTS\nproject_id;cost\nBO.7;1\nbo 7;1\nVOTES\nvoter_id;vote\na;BO.7\nb;bo 7\nc;bo 7\n"
    both = plan("bewonersinitiatieven: [{id: bo-7, naam: Tuin}, {id: bo-7-2, naam: Hof}]")
    assert ballots_of(both, parse(text)) == Ballots(3, {"bo-7": (0,), "bo-7-2": (1, 2)})


def test_what_is_imported_gives_the_ballots_back(tmp_path: Path) -> None:
    (tmp_path / "wijk.pb").write_text(META + PROJECTS + VOTES, encoding="utf-8")
    assert run("import", "pabulib", tmp_path / "wijk.pb", "--to", tmp_path / "plannen").code == 0
    file = tmp_path / "plannen" / "wijk.yaml"
    imported = load(Plan, read(file)).value
    assert imported is not None
    assert read_ballots(file, imported) == Ballots(4, {"soep": (0, 3), "bo-7": (0, 1)})


class TestWhereTheFileLies:
    """A repository with plans in plannen/2026 and ballots beside and above them."""

    @pytest.fixture
    def file(self, tmp_path: Path) -> Path:
        stad = tmp_path / "stad"
        for folder in (".git", "plannen/2026/stemmen", "stemmen"):
            (stad / folder).mkdir(parents=True)
        for place in ("plannen/2026/stemmen", "stemmen"):
            (stad / place / "wijk.pb").write_text(META + PROJECTS + VOTES, encoding="utf-8")
        (tmp_path / "elders.pb").write_text(META + PROJECTS + VOTES, encoding="utf-8")
        return stad / "plannen" / "2026" / "wijk.yaml"

    def read(self, file: Path, stemmen: str) -> Ballots:
        return read_ballots(file, plan(PLAN.replace("stemmen/wijk.pb", stemmen)))

    @pytest.mark.parametrize("stemmen", ["stemmen/wijk.pb", "./stemmen/wijk.pb", "../../stemmen/wijk.pb"])
    def test_anywhere_in_the_repository(self, file: Path, stemmen: str) -> None:
        assert self.read(file, stemmen).voters == 4

    def test_a_path_seen_from_the_plan_not_from_here(self, file: Path, monkeypatch: pytest.MonkeyPatch) -> None:
        monkeypatch.chdir(file.parent.parent)
        assert self.read(Path("2026/wijk.yaml"), "stemmen/wijk.pb").voters == 4

    @pytest.mark.parametrize("stemmen", ["../../../elders.pb", "/etc/hostname", "stemmen/../../../../elders.pb"])
    def test_not_outside_the_repository(self, file: Path, stemmen: str) -> None:
        with pytest.raises(PabulibError, match="outside"):
            self.read(file, stemmen)

    def test_not_through_a_link_that_leads_outside(self, file: Path) -> None:
        (file.parent / "link.pb").symlink_to(file.parent.parent.parent.parent / "elders.pb")
        with pytest.raises(PabulibError, match="outside"):
            self.read(file, "link.pb")

    def test_without_a_repository_not_above_the_plan(self, file: Path) -> None:
        (file.parent.parent.parent / ".git").rmdir()
        assert self.read(file, "stemmen/wijk.pb").voters == 4
        with pytest.raises(PabulibError, match="outside"):
            self.read(file, "../../stemmen/wijk.pb")

    @pytest.mark.parametrize("stemmen", ["weg.pb", "stemmen", "stemmen/wijk.pb/x", "x" * 5000])
    def test_what_is_no_file(self, file: Path, stemmen: str) -> None:
        with pytest.raises(PabulibError) as caught:
            self.read(file, stemmen)
        assert caught.value.kind in ("not-there", "unreadable")

    def test_a_file_that_goes_around_in_circles(self, file: Path) -> None:
        (file.parent / "rond.pb").symlink_to(file.parent / "rond.pb")
        with pytest.raises(PabulibError) as caught:
            self.read(file, "rond.pb")
        assert caught.value.kind in ("not-there", "unreadable")

    def test_not_more_than_the_limit(self, file: Path, monkeypatch: pytest.MonkeyPatch) -> None:
        monkeypatch.setattr(reading, "MAX_BYTES", 1024 * 1024)
        (file.parent / "groot.pb").write_text(META + PROJECTS + VOTES + "e;soep\n" * 200_000, encoding="utf-8")
        with pytest.raises(PabulibError, match="too-large") as caught:
            self.read(file, "groot.pb")
        assert caught.value.values == {"limit": 1}

    def test_a_file_that_is_broken_is_named_with_its_line(self, file: Path) -> None:
        """Lines 1 to 8 are META and PROJECTS, 10 is the header of VOTES."""
        (file.parent / "stuk.pb").write_text(META + PROJECTS + VOTES.replace("b;BO.7", "b;BO.8"), encoding="utf-8")
        with pytest.raises(PabulibError, match="unknown-project") as caught:
            self.read(file, "stuk.pb")
        assert caught.value.line == 13


def test_every_reason_can_be_said() -> None:
    """What the readers raise has words; the kinds are looked up in their source."""
    source = "".join(Path(str(module.__file__)).read_text(encoding="utf-8") for module in (reading, pabulib))
    assert set(re.findall(r'PabulibError\("([a-z0-9-]+)"', source)) <= REASONS.keys()
