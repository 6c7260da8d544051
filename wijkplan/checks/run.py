"""A run of the checks: files in, findings out, sorted by path and position, the same every time."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass, field, replace
from functools import partial
from pathlib import Path
from typing import TypeVar

from wijkplan.checks.error_rules import CITY_RULES, ONLY_ERRORS
from wijkplan.checks.file import Checked, check_agenda, check_plan, file_rules
from wijkplan.checks.finding import Finding, errors
from wijkplan.checks.masking import as_shown
from wijkplan.checks.pool import side_by_side
from wijkplan.checks.rules.city import AgendaFacts, City, Facts
from wijkplan.checks.selection import Selection
from wijkplan.checks.suppression import not_suppressed
from wijkplan.files.discovery import AGENDA, agenda_file
from wijkplan.plan.agenda import Agenda
from wijkplan.plan.reading import dates

T = TypeVar("T")


def everything() -> Selection:
    """All rules there are."""
    from wijkplan.checks.registry import RULES

    return Selection(frozenset(rule.code for rule in RULES))


def nothing(checked: Checked) -> None:
    """What to make of a plan where only its findings are wanted."""


def check(paths: Iterable[Path], chosen: Selection | None = None) -> Run:
    """Check these plans (or agendas), each against the agenda that belongs to it; ``chosen`` as in `check_and_make`."""
    return check_and_make(paths, nothing, chosen=chosen, here=True)[0]


def check_and_make(
    paths: Iterable[Path],
    make: Callable[[Checked], T],
    *,
    chosen: Selection | None = None,
    here: bool = False,
    done: Callable[[int], None] = lambda _: None,
) -> tuple[Run, dict[Path, T]]:
    """Check these plans (or agendas), and make something of each plan without errors.

    Args:
        paths: the files.
        make: what is made of a plan, where it is checked: many files are checked side by side, in other processes,
            and only this and the findings come back. It has to be a function of a module.
        chosen: the rules that speak; all, where none are named. Errors are always looked for. With `ONLY_ERRORS`
            nothing else is: what warns or gives a tip is not even loaded.
        here: whether all is done in this process; then the plans themselves are in the run, too.
        done: is told how many files are ready, as the work goes on.
    """
    this_year = dates.today().year
    file_rules(chosen)  # loaded once: processes that start after this have them
    files = sorted(paths)
    plans = {path: agenda_file(path) for path in files if path.name != AGENDA}
    inside = frozenset(path.absolute() for path in plans)
    found = dict.fromkeys([*(p for p in files if p.name == AGENDA), *(a for a in plans.values() if a)])
    agendas = {path: check_agenda(path, this_year, inside, chosen) for path in found}
    work = [(path, agendas[agenda] if agenda else None) for path, agenda in plans.items()]
    results: list[Checked] = []
    made: dict[Path, T] = {}
    for checked, ones in (map if here else side_by_side)(partial(_checked, this_year, chosen, make, here), work):
        results.append(checked)
        made.update((checked.path, one) for one in ones)
        done(len(results))
    return Run(tuple(results), tuple(agendas[path] for path in sorted(agendas)), chosen or everything()), made


_NO_AGENDA = Agenda()
"""One for all: an empty agenda for each of thousands of plans takes more memory than what is made of them."""


def _checked(
    this_year: int,
    chosen: Selection | None,
    make: Callable[[Checked], T],
    whole: bool,
    work: tuple[Path, Checked | None],
) -> tuple[Checked, tuple[T, ...]]:
    """One plan against its agenda, and what is made of it: one thing, or none where there are errors."""
    path, agenda = work
    checked = check_plan(path, agenda, this_year, chosen)
    off = agenda.ignored if agenda else frozenset[str]()
    sound = checked.plan is not None and not any(_has_errors(one, off) for one in (checked, agenda) if one)
    made = (make(checked),) if sound else ()
    checked = replace(checked, document=None)
    return (checked if whole else replace(checked, plan=None, agenda=_NO_AGENDA)), made


def _has_errors(checked: Checked, off: frozenset[str]) -> bool:
    """Whether a file by itself has errors that are not switched off: `Run.findings` says the same of all of them."""
    spoken = [finding for finding in checked.findings if finding.code not in off]
    return bool(errors(not_suppressed(checked.path, checked.suppressions, spoken, ONLY_ERRORS)))


@dataclass(frozen=True)
class Run:
    """The files of one run, in order of path: plans, and the agendas that belong to them."""

    plans: tuple[Checked, ...]
    agendas: tuple[Checked, ...]
    chosen: Selection = field(default_factory=everything)
    """The rules that speak."""

    def findings(self) -> list[Finding]:
        """What the chosen rules have to say."""
        chosen = self.chosen
        files = (*self.agendas, *self.plans)
        secrets = frozenset(secret for checked in files for secret in checked.secrets)
        spoken: dict[Path, list[Finding]] = {checked.path: [] for checked in files}
        off = {checked.path: checked.ignored for checked in self.agendas}
        off |= {checked.path: off.get(checked.agenda_path or Path(), frozenset()) for checked in self.plans}
        for finding in (*(f for checked in files for f in checked.findings), *self._over_the_city()):
            if finding.code in chosen and finding.code not in off[finding.path]:
                spoken[finding.path].append(finding)
        shown = (
            as_shown(finding, secrets)
            for checked in files
            for finding in not_suppressed(checked.path, checked.suppressions, spoken[checked.path], chosen)
        )
        return sorted(shown, key=lambda finding: finding.order)

    def _over_the_city(self) -> Iterator[Finding]:
        facts = tuple(checked.facts for checked in self.plans if isinstance(checked.facts, Facts))
        agendas = tuple(checked.facts for checked in self.agendas if isinstance(checked.facts, AgendaFacts))
        city = City(facts, agendas, all_read=len(facts) == len(self.plans))
        for rule in (rule for rule in CITY_RULES if rule.code in self.chosen):
            for hit in rule.check(city):
                yield Finding(rule.code, rule.name, rule.severity, hit.spot, hit.message, hit.help)
