"""What comes free of the committed money: what ends when, and how much becomes flexible if it is set free."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass
from fractions import Fraction
from itertools import pairwise

from wijkplan.plan.agenda import Agenda
from wijkplan.plan.plan import Plan, Vast

MOST_YEARS = 10
"""So many coming years are shown at most."""


@dataclass(frozen=True, slots=True)
class Afspraak:
    """Some committed money, with the plan in which it stands."""

    wijk: str
    jaar: int
    """The year of the plan."""
    vast: Vast
    aanbieder: str | None
    """The name of the party, or else its id; None where the plan names none."""
    thema: str | None
    """The name of the thema; None where the plan names none."""

    @property
    def voorbij(self) -> bool:
        """Whether it ended before the year of the plan, so that it should not stand there any more."""
        return self.vast.tot_en_met is not None and self.vast.tot_en_met < self.jaar

    def in_year(self, jaar: int) -> int:
        """What it takes in the year of the plan or a later one, in cents: without a last year it goes on."""
        ended = self.vast.tot_en_met is not None and self.vast.tot_en_met < jaar
        return 0 if ended and jaar != self.jaar else self.vast.bedrag


@dataclass(frozen=True, slots=True)
class VrijvalYear:
    """A year, if what ends is set free and the total stays the same; in cents."""

    jaar: int
    totaal: int
    """``budget.totaal``, without ``meegenomen``: that does not come back each year."""
    vast: int
    vrij: int | None
    """What was committed in the year before, and is not any more; None in the first year."""

    @property
    def flexibel(self) -> int:
        """``totaal - vast``; below 0 where more is promised than comes in each year."""
        return self.totaal - self.vast

    @property
    def deel(self) -> Fraction | None:
        """``flexibel / totaal``; None without a total."""
        return Fraction(self.flexibel, self.totaal) if self.totaal else None


@dataclass(frozen=True, slots=True)
class Einde:
    """What is committed up to and including a year; None where no last year is given."""

    tot_en_met: int | None
    bedrag: int
    """Cents."""


@dataclass(frozen=True, slots=True)
class PerEinde:
    """Committed money by its last year."""

    einden: tuple[Einde, ...]

    @property
    def vast(self) -> int:
        """All of it, in cents."""
        return sum(einde.bedrag for einde in self.einden)


@dataclass(frozen=True, slots=True)
class VrijvalLine(PerEinde):
    """The committed money of a party or a thema."""

    id: str | None
    """None for money of which the plan does not say it."""
    naam: str | None


@dataclass(frozen=True, slots=True)
class VrijvalWijk(PerEinde):
    """The committed money of a wijk, and its coming years."""

    wijk: str
    jaar: int
    """The year of the plan."""
    jaren: tuple[VrijvalYear, ...]

    @property
    def naam(self) -> str:
        """The wijk with the year of its plan."""
        return f"{self.wijk} {self.jaar}"


@dataclass(frozen=True, slots=True)
class Vrijval(PerEinde):
    """The committed money of all wijken. The lines for wijken, parties and themas each add up to ``vast``."""

    jaren: tuple[VrijvalYear, ...]
    """All wijken together: the year of the newest plan, then the coming years until all that has a last year ended."""
    later: int
    """Cents with a last year that still run in the last of these years: only where there are more than `MOST_YEARS`."""
    wijken: tuple[VrijvalWijk, ...]
    aanbieders: tuple[VrijvalLine, ...]
    themas: tuple[VrijvalLine, ...]
    afspraken: tuple[Afspraak, ...]
    """In order of their last year; those without one last."""
    ouder: tuple[str, ...]
    """Plans that do not count, since the wijk has a newer one."""


def vrijval(plans: Sequence[tuple[Plan, Agenda]]) -> Vrijval:
    """Look at the committed money of all wijken; where a wijk has plans of several years, the newest counts.

    All wijken are laid on the same years. In the year of its own plan all that stands there counts; a plan
    that is older than others is taken to go on with the same total.
    """
    newest: dict[tuple[str, str], Plan] = {}
    for plan, agenda in plans:
        here = _wijk(plan, agenda)
        if here not in newest or newest[here].jaar < plan.jaar:
            newest[here] = plan
    counts = list(newest.values())
    namen = {partij.id: partij.naam for _plan, agenda in plans for partij in agenda.partijen}
    per_plan = [(plan, _afspraken(plan, namen)) for plan in counts]
    afspraken = [afspraak for _plan, own in per_plan for afspraak in own]
    years = _years(counts, afspraken)
    wijken = [
        VrijvalWijk(_einden(own), plan.wijk, plan.jaar, _jaren(plan.budget.totaal, own, years))
        for plan, own in per_plan
    ]
    return Vrijval(
        _einden(afspraken),
        _jaren(sum(plan.budget.totaal for plan in counts), afspraken, years),
        sum(a.vast.bedrag for a in afspraken if years and (a.vast.tot_en_met or 0) >= years[-1]),
        tuple(wijken),
        _lines(afspraken, lambda afspraak: (afspraak.vast.aanbieder, afspraak.aanbieder)),
        _lines(afspraken, lambda afspraak: (afspraak.vast.thema, afspraak.thema)),
        tuple(sorted(afspraken, key=_order)),
        tuple(f"{plan.wijk} {plan.jaar}" for plan, agenda in plans if newest[_wijk(plan, agenda)] is not plan),
    )


def _wijk(plan: Plan, agenda: Agenda) -> tuple[str, str]:
    """By which a wijk is known over the years: its municipality and its name."""
    return (plan.gemeente or agenda.gemeente or "").casefold(), plan.wijk.casefold()


def _afspraken(plan: Plan, partijen: dict[str, str]) -> list[Afspraak]:
    themas = {thema.id: thema.naam for thema in plan.themas}
    return [
        Afspraak(
            plan.wijk,
            plan.jaar,
            vast,
            partijen.get(vast.aanbieder, vast.aanbieder) if vast.aanbieder else None,
            themas.get(vast.thema, vast.thema) if vast.thema else None,
        )
        for vast in plan.budget.vast
    ]


def _last(tot_en_met: int | None) -> tuple[bool, int]:
    """A key that puts what has no last year behind the rest."""
    return tot_en_met is None, tot_en_met or 0


def _order(afspraak: Afspraak) -> tuple[object, ...]:
    vast = afspraak.vast
    return *_last(vast.tot_en_met), -vast.bedrag, afspraak.wijk, vast.naam, vast.aanbieder or "", vast.thema or ""


def _years(plans: Sequence[Plan], afspraken: Iterable[Afspraak]) -> range:
    """The year of the newest plan, up to and including the first in which all with a last year has ended."""
    now = max((plan.jaar for plan in plans), default=0)
    ends = [a.vast.tot_en_met for a in afspraken if a.vast.tot_en_met is not None]
    if not plans or not ends:
        return range(now, now + len(plans[:1]))
    return range(now, min(max(now, *ends) + 1, now + MOST_YEARS) + 1)


def _jaren(totaal: int, afspraken: Sequence[Afspraak], years: range) -> tuple[VrijvalYear, ...]:
    vast = [sum(afspraak.in_year(year) for afspraak in afspraken) for year in years]
    freed = [None, *(before - now for before, now in pairwise(vast))]
    return tuple(VrijvalYear(year, totaal, now, vrij) for year, now, vrij in zip(years, vast, freed, strict=False))


def _einden(afspraken: Iterable[Afspraak]) -> tuple[Einde, ...]:
    found: dict[int | None, int] = defaultdict(int)
    for afspraak in afspraken:
        found[afspraak.vast.tot_en_met] += afspraak.vast.bedrag
    return tuple(Einde(year, found[year]) for year in sorted(found, key=_last))


def _lines(
    afspraken: Iterable[Afspraak], key: Callable[[Afspraak], tuple[str | None, str | None]]
) -> tuple[VrijvalLine, ...]:
    """A line for each id with its first name: most money first, what is not named last."""
    groups: dict[str | None, list[Afspraak]] = defaultdict(list)
    for afspraak in afspraken:
        groups[key(afspraak)[0]].append(afspraak)
    lines = [VrijvalLine(_einden(group), id_, key(group[0])[1]) for id_, group in groups.items()]
    return tuple(sorted(lines, key=lambda line: (line.id is None, -line.vast, line.id or "")))
