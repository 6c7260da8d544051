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
    """Of the plan of which it was made (`workbook.fingerprint`); empty for a CSV, which does not say."""
    base: Base
    """Of a workbook what it holds itself, only of sheets that could be read; for a CSV what the plan says now."""
    rows: tuple[Row, ...]
    epoch: datetime.datetime
    """The day from which it counts its days."""
    mistakes: tuple[Mistake, ...]
    """What stands in the way: sheets and columns that are missing, unknown rows, cells of another plan."""
    notes: tuple[Mistake, ...]
    """What stands in the way of nothing: sheets and columns that do not count, letters that had to be guessed."""
