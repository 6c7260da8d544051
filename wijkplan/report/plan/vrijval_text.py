"""The room in the committed money on a screen or a projector: readable at 80 columns."""

from __future__ import annotations

from itertools import groupby

from wijkplan.language import _
from wijkplan.language.numbers import euros
from wijkplan.plan.vrijval import PerEinde, Room
from wijkplan.report.draw.terminal import Page, bar, drawn, plain
from wijkplan.report.plan.vrijval import ended, how_to_read, sections, share, title, until, year, year_heads

_BAR = 18


def show(page: Page, room: Room) -> None:
    """Add the coming years with a bar, what ends when, and for whom the committed money is."""
    page.add(drawn(title(room), "bold"), "")
    if not room.jaren:
        return
    _years(page, room)
    if len(room.wijken) > 1:
        _wijken(page, room)
    if room.afspraken:
        _afspraken(page, room)
        for section in sections(room):
            page.add(drawn(section.title, "bold"))
            for naam, line in section.rows:
                _line(page, naam, line)
            page.add()


def _years(page: Page, room: Room) -> None:
    rows = [[*(drawn(word, "bold") for word in year_heads()), drawn("")]]
    for line in room.jaren:
        parts = [(line.vast, "█", "blue"), (max(0, line.flexibel), "░", "green")]
        rows.append([*(drawn(cell) for cell in year(line)), bar(parts, _BAR)])
    page.columns("lrrrr*", rows)
    page.add(drawn("█ " + _("vast"), "blue") + drawn("   ") + drawn("░ " + _("flexibel"), "green"), "")
    for note in how_to_read(room):
        page.paragraph(note, style="dim")
    page.add()


def _wijken(page: Page, room: Room) -> None:
    page.add(drawn(_("Flexibel deel per wijk"), "bold"))
    rows = [[drawn(""), *(drawn(str(line.jaar), "bold") for line in room.jaren)]]
    rows += [[plain(wijk.naam), *(drawn(share(line.deel)) for line in wijk.jaren)] for wijk in room.wijken]
    page.columns("*" + len(room.jaren) * "r", rows)
    page.add()


def _afspraken(page: Page, room: Room) -> None:
    page.add(drawn(_("Wat loopt wanneer af"), "bold"))
    for end, group in groupby(room.afspraken, key=lambda afspraak: afspraak.vast.tot_en_met):
        page.add(drawn(f"  {until(end)}", "bold"))
        for afspraak in group:
            vast = afspraak.vast
            page.columns("l*r", [[drawn("  "), plain(vast.naam), drawn(euros(vast.bedrag))]])
            whose = (afspraak.aanbieder or _("onbekend"), afspraak.thema or _("zonder thema"))
            page.paragraph("; ".join((f"{afspraak.wijk} {afspraak.jaar}", *whose)), 6, "dim")
            if afspraak.voorbij:
                page.paragraph(ended(), 6, "yellow")
    page.add()


def _line(page: Page, naam: str, line: PerEinde) -> None:
    page.columns("l*r", [[drawn(""), plain(naam), drawn(euros(line.vast))]])
    if line.einden:
        page.paragraph(
            "; ".join(f"{until(einde.tot_en_met)}: {euros(einde.bedrag)}" for einde in line.einden), 6, "dim"
        )
