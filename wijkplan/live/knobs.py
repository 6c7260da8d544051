"""The knobs of a plan: what can be turned, what the plan says, and where each stands now."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from typing import Any, Literal, get_args

from wijkplan.language import N_, _
from wijkplan.live.address import Asked, pairs, percent, shown
from wijkplan.live.watched import Sound
from wijkplan.outcome.result import Pot
from wijkplan.plan.reading.money import as_text
from wijkplan.plan.spelregels import BijTekort, Criteria, Methode, Spelregels, Stemverhouding, Themacriteria, over
from wijkplan.prioritise.criteria import CRITERIA

METHODS: dict[str, str] = {
    "rangorde": N_("van boven naar beneden"),
    "per-thema": N_("elk thema een eigen deel"),
    "gelijke-delen": N_("ieder die stemde een gelijk deel"),
}
SHORTAGES: dict[str, str] = {
    "sla-over": N_("sla over wat niet past"),
    "stop": N_("stop bij wat niet past"),
    "deels": N_("geef wat er nog is"),
}
VOICES = {"wijk": N_("wijk"), "aanbieder": N_("aanbieder")}


@dataclass(frozen=True, slots=True)
class Choice:
    """A word that can be chosen."""

    value: str
    naam: str


@dataclass(frozen=True, slots=True)
class Knob:
    """Something that can be turned."""

    name: str
    """In the address."""
    naam: str
    """For people."""
    value: str
    """Where it stands now, as an address has it."""
    plan_says: str
    """Where it stands in the plan, as an address has it; empty for the whole year, and for what is not given."""
    kind: Literal["choice", "amount", "share", "weight", "figure"]
    choices: tuple[Choice, ...] = ()
    hint: str = ""
    """What an empty place stands for."""

    @property
    def is_turned(self) -> bool:
        """Whether it stands otherwise than in the plan."""
        return self.value != self.plan_says


@dataclass(frozen=True, slots=True)
class Group:
    """Knobs that belong together."""

    naam: str
    knobs: tuple[Knob, ...]
    note: str = ""

    @property
    def is_turned(self) -> bool:
        """Whether one of them is."""
        return any(knob.is_turned for knob in self.knobs)


def groups(sound: Sound, asked: Asked, pot: Pot) -> tuple[Group, ...]:
    """All knobs of a plan, where this address put them."""
    now = dict(pairs(asked))
    rules = over(sound.agenda.spelregels, sound.plan.spelregels)
    found = [
        Group(_("Het geld"), tuple(_money(sound, rules, now, pot))),
        Group(_("De stemmen"), tuple(_weights("ratio", rules.stemverhouding, Stemverhouding.model_fields, now))),
        Group(_("Wat telt voor een voorstel"), tuple(_weights("weight", rules.criteria, Criteria.model_fields, now))),
        Group(
            _("Wat telt voor een thema"),
            tuple(_weights("weight", rules.themacriteria, Themacriteria.model_fields, now)),
        ),
    ]
    if sound.plan.themas:
        found.append(Group(_("Hoe belangrijk is elk thema?"), tuple(_priorities(sound, now)), _("Van 0 tot 10.")))
    return tuple(found)


def _money(sound: Sound, rules: Spelregels, now: dict[str, str], pot: Pot) -> Iterator[Knob]:
    verdeling = rules.verdeling
    methods = [word for word in get_args(Methode) if word != "gelijke-delen" or sound.ballots]
    yield _choice("method", _("Zo verdelen we"), verdeling.methode, {word: METHODS[word] for word in methods}, now)
    yield _choice(
        "shortfall", _("Als het niet past"), verdeling.bij_tekort, {w: SHORTAGES[w] for w in get_args(BijTekort)}, now
    )
    if rondes := sound.plan.budget.rondes:
        names = [Choice("", _("het hele jaar")), *(Choice(ronde.naam, ronde.naam) for ronde in rondes)]
        yield Knob("round", _("Tot en met ronde"), now.get("round", ""), "", "choice", tuple(names))
    # Empty where nobody turned it: it goes with the round.
    yield Knob("budget", _("Geld om te verdelen"), now.get("budget", ""), "", "amount", hint=as_text(pot.own))
    yield _knob("klein_bedrag", _("Kleine bedragen tot en met"), as_text(verdeling.klein_bedrag), "amount", now)
    yield _knob("klein_plafond", _("Hoogstens voor kleine bedragen"), percent(verdeling.klein_plafond), "share", now)


def _choice(name: str, naam: str, plan_says: str, words: dict[str, str], now: dict[str, str]) -> Knob:
    choices = tuple(Choice(value, _(text)) for value, text in words.items())
    return Knob(name, naam, now.get(name, plan_says), plan_says, "choice", choices)


def _knob(name: str, naam: str, plan_says: str, kind: Any, now: dict[str, str]) -> Knob:
    return Knob(name, naam, now.get(name, plan_says), plan_says, kind)


def _weights(option: str, rules: Any, names: Any, now: dict[str, str]) -> Iterator[Knob]:
    words = CRITERIA | VOICES
    for name in names:
        yield _knob(f"{option}.{name}", _(words[name]), shown(getattr(rules, name)), "weight", now)


def _priorities(sound: Sound, now: dict[str, str]) -> Iterator[Knob]:
    for thema in sound.plan.themas:
        for stem, word in VOICES.items():
            given = getattr(thema.prioriteit, stem)
            name = f"prioriteit.{thema.id}.{stem}"
            yield _knob(name, f"{thema.naam} ({_(word)})", "" if given is None else shown(given), "figure", now)
