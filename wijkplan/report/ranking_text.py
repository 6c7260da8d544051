"""A ranking on a screen or a projector: readable at 80 columns."""

from __future__ import annotations

from fractions import Fraction

from rich.console import Console
from rich.text import Text

from wijkplan.language import _, plural
from wijkplan.language.numbers import euros, number, percentage
from wijkplan.plan.plan import Voorstel
from wijkplan.prioritise.voices import Places
from wijkplan.report.ranking import Ranked, points, sureness, voice
from wijkplan.report.terminal import grid, paragraph, plain
from wijkplan.report.words import SOORTEN

_BAR = 20


MARK = "≠"
_APART = 2  # from here on the voices are marked as different


def show(console: Console, ranked: Ranked) -> None:
    """Print the themas with both voices, then the voorstellen with their points."""
    heading(console, ranked)
    if ranked.ranking.themas:
        _themas(console, ranked)
        console.print()
    if ranked.ranking.voorstellen:
        _voorstellen(console, ranked)
    else:
        console.print(_("Er staan nog geen voorstellen in dit plan."))
    if ranked.stability:
        margin = percentage(ranked.stability.marge)
        text = _("Zekerheid: elk gewicht mag {margin} meer of minder zijn.").format(margin=margin)
        console.print(paragraph(text, 5, console.width, "dim"))
    if any(places.apart >= _APART for places in _all_places(ranked)):
        text = _("{mark} wijk en aanbieder denken hier verschillend over; meer met --voices.").format(mark=MARK)
        console.print(paragraph(text, 5, console.width, "dim"))
    console.print()


def heading(console: Console, ranked: Ranked) -> None:
    """Print which plan this is."""
    console.print(plain(f"{ranked.plan.wijk} {ranked.plan.jaar}", "bold"))
    console.print(plain(ranked.bestand, "dim"))
    console.print()


def _all_places(ranked: Ranked) -> list[Places]:
    return [*ranked.voices.themas.values(), *ranked.voices.voorstellen.values()]


def _place(plaats: int, places: Places) -> Text:
    return Text(f"{plaats}.{MARK if places.apart >= _APART else ' '}")


def _themas(console: Console, ranked: Ranked) -> None:
    columns = grid("right", "rest", "right", "right", "right", "right", widths={0: 4})
    columns.add_row("", *(Text(_(word), style="bold") for word in ("Thema", "Wijk", "Aanbieder", "Signalen", "Score")))
    for line in ranked.ranking.themas:
        voices = line.thema.prioriteit
        columns.add_row(
            _place(line.plaats, ranked.voices.themas[line.thema.id]),
            plain(line.thema.naam),
            voice(voices.wijk),
            voice(voices.aanbieder),
            str(line.signalen),
            Text(number(line.score, 1), style="bold"),
        )
    console.print(columns)
    for line in ranked.ranking.themas:
        for remark in _remarks(ranked, line.plaats, thema=line.thema.id):
            console.print(paragraph(f"{line.thema.naam}: {remark}", 6, console.width, "dim"))


def _voorstellen(console: Console, ranked: Ranked) -> None:
    head = grid("right", "rest", "right", widths={0: 4})
    head.add_row("", Text(_("Voorstel"), style="bold"), Text(_("Score"), style="bold"))
    console.print(head)
    for line in ranked.voorstellen:
        row = grid("right", "rest", "left", "right", widths={0: 4, 2: _BAR, 3: 5})
        score = Text(number(line.score, 1), style="bold")
        place = _place(line.plaats, ranked.voices.voorstellen[line.voorstel.id])
        row.add_row(place, plain(line.voorstel.naam, "bold"), score_bar(line.score), score)
        console.print(row)
        console.print(paragraph(about(line.voorstel), 6, console.width))
        console.print(paragraph(points(line.delen), 6, console.width, "dim"))
        for remark in _remarks(ranked, line.plaats, voorstel=line.voorstel.id):
            console.print(paragraph(remark, 6, console.width))
    hidden = len(ranked.ranking.voorstellen) - len(ranked.voorstellen)
    if hidden:
        text = plural(hidden, "en nog {n} voorstel", "en nog {n} voorstellen")
        console.print(paragraph(text, 6, console.width))


def _remarks(ranked: Ranked, plaats: int, *, thema: str = "", voorstel: str = "") -> list[str]:
    """What other weights changed, and how sure the place is."""
    found = []
    if ranked.was:
        found.append(_moved(plaats, ranked.was.themas[thema] if thema else ranked.was.voorstellen[voorstel]))
    if ranked.stability:
        lines = ranked.stability.themas if thema else ranked.stability.voorstellen
        found.append(sureness(lines[plaats - 1], ranked.stability.marge))
    return found


def _moved(now: int, before: int) -> str:
    if now == before:
        return _("Blijft op plaats {before}.").format(before=before)
    if now < before:
        return _("▲ Stijgt van plaats {before} naar {now}.").format(before=before, now=now)
    return _("▼ Zakt van plaats {before} naar {now}.").format(before=before, now=now)


def score_bar(score: Fraction) -> Text:
    """The score (0..100) as a bar."""
    full = int(score * _BAR / 100)
    return Text("█" * full, style="green") + Text("░" * (_BAR - full), style="dim")


def about(voorstel: Voorstel) -> str:
    """What kind of voorstel this is, and what it asks."""
    soort = _(SOORTEN[voorstel.soort])
    if voorstel.thema:
        soort = _("{soort} bij {thema}").format(soort=soort, thema=voorstel.thema)
    if voorstel.asks is None:
        return f"{soort}, {_('kosten onbekend')}"
    return f"{soort}, {_('vraagt {bedrag}').format(bedrag=euros(voorstel.asks))}"
