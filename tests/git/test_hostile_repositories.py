"""A repository from a stranger: its configuration runs nothing, its trees write nowhere, its size is bounded."""

from __future__ import annotations

import os
import shutil
from collections.abc import Iterator
from pathlib import Path
from unittest import mock

import pytest
from gathered import together
from git_helpers import NAME, PLAN, TUIN_FIRST, Repository, apart, committed, data, diff, made, the_plan
from helpers import run
from wijkplan.git import repository as reading
from wijkplan.git.repository import refusal

pytestmark = pytest.mark.skipif(shutil.which("git") is None, reason="git is not installed")


PROGRAMS = (
    "core.fsmonitor",
    "core.pager",
    "core.editor",
    "core.askPass",
    "core.sshCommand",
    "diff.external",
    "diff.plan.command",
    "diff.plan.textconv",
    "filter.plan.clean",
    "filter.plan.smudge",
    "filter.plan.process",
    "pager.diff",
    "alias.ls-tree",
)


@pytest.fixture(autouse=True)
def _apart(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    apart(monkeypatch, tmp_path)


@pytest.fixture
def repository(tmp_path: Path) -> Repository:
    """A repository with one plan in two versions."""
    return committed(tmp_path / "wijken", {NAME: PLAN}, {NAME: TUIN_FIRST})


@pytest.fixture
def canary(tmp_path: Path) -> Iterator[str]:
    """A program that leaves a file behind; afterwards that file may not be there."""
    sung, program = tmp_path / "sung", tmp_path / "canary"
    program.write_text(f"#!/bin/sh\ntouch '{sung}'\ncat\n", encoding="utf-8")
    program.chmod(0o755)
    yield str(program)
    assert not sung.exists()


def everything(repository: Repository) -> None:
    """All that asks git something: versions, the files as they are now, a name that is not there, the settings."""
    repository.write({NAME: PLAN, "plans/2026/nieuw.yaml": PLAN})
    (repository.path / NAME).unlink()
    for arguments in ([], ["HEAD~1", "HEAD"], ["HEAD~1..."], ["nergens"], ["--", "plans"]):
        diff(repository, *arguments)
    for arguments in (["git-setup", "--yes"], ["git-setup", "--undo", "--yes"]):
        run(*arguments, cwd=repository.path)


def tree(repository: Repository, *entries: tuple[str, str, str]) -> str:
    """A commit with a tree of just these entries (mode, name, object), which git itself would not make."""
    raw = b"".join(
        f"{mode.lstrip('0')} ".encode() + os.fsencode(name) + b"\0" + bytes.fromhex(oid) for mode, name, oid in entries
    )
    file = repository.path / ".git" / "made-up"
    file.write_bytes(raw)
    made_up = repository.git("hash-object", "-t", "tree", "-w", "--literally", file).stdout.strip()
    return repository.git("commit-tree", "-m", "x", made_up).stdout.strip()


def blob(repository: Repository, text: str) -> str:
    file = repository.path / ".git" / "made-up"
    file.write_text(text, encoding="utf-8")
    return repository.git("hash-object", "-w", "--no-filters", file).stdout.strip()


@pytest.mark.skipif(os.name == "nt", reason="the programs are for a shell")
class TestNothingIsRun:
    def test_that_the_configuration_names(self, repository: Repository, canary: str) -> None:
        for key in PROGRAMS:
            repository.git("config", key, f"!{canary}" if key.startswith("alias") else canary)
        (repository.path / ".git/info/attributes").write_text("* diff=plan filter=plan\n", encoding="utf-8")
        repository.git("config", "core.hooksPath", repository.path / "haken")
        for folder in (repository.path / ".git/hooks", repository.path / "haken"):
            folder.mkdir(exist_ok=True)
            for name in ("post-index-change", "reference-transaction", "fsmonitor-watchman", "post-checkout"):
                shutil.copy(canary, folder / name)
        everything(repository)

    @pytest.mark.parametrize("url", ["ext::sh -c {canary}", "ssh://wijk.example/x", "{elsewhere}"])
    def test_to_fetch_what_is_missing(self, repository: Repository, canary: str, url: str, tmp_path: Path) -> None:
        """A partial clone asks the remote for what it lacks, through whatever program the remote names."""
        elsewhere = made(tmp_path / "elders").path
        settings = {
            "core.repositoryFormatVersion": "1",
            "extensions.partialClone": "origin",
            "remote.origin.promisor": "true",
            "remote.origin.url": url.format(canary=canary, elsewhere=elsewhere),
            "remote.origin.uploadpack": canary,
            "protocol.allow": "always",
            "protocol.ext.allow": "always",
            "core.sshCommand": canary,
        }
        for key, value in settings.items():
            repository.git("config", key, value)
        oid = repository.git("rev-parse", f"HEAD:{NAME}").stdout.strip()
        (repository.path / ".git/objects" / oid[:2] / oid[2:]).unlink()
        result = diff(repository, "HEAD~1", "HEAD")
        assert (result.code, result.out) == (2, "")
        assert f"'{NAME}' is niet in deze kopie van git" in " ".join(result.err.split())
        everything(repository)
        diff(repository, "0" * 39 + "1")

    def test_in_a_submodule(self, repository: Repository, canary: str, tmp_path: Path) -> None:
        other = made(tmp_path / "ander")
        other.commit({"x.yaml": PLAN})
        repository.git("-c", "protocol.file.allow=always", "submodule", "add", "--quiet", other.path, "plans/ander")
        repository.commit()
        Repository(repository.path / "plans/ander").git("config", "core.fsmonitor", canary)
        Repository(repository.path / "plans/ander").write({"x.yaml": TUIN_FIRST})
        everything(repository)
        assert "'plans/ander' in HEAD is niet gelezen: dat is een map uit een ander project" in " ".join(
            diff(repository).err.split()
        )

    def test_through_the_environment(self, repository: Repository, canary: str) -> None:
        with mock.patch.dict(os.environ, {"GIT_EXTERNAL_DIFF": canary, "GIT_SSH_COMMAND": canary, "GIT_PAGER": canary}):
            everything(repository)

    def test_in_a_bare_repository_among_the_files(self, repository: Repository, canary: str) -> None:
        """Such a folder can be committed, configuration and all; git would take it for a repository of its own."""
        repository.git("clone", "--quiet", "--bare", repository.path, repository.path / "plans" / "kaal")
        bare = Repository(repository.path / "plans" / "kaal")
        bare.git("config", "core.fsmonitor", canary)
        result = diff(bare, "HEAD~1", "HEAD")
        assert (result.code, result.out) == (2, "")
        assert "GIT_DIR=." in result.err


class TestNamesInATree:
    @together(
        ("name", "why"),
        [
            ("//etc/x.yaml", "outside"),
            ("/etc/x.yaml", "outside"),
            ("../x.yaml", "outside"),
            ("plans/../../x.yaml", "outside"),
            ("plans\\..\\..\\x.yaml", "outside"),
            ("\\\\server\\share\\x.yaml", "outside"),
            ("C:/x.yaml", "outside"),
            ("C:x.yaml", "outside"),
            ("plans//x.yaml", "outside"),
            ("plans/./x.yaml", "outside"),
            (".git/x.yaml", "git"),
            ("plans/.GIT/x.yaml", "git"),
            ("plans/.git./x.yaml", "git"),
            ("plans/.git /x.yaml", "git"),
            ("plans/git~1/x.yaml", "git"),
            ("plans/.g\u200cit/x.yaml", "git"),
            ("plans/.git::$INDEX_ALLOCATION/x.yaml", "git"),
            ("plans\\.git\\x.yaml", "git"),
            ("plans\\x.yaml", "strange"),
            ("plans/a\nb.yaml", "strange"),
            ("plans/a\x1b[2Jb.yaml", "strange"),
            ("plans/a\u2028b.yaml", "strange"),
            ("plans/" + "a" * 256 + ".yaml", "long"),
            ("plans/" + "abc/" * 300 + "x.yaml", "long"),
            ("plans/2026/de wijk – één.yaml", None),
            ("plans/.github/x.yaml", None),
            ("plans/..x.yaml", None),
            ("plans/👩‍🌾.yaml", None),
        ],
    )
    def test_each_is_judged(self, name: str, why: str | None) -> None:
        assert refusal("100644", name) == why

    def test_a_name_that_is_a_whole_path_is_written_nowhere(self, repository: Repository, tmp_path: Path) -> None:
        target = tmp_path / "elders.yaml"
        text = blob(repository, PLAN)
        for name in (f"/{target}", str(target), "../elders.yaml"):
            commit = tree(repository, ("100644", name, text), ("100644", "soest.yaml", text))
            result = diff(repository, "HEAD~1", commit, "--", ".")
            said = " ".join(result.err.split())
            assert f"'{name}' in {commit} is niet gelezen: die naam leidt naar een plek buiten de map" in said
            assert result.code == 1
            assert not target.exists()

    def test_links_and_submodules_are_named_where_they_could_be_plans(self, repository: Repository) -> None:
        text = blob(repository, "../../elders.yaml")
        commit = tree(
            repository,
            ("120000", "een.yaml", text),
            ("120000", "foto.jpg", text),
            ("160000", "plans", "1" * 40),
        )
        result = diff(repository, "HEAD", commit)
        assert [line.split("'")[1] for line in result.err.splitlines()] == ["plans"]
        assert result.code == 0
        said = diff(repository, "HEAD", commit, "--", ".").err
        assert [line.split("'")[1] for line in said.splitlines()] == ["een.yaml"]

    def test_many_strange_names_are_counted(self, repository: Repository) -> None:
        text = blob(repository, PLAN)
        commit = tree(repository, *(("100644", f"{n:02}\n::error::x.yaml", text) for n in range(25)))
        lines = diff(repository, "HEAD", commit, "--", ".").err.splitlines()
        assert len(lines) == 21
        assert lines[-1] == "wijkplan: en nog 5 zo."
        assert not [line for line in lines if line.startswith("::")]


class TestBounds:
    def test_a_tree_that_holds_itself_over_and_over(
        self, repository: Repository, monkeypatch: pytest.MonkeyPatch
    ) -> None:
        """Ten folders in ten folders in ... : a few objects, ten thousand million files."""
        monkeypatch.setattr(reading, "MAX_LISTING", 100_000)
        mode, oid = "100644", blob(repository, PLAN)
        for _level in range(10):
            commit = tree(repository, *((mode, f"{n}.yaml" if mode == "100644" else str(n), oid) for n in range(10)))
            mode, oid = "40000", repository.git("rev-parse", f"{commit}^{{tree}}").stdout.strip()
        result = diff(repository, "HEAD", commit)
        assert (result.code, result.out) == (2, "")
        assert "meer dan wijkplan leest" in result.err

    def test_one_small_object_as_a_great_many_files(
        self, repository: Repository, monkeypatch: pytest.MonkeyPatch
    ) -> None:
        monkeypatch.setattr(reading, "MAX_TOTAL", 20 * len(PLAN))
        text = blob(repository, PLAN)
        for count, code in ((10, 1), (30, 2)):
            commit = tree(repository, *(("100644", f"{n:02}.yaml", text) for n in range(count)))
            assert diff(repository, "HEAD", commit, "--", ".").code == code
        monkeypatch.setattr(reading, "MAX_FILES", 9)
        assert diff(repository, "HEAD", f"{commit}", "--", ".").code == 2

    def test_a_large_file_is_not_read(self, repository: Repository) -> None:
        commit = tree(repository, ("100644", "groot.yaml", blob(repository, "#" * (1024 * 1024 + 1))))
        with mock.patch.object(reading.Repository, "_contents", return_value={}) as contents:
            result = diff(repository, "HEAD", commit, "--", ".")
        assert all(not call.args[0] for call in contents.mock_calls[1:])
        assert "groter dan 1024 KiB" in " ".join(result.out.split())

    @pytest.mark.skipif(os.name == "nt", reason="the program is for a shell")
    def test_git_that_does_not_end(
        self, repository: Repository, monkeypatch: pytest.MonkeyPatch, tmp_path: Path
    ) -> None:
        slow = tmp_path / "bin" / "git"
        slow.parent.mkdir()
        slow.write_text("#!/bin/sh\nexec sleep 20\n", encoding="utf-8")
        slow.chmod(0o755)
        monkeypatch.setenv("PATH", str(slow.parent), prepend=os.pathsep)
        monkeypatch.setattr(reading, "SECONDS", 0.1)
        result = diff(repository)
        assert result.code == 2
        assert "nog niet klaar" in result.err


class TestWhatARevisionIs:
    def test_replaced_objects_do_not_count(self, repository: Repository) -> None:
        """``refs/replace`` can show another text under the name of a version that everybody knows."""
        before = repository.git("rev-parse", f"HEAD:{NAME}").stdout.strip()
        repository.git("replace", before, blob(repository, PLAN.replace("totaal: 1000", "totaal: 9000")))
        assert data(repository, "HEAD~1", "HEAD")["plannen"][0]["veranderingen"][0]["id"] == "tuin"

    def test_files_elsewhere_are_not_those_of_this_repository(self, repository: Repository, tmp_path: Path) -> None:
        repository.git("config", "core.worktree", tmp_path)
        for result in (diff(repository), run("git-setup", "--yes", cwd=repository.path)):
            assert result.code == 2
            assert "staan de bestanden in" in " ".join(result.err.split())
        assert not (tmp_path / ".gitattributes").exists()

    def test_a_worktree_and_a_submodule_are_themselves(self, repository: Repository, tmp_path: Path) -> None:
        repository.git("worktree", "add", "--quiet", "--detach", tmp_path / "naast")
        beside = Repository(tmp_path / "naast")
        beside.write({NAME: PLAN})
        assert the_plan(data(beside))["bestand"] == NAME

    def test_git_dir_in_the_environment_is_what_a_user_says(self, repository: Repository) -> None:
        repository.write({NAME: PLAN})
        with mock.patch.dict(
            os.environ, {"GIT_DIR": str(repository.path / ".git"), "GIT_WORK_TREE": str(repository.path)}
        ):
            assert the_plan(data(repository, cwd=repository.path / "plans"))["bestand"] == NAME

    def test_a_renamed_plan_is_found_without_asking_the_work_tree(self, repository: Repository) -> None:
        old, new = repository.path / NAME, repository.path / "plans/2026/nieuw.yaml"
        old.rename(new)
        new.write_text(TUIN_FIRST.replace("Soesterkwartier", "Soest"), encoding="utf-8")
        found = the_plan(data(repository))
        assert (found["soort"], found["bestand"]) == ("veranderd", "plans/2026/nieuw.yaml")


@pytest.mark.skipif(os.name == "nt", reason="this system makes no links and pipes")
class TestLinksThatLeadOutside:
    """What lies elsewhere on this computer is not shown, and nothing is written there."""

    @pytest.fixture
    def elsewhere(self, repository: Repository, tmp_path: Path) -> Path:
        """A folder with a plan, and links to it and to the plan in the repository."""
        folder = tmp_path / "elders"
        folder.mkdir()
        (folder / "geheim.yaml").write_text(PLAN.replace("Soester", "Geheim"), encoding="utf-8")
        (folder / "agenda.yaml").write_text("gemeente: Geheimstad\nonbekend: 1\n", encoding="utf-8")
        (repository.path / "map").symlink_to(folder)
        (repository.path / "plans/2026/link.yaml").symlink_to("../../../elders/geheim.yaml")
        return folder

    def test_none_is_read(self, repository: Repository, elsewhere: Path) -> None:
        for arguments in (
            ["validate"],
            ["validate", "plans/2026/link.yaml"],
            ["validate", "map"],
            ["validate", "map/geheim.yaml"],
            ["allocate"],
            ["fmt", "--diff"],
            ["diff"],
            ["set", "plans/2026/link.yaml", "budget.totaal", "5"],
        ):
            result = run(*arguments, cwd=repository.path)
            assert result.code == 1, arguments
            assert "verwijst naar een bestand buiten de map van git" in " ".join((result.out + result.err).split()), (
                arguments
            )
            assert "Geheim" not in result.out + result.err
        assert "totaal: 1000" in (elsewhere / "geheim.yaml").read_text(encoding="utf-8")

    def test_no_agenda(self, repository: Repository, elsewhere: Path) -> None:
        (repository.path / "plans/agenda.yaml").symlink_to(elsewhere / "agenda.yaml")
        result = run("validate", NAME, cwd=repository.path)
        assert "buiten de map" in " ".join(result.out.split())
        assert "onbekend" not in result.out

    def test_an_agenda_above_the_repository_is_of_somebody_else(self, repository: Repository, tmp_path: Path) -> None:
        (tmp_path / "agenda.yaml").write_text("onbekend: 1\n", encoding="utf-8")
        assert "onbekend" not in run("validate", cwd=repository.path).out

    def test_none_is_written(self, repository: Repository, elsewhere: Path) -> None:
        (repository.path / "plans/2027").symlink_to(elsewhere)
        (repository.path / "los.yaml").symlink_to(elsewhere / "nieuw.yaml")
        (repository.path / ".gitattributes").symlink_to(elsewhere / "nieuw.yaml")
        for arguments in (
            ["next", NAME],
            ["next", NAME, "--to", "los.yaml"],
            ["new", "los.yaml", "--wijk", "Nieuw"],
            ["new", "map/los.yaml", "--wijk", "Nieuw"],
            ["export", "xlsx", NAME, "-o", "map/tabel.xlsx"],
        ):
            assert run(*arguments, cwd=repository.path).code in (1, 2), arguments
        run("git-setup", "--yes", cwd=repository.path)
        assert sorted(path.name for path in elsewhere.iterdir()) == ["agenda.yaml", "geheim.yaml"]

    def test_links_inside_and_a_link_to_the_repository_are_fine(self, repository: Repository, tmp_path: Path) -> None:
        (repository.path / "plans/2026/link.yaml").symlink_to("soesterkwartier.yaml")
        (tmp_path / "hier").symlink_to(repository.path)
        assert run("validate", "plans/2026/link.yaml", cwd=repository.path).code == 0
        assert run("validate", tmp_path / "hier" / NAME, cwd=tmp_path).code == 0

    def test_a_pipe_keeps_nobody_waiting(self, repository: Repository) -> None:
        os.mkfifo(repository.path / "plans/2026/pijp.yaml")
        for arguments in (["validate"], ["diff"], ["diff", "HEAD~1"]):
            result = run(*arguments, cwd=repository.path)
            assert result.code == 1
            assert "is niet te lezen" in " ".join(result.out.split())
        assert run("textconv", "plans/2026/pijp.yaml", cwd=repository.path).code == 2

    @pytest.mark.parametrize(
        "stemmen", ["../../../elders/x.pb", "/etc/passwd", "link.pb", "pijp.pb", "map/x.pb", "/dev/zero"]
    )
    def test_ballots_are_in_the_repository(self, repository: Repository, elsewhere: Path, stemmen: str) -> None:
        (elsewhere / "x.pb").write_text("GEHEIM\n", encoding="utf-8")
        folder = repository.path / "plans/2026"
        (folder / "link.pb").symlink_to(elsewhere / "x.pb")
        (folder / "map").symlink_to(elsewhere)
        os.mkfifo(folder / "pijp.pb")
        (folder / "link.yaml").unlink()
        repository.write({NAME: PLAN + f"stemmen: {stemmen}\n"})
        result = run("validate", cwd=repository.path)
        assert result.code == 1
        assert "GEHEIM" not in result.out
