"""`wijkplan diff` on a made history: what is told of each kind of change."""

from __future__ import annotations

import shutil
from pathlib import Path

import pytest
from git_helpers import NAME, PLAN, RULES, TUIN_FIRST, Repository, apart, committed, data, diff, the_plan
from helpers import Result, counted_reads, run

pytestmark = pytest.mark.skipif(shutil.which("git") is None, reason="git is not installed")


@pytest.fixture(autouse=True)
def _apart(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    apart(monkeypatch, tmp_path)


@pytest.fixture
def repository(tmp_path: Path) -> Repository:
    """A repository with one plan, committed."""
    return committed(tmp_path / "wijken", {NAME: PLAN})


def test_nothing_changed_is_one_line(repository: Repository) -> None:
    result = run("diff", cwd=repository.path, env={"COLUMNS": "120"})
    text = "Er is niets veranderd aan wat er in de plannen staat, van HEAD naar je bestanden nu.\n"
    assert result == Result(0, text, "")
    assert diff(repository, "--format", "markdown").out == text
    assert data(repository) == {"van": "HEAD", "naar": None, "plannen": [], "agendas": []}


def test_first_what_it_does_then_what_changed(repository: Repository) -> None:
    """Tuin goes first and gets 500; Bal (600) no longer fits, Soep (300) does: 200 is left instead of 100."""
    repository.write({NAME: TUIN_FIRST})
    assert diff(repository).out == (
        "Wat er veranderde van HEAD naar je bestanden nu\n"
        "\n"
        "Soesterkwartier 2026\n"
        "plans/2026/soesterkwartier.yaml\n"
        "\n"
        "  +  'Tuin' krijgt nu € 500; eerst niets. Het hele bedrag past in de € 1.000 die\n"
        "     over was.\n"
        "     tuin\n"
        "  −  'Bal' krijgt nu niets; eerst € 600. Dit past niet: er was nog € 500, en het\n"
        "     bedrag was € 600.\n"
        "     bal\n"
        "  ↑  Voorstellen die stijgen: 'Tuin' (tuin, 3 → 1).\n"
        "  ↓  Voorstellen die dalen: 'Bal' (bal, 1 → 2), 'Soep' (soep, 2 → 3).\n"
        "  €  Advies: eerst € 900, nu € 800.\n"
        "  €  Over: eerst € 100, nu € 200.\n"
        "\n"
        "Wat er anders is\n"
        "  initiatief 'Tuin' (tuin)\n"
        "     draagvlak: 30 → 60\n"
    )


def test_the_same_in_json(repository: Repository) -> None:
    repository.write({NAME: TUIN_FIRST})
    plan = the_plan(data(repository))
    assert (plan["soort"], plan["wijk"], plan["jaar"]) == (
        "veranderd",
        "Soesterkwartier",
        {"was": 2026, "wordt": 2026},
    )
    (change,) = plan["veranderingen"]
    assert change["velden"] == [{"veld": "draagvlak", "was": 30, "wordt": 60}]
    effects = plan["gevolgen"]
    assert effects["pot"]["over"] == {"was": 100, "wordt": 200}
    assert [(line["id"], line["plaats"], line["verschoven"]) for line in effects["voorstellen"]] == [
        ("tuin", {"was": 3, "wordt": 1}, 2),
        ("bal", {"was": 1, "wordt": 2}, -1),
        ("soep", {"was": 2, "wordt": 3}, -1),
    ]
    assert [(line["id"], line["gevolg"], line["krijgt"]) for line in effects["verdeling"]] == [
        ("tuin", "erbij", {"was": 0, "wordt": 500}),
        ("bal", "eraf", {"was": 600, "wordt": 0}),
    ]


def test_another_layout_and_another_order_is_no_change(repository: Repository) -> None:
    lines = PLAN.splitlines(keepends=True)
    repository.write({NAME: "# Een opmerking\n" + "".join([*lines[:6], *reversed(lines[6:])])})
    assert diff(repository, "--exit-code").code == 0
    assert data(repository)["plannen"] == []


def test_a_new_plan_and_one_that_is_gone(repository: Repository) -> None:
    repository.commit({"plans/2026/vathorst.yaml": "wijk: Vathorst\njaar: 2026\nbudget: {totaal: 50}\n"})
    (repository.path / NAME).unlink()
    found = data(repository, "HEAD~1")
    kinds = [(plan["wijk"], plan["soort"], plan["samenvatting"]["totaal"]) for plan in found["plannen"]]
    assert kinds == [("Soesterkwartier", "weg", 1000), ("Vathorst", "nieuw", 50)]


def test_a_plan_that_is_not_yet_in_git_counts(repository: Repository) -> None:
    repository.write({"plans/2026/vathorst.yaml": "wijk: Vathorst\njaar: 2026\nbudget: {totaal: 50}\n"})
    assert the_plan(data(repository))["soort"] == "nieuw"


@pytest.mark.parametrize("new", [PLAN, PLAN.replace("Soesterkwartier", "Soesterwijk"), PLAN.replace("500", "550")])
def test_a_file_with_another_name_is_the_same_plan(repository: Repository, new: str) -> None:
    """Also where the name of the wijk changed with it: git sees that the file is much the same."""
    repository.git("mv", NAME, "plans/2026/nieuw.yaml")
    repository.commit({"plans/2026/nieuw.yaml": new})
    plan = the_plan(data(repository, "HEAD~1", "HEAD"))
    assert (plan["bestand_was"], plan["bestand"], plan["soort"]) == (NAME, "plans/2026/nieuw.yaml", "veranderd")


def test_a_file_moved_without_git_is_the_same_plan_by_its_wijk_and_year(repository: Repository) -> None:
    (repository.path / NAME).rename(repository.path / "plans/2026/nieuw.yaml")
    assert "Dit bestand heette plans/2026/soesterkwartier.yaml." in diff(repository).out


def test_the_agenda_of_each_version_counts(repository: Repository) -> None:
    """The plan is the same to the letter. Of the 100 that was left, Tuin now gets all."""
    repository.commit({"plans/agenda.yaml": RULES})
    found = data(repository, "HEAD~1", "HEAD")
    (line,) = the_plan(found)["gevolgen"]["verdeling"]
    assert (line["id"], line["krijgt"]) == ("tuin", {"was": 0, "wordt": 100})
    (agenda,) = found["agendas"]
    assert (agenda["bestand"], agenda["soort"]) == ("plans/agenda.yaml", "nieuw")
    assert "Andere spelregels: verdeling bij tekort: sla-over → deels." in diff(repository, "HEAD~1").out


def test_next_year_is_compared_with_this_year(repository: Repository) -> None:
    """Two files, in or outside a repository."""
    repository.write({"2027.yaml": PLAN.replace("2026", "2027").replace("totaal: 1000", "totaal: 1200")})
    result = diff(repository, NAME, "2027.yaml")
    assert "Soesterkwartier, van 2026 naar 2027" in result.out
    assert "totaal" in result.out
    plan = the_plan(data(repository, NAME, "2027.yaml"))
    assert plan["geld"][0] == {"naam": "totaal", "was": 1000, "wordt": 1200}


def test_two_files_outside_a_repository(tmp_path: Path) -> None:
    (tmp_path / "a.yaml").write_text(PLAN, encoding="utf-8")
    (tmp_path / "b.yaml").write_text(TUIN_FIRST, encoding="utf-8")
    result = run("diff", "a.yaml", "b.yaml", cwd=tmp_path)
    assert (result.code, result.err) == (0, "")
    assert "Wat er veranderde van a.yaml naar b.yaml" in result.out
    assert "'Tuin' (tuin, 3 → 1)" in result.out


def test_a_thema_goes_by_its_name_and_in_json_by_its_id(repository: Repository) -> None:
    plan = PLAN.replace("{naam: Samen}", "{naam: Samen leven, id: samen}\n  - {naam: Gezond ouder worden, id: gezond}")
    repository.commit({NAME: plan})
    repository.write({NAME: plan.replace("Tuin, thema: samen", "Tuin, thema: gezond")})
    assert "thema: Samen leven → Gezond ouder worden\n" in diff(repository).out
    assert "thema: Samen leven → Gezond ouder worden\n" in diff(repository, "--format", "markdown").out
    (change,) = the_plan(data(repository))["veranderingen"]
    assert change["velden"] == [{"veld": "thema", "was": "samen", "wordt": "gezond"}]


def test_two_agendas(tmp_path: Path) -> None:
    (tmp_path / "oud").mkdir()
    (tmp_path / "oud" / "agenda.yaml").write_text("gemeente: Amersfoort\n", encoding="utf-8")
    (tmp_path / "agenda.yaml").write_text("gemeente: Utrecht\n", encoding="utf-8")
    result = run("diff", "oud/agenda.yaml", "agenda.yaml", cwd=tmp_path)
    assert (result.code, result.err) == (0, "")
    assert "gemeente: Amersfoort → Utrecht" in result.out


def test_personal_data_is_not_shown(repository: Repository) -> None:
    repository.write({NAME: PLAN + "samenvatting: Mail naar iemand@example.org.\n"})
    for form in ("text", "json", "markdown"):
        out = diff(repository, "--format", form).out
        assert "example.org" not in out
        assert "Mail naar" in out


def test_exit_code(repository: Repository) -> None:
    repository.write({NAME: TUIN_FIRST})
    assert diff(repository).code == 0
    assert diff(repository, "--exit-code").code == 1


BALLOTS = """\
META
key;value
budget;1000
instance;2026
PROJECTS
project_id;cost
bal;600
soep;300
tuin;500
VOTES
voter_id;vote
1;bal
2;bal
3;soep
"""


def test_the_ballots_of_each_version_count(repository: Repository) -> None:
    """The plan is the same to the letter. 1000 for three voters: two paid Bal; then all three want Tuin instead."""
    shares = PLAN + "stemmen: ../../stemmen/2026.pb\nspelregels: {verdeling: {methode: gelijke-delen}}\n"
    repository.commit({NAME: shares, "stemmen/2026.pb": BALLOTS})
    repository.commit({"stemmen/2026.pb": BALLOTS.replace("1;bal\n2;bal\n3;soep", "1;tuin\n2;tuin\n3;tuin")})
    for arguments in (["HEAD~1", "HEAD"], ["HEAD~1"]):
        plan = the_plan(data(repository, *arguments))
        assert {line["id"]: line["gevolg"] for line in plan["gevolgen"]["verdeling"]} == {
            "tuin": "erbij",
            "bal": "eraf",
        }
        (change,) = plan["veranderingen"]
        assert (change["onderdeel"], change["velden"][-1]) == ("stemmen", {"veld": "voor.tuin", "was": 0, "wordt": 3})


def test_a_change_that_does_nothing_for_anybody_says_so(repository: Repository) -> None:
    repository.write({NAME: PLAN + "samenvatting: Samen eten.\n"})
    assert "Dit verandert niets aan de volgorde en de verdeling." in diff(repository).out
    assert the_plan(data(repository))["gevolgen"]["verdeling"] == []


def test_ballots_that_are_not_there_in_one_version_are_an_error_of_that_version(repository: Repository) -> None:
    shares = PLAN + "stemmen: stemmen.pb\nspelregels: {verdeling: {methode: gelijke-delen}}\n"
    repository.commit({NAME: shares})
    repository.commit({"plans/2026/stemmen.pb": BALLOTS})
    plan = the_plan(data(repository, "HEAD~1", "HEAD"))
    assert [(faulty["kant"], faulty["aantal"]) for faulty in plan["fouten"]] == [("was", 1)]
    assert plan["gevolgen"] is None


def test_a_plan_with_errors_is_read_once(repository: Repository, monkeypatch: pytest.MonkeyPatch) -> None:
    repository.write({NAME: PLAN.replace("jaar: 2026", "jaar: later")})
    count = counted_reads(monkeypatch)
    assert diff(repository).code == 1
    assert set(count.values()) == {1}
