"""A plan that is watched: as it is on disk now, and the last time that it could be computed."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path
from threading import Lock
from typing import TypeAlias
from zlib import crc32

from wijkplan.allocate.ladder import NoBallotsError
from wijkplan.checks.finding import Finding, errors
from wijkplan.checks.masking import without
from wijkplan.checks.run import check
from wijkplan.desk.dividing import ballots
from wijkplan.files.discovery import agenda_file
from wijkplan.plan.agenda import Agenda
from wijkplan.plan.ballots import Ballots
from wijkplan.plan.plan import Plan
from wijkplan.whatif.setting import Setting, Turned, turned

Stamp: TypeAlias = tuple[tuple[str, int, int, int], ...]
"""The files that a plan is made of, each with what changes when it is saved: moment, size, and which file it is."""


@dataclass(frozen=True, slots=True)
class Sound:
    """A plan without errors, with all that belongs to it."""

    plan: Plan
    agenda: Agenda
    ballots: Ballots | None
    secrets: frozenset[str]
    """Ids made of data of persons."""
    as_it_stands: Turned
    """What it gives without any knob turned."""

    @property
    def title(self) -> str:
        """The wijk and the year."""
        return self.hidden(f"{self.plan.wijk} {self.plan.jaar}")

    def hidden(self, text: str) -> str:
        """A text as people may see it: without data of persons."""
        return without(text, self.secrets)

    def may_be_named(self, text: str) -> bool:
        """Whether a name may stand in an address: others read that too."""
        return self.hidden(text) == text


@dataclass(frozen=True, slots=True)
class Seen:
    """How a plan was found."""

    version: str
    """Another one each time that something was saved; the same files have the same one in every process."""
    sound: Sound | None
    """What was last without errors; None where that never was."""
    errors: tuple[Finding, ...] = ()
    """What is wrong in the files as they are now; then ``sound`` is older than they are."""
    gone: bool = False
    """Whether the file of the plan is not there now."""

    @property
    def is_current(self) -> bool:
        """Whether what is shown is what is on disk."""
        return self.sound is not None and not self.errors and not self.gone


class Watched:
    """Looks at the files of a plan each time that it is asked, and reads them where they were saved since."""

    def __init__(self, path: Path) -> None:
        """Takes the file of a plan; nothing is read yet."""
        self.path = path
        self._stamp: Stamp | None = None
        self._seen = Seen("", None)
        self._ballots: Path | None = None
        self._lock = Lock()

    def seen(self) -> Seen:
        """The plan as it is now; two who ask at once wait for one reading."""
        with self._lock:
            for _again in range(2):  # a plan that is read may name ballots, and those are watched too
                stamp = self._now()
                if stamp == self._stamp:
                    break
                self._stamp, self._seen = stamp, self._read(stamp)
            return self._seen

    def _now(self) -> Stamp:
        files = (self.path, agenda_file(self.path), self._ballots)
        return tuple(_stamps(file for file in files if file))

    def _read(self, stamp: Stamp) -> Seen:
        version, before = f"{crc32(repr(stamp).encode()):08x}", self._seen.sound
        if not self.path.is_file():
            return Seen(version, before, gone=True)
        run = check([self.path])
        wrong = tuple(errors(run.findings()))
        [checked] = run.plans
        if checked.plan:
            self._ballots = self.path.parent / checked.plan.stemmen if checked.plan.stemmen else None
        if wrong or checked.plan is None:
            return Seen(version, before, wrong)
        voted = ballots(self.path.as_posix(), checked.plan)
        secrets = checked.secrets.union(*(agenda.secrets for agenda in run.agendas))
        stands = _as_it_stands(checked.plan, checked.agenda, voted)
        return Seen(version, Sound(checked.plan, checked.agenda, voted, secrets, stands))


def _as_it_stands(plan: Plan, agenda: Agenda, voted: Ballots | None) -> Turned:
    try:
        return turned(plan, agenda, Setting(), voted)
    except NoBallotsError:  # the checks have said so, unless that rule is switched off
        return turned(plan, agenda, Setting(methode="rangorde"))


def _stamps(files: Iterator[Path]) -> Iterator[tuple[str, int, int, int]]:
    for file in files:
        try:
            found = file.stat()
        except OSError:
            yield str(file), 0, 0, 0
        else:
            yield str(file), found.st_mtime_ns, found.st_size, found.st_ino
