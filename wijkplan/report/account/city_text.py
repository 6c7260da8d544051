"""The accounts of all wijken on a screen or a projector."""

from __future__ import annotations

from collections.abc import Iterable, Sequence

from wijkplan.account.city import CityAccount
from wijkplan.checks.personal import masked
from wijkplan.language import _
from wijkplan.report.account.city import (
    ambitie_heads,
    effects,
    effects_heads,
    how_to_read,
    missing,
    money,
    money_heads,
    name,
    of_ambitie,
    title,
)
from wijkplan.report.allocate.city_money import equal_parts
from wijkplan.report.draw.pieces import Pieces, Row, Rows, indented, text


def show(city: CityAccount) -> Pieces:
    """What is missing, then the effects and the money of each wijk, and what stands behind each ambition."""
    yield text(title(city), "title")
    yield ""
    yield text(_("Wat nog ontbreekt"), "heading")
    yield from (indented(text(line), 2) for line in missing(city))
    yield ""
    told = [[masked(wijk.naam), *effects(wijk.sums)] for wijk in city.wijken]
    yield from _table([_("Wijk"), *effects_heads()], told, [_("Alles samen"), *effects(city.sums)])
    paid = [[masked(wijk.naam), *money(wijk.sums)] for wijk in city.wijken]
    yield from _table([_("Wijk"), *money_heads()], paid, [_("Alles samen"), *money(city.sums)])
    yield from (text(line, "less") for line in how_to_read(city))
    yield ""
    if any(ambitie.id for ambitie in city.ambities):
        yield from _table(ambitie_heads(), [[name(ambitie), *of_ambitie(ambitie)] for ambitie in city.ambities])
        yield text(equal_parts(), "less")
        yield ""


def _table(header: Sequence[str], rows: Iterable[Sequence[str]], total: Sequence[str] = ()) -> Pieces:
    table = [Row(*map(text, row)) for row in rows]
    if total:
        table.append(Row(*(text(cell, "strong") for cell in total)))
    yield Rows("*" + (len(header) - 1) * "r", table, header)
    yield ""
