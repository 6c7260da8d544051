"""A ranking on a screen or a projector: the themas with both voices, then the voorstellen with their points."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from fractions import Fraction

from rich.text import Text

from wijkplan.language import _, plural
from wijkplan.language.numbers import euros, number, percentage
from wijkplan.plan.plan import Prioriteit, Voorstel
from wijkplan.prioritise.voices import Places
from wijkplan.report.draw import supposed_text
from wijkplan.report.draw.labels import SOORTEN
from wijkplan.report.draw.pieces import NO_BREAK, Pieces, Row, Rows, bar, indented, text, title, under_its_id
from wijkplan.report.prioritise.ranking import Line, Ranked
from wijkplan.report.prioritise.sentences import points, voice

MARK = "≠"
_APART = 2  # from here on the voices are marked as different
_BAR = 20
_BEFORE_A_NUMBER = re.compile(r" (?=\d)")
_WIDTHS = (4, 0, _BAR, 5)


def show(ranked: Ranked) -> Pieces:
    """A plan, and at the end an empty line."""
    yield from heading(ranked)
    if ranked.ranking.themas:
        yield _themas(ranked)
        yield ""
    if ranked.ranking.voorstellen:
        yield from _voorstellen(ranked)
    else:
        yield text(_("Er staan nog geen voorstellen in dit plan."))
    if ranked.stability:
        margin = percentage(ranked.stability.marge)
        sure = _("Zekerheid: elk criterium mag hier {margin} zwaarder of lichter tellen.").format(margin=margin)
        yield indented(text(sure, "less"), 6)
    if any(_differ(*both) for both in _all_places(ranked)):
        differ = _("{mark} wijk en aanbieder denken hier verschillend over; meer met --voices.").format(mark=MARK)
        yield indented(text(differ, "less"), 6)
    yield ""


def heading(ranked: Ranked) -> Pieces:
    """Which plan this is."""
    yield from supposed_text.show(ranked.supposed)
    yield from title(f"{ranked.plan.wijk} {ranked.plan.jaar}", ranked.bestand)


def _all_places(ranked: Ranked) -> Iterator[tuple[Prioriteit, Places]]:
    """The figures and the places of all that is shown."""
    for line in ranked.ranking.themas:
        yield line.thema.prioriteit, ranked.voices.themas[line.thema.id]
    for proposal in ranked.voorstellen:
        yield proposal.voorstel.prioriteit, ranked.voices.voorstellen[proposal.voorstel.id]


def _differ(given: Prioriteit, places: Places) -> bool:
    """Whether the voices differ about this: both spoke of the thing itself, not of its thema alone."""
    return places.apart >= _APART and given.wijk is not None and given.aanbieder is not None


def _place(plaats: int, given: Prioriteit, places: Places) -> Text:
    return Text(f"{plaats}.{MARK if _differ(given, places) else ' '}")


def _themas(ranked: Ranked) -> Rows:
    rows = []
    for line in ranked.ranking.themas:
        figures = line.thema.prioriteit
        row = Row(
            _place(line.plaats, figures, ranked.places(line)),
            text(line.thema.naam, "strong"),
            Text(voice(figures.wijk)),
            Text(voice(figures.aanbieder)),
            Text(str(line.signalen)),
            Text(number(line.score, 1), "strong"),
            notes=[text(remark, "less") for remark in _remarks(ranked, line)],
        )
        rows.append(row)
    head = ("", _("Thema"), _("Wijk"), _("Aanbieder"), _("Signalen"), _("Score"))
    return Rows("r*rrrr", rows, head, widths=(4, 0, 0, 0, 0, 5))


def _voorstellen(ranked: Ranked) -> Pieces:
    namen = {line.thema.id: line.thema.naam for line in ranked.ranking.themas}
    rows = []
    for line in ranked.voorstellen:
        row = Row(
            _place(line.plaats, line.voorstel.prioriteit, ranked.places(line)),
            text(line.voorstel.naam, "strong"),
            score_bar(line.score),
            Text(number(line.score, 1), "strong"),
            notes=[
                under_its_id(line.voorstel.id, about(line.voorstel, namen)),
                Text(_BEFORE_A_NUMBER.sub(NO_BREAK, points(line.delen)), "less"),
                *map(text, _remarks(ranked, line)),
            ],
        )
        rows.append(row)
    yield Rows("r*lr", rows, ("", _("Voorstel"), "", _("Score")), widths=_WIDTHS)
    hidden = len(ranked.ranking.voorstellen) - len(ranked.voorstellen)
    if hidden:
        yield indented(text(plural(hidden, "en nog {n} voorstel", "en nog {n} voorstellen"), "less"), 6)


def _remarks(ranked: Ranked, line: Line) -> list[str]:
    """What other weights changed, and how sure the place is."""
    before = ranked.before(line)
    return [*([] if before is None else [_moved(line.plaats, before)]), *ranked.sureness(line)]


def _moved(now: int, before: int) -> str:
    if now == before:
        return _("Blijft op plaats {before}.").format(before=before)
    if now < before:
        return _("▲ Stijgt van plaats {before} naar {now}.").format(before=before, now=now)
    return _("▼ Zakt van plaats {before} naar {now}.").format(before=before, now=now)


def score_bar(score: Fraction) -> Text:
    """The score (0..100) as a bar."""
    full = int(score * _BAR / 100)
    return bar([(full, "█", "good"), (_BAR - full, "░", "less")], _BAR)


def about(voorstel: Voorstel, namen: Mapping[str, str]) -> str:
    """What kind of voorstel this is, on which thema (``namen``: their names by id), and what it asks."""
    soort = _(SOORTEN[voorstel.soort])
    if voorstel.thema:
        soort = _("{soort} bij '{thema}'").format(soort=soort, thema=namen.get(voorstel.thema, voorstel.thema))
    if voorstel.asks is None:
        return f"{soort}, {_('kosten onbekend')}"
    return f"{soort}, {_('vraagt {bedrag}').format(bedrag=euros(voorstel.asks))}"
