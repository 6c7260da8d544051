"""`git-setup`: git itself reads plans in plain words and refuses a commit with an error; undo leaves no trace."""

from __future__ import annotations

import io
import shutil
import stat
import sys
from pathlib import Path

import pytest
import yaml
from git_helpers import NAME, PLAN, Repository, apart, committed, made, program
from helpers import Result, run

pytestmark = [
    pytest.mark.skipif(shutil.which("git") is None, reason="git is not installed"),
    pytest.mark.skipif(sys.platform == "win32", reason="the program under test is a shell script here"),
]


@pytest.fixture(autouse=True)
def _apart(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    apart(monkeypatch, tmp_path)
    program(monkeypatch, tmp_path)


@pytest.fixture
def repository(tmp_path: Path) -> Repository:
    return committed(tmp_path / "wijken", {NAME: PLAN, "plans/agenda.yaml": "gemeente: Amersfoort\n"})


def setup(repository: Repository, *options: str, cwd: Path | None = None) -> Result:
    return run("git-setup", *options, cwd=cwd or repository.path)


def everything(repository: Repository) -> dict[str, tuple[int, bytes]]:
    """All files of a repository, its settings and hooks included, with their modes."""
    files = [path for path in repository.path.rglob("*") if path.is_file()]
    return {str(path): (stat.S_IMODE(path.stat().st_mode), path.read_bytes()) for path in files}


def settings(repository: Repository) -> str:
    return repository.git("config", "--local", "--list").stdout


class TestGitReadsPlans:
    def test_git_log_shows_plain_words(self, repository: Repository) -> None:
        assert setup(repository, "--yes").code == 0
        repository.write({NAME: PLAN.replace("kosten: 300", "kosten: '€ 350,00'")})
        repository.commit()
        history = repository.git("log", "--patch", "-1").stdout
        assert "-initiatief 'soep', kosten: € 300\n" in history
        assert "+initiatief 'soep', kosten: € 350\n" in history
        assert "+agenda, gemeente: Amersfoort\n" in repository.git("log", "--patch", "--", "plans/agenda.yaml").stdout

    def test_another_order_and_another_layout_are_no_difference(self, repository: Repository) -> None:
        setup(repository, "--yes")
        lines = PLAN.splitlines(keepends=True)
        repository.write({NAME: "# Een opmerking\n" + "".join([*lines[:6], *reversed(lines[6:])])})
        assert [line for line in repository.git("diff").stdout.splitlines() if line[:1] in "+-"] == []

    def test_what_is_no_plan_is_shown_as_it_is(self, repository: Repository) -> None:
        setup(repository, "--yes")
        repository.write({NAME: PLAN.replace("totaal: 1000", "totaal: 2.400")})
        assert "+budget: {totaal: 2.400}\n" in repository.git("diff").stdout

    def test_the_settings_hold_for_plans_alone(self, repository: Repository) -> None:
        repository.commit({"docs/voorbeeld.yaml": PLAN})
        setup(repository, "--yes")
        attributes = repository.git("check-attr", "diff", "docs/voorbeeld.yaml", NAME, "plans/agenda.yaml").stdout
        assert [line.rpartition(": ")[2] for line in attributes.splitlines()] == ["unspecified", "wijkplan", "wijkplan"]

    def test_plans_in_a_folder_with_a_strange_name(self, tmp_path: Path) -> None:
        repository = made(tmp_path / "stad")
        repository.commit({"de wijken [1]/plans/a.yaml": PLAN})
        assert setup(repository, "--yes", cwd=repository.path / "de wijken [1]").code == 0
        attributes = repository.git("check-attr", "diff", "de wijken [1]/plans/a.yaml").stdout
        assert attributes.endswith(": diff: wijkplan\n")
        repository.write({"de wijken [1]/plans/a.yaml": PLAN.replace("jaar: 2026", "jaar: 26")})
        assert repository.git("commit", "--all", "--message", "fout", check=False).returncode == 1


class TestTheHook:
    def test_a_commit_with_an_error_is_stopped_and_says_why(self, repository: Repository) -> None:
        setup(repository, "--yes")
        repository.write({NAME: PLAN.replace("totaal: 1000", "totaal: 2.400")})
        repository.git("add", "--all")
        stopped = repository.git("commit", "--message", "fout", check=False)
        assert stopped.returncode == 1
        assert "'2.400' is op twee manieren te lezen" in stopped.stdout
        assert f"--> {NAME}:3:18" in stopped.stdout
        repository.write({NAME: PLAN.replace("totaal: 1000", "totaal: 2400")})
        repository.git("add", "--all")
        done = repository.git("commit", "--message", "goed")
        assert (done.returncode, "gelezen" in done.stdout) == (0, False)  # all is well: not a word

    def test_what_is_committed_is_checked_and_not_what_lies_beside_it(self, repository: Repository) -> None:
        setup(repository, "--yes")
        repository.write({NAME: PLAN.replace("totaal: 1000", "totaal: 2400")})
        repository.git("add", "--all")
        repository.write({NAME: "wijk: ["})
        assert repository.git("commit", "--message", "goed").returncode == 0
        repository.git("add", "--all")
        repository.write({NAME: PLAN})
        assert repository.git("commit", "--message", "fout", check=False).returncode == 1

    def test_a_commit_without_plans_is_left_alone(self, repository: Repository) -> None:
        repository.commit({NAME: "wijk: ["})
        setup(repository, "--yes")
        repository.write({"README.md": "# Plannen\n"})
        repository.git("add", "--all")
        assert repository.git("commit", "--message", "tekst").returncode == 0

    def test_ballots_beside_the_plans_come_along(self, repository: Repository) -> None:
        """A plan may point at ballots outside the folder of the plans; the commit has them."""
        ballots = "META\nkey;value\nbudget;100\nPROJECTS\nproject_id;cost\nsoep;300\nVOTES\nvoter_id;vote\n1;soep\n"
        setup(repository, "--yes")
        repository.write({"stemmen/wijk.pb": ballots, NAME: PLAN + "stemmen: ../../stemmen/wijk.pb\n"})
        repository.git("add", "--all")
        assert repository.git("commit", "--message", "Stemmen").returncode == 0

    def test_the_last_plan_may_go(self, repository: Repository) -> None:
        setup(repository, "--yes")
        repository.git("rm", "--quiet", "-r", "plans")
        assert repository.git("commit", "--message", "weg").returncode == 0


class TestAsking:
    def test_without_a_person_nothing_happens(self, repository: Repository, monkeypatch: pytest.MonkeyPatch) -> None:
        monkeypatch.setattr("sys.stdin", io.StringIO())
        before = everything(repository)
        result = setup(repository)
        assert result.code == 2
        assert "--yes" in result.err
        assert "plans/**/*.yaml diff=wijkplan" in result.out
        assert everything(repository) == before

    @pytest.mark.parametrize(("answer", "code"), [("ja", 0), ("J", 0), ("yes", 0), ("nee", 2), ("", 2)])
    def test_a_person_is_asked(
        self, repository: Repository, monkeypatch: pytest.MonkeyPatch, answer: str, code: int
    ) -> None:
        monkeypatch.setattr("sys.stdin.isatty", lambda: True, raising=False)
        monkeypatch.setattr("typer.prompt", lambda *_args, **_options: answer)
        before = everything(repository)
        assert setup(repository).code == code
        assert (everything(repository) == before) is (code == 2)

    def test_a_dry_run_shows_and_writes_nothing(self, repository: Repository) -> None:
        before = everything(repository)
        result = setup(repository, "--dry-run")
        assert (result.code, result.err) == (0, "")
        for place in (".gitattributes", ".git/config diff.wijkplan.textconv", ".git/hooks/pre-commit"):
            assert f"\n{place}\n" in result.out
        assert everything(repository) == before

    def test_it_says_how_to_undo_it(self, repository: Repository) -> None:
        assert "wijkplan git-setup --undo" in setup(repository, "--yes").err


class TestUndo:
    @pytest.mark.parametrize("attributes", [None, "", "*.png binary\n", "*.png binary", "*.png binary\r\n"])
    def test_undo_leaves_everything_as_it_was(self, repository: Repository, attributes: str | None) -> None:
        if attributes is not None:
            (repository.path / ".gitattributes").write_bytes(attributes.encode())
        before, known = everything(repository), settings(repository)
        setup(repository, "--yes")
        assert everything(repository) != before
        assert setup(repository, "--undo", "--yes").code == 0
        after = everything(repository)
        config = str(repository.path / ".git" / "config")  # an empty heading may stay there
        assert {**after, config: before[config]} == (
            {k: v for k, v in before.items() if v[1]} | {config: before[config]}
        )
        assert settings(repository) == known

    def test_lines_of_others_that_came_later_stay(self, repository: Repository) -> None:
        setup(repository, "--yes")
        with (repository.path / ".gitattributes").open("a", encoding="utf-8") as file:
            file.write("*.png binary\n")
        setup(repository, "--undo", "--yes")
        assert (repository.path / ".gitattributes").read_text(encoding="utf-8") == "*.png binary\n"

    def test_there_is_nothing_to_undo_twice(self, repository: Repository) -> None:
        setup(repository, "--yes")
        setup(repository, "--undo", "--yes")
        assert setup(repository, "--undo") == Result(0, "Er is niets te doen.\n", "")

    @pytest.mark.skipif(sys.platform == "win32", reason="there every file can be run")
    def test_a_hook_that_git_cannot_run_is_mended(self, repository: Repository) -> None:
        setup(repository, "--yes")
        hook = repository.path / ".git" / "hooks" / "pre-commit"
        hook.chmod(0o644)
        assert setup(repository, "--yes").code == 0
        assert hook.stat().st_mode & stat.S_IXUSR

    def test_twice_is_once(self, repository: Repository) -> None:
        setup(repository, "--yes")
        before = everything(repository)
        result = setup(repository)
        assert (result.code, result.err) == (0, "")
        assert result.out.count("staat al goed") == 3
        assert everything(repository) == before


class TestWhatIsThereAlready:
    def test_a_hook_of_somebody_else_stays(self, repository: Repository) -> None:
        hook = repository.path / ".git" / "hooks" / "pre-commit"
        hook.parent.mkdir(exist_ok=True)
        hook.write_text("#!/bin/sh\nexit 0\n", encoding="utf-8")
        assert ".git/hooks/pre-commit: daar staat al iets van een ander." in setup(repository, "--yes").out
        setup(repository, "--undo", "--yes")
        assert hook.read_text(encoding="utf-8") == "#!/bin/sh\nexit 0\n"

    def test_a_hook_that_was_changed_stays_too(self, repository: Repository) -> None:
        setup(repository, "--yes")
        hook = repository.path / ".git" / "hooks" / "pre-commit"
        hook.write_text(hook.read_text(encoding="utf-8") + "echo ook dit\n", encoding="utf-8")
        setup(repository, "--undo", "--yes")
        assert "echo ook dit" in hook.read_text(encoding="utf-8")

    def test_a_textconv_of_somebody_else_stays(self, repository: Repository) -> None:
        repository.git("config", "diff.wijkplan.textconv", "cat")
        setup(repository, "--yes")
        setup(repository, "--undo", "--yes")
        assert "diff.wijkplan.textconv=cat" in settings(repository)

    def test_what_an_older_program_wrote_is_brought_up_to_date(self, repository: Repository) -> None:
        setup(repository, "--yes")
        hook = repository.path / ".git" / "hooks" / "pre-commit"
        now = hook.read_text(encoding="utf-8")
        hook.write_text(now.replace("\nwijkplan validate", "\n/oud/python -m wijkplan validate"), encoding="utf-8")
        repository.git("config", "diff.wijkplan.textconv", "/oud/python -m wijkplan textconv")
        assert setup(repository, "--yes").code == 0
        assert hook.read_text(encoding="utf-8") == now
        assert "diff.wijkplan.textconv=wijkplan textconv" in settings(repository)

    def test_hooks_in_a_folder_of_the_repository(self, repository: Repository) -> None:
        repository.git("config", "core.hooksPath", ".hooks")
        setup(repository, "--yes", cwd=repository.path / "plans")
        assert (repository.path / ".hooks" / "pre-commit").exists()
        assert not (repository.path / ".git" / "hooks" / "pre-commit").exists()

    def test_hooks_outside_the_repository_are_left_alone(self, repository: Repository, tmp_path: Path) -> None:
        repository.git("config", "core.hooksPath", tmp_path / "haken")
        assert "dat is buiten deze map" in setup(repository, "--yes").out
        assert not (tmp_path / "haken").exists()

    def test_where_pre_commit_is_used_its_configuration_is_shown(self, repository: Repository) -> None:
        repository.commit({".pre-commit-config.yaml": "repos: []\n"})
        out = setup(repository, "--yes").out
        shown = "".join(line for line in out.splitlines(keepends=True) if line.startswith("  ") and "|" not in line[:4])
        ((hook,),) = [repo["hooks"] for repo in yaml.safe_load(shown)]
        assert (hook["entry"], hook["files"]) == ("wijkplan validate --quiet", r"(^|/)plans/.*\.ya?ml$")
        assert not (repository.path / ".git" / "hooks" / "pre-commit").exists()

    def test_a_file_that_cannot_be_written_leaves_everything_as_it_was(
        self, repository: Repository, monkeypatch: pytest.MonkeyPatch
    ) -> None:
        """The hook is the last of the three; what was written before it is taken back."""
        from wijkplan.git.setup import Hook

        def full(_hook: Hook) -> None:
            raise OSError(28, "No space left on device")

        monkeypatch.setattr(Hook, "do", full)
        known = settings(repository)
        result = setup(repository, "--yes")
        assert result.code == 2
        assert ".git/hooks/pre-commit: No space left on device. Er is niets veranderd." in result.err
        assert not (repository.path / ".gitattributes").exists()
        assert settings(repository) == known


class TestElsewhere:
    def test_outside_a_repository(self, tmp_path: Path) -> None:
        result = run("git-setup", "--yes", cwd=tmp_path)
        assert (result.code, result.out) == (2, "")
        assert "deze map staat niet in git" in result.err

    def test_a_bare_repository(self, repository: Repository, tmp_path: Path) -> None:
        repository.git("clone", "--quiet", "--bare", repository.path, tmp_path / "kaal")
        assert setup(Repository(tmp_path / "kaal"), "--yes").code == 2
