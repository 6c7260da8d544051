"""A chart as a picture that stands alone, for documents that know no style: with its own colours and a fixed width."""

from __future__ import annotations

from fractions import Fraction

from wijkplan.report.page import palette
from wijkplan.report.page.charts import Chart
from wijkplan.report.page.drawing import draw
from wijkplan.report.page.templating import decimal, environment

_EDGE = 2
"""Pixels around it, so that no line is cut."""


def svg(chart: Chart, width: int = 640) -> str:
    """The chart as a whole SVG file, so many pixels wide. Its title and text belong beside it."""
    inside = width - 2 * _EDGE
    drawing = draw(chart, inside)

    def pixels(share: Fraction) -> str:
        return decimal(share * inside)

    return (
        environment()
        .get_template("picture.svg.j2")
        .render(drawing=drawing, x=pixels, ink=palette.own, key="0", edge=_EDGE, width=width)
    )
