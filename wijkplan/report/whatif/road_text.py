"""The road of one voorstel on a screen: short enough for the kitchen table."""

from __future__ import annotations

from wijkplan.language import _
from wijkplan.language.numbers import euros
from wijkplan.outcome.words import STATUSSEN
from wijkplan.plan.plan import Plan
from wijkplan.report.allocate.allocation_text import status_style
from wijkplan.report.draw import supposed_text
from wijkplan.report.draw.pieces import Pieces, Row, Rows, section, text, title, under_its_id
from wijkplan.report.draw.plans import asks
from wijkplan.report.whatif.road_sentences import around, heads, helps, stretch_rows, todo
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
    *before, last = stretch_rows(road, stretch)
    rows = [Row(*map(text, cells)) for cells in before]
    rows.append(Row(*(text(cell, "strong") for cell in last)))
    return Rows("*rr", rows, heads(), widths=(0, 12, 12))
