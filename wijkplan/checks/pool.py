"""The same work on many things, side by side in several processes; what comes of it stays in order."""

from __future__ import annotations

import os
import sys
from collections.abc import Callable, Iterator, Sequence
from typing import TypeVar

from wijkplan import language

# Below this many the start of more processes costs more than it gives.
PARALLEL_FROM = 48 if sys.platform == "linux" else 400
_CHUNK = 16

T = TypeVar("T")
R = TypeVar("R")


def side_by_side(work: Callable[[T], R], items: Sequence[T]) -> Iterator[R]:
    """``map(work, items)``, in other processes where that is quicker: all that goes in or comes out can be pickled."""
    several = len(items) >= PARALLEL_FROM and _processors() > 1
    return _in_processes(work, items) if several else map(work, items)


def _in_processes(work: Callable[[T], R], items: Sequence[T]) -> Iterator[R]:
    import multiprocessing
    from concurrent.futures import ProcessPoolExecutor

    context = multiprocessing.get_context("fork" if sys.platform == "linux" else None)
    size = max(1, min(_CHUNK, len(items) // (4 * _processors())))
    with ProcessPoolExecutor(
        _processors(), mp_context=context, initializer=language.use, initargs=(language.current(),)
    ) as pool:
        yield from pool.map(work, items, chunksize=size)


def _processors() -> int:
    if sys.platform == "linux":
        return len(os.sched_getaffinity(0))
    return os.cpu_count() or 1
