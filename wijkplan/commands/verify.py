"""``wijkplan verify``: was the money divided by the rules?"""

from __future__ import annotations

import sys
from enum import StrEnum
from itertools import takewhile
from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from wijkplan.commands.shell.options import choice
from wijkplan.commands.shell.speaking import (
    ERRORS,
    FINE,
    WRONG_USE,
    plan_paths,
    say,
    show,
    sound_plans,
    write,
)
from wijkplan.desk.dividing import ballots
from wijkplan.language import _

if TYPE_CHECKING:
    from wijkplan.checks.file import Checked
    from wijkplan.exchange.claims import Claimed
    from wijkplan.report.verify.verdict import Verified


class Format(StrEnum):
    """How the outcome looks."""

    text = "text"
    json = "json"


def verify(
    file: Annotated[
        Path,
        typer.Argument(metavar="FILE", help=_("JSON van allocate (- is wat binnenkomt), of een plan met besluiten.")),
    ],
    plans: Annotated[
        list[Path] | None,
        typer.Argument(
            metavar="PLANS", help=_("De plannen waar de JSON over gaat; zonder: wat de JSON noemt, in deze map.")
        ),
    ] = None,
    format: Annotated[Format, choice(Format, _("Hoe de uitkomst eruitziet."))] = Format.text,  # noqa: A002
) -> int:
    """Hold an allocation, or the decisions in a plan, against every promise."""
    of_json = str(file) == "-" or file.suffix.lower() == ".json"
    if not of_json and plans:
        say(_("wijkplan: bij besluiten noem je één bestand of map; plannen noem je erbij als je JSON nakijkt."))
        return WRONG_USE
    verified, code = _of_json(file, plans) if of_json else _of_decisions(file)
    if not verified:
        return code or WRONG_USE

    if format is Format.json:
        from wijkplan.report.verify import verdict

        write(verdict.as_json(verified))
    else:
        from wijkplan.report.verify import verdict_text

        show(piece for one in verified for piece in verdict_text.show(one))
    return code or (FINE if all(one.kept for one in verified) else ERRORS)


def _of_decisions(file: Path) -> tuple[list[Verified], int]:
    """What was decided in these plans."""
    from wijkplan.report.verify.verdict import Verified
    from wijkplan.verify import verify_decisions

    if file.exists() and not file.is_file() and not file.is_dir():
        say(_unread(file, _("het is geen gewoon bestand")))
        return [], WRONG_USE
    plans, code = sound_plans([file])
    return [
        Verified(checked.path.as_posix(), checked.plan, verify_decisions(checked.plan, checked.agenda))
        for checked in plans
        if checked.plan
    ], code


def _of_json(file: Path, named: list[Path] | None) -> tuple[list[Verified], int]:
    """What an allocation says, each part next to the plan that it names."""
    from wijkplan.exchange.claims import ClaimsError, claims

    try:
        raw = _raw(file)
    except OSError as error:
        say(_unread(file, error.strerror or str(error)))
        return [], WRONG_USE
    if raw is None:
        return [], WRONG_USE
    try:
        claimed = claims(raw)
    except ClaimsError as error:
        name = _("wat binnenkwam") if str(file) == "-" else file
        text = _("wijkplan: {path} is geen uitkomst van 'wijkplan allocate --format json'").format(path=name)
        say(f"{text}: {error.where}{': ' if error.where else ''}{error.why}.")
        return [], WRONG_USE
    paths = _plan_files(claimed, file, named)
    if paths is None:
        return [], WRONG_USE
    plans, code = sound_plans(paths)
    by_path = {checked.path: checked for checked in plans}
    return [_verified(one, by_path[path]) for one, path in zip(claimed, paths, strict=True) if path in by_path], code


def _raw(file: Path) -> bytes | None:
    """The bytes of the JSON, one more than is allowed at most; None where it is no file, which is said.

    Raises:
        OSError: it cannot be read.
    """
    from wijkplan.exchange.claims import MAX_BYTES

    if str(file) == "-":
        if sys.stdin is None:
            say(_("wijkplan: er komt niets binnen."))
            return None
        return sys.stdin.buffer.read(MAX_BYTES + 1)
    if file.is_dir():
        say(_unread(file, _("het is een map")))
        return None
    if not file.exists():
        say(_("wijkplan: {path} is er niet. Kijk of de naam klopt.").format(path=file))
        return None
    if not file.is_file():  # a pipe would keep everybody waiting
        say(_unread(file, _("het is geen gewoon bestand")))
        return None
    with file.open("rb") as source:
        return source.read(MAX_BYTES + 1)


def _unread(file: Path, why: str) -> str:
    return _("wijkplan: {path} is niet te lezen: {why}.").format(path=file, why=why)


def _plan_files(claimed: list[Claimed], source: Path, named: list[Path] | None) -> list[Path] | None:
    """The file of the plan that each claim is about; None where one is not there or not to be read, which is said.

    The JSON may come from anybody, so it does not choose what is read: only plans that were named, or else plans
    in the repository of this folder or that of the JSON (without a repository: in that folder).
    """
    allowed = plan_paths(named) if named else None
    found: list[Path] = []
    for one in claimed:
        path = _among(one.bestand, allowed) if allowed is not None else _inside(one.bestand, source)
        if isinstance(path, str):
            say(path)
        elif any(path.resolve() == other.resolve() for other in found):
            say(_("wijkplan: het plan {path} staat er twee keer in.").format(path=one.bestand))
        else:
            found.append(path)
    return found if len(found) == len(claimed) else None


def _among(bestand: str, allowed: list[Path]) -> Path | str:
    """The one among the plans that were named whose path ends most as the JSON has it; or that there is none."""
    wanted = Path(bestand).parts[::-1]

    def agrees(path: Path) -> int:
        """So many parts at the end of the path are the same."""
        pairs = zip(path.absolute().parts[::-1], wanted, strict=False)
        return sum(1 for _pair in takewhile(lambda pair: pair[0] == pair[1], pairs))

    most = max(map(agrees, allowed))
    best = [path for path in allowed if agrees(path) == most]
    if most and len(best) == 1:
        return best[0]
    return _("wijkplan: het plan {path} is niet een van de plannen die je noemt.").format(path=bestand)


def _inside(bestand: str, source: Path) -> Path | str:
    """The plan that was named, seen from here or else from beside the JSON; or why it is not read, in words."""
    from wijkplan.files.discovery import AGENDA, SUFFIXES

    outside = False
    try:
        for folder in (Path(), source.parent):
            path = folder / bestand
            if not path.resolve().is_relative_to(_root(folder)):
                outside = True
            elif path.is_file() and path.suffix in SUFFIXES and path.name != AGENDA:
                return path
    except (OSError, ValueError, RuntimeError):  # a name that no system has
        outside = False
    if outside:
        text = _("wijkplan: het plan {path} ligt buiten deze map, en wordt niet gelezen.").format(path=bestand)
        return f"{text} {_('Noem de plannen erbij: wijkplan verify FILE PLANS.')}"
    text = _("wijkplan: het plan {path} is er niet; ga naar de map waar je de verdeling maakte.")
    return text.format(path=bestand)


def _root(folder: Path) -> Path:
    """The repository of a folder; without one the folder itself."""
    here = folder.resolve()
    return next((above for above in (here, *here.parents) if (above / ".git").exists()), here)


def _verified(one: Claimed, checked: Checked) -> Verified:
    from wijkplan.report.verify.verdict import Verified
    from wijkplan.verify import suppositions, verify

    plan = checked.plan
    assert plan is not None  # noqa: S101 - a plan that is sound is there
    name = checked.path.as_posix()
    votes = ballots(name, plan, one.claim.methode)
    supposed = suppositions(plan, checked.agenda, one.claim)
    return Verified(name, plan, verify(plan, checked.agenda, one.claim, votes), one.claim.what_if, supposed)
