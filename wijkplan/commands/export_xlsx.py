"""``wijkplan export xlsx``: the voorstellen of a plan as a workbook to fill in."""

from __future__ import annotations

from pathlib import Path
from typing import Annotated

import typer

from wijkplan.commands.shell.speaking import ERRORS, FINE, WRONG_USE, accepted, say
from wijkplan.desk.editing import cannot_write, open_sound_plan
from wijkplan.language import _


def xlsx(
    file: Annotated[Path, typer.Argument(metavar="FILE", help=_("Het plan."))],
    to: Annotated[
        Path | None, typer.Option(metavar="OUT.xlsx", help=_("De nieuwe tabel; zonder: naast het plan."))
    ] = None,
    force: Annotated[bool, typer.Option("--force", help=_("Overschrijf wat er al staat."))] = False,
) -> int:
    """Write a workbook, whole or not at all; what people filled in before is not lost without ``--force``."""
    from wijkplan.files.writing import write_new, write_whole

    target = file.with_suffix(".xlsx") if to is None else to
    if target.suffix.lower() != ".xlsx":
        say(_("wijkplan: {path}: de naam van de tabel moet eindigen op .xlsx.").format(path=target))
        return WRONG_USE
    if not can_use_workbooks():
        return ERRORS
    content = _content(file)
    if content is None:
        return ERRORS
    try:
        if force:
            write_whole(target, content)
        elif not target.is_file() or target.read_bytes() != content:
            write_new(target, content)
    except FileExistsError:
        say(_("wijkplan: {path} is er al en is anders. Gebruik --force om het te vervangen.").format(path=target))
        return ERRORS
    except OSError as error:
        say(cannot_write(error, target))
        return ERRORS
    text = _("{path} is gemaakt. Neem het daarna over met: wijkplan import xlsx {path} --plan {plan}")
    say(text.format(path=target, plan=file))
    return FINE


def can_use_workbooks() -> bool:
    """Whether the extra ``excel`` is installed; says how to do that where it is not."""
    try:
        import openpyxl  # noqa: F401
    except ImportError:
        say(_('wijkplan: voor Excel is een aanvulling nodig. Installeer die met: pipx install "wijkplan[excel]"'))
        return False
    return True


def _content(file: Path) -> bytes | None:
    from wijkplan.exchange.workbook import TooLongError, to_workbook

    opened = accepted(open_sound_plan(file))
    try:
        return to_workbook(opened.document, opened.plan, opened.agenda)
    except TooLongError as error:
        say(_("wijkplan: {path}: {why}.").format(path=file, why=error.message))
        return None
