"""What stands on the page of a plan for one address: knobs, pot, ranking, ladder, what moved, and why.

Texts are whole sentences in the language in use, not escaped yet; the template only lays them out.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass, replace
from fractions import Fraction
from itertools import groupby
from urllib.parse import urlencode

from wijkplan.language import N_, Message, _, plural
from wijkplan.language.numbers import euros, number
from wijkplan.live.address import VIEWS, Asked, pairs
from wijkplan.live.knobs import Group, groups
from wijkplan.live.story import story
from wijkplan.live.takeover import TakeOver, take_over
from wijkplan.live.watched import Sound
from wijkplan.outcome.words import STATUSSEN
from wijkplan.plan.reading.money import as_number
from wijkplan.plan.spelregels import Methode
from wijkplan.prioritise.ranking import ThemaScore, VoorstelScore
from wijkplan.report.allocate.allocation import how
from wijkplan.report.draw.labels import TREDEN
from wijkplan.report.draw.plans import asks, tone
from wijkplan.report.page.blocks import Block, Figure, Tone
from wijkplan.report.page.documents import money
from wijkplan.whatif.setting import Course, Move, Setting, Turned, moves, turned

TOLD: dict[Course, str] = {
    "in": N_("komt erbij"),
    "out": N_("valt af"),
    "more": N_("{bedrag} meer"),
    "less": N_("{bedrag} minder"),
    "same": "",
}


@dataclass(frozen=True, slots=True)
class Line:
    """A voorstel on the ladder."""

    id: str
    plaats: int
    naam: str
    verdict: str
    tone: Tone
    toegekend: int | float
    """Euros, as the JSON of ``allocate`` has them."""
    amount: str
    asks: str
    reden: str
    course: Course
    moved: str
    """What happened to its money against the plan as it stands; empty where nothing did."""
    places: int
    """So many places up in the ranking; below 0 down."""
    climbed: str
    """That in words; empty where it stands where it stood."""
    href: str
    """Opens this line, or closes it; empty where its id may not stand in an address."""
    story: tuple[Block, ...] = ()
    """Why, and what would have helped, where this line is open."""
    is_open: bool = False


@dataclass(frozen=True, slots=True)
class Trede:
    """A step of the ladder."""

    naam: str
    lines: tuple[Line, ...]


@dataclass(frozen=True, slots=True)
class Place:
    """A thema or a voorstel in the ranking."""

    plaats: int
    naam: str
    score: str
    places: int
    climbed: str


@dataclass(frozen=True, slots=True)
class Scene:
    """The page."""

    title: str
    groups: tuple[Group, ...]
    is_turned: bool
    supposed: tuple[str, ...]
    """What is otherwise than in the plan; for residents by the names of the knobs."""
    notes: tuple[str, ...]
    """What could not be as it was asked."""
    how: tuple[str, ...]
    """How the money was divided, where that is not simply from the top of the list."""
    short: str
    """What moved, in a sentence."""
    moved: tuple[Line, ...]
    """Those that get something else than in the plan."""
    pot: Figure
    left: str
    """What is left to divide, and of how much."""
    themas: tuple[Place, ...]
    ranking: tuple[Place, ...]
    treden: tuple[Trede, ...]
    take_over: TakeOver
    plain: bool
    """Whether it is in words, for residents: no figures."""
    other_view: str
    """The query of the same for other readers."""
    as_it_stands: str
    """The query without any knob turned."""
    sent_along: tuple[tuple[str, str], ...]
    """What the form sends along besides its knobs."""


def scene(sound: Sound, asked: Asked, file: str) -> Scene:
    """The page of a plan for this address; ``file`` is the name of its file, for the commands to copy."""
    asked = _with_ballots(sound, asked)
    was = sound.as_it_stands
    now = was if asked.setting == Setting() else turned(sound.plan, sound.agenda, asked.setting, sound.ballots)
    found, hidden = moves(was, now), sound.hidden
    plain = asked.view != VIEWS[0]
    closed = query(replace(asked, explain=None))
    opened = replace(asked, explain=None) if plain else asked
    lines = [_line(move, now, sound, opened, closed) for move in found]
    left = _("Er blijft {over} over van {beschikbaar}.")
    pot = now.allocation.pot
    knobs = tuple(_may_be_seen(group, sound) for group in groups(sound, asked, pot))
    return Scene(
        title=sound.title,
        groups=knobs,
        is_turned=asked.setting != Setting(),
        supposed=tuple(_in_words(knobs) if plain else (hidden(str(said)) for said in now.supposed)),
        notes=tuple(hidden(str(note)) for note in asked.notes),
        how=tuple(map(hidden, how(now.allocation))),
        short=_short(found),
        moved=tuple(line for line in lines if line.course != "same"),
        pot=money.figure(now.allocation),
        left=left.format(over=euros(now.allocation.over), beschikbaar=euros(pot.beschikbaar)),
        themas=tuple(_themas(was.ranking.themas, now.ranking.themas, hidden)),
        ranking=tuple(_ranking(now.ranking.voorstellen, found, hidden)),
        treden=tuple(
            Trede(_(TREDEN[trede]), tuple(line for _move, line in several))
            for trede, several in groupby(zip(found, lines, strict=True), key=lambda pair: pair[0].wordt.trede)
        ),
        take_over=take_over(asked.setting, sound.plan, file),
        plain=plain,
        other_view=query(replace(asked, view=VIEWS[0] if plain else VIEWS[1])),
        as_it_stands=query(replace(asked, setting=Setting())),
        sent_along=tuple(pairs(replace(asked, setting=Setting()))),
    )


def query(asked: Asked) -> str:
    """The address of this, from the path of its plan on."""
    found = urlencode(list(pairs(asked)))
    return f"?{found}" if found else "?"


def _opening(closed: str, id_: str) -> str:
    """The address that opens a line, from that of the page with all lines closed."""
    return f"{closed}{'' if closed == '?' else '&'}explain={id_}"


def _with_ballots(sound: Sound, asked: Asked) -> Asked:
    """The same, without a method that needs ballots where there are none."""
    of_the_plan = sound.as_it_stands.allocation.rules.methode
    if (asked.setting.methode or of_the_plan) != "gelijke-delen" or (sound.ballots and sound.ballots.voters):
        return asked
    note = Message(N_("Voor gelijke delen zijn stembriefjes nodig, en die heeft dit plan niet."))
    methode: Methode | None = "rangorde" if of_the_plan == "gelijke-delen" else None
    return replace(asked, setting=replace(asked.setting, methode=methode), notes=(*asked.notes, note))


def _may_be_seen(group: Group, sound: Sound) -> Group:
    """The group without data of persons; a knob or a choice that would put those in an address is not there."""
    knobs = (
        replace(
            knob,
            naam=sound.hidden(knob.naam),
            choices=tuple(choice for choice in knob.choices if sound.may_be_named(choice.value)),
        )
        for knob in group.knobs
        if sound.may_be_named(knob.name)
    )
    return replace(group, knobs=tuple(knobs))


def _in_words(knobs: Iterable[Group]) -> Iterator[str]:
    """Which knobs were turned, without figures."""
    for knob in (knob for group in knobs for knob in group.knobs if knob.is_turned):
        chosen = next((choice.naam for choice in knob.choices if choice.value == knob.value), _("anders"))
        yield f"{knob.naam}: {chosen}"


def _short(found: Iterable[Move]) -> str:
    """How many came in and fell out, in a sentence."""
    courses = Counter(move.course for move in found)
    courses.pop("same", None)
    if not courses:
        return _("Iedereen krijgt hetzelfde als in het plan.")
    parts = [
        (courses["in"], plural(courses["in"], "{n} voorstel komt erbij", "{n} voorstellen komen erbij")),
        (courses["out"], plural(courses["out"], "{n} voorstel valt af", "{n} voorstellen vallen af")),
        (courses["more"], plural(courses["more"], "{n} krijgt meer", "{n} krijgen meer")),
        (courses["less"], plural(courses["less"], "{n} krijgt minder", "{n} krijgen minder")),
    ]
    return _("Anders dan in het plan: {wat}.").format(wat=", ".join(said for count, said in parts if count))


def _themas(was: Iterable[ThemaScore], now: Iterable[ThemaScore], hidden: Callable[[str], str]) -> Iterator[Place]:
    before = {line.thema.id: line.plaats for line in was}
    for line in now:
        yield _place(line.plaats, hidden(line.thema.naam), line.score, before[line.thema.id] - line.plaats)


def _ranking(now: Iterable[VoorstelScore], found: Iterable[Move], hidden: Callable[[str], str]) -> Iterator[Place]:
    places = {move.wordt.voorstel.id: move.places for move in found}
    for line in now:
        yield _place(line.plaats, hidden(line.voorstel.naam), line.score, places[line.voorstel.id])


def _place(plaats: int, naam: str, score: Fraction, places: int) -> Place:
    return Place(plaats, naam, number(score, 1), places, _climbed(places))


def _climbed(places: int) -> str:
    if places > 0:
        return plural(places, "{n} plaats omhoog", "{n} plaatsen omhoog")
    return plural(-places, "{n} plaats omlaag", "{n} plaatsen omlaag") if places else ""


def _line(move: Move, now: Turned, sound: Sound, asked: Asked, closed: str) -> Line:
    regel, voorstel = move.wordt, move.wordt.voorstel
    hidden = sound.hidden
    is_open = asked.explain == voorstel.id
    href = closed if is_open else _opening(closed, voorstel.id)
    return Line(
        id=hidden(voorstel.id),
        plaats=regel.plaats,
        naam=hidden(voorstel.naam),
        verdict=_(STATUSSEN[regel.status]),
        tone=tone(regel),
        toegekend=as_number(regel.toegekend),
        amount=euros(regel.toegekend),
        asks=_("Gevraagd: {bedrag}.").format(bedrag=asks(voorstel)),
        reden=hidden(str(regel.reden)),
        course=move.course,
        moved=_(TOLD[move.course]).format(bedrag=euros(abs(move.verschil))),
        places=move.places,
        climbed=_climbed(move.places),
        href=href if sound.may_be_named(voorstel.id) else "",
        story=story(now, sound, asked.setting, voorstel.id) if is_open else (),
        is_open=is_open,
    )
