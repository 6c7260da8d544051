"""The parts of an account as rows and lines, made once for a screen and for a page. Texts are not escaped yet."""

from __future__ import annotations

from collections.abc import Iterator
from fractions import Fraction

from wijkplan.account.account import ThemaAccount
from wijkplan.account.ambities import AmbitieAccount
from wijkplan.account.effects import EffectAccount
from wijkplan.account.money import Geld, GeldThema, VoorstelAccount
from wijkplan.account.residents import ParticipatieAccount
from wijkplan.language import _, plural
from wijkplan.language.numbers import About, euros, number
from wijkplan.language.sentences import day
from wijkplan.plan.plan import Effect, Signaal
from wijkplan.report.account.accounted import Accounted
from wijkplan.report.prioritise.sentences import voice


def title(one: Accounted) -> str:
    """Which plan this is about."""
    plan = one.account.plan
    return _("Wat er kwam van {wijk} {jaar}").format(wijk=one.hidden(plan.wijk), jaar=plan.jaar)


def money(geld: Geld) -> list[tuple[str, str, int]]:
    """The sum of the money, with a sign before what is taken off or left."""
    return [
        ("", _("te verdelen, zonder reserve"), geld.te_verdelen),
        ("", _("toegekend"), geld.toegekend),
        ("−", _("uitgegeven"), geld.besteed),
        ("−", _("over, gaat terug"), geld.over),
        ("=", _("nog te verantwoorden"), geld.nog_te_verantwoorden),
    ]


def whose(one: Accounted) -> list[str]:
    """For whom the granted money is, and what belongs to no thema."""
    geld, nowhere = one.account.geld, one.account.zonder_thema
    for_whom = _("Van wat is toegekend, is {bewoners} voor bewonersinitiatieven en {professioneel} voor professionals.")
    lines = []
    if geld.toegekend:
        lines.append(for_whom.format(bewoners=euros(geld.bewoners), professioneel=euros(geld.professioneel)))
    if geld.uitvoering:
        text = _("Kosten om het werk te regelen (uitvoering): {bedrag}. Dat is vast geld.")
        lines.append(text.format(bedrag=euros(geld.uitvoering)))
    if nowhere.vast or nowhere.toegekend:
        lines.append(money_without_thema(nowhere))
    return lines


def money_without_thema(geld: GeldThema) -> str:
    """The money that belongs to no thema, in a sentence."""
    return _amounts(_("Bij geen thema: {vast} vast, {toegekend} toegekend, {besteed} daarvan uitgegeven."), geld)


def voices(account: ThemaAccount) -> list[tuple[str, str, str]]:
    """What both voices said before (prioriteit) and after (oordeel)."""
    before, after = account.thema.prioriteit, account.thema.oordeel
    return [
        (_("wijk"), voice(before.wijk), voice(after.wijk)),
        (_("aanbieder"), voice(before.aanbieder), voice(after.aanbieder)),
    ]


def effect_name(one: Accounted, effect: Effect) -> str:
    """What should become better, or else its id."""
    return one.hidden(effect.wat or effect.id) or _("(zonder naam)")


def workers(one: Accounted, account: EffectAccount) -> str:
    """Which voorstellen worked on an effect, in a line: those with money, and those that ran; empty where none did."""
    found = [v for v in account.voorstellen if v.decided or v.status in ("loopt", "klaar")]
    return f"{_('Hieraan werkten')}: {', '.join(one.hidden(v.naam) for v in found)}" if found else ""


def money_of_thema(account: ThemaAccount) -> str:
    """The money of a thema, in a sentence."""
    return _amounts(_("Geld: {vast} vast, {toegekend} toegekend, {besteed} daarvan uitgegeven."), account.geld)


def money_of_ambitie(ambitie: AmbitieAccount) -> str:
    """The money behind an ambition, in a sentence."""
    text, geld = _("Geld: {vast} vast, {toegekend} toegekend, {besteed} daarvan uitgegeven."), ambitie.geld
    return text.format(vast=_about(geld.vast), toegekend=_about(geld.toegekend), besteed=_about(geld.besteed))


def _amounts(text: str, geld: GeldThema) -> str:
    return text.format(vast=euros(geld.vast), toegekend=euros(geld.toegekend), besteed=euros(geld.besteed))


def per_ambitie(one: Accounted) -> list[list[str]]:
    """Name, themas, and the money of each ambition; empty where neither the agenda nor a thema has any."""
    ambities = one.account.ambities
    if not any(ambitie.id for ambitie in ambities):
        return []
    return [
        [
            one.hidden(ambitie.naam or _("zonder ambitie")),
            str(ambitie.themas),
            *map(_about, (ambitie.geld.vast, ambitie.geld.toegekend, ambitie.geld.besteed)),
        ]
        for ambitie in ambities
    ]


def per_ambitie_heads() -> list[str]:
    """The words above `per_ambitie`."""
    return [_("Ambitie"), _("Thema's"), _("Vast"), _("Toegekend"), _("Uitgegeven")]


def _about(cents: Fraction) -> str:
    return str(About(cents))


def spent(line: VoorstelAccount) -> str:
    """What was spent, or that nobody knows."""
    return _("onbekend") if line.besteed is None else euros(line.besteed)


def left(line: VoorstelAccount) -> str:
    """What goes back, or that nobody knows."""
    return _("onbekend") if line.over is None else euros(line.over)


def reached(line: VoorstelAccount) -> str:
    """What was expected and what was reached, and what people thought of it."""
    found = []
    if line.bereikt is not None:
        found.append(_("Bereikt: {n}.").format(n=number(line.bereikt)))
    if line.voorstel.bereik is not None:
        found.append(_("Verwacht: {n}.").format(n=number(line.voorstel.bereik)))
    if line.waardering is not None:
        found.append(valued(line.waardering))
    return " ".join(found)


def valued(waardering: Fraction) -> str:
    """What those who took part thought of it."""
    return _("Cijfer van wie meedeed: {cijfer}.").format(cijfer=voice(waardering))


def stories(one: Accounted, line: VoorstelAccount) -> list[str]:
    """What it brought, and what was learned."""
    result = line.voorstel.resultaat
    told = [] if result is None else [(_("Verhaal"), result.verhaal), (_("Geleerd"), result.geleerd)]
    return [f"{name}: {one.hidden(text)}" for name, text in told if text]


def participation(one: Accounted) -> list[str]:
    """The meetings, and which groups were reached."""
    met = one.account.participatie
    lines = [_("Er staat niet bij hoe bewoners meepraatten.")]
    if met.momenten:
        lines = [
            plural(met.momenten, "{n} moment om mee te praten.", "{n} momenten om mee te praten."),
            _took_part(met),
            _("{n} keer was dat voor het eerst, voor zover het is opgeschreven.").format(n=number(met.nieuw)),
            _told_back(met),
        ]
    if met.bereikt:
        lines.append(_("Moeilijk te bereiken, en bereikt: {groepen}.").format(groepen=_list(one, met.bereikt)))
    if met.niet_bereikt:
        text = _("Moeilijk te bereiken, en niet bereikt: {groepen}.")
        lines.append(text.format(groepen=_list(one, met.niet_bereikt)))
    return lines


def _took_part(met: ParticipatieAccount) -> str:
    """How often people took part, and at how many of the meetings somebody counted them."""
    if met.momenten == 1 and not met.geteld:
        return _("Niemand telde hoeveel bewoners er waren.")
    if met.momenten == 1:
        return _("Er is {n} keer meegedaan.").format(n=number(met.deelnemers))
    text = _("Er is {n} keer meegedaan. Dat is geteld bij {geteld} van de {van}.")
    return text.format(n=number(met.deelnemers), geteld=met.geteld, van=met.momenten)


def _told_back(met: ParticipatieAccount) -> str:
    """After how many of the meetings residents heard what was done with it."""
    if met.momenten == 1:
        told, not_told = _("Daarna is verteld wat ermee is gedaan."), _("Daarna is niet verteld wat ermee is gedaan.")
        return told if met.teruggekoppeld else not_told
    return _("Bij {n} van de {van} is verteld wat ermee is gedaan.").format(n=met.teruggekoppeld, van=met.momenten)


def _list(one: Accounted, ids: tuple[str, ...]) -> str:
    return ", ".join(one.names(ids))


def signals(one: Accounted) -> list[str]:
    """How many signals there were, and what became of them."""
    said = one.account.signalen
    return [
        plural(said.aantal, "{n} signaal.", "{n} signalen."),
        _("Ergens toe geleid: {met}. Doorgegeven: {door}. Bleef liggen: {zonder}.").format(
            met=said.met_gevolg, door=said.doorgegeven, zonder=said.zonder_gevolg
        ),
        _("Aan bewoners verteld wat ermee is gedaan: {terug}.").format(terug=said.teruggekoppeld),
    ]


def signal(one: Accounted, signaal: Signaal) -> tuple[str, list[str]]:
    """What residents said, and what was done with it."""
    said = one.hidden(signaal.tekst or _("(zonder tekst)"))
    if signaal.aantal:
        said += " " + plural(signaal.aantal, "({m} bewoner)", "({m} bewoners)", m=number(signaal.aantal))
    return said, list(_done(one, signaal)) or [_("Hier is niets mee gedaan, voor zover dit plan zegt.")]


def _done(one: Accounted, signaal: Signaal) -> Iterator[str]:
    if signaal.gedaan:
        yield f"{_('Gedaan')}: {one.hidden(signaal.gedaan)}"
    if signaal.voorstellen:
        yield f"{_('Hieruit kwam')}: {_list(one, signaal.voorstellen)}"
    if signaal.doorgegeven_aan:
        yield f"{_('Doorgegeven aan')}: {one.partij(signaal.doorgegeven_aan)}"
    if signaal.teruggekoppeld:
        yield f"{_('Verteld aan bewoners op')} {day(signaal.teruggekoppeld)}"
