"""One item of a plan or an agenda on a page: every key that it can have."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

from wijkplan.language import _
from wijkplan.plan.plan import Plan
from wijkplan.plan.walk import Item
from wijkplan.report.plan.page import Facts, Heading, Page, Part
from wijkplan.report.plan.plan_page import gaps, table
from wijkplan.report.plan.whole import Data, Shown, for_people, words
from wijkplan.yamltext.document import data_at, written


def item_page(shown: Shown) -> Page:
    """The items that were asked for."""
    data = for_people(shown)
    head = f"{data['wijk']} {data['jaar']}" if isinstance(shown.holder, Plan) else _("Agenda")
    parts = [part for item in shown.items or () for part in _item(data, item)]
    return Page(head, shown.bestand, (*parts, *gaps(shown)))


def _item(data: Data, item: Item) -> Iterator[Part]:
    mine = data_at(data, item.where)
    naam = next((mine[key] for key in ("naam", "wat", "tekst") if mine.get(key)), "")
    yield Heading(naam, aside=mine.get("id") or "")
    place = (_("staat bij"), written(item.where))
    yield Facts([place, *_of_its_thema(data, item, mine), *((key, said or "–") for key, said in _flat(mine))])
    for key, value in mine.items():
        if _is_list_of_mappings(value):
            yield Heading(key, 3)
            keys = list(value[0])
            yield table(value, {keys[0]: "*"} | dict.fromkeys(keys[1:], "n"))


def _of_its_thema(data: Data, item: Item, mine: Data) -> Iterator[tuple[str, str]]:
    """What the thema is called in which the item stands, or whose id stands in the item."""
    for n, thema in enumerate(data.get("themas", ())):
        if thema["id"] == mine.get("thema") or (item.where[:2] == ("themas", n) and len(item.where) > 2):
            yield _("naam van het thema"), thema["naam"]


def _flat(data: Data, before: str = "") -> Iterator[tuple[str, str]]:
    """Each key with its value in one line, those of mappings with points between them; without lists of mappings."""
    for key, value in data.items():
        name = f"{before}{key}"
        if isinstance(value, dict) and value:
            yield from _flat(value, f"{name}.")
        elif not _is_list_of_mappings(value):
            yield name, words(value)


def _is_list_of_mappings(value: Any) -> bool:
    return isinstance(value, list) and bool(value) and isinstance(value[0], dict)
