"""``wijkplan import xlsx``: what people filled in in a workbook comes back in the plan."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from wijkplan.commands.export_xlsx import can_use_workbooks
from wijkplan.commands.shell.sources import is_file
from wijkplan.commands.shell.speaking import ERRORS, WRONG_USE, accepted, say
from wijkplan.commands.shell.taking_over import filled_in, take_over
from wijkplan.desk.editing import Sound, open_sound_plan
from wijkplan.language import _

if TYPE_CHECKING:
    from wijkplan.exchange.tables.filled import Filled


def xlsx(
    workbook: Annotated[Path, typer.Argument(metavar="WORKBOOK", help=_("De ingevulde tabel (.xlsx)."))],
    plan: Annotated[Path, typer.Option(metavar="FILE", help=_("Het plan waar de tabel van is gemaakt."))],
    dry_run: Annotated[bool, typer.Option("--dry-run", help=_("Laat alleen zien wat er zou veranderen."))] = False,
) -> int:
    """Change in the plan what was changed in the cells: all of it, or nothing where there is a mistake."""
    if not is_file(workbook, _("wijkplan import xlsx mijnwijk.xlsx --plan plans/2026/mijnwijk.yaml")):
        return WRONG_USE
    if not can_use_workbooks():
        return ERRORS
    from wijkplan.exchange.tables.cell_changes import outcome
    from wijkplan.exchange.tables.forms import FOR_RESULTATEN
    from wijkplan.exchange.tables.result_changes import result_outcome
    from wijkplan.exchange.tables.workbook import fingerprint

    opened = accepted(open_sound_plan(plan))
    filled = _read(workbook)
    if filled is None or not _belongs(workbook, filled, opened):
        return ERRORS
    compare = result_outcome if filled.form == FOR_RESULTATEN else outcome
    found = compare(filled, opened.document.data(), opened.names)
    stale = filled.fingerprint != fingerprint(opened.document)
    return take_over(workbook, found, opened, stale=stale, dry_run=dry_run)


def _read(workbook: Path) -> Filled | None:
    from wijkplan.exchange.tables.from_workbook import read_workbook
    from wijkplan.exchange.tables.package import MAX_BYTES

    filled = filled_in(workbook, MAX_BYTES, read_workbook)
    if filled is None and workbook.suffix.lower() == ".csv":
        say(_("Is het een csv? Neem het over met: wijkplan import csv"))
    return filled


def _belongs(workbook: Path, filled: Filled, opened: Sound) -> bool:
    """Whether the workbook was made of this plan, or an earlier version of it."""
    if (filled.wijk, filled.jaar) == (opened.plan.wijk, str(opened.plan.jaar)):
        return True
    text = _("wijkplan: {path} is gemaakt van een ander plan: {wijk}, {jaar}. Er is niets veranderd.")
    say(text.format(path=workbook, wijk=filled.wijk, jaar=filled.jaar))
    return False
