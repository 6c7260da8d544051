"""What was granted and what was spent: of each voorstel, and together. All in cents."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import astuple, dataclass
from fractions import Fraction
from typing import Literal, TypeAlias

from wijkplan.plan.plan import Bewonersinitiatief, Plan, Voorstel

Stand: TypeAlias = Literal["verantwoord", "deels", "nog-niet"]


@dataclass(frozen=True, slots=True)
class VoorstelAccount:
    """What became of a voorstel with money."""

    voorstel: Voorstel

    @property
    def toegekend(self) -> int:
        """What was decided, in cents."""
        return self.voorstel.decided

    @property
    def besteed(self) -> int | None:
        """What was spent of it; None where nobody wrote that down."""
        return self.voorstel.resultaat.besteed if self.voorstel.resultaat else None

    @property
    def over(self) -> int | None:
        """What goes back; None where what was spent is not known."""
        return None if self.besteed is None else self.toegekend - self.besteed

    @property
    def bereikt(self) -> int | None:
        """How many residents it reached."""
        return self.voorstel.resultaat.bereikt if self.voorstel.resultaat else None

    @property
    def waardering(self) -> Fraction | None:
        """What those who took part thought of it, 0 to 10."""
        return self.voorstel.resultaat.waardering if self.voorstel.resultaat else None

    @property
    def stand(self) -> Stand:
        """Accounted for is: what was spent, and how many it reached or what it brought."""
        result = self.voorstel.resultaat
        told = (result.besteed is not None, result.bereikt is not None or bool(result.verhaal)) if result else ()
        return "verantwoord" if told and all(told) else "deels" if any(told) else "nog-niet"


@dataclass(frozen=True, slots=True)
class Geld:
    """The money of a year, or of several plans. ``toegekend = besteed + over + nog_te_verantwoorden``."""

    te_verdelen: int
    """The pot: the flexible money without the reserve."""
    toegekend: int
    besteed: int
    over: int
    """What goes back of what is accounted for."""
    nog_te_verantwoorden: int
    """What was granted to voorstellen of which nobody wrote down what they spent."""
    uitvoering: int
    """Committed money that is for the work itself."""
    bewoners: int
    """What was granted to initiatives."""
    professioneel: int
    """What was granted to interventions."""

    def __add__(self, other: Geld) -> Geld:
        """Together."""
        return Geld(*map(sum, zip(astuple(self), astuple(other), strict=True)))


def with_money(voorstellen: Iterable[Voorstel]) -> tuple[VoorstelAccount, ...]:
    """Every voorstel that was granted money, by id."""
    return tuple(VoorstelAccount(v) for v in sorted(voorstellen, key=lambda v: v.id) if v.decided)


def geld(plan: Plan) -> Geld:
    """The money of this plan."""
    found = with_money(plan.voorstellen)
    granted = sum(line.toegekend for line in found)
    residents = _of_residents(found)
    return Geld(
        te_verdelen=plan.budget.sum_flexibel - plan.budget.sum_reserve,
        toegekend=granted,
        besteed=sum(line.besteed or 0 for line in found),
        over=sum(line.over or 0 for line in found),
        nog_te_verantwoorden=sum(line.toegekend for line in found if line.besteed is None),
        uitvoering=sum(vast.bedrag for vast in plan.budget.vast if vast.soort == "uitvoering"),
        bewoners=residents,
        professioneel=granted - residents,
    )


@dataclass(frozen=True, slots=True)
class GeldThema:
    """The money of one thema, in cents."""

    vast: int
    toegekend: int
    besteed: int
    bewoners: int
    """The part of ``toegekend`` that is for initiatives."""

    @property
    def professioneel(self) -> int:
        """The part of it that is for interventions."""
        return self.toegekend - self.bewoners


def geld_thema(plan: Plan, thema: str | None) -> GeldThema:
    """The money that goes to this thema (an id); None: to no thema."""
    found = with_money(v for v in plan.voorstellen if v.thema == thema)
    return GeldThema(
        sum(vast.bedrag for vast in plan.budget.vast if vast.thema == thema),
        sum(line.toegekend for line in found),
        sum(line.besteed or 0 for line in found),
        _of_residents(found),
    )


def _of_residents(lines: Iterable[VoorstelAccount]) -> int:
    return sum(line.toegekend for line in lines if isinstance(line.voorstel, Bewonersinitiatief))
