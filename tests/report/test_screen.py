"""What every screen is made of: texts that do no harm, amounts that stay whole, tables that go on below."""

from __future__ import annotations

import io
import os
import re
import subprocess
import sys
from typing import TYPE_CHECKING

import pytest
from helpers import ROOT, on_screen, run
from hypothesis import given
from hypothesis import strategies as st
from rich.cells import cell_len
from rich.text import Text
from wijkplan.report.draw import progress as waiting
from wijkplan.report.draw.pieces import Row, Rows, bar, copied, text, verbatim
from wijkplan.report.draw.screen import WIDEST, Screen, drawn, picture, screen

if TYPE_CHECKING:
    from pathlib import Path


class Terminal(io.StringIO):
    """A stream that says that it is a terminal."""

    def isatty(self) -> bool:
        return True


class TestTexts:
    def test_an_amount_stays_on_one_line_with_its_sign(self) -> None:
        assert on_screen([text("Dat kost met alles erbij € 17.500.")], 26).splitlines() == [
            "Dat kost met alles erbij",
            "€ 17.500.",
        ]

    @pytest.mark.parametrize("naam", ["[bold]Soep[/bold]", "[link=x]y[/]", "[/]", ":smile:", "\\[a]", "[@click=f]x"])
    def test_a_name_is_no_markup(self, naam: str) -> None:
        assert on_screen([text(naam)]) == f"{naam}\n"
        assert on_screen([Rows("*r", [Row(text(naam), text("€ 5"))], compact=True)]) == f"{naam}  € 5\n"

    def test_the_path_of_a_file_stays_whole(self) -> None:
        path = "map/" * 30 + "plan.yaml"
        assert on_screen([copied(f"{path} is gemaakt.")], 40) == f"{path} is gemaakt.\n"

    def test_a_line_of_a_file_is_as_it_was(self) -> None:
        line = "\t- naam:  Soep" + " en brood" * 20 + "   "
        assert on_screen([verbatim(line)], 40) == f"{line}\n"

    @given(st.text(max_size=300), st.sampled_from([60, 80, 120]))
    def test_any_name_fits_and_is_whole(self, naam: str, width: int) -> None:
        """Whatever it is: all its letters, in their order, and no line is longer than the screen."""
        shown = on_screen([Rows("r*r", [Row(Text("1."), text(naam), text("€ 1.000.000,50"))])], width)
        assert max(map(cell_len, shown.splitlines())) <= width
        assert shown.splitlines()[0].endswith("€ 1.000.000,50")
        letters = "".join(str(text(naam)).replace("\ufdd0", " ").replace("\ufdd1", "\t").split())
        found = "".join(shown.replace("€ 1.000.000,50", "", 1).removeprefix("1.").split())
        assert found == letters


class TestTables:
    AMOUNTS = ("€ 80.000.000,25", "€ 7", "€ 90.000.000", "€ 12.345.678,90")

    def table(self, width: int) -> list[str]:
        rows = [Row(text("Eettafel voor iedereen"), *map(text, self.AMOUNTS)), Row(text("Soep"), *4 * [text("€ 1")])]
        return on_screen([Rows("*rrrr", rows, ("Naam", "A", "B", "C", "D"))], width).splitlines()

    @pytest.mark.parametrize("width", [60, 80, 120])
    def test_no_amount_is_broken_and_all_end_in_line(self, width: int) -> None:
        """15, 3, 12 and 15 columns with two between them, and a name of at least 16: 69 columns is enough for all.

        On a wide screen the amounts do not go further away from the names than 60 columns.
        """
        shown = self.table(width)
        assert [amount for amount in self.AMOUNTS if amount not in "\n".join(shown)] == []
        assert [line.split() for line in shown if line.startswith("Naam")] == (
            [["Naam", "A", "B"], ["Naam", "C", "D"]] if width == 60 else [["Naam", "A", "B", "C", "D"]]
        )
        assert {len(line) for line in shown if line.startswith(("Naam", "Soep"))} == {min(width, 60 + 53)}

    def test_a_note_stands_below_the_text_that_it_is_about(self) -> None:
        soep = Row(Text("9."), text("Soep"), text("€ 5"), notes=[text("Dat past.")])
        rows = [soep, Row(Text("10."), text("Bal"), text("€ 10"))]
        assert on_screen([Rows("r*r", rows)], 24).splitlines() == [
            " 9.  Soep            € 5",
            "     Dat past.",
            "10.  Bal            € 10",
        ]

    def test_a_bar_gives_its_columns_to_the_largest_remainders(self) -> None:
        """Of ten columns 4.9, 2.6 and 2.5: four, two and two, and the two that are left go to .9 and .6."""
        assert str(bar([(49, "█", "good"), (26, "▒", "partly"), (25, "░", "less")], 10)) == "█████▒▒▒░░"


class TestWhereItGoes:
    def test_colours_only_on_a_terminal_that_wants_them(self, monkeypatch: pytest.MonkeyPatch) -> None:
        monkeypatch.delenv("NO_COLOR", raising=False)
        monkeypatch.setenv("TERM", "xterm-256color")
        monkeypatch.delenv("COLORTERM", raising=False)
        assert screen(io.StringIO()).colours is None
        assert screen(Terminal()).colours == "256"
        monkeypatch.setenv("NO_COLOR", "1")
        assert screen(Terminal()).colours is None

    def test_without_colours_there_are_no_codes_at_all(self) -> None:
        assert drawn([text("Soep", "strong"), text("niets", "bad")], Screen(80, None)) == "Soep\nniets\n"
        assert drawn([text("niets", "bad")], Screen(80, "standard")) == "\x1b[31mniets\x1b[0m\n"

    def test_old_windows_gets_plain_text_one_column_smaller(self, monkeypatch: pytest.MonkeyPatch) -> None:
        """Its console shows codes as they are, and goes to the next line when a line is full."""
        monkeypatch.setattr("rich.console.detect_legacy_windows", lambda: True)
        monkeypatch.setenv("COLUMNS", "80")
        assert screen(Terminal()) == (79, None)

    def test_a_line_is_no_longer_than_an_eye_can_follow(self, monkeypatch: pytest.MonkeyPatch) -> None:
        monkeypatch.delenv("COLUMNS", raising=False)
        monkeypatch.setattr("shutil.get_terminal_size", lambda _size: os.terminal_size((300, 50)))
        assert screen(io.StringIO()).width == WIDEST
        monkeypatch.setenv("COLUMNS", "300")
        assert screen(io.StringIO()).width == 300

    def test_a_picture_loads_nothing_and_has_the_words(self) -> None:
        svg = picture([text("Soep € 5 <b>")], Screen(80, "truecolor"), "wijkplan")
        assert "Soep&#160;€&#160;5&#160;&lt;b&gt;" in svg
        assert "url(" not in svg.replace("url(#", "")


MACHINES = [
    *(("prioritise", "--format", form) for form in ("json", "csv", "markdown")),
    *(("allocate", "--format", form) for form in ("json", "csv", "markdown")),
    ("allocate", "--compare", "--format", "json"),
    ("allocate", "--scenario=-10%", "--format", "csv"),
    ("allocate", "--city", "--format", "markdown"),
    ("prioritise", "--city", "--format", "json"),
    ("room", "--format", "csv"),
    ("verify", "--format", "json"),
    *(("validate", "--format", form) for form in ("concise", "json", "sarif", "github", "gitlab")),
]


def test_what_machines_read_loads_no_rich() -> None:
    """It takes longer to load than it takes to check a plan. All in one process: whoever loads it is named."""
    program = f"""
import contextlib, io, sys
from wijkplan.commands.shell.main import main
sys.stdout.reconfigure(encoding="utf-8")
for arguments in {MACHINES!r}:
    with contextlib.redirect_stdout(io.StringIO()):
        code = main([arguments[0], "plans/2026/schothorst.yaml", *arguments[1:]])
    print(code, "rich" in sys.modules, *arguments)
"""
    done = subprocess.run([sys.executable, "-c", program], cwd=ROOT, capture_output=True, text=True, check=False)
    assert done.stderr == ""
    assert done.stdout.splitlines() == [f"0 False {' '.join(arguments)}" for arguments in MACHINES]


class TestWaiting:
    @pytest.fixture
    def impatient(self, monkeypatch: pytest.MonkeyPatch) -> None:
        monkeypatch.setattr(waiting, "PATIENCE", -1.0)
        monkeypatch.setenv("TERM", "xterm")

    def work(self, monkeypatch: pytest.MonkeyPatch, stream: io.StringIO) -> str:
        monkeypatch.setattr(sys, "stderr", stream)
        with waiting.progress("Controleren", 3) as done:
            for count in range(1, 4):
                done(count)
        return stream.getvalue()

    @pytest.mark.usefixtures("impatient")
    def test_a_bar_comes_and_goes_on_a_terminal(self, monkeypatch: pytest.MonkeyPatch) -> None:
        shown = self.work(monkeypatch, Terminal())
        assert "Controleren" in shown
        assert "3 van 3" in shown
        assert not re.search(r"\d:\d\d|-:--", shown), "how long it takes is not a promise"
        assert shown.endswith("\x1b[2K"), "its line is wiped"

    @pytest.mark.usefixtures("impatient")
    def test_nothing_elsewhere(self, monkeypatch: pytest.MonkeyPatch) -> None:
        assert self.work(monkeypatch, io.StringIO()) == ""

    def test_nothing_where_nobody_has_to_wait(self, monkeypatch: pytest.MonkeyPatch) -> None:
        assert self.work(monkeypatch, Terminal()) == ""


@pytest.mark.parametrize("command", [(), ("import",), ("allocate",), ("prioritise",)])
def test_help_fits_a_narrow_terminal_and_is_whole(tmp_path: Path, command: tuple[str, ...]) -> None:
    shown = {width: run(*command, "--help", cwd=tmp_path, env={"COLUMNS": width}).out for width in ("60", "100")}
    assert max(map(len, shown["60"].splitlines())) <= 60
    assert "..." not in shown["60"].replace("[BESTANDEN]...", "").replace("[ARGUMENTEN]...", "")
    assert re.sub(r"\s", "", shown["60"]) == re.sub(r"\s", "", shown["100"])


def test_no_sign_for_use_inside_the_program_reaches_a_screen() -> None:
    """What keeps a space from ending a line is a space in the end: ``thema 18,3``."""
    shown = run("prioritise", "plans/2026/soesterkwartier.yaml", cwd=ROOT).out
    assert "draagvlak 30,8 + " in shown
    assert "ufdd" not in shown
