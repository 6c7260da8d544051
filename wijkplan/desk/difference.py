"""Two sides of a comparison become the difference between them: which plan is which, checked and compared."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, replace
from pathlib import Path
from typing import TYPE_CHECKING, Literal

from wijkplan.allocate import Question
from wijkplan.changes.compare import Change, Changes, Kind, compare, compare_agendas
from wijkplan.changes.effects import Effects, effects
from wijkplan.changes.summary import Summary, summary
from wijkplan.changes.version import Pair, Version
from wijkplan.changes.year import Year, without_noise, year
from wijkplan.checks.error_rules import ONLY_ERRORS
from wijkplan.checks.run import check
from wijkplan.desk.dividing import with_ballots
from wijkplan.files.discovery import agenda_file
from wijkplan.files.reading import raw
from wijkplan.plan.agenda import Agenda
from wijkplan.plan.plan import Plan
from wijkplan.yamltext.text import MAX_BYTES

if TYPE_CHECKING:
    from wijkplan.checks.file import Checked
    from wijkplan.checks.finding import Finding
    from wijkplan.git.revisions import Side


@dataclass(frozen=True, slots=True)
class Faulty:
    """A version of a file that has errors, so that it was not computed."""

    side: Literal["was", "wordt"]
    bestand: str
    versie: str | None
    """None for the files as they are now."""
    errors: tuple[Finding, ...]


@dataclass(frozen=True, slots=True)
class Compared:
    """A plan in two versions."""

    bestand: str
    bestand_was: str | None
    """Where it had another name."""
    wijk: str
    jaar: Pair[int | None]
    kind: Kind
    changes: Changes | None = None
    """None for a plan that is new or gone, or that cannot be compared."""
    effects: Effects | None = None
    summary: Summary | None = None
    """Of a plan that is new or gone."""
    faulty: tuple[Faulty, ...] = ()
    year: Year | None = None
    """Of two plans without errors, for different years: its story; `changes` are then those that it does not tell."""
    secrets: frozenset[str] = frozenset()
    """Ids made of data of persons, of both sides."""


@dataclass(frozen=True, slots=True)
class ComparedAgenda:
    """An agenda in two versions."""

    bestand: str
    kind: Kind
    changes: tuple[Change, ...]


@dataclass(frozen=True, slots=True)
class Difference:
    """All that is different between two versions."""

    van: str
    naar: str | None
    """None for the files as they are now."""
    plannen: tuple[Compared, ...]
    agendas: tuple[ComparedAgenda, ...]

    def __bool__(self) -> bool:
        """Whether there is anything to tell."""
        return bool(self.plannen or self.agendas)


@dataclass(frozen=True, slots=True)
class _Read:
    """A plan of one side, checked."""

    name: str
    checked: Checked
    faulty: Faulty | None
    broken: frozenset[str]
    """Top-level keys that are not whole."""


def difference(before: Side, after: Side, renames: Mapping[str, str]) -> Difference:
    """Compare all plans of two sides, and the agendas that belong to them.

    Args:
        before: the older side.
        after: the newer side.
        renames: old names of files with new ones, as far as they are known.
    """
    old = {before.shown(path): path for path in before.plans}
    new = {after.shown(path): path for path in after.plans}
    same = {name for name in old.keys() & new.keys() if _is_same(old[name], new[name])}
    was, was_agendas = _checked(before, old, same, "was")
    wordt, wordt_agendas = _checked(after, new, same, "wordt")
    pairs = _pairs(was, wordt, renames)
    found = [compared for one, other in pairs if (compared := _compared(one, other, renamed=before.root is not None))]
    agendas = _agendas(before, was_agendas, wordt_agendas, both=bool(old and new))
    found.sort(key=lambda compared: compared.bestand)
    return Difference(before.name or "", after.name, tuple(found), agendas)


def _is_same(old: Path, new: Path) -> bool:
    """Whether a plan and its agenda are the same to the letter; ballots are not looked at."""
    try:
        text = raw(old)
        if text != raw(new) or len(text) > MAX_BYTES or b"stemmen:" in text:
            return False
        agendas = agenda_file(old), agenda_file(new)
        contents = [raw(agenda) if agenda else None for agenda in agendas]
    except OSError:  # checking them tells what it is
        return False
    return contents[0] == contents[1]


def _checked(
    side: Side, plans: Mapping[str, Path], same: set[str], which: Literal["was", "wordt"]
) -> tuple[dict[str, _Read], dict[str, Agenda]]:
    """The plans of a side that may be different, and all its agendas, by name."""
    agendas = dict.fromkeys(agenda for plan in plans.values() if (agenda := agenda_file(plan)))
    run = check([*(path for name, path in plans.items() if name not in same), *agendas], ONLY_ERRORS)
    wrong: dict[Path, list[Finding]] = {}
    for finding in run.findings():
        wrong.setdefault(finding.path, []).append(_without_root(finding, side.root))
    found = {}
    for checked in run.plans:
        faulty_path = next((path for path in (checked.path, checked.agenda_path) if path in wrong), None)
        faulty, broken = None, frozenset[str]()
        if faulty_path is not None:
            faulty = Faulty(which, side.shown(faulty_path), side.name, tuple(wrong[faulty_path]))
            broken = checked.broken & Plan.model_fields.keys()
        found[side.shown(checked.path)] = _Read(side.shown(checked.path), checked, faulty, broken)
    return found, {side.shown(checked.path): checked.agenda for checked in run.agendas}


def _without_root(finding: Finding, root: Path | None) -> Finding:
    """A finding that does not tell where on disk a revision was laid out."""
    before = f"{root.as_posix()}/" if root else ""
    return replace(finding, message=finding.message.masked(lambda _name, text: text.replace(before, "")))


def _pairs(
    was: dict[str, _Read], wordt: dict[str, _Read], renames: Mapping[str, str]
) -> list[tuple[_Read | None, _Read | None]]:
    """Which plan became which: by the name of the file, by what git says, by wijk and year."""
    by_wijk = {_wijk(other): name for name, other in wordt.items() if name not in was}
    pairs: list[tuple[_Read | None, _Read | None]] = []
    left = dict(wordt)
    for name, one in was.items():
        candidates = (name, renames.get(name), by_wijk.get(_wijk(one)))
        other = next((candidate for candidate in candidates if candidate in left), None)
        pairs.append((one, left.pop(other) if other else None))
    return [*pairs, *((None, other) for other in left.values())]


def _wijk(one: _Read) -> tuple[str, int] | str:
    """The wijk and the year of a plan; its name where it cannot be read."""
    plan = one.checked.plan
    return (plan.wijk, plan.jaar) if plan and one.broken.isdisjoint(("wijk", "jaar")) else one.name


def _compared(was: _Read | None, wordt: _Read | None, *, renamed: bool) -> Compared | None:
    """What became of a plan; None where nothing is different. Whether another name counts is up to the caller."""
    if was and wordt:
        return _both(was, wordt, was.name if renamed and was.name != wordt.name else None)
    if wordt:
        return _one(wordt, is_new=True)
    return _one(was, is_new=False) if was else None


def _both(was: _Read, wordt: _Read, old_name: str | None) -> Compared | None:
    """A plan that is in both sides."""
    faulty = tuple(one.faulty for one in (was, wordt) if one.faulty)
    old, new = was.checked.plan, wordt.checked.plan
    changes: Changes | None = None
    done: Effects | None = None
    told: Year | None = None
    if old and new:
        before, after = _version(was, old), _version(wordt, new)
        changes = compare(before, after, was.broken | wordt.broken)
        if not faulty:
            done = effects(before, after, changes.renamed)
            told = year(before, after, changes.renamed)
        if told:
            changes = without_noise(changes)
    if not (changes or done or faulty or old_name or told):
        return None
    some = new or old
    jaar: Pair[int | None] = Pair(old.jaar if old else None, new.jaar if new else None)
    wijk = some.wijk if some else wordt.name
    secrets = was.checked.secrets | wordt.checked.secrets
    return Compared(
        wordt.name, old_name, wijk, jaar, "veranderd", changes, done, faulty=faulty, year=told, secrets=secrets
    )


def _version(one: _Read, plan: Plan) -> Version:
    agenda = one.checked.agenda
    if one.faulty:  # then nothing is divided
        return Version(plan, agenda)
    return Version(plan, agenda, with_ballots(Question(), str(one.checked.path), plan, agenda).ballots)


def _one(one: _Read, *, is_new: bool) -> Compared:
    """A plan that is in one of the sides."""
    plan = one.checked.plan
    jaar = plan.jaar if plan else None
    return Compared(
        one.name,
        None,
        plan.wijk if plan else one.name,
        Pair(None, jaar) if is_new else Pair(jaar, None),
        "nieuw" if is_new else "weg",
        summary=summary(plan) if plan and not one.faulty else None,
        faulty=(one.faulty,) if one.faulty else (),
    )


def _agendas(
    before: Side, was: dict[str, Agenda], wordt: dict[str, Agenda], *, both: bool
) -> tuple[ComparedAgenda, ...]:
    """The agendas that say something else, by name. What cannot be read is told with the plans."""
    if before.root is None and len(was) == len(wordt) == 1:  # two files: each has its own
        was = dict(zip(wordt, was.values(), strict=True))
    # Of a side without plans, or of two files that have no agenda in common, nothing is known: then none came or went.
    known = was.keys() | wordt.keys() if both and before.root is not None else was.keys() & wordt.keys()
    found = []
    for name in sorted(known):
        one, other = (side.get(name, Agenda()) for side in (was, wordt))
        if changes := compare_agendas(one, other):
            kind: Kind = "veranderd" if name in was and name in wordt else "nieuw" if name in wordt else "weg"
            found.append(ComparedAgenda(name, kind, changes))
    return tuple(found)
