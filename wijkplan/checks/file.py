"""One file under the checks: read, typed, held against every rule that looks at one file."""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path

from wijkplan.checks import controle
from wijkplan.checks.city import AgendaFacts, Facts
from wijkplan.checks.finding import Finding, Spot
from wijkplan.checks.privacy import masked, personal
from wijkplan.checks.registry import FILE_RULES, RULES
from wijkplan.checks.rule import FileRule, Hit, Source
from wijkplan.checks.selection import UnknownRule, codes
from wijkplan.checks.suppress import Suppression, suppressions
from wijkplan.files.discovery import plan_files
from wijkplan.files.document import Document, Span, Where, written
from wijkplan.files.reading import read
from wijkplan.language import N_, Message
from wijkplan.plan.agenda import Agenda
from wijkplan.plan.form import load
from wijkplan.plan.plan import Plan

ALWAYS = frozenset(rule.code for rule in RULES if rule.always)


@dataclass(frozen=True, slots=True)
class Checked:
    """A file after the checks, before it is decided which rules speak."""

    path: Path
    plan: Plan | None
    agenda: Agenda
    """For a plan the agenda that belongs to it, for an agenda itself."""
    agenda_path: Path | None
    findings: tuple[Finding, ...]
    suppressions: tuple[Suppression, ...]
    facts: Facts | AgendaFacts | None
    """What the rules over several files need of it."""


@dataclass(frozen=True, slots=True)
class CheckedAgenda:
    """An agenda with the rules that it switches off."""

    checked: Checked
    ignored: frozenset[str]
    """Codes."""

    @property
    def has_errors(self) -> bool:
        """Whether it cannot be relied on."""
        return any(finding.severity == "error" for finding in self.checked.findings)


class _Page:
    """A document as findings may show it: with its personal data made unreadable."""

    def __init__(self, document: Document) -> None:
        self.document = document
        self.personal = personal(document)
        self.lines: dict[int, str] = {}

    def spot(self, where: Where, span: Span) -> Spot:
        lines = self.document.lines
        if span.line not in self.lines:
            self.lines[span.line] = masked(lines[span.line - 1]) if span.line <= len(lines) else ""
        return Spot(self.document.path, span, masked(written(where)), self.lines[span.line])

    def finding(self, rule: FileRule, hit: Hit) -> Finding:
        span = hit.span or self.document.locate(hit.where, key=hit.key)
        spot = self.spot(hit.where, span)
        return Finding(rule.code, rule.name, rule.severity, spot, hit.message.masked(masked), hit.help.masked(masked))


def check_agenda(path: Path, this_year: int, run: frozenset[Path]) -> CheckedAgenda:
    """Check an agenda; ``run`` holds the absolute paths of all plans of this run."""
    document = read(path)
    loaded = load(Agenda, document)
    agenda = loaded.value or Agenda()
    page = _Page(document)
    source = Source(
        document, document.faults + loaded.faults, None, agenda, True, loaded.broken, this_year, page.personal
    )
    ignored, unknown = _negeer(page, agenda)
    below = {file.absolute() for file in plan_files([path.parent])}
    ambities = tuple(
        (ambitie.id, ambitie.naam, page.spot(where, document.locate(where)))
        for n, ambitie in enumerate(agenda.ambities)
        for where in [("ambities", n)]
    )
    facts = AgendaFacts(path.as_posix(), agenda.gemeente or "", ambities, complete=below <= run)
    findings = (*_findings(page, source), *unknown)
    checked = Checked(path, None, agenda, path, findings, suppressions(document), facts)
    return CheckedAgenda(checked, ignored)


def _negeer(page: _Page, agenda: Agenda) -> tuple[frozenset[str], list[Finding]]:
    """The rules that the agenda switches off, and what it says there that cannot be."""
    ignored: frozenset[str] = frozenset()
    findings = []
    for n, name in enumerate(agenda.controle.negeer):
        problem = unknown_rule(name)
        if problem:
            where = ("controle", "negeer", n)
            spot = page.spot(where, page.document.locate(where))
            rule = controle.unknown
            findings.append(Finding(rule.code, rule.name, rule.severity, spot, *problem))
        else:
            ignored |= codes([name], RULES)
    return ignored - ALWAYS, findings


def unknown_rule(name: str) -> tuple[Message, Message] | None:
    """What is wrong with this name of a rule that is switched off, and what to do; None where nothing is."""
    try:
        found = codes([name], RULES)
    except UnknownRule as unknown:
        text = Message(N_("De regel '{name}' bestaat niet."), {"name": name[:60]})
        if unknown.likely:
            return text, Message(N_("Bedoel je '{likely}'?"), {"likely": unknown.likely})
        return text, Message(N_("Kijk met 'wijkplan explain' welke regels er zijn."))
    if found <= ALWAYS:
        text = Message(N_("De regel '{name}' kan niet uit."), {"name": name[:60]})
        return text, Message(N_("Zonder deze regel is niet zeker wat er in het plan staat. Los de fout op."))
    return None


def check_plan(path: Path, agenda: CheckedAgenda | None, this_year: int) -> Checked:
    """Check one plan on disk against its agenda."""
    return check_document(read(path), agenda, this_year)


def check_document(document: Document, agenda: CheckedAgenda | None, this_year: int) -> Checked:
    """Check a plan that was read, against its agenda."""
    loaded = load(Plan, document)
    shared = agenda.checked.agenda if agenda else Agenda()
    # Names are not held against an agenda that is itself not whole.
    whole = agenda is not None and not agenda.has_errors
    faults = document.faults + loaded.faults
    page = _Page(document)
    source = Source(document, faults, loaded.value, shared, whole, loaded.broken, this_year, page.personal)
    agenda_path = agenda.checked.path if agenda else None
    facts = _facts(page, loaded.value, agenda_path) if loaded.value and not loaded.broken else None
    found = tuple(_findings(page, source))
    return Checked(document.path, loaded.value, shared, agenda_path, found, suppressions(document), facts)


def _findings(page: _Page, source: Source) -> list[Finding]:
    return [
        page.finding(rule, hit)
        for rule in FILE_RULES
        if rule.needs.isdisjoint(source.broken)
        for hit in rule.check(source)
    ]


def _facts(page: _Page, plan: Plan, agenda_path: Path | None) -> Facts:
    at_wijk = page.spot(("wijk",), page.document.locate(("wijk",)))
    at_code = page.spot(("wijkcode",), page.document.locate(("wijkcode",))) if plan.wijkcode else at_wijk
    return Facts(
        wijk=plan.wijk,
        jaar=plan.jaar,
        gemeente=plan.gemeente or "",
        wijkcode=plan.wijkcode,
        ambities=frozenset(ambitie for thema in plan.themas for ambitie in thema.ambities),
        agenda=agenda_path.as_posix() if agenda_path else None,
        at_wijk=at_wijk,
        at_wijkcode=at_code,
    )
