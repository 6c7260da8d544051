"""A plan on a page: what it is about, its money, each thema with what belongs to it, and what is missing."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator
from typing import Any

from wijkplan.allocate.pot import pot
from wijkplan.language import N_, _
from wijkplan.language.numbers import euros
from wijkplan.plan.plan import Plan
from wijkplan.plan.values import given
from wijkplan.report.draw.plans import sum_of_the_pot
from wijkplan.report.plan.page import Facts, Heading, Lines, Page, Part, Table
from wijkplan.report.plan.whole import Data, Shown, facts, for_people, sentence, words
from wijkplan.yamltext.document import data_at

_EFFECT = {"wat": "*"} | dict.fromkeys(
    ("id", "nulmeting", "streven", "gemeten", "bron", "verhaal", "bijdrage", "andere_oorzaken", "let_op"), "n"
)
_BELONGS: dict[str, tuple[str, dict[str, str]]] = {
    "bewonersinitiatieven": (
        N_("Wat bewoners doen of willen doen"),
        {"naam": "*", "gevraagd": "r", "id": "n", "wie": "n", "status": "n", "besluit": "n", "resultaat": "n"},
    ),
    "interventies": (
        N_("Wat professionals kunnen toevoegen"),
        {"naam": "*", "gevraagd": "r", "id": "n", "aanbieder": "n", "status": "n", "besluit": "n", "resultaat": "n"},
    ),
    "signalen": (
        N_("Wat bewoners zeggen"),
        {"tekst": "*", "aantal": "r", "bron": "n", "datum": "n", "doelgroep": "n"}
        | dict.fromkeys(("gedaan", "voorstellen", "doorgegeven_aan", "teruggekoppeld"), "n"),
    ),
    "aanwezig": (N_("Wat er al is"), {"naam": "*", "soort": "l"}),
}
"""What may belong to a thema: its heading, and its columns as `Table` has them."""


def plan_page(shown: Shown, plan: Plan) -> Page:
    """The whole plan."""
    data = for_people(shown)
    return Page(f"{data['wijk']} {data['jaar']}", shown.bestand, tuple(_parts(shown, plan, data)))


def _parts(shown: Shown, plan: Plan, data: Data) -> Iterator[Part]:
    if data["samenvatting"]:
        yield Lines([data["samenvatting"]])
    if pairs := facts(data, "gemeente", "wijkcode", "taal", "stemmen"):
        yield Facts(pairs)
    yield from _money(plan, data)
    for thema in data["themas"]:
        yield Heading(thema["naam"], aside=thema["id"])
        if pairs := facts(
            thema, "doel", "waarom", "prioriteit", "behoefte", "ambities", "doelgroepen", "oordeel", "geleerd"
        ):
            yield Facts(pairs)
        yield from _list(_("Wat er beter moet worden"), thema["effecten"], _EFFECT)
        yield from _belonging(data, {thema["id"]}.__contains__)
    known = {thema["id"] for thema in data["themas"]}
    if rest := list(_belonging(data, lambda name: name not in known)):
        yield Heading(_("Zonder thema"))
        yield from rest
    if data["participatie"]:
        yield Heading(_("Hoe bewoners meepraatten"))
        columns = {"wat": "*", "datum": "l", "deelnemers": "r"} | dict.fromkeys(
            ("doelgroepen", "ambassadeurs", "nieuw", "opbrengst", "teruggekoppeld"), "n"
        )
        yield table(data["participatie"], columns)
    if own := sorted(given(shown.own_rules)):
        yield Heading(_("Eigen spelregels"))
        yield Facts([(".".join(map(str, where)), words(data_at(data["spelregels"], where))) for where in own])
    yield from gaps(shown)


def gaps(shown: Shown) -> Iterator[Part]:
    """What is not known yet."""
    if shown.missing:
        yield Heading(_("Wat ontbreekt nog"))
        yield Lines([sentence(one, shown) for one in shown.missing], marked=True)


def table(items: Iterable[Data], columns: dict[str, str]) -> Table:
    """These keys of these items, each in a column as `Table` has them; a column ``n`` in which nothing is, goes."""
    rows = [[words(item.get(key)) for key in columns] for item in items]
    kept = [n for n, side in enumerate(columns.values()) if side != "n" or any(row[n] for row in rows)]
    head, align = list(columns), "".join(columns.values())
    return Table([head[n] for n in kept], "".join(align[n] for n in kept), [[row[n] for n in kept] for row in rows])


def _money(plan: Plan, data: Data) -> Iterator[Part]:
    """The money as a sum, and what it is made of."""
    budget = data["budget"]
    lines = sum_of_the_pot(pot(plan), deel=budget["reserve"] if "%" in budget["reserve"] else "")
    yield Heading(_("Het geld"))
    yield Table(("", "", ""), "l*r", [(sign, name, euros(cents)) for sign, name, cents in lines])
    yield from _list(_("Van wie het geld komt"), budget["bronnen"], {"naam": "*", "bedrag": "r"})
    vast = {"naam": "*", "bedrag": "r", "aanbieder": "n", "thema": "n", "tot_en_met": "n", "soort": "n"}
    yield from _list(_("Vast geld"), budget["vast"], vast)
    yield from _list(_("Rondes"), budget["rondes"], {"naam": "*", "tot": "l", "deel": "r"})


def _belonging(data: Data, belongs: Callable[[Any], bool]) -> Iterator[Part]:
    """All whose thema is one of those, list by list."""
    for section, (heading, columns) in _BELONGS.items():
        items = [item for item in data[section] if belongs(item["thema"])]
        yield from _list(_(heading), [{**item, "besluit": _decision(item)} for item in items], columns)


def _list(heading: str, items: list[Data], columns: dict[str, str]) -> Iterator[Part]:
    """A table with its heading; nothing where nothing is in it."""
    if items:
        yield Heading(heading, 3)
        yield table(items, columns)


def _decision(item: Data) -> str:
    """What was decided: how much, when, and by whom."""
    besluit = item.get("besluit") or {}
    granted = besluit.get("toegekend")
    if granted is None:
        return ""
    amount = _("afgewezen") if granted == euros(0) else granted
    return ", ".join(said for said in (amount, words(besluit.get("datum")), words(besluit.get("door"))) if said)
