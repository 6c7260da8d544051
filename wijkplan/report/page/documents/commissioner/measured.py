"""Effects as figures: where each began, where it stands and where it should go, and what people wrote about it."""

from __future__ import annotations

from collections.abc import Iterator

from wijkplan.account.account import ThemaAccount
from wijkplan.account.effects import EffectAccount
from wijkplan.language import _, plural
from wijkplan.language.numbers import number
from wijkplan.plan.reading.meting import Meting
from wijkplan.report.account import lines, sentences
from wijkplan.report.account.accounted import Accounted
from wijkplan.report.page.blocks import Block, Entries, Entry, Figure, Heading, Table
from wijkplan.report.page.charts import Lines, Point, Scale
from wijkplan.report.page.reported import Reported


def measured(one: Reported) -> Iterator[Block]:
    """A figure for each thema that has lines to draw, and a table for each other one that has effects."""
    themas = [thema for thema in one.account.themas if thema.effecten]
    if themas:
        yield Heading(_("Effecten in cijfers"))
    for thema in themas:
        yield from _of_thema(one.accounted, thema)


def _of_thema(one: Accounted, account: ThemaAccount) -> Iterator[Block]:
    naam = one.hidden(account.thema.naam)
    yield Heading(naam, 3)
    drawn = [(effect, scale) for effect in account.effecten if (scale := _scale(one, effect))]
    table = _table(one, account, naam)
    if drawn:
        intro = _("Per effect: waar het begon, waar het nu staat en waar het heen moet.")
        text = " ".join([intro, *(_told(one, effect) for effect, _scale in drawn)])
        yield Figure(
            title=_("Effecten van {thema}").format(thema=naam),
            text=text,
            chart=Lines(tuple(scale for _effect, scale in drawn)),
            table=table,
        )
    else:
        yield table
    if stories := tuple(entry for effect in account.effecten if (entry := _stories(one, effect)).lines):
        yield Entries(stories)


def _scale(one: Accounted, account: EffectAccount) -> Scale | None:
    """The effect as a line of its own; None where it is no line."""
    if account.schaal is None:
        return None
    start, now, aim = account.schaal
    was, stands, goal = (one.hidden(sentences.figure(meting)) for _name, meting in sentences.figures(account))
    return Scale(
        naam=lines.effect_name(one, account.effect),
        start=Point(start, was),
        now=None if now is None else Point(now, stands),
        aim=Point(aim, goal),
        unknown=stands if account.effect.gemeten else "",
    )


def _told(one: Accounted, account: EffectAccount) -> str:
    figures = (f"{name} {one.hidden(sentences.figure(meting))}" for name, meting in sentences.figures(account))
    return f"{lines.effect_name(one, account.effect)}: {', '.join(figures)}."


def _table(one: Accounted, account: ThemaAccount, naam: str) -> Table:
    return Table(
        caption=_("Cijfers van {thema}").format(thema=naam),
        head=(_("Effect"), _("Was"), _("Nu"), _("Streven"), _("Uitkomst"), _("Hoe zeker")),
        align="llllll",
        rows=tuple(
            (
                lines.effect_name(one, effect.effect),
                *(_meting(one, meting) for _name, meting in sentences.figures(effect)),
                sentences.verdict(effect),
                sentences.sureness(effect) or "–",
            )
            for effect in account.effecten
        ),
    )


def _meting(one: Accounted, meting: Meting | None) -> str:
    """A figure with its year and the number of people who were asked, as far as that is known."""
    about = [str(meting.jaar)] if meting and meting.jaar else []
    if meting and meting.aantal:
        people = number(meting.aantal)
        about.append(plural(meting.aantal, "{aantal} mens gevraagd", "{aantal} mensen gevraagd", aantal=people))
    text = one.hidden(sentences.figure(meting))
    return f"{text} ({', '.join(about)})" if about else text


def _stories(one: Accounted, account: EffectAccount) -> Entry:
    told = (*sentences.stories(account), *sentences.sources(account))
    return Entry(
        naam=lines.effect_name(one, account.effect),
        lines=tuple(f"{name}: {one.hidden(text)}" for name, text in told),
    )
