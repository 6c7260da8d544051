"""What changed between two versions, in sentences: the same on a screen and on a page."""

from __future__ import annotations

from collections.abc import Collection, Iterator, Mapping
from dataclasses import replace
from typing import NamedTuple

from wijkplan.changes.compare import GELD, Change, Changes, Field, Kind
from wijkplan.changes.effects import Effects, Gets, Place
from wijkplan.changes.summary import Summary
from wijkplan.changes.version import Pair
from wijkplan.changes.year import Year
from wijkplan.checks.personal import masked
from wijkplan.desk.difference import Compared, Difference, Faulty
from wijkplan.language import N_, _, plural
from wijkplan.language.numbers import euros
from wijkplan.report.changes.facts_text import SECTIONS, key, value

LONG = 100  # characters of a text that are shown of each of the two versions
_BEFORE = 20  # of which stand before the first difference
NAMED = 8  # voorstellen that are named in one sentence

KINDS: dict[Kind, str] = {"nieuw": N_("nieuw"), "weg": N_("weg"), "veranderd": N_("veranderd")}
POT = {"beschikbaar": N_("beschikbaar"), "toegekend": N_("advies"), "over": N_("over")}
_POT_OF_YEARS = {"beschikbaar": N_("nog te verdelen"), "toegekend": N_("advies"), "over": N_("over na het advies")}


def title(difference: Difference) -> str:
    """From what to what, or that nothing changed."""
    van, naar = difference.van, version(difference.naar)
    if difference:
        return _("Wat er veranderde van {van} naar {naar}").format(van=van, naar=naar)
    return _("Er is niets veranderd aan wat er in de plannen staat, van {van} naar {naar}.").format(van=van, naar=naar)


def version(name: str | None) -> str:
    """What people call this version."""
    return name if name is not None else _("je bestanden nu")


def heading(compared: Compared) -> str:
    """Which plan it is."""
    was, wordt = compared.jaar.was, compared.jaar.wordt
    if was and wordt and was != wordt:
        return _("{wijk}, van {was} naar {wordt}").format(wijk=masked(compared.wijk), was=was, wordt=wordt)
    return f"{masked(compared.wijk)} {wordt or was}"


class Told(NamedTuple):
    """One sentence."""

    sign: str
    text: str
    id: str = ""
    """Of the voorstel that it is about, without data of persons."""


def sentences(compared: Compared) -> Iterator[Told]:
    """What the changes do, for whom, the most important first; what was decided is told once."""
    decided = tuple(_decisions(compared.changes)) if compared.changes else ()
    yield from (Told(*said) for said in _on_the_whole(compared))
    yield from decided
    if compared.effects is not None:
        yield from _effects(compared.effects, frozenset(told.id for told in decided), compared.year)
    elif compared.changes:
        yield Told("", _("De volgorde en de verdeling zijn niet berekend."))
    if compared.changes:
        yield from (Told(*said) for said in _causes(compared.changes))


def _on_the_whole(compared: Compared) -> Iterator[tuple[str, str]]:
    """What there is to say about the plan as one thing."""
    if compared.bestand_was:
        yield "", _("Dit bestand heette {naam}.").format(naam=compared.bestand_was)
    for faulty in compared.faulty:
        yield "!", _faulty(faulty)
    if (compared.jaar.was or 0) > (compared.jaar.wordt or 9999):
        yield "", _("Dit gaat terug in de tijd. Noem het oudste jaar eerst, dan begint het met wat dat jaar bracht.")
    if compared.summary:
        yield {"nieuw": "+", "weg": "−"}.get(compared.kind, ""), _new_or_gone(compared.kind, compared.summary)


def _causes(changes: Changes) -> Iterator[tuple[str, str]]:
    """Money that moved, and other rules of play: what works on everybody at once."""
    for moved in changes.moved:
        text = _("Van '{van}' ging {bedrag} naar '{naar}'.")
        yield "", text.format(bedrag=euros(moved.cents), van=masked(moved.van), naar=masked(moved.naar))
    for change in changes.items:
        if change.section == "spelregels":
            rules = ", ".join(field(one) for one in change.fields)
            yield "", _("Andere spelregels: {rules}.").format(rules=rules)


def _faulty(faulty: Faulty) -> str:
    count = plural(len(faulty.errors), "{n} fout", "{n} fouten")
    text = _("In {bestand} ({versie}): {fouten}. Dit is niet berekend.")
    return text.format(bestand=faulty.bestand, versie=version(faulty.versie), fouten=count)


def errors(faulty: Faulty) -> list[str]:
    """The first errors, each in a line."""
    return [f"{one.code}, {_('regel')} {one.span.line}: {one.message}" for one in faulty.errors[:3]]


def _new_or_gone(kind: Kind, summary: Summary) -> str:
    text = (
        _("Dit plan is nieuw: {totaal}, {themas}, {initiatieven} en {interventies}.")
        if kind == "nieuw"
        else _("Dit plan is er niet meer: {totaal}, {themas}, {initiatieven} en {interventies}.")
    )
    return text.format(
        totaal=euros(summary.totaal),
        themas=plural(summary.themas, "{n} thema", "{n} thema's"),
        initiatieven=plural(summary.bewonersinitiatieven, "{n} initiatief", "{n} initiatieven"),
        interventies=plural(summary.interventies, "{n} interventie", "{n} interventies"),
    )


_DECISIONS: dict[Kind, str] = {
    "nieuw": N_("Besluit over '{naam}': {wordt}."),
    "veranderd": N_("Ander besluit over '{naam}': eerst {was}, nu {wordt}."),
    "weg": N_("Het besluit over '{naam}' is weg: dat was {was}."),
}


def _decisions(changes: Changes) -> Iterator[Told]:
    for change in changes.items:
        amounts = next((one for one in change.fields if one.naam == "toegekend"), None)
        if change.section == "besluiten" and amounts:
            values = {"was": value(amounts.was), "wordt": value(amounts.wordt)}
            text = _(_DECISIONS[change.kind]).format(naam=masked(change.naam), **values)
            yield Told("✓", text, masked(change.id))


_GETS = {
    "erbij": N_("'{naam}' krijgt nu {wordt}; eerst niets."),
    "eraf": N_("'{naam}' krijgt nu niets; eerst {was}."),
    "meer": N_("'{naam}' krijgt meer: eerst {was}, nu {wordt}."),
    "minder": N_("'{naam}' krijgt minder: eerst {was}, nu {wordt}."),
}
_BY_DECISION = ("besloten", "afgewezen")
"""What a voorstel is when a decision says what it gets."""
SIGNS = {"erbij": "+", "eraf": "−", "meer": "+", "minder": "−", "gelijk": ""}


def _effects(effects: Effects, decided: Collection[str], year: Year | None) -> Iterator[Told]:
    if not effects:
        yield Told("", _("Dit verandert niets aan de volgorde en de verdeling."))
    for gets in sorted(effects.gets, key=lambda one: list(SIGNS).index(one.outcome)):
        if gets.krijgt.differs and not _is_told(gets, decided):
            yield Told(SIGNS[gets.outcome], _gets(gets), masked(gets.id))
    for places, up, down in (
        (effects.themas, _("Thema's die stijgen: {namen}."), _("Thema's die dalen: {namen}.")),
        (effects.voorstellen, _("Voorstellen die stijgen: {namen}."), _("Voorstellen die dalen: {namen}.")),
    ):
        rose = [place for place in places if place.moved > 0]
        fell = [place for place in places if place.moved < 0]
        if rose:
            yield Told("↑", up.format(namen=_moves(rose)))
        if fell:
            yield Told("↓", down.format(namen=_moves(fell)))
    for name, pair in effects.pot.items():
        if pair.differs:
            yield Told("€", _of_pot(name, pair, year))
    if effects.not_divided:
        yield Told("", f"{effects.not_divided} {_('De verdeling is niet berekend.')}")


def _of_pot(name: str, pair: Pair[int], year: Year | None) -> str:
    """A sum of the pot in both versions; of two years each with its year, since neither replaces the other."""
    was, wordt = euros(pair.was), euros(pair.wordt)
    if year is None:
        return _("{naam}: eerst {was}, nu {wordt}.").format(naam=_(POT[name]).capitalize(), was=was, wordt=wordt)
    text, naam = _("{naam}: {was} in {van}, {wordt} in {naar}."), _(_POT_OF_YEARS[name]).capitalize()
    return text.format(naam=naam, was=was, wordt=wordt, van=year.van, naar=year.naar)


def _is_told(gets: Gets, decided: Collection[str]) -> bool:
    """Whether the decision that gives it this amount was told already."""
    return masked(gets.id) in decided and gets.status.wordt in _BY_DECISION


def gets_anew(compared: Compared) -> list[Gets]:
    """Who gets another amount; of whom a decision says so, that is told apart."""
    decided = {told.id for told in _decisions(compared.changes)} if compared.changes else set()
    found = compared.effects.gets if compared.effects else ()
    return [gets for gets in found if gets.krijgt.differs and not _is_told(gets, decided)]


def details(changes: Changes) -> Iterator[Change]:
    """All that is different, without the amounts of decisions, which stand in a sentence of their own."""
    for change in changes.items:
        fields = tuple(one for one in change.fields if (change.section, one.naam) != ("besluiten", "toegekend"))
        if fields and (change.section, change.kind) == ("besluiten", "weg") and fields != change.fields:
            continue
        if fields or not change.fields:
            yield replace(change, fields=tuple(_with_name(one, changes.themas) for one in fields))


def _with_name(one: Field, themas: Mapping[str, str]) -> Field:
    """A field; the thema that something belongs to by its name instead of its id."""
    if one.naam != "thema":
        return one
    return replace(one, was=themas.get(str(one.was), one.was), wordt=themas.get(str(one.wordt), one.wordt))


def _gets(gets: Gets) -> str:
    values = {"was": euros(gets.krijgt.was), "wordt": euros(gets.krijgt.wordt)}
    text = _(_GETS[gets.outcome]).format(naam=masked(gets.naam), **values)
    return f"{text} {reason(gets)}"


def reason(gets: Gets) -> str:
    """Why it gets what it gets now."""
    return masked(str(gets.reden)) if gets.reden else _("Het staat niet meer in het plan.")


def _moves(places: list[Place]) -> str:
    largest = sorted(places, key=lambda place: -abs(place.moved))
    names = [f"'{masked(place.naam)}' ({masked(place.id)}, {_move(place)})" for place in largest[:NAMED]]
    if len(largest) > NAMED:
        names.append(_("en nog {n}").format(n=len(largest) - NAMED))
    return ", ".join(names)


def _move(place: Place) -> str:
    """From which place to which.

    What is new or gone moves the numbers too. Where they say something else than who passed whom, they do not speak.
    """
    was, wordt = place.plaats.was, place.plaats.wordt
    if was is not None and wordt is not None and (was - wordt) * place.moved > 0:
        return f"{was} → {wordt}"
    if place.moved > 0:
        return plural(place.moved, "{n} plaats hoger dan wie er al was", "{n} plaatsen hoger dan wie er al was")
    return plural(-place.moved, "{n} plaats lager dan wie er al was", "{n} plaatsen lager dan wie er al was")


_WITH_ID = ("bewonersinitiatieven", "interventies", "besluiten", "resultaten")
"""What is about a voorstel."""


def change_title(change: Change) -> str:
    """What changed: the kind of thing, its name, and whether it is new or gone."""
    what = _(SECTIONS[change.section])
    if change.naam:
        what = f"{what} '{masked(' '.join(change.naam.split()))}'"
    if change.section in _WITH_ID:
        what = f"{what} ({masked(change.id)})"
    return what if change.kind == "veranderd" else f"{what}: {_(KINDS[change.kind])}"


def change_fields(change: Change) -> list[str]:
    """What differs, a line each; of what is gone, nothing more is told."""
    return [] if change.kind == "weg" else [field(one) for one in change.fields]


def field(one: Field) -> str:
    """A field with what it was and what it became, in one line."""
    was, wordt = _excerpts(value(one.was), value(one.wordt))
    return f"{key(one.naam)}: {wordt if one.was is None else f'{was} → {wordt}'}"


def _excerpts(was: str, wordt: str) -> tuple[str, str]:
    """Two texts, cut to where they differ if they are long."""
    if max(len(was), len(wordt)) <= LONG:
        return was, wordt
    same = next((n for n, (a, b) in enumerate(zip(was, wordt, strict=False)) if a != b), min(len(was), len(wordt)))
    start = was.rfind(" ", 0, max(0, same - _BEFORE) + 1) + 1
    return _cut(was, start), _cut(wordt, start)


def _cut(text: str, start: int) -> str:
    piece = text[start : start + LONG]
    return f"{'…' if start else ''}{piece}{'…' if start + LONG < len(text) else ''}"


def money_rows(changes: Changes) -> list[tuple[str, Pair[int]]]:
    """The sums of money that changed (cents), each with its name."""
    return [(_(GELD[name]), pair) for name, pair in changes.geld.items()]


def more(pair: Pair[int]) -> str:
    """How much more or less it became, with its sign."""
    cents = pair.wordt - pair.was
    return f"{'+' if cents > 0 else '−'} {euros(abs(cents))}"
