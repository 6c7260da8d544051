"""The plans to work on: which files, which of them can be computed, and the ballots that go with them."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING

from wijkplan.desk.refused import WRONG_USE, Refused
from wijkplan.language import _

if TYPE_CHECKING:
    from wijkplan.allocate import NoBallotsError, UnknownRondeError
    from wijkplan.checks.file import Checked
    from wijkplan.checks.finding import Finding
    from wijkplan.checks.run import Make
    from wijkplan.plan.agenda import Agenda
    from wijkplan.plan.ballots import Ballots
    from wijkplan.plan.plan import Plan


@dataclass(frozen=True, slots=True)
class Loaded:
    """Checked plans: those that can be computed, and why the others cannot."""

    plans: tuple[Checked, ...]
    faulty: tuple[Path, ...]
    """The plans with errors, in them or in their agenda."""
    errors: tuple[Finding, ...]


def plan_paths(paths: list[Path] | None) -> list[Path] | Refused:
    """The files to work on: those named, or what is found where nothing is named."""
    from wijkplan.files.discovery import default_paths, plan_files

    named = paths or default_paths()
    if missing := [path for path in named if not path.exists()]:
        text = _("wijkplan: {path} is er niet. Kijk of de naam klopt.")
        return Refused(tuple(text.format(path=path) for path in missing), WRONG_USE)
    if found := plan_files(named):
        return found
    where = ", ".join(str(path) for path in named)
    text = _("wijkplan: in {where} staat geen plan (een bestand dat eindigt op .yaml).")
    return Refused((text.format(where=where),), WRONG_USE)


def computable_paths(paths: list[Path] | None) -> list[Path] | Refused:
    """The same without agendas."""
    from wijkplan.files.discovery import AGENDA

    found = plan_paths(paths)
    if isinstance(found, Refused):
        return found
    if plans := [path for path in found if path.name != AGENDA]:
        return plans
    return Refused((_("wijkplan: een agenda is geen plan. Noem een plan, of een map met plannen."),), WRONG_USE)


def sound_plans(files: Iterable[Path], make: Make | None, done: Callable[[int], None]) -> Loaded:
    """Check these plans; ``make`` and ``done`` are those of `wijkplan.checks.run.check`."""
    from wijkplan.checks.run import check, keep

    run = check(files, make or keep, done=done)
    errors = tuple(finding for finding in run.findings() if finding.severity == "error")
    wrong = {finding.path for finding in errors}
    faulty = {plan.path: None for plan in run.plans if plan.path in wrong or plan.agenda_path in wrong}
    return Loaded(tuple(plan for plan in run.plans if plan.path not in faulty), tuple(faulty), errors)


def named(plans: Iterable[Checked]) -> Iterator[tuple[str, Plan, Agenda]]:
    """Each plan with its agenda, and the name of its file as reports show it: the same on every system."""
    for checked in plans:
        if checked.plan is not None:
            yield checked.path.as_posix(), checked.plan, checked.agenda


def ballots(name: str, plan: Plan, methode: str) -> Ballots | None:
    """The ballots of a plan, where this method asks for them and there are any; ``name`` is that of its file."""
    if methode != "gelijke-delen" or not plan.stemmen:
        return None
    from wijkplan.exchange.ballots import read_ballots
    from wijkplan.exchange.pabulib import PabulibError

    try:
        return read_ballots(Path(name), plan)
    except PabulibError:  # the checks have said so, unless that rule is switched off
        return None


def cannot_divide(error: NoBallotsError | UnknownRondeError, name: str, plan: Plan) -> str:
    """Why the money of this plan cannot be divided as was asked."""
    from wijkplan.allocate import NoBallotsError

    if isinstance(error, NoBallotsError):
        text = _("wijkplan: {path} heeft geen stembriefjes, en die zijn nodig voor gelijke delen.").format(path=name)
        advice = _("Zet bij 'stemmen' waar het bestand met stembriefjes staat, of kies een andere methode.")
        return f"{text} {advice}"
    known = ", ".join(ronde.naam for ronde in plan.budget.rondes)
    text = (
        _("wijkplan: {path} heeft geen ronde '{name}'; kies uit {known}.")
        if known
        else _("wijkplan: {path} heeft geen ronde '{name}': er staan geen rondes in.")
    )
    return text.format(path=name, name=error, known=known)
