"""``wijkplan verify``: was the money divided by the rules?"""

from __future__ import annotations

import sys
from enum import StrEnum
from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from wijkplan.commands.common import ERRORS, FINE, WRONG_USE, ballots, page, say, sound_plans, styled, write
from wijkplan.commands.options import choice
from wijkplan.language import _

if TYPE_CHECKING:
    from wijkplan.checks.file import Checked
    from wijkplan.exchange.claims import Claimed
    from wijkplan.report.promises import Verified


class Format(StrEnum):
    """How the outcome looks."""

    text = "text"
    json = "json"


def verify(
    file: Annotated[
        Path,
        typer.Argument(metavar="FILE", help=_("JSON van allocate (- is wat binnenkomt), of een plan met besluiten.")),
    ],
    format: Annotated[Format, choice(Format, _("Hoe de uitkomst eruitziet."))] = Format.text,  # noqa: A002
) -> int:
    """Hold an allocation, or the decisions in a plan, against every promise."""
    if str(file) != "-" and not file.exists():
        say(_("wijkplan: {path} is er niet. Kijk of de naam klopt.").format(path=file))
        return WRONG_USE
    verified, code = _of_json(file) if str(file) == "-" or file.suffix == ".json" else _of_decisions(file)
    if not verified:
        return code or WRONG_USE

    from wijkplan.report import promises

    if format is Format.json:
        write(promises.as_json(verified))
    else:
        shown = page()
        for one in verified:
            promises.show(shown, one)
        styled(shown.text())
    return code or (FINE if all(one.kept for one in verified) else ERRORS)


def _of_decisions(file: Path) -> tuple[list[Verified], int]:
    """What was decided in these plans."""
    from wijkplan.allocate.verifier import verify_decisions
    from wijkplan.report.promises import Verified

    plans, code = sound_plans([file])
    return [
        Verified(checked.path.as_posix(), checked.plan, verify_decisions(checked.plan, checked.agenda))
        for checked in plans
        if checked.plan
    ], code


def _of_json(file: Path) -> tuple[list[Verified], int]:
    """What an allocation says, each part next to the plan that it names."""
    from wijkplan.exchange.claims import MAX_BYTES, ClaimsError, claims

    try:
        if str(file) == "-":
            raw = sys.stdin.buffer.read(MAX_BYTES + 1)
        else:
            with file.open("rb") as source:
                raw = source.read(MAX_BYTES + 1)
    except OSError as error:
        say(_("wijkplan: {path} is niet te lezen: {why}.").format(path=file, why=error.strerror or str(error)))
        return [], WRONG_USE
    try:
        claimed = claims(raw)
    except ClaimsError as error:
        name = _("wat binnenkwam") if str(file) == "-" else file
        why = _("wijkplan: {path} is geen uitkomst van 'wijkplan allocate --format json'").format(path=name)
        say(f"{why} ({error.where})." if error.where else f"{why}.")
        return [], WRONG_USE
    paths = [_plan_file(one.bestand, file) for one in claimed]
    missing = [one.bestand for one, path in zip(claimed, paths, strict=True) if path is None]
    for name in missing:
        say(_("wijkplan: het plan {path} is er niet; ga naar de map waar je de verdeling maakte.").format(path=name))
    if missing:
        return [], WRONG_USE
    there = [path for path in paths if path is not None]
    plans, code = sound_plans(list(there))
    by_path = {checked.path: checked for checked in plans}
    return [_verified(one, by_path[path]) for one, path in zip(claimed, there, strict=True) if path in by_path], code


def _plan_file(bestand: str, source: Path) -> Path | None:
    """The plan that was named, seen from here or else from beside the JSON."""
    for path in (Path(bestand), source.parent / bestand):
        if path.is_file():
            return path
    return None


def _verified(one: Claimed, checked: Checked) -> Verified:
    from wijkplan.allocate.verifier import verify
    from wijkplan.report.promises import Verified

    plan = checked.plan
    assert plan is not None  # noqa: S101 - a plan that is sound is there
    name = checked.path.as_posix()
    votes = ballots(name, plan, one.claim.methode)
    return Verified(name, plan, verify(plan, checked.agenda, one.claim, votes), one.claim.what_if)
