"""What a chart is drawn with: across in shares of the width (0..1), down in pixels. ``dx`` is pixels too."""

from __future__ import annotations

from dataclasses import dataclass
from fractions import Fraction
from typing import Literal, TypeAlias

from wijkplan.report.page.charts import Tint

Ink: TypeAlias = Literal["ink", "line", "edge", "accent-fill"]
"""The colours of lines, by the names that ``page.css`` has for them."""


@dataclass(frozen=True, slots=True)
class Box:
    """A filled part, in the look of what it is about; with no tint it is an empty frame."""

    x: Fraction
    width: Fraction
    y: int
    height: int
    tint: Tint | None
    side: int = 0
    """Pixels, for a box of a fixed width (a key); then ``width`` is 0."""


@dataclass(frozen=True, slots=True)
class Label:
    """A line of text; ``y`` is where its letters stand on."""

    x: Fraction
    y: int
    text: str
    dx: int = 0
    anchor: Literal["start", "middle", "end"] = "start"
    bold: bool = False
    on: Tint | None = None
    """The part that it stands on, if any: its colour has to be legible there."""


@dataclass(frozen=True, slots=True)
class Rule:
    """A straight line, level or upright."""

    x1: Fraction
    x2: Fraction
    y1: int
    y2: int
    thick: int
    ink: Ink
    dx: int = 0


@dataclass(frozen=True, slots=True)
class Dot:
    """A round mark."""

    x: Fraction
    y: int
    radius: int
    full: bool
    dx: int = 0


@dataclass(frozen=True, slots=True)
class Step:
    """The ground under a trede, on which its text stands."""

    x: Fraction
    y: int
    height: int
    tint: Tint


Mark: TypeAlias = Box | Label | Rule | Dot | Step


@dataclass(frozen=True, slots=True)
class Strip:
    """A row of a chart: its marks, those below first, and the pixels that they need, from its own top.

    Strips stand below one another. Between two of them paper may end.
    """

    height: int
    marks: tuple[Mark, ...]
