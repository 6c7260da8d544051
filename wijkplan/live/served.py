"""Which plans are served: the one that was named, or all of a folder, found anew each time."""

from __future__ import annotations

from collections.abc import Mapping
from pathlib import Path
from zlib import crc32

from wijkplan.files.discovery import AGENDA, plan_files
from wijkplan.live.watched import Seen, Watched


class Served:
    """The plans that are served, each by its path from the folder; nothing outside it has a name."""

    def __init__(self, path: Path) -> None:
        """Takes a plan, or a folder with plans."""
        self.is_folder = path.is_dir()
        self._folder = path if self.is_folder else path.parent
        self._only = None if self.is_folder else path
        self._known: dict[str, Watched] = {}

    @property
    def only(self) -> Watched | None:
        """The plan, where one was named."""
        return self._watched(self._only) if self._only else None

    def seen(self) -> dict[str, Seen]:
        """All plans as they are now, by name."""
        return {name: watched.seen() for name, watched in self.plans().items()}

    def plans(self) -> dict[str, Watched]:
        """All plans that are there now, by name."""
        files = plan_files([self._folder]) if self.is_folder else [self._only] if self._only else []
        found = (self._watched(file) for file in files if file.name != AGENDA and file != self._folder)
        return {self.name(watched): watched for watched in found}

    def named(self, name: str) -> Watched | None:
        """The plan with this name, also when it was removed after it was shown."""
        return self._known.get(name) or self.plans().get(name)

    def name(self, watched: Watched) -> str:
        """What a plan is called in an address."""
        return watched.path.relative_to(self._folder).as_posix()

    def _watched(self, file: Path) -> Watched:
        return self._known.setdefault(file.relative_to(self._folder).as_posix(), Watched(file))


def version_of(plans: Mapping[str, Seen]) -> str:
    """Another one each time that a plan was saved, came or went."""
    return f"{crc32(repr([(name, seen.version) for name, seen in plans.items()]).encode()):08x}"
