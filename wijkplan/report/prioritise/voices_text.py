"""Where the two voices differ, on a screen."""

from __future__ import annotations

from wijkplan.language import _
from wijkplan.plan.plan import Prioriteit
from wijkplan.prioritise.voices import Places
from wijkplan.report.draw.terminal import Page, drawn, plain
from wijkplan.report.prioritise.ranking import Ranked, voice
from wijkplan.report.prioritise.ranking_text import heading

Line = tuple[str, int, Prioriteit, Places]


def show(page: Page, ranked: Ranked) -> None:
    """Add the joint place beside the place under each voice alone; the largest difference first."""
    heading(page, ranked)
    themas = [
        (line.thema.naam, line.plaats, line.thema.prioriteit, ranked.voices.themas[line.thema.id])
        for line in ranked.ranking.themas
    ]
    voorstellen = [
        (line.voorstel.naam, line.plaats, line.voorstel.prioriteit, ranked.voices.voorstellen[line.voorstel.id])
        for line in ranked.voorstellen
    ]
    _lines(page, _("Thema"), themas)
    page.add()
    _lines(page, _("Voorstel"), voorstellen)
    page.add()


def _lines(page: Page, title: str, lines: list[Line]) -> None:
    differ = sorted((line for line in lines if line[3].apart), key=lambda line: (-line[3].apart, line[1]))
    words = (title, _("Samen"), _("Wijk"), _("Aanbieder"), _("Cijfers"), _("Verschil"))
    rows = [[drawn(word, "bold") for word in words]]
    for naam, plaats, prioriteit, places in differ:
        figures = f"{voice(prioriteit.wijk)} / {voice(prioriteit.aanbieder)}"
        shown = (f"{plaats}.", f"{places.wijk}.", f"{places.aanbieder}.", figures, str(places.apart))
        rows.append([plain(naam), *(drawn(text) for text in shown)])
    page.columns("*rrrrr", rows)
    agreed = len(lines) - len(differ)
    if agreed:
        page.paragraph(_("Op dezelfde plaats bij beide stemmen: {n}.").format(n=agreed), style="dim")
