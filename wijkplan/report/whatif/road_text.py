"""The road of one voorstel on a screen: short enough for the kitchen table, readable at 80 columns."""

from __future__ import annotations

from collections.abc import Iterator

from wijkplan.language import N_, _, plural
from wijkplan.language.numbers import About, euros, number
from wijkplan.plan.plan import Plan
from wijkplan.report.draw.labels import STATUSSEN, TREDEN
from wijkplan.report.draw.terminal import Page, Text, drawn, plain
from wijkplan.whatif.levers import Lever
from wijkplan.whatif.road import Road, Stretch

_LEAST = {
    "gevraagd": N_("Minder vragen: met hoogstens {nodig} ({minder} minder) krijgt dit alles wat het dan vraagt."),
    "draagvlak": N_("Meer steun: met minstens {nodig} bewoners ({meer} meer) krijgt dit alles."),
    "geld": N_("Meer geld in de pot: {nodig} ({meer} meer) is het minste waarmee dit alles krijgt."),
}
_ENOUGH = {
    "gevraagd": N_(
        "Minder vragen: met {nodig} ({minder} minder) krijgt dit alles wat het dan vraagt. "
        "Misschien is een hoger bedrag ook goed."
    ),
    "draagvlak": N_("Meer steun: met {nodig} bewoners ({meer} meer) krijgt dit alles."),
    "stemmers": N_(
        "Meer stemmen: met {nodig} stemmers ({meer} meer, die alleen hierop stemmen) krijgt dit alles. "
        "Misschien is minder ook genoeg."
    ),
    "geld": N_("Meer geld in de pot: met {nodig} ({meer} meer) krijgt dit alles. Misschien is minder ook genoeg."),
}
_NOT_FOUND = {
    "gevraagd": N_("Minder vragen: er is geen bedrag gevonden dat helpt."),
    "draagvlak": N_("Meer steun: er is geen aantal gevonden dat helpt."),
    "stemmers": N_("Meer stemmen: ook twee keer zoveel stemmers is niet genoeg."),
    "geld": N_("Meer geld in de pot: er is geen bedrag gevonden dat helpt."),
}


def show(page: Page, bestand: str, plan: Plan, road: Road) -> None:
    """Add what became of it, the pot on its way down, what to do and what would have helped."""
    page.paragraph(f"{plan.wijk} {plan.jaar}", style="bold")
    page.add(plain(bestand, "dim"), "")
    voorstel = road.regel.voorstel
    page.paragraph(voorstel.naam, style="bold")
    asks = _("onbekend") if voorstel.asks is None else euros(voorstel.asks)
    line = _("Gevraagd: {gevraagd}. Krijgt: {krijgt} ({status}). Plaats in de volgorde: {plaats}.")
    status, gets = _(STATUSSEN[road.regel.status]), euros(road.regel.toegekend)
    page.paragraph(line.format(gevraagd=asks, krijgt=gets, status=status, plaats=road.regel.plaats))
    page.paragraph(road.regel.reden)
    for stretch in road.stretches:
        page.add("")
        _stretch(page, road, stretch)
    _section(page, None, _around(road))
    _section(page, _("Wat je kunt doen"), _todo(road))
    _section(page, _("Wat had geholpen?"), _helps(road))
    page.add()


def _stretch(page: Page, road: Road, stretch: Stretch) -> None:
    """The money of the pot or of a thema, going down until it is the turn of this voorstel."""
    name = _("Het deel van thema '{naam}'").format(naam=stretch.thema.naam) if stretch.thema else _begin(road)
    rows: list[list[Text]] = [[drawn(text, "bold") for text in (_("De weg van het geld"), _("Gegeven"), _("Over"))]]
    rows.append([plain(name), drawn(""), drawn(euros(stretch.begin))])
    for took in stretch.treden:
        count = plural(took.aantal, "{n} voorstel ervoor", "{n} voorstellen ervoor")
        rows.append([drawn(f"{_(TREDEN[took.trede])}, {count}"), drawn(euros(took.gegeven)), drawn(euros(took.over))])
    rows.append(
        [plain(road.regel.voorstel.naam, "bold"), *(drawn(euros(n), "bold") for n in (stretch.gegeven, stretch.over))]
    )
    page.columns("*rr", rows, {1: 12, 2: 12})


def _begin(road: Road) -> str:
    if road.allocation.parts:
        return _("Wat overbleef van alle delen samen")
    if road.allocation.ronde:
        return _("De pot in ronde '{naam}'").format(naam=road.allocation.ronde)
    return _("De pot om te verdelen")


def _section(page: Page, title: str | None, lines: Iterator[str]) -> None:
    for n, line in enumerate(lines):
        if n == 0:
            page.add("")
        if n == 0 and title:
            page.add(drawn(title, "bold"))
        page.paragraph(line, 2 if title else 0)


def _around(road: Road) -> Iterator[str]:
    """Who stood before it, who voted for it, and what it had to spare."""
    if road.before:
        text = _("Net hiervoor kreeg '{naam}' geld: {bedrag}.")
        yield text.format(naam=road.before.voorstel.naam, bedrag=euros(road.before.toegekend))
    if road.supporters:
        text = plural(road.supporters.aantal, "Hierop stemde {n} bewoner.", "Hierop stemden {n} bewoners.")
        left = _("Ieder kon {deel} betalen. Samen hadden ze op het eind nog {over}.")
        left = left.format(deel=About(road.supporters.deel), over=About(road.supporters.over))
        yield f"{text} {left}" if road.supporters.aantal else text
    if road.spare is not None:
        text = _("Speling: met {bedrag} minder in de pot had dit nog steeds alles gekregen.")
        yield (
            text.format(bedrag=euros(road.spare)) if road.spare else _("Speling: geen. Elke cent in de pot was nodig.")
        )


def _todo(road: Road) -> Iterator[str]:
    yield from map(str, road.todo)
    if road.then and road.then.toegekend:
        text = _("Dan krijgt dit {bedrag}, als al het andere hetzelfde blijft.")
        yield text.format(bedrag=euros(road.then.toegekend))
    elif road.then:
        yield _("Dat alleen is niet genoeg. Dan geldt: {reden}").format(reden=road.then.reden)


def _helps(road: Road) -> Iterator[str]:
    yield from map(sentence, road.levers)
    if road.levers:
        yield _("Dit geldt steeds als al het andere hetzelfde blijft. Het is uitgeprobeerd.")


def sentence(lever: Lever) -> str:
    """One thing that would have helped, in plain words."""
    if lever.nodig is None:
        return _(_NOT_FOUND[lever.veld])
    text = _(_LEAST[lever.veld]) if lever.least else _(_ENOUGH[lever.veld])
    write = number if lever.veld in ("draagvlak", "stemmers") else euros
    more = lever.nodig - (lever.nu or 0)
    return text.format(nodig=write(lever.nodig), meer=write(more), minder=write(-more))
