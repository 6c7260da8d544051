"""Reading a git repository with the ``git`` program: which revisions there are, and what stood in them.

Nothing is ever written to the repository here. A revision is never taken for an option, no shell is used,
and what git prints is read by NUL and by length, so that any file name can be in it.
"""

from __future__ import annotations

import os
import subprocess
from collections.abc import Iterable
from dataclasses import dataclass
from pathlib import Path, PurePosixPath

SECONDS = 120
REGULAR = ("100644", "100755")
"""The modes of ordinary files; links and submodules have others."""


class GitError(Exception):
    """Git cannot answer; ``kind`` says why.

    ``no-git``, ``no-repository``, ``no-commits``, ``no-revision`` (``revision``, and ``shallow`` where older revisions
    are not in this copy), ``no-merge-base``, or ``failed`` (``why``, in git's own words).
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
    size: int
    """Bytes."""


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
            GitError: there is none, or no git.
        """
        inside = _git(folder, "rev-parse", "--is-inside-work-tree").strip() == b"true"
        if not inside:
            return cls(folder, None, "")
        root = os.fsdecode(_git(folder, "rev-parse", "--show-toplevel").rstrip(b"\r\n"))
        prefix = os.fsdecode(_git(folder, "rev-parse", "--show-prefix").rstrip(b"\r\n"))
        return cls(folder, Path(root), prefix)

    def run(self, *arguments: str, given: bytes = b"") -> bytes:
        """What git prints.

        Raises:
            GitError: it failed.
        """
        return _git(self.folder, *arguments, given=given)

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

    def files(self, commit: str) -> list[Blob]:
        """All ordinary files of a commit, in all folders, but those whose name would lead out of a folder."""
        listing = self.run("ls-tree", "-r", "-l", "-z", "--full-tree", commit)
        found = []
        for entry in listing.split(b"\0")[:-1]:
            about, _, name = entry.partition(b"\t")
            mode, _kind, oid, size = about.decode().split()
            if mode not in REGULAR or not _is_safe(os.fsdecode(name)):
                continue
            if not size.isdigit():  # the file itself is not in this copy
                raise GitError("failed", why=about.decode())
            found.append(Blob(os.fsdecode(name), oid, int(size)))
        return found

    def renames(self, before: str, after: str | None) -> dict[str, str]:
        """Old names with new ones, between two commits or from a commit to the work tree (None)."""
        options = ("--name-status", "-z", "-M", "--diff-filter=R", "--no-ext-diff", "--no-textconv", "--no-relative")
        fields = self.run("diff", *options, before, *([after] if after else []), "--").split(b"\0")[:-1]
        names = [os.fsdecode(name) for name in fields]
        return {old: new for _status, old, new in zip(names[::3], names[1::3], names[2::3], strict=True)}

    def lay_out(self, blobs: Iterable[Blob], folder: Path, limit: int) -> None:
        """Write these files below a folder, as they stood in their revision.

        Of a file of more than ``limit`` bytes that much is written and one byte more, so that it is too large here too.

        Raises:
            OSError: it could not be written.
        """
        wanted = list(blobs)
        large = [blob for blob in wanted if blob.size > limit]
        small = [blob for blob in wanted if blob.size <= limit]
        contents = self._contents(small) + [b" " * (limit + 1)] * len(large)
        for blob, content in zip(small + large, contents, strict=True):
            path = folder / blob.name
            path.parent.mkdir(parents=True, exist_ok=True)
            path.write_bytes(content)

    def _contents(self, blobs: list[Blob]) -> list[bytes]:
        out = self.run("cat-file", "--batch", given="".join(f"{blob.oid}\n" for blob in blobs).encode())
        contents, place = [], 0
        for blob in blobs:
            start = out.index(b"\n", place) + 1
            about = out[place : start - 1].decode()
            if about != f"{blob.oid} blob {blob.size}":
                raise GitError("failed", why=about)
            contents.append(out[start : start + blob.size])
            place = start + blob.size + 1
        return contents


def _is_safe(name: str) -> bool:
    """Whether a name stays below the folder that it is written in; git promises so, a made-up tree may not."""
    parts = PurePosixPath(name).parts
    strange = {"..", ".git", "/"}
    return not any(part.casefold() in strange or "\\" in part or (os.name == "nt" and ":" in part) for part in parts)


def _git(folder: Path, *arguments: str, given: bytes = b"") -> bytes:
    command = ["git", "--literal-pathspecs", "--no-optional-locks", *arguments]
    environment = {**os.environ, "LC_ALL": "C", "GIT_TERMINAL_PROMPT": "0"}
    try:
        done = subprocess.run(  # noqa: S603 - no shell; what people type comes after --end-of-options
            command, cwd=folder, env=environment, input=given, capture_output=True, timeout=SECONDS, check=False
        )
    except FileNotFoundError:
        raise GitError("no-git") from None
    except (OSError, subprocess.TimeoutExpired) as error:
        raise GitError("failed", why=str(error)) from None
    if done.returncode == 0:
        return done.stdout
    why = done.stderr.decode("utf-8", "replace").strip().partition("\n")[0].removeprefix("fatal: ")
    raise GitError("no-repository" if why.startswith("not a git") else "failed", why=why)
