"""Why something stands where it stands: its points, its neighbours, both voices, and what would move it up."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from fractions import Fraction
from typing import Literal, TypeAlias

from wijkplan.plan.plan import Prioriteit, Soort
from wijkplan.prioritise.moving_up import Step, thema_steps, voorstel_steps
from wijkplan.prioritise.ranking import Ranking, ThemaScore, VoorstelScore
from wijkplan.prioritise.scores import Deel
from wijkplan.prioritise.voices import Places, Voices

Kind: TypeAlias = Soort | Literal["thema"]


@dataclass(frozen=True, slots=True)
class Neighbour:
    """The one above or below."""

    plaats: int
    naam: str
    score: Fraction


@dataclass(frozen=True, slots=True)
class Explanation:
    """All that there is to say about one place in the order."""

    soort: Kind
    id: str
    naam: str
    plaats: int
    van: int
    """How many there are in this order."""
    score: Fraction
    """0..100."""
    delen: tuple[Deel, ...]
    prioriteit: Prioriteit
    places: Places
    above: Neighbour | None
    below: Neighbour | None
    steps: tuple[Step, ...]

    @property
    def unknown(self) -> tuple[Deel, ...]:
        """The criteria of which nothing is known; each could bring its whole weight."""
        return tuple(deel for deel in self.delen if deel.waarde is None and deel.gewicht)


def explain(ranking: Ranking, voices: Voices, wanted: str | None) -> tuple[Explanation, ...]:
    """Explain the thema and the voorstel with this id; a thema and a voorstel may share it."""
    return (
        *(_thema(ranking, voices, line) for line in ranking.themas if line.thema.id == wanted),
        *(_voorstel(ranking, voices, line) for line in ranking.voorstellen if line.voorstel.id == wanted),
    )


def _thema(ranking: Ranking, voices: Voices, line: ThemaScore) -> Explanation:
    above, below = _neighbours(ranking.themas, line.plaats)
    return Explanation(
        "thema",
        line.thema.id,
        line.thema.naam,
        line.plaats,
        len(ranking.themas),
        line.score,
        line.delen,
        line.thema.prioriteit,
        voices.themas[line.thema.id],
        above,
        below,
        thema_steps(ranking, line),
    )


def _voorstel(ranking: Ranking, voices: Voices, line: VoorstelScore) -> Explanation:
    above, below = _neighbours(ranking.voorstellen, line.plaats)
    return Explanation(
        line.voorstel.soort,
        line.voorstel.id,
        line.voorstel.naam,
        line.plaats,
        len(ranking.voorstellen),
        line.score,
        line.delen,
        line.voorstel.prioriteit,
        voices.voorstellen[line.voorstel.id],
        above,
        below,
        voorstel_steps(ranking, line),
    )


def _neighbours(
    lines: Sequence[ThemaScore] | Sequence[VoorstelScore], plaats: int
) -> tuple[Neighbour | None, Neighbour | None]:
    def neighbour(n: int) -> Neighbour | None:
        if not 0 <= n < len(lines):
            return None
        line = lines[n]
        named = line.thema if isinstance(line, ThemaScore) else line.voorstel
        return Neighbour(line.plaats, named.naam, line.score)

    return neighbour(plaats - 2), neighbour(plaats)
