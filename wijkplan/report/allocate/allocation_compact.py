"""An allocation with one line for each voorstel."""

from __future__ import annotations

from wijkplan.language import _
from wijkplan.language.numbers import euros
from wijkplan.outcome.words import STATUSSEN
from wijkplan.report.allocate.allocation import Allocated
from wijkplan.report.allocate.allocation_text import status_style
from wijkplan.report.draw.compact import Compact, Line
from wijkplan.report.draw.pieces import Pieces, text, title


def show(allocated: Allocated) -> Pieces:
    """Place, id, name, what it gets, and what became of it; below them what is left."""
    allocation = allocated.allocation
    yield from title(f"{allocated.plan.wijk} {allocated.plan.jaar}", allocated.bestand)
    yield Compact(
        [
            Line(
                regel.plaats,
                regel.voorstel.id,
                regel.voorstel.naam,
                euros(regel.toegekend),
                _(STATUSSEN[regel.status]),
                status_style(regel),
            )
            for regel in allocation.regels
        ]
    )
    yield text(_("Over: {bedrag}").format(bedrag=euros(allocation.over)))
    yield ""
