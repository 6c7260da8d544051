"""What residents said, and what was done with it."""

from __future__ import annotations

from collections.abc import Iterator

from wijkplan.account.residents import led_to_something
from wijkplan.language import _, plural
from wijkplan.language.numbers import number
from wijkplan.language.sentences import and_, day
from wijkplan.plan.plan import Signaal
from wijkplan.report.account.accounted import Accounted
from wijkplan.report.page.blocks import Block, Bullets, Entry, Paragraph, Tone
from wijkplan.report.page.documents.pieces import in_part
from wijkplan.report.page.documents.voorstellen import names_of

FIRST = 12


def signalen(one: Accounted) -> Iterator[Block]:
    """What most residents said stands first; of many signals the rest can be unfolded."""
    said = [signaal for signaal in one.account.plan.signalen if signaal.tekst]
    if not said:
        yield Paragraph(_("In dit plan staat nog niet wat bewoners zeiden."))
        return
    yield Paragraph(_in_short(one))
    entries = [_entry(one, signaal) for signaal in sorted(said, key=lambda s: -(s.aantal or 1))]
    yield from in_part(entries, FIRST, lambda n: plural(n, "Nog {n} ding dat je zei", "Nog {n} dingen die je zei"))


def gesprekken(one: Accounted) -> Iterator[Block]:
    """How often residents talked along, and what came of that; nothing where the plan has no meetings."""
    moments = one.account.plan.participatie
    if not moments:
        return
    said = [_("We praatten {n} keer met bewoners.").format(n=len(moments))]
    if took_part := one.account.participatie.deelnemers:
        said.append(_("Samen deden er {n} keer mensen mee.").format(n=number(took_part)))
    yield Paragraph(" ".join(said))
    told = []
    for moment in moments:
        if moment.opbrengst:
            name = one.hidden(moment.wat or _("gesprek"))
            when = f"{name}, {day(moment.datum)}" if moment.datum else name
            told.append(f"{when}: {one.hidden(moment.opbrengst)}")
    if told:
        yield Bullets(tuple(told))


def _in_short(one: Accounted) -> str:
    """How many led to something, were only passed on, and were left."""
    signalen = [signaal for signaal in one.account.plan.signalen if signaal.tekst]
    met = sum(map(led_to_something, signalen))
    left = sum(not led_to_something(s) and s.doorgegeven_aan is None for s in signalen)
    passed_on = len(signalen) - met - left
    said = [plural(len(signalen), "Je vertelde ons {n} ding.", "Je vertelde ons {n} dingen.")]
    if met:
        said.append(_("Met {n} daarvan deden we iets.").format(n=met))
    if passed_on:
        said.append(_("We gaven er {n} door.").format(n=passed_on))
    if left == len(signalen):
        said.append(_("Daar deden we nog niets mee, voor zover dit plan zegt."))
    elif left:
        said.append(_("Met {n} deden we nog niets, voor zover dit plan zegt.").format(n=left))
    return " ".join(said)


def _entry(one: Accounted, signaal: Signaal) -> Entry:
    word, tone = _verdict(signaal)
    return Entry(one.hidden(signaal.tekst or ""), word, tone, lines=tuple(_lines(one, signaal)))


def _verdict(signaal: Signaal) -> tuple[str, Tone]:
    if signaal.gedaan:
        return _("Gedaan"), "good"
    if signaal.voorstellen:
        return _("Er kwam een plan"), "good"
    return (_("Doorgegeven"), "partly") if signaal.doorgegeven_aan else (_("Nog niets gedaan"), "bad")


def _lines(one: Accounted, signaal: Signaal) -> Iterator[str]:
    if signaal.aantal:
        yield plural(signaal.aantal, "{n} bewoner zei dit.", "{n} bewoners zeiden dit.")
    if signaal.gedaan:
        yield _("Wat we deden: {gedaan}").format(gedaan=one.hidden(signaal.gedaan))
    if names := names_of(one, signaal.voorstellen):
        yield _("Hieruit kwam: {namen}.").format(namen=and_(names))
    if signaal.doorgegeven_aan:
        yield _("We gaven dit door aan {wie}.").format(wie=one.partij(signaal.doorgegeven_aan))
    if signaal.teruggekoppeld:
        yield _("Op {dag} vertelden we bewoners hoe het ermee staat.").format(dag=day(signaal.teruggekoppeld))
