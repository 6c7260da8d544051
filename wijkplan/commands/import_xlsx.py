"""``wijkplan import xlsx``: what people filled in in a workbook comes back in the plan."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from wijkplan.commands.export_xlsx import can_use_workbooks
from wijkplan.commands.shell.changing import write_changed
from wijkplan.commands.shell.sources import is_file
from wijkplan.commands.shell.speaking import ERRORS, FINE, WRONG_USE, accepted, say, tell
from wijkplan.desk.editing import Opened, Sound, cannot_edit, open_sound_plan
from wijkplan.language import _, plural

if TYPE_CHECKING:
    from wijkplan.exchange.cell_changes import Outcome
    from wijkplan.exchange.from_workbook import Filled, Mistake

_SHOWN = 60  # of a value
_MOST = 1_000  # lines about what is wrong


def xlsx(
    workbook: Annotated[Path, typer.Argument(metavar="WORKBOOK", help=_("De ingevulde tabel (.xlsx)."))],
    plan: Annotated[Path, typer.Option(metavar="FILE", help=_("Het plan waar de tabel van is gemaakt."))],
    dry_run: Annotated[bool, typer.Option("--dry-run", help=_("Laat alleen zien wat er zou veranderen."))] = False,
) -> int:
    """Change in the plan what was changed in the cells: all of it, or nothing where there is a mistake."""
    if not is_file(workbook, _("wijkplan import xlsx mijnwijk.xlsx --plan plans/2026/mijnwijk.yaml")):
        return WRONG_USE
    if not can_use_workbooks():
        return ERRORS
    from wijkplan.exchange.cell_changes import outcome
    from wijkplan.exchange.cell_edits import applied
    from wijkplan.exchange.forms import FOR_RESULTATEN
    from wijkplan.exchange.result_changes import result_outcome
    from wijkplan.exchange.workbook import fingerprint
    from wijkplan.yamltext.editing import TooLargeError

    opened = accepted(open_sound_plan(plan))
    filled = _read(workbook)
    if filled is None or not _belongs(workbook, filled, opened):
        return ERRORS
    compare = result_outcome if filled.form == FOR_RESULTATEN else outcome
    found = compare(filled, opened.document.data(), opened.names)
    try:
        after, refused = applied(opened.document, found, opened.order)
    except TooLargeError as error:
        say(cannot_edit(error, plan))
        return ERRORS
    mistakes = [*found.mistakes, *refused]
    if after is not opened.document:
        mistakes += _problems(opened.changed(after), found)
    _say(workbook, found.notes)
    _say(workbook, mistakes)
    if mistakes:
        if filled.fingerprint != fingerprint(opened.document):
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


def _read(workbook: Path) -> Filled | None:
    from wijkplan.exchange.from_workbook import read_workbook
    from wijkplan.exchange.package import MAX_BYTES, WorkbookError

    try:
        with workbook.open("rb") as file:
            return read_workbook(file.read(MAX_BYTES + 1))
    except WorkbookError as error:
        say(_("wijkplan: {path}: {why}.").format(path=workbook, why=error.message))
    except OSError as error:
        why = error.strerror or str(error)
        say(_("wijkplan: {path} kan niet worden gelezen of geschreven: {why}.").format(path=workbook, why=why))
    return None


def _belongs(workbook: Path, filled: Filled, opened: Sound) -> bool:
    """Whether the workbook was made of this plan, or an earlier version of it."""
    if (filled.wijk, filled.jaar) == (opened.plan.wijk, str(opened.plan.jaar)):
        return True
    text = _("wijkplan: {path} is gemaakt van een ander plan: {wijk}, {jaar}. Er is niets veranderd.")
    say(text.format(path=workbook, wijk=filled.wijk, jaar=filled.jaar))
    return False


def _problems(changed: Opened, found: Outcome) -> Iterator[Mistake]:
    """What the checks say about the plan as it would become, each with the cell that it is about."""
    from wijkplan.exchange.from_workbook import Mistake
    from wijkplan.language import Message

    for error in changed.errors:
        text = Message("{message} {help} ({code})", {"message": error.message, "help": error.help, "code": error.code})
        yield Mistake(found.cell(error.where) or error.where, text)


def _say(workbook: Path, mistakes: list[Mistake]) -> None:
    for mistake in mistakes[:_MOST]:
        say(
            _("wijkplan: {file}: {why}").format(file=workbook, why=f"{mistake.place}: {mistake.message.masked(_short)}")
        )
    if len(mistakes) > _MOST:
        say(_("wijkplan: {file}: en nog {n} zulke regels.").format(file=workbook, n=len(mistakes) - _MOST))


def _show(found: Outcome) -> None:
    """A line for each cell that changed the plan, and for each new voorstel."""
    from wijkplan.exchange.cell_changes import NOTHING

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
