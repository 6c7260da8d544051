"""The money of all wijken on a screen or a projector: readable at 80 columns."""

from __future__ import annotations

from collections.abc import Iterable, Sequence

from wijkplan.allocate.city_money import City, CityLine, Sums
from wijkplan.language import _
from wijkplan.language.numbers import euros
from wijkplan.report.allocate.city_money import amounts, equal_parts, heads, how_to_read, name, share, signals, title
from wijkplan.report.draw.terminal import Page, drawn, plain


def show(page: Page, city: City) -> None:
    """Add what there was, what was given, what stands out, and for whom and for which ambition it is."""
    page.add(drawn(title(city), "bold"), "")
    there = [(wijk.naam, _there(wijk.sums)) for wijk in city.wijken]
    _table(page, [_("Wijk"), _("Totaal"), _("Meegenomen"), _("Vast"), _("Flexibel")], there, _there(city.sums))
    given = [(wijk.naam, _given(wijk.sums)) for wijk in city.wijken]
    header = [_("Wijk"), _("Te verdelen"), _("Gegeven"), _("Over"), _("Gebruikt"), _("Bewoners")]
    _table(page, header, given, _given(city.sums))
    for note in how_to_read(city):
        page.paragraph(note, style="dim")
    page.add()
    stands_out = signals(city)
    if stands_out:
        for line in stands_out:
            page.paragraph(line, style="yellow")
        page.add()
    _lines(page, _("Aanbieder"), city.aanbieders, city)
    if city.ambities:
        _lines(page, _("Ambitie"), city.ambities, city)
        page.paragraph(equal_parts(), style="dim")
        page.add()


def _there(sums: Sums) -> list[str]:
    return [euros(cents) for cents in (sums.totaal, sums.meegenomen, sums.vast, sums.flexibel)]


def _given(sums: Sums) -> list[str]:
    given = [euros(cents) for cents in (sums.te_verdelen, sums.gegeven, sums.over)]
    return [*given, share(sums.gebruik), share(sums.deel_bewoners)]


def _lines(page: Page, word: str, lines: Iterable[CityLine], city: City) -> None:
    rows = [(name(line), amounts(line.geld)) for line in lines]
    _table(page, [word, *heads()], rows, amounts(city.geld))


def _table(page: Page, header: Sequence[str], rows: Iterable[tuple[str, list[str]]], total: Sequence[str]) -> None:
    """A row for each name with its amounts, and one for all together."""
    table = [[drawn(word, "bold") for word in header]]
    table += [[plain(naam), *(drawn(amount) for amount in given)] for naam, given in rows]
    table.append([drawn(text, "bold") for text in (_("Alles samen"), *total)])
    page.columns("*" + (len(header) - 1) * "r", table)
    page.add()
