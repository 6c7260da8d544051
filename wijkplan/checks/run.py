"""A run of the checks: files in, findings out, sorted by path and position, the same every time."""

from __future__ import annotations

import datetime
import os
import sys
from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass, replace
from pathlib import Path
from typing import Any

from wijkplan import language
from wijkplan.checks.file import (
    ALWAYS,
    LONGEST_LINE,
    Checked,
    CheckedAgenda,
    check_agenda,
    check_plan,
    unknown_rule,
)
from wijkplan.checks.finding import Finding, Spot
from wijkplan.checks.registry import CITY_RULES, RULES
from wijkplan.checks.rule import CityRule
from wijkplan.checks.rules import controle
from wijkplan.checks.rules.city import AgendaFacts, City, Facts
from wijkplan.checks.rules.privacy import masked
from wijkplan.checks.selection import Selection, codes, selection
from wijkplan.checks.suppress import Suppression
from wijkplan.files.discovery import AGENDA, agenda_file
from wijkplan.language import N_, Message
from wijkplan.plan.agenda import Agenda

EVERYTHING = selection((), (), RULES)
# Below this many files the start of more processes costs more than it gives.
PARALLEL_FROM = 48 if sys.platform == "linux" else 400
_CHUNK = 16
QUOTED = frozenset({"text", "key", "name"})
"""The values of a finding that are quoted from a plan."""
LONGEST_QUOTE = 60


@dataclass(frozen=True)
class Run:
    """The files of one run, in order of path: plans, and the agendas that belong to them."""

    plans: tuple[Checked, ...]
    agendas: tuple[CheckedAgenda, ...]

    def findings(self, chosen: Selection = EVERYTHING) -> list[Finding]:
        """What the chosen rules have to say."""
        files = (*self.plans, *(agenda.checked for agenda in self.agendas))
        secrets = frozenset(secret for checked in files for secret in checked.secrets)
        shown = (_shown(finding, secrets) for finding in _concluded(self, chosen))
        return sorted(shown, key=lambda finding: finding.order)


Make = Callable[[Checked], Any]


def keep(checked: Checked) -> Checked:
    """What to make of a plan where the plan itself is wanted."""
    return checked


def nothing(checked: Checked) -> None:
    """What to make of a plan where only its findings are wanted."""


def check(paths: Iterable[Path], make: Make = keep, *, done: Callable[[int], None] = lambda _: None) -> Run:
    """Check these plans (or agendas), each against the agenda that belongs to it.

    Args:
        paths: the files.
        make: what is made of each plan without errors, where it is checked: many files are checked side by side,
            in other processes, and only this and the findings come back. It has to be a function of a module.
            With `keep` the plans themselves come back, and all is done in this process.
        done: is told how many files are ready, as the work goes on.
    """
    this_year = datetime.date.today().year
    files = sorted(paths)
    plans = {path: agenda_file(path) for path in files if path.name != AGENDA}
    inside = frozenset(path.absolute() for path in plans)
    found = dict.fromkeys([*(p for p in files if p.name == AGENDA), *(a for a in plans.values() if a)])
    agendas = {path: check_agenda(path, this_year, inside) for path in found}
    work = [(path, agendas[agenda] if agenda else None) for path, agenda in plans.items()]
    results = []
    side_by_side = make is not keep and len(work) >= PARALLEL_FROM and _processors() > 1
    for checked in (_in_processes if side_by_side else _one_by_one)(work, make, this_year):
        results.append(checked)
        done(len(results))
    return Run(tuple(results), tuple(agendas[path] for path in sorted(agendas)))


Work = list[tuple[Path, "CheckedAgenda | None"]]


def _one_by_one(work: Work, make: Make, this_year: int) -> Iterator[Checked]:
    for path, agenda in work:
        checked = check_plan(path, agenda, this_year)
        if make is not keep:
            whole = checked.plan is not None and not checked.has_errors and not (agenda and agenda.has_errors)
            made = make(checked) if whole else None
            checked = replace(checked, plan=None, agenda=Agenda(), made=made)
        yield checked


def _in_processes(work: Work, make: Make, this_year: int) -> Iterator[Checked]:
    """The same, in several processes; in the same order."""
    import multiprocessing
    from concurrent.futures import ProcessPoolExecutor

    context = multiprocessing.get_context("fork" if sys.platform == "linux" else None)
    size = max(1, min(_CHUNK, len(work) // (4 * _processors())))
    chunks = [(work[n : n + size], make, this_year) for n in range(0, len(work), size)]
    with ProcessPoolExecutor(
        _processors(), mp_context=context, initializer=language.use, initargs=(language.current(),)
    ) as pool:
        for results in pool.map(_chunk, chunks):
            yield from results


def _chunk(job: tuple[Work, Make, int]) -> list[Checked]:
    return list(_one_by_one(*job))


def _processors() -> int:
    if sys.platform == "linux":
        return len(os.sched_getaffinity(0))
    return os.cpu_count() or 1


def _shown(finding: Finding, secrets: frozenset[str]) -> Finding:
    """A finding as people may see it: without data of persons, wherever it came from."""

    def mask(text: str) -> str:
        text = masked(text)
        for secret in secrets:
            text = text.replace(secret, "•" * len(secret))
        return text

    # In a road a point stands between the keys, not inside a number.
    where = ".".join(mask(key) for key in mask(finding.spot.where).split("."))
    spot = replace(finding.spot, where=where, line=mask(finding.spot.line))

    def shown(name: str, text: str) -> str:
        # It is cut after it is masked: half an address is still an address.
        text = mask(text[:LONGEST_LINE])
        return text if name not in QUOTED or len(text) <= LONGEST_QUOTE else text[: LONGEST_QUOTE - 1] + "…"

    return replace(finding, spot=spot, message=finding.message.masked(shown), help=finding.help.masked(shown))


def _concluded(run: Run, chosen: Selection) -> Iterator[Finding]:
    """All findings but those of rules that are switched off, and what is wrong with the switching off."""
    ignored = {agenda.checked.path: agenda.ignored for agenda in run.agendas}
    per_file: dict[Path, list[Finding]] = {}
    files = (*(agenda.checked for agenda in run.agendas), *run.plans)
    agenda_of = {checked.path: checked.agenda_path for checked in files}
    for finding in (*(f for checked in files for f in checked.findings), *_over_the_city(run)):
        off = ignored.get(agenda_of.get(finding.path) or Path(), frozenset())
        if finding.code in chosen and finding.code not in off:
            per_file.setdefault(finding.path, []).append(finding)
    for checked in files:
        yield from _not_suppressed(checked, per_file.get(checked.path, []), chosen)


def _over_the_city(run: Run) -> Iterator[Finding]:
    facts = tuple(checked.facts for checked in run.plans if isinstance(checked.facts, Facts))
    agendas = tuple(a.checked.facts for a in run.agendas if isinstance(a.checked.facts, AgendaFacts))
    city = City(facts, agendas, all_read=len(facts) == len(run.plans))
    for rule in CITY_RULES:
        for hit in rule.check(city):
            yield Finding(rule.code, rule.name, rule.severity, hit.spot, hit.message, hit.help)


def _not_suppressed(checked: Checked, findings: list[Finding], chosen: Selection) -> Iterator[Finding]:
    """The findings of a file but those that a comment switches off; and what is wrong with such comments."""
    by_line: dict[int, list[int]] = {}
    for n, finding in enumerate(findings):
        by_line.setdefault(finding.span.line, []).append(n)
    suppressed: set[int] = set()
    for comment in checked.suppressions:
        names = [name for name in comment.names if unknown_rule(name) is None]
        off = codes(names, RULES) - ALWAYS if names else frozenset()
        hits = {n for n in by_line.get(comment.line, ()) if findings[n].code in off}
        suppressed |= hits
        yield from _about_comment(checked.path, comment, off, bool(hits), chosen)
    yield from (finding for n, finding in enumerate(findings) if n not in suppressed)


def _about_comment(
    path: Path, comment: Suppression, off: frozenset[str], used: bool, chosen: Selection
) -> Iterator[Finding]:
    spot = Spot(path, comment.span, "", comment.text)

    def finding(rule: CityRule, message: Message, advice: Message) -> Iterator[Finding]:
        if rule.code in chosen:
            yield Finding(rule.code, rule.name, rule.severity, spot, message, advice)

    if not comment.names:
        text = Message(N_("Hier staat niet welke regel uit moet."))
        advice = Message(N_("Schrijf de code erbij: # wijkplan: negeer WP401 - reden"))
        yield from finding(controle.unknown, text, advice)
    for name in comment.names:
        if problem := unknown_rule(name):
            yield from finding(controle.unknown, *problem)
    if not comment.reason:
        text = Message(N_("Hier staat niet waarom deze regel uit is."))
        advice = Message(N_("Schrijf een streepje en de reden erachter: # wijkplan: negeer WP401 - reden"))
        yield from finding(controle.without_reason, text, advice)
    if not used and off & chosen.codes:
        text = Message(N_("Deze regel is hier uitgezet, maar dat is niet nodig."))
        yield from finding(controle.unused, text, Message(N_("Haal deze opmerking weg.")))
