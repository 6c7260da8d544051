"""How residents took part, which groups were reached, what both voices said, and what came of the signals."""

from __future__ import annotations

from collections.abc import Iterator

from wijkplan.account.residents import led_to_something
from wijkplan.language import _
from wijkplan.language.numbers import number
from wijkplan.language.sentences import day
from wijkplan.plan.plan import Participatie, Signaal
from wijkplan.report.account import lines
from wijkplan.report.page.blocks import Block, Bullets, Entries, Entry, Fold, Heading, Paragraph, Table
from wijkplan.report.page.documents.tones import of_signaal
from wijkplan.report.page.reported import Reported


def taking_part(one: Reported) -> Iterator[Block]:
    """The counts first; each meeting and each signal behind them."""
    plan = one.account.plan
    yield Heading(_("Meepraten en groepen"))
    yield Bullets(tuple(lines.participation(one.accounted)))
    if plan.participatie:
        yield Table(
            caption=_("Momenten om mee te praten"),
            head=(_("Wat"), _("Datum"), _("Deelnemers"), _("Voor het eerst"), _("Groepen"), _("Verteld op")),
            align="llrrll",
            rows=tuple(_moment(one, moment) for moment in plan.participatie),
        )
    if results := tuple(_result(one, moment) for moment in plan.participatie if moment.opbrengst):
        yield Paragraph(_("Wat eruit kwam:"))
        yield Bullets(results)
    yield from _voices(one)
    yield Heading(_("Wat bewoners zeiden"))
    if not plan.signalen:
        yield Paragraph(_("Er staan geen signalen in dit plan."))
        return
    yield Bullets(tuple(lines.signals(one.accounted)))
    yield Fold(_("Elk signaal"), (Entries(tuple(_signal(one, signaal) for signaal in plan.signalen)),))


def _moment(one: Reported, moment: Participatie) -> tuple[str, ...]:
    return (
        _what(one, moment),
        day(moment.datum) if moment.datum else "–",
        *("–" if n is None else number(n) for n in (moment.deelnemers, moment.nieuw)),
        ", ".join(one.accounted.names(moment.doelgroepen)) or "–",
        day(moment.teruggekoppeld) if moment.teruggekoppeld else "–",
    )


def _what(one: Reported, moment: Participatie) -> str:
    return one.accounted.hidden(moment.wat) if moment.wat else _("(zonder naam)")


def _result(one: Reported, moment: Participatie) -> str:
    return f"{_what(one, moment)}: {one.accounted.hidden(moment.opbrengst or '')}"


def _voices(one: Reported) -> Iterator[Block]:
    """Of each thema what both voices said before and after; nothing where no voice was heard."""
    rows = [
        (one.accounted.hidden(thema.thema.naam), *(figure for _who, *pair in lines.voices(thema) for figure in pair))
        for thema in one.account.themas
    ]
    if any(figure != "–" for _naam, *figures in rows for figure in figures):
        yield Table(
            caption=_("Wat wijk en aanbieder vooraf en achteraf zeiden, van 0 tot 10"),
            head=(
                *(_("Thema"), _("Wijk: prioriteit vooraf"), _("Wijk: oordeel achteraf")),
                *(_("Aanbieder: prioriteit vooraf"), _("Aanbieder: oordeel achteraf")),
            ),
            align="lrrrr",
            rows=tuple(rows),
        )


def _signal(one: Reported, signaal: Signaal) -> Entry:
    said, done = lines.signal(one.accounted, signaal)
    return Entry(said, _became(signaal), of_signaal(signaal), lines=tuple(done))


def _became(signaal: Signaal) -> str:
    """What became of a signal, in a word or two."""
    if led_to_something(signaal):
        return _("leidde ergens toe")
    return _("doorgegeven") if signaal.doorgegeven_aan else _("bleef liggen")
