"""A version of a plan, and a pair of values: what it was and what it became."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Generic, TypeVar

from wijkplan.plan.agenda import Agenda
from wijkplan.plan.ballots import Ballots
from wijkplan.plan.plan import Plan

T = TypeVar("T")


@dataclass(frozen=True, slots=True)
class Version:
    """A plan with the agenda that belongs to it in that version."""

    plan: Plan
    agenda: Agenda
    ballots: Ballots | None = None


@dataclass(frozen=True, slots=True)
class Pair(Generic[T]):
    """A value in both versions."""

    was: T
    wordt: T

    @property
    def differs(self) -> bool:
        """Whether it changed."""
        return self.was != self.wordt
