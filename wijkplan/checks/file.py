"""One file under the checks: read, typed, held against every rule that looks at one file."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import dataclass
from itertools import islice
from pathlib import Path
from typing import TYPE_CHECKING

from wijkplan.checks.error_rules import FILE_ERRORS, ONLY_ERRORS
from wijkplan.checks.finding import Finding, Spot, errors
from wijkplan.checks.masking import LONGEST_LINE, secret_ids
from wijkplan.checks.personal.places import PersonalData, personal, shown
from wijkplan.checks.pressed import Pressed
from wijkplan.checks.road import by_id
from wijkplan.checks.rule import FileRule, Source
from wijkplan.checks.rules.ballots import voted_on
from wijkplan.checks.rules.city import AgendaFacts, Asked, Facts, voorstel_in_two_wijken
from wijkplan.checks.rules.form import controle
from wijkplan.checks.selection import Selection
from wijkplan.checks.suppression import Suppression, suppressions, switched_off, unknown_rule
from wijkplan.files.discovery import plan_files
from wijkplan.files.reading import read
from wijkplan.plan import walk
from wijkplan.plan.agenda import Agenda
from wijkplan.plan.plan import Plan
from wijkplan.plan.reading.form import load
from wijkplan.yamltext.document import Document, Span, Where, written
from wijkplan.yamltext.parse import MAX_FAULTS

if TYPE_CHECKING:
    from wijkplan.exchange.pabulib import PabulibError


@dataclass(frozen=True, slots=True)
class Checked:
    """A file after the checks, before it is decided which rules speak."""

    path: Path
    plan: Plan | None
    agenda: Agenda
    """For a plan the agenda that belongs to it, for an agenda itself."""
    agenda_path: Path | None
    broken: frozenset[str]
    """Top-level keys of which something is missing in the plan or the agenda."""
    findings: tuple[Finding, ...]
    suppressions: tuple[Suppression, ...]
    facts: Facts | AgendaFacts | None
    """What the rules over several files need of it."""
    secrets: frozenset[str]
    """Ids made of personal data, which no finding may show."""
    ignored: frozenset[str] = frozenset()
    """The codes of the rules that an agenda switches off for itself and its plans."""
    document: Document | None = None
    """A plan as it was read; only there while something is made of it, since it takes much room."""

    @property
    def has_errors(self) -> bool:
        """Whether there is anything in it that must be mended before it can be computed."""
        return bool(errors(self.findings))


def _spot(document: Document, data: PersonalData, where: Where, span: Span) -> Spot:
    """The place, within the file, with its line; a line that nobody can read on a screen is left out."""
    number = min(span.line, len(document.lines))
    line = document.lines[number - 1]
    end = len(line) + 1
    column = min(span.column, end)
    end_column = min(max(span.end_column, column), end) if span.end_line <= number else column
    inside = Span(number, column, number, end_column)
    line = shown(line, number, data) if len(line) <= LONGEST_LINE else ""
    return Spot(document.path, inside, written(where), line, by_id(document.root, where))


def file_rules(chosen: Selection | None) -> tuple[FileRule, ...]:
    """The rules to hold a file against; all, unless only errors are asked for: then no others are loaded either."""
    if chosen is not None and chosen.codes <= ONLY_ERRORS.codes:
        return FILE_ERRORS
    from wijkplan.checks.registry import FILE_RULES

    return FILE_RULES


def check_agenda(path: Path, this_year: int, run: frozenset[Path], chosen: Selection | None = None) -> Checked:
    """Check an agenda on disk; ``run`` holds the absolute paths of all plans of this run."""
    return check_agenda_document(read(path), this_year, run, chosen)


def check_agenda_document(
    document: Document, this_year: int, run: frozenset[Path], chosen: Selection | None = None
) -> Checked:
    """Check an agenda that was read."""
    path = document.path
    loaded = load(Agenda, document)
    agenda = loaded.value or Agenda()
    found = personal(document)
    faults = document.faults + loaded.faults
    source = Source(document, faults, None, agenda, True, loaded.broken, this_year, found)
    below = {file.absolute() for file in plan_files([path.parent])}
    ambities = tuple(
        (ambitie.id, ambitie.naam, _spot(document, found, where, document.locate(where)))
        for n, ambitie in enumerate(agenda.ambities)
        for where in [("ambities", n)]
    )
    facts = AgendaFacts(path.as_posix(), agenda.gemeente or "", ambities, complete=below <= run)
    return Checked(
        path,
        None,
        agenda,
        path,
        loaded.broken,
        (*_findings(source, chosen), *_unknown_rules(document, found, agenda)),
        suppressions(document),
        facts,
        secret_ids(document, found),
        switched_off(agenda.controle.negeer),
    )


def _unknown_rules(document: Document, data: PersonalData, agenda: Agenda) -> Iterator[Finding]:
    """What an agenda switches off that cannot be."""
    rule = controle.unknown
    for n, name in enumerate(agenda.controle.negeer):
        if problem := unknown_rule(name):
            where = ("controle", "negeer", n)
            spot = _spot(document, data, where, document.locate(where))
            yield Finding(rule.code, rule.name, rule.severity, spot, *problem)


def check_plan(path: Path, agenda: Checked | None, this_year: int, chosen: Selection | None = None) -> Checked:
    """Check one plan on disk against its agenda."""
    return check_document(read(path), agenda, this_year, voted_on, chosen)


def nobody_looks(path: Path, plan: Plan) -> None:
    """For a plan of which the ballots need not be read."""


def check_document(
    document: Document,
    agenda: Checked | None,
    this_year: int,
    look: Callable[[Path, Plan], frozenset[str] | PabulibError | None],
    chosen: Selection | None = None,
) -> Checked:
    """Check a plan that was read, against its agenda; ``look`` looks at its ballots."""
    loaded = load(Plan, document)
    shared = agenda.agenda if agenda else Agenda()
    # Names are not held against an agenda that is itself not whole.
    whole = agenda is not None and not agenda.has_errors
    faults = document.faults + loaded.faults
    found = personal(document)
    votes = look(document.path, loaded.value) if loaded.value else None
    source = Source(document, faults, loaded.value, shared, whole, loaded.broken, this_year, found, votes)
    agenda_path = agenda.path if agenda else None
    known = loaded.value is not None and loaded.broken.isdisjoint(("wijk", "jaar"))
    asked = chosen is None or voorstel_in_two_wijken.code in chosen
    facts = _facts(document, found, loaded.value, agenda_path, loaded.broken, asked) if loaded.value and known else None
    return Checked(
        document.path,
        loaded.value,
        shared,
        agenda_path,
        loaded.broken,
        tuple(_findings(source, chosen)),
        suppressions(document),
        facts,
        secret_ids(document, found),
        document=document,
    )


def _findings(source: Source, chosen: Selection | None) -> Iterator[Finding]:
    for rule in file_rules(chosen):
        if rule.needs.isdisjoint(source.broken):
            for hit in islice(rule.check(source), MAX_FAULTS):
                span = hit.span or source.document.locate(hit.where, key=hit.key)
                spot = _spot(source.document, source.personal, hit.where, span)
                yield Finding(rule.code, rule.name, rule.severity, spot, hit.message, hit.help)


def _facts(
    document: Document,
    data: PersonalData,
    plan: Plan,
    agenda_path: Path | None,
    broken: frozenset[str],
    with_asked: bool,
) -> Facts:
    at_wijk = _spot(document, data, ("wijk",), document.locate(("wijk",)))
    at_code = _spot(document, data, ("wijkcode",), document.locate(("wijkcode",))) if plan.wijkcode else at_wijk
    return Facts(
        wijk=plan.wijk,
        jaar=plan.jaar,
        gemeente=plan.gemeente or "",
        wijkcode=plan.wijkcode,
        ambities=None if "themas" in broken else frozenset(a for thema in plan.themas for a in thema.ambities),
        agenda=agenda_path.as_posix() if agenda_path else None,
        at_wijk=at_wijk,
        at_wijkcode=at_code,
        asked=Pressed.of(tuple(_asked(document, data, plan))) if with_asked else None,
    )


def _asked(document: Document, data: PersonalData, plan: Plan) -> Iterator[Asked]:
    """The voorstellen that ask money, or got it, of somebody who is named; not what stopped or was rejected."""
    who = [*(v.wie for v in plan.bewonersinitiatieven), *(v.aanbieder for v in plan.interventies)]
    for (where, voorstel), wie in zip(walk.voorstellen(plan), who, strict=True):
        if wie and voorstel.asks and not voorstel.is_over:
            at_naam = (*where, "naam")
            yield Asked(voorstel.id, voorstel.naam, wie, _spot(document, data, at_naam, document.locate(at_naam)))
