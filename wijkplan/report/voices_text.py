"""Where the two voices differ, on a screen."""

from __future__ import annotations

from rich.console import Console
from rich.text import Text

from wijkplan.language import _
from wijkplan.plan.plan import Prioriteit
from wijkplan.prioritise.voices import Places
from wijkplan.report.ranking import Ranked, voice
from wijkplan.report.ranking_text import heading
from wijkplan.report.terminal import grid, paragraph, plain

Line = tuple[str, int, Prioriteit, Places]


def show(console: Console, ranked: Ranked) -> None:
    """Print the joint place beside the place under each voice alone; the largest difference first."""
    heading(console, ranked)
    themas = [
        (line.thema.naam, line.plaats, line.thema.prioriteit, ranked.voices.themas[line.thema.id])
        for line in ranked.ranking.themas
    ]
    voorstellen = [
        (line.voorstel.naam, line.plaats, line.voorstel.prioriteit, ranked.voices.voorstellen[line.voorstel.id])
        for line in ranked.voorstellen
    ]
    _lines(console, _("Thema"), themas)
    console.print()
    _lines(console, _("Voorstel"), voorstellen)
    console.print()


def _lines(console: Console, title: str, lines: list[Line]) -> None:
    differ = sorted((line for line in lines if line[3].apart), key=lambda line: (-line[3].apart, line[1]))
    table = grid("rest", "right", "right", "right", "right", "right")
    words = (title, _("Samen"), _("Wijk"), _("Aanbieder"), _("Cijfers"), _("Verschil"))
    table.add_row(*(Text(word, style="bold") for word in words))
    for naam, plaats, prioriteit, places in differ:
        figures = f"{voice(prioriteit.wijk)} / {voice(prioriteit.aanbieder)}"
        table.add_row(plain(naam), f"{plaats}.", f"{places.wijk}.", f"{places.aanbieder}.", figures, str(places.apart))
    console.print(table)
    agreed = len(lines) - len(differ)
    if agreed:
        text = _("Bij {n} andere staan beide stemmen op dezelfde plaats.").format(n=agreed)
        console.print(paragraph(text, 0, console.width, "dim"))
