"""Lets ``python -m wijkplan`` do what ``wijkplan`` does."""

from wijkplan.commands.shell.main import run

run()
