"""A table that people filled in, as it was read: its rows, what they held before, and what is wrong with it."""

from __future__ import annotations

import datetime
from dataclasses import dataclass
from typing import TypeAlias

from wijkplan.exchange.tables.cells import Cell, Column
from wijkplan.language import Message

Base: TypeAlias = dict[tuple[str, str], dict[str, str]]
"""What the plan held: the texts by heading, of each row by its list and key (`forms.key`)."""


@dataclass(frozen=True, slots=True)
class Mistake:
    """What is wrong in one place of a table."""

    place: str
    """``Interventies!F7``, a sheet, or ``rij 7, kolom besteed``."""
    message: Message


@dataclass(frozen=True, slots=True)
class Row:
    """A row in which something stands."""

    section: str
    cells: dict[Column, Cell]
    """One for every column."""


@dataclass(frozen=True, slots=True)
class Filled:
    """A table that was filled in: a workbook, or a CSV."""

    form: str
    """Which one, of `forms.FORMS`."""
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
