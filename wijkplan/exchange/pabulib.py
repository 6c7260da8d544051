"""Pabulib's `.pb` files: real participatory budgets with their projects and ballots (see pabulib.org).

Sections META, PROJECTS and VOTES; semicolon-separated with CSV quoting; a header line after the name of
each section. Amounts are in cents, ids and names as the city wrote them.
"""

from __future__ import annotations

import csv
import html
import io
import re
from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass, replace
from fractions import Fraction
from pathlib import Path

from wijkplan.language import N_

SECTIONS = ("META", "PROJECTS", "VOTES")
THRESHOLD = "min_project_score_threshold"
MAX_BYTES = 16 * 1024 * 1024
"""Room for the ballots of a hundred thousand voters."""
MAX_ROWS = 250_000
MAX_LINE = 64 * 1024
"""Characters."""
MAX_PROJECTS = 5_000

REASONS = {
    "not-there": N_("het bestand is er niet"),
    "outside": N_("het bestand hoort in een map bij het plan"),
    "unreadable": N_("het bestand gaat niet open ({problem})"),
    "too-large": N_("het bestand is groter dan {limit} MiB"),
    "too-many-rows": N_("er zijn meer dan {limit} regels; verdeel het over meer bestanden"),
    "too-many-projects": N_("er zijn meer dan {limit} projecten; verdeel het over meer bestanden"),
    "long-line": N_("deze regel heeft meer dan {limit} tekens; haal weg wat er niet bij hoort"),
    "open-quote": N_("hier begint een tekst die te lang is; er staat vast een aanhalingsteken te veel"),
    "not-utf8": N_("dit is geen UTF-8"),
    "no-section": N_("hier hoort META, en er staat '{text}'"),
    "no-such-section": N_("het deel {section} ontbreekt"),
    "no-column": N_("in {section} ontbreekt de kolom {column}"),
    "ragged": N_("deze regel heeft {found} delen, en de kop heeft er {wanted}"),
    "not-csv": N_("deze regel is niet te lezen; kijk of elk aanhalingsteken een tweede heeft"),
    "no-projects": N_("er staan geen projecten in"),
    "no-id": N_("dit project heeft geen project_id"),
    "double-id": N_("project {id} staat ook al op regel {first}"),
    "unknown-project": N_("er is gestemd op project {id}, en dat staat niet bij PROJECTS"),
    "points": N_("er zijn {found} punten voor {wanted} projecten"),
    "no-budget": N_("bij META staat geen budget"),
    "no-number": N_("'{text}' is geen getal (kolom {column})"),
    "no-cents": N_("'{text}' heeft meer dan twee cijfers achter de komma (kolom {column})"),
    "no-year": N_("bij META staat geen jaar (instance, date_begin of date_end)"),
    "no-plan": N_("hier is geen goed plan van te maken: {why}"),
}
"""Why a file cannot be read or used, by the kind of error."""


class PabulibError(ValueError):
    """This file cannot be read as Pabulib; ``kind`` and ``values`` say why, ``line`` where (from 1)."""

    def __init__(self, kind: str, line: int | None = None, **values: object) -> None:
        super().__init__(kind)
        self.kind = kind
        self.line = line
        self.values = values


@dataclass(frozen=True, slots=True)
class Project:
    """One project that residents could vote for."""

    id: str
    naam: str
    kosten: int
    """Cents."""
    steun: Fraction
    """Its ``score`` where the file gives one, else its number of votes."""
    categorie: str | None
    """The first of its categories."""
    selected: bool | None
    """What the city decided; None where the file does not say."""


@dataclass(frozen=True, slots=True)
class Ballot:
    """What one voter chose."""

    voter: str
    projects: tuple[str, ...]
    points: tuple[Fraction, ...] | None
    """One for each project, where the file gives points."""


@dataclass(frozen=True, slots=True)
class Pabulib:
    """One participatory budget."""

    meta: dict[str, str]
    budget: int
    """Cents."""
    projects: tuple[Project, ...]
    ballots: tuple[Ballot, ...]
    has_scores: bool
    threshold: Fraction
    """The support that a project needs at least; 0 where the file names none."""


@dataclass(frozen=True, slots=True)
class _Section:
    """The rows of a section, each with the line on which it begins."""

    header: list[str]
    rows: list[tuple[int, list[str]]]

    def column(self, name: str) -> int | None:
        """Where this column stands in a row."""
        return self.header.index(name) if name in self.header else None

    def as_dicts(self) -> Iterator[tuple[int, dict[str, str]]]:
        """Each row by the header."""
        return ((line, dict(zip(self.header, cells, strict=True))) for line, cells in self.rows)


def read(path: Path) -> Pabulib:
    """Read a file.

    Raises:
        PabulibError: it is not Pabulib; with the line where that shows.
        OSError: it cannot be opened.
    """
    return from_bytes(read_bytes(path))


def read_bytes(path: Path) -> bytes:
    """The bytes of a file that is not too large.

    Raises:
        PabulibError: it is too large.
        OSError: it cannot be opened.
    """
    with path.open("rb") as file:
        raw = file.read(MAX_BYTES + 1)
    if len(raw) > MAX_BYTES:
        raise PabulibError("too-large", limit=MAX_BYTES // 1024 // 1024)
    return raw


def from_bytes(raw: bytes) -> Pabulib:
    """The budget that the bytes of a file describe.

    Raises:
        PabulibError: it is not Pabulib; with the line where that shows.
    """
    try:
        text = raw.decode("utf-8-sig")
    except UnicodeDecodeError as error:
        raise PabulibError("not-utf8", raw[: error.start].count(b"\n") + 1) from None
    return parse(text)


def parse(text: str) -> Pabulib:
    """The budget that a text describes.

    Raises:
        PabulibError: it is not Pabulib; with the line where that shows.
    """
    if text.count("\n") + text.count("\r") > 2 * MAX_ROWS:  # a line may end in both
        raise PabulibError("too-many-rows", limit=MAX_ROWS)
    if "\0" in text:
        raise PabulibError("not-utf8", text[: text.index("\0")].count("\n") + 1)
    for number, line in enumerate(re.split(r"\r\n|\r|\n", text), start=1):
        if len(line) > MAX_LINE:
            raise PabulibError("long-line", number, limit=MAX_LINE)
    sections = _sections(text)
    meta = {cells["key"]: cells["value"] for _, cells in sections["META"].as_dicts()}
    if not sections["PROJECTS"].rows:
        raise PabulibError("no-projects")
    if len(sections["PROJECTS"].rows) > MAX_PROJECTS:
        raise PabulibError("too-many-projects", limit=MAX_PROJECTS)
    projects = tuple(_projects(sections["PROJECTS"]))
    ballots = tuple(_ballots(sections["VOTES"], {project.id: project.id for project in projects}))
    if not {"score", "votes"} & set(sections["PROJECTS"].header):
        counted = Counter(name for ballot in ballots for name in ballot.projects)
        projects = tuple(replace(project, steun=Fraction(counted[project.id])) for project in projects)
    lines = {cells["key"]: line for line, cells in sections["META"].as_dicts()}
    if "budget" not in meta:
        raise PabulibError("no-budget")
    budget = _cents(meta["budget"], lines["budget"], "budget")
    threshold = Fraction(0)
    if meta.get(THRESHOLD, "").strip():
        threshold = _number(meta[THRESHOLD], lines[THRESHOLD], THRESHOLD)
    return Pabulib(meta, budget, projects, ballots, "score" in sections["PROJECTS"].header, threshold)


def _sections(text: str) -> dict[str, _Section]:
    """All sections; a section of votes that is not there is empty."""
    sections: dict[str, _Section] = {}
    name, header = "", None
    for line, cells in _csv(text):
        if len(cells) == 1 and cells[0].strip().upper() in SECTIONS and cells[0].strip().upper() not in sections:
            name, header = cells[0].strip().upper(), None
            sections[name] = _Section([], [])
        elif not name:
            raise PabulibError("no-section", line, text=cells[0][:40])
        elif header is None:
            header = [cell.strip().lower() for cell in cells]
            _check_header(name, header, line)
            sections[name] = _Section(header, [])
            rows = sections[name].rows
        elif len(cells) != len(header):
            raise PabulibError("ragged", line, found=len(cells), wanted=len(header))
        else:
            rows.append((line, cells))
    for name in ("META", "PROJECTS"):
        if name not in sections:
            raise PabulibError("no-such-section", section=name)
    sections.setdefault("VOTES", _Section([], []))
    return sections


def _check_header(section: str, header: list[str], line: int) -> None:
    needed = {"META": ["key", "value"], "PROJECTS": ["project_id", "cost"], "VOTES": ["vote"]}[section]
    for name in needed:
        if name not in header:
            raise PabulibError("no-column", line, column=name, section=section)


def _csv(text: str) -> Iterator[tuple[int, list[str]]]:
    """The rows with the line on which each begins; empty lines are passed over."""
    reader = csv.reader(io.StringIO(text, newline=""), delimiter=";", strict=True)
    begins = 1
    try:
        for cells in reader:
            if any(cell.strip() for cell in cells):
                yield begins, cells
            begins = reader.line_num + 1
    except csv.Error as error:
        if "limit" in str(error):
            raise PabulibError("open-quote", begins) from None
        raise PabulibError("not-csv", begins) from None


def _projects(section: _Section) -> Iterator[Project]:
    """The projects; support that no column gives is 0."""
    seen: dict[str, int] = {}
    for line, cells in section.as_dicts():
        name = cells["project_id"].strip()
        if not name:
            raise PabulibError("no-id", line)
        if name in seen:
            raise PabulibError("double-id", line, id=name, first=seen[name])
        seen[name] = line
        column = "score" if "score" in cells else "votes"
        support = cells.get(column)
        categories = _list(cells.get("category", ""))
        yield Project(
            id=name,
            naam=_decoded(cells.get("name", "")) or name,
            kosten=_cents(cells["cost"], line, "cost"),
            steun=Fraction(0) if support is None else _number(support, line, column),
            categorie=categories[0] if categories else None,
            selected=cells["selected"].strip() not in ("", "0") if "selected" in cells else None,
        )


def _ballots(section: _Section, known: dict[str, str]) -> Iterator[Ballot]:
    """The ballots, which name nothing but known projects; a name is kept once, not once for each ballot."""
    vote, voter, points = section.column("vote"), section.column("voter_id"), section.column("points")
    for line, cells in section.rows:
        names = cells[vote].split(",") if vote is not None else []
        if not known.keys() >= set(names):
            names = [name for part in names if (name := part.strip())]
            for name in names:
                if name not in known:
                    raise PabulibError("unknown-project", line, id=name[:40])
        chosen = tuple(known[name] for name in names)
        given = None
        if points is not None and cells[points].strip():
            given = tuple(_number(part, line, "points") for part in cells[points].split(","))
            if len(given) != len(chosen):
                raise PabulibError("points", line, found=len(given), wanted=len(chosen))
        yield Ballot(str(line) if voter is None else cells[voter].strip(), chosen, given)


def _list(text: str) -> list[str]:
    """Names separated by commas, decoded; ``None`` is how Python wrote nothing."""
    names = (_decoded(part) for part in text.split(","))
    return [name for name in names if name and name != "None"]


def _decoded(text: str) -> str:
    """Without HTML entities, on one line."""
    return " ".join(html.unescape(text).split())


def _number(text: str, line: int, column: str) -> Fraction:
    digits = text.strip().replace(",", ".")
    if not digits.replace(".", "", 1).isascii() or not digits.replace(".", "", 1).isdigit() or len(digits) > 20:
        raise PabulibError("no-number", line, text=text[:40], column=column)
    return Fraction(digits)


def _cents(text: str, line: int, column: str) -> int:
    amount = _number(text, line, column) * 100
    # 2,400 could be two thousand: three decimals are refused, even if the last is a nought.
    if len(text.strip().replace(",", ".").partition(".")[2]) > 2:
        raise PabulibError("no-cents", line, text=text[:40], column=column)
    return int(amount)
