"""A setting of the knobs: everything that a meeting can try, and what comes of it beside the plan as it stands."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from fractions import Fraction
from typing import Literal, TypeAlias

from wijkplan.allocate.ladder import divide
from wijkplan.allocate.question import Question
from wijkplan.language import N_, Message
from wijkplan.language.numbers import Euros, Figure, Percentage
from wijkplan.outcome.result import Allocation, Regel
from wijkplan.plan.agenda import Agenda
from wijkplan.plan.ballots import Ballots
from wijkplan.plan.plan import STEMMEN, Plan, Stem, Thema
from wijkplan.plan.spelregels import BijTekort, Methode, Spelregels, over
from wijkplan.prioritise import Ranking, rank
from wijkplan.prioritise.what_if import other_weights, with_weights

Course: TypeAlias = Literal["in", "out", "more", "less", "same"]
"""What a setting does to the money of a voorstel: it comes in, falls out, gets more, less, or the same."""


@dataclass(frozen=True, slots=True)
class Setting:
    """What is otherwise than in the plan; what is None or not named goes as the plan and its rules of play say."""

    methode: Methode | None = None
    bij_tekort: BijTekort | None = None
    beschikbaar: int | None = None
    """Cents, in the place of what the pot's sum gives."""
    ronde: str | None = None
    klein_bedrag: int | None = None
    """Cents."""
    klein_plafond: Fraction | None = None
    """0..1 of the flexible money."""
    weights: tuple[tuple[str, Fraction], ...] = ()
    """Criterion (of themas or of voorstellen) and its weight."""
    ratio: tuple[tuple[Stem, Fraction], ...] = ()
    """Voice and its weight."""
    prioriteit: tuple[tuple[str, Stem, Fraction], ...] = ()
    """Thema (id), voice and its figure, 0 to 10."""

    def question(self, ballots: Ballots | None) -> Question:
        """What is asked of an allocation."""
        return Question(self.methode, self.bij_tekort, self.beschikbaar, self.ronde, ballots)


@dataclass(frozen=True, slots=True)
class Turned:
    """What a setting gives."""

    plan: Plan
    """The plan with the weights, small amounts and priorities of the setting in it."""
    ranking: Ranking
    allocation: Allocation
    supposed: tuple[Message, ...]
    """What is otherwise than in the plan, in words."""


@dataclass(frozen=True, slots=True)
class Move:
    """A voorstel under a setting, beside the same in the plan as it stands."""

    was: Regel
    wordt: Regel

    @property
    def places(self) -> int:
        """So many places higher in the ranking; below 0 it is lower."""
        return self.was.plaats - self.wordt.plaats

    @property
    def verschil(self) -> int:
        """So much more money, in cents; below 0 it is less."""
        return self.wordt.toegekend - self.was.toegekend

    @property
    def course(self) -> Course:
        """What happens to its money, in a word."""
        if not self.verschil:
            return "same"
        if not (self.was.toegekend and self.wordt.toegekend):
            return "in" if self.wordt.toegekend else "out"
        return "more" if self.verschil > 0 else "less"


def turned(plan: Plan, agenda: Agenda, setting: Setting, ballots: Ballots | None = None) -> Turned:
    """Rank and divide with this setting; nothing is written.

    Args:
        plan: a plan without errors.
        agenda: the agenda that belongs to it.
        setting: what is otherwise.
        ballots: what residents voted; needed for ``gelijke-delen`` alone.

    Raises:
        ValueError: all weights of a score would be zero; it names the score.
        UnknownRondeError: the plan has no such round.
        NoBallotsError: the method is ``gelijke-delen`` and there are no ballots.
    """
    was = over(agenda.spelregels, plan.spelregels)
    rules = _rules(was, setting)
    themas = tuple(_thema(thema, setting) for thema in plan.themas)
    changed = plan.model_copy(update={"spelregels": rules, "themas": themas})
    ranking = rank(changed, agenda)
    allocation = divide(changed, ranking, setting.question(ballots))
    supposed = (*allocation.supposed, *other_weights(was, rules), *_small(was, rules), *_priorities(plan, themas))
    return Turned(changed, ranking, allocation, supposed)


def moves(was: Turned, wordt: Turned) -> tuple[Move, ...]:
    """Every voorstel beside itself in another setting of the same plan, in the order of the second."""
    before = {regel.voorstel.id: regel for regel in was.allocation.regels}
    return tuple(Move(before[regel.voorstel.id], regel) for regel in wordt.allocation.regels)


def _rules(rules: Spelregels, setting: Setting) -> Spelregels:
    weights, ratio = dict(setting.weights), {str(stem): weight for stem, weight in setting.ratio}
    if weights or ratio:
        rules = with_weights(rules, weights, ratio)
    small = {"klein_bedrag": setting.klein_bedrag, "klein_plafond": setting.klein_plafond}
    given = {name: value for name, value in small.items() if value is not None}
    return rules.model_copy(update={"verdeling": rules.verdeling.model_copy(update=given)}) if given else rules


def _thema(thema: Thema, setting: Setting) -> Thema:
    figures = {str(stem): figure for id_, stem, figure in setting.prioriteit if id_ == thema.id}
    if not figures:
        return thema
    return thema.model_copy(update={"prioriteit": thema.prioriteit.model_copy(update=figures)})


def _small(was: Spelregels, rules: Spelregels) -> Iterator[Message]:
    now, then = rules.verdeling, was.verdeling
    if now.klein_bedrag != then.klein_bedrag:
        text = N_("klein bedrag: tot en met {hier} in plaats van {plan}")
        yield Message(text, {"hier": Euros(now.klein_bedrag), "plan": Euros(then.klein_bedrag)})
    if now.klein_plafond != then.klein_plafond:
        text = N_("voor kleine bedragen: hoogstens {hier} van het geld in plaats van {plan}")
        yield Message(text, {"hier": Percentage(now.klein_plafond), "plan": Percentage(then.klein_plafond)})


def _priorities(plan: Plan, themas: tuple[Thema, ...]) -> Iterator[Message]:
    for was, now in zip(plan.themas, themas, strict=True):
        for stem in STEMMEN:
            before, after = getattr(was.prioriteit, stem), getattr(now.prioriteit, stem)
            if before != after:
                text = N_("prioriteit van '{naam}' ({stem}): {hier} in plaats van {plan}")
                said = Message(N_("niets")) if before is None else Figure(before)
                yield Message(text, {"naam": now.naam, "stem": stem, "hier": Figure(after), "plan": said})
