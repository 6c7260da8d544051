"""``wijkplan textconv``: a plan in plain words, for ``git diff`` and ``git log -p``."""

from __future__ import annotations

import sys
from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from wijkplan.commands.shell.speaking import FINE, WRONG_USE, say, write
from wijkplan.language import _

if TYPE_CHECKING:
    from wijkplan.changes.facts import Items


def textconv(file: Annotated[Path, typer.Argument(metavar="FILE", help=_("Een plan of een agenda."))]) -> int:
    """Print the facts of a plan, or the file as it is where it cannot be read as a plan."""
    from wijkplan.report.changes.facts_text import as_text

    try:
        if file.exists() and not file.is_file():  # a pipe would keep git waiting
            raise OSError
        raw = file.read_bytes()
    except OSError:
        from wijkplan.desk.missing import missing

        say(missing(file, _("wijkplan textconv plans/2026/mijnwijk.yaml")))
        return WRONG_USE
    found = _items(file, raw)
    if found is None:
        sys.stdout.flush()
        sys.stdout.buffer.write(raw)
    else:
        write(as_text(found))
    return FINE


def _items(file: Path, raw: bytes) -> Items | None:
    """What is in a plan or an agenda; None where something is wrong with its form."""
    from wijkplan.changes.facts import agenda_items, items, rules
    from wijkplan.files.reading import from_bytes
    from wijkplan.plan.agenda import Agenda
    from wijkplan.plan.plan import Plan
    from wijkplan.plan.reading.form import load

    document = from_bytes(file, raw)
    data = document.data()
    if document.faults or not isinstance(data, dict):
        return None
    if "wijk" in data or "jaar" in data:
        plan = load(Plan, document)
        if plan.faults or not plan.value:
            return None
        found, spelregels = items(plan.value), plan.value.spelregels
    else:
        agenda = load(Agenda, document)
        if agenda.faults or not agenda.value:
            return None
        found, spelregels = agenda_items(agenda.value), agenda.value.spelregels
    played = rules(spelregels, given=True)
    return found | {played.key: played}
