"""The accounts of all wijken side by side, as JSON, CSV and Markdown."""

from __future__ import annotations

from dataclasses import asdict, astuple
from fractions import Fraction
from typing import Any

from wijkplan.account.ambities import AmbitieAccount
from wijkplan.account.city import CityAccount, Sums
from wijkplan.checks.personal import masked
from wijkplan.language import _, plural
from wijkplan.language.numbers import About, euros
from wijkplan.plan.reading.money import as_number
from wijkplan.report.account import sentences
from wijkplan.report.allocate.city_money import equal_parts
from wijkplan.report.draw.escape import markdown as md
from wijkplan.report.draw.machine import dump
from wijkplan.report.draw.tables import Cell, Dialect, csv_text, markdown_table

_HOW = ("gehaald", "op_weg", "niet", "niet_gemeten", "geen_cijfer", "onbekend")
_MONEY = (
    *("te_verdelen", "toegekend", "besteed", "over", "nog_te_verantwoorden"),
    *("uitvoering", "bewoners", "professioneel"),
)


def title(city: CityAccount) -> str:
    """Over how many plans this is."""
    return plural(len(city.wijken), "Wat er kwam van de stad: {n} plan", "Wat er kwam van de stad: {n} plannen")


def missing(city: CityAccount) -> list[str]:
    """What is missing in all plans together; never nothing."""
    said = sentences.missing(city.sums.missing, city.sums.geld.nog_te_verantwoorden)
    return said or [sentences.nothing_missing()]


def how_to_read(city: CityAccount) -> list[str]:
    """What the figures mean, and what they do not say."""
    lines = [
        _("Gehaald of op weg zegt niet hoe zeker dat is. Kijk per wijk of het verschil toeval kan zijn."),
        _("Wijken verschillen. Leg de verhalen naast elkaar, en maak er geen ranglijst van."),
    ]
    if reach := sentences.reach(city.sums.bereik, city.sums.missing.van_voorstellen):
        lines.insert(0, reach)
    if city.several_years:
        lines.append(_("Dit zijn plannen van meer jaren. Geld dat is meegenomen, kan dan twee keer tellen."))
    return lines


def name(ambitie: AmbitieAccount) -> str:
    """The ambition as the agenda calls it."""
    return masked(ambitie.naam or _("zonder ambitie"))


def as_json(city: CityAccount) -> str:
    """One JSON document; money in euros."""
    return dump(
        {
            "stad": {
                "wijken": [{"wijk": masked(wijk.wijk), "jaar": wijk.jaar, **_sums(wijk.sums)} for wijk in city.wijken],
                "totaal": _sums(city.sums),
                "ambities": [_ambitie(ambitie) for ambitie in city.ambities],
            }
        }
    )


def _sums(sums: Sums) -> dict[str, Any]:
    return {
        "effecten": {"aantal": sums.effecten.aantal, **asdict(sums.effecten)},
        "geld": {key: as_number(getattr(sums.geld, key)) for key in _MONEY},
        "keer_bereikt": sums.bereik.keer,
        "ontbreekt": asdict(sums.missing),
    }


def _ambitie(ambitie: AmbitieAccount) -> dict[str, Any]:
    geld = ambitie.geld
    return {
        "id": ambitie.id and masked(ambitie.id),
        "naam": ambitie.naam and masked(ambitie.naam),
        "themas": ambitie.themas,
        "effecten": {"aantal": ambitie.effecten.aantal, **asdict(ambitie.effecten)},
        "geld": {
            "vast": _nearest(geld.vast),
            "toegekend": _nearest(geld.toegekend),
            "besteed": _nearest(geld.besteed),
        },
    }


def _nearest(cents: Fraction) -> int | float:
    return as_number(int(cents + Fraction(1, 2)))


def as_csv(city: CityAccount, dialect: Dialect = "en") -> str:
    """One row for each wijk, one for the city, and one for each ambition."""
    header = ["soort", "id", "naam", "jaar", "effecten", *_HOW, *_MONEY, "vast", "keer_bereikt"]
    rows: list[list[Cell]] = [["wijk", None, masked(w.wijk), w.jaar, *_cells(w.sums)] for w in city.wijken]
    rows.append(["stad", None, None, None, *_cells(city.sums)])
    for ambitie in city.ambities:
        told = _ambitie(ambitie)
        geld = told["geld"]
        counted: list[Cell] = [ambitie.effecten.aantal, *astuple(ambitie.effecten)]
        amounts = [geld.get(key) for key in (*_MONEY, "vast")]
        soort = "ambitie" if ambitie.id else "zonder-ambitie"
        rows.append([soort, told["id"], told["naam"], None, *counted, *amounts, None])
    return csv_text(header, rows, dialect)


def _cells(sums: Sums) -> list[Cell]:
    amounts = [as_number(getattr(sums.geld, key)) for key in _MONEY]
    return [sums.effecten.aantal, *astuple(sums.effecten), *amounts, None, sums.bereik.keer]


def as_markdown(city: CityAccount) -> str:
    """What is missing, a table of the effects and one of the money of each wijk, and one of the ambitions."""
    total = f"**{_('Alles samen')}**"
    told = [[md(masked(w.naam)), *effects(w.sums)] for w in city.wijken] + [[total, *effects(city.sums)]]
    paid = [[md(masked(w.naam)), *money(w.sums)] for w in city.wijken] + [[total, *money(city.sums)]]
    text = f"## {title(city)}\n\n### {_('Wat nog ontbreekt')}\n\n" + "".join(
        f"* {md(line)}\n" for line in missing(city)
    )
    text += f"\n### {_('Effecten')}\n\n" + markdown_table([_("Wijk"), *effects_heads()], "lrrrrrr", told)
    text += f"\n### {_('Het geld')}\n\n" + markdown_table([_("Wijk"), *money_heads()], "lrrrrr", paid)
    text += "".join(f"\n{md(line)}\n" for line in how_to_read(city))
    if any(ambitie.id for ambitie in city.ambities):
        rows = [[md(name(ambitie)), *of_ambitie(ambitie)] for ambitie in city.ambities]
        text += (
            f"\n### {_('Per ambitie')}\n\n" + markdown_table(ambitie_heads(), "lrrrrr", rows) + f"\n{equal_parts()}\n"
        )
    return text


def effects_heads() -> list[str]:
    """The words above `effects`."""
    return [_("Effecten"), _("Gehaald"), _("Op weg"), _("Niet beter"), _("Niet gemeten"), _("Geen oordeel")]


def effects(sums: Sums) -> list[str]:
    """How many effects have which verdict; told and not to be told stand together."""
    found = sums.effecten
    counted = (found.aantal, found.gehaald, found.op_weg, found.niet, found.niet_gemeten)
    return [*map(str, counted), str(found.geen_cijfer + found.onbekend)]


def money_heads() -> list[str]:
    """The words above `money`."""
    return [_("Toegekend"), _("Uitgegeven"), _("Over"), _("Te verantwoorden"), _("Voor bewoners")]


def money(sums: Sums) -> list[str]:
    """What was granted and what became of it, written out."""
    geld = sums.geld
    return [euros(c) for c in (geld.toegekend, geld.besteed, geld.over, geld.nog_te_verantwoorden, geld.bewoners)]


def ambitie_heads() -> list[str]:
    """The words above an ambition and `of_ambitie`."""
    return [_("Ambitie"), _("Effecten"), _("Niet gemeten"), _("Vast"), _("Toegekend"), _("Uitgegeven")]


def of_ambitie(ambitie: AmbitieAccount) -> list[str]:
    """The effects and the money of an ambition, written out."""
    geld, counted = ambitie.geld, ambitie.effecten
    amounts = (str(About(cents)) for cents in (geld.vast, geld.toegekend, geld.besteed))
    return [str(counted.aantal), str(counted.niet_gemeten), *amounts]
