"""What became of a plan, as JSON, CSV and Markdown."""

from __future__ import annotations

from fractions import Fraction
from typing import Any

from wijkplan.account.account import ThemaAccount
from wijkplan.account.effects import EffectAccount
from wijkplan.account.money import VoorstelAccount
from wijkplan.plan.reading.meting import Meting
from wijkplan.plan.reading.money import as_number
from wijkplan.report.account.accounted import Accounted
from wijkplan.report.account.page import page
from wijkplan.report.draw.machine import item
from wijkplan.report.draw.numbers import four_decimals
from wijkplan.report.draw.plans import about, asked, head
from wijkplan.report.draw.tables import Cell, Dialect, csv_text

_PROPOSAL = ("gevraagd", "toegekend", "besteed", "over", "bereik", "bereikt", "waardering", "stand")
_EFFECT = ("nulmeting", "gemeten", "streven", "voortgang", "oordeel", "zeker")
_HEADER = ("bestand", "wijk", "jaar", "soort", "id", "naam", "thema", *_PROPOSAL, *_EFFECT)


def json_item(one: Accounted) -> str:
    """A plan for JSON."""
    return item(_plan(one))


def _plan(one: Accounted) -> dict[str, Any]:
    account = one.account
    geld, met, said = account.geld, account.participatie, account.signalen
    return {
        **_head(one),
        "themas": [_thema(one, thema) for thema in account.themas],
        "voorstellen": [_voorstel(one, line) for line in account.voorstellen],
        "geld": {
            "toegekend": as_number(geld.toegekend),
            "besteed": as_number(geld.besteed),
            "over": as_number(geld.over),
            "nog_te_verantwoorden": as_number(geld.nog_te_verantwoorden),
            "uitvoering": as_number(geld.uitvoering),
            "bewoners": as_number(geld.bewoners),
            "professioneel": as_number(geld.professioneel),
        },
        "participatie": {
            "momenten": met.momenten,
            "deelnemers": met.deelnemers,
            "nieuw": met.nieuw,
            "teruggekoppeld": met.teruggekoppeld,
            "bereikt": [one.hidden(group) for group in met.bereikt],
            "niet_bereikt": [one.hidden(group) for group in met.niet_bereikt],
        },
        "signalen": {
            "aantal": said.aantal,
            "met_gevolg": said.met_gevolg,
            "doorgegeven": said.doorgegeven,
            "teruggekoppeld": said.teruggekoppeld,
            "zonder_gevolg": said.zonder_gevolg,
        },
    }


def _head(one: Accounted) -> dict[str, Any]:
    plan = one.account.plan
    return {**head(one.bestand, plan), "wijk": one.hidden(plan.wijk)}


def _thema(one: Accounted, account: ThemaAccount) -> dict[str, Any]:
    thema, geld = account.thema, account.geld
    return {
        "id": one.hidden(thema.id),
        "naam": one.hidden(thema.naam),
        "ambities": [one.hidden(ambitie) for ambitie in thema.ambities],
        "oordeel": {"wijk": number(thema.oordeel.wijk), "aanbieder": number(thema.oordeel.aanbieder)},
        "geleerd": _text(one, thema.geleerd),
        "geld": {
            "vast": as_number(geld.vast),
            "toegekend": as_number(geld.toegekend),
            "besteed": as_number(geld.besteed),
        },
        "effecten": [effect_data(one, effect) for effect in account.effecten],
    }


def effect_data(one: Accounted, account: EffectAccount) -> dict[str, Any]:
    """What became of an effect, for JSON."""
    effect = account.effect
    return {
        "id": _text(one, effect.id or None),
        "wat": _text(one, effect.wat),
        "bron": _text(one, effect.bron),
        "nulmeting": meting_data(effect.nulmeting),
        "streven": meting_data(effect.streven),
        "gemeten": meting_data(effect.gemeten),
        "voortgang": None if account.voortgang is None else four_decimals(account.voortgang),
        "oordeel": account.oordeel,
        "zeker": account.zeker,
        "voorstellen": [one.hidden(voorstel.id) for voorstel in account.voorstellen],
        "verhaal": _text(one, effect.verhaal),
        "bijdrage": _text(one, effect.bijdrage),
        "andere_oorzaken": _text(one, effect.andere_oorzaken),
        "let_op": _text(one, effect.let_op),
    }


def meting_data(meting: Meting | None) -> dict[str, Any] | None:
    """A meting, for JSON: a share is a number from 0 to 1."""
    if meting is None:
        return None
    figure = meting.figure
    return {
        "waarde": number(figure.waarde) if figure else None,
        "soort": figure.soort if figure else "tekst",
        "jaar": meting.jaar,
        "aantal": meting.aantal,
    }


def _voorstel(one: Accounted, line: VoorstelAccount) -> dict[str, Any]:
    which = {key: one.hidden(value) if value else value for key, value in about(line.voorstel).items()}
    return {**which, **_proposal(line)}


def _proposal(line: VoorstelAccount) -> dict[str, Any]:
    """What was given to a voorstel, and what came of it; in euros."""
    return {
        "gevraagd": asked(line.voorstel),
        "toegekend": as_number(line.toegekend),
        "besteed": None if line.besteed is None else as_number(line.besteed),
        "over": None if line.over is None else as_number(line.over),
        "bereik": line.voorstel.bereik,
        "bereikt": line.bereikt,
        "waardering": number(line.waardering),
        "stand": line.stand,
    }


def number(value: Fraction | None) -> int | float | None:
    """An exact figure as a number, for JSON."""
    if value is None:
        return None
    return value.numerator if value.denominator == 1 else float(value)


def _text(one: Accounted, text: str | None) -> str | None:
    return None if text is None else one.hidden(text)


def csv_header(dialect: Dialect = "en") -> str:
    """The header of a table without plans."""
    return csv_text(_HEADER, (), dialect)


def csv_item(one: Accounted, dialect: Dialect = "en") -> str:
    """A plan for CSV: the header, the voorstellen with money, and the effects."""
    plan = _head(one).values()
    rows: list[list[Cell]] = []
    for line in one.account.voorstellen:
        voorstel = line.voorstel
        which = [voorstel.soort, one.hidden(voorstel.id), one.hidden(voorstel.naam), _text(one, voorstel.thema)]
        rows.append([*plan, *which, *_proposal(line).values(), *(None for _ in _EFFECT)])
    for thema in one.account.themas:
        for account in thema.effecten:
            effect = effect_data(one, account)
            which = ["effect", effect["id"], effect["wat"], one.hidden(thema.thema.id)]
            metingen = (account.effect.nulmeting, account.effect.gemeten, account.effect.streven)
            told: list[Cell] = [effect["voortgang"], account.oordeel, _yes_no(account.zeker)]
            rows.append([*plan, *which, *(None for _ in _PROPOSAL), *(_cell(one, m) for m in metingen), *told])
    return csv_text(_HEADER, rows, dialect)


def _cell(one: Accounted, meting: Meting | None) -> Cell:
    """A number as a number; all else as it was written: a spreadsheet knows what 41% is."""
    if meting is None:
        return None
    figure = meting.figure
    return number(figure.waarde) if figure and not figure.is_share else one.hidden(meting.waarde)


def _yes_no(sure: bool | None) -> str | None:
    return None if sure is None else "ja" if sure else "nee"


def markdown_item(one: Accounted) -> str:
    """A plan for Markdown: what is missing first, then headings and tables, for a mail."""
    return page(one)
