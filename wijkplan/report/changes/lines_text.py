"""The lines of a file that change, as ``diff -u`` shows them."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from difflib import unified_diff

from wijkplan.report.draw.pieces import Pieces, verbatim

_STYLES = {"+": "good", "-": "bad", "@": "accent"}


def show(name: str, before: Sequence[str], after: Sequence[str], shown: Mapping[str, str]) -> Pieces:
    """The difference between two texts of the file with this name; ``shown`` has the lines as people may see them."""
    for line in unified_diff(before, after, name, name, lineterm=""):
        yield verbatim(line[0] + shown.get(line[1:], line[1:]), _STYLES.get(line[0], ""))
