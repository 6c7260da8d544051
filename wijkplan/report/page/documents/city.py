"""The city: all wijken side by side, with the way to the pages of each."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import dataclass
from functools import cached_property
from typing import Literal

from wijkplan.account.ambities import AmbitieAccount
from wijkplan.account.city import CityAccount, city_account
from wijkplan.allocate.city_money import CityMoney, Sums, city_money
from wijkplan.checks.personal import masked
from wijkplan.language import N_, _, current, plural
from wijkplan.language.numbers import euros
from wijkplan.report.account import city as accounted
from wijkplan.report.allocate import city_money as divided
from wijkplan.report.page.blocks import (
    Block,
    Bullets,
    Callout,
    Cell,
    Document,
    Entries,
    Entry,
    Figure,
    Heading,
    Link,
    Paragraph,
    Table,
)
from wijkplan.report.page.charts import Part, Small
from wijkplan.report.page.places import Reader
from wijkplan.report.page.wijken import CityPage, WijkPage

_READERS: tuple[tuple[Reader, str, str], ...] = (
    ("bewoners", N_("Voor bewoners"), N_("{wijk} voor bewoners")),
    ("opdrachtgever", N_("Voor de opdrachtgever"), N_("{wijk} voor de opdrachtgever")),
)


@dataclass(frozen=True)
class _Year:
    """The plans of one year, by the name of their wijk, and the level of the headings about them."""

    jaar: int
    wijken: tuple[WijkPage, ...]
    level: Literal[2, 3]

    @cached_property
    def account(self) -> CityAccount:
        return city_account([wijk.account for wijk in self.wijken])

    @cached_property
    def money(self) -> CityMoney:
        return city_money([wijk.money for wijk in self.wijken])

    def heading(self, text: str) -> Heading:
        return Heading(text, self.level)


def city(page: CityPage) -> Document:
    """All wijken by name. Of several years each stands by itself, the last one first: money that moves counts once."""
    jaren = sorted({wijk.jaar for wijk in page.wijken}, reverse=True)
    level: Literal[2, 3] = 2 if len(jaren) == 1 else 3
    blocks = list(_left_out(page))
    for jaar in jaren:
        wijken = sorted((wijk for wijk in page.wijken if wijk.jaar == jaar), key=lambda wijk: wijk.wijk.casefold())
        blocks += [Heading(str(jaar))] if level == 3 else []
        blocks += _year(_Year(jaar, tuple(wijken), level))
    place = masked(page.gemeente) or _("De stad")
    return Document(
        title=f"{place} {jaren[0]}" if len(jaren) == 1 else place,
        blocks=tuple(blocks) or (Paragraph(_("Er zijn geen plannen.")),),
        kicker=_("Alle wijken naast elkaar"),
        foot=(plural(len(page.wijken), "Gemaakt uit {n} plan.", "Gemaakt uit {n} plannen."),),
        language="en" if current() == "en" else "nl",
    )


def _left_out(page: CityPage) -> Iterator[Block]:
    """The plans that nothing could be said of."""
    if page.left_out:
        text = _("Van deze plannen is niets berekend. Ze tellen nergens in mee:")
        yield Callout(_("Niet alle plannen staan hier"), (Paragraph(text), Bullets(tuple(map(masked, page.left_out)))))


def _year(year: _Year) -> Iterator[Block]:
    parts: tuple[Callable[[_Year], Iterator[Block]], ...] = (
        _missing,
        _pages,
        _ambities,
        _money,
        _effects,
        _groepen,
        _how_to_read,
    )
    for part in parts:
        yield from part(year)


def _missing(year: _Year) -> Iterator[Block]:
    yield Callout(_("Wat nog ontbreekt"), (Bullets(tuple(accounted.missing(year.account))),))


def _pages(year: _Year) -> Iterator[Block]:
    """The way to the pages of each wijk; only for readers who have one, and nothing where nobody has."""
    readers = [reader for reader in _READERS if any(reader[0] in dict(wijk.hrefs) for wijk in year.wijken)]
    if not readers:
        return
    yield year.heading(_("De wijken"))
    yield Table(
        caption=_("De wijken en hun pagina's"),
        head=(_("Wijk"), *(_(head) for _reader, head, _text in readers)),
        align="l" * (1 + len(readers)),
        rows=tuple(
            (wijk.wijk, *(_link(wijk, reader, text) for reader, _head, text in readers)) for wijk in year.wijken
        ),
    )


def _link(wijk: WijkPage, reader: Reader, text: str) -> Cell:
    href = dict(wijk.hrefs).get(reader)
    return Link(_(text).format(wijk=wijk.wijk), href) if href else "–"


def _ambities(year: _Year) -> Iterator[Block]:
    """What the wijken do for each ambition, and the money behind it."""
    found = year.account.ambities
    if not any(ambitie.id for ambitie in found):
        return
    yield year.heading(_("Wat de wijken doen, per ambitie"))
    yield Entries(tuple(_ambitie(year, ambitie) for ambitie in found))
    yield Table(
        caption=_("Effecten en geld per ambitie"),
        head=tuple(accounted.ambitie_heads()),
        align="lrrrrr",
        rows=tuple((accounted.name(ambitie), *accounted.of_ambitie(ambitie)) for ambitie in found),
    )
    yield Paragraph(divided.equal_parts(), "note")


def _ambitie(year: _Year, ambitie: AmbitieAccount) -> Entry:
    working = [
        f"{wijk.wijk}: {', '.join(namen)}"
        for wijk in year.wijken
        if (namen := [naam for naam, ambities in wijk.themas if ambitie.id in (ambities or (None,))])
    ]
    nobody = _("Geen wijk heeft hier een thema voor.") if ambitie.id else _("Alleen geld dat bij geen thema hoort.")
    return Entry(accounted.name(ambitie), lines=tuple(working) or (nobody,))


def _money(year: _Year) -> Iterator[Block]:
    """How the money of each wijk was divided, and what became of what was granted."""
    yield year.heading(_("Het geld"))
    sums = year.money.sums
    table = Table(
        caption=_("Hoe het geld is verdeeld"),
        head=(
            *(_("Wijk"), _("Te verdelen"), _("Besloten"), _("Advies")),
            *(_("Gegeven"), _("Over"), _("Gebruikt"), _("Bewoners")),
        ),
        align="l" + 7 * "r",
        rows=tuple((wijk.wijk, *_divided(wijk.money.wijk.sums)) for wijk in year.wijken),
        sums=(_("Alles samen"), *_divided(sums)),
    )
    told = (f"{wijk.wijk} {euros(wijk.money.wijk.sums.gegeven)}" for wijk in year.wijken)
    yield Figure(
        title=_("Gegeven geld per wijk"),
        text=_("Een balk per wijk: {wijken}.").format(wijken=", ".join(told)),
        chart=Small(tuple(_bar(wijk) for wijk in year.wijken)),
        table=table,
    )
    notes = (*divided.how_to_read(year.money), *divided.signals(year.money))
    yield from (Paragraph(note, "note") for note in notes)
    yield Table(
        caption=_("Hoeveel geld er is"),
        head=(_("Wijk"), _("Totaal"), _("Meegenomen"), _("Vast"), _("Flexibel"), _("Reserve")),
        align="lrrrrr",
        rows=tuple((wijk.wijk, *_budget(wijk.money.wijk.sums)) for wijk in year.wijken),
        sums=(_("Alles samen"), *_budget(sums)),
    )
    account = year.account
    yield Table(
        caption=_("Wat er met het toegekende geld is gedaan"),
        head=(_("Wijk"), *accounted.money_heads()),
        align="lrrrrr",
        rows=tuple((wijk.wijk, *accounted.money(wijk.account.sums)) for wijk in year.wijken),
        sums=(_("Alles samen"), *accounted.money(account.sums)),
    )


def _divided(sums: Sums) -> tuple[str, ...]:
    amounts = (sums.te_verdelen, sums.besloten, sums.advies, sums.gegeven, sums.over)
    return (*map(euros, amounts), divided.share(sums.gebruik), divided.share(sums.deel_bewoners))


def _budget(sums: Sums) -> tuple[str, ...]:
    return tuple(map(euros, (sums.totaal, sums.meegenomen, sums.vast, sums.flexibel, sums.reserve)))


def _bar(wijk: WijkPage) -> Part:
    given = wijk.money.wijk.sums.gegeven
    return Part(wijk.wijk, given, euros(given), "besloten")


def _effects(year: _Year) -> Iterator[Block]:
    if not year.account.sums.effecten.aantal:
        return
    yield year.heading(_("Effecten"))
    yield Table(
        caption=_("Hoeveel effecten welke uitkomst hebben"),
        head=(_("Wijk"), *accounted.effects_heads()),
        align="lrrrrrr",
        rows=tuple((wijk.wijk, *accounted.effects(wijk.account.sums)) for wijk in year.wijken),
        sums=(_("Alles samen"), *accounted.effects(year.account.sums)),
    )


def _groepen(year: _Year) -> Iterator[Block]:
    """Where each group that is hard to reach was reached, in the order of the agenda."""
    namen = {groep.id: groep.naam for wijk in year.wijken for groep in wijk.groepen}
    if not namen:
        return
    yield year.heading(_("Groepen die moeilijk te bereiken zijn"))
    yield Table(
        caption=_("Waar groepen zijn bereikt, voor zover dat is opgeschreven"),
        head=(_("Groep"), _("Bereikt in"), _("Niet bereikt in")),
        align="lll",
        rows=tuple(
            (naam, _where(year, id_, reached=True), _where(year, id_, reached=False)) for id_, naam in namen.items()
        ),
    )


def _where(year: _Year, id_: str, *, reached: bool) -> str:
    """The wijken where this group was reached, or was not."""
    found = [
        wijk.wijk for wijk in year.wijken for groep in wijk.groepen if groep.id == id_ and groep.bereikt is reached
    ]
    return ", ".join(found) or "–"


def _how_to_read(year: _Year) -> Iterator[Block]:
    yield year.heading(_("Wat deze cijfers zeggen"))
    yield Bullets(tuple(accounted.how_to_read(year.account)))
