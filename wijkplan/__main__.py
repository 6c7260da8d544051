"""Lets ``python -m wijkplan`` do what ``wijkplan`` does."""

from wijkplan.commands.main import run

run()
