"""The order of themas and voorstellen."""

from __future__ import annotations

from dataclasses import dataclass
from fractions import Fraction

from wijkplan.plan.agenda import Agenda
from wijkplan.plan.plan import Bewonersinitiatief, Plan, Thema, Voorstel
from wijkplan.plan.spelregels import Spelregels, over
from wijkplan.prioritise.scores import Deel, thema_delen, voices, voorstel_delen


@dataclass(frozen=True, slots=True)
class ThemaScore:
    """A thema with its place, its score (0..100) and where the points come from."""

    plaats: int
    thema: Thema
    score: Fraction
    delen: tuple[Deel, ...]
    signalen: int
    """How many residents gave a signal on this thema."""


@dataclass(frozen=True, slots=True)
class VoorstelScore:
    """A voorstel with its place among all, its score (0..100) and where the points come from."""

    plaats: int
    voorstel: Voorstel
    score: Fraction
    delen: tuple[Deel, ...]


@dataclass(frozen=True, slots=True)
class Ranking:
    """All themas and all voorstellen of a plan, the highest score first."""

    themas: tuple[ThemaScore, ...]
    voorstellen: tuple[VoorstelScore, ...]
    spelregels: Spelregels
    """The rules of play that gave this order: the agenda's, with the plan's own on top."""


def rank(plan: Plan, agenda: Agenda) -> Ranking:
    """Rank the themas and the voorstellen of a plan.

    A score depends on nothing but the voorstel itself, its thema and the rules of play: adding, removing
    or changing another voorstel, or the order of the lists in the file, changes neither scores nor order.
    """
    rules = over(agenda.spelregels, plan.spelregels)
    hard_to_reach = frozenset(groep.id for groep in agenda.doelgroepen if groep.moeilijk_bereikbaar)
    themas = _themas(plan, rules)
    thema_scores = {line.thema.id: line.score / 100 for line in themas}
    return Ranking(themas, _voorstellen(plan, thema_scores, hard_to_reach, rules), rules)


def _themas(plan: Plan, rules: Spelregels) -> tuple[ThemaScore, ...]:
    scored = []
    for thema in plan.themas:
        delen = thema_delen(thema, plan.signalen, rules)
        scored.append((sum_of(delen), thema, delen))
    scored.sort(key=lambda line: (-line[0], line[1].id))
    return tuple(
        ThemaScore(plaats, thema, score, delen, voices(s for s in plan.signalen if s.thema == thema.id))
        for plaats, (score, thema, delen) in enumerate(scored, start=1)
    )


def _voorstellen(
    plan: Plan, thema_scores: dict[str, Fraction], hard_to_reach: frozenset[str], rules: Spelregels
) -> tuple[VoorstelScore, ...]:
    scored = []
    for voorstel in plan.voorstellen:
        thema_score = thema_scores.get(voorstel.thema) if voorstel.thema else None
        delen = voorstel_delen(voorstel, thema_score, hard_to_reach, rules)
        scored.append((sum_of(delen), voorstel, delen))
    scored.sort(key=lambda line: (-line[0], *_tie(line[1])))
    return tuple(
        VoorstelScore(plaats, voorstel, score, delen) for plaats, (score, voorstel, delen) in enumerate(scored, start=1)
    )


def _tie(voorstel: Voorstel) -> tuple[int, int, int, str]:
    """Of equal scores: more draagvlak first, then the smaller amount (unknown last), then the id."""
    draagvlak = voorstel.draagvlak if isinstance(voorstel, Bewonersinitiatief) else None
    return (-(draagvlak or 0), voorstel.asks is None, voorstel.asks or 0, voorstel.id)


def sum_of(delen: tuple[Deel, ...]) -> Fraction:
    """The score that these parts make, 0..100."""
    return sum((deel.punten for deel in delen), Fraction(0))
