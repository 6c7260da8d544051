"""The road of one voorstel on a screen: short enough for the kitchen table."""

from __future__ import annotations

from collections.abc import Iterator

from rich.text import Text

from wijkplan.language import N_, _, plural
from wijkplan.language.numbers import About, euros, number
from wijkplan.outcome.words import STATUSSEN
from wijkplan.plan.plan import Plan
from wijkplan.report.allocate.allocation_text import status_style
from wijkplan.report.draw import supposed_text
from wijkplan.report.draw.labels import TREDEN
from wijkplan.report.draw.pieces import Pieces, Row, Rows, section, text, title, under_its_id
from wijkplan.report.draw.plans import asks
from wijkplan.whatif.levers import Lever
from wijkplan.whatif.road import Road, Stretch

_LEAST = {
    "gevraagd": N_("Minder vragen: met hoogstens {nodig} ({minder} minder) krijgt dit alles wat het dan vraagt."),
    "draagvlak": N_("Meer steun: met minstens {nodig} bewoners ({meer} meer) krijgt dit alles."),
    "behoefte": N_("Klopt het getal bij 'behoefte'? Met minstens {nodig} ({meer} meer) krijgt dit alles."),
    "geld": N_("Meer geld in de pot: {nodig} ({meer} meer) is het minste waarmee dit alles krijgt."),
}
_ENOUGH = {
    "gevraagd": N_(
        "Minder vragen: met {nodig} ({minder} minder) krijgt dit alles wat het dan vraagt. "
        "Misschien is een hoger bedrag ook goed."
    ),
    "draagvlak": N_("Meer steun: met {nodig} bewoners ({meer} meer) krijgt dit alles."),
    "behoefte": N_(
        "Klopt het getal bij 'behoefte'? Met {nodig} ({meer} meer) krijgt dit alles. Misschien is minder ook genoeg."
    ),
    "stemmers": N_(
        "Meer stemmen: met {nodig} stemmers ({meer} meer, die alleen hierop stemmen) krijgt dit alles. "
        "Misschien is minder ook genoeg."
    ),
    "geld": N_("Meer geld in de pot: met {nodig} ({meer} meer) krijgt dit alles. Misschien is minder ook genoeg."),
}
_NOT_FOUND = {
    "gevraagd": N_("Minder vragen: er is geen bedrag gevonden dat helpt."),
    "draagvlak": N_("Meer steun: er is geen aantal gevonden dat helpt."),
    "stemmers": N_("Meer stemmen: ook twee keer zoveel stemmers is niet genoeg."),
    "geld": N_("Meer geld in de pot: er is geen bedrag gevonden dat helpt."),
}


def show(bestand: str, plan: Plan, road: Road) -> Pieces:
    """What became of it, the pot on its way down, what to do and what would have helped."""
    yield from supposed_text.show(road.allocation.supposed)
    yield from title(f"{plan.wijk} {plan.jaar}", bestand)
    voorstel = road.regel.voorstel
    yield text(voorstel.naam, "strong")
    yield under_its_id(voorstel.id)
    line = _("Gevraagd: {gevraagd}. Krijgt: {krijgt} ({status}). Plaats in de volgorde: {plaats}.")
    status, gets = _(STATUSSEN[road.regel.status]), euros(road.regel.toegekend)
    told = text(line.format(gevraagd=asks(voorstel), krijgt=gets, status=status, plaats=road.regel.plaats))
    told.highlight_words([f"({status})"], status_style(road.regel))
    yield told
    yield text(road.regel.reden)
    for stretch in road.stretches:
        yield ""
        yield _stretch(road, stretch)
    around = [text(line) for line in _around(road)]
    if around:
        yield ""
        yield from around
    yield from section(_("Wat je kunt doen"), _todo(road))
    yield from section(_("Wat had geholpen?"), _helps(road))
    yield ""


def _stretch(road: Road, stretch: Stretch) -> Rows:
    """The money of the pot or of a thema, going down until it is the turn of this voorstel."""
    name = _("Het deel van thema '{naam}'").format(naam=stretch.thema.naam) if stretch.thema else _begin(road)
    rows = [Row(text(name), Text(), text(euros(stretch.begin)))]
    for took in stretch.treden:
        count = plural(took.aantal, "{n} voorstel ervoor", "{n} voorstellen ervoor")
        what = text(f"{_(TREDEN[took.trede])}, {count}")
        rows.append(Row(what, text(euros(took.gegeven)), text(euros(took.over))))
    rows.append(
        Row(*(text(cell, "strong") for cell in (road.regel.voorstel.naam, euros(stretch.gegeven), euros(stretch.over))))
    )
    return Rows("*rr", rows, (_("De weg van het geld"), _("Gegeven"), _("Over")), widths=(0, 12, 12))


def _begin(road: Road) -> str:
    if road.allocation.theme_shares:
        return _("Wat overbleef van alle delen samen")
    if road.allocation.ronde:
        return _("De pot in ronde '{naam}'").format(naam=road.allocation.ronde)
    return _("De pot om te verdelen")


def _around(road: Road) -> Iterator[str]:
    """Who stood before it, who voted for it, and what it had to spare."""
    if road.before:
        text = _("Net hiervoor kreeg '{naam}' geld: {bedrag}.")
        yield text.format(naam=road.before.voorstel.naam, bedrag=euros(road.before.toegekend))
    if road.supporters:
        text = plural(road.supporters.aantal, "Hierop stemde {n} bewoner.", "Hierop stemden {n} bewoners.")
        left = _("Ieder kon {deel} betalen. Samen hadden ze op het eind nog {over}.")
        left = left.format(deel=About(road.supporters.deel), over=About(road.supporters.over))
        yield f"{text} {left}" if road.supporters.aantal else text
    if road.spare is not None:
        text = _("Speling: met {bedrag} minder in de pot had dit nog steeds alles gekregen.")
        yield (
            text.format(bedrag=euros(road.spare)) if road.spare else _("Speling: geen. Elke cent in de pot was nodig.")
        )


def _todo(road: Road) -> Iterator[str]:
    yield from map(str, road.todo)
    if road.then and road.then.toegekend:
        text = _("Dan krijgt dit {bedrag}, als al het andere hetzelfde blijft.")
        yield text.format(bedrag=euros(road.then.toegekend))
    elif road.then:
        yield _("Dat alleen is niet genoeg. Dan geldt: {reden}").format(reden=road.then.reden)


def _helps(road: Road) -> Iterator[str]:
    yield from map(sentence, road.levers)
    if road.levers:
        yield _("Dit geldt steeds als al het andere hetzelfde blijft. Het is uitgeprobeerd.")


def sentence(lever: Lever) -> str:
    """One thing that would have helped, in plain words."""
    if lever.nodig is None:
        return _(_NOT_FOUND[lever.veld])
    text = _(_LEAST[lever.veld]) if lever.least else _(_ENOUGH[lever.veld])
    write = euros if lever.is_money else number
    more = lever.nodig - (lever.nu or 0)
    return text.format(nodig=write(lever.nodig), meer=write(more), minder=write(-more))
