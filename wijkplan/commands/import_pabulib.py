"""``wijkplan import pabulib``: real participatory budgets as plan files."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from wijkplan.commands.common import ERRORS, FINE, WRONG_USE, say
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

    missing = [file for file in files if not file.is_file()]
    for file in missing:
        say(_("wijkplan: {path} is er niet. Kijk of de naam klopt.").format(path=file))
    names = [file.stem for file in files]
    double = sorted({name for name in names if names.count(name) > 1})
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
        except FileExistsError as error:
            code = ERRORS
            say(_("wijkplan: {path} is er al en is anders. Gebruik --force om het te vervangen.").format(path=error))
        except OSError as error:
            code = ERRORS
            why = error.strerror or str(error)
            say(
                _("wijkplan: {path} kan niet worden gelezen of geschreven: {why}.").format(
                    path=error.filename or file, why=why
                )
            )
    if done:
        say(plural(done, "{n} plan gemaakt.", "{n} plannen gemaakt."))
    return code


def _import(file: Path, to: Path, *, force: bool) -> None:
    """One file: everything is known to be right before the first byte is written; the plan comes last."""
    from wijkplan.exchange.from_pabulib import plan_text
    from wijkplan.exchange.pabulib import read
    from wijkplan.files.writing import write_whole

    budget = read(file)
    ballots = f"{BALLOTS}/{file.name}" if budget.ballots else None
    target = to / f"{file.stem}.yaml"
    content = plan_text(budget, ballots).encode()
    _check(target, content)
    contents = {to / ballots: file.read_bytes()} if ballots else {}
    contents[target] = content
    for path, content in contents.items():
        if not force and path.exists() and path.read_bytes() != content:
            raise FileExistsError(path)
    for path, content in contents.items():
        path.parent.mkdir(parents=True, exist_ok=True)
        write_whole(path, content)


def _check(path: Path, content: bytes) -> None:
    """What is written is a plan that reads back."""
    from wijkplan.checks.file import check_document
    from wijkplan.exchange.pabulib import PabulibError
    from wijkplan.files.reading import from_bytes

    errors = [f for f in check_document(from_bytes(path, content), None, this_year=0).findings if f.severity == "error"]
    if errors:
        raise PabulibError("no-plan", why=str(errors[0].message).rstrip("."))


def _failure(file: Path, error: PabulibError) -> str:
    from wijkplan.exchange.pabulib import REASONS

    place = f"{file}:{error.line}" if error.line else str(file)
    why = _(REASONS[error.kind]).format_map(error.values)
    return _("wijkplan: {place}: {why}. Van dit bestand is geen plan gemaakt.").format(place=place, why=why)
