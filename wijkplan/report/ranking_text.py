"""A ranking on a screen or a projector: readable at 80 columns."""

from __future__ import annotations

from fractions import Fraction

from rich.console import Console
from rich.text import Text

from wijkplan.language import _, plural
from wijkplan.language.numbers import euros, number
from wijkplan.plan.plan import Voorstel
from wijkplan.report.ranking import Ranked, points, voice
from wijkplan.report.terminal import grid, paragraph, plain
from wijkplan.report.words import SOORTEN

_BAR = 20


def show(console: Console, ranked: Ranked) -> None:
    """Print the themas with both voices, then the voorstellen with their points."""
    console.print(plain(f"{ranked.plan.wijk} {ranked.plan.jaar}", "bold"))
    console.print(plain(ranked.bestand, "dim"))
    console.print()
    if ranked.ranking.themas:
        _themas(console, ranked)
        console.print()
    if ranked.ranking.voorstellen:
        _voorstellen(console, ranked)
    else:
        console.print(_("Er staan nog geen voorstellen in dit plan."))
    console.print()


def _themas(console: Console, ranked: Ranked) -> None:
    columns = grid("right", "rest", "right", "right", "right", "right", widths={0: 3})
    columns.add_row("", *(Text(_(word), style="bold") for word in ("Thema", "Wijk", "Aanbieder", "Signalen", "Score")))
    for line in ranked.ranking.themas:
        voices = line.thema.prioriteit
        columns.add_row(
            f"{line.plaats}.",
            plain(line.thema.naam),
            voice(voices.wijk),
            voice(voices.aanbieder),
            str(line.signalen),
            Text(number(line.score, 1), style="bold"),
        )
    console.print(columns)


def _voorstellen(console: Console, ranked: Ranked) -> None:
    heading = grid("right", "rest", "right", widths={0: 3})
    heading.add_row("", Text(_("Voorstel"), style="bold"), Text(_("Score"), style="bold"))
    console.print(heading)
    for line in ranked.voorstellen:
        row = grid("right", "rest", "left", "right", widths={0: 3, 2: _BAR, 3: 5})
        score = Text(number(line.score, 1), style="bold")
        row.add_row(f"{line.plaats}.", plain(line.voorstel.naam, "bold"), _score_bar(line.score), score)
        console.print(row)
        console.print(paragraph(_about(line.voorstel), 5, console.width))
        console.print(paragraph(points(line.delen), 5, console.width, "dim"))
    hidden = len(ranked.ranking.voorstellen) - len(ranked.voorstellen)
    if hidden:
        console.print(paragraph(plural(hidden, "en nog {n} voorstel", "en nog {n} voorstellen"), 5, console.width))


def _score_bar(score: Fraction) -> Text:
    """The score (0..100) as a bar."""
    full = int(score * _BAR / 100)
    return Text("█" * full, style="green") + Text("░" * (_BAR - full), style="dim")


def _about(voorstel: Voorstel) -> str:
    soort = _(SOORTEN[voorstel.soort])
    if voorstel.thema:
        soort = _("{soort} bij {thema}").format(soort=soort, thema=voorstel.thema)
    if voorstel.asks is None:
        return f"{soort}, {_('kosten onbekend')}"
    return f"{soort}, {_('vraagt {bedrag}').format(bedrag=euros(voorstel.asks))}"
