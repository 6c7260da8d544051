"""What commands that change a plan share: `wijkplan.desk.editing`, with what it finds shown to a person.

Each of these says what is wrong and raises `typer.Exit` where it cannot go on; then nothing has been written.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from wijkplan.commands.shell.speaking import accepted, say, show, show_findings
from wijkplan.desk import editing
from wijkplan.language import _

if TYPE_CHECKING:
    from wijkplan.desk.editing import Opened
    from wijkplan.yamltext.document import Document, Where


def write_changed(opened: Opened, after: Document, where: Where = (), *, dry_run: bool = False) -> None:
    """Check a changed plan, show what the change brings up, and write it; with ``dry_run`` show the lines instead.

    Raises:
        typer.Exit: 1 where the change brings new errors, or the file cannot be written.
    """
    show_findings(accepted(editing.judge(opened, after, where)))
    if dry_run:
        show_difference(opened.document, after)
    else:
        replace(opened.document, after)


def replace(before: Document, after: Document) -> None:
    """Write a changed document in the place of the one that was read.

    Raises:
        typer.Exit: 1 where it changed on disk in between or cannot be written.
    """
    lost = accepted(editing.replace(before, after))
    if "links" in lost:
        text = _("let op: {path} had op deze schijf nog een naam. Onder die naam staat nog de oude tekst.")
        say(text.format(path=before.path))
    if "owner" in lost:
        say(_("let op: {path} staat nu op jouw naam. Kijk of anderen er nog bij kunnen.").format(path=before.path))


def show_difference(before: Document, after: Document) -> None:
    """The lines that change, as ``diff -u`` shows them but without data of persons, on standard output."""
    from wijkplan.checks.personal.places import shown_lines
    from wijkplan.report.changes import lines_text

    # The difference is that of the true lines: another number in the place of a number is a change.
    shown = dict(zip((*before.lines, *after.lines), (*shown_lines(before), *shown_lines(after)), strict=True))
    show(lines_text.show(before.path.as_posix(), before.lines, after.lines, shown))
