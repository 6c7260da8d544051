"""README.md: a Dutch reader finds the guide at once, and the commands and the version are those of the program."""

from __future__ import annotations

import re

from helpers import ROOT
from wijkplan import __version__
from wijkplan.commands.shell.app import COMMANDS
from wijkplan.commands.shell.app import ROOT as TOP

PAGE = (ROOT / "README.md").read_text(encoding="utf-8")


def test_the_first_words_are_dutch_and_lead_to_the_guide() -> None:
    _title, first, *_rest = PAGE.split("\n\n")
    assert first.startswith("**Welkom!**")
    assert "](docs/handleiding.md)" in first


def test_the_set_up_comes_before_the_ways_to_install() -> None:
    places = [PAGE.index(text) for text in ("\nmake demo ", "\nmake test ", "\npipx install ")]
    assert places == sorted(places)


def test_every_command_is_in_the_table() -> None:
    first_cells = re.findall(r"^\| (`.*?) \|", PAGE.partition("## The commands\n")[2], re.MULTILINE)
    named = re.findall(r"`(.+?)`", " ".join(first_cells))
    shown = [name for name, lazy in COMMANDS[TOP].items() if lazy.help]
    assert sorted(named) == sorted([*shown, *(group for group in COMMANDS if group != TOP)])


def test_the_version_is_the_one_that_is_made_here() -> None:
    assert set(re.findall(r"wijkplan-(\d[\d.]*\d)-py3", PAGE)) == {__version__}
