"""Dividing the flexible budget: the pot, the ladder, and why. No file, no clock, no terminal."""

from wijkplan.allocate.ladder import allocate
from wijkplan.allocate.pot import Pot
from wijkplan.allocate.result import Allocation, Regel, Status, Trede

__all__ = ["Allocation", "Pot", "Regel", "Status", "Trede", "allocate"]
