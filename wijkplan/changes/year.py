"""The story of a year, from the plan of that year and a later one: what became of it, who goes on, who does not.

Two plans of one wijk for different years differ in nearly all they say. Most of that is no change of mind: it is
what the year brought. The account of the older plan tells it, and the newer one tells how it goes on.
"""

from __future__ import annotations

import datetime
from collections.abc import Iterable
from dataclasses import dataclass, replace
from typing import Literal, TypeAlias

from wijkplan.account.account import Account, ThemaAccount, account
from wijkplan.account.effects import EffectAccount
from wijkplan.account.residents import led_to_something
from wijkplan.changes.compare import Change, Changes, Field
from wijkplan.changes.facts import Renamed
from wijkplan.changes.version import Version
from wijkplan.plan.plan import Effect, Plan, Signaal, Thema, Voorstel
from wijkplan.plan.reading.meting import Meting, canonical
from wijkplan.plan.writing.next_year import left_over

Vervolg: TypeAlias = Literal["door", "klaar", "gestopt", "afgewezen", "niet-mee", "nieuw"]
"""How a voorstel goes on; ``niet-mee``: it is not in the newer plan, and the older one does not say why."""


@dataclass(frozen=True, slots=True)
class EffectYear:
    """What became of an effect, and what the newer plan says of it."""

    account: EffectAccount
    vervolg: Effect | None
    """None where the newer plan does not name it."""

    @property
    def starts_elsewhere(self) -> bool:
        """Whether the newer plan starts from another figure than was measured."""
        now, start = self.account.effect.gemeten, self.vervolg.nulmeting if self.vervolg else None
        return bool(now and start and now.figure and _waarde(now) != _waarde(start))


@dataclass(frozen=True, slots=True)
class ThemaYear:
    """What became of a thema."""

    account: ThemaAccount
    vervolg: Thema | None
    effecten: tuple[EffectYear, ...]


@dataclass(frozen=True, slots=True)
class VoorstelYear:
    """A voorstel in one of the plans, or in both."""

    voorstel: Voorstel
    """As it was said last."""
    was: Voorstel | None
    wordt: Voorstel | None

    @property
    def vervolg(self) -> Vervolg:
        """How it goes on: as the newer plan says, or else the older one."""
        if self.was is None:
            return "nieuw"
        if self.wordt and not self.wordt.is_over:
            return "door"
        if (status := self.voorstel.status) == "klaar" or status == "gestopt":
            return status
        return "afgewezen" if self.voorstel.besluit.toegekend == 0 else "niet-mee"


@dataclass(frozen=True, slots=True)
class SignaalYear:
    """What residents said in the older year; ``wordt`` where the newer plan still says so."""

    was: Signaal
    wordt: Signaal | None

    @property
    def is_answered(self) -> bool:
        """Whether something was done, or it was passed on."""
        return led_to_something(self.was) or self.was.doorgegeven_aan is not None


@dataclass(frozen=True, slots=True)
class Year:
    """The story of a year."""

    account: Account
    """Of the older plan."""
    naar: int
    """The year of the newer plan."""
    themas: tuple[ThemaYear, ...]
    """By id."""
    nieuwe_themas: tuple[Thema, ...]
    voorstellen: tuple[VoorstelYear, ...]
    """As they stand in the older plan, and then what is new."""
    signalen: tuple[SignaalYear, ...]
    nieuwe_signalen: int
    over: int
    """Flexible money of the older plan that was not spent, or else not granted; in cents."""
    meegenomen: int
    """What the newer plan says that it takes along, in cents."""
    te_verdelen: int
    """The flexible money of the newer plan without its reserve, in cents."""

    @property
    def van(self) -> int:
        """The year of the older plan."""
        return self.account.plan.jaar


def year(before: Version, after: Version, renamed: Renamed) -> Year | None:
    """The story from one year to a later one; None where these are not plans of one wijk, older first.

    Args:
        before: the plan of the year that is over, without errors.
        after: the plan of a later year, without errors.
        renamed: ids of the older plan that are something else in the newer one.
    """
    was, wordt = before.plan, after.plan
    if was.jaar >= wordt.jaar or not _same_wijk(was, wordt):
        return None
    told = account(was, before.agenda)
    new_themas = {thema.id: thema for thema in wordt.themas}
    ids = {thema.id: renamed.themas.get(thema.id, thema.id) for thema in was.themas}
    themas = tuple(_thema(one, new_themas.get(ids[one.thema.id]), wordt) for one in told.themas)
    known = {thema.vervolg.id for thema in themas if thema.vervolg}
    new_signalen = _by_words(wordt.signalen)
    signalen = tuple(SignaalYear(one, new_signalen.get(_words(one.tekst))) for one in was.signalen)
    heard = {_words(one.tekst) for one in was.signalen}
    return Year(
        account=told,
        naar=wordt.jaar,
        themas=themas,
        nieuwe_themas=tuple(thema for thema in wordt.themas if thema.id not in known),
        voorstellen=_voorstellen(was, wordt, renamed),
        signalen=signalen,
        nieuwe_signalen=sum(_words(one.tekst) not in heard for one in wordt.signalen),
        over=left_over(was),
        meegenomen=wordt.budget.meegenomen,
        te_verdelen=wordt.budget.sum_flexibel - wordt.budget.sum_reserve,
    )


def _same_wijk(was: Plan, wordt: Plan) -> bool:
    """By its code where both have one, else by its name."""
    if was.wijkcode and wordt.wijkcode:
        return was.wijkcode == wordt.wijkcode
    return _words(was.wijk) == _words(wordt.wijk)


def _thema(one: ThemaAccount, vervolg: Thema | None, wordt: Plan) -> ThemaYear:
    near = vervolg.effecten if vervolg else ()
    everywhere = [effect for thema in wordt.themas for effect in thema.effecten]
    return ThemaYear(
        one, vervolg, tuple(EffectYear(told, _vervolg(told.effect, near, everywhere)) for told in one.effecten)
    )


def _vervolg(effect: Effect, near: Iterable[Effect], everywhere: Iterable[Effect]) -> Effect | None:
    """The same effect in the newer plan: by id in its thema, or by its words there or in any other thema."""
    by_id = [other for other in near if effect.id and other.id == effect.id]
    by_words = [other for other in (*near, *everywhere) if effect.wat and _words(other.wat) == _words(effect.wat)]
    return next(iter((*by_id, *by_words)), None)


def _voorstellen(was: Plan, wordt: Plan, renamed: Renamed) -> tuple[VoorstelYear, ...]:
    left = {voorstel.id: voorstel for voorstel in wordt.voorstellen}
    found = []
    for old in was.voorstellen:
        new = left.pop(renamed.voorstellen.get(old.id, old.id), None)
        found.append(VoorstelYear(new or old, old, new))
    return (*found, *(VoorstelYear(voorstel, None, voorstel) for voorstel in left.values()))


def _by_words(signalen: Iterable[Signaal]) -> dict[str, Signaal]:
    return {words: signaal for signaal in signalen if (words := _words(signaal.tekst))}


def _words(text: str | None) -> str:
    return " ".join((text or "").split()).casefold()


def _waarde(meting: Meting) -> str:
    return canonical(meting.waarde)


_TOLD_OF_A_THEMA = ("oordeel.wijk", "oordeel.aanbieder", "geleerd")
_TOLD_OF_AN_EFFECT = ("gemeten", "gemeten.jaar", "gemeten.aantal", "verhaal", "bijdrage", "andere_oorzaken")
_OF_THE_YEAR = ("besluiten", "resultaten", "signalen", "participatie")
"""What belongs to one year, or is told in its story: that it is gone is no news."""


def without_noise(changes: Changes) -> Changes:
    """The changes between two years without what a new year always brings, and what its story tells."""
    items = tuple(kept for change in changes.items if (kept := _news(change)))
    return replace(changes, items=items)


def _news(change: Change) -> Change | None:
    if change.kind == "weg" and change.section in _OF_THE_YEAR:
        return None
    if change.kind != "veranderd":
        return change
    was = {field.naam: field.was for field in change.fields}
    wordt = {field.naam: field.wordt for field in change.fields}
    taken_over = wordt.get("nulmeting") is not None and wordt["nulmeting"] == was.get("gemeten")
    fields = tuple(field for field in change.fields if not _is_noise(change.section, field, taken_over=taken_over))
    return replace(change, fields=fields) if fields else None


def _is_noise(section: str, field: Field, *, taken_over: bool) -> bool:
    """Whether a field says nothing new; ``taken_over``: an effect now starts from what was measured."""
    gone = field.wordt is None
    match section:
        case "plan":
            return field.naam == "jaar"
        case "themas":
            return gone and field.naam in _TOLD_OF_A_THEMA
        case "effecten":
            return (gone and field.naam in _TOLD_OF_AN_EFFECT) or (taken_over and field.naam.startswith("nulmeting"))
        case "rondes":
            return field.naam == "tot" and _same_day(field)
        case "besluiten":
            return field.naam == "datum"
        case "bewonersinitiatieven" | "interventies":
            return field.naam == "ingediend"
        case _:
            return False


def _same_day(field: Field) -> bool:
    was, wordt = field.was, field.wordt
    if not isinstance(was, datetime.date) or not isinstance(wordt, datetime.date):
        return False
    return (was.month, was.day) == (wordt.month, wordt.day)
