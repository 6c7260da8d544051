"""Of each effect: how far it came, in a word, and whether the difference can be chance."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import astuple, dataclass
from fractions import Fraction
from typing import Literal, TypeAlias

from wijkplan.plan.plan import Effect, Plan, Thema, Voorstel
from wijkplan.plan.reading.meting import Meting

OordeelEffect: TypeAlias = Literal["gehaald", "op-weg", "niet", "niet-gemeten", "geen-cijfer"]

_Z = Fraction(196, 100)
"""From here on fewer than one in twenty such differences are chance (two sides, normal distribution)."""


@dataclass(frozen=True, slots=True)
class EffectAccount:
    """What became of one effect."""

    effect: Effect
    voortgang: Fraction | None
    """0 is where it started and 1 what was aimed at; below 0 it went the other way. None where that is not known."""
    oordeel: OordeelEffect | None
    """None where it was measured, but not from where or to where."""
    zeker: bool | None
    """Whether the difference with the start is more than chance; None where that cannot be known."""
    voorstellen: tuple[Voorstel, ...]
    """Those that name this effect, by id."""

    @property
    def verschil(self) -> Fraction | None:
        """``gemeten - nulmeting``, whether or not it was aimed at; None where they cannot be compared."""
        start, now = _values(self.effect.nulmeting, self.effect.gemeten)
        return None if start is None or now is None else now - start

    @property
    def schaal(self) -> tuple[Fraction, Fraction | None, Fraction] | None:
        """Where it started, stands and should go, to be drawn on one line; None where that is no line."""
        start, aim = _values(self.effect.nulmeting, self.effect.streven)
        if start is None or aim is None or start == aim:
            return None
        return start, _values(self.effect.nulmeting, self.effect.gemeten)[1], aim


@dataclass(frozen=True, slots=True)
class Tally:
    """How many effects have which verdict. Nothing more is made of them: no grade, no euros."""

    gehaald: int = 0
    op_weg: int = 0
    niet: int = 0
    niet_gemeten: int = 0
    geen_cijfer: int = 0
    onbekend: int = 0
    """Measured, but not from where or to where."""

    @property
    def aantal(self) -> int:
        """All of them."""
        return sum(astuple(self))

    @property
    def met_cijfer(self) -> int:
        """Those of which a figure was measured."""
        return self.aantal - self.niet_gemeten - self.geen_cijfer

    def __add__(self, other: Tally) -> Tally:
        """Together."""
        return Tally(*map(sum, zip(astuple(self), astuple(other), strict=True)))


def tally(effects: Iterable[EffectAccount]) -> Tally:
    """Count the verdicts."""
    words = [(effect.oordeel or "onbekend").replace("-", "_") for effect in effects]
    return Tally(**{word: words.count(word) for word in words})


def effect_account(plan: Plan, thema: Thema, effect: Effect) -> EffectAccount:
    """What became of an effect of this thema."""
    named = [v for v in plan.voorstellen if v.thema == thema.id and effect.id and effect.id in v.effecten]
    progress = voortgang(effect)
    return EffectAccount(
        effect,
        progress,
        oordeel(effect, progress),
        zeker(effect.nulmeting, effect.gemeten),
        tuple(sorted(named, key=lambda voorstel: voorstel.id)),
    )


def voortgang(effect: Effect) -> Fraction | None:
    """``(gemeten - nulmeting) / (streven - nulmeting)``: from 41% to 44% on the way to 50% is 1/3.

    None where one of the three is missing or no figure, where they are not of one kind, and where the aim is to
    stay as it is.
    """
    start, now, aim = _values(effect.nulmeting, effect.gemeten, effect.streven)
    if start is None or now is None or aim is None or aim == start:
        return None
    return (now - start) / (aim - start)


def _values(*metingen: Meting | None) -> tuple[Fraction | None, ...]:
    """The values of metingen that are all figures of one kind, shares of a whole or numbers; else nothing of any."""
    figures = [meting.figure for meting in metingen if meting]
    found = [figure.waarde for figure in figures if figure]
    if len(found) < len(metingen) or len({figure.is_share for figure in figures if figure}) > 1:
        return (None,) * len(metingen)
    return tuple(found)


def oordeel(effect: Effect, progress: Fraction | None) -> OordeelEffect | None:
    """The word for a progress; other words where nothing was measured, or it was told and not measured."""
    if effect.gemeten is None:
        return "niet-gemeten"
    if effect.gemeten.figure is None:
        return "geen-cijfer"
    if progress is None:
        return None
    return "gehaald" if progress >= 1 else "op-weg" if progress > 0 else "niet"


def zeker(start: Meting | None, now: Meting | None) -> bool | None:
    """Whether the difference between two shares is more than chance: the pooled two-proportion z-test, |z| >= 1.96.

    With shares p and q among m and n people, and r = (p m + q n) / (m + n) of all together,
    z = (q - p) / sqrt(r (1 - r) (1/m + 1/n)). Both sides are squared, so that no root is taken.
    None where a share or the number of people asked is not known.
    """
    if not (start and now and start.aantal and now.aantal):
        return None
    before, after = start.figure, now.figure
    if not (before and after and before.is_share and after.is_share):
        return None
    if not (0 <= before.waarde <= 1 and 0 <= after.waarde <= 1):
        return None
    asked = start.aantal + now.aantal
    pooled = (before.waarde * start.aantal + after.waarde * now.aantal) / asked
    variance = pooled * (1 - pooled) * (Fraction(1, start.aantal) + Fraction(1, now.aantal))
    return variance > 0 and (after.waarde - before.waarde) ** 2 >= _Z**2 * variance
