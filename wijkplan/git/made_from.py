"""From which revision files are: the commit that is checked out, and which of them are otherwise since."""

from __future__ import annotations

import hashlib
import os
from collections.abc import Iterable
from dataclasses import dataclass
from pathlib import Path

from wijkplan.git.repository import GitError, Repository

SHORT = 10
"""So many signs of a commit are enough to find it again."""


@dataclass(frozen=True, slots=True)
class Revision:
    """A commit, and the files that are not as they stood in it."""

    commit: str
    """Short; empty outside a repository."""
    changed: frozenset[Path] = frozenset()
    """Changed since, or not in it at all."""


def revision(files: Iterable[Path], folder: Path) -> Revision:
    """The revision that the repository around this folder has checked out.

    Files are read and compared here: git is not let near the work tree (`wijkplan.git.repository`).
    """
    try:
        repository = Repository.around(folder)
        commit = repository.commit("HEAD")
        if commit is None or repository.root is None:
            return Revision("")
        known = {blob.name: blob.oid for blob in repository.tree(commit).blobs}
    except GitError:
        return Revision("")
    root = repository.root
    changed = frozenset(file for file in files if known.get(_name(file, root)) not in _oids(file))
    return Revision(commit[:SHORT], changed)


def _name(file: Path, root: Path) -> str:
    try:
        return Path(os.path.realpath(file)).relative_to(os.path.realpath(root)).as_posix()
    except ValueError:
        return ""


def _oids(file: Path) -> frozenset[str]:
    """What git calls this content, as it is and with the line ends that git keeps; SHA-1 or SHA-256."""
    try:
        raw = file.read_bytes()
    except OSError:
        return frozenset()
    found = set()
    for content in (raw, raw.replace(b"\r\n", b"\n")):
        blob = b"blob %d\0%b" % (len(content), content)
        found |= {hashlib.sha1(blob, usedforsecurity=False).hexdigest(), hashlib.sha256(blob).hexdigest()}
    return frozenset(found)
