"""The money of all wijken on a screen or a projector."""

from __future__ import annotations

from collections.abc import Iterable, Sequence

from wijkplan.allocate.city_money import CityMoney, CityMoneyLine, Sums
from wijkplan.language import _
from wijkplan.language.numbers import euros
from wijkplan.report.allocate.city_money import amounts, equal_parts, heads, how_to_read, name, share, signals, title
from wijkplan.report.draw import supposed_text
from wijkplan.report.draw.pieces import Pieces, Row, Rows, text


def show(city: CityMoney) -> Pieces:
    """What there was, what was given, what stands out, and for whom and for which ambition it is."""
    yield from supposed_text.show(city.supposed)
    yield text(title(city), "title")
    yield ""
    there = [(wijk.naam, _there(wijk.sums)) for wijk in city.wijken]
    yield from _table([_("Wijk"), _("Totaal"), _("Meegenomen"), _("Vast"), _("Flexibel")], there, _there(city.sums))
    given = [(wijk.naam, _given(wijk.sums)) for wijk in city.wijken]
    header = [_("Wijk"), _("Te verdelen"), _("Gegeven"), _("Over"), _("Gebruikt"), _("Bewoners")]
    yield from _table(header, given, _given(city.sums))
    yield from (text(note, "less") for note in how_to_read(city))
    yield ""
    stands_out = signals(city)
    if stands_out:
        yield from (text(line, "partly") for line in stands_out)
        yield ""
    yield from _lines(_("Aanbieder"), city.aanbieders, city)
    if city.ambities:
        yield from _lines(_("Ambitie"), city.ambities, city)
        yield text(equal_parts(), "less")
        yield ""


def _there(sums: Sums) -> list[str]:
    return [euros(cents) for cents in (sums.totaal, sums.meegenomen, sums.vast, sums.flexibel)]


def _given(sums: Sums) -> list[str]:
    given = [euros(cents) for cents in (sums.te_verdelen, sums.gegeven, sums.over)]
    return [*given, share(sums.gebruik), share(sums.deel_bewoners)]


def _lines(word: str, lines: Iterable[CityMoneyLine], city: CityMoney) -> Pieces:
    rows = [(name(line), amounts(line.geld)) for line in lines]
    return _table([word, *heads()], rows, amounts(city.geld))


def _table(header: Sequence[str], rows: Iterable[tuple[str, list[str]]], total: Sequence[str]) -> Pieces:
    """A row for each name with its amounts, and one for all together."""
    table = [Row(text(naam), *map(text, given)) for naam, given in rows]
    table.append(Row(*(text(cell, "strong") for cell in (_("Alles samen"), *total))))
    yield Rows("*" + (len(header) - 1) * "r", table, header)
    yield ""
