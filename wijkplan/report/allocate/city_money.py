"""The money of all wijken side by side, as JSON, CSV and Markdown."""

from __future__ import annotations

from collections.abc import Sequence
from fractions import Fraction
from typing import Any

from wijkplan.allocate.city_money import CityMoney, CityMoneyLine, Geld, Sums
from wijkplan.language import N_, _, plural
from wijkplan.language.numbers import euros, percentage
from wijkplan.plan.reading.money import as_number
from wijkplan.report.draw import escape, supposed
from wijkplan.report.draw.machine import dump
from wijkplan.report.draw.numbers import four_decimals
from wijkplan.report.draw.tables import Cell, Dialect, csv_text, markdown_table

_LINES = {
    "bewoners": N_("bewonersinitiatieven"),
    "onbekend": N_("onbekend"),
    "zonder-ambitie": N_("zonder ambitie"),
}


def title(city: CityMoney) -> str:
    """Over how many plans this is."""
    return plural(len(city.wijken), "Het geld van de stad: {n} plan", "Het geld van de stad: {n} plannen")


def name(line: CityMoneyLine) -> str:
    """The name of a line, as it stands in a plan or the agenda; or what it is."""
    return line.naam or _(_LINES[line.soort])


def share(value: Fraction | None) -> str:
    """A share, or a dash where there is none."""
    return "–" if value is None else percentage(value)


def how_to_read(city: CityMoney) -> list[str]:
    """What the figures for each wijk mean."""
    lines = [
        _("Te verdelen: wat al is besloten, met wat nog beschikbaar is."),
        _("Gegeven: besloten en advies samen. Gebruikt: welk deel van het geld om te verdelen is gegeven."),
        _("Bewoners: welk deel van wat is gegeven, is voor bewonersinitiatieven."),
    ]
    if city.several_years:
        lines.append(_("Dit zijn plannen van meer jaren. Geld dat is meegenomen, kan dan twee keer tellen."))
    return lines


def equal_parts() -> str:
    """How money counts for the ambitions."""
    return _("Heeft een thema meer ambities, dan telt het geld in gelijke delen bij elke ambitie.")


def signals(city: CityMoney) -> list[str]:
    """A line for each wijk that uses little, and what to ask then."""
    lines = [
        _("{wijk} gebruikt minder dan de helft van het geld: {deel}.").format(wijk=w.naam, deel=share(w.sums.gebruik))
        for w in city.under_used
    ]
    if lines:
        lines.append(_("Ook dat is een signaal. Kennen bewoners dit geld? Is het makkelijk om mee te doen?"))
    return lines


def as_json(city: CityMoney) -> str:
    """One JSON document; shares are 0..1."""
    return dump({"stad": {**supposed.for_json(city.supposed), **_data(city)}})


def _data(city: CityMoney) -> dict[str, Any]:
    return {
        "wijken": [{"wijk": wijk.wijk, "jaar": wijk.jaar, **_sums(wijk.sums)} for wijk in city.wijken],
        "totaal": _sums(city.sums),
        "weinig_gebruikt": [{"wijk": wijk.wijk, "jaar": wijk.jaar} for wijk in city.under_used],
        "aanbieders": [_line(line) for line in city.aanbieders],
        "ambities": [_line(line) for line in city.ambities],
    }


def _sums(sums: Sums) -> dict[str, int | float | None]:
    return {
        "totaal": as_number(sums.totaal),
        "meegenomen": as_number(sums.meegenomen),
        "vast": as_number(sums.vast),
        "flexibel": as_number(sums.flexibel),
        "reserve": as_number(sums.reserve),
        "te_verdelen": as_number(sums.te_verdelen),
        "besloten": as_number(sums.besloten),
        "advies": as_number(sums.advies),
        "gegeven": as_number(sums.gegeven),
        "over": as_number(sums.over),
        "gebruik": None if sums.gebruik is None else four_decimals(sums.gebruik),
        "deel_bewoners": None if sums.deel_bewoners is None else four_decimals(sums.deel_bewoners),
    }


def _line(line: CityMoneyLine) -> dict[str, Any]:
    return {"soort": line.soort, "id": line.id, "naam": line.naam, **_geld(line.geld)}


def _geld(geld: Geld) -> dict[str, int | float]:
    return {
        "vast": as_number(geld.vast),
        "besloten": as_number(geld.besloten),
        "advies": as_number(geld.advies),
        "samen": as_number(geld.samen),
    }


def as_csv(city: CityMoney, dialect: Dialect = "en") -> str:
    """One row for each wijk, one for the city, and one for each party and ambition."""
    sums = tuple(_sums(city.sums))
    header = ["soort", "id", "naam", "jaar", *sums, "samen"]
    rows: list[list[Cell]] = [
        ["wijk", None, wijk.wijk, wijk.jaar, *_sums(wijk.sums).values(), None] for wijk in city.wijken
    ]
    rows.append(["stad", None, None, None, *_sums(city.sums).values(), None])
    for line in (*city.aanbieders, *city.ambities):
        amounts = _geld(line.geld)
        rows.append([line.soort, line.id, line.naam, None, *(amounts.get(name) for name in sums), amounts["samen"]])
    last: dict[str, str] = supposed.for_json(city.supposed)
    return csv_text([*header, *last], [[*row, *last.values()] for row in rows], dialect)


def as_markdown(city: CityMoney) -> str:
    """A table of the wijken with what stands out, one of the parties and one of the ambitions."""
    md = escape.markdown
    rows = [[md(wijk.naam), *_cells(wijk.sums)] for wijk in city.wijken]
    rows.append([f"**{_('Alles samen')}**", *_cells(city.sums)])
    header = [
        *(_("Wijk"), _("Totaal"), _("Meegenomen"), _("Vast"), _("Flexibel"), _("Reserve")),
        *(_("Te verdelen"), _("Gegeven"), _("Over"), _("Gebruikt"), _("Bewoners")),
    ]
    text = f"{supposed.in_markdown(city.supposed)}## {title(city)}\n\n" + markdown_table(header, "l" + 10 * "r", rows)
    for note in (*how_to_read(city), *signals(city)):
        text += f"\n{md(note)}\n"
    text += f"\n### {_('Per aanbieder')}\n\n" + _table(_("Aanbieder"), city.aanbieders, city)
    if city.ambities:
        text += f"\n### {_('Per ambitie')}\n\n" + _table(_("Ambitie"), city.ambities, city) + f"\n{equal_parts()}\n"
    return text


def _cells(sums: Sums) -> list[str]:
    amounts = (
        *(sums.totaal, sums.meegenomen, sums.vast, sums.flexibel, sums.reserve),
        *(sums.te_verdelen, sums.gegeven, sums.over),
    )
    return [*(euros(amount) for amount in amounts), share(sums.gebruik), share(sums.deel_bewoners)]


def _table(word: str, lines: Sequence[CityMoneyLine], city: CityMoney) -> str:
    rows = [[escape.markdown(name(line)), *amounts(line.geld)] for line in lines]
    rows.append([f"**{_('Alles samen')}**", *amounts(city.geld)])
    return markdown_table([word, *heads()], "lrrrr", rows)


def heads() -> list[str]:
    """The words above `amounts`."""
    return [_("Vast"), _("Besloten"), _("Advies"), _("Samen")]


def amounts(geld: Geld) -> list[str]:
    """The money of a line, written out."""
    return [euros(cents) for cents in (geld.vast, geld.besloten, geld.advies, geld.samen)]
