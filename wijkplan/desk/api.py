"""The public API: one function for each question that a program asks of a plan.

Amounts are in cents, scores are exact fractions. The examples are of the plans in the repository.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace
from os import PathLike
from pathlib import Path

from wijkplan.account.account import Account
from wijkplan.account.account import account as look_back
from wijkplan.allocate.ladder import NoBallotsError
from wijkplan.allocate.ladder import allocate as divide
from wijkplan.allocate.question import Question
from wijkplan.checks import run
from wijkplan.checks.finding import Finding, errors
from wijkplan.desk.dividing import ballots
from wijkplan.desk.missing import is_folder, missing, no_plan
from wijkplan.files.discovery import AGENDA, default_paths, plan_files
from wijkplan.language import _
from wijkplan.outcome.result import Allocation
from wijkplan.plan.agenda import Agenda
from wijkplan.plan.ballots import Ballots
from wijkplan.plan.plan import Plan
from wijkplan.plan.rondes import UnknownRondeError
from wijkplan.prioritise import ranking
from wijkplan.verify import Promise, verify_decisions
from wijkplan.verify import verify as hold
from wijkplan.verify.claim_of import claim_of

__all__ = [
    "FaultyPlanError",
    "Loaded",
    "NoBallotsError",
    "Question",
    "UnknownRondeError",
    "account",
    "allocate",
    "check",
    "rank",
    "read",
    "verify",
]

AnyPath = str | PathLike[str]


class FaultyPlanError(ValueError):
    """A plan with errors is not computed."""

    def __init__(self, path: Path, findings: Sequence[Finding]) -> None:
        self.path = path
        self.findings = tuple(findings)
        """The errors."""
        told = "".join(f"\n{one.path}:{one.span.line}: {one.code} {one.message} {one.help}" for one in findings)
        why = _("wijkplan: {path} heeft fouten en is niet berekend.").format(path=path)
        super().__init__(why + told)


@dataclass(frozen=True, slots=True)
class Loaded:
    """A plan that was read, with all that belongs to it."""

    path: Path
    plan: Plan | None
    """None where it cannot be read."""
    agenda: Agenda
    """The agenda that belongs to it; an empty one where there is none."""
    findings: tuple[Finding, ...]
    """What is wrong with the plan and its agenda, by place."""
    ballots: Ballots | None
    """What residents voted; None where the plan names no ballots that can be read."""

    @property
    def sound(self) -> Plan:
        """The plan, of which all can be computed.

        Raises:
            FaultyPlanError: there are errors in it, or in its agenda.
        """
        found = errors(self.findings)
        if found or self.plan is None:
            raise FaultyPlanError(self.path, found)
        return self.plan


def read(path: AnyPath) -> Loaded:
    """Read one plan with its agenda and its ballots, and check them.

    >>> import wijkplan
    >>> loaded = wijkplan.read("plans/2026/soesterkwartier.yaml")
    >>> loaded.plan.wijk, loaded.agenda.gemeente, loaded.findings
    ('Soesterkwartier', 'Amersfoort', ())

    Raises:
        FileNotFoundError: it is not there.
        ValueError: it is a folder, or an agenda.
    """
    file = _there(path)
    if file.is_dir():
        raise ValueError(is_folder(file))
    if file.name == AGENDA:
        raise ValueError(no_plan())
    checked = run.check([file])
    [one] = checked.plans
    findings = tuple(checked.findings())
    sound = None if errors(findings) else one.plan
    return Loaded(file, one.plan, one.agenda, findings, ballots(str(file), sound) if sound else None)


def check(*paths: AnyPath) -> tuple[Finding, ...]:
    """Check plans and agendas: files, or folders with plans; without any: ``plans/``, or else this folder.

    Findings are sorted by path and place, the same every time.

    >>> import wijkplan
    >>> for finding in wijkplan.check("plans/2026"):
    ...     if finding.severity == "warning":
    ...         print(f"{finding.path.name}:{finding.span.line}: {finding.code} {finding.message}")
    schothorst.yaml:303: WP401 Bewoners doen hier al iets met 'Samen op pad', en 'waarom' ontbreekt.

    Raises:
        FileNotFoundError: a path is not there.
    """
    return tuple(run.check(plan_files([_there(path) for path in paths] or default_paths())).findings())


def rank(loaded: Loaded) -> ranking.Ranking:
    """Rank the themas and the voorstellen of a plan, the highest score (0..100) first.

    >>> import wijkplan
    >>> ranking = wijkplan.rank(wijkplan.read("plans/2026/soesterkwartier.yaml"))
    >>> first = ranking.voorstellen[0]
    >>> first.voorstel.naam, round(float(first.score), 1)
    ('Zomer in de speeltuin', 86.8)

    Raises:
        FaultyPlanError: the plan or its agenda has errors.
    """
    return ranking.rank(loaded.sound, loaded.agenda)


def allocate(loaded: Loaded, question: Question = Question()) -> Allocation:
    """Divide the flexible budget of a plan; each line says what a voorstel gets, and why.

    >>> import wijkplan
    >>> loaded = wijkplan.read("plans/2026/soesterkwartier.yaml")
    >>> allocation = wijkplan.allocate(loaded)
    >>> allocation.pot.beschikbaar, allocation.toegekend, allocation.over
    (17232000, 16332050, 899950)
    >>> line = allocation.regels[3]
    >>> line.voorstel.naam, line.status, line.toegekend, str(line.reden)
    ('Lange tafel in de straat', 'toegekend', 48000, 'Een klein bedrag: dat gaat op vertrouwen, zonder score.')

    What if there were 50,000 euros, and who does not fit stops the rest?

    >>> what_if = wijkplan.Question(bij_tekort="stop", beschikbaar=50_000_00)
    >>> wijkplan.allocate(loaded, what_if).pot.is_what_if
    True

    Args:
        loaded: a plan without errors.
        question: how to divide, where that is not as the plan says. Without ballots in it, those of the plan count.

    Raises:
        FaultyPlanError: the plan or its agenda has errors.
        UnknownRondeError: the plan has no such round.
        NoBallotsError: the method is ``gelijke-delen`` and there are no ballots.
    """
    return divide(loaded.sound, loaded.agenda, replace(question, ballots=question.ballots or loaded.ballots))


def verify(loaded: Loaded, allocation: Allocation | None = None) -> tuple[Promise, ...]:
    """Hold an allocation against every promise; without one, the decisions in the plan.

    Nothing here trusts `allocate`: the rules are checked once more, each on its own, with the ballots of the plan.

    >>> import wijkplan
    >>> loaded = wijkplan.read("plans/2026/soesterkwartier.yaml")
    >>> promises = wijkplan.verify(loaded, wijkplan.allocate(loaded))
    >>> [promise.name for promise in promises if promise.broken]
    []
    >>> str(wijkplan.verify(loaded)[0].text)
    'Er gaat niet meer uit dan er is.'

    Raises:
        FaultyPlanError: the plan or its agenda has errors.
    """
    plan = loaded.sound
    if allocation is None:
        return verify_decisions(plan, loaded.agenda)
    return hold(plan, loaded.agenda, claim_of(plan, allocation), loaded.ballots)


def _there(path: AnyPath) -> Path:
    """A path that exists.

    Raises:
        FileNotFoundError: it does not.
    """
    found = Path(path)
    if not found.exists():
        raise FileNotFoundError(missing(found))
    return found


def account(loaded: Loaded) -> Account:
    """What became of a plan: effects, money, reach, signals and participation, and what is missing.

    >>> import wijkplan
    >>> account = wijkplan.account(wijkplan.read("plans/2025/soesterkwartier.yaml"))
    >>> account.missing.effecten, account.missing.van_effecten
    (2, 6)

    Raises:
        FaultyPlanError: the plan or its agenda has errors.
    """
    return look_back(loaded.sound, loaded.agenda)
