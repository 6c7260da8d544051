"""``wijkplan show``: a plan or the agenda itself, readable, or one thing in it."""

from __future__ import annotations

from dataclasses import replace
from enum import StrEnum
from pathlib import Path
from typing import TYPE_CHECKING, Annotated, Any

import typer

from wijkplan.commands.shell.options import choice
from wijkplan.commands.shell.speaking import (
    ERRORS,
    FINE,
    WRONG_USE,
    not_called,
    plan_paths,
    say,
    show_findings,
    write,
)
from wijkplan.commands.shell.speaking import show as show_pieces
from wijkplan.language import _

if TYPE_CHECKING:
    from wijkplan.checks.file import Checked
    from wijkplan.report.plan.whole import Shown


class Format(StrEnum):
    """How it is shown."""

    text = "text"
    markdown = "markdown"
    json = "json"


def show(
    arguments: Annotated[
        list[str] | None,
        typer.Argument(
            metavar="PATHS|ID",
            help=_("Bestanden of mappen, en daarna één ding daarin: een id of een naam. Ook de agenda kan."),
        ),
    ] = None,
    format: Annotated[Format, choice(Format, _("Hoe de uitkomst eruitziet."))] = Format.text,  # noqa: A002
) -> int:
    """Show plans whole, with every id and what is missing, or one thing in them with every key."""
    paths, wanted = _apart(arguments or [])
    shown, code = _loaded(paths)
    if wanted is not None and shown:
        shown = _with_items(shown, wanted)
    _written(shown, format)
    return code


def _apart(arguments: list[str]) -> tuple[list[Path] | None, str | None]:
    """The paths, and the id or name behind them: the last argument where it is no path and does not look like one."""
    from wijkplan.files.discovery import SUFFIXES

    if arguments and not arguments[-1].endswith(SUFFIXES) and not _exists(arguments[-1]):
        *arguments, wanted = arguments
    else:
        wanted = None
    return [Path(one) for one in arguments] or None, wanted


def _exists(path: str) -> bool:
    try:
        return bool(path) and Path(path).exists()
    except (OSError, ValueError):  # a name too long for a file, or with a NUL in it
        return False


def _loaded(paths: list[Path] | None) -> tuple[list[Shown], int]:
    """The plans and agendas without errors, and the exit code; the errors in the others are shown.

    Raises:
        typer.Exit: with code 2 where a path is not there, or nothing is there to read.
    """
    from wijkplan.checks.error_rules import ONLY_ERRORS
    from wijkplan.checks.run import check_and_make
    from wijkplan.files.discovery import is_agenda
    from wijkplan.report.draw.progress import progress

    files = plan_paths(paths)
    with progress(_("Controleren"), len(files)) as done:
        run, made = check_and_make(files, _made, chosen=ONLY_ERRORS, done=done)
    named = set(filter(is_agenda, files))
    faults = run.findings()
    wrong = {finding.path for finding in faults}
    show_findings(faults)
    found: list[Shown] = []
    for checked in (*(one for one in run.agendas if one.path in named), *run.plans):
        if checked.path in wrong or checked.agenda_path in wrong:
            say(_("wijkplan: {path} heeft fouten. Daarom laat wijkplan het niet zien.").format(path=checked.path))
            continue
        found.append(made[checked.path] if checked.path in made else _made(checked))
    return found, ERRORS if wrong else FINE


def _made(checked: Checked) -> Shown:
    """What is shown of one file."""
    from wijkplan.report.plan.whole import Shown, of_plan

    bestand = checked.path.as_posix()
    if checked.plan:
        return of_plan(bestand, checked.plan, checked.agenda, checked.secrets)
    return Shown(bestand, checked.agenda, checked.secrets)


def _with_items(shown: list[Shown], wanted: str) -> list[Shown]:
    """Only the things that are called this, of the files that have any.

    Raises:
        typer.Exit: with code 2 where none has.
    """
    from wijkplan.files.discovery import nearest
    from wijkplan.plan.naming import Unknown, called
    from wijkplan.plan.walk import items_called, known

    with_items = [replace(one, items=tuple(items_called(one.holder, wanted))) for one in shown]
    if found := [one for one in with_items if one.items]:
        return found
    text = _("wijkplan: '{name}' is geen bestand, en geen id of naam in wat er is gelezen.").format(name=wanted)
    likely = called((pair for one in shown for pair in known(one.holder)), wanted)
    if isinstance(likely, Unknown) and likely.near:
        text = not_called(text, likely)
    elif file := nearest(Path(wanted)):  # the name of a plan without its folder
        text = f"{text} {_('Bedoel je {likely}?').format(likely=file)}"
    say(text)
    raise typer.Exit(WRONG_USE)


def _written(shown: list[Shown], form: Format) -> None:
    from wijkplan.plan.plan import Plan
    from wijkplan.report.plan import page, whole

    if form is Format.json:
        plans = [one for one in shown if isinstance(one.holder, Plan)]
        write(whole.as_json(plans, [one for one in shown if one not in plans]))
        return
    pages = [_page(one) for one in shown]
    if form is Format.markdown:
        write(page.as_markdown(pages))
    else:
        from wijkplan.report.plan import page_text

        show_pieces(page_text.show(pages))


def _page(shown: Shown) -> Any:
    from wijkplan.plan.plan import Plan
    from wijkplan.report.plan.agenda_page import agenda_page
    from wijkplan.report.plan.item_page import item_page
    from wijkplan.report.plan.plan_page import plan_page

    if shown.items is not None:
        return item_page(shown)
    return plan_page(shown, shown.holder) if isinstance(shown.holder, Plan) else agenda_page(shown)
