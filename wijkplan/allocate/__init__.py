"""Dividing the flexible budget: the pot, the ladder, and why. No file, no clock, no terminal.

The names are loaded when they are asked for: a rule that only asks whom the need is for does not load the ladder.
"""

from importlib import import_module
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
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
_HOMES = ("wijkplan.allocate.question", "wijkplan.plan.rondes", "wijkplan.outcome.result", "wijkplan.allocate.ladder")


def __getattr__(name: str) -> Any:
    """What others use of it, from the first of its homes that knows it."""
    if name in __all__:
        return next(getattr(home, name) for home in map(import_module, _HOMES) if hasattr(home, name))
    raise AttributeError(name)
