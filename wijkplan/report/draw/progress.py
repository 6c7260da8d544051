"""How far long work is: a bar below which nothing stands, and that goes when the work is done."""

from __future__ import annotations

import sys
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from time import monotonic
from typing import TYPE_CHECKING

from wijkplan.language import _

if TYPE_CHECKING:
    from rich.progress import Progress

PATIENCE = 1.0
"""Seconds: who waits no longer than this needs no bar, and Rich is not loaded for it."""


@contextmanager
def progress(what: str, total: int) -> Iterator[Callable[[int], None]]:
    """Gives what is to be told how many of the total are ready; shown on standard error, and only on a terminal."""
    began = monotonic()
    bar: Progress | None = None

    def done(count: int) -> None:
        nonlocal bar
        if bar is None and count < total and sys.stderr.isatty() and monotonic() - began > PATIENCE:
            bar = _started(what, total)
        if bar is not None:
            bar.update(bar.task_ids[0], completed=count)

    try:
        yield done
    finally:
        if bar is not None:
            bar.stop()


def _started(what: str, total: int) -> Progress:
    from rich.console import Console
    from rich.progress import BarColumn, Progress, TextColumn

    of = _("{n} van {total}").format(n="{task.completed:.0f}", total="{task.total:.0f}")
    columns = (TextColumn("{task.description}"), BarColumn(), TextColumn(of))
    bar = Progress(*columns, console=Console(stderr=True), transient=True)
    bar.add_task(what, total=total)
    bar.start()
    return bar
