"""A run of the checks: files in, findings out, sorted by path and position."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from pathlib import Path

from wijkplan.checks.finding import Finding
from wijkplan.checks.registry import RULES
from wijkplan.checks.rule import Source
from wijkplan.files.discovery import AGENDA, agenda_file
from wijkplan.files.document import Document, written
from wijkplan.files.reading import read
from wijkplan.plan.agenda import Agenda
from wijkplan.plan.form import load
from wijkplan.plan.plan import Plan


@dataclass(frozen=True)
class Checked:
    """A file after the checks."""

    source: Source
    findings: tuple[Finding, ...]
    agenda: Checked | None = None
    """The agenda that belongs to a plan."""

    @property
    def path(self) -> Path:
        """The file."""
        return self.source.document.path

    @property
    def has_errors(self) -> bool:
        """Whether there is anything in it, or in its agenda, that must be mended before it can be computed."""
        own = any(finding.severity == "error" for finding in self.findings)
        return own or (self.agenda is not None and self.agenda.has_errors)


@dataclass(frozen=True)
class Run:
    """The files of one run, in order of path: plans, and the agendas that belong to them."""

    plans: tuple[Checked, ...]
    agendas: tuple[Checked, ...]

    @property
    def findings(self) -> list[Finding]:
        """All findings of the run."""
        everything = (f for checked in (*self.agendas, *self.plans) for f in checked.findings)
        return sorted(everything, key=lambda finding: finding.order)


def check(paths: Iterable[Path]) -> Run:
    """Check these plans (or agendas), each against the agenda that belongs to it."""
    agendas: dict[Path, Checked] = {}

    def agenda_of(path: Path | None) -> Checked | None:
        if path is not None and path not in agendas:
            agendas[path] = check_agenda(path)
        return None if path is None else agendas[path]

    plans = []
    for path in paths:
        if path.name == AGENDA:
            agenda_of(path)
        else:
            plans.append(check_plan(path, agenda_of(agenda_file(path))))
    return Run(tuple(plans), tuple(agendas.values()))


def check_agenda(path: Path) -> Checked:
    """Check an agenda by itself."""
    document = read(path)
    loaded = load(Agenda, document)
    faults = document.faults + loaded.faults
    source = Source(document, faults, None, loaded.value or Agenda(), True, loaded.broken)
    return _checked(source)


def check_plan(path: Path, agenda: Checked | None) -> Checked:
    """Check one plan on disk against its agenda."""
    return check_document(read(path), agenda)


def check_document(document: Document, agenda: Checked | None = None) -> Checked:
    """Check a plan that was read, against its agenda."""
    loaded = load(Plan, document)
    faults = document.faults + loaded.faults
    # Names are not held against an agenda that is itself not whole.
    whole = agenda is not None and not agenda.has_errors
    shared = agenda.source.agenda if agenda else Agenda()
    return _checked(Source(document, faults, loaded.value, shared, whole, loaded.broken), agenda)


def _checked(source: Source, agenda: Checked | None = None) -> Checked:
    document = source.document
    findings = []
    for rule in RULES:
        for hit in rule.hits(source):
            span = hit.span or document.locate(hit.where, key=hit.key)
            where = written(hit.where)
            findings.append(
                Finding(
                    rule.code,
                    rule.name,
                    rule.severity,
                    document.path,
                    span,
                    where,
                    hit.message,
                    hit.help,
                    document,
                )
            )
    return Checked(source, tuple(sorted(findings, key=lambda finding: finding.order)), agenda)
