"""What it takes to move up one place: for each thing that can change, the least change that does it.

Scores stand on fixed scales, so only two keys have to be compared: that of the changed voorstel (or thema)
and that of its neighbour above. More of anything never makes a score smaller, so the least is found by halving.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass
from fractions import Fraction
from typing import Any

from wijkplan.plan.plan import Bewonersinitiatief, Prioriteit, Thema, Voorstel
from wijkplan.prioritise.ranking import Ranking, ThemaScore, VoorstelScore
from wijkplan.prioritise.scores import gewichten, sum_of, thema_delen


@dataclass(frozen=True, slots=True)
class Step:
    """One thing that could change, and how far it has to."""

    veld: str
    """The key in the plan."""
    nu: Fraction | None
    """What it is now; None where it is not known. Euros are in cents."""
    nodig: Fraction | None
    """The least with which it passes its neighbour; None where this alone cannot do it."""
    plaats: int
    """The place that it then has; the place that it has now, where it cannot."""


@dataclass(frozen=True, slots=True)
class _Lever:
    """A key that can change, in steps of ``unit``, and the sort key that comes of each step."""

    veld: str
    now: Fraction | None
    highest: int
    """The last step that can still make a difference."""
    key: Callable[[int], Any]
    unit: Fraction = Fraction(1)
    most: Fraction | None = None
    """The last step may be smaller: up to here."""

    def value(self, step: int) -> Fraction:
        """What a step is in the plan."""
        value = step * self.unit
        return value if self.most is None else min(value, self.most)

    @property
    def start(self) -> int:
        """The step where it is now."""
        return 0 if self.now is None else int(self.now / self.unit)


def voorstel_steps(ranking: Ranking, line: VoorstelScore) -> tuple[Step, ...]:
    """What a voorstel needs, one thing at a time, to pass the one above it; nothing for the first."""
    key = ranking.yardstick.key
    keys = [key(other.voorstel) for other in ranking.voorstellen]
    # Of equal scores more draagvlak comes first: then it counts beyond its scale, too.
    most = max((getattr(other.voorstel, "draagvlak", None) or 0 for other in ranking.voorstellen), default=0)
    return _steps(_voorstel_levers(line.voorstel, ranking, most + 1), line.plaats, keys)


def thema_steps(ranking: Ranking, line: ThemaScore) -> tuple[Step, ...]:
    """What a thema needs, one thing at a time, to pass the one above it; nothing for the first."""
    keys = [(-other.score, other.thema.id) for other in ranking.themas]
    return _steps(_thema_levers(line, ranking), line.plaats, keys)


def _steps(levers: Iterable[_Lever], plaats: int, keys: list[Any]) -> tuple[Step, ...]:
    """Try each lever against the neighbour above; ``keys`` are those of all, the highest first."""
    if plaats == 1:
        return ()
    target = keys[plaats - 2]
    others = keys[: plaats - 1] + keys[plaats:]
    steps = []
    for lever in levers:
        least = _least(lever, target)
        if least is None:
            steps.append(Step(lever.veld, lever.now, None, plaats))
        else:
            own = lever.key(least)
            steps.append(Step(lever.veld, lever.now, lever.value(least), 1 + sum(other < own for other in others)))
    return tuple(steps)


def _least(lever: _Lever, target: Any) -> int | None:
    """The least step that comes before the target; None where none does."""
    low, high = lever.start, lever.highest
    if high < low or not lever.key(high) < target:
        return None
    while low < high:
        middle = (low + high) // 2
        if lever.key(middle) < target:
            high = middle
        else:
            low = middle + 1
    return low


def _voorstel_levers(voorstel: Voorstel, ranking: Ranking, most: int) -> Iterator[_Lever]:
    criteria, schaal, key = ranking.spelregels.criteria, ranking.spelregels.schaal, ranking.yardstick.key

    def changed(**values: Any) -> Any:
        return key(voorstel.model_copy(update=values))

    def count(name: str, full: int) -> _Lever:
        now = getattr(voorstel, name)
        return _Lever(name, None if now is None else Fraction(now), max(full, now or 0), lambda n: changed(**{name: n}))

    if isinstance(voorstel, Bewonersinitiatief):
        if criteria.draagvlak:
            yield count("draagvlak", max(schaal.draagvlak, most))
        if criteria.eigen_inzet:
            yield count("vrijwilligers", schaal.vrijwilligers)
    if criteria.bereik:
        yield count("bereik", schaal.bereik)
    hard = sorted(ranking.yardstick.hard_to_reach)
    if criteria.doelgroepen and hard and not ranking.yardstick.hard_to_reach.intersection(voorstel.doelgroepen):
        reached = (*voorstel.doelgroepen, hard[0])
        yield _Lever("doelgroepen", Fraction(0), 1, lambda n: changed(doelgroepen=reached) if n else key(voorstel))
    if criteria.eigen_inzet and voorstel.costs:
        # Others pay a part of it as well: what is left is the most that can be of its own.
        own, others = voorstel.eigen_bijdrage, sum(other.bedrag for other in voorstel.medefinanciers)
        most_own = max(0, voorstel.costs - others)
        yield _Lever(
            "eigen_bijdrage",
            None if own is None else Fraction(own),
            -(-most_own // 100),
            lambda n: changed(eigen_bijdrage=min(n * 100, most_own)),
            Fraction(100),
            Fraction(most_own),
        )
    if criteria.prioriteit:
        yield from _figures(voorstel.prioriteit, lambda prioriteit: changed(prioriteit=prioriteit))


def _thema_levers(line: ThemaScore, ranking: Ranking) -> Iterator[_Lever]:
    thema, rules = line.thema, ranking.spelregels
    weights = gewichten(rules.themacriteria)

    def key(changed: Thema, heard: int = line.signalen) -> Any:
        known = heard if ranking.yardstick.has_signalen or heard > line.signalen else None
        return (-sum_of(thema_delen(changed, known, rules, weights)), thema.id)

    if rules.themacriteria.stem:
        yield from _figures(thema.prioriteit, lambda p: key(thema.model_copy(update={"prioriteit": p})))
    if rules.themacriteria.signalen:
        full = max(rules.schaal.signalen, line.signalen)
        yield _Lever("signalen", Fraction(line.signalen), full, lambda n: key(thema, n))
    if rules.themacriteria.ambities and not thema.ambities:
        with_one = Thema.model_construct(**{**dict(thema), "ambities": ("?",)})
        yield _Lever("ambities", Fraction(0), 1, lambda n: key(with_one if n else thema))


def _figures(prioriteit: Prioriteit, keyed: Callable[[Prioriteit], Any]) -> Iterator[_Lever]:
    """Both voices, in tenths of a point."""

    def lever(stem: str) -> _Lever:
        def key(tenths: int) -> Any:
            return keyed(prioriteit.model_copy(update={stem: Fraction(tenths, 10)}))

        return _Lever(f"prioriteit.{stem}", getattr(prioriteit, stem), 100, key, Fraction(1, 10))

    yield lever("wijk")
    yield lever("aanbieder")
