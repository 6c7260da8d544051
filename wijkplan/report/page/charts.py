"""The five charts, as numbers. How they are drawn is up to `wijkplan.report.page.geometry.drawing`.

Values are exact and written out beside it, so that a chart says nothing that its table does not say.
"""

from __future__ import annotations

from dataclasses import dataclass
from fractions import Fraction
from typing import Literal, TypeAlias

Tint: TypeAlias = Literal["vast", "bewoners", "professioneel", "besloten", "reserve", "over", "later"]
"""What a part of a bar is about; the same in every chart of a document."""


@dataclass(frozen=True, slots=True)
class Part:
    """A part of a bar."""

    naam: str
    value: Fraction | int
    """Cents, or a count; not below 0."""
    shown: str
    """The value as it is written."""
    tint: Tint


@dataclass(frozen=True, slots=True)
class Stack:
    """One bar, in parts that are together the whole: the pot."""

    parts: tuple[Part, ...]


@dataclass(frozen=True, slots=True)
class Row:
    """A row of bars: of a thema, what residents do beside what professionals do."""

    naam: str
    parts: tuple[Part, ...]


@dataclass(frozen=True, slots=True)
class Bars:
    """Bars per thema, on one scale that begins at 0."""

    rows: tuple[Row, ...]


@dataclass(frozen=True, slots=True)
class Point:
    """A value on a line."""

    value: Fraction
    shown: str


@dataclass(frozen=True, slots=True)
class Scale:
    """An effect on a line of its own: where it started, where it stands and where it should go."""

    naam: str
    start: Point
    now: Point | None
    aim: Point
    unknown: str = ""
    """What is said in the place of ``now`` where that is no figure; where this is empty, that it was not measured."""


@dataclass(frozen=True, slots=True)
class Lines:
    """A line per effect."""

    scales: tuple[Scale, ...]


@dataclass(frozen=True, slots=True)
class Small:
    """Small bars, one for each wijk, on one scale that begins at 0."""

    parts: tuple[Part, ...]


@dataclass(frozen=True, slots=True)
class Tread:
    """A trede of the ladder: what it is called, and what happened there."""

    naam: str
    shown: str
    tint: Tint


@dataclass(frozen=True, slots=True)
class Ladder:
    """The treden, from the one that is climbed first to the one that is climbed last."""

    treads: tuple[Tread, ...]


Chart: TypeAlias = Stack | Bars | Lines | Small | Ladder
