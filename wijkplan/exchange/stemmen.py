"""Ballots of a meeting: a table with one row per participant, points or crosses in the columns.

As spreadsheets export it: commas, semicolons or tabs, Dutch or English decimals, with or without a byte order
mark; or an Excel workbook (extra ``excel``). The first column is an anonymous number; nothing that names a
person is accepted, since plans and what is made of them are public.
"""

from __future__ import annotations

import csv
import io
import re
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from fractions import Fraction
from pathlib import Path
from typing import TYPE_CHECKING

from wijkplan.exchange.tables.separated import NoTextError, decoded

if TYPE_CHECKING:
    from wijkplan.exchange.tables.sheets import Value

MAX_BYTES = 8 * 1024 * 1024
MAX_ROWS, MAX_COLUMNS, MAX_CELLS = 20_000, 1_000, 200_000
MAX_LINE = 64 * 1024
"""Characters."""
LONGEST_HEAD = 500
CROSSES = frozenset({"x", "✓", "✔", "✗", "v", "ja"})
PERSONAL = re.compile(
    r"@|^(voor|achter|roep)?(naam|namen)$|^(first |last |full )?name$|^e-?mail(adres)?$|^mail(adres)?$"
    r"|^tel\.?$|^telefoon(nummer)?$|^phone( number)?$|^mobiel$|^adres$|^address$|^straat$|^postcode$"
    r"|^geboortedatum$|^bsn$|^burgerservicenummer$"
)
_NUMBER = re.compile(r"[0-9]{1,3}(?:[.,][0-9]{1,20})?")
_WORKBOOKS = (b"PK\x03\x04", b"\xd0\xcf\x11\xe0")  # of now, and of before
_ANONYMOUS = re.compile(r"[A-Za-z]{0,3}[ .-]?[0-9]{1,9}")


class StemmenError(ValueError):
    """This table cannot be used; ``kind`` and ``values`` say why, ``row`` (from 1) where."""

    def __init__(self, kind: str, row: int | None = None, **values: object) -> None:
        super().__init__(kind)
        self.kind = kind
        self.row = row
        self.values = values


@dataclass(frozen=True, slots=True)
class Column:
    """What the participants said of one thema or voorstel."""

    kop: str
    """The header, as it stands in the table."""
    cijfers: tuple[Fraction, ...]
    """0..10, one for each participant who said something; a cross is 10 and none is 0."""
    crosses: bool

    @property
    def gemiddeld(self) -> Fraction:
        """The mean, 0..10."""
        return sum(self.cijfers, Fraction(0)) / len(self.cijfers)


@dataclass(frozen=True, slots=True)
class Stemmen:
    """The ballots of one meeting."""

    deelnemers: int
    columns: tuple[Column, ...]
    eerste_kop: str
    """The head of the first column, which holds the numbers of the participants."""


def read(path: Path) -> Stemmen:
    """Read a table.

    Raises:
        StemmenError: it cannot be used.
        WorkbookError: it is a workbook that cannot be used.
        OSError: it cannot be opened.
        ImportError: it is a workbook, and the extra ``excel`` is not installed.
    """
    with path.open("rb") as file:
        raw = file.read(MAX_BYTES + 1)
    if len(raw) > MAX_BYTES:
        raise StemmenError("too-large", limit=MAX_BYTES // 1024 // 1024)
    if path.suffix.lower() == ".xlsx" or raw.startswith(_WORKBOOKS):
        return tally(_workbook(raw))
    return tally(_rows(_decoded(raw)))


def _decoded(raw: bytes) -> str:
    try:
        return decoded(raw)[0]
    except NoTextError:
        raise StemmenError("no-text") from None


def _rows(text: str) -> Iterator[tuple[int, list[str]]]:
    """The rows of a text; what stands behind the first head separates the columns."""
    if text.count("\n") + text.count("\r") > 2 * MAX_ROWS:
        raise StemmenError("too-many-rows", limit=MAX_ROWS)
    longest = max(map(len, re.split(r"[\r\n]", text)))
    if longest > MAX_LINE:
        raise StemmenError("long-line", limit=MAX_LINE)
    found = re.search(r"[;,\t]", text)
    reader = csv.reader(io.StringIO(text, newline=""), delimiter=found[0] if found else ";")
    try:
        for number, row in enumerate(reader, start=1):
            yield number, [cell.strip() for cell in row]
    except csv.Error as error:
        if "limit" in str(error):
            raise StemmenError("open-quote") from None
        raise StemmenError("not-csv") from None


def _workbook(raw: bytes) -> Iterator[tuple[int, list[str]]]:
    """The rows of the first sheet that shows; no formulas are run, their outcome was kept."""
    from wijkplan.exchange.tables.sheets import Book

    book = Book(raw)
    sheet = next((sheet for sheet in book.sheets if not sheet.hidden), None)
    for row, cells in book.rows(sheet) if sheet else ():
        if max(cells) > MAX_COLUMNS:
            raise StemmenError("too-many-columns", row, limit=MAX_COLUMNS)
        if any(cell.formula and cell.value is None for cell in cells.values()):
            raise StemmenError("formula", row)
        yield row, [_shown(cells[n]) if n in cells else "" for n in range(1, max(cells) + 1)]


def _shown(cell: Value) -> str:
    """A whole number that a spreadsheet keeps as 7.0 is a 7; 70% is no figure."""
    value = cell.value
    if isinstance(value, float) and "%" in cell.number_format:
        return f"{value:.0%}"
    return str(int(value)) if isinstance(value, float) and value.is_integer() else str(value).strip()


def tally(rows: Iterable[tuple[int, Sequence[str]]]) -> Stemmen:
    """Count the ballots in these rows, with their number; the first row that holds anything is the header.

    Raises:
        StemmenError: the table cannot be used.
    """
    filled = _bounded(rows)
    if len(filled) < 2:
        raise StemmenError("empty")
    head_row, header = filled[0]
    heads = list(header[1:])
    while heads and not heads[-1]:
        heads.pop()
    _check_header(header, heads, head_row)
    ballots = filled[1:]
    for number, row in ballots:
        if any(row[len(heads) + 1 :]):
            raise StemmenError("no-head", number)
    _check_participants(ballots)
    taking_part = [(n, row) for n, row in ballots if any(row[1 : len(heads) + 1])]
    if not taking_part:
        raise StemmenError("empty")
    columns = tuple(
        _column(head, [(n, row[place] if place < len(row) else "") for n, row in taking_part])
        for place, head in enumerate(heads, start=1)
    )
    return Stemmen(len(taking_part), columns, header[0].strip())


def _bounded(rows: Iterable[tuple[int, Sequence[str]]]) -> list[tuple[int, Sequence[str]]]:
    """The rows in which something stands."""
    found: list[tuple[int, Sequence[str]]] = []
    cells = 0
    for number, row in rows:
        if any(row):
            found.append((number, row))
            cells += len(row)
        if len(found) > MAX_ROWS:
            raise StemmenError("too-many-rows", limit=MAX_ROWS)
        if len(row) > MAX_COLUMNS:
            raise StemmenError("too-many-columns", number, limit=MAX_COLUMNS)
        if cells > MAX_CELLS:
            raise StemmenError("too-many-cells", limit=MAX_CELLS)
    return found


def _check_header(header: Sequence[str], heads: list[str], row: int) -> None:
    for name in header:
        if PERSONAL.search(name.strip().casefold()):
            raise StemmenError("personal", row, text=name if "@" not in name else "@")
    if not heads:
        raise StemmenError("no-columns", row)
    seen: set[str] = set()
    for name in heads:
        if len(name) > LONGEST_HEAD:
            raise StemmenError("long-head", row, limit=LONGEST_HEAD)
        if not name:
            raise StemmenError("no-head", row)
        if name.casefold() in seen:
            raise StemmenError("double-head", row, text=name)
        seen.add(name.casefold())


def _check_participants(ballots: Iterable[tuple[int, Sequence[str]]]) -> None:
    seen: set[str] = set()
    for number, row in ballots:
        if not _ANONYMOUS.fullmatch(row[0]):
            raise StemmenError("not-anonymous", number)
        if row[0] in seen:
            raise StemmenError("twice", number, text=row[0])
        seen.add(row[0])


def _column(head: str, cells: list[tuple[int, str]]) -> Column:
    given = [(row, cell) for row, cell in cells if cell]
    if not given:
        raise StemmenError("no-votes", text=head)
    if all(cell.casefold() in CROSSES for _, cell in given):
        return Column(head, tuple(Fraction(10 if cell else 0) for _, cell in cells), crosses=True)
    figures = []
    for row, cell in given:
        if not _NUMBER.fullmatch(cell):
            raise StemmenError("no-figure", row, text=cell[:20], head=head)
        figure = Fraction(cell.replace(",", "."))
        if figure > 10:
            raise StemmenError("above-ten", row, text=cell, head=head)
        figures.append(figure)
    return Column(head, tuple(figures), crosses=False)
