"""The plans to work on: which files, and which of them can be computed."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING, Generic, TypeVar

from wijkplan.desk.missing import EXAMPLE, missing, no_plan
from wijkplan.desk.refused import WRONG_USE, Refused
from wijkplan.language import _

if TYPE_CHECKING:
    from wijkplan.checks.file import Checked
    from wijkplan.checks.finding import Finding
    from wijkplan.plan.agenda import Agenda
    from wijkplan.plan.plan import Plan


T = TypeVar("T")


@dataclass(frozen=True)
class MadeOfSound(Generic[T]):
    """What was made of the plans that can be computed, and why the others cannot."""

    made: tuple[T, ...]
    faulty: tuple[Path, ...]
    """The plans with errors, in them or in their agenda."""
    findings: tuple[Finding, ...]
    """What is wrong."""
    kept_out: tuple[Path, ...] = ()
    """The plans without errors, with something in them or in their agenda that was to keep them out."""


def plan_paths(paths: list[Path] | None) -> list[Path] | Refused:
    """The files to work on: those named, or what is found where nothing is named."""
    from wijkplan.files.discovery import default_paths, plan_files

    named = paths or default_paths()
    if gone := [path for path in named if not path.exists()]:
        return Refused(tuple(map(missing, gone)), WRONG_USE)
    if found := plan_files(named):
        return found
    where = ", ".join(str(path) for path in named)
    text = _(
        "wijkplan: in {where} staat geen plan (een bestand dat eindigt op .yaml). "
        "Noem er zelf een, zoals hier: {example}"
    )
    return Refused((text.format(where=where, example=_(EXAMPLE)),), WRONG_USE)


def computable_paths(paths: list[Path] | None) -> list[Path] | Refused:
    """The same without agendas."""
    from wijkplan.files.discovery import AGENDA

    found = plan_paths(paths)
    if isinstance(found, Refused):
        return found
    if plans := [path for path in found if path.name != AGENDA]:
        return plans
    return Refused((no_plan(),), WRONG_USE)


def made_of_sound(
    files: Iterable[Path],
    make: Callable[[Checked], T],
    done: Callable[[int], None],
    *,
    here: bool,
    beside_errors: frozenset[str] = frozenset(),
) -> MadeOfSound[T]:
    """Check these plans, and make something of each that is sound.

    Args:
        files: the plans.
        make: with ``done`` and ``here`` as in `wijkplan.checks.run.check_and_make`.
        done: is told how far it is.
        here: whether all is done in this process.
        beside_errors: the codes of rules that keep a plan from being made something of, too.
    """
    from wijkplan.checks.error_rules import ONLY_ERRORS
    from wijkplan.checks.finding import errors
    from wijkplan.checks.run import check_and_make
    from wijkplan.checks.selection import Selection

    chosen = Selection(ONLY_ERRORS.codes | beside_errors) if beside_errors else ONLY_ERRORS
    run, made = check_and_make(files, make, chosen=chosen, here=here, done=done)
    found = tuple(run.findings())
    wrong, with_errors = ({finding.path for finding in those} for those in (found, errors(found)))
    left = [plan for plan in run.plans if plan.path in wrong or plan.agenda_path in wrong]
    faulty = tuple(plan.path for plan in left if plan.path in with_errors or plan.agenda_path in with_errors)
    out = {plan.path for plan in left}
    return MadeOfSound(
        made=tuple(made[plan.path] for plan in run.plans if plan.path not in out),
        faulty=faulty,
        findings=found,
        kept_out=tuple(plan.path for plan in left if plan.path not in faulty),
    )


def named(plans: Iterable[Checked]) -> Iterator[tuple[str, Plan, Agenda]]:
    """Each plan with its agenda, and the name of its file as reports show it: the same on every system."""
    for checked in plans:
        if checked.plan is not None:
            yield checked.path.as_posix(), checked.plan, checked.agenda
