"""A chart as a picture that stands alone, for documents that know no style: with its own colours and a fixed width."""

from __future__ import annotations

from fractions import Fraction
from itertools import accumulate

from wijkplan.report.page.charts import Chart
from wijkplan.report.page.geometry.drawing import draw
from wijkplan.report.page.house_style import palette
from wijkplan.report.page.templating import decimal, environment

_EDGE = 2
"""Pixels around it, so that no line is cut."""


def svg(chart: Chart, width: int = 640) -> str:
    """The chart as a whole SVG file, so many pixels wide. Its title and text belong beside it."""
    inside = width - 2 * _EDGE
    strips = draw(chart, inside)
    ends = list(accumulate((strip.height for strip in strips), initial=_EDGE))

    def pixels(share: Fraction) -> str:
        return decimal(share * inside)

    return (
        environment()
        .get_template("picture.svg.j2")
        .render(
            strips=list(zip(strips, ends, strict=False)),
            x=pixels,
            ink=palette.own,
            edge=_EDGE,
            width=width,
            height=ends[-1] + _EDGE,
        )
    )
