"""Every command that writes a plan: the old file or the new one, whole, whatever happens."""

from __future__ import annotations

import errno
import math
import os
import random
import shutil
import signal
import subprocess
import time
from collections.abc import Callable
from pathlib import Path

import pytest
from git_helpers import apart
from helpers import Result, run
from terminal_helpers import split_off
from thoroughness import cases
from wijkplan.files import reading, writing
from wijkplan.files.writing import write_whole
from wijkplan.yamltext.document import Document
from workbook_helpers import cell, exported, place, saved

COMMANDS = {
    "set": ("set", "plan.yaml", "budget.totaal", "2000"),
    "add": ("add", "plan.yaml", "initiatief", "--naam", "Soep op dinsdag"),
    "decide": ("decide", "plan.yaml", "straatfeest", "300", "--door", "buurtbestuur", "--datum", "2026-03-02"),
    "results": ("results", "plan.yaml", "straatfeest", "--bereikt", "80", "--verantwoord", "2026-12-01"),
    "import stemmen": ("import", "stemmen", "stemmen.csv", "--plan", "plan.yaml", "--stem", "wijk"),
    "fmt": ("fmt", "plan.yaml"),
    "import xlsx": ("import", "xlsx", "plan.xlsx", "--plan", "plan.yaml"),
}
"""How each of them is called, such that it changes `BEFORE`."""
OTHERS = {
    "next": (("next", "plan.yaml", "--to", "2027.yaml"), "2027.yaml"),
    "export xlsx": (("export", "xlsx", "plan.yaml", "--force"), "plan.xlsx"),
}
"""Commands that leave the plan alone and write a file beside it."""

BEFORE = """\
# Café 😀
wijk: Voorbeeld
jaar: 2026
budget: {totaal: 1000}
themas:
- naam: Samen   # eten
bewonersinitiatieven:
- naam: Straatfeest
  kosten: 300
"""
OTHER = b"wijk: Van een ander\n"
KILLS = cases(200)
"""Over all commands together; not one less where they do not share them out evenly."""

every_command = pytest.mark.parametrize("command", COMMANDS.values(), ids=COMMANDS)


@pytest.fixture(scope="module")
def workbook(tmp_path_factory: pytest.TempPathFactory) -> bytes:
    """That of the plan, in which somebody filled in another amount."""
    book = exported(place(tmp_path_factory.mktemp("workbook"), BEFORE, agenda=None).parent)
    cell(book, "Bewonersinitiatieven", "straatfeest", "kosten").value = 400
    return saved(book)


@pytest.fixture
def plan(tmp_path: Path, workbook: bytes) -> Path:
    (tmp_path / "stemmen.csv").write_text("nr;samen\n1;8\n", encoding="utf-8")
    (tmp_path / "plan.xlsx").write_bytes(workbook)
    return place(tmp_path, BEFORE, agenda=None)


def called(command: tuple[str, ...], plan: Path) -> Result:
    return run(*command, cwd=plan.parent)


def assert_left_alone(result: Result, plan: Path, said: str, content: bytes = BEFORE.encode()) -> None:
    """The command says why it wrote nothing, and leaves nothing behind."""
    assert result.code == 1
    assert said in " ".join(result.err.split())
    assert plan.read_bytes() == content
    assert {path.name for path in plan.parent.iterdir()} == {".git", "stemmen.csv", "plan.yaml", "plan.xlsx"}


def fails(error: OSError) -> Callable[..., None]:
    def call(*_arguments: object, **_options: object) -> None:
        raise error

    return call


@every_command
def test_it_writes(command: tuple[str, ...], plan: Path) -> None:
    """And keeps the comments."""
    assert called(command, plan).code == 0
    after = plan.read_bytes().decode()
    assert after != BEFORE
    assert "# Café 😀\n" in after
    assert "# eten" in after
    assert run("validate", "plan.yaml", cwd=plan.parent).code == 0


@every_command
def test_what_somebody_else_wrote_in_between_stays(
    command: tuple[str, ...], plan: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    read = reading.read

    def read_and_overtaken(path: Path) -> Document:
        found = read(path)
        plan.write_bytes(OTHER)
        return found

    monkeypatch.setattr(reading, "read", read_and_overtaken)
    assert_left_alone(called(command, plan), plan, "plan.yaml is intussen veranderd", OTHER)


@every_command
def test_a_file_that_may_only_be_read(command: tuple[str, ...], plan: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """Root may write anything: there the system is made to say what others hear."""
    plan.chmod(0o444)
    if os.access(plan, os.W_OK):
        allowed = os.access
        monkeypatch.setattr(os, "access", lambda where, mode: mode != os.W_OK and allowed(where, mode))
    assert_left_alone(
        called(command, plan), plan, "het lukt niet om plan.yaml te schrijven: je mag het niet veranderen"
    )


@every_command
@pytest.mark.parametrize(
    ("number", "said"),
    [
        (errno.EACCES, "je mag het niet veranderen"),
        (errno.EROFS, "deze schijf is alleen om te lezen"),
    ],
)
def test_a_folder_that_may_only_be_read(
    command: tuple[str, ...], plan: Path, monkeypatch: pytest.MonkeyPatch, number: int, said: str
) -> None:
    monkeypatch.setattr(writing, "_claimed", fails(OSError(number, os.strerror(number))))
    assert_left_alone(called(command, plan), plan, f"het lukt niet om plan.yaml te schrijven: {said}")


@every_command
@pytest.mark.parametrize("step", ["fsync", "replace"])
def test_a_full_disk(command: tuple[str, ...], plan: Path, monkeypatch: pytest.MonkeyPatch, step: str) -> None:
    monkeypatch.setattr(os, step, fails(OSError(errno.ENOSPC, os.strerror(errno.ENOSPC))))
    result = called(command, plan)
    assert_left_alone(result, plan, "het lukt niet om plan.yaml te schrijven: de schijf is vol")


@every_command
def test_a_disk_that_loses_letters(command: tuple[str, ...], plan: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """What was written is read back before it takes the place of the old file."""
    monkeypatch.setattr(os, "fsync", lambda file: os.ftruncate(file, 20))
    assert_left_alone(called(command, plan), plan, "het lukt niet om plan.yaml te schrijven")


@every_command
def test_a_link_stays_a_link(command: tuple[str, ...], plan: Path) -> None:
    real = plan.parent / "map" / "echt.yaml"
    real.parent.mkdir()
    plan.rename(real)
    plan.symlink_to(Path("map") / "echt.yaml")
    assert called(command, plan).code == 0
    assert plan.is_symlink()
    assert os.readlink(plan) == str(Path("map") / "echt.yaml")
    assert real.read_bytes() != BEFORE.encode()
    assert [path.name for path in real.parent.iterdir()] == ["echt.yaml"]


def assert_whole_after_kills(folder: Path, command: tuple[str, ...], *written: str) -> None:
    """Kill this command time after time: what it writes is each time as before, or as it should become."""
    paths = [folder / name for name in written]
    before = contents(paths)

    def put_back() -> None:
        for path, content in zip(paths, before, strict=True):
            if content is None:
                path.unlink(missing_ok=True)
            elif not path.is_file() or path.read_bytes() != content:
                write_whole(path, content)

    assert run(*command, cwd=folder).code == 0
    after = contents(paths)
    assert before != after
    put_back()
    begin = time.monotonic()
    assert run(*command, cwd=folder).code == 0  # all is loaded by now: this is how long it takes
    took = time.monotonic() - begin
    for _ in range(math.ceil(KILLS / (len(COMMANDS) + len(OTHERS)))):
        put_back()
        child = split_off()
        if child == 0:
            try:
                while True:
                    run(*command, cwd=folder)
                    put_back()
            finally:
                os._exit(1)  # whatever happens: there is one who runs the other tests
        time.sleep(random.uniform(0, min(2 * took, 0.1)))  # noqa: S311 - nothing is kept secret with it
        os.kill(child, signal.SIGKILL)
        os.waitpid(child, 0)
        for path, found, *whole in zip(paths, contents(paths), before, after, strict=True):
            assert found in whole, (path, found)
    time.sleep(0.2)  # git, if the last one that was killed had just started it, comes to its end
    put_back()
    assert run(*command, cwd=folder).code == 0
    assert contents(paths) == after


def contents(paths: list[Path]) -> list[bytes | None]:
    return [path.read_bytes() if path.is_file() else None for path in paths]


can_be_killed = pytest.mark.skipif(
    not hasattr(signal, "SIGKILL") or not hasattr(os, "fork"), reason="no such signal there"
)


@can_be_killed
@every_command
def test_killed_at_any_moment_the_file_is_whole(command: tuple[str, ...], plan: Path) -> None:
    """Old or new, time after time; and what a killed run left behind is in nobody's way."""
    assert_whole_after_kills(plan.parent, command, "plan.yaml")
    assert [path.name for path in plan.parent.glob("*.y*ml")] == ["plan.yaml"]
    assert run("validate", ".", cwd=plan.parent).code == 0


@can_be_killed
@pytest.mark.parametrize(("command", "written"), OTHERS.values(), ids=OTHERS)
def test_killed_at_any_moment_what_is_made_is_whole_or_as_it_was(
    command: tuple[str, ...], written: str, plan: Path
) -> None:
    """A new file is not there yet, or there as a whole; a workbook is the old one or the new one."""
    assert_whole_after_kills(plan.parent, command, written)
    assert plan.read_bytes() == BEFORE.encode()
    assert (plan.parent / written).is_file()


@can_be_killed
@pytest.mark.skipif(shutil.which("git") is None, reason="git is not installed")
def test_killed_at_any_moment_what_git_reads_is_whole(plan: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """The lines for plans are in ``.gitattributes`` or not, and so are the setting and the hook."""
    apart(monkeypatch, plan.parent)
    subprocess.run(["git", "init", "--quiet", "."], cwd=plan.parent, check=True)
    (plan.parent / ".gitattributes").write_text("*.png binary\n", encoding="utf-8")
    written = (".gitattributes", ".git/config", ".git/hooks/pre-commit")
    assert_whole_after_kills(plan.parent, ("git-setup", "--yes"), *written)
