"""A ranking on a screen or a projector: readable at 80 columns."""

from __future__ import annotations

from fractions import Fraction

from wijkplan.language import _, plural
from wijkplan.language.numbers import euros, number, percentage
from wijkplan.plan.plan import Voorstel
from wijkplan.prioritise.voices import Places
from wijkplan.report.draw.labels import SOORTEN
from wijkplan.report.draw.terminal import Page, Text, drawn, plain
from wijkplan.report.prioritise.ranking import Ranked, points, sureness, voice

_BAR = 20
_WIDTHS = {0: 4, 2: _BAR, 3: 5}


MARK = "≠"
_APART = 2  # from here on the voices are marked as different


def text(ranked: Ranked, width: int) -> str:
    """A page of its own for a plan."""
    page = Page(width)
    show(page, ranked)
    return page.text()


def show(page: Page, ranked: Ranked) -> None:
    """Add the themas with both voices, then the voorstellen with their points."""
    heading(page, ranked)
    if ranked.ranking.themas:
        _themas(page, ranked)
        page.add()
    if ranked.ranking.voorstellen:
        _voorstellen(page, ranked)
    else:
        page.paragraph(_("Er staan nog geen voorstellen in dit plan."))
    if ranked.stability:
        margin = percentage(ranked.stability.marge)
        page.paragraph(
            _("Zekerheid: het gewicht van elk criterium mag {margin} meer of minder zijn.").format(margin=margin),
            6,
            "dim",
        )
    if any(places.apart >= _APART for places in _all_places(ranked)):
        text = _("{mark} wijk en aanbieder denken hier verschillend over; meer met --voices.").format(mark=MARK)
        page.paragraph(text, 6, "dim")
    page.add()


def heading(page: Page, ranked: Ranked) -> None:
    """Add which plan this is."""
    page.paragraph(f"{ranked.plan.wijk} {ranked.plan.jaar}", style="bold")
    page.add(plain(ranked.bestand, "dim"), "")


def _all_places(ranked: Ranked) -> list[Places]:
    return [*ranked.voices.themas.values(), *ranked.voices.voorstellen.values()]


def _place(plaats: int, places: Places) -> Text:
    return drawn(f"{plaats}.{MARK if places.apart >= _APART else ' '}")


def _themas(page: Page, ranked: Ranked) -> None:
    words = (_("Thema"), _("Wijk"), _("Aanbieder"), _("Signalen"), _("Score"))
    rows = [[drawn(""), *(drawn(word, "bold") for word in words)]]
    for line in ranked.ranking.themas:
        figures = line.thema.prioriteit
        rows.append(
            [
                _place(line.plaats, ranked.voices.themas[line.thema.id]),
                plain(line.thema.naam),
                drawn(voice(figures.wijk)),
                drawn(voice(figures.aanbieder)),
                drawn(str(line.signalen)),
                drawn(number(line.score, 1), "bold"),
            ]
        )
    page.columns("r*rrrr", rows, widths={0: 4})
    for line in ranked.ranking.themas:
        for remark in _remarks(ranked, line.plaats, thema=line.thema.id):
            page.paragraph(f"{line.thema.naam}: {remark}", 6, "dim")


def _voorstellen(page: Page, ranked: Ranked) -> None:
    head = [drawn(""), drawn(_("Voorstel"), "bold"), drawn(""), drawn(_("Score"), "bold")]
    page.columns("r*lr", [head], widths=_WIDTHS)
    for line in ranked.voorstellen:
        place = _place(line.plaats, ranked.voices.voorstellen[line.voorstel.id])
        score = drawn(number(line.score, 1), "bold")
        row = [place, plain(line.voorstel.naam, "bold"), score_bar(line.score), score]
        page.columns("r*lr", [row], widths=_WIDTHS)
        page.paragraph(about(line.voorstel), 6)
        page.paragraph(points(line.delen), 6, "dim")
        for remark in _remarks(ranked, line.plaats, voorstel=line.voorstel.id):
            page.paragraph(remark, 6)
    hidden = len(ranked.ranking.voorstellen) - len(ranked.voorstellen)
    if hidden:
        page.paragraph(plural(hidden, "en nog {n} voorstel", "en nog {n} voorstellen"), 6)


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
    return drawn("█" * full, "green") + drawn("░" * (_BAR - full), "dim")


def about(voorstel: Voorstel) -> str:
    """What kind of voorstel this is, and what it asks."""
    soort = _(SOORTEN[voorstel.soort])
    if voorstel.thema:
        soort = _("{soort} bij {thema}").format(soort=soort, thema=voorstel.thema)
    if voorstel.asks is None:
        return f"{soort}, {_('kosten onbekend')}"
    return f"{soort}, {_('vraagt {bedrag}').format(bedrag=euros(voorstel.asks))}"
