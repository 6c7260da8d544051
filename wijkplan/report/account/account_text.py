"""What became of a plan, on a screen or a projector: what is missing first."""

from __future__ import annotations

from fractions import Fraction

from rich.text import Text

from wijkplan.account.account import ThemaAccount
from wijkplan.account.effects import EffectAccount
from wijkplan.account.money import VoorstelAccount
from wijkplan.language import _
from wijkplan.language.numbers import euros
from wijkplan.report.account import lines, sentences
from wijkplan.report.account.accounted import Accounted
from wijkplan.report.allocate.city_money import equal_parts
from wijkplan.report.draw.pieces import (
    Pieces,
    Row,
    Rows,
    indented,
    section,
    text,
    title,
    together,
    under_its_id,
)

_SCALE = 30
"""Columns of the line from where an effect started to what was aimed at."""
OORDELEN = {"gehaald": "good", "op-weg": "partly", "niet": "bad", "niet-gemeten": "bad"}
"""The style of the word for what became of an effect."""
_STANDEN = {"verantwoord": "good", "deels": "partly", "nog-niet": "bad"}


def show(one: Accounted) -> Pieces:
    """What is missing, each thema with its effects, the money, the voorstellen, and what residents said."""
    account = one.account
    yield from title(lines.title(one), one.bestand)
    yield text(_("Wat nog ontbreekt"), "heading")
    said = sentences.missing(account.missing, account.geld.nog_te_verantwoorden)
    yield from (indented(text(line, "bad" if said else "good"), 2) for line in said or [sentences.nothing_missing()])
    for thema in account.themas:
        yield from _thema(one, thema)
    yield from _money(one)
    yield from _proposals(one)
    yield from _signals(one)
    yield from section(_("Meepraten"), lines.participation(one))
    yield ""
    yield text(sentences.no_proof(), "less")
    yield ""


def _thema(one: Accounted, account: ThemaAccount) -> Pieces:
    thema = account.thema
    yield ""
    yield text(_("Thema: {naam}").format(naam=one.hidden(thema.naam)), "heading")
    if thema.ambities:
        yield indented(text(f"{_('Ambities')}: {', '.join(one.names(thema.ambities))}"), 2)
    before, after = _("prioriteit vooraf"), _("oordeel achteraf")
    for naam, was, now in lines.voices(account):
        yield indented(text(f"{naam.capitalize()}: {before} {was}, {after} {now}"), 2)
    yield indented(text(lines.money_of_thema(account)), 2)
    for effect in account.effecten:
        yield ""
        yield from _effect(one, effect)
    if not account.effecten:
        yield indented(text(_("Hier staat niet wat er beter moet worden."), "bad"), 2)
    if thema.geleerd:
        yield ""
        yield indented(text(f"{_('Geleerd')}: {one.hidden(thema.geleerd)}"), 2)


def _effect(one: Accounted, account: EffectAccount) -> Pieces:
    effect = account.effect
    name = text(lines.effect_name(one, effect), "strong")
    yield Rows(
        "*l", [Row(name, text(sentences.verdict(account), OORDELEN.get(account.oordeel or "", "less")))], indent=2
    )
    yield indented(_line(one, account), 4)
    yield indented(text(sentences.what_it_says(account)), 4)
    stories = (*sentences.stories(account), *sentences.sources(account))
    notes = [f"{name}: {one.hidden(told)}" for name, told in stories]
    if measured := sentences.asked(account):
        notes.append(measured)
    if workers := lines.workers(one, account):
        notes.append(workers)
    yield from (indented(text(note, "less"), 4) for note in notes)


def _line(one: Accounted, account: EffectAccount) -> Text:
    """Baseline, now and target: as a scale where they are one line, and as they were written."""
    told = [
        together(f"{name} {one.hidden(sentences.figure(meting))}", "strong" if n == 1 else "")
        for n, (name, meting) in enumerate(sentences.figures(account))
    ]
    words = Text(", ").join(told)
    return Text.assemble(scale(*account.schaal), " ", words) if account.schaal else words


def scale(start: Fraction, now: Fraction | None, aim: Fraction) -> Text:
    """A line with a sign for where it started (○), should go (◎) and stands (●); the aim is to the right."""
    places = [point for point in (start, now, aim) if point is not None]
    low, high = min(places), max(places)
    width = _SCALE - 1

    def column(point: Fraction) -> int:
        share = (point - low) / (high - low)
        return int((share if aim > start else 1 - share) * width + Fraction(1, 2))

    signs = ["─"] * _SCALE
    for point, sign in ((start, "○"), (aim, "◎"), (now, "●")):
        if point is not None:
            signs[column(point)] = sign
    return Text("".join(signs), "accent")


def _money(one: Accounted) -> Pieces:
    geld = one.account.geld
    yield ""
    yield text(_("Het geld"), "heading")
    rows = []
    for sign, name, cents in lines.money(geld):
        style = "strong" if sign == "=" else ""
        rows.append(Row(Text(sign, style), text(name, style), text(euros(cents), style)))
    yield Rows("llr", rows, indent=2, widths=(1, 0, 0))
    yield from (indented(text(line), 2) for line in lines.whose(one))
    if ambities := lines.per_ambitie(one):
        yield ""
        yield Rows("*rrrr", [Row(*map(text, row)) for row in ambities], lines.per_ambitie_heads(), indent=2)
        yield indented(text(equal_parts(), "less"), 2)


def _proposals(one: Accounted) -> Pieces:
    yield ""
    yield text(_("Voorstellen met geld"), "heading")
    account = one.account
    if not account.voorstellen:
        yield indented(text(_("Er is geen geld toegekend.")), 2)
        return
    yield Rows("*rrr", [_row(one, line) for line in account.voorstellen], _proposal_heads(), indent=2)
    if reach := sentences.reach(account.bereik, len(account.voorstellen)):
        yield ""
        yield indented(text(reach), 2)


def _proposal_heads() -> list[str]:
    return [_("Voorstel"), _("Toegekend"), _("Uitgegeven"), _("Over")]


def _row(one: Accounted, line: VoorstelAccount) -> Row:
    notes = [
        under_its_id(one.hidden(line.voorstel.id), lines.reached(line)),
        text(_(sentences.STANDEN[line.stand]).capitalize() + ".", _STANDEN[line.stand]),
        *(text(told, "less") for told in lines.stories(one, line)),
    ]
    amounts = (euros(line.toegekend), lines.spent(line), lines.left(line))
    return Row(text(one.hidden(line.voorstel.naam), "strong"), *map(text, amounts), notes=notes)


def _signals(one: Accounted) -> Pieces:
    yield ""
    yield text(_("Wat bewoners zeiden"), "heading")
    signalen = one.account.plan.signalen
    if not signalen:
        yield indented(text(_("Er staan geen signalen in dit plan.")), 2)
        return
    yield from (indented(text(line), 2) for line in lines.signals(one))
    for signaal in signalen:
        said, done = lines.signal(one, signaal)
        yield indented(text(said, "strong"), 2)
        yield from (indented(text(line, "less"), 4) for line in done)
