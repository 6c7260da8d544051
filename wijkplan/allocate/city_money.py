"""All wijken side by side: what each had, gave and kept, and for whom and for which ambition the money is."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator, Sequence
from dataclasses import astuple, dataclass
from fractions import Fraction
from typing import Literal, TypeAlias

from wijkplan.language import Message
from wijkplan.outcome.result import Allocation
from wijkplan.plan.agenda import Agenda
from wijkplan.plan.plan import Interventie, Plan

UNDER_USE = Fraction(1, 2)
"""A wijk that uses less than this share is named: in 2023 a wijk in Amersfoort used 12 per cent."""


@dataclass(frozen=True, slots=True)
class Sums:
    """The money of a wijk, or of all together; in cents."""

    totaal: int = 0
    meegenomen: int = 0
    vast: int = 0
    flexibel: int = 0
    reserve: int = 0
    te_verdelen: int = 0
    """``besloten + beschikbaar``: that is ``flexibel - reserve``, less what is kept for later rounds; or all that was
    decided, where that is more."""
    besloten: int = 0
    advies: int = 0
    bewoners: int = 0
    """The part of ``gegeven`` that is for bewonersinitiatieven."""

    @property
    def gegeven(self) -> int:
        """What was decided and the new advice together."""
        return self.besloten + self.advies

    @property
    def over(self) -> int:
        """``te_verdelen - gegeven``."""
        return self.te_verdelen - self.gegeven

    @property
    def gebruik(self) -> Fraction | None:
        """``gegeven / te_verdelen``: a reserve that is kept is no under-use. None where there was nothing to divide."""
        return Fraction(self.gegeven, self.te_verdelen) if self.te_verdelen > 0 else None

    @property
    def deel_bewoners(self) -> Fraction | None:
        """``bewoners / gegeven`` (0..1). None where nothing was given."""
        return Fraction(self.bewoners, self.gegeven) if self.gegeven else None


@dataclass(frozen=True, slots=True)
class CityMoneyWijk:
    """One plan."""

    wijk: str
    jaar: int
    sums: Sums
    supposed: tuple[Message, ...] = ()
    """What is otherwise here than in the rules of play of the plan, in words."""

    @property
    def naam(self) -> str:
        """The wijk with its year."""
        return f"{self.wijk} {self.jaar}"


@dataclass(frozen=True, slots=True)
class Geld:
    """Where money stands; in cents."""

    vast: int = 0
    besloten: int = 0
    advies: int = 0

    @property
    def samen(self) -> int:
        """All of it."""
        return self.vast + self.besloten + self.advies

    def __add__(self, other: Geld) -> Geld:
        """Together."""
        return Geld(self.vast + other.vast, self.besloten + other.besloten, self.advies + other.advies)


Soort: TypeAlias = Literal["bewoners", "aanbieder", "onbekend", "ambitie", "zonder-ambitie"]


@dataclass(frozen=True, slots=True)
class CityMoneyLine:
    """What goes to a party (residents' initiatives are one line), or stands behind an ambition."""

    soort: Soort
    id: str | None
    """None where ``soort`` says it all."""
    naam: str | None
    """As the agenda names it, or else the id."""
    geld: Geld


@dataclass(frozen=True, slots=True)
class CityMoney:
    """The money of all plans. Over all lines of ``aanbieders``, and of ``ambities``, the money adds up to ``geld``."""

    wijken: tuple[CityMoneyWijk, ...]
    sums: Sums
    geld: Geld
    aanbieders: tuple[CityMoneyLine, ...]
    """Residents first, then most money first."""
    ambities: tuple[CityMoneyLine, ...]
    """In the order of the agenda. The money of a thema with several ambitions counts in equal parts for each."""

    @property
    def under_used(self) -> tuple[CityMoneyWijk, ...]:
        """The wijken that use less than `UNDER_USE`."""
        return tuple(w for w in self.wijken if w.sums.gebruik is not None and w.sums.gebruik < UNDER_USE)

    @property
    def supposed(self) -> tuple[Message, ...]:
        """What is supposed of any of the plans."""
        return tuple(message for wijk in self.wijken for message in wijk.supposed)

    @property
    def several_years(self) -> bool:
        """Whether money that moved to the next year may count twice in the sums."""
        return len({wijk.jaar for wijk in self.wijken}) > 1


@dataclass(frozen=True, slots=True)
class Summary:
    """What the city needs of one plan: a few sums, so that the plans of all wijken need not be kept."""

    wijk: CityMoneyWijk
    aanbieders: dict[tuple[Soort, str | None], Geld]
    ambities: dict[str | None, Geld]
    """By id; None for what stands behind no ambition."""
    partijen: tuple[tuple[str, str], ...]
    """Id and name of the parties of its agenda."""
    names: tuple[tuple[str, str], ...]
    """Id and name of the ambitions of its agenda."""


def summary(plan: Plan, agenda: Agenda, allocation: Allocation) -> Summary:
    """A plan with its agenda and the advice for it, summed up."""
    return Summary(
        CityMoneyWijk(plan.wijk, plan.jaar, _sums(allocation), allocation.supposed),
        _per_aanbieder(plan, allocation),
        _per_ambitie(plan, allocation),
        tuple((partij.id, partij.naam) for partij in agenda.partijen),
        tuple((ambitie.id, ambitie.naam) for ambitie in agenda.ambities),
    )


def city_money(plans: Sequence[Summary]) -> CityMoney:
    """Lay the money of plans side by side; each plan is a line, also where a wijk has plans of several years."""
    wijken = tuple(plan.wijk for plan in plans)
    sums = Sums(*map(sum, zip(*(astuple(wijk.sums) for wijk in wijken), strict=True)))
    return CityMoney(wijken, sums, Geld(sums.vast, sums.besloten, sums.advies), _aanbieders(plans), _ambities(plans))


def _sums(allocation: Allocation) -> Sums:
    pot = allocation.pot
    return Sums(
        pot.totaal,
        pot.meegenomen,
        pot.vast,
        pot.flexibel,
        pot.reserve,
        pot.besloten + pot.beschikbaar,
        pot.besloten,
        allocation.toegekend,
        allocation.goes_to("bewonersinitiatief"),
    )


@dataclass(frozen=True, slots=True)
class _Post:
    """Some money with its place in the plan."""

    thema: str | None
    soort: Soort
    aanbieder: str | None
    geld: Geld


def _posten(plan: Plan, allocation: Allocation) -> Iterator[_Post]:
    """All money that is committed or given."""
    for vast in plan.budget.vast:
        yield _Post(vast.thema, _soort(vast.aanbieder), vast.aanbieder, Geld(vast=vast.bedrag))
    for regel in allocation.regels:
        voorstel, amount = regel.voorstel, regel.toegekend
        geld = Geld(besloten=amount) if regel.trede == "besloten" else Geld(advies=amount)
        if isinstance(voorstel, Interventie):
            yield _Post(voorstel.thema, _soort(voorstel.aanbieder), voorstel.aanbieder, geld)
        else:
            yield _Post(voorstel.thema, "bewoners", None, geld)


def _soort(aanbieder: str | None) -> Soort:
    return "aanbieder" if aanbieder else "onbekend"


def _per_aanbieder(plan: Plan, allocation: Allocation) -> dict[tuple[Soort, str | None], Geld]:
    found: dict[tuple[Soort, str | None], Geld] = defaultdict(Geld)
    for post in _posten(plan, allocation):
        found[post.soort, post.aanbieder] += post.geld
    return dict(found)


def _per_ambitie(plan: Plan, allocation: Allocation) -> dict[str | None, Geld]:
    per_thema: dict[str | None, Geld] = defaultdict(Geld)
    for post in _posten(plan, allocation):
        per_thema[post.thema] += post.geld
    served = {thema.id: sorted(set(thema.ambities)) for thema in plan.themas}
    found: dict[str | None, Geld] = defaultdict(Geld)
    for thema, geld in per_thema.items():
        ambities: list[str] | list[None] = served.get(thema or "") or [None]
        for ambitie, part in zip(ambities, _equal_parts(geld, len(ambities)), strict=True):
            found[ambitie] += part
    return dict(found)


def _aanbieders(plans: Sequence[Summary]) -> tuple[CityMoneyLine, ...]:
    namen = {id_: naam for plan in plans for id_, naam in plan.partijen}
    found: dict[tuple[Soort, str | None], Geld] = defaultdict(Geld, {("bewoners", None): Geld()})
    for plan in plans:
        for who, geld in plan.aanbieders.items():
            found[who] += geld
    places = ("bewoners", "aanbieder", "onbekend")
    lines = [
        CityMoneyLine(soort, id_, namen.get(id_, id_) if id_ else None, geld)
        for (soort, id_), geld in found.items()
        if geld.samen or soort == "bewoners"
    ]
    return tuple(sorted(lines, key=lambda line: (places.index(line.soort), -line.geld.samen, line.id or "")))


def _ambities(plans: Sequence[Summary]) -> tuple[CityMoneyLine, ...]:
    namen = {id_: naam for plan in plans for id_, naam in plan.names}
    found: dict[str | None, Geld] = defaultdict(Geld, {id_: Geld() for id_ in namen})
    for plan in plans:
        for ambitie, geld in plan.ambities.items():
            found[ambitie] += geld
    without = found.pop(None, Geld())
    order = [*namen, *sorted(id_ for id_ in found if id_ and id_ not in namen)]
    lines = [CityMoneyLine("ambitie", id_, namen.get(id_, id_), found[id_]) for id_ in order]
    return (*lines, CityMoneyLine("zonder-ambitie", None, None, without)) if without.samen else tuple(lines)


def _equal_parts(geld: Geld, count: int) -> list[Geld]:
    """So many equal parts; cents that are left over go to the first ones, so that it adds up."""
    return [Geld(*((amount + count - 1 - n) // count for amount in astuple(geld))) for n in range(count)]
