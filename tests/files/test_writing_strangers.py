"""Writing where others write too: who was killed, who is faster, whose file it is, and what nobody can write."""

from __future__ import annotations

import contextlib
import errno
import itertools
import os
import random
import signal
import stat
import struct
import time
from collections.abc import Callable
from pathlib import Path

import pytest
from helpers import Result, run
from wijkplan.files import writing
from wijkplan.files.reading import read
from wijkplan.files.writing import ChangedOnDiskError, replace_text, write_new, write_whole
from wijkplan.yamltext.editing import value_at, with_value
from wijkplan.yamltext.text import MAX_BYTES

PLAN = "wijk: Voorbeeld\njaar: 2026\nbudget: {totaal: 1000}\n"

posix = pytest.mark.skipif(not hasattr(os, "fork"), reason="no such system calls there")
as_root = pytest.mark.skipif(not hasattr(os, "geteuid") or os.geteuid() != 0, reason="only root gives files away")


@pytest.fixture
def plan(tmp_path: Path) -> Path:
    (tmp_path / ".git").mkdir()
    path = tmp_path / "plan.yaml"
    path.write_bytes(PLAN.encode())
    return path


def called(path: Path, totaal: str = "2000") -> Result:
    return run("set", path.name, "budget.totaal", totaal, cwd=path.parent)


def names(folder: Path) -> set[str]:
    return {path.name for path in folder.iterdir()} - {".git"}


def in_a_child(do: Callable[[], None]) -> int:
    """Do this in another process, which is not waited for."""
    child = os.fork()
    if child == 0:
        with contextlib.suppress(BaseException):
            do()
        os._exit(0)
    return child


def killed_at(step: str, do: Callable[[], object]) -> None:
    """Do this in another process, which is killed where it comes at that system call."""

    def until_killed() -> None:
        setattr(os, step, lambda *_arguments: os.kill(os.getpid(), signal.SIGKILL))
        do()

    _child, status = os.waitpid(in_a_child(until_killed), 0)
    assert os.WIFSIGNALED(status), f"it did not come to {step}"


@posix
class TestKilled:
    """The file is old or new; what a killed write left beside it is gone with the next one."""

    @pytest.mark.parametrize("step", ["fsync", "replace"])
    def test_what_is_left_beside_a_file_is_cleared_by_the_next_write(self, plan: Path, step: str) -> None:
        killed_at(step, lambda: write_whole(plan, b"half"))
        assert plan.read_bytes() == PLAN.encode()
        assert len(names(plan.parent)) == 2
        assert called(plan).code == 0
        assert names(plan.parent) == {"plan.yaml"}
        assert plan.read_bytes() == PLAN.replace("1000", "2000").encode()

    @pytest.mark.parametrize(("step", "is_there"), [("fsync", False), ("link", False), ("unlink", True)])
    def test_a_new_file_is_there_whole_or_not(self, plan: Path, step: str, is_there: bool) -> None:
        """Killed where it had its name already, the leftover is the new file itself: that stays whole."""
        new = plan.with_name("nieuw.yaml")
        killed_at(step, lambda: write_new(new, PLAN.encode()))
        assert new.exists() == is_there
        if is_there:
            assert called(new).err == ""
        else:
            write_new(new, PLAN.replace("1000", "2000").encode())
        assert new.read_bytes() == PLAN.replace("1000", "2000").encode()
        assert names(plan.parent) == {"plan.yaml", "nieuw.yaml"}

    def test_at_any_moment(self, plan: Path) -> None:
        contents = [bytes([letter]) * 200_000 for letter in b"ab"]
        moments = random.Random(2026)  # noqa: S311 - nothing is kept secret with it
        write_whole(plan, contents[0])
        for _ in range(25):

            def write_on() -> None:
                for n in itertools.count():
                    write_whole(plan, contents[n % 2])

            child = in_a_child(write_on)
            time.sleep(moments.uniform(0, 0.006))
            os.kill(child, signal.SIGKILL)
            os.waitpid(child, 0)
            assert plan.read_bytes() in contents
        write_whole(plan, b"c")
        assert names(plan.parent) == {"plan.yaml"}

    def test_files_of_others_stay(self, plan: Path) -> None:
        others = {".plan.yaml.tmp", ".wijkplan-0123456789abcdef.tmp", "plan.yaml~", ".plan.yaml.swp", "#plan.yaml#"}
        for name in others:
            plan.with_name(name).write_bytes(b"van een ander")
        assert called(plan).code == 0
        assert names(plan.parent) == {"plan.yaml", *others}
        assert {plan.with_name(name).read_bytes() for name in others} == {b"van een ander"}

    @pytest.mark.parametrize("kind", ["link", "pipe", "folder"])
    def test_what_is_no_file_of_ours_in_its_place_is_left_alone(self, plan: Path, kind: str) -> None:
        """Who may write in the folder cannot have us write somewhere else, or wait for ever."""
        other = plan.with_name("ander.txt")
        other.write_bytes(b"van een ander")
        with writing._scratch(plan) as (_file, scratch):
            scratch.unlink()
        match kind:
            case "link":
                scratch.symlink_to(other)
            case "pipe":
                os.mkfifo(scratch)
            case _:
                scratch.mkdir()
        assert called(plan).code == 1
        assert (plan.read_bytes(), other.read_bytes()) == (PLAN.encode(), b"van een ander")


class TestTwoAtOnce:
    def test_one_that_writes_now_is_left_in_peace(self, plan: Path, monkeypatch: pytest.MonkeyPatch) -> None:
        monkeypatch.setattr(writing, "PATIENCE", 0.02)
        with writing._scratch(plan) as (file, scratch):
            file.write(b"van een ander")
            file.flush()
            result = called(plan)
            assert scratch.read_bytes() == b"van een ander"
        assert result.code == 1
        assert result.err == (
            "wijkplan: het lukt niet om plan.yaml te schrijven: een ander programma schrijft het nu ook; "
            "probeer het zo nog eens. Er is niets veranderd.\n"
        )
        assert plan.read_bytes() == PLAN.encode()

    @posix
    def test_nothing_that_anybody_wrote_is_lost(self, plan: Path) -> None:
        """Four add one euro, ten times each; whoever was too late hears so, reads again and tries again."""

        def one_more() -> None:
            while True:
                before = read(plan)
                now = int(value_at(before, ("budget", "totaal")))
                try:
                    replace_text(before, with_value(before, ("budget", "totaal"), str(now + 1)))
                except ChangedOnDiskError:
                    continue
                return

        def ten_more() -> None:
            for _ in range(10):
                one_more()

        for child in [in_a_child(ten_more) for _ in range(4)]:
            os.waitpid(child, 0)
        assert plan.read_bytes().decode() == PLAN.replace("1000", "1040")
        assert names(plan.parent) == {"plan.yaml"}

    def test_a_change_at_the_last_moment_is_seen(self, plan: Path, monkeypatch: pytest.MonkeyPatch) -> None:
        """After the new text went to the disk, and before it takes the place of the old one."""
        flushed = os.fsync

        def overtaken(number: int) -> None:
            flushed(number)
            plan.write_bytes(b"wijk: Van een ander\n")

        monkeypatch.setattr(os, "fsync", overtaken)
        result = called(plan)
        assert result.code == 1
        assert "plan.yaml is intussen veranderd" in result.err
        assert plan.read_bytes() == b"wijk: Van een ander\n"
        assert names(plan.parent) == {"plan.yaml"}

    @pytest.mark.parametrize("has_links", [True, False])
    def test_a_new_file_does_not_take_the_place_of_one_that_came_meanwhile(
        self, plan: Path, monkeypatch: pytest.MonkeyPatch, has_links: bool
    ) -> None:
        new, flushed = plan.with_name("nieuw.yaml"), os.fsync

        def overtaken(number: int) -> None:
            flushed(number)
            new.write_bytes(b"van een ander")

        def refused(*_names: object) -> None:
            raise OSError(errno.EPERM, os.strerror(errno.EPERM))

        monkeypatch.setattr(os, "fsync", overtaken)
        if not has_links:
            monkeypatch.setattr(os, "link", refused)
        with pytest.raises(FileExistsError):
            write_new(new, b"van ons")
        assert new.read_bytes() == b"van een ander"
        assert names(plan.parent) == {"plan.yaml", "nieuw.yaml"}


@posix
class TestPowerCut:
    def test_the_text_is_on_the_disk_before_it_has_the_name_and_then_the_name_too(
        self, plan: Path, monkeypatch: pytest.MonkeyPatch
    ) -> None:
        done = []
        flushed, replaced = os.fsync, os.replace

        def flush(number: int) -> None:
            done.append("folder" if stat.S_ISDIR(os.fstat(number).st_mode) else f"{os.fstat(number).st_size} bytes")
            flushed(number)

        def replace(old: Path, new: Path) -> None:
            done.append("name")
            replaced(old, new)

        monkeypatch.setattr(os, "fsync", flush)
        monkeypatch.setattr(os, "replace", replace)
        write_whole(plan, b"x" * 10)
        assert done == ["10 bytes", "name", "folder"]


@posix
class TestWhoseFileItIs:
    @pytest.mark.parametrize("mode", [0o600, 0o640, 0o664, 0o444 | 0o200])
    def test_nobody_may_read_the_scratch_file_who_may_not_read_the_file(
        self, plan: Path, monkeypatch: pytest.MonkeyPatch, mode: int
    ) -> None:
        plan.chmod(mode)
        seen, claimed, flushed = [], writing._claimed, os.fsync

        def claim(scratch: Path) -> object:
            found = claimed(scratch)
            seen.append(stat.S_IMODE(scratch.stat().st_mode))
            return found

        def flush(number: int) -> None:
            if stat.S_ISREG(os.fstat(number).st_mode):
                seen.append(stat.S_IMODE(os.fstat(number).st_mode))
            flushed(number)

        monkeypatch.setattr(writing, "_claimed", claim)
        monkeypatch.setattr(os, "fsync", flush)
        assert called(plan).code == 0
        assert seen == [0o600, mode]
        assert stat.S_IMODE(plan.stat().st_mode) == mode

    @as_root
    def test_root_leaves_a_file_with_its_owner(self, plan: Path) -> None:
        os.chown(plan, 12345, 12346)
        plan.chmod(0o660)
        result = called(plan)
        assert (result.code, result.err) == (0, "")
        found = plan.stat()
        assert (found.st_uid, found.st_gid, stat.S_IMODE(found.st_mode)) == (12345, 12346, 0o660)

    @as_root
    def test_where_the_owner_cannot_stay_that_is_said_and_no_other_group_may_more(
        self, plan: Path, monkeypatch: pytest.MonkeyPatch
    ) -> None:
        def refused(*_who: int) -> None:
            raise PermissionError(errno.EPERM, os.strerror(errno.EPERM))

        os.chown(plan, 12345, 12346)
        plan.chmod(0o664)
        monkeypatch.setattr(os, "fchown", refused)
        result = called(plan)
        assert (result.code, result.err) == (
            0,
            "let op: plan.yaml staat nu op jouw naam. Kijk of anderen er nog bij kunnen.\n",
        )
        assert stat.S_IMODE(plan.stat().st_mode) == 0o644

    @as_root
    def test_a_leftover_of_somebody_else_does_not_become_the_file(self, plan: Path) -> None:
        killed_at("replace", lambda: write_whole(plan, b"half"))
        (leftover,) = plan.parent.glob(".wijkplan-*")
        os.chown(leftover, 12345, 12346)
        assert called(plan).code == 0
        assert plan.stat().st_uid == os.geteuid()
        assert names(plan.parent) == {"plan.yaml"}

    @pytest.mark.skipif(not hasattr(os, "setxattr"), reason="no attributes there")
    def test_attributes_stay_and_a_folder_hands_none_down(self, plan: Path) -> None:
        """A folder can say that others may read what is made in it; of this file somebody took that back."""
        acl = struct.pack(
            "<I" + 5 * "HHI",
            2,
            *(1, 7, 2**32 - 1),
            *(2, 7, 12345),
            *(4, 5, 2**32 - 1),
            *(16, 7, 2**32 - 1),
            *(32, 5, 2**32 - 1),
        )
        try:
            os.setxattr(plan, "user.bron", b"wijktafel")
            os.setxattr(plan.parent, "system.posix_acl_default", acl)
        except OSError:
            pytest.skip("not on this disk")
        before = os.listxattr(plan)
        assert called(plan).code == 0
        assert os.listxattr(plan) == before
        assert os.getxattr(plan, "user.bron") == b"wijktafel"

    def test_other_names_of_the_file_are_told_of(self, plan: Path) -> None:
        """Whole or not at all is worth more than two names for one file; but nobody has to find out by himself."""
        other = plan.with_name("zelfde.yaml")
        os.link(plan, other)
        result = called(plan)
        assert (result.code, result.err) == (
            0,
            "let op: plan.yaml had op deze schijf nog een naam. Onder die naam staat nog de oude tekst.\n",
        )
        assert (plan.read_bytes(), other.read_bytes()) == (PLAN.replace("1000", "2000").encode(), PLAN.encode())


class TestNames:
    @pytest.mark.parametrize("name", ["x" * 250 + ".yaml", "é" * 125 + ".yaml", "-plan.yaml", "a b'\"$x.yaml"])
    def test_whatever_it_is_called(self, plan: Path, name: str) -> None:
        path = plan.with_name(name)
        if os.name == "nt" and '"' in name:
            pytest.skip("no such names there")
        assert run("new", "--wijk", "A", "--jaar", "2026", "--", name, cwd=plan.parent).code == 0
        assert run("set", "--", name, "budget.totaal", "5", cwd=plan.parent).code == 0
        assert "totaal: 5 " in path.read_text(encoding="utf-8")
        assert run("fmt", "--", name, cwd=plan.parent).code == 0
        assert names(plan.parent) == {"plan.yaml", "plan.schema.json", name}

    def test_a_name_that_is_too_long_leaves_nothing_behind(self, plan: Path) -> None:
        name = f"map/{'x' * 300}.yaml"
        result = run("new", name, "--wijk", "A", "--jaar", "2026", cwd=plan.parent)
        assert result.code == 2
        assert "te schrijven: de naam is te lang" in result.err
        assert names(plan.parent) == {"plan.yaml"}

    @pytest.mark.parametrize("to", ["map", "map/plan.yaml/x.yaml", "plan.yaml"])
    def test_next_year_over_something_else(self, plan: Path, to: str) -> None:
        (plan.parent / "map").mkdir()
        (plan.parent / "map" / "plan.yaml").write_bytes(b"van een ander")
        result = run("next", "plan.yaml", "--to", to, cwd=plan.parent)
        assert (result.code, result.out) == (2, "")
        assert "Er is niets veranderd" in result.err or "er is niets veranderd" in result.err
        assert plan.read_bytes() == PLAN.encode()
        assert (plan.parent / "map" / "plan.yaml").read_bytes() == b"van een ander"
        assert names(plan.parent) == {"plan.yaml", "map"}

    def test_a_folder_where_a_table_is_to_come(self, plan: Path) -> None:
        (plan.parent / "plan.xlsx").mkdir()
        for options in ((), ("--force",)):
            result = run("export", "xlsx", "plan.yaml", *options, cwd=plan.parent)
            assert result.code == 1
            assert result.err.startswith("wijkplan: het lukt niet om plan.xlsx te schrijven: ")
        assert "het is een map" in result.err

    @posix
    def test_a_link_that_leads_to_itself(self, plan: Path) -> None:
        plan.with_name("kring.yaml").symlink_to("kring.yaml")
        result = run("new", "kring.yaml", "--wijk", "A", "--jaar", "2026", cwd=plan.parent)
        assert result.code == 2
        assert result.err.startswith("wijkplan: het lukt niet om kring.yaml te schrijven: ")
        assert names(plan.parent) == {"plan.yaml", "kring.yaml"}

    @posix
    def test_in_a_folder_that_is_gone(self, plan: Path) -> None:
        gone = plan.parent / "weg"
        gone.mkdir()
        here = Path.cwd()
        os.chdir(gone)
        try:
            gone.rmdir()
            results = [in_a_gone_folder(*command) for command in (("fmt",), ("validate",), ("new", "a.yaml"))]
        finally:
            os.chdir(here)
        assert {result.code for result in results} == {2}
        assert {result.err for result in results} == {
            "wijkplan: de map waar je bent is er niet meer. Ga eerst naar een andere map.\n"
        }

    def test_two_names_that_are_one_to_some_systems(self, plan: Path) -> None:
        """On Windows and macOS the second would take the place of the first."""
        for name in ("oost/Buurt.pb", "west/buurt.pb"):
            (plan.parent / name).parent.mkdir()
            (plan.parent / name).write_text("META\n", encoding="utf-8")
        result = run("import", "pabulib", "oost/Buurt.pb", "west/buurt.pb", "--to", "uit", "--force", cwd=plan.parent)
        assert result.code == 2
        assert "er zijn twee bestanden met de naam" in result.err


def in_a_gone_folder(*command: str) -> Result:
    """As `run`, without a folder to go back to."""
    import io

    from wijkplan.commands.shell.main import main

    err = io.StringIO()
    with contextlib.redirect_stderr(err):
        code = main(list(command))
    return Result(code, "", err.getvalue())


class TestNothingWithErrorsIsWritten:
    """What a command makes is checked before it is written: all of them, in the same way."""

    def test_allocate_and_verify_take_the_same_amounts(self, plan: Path) -> None:
        """`allocate` gave a figure that `verify` could not read."""
        plan.write_text(PLAN.replace("1000", "1000, meegenomen: 99999999999"), encoding="utf-8")
        result = run("allocate", "plan.yaml", "--format", "json", cwd=plan.parent)
        assert (result.code, "WP317" in result.err) == (1, True)
        plan.write_text(PLAN.replace("1000", "1000, meegenomen: 99999999000"), encoding="utf-8")
        result = run("allocate", "plan.yaml", "--format", "json", cwd=plan.parent)
        assert result.code == 0
        (plan.parent / "uit.json").write_text(result.out, encoding="utf-8")
        assert run("verify", "uit.json", cwd=plan.parent).code == 0

    @pytest.mark.parametrize("options", [(), ("--dry-run",)])
    def test_next_years_plan(self, plan: Path, options: tuple[str, ...]) -> None:
        """What is left of this year comes on top of a total that is as large as can be."""
        plan.write_text(PLAN.replace("1000", "99999999999"), encoding="utf-8")
        result = run("next", "plan.yaml", *options, cwd=plan.parent)
        assert (result.code, result.out) == (1, "")
        assert "WP317" in result.err
        assert "zo komen er fouten in plan-2027.yaml; er is niets geschreven." in result.err
        assert names(plan.parent) == {"plan.yaml"}

    def test_a_plan_that_nobody_could_read_any_more(self, plan: Path) -> None:
        """A plan is at most 1 MiB: what makes it larger is not written."""
        plan.write_text(PLAN + "#" + "x" * (MAX_BYTES - len(PLAN) - 20) + "\n", encoding="utf-8")
        before = plan.read_bytes()
        result = run("add", "plan.yaml", "initiatief", "--naam", "Soep op dinsdag", "--yes", cwd=plan.parent)
        assert result.code == 1
        assert "1024 KiB" in result.err or "1 MiB" in result.err
        assert plan.read_bytes() == before

    def test_the_points_of_a_meeting(self, plan: Path) -> None:
        """They are written like any other change."""
        text = PLAN + "themas: [{naam: Samen}]\n#"
        plan.write_text(text + "x" * (MAX_BYTES - len(text) - 9) + "\n", encoding="utf-8")
        (plan.parent / "stemmen.csv").write_text("nr;samen\n1;8\n", encoding="utf-8")
        before = plan.read_bytes()
        result = run("import", "stemmen", "stemmen.csv", "--plan", "plan.yaml", "--stem", "wijk", cwd=plan.parent)
        assert (result.code, result.out) == (1, "")
        assert plan.read_bytes() == before

    def test_letters_that_are_none(self, plan: Path) -> None:
        """Somebody's terminal is in another code page."""
        for command in (
            ("set", "plan.yaml", "wijk", "\udcff"),
            ("new", "n.yaml", "--wijk", "\udcff", "--jaar", "2026"),
        ):
            result = run(*command, cwd=plan.parent)
            assert result.code in (1, 2)
            assert result.err.startswith("wijkplan: ")
        assert names(plan.parent) == {"plan.yaml"}
        assert plan.read_bytes() == PLAN.encode()

    @pytest.mark.parametrize("command", ["set plan.yaml budget.totaal 2000", "add plan.yaml thema --naam Samen --yes"])
    @pytest.mark.parametrize("end", ["\n", ""])
    @pytest.mark.parametrize("mark", [b"\xef\xbb\xbf", b""])
    def test_a_file_of_windows_stays_one(self, plan: Path, command: str, end: str, mark: bytes) -> None:
        plan.write_bytes(mark + (PLAN.rstrip("\n") + end).replace("\n", "\r\n").encode())
        assert run(*command.split(), cwd=plan.parent).code == 0
        after = plan.read_bytes()
        assert after.startswith(mark + b"wijk")
        assert after.count(b"\n") == after.count(b"\r\n") > 1
        assert after.endswith(b"\r\n") == bool(end)
