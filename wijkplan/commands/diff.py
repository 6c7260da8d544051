"""``wijkplan diff``: what changed in meaning, and what does that do to the ranking and the allocation?"""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager
from enum import StrEnum
from pathlib import Path
from typing import TYPE_CHECKING, Annotated, Any

import typer

from wijkplan.commands.shell.app import Command
from wijkplan.commands.shell.options import choice
from wijkplan.commands.shell.speaking import ERRORS, FINE, WRONG_USE, say, show, write
from wijkplan.language import N_, _

if TYPE_CHECKING:
    from wijkplan.desk.difference import Difference
    from wijkplan.git.revisions import Side

CHANGED = 1
MOST = 20

REASONS = {
    "no-git": N_("het programma git is er niet; installeer het, of vergelijk twee bestanden"),
    "no-repository": N_("deze map staat niet in git; ga naar een map die in git staat, of vergelijk twee bestanden"),
    "bare": N_("dit is een kale map van git; bedoel je die? Zet dan GIT_DIR=. voor het commando"),
    "elsewhere": N_(
        "volgens deze map van git staan de bestanden in {where}; dat is buiten de map, dus dat doen we niet"
    ),
    "not-here": N_("'{name}' is niet in deze kopie van git; haal het op met git fetch, of kloon zonder --filter"),
    "too-much": N_("in deze versie staat meer dan wijkplan leest; noem achter -- een map of een bestand"),
    "too-long": N_("git was na {seconds} seconden nog niet klaar"),
    "no-commits": N_("in git is nog niets vastgelegd; doe eerst een commit"),
    "no-revision": N_("'{revision}' is geen versie in git en geen bestand; is het bestand weg? Zet er dan -- voor"),
    "no-revision-shallow": N_("'{revision}' is hier niet; oudere versies ontbreken (git fetch --unshallow haalt ze)"),
    "no-merge-base": N_("deze twee versies hebben in deze map niets gemeen"),
    "failed": N_("git meldt: {why}"),
    "too-many": N_("noem hoogstens twee versies, en zet -- voor de bestanden"),
    "ambiguous": N_("'{word}' is een versie en ook een bestand; zet -- voor een bestand, of erachter voor een versie"),
    "no-such": N_("'{word}' is er niet; kijk of de naam klopt"),
    "no-work-tree": N_("hier staan geen bestanden (een kale map van git); noem twee versies"),
    "outside": N_("'{word}' staat niet in deze map van git"),
    "nothing": N_("in {where} staat in geen van beide versies een plan"),
}


REFUSED = {
    "link": N_("dat is een verwijzing naar een ander bestand"),
    "submodule": N_("dat is een map uit een ander project (submodule)"),
    "outside": N_("die naam leidt naar een plek buiten de map"),
    "git": N_("die naam is van git zelf"),
    "strange": N_("in die naam staan tekens die niet kunnen"),
    "long": N_("die naam is te lang"),
}
ORDINARY = ("link", "submodule")
"""What can be in a tree that nobody tampered with."""


class Format(StrEnum):
    """How the outcome is shown."""

    text = "text"
    json = "json"
    markdown = "markdown"


class DiffCommand(Command):
    """A command in which ``--`` tells revisions from files, as in git."""

    def parse_args(self, ctx: Any, args: list[str]) -> Any:
        """What stands behind ``--`` is kept apart."""
        if "--" in args:
            place = args.index("--")
            ctx.meta["paths"] = args[place + 1 :]
            args = args[:place]
        return super().parse_args(ctx, args)


def diff(
    ctx: typer.Context,
    revisions: Annotated[
        list[str] | None,
        typer.Argument(
            metavar="REV|FILE",
            help=_(
                "Hoogstens twee versies in git, dan -- en bestanden of mappen. Of twee bestanden. "
                "Zonder versie: HEAD en je bestanden nu; met één: die en je bestanden nu."
            ),
        ),
    ] = None,
    format: Annotated[Format, choice(Format, _("Hoe de uitkomst eruitziet."))] = Format.text,  # noqa: A002
    exit_code: Annotated[
        bool, typer.Option("--exit-code", help=_("Eindig met code 1 als er iets veranderd is."))
    ] = False,
) -> int:
    """Compare two versions of plans."""
    from wijkplan.desk.difference import difference

    with _sides(revisions or [], ctx.meta.get("paths")) as (before, after, renames):
        found = difference(before, after, renames)
    _show(found, format)
    if any(refused.why not in ORDINARY for refused in after.refused):
        return ERRORS
    if any(faulty.side == "wordt" for compared in found.plannen for faulty in compared.faulty):
        return ERRORS
    return CHANGED if exit_code and found else FINE


@contextmanager
def _sides(words: list[str], paths: list[str] | None) -> Iterator[tuple[Side, Side, dict[str, str]]]:
    """Both sides and the names that changed between them; what keeps them from being read is said."""
    from wijkplan.git.repository import GitError, Repository
    from wijkplan.git.revisions import AskedError, asked, renames, sides, two_files

    try:
        files = two_files(words) if paths is None else None
        if files:
            before, after = files
            yield before, after, {before.shown(before.plans[0]): after.shown(after.plans[0])}
            return
        repository = Repository.around(Path.cwd())
        wanted = asked(repository, words, paths)
        with sides(repository, wanted) as (before, after):
            _say_refused(before, after)
            yield before, after, renames(before, after)
    except (GitError, AskedError) as error:
        kind = "no-revision-shallow" if error.values.get("shallow") else error.kind
        why = _(REASONS[kind]).format_map(error.values)
        say(_("wijkplan: {why}.").format(why=why))
        raise typer.Exit(WRONG_USE) from None
    except OSError as error:
        why = error.strerror or str(error)
        say(_("wijkplan: {path} is niet te lezen of te schrijven: {why}.").format(path=error.filename, why=why))
        raise typer.Exit(WRONG_USE) from None


def _say_refused(before: Side, after: Side) -> None:
    """Tell what is in a revision and was not read."""
    for side in (before, after):
        for refused in side.refused[:MOST]:
            text = _("wijkplan: '{name}' in {revision} is niet gelezen: {why}.")
            say(text.format(name=refused.name, revision=side.name, why=_(REFUSED[refused.why])))
        if (more := len(side.refused) - MOST) > 0:
            say(_("wijkplan: en nog {n} zo.").format(n=more))


def _show(found: Difference, form: Format) -> None:
    match form:
        case Format.json:
            from wijkplan.report.changes import difference

            write(difference.as_json(found))
        case Format.markdown:
            from wijkplan.report.changes import difference

            write(difference.as_markdown(found))
        case Format.text:
            from wijkplan.report.changes import difference_text

            show(difference_text.show(found))
