"""The story of a year as data, for JSON."""

from __future__ import annotations

from dataclasses import asdict
from fractions import Fraction
from typing import Any

from wijkplan.account.money import VoorstelAccount
from wijkplan.changes.year import EffectYear, SignaalYear, ThemaYear, VoorstelYear, Year
from wijkplan.desk.difference import Compared
from wijkplan.plan.plan import Prioriteit, Voorstel
from wijkplan.plan.reading.money import as_number
from wijkplan.report.account.account import effect_data, meting_data, number
from wijkplan.report.account.accounted import Accounted
from wijkplan.report.changes.year import accounted
from wijkplan.report.draw.plans import about, asked


def data(compared: Compared, story: Year) -> dict[str, Any]:
    """All of the story; money in euros."""
    one, geld = accounted(compared, story), story.account.geld
    return {
        "van": story.van,
        "naar": story.naar,
        "ontbreekt": asdict(story.account.missing),
        "themas": [_thema(one, thema) for thema in story.themas],
        "nieuwe_themas": [{"id": one.hidden(t.id), "naam": one.hidden(t.naam)} for t in story.nieuwe_themas],
        "voorstellen": [_voorstel(one, line) for line in story.voorstellen],
        "geld": {
            "te_verdelen": {"was": as_number(geld.te_verdelen), "wordt": as_number(story.te_verdelen)},
            "toegekend": as_number(geld.toegekend),
            "besteed": as_number(geld.besteed),
            "nog_te_verantwoorden": as_number(geld.nog_te_verantwoorden),
            "over": as_number(story.over),
            "meegenomen": as_number(story.meegenomen),
        },
        "signalen": [_signal(one, signal) for signal in story.signalen],
        "nieuwe_signalen": story.nieuwe_signalen,
    }


def _thema(one: Accounted, thema: ThemaYear) -> dict[str, Any]:
    old = thema.account.thema
    now = thema.vervolg.prioriteit if thema.vervolg else Prioriteit()
    return {
        "id": one.hidden(old.id),
        "naam": one.hidden(old.naam),
        "vervolg": one.hidden(thema.vervolg.id) if thema.vervolg else None,
        "oordeel": {"wijk": number(old.oordeel.wijk), "aanbieder": number(old.oordeel.aanbieder)},
        "prioriteit": {
            "wijk": _pair(old.prioriteit.wijk, now.wijk),
            "aanbieder": _pair(old.prioriteit.aanbieder, now.aanbieder),
        },
        "geleerd": _text(one, old.geleerd),
        "effecten": [_effect(one, effect) for effect in thema.effecten],
    }


def _effect(one: Accounted, effect: EffectYear) -> dict[str, Any]:
    new = effect.vervolg
    goes_on = new and {
        "id": one.hidden(new.id),
        "nulmeting": meting_data(new.nulmeting),
        "streven": meting_data(new.streven),
        "begint_anders": effect.starts_elsewhere,
    }
    return {**effect_data(one, effect.account), "vervolg": goes_on}


def _voorstel(one: Accounted, line: VoorstelYear) -> dict[str, Any]:
    result = VoorstelAccount(line.was) if line.was else None
    return {
        **{key: one.hidden(value) if value else value for key, value in about(line.voorstel).items()},
        "vervolg": line.vervolg,
        "gevraagd": {"was": line.was and asked(line.was), "wordt": line.wordt and asked(line.wordt)},
        "toegekend": {"was": _granted(line.was), "wordt": _granted(line.wordt)},
        "besteed": None if result is None or result.besteed is None else as_number(result.besteed),
        "bereikt": result and result.bereikt,
    }


def _signal(one: Accounted, signal: SignaalYear) -> dict[str, Any]:
    was, wordt = signal.was, signal.wordt
    return {
        "tekst": _text(one, was.tekst),
        "mee": wordt is not None,
        "aantal": {"was": was.aantal, "wordt": wordt and wordt.aantal},
        "gedaan": _text(one, was.gedaan),
        "voorstellen": [one.hidden(name) for name in was.voorstellen],
        "doorgegeven_aan": _text(one, was.doorgegeven_aan),
        "teruggekoppeld": was.teruggekoppeld.isoformat() if was.teruggekoppeld else None,
    }


def _granted(voorstel: Voorstel | None) -> int | float | None:
    granted = voorstel.besluit.toegekend if voorstel else None
    return None if granted is None else as_number(granted)


def _pair(was: Fraction | None, wordt: Fraction | None) -> dict[str, Any]:
    return {"was": number(was), "wordt": number(wordt)}


def _text(one: Accounted, text: str | None) -> str | None:
    return None if text is None else one.hidden(text)
