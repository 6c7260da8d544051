"""Dividing the flexible budget: the pot, the ladder, and why. No file, no clock, no terminal."""

from wijkplan.allocate.ladder import NoBallotsError, allocate
from wijkplan.allocate.pot import Pot, UnknownRondeError
from wijkplan.allocate.result import Allocation, Regel, Status, Trede

__all__ = ["Allocation", "NoBallotsError", "Pot", "Regel", "Status", "Trede", "UnknownRondeError", "allocate"]
