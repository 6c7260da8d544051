"""What several parts of a document are built with."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence

from wijkplan.report.page.blocks import Block, Entries, Entry, Fold


def in_part(entries: Sequence[Entry], most: int, rest: Callable[[int], str]) -> Iterator[Block]:
    """The first so many entries, and the others folded under what `rest` says of their number; nothing of none.

    One that would be alone in the fold stands with the first.
    """
    shown = len(entries) if len(entries) <= most + 1 else most
    if entries:
        yield Entries(tuple(entries[:shown]))
    if others := tuple(entries[shown:]):
        yield Fold(rest(len(others)), (Entries(others),))
