"""The road of one voorstel down the ladder: what went before it, what came of it, and what would have helped."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from fractions import Fraction
from itertools import pairwise

from wijkplan.allocate.question import Question
from wijkplan.language import Message
from wijkplan.outcome.result import NO_MONEY, Allocation, Regel, Step, Trede
from wijkplan.plan.agenda import Agenda
from wijkplan.plan.ballots import Ballots
from wijkplan.plan.plan import Plan, Thema, Voorstel
from wijkplan.prioritise import rank
from wijkplan.whatif.levers import Again, Lever, levers, spare
from wijkplan.whatif.what_to_do import what_to_do

COMPETES = NO_MONEY | {"deels", "uitgesloten", "motivering-nodig", "niet-nodig", "wacht-op-bewoners"}
"""Where another amount or another place could have made a difference."""


@dataclass(frozen=True, slots=True)
class Took:
    """What one trede gave before it was this voorstel's turn; in cents."""

    trede: Trede
    aantal: int
    """How many voorstellen got it."""
    gegeven: int
    over: int


@dataclass(frozen=True, slots=True)
class Stretch:
    """The way of some money up to this voorstel: of the part of its thema, or of the pot."""

    thema: Thema | None
    """Whose part this is; None for the pot, or for what was left of all parts together."""
    begin: int
    """Cents."""
    treden: tuple[Took, ...]
    step: Step
    """Its turn."""
    gegeven: int
    """What it got from this money; cents."""

    @property
    def over(self) -> int:
        """What was left of it then, in cents."""
        return self.step.left - self.gegeven


@dataclass(frozen=True, slots=True)
class Supporters:
    """Who voted for it, under ``gelijke-delen``."""

    aantal: int
    deel: Fraction
    """What each of them could pay for everything that they chose; cents."""
    over: Fraction
    """What they had left of that at the end, together; cents."""


@dataclass(frozen=True, slots=True)
class Before:
    """The last one that got money before it, from the same money and on the same trede."""

    voorstel: Voorstel
    toegekend: int
    """Cents."""


@dataclass(frozen=True, slots=True)
class Road:
    """All that there is to say about how one voorstel fared."""

    allocation: Allocation
    regel: Regel
    """What became of it."""
    stretches: tuple[Stretch, ...]
    """Empty where it was never held against money."""
    before: Before | None
    supporters: Supporters | None
    todo: tuple[Message, ...]
    """What people can do first; empty where there is nothing that helps."""
    then: Regel | None
    """What becomes of it when all of that is done; None where that is not known."""
    levers: tuple[Lever, ...]
    """What would have helped; each was tried."""
    spare: int | None
    """Where it gets all: how much less there could be to divide (cents)."""


class UnknownVoorstelError(LookupError):
    """The plan has no voorstel with this id."""


def road(plan: Plan, agenda: Agenda, allocation: Allocation, voorstel_id: str, question: Question = Question()) -> Road:
    """Follow one voorstel down the ladder.

    Args:
        plan: a plan without errors.
        agenda: the agenda that belongs to it.
        allocation: what `allocate` made of it.
        voorstel_id: which voorstel.
        question: what `allocate` was asked then.

    Raises:
        UnknownVoorstelError: the plan has no such voorstel.
    """
    regel = next((regel for regel in allocation.regels if regel.voorstel.id == voorstel_id), None)
    if regel is None:
        raise UnknownVoorstelError(voorstel_id)
    again = Again(plan, rank(plan, agenda), allocation, regel, question)
    todo = what_to_do(plan, allocation, regel, again.ranking.spelregels.voorwaarden)
    changes = {name: value for one in todo for name, value in one.changes.items()}
    then = again.outcome(again.changed(**changes)) if changes else None
    if then and then.status == regel.status:
        todo, then = (), None
    stretches = _stretches(plan, allocation, regel.voorstel)
    return Road(
        allocation=allocation,
        regel=regel,
        stretches=stretches,
        before=_before(allocation, stretches[-1]) if stretches else None,
        supporters=_supporters(allocation, regel.voorstel, question.ballots),
        todo=tuple(one.text for one in todo),
        then=then,
        levers=tuple(levers(again)) if regel.status in COMPETES or regel.status == "voldoet-niet" else (),
        spare=spare(again) if regel.status == "toegekend" else None,
    )


def _stretches(plan: Plan, allocation: Allocation, voorstel: Voorstel) -> tuple[Stretch, ...]:
    """First the part of its thema, where it was tested against that; then the pot."""
    found: list[Stretch] = []
    settling = [step for step in allocation.steps if not step.moves_on]
    for thema in (*(thema for thema in plan.themas if thema.id == voorstel.thema), None):
        steps = [step for step in settling if step.thema == (thema.id if thema else None)]
        turn = next((n for n, step in enumerate(steps) if step.voorstel.id == voorstel.id), None)
        if turn is not None:
            # What it had after a step counts what it got from its thema before.
            given = steps[turn].toegekend - sum(stretch.gegeven for stretch in found)
            found.append(Stretch(thema, steps[0].left, _took(steps[: turn + 1]), steps[turn], given))
    return tuple(found)


def _took(steps: Sequence[Step]) -> tuple[Took, ...]:
    """What each trede gave, up to the last of these steps; a trede that gave nothing is left out."""
    took: list[Took] = []
    for step, after in pairwise(steps):
        given = step.left - after.left
        if not given:
            continue
        earlier = took.pop() if took and took[-1].trede == step.trede else Took(step.trede, 0, 0, step.left)
        took.append(Took(step.trede, earlier.aantal + 1, earlier.gegeven + given, after.left))
    return tuple(took)


def _before(allocation: Allocation, stretch: Stretch) -> Before | None:
    turn = allocation.steps.index(stretch.step)
    for step, after in zip(reversed(allocation.steps[:turn]), reversed(allocation.steps[1 : turn + 1]), strict=True):
        if (step.thema, step.trede) != (stretch.step.thema, stretch.step.trede):
            return None
        if step.left > after.left:
            return Before(step.voorstel, step.left - after.left)
    return None


def _supporters(allocation: Allocation, voorstel: Voorstel, ballots: Ballots | None) -> Supporters | None:
    """Each voter starts with an equal share, and pays as much as the others, or all that is left."""
    if allocation.shares is None or ballots is None:
        return None
    left = dict.fromkeys(ballots.supporters.get(voorstel.id, ()), allocation.shares.share)
    for funded in allocation.shares.funded:
        highest = funded.payments[0][0]
        for voter in ballots.supporters.get(funded.id, ()):
            if voter in left:
                left[voter] -= min(highest, left[voter])
    return Supporters(len(left), allocation.shares.share, sum(left.values(), Fraction(0)))
