"""The account of one plan: all of its parts, and what is missing."""

from __future__ import annotations

from dataclasses import astuple, dataclass, replace

from wijkplan.account.ambities import AmbitieAccount, of_thema, together
from wijkplan.account.effects import EffectAccount, Tally, effect_account, tally
from wijkplan.account.money import Geld, GeldThema, VoorstelAccount, geld, geld_thema, with_money
from wijkplan.account.residents import Bereik, ParticipatieAccount, SignalenAccount, bereik, participatie, signalen
from wijkplan.plan.agenda import Agenda
from wijkplan.plan.plan import Plan, Thema


@dataclass(frozen=True, slots=True)
class ThemaAccount:
    """What became of one thema."""

    thema: Thema
    geld: GeldThema
    effecten: tuple[EffectAccount, ...]


@dataclass(frozen=True, slots=True)
class Missing:
    """So many of so many have no account yet."""

    effecten: int = 0
    """Not measured."""
    geen_cijfer: int = 0
    """Told, and not measured."""
    onbekend: int = 0
    """Measured, but not from where or to where."""
    van_effecten: int = 0
    zonder_effect: int = 0
    """Themas that do not say what should become better."""
    van_themas: int = 0
    oordelen: int = 0
    """Themas that residents and provider did not both judge."""
    voorstellen: int = 0
    """With money, and not fully accounted for."""
    van_voorstellen: int = 0
    signalen: int = 0
    """Nobody was told what was done with it."""
    van_signalen: int = 0
    momenten: int = 0
    """Nobody was told what came of it."""
    van_momenten: int = 0

    def __add__(self, other: Missing) -> Missing:
        """Together."""
        return Missing(*map(sum, zip(astuple(self), astuple(other), strict=True)))


@dataclass(frozen=True, slots=True)
class Account:
    """What became of a plan."""

    plan: Plan
    agenda: Agenda
    themas: tuple[ThemaAccount, ...]
    """By id."""
    voorstellen: tuple[VoorstelAccount, ...]
    """Those that were granted money, by id."""
    effecten: Tally
    geld: Geld
    zonder_thema: GeldThema
    """The money that belongs to no thema."""
    ambities: tuple[AmbitieAccount, ...]
    """In the order of the agenda; last what belongs to none."""
    bereik: Bereik
    participatie: ParticipatieAccount
    signalen: SignalenAccount
    missing: Missing


def account(plan: Plan, agenda: Agenda) -> Account:
    """What became of this plan, by what it says itself."""
    themas = tuple(
        ThemaAccount(
            thema,
            geld_thema(plan, thema.id),
            tuple(effect_account(plan, thema, effect) for effect in thema.effecten),
        )
        for thema in sorted(plan.themas, key=lambda thema: thema.id)
    )
    voorstellen = with_money(plan.voorstellen)
    said, met = signalen(plan), participatie(plan, agenda)
    effecten = tally(effect for one in themas for effect in one.effecten)
    missing = Missing(
        effecten=effecten.niet_gemeten,
        geen_cijfer=effecten.geen_cijfer,
        onbekend=effecten.onbekend,
        van_effecten=effecten.aantal,
        zonder_effect=sum(not one.effecten for one in themas),
        van_themas=len(themas),
        oordelen=sum(None in (one.thema.oordeel.wijk, one.thema.oordeel.aanbieder) for one in themas),
        voorstellen=sum(line.stand != "verantwoord" for line in voorstellen),
        van_voorstellen=len(voorstellen),
        signalen=said.aantal - said.teruggekoppeld,
        van_signalen=said.aantal,
        momenten=met.momenten - met.teruggekoppeld,
        van_momenten=met.momenten,
    )
    nowhere = geld_thema(plan, None)
    return Account(
        plan=plan,
        agenda=agenda,
        themas=themas,
        voorstellen=voorstellen,
        effecten=effecten,
        geld=geld(plan),
        zonder_thema=nowhere,
        ambities=_ambities(themas, nowhere, agenda),
        bereik=bereik(voorstellen),
        participatie=met,
        signalen=said,
        missing=missing,
    )


def _ambities(themas: tuple[ThemaAccount, ...], nowhere: GeldThema, agenda: Agenda) -> tuple[AmbitieAccount, ...]:
    parts = [part for one in themas for part in of_thema(one.thema.ambities, one.geld, tally(one.effecten))]
    [without] = of_thema((), nowhere, Tally())
    names = {ambitie.id: ambitie.naam for ambitie in agenda.ambities}
    return together([*parts, replace(without, themas=0)], names)
