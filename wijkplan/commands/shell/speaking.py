"""What the commands share: which files, which plans can be computed, what goes where."""

from __future__ import annotations

import sys
from collections.abc import Iterable, Iterator
from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from wijkplan.language import _

if TYPE_CHECKING:
    from rich.console import RenderableType

    from wijkplan.allocate import NoBallotsError, UnknownRondeError
    from wijkplan.checks.file import Checked
    from wijkplan.checks.run import Make
    from wijkplan.plan.agenda import Agenda
    from wijkplan.plan.ballots import Ballots
    from wijkplan.plan.plan import Plan

FINE, ERRORS, WRONG_USE = 0, 1, 2

Paths = Annotated[
    list[Path] | None,
    typer.Argument(metavar="PATHS", help=_("Bestanden of mappen; zonder: plans/ of de map waar je bent.")),
]


def say(text: str) -> None:
    """A message for a person, beside the result: one line on standard error, without data of persons."""
    from wijkplan.checks.personal import masked
    from wijkplan.report.draw import escape

    sys.stderr.write(masked(escape.line(text.strip())) + "\n")


def suggesting(text: str, wanted: str, known: Iterable[str]) -> str:
    """A message about a name that is not there, with the one that was probably meant."""
    from difflib import get_close_matches

    likely = get_close_matches(wanted.casefold(), list(dict.fromkeys(known)), n=1)
    return f"{text} {_('Bedoel je {likely}?').format(likely=likely[0])}" if likely else text


def agreed(question: str) -> bool:
    """Whether a person says yes to this; without a person nothing is done."""
    if not sys.stdin.isatty():
        say(_("wijkplan: er is niemand om het aan te vragen. Met --yes gaat het zonder te vragen."))
        return False
    # typer.confirm does not take "ja" for an answer.
    answer = typer.prompt(f"{question} {_('(ja/nee)')}", default=_("nee"), show_default=False, err=True)
    if answer.strip().casefold() in ("j", "ja", "y", "yes"):
        return True
    say(_("Goed. Er is niets veranderd."))
    return False


def write(text: str) -> None:
    """The result: on standard output."""
    sys.stdout.write(text)


def tell(text: str) -> None:
    """One line of the result that says what was done, without data of persons: on standard output."""
    from wijkplan.checks.personal import masked
    from wijkplan.report.draw import escape

    sys.stdout.write(masked(escape.line(text)) + "\n")


def show(pieces: Iterable[RenderableType], *, err: bool = False) -> None:
    """What people look at: on standard output, or beside the result. Rich is loaded here and not sooner."""
    from wijkplan.report.draw import screen

    screen.show(pieces, err=err)


def plan_paths(paths: list[Path] | None) -> list[Path]:
    """The files to work on.

    Raises:
        typer.Exit: with code 2 where a path is not there, or nothing is there to read.
    """
    from wijkplan.files.discovery import default_paths, plan_files

    named = paths or default_paths()
    missing = [path for path in named if not path.exists()]
    for path in missing:
        say(_("wijkplan: {path} is er niet. Kijk of de naam klopt.").format(path=path))
    if missing:
        raise typer.Exit(WRONG_USE)
    found = plan_files(named)
    if not found:
        where = ", ".join(str(path) for path in named)
        say(_("wijkplan: in {where} staat geen plan (een bestand dat eindigt op .yaml).").format(where=where))
        raise typer.Exit(WRONG_USE)
    return found


def sound_plans(paths: list[Path] | None, make: Make | None = None) -> tuple[list[Checked], int]:
    """The plans that can be computed, and the exit code so far; errors in the others go to standard error.

    With ``make``, what it makes of each plan comes in the place of the plan.
    """
    from wijkplan.checks.run import check, keep
    from wijkplan.files.discovery import AGENDA
    from wijkplan.report.draw.progress import progress

    found = [path for path in plan_paths(paths) if path.name != AGENDA]
    if not found:
        say(_("wijkplan: een agenda is geen plan. Noem een plan, of een map met plannen."))
        raise typer.Exit(WRONG_USE)
    with progress(_("Controleren"), len(found)) as done:
        run = check(found, make or keep, done=done)
    errors = [finding for finding in run.findings() if finding.severity == "error"]
    if not errors:
        return list(run.plans), FINE

    from wijkplan.report.checks import findings_text

    show(findings_text.show(errors), err=True)
    faulty = {finding.path for finding in errors}
    sound = []
    for checked in run.plans:
        if checked.path in faulty or checked.agenda_path in faulty:
            say(_("wijkplan: {path} heeft fouten en is niet berekend.").format(path=checked.path))
        else:
            sound.append(checked)
    return sound, ERRORS


def named(plans: list[Checked]) -> Iterator[tuple[str, Plan, Agenda]]:
    """Each plan with its agenda, and the name of its file as reports show it: the same on every system."""
    for checked in plans:
        if checked.plan is not None:
            yield checked.path.as_posix(), checked.plan, checked.agenda


def ballots(name: str, plan: Plan, methode: str) -> Ballots | None:
    """The ballots of a plan, where this method asks for them and there are any; ``name`` is that of its file."""
    if methode != "gelijke-delen" or not plan.stemmen:
        return None
    from wijkplan.exchange.ballots import read_ballots

    return read_ballots(Path(name), plan)


def cannot_divide(error: NoBallotsError | UnknownRondeError, name: str, plan: Plan) -> str:
    """Why the money of this plan cannot be divided as was asked."""
    from wijkplan.allocate import NoBallotsError

    if isinstance(error, NoBallotsError):
        text = _("wijkplan: {path} heeft geen stembriefjes, en die zijn nodig voor gelijke delen.").format(path=name)
        advice = _("Zet bij 'stemmen' waar het bestand met stembriefjes staat, of kies een andere methode.")
        return f"{text} {advice}"
    known = ", ".join(ronde.naam for ronde in plan.budget.rondes)
    text = (
        _("wijkplan: {path} heeft geen ronde '{name}'; kies uit {known}.")
        if known
        else _("wijkplan: {path} heeft geen ronde '{name}': er staan geen rondes in.")
    )
    return text.format(path=name, name=error, known=known)
