"""``wijkplan export xlsx``: the voorstellen of a plan, or what became of them, as a workbook to fill in."""

from __future__ import annotations

from enum import StrEnum
from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from wijkplan.commands.shell.options import one_of
from wijkplan.commands.shell.speaking import ERRORS, FINE, WRONG_USE, accepted, not_called, say
from wijkplan.desk.editing import cannot_write, open_sound_plan
from wijkplan.language import _

if TYPE_CHECKING:
    from wijkplan.desk.editing import Sound

_MANY = 12  # names that fit in one message


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
    plans = [accepted(open_sound_plan(file)) for file in files]
    named = _named(plans, organisatie)
    if named is None:
        return WRONG_USE
    code = FINE
    for opened, whose in zip(plans, named, strict=True):
        if organisatie is None or whose is not None:
            code = max(code, _export(opened, to or _beside(opened.document.path, wanted, whose), wanted, whose, force))
    return code


def can_use_workbooks() -> bool:
    """Whether the extra ``excel`` is installed; says how to do that where it is not."""
    try:
        import openpyxl  # noqa: F401
    except ImportError:
        say(_('wijkplan: voor Excel is een aanvulling nodig. Installeer die met: pipx install "wijkplan[excel]"'))
        return False
    return True


def _wrong_use(files: list[Path], to: Path | None, wanted: For, organisatie: str | None) -> str | None:
    if to is not None and to.suffix.lower() != ".xlsx":
        return _("wijkplan: {path}: de naam van de tabel moet eindigen op .xlsx.").format(path=to)
    if to is not None and len(files) > 1:
        return _("wijkplan: --to kan bij één plan. Bij meer plannen komt elke tabel naast zijn plan.")
    if organisatie is not None and wanted is For.voorstellen:
        return _("wijkplan: --organisatie kan alleen met --for resultaten.")
    return None


def _named(plans: list[Sound], organisatie: str | None) -> list[str | None] | None:
    """Under which name each plan knows the organisation, None where it does not; says so where none does."""
    if organisatie is None:
        return [None] * len(plans)
    from wijkplan.exchange.results_workbook import organisaties
    from wijkplan.plan.naming import Unknown, called_in_each

    known = [organisaties(opened.plan, opened.agenda) for opened in plans]
    found = called_in_each(known, organisatie)
    if not isinstance(found, Unknown):
        return found
    one, many = (
        _("wijkplan: '{name}' heeft geen voorstel met geld in dit plan."),
        _("wijkplan: '{name}' heeft geen voorstel met geld in deze plannen."),
    )
    text = (one if len(plans) == 1 else many).format(name=organisatie)
    names = sorted({naam for each in known for _id, naam in each})
    if not found.help and names:
        shown = ", ".join(names[:_MANY]) + (", …" if len(names) > _MANY else "")
        text = f"{text} {_('Kies uit: {known}.').format(known=shown)}"
    say(not_called(text, found))
    return None


def _beside(plan: Path, wanted: For, whose: str | None) -> Path:
    """Where the workbook comes: ``mijnwijk.xlsx``, ``mijnwijk-resultaten-taalhuis.xlsx``."""
    from wijkplan.plan.ids import slug

    about = "" if wanted is For.voorstellen else f"-{wanted}"
    return plan.with_name(f"{plan.stem}{about}{f'-{slug(whose)}' if whose else ''}.xlsx")


def _export(opened: Sound, target: Path, wanted: For, whose: str | None, force: bool) -> int:
    from wijkplan.files.writing import write_new, write_whole

    content = _content(opened, wanted, whose)
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
    say(text.format(path=target, plan=opened.document.path))
    return FINE


def _content(opened: Sound, wanted: For, whose: str | None) -> bytes | None:
    from wijkplan.exchange.workbook import TooLongError, to_workbook

    try:
        if wanted is For.resultaten:
            return _results(opened, whose)
        return to_workbook(opened.document, opened.plan, opened.agenda)
    except TooLongError as error:
        say(_("wijkplan: {path}: {why}.").format(path=opened.document.path, why=error.message))
        return None


def _results(opened: Sound, whose: str | None) -> bytes | None:
    from wijkplan.exchange.results_workbook import rows_of, to_results_workbook

    rows, path = rows_of(opened.document, opened.plan, opened.agenda, whose), opened.document.path
    for what in rows.nameless:
        text = _("let op: {path}: het effect '{what}' krijgt geen rij. Geef het eerst een eigen id.")
        say(text.format(path=path, what=what))
    if rows.is_empty:
        say(_("wijkplan: {path}: er is nog geen geld toegekend, en er staan geen effecten in.").format(path=path))
        return None
    return to_results_workbook(opened.document, opened.plan, opened.agenda, rows)
