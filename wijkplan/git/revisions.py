"""The two sides of a comparison: two revisions, a revision and the files as they are now, or two files."""

from __future__ import annotations

import os
import posixpath
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from dataclasses import dataclass, replace
from pathlib import Path
from tempfile import TemporaryDirectory

from wijkplan.files.discovery import AGENDA, SUFFIXES, plan_files
from wijkplan.files.reading import raw
from wijkplan.git.repository import Blob, Refused, Repository, Tree, similar
from wijkplan.yamltext.text import MAX_BYTES

BALLOTS = ".pb"
MAX_BALLOTS = 16 * 1024 * 1024  # what a plan may name is no larger


class AskedError(Exception):
    """What was typed cannot be compared; ``kind`` says why.

    ``too-many`` revisions, ``ambiguous`` (``word`` is a revision and a file), ``no-such`` (``word`` is no file),
    ``no-work-tree`` (a bare repository has no files to compare with), ``outside`` (``word`` is a path outside the
    repository), ``nothing`` (no plan in either side).
    """

    def __init__(self, kind: str, **values: object) -> None:
        super().__init__(kind)
        self.kind = kind
        self.values = values


@dataclass(frozen=True, slots=True)
class Asked:
    """Which two revisions to compare, and which files of them."""

    before: str
    """A commit."""
    after: str | None
    """A commit; None for the files as they are now."""
    names: tuple[str, str | None]
    """Both as people call them."""
    paths: tuple[str, ...]
    """From the root of the repository; one empty text stands for everything."""


@dataclass(frozen=True, slots=True)
class Side:
    """One side: files on disk, that can be checked as all others."""

    name: str | None
    """As people call it; None for the files as they are now."""
    root: Path | None
    """Paths are shown as seen from here; None: as they were typed."""
    plans: tuple[Path, ...]
    refused: tuple[Refused, ...] = ()
    """What may be a plan and is not read."""

    def shown(self, path: Path) -> str:
        """The name of a file of this side: the same on every system."""
        return (Path(os.path.relpath(path, self.root)) if self.root else path).as_posix()


def two_files(words: Sequence[str]) -> tuple[Side, Side] | None:
    """Two files in the place of two revisions; None where it is not that."""
    if len(words) != 2 or not all(Path(word).is_file() for word in words):
        return None
    before, after = (Side(word, None, (Path(word),)) for word in words)
    return before, after


def asked(repository: Repository, words: Sequence[str], paths: Sequence[str] | None) -> Asked:
    """What the words of a command mean, as git would read them.

    Args:
        repository: where it is asked.
        words: revisions, then paths, unless ``paths`` were told apart.
        paths: what stood behind ``--``; None where there was no ``--``.

    Raises:
        AskedError: see there.
        GitError: a revision is not there, ...
    """
    revisions: list[str] = []
    rest = list(words)
    while rest and (paths is not None or _is_revision(repository, rest[0])):
        revisions.append(rest.pop(0))
    for word in rest:
        if not os.path.lexists(repository.folder / word):
            for end in _ends(word):
                repository.known(end)
            raise AskedError("no-such", word=word)
    before, after, names = _range(repository, revisions)
    if after is None and repository.root is None:
        raise AskedError("no-work-tree")
    return Asked(before, after, names, tuple(_from_root(repository, path) for path in (*rest, *(paths or ()))))


def _is_revision(repository: Repository, word: str) -> bool:
    ends = _ends(word)
    if not all(repository.commit(end) for end in ends):
        return False
    if repository.root and os.path.lexists(repository.folder / word):
        if len(ends) > 1:  # "..", the folder above
            return False
        raise AskedError("ambiguous", word=word)
    return True


def _ends(word: str) -> list[str]:
    """``A..B`` and ``A...B`` name two revisions; what is left out is HEAD."""
    for sign in ("...", ".."):
        if sign in word:
            return [end or "HEAD" for end in word.split(sign, 1)]
    return [word]


def _range(repository: Repository, revisions: list[str]) -> tuple[str, str | None, tuple[str, str | None]]:
    if len(revisions) == 1 and len(ends := _ends(revisions[0])) == 2:
        one, other = (repository.known(end) for end in ends)
        if "..." not in revisions[0]:
            return one, other, (ends[0], ends[1])
        base = repository.merge_base(one, other)
        return base, other, (base[:10], ends[1])
    if len(revisions) > 2 or any(len(_ends(revision)) == 2 for revision in revisions):
        raise AskedError("too-many")
    first, *second = revisions or ["HEAD"]
    after = repository.known(second[0]) if second else None
    return repository.known(first), after, (first, second[0] if second else None)


def _from_root(repository: Repository, path: str) -> str:
    """A path as seen from the root of the repository."""
    if os.path.isabs(path):
        path = os.path.relpath(os.path.realpath(path), repository.root or repository.folder)
        name = Path(path).as_posix()
    else:
        name = posixpath.normpath(posixpath.join(repository.prefix, Path(path).as_posix()))
    if name == ".." or name.startswith("../"):
        raise AskedError("outside", word=path)
    # An agenda stands for the plans that it belongs to.
    name = posixpath.dirname(name) if posixpath.basename(name) == AGENDA else name
    return "" if name == "." else name


@contextmanager
def sides(repository: Repository, wanted: Asked) -> Iterator[tuple[Side, Side]]:
    """Both sides, as long as the block lasts: a revision is laid out in a folder of its own.

    Raises:
        AskedError: there is no plan in either.
        GitError: git cannot read them.
        OSError: the folder cannot be written.
    """
    trees = [repository.tree(commit) if commit else Tree() for commit in (wanted.before, wanted.after)]
    paths = wanted.paths or (_default(repository, trees),)
    with TemporaryDirectory(prefix="wijkplan-") as temporary:
        found = []
        for n, (tree, name) in enumerate(zip(trees, wanted.names, strict=True)):
            if n == 1 and wanted.after is None and repository.root:
                found.append(_side(None, repository.root, paths))
                continue
            folder = Path(os.path.realpath(temporary)) / str(n)
            (folder / ".git").mkdir(parents=True)  # where looking for an agenda ends
            _lay_out(repository, tree.blobs, paths, folder)
            refused = tuple(one for one in tree.refused if _matters(one, paths))
            found.append(replace(_side(name, folder, paths), refused=refused))
        before, after = found
        if not (before.plans or after.plans or before.refused or after.refused):
            raise AskedError("nothing", where=", ".join(path or "." for path in paths))
        yield before, after


def _default(repository: Repository, trees: list[Tree]) -> str:
    """Where to look when nothing is named: ``plans/`` if it is there, else here."""
    plans = f"{repository.prefix}plans"
    on_disk = repository.root is not None and (repository.root / plans).is_dir()
    in_a_tree = any(blob.name.startswith(f"{plans}/") for tree in trees for blob in tree.blobs)
    return plans if on_disk or in_a_tree else repository.prefix.rstrip("/")


def _side(name: str | None, root: Path, paths: Sequence[str]) -> Side:
    there = [root / path for path in paths if (root / path).exists()]
    return Side(name, root, tuple(path for path in plan_files(there) if path.name != AGENDA))


def _lay_out(repository: Repository, tree: Sequence[Blob], paths: Sequence[str], folder: Path) -> None:
    """Write the plans that are wanted, every agenda, and the ballots where a plan has any."""
    plans = [blob for blob in tree if blob.name.endswith(SUFFIXES) and any(_below(blob.name, path) for path in paths)]
    agendas = [blob for blob in tree if posixpath.basename(blob.name) == AGENDA and blob not in plans]
    repository.lay_out(plans + agendas, folder, MAX_BYTES)
    if any(b"stemmen:" in (folder / blob.name).read_bytes() for blob in plans):
        repository.lay_out([blob for blob in tree if blob.name.endswith(BALLOTS)], folder, MAX_BALLOTS)


def _matters(refused: Refused, paths: Sequence[str]) -> bool:
    """Whether what is not read could have been one of the plans that are wanted, an agenda or ballots."""
    name = refused.name.replace("\\", "/")
    if name.endswith((*SUFFIXES, BALLOTS)):
        everywhere = refused.why == "outside" or posixpath.basename(name) == AGENDA or name.endswith(BALLOTS)
        return everywhere or any(_below(name, path) for path in paths)
    stands_for_a_folder = not posixpath.splitext(name)[1]
    return stands_for_a_folder and any(path and (_below(name, path) or _below(path, name)) for path in paths)


def renames(before: Side, after: Side) -> dict[str, str]:
    """Old names of plans with new ones, where one was renamed (and perhaps changed a little).

    Raises:
        GitError: git cannot tell.
        OSError: the folder in which it looks cannot be written.
    """
    old, new = ({side.shown(path): path for path in side.plans} for side in (before, after))
    gone, come = ([name for name in one if name not in other] for one, other in ((old, new), (new, old)))
    pairs = similar([_text(old[name]) for name in gone], [_text(new[name]) for name in come])
    return {gone[n]: come[m] for n, m in pairs.items()}


def _text(path: Path) -> bytes:
    try:
        return raw(path)
    except OSError:  # checking it tells what it is
        return b""


def _below(name: str, path: str) -> bool:
    return not path or name == path or name.startswith(f"{path}/")
