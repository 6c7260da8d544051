"""The use cases that change a plan: open it, judge what became of it, write it whole or not at all.

    opened = open_sound_plan(file)
    after = with_value(opened.document, where, value, opened.order)
    judge(opened, after, where)
    replace(opened.document, after)

Each gives a `Refused` back where it cannot go on; then nothing has been written.
"""

from __future__ import annotations

import errno
from collections import Counter
from collections.abc import Callable
from dataclasses import dataclass
from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING

from wijkplan.desk.missing import PLAN, is_folder, missing
from wijkplan.desk.refused import WRONG_USE, Refused
from wijkplan.files.discovery import is_agenda
from wijkplan.language import N_, _

if TYPE_CHECKING:
    from wijkplan.checks.file import Checked
    from wijkplan.checks.finding import Finding
    from wijkplan.files.writing import Lost
    from wijkplan.plan.agenda import Agenda
    from wijkplan.plan.model import Model
    from wijkplan.plan.naming import Names
    from wijkplan.plan.plan import Plan
    from wijkplan.plan.writing.places import Typed
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
    "too-many": N_("wijkplan: zo staat er te veel in {path}: meer dan {limit} dingen; er is niets veranderd."),
}


@dataclass(frozen=True, slots=True)
class Opened:
    """A plan or an agenda as it was read, with what the checks say about it."""

    document: Document
    plan: Plan | None
    """Without the parts that are at fault; None where there is nothing to go on with, and for an agenda."""
    agenda: Agenda
    """For a plan the agenda that belongs to it, for an agenda itself."""
    findings: tuple[Finding, ...]
    checked_agenda: Checked | None

    @property
    def errors(self) -> list[Finding]:
        """What keeps the plan from being computed."""
        return [finding for finding in self.findings if finding.severity == "error"]

    def changed(self, after: Document) -> Opened:
        """What the plan becomes with this text, against the agenda as it was."""
        return _against(after, self.checked_agenda)

    def ids(self, where: Where, value: Typed) -> Typed:
        """What somebody wrote for this place, with the id in the place of the naam of what it points at."""
        names = self.names(where)
        return value if names is None or isinstance(value, dict) else names.ids(value)

    def names(self, where: Where) -> Names | None:
        """What can be named at this place; None where what stands there points at nothing."""
        from wijkplan.plan.naming import Names, pairs
        from wijkplan.plan.writing.pointing import pointed_at

        things = pointed_at(where, self.plan, self.agenda)
        return None if things is None else Names(pairs(things))

    @property
    def order(self) -> Callable[[Where], tuple[str, ...]]:
        """Where new keys come, for `wijkplan.yamltext.editing`."""
        from wijkplan.plan.writing.order import order

        return partial(order, self.model)

    @property
    def model(self) -> type[Model]:
        """What the file is: `Plan` or `Agenda`."""
        from wijkplan.plan.agenda import Agenda
        from wijkplan.plan.plan import Plan

        return Agenda if is_agenda(self.document.path) else Plan


@dataclass(frozen=True, slots=True)
class Sound(Opened):
    """One without errors."""

    plan: Plan


def open_plan(path: Path) -> Opened | Refused:
    """Read and check a plan, which may have errors as long as its text can be read."""
    if is_agenda(path) and path.is_file():
        text = _("wijkplan: {path} is een agenda, geen plan. Noem een plan, zoals {example}.")
        return Refused((text.format(path=path, example=PLAN),), WRONG_USE)
    return open_file(path)


def open_file(path: Path) -> Opened | Refused:
    """The same for a plan or an agenda."""
    from wijkplan.files.reading import read
    from wijkplan.yamltext.document import Mapping

    if path.is_dir():
        return Refused((is_folder(path),), WRONG_USE)
    if not path.is_file():
        return Refused((missing(path),), WRONG_USE)
    opened = checked(read(path))
    is_text = isinstance(opened.document.root, Mapping) and not opened.document.faults
    return opened if is_text else _faulty(opened)


def open_sound_plan(path: Path) -> Sound | Refused:
    """The same for what needs a plan without errors."""
    opened = open_plan(path)
    if isinstance(opened, Refused):
        return opened
    if opened.errors or opened.plan is None:
        return _faulty(opened)
    return Sound(opened.document, opened.plan, opened.agenda, opened.findings, opened.checked_agenda)


def _faulty(opened: Opened) -> Refused:
    return refused(opened.document.path, opened.errors, _("wijkplan: {path} heeft fouten; er is niets veranderd."))


def checked(document: Document, *, with_ballots: bool = True) -> Opened:
    """A document with what ``validate`` says about it, by itself and against its agenda."""
    from wijkplan.checks.file import check_agenda
    from wijkplan.files.discovery import agenda_file
    from wijkplan.plan.reading import dates

    path = None if is_agenda(document.path) else agenda_file(document.path)
    agenda = check_agenda(path, dates.today().year, frozenset()) if path else None
    return _against(document, agenda, with_ballots=with_ballots)


def _against(document: Document, agenda: Checked | None, *, with_ballots: bool = True) -> Opened:
    from wijkplan.checks.file import check_agenda_document, check_document, nobody_looks
    from wijkplan.checks.rules.ballots import voted_on
    from wijkplan.checks.run import Run
    from wijkplan.plan.reading import dates

    this_year = dates.today().year
    if is_agenda(document.path):
        own_agenda = check_agenda_document(document, this_year, frozenset())
        return Opened(document, None, own_agenda.agenda, tuple(Run((), (own_agenda,)).findings()), None)
    look = voted_on if with_ballots else nobody_looks
    plan = check_document(document, agenda, this_year, look)
    found = Run((plan,), (agenda,) if agenda else ()).findings()
    own = tuple(finding for finding in found if finding.path == document.path)
    return Opened(document, plan.plan, plan.agenda, own, agenda)


def as_written(document: Document) -> Document:
    """The document as it will be read from its file."""
    from wijkplan.files.reading import from_bytes

    return from_bytes(document.path, document.text.encode())


def judge(opened: Opened, after: Document, where: Where = ()) -> list[Finding] | Refused:
    """Check a changed plan.

    Args:
        opened: the plan as it was read.
        after: what it should become.
        where: what was changed: a new error there always counts.

    Returns:
        The errors and warnings that the change brings up and that need not keep it from being written.
    """
    changed = opened.changed(as_written(after))
    new = _new(opened, changed)
    # Mistakes of form keep other rules from speaking: what those say once the form is right is not new.
    muted = any(map(_is_form, opened.errors))
    errors = [
        finding
        for finding in new
        if finding.severity == "error"
        and not _is_unfinished(finding, opened, changed, where)
        and (not muted or _is_form(finding) or is_about(finding, where))
    ]
    if errors:
        return refused(after.path, errors, _("wijkplan: zo komen er fouten in {path}; er is niets veranderd."))
    return [finding for finding in new if finding.severity != "info"]


def replace(before: Document, after: Document) -> Lost | Refused:
    """Write a changed document in the place of the one that was read; what its file lost by that comes back."""
    from wijkplan.files.writing import ChangedOnDiskError, replace_text

    path = before.path
    try:
        return replace_text(before, after)
    except ChangedOnDiskError:
        text = _("wijkplan: {path} is intussen veranderd; er is niets geschreven.").format(path=path)
        return Refused((text, _("Kijk wat er nu in staat, en probeer het opnieuw.")))
    except OSError as error:
        return Refused((cannot_write(error, path),))


def cannot_write(error: OSError, path: Path) -> str:
    """What to say where a file could not be written."""
    text = _("wijkplan: het lukt niet om {path} te schrijven: {why}. Er is niets veranderd.")
    return text.format(path=path, why=why_not_written(error))


def why_not_written(error: OSError) -> str:
    """Why a file could not be written, in words that go on behind a colon."""
    return _(_REASONS[error.errno]) if error.errno in _REASONS else error.strerror or str(error)


def cannot_edit(error: EditError, path: Path) -> str:
    """What to say where the text of a plan does not let a change be made in it without a doubt."""
    from wijkplan.yamltext.editing import TooLargeError

    if isinstance(error, TooLargeError):
        text = _(_TOO_LARGE[error.bound.kind]).format(path=path, **error.bound.values)
        return f"{text} {_('Haal eruit wat niet meer nodig is, of verdeel het plan over meer bestanden.')}"
    text = _("wijkplan: {path}: bij {where} is de tekst niet zo te veranderen. Doe het zelf; er is niets veranderd.")
    return text.format(path=path, where=error)


def refused(path: Path, errors: list[Finding], why: str) -> Refused:
    """What was not done with a plan because of these errors."""
    return Refused((why.format(path=path),), findings=tuple(errors))


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


def _is_unfinished(finding: Finding, opened: Opened, changed: Opened, where: Where) -> bool:
    """Whether a next change is to mend this.

    Rounds make 100% when each has its part, and no sooner; and when of two the one is changed after the other.
    """
    if finding.code != "WP310" or opened.plan is None or changed.plan is None:
        return False
    if where[:2] == ("budget", "rondes") and where[-1] == "deel":
        return True
    before, after = opened.plan.budget.rondes, changed.plan.budget.rondes
    was, becomes = (sum(ronde.deel or 0 for ronde in rondes) for rondes in (before, after))
    return becomes < 1 or becomes < was or len(after) > len(before)


def _is_form(finding: Finding) -> bool:
    return finding.code.startswith(("WP0", "WP1"))


def is_about(finding: Finding, where: Where) -> bool:
    """Whether a finding is about this place, or something in it."""
    from wijkplan.yamltext.document import written

    road = written(where)
    return bool(road) and (finding.where == road or finding.where.startswith((f"{road}.", f"{road}[")))
