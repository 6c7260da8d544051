"""The order of themas and voorstellen."""

from __future__ import annotations

from bisect import bisect_left
from collections import Counter
from collections.abc import Iterable
from dataclasses import dataclass
from fractions import Fraction

from wijkplan.plan.agenda import Agenda
from wijkplan.plan.plan import Bewonersinitiatief, Plan, Signaal, Thema, Voorstel
from wijkplan.plan.spelregels import Spelregels, over
from wijkplan.prioritise.scores import Deel, gewichten, sum_of, thema_delen, voices, voorstel_delen

Key = tuple[Fraction, int, bool, int, str]


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
class Yardstick:
    """What every voorstel of a plan is measured with: nothing in it depends on another voorstel."""

    spelregels: Spelregels
    """The agenda's rules of play, with the plan's own on top."""
    has_signalen: bool
    """Whether the plan has any signal at all."""
    hard_to_reach: frozenset[str]
    """Ids of target groups."""
    thema_scores: dict[str, Fraction]
    """0..1, by the id of the thema."""
    gewichten: dict[str, Fraction]
    """Of the criteria for voorstellen, together 100."""

    def delen(self, voorstel: Voorstel) -> tuple[Deel, ...]:
        """Where the points of a voorstel come from."""
        thema = self.thema_scores.get(voorstel.thema) if voorstel.thema else None
        return voorstel_delen(voorstel, thema, self.hard_to_reach, self.spelregels, self.gewichten)

    def key(self, voorstel: Voorstel) -> Key:
        """What decides the place of a voorstel: the smaller, the higher."""
        return key(sum_of(self.delen(voorstel)), voorstel)


@dataclass(frozen=True, slots=True)
class Ranking:
    """All themas and all voorstellen of a plan, the highest score first."""

    themas: tuple[ThemaScore, ...]
    voorstellen: tuple[VoorstelScore, ...]
    yardstick: Yardstick

    @property
    def spelregels(self) -> Spelregels:
        """The rules of play that gave this order."""
        return self.yardstick.spelregels

    def with_voorstel(self, changed: Voorstel) -> Ranking:
        """The ranking of the same plan with this in the place of the voorstel that has its id."""
        others = [line for line in self.voorstellen if line.voorstel.id != changed.id]
        delen = self.yardstick.delen(changed)
        score = sum_of(delen)
        n = bisect_left(others, key(score, changed), key=lambda line: key(line.score, line.voorstel))
        others.insert(n, VoorstelScore(n + 1, changed, score, delen))
        lines = (
            line if line.plaats == plaats else VoorstelScore(plaats, line.voorstel, line.score, line.delen)
            for plaats, line in enumerate(others, start=1)
        )
        return Ranking(self.themas, tuple(lines), self.yardstick)


def rank(plan: Plan, agenda: Agenda, spelregels: Spelregels | None = None) -> Ranking:
    """Rank the themas and the voorstellen of a plan.

    A score depends on nothing but the voorstel itself, its thema and the rules of play: adding, removing
    or changing another voorstel, or the order of the lists in the file, changes neither scores nor order.

    Args:
        plan: a plan without errors.
        agenda: the agenda that belongs to it.
        spelregels: take the place of the rules of agenda and plan (what if).
    """
    rules = spelregels or over(agenda.spelregels, plan.spelregels)
    themas = rank_themas(plan.themas, plan.signalen, rules)
    yardstick = Yardstick(
        rules,
        bool(plan.signalen),
        frozenset(groep.id for groep in agenda.doelgroepen if groep.moeilijk_bereikbaar),
        {line.thema.id: line.score / 100 for line in themas},
        gewichten(rules.criteria),
    )
    return Ranking(themas, _voorstellen(plan, yardstick), yardstick)


def rank_themas(themas: Iterable[Thema], signalen: tuple[Signaal, ...], rules: Spelregels) -> tuple[ThemaScore, ...]:
    """Rank themas, given all signals of the plan."""
    weights = gewichten(rules.themacriteria)
    signals = Counter[str | None]()
    for signaal in signalen:
        signals[signaal.thema] += voices([signaal])
    scored = []
    for thema in themas:
        delen = thema_delen(thema, signals[thema.id] if signalen else None, rules, weights)
        scored.append((sum_of(delen), thema, delen))
    scored.sort(key=lambda line: (-line[0], line[1].id))
    return tuple(
        ThemaScore(plaats, thema, score, delen, signals[thema.id])
        for plaats, (score, thema, delen) in enumerate(scored, start=1)
    )


def _voorstellen(plan: Plan, yardstick: Yardstick) -> tuple[VoorstelScore, ...]:
    scored = []
    for voorstel in plan.voorstellen:
        delen = yardstick.delen(voorstel)
        scored.append((sum_of(delen), voorstel, delen))
    scored.sort(key=lambda line: key(line[0], line[1]))
    return tuple(
        VoorstelScore(plaats, voorstel, score, delen) for plaats, (score, voorstel, delen) in enumerate(scored, start=1)
    )


def key(score: Fraction, voorstel: Voorstel) -> Key:
    """Of equal scores: more draagvlak first, then the smaller amount (unknown last), then the id."""
    draagvlak = voorstel.draagvlak if isinstance(voorstel, Bewonersinitiatief) else None
    return (-score, -(draagvlak or 0), voorstel.asks is None, voorstel.asks or 0, voorstel.id)
