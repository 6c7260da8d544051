"""A git repository that is made for a test, apart from whatever git knows of this computer and its user."""

from __future__ import annotations

import functools
import json
import os
import subprocess
import sys
import tempfile
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING, Any

from helpers import ROOT, Result, run

if TYPE_CHECKING:
    import pytest


PLAN = """\
wijk: Soesterkwartier
jaar: 2026
budget: {totaal: 1000}
themas:
  - {naam: Samen}
bewonersinitiatieven:
  - {naam: Bal, thema: samen, kosten: 600, draagvlak: 50}
  - {naam: Soep, thema: samen, kosten: 300, draagvlak: 40}
  - {naam: Tuin, thema: samen, kosten: 500, draagvlak: 30}
"""
"""With the default rules of play: Bal 15, Soep 12, Tuin 9 points for draagvlak; Bal and Soep fit in the 1000."""
TUIN_FIRST = PLAN.replace("draagvlak: 30", "draagvlak: 60")
BROKEN = PLAN.replace("totaal: 1000", "totaal: 2.400")
RULES = "spelregels: {verdeling: {bij_tekort: deels}}\n"
NAME = "plans/2026/soesterkwartier.yaml"


def environment() -> dict[str, str]:
    """What keeps git from looking at settings of this computer and its user."""
    return {
        "GIT_CONFIG_GLOBAL": os.devnull,
        "GIT_CONFIG_NOSYSTEM": "1",
        "GIT_AUTHOR_NAME": "wijkplan",
        "GIT_AUTHOR_EMAIL": "wijkplan@example.org",
        "GIT_COMMITTER_NAME": "wijkplan",
        "GIT_COMMITTER_EMAIL": "wijkplan@example.org",
    }


def apart(monkeypatch: pytest.MonkeyPatch, folder: Path) -> None:
    """The same for what runs in this process; no repository above this folder is found."""
    for name in [name for name in os.environ if name.startswith("GIT_")]:
        monkeypatch.delenv(name)
    for name, value in environment().items():
        monkeypatch.setenv(name, value)
    monkeypatch.setenv("GIT_CEILING_DIRECTORIES", str(folder.parent))


def program(monkeypatch: pytest.MonkeyPatch, folder: Path) -> None:
    """Let a shell find the program under test as ``wijkplan``."""
    file = folder / "bin" / "wijkplan"
    file.parent.mkdir()
    file.write_text(f'#!/bin/sh\nPYTHONPATH="{ROOT}" exec "{sys.executable}" -m wijkplan "$@"\n', encoding="utf-8")
    file.chmod(0o755)
    monkeypatch.setenv("PATH", str(file.parent), prepend=os.pathsep)
    monkeypatch.delenv("WIJKPLAN_LANG", raising=False)


@dataclass(frozen=True)
class Repository:
    """A repository on disk."""

    path: Path

    def git(self, *arguments: str | Path, check: bool = True, **more: str) -> subprocess.CompletedProcess[str]:
        """Run git here; its output is in ``stdout``, errors included."""
        clean = {name: value for name, value in os.environ.items() if not name.startswith("GIT_")}
        return subprocess.run(
            ["git", *map(str, arguments)],
            cwd=self.path,
            env=clean | environment() | more,
            check=check,
            stdout=subprocess.PIPE,
            stderr=subprocess.STDOUT,
            encoding="utf-8",
        )

    def write(self, files: dict[str, str]) -> None:
        """Write files in the work tree."""
        for name, text in files.items():
            file = self.path / name
            file.parent.mkdir(parents=True, exist_ok=True)
            file.write_text(text, encoding="utf-8", newline="\n")

    def commit(self, files: dict[str, str] | None = None) -> str:
        """Write these files and commit everything; gives the commit."""
        self.write(files or {})
        self.git("add", "--all")
        self.git("commit", "--quiet", "--allow-empty", "--message", "plannen")
        return self.git("rev-parse", "HEAD").stdout.strip()


def made(path: Path) -> Repository:
    """A new repository without commits."""
    path.mkdir(parents=True, exist_ok=True)
    repository = Repository(path)
    repository.git("init", "--quiet", "--initial-branch=main")
    return repository


def committed(path: Path, *versions: dict[str, str]) -> Repository:
    """A new repository with a commit of each of these versions of files."""
    for name, raw in _files(*(tuple(files.items()) for files in versions)).items():
        file = path / name
        file.parent.mkdir(parents=True, exist_ok=True)
        file.write_bytes(raw)
    return Repository(path)


@functools.cache
def _files(*versions: tuple[tuple[str, str], ...]) -> dict[Path, bytes]:
    """All files of such a repository, those of git included; it is made once, and from then on written as it was."""
    with tempfile.TemporaryDirectory() as folder:
        repository = made(Path(folder))
        for files in versions:
            repository.commit(dict(files))
        return {file.relative_to(folder): file.read_bytes() for file in Path(folder).rglob("*") if file.is_file()}


def diff(repository: Repository, *arguments: str, cwd: Path | None = None) -> Result:
    """``wijkplan diff`` in a repository."""
    return run("diff", *arguments, cwd=cwd or repository.path)


def data(repository: Repository, *arguments: str, cwd: Path | None = None, code: int = 0) -> Any:
    """What it gives as JSON."""
    result = diff(repository, "--format", "json", *arguments, cwd=cwd)
    assert (result.code, result.err) == (code, "")
    return json.loads(result.out)


def the_plan(found: Any) -> Any:
    """The one plan that is different."""
    (plan,) = found["plannen"]
    return plan
