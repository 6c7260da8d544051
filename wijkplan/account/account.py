"""The account of one plan: all of its parts, and what is missing."""

from __future__ import annotations

from dataclasses import dataclass

from wijkplan.account.effects import EffectAccount, effect_account
from wijkplan.account.money import Geld, GeldThema, VoorstelAccount, geld, geld_thema, with_money
from wijkplan.account.residents import ParticipatieAccount, SignalenAccount, participatie, signalen
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

    effecten: int
    of_effecten: int
    """Not measured, neither in figures nor in words."""
    voorstellen: int
    of_voorstellen: int
    """With money, and not fully accounted for."""
    signalen: int
    of_signalen: int
    """Nobody was told what was done with it."""
    momenten: int
    of_momenten: int
    """Nobody was told what came of it."""
    oordelen: int
    of_oordelen: int
    """Themas that residents and provider did not both judge."""


@dataclass(frozen=True, slots=True)
class Account:
    """What became of a plan."""

    plan: Plan
    agenda: Agenda
    themas: tuple[ThemaAccount, ...]
    """In the order of their ids."""
    voorstellen: tuple[VoorstelAccount, ...]
    """Those with money, by id."""
    geld: Geld
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
    effects = [effect for thema in themas for effect in thema.effecten]
    missing = Missing(
        effecten=sum(not effect.is_measured for effect in effects),
        of_effecten=len(effects),
        voorstellen=sum(line.stand != "verantwoord" for line in voorstellen),
        of_voorstellen=len(voorstellen),
        signalen=said.aantal - said.teruggekoppeld,
        of_signalen=said.aantal,
        momenten=met.momenten - met.teruggekoppeld,
        of_momenten=met.momenten,
        oordelen=sum(None in (t.thema.oordeel.wijk, t.thema.oordeel.aanbieder) for t in themas),
        of_oordelen=len(themas),
    )
    return Account(plan, agenda, themas, voorstellen, geld(plan), met, said, missing)
