"""``wijkplan import pabulib``: real participatory budgets as plan files."""

from __future__ import annotations

import os
from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from wijkplan.commands.shell.sources import is_file
from wijkplan.commands.shell.speaking import ERRORS, FINE, WRONG_USE, say
from wijkplan.desk.editing import cannot_write, checked
from wijkplan.language import _, plural

if TYPE_CHECKING:
    from wijkplan.exchange.pabulib import PabulibError

BALLOTS = "stemmen"


def pabulib(
    files: Annotated[list[Path], typer.Argument(metavar="FILE...", help=_("Pabulib-bestanden (.pb)."))],
    to: Annotated[Path, typer.Option(metavar=_("MAP"), help=_("De map voor de plannen."))],
    force: Annotated[bool, typer.Option("--force", help=_("Overschrijf wat er al staat."))] = False,
) -> int:
    """Make one plan of each file, with its ballots beside it."""
    from wijkplan.exchange.pabulib import PabulibError

    missing = [file for file in files if not is_file(file, _("wijkplan import pabulib stemming.pb --to plans/2026"))]
    names = [file.stem.casefold() for file in files]  # some systems take them for one
    double = sorted({file.stem for file, name in zip(files, names, strict=True) if names.count(name) > 1})
    for name in double:
        say(_("wijkplan: er zijn twee bestanden met de naam {name}. Neem ze apart over.").format(name=name))
    if missing or double:
        return WRONG_USE
    code, done = FINE, 0
    for file in files:
        try:
            _import(file, to, force=force)
            done += 1
        except PabulibError as error:
            code = ERRORS
            say(_failure(file, error))
        except OSError as error:
            code = ERRORS
            why = error.strerror or str(error)
            say(_("wijkplan: {path} is niet te lezen of te schrijven: {why}.").format(path=file, why=why))
        except typer.Exit as stop:  # it said why
            code = stop.exit_code
    if done:
        say(plural(done, "{n} plan gemaakt.", "{n} plannen gemaakt."))
    return code


def _import(file: Path, to: Path, *, force: bool) -> None:
    """One file: everything is known to be right before the first byte is written; the plan comes last."""
    from wijkplan.exchange.from_pabulib import plan_text
    from wijkplan.exchange.pabulib import PabulibError, read_bytes
    from wijkplan.exchange.pabulib import from_bytes as budget_of
    from wijkplan.files.reading import from_bytes

    raw = read_bytes(file)
    budget = budget_of(raw)
    ballots = f"{BALLOTS}/{file.name}" if budget.ballots else None
    target = to / f"{file.stem}.yaml"
    content = plan_text(budget, ballots)
    made = checked(from_bytes(target, content.encode()), with_ballots=False)  # they are not there yet
    if made.errors:
        raise PabulibError("no-plan", why=str(made.errors[0].message).rstrip("."))
    contents = {to / ballots: raw} if ballots else {}
    contents[target] = content.encode()
    others = [] if force else [path for path, new in contents.items() if _is_other(path, new)]
    for path in others:
        say(_("wijkplan: {path} is er al en is anders. Gebruik --force om het te vervangen.").format(path=path))
    if others:
        raise typer.Exit(ERRORS)
    for path, new in contents.items():
        _put(path, new, force=force)


def _is_other(path: Path, content: bytes) -> bool:
    """Whether something else has this name."""
    return os.path.lexists(path) and not (path.is_file() and path.read_bytes() == content)


def _put(path: Path, content: bytes, *, force: bool) -> None:
    from wijkplan.files.writing import write_new, write_whole

    try:
        path.parent.mkdir(parents=True, exist_ok=True)
        if force:
            write_whole(path, content)
        elif not path.is_file():
            write_new(path, content)
    except OSError as error:
        say(cannot_write(error, path))
        raise typer.Exit(ERRORS) from None


def _failure(file: Path, error: PabulibError) -> str:
    from wijkplan.exchange.pabulib import REASONS

    place = f"{file}:{error.line}" if error.line else str(file)
    why = _(REASONS[error.kind]).format_map(error.values)
    return _("wijkplan: {place}: {why}. Van dit bestand is geen plan gemaakt.").format(place=place, why=why)
