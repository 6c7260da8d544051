"""All wijken side by side, as JSON, CSV and Markdown."""

from __future__ import annotations

from typing import Any

from wijkplan.language import _, plural
from wijkplan.language.numbers import euros
from wijkplan.plan.reading.money import as_number
from wijkplan.prioritise.city import City
from wijkplan.report.draw import escape, supposed
from wijkplan.report.draw.machine import dump
from wijkplan.report.draw.numbers import four_decimals
from wijkplan.report.draw.tables import Cell, Dialect, csv_text, markdown_table


def title(city: City) -> str:
    """Over how many plans this is."""
    return plural(len(city.wijken), "De stad: {n} plan", "De stad: {n} plannen")


def as_json(city: City) -> str:
    """One JSON document."""
    return dump({"stad": {**supposed.for_json(city.supposed), **_data(city)}})


def _data(city: City) -> dict[str, Any]:
    return {
        "wijken": list(city.wijken),
        "themas": [
            {
                "id": thema.id,
                "naam": thema.naam,
                "wijken": [
                    {"wijk": wijk, "plaats": plaats, "score": four_decimals(score)}
                    for wijk, plaats, score in thema.wijken
                ],
                "gemiddeld": four_decimals(thema.gemiddeld),
                "voorstellen": thema.voorstellen,
                "gevraagd": as_number(thema.gevraagd),
            }
            for thema in city.themas
        ],
        "ambities": [
            {
                "id": ambitie.id,
                "naam": ambitie.naam,
                "wijken": list(ambitie.wijken),
                "themas": list(ambitie.themas),
                "voorstellen": ambitie.voorstellen,
                "gevraagd": as_number(ambitie.gevraagd),
            }
            for ambitie in city.ambities
        ],
        "doelgroepen": [
            {
                "id": groep.id,
                "naam": groep.naam,
                "moeilijk_bereikbaar": groep.moeilijk_bereikbaar,
                "wijken": list(groep.wijken),
                "niet": list(groep.niet),
                "voorstellen": groep.voorstellen,
            }
            for groep in city.doelgroepen
        ],
    }


def _rows(city: City) -> list[list[Cell]]:
    """One row for each thema, ambition and group: what, id, name, wijken, without, proposals, asked."""
    rows: list[list[Cell]] = []
    for thema in city.themas:
        wijken = ", ".join(wijk for wijk, _place, _score in thema.wijken)
        asked = as_number(thema.gevraagd)
        rows.append(["thema", thema.id, thema.naam, wijken, "", thema.voorstellen, asked])
    for ambitie in city.ambities:
        asked = as_number(ambitie.gevraagd)
        wijken = ", ".join(ambitie.wijken)
        rows.append(["ambitie", ambitie.id, ambitie.naam, wijken, "", ambitie.voorstellen, asked])
    for groep in city.doelgroepen:
        wijken, niet = ", ".join(groep.wijken), ", ".join(groep.niet)
        rows.append(["doelgroep", groep.id, groep.naam, wijken, niet, groep.voorstellen, None])
    return rows


def as_csv(city: City, dialect: Dialect = "en") -> str:
    """One row for each thema, ambition and target group."""
    header = ["soort", "id", "naam", "wijken", "niet_in", "voorstellen", "gevraagd"]
    last: dict[str, str] = supposed.for_json(city.supposed)
    return csv_text([*header, *last], [[*row, *last.values()] for row in _rows(city)], dialect)


def as_markdown(city: City) -> str:
    """One table."""
    header = [_("Soort"), _("Naam"), _("Wijken"), _("Niet in"), _("Voorstellen"), _("Gevraagd")]
    words = {"thema": _("thema"), "ambitie": _("ambitie"), "doelgroep": _("doelgroep")}
    rows = [
        [
            words[str(soort)],
            escape.markdown(str(naam)),
            escape.markdown(str(wijken)) or "–",
            escape.markdown(str(niet)) or "–",
            str(count),
            "–" if asked is None else euros(round(float(asked) * 100)),
        ]
        for soort, _id, naam, wijken, niet, count, asked in _rows(city)
    ]
    return f"{supposed.in_markdown(city.supposed)}## {title(city)}\n\n" + markdown_table(header, "llllrr", rows)
