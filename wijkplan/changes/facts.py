"""A plan as facts: every thing in it by its id, with all that is said about it. The order of lists is no fact.

Two files with the same facts mean the same, however they are written. An amount is `Euros`, a part is a
`Percentage`, what was measured is `Measured`: a fact knows what it is.
"""

from __future__ import annotations

import datetime
import functools
import typing
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, field, replace
from fractions import Fraction
from typing import Any, TypeAlias

from wijkplan.language.numbers import Euros, Percentage
from wijkplan.plan.agenda import Agenda
from wijkplan.plan.ballots import Ballots
from wijkplan.plan.model import Model, Named
from wijkplan.plan.plan import Effect, Plan, Ronde, Voorstel
from wijkplan.plan.reading.fields import Money, Share, ShareOrMoney
from wijkplan.plan.reading.meting import Waarde, canonical


class Measured(str):
    """A measurement in the notation of plans."""

    __slots__ = ()


Value: TypeAlias = str | bool | int | Fraction | datetime.date | tuple[str, ...] | Euros | Percentage
Key: TypeAlias = tuple[str, str]
"""What a thing is found back by: its group and its id."""

VOORSTELLEN = "voorstellen"
"""The group of initiatives and interventions: their ids are unique together."""
_APART = frozenset({"id", "budget", "besluit", "resultaat", "spelregels"})
"""What is part of a thing in the file, and is its key or a thing of its own here."""


@dataclass(frozen=True, slots=True)
class Item:
    """One thing in a plan or an agenda."""

    section: str
    """``plan``, ``budget``, ``vast``, ``rondes``, ``themas``, ``effecten``, ... : the list that it stands in."""
    id: str
    """Empty for what there is one of; the text itself for what has no id."""
    naam: str
    facts: dict[str, Value]
    """By the name of the field (``prioriteit.wijk``); what is not given is left out."""

    @property
    def key(self) -> Key:
        """Its group and its id."""
        group = VOORSTELLEN if self.section in ("bewonersinitiatieven", "interventies") else self.section
        return group, self.id


Items: TypeAlias = dict[Key, Item]

SECTIONS = (
    *("plan", "budget", "bronnen", "vast", "rondes", "spelregels", "themas", "effecten"),
    *("bewonersinitiatieven", "interventies", "begroting", "medefinanciers"),
    *("besluiten", "resultaten", "signalen", "aanwezig", "participatie", "stemmen"),
    *("agenda", "ambities", "doelgroepen", "partijen"),
)
"""The order in which facts are told."""


def in_order(found: Items) -> list[Item]:
    """By section, then by id."""
    return sorted(found.values(), key=lambda item: (SECTIONS.index(item.section), item.id))


@dataclass(frozen=True, slots=True)
class Renamed:
    """Old ids with the new ones that took their place."""

    themas: Mapping[str, str] = field(default_factory=dict)
    voorstellen: Mapping[str, str] = field(default_factory=dict)
    effecten: Mapping[str, str] = field(default_factory=dict)
    """With their thema before them, as in `Item.id` of an effect."""


def items(plan: Plan, renamed: Renamed | None = None) -> Items:
    """Everything in a plan but its rules of play, which count together with those of the agenda (`rules`).

    Args:
        plan: the plan.
        renamed: ids are shown as what they became, in references too.
    """
    return {item.key: item for item in _items(plan, renamed or Renamed())}


def agenda_items(agenda: Agenda) -> Items:
    """Everything in an agenda but its rules of play."""
    found = [Item("agenda", "", "", _facts(agenda))]
    for section in ("ambities", "doelgroepen", "partijen"):
        found += [_named(section, item) for item in getattr(agenda, section)]
    return {item.key: item for item in found}


def rules(spelregels: Model, *, given: bool = False) -> Item:
    """The rules of play, by the group and the name of each; only those that are ``given``, or all."""
    return Item("spelregels", "", "", _facts(spelregels, given=given))


def votes(ballots: Ballots, renamed: Renamed | None = None) -> Item:
    """How many people voted, and how many of them for each voorstel."""
    ids = (renamed or Renamed()).voorstellen
    chosen = {f"voor.{ids.get(name, name)}": len(voters) for name, voters in sorted(ballots.supporters.items())}
    return Item("stemmen", "", "", {"stemmers": ballots.voters, **chosen})


def _items(plan: Plan, renamed: Renamed) -> Iterator[Item]:
    yield Item("plan", "", "", _facts(plan))
    yield Item("budget", "", "", _facts(plan.budget, without=("flexibel",)))  # the sum of the others
    yield from _nameless("bronnen", ((bron.naam, _facts(bron)) for bron in plan.budget.bronnen))
    yield from _nameless("vast", ((vast.naam, _of_thema(vast, renamed)) for vast in plan.budget.vast))
    yield from _nameless("rondes", _rondes(plan.budget.rondes))
    for thema in plan.themas:
        name = renamed.themas.get(thema.id, thema.id)
        yield Item("themas", name, thema.naam, _facts(thema))
        effecten = ((_effect_id(name, e, renamed), {"thema": name, **_facts(e)}) for e in thema.effecten)
        for effect in _nameless("effecten", effecten):
            yield replace(effect, naam=f"{name}: {effect.facts.get('wat', '')}")
    yield from _nameless("signalen", ((s.tekst or "", _of_thema(s, renamed)) for s in plan.signalen))
    yield from _nameless("aanwezig", ((a.naam, _of_thema(a, renamed)) for a in plan.aanwezig))
    for voorstel in plan.voorstellen:
        yield from _voorstel(voorstel, renamed)
    moments = ((f"{p.wat or ''} {p.datum or ''}".strip(), _facts(p)) for p in plan.participatie)
    yield from _nameless("participatie", moments)


def _effect_id(thema: str, effect: Effect, renamed: Renamed) -> str:
    name = f"{thema}: {effect.id or effect.naam}"
    return renamed.effecten.get(name, name)


def _rondes(rondes: tuple[Ronde, ...]) -> Iterator[tuple[str, dict[str, Value]]]:
    """Rounds go by their last day; where one has none, as they stand in the plan, and then that order is a fact."""
    by_place = any(ronde.tot is None for ronde in rondes)
    for place, ronde in enumerate(rondes, start=1):
        yield ronde.naam, _facts(ronde) | ({"plaats": place} if by_place else {})


def _voorstel(voorstel: Voorstel, renamed: Renamed) -> Iterator[Item]:
    """The voorstel, and its decision and its result if there are any."""
    name = renamed.voorstellen.get(voorstel.id, voorstel.id)
    facts = _of_thema(voorstel, renamed) | {"soort": voorstel.soort}
    if voorstel.asks is not None:
        facts["gevraagd"] = Euros(voorstel.asks)
    yield Item(voorstel.section, name, voorstel.naam, facts)
    yield from _parts("begroting", name, ((post.post, post) for post in voorstel.begroting))
    yield from _parts("medefinanciers", name, ((other.naam, other) for other in voorstel.medefinanciers))
    if besluit := _facts(voorstel.besluit):
        yield Item("besluiten", name, voorstel.naam, besluit)
    if voorstel.resultaat and (resultaat := _facts(voorstel.resultaat)):
        yield Item("resultaten", name, voorstel.naam, resultaat)


def _parts(section: str, voorstel: str, found: Iterable[tuple[str, Model]]) -> Iterator[Item]:
    """What the costs of a voorstel are made of, or who pays them."""
    return _nameless(section, ((f"{voorstel}: {naam}", {"voorstel": voorstel, **_facts(part)}) for naam, part in found))


def _named(section: str, item: Named) -> Item:
    return Item(section, item.id, item.naam, _facts(item))


def _of_thema(model: Model, renamed: Renamed) -> dict[str, Value]:
    """The facts of something that belongs to a thema, and may name voorstellen."""
    facts = _facts(model)
    if thema := getattr(model, "thema", None):
        facts["thema"] = renamed.themas.get(thema, thema)
    for key in ("niet_samen_met", "vult_aan", "voorstellen"):
        if others := getattr(model, key, ()):
            facts[key] = tuple(sorted({renamed.voorstellen.get(other, other) for other in others}))
    return facts


def _nameless(section: str, found: Iterable[tuple[str, dict[str, Value]]]) -> Iterator[Item]:
    """What has no id is known by its text; of the same text there may be more."""
    count: dict[str, int] = {}
    for text, facts in sorted(found, key=lambda pair: (pair[0], str(sorted(pair[1].items(), key=lambda f: f[0])))):
        count[text] = count.get(text, 0) + 1
        name = text if count[text] == 1 else f"{text} ({count[text]})"
        yield Item(section, name, text, facts)


def _facts(model: Model, *, without: Iterable[str] = (), given: bool = False) -> dict[str, Value]:
    """What a model says about itself, in the order of its fields; lists of other things are left to others."""
    facts: dict[str, Value] = {}
    for name, kind in _fields(type(model)).items():
        value = getattr(model, name)
        if value is None or name in without or (given and name not in model.model_fields_set):
            continue
        if isinstance(value, Model):
            inner = _facts(value, given=given)
            short = type(value).short
            facts |= {name if key == short else f"{name}.{key}": part for key, part in inner.items()}
        elif isinstance(value, dict):
            facts |= {f"{name}.{key}": value[key] for key in sorted(value)}
        elif isinstance(value, tuple):
            if value and isinstance(value[0], str):
                facts[name] = tuple(sorted(set(value)))
        else:
            facts[name] = _typed(kind, value)
    return facts


@functools.cache
def _fields(model: type[Model]) -> dict[str, Any]:
    """The fields of a model with their kind: `Money`, `Share`, `ShareOrMoney`, `Waarde`, or None for all others."""
    hints = typing.get_type_hints(model, include_extras=True)
    kinds = {name: (hints[name], *typing.get_args(hints[name])) for name in model.model_fields if name not in _APART}
    special = (Money, Share, ShareOrMoney, Waarde)
    return {name: next((kind for kind in special if kind in found), None) for name, found in kinds.items()}


def _typed(kind: Any, value: Any) -> Value:
    """A value that knows what it is."""
    if kind is Money:
        return Euros(value)
    if kind is Share:
        return Percentage(value)
    if kind is ShareOrMoney:
        return Percentage(value) if isinstance(value, Fraction) and value else Euros(int(value))
    return Measured(canonical(value)) if kind is Waarde else typing.cast("Value", value)
