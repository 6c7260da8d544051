"""What makes ``git diff`` speak in plain words: three small steps, each of which can be taken back exactly.

A step knows what it would do, whether that was done already, and what keeps it from being done; it never
changes what somebody else wrote.
"""

from __future__ import annotations

import os
import re
import shlex
from dataclasses import dataclass
from pathlib import Path
from typing import Literal, Protocol, TypeAlias

from wijkplan.files.discovery import SUFFIXES
from wijkplan.files.writing import write_whole
from wijkplan.git.repository import GitError, Repository

State: TypeAlias = Literal["todo", "done", "other", "elsewhere", "pre-commit"]
"""``other``: somebody else's is there; ``elsewhere``: outside this repository; ``pre-commit``: that runs hooks here."""

BEGIN, END = "# >>> wijkplan:git-setup", "# <<< wijkplan:git-setup"
TEXTCONV = "diff.wijkplan.textconv"
PRE_COMMIT = ".pre-commit-config.yaml"

_HOOK = Path(__file__).with_name("pre-commit.sh")
"""The hook, with ``{folder}`` and ``{program}`` to fill in."""


class Step(Protocol):
    """One step: what it is about, where it stands, and how to do it and take it back."""

    @property
    def place(self) -> str:
        """The file or the setting."""
        ...

    @property
    def lines(self) -> str:
        """What is written there."""
        ...

    def state(self) -> State:
        """Whether there is anything to do."""
        ...

    def do(self) -> None:
        """Write it."""
        ...

    def undo(self) -> None:
        """Take away what was written."""
        ...

    def is_ours(self) -> bool:
        """Whether there is anything to take away."""
        ...


def steps(root: Path, folder: str, program: str) -> list[Step]:
    """The three steps for a repository.

    Args:
        root: the top of its work tree.
        folder: where the plans are, from the root; empty for everywhere.
        program: how this program is started in a shell.
    """
    patterns = [_pattern(f"{folder}/**/*{suffix}" if folder else f"*{suffix}") for suffix in SUFFIXES]
    attributes = "".join(f"{pattern} diff=wijkplan\n" for pattern in patterns)
    repository = Repository(root, root, "")
    folders = (repository.hooks(), repository.run("rev-parse", "--git-common-dir"))
    hooks, common = (Path(os.path.realpath(root / os.fsdecode(path.rstrip(b"\r\n")))) for path in folders)
    hook = _HOOK.read_text(encoding="utf-8").format(folder=shlex.quote(folder or "."), program=program)
    return [
        Attributes(root / ".gitattributes", attributes),
        Setting(repository, TEXTCONV, f"{program} textconv"),
        Hook(hooks / "pre-commit", hook, root, common),
    ]


def entry(folder: str, program: str) -> str:
    """What to add to the configuration of pre-commit."""
    hook = {
        "id": "wijkplan-validate",
        "name": "wijkplan-validate",
        "entry": f"{program} validate --quiet",
        "language": "system",
        "files": f"(^|/){re.escape(folder)}/.*\\.ya?ml$" if folder else r".*\.ya?ml$",
        "require_serial": "true",
    }
    lines = [f"        {key}: {value}" for key, value in hook.items()]
    return "\n".join(["  - repo: local", "    hooks:", f"      - {lines[0].strip()}", *lines[1:]]) + "\n"


def _pattern(path: str) -> str:
    """A pattern for .gitattributes that means this path, with its own stars."""
    head, star, tail = path.partition("**/") if "**/" in path else ("", "", path)
    text = re.sub(r"([\\\[?*!#])", r"\\\1", head) + star + tail
    if not re.search(r'[\s"]', text):
        return text
    return '"' + text.replace("\\", "\\\\").replace('"', '\\"') + '"'


@dataclass(frozen=True, slots=True)
class Attributes:
    """Lines in ``.gitattributes`` that say which files are plans."""

    path: Path
    lines: str

    @property
    def place(self) -> str:
        """The name of the file."""
        return self.path.name

    def state(self) -> State:
        """Done where our lines are there as we write them now; git itself follows no link here."""
        if self.path.is_symlink():
            return "elsewhere"
        return "done" if self._block().rstrip() in self._text() else "todo"

    def do(self) -> None:
        """Put our lines at the end; whether the file ends with a line break stays as it was."""
        text = self._without()
        block = self._block()
        self._write(f"{text}\n{block[:-1]}" if text and text[-1] != "\n" else text + block)

    def undo(self) -> None:
        """Take our lines out; a file with nothing else in it goes."""
        left = self._without()
        if left:
            self._write(left)
        else:
            self.path.unlink()

    def is_ours(self) -> bool:
        """Whether anything of ours is there."""
        return not self.path.is_symlink() and self._without() != self._text()

    def _block(self) -> str:
        return f"{BEGIN}\n{self.lines}{END}\n"

    def _write(self, text: str) -> None:
        write_whole(self.path, text.encode("utf-8", "surrogateescape"))

    def _text(self) -> str:
        return self.path.read_bytes().decode("utf-8", "surrogateescape") if self.path.exists() else ""

    def _without(self) -> str:
        text = self._text()
        found = re.search(rf"^{re.escape(BEGIN)}\n.*?^{re.escape(END)}(\n|\Z)", text, re.DOTALL | re.MULTILINE)
        if not found:
            return text
        before, after = text[: found.start()], text[found.end() :]
        return before.removesuffix("\n") if not found[1] else before + after


@dataclass(frozen=True, slots=True)
class Setting:
    """A setting of git, in this repository alone."""

    repository: Repository
    key: str
    value: str

    @property
    def place(self) -> str:
        """The setting."""
        return f".git/config {self.key}"

    @property
    def lines(self) -> str:
        """The value."""
        return f"{self.value}\n"

    def state(self) -> State:
        """Done where it has our value; somebody else's value stays."""
        found = self._found()
        if found == self.value:
            return "done"
        return "todo" if found is None or self.is_ours() else "other"

    def do(self) -> None:
        """Set it."""
        self.repository.run("config", "--local", self.key, self.value)

    def undo(self) -> None:
        """Take it away."""
        self.repository.run("config", "--local", "--unset", self.key)

    def is_ours(self) -> bool:
        """Whether it starts this program, from wherever."""
        return re.search(r"\bwijkplan\b.* textconv$", self._found() or "") is not None

    def _found(self) -> str | None:
        try:
            return os.fsdecode(self.repository.run("config", "--local", "--get", self.key)).rstrip("\n")
        except GitError:
            return None


@dataclass(frozen=True, slots=True)
class Hook:
    """A hook that checks the plans in every commit, as they are in that commit."""

    path: Path
    lines: str
    root: Path
    common: Path
    """The folder in which git keeps this repository."""

    @property
    def place(self) -> str:
        """The file, as seen from the root where it is below it."""
        below = self.path.is_relative_to(self.root)
        return (self.path.relative_to(self.root) if below else self.path).as_posix()

    def state(self) -> State:
        """Done where it is there; a hook of somebody else stays, and pre-commit has hooks of its own."""
        if os.path.lexists(self.path):
            if self._text() == self.lines:
                return "done" if os.access(self.path, os.X_OK) else "todo"  # git passes over what it cannot run
            return "todo" if self.is_ours() else "other"
        if (self.root / PRE_COMMIT).exists():
            return "pre-commit"
        inside = any(self.path.is_relative_to(os.path.realpath(folder)) for folder in (self.root, self.common))
        return "todo" if inside else "elsewhere"

    def do(self) -> None:
        """Write it, so that git can run it."""
        self.path.parent.mkdir(parents=True, exist_ok=True)
        write_whole(self.path, self.lines.encode())
        self.path.chmod(0o755)

    def undo(self) -> None:
        """Take it away."""
        self.path.unlink()

    def is_ours(self) -> bool:
        """Whether it is what we write, for whatever folder and program, to the letter."""
        pattern = (
            re.escape(_HOOK.read_text(encoding="utf-8")).replace(r"\{folder\}", ".+").replace(r"\{program\}", ".+")
        )
        return re.fullmatch(pattern, self._text()) is not None

    def _text(self) -> str:
        return self.path.read_bytes().decode("utf-8", "replace") if self.path.is_file() else ""
