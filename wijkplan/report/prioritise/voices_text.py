"""Where the two voices differ, on a screen."""

from __future__ import annotations

from rich.text import Text

from wijkplan.language import _
from wijkplan.plan.plan import Prioriteit
from wijkplan.prioritise.voices import Places
from wijkplan.report.draw.pieces import Pieces, Row, Rows, text, under_its_id
from wijkplan.report.prioritise.ranking import Ranked
from wijkplan.report.prioritise.ranking_text import heading
from wijkplan.report.prioritise.sentences import voice

Line = tuple[str, str, int, Prioriteit, Places]


def show(ranked: Ranked) -> Pieces:
    """The joint place beside the place under each voice alone; the largest difference first."""
    yield from heading(ranked)
    themas = [
        (line.thema.naam, line.thema.id, line.plaats, line.thema.prioriteit, ranked.places(line))
        for line in ranked.ranking.themas
    ]
    voorstellen = [
        (line.voorstel.naam, line.voorstel.id, line.plaats, line.voorstel.prioriteit, ranked.places(line))
        for line in ranked.voorstellen
    ]
    yield from _lines(_("Thema"), themas)
    yield from _lines(_("Voorstel"), voorstellen)


def _lines(what: str, lines: list[Line]) -> Pieces:
    differ = sorted((line for line in lines if line[4].apart), key=lambda line: (-line[4].apart, line[2]))
    rows = []
    for naam, name, plaats, prioriteit, places in differ:
        figures = f"{voice(prioriteit.wijk)} / {voice(prioriteit.aanbieder)}"
        shown = (f"{plaats}.", f"{places.wijk}.", f"{places.aanbieder}.", figures)
        cells = (text(naam, "strong"), *map(Text, shown), Text(str(places.apart), "strong"))
        rows.append(Row(*cells, notes=[under_its_id(name)]))
    yield Rows("*rrrrr", rows, (what, _("Samen"), _("Wijk"), _("Aanbieder"), _("Cijfers"), _("Verschil")))
    agreed = len(lines) - len(differ)
    if agreed:
        yield text(_("Op dezelfde plaats bij beide stemmen: {n}.").format(n=agreed), "less")
    yield ""
