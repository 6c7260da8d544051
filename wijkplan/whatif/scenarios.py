"""What if there were more money, or less: what falls out, and what comes in?"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace
from fractions import Fraction

from wijkplan.allocate.ladder import divide
from wijkplan.allocate.question import Question
from wijkplan.outcome.result import Allocation
from wijkplan.plan.agenda import Agenda
from wijkplan.plan.plan import Plan, Voorstel
from wijkplan.plan.reading.money import share_of
from wijkplan.prioritise import rank


@dataclass(frozen=True, slots=True)
class Wanted:
    """Another amount to divide, as somebody asked for it."""

    text: str
    """How it was asked: ``-10%``, ``+5000``, ``350000``."""
    share: Fraction = Fraction(0)
    """So much of what is available is added; below 0 it is taken off."""
    cents: int = 0
    """So much is added; below 0 it is taken off."""
    instead: bool = False
    """Whether ``cents`` takes the place of what is available."""

    def of(self, beschikbaar: int) -> int:
        """The amount in cents, to the nearest cent, halves up; never below 0.

        >>> Wanted("-10%", share=Fraction(-1, 10)).of(5), Wanted("350", cents=35000, instead=True).of(5)
        (5, 35000)
        """
        start = 0 if self.instead else share_of(1 + self.share, beschikbaar)
        return max(0, start + self.cents)


@dataclass(frozen=True, slots=True)
class Change:
    """A voorstel that gets another amount; in cents."""

    plaats: int
    """The place in the ranking."""
    voorstel: Voorstel
    was: int
    wordt: int

    @property
    def verschil(self) -> int:
        """``wordt - was``."""
        return self.wordt - self.was


@dataclass(frozen=True, slots=True)
class Scenario:
    """The advice as it is, and with another amount to divide."""

    wanted: Wanted
    was: Allocation
    wordt: Allocation
    changes: tuple[Change, ...]
    """In order of rank."""

    @property
    def valt_af(self) -> tuple[Change, ...]:
        """What had money, and now gets none."""
        return tuple(change for change in self.changes if change.was and not change.wordt)

    @property
    def komt_erbij(self) -> tuple[Change, ...]:
        """What had none, and now gets money."""
        return tuple(change for change in self.changes if change.wordt and not change.was)

    @property
    def minder(self) -> tuple[Change, ...]:
        """What gets less, but not nothing."""
        return tuple(change for change in self.changes if 0 < change.wordt < change.was)

    @property
    def meer(self) -> tuple[Change, ...]:
        """What had money, and gets more."""
        return tuple(change for change in self.changes if 0 < change.was < change.wordt)


def scenarios(
    plan: Plan,
    agenda: Agenda,
    wanted: Sequence[Wanted],
    question: Question = Question(),
) -> tuple[Scenario, ...]:
    """Divide again with each of these amounts; all else stays as the question asks.

    Raises:
        UnknownRondeError: the plan has no such round.
        NoBallotsError: the method is ``gelijke-delen`` and there are no ballots.
    """
    ranking = rank(plan, agenda)
    was = divide(plan, ranking, question)
    found = []
    for one in wanted:
        wordt = divide(plan, ranking, replace(question, beschikbaar=one.of(was.pot.beschikbaar)))
        found.append(Scenario(one, was, wordt, _changes(was, wordt)))
    return tuple(found)


def _changes(was: Allocation, wordt: Allocation) -> tuple[Change, ...]:
    before = {regel.voorstel.id: regel.toegekend for regel in was.regels}
    changes = [
        Change(regel.plaats, regel.voorstel, before[regel.voorstel.id], regel.toegekend)
        for regel in wordt.regels
        if regel.toegekend != before[regel.voorstel.id]
    ]
    return tuple(sorted(changes, key=lambda change: change.plaats))
