"""Writing a changed plan back: the old file or the new one, whole, whatever happens."""

from __future__ import annotations

import os
import signal
import stat
import subprocess
import sys
import textwrap
from collections.abc import Callable
from pathlib import Path

import pytest
from helpers import Result, run
from wijkplan.files.reading import read
from wijkplan.files.writing import ChangedOnDiskError, replace_text
from wijkplan.yamltext.document import Document
from wijkplan.yamltext.editing import with_value

BEFORE = """\
# Café 😀
wijk: Voorbeeld
jaar: 2026
budget: {totaal: 1000}
themas:
- naam: Samen   # eten
"""
AFTER = BEFORE + "  prioriteit:\n    wijk: 8\n"
TABLE = "nr;samen\n1;8\n"
BOM = b"\xef\xbb\xbf"


@pytest.fixture
def plan(tmp_path: Path) -> Path:
    (tmp_path / ".git").mkdir()
    (tmp_path / "stemmen.csv").write_text(TABLE, encoding="utf-8")
    path = tmp_path / "plan.yaml"
    path.write_bytes(BEFORE.encode())
    return path


def changed(path: Path) -> tuple[Document, Document]:
    """The plan as it was read, and with an 8 of the wijk."""
    before = read(path)
    return before, with_value(before, ("themas", 0, "prioriteit", "wijk"), "8")


def stemmen(plan: Path) -> Result:
    return run("import", "stemmen", "stemmen.csv", "--plan", plan.name, "--stem", "wijk", cwd=plan.parent)


def nothing_else(plan: Path) -> bool:
    """No other file was left behind."""
    return {path.name for path in plan.parent.iterdir()} == {".git", "stemmen.csv", "plan.yaml"}


def test_the_changed_text_is_written(plan: Path) -> None:
    replace_text(*changed(plan))
    assert plan.read_bytes() == AFTER.encode()
    assert nothing_else(plan)


@pytest.mark.parametrize("start", [b"", BOM])
@pytest.mark.parametrize("line_end", ["\n", "\r\n", "\r"])
@pytest.mark.parametrize("last", ["", "\n"])
def test_byte_order_mark_and_line_ends_stay(plan: Path, start: bytes, line_end: str, last: str) -> None:
    plan.write_bytes(start + (BEFORE.rstrip("\n") + last).replace("\n", line_end).encode())
    replace_text(*changed(plan))
    assert plan.read_bytes() == start + (AFTER.rstrip("\n") + last).replace("\n", line_end).encode()


def test_what_somebody_else_wrote_in_between_stays(plan: Path) -> None:
    before, after = changed(plan)
    plan.write_bytes(b"wijk: Van een ander\n")
    with pytest.raises(ChangedOnDiskError):
        replace_text(before, after)
    assert plan.read_bytes() == b"wijk: Van een ander\n"
    assert nothing_else(plan)


def test_another_line_end_is_a_change_too(plan: Path) -> None:
    before, after = changed(plan)
    plan.write_bytes(BEFORE.replace("\n", "\r\n").encode())
    with pytest.raises(ChangedOnDiskError):
        replace_text(before, after)
    assert plan.read_bytes() == BEFORE.replace("\n", "\r\n").encode()


def test_a_file_that_went_away_in_between_does_not_come_back(plan: Path) -> None:
    before, after = changed(plan)
    plan.unlink()
    with pytest.raises(FileNotFoundError):
        replace_text(before, after)
    assert not plan.exists()


def test_a_link_stays_a_link(plan: Path) -> None:
    """What it points at is written, in its own folder."""
    real = plan.parent / "map" / "echt.yaml"
    real.parent.mkdir()
    plan.rename(real)
    plan.symlink_to(Path("map") / "echt.yaml")
    replace_text(*changed(plan))
    assert plan.is_symlink()
    assert os.readlink(plan) == str(Path("map") / "echt.yaml")
    assert real.read_bytes() == AFTER.encode()
    assert [path.name for path in real.parent.iterdir()] == ["echt.yaml"]


@pytest.mark.skipif(os.name == "nt", reason="no modes there")
@pytest.mark.parametrize("mode", [0o600, 0o640, 0o664])
def test_the_mode_stays(plan: Path, mode: int) -> None:
    plan.chmod(mode)
    replace_text(*changed(plan))
    assert stat.S_IMODE(plan.stat().st_mode) == mode


def read_only(path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """A file that may only be read. Root may write anything: there the system is made to say what others hear."""
    path.chmod(0o444)
    if os.access(path, os.W_OK):
        allowed = os.access
        monkeypatch.setattr(os, "access", lambda where, mode: mode != os.W_OK and allowed(where, mode))


def test_a_file_that_may_only_be_read(plan: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """Replacing it would be possible, since that needs no more than the folder; but it was locked on purpose."""
    read_only(plan, monkeypatch)
    with pytest.raises(PermissionError):
        replace_text(*changed(plan))
    assert plan.read_bytes() == BEFORE.encode()
    result = stemmen(plan)
    assert result.code == 1
    assert "het lukt niet om plan.yaml te schrijven" in " ".join(result.err.split())
    assert plan.read_bytes() == BEFORE.encode()
    assert nothing_else(plan)


def fails(error: BaseException) -> Callable[..., None]:
    def call(*_arguments: object, **_options: object) -> None:
        raise error

    return call


@pytest.mark.parametrize("step", ["replace", "fsync"])
@pytest.mark.parametrize("error", [OSError(28, "No space left on device"), KeyboardInterrupt()])
def test_when_writing_fails_the_old_file_stays(
    plan: Path, monkeypatch: pytest.MonkeyPatch, step: str, error: BaseException
) -> None:
    """Or is interrupted; and the temporary file is cleared away."""
    before, after = changed(plan)
    monkeypatch.setattr(os, step, fails(error))
    with pytest.raises(type(error)):
        replace_text(before, after)
    assert plan.read_bytes() == BEFORE.encode()
    assert nothing_else(plan)


@pytest.mark.parametrize("step", ["replace", "fsync"])
def test_the_command_says_that_writing_failed(plan: Path, monkeypatch: pytest.MonkeyPatch, step: str) -> None:
    monkeypatch.setattr(os, step, fails(OSError(28, "No space left on device")))
    result = stemmen(plan)
    assert result.code == 1
    assert "het lukt niet om plan.yaml te schrijven" in " ".join(result.err.split())
    assert plan.read_bytes() == BEFORE.encode()
    assert nothing_else(plan)


def test_what_is_read_back_has_to_be_what_was_meant(plan: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """A disk that keeps only the first twenty bytes: the temporary file is read back before it takes the place."""
    monkeypatch.setattr(os, "fsync", lambda file: os.ftruncate(file, 20))
    result = stemmen(plan)
    assert result.code == 1
    assert "plan.yaml" in result.err
    assert plan.read_bytes() == BEFORE.encode()
    assert nothing_else(plan)


@pytest.mark.parametrize(
    "themas",
    [
        "themas:\n- naam: Samen\n  prioriteit: {}\n",
        "themas:\n- naam: Samen\n  prioriteit:\n    wijk: |-\n      3\n    aanbieder: 4\n",
        "themas:\n- ? naam\n  : Samen\n",
        "themas:\n- naam: |\n    Samen",
        "themas:\n- {naam: Samen, prioriteit: {wijk, aanbieder: 4}}\n",
    ],
)
def test_a_plan_in_a_rare_layout_is_changed_or_left_alone(plan: Path, themas: str) -> None:
    """If it cannot be changed, nothing is written and the message says what; never a traceback."""
    written = BEFORE.partition("themas:")[0] + themas
    plan.write_bytes(written.encode())
    assert run("validate", "plan.yaml", cwd=plan.parent).code == 0
    result = stemmen(plan)
    if result.code == 0:
        assert read(plan).data()["themas"][0]["prioriteit"]["wijk"] == "8"
    else:
        assert result.code == 1
        assert "plan.yaml" in result.err
        assert plan.read_bytes() == written.encode()
    assert nothing_else(plan)


@pytest.mark.skipif(not hasattr(signal, "SIGKILL"), reason="no such signal there")
@pytest.mark.parametrize(("moment", "content"), [("before", BEFORE), ("after", AFTER)])
def test_killed_at_the_last_step_the_file_is_whole(plan: Path, moment: str, content: str) -> None:
    """Just before the file is replaced it is the old one, just after it the new one; no other plan is in the folder."""
    program = f"""
        import os, signal, sys
        from wijkplan.commands.shell.main import main

        replace = os.replace

        def killed(*names):
            if {moment == "after"}:
                replace(*names)
            os.kill(os.getpid(), signal.SIGKILL)

        os.replace = killed
        main(["import", "stemmen", "stemmen.csv", "--plan", "plan.yaml", "--stem", "wijk"])
    """
    done = subprocess.run(
        [sys.executable, "-c", textwrap.dedent(program)], cwd=plan.parent, check=False, capture_output=True
    )
    assert done.returncode == -signal.SIGKILL, done.stderr
    assert plan.read_bytes() == content.encode()
    assert [path.name for path in plan.parent.glob("*.y*ml")] == ["plan.yaml"]
    assert run("validate", ".", cwd=plan.parent).code == 0
