"""What has no account yet: the voorstellen with money of each organisation, and the effects that were not measured."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from typing import Literal, TypeAlias

from wijkplan.account.money import VoorstelAccount, with_money
from wijkplan.plan.agenda import Agenda
from wijkplan.plan.naming import Names, pairs, plain
from wijkplan.plan.plan import Effect, Plan, Thema, Voorstel

Lack: TypeAlias = Literal["besteed", "bereikt", "verhaal"]


@dataclass(frozen=True, slots=True)
class Which:
    """Which plan something is in."""

    bestand: str
    wijk: str
    jaar: int


@dataclass(frozen=True, slots=True)
class Open:
    """A voorstel with money that has no full account yet."""

    plan: Which
    line: VoorstelAccount
    organisatie: str
    """The naam of who has the money; empty where nobody wrote that down."""

    @property
    def mist(self) -> tuple[Lack, ...]:
        """What is not written down; one of ``bereikt`` and ``verhaal`` would do."""
        return lacking(self.line)


@dataclass(frozen=True, slots=True)
class Unmeasured:
    """An effect of which nothing was measured, nor told."""

    plan: Which
    thema: Thema
    effect: Effect


@dataclass(frozen=True, slots=True)
class PlanUnaccounted:
    """What has no account yet in one plan, and of how many."""

    plan: Which
    voorstellen: tuple[Open, ...]
    """By id."""
    van_voorstellen: int
    effecten: tuple[Unmeasured, ...]
    """By the id of their thema; within that as in the plan."""
    van_effecten: int


@dataclass(frozen=True, slots=True)
class Unaccounted:
    """The same of all plans together."""

    plannen: tuple[Which, ...]
    organisaties: tuple[tuple[str, tuple[Open, ...]], ...]
    """The voorstellen by organisation, those by naam; last, below an empty naam, those without one."""
    van_voorstellen: int
    effecten: tuple[Unmeasured, ...]
    van_effecten: int

    @property
    def voorstellen(self) -> int:
        """How many voorstellen with money have no full account."""
        return sum(len(found) for _naam, found in self.organisaties)

    def __bool__(self) -> bool:
        """Whether anything is missing."""
        return bool(self.organisaties or self.effecten)


def lacking(line: VoorstelAccount) -> tuple[Lack, ...]:
    """What an account of this voorstel lacks: by the same rule as its `stand`."""
    result = line.voorstel.resultaat
    spent: tuple[Lack, ...] = () if line.besteed is not None else ("besteed",)
    told = line.bereikt is not None or bool(result and result.verhaal)
    return spent if told else (*spent, "bereikt", "verhaal")


def of_plan(bestand: str, plan: Plan, agenda: Agenda) -> PlanUnaccounted:
    """What has no account yet in this plan."""
    which, partijen = Which(bestand, plan.wijk, plan.jaar), Names(pairs(agenda.partijen))
    namen = {partij.id: partij.naam for partij in agenda.partijen}
    lines = with_money(plan.voorstellen)
    effecten = [
        Unmeasured(which, thema, effect)
        for thema in sorted(plan.themas, key=lambda thema: thema.id)
        for effect in thema.effecten
    ]

    def organisatie(voorstel: Voorstel) -> str:
        found = partijen.called(voorstel.who) if voorstel.who else None
        return namen[found] if isinstance(found, str) else voorstel.who

    return PlanUnaccounted(
        which,
        tuple(Open(which, line, organisatie(line.voorstel)) for line in lines if line.stand != "verantwoord"),
        len(lines),
        tuple(one for one in effecten if one.effect.gemeten is None),
        len(effecten),
    )


def together(plans: Iterable[PlanUnaccounted]) -> Unaccounted:
    """What has no account yet in all these plans; capitals and spaces make no other organisation."""
    plans = tuple(plans)
    by_name: dict[str, list[Open]] = {}
    for one in (voorstel for plan in plans for voorstel in plan.voorstellen):
        by_name.setdefault(plain(one.organisatie), []).append(one)
    return Unaccounted(
        tuple(plan.plan for plan in plans),
        tuple(
            # Of more spellings the same one each time, rather one with a capital.
            (min(one.organisatie for one in by_name[key]), tuple(by_name[key]))
            for key in sorted(by_name, key=lambda key: (not key, key))
        ),
        sum(plan.van_voorstellen for plan in plans),
        tuple(effect for plan in plans for effect in plan.effecten),
        sum(plan.van_effecten for plan in plans),
    )
