"""The ways to divide side by side: what each voorstel gets under each, and whom that reaches."""

from __future__ import annotations

from dataclasses import dataclass, replace
from fractions import Fraction
from itertools import product
from typing import get_args

from wijkplan.allocate.ladder import divide
from wijkplan.allocate.question import Question
from wijkplan.language import Message
from wijkplan.outcome.result import Allocation, Regel
from wijkplan.plan.agenda import Agenda
from wijkplan.plan.ballots import Ballots
from wijkplan.plan.plan import Plan, Voorstel
from wijkplan.plan.spelregels import BijTekort, Methode, over
from wijkplan.plan.walk import doelgroepen_named
from wijkplan.prioritise import rank


@dataclass(frozen=True, slots=True)
class Column:
    """One outcome. Its money is the new advice; for who is reached, what was decided counts too."""

    allocations: tuple[Allocation, ...]
    """All ways to divide that give exactly these amounts; at least one."""
    own: bool
    """Whether the plan's own rules of play are one of them."""
    voorstellen: int
    """How many get money; those that were decided before are the same everywhere, and do not count here."""
    deel_bewoners: Fraction | None
    """The part of the money that is for bewonersinitiatieven (0..1); None where nothing was given."""
    themas: tuple[str, ...]
    """The themas (id) with a voorstel that gets money."""
    doelgroepen: tuple[str, ...]
    """The target groups (id) that a voorstel with money names."""
    stemmers: int | None
    """How many voters chose at least one voorstel that gets money; None without ballots."""

    @property
    def toegekend(self) -> int:
        """The new advice, in cents."""
        return self.allocations[0].toegekend

    @property
    def over(self) -> int:
        """What is left of the pot, in cents."""
        return self.allocations[0].over


@dataclass(frozen=True, slots=True)
class Line:
    """One voorstel."""

    plaats: int
    """The place in the ranking."""
    voorstel: Voorstel
    toegekend: tuple[int, ...]
    """Cents under each column."""

    @property
    def same(self) -> bool:
        """Whether it gets the same everywhere."""
        return len(set(self.toegekend)) == 1


@dataclass(frozen=True, slots=True)
class Methods:
    """All ways to divide the pot of one plan, side by side."""

    columns: tuple[Column, ...]
    """By method, then by the rule for shortage."""
    lines: tuple[Line, ...]
    """In order of rank."""
    beschikbaar: int
    """The pot, in cents."""
    besloten: tuple[Voorstel, ...]
    """What was decided with money before, by id: the same in all columns."""
    themas: tuple[str, ...]
    """All themas of the plan (id)."""
    doelgroepen: tuple[str, ...]
    """All target groups that the plan or the agenda names (id)."""
    stemmers: int | None
    """How many people voted; None without ballots, and then there is no ``gelijke-delen``."""

    @property
    def supposed(self) -> tuple[Message, ...]:
        """The amount that was put in the place of the pot of the plan; ways to divide are what is compared."""
        return self.columns[0].allocations[0].pot.supposed


def methods(plan: Plan, agenda: Agenda, question: Question = Question()) -> Methods:
    """Divide the pot by each method with each rule for shortage; what comes out the same is one column.

    Args:
        plan: a plan without errors.
        agenda: the agenda that belongs to it.
        question: which pot; its method and rule for shortage are not looked at. Without ballots ``gelijke-delen`` is
            left out.

    Raises:
        UnknownRondeError: the plan has no such round.
    """
    votes = question.ballots if question.ballots and question.ballots.voters else None
    ranking = rank(plan, agenda)
    outcomes: dict[tuple[int, ...], list[Allocation]] = {}
    for methode, bij_tekort in product(get_args(Methode), get_args(BijTekort)):
        if methode == "gelijke-delen" and votes is None:
            continue
        allocation = divide(plan, ranking, replace(question, methode=methode, bij_tekort=bij_tekort))
        outcomes.setdefault(tuple(regel.toegekend for regel in _ranked(allocation)), []).append(allocation)
    first = next(iter(outcomes.values()))[0]
    named = {groep for _where, groep in doelgroepen_named(plan)}
    return Methods(
        columns=tuple(_column(plan, agenda, allocations, votes) for allocations in outcomes.values()),
        lines=tuple(
            Line(regel.plaats, regel.voorstel, amounts)
            for regel, amounts in zip(_ranked(first), zip(*outcomes, strict=True), strict=True)
        ),
        beschikbaar=first.pot.beschikbaar,
        besloten=tuple(sorted((v for v in plan.voorstellen if v.decided), key=lambda voorstel: voorstel.id)),
        themas=tuple(sorted(thema.id for thema in plan.themas)),
        doelgroepen=tuple(sorted({groep.id for groep in agenda.doelgroepen} | named)),
        stemmers=votes.voters if votes else None,
    )


def _ranked(allocation: Allocation) -> list[Regel]:
    return sorted(allocation.regels, key=lambda regel: regel.plaats)


def _column(plan: Plan, agenda: Agenda, allocations: list[Allocation], ballots: Ballots | None) -> Column:
    rules = over(agenda.spelregels, plan.spelregels).verdeling
    regels = allocations[0].regels
    advice = [regel for regel in regels if regel.toegekend and regel.trede != "besloten"]
    given = sum(regel.toegekend for regel in advice)
    residents = sum(regel.toegekend for regel in advice if regel.voorstel.soort == "bewonersinitiatief")
    paid = [regel.voorstel for regel in regels if regel.toegekend]
    known = {thema.id for thema in plan.themas}
    return Column(
        allocations=tuple(allocations),
        own=any((a.methode, a.bij_tekort) == (rules.methode, rules.bij_tekort) for a in allocations),
        voorstellen=len(advice),
        deel_bewoners=Fraction(residents, given) if given else None,
        themas=tuple(sorted({voorstel.thema for voorstel in paid if voorstel.thema in known})),
        doelgroepen=tuple(sorted({groep for voorstel in paid for groep in voorstel.doelgroepen})),
        stemmers=len({voter for v in paid for voter in ballots.supporters.get(v.id, ())}) if ballots else None,
    )
