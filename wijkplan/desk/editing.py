"""What commands that change a plan share: open it, check what became of it, write it whole or not at all.

    opened = open_sound_plan(file)
    after = with_value(opened.document, where, value, opened.order)
    write_changed(opened, after, where, dry_run=dry_run)

Each of these says what is wrong and raises `typer.Exit` where it cannot go on; then nothing has been written.
"""

from __future__ import annotations

import errno
from collections import Counter
from collections.abc import Callable
from dataclasses import dataclass
from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING, NoReturn

import typer

from wijkplan.commands.shell.speaking import ERRORS, WRONG_USE, say, show
from wijkplan.language import N_, _

if TYPE_CHECKING:
    from wijkplan.checks.finding import Finding
    from wijkplan.plan.agenda import Agenda
    from wijkplan.plan.plan import Plan
    from wijkplan.yamltext.document import Document, Where
    from wijkplan.yamltext.editing import EditError

_REASONS = {
    errno.ENOSPC: N_("de schijf is vol"),
    errno.EDQUOT: N_("je ruimte op de schijf is op"),
    errno.EACCES: N_("je mag het niet veranderen"),
    errno.EPERM: N_("je mag het niet veranderen"),
    errno.EROFS: N_("deze schijf is alleen om te lezen"),
    errno.ENOENT: N_("het is er niet meer"),
    errno.EEXIST: N_("het is er al"),
    errno.EISDIR: N_("het is een map"),
    errno.ENOTDIR: N_("een deel van de naam is geen map"),
    errno.ENAMETOOLONG: N_("de naam is te lang"),
    errno.EINVAL: N_("het is geen gewoon bestand"),
    errno.ELOOP: N_("het is een koppeling die nergens uitkomt"),
    errno.EAGAIN: N_("een ander programma schrijft het nu ook; probeer het zo nog eens"),
    errno.EIO: N_("de schijf gaf niet terug wat erop is gezet"),
}
_TOO_LARGE = {
    "too-large": N_("wijkplan: {path} wordt zo groter dan {limit} KiB, en dat mag niet; er is niets veranderd."),
    "too-many": N_(
        "wijkplan: {path} krijgt zo meer dan {limit} waarden, en zoveel mag een bestand niet hebben; "
        "er is niets veranderd."
    ),
}


@dataclass(frozen=True, slots=True)
class Opened:
    """A plan as it was read, with what the checks say about it."""

    document: Document
    plan: Plan | None
    """Without the parts that are at fault; None where there is nothing to go on with."""
    agenda: Agenda
    findings: tuple[Finding, ...]

    @property
    def errors(self) -> list[Finding]:
        """What keeps the plan from being computed."""
        return [finding for finding in self.findings if finding.severity == "error"]

    @property
    def order(self) -> Callable[[Where], tuple[str, ...]]:
        """Where new keys come in a plan, for `wijkplan.yamltext.editing`."""
        from wijkplan.plan.plan import Plan
        from wijkplan.plan.writing.order import order

        return partial(order, Plan)


def open_plan(path: Path) -> Opened:
    """Read and check a plan, which may have errors as long as its text can be read.

    Raises:
        typer.Exit: 2 where there is no such file or it is an agenda; 1 where its text cannot be read.
    """
    from wijkplan.files.discovery import AGENDA
    from wijkplan.files.reading import read
    from wijkplan.yamltext.document import Mapping

    if path.is_dir():
        say(_("wijkplan: {path} is een map. Noem één plan daarin.").format(path=path))
        raise typer.Exit(WRONG_USE)
    if not path.is_file():
        say(_("wijkplan: {path} is er niet. Kijk of de naam klopt.").format(path=path))
        raise typer.Exit(WRONG_USE)
    if path.name == AGENDA:
        say(_("wijkplan: {path} is een agenda, geen plan. Verander die zelf.").format(path=path))
        raise typer.Exit(WRONG_USE)
    opened = checked(read(path))
    if not isinstance(opened.document.root, Mapping) or opened.document.faults:
        refuse(opened.document, opened.errors, _("wijkplan: {path} heeft fouten; er is niets veranderd."))
    return opened


def open_sound_plan(path: Path) -> Opened:
    """The same for a command that needs a plan without errors.

    Raises:
        typer.Exit: 2 where there is no such file or it is an agenda; 1 where it has errors.
    """
    opened = open_plan(path)
    if opened.errors or opened.plan is None:
        refuse(opened.document, opened.errors, _("wijkplan: {path} heeft fouten; er is niets veranderd."))
    return opened


def checked(document: Document, *, with_ballots: bool = True) -> Opened:
    """A document with what ``validate`` says about it, by itself and against its agenda."""
    import datetime

    from wijkplan.checks.file import check_agenda, check_document
    from wijkplan.checks.rules.ballots import voted_on
    from wijkplan.checks.run import Run
    from wijkplan.files.discovery import agenda_file

    this_year = datetime.date.today().year
    path = agenda_file(document.path)
    agenda = check_agenda(path, this_year, frozenset()) if path else None
    look = {"look": voted_on} if with_ballots else {}
    plan = check_document(document, agenda, this_year, **look)
    found = Run((plan,), (agenda,) if agenda else ()).findings()
    return Opened(document, plan.plan, plan.agenda, tuple(f for f in found if f.path == document.path))


def as_written(document: Document) -> Document:
    """The document as it will be read from its file."""
    from wijkplan.files.reading import from_bytes

    return from_bytes(document.path, document.text.encode())


def write_changed(opened: Opened, after: Document, where: Where = (), *, dry_run: bool = False) -> None:
    """Check a changed plan, show what the change brings up, and write it; with ``dry_run`` show the lines instead.

    Args:
        opened: the plan as it was read.
        after: what it should become.
        where: what was changed: a new error there always counts.
        dry_run: whether to show the difference on standard output and to write nothing.

    Raises:
        typer.Exit: 1 where the change brings new errors, or the file cannot be written.
    """
    changed = checked(as_written(after))
    new = _new(opened, changed)
    # Mistakes of form keep other rules from speaking: what those say once the form is right is not new.
    muted = any(map(_is_form, opened.errors))
    errors = [
        finding
        for finding in new
        if finding.severity == "error"
        and not _is_unfinished(finding, changed)
        and (not muted or _is_form(finding) or is_about(finding, where))
    ]
    if errors:
        refuse(opened.document, errors, _("wijkplan: zo komen er fouten in {path}; er is niets veranderd."))
    _show([finding for finding in new if finding.severity != "info"])
    if dry_run:
        show_difference(opened.document, after)
    else:
        replace(opened.document, after)


def replace(before: Document, after: Document) -> None:
    """Write a changed document in the place of the one that was read.

    Raises:
        typer.Exit: 1 where it changed on disk in between or cannot be written.
    """
    from wijkplan.files.writing import ChangedOnDiskError, replace_text

    path = before.path
    try:
        lost = replace_text(before, after)
    except ChangedOnDiskError:
        say(_("wijkplan: {path} is intussen veranderd; er is niets geschreven.").format(path=path))
        say(_("Kijk wat er nu in staat, en probeer het opnieuw."))
    except OSError as error:
        say(cannot_write(error, path))
    else:
        if "links" in lost:
            text = _("let op: {path} had op deze schijf nog een naam. Onder die naam staat nog de oude tekst.")
            say(text.format(path=path))
        if "owner" in lost:
            say(_("let op: {path} staat nu op jouw naam. Kijk of anderen er nog bij kunnen.").format(path=path))
        return
    raise typer.Exit(ERRORS)


def cannot_write(error: OSError, path: Path) -> str:
    """What to say where a file could not be written."""
    why = _(_REASONS[error.errno]) if error.errno in _REASONS else error.strerror or str(error)
    return _("wijkplan: {path} kan niet worden geschreven: {why}. Er is niets veranderd.").format(path=path, why=why)


def show_difference(before: Document, after: Document) -> None:
    """The lines that change, as ``diff -u`` shows them but without data of persons, on standard output."""
    from wijkplan.checks.personal.places import shown_lines
    from wijkplan.report.changes import lines_text

    # The difference is that of the true lines: another number in the place of a number is a change.
    shown = dict(zip((*before.lines, *after.lines), (*shown_lines(before), *shown_lines(after)), strict=True))
    show(lines_text.show(before.path.as_posix(), before.lines, after.lines, shown))


def cannot_edit(error: EditError, path: Path) -> str:
    """What to say where the text of a plan does not let a change be made in it without a doubt."""
    from wijkplan.yamltext.editing import TooLargeError

    if isinstance(error, TooLargeError):
        text = _(_TOO_LARGE[error.bound.kind]).format(path=path, **error.bound.values)
        return f"{text} {_('Haal eruit wat niet meer nodig is, of verdeel het plan over meer bestanden.')}"
    text = _("wijkplan: {path}: bij {where} is de tekst niet zo te veranderen. Doe het zelf; er is niets veranderd.")
    return text.format(path=path, where=error)


def refuse(document: Document, errors: list[Finding], why: str) -> NoReturn:
    """Show what is wrong, say what was not done because of it, and stop with exit code 1."""
    _show(errors)
    say(why.format(path=document.path))
    raise typer.Exit(ERRORS)


def _show(findings: list[Finding]) -> None:
    if findings:
        from wijkplan.report.checks import findings_text

        show(findings_text.show(findings), err=True)


def _new(before: Opened, after: Opened) -> list[Finding]:
    """The findings that were not there yet; one that only moved along with its item was."""
    known = Counter((finding.code, str(finding.message)) for finding in before.findings)
    places = {(finding.code, finding.where) for finding in before.findings}
    new = []
    for finding in sorted(after.findings, key=lambda finding: (finding.code, finding.where) not in places):
        key = (finding.code, str(finding.message))
        known[key] -= 1
        if known[key] < 0:
            new.append(finding)
    return new


def _is_unfinished(finding: Finding, changed: Opened) -> bool:
    """Whether a next change is to mend this: rounds make 100% when the last one is there, and no sooner."""
    if finding.code != "WP310" or changed.plan is None:
        return False
    return sum(ronde.deel or 0 for ronde in changed.plan.budget.rondes) < 1


def _is_form(finding: Finding) -> bool:
    return finding.code.startswith(("WP0", "WP1"))


def is_about(finding: Finding, where: Where) -> bool:
    """Whether a finding is about this place, or something in it."""
    from wijkplan.yamltext.document import written

    road = written(where)
    return bool(road) and (finding.where == road or finding.where.startswith((f"{road}.", f"{road}[")))
