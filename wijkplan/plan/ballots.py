"""What residents voted on: who supports which voorstel."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Ballots:
    """The ballots of one wijk, without a word about who the voters are."""

    voters: int
    """How many people voted; they are numbered from 0."""
    supporters: Mapping[str, tuple[int, ...]]
    """For each voorstel (id) the numbers of those who chose it, going up; who chose nothing is in no list."""
