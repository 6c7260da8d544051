"""All wijken side by side, on a screen."""

from __future__ import annotations

from wijkplan.language import _, plural
from wijkplan.language.numbers import euros, number
from wijkplan.prioritise.city import City, CityAmbitie, CityDoelgroep, CityThema
from wijkplan.report.draw import supposed_text
from wijkplan.report.draw.pieces import Pieces, indented, text
from wijkplan.report.prioritise.city import title


def show(city: City) -> Pieces:
    """The themas, the ambitions and the target groups."""
    yield from supposed_text.show(city.supposed)
    yield text(title(city), "title")
    sections: list[tuple[str, list[tuple[str, list[str]]]]] = [
        (_("Thema's over de wijken"), [(f"{thema.naam} ({thema.id})", _thema_lines(thema)) for thema in city.themas]),
        (_("Ambities"), [(ambitie.naam, _ambitie_lines(ambitie)) for ambitie in city.ambities]),
        (_("Doelgroepen"), [(groep.naam, _groep_lines(groep)) for groep in city.doelgroepen]),
    ]
    for name, items in sections:
        if items:
            yield ""
            yield text(name, "heading")
            for naam, lines in items:
                yield indented(text(naam, "strong"), 2)
                yield from (indented(text(line), 4) for line in lines)
    yield ""


def _thema_lines(thema: CityThema) -> list[str]:
    places = ", ".join(f"{wijk} ({plaats}., {number(score, 1)})" for wijk, plaats, score in thema.wijken)
    asked = plural(thema.voorstellen, "{n} voorstel", "{n} voorstellen")
    mean = _("gemiddelde score {score}").format(score=number(thema.gemiddeld, 1))
    return [places, f"{mean}; {asked}, {_('samen gevraagd')}: {euros(thema.gevraagd)}"]


def _ambitie_lines(ambitie: CityAmbitie) -> list[str]:
    if not ambitie.wijken:
        return [_("Geen enkel plan werkt hieraan.")]
    asked = plural(ambitie.voorstellen, "{n} voorstel", "{n} voorstellen")
    themas = _("thema's") + f": {', '.join(ambitie.themas)}"
    return [
        f"{_('wijken')}: {', '.join(ambitie.wijken)}",
        themas,
        f"{asked}, {_('samen gevraagd')}: {euros(ambitie.gevraagd)}",
    ]


def _groep_lines(groep: CityDoelgroep) -> list[str]:
    lines = [_("moeilijk te bereiken")] if groep.moeilijk_bereikbaar else []
    if not groep.wijken:
        return [*lines, _("Geen enkel voorstel noemt deze groep.")]
    asked = plural(groep.voorstellen, "{n} voorstel", "{n} voorstellen")
    lines.append(f"{asked} {_('in')}: {', '.join(groep.wijken)}")
    if groep.niet:
        lines.append(f"{_('niet in')}: {', '.join(groep.niet)}")
    return lines
