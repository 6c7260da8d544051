"""Pabulib's `.pb` files: real participatory budgets with their projects and ballots (see pabulib.org).

Sections META, PROJECTS and VOTES; semicolon-separated with CSV quoting; a header line after the name of
each section. Amounts are in cents, ids and names as the city wrote them.
"""

from __future__ import annotations

import csv
import html
import io
from collections.abc import Iterator
from dataclasses import dataclass
from fractions import Fraction
from pathlib import Path

SECTIONS = ("META", "PROJECTS", "VOTES")
THRESHOLD = "min_project_score_threshold"
MAX_BYTES = 256 * 1024 * 1024


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
class _Row:
    line: int
    cells: dict[str, str]


def read(path: Path) -> Pabulib:
    """Read a file.

    Raises:
        PabulibError: it is not Pabulib; with the line where that shows.
        OSError: it cannot be opened.
    """
    if path.stat().st_size > MAX_BYTES:
        raise PabulibError("too-large", limit=MAX_BYTES // 1024 // 1024)
    raw = path.read_bytes()
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
    rows = _sections(text)
    meta = {row.cells["key"]: row.cells["value"] for row in rows["META"]}
    if not rows["PROJECTS"]:
        raise PabulibError("no-projects")
    ballots = tuple(_ballots(rows["VOTES"]))
    projects = tuple(_projects(rows["PROJECTS"], ballots))
    known = {project.id for project in projects}
    for row, ballot in zip(rows["VOTES"], ballots, strict=True):
        for name in ballot.projects:
            if name not in known:
                raise PabulibError("unknown-project", row.line, id=name)
    lines = {row.cells["key"]: row.line for row in rows["META"]}
    if "budget" not in meta:
        raise PabulibError("no-budget")
    budget = _cents(meta["budget"], lines["budget"], "budget")
    threshold = Fraction(0)
    if meta.get(THRESHOLD, "").strip():
        threshold = _number(meta[THRESHOLD], lines[THRESHOLD], THRESHOLD)
    return Pabulib(meta, budget, projects, ballots, "score" in rows["PROJECTS"][0].cells, threshold)


def _sections(text: str) -> dict[str, list[_Row]]:
    """The rows of each section, as dicts by the section's header."""
    rows: dict[str, list[_Row]] = {}
    section, header = "", None
    for line, cells in _csv(text):
        if len(cells) == 1 and cells[0].strip().upper() in SECTIONS and cells[0].strip().upper() not in rows:
            section, header = cells[0].strip().upper(), None
            rows[section] = []
        elif not section:
            raise PabulibError("no-section", line, text=cells[0][:40])
        elif header is None:
            header = [cell.strip().lower() for cell in cells]
            _check_header(section, header, line)
        elif len(cells) != len(header):
            raise PabulibError("ragged", line, found=len(cells), wanted=len(header))
        else:
            rows[section].append(_Row(line, dict(zip(header, cells, strict=True))))
    for name in ("META", "PROJECTS"):
        if name not in rows:
            raise PabulibError("no-such-section", section=name)
    rows.setdefault("VOTES", [])
    return rows


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
        raise PabulibError("not-csv", begins, problem=str(error)) from None


def _projects(rows: list[_Row], ballots: tuple[Ballot, ...]) -> Iterator[Project]:
    counted: dict[str, int] = {}
    if not {"score", "votes"} & rows[0].cells.keys():
        for ballot in ballots:
            for name in ballot.projects:
                counted[name] = counted.get(name, 0) + 1
    seen: dict[str, int] = {}
    for row in rows:
        cells = row.cells
        name = cells["project_id"].strip()
        if not name:
            raise PabulibError("no-id", row.line)
        if name in seen:
            raise PabulibError("double-id", row.line, id=name, first=seen[name])
        seen[name] = row.line
        column = "score" if "score" in cells else "votes"
        support = cells.get(column)
        categories = _list(cells.get("category", ""))
        yield Project(
            id=name,
            naam=_decoded(cells.get("name", "")) or name,
            kosten=_cents(cells["cost"], row.line, "cost"),
            steun=Fraction(counted.get(name, 0)) if support is None else _number(support, row.line, column),
            categorie=categories[0] if categories else None,
            selected=cells["selected"].strip() not in ("", "0") if "selected" in cells else None,
        )


def _ballots(rows: list[_Row]) -> Iterator[Ballot]:
    for row in rows:
        chosen = tuple(name.strip() for name in row.cells["vote"].split(",") if name.strip())
        points = None
        if row.cells.get("points", "").strip():
            points = tuple(_number(p, row.line, "points") for p in row.cells["points"].split(","))
            if len(points) != len(chosen):
                raise PabulibError("points", row.line, found=len(points), wanted=len(chosen))
        yield Ballot(row.cells.get("voter_id", str(row.line)).strip(), chosen, points)


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
