"""How the fields of a voorstel stand in the cells of a workbook, and what a cell means when it comes back.

A plan holds texts; a cell holds a text, a number or a date. Two texts that mean the same (``2400`` and ``€ 2.400,00``)
are one value: only a cell that means something else than it did has changed.
"""

from __future__ import annotations

import datetime
import re
from dataclasses import dataclass
from decimal import Decimal
from enum import Enum
from functools import cache
from typing import Any, TypeAlias

from pydantic import TypeAdapter, ValidationError

from wijkplan.language import N_, Message
from wijkplan.plan.plan import Plan
from wijkplan.plan.reading.fields import Cijfer, Date, Money, Whole, Year
from wijkplan.plan.reading.ids import id_of
from wijkplan.plan.reading.meting import canonical
from wijkplan.plan.reading.money import as_number, as_text
from wijkplan.plan.values import as_figure
from wijkplan.plan.writing.order import order
from wijkplan.yamltext.parse import CONTROL

SECTIONS = ("bewonersinitiatieven", "interventies")
"""The lists of a plan that are a sheet of the workbook."""
NESTED = ("prioriteit", "besluit")
LEFT_OUT = ("resultaat", "begroting", "medefinanciers", "notitie")
"""What comes after the plan, or is for who wrote it, so that nobody fills it in at the table; and lists, which have
no place in one cell.
"""
LONGEST = 32_767
"""The most characters that a cell of a spreadsheet can hold."""

CellValue: TypeAlias = str | int | float | datetime.date

_CODE = re.compile(r"_x([0-9A-Fa-f]{4})_")  # how a workbook writes a character by its number
_SEPARATOR = re.compile(r"[,;\n]")
_BREAK = re.compile(r"\r\n|\r")
_DECIMALS = 4  # of a meting: a third is 33.3333%
_EXCEL_KNOWS = 1901  # spreadsheets have no days before 1900, and count a day too many in that year


class Kind(Enum):
    """What a cell holds."""

    text = "text"
    words = "words"
    """Several texts, with commas between them."""
    money = "money"
    """Euros."""
    whole = "whole"
    figure = "figure"
    """0 to 10, perhaps with decimals."""
    date = "date"
    year = "year"
    choice = "choice"
    """One of a few words, with capitals or without."""
    meting = "meting"
    """What was measured, or told: a percentage, a part, a number, or a text."""


_KINDS = {
    "kosten": Kind.money,
    "eigen_bijdrage": Kind.money,
    "gevraagd": Kind.money,
    "minimum": Kind.money,
    "besluit.toegekend": Kind.money,
    "draagvlak": Kind.whole,
    "vrijwilligers": Kind.whole,
    "bereik": Kind.whole,
    "prioriteit.wijk": Kind.figure,
    "prioriteit.aanbieder": Kind.figure,
    "ingediend": Kind.date,
    "start": Kind.date,
    "einde": Kind.date,
    "besluit.datum": Kind.date,
    "doelgroepen": Kind.words,
    "vult_aan": Kind.words,
    "niet_samen_met": Kind.words,
    "effecten": Kind.words,
    "status": Kind.choice,
    "rechtsvorm": Kind.choice,
}
_FIELDS: dict[Kind, TypeAdapter[Any]] = {
    Kind.money: TypeAdapter(Money),
    Kind.whole: TypeAdapter(Whole),
    Kind.figure: TypeAdapter(Cijfer),
    Kind.date: TypeAdapter(Date),
    Kind.year: TypeAdapter(Year),
}


@dataclass(frozen=True, slots=True)
class Column:
    """One field of all voorstellen in a list."""

    road: tuple[str, ...]
    """From the voorstel to the value: ``("prioriteit", "wijk")``."""
    kind: Kind
    short: str = ""
    """What stands above the column, where that is less than all words of its road."""
    read_only: bool = False
    """Whether it is changed in the plan itself, and never in this sheet."""

    @property
    def heading(self) -> str:
        """What stands above the column: the words of the plan."""
        return self.short or " ".join(self.road).replace("_", " ")

    @property
    def locked(self) -> bool:
        """Whether it can only be read: an id is what others point at, a besluit has a command of its own."""
        return self.read_only or self.road[0] in ("id", "besluit")


ID, NAAM = Column(("id",), Kind.text), Column(("naam",), Kind.text)


@dataclass(frozen=True, slots=True)
class Cell:
    """A cell as it was read."""

    place: str
    """With its sheet: ``Interventies!F7``."""
    value: object = None
    data_type: str = "n"
    """``f`` for a formula, ``e`` for an error, as openpyxl says it."""
    number_format: str = "General"


class CellError(ValueError):
    """This cell does not hold a value; ``message`` says why and what to do."""

    def __init__(self, message: Message) -> None:
        super().__init__(message.text)
        self.message = message


class TooLongError(ValueError):
    """A text of the plan does not fit in a cell; ``message`` says which."""

    def __init__(self, message: Message) -> None:
        super().__init__(message.text)
        self.message = message


@cache
def columns(section: str) -> tuple[Column, ...]:
    """The columns of a sheet, in the order in which people find the keys of a plan."""
    roads: list[tuple[str, ...]] = []
    for key in order(Plan, (section,)):
        if key in NESTED:
            roads += ((key, inner) for inner in order(Plan, (section, key)))
        elif key not in LEFT_OUT:
            roads.append((key,))
    return tuple(Column(road, _KINDS.get(".".join(road), Kind.text)) for road in roads)


def held(item: Any, column: Column) -> str | None:
    """What a voorstel (the data of a plan) says in this column; several texts with commas between them.

    Its id is there also where it follows from the naam.
    """
    if column == ID:
        return id_of(item) or None
    for key in column.road:
        item = item.get(key) if isinstance(item, dict) else None
    return (", ".join(item) or None) if isinstance(item, list) else item


def words(text: str) -> list[str]:
    """The texts between the commas; semicolons and new lines will do as well."""
    return [part.strip() for part in _SEPARATOR.split(text) if part.strip()]


def meaning(kind: Kind, text: str | None) -> Any:
    """What a text says: equal for two texts of the same value. A text that its field refuses means itself."""
    if text is None:
        return None
    text = _BREAK.sub("\n", text).strip()
    if kind is Kind.words:
        return tuple(words(text))
    if kind is Kind.meting:
        return canonical(" ".join(text.split()))
    try:
        return _FIELDS[kind].validate_python(text) if kind in _FIELDS else text
    except ValidationError:
        return text


def escaped(text: str) -> str:
    """A text in which a spreadsheet sees no codes for characters: ``_x0041_`` is not an A."""
    return _CODE.sub(r"_x005F_x\1_", text)


def _unescaped(text: str) -> str:
    return _CODE.sub(lambda found: chr(int(found[1], 16)), text)


def fits(text: str, column: Column, name: str) -> None:
    """Sees to it that a text can stand in a cell of a spreadsheet, which would cut it off without a word.

    Args:
        text: what is to stand there.
        column: under which heading.
        name: of whom it is, for the message.

    Raises:
        TooLongError: it is too long.
    """
    if len(text) > LONGEST:
        said = N_("de tekst bij '{column}' van '{id}' is te lang voor een cel ({limit} tekens)")
        raise TooLongError(Message(said, {"column": column.heading, "id": name, "limit": LONGEST}))


def to_cell(kind: Kind, text: str) -> CellValue:
    """The value of a plan without mistakes as a cell holds it."""
    value = meaning(kind, text)
    match kind:
        case Kind.words:
            return ", ".join(value)
        case Kind.money:
            return as_number(value)
        case Kind.figure:
            return as_figure(value)
        case Kind.date if value.year < _EXCEL_KNOWS:
            return text.strip()
        case Kind.meting:
            return text.strip()
        case _:
            found: CellValue = value
            return found


def from_cell(kind: Kind, cell: Cell, epoch: datetime.datetime) -> str | None:
    """What was filled in, as a text for the plan; None where the cell is empty.

    Whether the text is right for its field is for the checks to say.

    Args:
        kind: what the column holds.
        cell: the cell as it was read.
        epoch: the day from which the workbook counts its days.

    Raises:
        CellError: it holds something that is no value: a formula, an error, a time ...
    """
    match cell.value:
        case _ if cell.data_type == "f":
            raise CellError(Message(N_("Hier staat een formule. Zet de uitkomst er zelf neer.")))
        case _ if cell.data_type == "e":
            raise CellError(
                Message(N_("Hier staat de fout {text}. Zet er een tekst of een getal neer."), {"text": cell.value})
            )
        case None:
            return None
        case bool():
            raise CellError(Message(N_("Hier staat WAAR of ONWAAR. Zet er een tekst of een getal neer.")))
        case str(text):
            return _typed(kind, text)
        case int() | float() as number if kind is Kind.meting:
            return _measured(number, cell.number_format)
        case int() | float() as number if "%" not in cell.number_format:
            return _day(_from_serial(number, epoch)) if kind is Kind.date else _written(kind, number)
        case int() | float():
            raise CellError(Message(N_("Hier staat een percentage. Zet er een gewoon getal of een tekst neer.")))
        case datetime.date() as day if kind is Kind.date:
            return _day(day)
        case _:
            raise CellError(Message(N_("Hier staat een datum of een tijd, en die hoort hier niet.")))


def _typed(kind: Kind, text: str) -> str | None:
    text = _BREAK.sub("\n", _unescaped(text)).strip()
    if CONTROL.search(text):
        raise CellError(
            Message(N_("Hier staat een teken dat je niet ziet en dat niet in een plan kan. Typ het opnieuw."))
        )
    match kind, meaning(kind, text):
        case Kind.words, found:
            return ", ".join(found) or None
        case Kind.choice, word:
            return word.lower() or None
        case Kind.money, int(amount):
            return as_text(amount)
        case Kind.date, datetime.date() as day:
            return day.isoformat()
    return text or None


def _written(kind: Kind, number: float) -> str:
    """A number in digits. A spreadsheet counts in 15 of them; what it keeps behind those is noise."""
    exact = Decimal(number) if isinstance(number, int) else Decimal(f"{number:.15g}")
    whole = exact == exact.to_integral_value()
    if kind is Kind.money and not whole and exact != round(exact, 2):
        raise CellError(
            Message(N_("Hier staan meer dan twee cijfers achter de komma. Rond het zelf af op hele centen."))
        )
    if whole:
        return f"{exact:.0f}"
    if kind is Kind.money:
        return f"{exact:.2f}"
    return f"{round(exact, 10).normalize() if kind is Kind.figure else exact:f}"


def _measured(number: float, number_format: str) -> str:
    """A figure as a meting has it: what a spreadsheet shows as 41% is 0.41 to itself."""
    if "%" in number_format:
        return canonical(f"{round(Decimal(f'{number:.15g}') * 100, _DECIMALS):f}%")
    return canonical(f"{round(Decimal(f'{number:.15g}'), _DECIMALS):f}")


def _from_serial(number: float, epoch: datetime.datetime) -> datetime.date | None:
    """The day with this number; None where there is no such day."""
    from openpyxl.utils.datetime import from_excel

    try:
        found = from_excel(number, epoch)
    except (OverflowError, ValueError):
        return None
    return found if isinstance(found, datetime.date) else None


def _day(day: datetime.date | None) -> str:
    if day is None or (isinstance(day, datetime.datetime) and day.time() != datetime.time()):
        raise CellError(Message(N_("Dit is geen datum. Schrijf een dag, zoals 31-03-2026.")))
    return day.isoformat()[:10]
