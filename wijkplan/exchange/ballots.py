"""The ballots that a plan names under ``stemmen``: a Pabulib file, with the ids of the plan."""

from __future__ import annotations

from pathlib import Path

from wijkplan.exchange.ids import project_ids
from wijkplan.exchange.pabulib import Pabulib, PabulibError, read
from wijkplan.files.discovery import repository_of
from wijkplan.plan.ballots import Ballots
from wijkplan.plan.plan import Plan


def ballots_of(plan: Plan, budget: Pabulib) -> Ballots:
    """Who voted for which initiative of a plan; votes for what is not in the plan are votes for nothing."""
    there = {initiatief.id for initiatief in plan.bewonersinitiatieven}
    known = {project: name for project, name in project_ids(budget.projects).items() if name in there}
    supporters: dict[str, list[int]] = {project: [] for project in known}
    for voter, ballot in enumerate(budget.ballots):
        for project in known.keys() & ballot.projects:
            supporters[project].append(voter)
    return Ballots(len(budget.ballots), {known[project]: tuple(voters) for project, voters in supporters.items()})


def read_ballots(plan_file: Path, plan: Plan) -> Ballots:
    """The ballots of a plan that names a file of them.

    Raises:
        PabulibError: as `read_votes`.
    """
    return ballots_of(plan, read_votes(plan_file, plan.stemmen or ""))


def read_votes(plan_file: Path, stemmen: str) -> Pabulib:
    """The file with ballots that lies at ``stemmen``, seen from the plan.

    Raises:
        PabulibError: it is not Pabulib; or with kind ``not-there``, ``outside`` (not in the repository of the plan;
            without a repository: not in its folder), ``too-large`` or ``unreadable``.
    """
    folder = plan_file.absolute().parent
    inside = repository_of(folder) or folder
    file = folder / stemmen
    try:
        if Path(stemmen).is_absolute() or not file.resolve().is_relative_to(inside.resolve()):
            raise PabulibError("outside")
        if not file.is_file():
            raise PabulibError("not-there")
        return read(file)
    except (OSError, RuntimeError, ValueError) as error:
        if isinstance(error, PabulibError):
            raise
        raise PabulibError("unreadable", problem=getattr(error, "strerror", None) or str(error)) from None
