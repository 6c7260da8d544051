"""Rules over several files: what only shows when all plans lie side by side. They belong to family 2 and 6."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from wijkplan.checks.finding import Spot
from wijkplan.checks.pressed import Pressed
from wijkplan.checks.rule import CityHit, rule
from wijkplan.language import N_, Message

ONE_PLAN = N_("Eén plan per wijk per jaar: dan weet iedereen welk plan geldt.")


@dataclass(frozen=True, slots=True)
class Asked:
    """A voorstel that asks money, of somebody who is named."""

    id: str
    naam: str
    wie: str
    """The group of residents, or the party."""
    at_naam: Spot


@dataclass(frozen=True, slots=True)
class Facts:
    """What the rules over several files need to know of one plan."""

    wijk: str
    jaar: int
    gemeente: str
    wijkcode: str | None
    ambities: frozenset[str] | None
    """The ambitions that its themas name; None where the themas could not all be read."""
    agenda: str | None
    """The path of its agenda."""
    at_wijk: Spot
    at_wijkcode: Spot
    asked: Pressed[tuple[Asked, ...]] | None
    """None where nobody asks for it."""


@dataclass(frozen=True, slots=True)
class AgendaFacts:
    """What they need to know of an agenda."""

    path: str
    gemeente: str
    ambities: tuple[tuple[str, str, Spot], ...]
    """Id, name and place of each ambition."""
    complete: bool
    """Whether all plans below the agenda are in this run."""


@dataclass(frozen=True, slots=True)
class City:
    """All plans and agendas of a run, in order of path."""

    plans: tuple[Facts, ...]
    agendas: tuple[AgendaFacts, ...]
    all_read: bool
    """Whether every plan of the run could be read."""

    def stad(self, facts: Facts) -> str:
        """The municipality of a plan, which may stand in the agenda."""
        if facts.gemeente:
            return facts.gemeente
        return next((a.gemeente for a in self.agendas if a.path == facts.agenda), "")


@rule(
    "WP221",
    "second-plan",
    summary=N_("Er zijn twee plannen voor dezelfde wijk en hetzelfde jaar."),
    reason=ONE_PLAN,
    wrong="",
    right="wijk: Soesterkwartier\n",
)
def second_plan(city: City) -> Iterator[CityHit]:
    """In one municipality."""
    seen: dict[tuple[str, str, int], Facts] = {}
    for facts in city.plans:
        first = seen.setdefault((city.stad(facts).casefold(), facts.wijk.casefold(), facts.jaar), facts)
        if first is not facts:
            values = {"wijk": facts.wijk, "jaar": facts.jaar, "path": first.at_wijk.path.as_posix()}
            yield CityHit(
                facts.at_wijk,
                Message(N_("Er is al een plan voor {wijk} in {jaar}: {path}."), values),
                Message(N_("Voeg de twee plannen samen, of verander de wijk of het jaar.")),
            )


@rule(
    "WP222",
    "wijkcode-of-two-wijken",
    summary=N_("Twee wijken hebben dezelfde wijkcode."),
    reason=N_("Met de code van het CBS is een wijk overal te herkennen."),
    wrong="",
    right="wijk: Soesterkwartier\n",
)
def wijkcode_of_two_wijken(city: City) -> Iterator[CityHit]:
    """A code is of one wijk."""
    seen: dict[str, Facts] = {}
    for facts in city.plans:
        first = seen.setdefault(facts.wijkcode, facts) if facts.wijkcode else facts
        if first.wijk.casefold() != facts.wijk.casefold():
            values = {"code": facts.wijkcode, "wijk": first.wijk}
            yield CityHit(
                facts.at_wijkcode,
                Message(N_("De wijkcode {code} is ook van {wijk}."), values),
                Message(N_("Zoek de goede code op bij het CBS.")),
            )


@rule(
    "WP223",
    "plan-without-agenda",
    "warning",
    summary=N_("Een plan heeft geen agenda, en andere plannen wel."),
    reason=N_("Eén agenda voor iedereen: wie dezelfde woorden gebruikt, kan plannen naast elkaar leggen."),
    wrong="",
    right="wijk: Soesterkwartier\n",
)
def plan_without_agenda(city: City) -> Iterator[CityHit]:
    """Found by walking up from the plan."""
    if any(facts.agenda for facts in city.plans):
        for facts in city.plans:
            if not facts.agenda:
                yield CityHit(
                    facts.at_wijk,
                    Message(N_("Boven dit plan staat geen agenda.yaml, en boven andere wel.")),
                    Message(N_("Zet het plan in de map van de agenda, of een map daaronder.")),
                )


MOST_WIJKEN = 10
"""In how many wijken the same voorstel is pointed at: who is everywhere does not ask twice by mistake."""
ASK_THEM = N_("Vraag of het om twee keer hetzelfde gaat. Zo niet, geef het dan een eigen naam.")
AND_NO_FURTHER = N_(
    "Vraag of het om twee keer hetzelfde gaat. Zo niet, geef het dan een eigen naam. Er kunnen meer wijken zijn: na {n}"
    " zoekt wijkplan niet verder."
)


@rule(
    "WP224",
    "voorstel-in-two-wijken",
    "info",
    summary=N_("Hetzelfde voorstel vraagt geld in twee wijken."),
    reason=N_(
        "Wie in twee wijken iets doet, vraagt er soms twee keer geld voor. Dat kan kloppen, en het kan dubbel zijn."
    ),
    wrong="",
    right="bewonersinitiatieven: [{naam: Soep, wie: Buurtkeuken, kosten: 500}]\n",
)
def voorstel_in_two_wijken(city: City) -> Iterator[CityHit]:
    """The same naam or id, of the same group or party, in one year and municipality."""
    seen: dict[tuple[str, int, str, str], _First] = {}
    for facts in city.plans:
        for asked in facts.asked.value() if facts.asked else ():
            about = (city.stad(facts).casefold(), facts.jaar, asked.wie.casefold())
            marks = [(*about, mark) for mark in (f"id {asked.id}", f"naam {asked.naam.casefold()}")]
            others = [seen[mark] for mark in marks if mark in seen]
            new = _First(facts.wijk, asked.naam)
            for mark in marks:
                seen.setdefault(mark, new)
            for first in others[:1]:
                if first.wijk.casefold() != facts.wijk.casefold() and first.others < MOST_WIJKEN:
                    first.others += 1
                    values = {"naam": first.naam, "wie": asked.wie, "wijk": first.wijk}
                    advice = ASK_THEM if first.others < MOST_WIJKEN else AND_NO_FURTHER
                    yield CityHit(
                        asked.at_naam,
                        Message(N_("'{naam}' van {wie} vraagt ook geld in {wijk}."), values),
                        Message(advice, {"n": MOST_WIJKEN}),
                    )


@dataclass(slots=True)
class _First:
    """Where a voorstel was seen first, and in how many other wijken it was pointed at."""

    wijk: str
    naam: str
    others: int = 0


@rule(
    "WP606",
    "ambitie-without-thema",
    "warning",
    summary=N_("Een ambitie van de agenda komt in geen enkel plan van een jaar terug."),
    reason=N_("De gemeente moet kunnen zien aan welke ambitie nog niemand werkt."),
    wrong="",
    right="themas: [{naam: Samen, ambities: [meedoen]}]\n",
)
def ambitie_without_thema(city: City) -> Iterator[CityHit]:
    """Said only when all plans below the agenda are in the run."""
    for agenda in city.agendas:
        below = [facts for facts in city.plans if facts.agenda == agenda.path]
        if not (agenda.complete and city.all_read):
            continue
        for jaar in sorted({facts.jaar for facts in below}):
            named = [facts.ambities for facts in below if facts.jaar == jaar]
            if None in named:
                continue
            served = frozenset().union(*(ambities for ambities in named if ambities))
            for ambitie, naam, spot in agenda.ambities:
                if ambitie not in served:
                    yield CityHit(
                        spot,
                        Message(N_("'{naam}' komt in {jaar} in geen enkel plan terug."), {"naam": naam, "jaar": jaar}),
                        Message(N_("Zet bij een thema 'ambities: [{id}]', of praat erover."), {"id": ambitie}),
                    )
