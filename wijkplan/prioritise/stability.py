"""How sure the order is, solved exactly from the scores, which are linear in the weights.

The score of a voorstel is ``sum(w * v) / sum(w)``; of two voorstellen the one with the larger ``sum(w * v)`` is
higher, whatever the weights add up to. So for a pair with differences ``d = v1 - v2`` and lead ``D = sum(w * d)``:

* changing only weight ``w`` by a part ``x`` of itself gives the lead ``D + x * w * d``; both are equal at
  ``x = -D / (w * d)``, and beyond that they change places (a weight does not go below 0, so ``x >= -1``);
* when every weight may vary by a part ``p``, the lead is at least ``D - p * sum(w * |d|)``.
"""

from __future__ import annotations

from dataclasses import dataclass
from fractions import Fraction
from operator import sub
from typing import Any

from wijkplan.prioritise.ranking import Ranking, key
from wijkplan.prioritise.scores import Deel

_CLOSE = 1e-6  # far above the rounding of a sum of a few numbers up to 100; below it, fractions decide


@dataclass(frozen=True, slots=True)
class Swap:
    """The smallest change of a single weight at which two neighbours are equal; beyond it they change places."""

    criterium: str
    verandering: Fraction
    """Part of the weight: 1/10 is ten per cent more, -1/10 ten per cent less."""
    already: bool
    """Whether they change places at exactly this change, since the lower one wins when scores are equal."""


@dataclass(frozen=True, slots=True)
class _Line:
    """What the comparison of two lines needs."""

    delen: tuple[Deel, ...]
    tie: tuple[Any, ...]
    """What decides where scores are equal: the smaller, the higher."""


@dataclass(frozen=True, slots=True)
class Sure:
    """How sure the place of one line is."""

    plaats: int
    hoogste: int
    """No place above this one, whatever the weights do within the margin."""
    laagste: int
    """No place below this one."""
    pair: tuple[_Line, _Line] | None
    """This line and the one below it; None where there is none below."""

    @property
    def swap(self) -> Swap | None:
        """What swaps it with the one below it; None where no single weight does."""
        return swap(*self.pair) if self.pair else None

    def swap_within(self, marge: Fraction) -> Swap | None:
        """The same, if it takes no more than this part of the weight; mostly that is soon seen."""
        if self.pair is None:
            return None
        gaps = [
            float(one.punten) - float(other.punten) for one, other in zip(*(p.delen for p in self.pair), strict=True)
        ]
        if abs(sum(gaps)) > float(marge) * max(map(abs, gaps)) + _CLOSE:
            return None
        found = self.swap
        return found if found and abs(found.verandering) <= marge else None

    @property
    def is_sure(self) -> bool:
        """Whether the place holds within the margin."""
        return self.hoogste == self.laagste


@dataclass(frozen=True, slots=True)
class Stability:
    """How sure the places of themas and voorstellen are, in order of place."""

    marge: Fraction
    """By which part (0..1) every weight may vary."""
    themas: tuple[Sure, ...]
    voorstellen: tuple[Sure, ...]


def stability(ranking: Ranking, marge: Fraction = Fraction(1, 5)) -> Stability:
    """How sure a ranking is when every weight may vary by a part of itself."""
    themas = [_Line(line.delen, (line.thema.id,)) for line in ranking.themas]
    voorstellen = [_Line(line.delen, key(line.score, line.voorstel)[1:]) for line in ranking.voorstellen]
    return Stability(marge, _sure(themas, marge), _sure(voorstellen, marge))


def _sure(lines: list[_Line], marge: Fraction) -> tuple[Sure, ...]:
    counted = [n for n, deel in enumerate(lines[0].delen) if deel.gewicht] if lines else []
    points = [[float(line.delen[n].punten) for n in counted] for line in lines]
    scores = [sum(own) for own in points]
    part = float(marge)
    above = [0] * len(lines)  # how many stay above this line, whatever happens
    below = [0] * len(lines)
    for high in range(len(lines)):
        own = points[high]
        # No gap is larger than the larger of two numbers, so far enough down everything stays below.
        safe = scores[high] * (1 - part) / (1 + part) - _CLOSE
        for low in range(high + 1, len(lines)):
            if scores[low] < safe:
                for further in range(low, len(lines)):
                    above[further] += 1
                below[high] += len(lines) - low
                break
            least = scores[high] - scores[low] - part * sum(map(abs, map(sub, own, points[low])))
            if least > _CLOSE or (least > -_CLOSE and _stays(lines[high], lines[low], marge)):
                above[low] += 1
                below[high] += 1
    return tuple(
        Sure(n + 1, above[n] + 1, len(lines) - below[n], (lines[n], lines[n + 1]) if n + 1 < len(lines) else None)
        for n in range(len(lines))
    )


def _stays(high: _Line, low: _Line, marge: Fraction) -> bool:
    """Whether the higher one stays above the lower one within the margin, exactly."""
    gaps = [one.punten - other.punten for one, other in zip(high.delen, low.delen, strict=True)]
    least = sum(gaps, Fraction(0)) - marge * sum((abs(gap) for gap in gaps), Fraction(0))
    return least > 0 or (least == 0 and high.tie < low.tie)


def swap(high: _Line, low: _Line) -> Swap | None:
    """The smallest change of one weight, up or down, at which two lines are equal."""
    gaps = {one.criterium: one.punten - other.punten for one, other in zip(high.delen, low.delen, strict=True)}
    lead = sum(gaps.values(), Fraction(0))
    low_wins = low.tie < high.tie
    changes = [Swap(name, -lead / gap, low_wins) for name, gap in gaps.items() if gap]
    # A weight cannot go below nothing; without it, a tie is all that can be reached, and not if it is the only one.
    others = {deel.criterium for deel in high.delen if deel.gewicht < 100}
    possible = [
        c for c in changes if c.verandering > -1 or (c.verandering == -1 and low_wins and c.criterium in others)
    ]
    return min(possible, key=lambda change: (abs(change.verandering), change.criterium), default=None)
