"""A workbook of `wijkplan.exchange.workbook` as people give it back: rows by their heading, and what they held before.

Sheets and columns are found by their name, rows by their id, so that sorting and moving does not matter. Other
programs than the one that made it may have saved it.
"""

from __future__ import annotations

import datetime
import io
import warnings
import zipfile
from collections.abc import Iterator
from dataclasses import dataclass
from typing import Any, TypeAlias

from openpyxl import load_workbook
from openpyxl.utils import get_column_letter

from wijkplan.exchange.cells import SECTIONS, Cell, CellError, Column, Kind, columns, from_cell
from wijkplan.exchange.workbook import BASE, EXPLANATION, FORMAT, LISTS
from wijkplan.language import N_, Message

MAX_BYTES = 16 * 1024 * 1024
MAX_UNPACKED = 32 * 1024 * 1024
MAX_ROWS, MAX_COLUMNS = 50_000, 60
_BASE_COLUMNS = 4
_LAST_ROW = 1_048_576  # of any spreadsheet

Base: TypeAlias = dict[tuple[str, str], dict[str, str]]
"""What the plan held: the texts by heading, of each voorstel by its list and id."""


class WorkbookError(ValueError):
    """This file cannot be used at all; ``message`` says why."""

    def __init__(self, message: Message) -> None:
        super().__init__(message.text)
        self.message = message


@dataclass(frozen=True, slots=True)
class Mistake:
    """What is wrong in one place of a workbook."""

    place: str
    """``Interventies!F7``, or a sheet."""
    message: Message


@dataclass(frozen=True, slots=True)
class Row:
    """A row in which something stands."""

    section: str
    cells: dict[Column, Cell]
    """One for every column."""


@dataclass(frozen=True, slots=True)
class Filled:
    """A workbook that was filled in."""

    wijk: str
    jaar: str
    fingerprint: str
    """Of the plan of which it was made."""
    base: Base
    """Only of the sheets that could be read."""
    rows: tuple[Row, ...]
    epoch: datetime.datetime
    """The day from which it counts its days."""
    mistakes: tuple[Mistake, ...]
    """Sheets and columns that are missing or stand there twice."""
    notes: tuple[Mistake, ...]
    """Sheets and columns that do not count."""


_Rows: TypeAlias = list[tuple[Cell, ...]]
"""The rows of a sheet in which something stands."""


def read_workbook(raw: bytes) -> Filled:
    """Read a workbook. Nothing in it is worked out or run.

    Raises:
        WorkbookError: it is no workbook, too large, or not one that wijkplan made.
    """
    if len(raw) > MAX_BYTES:
        raise WorkbookError(Message(N_("het bestand is groter dan {limit} MiB"), {"limit": MAX_BYTES // 1024 // 1024}))
    try:
        with warnings.catch_warnings():
            warnings.simplefilter("ignore")  # about what openpyxl leaves out: looks, not values
            sheets, epoch = _sheets(raw)
    except WorkbookError:
        raise
    except Exception:  # a broken workbook fails in the zip, the XML or the cells, each in its own way
        raise WorkbookError(Message(N_("dit is geen Excel-bestand, of het is beschadigd"))) from None
    (wijk, jaar, fingerprint), base = _base(sheets.pop(BASE, []), epoch)
    rows: list[Row] = []
    mistakes: list[Mistake] = []
    notes: list[Mistake] = []
    for section in SECTIONS:
        title = section.capitalize()
        found = sheets.pop(title, None)
        if found is None:
            wrong = [Mistake(title, Message(N_("Dit blad ontbreekt.")))]
        else:
            places, wrong, unknown = _places(title, section, found)
            notes += unknown
            if not wrong:
                rows += _filled(section, found, places)
        if wrong:
            mistakes += wrong
            base = {key: texts for key, texts in base.items() if key[0] != section}
    others = [title for title, found in sheets.items() if found and title not in (EXPLANATION, LISTS)]
    notes += [Mistake(title, Message(N_("Dit blad telt niet mee."))) for title in others]
    return Filled(wijk, jaar, fingerprint, base, tuple(rows), epoch, tuple(mistakes), tuple(notes))


def _sheets(raw: bytes) -> tuple[dict[str, _Rows], datetime.datetime]:
    """The sheets by their title, and the day from which the workbook counts."""
    file = io.BytesIO(raw)
    with zipfile.ZipFile(file) as archive:
        if sum(part.file_size for part in archive.infolist()) > MAX_UNPACKED:
            text = N_("uitgepakt is het bestand groter dan {limit} MiB")
            raise WorkbookError(Message(text, {"limit": MAX_UNPACKED // 1024 // 1024}))
    book: Any = load_workbook(file, read_only=True)
    return {sheet.title: _rows(sheet) for sheet in book.worksheets}, book.epoch


def _rows(sheet: Any) -> _Rows:
    found: _Rows = []
    before = None
    width = _BASE_COLUMNS if sheet.title == BASE else MAX_COLUMNS
    for number, row in enumerate(sheet.iter_rows(max_row=_LAST_ROW, max_col=width), start=1):
        # Rows that are not there at all are one and the same: there can be a million of them.
        if row is not before and any(cell.value is not None for cell in row):
            found.append(tuple(_cell(sheet.title, number, n, cell) for n, cell in enumerate(row, start=1)))
        if len(found) > MAX_ROWS:
            text = N_("blad {sheet} heeft meer dan {limit} rijen")
            raise WorkbookError(Message(text, {"sheet": sheet.title, "limit": MAX_ROWS}))
        before = row
    return found


def _cell(title: str, number: int, n: int, cell: Any) -> Cell:
    place = f"{title}!{get_column_letter(n)}{number}"
    return Cell(place, cell.value, cell.data_type, cell.number_format or "General")


def _base(rows: _Rows, epoch: datetime.datetime) -> tuple[tuple[str, str, str], Base]:
    """Of which plan the workbook was made, and what that held."""
    try:
        texts = [[from_cell(Kind.text, cell, epoch) or "" for cell in row] for row in rows]
        (made_by, form, fingerprint, *_), (wijk, jaar, *_) = texts[:2]
    except (CellError, ValueError):
        made_by = ""
    if made_by != "wijkplan":
        text = N_(
            "het verborgen blad '{sheet}' ontbreekt of is veranderd. Maak een nieuwe tabel met: wijkplan export xlsx"
        )
        raise WorkbookError(Message(text, {"sheet": BASE}))
    if form != FORMAT:
        raise WorkbookError(Message(N_("dit bestand is van een andere versie van wijkplan; maak een nieuwe tabel")))
    base: Base = {}
    for section, made, heading, text in texts[2:]:
        base.setdefault((section, made), {})[heading] = text
    return (wijk, jaar, fingerprint), base


def _places(title: str, section: str, rows: _Rows) -> tuple[dict[Column, int], list[Mistake], list[Mistake]]:
    """Where the columns stand (from 0), what is wrong with the headings, and which ones do not count."""
    known = {column.heading: column for column in columns(section)}
    places: dict[Column, int] = {}
    wrong, unknown = [], []
    for n, cell in enumerate(rows[0] if rows else ()):
        heading = " ".join(str(cell.value or "").casefold().split())
        column = known.get(heading)
        if column in places:
            wrong.append(
                Mistake(cell.place, Message(N_("De kolom '{heading}' staat er twee keer."), {"heading": heading}))
            )
        elif column is not None:
            places[column] = n
        elif any(row[n].value is not None for row in rows):
            text = N_("Deze kolom telt niet mee: de kop '{heading}' is niet bekend.")
            unknown.append(Mistake(cell.place, Message(text, {"heading": heading})))
    missing = [heading for heading, column in known.items() if column not in places]
    wrong += [Mistake(title, Message(N_("De kolom '{heading}' ontbreekt."), {"heading": head})) for head in missing]
    return places, wrong, unknown


def _filled(section: str, rows: _Rows, places: dict[Column, int]) -> Iterator[Row]:
    for row in rows[1:]:
        cells = {column: row[n] for column, n in places.items()}
        if any(cell.value is not None for cell in cells.values()):
            yield Row(section, cells)
