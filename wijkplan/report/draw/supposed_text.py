"""What a what-if supposes, on a screen."""

from __future__ import annotations

from collections.abc import Iterable

from wijkplan.language import Message
from wijkplan.report.draw import supposed
from wijkplan.report.draw.pieces import Pieces, text


def show(said: Iterable[Message]) -> Pieces:
    """The first line; none where nothing is supposed."""
    if line := supposed.line(said):
        yield text(line, "partly")
