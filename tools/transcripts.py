"""Pages that show commands with what they print: run again, so that they stay true.

In a page, a ``console`` block holds lines that start with ``$ wijkplan`` or ``$ git`` and below each what it prints;
`` | `` hands what one command prints to the next. Where a command asks something, what the page has behind the question
is the answer, and a question that the page leaves out is skipped. A ``yaml`` block whose first line is
``# some/path.yaml`` is a file that the commands after it can read.
"""

from __future__ import annotations

import contextlib
import datetime
import io
import os
import re
import shlex
import subprocess
import sys
from pathlib import Path
from unittest import mock

from wijkplan import language
from wijkplan.commands.shell.main import main
from wijkplan.plan.reading import dates

_BLOCK = re.compile(r"```(?P<kind>console|yaml)\n(?P<body>.*?)^```$", re.DOTALL | re.MULTILINE)
_FILE = re.compile(r"# (?P<path>[\w./-]+\.yaml)\n")


_TODAY = datetime.date(2026, 12, 1)
"""In the year of the plans on the pages: when that is over, more is asked of a plan."""
_NOT_PASSED_ON = ("WIJKPLAN_", "GIT_", "FORCE_COLOR", "CI")
_ASKING = ("new", "add", "set", "decide", "results")


def refreshed(page: str, folder: Path) -> str:
    """The page with what every command in it prints now, run in this folder."""

    def block(found: re.Match[str]) -> str:
        if found["kind"] == "yaml":
            if named := _FILE.match(found["body"]):
                path = folder / named["path"]
                path.parent.mkdir(parents=True, exist_ok=True)
                path.write_text(found["body"], encoding="utf-8")
            return found[0]
        shown = []
        for screen in re.split(r"^\$ ", found["body"], flags=re.MULTILINE)[1:]:
            command, *below = screen.splitlines()
            shown.append(f"$ {command}\n{_output(command, folder, below)}")
        return "```console\n" + "\n".join(shown) + "```"

    return _BLOCK.sub(block, page)


class _Reader:
    """Somebody at a terminal who answers each question with what the page has behind it, and else with Enter."""

    def __init__(self, page: list[str], printed: io.TextIOWrapper) -> None:
        self._page, self._printed = page, printed
        self._skipped = ""

    def isatty(self) -> bool:
        return True

    def readline(self) -> str:
        """The answer to the question that was asked last; nothing where Enter does not answer it either."""
        self._printed.flush()
        question = self._printed.buffer.getvalue().decode().rpartition("\n")[2].strip()  # type: ignore[attr-defined]
        for number, line in enumerate(self._page):
            if f"{line} ".startswith(f"{question} "):
                self._page = self._page[number + 1 :]
                return self._typed(line.removeprefix(question).strip())
        if question == self._skipped:
            return ""
        self._skipped = question
        return self._typed("")

    def _typed(self, answer: str) -> str:
        self._printed.write(f"{answer}\n")
        return f"{answer}\n"


def _output(command: str, folder: Path, below: list[str]) -> str:
    """What a command prints, results and messages together, 80 columns wide; the page has these lines below it."""
    printed = b""
    for part in command.split(" | "):
        program, *arguments = shlex.split(part)
        printed = _git(arguments, folder) if program == "git" else _wijkplan(arguments, folder, printed, below)
    text = printed.decode()
    return "\n".join(line.rstrip() for line in text.splitlines()).rstrip("\n") + "\n" if text else ""


def _wijkplan(arguments: list[str], folder: Path, given: bytes, below: list[str]) -> bytes:
    """In this process: starting a new one for each of a hundred commands takes longer than all that they do."""
    printed = io.TextIOWrapper(io.BytesIO(), encoding="utf-8", newline="")
    asking = arguments[0] in _ASKING
    reader = _Reader(below, printed) if asking else io.TextIOWrapper(io.BytesIO(given), encoding="utf-8")
    with (
        mock.patch.dict(os.environ, _environment(folder), clear=True),
        mock.patch.object(sys, "stdin", reader),
        mock.patch.object(printed, "isatty", return_value=asking),
        contextlib.redirect_stdout(printed),
        contextlib.redirect_stderr(printed),
        contextlib.chdir(folder),
        mock.patch.object(dates, "today", return_value=_TODAY),
    ):
        try:
            main(arguments)
        finally:
            language.use("nl")
    printed.flush()
    buffer = printed.buffer
    assert isinstance(buffer, io.BytesIO)  # noqa: S101 - for the type checker
    return buffer.getvalue()


def _git(arguments: list[str], folder: Path) -> bytes:
    ran = subprocess.run(  # noqa: S603 - our own commands, from our own pages
        ["git", *arguments],  # noqa: S607
        cwd=folder,
        env=_environment(folder),
        stdin=subprocess.DEVNULL,
        stdout=subprocess.PIPE,
        stderr=subprocess.STDOUT,
        check=False,
    )
    return ran.stdout


def _environment(folder: Path) -> dict[str, str]:
    """The same on every machine: no colours, no repository around the folder, no settings of git, and no name in it."""
    return {name: value for name, value in os.environ.items() if not name.startswith(_NOT_PASSED_ON)} | {
        "NO_COLOR": "1",
        "COLUMNS": "80",
        "TERM": "dumb",
        "GIT_CONFIG_GLOBAL": os.devnull,
        "GIT_CONFIG_NOSYSTEM": "1",
        "GIT_CEILING_DIRECTORIES": str(folder.resolve().parent),
        "GIT_CONFIG_COUNT": "1",
        "GIT_CONFIG_KEY_0": "user.useConfigOnly",
        "GIT_CONFIG_VALUE_0": "true",
    }
