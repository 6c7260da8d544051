"""Dividing the flexible budget: the pot, the ladder, and why. No file, no clock, no terminal."""

from wijkplan.allocate.ladder import NoBallotsError, allocate
from wijkplan.allocate.question import Question
from wijkplan.outcome.result import Allocation, Pot, Regel, Status, Trede
from wijkplan.plan.rondes import UnknownRondeError

__all__ = [
    "Allocation",
    "NoBallotsError",
    "Pot",
    "Question",
    "Regel",
    "Status",
    "Trede",
    "UnknownRondeError",
    "allocate",
]
