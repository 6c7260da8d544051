"""`wijkplan diff` on a made history: every way to name two versions, and what can go wrong."""

from __future__ import annotations

import json
import shutil
from pathlib import Path

import pytest
from git_helpers import (
    BROKEN,
    NAME,
    PLAN,
    RULES,
    TUIN_FIRST,
    Repository,
    apart,
    committed,
    data,
    diff,
    made,
    the_plan,
)
from helpers import ROOT, Result, run

pytestmark = pytest.mark.skipif(shutil.which("git") is None, reason="git is not installed")


@pytest.fixture(autouse=True)
def _apart(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    apart(monkeypatch, tmp_path)


@pytest.fixture
def repository(tmp_path: Path) -> Repository:
    """A repository with one plan, committed."""
    return committed(tmp_path / "wijken", {NAME: PLAN})


def refused(result: Result) -> str:
    assert (result.code, result.out) == (2, "")
    return " ".join(result.err.split())


class TestNamingVersions:
    def test_one_two_and_ranges(self, repository: Repository) -> None:
        repository.commit({NAME: TUIN_FIRST})
        repository.write({NAME: PLAN})
        to_now, between = data(repository, "HEAD~1"), data(repository, "HEAD~1", "HEAD")
        assert (to_now["naar"], to_now["plannen"]) == (None, [])
        assert (between["van"], between["naar"]) == ("HEAD~1", "HEAD")
        assert the_plan(between)["veranderingen"]
        assert data(repository, "HEAD~1..HEAD") == between == data(repository, "HEAD~1..")
        assert the_plan(data(repository, "HEAD..HEAD~1"))["veranderingen"][0]["velden"][0]["wordt"] == 30

    def test_three_dots_begin_where_the_two_went_apart(self, repository: Repository) -> None:
        repository.git("checkout", "--quiet", "-b", "voorstel")
        repository.commit({NAME: TUIN_FIRST})
        repository.git("checkout", "--quiet", "main")
        repository.commit({NAME: PLAN.replace("totaal: 1000", "totaal: 9000")})
        changes = the_plan(data(repository, "main...voorstel"))["veranderingen"]
        assert [change["id"] for change in changes] == ["tuin"]
        assert len(the_plan(data(repository, "main..voorstel"))["veranderingen"]) == 2

    def test_paths_choose_plans_with_and_without_dashes(self, repository: Repository) -> None:
        other = "plans/2026/vathorst.yaml"
        repository.commit({other: PLAN.replace("Soesterkwartier", "Vathorst")})
        repository.write({NAME: TUIN_FIRST, other: TUIN_FIRST.replace("Soesterkwartier", "Vathorst")})
        for arguments in (
            ["--", other],
            ["HEAD", other],
            [other],
            ["HEAD", "--", other],
            [str(repository.path / other)],
        ):
            assert the_plan(data(repository, *arguments))["bestand"] == other
        assert len(data(repository, "HEAD", "--", "plans")["plannen"]) == 2
        assert len(data(repository, "--", "plans/2026", other)["plannen"]) == 2
        (repository.path / other).unlink()
        assert the_plan(data(repository, "--", other))["soort"] == "weg"

    def test_from_a_folder_below(self, repository: Repository) -> None:
        repository.write({NAME: TUIN_FIRST})
        below = repository.path / "plans" / "2026"
        for arguments in ([], ["HEAD", "--", "soesterkwartier.yaml"], ["HEAD", "--", "../2026"], [".."]):
            assert the_plan(data(repository, *arguments, cwd=below))["bestand"] == NAME
        assert "staat niet in deze map van git" in refused(diff(repository, "--", "../../..", cwd=below))

    def test_a_bare_clone_has_versions_and_no_files(
        self, repository: Repository, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
    ) -> None:
        repository.commit({NAME: TUIN_FIRST, "plans/agenda.yaml": RULES})
        repository.git("clone", "--quiet", "--bare", repository.path, tmp_path / "kaal")
        bare = Repository(tmp_path / "kaal")
        assert "Zet dan GIT_DIR=. voor het commando" in refused(diff(bare, "HEAD~1", "HEAD"))
        monkeypatch.setenv("GIT_DIR", ".")
        between = data(bare, "HEAD~1", "HEAD")
        assert "noem twee versies" in refused(diff(bare))
        monkeypatch.delenv("GIT_DIR")
        assert between == data(repository, "HEAD~1", "HEAD")

    def test_names_with_spaces_and_accents(self, repository: Repository) -> None:
        name = "plans/2026/de wijk – één.yaml"
        repository.commit({name: PLAN.replace("Soesterkwartier", "Eén")})
        repository.write({name: TUIN_FIRST.replace("Soesterkwartier", "Eén")})
        assert the_plan(data(repository))["bestand"] == name
        assert the_plan(data(repository, "HEAD", "--", name))["bestand"] == name

    def test_links_are_not_followed(self, repository: Repository, tmp_path: Path) -> None:
        (tmp_path / "geheim.yaml").write_text(PLAN.replace("Soester", "Geheim"), encoding="utf-8")
        try:
            (repository.path / "plans/2026/link.yaml").symlink_to(tmp_path / "geheim.yaml")
        except OSError:
            pytest.skip("this system makes no links")
        repository.commit()
        (repository.path / "plans/2026/link.yaml").unlink()
        repository.commit()
        result = diff(repository, "HEAD~1", "HEAD")
        assert (result.code, "Geheim" in result.out) == (0, False)
        assert " ".join(result.err.split()) == (
            "wijkplan: 'plans/2026/link.yaml' in HEAD~1 is niet gelezen: dat is een verwijzing naar een ander bestand."
        )

    def test_nothing_is_written_to_the_repository(self, repository: Repository) -> None:
        repository.write({NAME: TUIN_FIRST})
        before = {path: path.read_bytes() for path in repository.path.rglob("*") if path.is_file()}
        diff(repository)
        assert before == {path: path.read_bytes() for path in repository.path.rglob("*") if path.is_file()}


class TestWhatIsWrong:
    def test_a_plan_with_errors_in_the_older_version(self, repository: Repository) -> None:
        repository.commit({NAME: BROKEN.replace("draagvlak: 30", "draagvlak: 35")})
        repository.write({NAME: TUIN_FIRST})
        result = diff(repository, "HEAD")
        assert result.code == 0
        assert "In plans/2026/soesterkwartier.yaml (HEAD): 1 fout. Dit is niet berekend." in result.out
        assert "WP107, regel 3: '2.400' is op twee manieren te lezen" in result.out
        assert "draagvlak: 35 → 60" in result.out
        assert "budget" not in result.out

    def test_a_plan_with_errors_in_the_newer_version(self, repository: Repository) -> None:
        repository.write({NAME: BROKEN})
        assert diff(repository).code == 1
        plan = the_plan(data(repository, code=1))
        (faulty,) = plan["fouten"]
        assert (faulty["kant"], faulty["aantal"], faulty["eerste"][0]["regel"]) == ("wordt", 1, 3)
        assert plan["gevolgen"] is None

    def test_a_key_that_does_not_exist(self, repository: Repository) -> None:
        """What was meant is not whole, so it is not compared; the rest is."""
        repository.write({NAME: TUIN_FIRST.replace("themas:", "temas:")})
        result = diff(repository)
        assert result.code == 1
        assert "draagvlak: 30 → 60" in result.out
        assert "thema 'Samen'" not in result.out

    def test_a_file_that_is_no_plan_at_all(self, repository: Repository) -> None:
        repository.write({NAME: "wijk: [\n"})
        result = diff(repository)
        assert result.code == 1
        assert "(je bestanden nu): 1 fout." in result.out

    def test_an_agenda_with_errors(self, repository: Repository) -> None:
        repository.write({"plans/agenda.yaml": "gemente: Amersfoort\n"})
        result = diff(repository)
        assert result.code == 1
        assert "In plans/agenda.yaml (je bestanden nu): 1 fout." in result.out

    def test_a_second_plan_for_a_wijk_names_files_as_in_the_repository(self, repository: Repository) -> None:
        repository.commit({NAME: TUIN_FIRST, "plans/2026/kopie.yaml": PLAN})
        out = diff(repository, "HEAD~1", "HEAD").out
        assert "Er is al een plan voor Soesterkwartier in 2026: plans/2026/kopie.yaml." in " ".join(out.split())

    def test_outside_a_repository(self, tmp_path: Path) -> None:
        assert "deze map staat niet in git" in refused(run("diff", cwd=tmp_path))

    def test_no_commits_yet(self, tmp_path: Path) -> None:
        empty = made(tmp_path / "leeg")
        assert "nog niets vastgelegd" in refused(diff(empty))
        assert "nog niets vastgelegd" in refused(diff(empty, "HEAD~1"))

    def test_no_git(self, repository: Repository, monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
        monkeypatch.setenv("PATH", str(tmp_path))
        assert "het programma git is er niet" in refused(diff(repository))

    @pytest.mark.parametrize("word", ["HEAD~9", "nergens", "main...nergens", "--upload-pack=x", "-O"])
    def test_a_version_that_is_not_there(self, repository: Repository, word: str) -> None:
        message = refused(diff(repository, word, "--"))
        assert "is geen versie" in message or "bestaat niet" in message

    def test_a_version_is_never_an_option(self, repository: Repository, tmp_path: Path) -> None:
        """A branch may be named like an option of git."""
        repository.git("update-ref", f"refs/heads/--output={tmp_path.name}", "HEAD")
        refused(diff(repository, f"heads/--output={tmp_path.name}x"))
        assert data(repository, f"heads/--output={tmp_path.name}")["plannen"] == []

    def test_older_versions_are_not_in_a_shallow_clone(self, repository: Repository, tmp_path: Path) -> None:
        repository.commit({NAME: TUIN_FIRST})
        repository.git("clone", "--quiet", "--depth=1", repository.path.as_uri(), tmp_path / "kort")
        assert "git fetch --unshallow" in refused(diff(Repository(tmp_path / "kort"), "HEAD~1"))

    def test_a_file_that_is_lost_from_the_repository(self, repository: Repository) -> None:
        oid = repository.git("rev-parse", f"HEAD:{NAME}").stdout.strip()
        lost = repository.path / ".git" / "objects" / oid[:2] / oid[2:]
        lost.chmod(0o600)
        lost.unlink()
        assert f"'{NAME}' is niet in deze kopie van git" in refused(diff(repository))

    def test_a_name_that_is_a_version_and_a_file(self, repository: Repository) -> None:
        repository.git("branch", "plans")
        assert "is een versie en ook een bestand" in refused(diff(repository, "plans"))
        assert data(repository, "plans", "--")["van"] == "plans"
        assert data(repository, "--", "plans")["van"] == "HEAD"

    def test_three_versions(self, repository: Repository) -> None:
        assert "hoogstens twee versies" in refused(diff(repository, "HEAD", "HEAD", "HEAD"))
        assert "hoogstens twee versies" in refused(diff(repository, "HEAD", "HEAD..HEAD"))

    def test_no_plans(self, repository: Repository) -> None:
        assert "in notes staat in geen van beide versies een plan" in refused(diff(repository, "--", "notes"))

    def test_versions_with_nothing_in_common(self, repository: Repository) -> None:
        repository.git("checkout", "--quiet", "--orphan", "los")
        repository.commit({NAME: TUIN_FIRST})
        assert "niets gemeen" in refused(diff(repository, "main...los"))


@pytest.mark.skipif(not (ROOT / ".git").exists(), reason="this is not a clone")
class TestOnThisRepository:
    """For real, on the plans that come with the program; the newest version may be all there is."""

    def test_from_the_last_commit_to_the_files(self) -> None:
        result = run("diff", "HEAD", "--", "plans", cwd=ROOT)
        assert (result.code, result.err) == (0, "")

    def test_from_the_first_commit_to_the_last(self) -> None:
        if Repository(ROOT).git("rev-parse", "--is-shallow-repository").stdout.strip() == "true":
            pytest.skip("this clone does not have the first commit")
        first = Repository(ROOT).git("rev-list", "--max-parents=0", "HEAD").stdout.split()[-1]
        result = run("diff", "--format", "json", first, "HEAD", "--", "plans", cwd=ROOT)
        if result.code == 2:
            assert "geen plan" in result.err
        else:
            assert result.code == 0, result.err
            assert json.loads(result.out)["van"] == first


class TestAgendas:
    """An agenda is compared where it is on both sides; that a plan went says nothing about its agenda."""

    AGENDA = "plans/agenda.yaml"

    def test_a_plan_that_goes_leaves_its_agenda(self, repository: Repository) -> None:
        repository.commit({NAME: PLAN, self.AGENDA: RULES})
        (repository.path / NAME).unlink()
        assert "agenda" not in run("diff", cwd=repository.path).out.lower()

    def test_a_path_that_is_new_has_no_new_agenda(self, repository: Repository) -> None:
        repository.commit({NAME: PLAN, self.AGENDA: RULES})
        repository.commit({"plans/2026/other.yaml": PLAN.replace("wijk: ", "wijk: Nieuw ")})
        out = run("diff", "HEAD~1", "HEAD", "--", "plans/2026/other.yaml", cwd=repository.path).out
        assert "Dit plan is nieuw" in out
        assert "agenda" not in out.lower()

    def test_an_agenda_that_came_beside_the_same_plans_is_new(self, repository: Repository) -> None:
        repository.commit({self.AGENDA: RULES})
        assert "Agenda plans/agenda.yaml" in run("diff", "HEAD~1", "HEAD", cwd=repository.path).out
