"""A ranking with one line for each voorstel."""

from __future__ import annotations

from wijkplan.language import _
from wijkplan.language.numbers import euros, number
from wijkplan.report.draw.compact import Compact, Line
from wijkplan.report.draw.pieces import Pieces
from wijkplan.report.prioritise.ranking import Ranked
from wijkplan.report.prioritise.ranking_text import heading


def show(ranked: Ranked) -> Pieces:
    """Place, id, name, what it asks, and its score."""
    yield from heading(ranked)
    yield Compact(
        [
            Line(
                line.plaats,
                line.voorstel.id,
                line.voorstel.naam,
                _("onbekend") if line.voorstel.asks is None else euros(line.voorstel.asks),
                number(line.score, 1).rjust(5),
            )
            for line in ranked.voorstellen
        ]
    )
    yield ""
