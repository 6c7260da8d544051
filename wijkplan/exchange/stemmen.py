"""Ballots of a meeting: a table with one row per participant, points or crosses in the columns.

As spreadsheets export it: commas, semicolons or tabs, Dutch or English decimals, with or without a byte order
mark; or an Excel workbook (extra ``excel``). The first column is an anonymous number; nothing that names a
person is accepted, since plans and what is made of them are public.
"""

from __future__ import annotations

import csv
import io
import re
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from fractions import Fraction
from pathlib import Path

MAX_BYTES = 16 * 1024 * 1024
CROSSES = frozenset({"x", "✓", "✔", "✗", "v", "ja"})
PERSONAL = re.compile(
    r"@|^(voor|achter|roep)?(naam|namen)$|^(first |last |full )?name$|^e-?mail(adres)?$|^mail(adres)?$"
    r"|^tel\.?$|^telefoon(nummer)?$|^phone( number)?$|^mobiel$|^adres$|^address$|^straat$|^postcode$"
    r"|^geboortedatum$|^bsn$|^burgerservicenummer$"
)
_NUMBER = re.compile(r"[0-9]{1,3}(?:[.,][0-9]{1,20})?")
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
        OSError: it cannot be opened.
        ImportError: it is a workbook, and the extra ``excel`` is not installed.
    """
    if path.stat().st_size > MAX_BYTES:
        raise StemmenError("too-large", limit=MAX_BYTES // 1024 // 1024)
    if path.suffix.lower() == ".xlsx":
        return tally(_workbook(path))
    raw = path.read_bytes()
    try:
        text = raw.decode("utf-8-sig")
    except UnicodeDecodeError:
        text = raw.decode("cp1252", "replace")  # what an older Excel writes
    return tally(_rows(text))


def _rows(text: str) -> list[list[str]]:
    """The rows of a text; what stands behind the first head separates the columns."""
    found = re.search(r"[;,\t]", text)
    delimiter = found[0] if found else ";"
    try:
        return [
            [cell.strip() for cell in row] for row in csv.reader(io.StringIO(text, newline=""), delimiter=delimiter)
        ]
    except csv.Error:
        raise StemmenError("not-csv") from None


def _workbook(path: Path) -> list[list[str]]:
    """The rows of the first sheet; values only, no formulas are run."""
    from openpyxl import load_workbook

    try:
        with path.open("rb") as file:
            rows = load_workbook(file, read_only=True, data_only=True).worksheets[0].iter_rows(values_only=True)
            return [["" if cell is None else _shown(cell) for cell in row] for row in rows]
    except OSError:
        raise
    except Exception:  # a broken workbook fails in the zip, the XML or the cells, each in its own way
        raise StemmenError("not-xlsx") from None


def _shown(cell: object) -> str:
    """A whole number that a spreadsheet keeps as 7.0 is a 7."""
    return str(int(cell)) if isinstance(cell, float) and cell.is_integer() else str(cell).strip()


def tally(rows: Sequence[Sequence[str]]) -> Stemmen:
    """Count the ballots in these rows; the first row that holds anything is the header.

    Raises:
        StemmenError: the table cannot be used.
    """
    filled = [(number, row) for number, row in enumerate(rows, start=1) if any(row)]
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


def _check_header(header: Sequence[str], heads: list[str], row: int) -> None:
    for name in header:
        if PERSONAL.search(name.strip().casefold()):
            raise StemmenError("personal", row, text=name if "@" not in name else "@")
    if not heads:
        raise StemmenError("no-columns", row)
    seen: set[str] = set()
    for name in heads:
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
