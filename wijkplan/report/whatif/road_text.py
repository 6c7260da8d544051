"""The road of one voorstel on a screen: short enough for the kitchen table."""

from __future__ import annotations

from rich.text import Text

from wijkplan.language import _, plural
from wijkplan.language.numbers import euros
from wijkplan.outcome.words import STATUSSEN
from wijkplan.plan.plan import Plan
from wijkplan.report.allocate.allocation_text import status_style
from wijkplan.report.draw import supposed_text
from wijkplan.report.draw.labels import TREDEN
from wijkplan.report.draw.pieces import Pieces, Row, Rows, section, text, title, under_its_id
from wijkplan.report.draw.plans import asks
from wijkplan.report.whatif.road_sentences import around, helps, todo
from wijkplan.whatif.road import Road, Stretch


def show(bestand: str, plan: Plan, road: Road) -> Pieces:
    """What became of it, the pot on its way down, what to do and what would have helped."""
    yield from supposed_text.show(road.allocation.supposed)
    yield from title(f"{plan.wijk} {plan.jaar}", bestand)
    voorstel = road.regel.voorstel
    yield text(voorstel.naam, "strong")
    yield under_its_id(voorstel.id)
    line = _("Gevraagd: {gevraagd}. Krijgt: {krijgt} ({status}). Plaats in de volgorde: {plaats}.")
    status, gets = _(STATUSSEN[road.regel.status]), euros(road.regel.toegekend)
    told = text(line.format(gevraagd=asks(voorstel), krijgt=gets, status=status, plaats=road.regel.plaats))
    told.highlight_words([f"({status})"], status_style(road.regel))
    yield told
    yield text(road.regel.reden)
    for stretch in road.stretches:
        yield ""
        yield _stretch(road, stretch)
    if beside := [text(line) for line in around(road)]:
        yield ""
        yield from beside
    yield from section(_("Wat je kunt doen"), todo(road))
    yield from section(_("Wat had geholpen?"), helps(road))
    yield ""


def _stretch(road: Road, stretch: Stretch) -> Rows:
    """The money of the pot or of a thema, going down until it is the turn of this voorstel."""
    name = _("Het deel van thema '{naam}'").format(naam=stretch.thema.naam) if stretch.thema else _begin(road)
    rows = [Row(text(name), Text(), text(euros(stretch.begin)))]
    for took in stretch.treden:
        count = plural(took.aantal, "{n} voorstel ervoor", "{n} voorstellen ervoor")
        what = text(f"{_(TREDEN[took.trede])}, {count}")
        rows.append(Row(what, text(euros(took.gegeven)), text(euros(took.over))))
    rows.append(
        Row(*(text(cell, "strong") for cell in (road.regel.voorstel.naam, euros(stretch.gegeven), euros(stretch.over))))
    )
    return Rows("*rr", rows, (_("De weg van het geld"), _("Gegeven"), _("Over")), widths=(0, 12, 12))


def _begin(road: Road) -> str:
    if road.allocation.theme_shares:
        return _("Wat overbleef van alle delen samen")
    if road.allocation.ronde:
        return _("De pot in ronde '{naam}'").format(naam=road.allocation.ronde)
    return _("De pot om te verdelen")
