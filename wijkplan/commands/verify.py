"""``wijkplan verify``: was the money divided by the rules?"""

from __future__ import annotations

import sys
from enum import StrEnum
from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from wijkplan.commands.shell.options import choice
from wijkplan.commands.shell.speaking import (
    ERRORS,
    FINE,
    WRONG_USE,
    accepted,
    plan_paths,
    say,
    show,
    sound_plans,
    write,
)
from wijkplan.desk.claimed import plans_of
from wijkplan.desk.dividing import ballots
from wijkplan.desk.loading import named
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
    return [Verified(name, plan, verify_decisions(plan, agenda)) for name, plan, agenda in named(plans)], code


def _of_json(file: Path, beside: list[Path] | None) -> tuple[list[Verified], int]:
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
    allowed = plan_paths(beside) if beside else None
    paths = accepted(plans_of((one.bestand for one in claimed), file, allowed))
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
        from wijkplan.desk.missing import missing

        say(missing(file, _("wijkplan verify verdeling.json")))
        return None
    if not file.is_file():  # a pipe would keep everybody waiting
        say(_unread(file, _("het is geen gewoon bestand")))
        return None
    with file.open("rb") as source:
        return source.read(MAX_BYTES + 1)


def _unread(file: Path, why: str) -> str:
    return _("wijkplan: {path} is niet te lezen: {why}.").format(path=file, why=why)


def _verified(one: Claimed, checked: Checked) -> Verified:
    from wijkplan.report.verify.verdict import Verified
    from wijkplan.verify import suppositions, verify

    [(name, plan, agenda)] = named([checked])
    votes = ballots(name, plan, one.claim.methode)
    supposed = suppositions(plan, agenda, one.claim)
    return Verified(name, plan, verify(plan, agenda, one.claim, votes), one.claim.what_if, supposed)
