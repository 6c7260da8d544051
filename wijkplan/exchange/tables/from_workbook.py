"""A workbook as people give it back: rows by their heading, and what they held before.

Sheets and columns are found by their name, rows by their id, so that sorting and moving does not matter. Other
programs than the one that made it may have saved it.
"""

from __future__ import annotations

import datetime
from collections.abc import Iterator

from openpyxl.utils import get_column_letter

from wijkplan.exchange.tables.cells import Cell, CellError, Column, Kind, from_cell
from wijkplan.exchange.tables.filled import Base, Filled, Mistake, Row
from wijkplan.exchange.tables.forms import FORMS, columns
from wijkplan.exchange.tables.package import WorkbookError
from wijkplan.exchange.tables.sheets import Book, Rows, Value
from wijkplan.exchange.tables.workbook import BASE, EXPLANATION, LISTS
from wijkplan.language import N_, Message
from wijkplan.plan.naming import plain

MAX_VOORSTELLEN = 10_000
"""Rows of all lists."""


def read_workbook(raw: bytes) -> Filled:
    """Read a workbook. Nothing in it is worked out or run; of sheets that do not count nothing is read.

    Raises:
        WorkbookError: it is no workbook, too large, or not one that wijkplan made.
    """
    book = Book(raw)
    sheets = {sheet.title: sheet for sheet in book.sheets}
    if len(sheets) < len(book.sheets):
        raise WorkbookError(N_("twee bladen hebben dezelfde naam. Geef elk blad een eigen naam"))
    (form, wijk, jaar, fingerprint), base = _base(book.rows(sheets[BASE]) if BASE in sheets else [], book.epoch)
    listed = {section.capitalize(): section for section in FORMS[form]}
    found = {title: book.rows(sheets[title]) for title in listed if title in sheets}
    if sum(map(len, found.values())) > MAX_VOORSTELLEN:
        raise WorkbookError(
            N_("er zijn meer dan {limit} voorstellen. Maak er kleinere tabellen van"), limit=MAX_VOORSTELLEN
        )
    rows: list[Row] = []
    mistakes: list[Mistake] = []
    notes: list[Mistake] = []
    for title, section in listed.items():
        if title not in found:
            wrong = [Mistake(title, Message(N_("Dit blad ontbreekt.")))]
        else:
            places, wrong, unknown = _places(title, section, found[title])
            notes += unknown
            if not wrong:
                rows += _filled(title, section, found[title], places)
        if wrong:
            mistakes += wrong
            base = {key: texts for key, texts in base.items() if key[0] != section}
    others = [title for title in sheets if title not in (*listed, BASE, EXPLANATION, LISTS)]
    notes += [Mistake(title, Message(N_("Dit blad telt niet mee."))) for title in others]
    return Filled(form, wijk, jaar, fingerprint, base, tuple(rows), book.epoch, tuple(mistakes), tuple(notes))


def _cell(title: str, row: int, column: int, value: Value | None) -> Cell:
    place = f"{title}!{get_column_letter(column)}{row}"
    if value is None:
        return Cell(place)
    return Cell(place, value.value, "f" if value.formula else value.data_type, value.number_format)


def _base(rows: Rows, epoch: datetime.datetime) -> tuple[tuple[str, str, str, str], Base]:
    """Of which plan the workbook was made, and what that held."""
    try:
        texts = [
            [from_cell(Kind.text, _cell(BASE, row, n, cells.get(n)), epoch) or "" for n in range(1, 5)]
            for row, cells in rows
        ]
        (made_by, form, fingerprint, _none), (wijk, jaar, *_nothing) = texts[:2]
    except (CellError, ValueError):
        made_by = ""
    if made_by != "wijkplan":
        text = N_(
            "het verborgen blad '{sheet}' ontbreekt of is veranderd. Maak een nieuwe tabel met: wijkplan export xlsx"
        )
        raise WorkbookError(text, sheet=BASE)
    if form not in FORMS:
        raise WorkbookError(N_("dit bestand is van een andere versie van wijkplan; maak een nieuwe tabel"))
    base: Base = {}
    for section, made, heading, text in texts[2:]:
        base.setdefault((section, made), {})[heading] = text
    return (form, wijk, jaar, fingerprint), base


def _places(title: str, section: str, rows: Rows) -> tuple[dict[Column, int], list[Mistake], list[Mistake]]:
    """Where the columns stand, what is wrong with the headings, and which ones do not count."""
    known = {column.heading: column for column in columns(section)}
    places: dict[Column, int] = {}
    wrong, unknown = [], []
    first, heads = rows[0] if rows else (1, {})
    in_use = sorted(set().union(*(cells for _row, cells in rows)))
    for n in in_use:
        head = heads.get(n)
        heading = plain(str("" if head is None or head.value is None else head.value))
        place = _cell(title, first, n, None).place
        column = known.get(heading)
        if column in places:
            wrong.append(Mistake(place, Message(N_("De kolom '{heading}' staat er twee keer."), {"heading": heading})))
        elif column is not None:
            places[column] = n
        else:
            text = N_("Deze kolom telt niet mee: de kop '{heading}' is niet bekend.")
            unknown.append(Mistake(place, Message(text, {"heading": heading})))
    missing = [heading for heading, column in known.items() if column not in places]
    wrong += [Mistake(title, Message(N_("De kolom '{heading}' ontbreekt."), {"heading": head})) for head in missing]
    return places, wrong, unknown


def _filled(title: str, section: str, rows: Rows, places: dict[Column, int]) -> Iterator[Row]:
    known = set(places.values())
    for row, cells in rows[1:]:
        if known & cells.keys():
            yield Row(section, {column: _cell(title, row, n, cells.get(n)) for column, n in places.items()})
