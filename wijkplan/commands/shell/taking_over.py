"""What the commands share that take over a table: all of it comes in the plan, or nothing where one cell is wrong."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from pathlib import Path
from typing import TYPE_CHECKING

from wijkplan.commands.shell.changing import write_changed
from wijkplan.commands.shell.speaking import ERRORS, FINE, say, tell
from wijkplan.desk.editing import Opened, Sound, cannot_edit
from wijkplan.language import _, plural

if TYPE_CHECKING:
    from wijkplan.exchange.tables.cell_changes import Outcome
    from wijkplan.exchange.tables.filled import Filled, Mistake

_SHOWN = 60  # of a value
_MOST = 1_000  # lines about what is wrong


def filled_in(table: Path, most: int, read: Callable[[bytes], Filled]) -> Filled | None:
    """What people filled in; None where it cannot be read, and says why.

    Args:
        table: the file.
        most: so many bytes of it, and one, are read.
        read: makes a table of these, or raises a `WorkbookError`.
    """
    from wijkplan.exchange.tables.package import WorkbookError

    try:
        with table.open("rb") as file:
            return read(file.read(most + 1))
    except WorkbookError as error:
        say(_("wijkplan: {path}: {why}.").format(path=table, why=error.message))
        return None
    except OSError as error:
        why = error.strerror or str(error)
        say(_("wijkplan: {path} is niet te lezen of te schrijven: {why}.").format(path=table, why=why))
        return None


def take_over(table: Path, found: Outcome, opened: Sound, *, stale: bool = False, dry_run: bool = False) -> int:
    """Change in the plan what was changed in the cells, and say so; or say all that is wrong. Gives the exit code.

    Args:
        table: the file that was filled in.
        found: what that means for the plan.
        opened: the plan.
        stale: whether the table is known to be made of the plan as it was before.
        dry_run: whether to show the lines that would change, and write nothing.
    """
    from wijkplan.exchange.tables.cell_edits import applied
    from wijkplan.yamltext.editing import TooLargeError

    plan = opened.document.path
    try:
        after, refused = applied(opened.document, found, opened.order)
    except TooLargeError as error:
        say(cannot_edit(error, plan))
        return ERRORS
    mistakes = [*found.mistakes, *refused]
    if after is not opened.document:
        mistakes += _problems(opened.changed(after), found)
    _say(table, found.notes)
    _say(table, mistakes)
    if mistakes:
        if stale:
            say(_("wijkplan: het plan is veranderd sinds deze tabel is gemaakt."))
        said = plural(len(mistakes), "{n} fout in de tabel", "{n} fouten in de tabel")
        say(_("wijkplan: {mistakes}; er is niets veranderd.").format(mistakes=said))
        return ERRORS
    if after is opened.document:
        say(_("{path}: er is niets veranderd.").format(path=plan))
        return FINE
    write_changed(opened, after, dry_run=dry_run)
    _show(found)
    return FINE


def _problems(changed: Opened, found: Outcome) -> Iterator[Mistake]:
    """What the checks say about the plan as it would become, each with the cell that it is about."""
    from wijkplan.exchange.tables.filled import Mistake
    from wijkplan.language import Message

    for error in changed.errors:
        text = Message("{message} {help} ({code})", {"message": error.message, "help": error.help, "code": error.code})
        yield Mistake(found.cell(error.where) or error.where, text)


def _say(table: Path, mistakes: list[Mistake]) -> None:
    for mistake in mistakes[:_MOST]:
        say(_("wijkplan: {file}: {why}").format(file=table, why=f"{mistake.place}: {mistake.message.masked(_short)}"))
    if len(mistakes) > _MOST:
        say(_("wijkplan: {file}: en nog {n} zulke regels.").format(file=table, n=len(mistakes) - _MOST))


def _show(found: Outcome) -> None:
    """A line for each cell that changed the plan, and for each new voorstel."""
    from wijkplan.exchange.tables.cell_changes import NOTHING

    for change in found.changes:
        old, new = (_short("", text) if text else NOTHING for text in (change.old, change.new))
        tell(f"{change.place}: {change.id}: {change.heading}: {old} -> {new}")
    for addition in found.additions:
        tell(f"{addition.place}: {_('nieuw')}: {addition.id}")


def _short(_name: str, text: str) -> str:
    """A value as a line shows it: first without personal data, then not too long."""
    from wijkplan.checks.personal import masked

    text = masked(text)
    return text if len(text) <= _SHOWN else f"{text[: _SHOWN - 1]}…"
