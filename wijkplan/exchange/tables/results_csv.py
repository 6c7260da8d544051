"""The CSV for the end of the year: a row for each voorstel with money and each effect.

It holds no copy of what the plan said, as a workbook does, so an empty cell cannot be told from one that was emptied:
it says nothing, and nothing is taken away. What is filled in is written.
"""

from __future__ import annotations

import csv
import datetime
import io
import re
from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass, field
from typing import Any, Literal

from wijkplan.exchange.tables.cells import ID, LONGEST, NAAM, Cell, Column, Kind, escaped, fits, held, meaning
from wijkplan.exchange.tables.filled import Base, Filled, Mistake, Row
from wijkplan.exchange.tables.forms import FOR_RESULTATEN, METINGEN, RESULTATEN, THEMA, WAT, Line, columns, known, lines
from wijkplan.exchange.tables.package import WorkbookError
from wijkplan.exchange.tables.result_rows import Rows
from wijkplan.exchange.tables.separated import NoTextError, decoded, unguarded, written
from wijkplan.language import N_, Message, _
from wijkplan.plan.naming import Names, Unknown, plain
from wijkplan.plan.plan import Plan
from wijkplan.plan.reading.meting import canonical, figure
from wijkplan.plan.reading.money import as_text
from wijkplan.plan.values import as_figure

MAX_BYTES = 8 * 1024 * 1024
MAX_ROWS, MAX_COLUMNS = 10_000, 200
_HELPED, _WITHIN = 100, 1_000  # suggestions take time: for so many ids, out of so many
DELIMITERS = {"nl": ";", "en": ","}
"""What stands between columns, by dialect."""

_SECTIONS = (RESULTATEN, METINGEN)
_PLAN = ("wijk", "jaar")
_EPOCH = datetime.datetime(1899, 12, 30)
_ERROR = re.compile(r"#(?:[A-Z0-9/]{2,12}[!?]|N/[AB])")  # #DIV/0!, #NAAM?, #N/B
_SEPARATOR = re.compile(r'"?sep=.?"?[;,\t]*\r?\n', re.IGNORECASE)
"""What some programs put above a table for Excel, which does not show it as a row."""
_ONE_DECIMAL = re.compile(r"[0-9]+[.,][0-9]")


def _by_heading(section: str) -> dict[str, Column]:
    """The columns of a kind of row; the thema of an effect is in its id, and what it is about under ``naam``."""
    return {(NAAM if column == WAT else column).heading: column for column in columns(section) if column != THEMA}


_ELSEWHERE = {
    RESULTATEN: Message(N_("Dit hoort bij een effect, en deze rij gaat over een voorstel. Maak de cel leeg.")),
    METINGEN: Message(N_("Dit hoort bij een voorstel, en deze rij gaat over een effect. Maak de cel leeg.")),
}
_COLUMNS = {section: _by_heading(section) for section in _SECTIONS}
HEADINGS = tuple(dict.fromkeys((*_PLAN, *_COLUMNS[RESULTATEN], *_COLUMNS[METINGEN])))
"""What stands above the columns."""


def to_csv(plan: Plan, rows: Rows, dialect: Literal["nl", "en"]) -> bytes:
    """The file with these rows of a plan.

    Raises:
        TooLongError: a text does not fit in a cell.
    """
    table = [list(HEADINGS)]
    for section, some in rows.lines.items():
        for line in some:
            texts = dict(zip(_PLAN, (plan.wijk, str(plan.jaar)), strict=True))
            for heading, column in _COLUMNS[section].items():
                texts[heading] = _shown(column, line, dialect)
            texts[ID.heading] = _name(section, line)
            table.append([texts.get(heading, "") for heading in HEADINGS])
    return written(table, DELIMITERS[dialect])


def _name(section: str, line: Line) -> str:
    """What a row is called, as for `wijkplan results`: an effect with its thema before it."""
    return line.key.replace(" ", ".", 1) if section == METINGEN else line.key


def _shown(column: Column, line: Line, dialect: str) -> str:
    """What the plan says here, as a spreadsheet of this dialect understands it."""
    text = held(line.item, column)
    if text is None:
        return ""
    fits(text, column, line.key)
    value = meaning(column.kind, text)
    match column.kind:
        case Kind.money:
            return _decimals(as_text(value), dialect)
        case Kind.figure:
            return _decimals(str(as_figure(value)), dialect)
        case Kind.meting if figure(text):
            return _decimals(canonical(text), dialect)
        case Kind.date:
            return str(value.isoformat())
        case Kind.words:
            return ", ".join(value)
    return text


def _decimals(text: str, dialect: str) -> str:
    """A figure with the sign before its decimals that this dialect has."""
    return text.replace(".", ",") if dialect == "nl" else text


def from_csv(raw: bytes, plan: Plan, data: Any) -> Filled:
    """Read a file. What is not filled in says what the plan says, so that only filled cells can change it.

    Args:
        raw: at most `MAX_BYTES` and one more.
        plan: the plan that it is to come in, without mistakes.
        data: the same, as data (`Document.data`).

    Raises:
        WorkbookError: it cannot be read as a table at all, or is too large.
    """
    if len(raw) > MAX_BYTES:
        raise WorkbookError(N_("het bestand is groter dan {limit} MiB"), limit=MAX_BYTES // 1024 // 1024)
    if raw.startswith(b"PK\x03\x04"):
        raise WorkbookError(N_("dit is een Excel-bestand. Neem het over met: wijkplan import xlsx"))
    try:
        text, guessed = decoded(raw)
    except NoTextError:
        raise WorkbookError(N_("dit is geen tabel met tekst. Bewaar het als csv")) from None
    table = _rows(text)
    number, heads = next(table, (1, []))
    if not any(heads):
        raise WorkbookError(N_("er staat niets in"))
    reading = _Reading(plan, {section: known(lines(section, data)) for section in _SECTIONS})
    reading.head(number, heads)
    for number, cells in table:
        reading.row(number, cells)
    notes = []
    if guessed:
        said = N_("Dit is geen UTF-8. Het is gelezen als Windows-1252. Kijk of letters zoals é en ë goed staan.")
        notes.append(Mistake(_("alle rijen"), Message(said)))
    return Filled(
        FOR_RESULTATEN, plan.wijk, str(plan.jaar), "", reading.base, tuple(reading.rows), _EPOCH,
        tuple(reading.mistakes), tuple(notes),
    )  # fmt: skip


def _rows(text: str) -> Iterator[tuple[int, list[str]]]:
    """The rows in which something stands, with their number in a spreadsheet.

    Raises:
        WorkbookError: they cannot be told apart, or there are too many.
    """
    number = found = 0
    text = _SEPARATOR.sub("", text, count=1)
    reader = csv.reader(io.StringIO(text, newline=""), delimiter=_delimiter(text), strict=True)
    try:
        for number, row in enumerate(reader, start=1):
            if len(row) > MAX_COLUMNS:
                raise WorkbookError(N_("rij {row} heeft meer dan {limit} cellen"), row=number, limit=MAX_COLUMNS)
            cells = [unguarded(cell).strip() for cell in row]
            if any(cells):
                found += 1
                yield number, cells
            if found > MAX_ROWS:
                raise WorkbookError(N_("er zijn meer dan {limit} rijen. Maak er kleinere tabellen van"), limit=MAX_ROWS)
    except csv.Error:
        said = N_("rij {row} is niet te lezen. Kijk of bij elk aanhalingsteken ook het tweede staat")
        raise WorkbookError(said, row=number + 1) from None


def _delimiter(text: str) -> str:
    """What stands between the columns: that which gives most headings that are known."""
    first = next((line for line in io.StringIO(text, newline="") if line.strip()), "")
    return max(";,\t", key=lambda sign: sum(_heading(part.strip(' "\r\n')) in HEADINGS for part in first.split(sign)))


def _heading(text: str) -> str:
    return plain(text.replace("_", " "))


def _place(number: int, heading: str) -> str:
    return _("rij {row}, kolom {heading}").format(row=number, heading=heading)


@dataclass
class _Reading:
    """What was found so far."""

    plan: Plan
    there: dict[str, dict[str, Line]]
    """The rows that the plan could have, by section and key."""
    rows: list[Row] = field(default_factory=list)
    base: Base = field(default_factory=dict)
    mistakes: list[Mistake] = field(default_factory=list)

    def __post_init__(self) -> None:
        self._heads: list[str] = []
        self._called: dict[str, tuple[str, Line]] = {}
        for section, found in self.there.items():
            self._called |= {_name(section, line): (section, line) for line in found.values()}
        known_as = [(name, _naam(line)) for name, (_section, line) in self._called.items()]
        self._names, self._without_help = Names(known_as, _WITHIN), Names(known_as, 0)
        self._unknown = 0
        # An id goes alone where only one effect has it, and no voorstel.
        own = Counter(str(held(line.item, ID)) for _section, line in self._called.values())
        for section, line in tuple(self._called.values()):
            if own[name := str(held(line.item, ID))] == 1:
                self._called.setdefault(name, (section, line))

    def head(self, number: int, cells: list[str]) -> None:
        """Take the row with headings; one that is not known is a mistake, so that nothing is passed over."""
        headings = Names((heading, heading) for heading in HEADINGS)
        for n, cell in enumerate(cells, start=1):
            heading = _heading(cell)
            if heading and heading in self._heads:
                self._wrong(number, str(n), Message(N_("De kolom '{heading}' staat er twee keer."), {"heading": cell}))
            elif heading and heading not in HEADINGS:
                found = headings.called(heading)
                help_ = (found.help if isinstance(found, Unknown) else None) or Message(N_("Haal de kolom weg."))
                self._wrong(number, str(n), Message(N_("De kop '{heading}' is niet bekend."), {"heading": cell}), help_)
            self._heads.append(heading)
        if ID.heading not in self._heads:
            self._wrong(number, ID.heading, Message(N_("De kolom '{heading}' ontbreekt."), {"heading": ID.heading}))

    def row(self, number: int, cells: list[str]) -> None:
        """Take one row of what was filled in."""
        for n, cell in enumerate(cells):
            if cell and (n >= len(self._heads) or not self._heads[n]):
                said = N_("Boven deze cel staat geen kop. Zet er een kop boven, of maak de cel leeg.")
                self._wrong(number, str(n + 1), Message(said))
        texts = {heading: text for heading, text in zip(self._heads, cells, strict=False) if heading and text}
        for heading, now in zip(_PLAN, (self.plan.wijk, str(self.plan.jaar)), strict=True):
            if _heading(texts.get(heading, now)) != _heading(now):
                said = N_("Dit is van een ander plan: '{text}'. In dit plan staat '{now}'.")
                self._wrong(number, heading, Message(said, {"text": texts[heading], "now": now}))
                return
        if ID.heading in self._heads and (found := self._meant(number, texts.get(ID.heading, ""))):
            self._fill(number, *found, texts)

    def _meant(self, number: int, word: str) -> tuple[str, Line] | None:
        if not word:
            self._wrong(number, ID.heading, Message(N_("Hier ontbreekt de id.")))
            return None
        if word in self._called:
            return self._called[word]
        found = (self._names if self._unknown < _HELPED else self._without_help).called(word)
        if isinstance(found, str):
            return self._called[found]
        self._unknown += 1
        said = Message(N_("Geen voorstel of effect heet '{id}'."), {"id": word})
        self._wrong(number, ID.heading, said, found.help)
        return None

    def _fill(self, number: int, section: str, line: Line, texts: dict[str, str]) -> None:
        """The row of this line, with what the plan says where nothing was filled in."""
        of_row = _COLUMNS[section]
        for heading in texts:
            if heading in HEADINGS and heading not in (*_PLAN, *of_row):
                self._wrong(number, heading, _ELSEWHERE[section])
        row: dict[Column, Cell] = {THEMA: Cell(_place(number, ID.heading))} if section == METINGEN else {}
        for heading, column in of_row.items():
            given = texts.get(heading) if column != ID else None
            row[column] = self._cell(number, heading, column, given) if given else Cell(_place(number, heading))
        now = {column: held(line.item, column) for column in row}
        cells = {column: cell if cell.value else _saying(cell.place, now[column]) for column, cell in row.items()}
        self.rows.append(Row(section, cells))
        self.base[section, line.key] = {column.heading: text for column, text in now.items() if text}

    def _cell(self, number: int, heading: str, column: Column, text: str) -> Cell:
        place = _place(number, heading)
        if len(text) > LONGEST:
            said = N_("Hier staan meer dan {limit} tekens. Maak de tekst korter.")
            self._wrong(number, heading, Message(said, {"limit": LONGEST}))
            return Cell(place)
        if _ERROR.fullmatch(text):
            return Cell(place, text, "e")
        if column.kind is Kind.money and _ONE_DECIMAL.fullmatch(text):
            text += "0"  # a spreadsheet leaves out the last zero of 2400,50
        return _saying(place, text)

    def _wrong(self, number: int, heading: str, said: Message, help_: Message | None = None) -> None:
        both = Message("{said} {help}", {"said": said, "help": help_}) if help_ else said
        self.mistakes.append(Mistake(_place(number, heading), both))


def _naam(line: Line) -> str:
    return str(line.item.get("naam") or line.item.get("wat") or "")


def _saying(place: str, text: str | None) -> Cell:
    return Cell(place, escaped(text) if text else None, "s")
