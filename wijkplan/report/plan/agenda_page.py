"""An agenda on a page: what all plans share, with the rules of play as they hold and as they are without it."""

from __future__ import annotations

from collections.abc import Iterator

from wijkplan.language import N_, _
from wijkplan.plan.agenda import Agenda
from wijkplan.plan.spelregels import Spelregels
from wijkplan.report.plan.page import Facts, Heading, Page, Part, Table
from wijkplan.report.plan.plan_page import table
from wijkplan.report.plan.whole import Data, Shown, facts, for_people, words
from wijkplan.yamltext.document import data_at

_LISTS: dict[str, tuple[str, dict[str, str]]] = {
    "ambities": (N_("Ambities"), {"naam": "*", "id": "l"}),
    "doelgroepen": (N_("Doelgroepen"), {"naam": "*", "id": "l", "moeilijk_bereikbaar": "l"}),
    "partijen": (N_("Partijen"), {"naam": "*", "id": "l", "rol": "l"}),
}


def agenda_page(shown: Shown) -> Page:
    """The whole agenda."""
    return Page(_("Agenda"), shown.bestand, tuple(_parts(shown, for_people(shown))))


def _parts(shown: Shown, data: Data) -> Iterator[Part]:
    if pairs := facts(data, "gemeente", "coordinatie"):
        yield Facts(pairs)
    for key, (heading, columns) in _LISTS.items():
        if data[key]:
            yield Heading(_(heading))
            yield table(data[key], columns)
    yield Heading(_("Spelregels"))
    defaults = for_people(Shown(shown.bestand, Agenda(spelregels=Spelregels()), shown.secrets))["spelregels"]
    both = (data["spelregels"], defaults)
    rows = [(".".join(road), *(words(data_at(rules, road)) for rules in both)) for road in _roads(defaults)]
    yield Table((_("regel"), _("geldt"), _("standaard")), "*rr", rows)
    if pairs := facts(data["controle"], "negeer", "woorden"):
        yield Heading(_("Controle"))
        yield Facts(pairs)


def _roads(data: Data, before: tuple[str, ...] = ()) -> Iterator[tuple[str, ...]]:
    for key, value in data.items():
        if isinstance(value, dict):
            yield from _roads(value, (*before, key))
        else:
            yield (*before, key)
