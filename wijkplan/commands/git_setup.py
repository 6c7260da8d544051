"""``wijkplan git-setup``: let git show plans in plain words, and check them at every commit."""

from __future__ import annotations

import contextlib
import sys
from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from wijkplan.commands.shell.speaking import FINE, WRONG_USE, agreed, say, tell, write
from wijkplan.language import N_, _

if TYPE_CHECKING:
    from wijkplan.git.setup import Step

_STAYS = {
    "done": N_("{place}: staat al goed."),
    "other": N_("{place}: daar staat al iets van een ander. Dat blijft zo."),
    "elsewhere": N_("{place}: dat is buiten deze map, en geldt misschien ook voor ander werk. Dat blijft zo."),
    "pre-commit": N_("{place}: hier werkt pre-commit. Zet dit onder 'repos:' in .pre-commit-config.yaml:"),
}

_REASONS = {
    "no-git": N_("het programma git is er niet; installeer het eerst"),
    "no-repository": N_("deze map staat niet in git; ga naar de map van je plannen, of begin met: git init"),
}


def git_setup(
    yes: Annotated[bool, typer.Option("--yes", help=_("Doe het zonder te vragen."))] = False,
    undo: Annotated[bool, typer.Option("--undo", help=_("Haal weg wat git-setup heeft geschreven."))] = False,
    dry_run: Annotated[bool, typer.Option("--dry-run", help=_("Laat alleen zien wat er zou gebeuren."))] = False,
) -> int:
    """Show what would be written, ask, and write all of it or nothing."""
    found = _steps()
    if found is None:
        return WRONG_USE
    steps, entry = found
    if not undo:
        for step in steps:
            if (state := step.state()) != "todo":
                tell(_(_STAYS[state]).format(place=step.place))
                write(entry if state == "pre-commit" else "")
    todo = [step for step in steps if (step.is_ours() if undo else step.state() == "todo")]
    if not todo:
        write(_("Er is niets te doen.") + "\n")
        return FINE
    _show(todo, undo=undo)
    if dry_run:
        return FINE
    if not yes and not agreed(_("Is dat goed?")):
        return WRONG_USE
    if not _done(todo, undo=undo):
        return WRONG_USE
    if undo:
        say(_("Klaar. Alles wat git-setup schreef, is weg."))
    else:
        say(_("Klaar. Zet .gitattributes ook in git, dan geldt het voor iedereen die git-setup doet."))
        say(_("Ongedaan maken: wijkplan git-setup --undo"))
    return FINE


def _steps() -> tuple[list[Step], str] | None:
    """What there is to set up here, and what pre-commit would need; None where there is no work tree."""
    import shlex
    import shutil

    from wijkplan.commands.diff import REASONS
    from wijkplan.files.discovery import default_paths
    from wijkplan.git.repository import GitError, Repository
    from wijkplan.git.setup import entry, steps

    program = "wijkplan" if shutil.which("wijkplan") else f"{shlex.quote(sys.executable)} -m wijkplan"
    try:
        repository = Repository.around(Path.cwd())
        if repository.root is None:
            say(_("wijkplan: dit is geen map met bestanden. Ga naar de map waar je plannen staan."))
            return None
        folder = f"{repository.prefix}{default_paths()[0].as_posix()}".removesuffix("/.").removesuffix(".")
        return steps(repository.root, folder, program), entry(folder, program)
    except GitError as error:
        why = {**REASONS, **_REASONS}[error.kind]
        say(_("wijkplan: {why}.").format(why=_(why).format_map(error.values)))
        return None


def _show(todo: list[Step], *, undo: bool) -> None:
    if not undo:
        write(_("Git laat plannen dan in gewone woorden zien, en weigert een commit met een fout in een plan.") + "\n")
    write((_("Dit gaat weg:") if undo else _("Dit komt erbij:")) + "\n")
    for step in todo:
        write("\n")
        tell(step.place)
        for line in step.lines.split("\n")[:-1]:
            tell(f"  | {line}")
    write("\n")


def _done(todo: list[Step], *, undo: bool) -> bool:
    """Do every step, or none: what was done is taken back where a later step cannot be."""
    from wijkplan.git.repository import GitError

    done: list[Step] = []
    try:
        for step in todo:
            (step.undo if undo else step.do)()
            done.append(step)
    except (OSError, GitError) as error:
        for step in reversed(done):
            with contextlib.suppress(OSError, GitError):
                (step.do if undo else step.undo)()
        why = error.strerror if isinstance(error, OSError) else error.values.get("why", "")
        say(
            _("wijkplan: dat lukt niet bij {place}: {why}. Er is niets veranderd.").format(
                place=todo[len(done)].place, why=why
            )
        )
        return False
    return True
