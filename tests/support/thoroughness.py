"""How many made-up cases a test looks at: each time a part of them, with ``make test-thorough`` all.

The part is spread over all of them, so that no kind of case is left out.
"""

from __future__ import annotations

import os
from collections.abc import Iterable
from pathlib import Path

import pytest
from helpers import ROOT

THOROUGH = os.environ.get("WIJKPLAN_TESTS") == "thorough"
FACTOR = 1 if THOROUGH else 17
"""A prime: what is so for every second, third or tenth number is so in the part too."""
FEW = 8
"""So many cases are looked at in any case, where there are as many."""
LARGE = 17_000
"""Bytes of a file with real ballots."""


def cases(number: int) -> int:
    """How many of this many cases that are drawn at random."""
    return max(number // FACTOR, min(number, FEW))


def chosen(number: int) -> range:
    """Which of the cases with a number from 0."""
    return range(0, number, FACTOR)


def batches(number: int, size: int) -> Iterable[object]:
    """The same for ``parametrize``, in batches of this size: a failure says sooner where it is."""
    seeds = chosen(number)
    return [pytest.param(seeds[n : n + size], id=str(n // size)) for n in range(0, len(seeds), size)]


def real_ballots(cities: str = "*", large: int = LARGE) -> dict[str, Path]:
    """The files of Pabulib with ballots of these cities, by name; the large ones only where all cases are looked at.

    Empty where they are absent.
    """
    folder = ROOT.parent / "shared" / "data" / "pabulib"
    files = sorted(folder.glob(f"{cities}.pb"))
    return {file.stem: file for file in files if THOROUGH or file.stat().st_size < large}
