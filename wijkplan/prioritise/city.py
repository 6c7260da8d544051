"""All wijken side by side: themas that come back, what each ambition gets, and which groups are not reached."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from fractions import Fraction

from wijkplan.language import Message
from wijkplan.plan.agenda import Agenda
from wijkplan.plan.plan import Plan
from wijkplan.prioritise.ranking import Ranking


@dataclass(frozen=True, slots=True)
class Wijk:
    """One plan with its ranking."""

    plan: Plan
    ranking: Ranking

    @property
    def naam(self) -> str:
        """The wijk with its year."""
        return f"{self.plan.wijk} {self.plan.jaar}"


@dataclass(frozen=True, slots=True)
class CityThema:
    """A thema (by its id) over the wijken that have it."""

    id: str
    naam: str
    wijken: tuple[tuple[str, int, Fraction], ...]
    """Each wijk with the place and the score (0..100) of the thema there, the highest score first."""
    gemiddeld: Fraction
    """The mean of those scores."""
    voorstellen: int
    gevraagd: int
    """Cents."""


@dataclass(frozen=True, slots=True)
class CityAmbitie:
    """An ambition of the agenda, and what stands behind it."""

    id: str
    naam: str
    wijken: tuple[str, ...]
    themas: tuple[str, ...]
    """Names, each once."""
    voorstellen: int
    gevraagd: int
    """Cents."""


@dataclass(frozen=True, slots=True)
class CityDoelgroep:
    """A target group of the agenda, and where it is reached."""

    id: str
    naam: str
    moeilijk_bereikbaar: bool
    wijken: tuple[str, ...]
    """The wijken with a voorstel for this group."""
    niet: tuple[str, ...]
    """The wijken without one."""
    voorstellen: int


@dataclass(frozen=True, slots=True)
class City:
    """The view over all plans."""

    wijken: tuple[str, ...]
    themas: tuple[CityThema, ...]
    ambities: tuple[CityAmbitie, ...]
    doelgroepen: tuple[CityDoelgroep, ...]
    supposed: tuple[Message, ...] = ()
    """What is otherwise than in the rules of play of the plans, in words."""


def city(wijken: Sequence[Wijk], agendas: Sequence[Agenda]) -> City:
    """Lay plans side by side.

    Args:
        wijken: the plans with their rankings.
        agendas: the agendas that belong to them, each once; their ambitions and groups are shown in that order.
    """
    ambities = {ambitie.id: ambitie.naam for agenda in agendas for ambitie in agenda.ambities}
    groepen = {groep.id: groep for agenda in agendas for groep in agenda.doelgroepen}
    return City(
        tuple(wijk.naam for wijk in wijken),
        _themas(wijken),
        tuple(_ambitie(id_, naam, wijken) for id_, naam in ambities.items()),
        tuple(_doelgroep(groep.id, groep.naam, groep.moeilijk_bereikbaar, wijken) for groep in groepen.values()),
    )


def _themas(wijken: Sequence[Wijk]) -> tuple[CityThema, ...]:
    found: dict[str, list[tuple[str, int, Fraction]]] = {}
    namen: dict[str, str] = {}
    for wijk in wijken:
        for line in wijk.ranking.themas:
            namen.setdefault(line.thema.id, line.thema.naam)
            found.setdefault(line.thema.id, []).append((wijk.naam, line.plaats, line.score))
    themas = []
    for id_, lines in found.items():
        lines.sort(key=lambda line: (-line[2], line[0]))
        mean = sum((score for _, _, score in lines), Fraction(0)) / len(lines)
        asked = [v.asks or 0 for wijk in wijken for v in wijk.plan.voorstellen if v.thema == id_]
        themas.append(CityThema(id_, namen[id_], tuple(lines), mean, len(asked), sum(asked)))
    return tuple(sorted(themas, key=lambda thema: (-len(thema.wijken), -thema.gemiddeld, thema.id)))


def _ambitie(id_: str, naam: str, wijken: Sequence[Wijk]) -> CityAmbitie:
    behind, namen, asked = [], [], []
    for wijk in wijken:
        themas = [thema for thema in wijk.plan.themas if id_ in thema.ambities]
        if themas:
            behind.append(wijk.naam)
            namen += [thema.naam for thema in themas]
            served = {thema.id for thema in themas}
            asked += [v.asks or 0 for v in wijk.plan.voorstellen if v.thema in served]
    return CityAmbitie(id_, naam, tuple(behind), tuple(dict.fromkeys(namen)), len(asked), sum(asked))


def _doelgroep(id_: str, naam: str, hard: bool, wijken: Sequence[Wijk]) -> CityDoelgroep:
    counts = [(wijk.naam, sum(id_ in v.doelgroepen for v in wijk.plan.voorstellen)) for wijk in wijken]
    return CityDoelgroep(
        id_,
        naam,
        hard,
        tuple(name for name, count in counts if count),
        tuple(name for name, count in counts if not count),
        sum(count for _, count in counts),
    )
