"""What comes free of the committed money on a screen or a projector."""

from __future__ import annotations

from itertools import groupby

from rich.text import Text

from wijkplan.language import _
from wijkplan.language.numbers import euros
from wijkplan.plan.vrijval import Afspraak, PerEinde, Vrijval
from wijkplan.report.draw.pieces import Pieces, Row, Rows, bar, indented, text
from wijkplan.report.plan.vrijval import ended, how_to_read, sections, share, title, until, year, year_heads

_BAR = 14


def show(vrijval: Vrijval) -> Pieces:
    """The coming years with a bar, what ends when, and for whom the committed money is."""
    yield text(title(vrijval), "title")
    yield ""
    if not vrijval.jaren:
        return
    yield from _years(vrijval)
    if len(vrijval.wijken) > 1:
        yield from _wijken(vrijval)
    if vrijval.afspraken:
        yield from _afspraken(vrijval)
        for section in sections(vrijval):
            yield text(section.title, "heading")
            yield Rows("*r", [_line(naam, line) for naam, line in section.rows], indent=2)
            yield ""


def _years(vrijval: Vrijval) -> Pieces:
    rows = []
    for line in vrijval.jaren:
        parts = [(line.vast, "█", "accent"), (max(0, line.flexibel), "░", "good")]
        rows.append(Row(*map(text, year(line)), bar(parts, _BAR)))
    yield Rows("lrrrrl", rows, [*year_heads(), ""])
    yield Text.assemble(("█ " + _("vast"), "accent"), "   ", ("░ " + _("flexibel"), "good"))
    yield ""
    yield from (text(note, "less") for note in how_to_read(vrijval))
    yield ""


def _wijken(vrijval: Vrijval) -> Pieces:
    yield text(_("Flexibel deel per wijk"), "heading")
    rows = [Row(text(wijk.naam), *(text(share(line.deel)) for line in wijk.jaren)) for wijk in vrijval.wijken]
    yield Rows("*" + len(vrijval.jaren) * "r", rows, ["", *(str(line.jaar) for line in vrijval.jaren)], indent=2)
    yield ""


def _afspraken(vrijval: Vrijval) -> Pieces:
    yield text(_("Wat loopt wanneer af"), "heading")
    for end, group in groupby(vrijval.afspraken, key=lambda afspraak: afspraak.vast.tot_en_met):
        yield indented(text(until(end), "accent"), 2)
        yield Rows("*r", [_afspraak(afspraak) for afspraak in group], indent=4)
    yield ""


def _afspraak(afspraak: Afspraak) -> Row:
    vast = afspraak.vast
    whose = (afspraak.aanbieder or _("onbekend"), afspraak.thema or _("zonder thema"))
    notes = [text("; ".join((f"{afspraak.wijk} {afspraak.jaar}", *whose)), "less")]
    if afspraak.voorbij:
        notes.append(text(ended(), "partly"))
    return Row(text(vast.naam), text(euros(vast.bedrag)), notes=notes)


def _line(naam: str, line: PerEinde) -> Row:
    ends = "; ".join(f"{until(einde.tot_en_met)}: {euros(einde.bedrag)}" for einde in line.einden)
    return Row(text(naam), text(euros(line.vast)), notes=[text(ends, "less")] if ends else ())
