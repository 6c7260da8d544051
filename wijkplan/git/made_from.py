"""From which revision plans are: the commit that is checked out, and which of them are otherwise since."""

from __future__ import annotations

import hashlib
import os
from collections import defaultdict
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import Literal, TypeAlias

from wijkplan.files.discovery import agenda_file, repository_of
from wijkplan.files.reading import raw
from wijkplan.git.repository import GitError, Repository

SHORT = 10
"""So many signs of a commit are enough to find it again."""

State: TypeAlias = Literal["changed", "new"]
"""How a plan is otherwise than in the commit: it or its agenda was changed since; or it is not in it at all."""


@dataclass(frozen=True, slots=True)
class Revisions:
    """Of plans in one or more repositories: which commit is checked out there, and which plans are otherwise."""

    commits: Mapping[Path, str]
    """Short, by the folder of the repository."""
    otherwise: Mapping[Path, State]

    def of(self, plan: Path) -> tuple[str, State | None]:
        """The commit of a plan, and how the plan is otherwise; an empty one where it is in no repository."""
        folder = repository_of(_folder(plan))
        return self.commits.get(folder, "") if folder else "", self.otherwise.get(plan)


def revisions(plans: Iterable[Path]) -> Revisions:
    """From which revisions these plans are.

    Files are read and compared here: git is not let near the work tree (`wijkplan.git.repository`).
    """
    together: dict[Path, list[Path]] = defaultdict(list)
    for plan in plans:
        if folder := repository_of(_folder(plan)):
            together[folder].append(plan)
    commits: dict[Path, str] = {}
    otherwise: dict[Path, State] = {}
    for folder, inside in together.items():
        try:
            repository = Repository.around(folder)
            commit = repository.commit("HEAD")
            if commit is None or repository.root is None:
                continue
            known = {blob.name: blob.oid for blob in repository.tree(commit).blobs}
        except GitError:
            continue
        commits[folder] = commit[:SHORT]
        root = Path(os.path.realpath(repository.root))
        agendas = {agenda: _is_in(known, root, agenda) for agenda in set(map(agenda_file, inside)) if agenda}
        for plan in inside:
            agenda = agenda_file(plan)
            if _name(root, plan) not in known:
                otherwise[plan] = "new"
            elif not _is_in(known, root, plan) or (agenda and not agendas[agenda]):
                otherwise[plan] = "changed"
    return Revisions(commits, otherwise)


def _folder(file: Path) -> Path:
    return Path(os.path.abspath(file)).parent


def _name(root: Path, file: Path) -> str:
    """What the repository with this root calls a file; it calls none that lies outside by what comes of this."""
    return Path(os.path.relpath(os.path.realpath(file), root)).as_posix()


def _is_in(known: Mapping[str, str], root: Path, file: Path) -> bool:
    """Whether a file has the content that the commit knows it by: as it is, or with the line ends that git keeps."""
    oid = known.get(_name(root, file))
    if oid is None:
        return False
    try:
        there = raw(file)
    except OSError:
        return False
    return oid in {_oid(content, len(oid)) for content in (there, there.replace(b"\r\n", b"\n"))}


def _oid(content: bytes, digits: int) -> str:
    """What git calls this content; of 40 digits by SHA-1, or else by SHA-256."""
    blob = b"blob %d\0%b" % (len(content), content)
    return (hashlib.sha1(blob, usedforsecurity=False) if digits == 40 else hashlib.sha256(blob)).hexdigest()
