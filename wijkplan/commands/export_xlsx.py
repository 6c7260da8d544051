"""``wijkplan export xlsx``: the voorstellen of a plan, or what became of them, as a workbook to fill in."""

from __future__ import annotations

from enum import StrEnum
from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from wijkplan.commands.shell.handing_out import asked_for, beside, hand_out, results_of, wrong_target
from wijkplan.commands.shell.options import one_of
from wijkplan.commands.shell.speaking import ERRORS, WRONG_USE, say, tell_refused
from wijkplan.desk.refused import needs_extra
from wijkplan.language import _

if TYPE_CHECKING:
    from wijkplan.desk.editing import Sound


class For(StrEnum):
    """What is to be filled in."""

    voorstellen = "voorstellen"
    resultaten = "resultaten"


def xlsx(
    files: Annotated[list[Path], typer.Argument(metavar="FILE...", help=_("Het plan, of meer plannen."))],
    to: Annotated[
        Path | None, typer.Option(metavar="OUT.xlsx", help=_("De nieuwe tabel; zonder: naast het plan."))
    ] = None,
    wanted: Annotated[
        For,
        typer.Option(
            "--for",
            parser=one_of(For),
            metavar="|".join(For),
            help=_("Wat anderen invullen: de voorstellen van een plan, of aan het eind wat het opleverde."),
            autocompletion=lambda: list(For),
        ),
    ] = For.voorstellen,
    organisatie: Annotated[
        str | None,
        typer.Option(metavar="NAAM", help=_("Alleen wat van deze organisatie is (bij --for resultaten).")),
    ] = None,
    force: Annotated[bool, typer.Option("--force", help=_("Overschrijf wat er al staat."))] = False,
) -> int:
    """Write a workbook for each plan, whole or not at all; what people filled in is not lost without ``--force``."""
    if wrong := _wrong_use(files, to, wanted, organisatie):
        say(wrong)
        return WRONG_USE
    if not can_use_workbooks():
        return ERRORS
    plans = asked_for(files, organisatie)
    if plans is None:
        return WRONG_USE
    return max(_export(opened, to, wanted, whose, force) for opened, whose in plans)


def can_use_workbooks() -> bool:
    """Whether the extra ``excel`` is installed; says how to do that where it is not."""
    try:
        import openpyxl  # noqa: F401
    except ImportError:
        tell_refused(needs_extra("excel"))
        return False
    return True


def _wrong_use(files: list[Path], to: Path | None, wanted: For, organisatie: str | None) -> str | None:
    if organisatie is not None and wanted is For.voorstellen:
        return _("wijkplan: --organisatie kan alleen met --for resultaten.")
    return wrong_target(files, to, ".xlsx")


def _export(opened: Sound, to: Path | None, wanted: For, whose: str | None, force: bool) -> int:
    from wijkplan.exchange.tables.results_workbook import to_results_workbook
    from wijkplan.exchange.tables.workbook import to_workbook

    made_of = (opened.document, opened.plan, opened.agenda)
    if wanted is For.voorstellen:
        target = to or beside(opened.document.path, "", None, ".xlsx")
        return hand_out(opened, target, partial(to_workbook, *made_of), force=force)
    rows = results_of(opened, whose)
    if rows is None:
        return ERRORS
    target = to or beside(opened.document.path, For.resultaten, whose, ".xlsx")
    return hand_out(opened, target, partial(to_results_workbook, *made_of, rows), force=force)
