"""What the commands share: what goes where, and what was refused becomes a message and an exit code."""

from __future__ import annotations

import sys
from collections.abc import Callable, Collection, Iterable, Iterator
from contextlib import contextmanager
from dataclasses import replace
from pathlib import Path
from typing import TYPE_CHECKING, Annotated, TypeVar

import typer

from wijkplan.desk import loading, refused
from wijkplan.desk.refused import Refused
from wijkplan.language import _

if TYPE_CHECKING:
    from rich.console import RenderableType

    from wijkplan.checks.file import Checked
    from wijkplan.checks.finding import Finding
    from wijkplan.plan.naming import Unknown

T = TypeVar("T")
FINE, ERRORS, WRONG_USE = 0, refused.ERRORS, refused.WRONG_USE

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


def not_called(text: str, found: Unknown) -> str:
    """A message about a name that nothing or too much has, with what could have been meant."""
    return f"{text} {found.help}" if found.help else text


def agreed(question: str, *, by_enter: bool = False, goes_on: bool = False) -> bool:
    """Whether a person says yes to this; without a person nothing is done.

    Args:
        question: what is asked.
        by_enter: whether Enter alone means yes.
        goes_on: whether the command goes on after a no, so that not all is over.
    """
    if not sys.stdin.isatty():
        say(_("Ik kan hier niets vragen. Zet er --yes bij."))
        return False
    words = _("(Ja/nee)") if by_enter else _("(ja/nee)")
    with stoppable():
        # typer.confirm does not take "ja" for an answer.
        default = _("ja") if by_enter else _("nee")
        answer = typer.prompt(f"{question} {words}", default=default, show_default=False, err=True)
    if answer.strip().casefold() in ("j", "ja", "y", "yes"):
        return True
    if not goes_on:
        say(_("Goed. Er is niets veranderd."))
    return False


@contextmanager
def stoppable() -> Iterator[None]:
    """Somebody who stops answering, with Ctrl-C or Ctrl-D, is told once that nothing was changed."""
    try:
        yield
    except typer.Abort as stop:
        if not getattr(stop, "told", False):
            stop.told = True  # type: ignore[attr-defined]
            sys.stderr.write("\n")
            say(_("Gestopt; er is niets veranderd."))
        raise


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


def show_findings(findings: Collection[Finding]) -> None:
    """What is wrong in a plan, beside the result."""
    if findings:
        from wijkplan.report.checks import findings_text

        show(findings_text.show(findings), err=True)


def accepted(result: T | Refused) -> T:
    """The result; where it was refused, that is said.

    Raises:
        typer.Exit: it was refused; with the code that belongs to that.
    """
    if not isinstance(result, Refused):
        return result
    tell_refused(result)
    raise typer.Exit(result.code)


def tell_refused(result: Refused) -> None:
    """Why something was not done."""
    show_findings(result.findings)
    for line in result.lines:
        say(line)


def plan_paths(paths: list[Path] | None) -> list[Path]:
    """The files to work on.

    Raises:
        typer.Exit: with code 2 where a path is not there, or nothing is there to read.
    """
    return accepted(loading.plan_paths(paths))


def sound_plans(paths: list[Path] | None) -> tuple[list[Checked], int]:
    """The plans that can be computed, and the exit code so far; errors in the others go to standard error.

    Raises:
        typer.Exit: with code 2 where there is no plan.
    """
    return made_of_sound(paths, lambda checked: replace(checked, document=None), here=True)


def made_of_sound(paths: list[Path] | None, make: Callable[[Checked], T], *, here: bool = False) -> tuple[list[T], int]:
    """The same with what this makes of each plan, where it is checked, in the place of the plan.

    Raises:
        typer.Exit: with code 2 where there is no plan.
    """
    from wijkplan.report.draw.progress import progress

    files = accepted(loading.computable_paths(paths))
    with progress(_("Controleren"), len(files)) as done:
        loaded = loading.made_of_sound(files, make, done, here=here)
    show_findings(loaded.findings)
    for path in loaded.faulty:
        say(_("wijkplan: {path} heeft fouten en is niet berekend.").format(path=path))
    return list(loaded.made), ERRORS if loaded.findings else FINE
