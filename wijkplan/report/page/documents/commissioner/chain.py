"""From ambition to euro: per ambition its themas, their effects, and the voorstellen that work on those."""

from __future__ import annotations

from collections.abc import Iterator

from wijkplan.account.account import ThemaAccount
from wijkplan.account.ambities import AmbitieAccount
from wijkplan.account.effects import EffectAccount
from wijkplan.language import _, plural
from wijkplan.language.numbers import euros
from wijkplan.plan.plan import Voorstel
from wijkplan.report.account import lines, sentences
from wijkplan.report.allocate.city_money import equal_parts
from wijkplan.report.page.blocks import Block, Bullets, Entries, Entry, Heading, Paragraph, Table
from wijkplan.report.page.documents.tones import of_effect
from wijkplan.report.page.reported import Reported


def chain(one: Reported) -> Iterator[Block]:
    """All ambitions in the order of the agenda; last the themas without one. Each thema is told once."""
    account = one.account
    yield Heading(_("Van ambitie naar euro's"))
    if not account.themas:
        yield Paragraph(_("Er staan geen thema's in dit plan."))
    yield from _overview(one)
    told: dict[str, str] = {}
    for ambitie in account.ambities:
        if not ambitie.themas:
            continue
        naam = _name(one, ambitie)
        if ambitie.id:
            yield Heading(_("Ambitie: {naam}").format(naam=naam))
            yield Paragraph(lines.money_of_ambitie(ambitie))
        else:
            yield Heading(naam)
        for thema in account.themas:
            if ambitie.id in (thema.thema.ambities or (None,)):
                yield from _thema(one, thema, told.get(thema.thema.id))
                told.setdefault(thema.thema.id, naam)
    yield from _without_thema(one)


def _without_thema(one: Reported) -> Iterator[Block]:
    """The money that belongs to no thema, and so stands behind no ambition and no effect."""
    geld = one.account.zonder_thema
    if geld.vast or geld.toegekend:
        yield Heading(_("Zonder thema"))
        yield Paragraph(lines.money_without_thema(geld))
    if found := tuple(_worker(one, line.voorstel) for line in one.account.voorstellen if line.voorstel.thema is None):
        yield Bullets(found)


def _name(one: Reported, ambitie: AmbitieAccount) -> str:
    return one.accounted.hidden(ambitie.naam or _("Thema's zonder ambitie"))


def _overview(one: Reported) -> Iterator[Block]:
    """The money of all ambitions together, and what is connected to nothing."""
    account, accounted = one.account, one.accounted
    if not (rows := lines.per_ambitie(accounted)):
        if account.themas:
            yield Paragraph(_("Er staan geen ambities in de agenda, en ook niet in dit plan."))
        return
    sums = (account.plan.budget.sum_vast, account.geld.toegekend, account.geld.besteed)
    yield Table(
        caption=_("Geld per ambitie"),
        head=tuple(lines.per_ambitie_heads()),
        align="lrrrr",
        rows=tuple(map(tuple, rows)),
        sums=(_("Alles samen"), str(len(account.themas)), *map(euros, sums)),
    )
    if any(len(set(thema.thema.ambities)) > 1 for thema in account.themas):
        once = _("In de som telt zo'n thema maar één keer.")
        yield Paragraph(f"{equal_parts()} {once}", "note")
    if idle := [_name(one, ambitie) for ambitie in account.ambities if ambitie.id and not ambitie.themas]:
        yield Paragraph(_("Hieraan werkt deze wijk niet met een thema: {ambities}.").format(ambities=", ".join(idle)))
    if bare := [accounted.hidden(thema.thema.naam) for thema in account.themas if not thema.thema.ambities]:
        yield Paragraph(_("Deze thema's horen bij geen ambitie: {themas}.").format(themas=", ".join(bare)))


def _thema(one: Reported, account: ThemaAccount, earlier: str | None) -> Iterator[Block]:
    """A thema with its effects; only its name and its money where it was told at an earlier ambition."""
    thema = account.thema
    yield Heading(one.accounted.hidden(thema.naam), 3)
    yield Paragraph(lines.money_of_thema(account))
    if earlier:
        text = _("Dit thema telt ook mee bij '{ambitie}'. Daar staan de effecten en de voorstellen.")
        yield Paragraph(text.format(ambitie=earlier))
        return
    if (count := len(set(thema.ambities)) - 1) > 0:
        text = plural(
            count,
            "Dit thema heeft nog {n} ambitie. Het geld telt bij elke ambitie voor een gelijk deel.",
            "Dit thema heeft nog {n} ambities. Het geld telt bij elke ambitie voor een gelijk deel.",
        )
        yield Paragraph(text, "note")
    if account.effecten:
        yield Entries(tuple(_effect(one, effect) for effect in account.effecten))
    else:
        yield Paragraph(_("Hier staat niet wat er beter moet worden."))
    yield from _beside_effects(one, account)


def _effect(one: Reported, account: EffectAccount) -> Entry:
    workers = [_worker(one, voorstel) for voorstel in account.voorstellen]
    return Entry(
        naam=lines.effect_name(one.accounted, account.effect),
        verdict=sentences.verdict(account),
        tone=of_effect(account),
        lines=(sentences.what_it_says(account), *(workers or [_("Geen voorstel noemt dit effect.")])),
    )


def _worker(one: Reported, voorstel: Voorstel) -> str:
    """A voorstel with what it got and what it spent of that."""
    naam = one.accounted.hidden(voorstel.naam)
    if not voorstel.decided:
        return f"{naam}: {_('geen geld toegekend')}"
    values = {"naam": naam, "toegekend": euros(voorstel.decided)}
    result = voorstel.resultaat
    if result is None or result.besteed is None:
        return _("{naam}: {toegekend} toegekend; wat is uitgegeven, is niet bekend").format(**values)
    return _("{naam}: {toegekend} toegekend, {besteed} uitgegeven").format(**values, besteed=euros(result.besteed))


def _beside_effects(one: Reported, account: ThemaAccount) -> Iterator[Block]:
    """The voorstellen with money that name no effect of their thema, and those that name several."""
    named = [voorstel.id for effect in account.effecten for voorstel in effect.voorstellen if voorstel.decided]
    of_thema = [line.voorstel for line in one.account.voorstellen if line.voorstel.thema == account.thema.id]
    if bare := tuple(_worker(one, voorstel) for voorstel in of_thema if voorstel.id not in named):
        yield Paragraph(_("Met geld, zonder effect waaraan het werkt:"))
        yield Bullets(bare)
    if len(set(named)) < len(named):
        yield Paragraph(_("Wat aan meer effecten werkt, staat er vaker. Tel die bedragen dus niet op."), "note")
