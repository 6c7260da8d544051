"""The road of one voorstel in sentences, for a screen and for a page."""

from __future__ import annotations

from collections.abc import Iterator

from wijkplan.language import N_, _, plural
from wijkplan.language.numbers import About, euros, number
from wijkplan.report.draw.labels import TREDEN
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


def heads() -> tuple[str, str, str]:
    """Above the rows of a stretch."""
    return _("De weg van het geld"), _("Gegeven"), _("Over")


def stretch_rows(road: Road, stretch: Stretch) -> Iterator[tuple[str, str, str]]:
    """The money of the pot or of a thema, going down until it is the turn of this voorstel, which is the last row."""
    begin = _("Het deel van thema '{naam}'").format(naam=stretch.thema.naam) if stretch.thema else _begin(road)
    yield begin, "", euros(stretch.begin)
    for took in stretch.treden:
        count = plural(took.aantal, "{n} voorstel ervoor", "{n} voorstellen ervoor")
        yield f"{_(TREDEN[took.trede])}, {count}", euros(took.gegeven), euros(took.over)
    yield road.regel.voorstel.naam, euros(stretch.gegeven), euros(stretch.over)


def _begin(road: Road) -> str:
    if road.allocation.theme_shares:
        return _("Wat overbleef van alle delen samen")
    if road.allocation.ronde:
        return _("De pot in ronde '{naam}'").format(naam=road.allocation.ronde)
    return _("De pot om te verdelen")


def around(road: Road) -> Iterator[str]:
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


def todo(road: Road) -> Iterator[str]:
    """What to do, and what comes of that."""
    yield from map(str, road.todo)
    if road.then and road.then.toegekend:
        text = _("Dan krijgt dit {bedrag}, als al het andere hetzelfde blijft.")
        yield text.format(bedrag=euros(road.then.toegekend))
    elif road.then:
        yield _("Dat alleen is niet genoeg. Dan geldt: {reden}").format(reden=road.then.reden)


def helps(road: Road) -> Iterator[str]:
    """What would have helped."""
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
