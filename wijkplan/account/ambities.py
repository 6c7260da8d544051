"""For which ambition the money is, and what became of it there: ambition, thema, effect, euros."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from fractions import Fraction

from wijkplan.account.effects import Tally
from wijkplan.account.money import GeldThema


@dataclass(frozen=True, slots=True)
class GeldAmbitie:
    """The money that stands behind an ambition, in cents; a part of a cent where a thema has several ambitions."""

    vast: Fraction = Fraction(0)
    toegekend: Fraction = Fraction(0)
    besteed: Fraction = Fraction(0)

    def __add__(self, other: GeldAmbitie) -> GeldAmbitie:
        """Together."""
        return GeldAmbitie(self.vast + other.vast, self.toegekend + other.toegekend, self.besteed + other.besteed)


@dataclass(frozen=True, slots=True)
class AmbitieAccount:
    """What became of an ambition."""

    id: str | None
    """None: the money and the effects of no ambition."""
    naam: str | None
    """As the agenda names it, or else its id."""
    geld: GeldAmbitie
    effecten: Tally
    """An effect counts whole for each ambition of its thema."""
    themas: int
    """How many themas work on it."""


def of_thema(ambities: Sequence[str], geld: GeldThema, effecten: Tally) -> list[AmbitieAccount]:
    """What a thema adds to each of its ambitions: an even part of its money."""
    each: list[str | None] = [*dict.fromkeys(ambities)] or [None]
    n = len(each)
    part = GeldAmbitie(Fraction(geld.vast, n), Fraction(geld.toegekend, n), Fraction(geld.besteed, n))
    return [AmbitieAccount(ambitie, ambitie, part, effecten, 1) for ambitie in each]


def together(parts: Iterable[AmbitieAccount], names: dict[str, str]) -> tuple[AmbitieAccount, ...]:
    """One for each ambition: those of the agenda in its order, others by id, and last what has none.

    Args:
        parts: what themas, or plans, add to it.
        names: the ambitions of the agenda by id; also one on which nobody works is there.
    """
    found: dict[str, AmbitieAccount] = {
        id_: AmbitieAccount(id_, naam, GeldAmbitie(), Tally(), 0) for id_, naam in names.items()
    }
    without = AmbitieAccount(None, None, GeldAmbitie(), Tally(), 0)
    for part in sorted(parts, key=lambda part: part.id or ""):
        if part.id is None:
            without = _sum(without, part)
        else:
            found[part.id] = _sum(found[part.id], part) if part.id in found else part
    return (*found.values(), without) if without.themas or without.geld != GeldAmbitie() else tuple(found.values())


def _sum(one: AmbitieAccount, other: AmbitieAccount) -> AmbitieAccount:
    return AmbitieAccount(
        one.id, one.naam, one.geld + other.geld, one.effecten + other.effecten, one.themas + other.themas
    )
