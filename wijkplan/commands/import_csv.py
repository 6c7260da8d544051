"""``wijkplan import csv``: what people filled in in a CSV about results comes in the plan."""

from __future__ import annotations

from functools import partial
from pathlib import Path
from typing import Annotated

import typer

from wijkplan.commands.shell.sources import is_file
from wijkplan.commands.shell.speaking import ERRORS, WRONG_USE, accepted
from wijkplan.commands.shell.taking_over import filled_in, take_over
from wijkplan.desk.editing import open_sound_plan
from wijkplan.language import _


def csv(
    table: Annotated[
        Path,
        typer.Argument(
            metavar="WORKBOOK", help=_("De ingevulde tabel (.csv). Een lege cel verandert niets in het plan.")
        ),
    ],
    plan: Annotated[Path, typer.Option(metavar="FILE", help=_("Het plan waar de tabel van is gemaakt."))],
    dry_run: Annotated[bool, typer.Option("--dry-run", help=_("Laat alleen zien wat er zou veranderen."))] = False,
) -> int:
    """Write in the plan what was filled in in the cells: all of it, or nothing where there is a mistake."""
    if not is_file(table, _("wijkplan import csv mijnwijk-resultaten.csv --plan plans/2026/mijnwijk.yaml")):
        return WRONG_USE
    from wijkplan.exchange.tables.result_changes import result_outcome
    from wijkplan.exchange.tables.results_csv import MAX_BYTES, from_csv

    opened = accepted(open_sound_plan(plan))
    data = opened.document.data()
    filled = filled_in(table, MAX_BYTES, partial(from_csv, plan=opened.plan, data=data))
    if filled is None:
        return ERRORS
    return take_over(table, result_outcome(filled, data, opened.names), opened, dry_run=dry_run)
