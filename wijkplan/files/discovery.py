"""Which files a command works on, and which agenda belongs to a plan."""

from __future__ import annotations

import contextlib
import os
from collections.abc import Iterable
from difflib import get_close_matches
from itertools import islice
from pathlib import Path

PLANS = "plans"
AGENDA = "agenda.yaml"
SUFFIXES = (".yaml", ".yml")
_MANY = 2_000  # names among which to look for what somebody meant


def default_paths() -> list[Path]:
    """Where to look when nothing is named: ``plans/`` if it is there, else here."""
    plans = Path(PLANS)
    return [plans] if plans.is_dir() else [Path()]


def plan_files(paths: Iterable[Path]) -> list[Path]:
    """The files named, and all plans below the folders named: sorted, each file once.

    Hidden files and folders and the agenda are passed over below a folder, but not when named.
    """
    found: dict[Path, None] = {}
    for path in paths:
        for file in _below(path) if path.is_dir() else [path]:
            found.setdefault(file)
    unique = {os.path.abspath(file): file for file in reversed(found)}
    return sorted(unique.values())


def _below(folder: Path) -> Iterable[Path]:
    for where, folders, names in os.walk(folder):
        folders[:] = [name for name in folders if not name.startswith(".")]
        for name in names:
            if name.endswith(SUFFIXES) and not name.startswith(".") and name != AGENDA:
                yield Path(where, name)


def nearest(path: Path) -> Path | None:
    """What somebody may have meant who named a path that is not there: something beside it, or a plan in ``plans/``."""
    beside: list[Path] = []
    with contextlib.suppress(OSError, ValueError):  # such as a NUL in the name
        beside = [other for other in islice(path.parent.iterdir(), _MANY) if not other.name.startswith(".")]
    plans = islice(_below(Path(PLANS)), _MANY)
    is_plan = path.suffix in ("", *SUFFIXES)
    kinds = SUFFIXES if is_plan else (path.suffix,)
    alike = [other for other in beside if other.suffix in kinds or (not path.suffix and other.is_dir())]
    return _by_name(path, alike) or (_by_name(path, sorted(plans)) if is_plan else None)


def _by_name(path: Path, known: Iterable[Path]) -> Path | None:
    """The one with the most likely name; of the same names the last, which is of the last year."""
    names = {other.stem.casefold(): other for other in known}
    found = get_close_matches(path.stem.casefold(), names, n=1, cutoff=0.7)
    return names[found[0]] if found else None


def is_agenda(path: Path) -> bool:
    """Whether a file is an agenda, and so no plan."""
    return path.name == AGENDA


def agenda_file(plan: Path) -> Path | None:
    """The agenda that belongs to a plan."""
    return upwards(plan, AGENDA)


def upwards(file: Path, name: str) -> Path | None:
    """The nearest file of this name in the folder of a file or above it, not past the root of the repository."""
    for folder in Path(os.path.abspath(file)).parents:
        candidate = folder / name
        if candidate.is_file():
            return _as_named(candidate)
        if (folder / ".git").exists():
            return None
    return None


def repository_of(folder: Path) -> Path | None:
    """The nearest folder with a repository in it: this one, or one above it."""
    return next((above for above in (folder, *folder.parents) if (above / ".git").exists()), None)


def leads_outside(file: Path) -> bool:
    """Whether a file is, or lies behind, a link that leads out of the repository in which it is named."""
    named, real = os.path.abspath(file), os.path.realpath(file)
    if named == real:
        return False
    root = repository_of(Path(named).parent)
    return root is not None and not Path(real).is_relative_to(os.path.realpath(root))


def _as_named(path: Path) -> Path:
    """Relative to the current folder where it lies below or beside it: that is how people name it."""
    try:
        relative = Path(os.path.relpath(path))
    except ValueError:  # another drive, on Windows
        return path
    return relative if relative.parts[:1] != ("..",) else path
