"""What the tests share: a text becomes a plan, an agenda or findings; a command becomes its output."""

from __future__ import annotations

import contextlib
import functools
import io
import os
import re
import tempfile
import textwrap
from collections import Counter
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING, Any
from unittest import mock

from wijkplan import language
from wijkplan.checks.run import check
from wijkplan.commands.shell import app
from wijkplan.commands.shell.app import command
from wijkplan.commands.shell.main import main
from wijkplan.files import reading
from wijkplan.plan.agenda import Agenda
from wijkplan.plan.plan import Plan
from wijkplan.plan.reading.form import load
from wijkplan.report.draw.screen import Screen, drawn
from wijkplan.yamltext.text import document

if TYPE_CHECKING:
    from collections.abc import Iterable

    import pytest
    from rich.console import RenderableType
    from wijkplan.checks.finding import Finding
    from wijkplan.yamltext.document import Document

ROOT = Path(__file__).parents[2]
"""The folder of the project."""

REQUIRED = {"wijk": "wijk: Voorbeeld", "jaar": "jaar: 2026", "budget": "budget: {totaal: 100000}"}


def on_screen(pieces: Iterable[RenderableType], width: int = 80) -> str:
    """What a terminal of so many columns shows, without colours."""
    return drawn(pieces, Screen(width, None))


def unindent(text: str) -> str:
    """A text as it would stand in a file: no common indentation, no empty first line."""
    return textwrap.dedent(text).lstrip("\n")


def complete(text: str) -> str:
    """A piece of a plan with the required keys that it lacks behind it, so that its own lines keep their number."""
    text = unindent(text)
    text += "\n" if text and not text.endswith("\n") else ""
    missing = [line for key, line in REQUIRED.items() if not re.search(rf"^{key}:", text, re.MULTILINE)]
    return text + "".join(f"{line}\n" for line in missing)


def plan(text: str) -> Plan:
    """The plan that this piece of text is, completed with the required keys."""
    read = document(Path("plan.yaml"), complete(text))
    loaded = load(Plan, read)
    assert not read.faults, read.faults
    assert not loaded.faults, loaded.faults
    assert loaded.value is not None
    return loaded.value


def agenda(text: str) -> Agenda:
    """The agenda that this text is."""
    read = document(Path("agenda.yaml"), unindent(text))
    loaded = load(Agenda, read)
    assert not read.faults, read.faults
    assert not loaded.faults, loaded.faults
    assert loaded.value is not None
    return loaded.value


def findings(text: str, agenda_text: str | None = None) -> list[Finding]:
    """What ``validate`` says about this text as a plan (not completed), held against this agenda."""
    return _checked({"plan.yaml": text} | ({} if agenda_text is None else {"agenda.yaml": agenda_text}), "plan.yaml")


def agenda_findings(text: str) -> list[Finding]:
    """What ``validate`` says about this text as an agenda."""
    return _checked({"agenda.yaml": text}, "agenda.yaml")


def _checked(files: dict[str, str], about: str) -> list[Finding]:
    with tempfile.TemporaryDirectory() as folder:
        Path(folder, ".git").mkdir()  # no agenda above this folder counts
        for name, text in files.items():
            Path(folder, name).write_bytes(unindent(text).encode())
        path = Path(folder, about)
        return [finding for finding in check([path]).findings() if finding.path == path]


def at(finding: Finding) -> tuple[str, int, int, int, str]:
    """A finding in short: code, line, column, end column and where."""
    span = finding.span
    return finding.code, span.line, span.column, span.end_column, finding.where


def marked(text: str) -> tuple[str, list[tuple[int, int, int]]]:
    """A text without its marks, and for each piece ``«between marks»`` its line, column and end column."""
    places = []
    lines = text.split("\n")
    for number, line in enumerate(lines):
        while "«" in line:
            before, _, rest = line.partition("«")
            piece, _, after = rest.partition("»")
            places.append((number + 1, len(before) + 1, len(before) + len(piece) + 1))
            line = before + piece + after
        lines[number] = line
    return "\n".join(lines), places


AGENDA = """
    ambities: [{naam: Meedoen}]
    doelgroepen: [{naam: Ouderen}, {naam: Nieuwkomers, moeilijk_bereikbaar: ja}]
    partijen: [{id: indebuurt033, naam: Indebuurt033}, {id: taalhuis, naam: Taalhuis}]
"""


def expect(text: str, *faults: tuple[str, str]) -> list[Finding]:
    """Check a piece of a plan against `AGENDA`: it has just these faults (code and where), at the marked places.

    All errors count, and all that is said about form, references and money; not the advice of other families.
    """
    clean, places = marked(unindent(text))
    found = findings(complete(clean), AGENDA)
    found = [f for f in found if f.severity == "error" or f.code.startswith(("WP1", "WP2", "WP3"))]
    expected = [(code, *place, where) for place, (code, where) in zip(places, faults, strict=True)]
    actual = [at(finding) for finding in found]
    assert actual == expected, f"{[str(finding.message) for finding in found]}\n{actual=}\n{expected=}\n{clean}"
    assert all(finding.span.line == finding.span.end_line for finding in found)
    return found


@dataclass(frozen=True)
class Result:
    """What a command did."""

    code: int
    out: str
    err: str


@functools.cache
def command_line(spoken: str) -> Any:
    """All commands, in the language that is spoken now; made once, for they cost as much as what most of them do."""
    assert language.current() == spoken
    return command()


def _spoken_command_line() -> Any:
    return command_line(language.current())


def run(*args: str | Path, cwd: Path | None = None, env: dict[str, str] | None = None) -> Result:
    """Run ``wijkplan`` with these arguments in this process, in a folder and with extra environment variables."""
    out, err = (io.TextIOWrapper(io.BytesIO(), encoding="utf-8", newline="") for _ in range(2))
    with (
        mock.patch.dict(os.environ),
        mock.patch.object(app, "command", _spoken_command_line),
        contextlib.redirect_stdout(out),
        contextlib.redirect_stderr(err),
        contextlib.chdir(cwd or Path.cwd()),
    ):
        for variable in (language.VARIABLE, "COLUMNS", "FORCE_COLOR", "NO_COLOR", "GITHUB_ACTIONS"):
            os.environ.pop(variable, None)
        os.environ.update(env or {})
        try:
            code = main([str(argument) for argument in args])
        finally:
            language.use("nl")
    return Result(code, _written(out), _written(err))


def _written(stream: io.TextIOWrapper) -> str:
    stream.flush()
    buffer = stream.buffer
    assert isinstance(buffer, io.BytesIO)
    return buffer.getvalue().decode("utf-8")


def counted_reads(monkeypatch: pytest.MonkeyPatch) -> Counter[Path]:
    """How often each plan and agenda is read as YAML from now on."""
    count: Counter[Path] = Counter()

    def counting(path: Path, raw: bytes) -> Document:
        count[path] += 1
        return from_bytes(path, raw)

    from_bytes = reading.from_bytes
    monkeypatch.setattr(reading, "from_bytes", counting)
    return count
