"""What the changes do to the ranking and the allocation: who rose, who fell, who gets what."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from fractions import Fraction
from typing import Literal, TypeAlias

from wijkplan.allocate import Allocation, NoBallotsError, Question, Regel, Status, allocate
from wijkplan.changes.facts import Renamed
from wijkplan.changes.version import Pair, Version
from wijkplan.language import N_, Message
from wijkplan.plan.plan import Soort, Thema, Voorstel
from wijkplan.prioritise import Ranking, rank
from wijkplan.prioritise.ranking import ThemaScore, VoorstelScore

Outcome: TypeAlias = Literal["erbij", "eraf", "meer", "minder", "gelijk"]


@dataclass(frozen=True, slots=True)
class Place:
    """The place of a thema or a voorstel in both orders; None where it was not in the plan."""

    id: str
    naam: str
    plaats: Pair[int | None]
    score: Pair[Fraction | None]
    """0..100."""
    moved: int
    """Places up (above 0) or down (below 0) among those that are in both versions."""

    @property
    def differs(self) -> bool:
        """Whether it moved, or has another score."""
        return bool(self.moved) or self.score.differs


@dataclass(frozen=True, slots=True)
class Gets:
    """What a voorstel gets in both versions: by decision or by advice, in cents; nothing where it was not there."""

    id: str
    naam: str
    soort: Soort
    krijgt: Pair[int]
    status: Pair[Status | None]
    reden: Message | None
    """Why, in the newer version; None where it is no longer there."""

    @property
    def outcome(self) -> Outcome:
        """In one word, what changed: it comes in or falls out, or gets more, less or the same."""
        was, wordt = self.krijgt.was, self.krijgt.wordt
        if was == wordt:
            return "gelijk"
        if not was:
            return "erbij"
        if not wordt:
            return "eraf"
        return "meer" if wordt > was else "minder"


@dataclass(frozen=True, slots=True)
class Effects:
    """What the changes do. Lists are in the order of the newer version, what is gone last."""

    themas: tuple[Place, ...]
    voorstellen: tuple[Place, ...]
    gets: tuple[Gets, ...]
    pot: dict[str, Pair[int]]
    """In cents: ``beschikbaar``, ``toegekend`` (the new advice) and ``over``; empty where nothing was divided."""
    not_divided: Message | None
    """Why what everybody gets was not computed, where that is so."""

    def __bool__(self) -> bool:
        """Whether anything is different for anybody."""
        places = any(place.differs for place in (*self.themas, *self.voorstellen))
        return places or any(pair.differs for pair in (*(gets.krijgt for gets in self.gets), *self.pot.values()))


def effects(before: Version, after: Version, renamed: Renamed) -> Effects:
    """Rank and allocate both versions, and lay the outcomes side by side.

    Args:
        before: the older version, without errors.
        after: the newer version, without errors.
        renamed: ids of the older version that are something else in the newer one.
    """
    was, wordt = rank(before.plan, before.agenda), rank(after.plan, after.agenda)
    themas = _places(_themas(was, renamed.themas), _themas(wordt))
    voorstellen = _places(_voorstellen(was, renamed.voorstellen), _voorstellen(wordt))
    try:
        old, new = _allocated(before), _allocated(after)
    except NoBallotsError:
        why = Message(N_("De methode 'gelijke-delen' heeft stembriefjes nodig, en die zijn er niet."))
        return Effects(themas, voorstellen, (), {}, why)
    pot = {
        "beschikbaar": Pair(old.pot.beschikbaar, new.pot.beschikbaar),
        "toegekend": Pair(old.toegekend, new.toegekend),
        "over": Pair(old.over, new.over),
    }
    return Effects(themas, voorstellen, _gets(old, new, renamed), pot, None)


def _allocated(version: Version) -> Allocation:
    return allocate(version.plan, version.agenda, Question(ballots=version.ballots))


_Line: TypeAlias = tuple[int, Fraction, str]
"""A place, a score and a name."""


def _themas(ranking: Ranking, renamed: Mapping[str, str] | None = None) -> dict[str, _Line]:
    return _lines(((line, line.thema) for line in ranking.themas), renamed or {})


def _voorstellen(ranking: Ranking, renamed: Mapping[str, str] | None = None) -> dict[str, _Line]:
    return _lines(((line, line.voorstel) for line in ranking.voorstellen), renamed or {})


def _lines(
    found: Iterable[tuple[ThemaScore | VoorstelScore, Thema | Voorstel]], renamed: Mapping[str, str]
) -> dict[str, _Line]:
    return {renamed.get(item.id, item.id): (line.plaats, line.score, item.naam) for line, item in found}


def _places(was: dict[str, _Line], wordt: dict[str, _Line]) -> tuple[Place, ...]:
    both = [name for name in was if name in wordt]
    place_before = {name: n for n, name in enumerate(both)}
    moved = {name: place_before[name] - n for n, name in enumerate(name for name in wordt if name in was)}
    places = []
    for name in dict.fromkeys((*wordt, *was)):
        old, new = was.get(name), wordt.get(name)
        naam = (new or was[name])[2]
        plaats = Pair(old and old[0], new and new[0])
        score = Pair(old and old[1], new and new[1])
        places.append(Place(name, naam, plaats, score, moved.get(name, 0)))
    return tuple(places)


def _gets(old: Allocation, new: Allocation, renamed: Renamed) -> tuple[Gets, ...]:
    was = {renamed.voorstellen.get(regel.voorstel.id, regel.voorstel.id): regel for regel in old.regels}
    wordt = {regel.voorstel.id: regel for regel in new.regels}
    return tuple(_one(name, was.get(name), wordt.get(name)) for name in dict.fromkeys((*wordt, *was)))


def _one(name: str, old: Regel | None, new: Regel | None) -> Gets:
    voorstel = (new or old).voorstel  # type: ignore[union-attr]
    return Gets(
        name,
        voorstel.naam,
        voorstel.soort,
        Pair(old.toegekend if old else 0, new.toegekend if new else 0),
        Pair(old.status if old else None, new.status if new else None),
        new.reden if new else None,
    )
