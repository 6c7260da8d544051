"""What became of a plan as Markdown, for a mail to who gave the money."""

from __future__ import annotations

from collections.abc import Iterator

from wijkplan.account.account import ThemaAccount
from wijkplan.language import _
from wijkplan.language.numbers import euros
from wijkplan.report.account import lines, sentences
from wijkplan.report.account.accounted import Accounted
from wijkplan.report.allocate.city_money import equal_parts
from wijkplan.report.draw.escape import markdown as md
from wijkplan.report.draw.labels import SOORTEN
from wijkplan.report.draw.tables import markdown_table


def page(one: Accounted) -> str:
    """The whole account; what is missing stands above what was reached."""
    parts = [_missing(one), *(_thema(one, thema) for thema in one.account.themas), _money(one), _proposals(one)]
    parts += [_signals(one), _participation(one)]
    text = "\n".join(part for part in parts if part)
    return f"## {md(lines.title(one))}\n\n{text}\n{md(sentences.no_proof())}\n"


def _section(heading: str, body: str) -> str:
    return f"### {md(heading)}\n\n{body}"


def _bullets(said: list[str]) -> str:
    return "".join(f"* {md(line)}\n" for line in said)


def _missing(one: Accounted) -> str:
    said = sentences.missing(one.account.missing, one.account.geld.nog_te_verantwoorden)
    return _section(_("Wat nog ontbreekt"), _bullets(said or [sentences.nothing_missing()]))


def _thema(one: Accounted, account: ThemaAccount) -> str:
    thema = account.thema
    said = [lines.money_of_thema(account)]
    if thema.ambities:
        said.insert(0, f"{_('Ambities')}: {', '.join(one.names(thema.ambities))}")
    if thema.geleerd:
        said.append(f"{_('Geleerd')}: {one.hidden(thema.geleerd)}")
    rows = [list(map(md, row)) for row in lines.voices(account)]
    text = (
        _bullets(said) + "\n" + markdown_table([_("Stem"), _("Prioriteit vooraf"), _("Oordeel achteraf")], "lrr", rows)
    )
    return _section(one.hidden(thema.naam), text + "".join(_effects(one, account)))


def _effects(one: Accounted, account: ThemaAccount) -> Iterator[str]:
    if not account.effecten:
        yield f"\n{md(_('Hier staat niet wat er beter moet worden.'))}\n"
        return
    heads = [_("Effect"), _("Was"), _("Nu"), _("Streven"), _("Uitkomst"), _("Wat dat zegt")]
    rows = []
    for effect in account.effecten:
        metingen = [md(one.hidden(sentences.figure(meting))) for _name, meting in sentences.figures(effect)]
        told = [md(sentences.verdict(effect)), md(sentences.what_it_says(effect))]
        rows.append([md(lines.effect_name(one, effect.effect)), *metingen, *told])
    yield "\n" + markdown_table(heads, "llllll", rows)
    for effect in account.effecten:
        stories = (*sentences.stories(effect), *sentences.sources(effect))
        said = [f"{name}: {one.hidden(text)}" for name, text in stories]
        if measured := sentences.asked(effect):
            said.append(measured)
        if workers := lines.workers(one, effect):
            said.append(workers)
        if said:
            yield f"\n{md(lines.effect_name(one, effect.effect))}:\n\n{_bullets(said)}"


def _money(one: Accounted) -> str:
    rows = [[sign, md(name), euros(cents)] for sign, name, cents in lines.money(one.account.geld)]
    text = markdown_table(["", _("Geld"), _("Bedrag")], "llr", rows) + "\n" + _bullets(lines.whose(one))
    if ambities := lines.per_ambitie(one):
        text += "\n" + markdown_table(
            lines.per_ambitie_heads(), "lrrrr", [[md(cell) for cell in row] for row in ambities]
        )
        text += f"\n{md(equal_parts())}\n"
    return _section(_("Het geld"), text)


def _proposals(one: Accounted) -> str:
    account = one.account
    if not account.voorstellen:
        return _section(_("Voorstellen met geld"), _("Er is geen geld toegekend.") + "\n")
    heads = [_("Voorstel"), _("Soort"), _("Toegekend"), _("Uitgegeven"), _("Over"), _("Verantwoording"), _("Bereik")]
    rows = [
        [
            md(one.hidden(line.voorstel.naam)),
            _(SOORTEN[line.voorstel.soort]),
            euros(line.toegekend),
            lines.spent(line),
            lines.left(line),
            _(sentences.STANDEN[line.stand]),
            md(lines.reached(line)) or "–",
        ]
        for line in account.voorstellen
    ]
    text = markdown_table(heads, "llrrrll", rows)
    if reach := sentences.reach(account.bereik, len(account.voorstellen)):
        text += f"\n{md(reach)}\n"
    told = [
        f"{one.hidden(line.voorstel.naam)}. {said}" for line in account.voorstellen for said in lines.stories(one, line)
    ]
    return _section(_("Voorstellen met geld"), text + ("\n" + _bullets(told) if told else ""))


def _signals(one: Accounted) -> str:
    signalen = one.account.plan.signalen
    if not signalen:
        return _section(_("Wat bewoners zeiden"), _("Er staan geen signalen in dit plan.") + "\n")
    rows = [[md(said), "; ".join(md(line) for line in done)] for said, done in (lines.signal(one, s) for s in signalen)]
    text = _bullets(lines.signals(one)) + "\n"
    return _section(_("Wat bewoners zeiden"), text + markdown_table([_("Gezegd"), _("Gedaan")], "ll", rows))


def _participation(one: Accounted) -> str:
    return _section(_("Meepraten"), _bullets(lines.participation(one)))
