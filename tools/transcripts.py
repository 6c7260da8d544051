"""Pages that show commands with what they print: run again, so that they stay true.

In a page, a ``console`` block holds lines that start with ``$ wijkplan`` and below each what it prints; a
``yaml`` block whose first line is ``# some/path.yaml`` is a file that the commands after it can read.
"""

from __future__ import annotations

import os
import re
import shlex
import subprocess
import sys
from pathlib import Path

_BLOCK = re.compile(r"```(?P<kind>console|yaml)\n(?P<body>.*?)^```$", re.DOTALL | re.MULTILINE)
_FILE = re.compile(r"# (?P<path>[\w./-]+\.yaml)\n")


def refreshed(page: str, folder: Path) -> str:
    """The page with the output of every ``$ wijkplan`` line as it is now, run in this folder."""

    def block(found: re.Match[str]) -> str:
        if found["kind"] == "yaml":
            if named := _FILE.match(found["body"]):
                path = folder / named["path"]
                path.parent.mkdir(parents=True, exist_ok=True)
                path.write_text(found["body"], encoding="utf-8")
            return found[0]
        lines = [line for line in found["body"].splitlines() if line.startswith("$ ")]
        return "```console\n" + "\n".join(f"{line}\n{_output(line[2:], folder)}" for line in lines) + "```"

    return _BLOCK.sub(block, page)


def _output(command: str, folder: Path) -> str:
    """What a command prints, results and messages together, 80 columns wide."""
    words = shlex.split(command)
    if words[0] != "wijkplan":
        return ""
    environment = {k: v for k, v in os.environ.items() if k not in ("WIJKPLAN_LANG", "FORCE_COLOR", "COLUMNS")}
    environment |= {"NO_COLOR": "1", "COLUMNS": "80", "TERM": "dumb"}
    ran = subprocess.run(  # noqa: S603 - our own command, from our own pages
        [sys.executable, "-m", "wijkplan", *words[1:]],
        cwd=folder,
        env=environment,
        stdout=subprocess.PIPE,
        stderr=subprocess.STDOUT,
        check=False,
    )
    text = ran.stdout.decode()
    return "\n".join(line.rstrip() for line in text.splitlines()).rstrip("\n") + "\n" if text else ""
