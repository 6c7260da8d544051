"""The story of a year in words, made once for a screen and for a page. Texts are not escaped yet."""

from __future__ import annotations

from collections.abc import Iterator
from fractions import Fraction
from typing import NamedTuple

from wijkplan.account.effects import OordeelEffect
from wijkplan.account.money import VoorstelAccount
from wijkplan.changes.year import EffectYear, SignaalYear, ThemaYear, Vervolg, VoorstelYear, Year
from wijkplan.desk.difference import Compared
from wijkplan.language import N_, _, plural
from wijkplan.language.numbers import euros
from wijkplan.plan.plan import Effect, Prioriteit, Voorstel
from wijkplan.report.account import lines, sentences
from wijkplan.report.account.accounted import Accounted
from wijkplan.report.draw.numbers import measured
from wijkplan.report.prioritise.sentences import voice


class Said(NamedTuple):
    """One thing, a word for what became of it, and what there is to say about it."""

    name: str
    word: str = ""
    oordeel: OordeelEffect | None = None
    """What the word says, where it is about an effect."""
    lines: tuple[str, ...] = ()


class Part(NamedTuple):
    """A part of the story."""

    heading: str
    lines: tuple[str, ...] = ()
    said: tuple[Said, ...] = ()


def accounted(compared: Compared, story: Year) -> Accounted:
    """The account of the older plan, for the reports that show it."""
    return Accounted(compared.bestand, story.account, compared.secrets)


def parts(compared: Compared, story: Year) -> Iterator[Part]:
    """What is missing, each thema, who goes on and who does not, the money, and what residents said."""
    one = accounted(compared, story)
    missing = sentences.missing(story.account.missing, story.account.geld.nog_te_verantwoorden)
    heading = _("Wat van {jaar} nog ontbreekt").format(jaar=story.van)
    yield Part(heading, tuple(missing or [sentences.nothing_missing()]))
    for thema in story.themas:
        yield _thema(one, story, thema)
    if story.nieuwe_themas:
        names = tuple(Said(one.hidden(thema.naam)) for thema in story.nieuwe_themas)
        yield Part(_("Nieuwe thema's in {jaar}").format(jaar=story.naar), (), names)
    yield from _who(one, story)
    yield Part(_("Het geld, van {van} naar {naar}").format(van=story.van, naar=story.naar), tuple(_money(story)))
    yield from _signals(one, story)


def _thema(one: Accounted, story: Year, thema: ThemaYear) -> Part:
    told = list(_voices(story, thema))
    if thema.vervolg is None:
        told.append(_("Dit thema staat niet in het plan van {jaar}.").format(jaar=story.naar))
    if thema.account.thema.geleerd:
        told.append(f"{_('Geleerd')}: {one.hidden(thema.account.thema.geleerd)}")
    if not thema.effecten:
        told.append(_("Hier staat niet wat er beter moet worden."))
    heading = _("Thema: {naam}").format(naam=one.hidden(thema.account.thema.naam))
    return Part(heading, tuple(told), tuple(_effect(one, story, effect) for effect in thema.effecten))


def _voices(story: Year, thema: ThemaYear) -> Iterator[str]:
    """What each voice thought of the year, and how much this matters to it, in both years."""
    before, after = thema.account.thema.prioriteit, thema.account.thema.oordeel
    now = thema.vervolg.prioriteit if thema.vervolg else Prioriteit()
    yield _voice(_("Wijk"), story, after.wijk, before.wijk, now.wijk)
    yield _voice(_("Aanbieder"), story, after.aanbieder, before.aanbieder, now.aanbieder)


def _voice(name: str, story: Year, oordeel: Fraction | None, was: Fraction | None, wordt: Fraction | None) -> str:
    judged = _("geen oordeel over {jaar}") if oordeel is None else _("oordeel {cijfer} over {jaar}")
    if was is None and wordt is None:
        priority = _("Geen prioriteit.")
    elif was == wordt:
        priority = _("De prioriteit blijft {wordt}.")
    elif was is None:
        priority = _("De prioriteit is nu {wordt}.")
    elif wordt is None:
        priority = _("De prioriteit was {was}; voor {naar} is er geen.")
    else:
        priority = _("De prioriteit was {was} en is nu {wordt}.")
    first = judged.format(cijfer=voice(oordeel), jaar=story.van)
    return f"{name}: {first}. {priority.format(was=voice(was), wordt=voice(wordt), naar=story.naar)}"


def _effect(one: Accounted, story: Year, effect: EffectYear) -> Said:
    account = effect.account
    told = [*_figures(one, account.effect), sentences.what_it_says(account)]
    told += [f"{name}: {one.hidden(text)}" for name, text in sentences.stories(account)]
    return Said(
        lines.effect_name(one, account.effect),
        sentences.verdict(account),
        account.oordeel,
        (*told, *_goes_on(one, story, effect)),
    )


def _figures(one: Accounted, effect: Effect) -> Iterator[str]:
    """The figures in one sentence, each with its year where that is known."""
    named = ((_("was"), effect.nulmeting), (_("gemeten"), effect.gemeten), (_("streven"), effect.streven))
    found = [
        f"{name} {one.hidden(measured(meting.waarde))}{f' ({meting.jaar})' if meting.jaar else ''}"
        for name, meting in named
        if meting and meting.figure
    ]
    if found:
        yield f"{', '.join(found).capitalize()}."


def _goes_on(one: Accounted, story: Year, effect: EffectYear) -> Iterator[str]:
    """What the newer plan says of an effect."""
    new = effect.vervolg
    if new is None:
        yield _("Dit staat niet in het plan van {jaar}.").format(jaar=story.naar)
        return
    start, aim = (one.hidden(measured(meting.waarde)) if meting else "–" for meting in (new.nulmeting, new.streven))
    yield _("In het plan van {jaar}: van {nulmeting} naar {streven}.").format(
        jaar=story.naar, nulmeting=start, streven=aim
    )
    if effect.starts_elsewhere:
        yield _("Let op: er is iets anders gemeten dan waar {jaar} begint.").format(jaar=story.naar)


_GROUPS: tuple[tuple[str, tuple[Vervolg, ...]], ...] = (
    (N_("Wie meegaat naar {jaar}"), ("door",)),
    (N_("Wie niet meegaat naar {jaar}"), ("klaar", "gestopt", "afgewezen", "niet-mee")),
    (N_("Wie nieuw is in {jaar}"), ("nieuw",)),
)
_WORDS: dict[Vervolg, str] = {
    "klaar": N_("klaar"),
    "gestopt": N_("gestopt"),
    "afgewezen": N_("afgewezen"),
    "niet-mee": N_("staat er niet meer in"),
}


def _who(one: Accounted, story: Year) -> Iterator[Part]:
    for heading, kinds in _GROUPS:
        found = sorted(
            (line for line in story.voorstellen if line.vervolg in kinds), key=lambda line: kinds.index(line.vervolg)
        )
        if found:
            yield Part(_(heading).format(jaar=story.naar), (), tuple(_voorstel(one, story, line) for line in found))


def _voorstel(one: Accounted, story: Year, line: VoorstelYear) -> Said:
    word = _(_WORDS[line.vervolg]) if line.vervolg in _WORDS else _asks(line.voorstel)
    told = tuple(_result(one, story, line.was)) if line.was else ()
    return Said(one.hidden(line.voorstel.naam), word, None, told)


def _asks(new: Voorstel) -> str:
    """What a voorstel got or asks in the newer year."""
    if new.besluit.toegekend is not None:
        return _("{bedrag} toegekend").format(bedrag=euros(new.decided)) if new.decided else _("afgewezen")
    if new.asks is None:
        return _("kosten nog niet bekend")
    return _("vraagt {bedrag}").format(bedrag=euros(new.asks)) if new.asks else _("vraagt geen geld")


def _result(one: Accounted, story: Year, was: Voorstel) -> Iterator[str]:
    """What a voorstel got in the older year, and what came of it."""
    account = VoorstelAccount(was)
    if was.decided:
        got = _("In {jaar}: {toegekend} toegekend, {besteed} uitgegeven.")
        if account.besteed is None:
            got = _("In {jaar}: {toegekend} toegekend. Wat is uitgegeven, staat nergens.")
        text = got.format(jaar=story.van, toegekend=euros(was.decided), besteed=lines.spent(account))
    elif was.besluit.toegekend == 0:
        text = _("In {jaar}: afgewezen.").format(jaar=story.van)
    else:
        text = _("In {jaar}: niets over besloten.").format(jaar=story.van)
    reached = lines.reached(account) if account.bereikt is not None or account.waardering is not None else ""
    yield f"{text} {reached}".rstrip()
    yield from lines.stories(one, account)


def _signals(one: Accounted, story: Year) -> Iterator[Part]:
    came = tuple(_signal(one, signal) for signal in story.signalen if signal.wordt)
    stayed = [signal for signal in story.signalen if not signal.wordt]
    if came:
        yield Part(_("Wat bewoners nog steeds zeggen"), (), came)
    if stayed:
        stayed.sort(key=lambda signal: signal.is_answered)
        others = _("Wat er met de andere signalen van {jaar} is gedaan")
        heading = others if came else _("Wat er met de signalen van {jaar} is gedaan")
        yield Part(heading.format(jaar=story.van), (), tuple(_stayed(one, story, signal) for signal in stayed))
    if story.nieuwe_signalen:
        said = plural(story.nieuwe_signalen, "{n} nieuw signaal.", "{n} nieuwe signalen.")
        yield Part(_("Wat bewoners nu ook zeggen"), (said,))


def _signal(one: Accounted, signal: SignaalYear) -> Said:
    name, done = lines.signal(one, signal.was)
    if signal.wordt and signal.wordt.aantal and signal.wordt.aantal != signal.was.aantal:
        done.append(plural(signal.wordt.aantal, "Nu zegt {n} bewoner dit.", "Nu zeggen {n} bewoners dit."))
    return Said(name, lines=tuple(done))


def _stayed(one: Accounted, story: Year, signal: SignaalYear) -> Said:
    said = _signal(one, signal)
    if signal.is_answered:
        return said
    lost = _("Dit staat ook niet in het plan van {jaar}.").format(jaar=story.naar)
    return said._replace(lines=(*said.lines, lost))


def _money(story: Year) -> Iterator[str]:
    geld, van, naar = story.account.geld, story.van, story.naar
    text = _("Te verdelen in {jaar}, zonder reserve: {pot}. Daarvan is {toegekend} toegekend en {besteed} uitgegeven.")
    yield text.format(
        jaar=van, pot=euros(geld.te_verdelen), toegekend=euros(geld.toegekend), besteed=euros(geld.besteed)
    )
    text = _("Over van {van}, met de reserve: {over}. Meegenomen naar {naar}: {meegenomen}.")
    yield text.format(van=van, naar=naar, over=euros(story.over), meegenomen=euros(story.meegenomen))
    more = story.meegenomen - story.over
    if more and naar == van + 1:  # else it went through a year that is not here
        text = _("Dat is {bedrag} meer dan er over is.") if more > 0 else _("Dat is {bedrag} minder dan er over is.")
        yield text.format(bedrag=euros(abs(more)))
    yield _("Te verdelen in {jaar}, zonder reserve: {pot}.").format(jaar=naar, pot=euros(story.te_verdelen))
