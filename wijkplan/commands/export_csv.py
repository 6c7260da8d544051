"""``wijkplan export csv``: what became of the voorstellen of a plan, as a CSV to fill in."""

from __future__ import annotations

from enum import StrEnum
from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from wijkplan.commands.shell.handing_out import asked_for, beside, hand_out, results_of, wrong_target
from wijkplan.commands.shell.options import one_of
from wijkplan.commands.shell.rendering import Dialect, DialectOption
from wijkplan.commands.shell.speaking import ERRORS, WRONG_USE, say
from wijkplan.language import _

if TYPE_CHECKING:
    from wijkplan.desk.editing import Sound


class For(StrEnum):
    """What is to be filled in. Voorstellen need a workbook, which knows which cells were emptied."""

    resultaten = "resultaten"


def csv(
    files: Annotated[list[Path], typer.Argument(metavar="FILE...", help=_("Het plan, of meer plannen."))],
    to: Annotated[
        Path | None, typer.Option(metavar="OUT.csv", help=_("De nieuwe tabel; zonder: naast het plan."))
    ] = None,
    wanted: Annotated[
        For,
        typer.Option(
            "--for",
            parser=one_of(For),
            metavar="|".join(For),
            help=_("Wat anderen invullen: wat het opleverde. Wat ze leeg laten, verandert niets in het plan."),
            autocompletion=lambda: list(For),
        ),
    ] = For.resultaten,
    organisatie: Annotated[
        str | None, typer.Option(metavar="NAAM", help=_("Alleen wat van deze organisatie is."))
    ] = None,
    dialect: DialectOption = Dialect.nl,
    force: Annotated[bool, typer.Option("--force", help=_("Overschrijf wat er al staat."))] = False,
) -> int:
    """Write a CSV for each plan, whole or not at all; what people filled in is not lost without ``--force``."""
    del wanted  # there is one kind
    if wrong := wrong_target(files, to, ".csv"):
        say(wrong)
        return WRONG_USE
    plans = asked_for(files, organisatie)
    if plans is None:
        return WRONG_USE
    return max(_export(opened, to, whose, dialect, force) for opened, whose in plans)


def _export(opened: Sound, to: Path | None, whose: str | None, dialect: Dialect, force: bool) -> int:
    from wijkplan.exchange.tables.results_csv import to_csv

    rows = results_of(opened, whose)
    if rows is None:
        return ERRORS
    target = to or beside(opened.document.path, For.resultaten, whose, ".csv")
    return hand_out(opened, target, partial(to_csv, opened.plan, rows, dialect.value), force=force)
