"""The sheets of a workbook from a stranger: the values in their cells, and nothing else.

Only sheets that are asked for are read. Nothing is worked out or run; links, comments, rules and looks are passed
over, but for the format of a number, which says whether it is a day.
"""

from __future__ import annotations

import math
import posixpath
import re
from collections.abc import Callable
from dataclasses import dataclass
from datetime import datetime
from functools import cached_property
from typing import TypeAlias

from openpyxl.styles.numbers import BUILTIN_FORMATS, is_date_format, is_timedelta_format
from openpyxl.utils.cell import column_index_from_string
from openpyxl.utils.datetime import CALENDAR_MAC_1904, WINDOWS_EPOCH, from_excel, from_ISO8601

from wijkplan.exchange.tables.cells import LONGEST
from wijkplan.exchange.tables.package import Package, WorkbookError, broken
from wijkplan.language import N_

MAX_SHEETS = 100
MAX_ROWS = 30_000
"""In which something stands, of one sheet."""
MAX_CELLS = 300_000
"""In which something stands, of all sheets that are read."""
MAX_TEXT = 8_000_000
"""Characters, in all cells that are read."""
_LAST_ROW, _LAST_COLUMN = 1_048_576, 16_384  # of any spreadsheet
_LONGEST_NAME, _LONGEST_FORMAT = 255, 255

_BOOK = re.compile(r"(spreadsheetml\.(sheet|template)|ms-excel\.(sheet|template)\.macroEnabled)\.main\+xml$")
_NUMBER = re.compile(r"[+-]?(?:[0-9]{1,40}(?:\.[0-9]{0,40})?|\.[0-9]{1,40})(?:[Ee][+-]?[0-9]{1,4})?")
_PLACE = re.compile(r"([A-Z]{1,3})[1-9][0-9]{0,6}")
_TRUE = ("1", "true", "on")


@dataclass(frozen=True, slots=True)
class Value:
    """What stands in a cell."""

    value: object
    """A text, a number, a day, a time, a bool, or None for a formula whose outcome was not kept."""
    data_type: str
    """``s``, ``n``, ``b``, ``d``, or ``e`` for an error, as openpyxl says it."""
    number_format: str
    formula: bool


Rows: TypeAlias = list[tuple[int, dict[int, Value]]]
"""The rows in which something stands: their number, and what stands in which column, both from 1."""


@dataclass(frozen=True, slots=True)
class Sheet:
    """A sheet that can be read."""

    title: str
    hidden: bool
    part: str


class Book:
    """One workbook."""

    def __init__(self, raw: bytes) -> None:
        """Open it, and find its sheets.

        Raises:
            WorkbookError: it is no workbook, or too large.
        """
        self._package = Package(raw)
        self._cells, self._text = MAX_CELLS, MAX_TEXT
        self._columns: dict[str, int] = {}
        self._days: dict[str, bool] = {}
        kinds = self._kinds()
        book = next((part for part, kind in kinds.items() if _BOOK.search(kind)), None)
        if book is None:
            raise WorkbookError(N_("dit is geen Excel-bestand, maar iets anders. Bewaar de tabel als .xlsx"))
        self._strings_part = next((part for part, kind in kinds.items() if kind.endswith(".sharedStrings+xml")), None)
        self._styles_part = next((part for part, kind in kinds.items() if kind.endswith(".styles+xml")), None)
        self.epoch: datetime = WINDOWS_EPOCH
        """The day from which it counts its days."""
        self.sheets = self._sheets(book)

    def _kinds(self) -> dict[str, str]:
        """What each part holds."""
        kinds: dict[str, str] = {}

        def start(tag: str, given: dict[str, str]) -> None:
            if tag == "Override":
                kinds[given.get("PartName", "").lstrip("/")] = given.get("ContentType", "")

        if "mimetype" in self._package.names or "[Content_Types].xml" not in self._package.names:
            raise WorkbookError(N_("dit is geen Excel-bestand, maar iets anders. Bewaar de tabel als .xlsx"))
        self._package.parse("[Content_Types].xml", start)
        return kinds

    def _sheets(self, book: str) -> tuple[Sheet, ...]:
        folder, name = posixpath.split(book)
        links: dict[str, str] = {}

        def link(tag: str, given: dict[str, str]) -> None:
            inside = given.get("TargetMode") != "External" and given.get("Type", "").endswith("/worksheet")
            if tag == "Relationship" and inside:
                # A target that begins with a slash counts from the top.
                target = posixpath.normpath(posixpath.join("/", folder, given.get("Target", "")))
                links[given.get("Id", "")] = target.lstrip("/")

        self._package.parse(posixpath.join(folder, "_rels", f"{name}.rels"), link)
        sheets: list[Sheet] = []

        def start(tag: str, given: dict[str, str]) -> None:
            match tag:
                case "workbookPr" if given.get("date1904") in _TRUE:
                    self.epoch = CALENDAR_MAC_1904
                case "sheet":
                    title = given.get("name", "")
                    part = links.get(next((value for key, value in given.items() if key.endswith(":id")), ""))
                    if len(title) > _LONGEST_NAME:
                        text = N_("de naam van een blad is langer dan {limit} tekens. Geef het een korte naam")
                        raise WorkbookError(text, limit=_LONGEST_NAME)
                    if part is not None:  # else a page with a chart
                        sheets.append(Sheet(title, given.get("state", "visible") != "visible", part))
                    if len(sheets) > MAX_SHEETS:
                        text = N_("het bestand heeft meer dan {limit} bladen. Zet alleen de tabel in een nieuw bestand")
                        raise WorkbookError(text, limit=MAX_SHEETS)

        self._package.parse(book, start)
        return tuple(sheets)

    @cached_property
    def _strings(self) -> list[str]:
        """The texts at which cells point."""
        found: list[str] = []
        taker = _Taker()

        def end(tag: str) -> None:
            taker.end(tag)
            if tag == "si":
                found.append(taker.taken())

        def start(tag: str, _given: dict[str, str]) -> None:
            taker.start(tag)

        if self._strings_part is not None:
            self._package.parse(self._strings_part, start, end, taker.text)
        return found

    @cached_property
    def _formats(self) -> list[str]:
        """How numbers are shown, by the style of the cell."""
        own: dict[str, str] = {}
        used: list[str] = []
        inside = False

        def start(tag: str, given: dict[str, str]) -> None:
            nonlocal inside
            match tag:
                case "numFmt":
                    own[given.get("numFmtId", "")] = given.get("formatCode", "")[:_LONGEST_FORMAT]
                case "cellXfs":
                    inside = True
                case "xf" if inside:
                    used.append(given.get("numFmtId", "0"))

        def end(tag: str) -> None:
            nonlocal inside
            if tag == "cellXfs":
                inside = False

        if self._styles_part is not None:
            self._package.parse(self._styles_part, start, end)
        return [own.get(n) or str(BUILTIN_FORMATS.get(int(n) if n.isdecimal() else 0, "General")) for n in used]

    def rows(self, sheet: Sheet) -> Rows:
        """What stands in a sheet.

        Raises:
            WorkbookError: it is damaged, or there is too much in it.
        """
        reader = _RowReader(self._column, self._value)
        self._package.parse(sheet.part, reader.start, reader.end, reader.taker.text)
        if len(reader.rows) > MAX_ROWS:
            text = N_("blad {sheet} heeft meer dan {limit} rijen. Maak er kleinere tabellen van")
            raise WorkbookError(text, sheet=sheet.title, limit=MAX_ROWS)
        return reader.rows

    def _column(self, place: str) -> int:
        """The column of a place such as ``AB12``."""
        letters = place.rstrip("0123456789")
        known = self._columns.get(letters)
        if known is None:
            if not _PLACE.fullmatch(place):
                raise broken()
            known = self._columns[letters] = column_index_from_string(letters)
        return known

    def _value(self, kind: str, style: str, raw: str, formula: bool) -> Value:
        self._cells -= 1
        if self._cells < 0:
            text = N_("in het bestand zijn meer dan {limit} cellen gevuld. Maak er kleinere tabellen van")
            raise WorkbookError(text, limit=MAX_CELLS)
        number_format = "General"
        if style:
            at = int(style) if style.isdecimal() and len(style) < 7 else 0
            number_format = self._formats[at] if at < len(self._formats) else number_format
        value: object
        match kind:
            case "s":
                value, kind = self._string(raw), "s"
            case "str" | "inlineStr":
                value, kind = raw or None, "s"
            case "b":
                value = raw.strip() in _TRUE
            case "e":
                value = raw
            case "d":
                kind, value = _iso(raw)
            case _:
                kind, value = self._number(raw.strip(), number_format)
        if isinstance(value, str):
            self._text -= len(value)
            if self._text < 0:
                text = N_("in de cellen staan samen meer dan {limit} tekens. Maak er kleinere tabellen van")
                raise WorkbookError(text, limit=MAX_TEXT)
        return Value(value, kind, number_format, formula)

    def _string(self, raw: str) -> str | None:
        if not raw:
            return None
        at = int(raw) if raw.isdecimal() and len(raw) < 9 else -1
        if not 0 <= at < len(self._strings):
            raise broken()
        return self._strings[at] or None

    def _number(self, raw: str, number_format: str) -> tuple[str, object]:
        """A number or a day; an error where a spreadsheet could not hold it."""
        if not raw:
            return "n", None
        if not _NUMBER.fullmatch(raw):
            return "e", "#VALUE!"
        number = float(raw) if any(letter in raw for letter in ".eE") else int(raw)
        if not math.isfinite(number):
            return "e", "#NUM!"
        if number_format not in self._days:
            self._days[number_format] = is_date_format(number_format)
        if not self._days[number_format]:
            return "n", number
        try:
            return "d", from_excel(number, self.epoch, timedelta=is_timedelta_format(number_format))
        except (OverflowError, ValueError):
            return "e", "#VALUE!"


class _Taker:
    """Takes the text from the elements that hold text, without how it is spoken (``rPh``)."""

    def __init__(self) -> None:
        self._pieces: list[str] = []
        self._taking = self._spoken = False

    def start(self, tag: str) -> None:
        if tag in ("t", "v"):
            self._taking = not self._spoken
        elif tag == "rPh":
            self._spoken = True

    def end(self, tag: str) -> None:
        if tag in ("t", "v"):
            self._taking = False
        elif tag == "rPh":
            self._spoken = False

    def text(self, piece: str) -> None:
        if self._taking:
            self._pieces.append(piece)

    def taken(self) -> str:
        """All since the last time."""
        text = "".join(self._pieces)
        self._pieces.clear()
        if len(text) > LONGEST:
            raise WorkbookError(N_("in een cel staan meer dan {limit} tekens. Maak de tekst korter"), limit=LONGEST)
        return text


class _RowReader:
    """Puts together the rows of a sheet."""

    def __init__(self, column: Callable[[str], int], value: Callable[[str, str, str, bool], Value]) -> None:
        self.rows: Rows = []
        self.taker = _Taker()
        self._column_of, self._value_of = column, value
        self._cells: dict[int, Value] = {}
        self._row = self._column = 0
        self._kind, self._style = "n", ""
        self._filled = self._formula = False

    def start(self, tag: str, given: dict[str, str]) -> None:
        self.taker.start(tag)
        match tag:
            case "c":
                self.taker.taken()
                self._kind, self._style = given.get("t", "n"), given.get("s", "")
                self._column = self._column_of(given["r"]) if "r" in given else self._column + 1
                self._filled = self._formula = False
            case "v" | "is":
                self._filled = True
            case "f":
                self._formula = True
            case "row":
                self._row, self._column, self._cells = _row(given.get("r"), self._row), 0, {}

    def end(self, tag: str) -> None:
        self.taker.end(tag)
        if tag == "c" and (self._filled or self._formula):
            value = self._value_of(self._kind, self._style, self.taker.taken(), self._formula)
            if not 0 < self._column <= _LAST_COLUMN:
                raise broken()
            if value.formula or value.value is not None:
                self._cells[self._column] = value
        elif tag == "row" and self._cells:
            self.rows.append((self._row, self._cells))
            self._cells = {}  # what follows outside a row is no cell


def _row(given: str | None, before: int) -> int:
    row = before + 1 if given is None else int(given) if given.isdecimal() and len(given) < 8 else 0
    if not 0 < row <= _LAST_ROW:
        raise broken()
    return row


def _iso(raw: str) -> tuple[str, object]:
    try:
        return "d", from_ISO8601(raw[:40])  # type: ignore[no-untyped-call]
    except (OverflowError, ValueError):
        return "e", "#VALUE!"
