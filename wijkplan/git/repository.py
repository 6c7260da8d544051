"""Reading a git repository with the ``git`` program: which revisions there are, and what stood in them.

A repository comes from a stranger, with its configuration. So nothing is ever written to it here, and nothing that it
names is run: git is asked only for what it keeps (never to compare with the work tree, which runs filters), with
everything in its configuration that starts a program turned off. What git prints is read by NUL and by length, so that
any file name can be in it, and no further than a bound. No shell is used; a revision is never taken for an option.
"""

from __future__ import annotations

import os
import re
import subprocess
import tempfile
import unicodedata
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path
from threading import Event, Timer
from typing import Literal, TypeAlias

SECONDS = 60
"""How long git may take for one answer."""
MAX_LISTING = 64 * 1024 * 1024
"""Bytes of the names in one revision: some hundred thousand files. A tree can name itself over and over."""
MAX_FILES = 10_000
MAX_TOTAL = 256 * 1024 * 1024
"""Bytes of all files that are laid out in one go."""
LONGEST_NAME, LONGEST_PART = 1000, 255  # bytes; no file system takes more

_OFF = {"core.fsmonitor": "false", "core.hooksPath": os.devnull, "safe.bareRepository": "explicit"}
_SAFE = {
    "LC_ALL": "C",
    "GIT_ALLOW_PROTOCOL": "none",  # nothing is fetched, however; an older git does not know the next one
    "GIT_NO_LAZY_FETCH": "1",
    "GIT_NO_REPLACE_OBJECTS": "1",  # what stood in a revision is what is shown
    "GIT_GRAFT_FILE": os.devnull,
    "GIT_OPTIONAL_LOCKS": "0",
    "GIT_TERMINAL_PROMPT": "0",
}
_NOT_PASSED = ("GIT_EXTERNAL_DIFF", "GIT_SSH", "GIT_SSH_COMMAND", "GIT_ASKPASS", "GIT_PROXY_COMMAND")
_WHERE = ("GIT_DIR", "GIT_WORK_TREE", "GIT_INDEX_FILE", "GIT_OBJECT_DIRECTORY", "GIT_COMMON_DIR")

Why: TypeAlias = Literal["link", "submodule", "outside", "git", "strange", "long"]
"""Why a file of a revision is not read."""


class GitError(Exception):
    """Git cannot answer; ``kind`` says why.

    ``no-git``, ``no-repository``, ``bare`` (a bare repository that was not named), ``elsewhere`` (its files are in
    another folder, ``where``), ``no-commits``, ``no-revision`` (``revision``, and ``shallow`` where older revisions are
    not in this copy), ``no-merge-base``, ``not-here`` (``name`` is a file that is not in this copy), ``too-much`` (more
    than is read), ``too-long`` (it takes too long), or ``failed`` (``why``, in git's own words).
    """

    def __init__(self, kind: str, **values: object) -> None:
        super().__init__(kind)
        self.kind = kind
        self.values = values


@dataclass(frozen=True, slots=True)
class Blob:
    """A file in a revision."""

    name: str
    """From the root of the repository, with ``/`` between folders."""
    oid: str


@dataclass(frozen=True, slots=True)
class Refused:
    """What is in a revision under this name, and is not read."""

    name: str
    why: Why


@dataclass(frozen=True, slots=True)
class Tree:
    """What is in a revision."""

    blobs: tuple[Blob, ...] = ()
    refused: tuple[Refused, ...] = ()


@dataclass(frozen=True, slots=True)
class Repository:
    """The repository that a folder is in."""

    folder: Path
    """Where git is run."""
    root: Path | None
    """The top of the work tree; None in a bare repository, which has none."""
    prefix: str
    """The folder as seen from the root: empty, or ending with ``/``."""

    @classmethod
    def around(cls, folder: Path) -> Repository:
        """The repository that holds this folder.

        Raises:
            GitError: there is none, or no git, or it says that its files are somewhere else.
        """
        inside = _git(folder, "rev-parse", "--is-inside-work-tree").strip() == b"true"
        if not inside:
            return cls(folder, None, "")
        root = Path(os.fsdecode(_git(folder, "rev-parse", "--show-toplevel").rstrip(b"\r\n")))
        if not os.environ.keys() & {"GIT_DIR", "GIT_WORK_TREE"} and not _is_around(root, folder):
            raise GitError("elsewhere", where=root)  # core.worktree can name any folder above
        prefix = os.fsdecode(_git(folder, "rev-parse", "--show-prefix").rstrip(b"\r\n"))
        return cls(folder, root, prefix)

    def run(self, *arguments: str) -> bytes:
        """What git prints.

        Raises:
            GitError: it failed.
        """
        return _git(self.folder, *arguments)

    def hooks(self) -> bytes:
        """Where the hooks of this repository are, wherever its configuration puts them.

        Raises:
            GitError: it failed.
        """
        off = {key: value for key, value in _OFF.items() if key != "core.hooksPath"}
        return _git(self.folder, "rev-parse", "--git-path", "hooks", off=off)

    def commit(self, revision: str) -> str | None:
        """The commit that a revision names; None where it names none."""
        try:
            found = self.run("rev-parse", "--verify", "--quiet", "--end-of-options", f"{revision}^{{commit}}")
        except GitError:
            return None
        return found.decode().strip()

    def known(self, revision: str) -> str:
        """The same, for a revision that has to be there.

        Raises:
            GitError: it is not.
        """
        found = self.commit(revision)
        if found:
            return found
        if not self.run("rev-list", "--max-count=1", "--all"):
            raise GitError("no-commits")
        shallow = self.run("rev-parse", "--is-shallow-repository").strip() == b"true"
        raise GitError("no-revision", revision=revision, shallow=shallow)

    def merge_base(self, one: str, other: str) -> str:
        """The commit at which two commits went apart.

        Raises:
            GitError: they have nothing in common, or not in this copy.
        """
        try:
            return self.run("merge-base", one, other).decode().strip()
        except GitError:
            raise GitError("no-merge-base") from None

    def tree(self, commit: str) -> Tree:
        """All ordinary files of a commit, in all folders, and what else there is.

        Raises:
            GitError: there is more than anybody has, ...
        """
        listing = _git(self.folder, "ls-tree", "-r", "-z", "--full-tree", commit, most=MAX_LISTING)
        blobs, refused = [], []
        for entry in listing.split(b"\0")[:-1]:
            about, _, raw = entry.partition(b"\t")
            mode, _kind, oid = about.decode().split()
            name = os.fsdecode(raw)
            why = refusal(mode, name)
            if why is None:
                blobs.append(Blob(name, oid))
            else:
                refused.append(Refused(name, why))
        return Tree(tuple(blobs), tuple(refused))

    def lay_out(self, blobs: Sequence[Blob], folder: Path, limit: int) -> None:
        """Write these files below a folder, as they stood in their revision.

        In the place of a file of more than ``limit`` bytes comes one of a byte more, so that it is too large here too.

        Raises:
            GitError: there are too many, or one is not in this copy.
            OSError: it could not be written.
        """
        sizes = self._sizes(blobs)
        small = [blob for blob in blobs if sizes[blob] <= limit]
        if len(blobs) > MAX_FILES or sum(sizes[blob] for blob in small) > MAX_TOTAL:
            raise GitError("too-much")
        contents = self._contents(small, sizes)
        for blob in blobs:
            path = folder / blob.name
            path.parent.mkdir(parents=True, exist_ok=True)
            path.write_bytes(contents.get(blob, b" " * (limit + 1)))

    def _sizes(self, blobs: Iterable[Blob]) -> dict[Blob, int]:
        wanted = list(blobs)
        given = "".join(f"{blob.oid}\n" for blob in wanted).encode()
        lines = _git(self.folder, "cat-file", "--batch-check", given=given).splitlines()
        sizes = {}
        for blob, line in zip(wanted, lines, strict=True):
            _oid, kind, *size = line.decode().split()
            if kind != "blob":
                raise GitError("not-here", name=blob.name)
            sizes[blob] = int(size[0])
        return sizes

    def _contents(self, blobs: list[Blob], sizes: Mapping[Blob, int]) -> dict[Blob, bytes]:
        given = "".join(f"{blob.oid}\n" for blob in blobs).encode()
        out = _git(self.folder, "cat-file", "--batch", given=given, most=2 * MAX_TOTAL)
        contents, place = {}, 0
        for blob in blobs:
            start = out.index(b"\n", place) + 1
            if out[place : start - 1].decode() != f"{blob.oid} blob {sizes[blob]}":
                raise GitError("not-here", name=blob.name)
            contents[blob] = out[start : start + sizes[blob]]
            place = start + sizes[blob] + 1
        return contents


def _is_around(root: Path, folder: Path) -> bool:
    """Whether the nearest ``.git`` seen from a folder is at this root."""
    here = Path(os.path.realpath(folder))
    nearest = next((above for above in (here, *here.parents) if os.path.lexists(above / ".git")), None)
    return nearest is not None and nearest.samefile(root)


def similar(before: Sequence[bytes], after: Sequence[bytes]) -> dict[int, int]:
    """Which of these texts became which, as git tells a file that was renamed; by their place in the two lists.

    Git looks at them in a folder of their own, away from any repository.

    Raises:
        GitError: git cannot tell.
        OSError: the folder cannot be written.
    """
    if not before or not after:
        return {}
    with tempfile.TemporaryDirectory(prefix="wijkplan-") as temporary:
        for side, texts in (("a", before), ("b", after)):
            Path(temporary, side).mkdir()
            for n, text in enumerate(texts):
                Path(temporary, side, f"{side}{n}").write_bytes(text)  # git takes files of one name for one file
        options = ("--no-index", "--name-status", "-z", "-M", "--diff-filter=R", "--no-ext-diff", "--no-textconv")
        fields = _git(Path(temporary), "diff", *options, "a", "b", away=True).split(b"\0")[:-1]
    numbers = [int(name[len("a/a") :]) for name in fields if name[1:2] == b"/"]
    return dict(zip(numbers[::2], numbers[1::2], strict=True))


def refusal(mode: str, name: str) -> Why | None:
    """Why what has this mode and name in a tree is not read; None for an ordinary file below the root.

    Git itself never makes such names, but a made-up tree can hold anything. What counts as ``.git`` is what git
    takes for it on any system (``verify_path`` in its read-cache.c).
    """
    if mode == "160000":
        return "submodule"
    if mode == "120000":
        return "link"
    parts = re.split(r"[/\\]", name)
    if name.startswith(("/", "\\")) or re.match(r"[A-Za-z]:", name) or not {"", ".", ".."}.isdisjoint(parts):
        return "outside"
    if any(_is_git(part) for part in parts):
        return "git"
    if "\\" in name or any(unicodedata.category(sign) in ("Cc", "Zl", "Zp") for sign in name):
        return "strange"
    if os.name == "nt" and any(_is_windows_name(part) for part in parts):
        return "strange"
    raw = os.fsencode(name)
    if len(raw) > LONGEST_NAME or any(len(part) > LONGEST_PART for part in raw.split(b"/")):
        return "long"
    return None


def _is_git(part: str) -> bool:
    # HFS+ passes over what is not shown; NTFS over dots and spaces at the end, and has streams and short names.
    shown = "".join(sign for sign in part if unicodedata.category(sign) != "Cf").casefold()
    return shown.partition(":")[0].rstrip(". ") in (".git", "git~1")


def _is_windows_name(part: str) -> bool:
    return ":" in part or re.match(r"(con|prn|aux|nul|com\d|lpt\d)\s*(\.|$)", part, re.IGNORECASE) is not None


def _git(
    folder: Path,
    *arguments: str,
    given: bytes = b"",
    most: int = MAX_LISTING,
    off: Mapping[str, str] = _OFF,
    away: bool = False,
) -> bytes:
    """What git prints, which is no more than ``most`` bytes; ``away``: not in a repository, and 1 means "different"."""
    settings = [word for key, value in off.items() for word in ("-c", f"{key}={value}")]
    command = ["git", "--no-pager", "--literal-pathspecs", *settings, *arguments]
    environment = {name: value for name, value in os.environ.items() if name not in _NOT_PASSED} | _SAFE
    if away:
        environment = {name: value for name, value in environment.items() if name not in _WHERE}
        environment["GIT_CEILING_DIRECTORIES"] = str(folder.parent)
    with tempfile.TemporaryFile() as asked, tempfile.TemporaryFile() as complaints:
        asked.write(given)
        asked.seek(0)
        try:
            process = subprocess.Popen(  # noqa: S603 - no shell; what people type comes after --end-of-options
                command, cwd=folder, env=environment, stdin=asked, stdout=subprocess.PIPE, stderr=complaints
            )
        except FileNotFoundError:
            raise GitError("no-git") from None
        except OSError as error:
            raise GitError("failed", why=str(error)) from None
        late = Event()

        def stop() -> None:
            late.set()
            process.kill()

        timer = Timer(SECONDS, stop)
        timer.start()
        try:
            with process:
                assert process.stdout is not None  # noqa: S101 - it is a pipe
                out = process.stdout.read(most + 1)
                if len(out) > most:
                    process.kill()
        finally:
            timer.cancel()
        complaints.seek(0)
        said = complaints.read(4096)
    if late.is_set():
        raise GitError("too-long", seconds=SECONDS)
    if len(out) > most:
        raise GitError("too-much")
    if process.returncode == 0 or (away and process.returncode == 1):
        return out
    raise _failure(said, process.returncode)


def _failure(said: bytes, code: int) -> GitError:
    """What git complained about."""
    why = said.decode("utf-8", "replace").strip().partition("\n")[0].removeprefix("fatal: ")
    if why.startswith("not a git"):
        return GitError("no-repository")
    if "safe.bareRepository" in why:
        return GitError("bare")
    return GitError("failed", why=why or f"git {code}")
