"""What changed in meaning between two versions of a plan or an agenda."""

from __future__ import annotations

from collections.abc import Callable, Collection, Iterable, Iterator
from dataclasses import dataclass
from typing import Literal, TypeAlias

from wijkplan.allocate.pot import pot
from wijkplan.changes.facts import VOORSTELLEN, Item, Items, Renamed, Value, agenda_items, in_order, items, rules, votes
from wijkplan.changes.summary import asked
from wijkplan.changes.version import Pair, Version
from wijkplan.language import N_
from wijkplan.language.numbers import Euros
from wijkplan.plan.agenda import Agenda
from wijkplan.plan.plan import Plan
from wijkplan.plan.spelregels import over

Kind: TypeAlias = Literal["nieuw", "weg", "veranderd"]


@dataclass(frozen=True, slots=True)
class Field:
    """One thing that is said, in both versions; None where it is not said."""

    naam: str
    """The key in the file: ``kosten``, ``prioriteit.wijk``."""
    was: Value | None
    wordt: Value | None


@dataclass(frozen=True, slots=True)
class Change:
    """What became of one thing in a plan."""

    section: str
    """One of `facts.SECTIONS`."""
    id: str
    """In the newer version; empty for what there is one of."""
    naam: str
    kind: Kind
    fields: tuple[Field, ...]
    """What differs; of what is new or gone, all that is said about it."""


@dataclass(frozen=True, slots=True)
class Moved:
    """Money that went from one vast entry to another."""

    van: str
    naar: str
    cents: int


@dataclass(frozen=True, slots=True)
class Changes:
    """All that changed in a plan."""

    items: tuple[Change, ...]
    geld: dict[str, Pair[int]]
    """Sums of money in cents that changed, by name, in the order of the pot."""
    moved: tuple[Moved, ...]
    renamed: Renamed
    """Ids that changed while the thing stayed the same."""
    themas: dict[str, str]
    """What each thema is called, by its id; of one in both versions, in the newer."""

    def __bool__(self) -> bool:
        """Whether anything changed."""
        return bool(self.items)


def compare(before: Version, after: Version, without: Collection[str] = ()) -> Changes:
    """Compare two versions of a plan.

    A thing is the same thing where its id is. Where only the id changed and the name stayed, or all but the
    name and the id that was made of it, it is the same thing too. The order of lists does not matter.

    Args:
        before: the older version.
        after: the newer version.
        without: top-level keys that are left out, since they are not whole in one of the two.
    """
    stand_in = {key: getattr(before.plan, key) for key in without}
    after = Version(after.plan.model_copy(update=stand_in), after.agenda, after.ballots)
    renamed = _renamed(before.plan, after.plan)
    was, wordt = items(before.plan, renamed), items(after.plan)
    if before.ballots and after.ballots:
        was["stemmen", ""], wordt["stemmen", ""] = votes(before.ballots, renamed), votes(after.ballots)
    if "spelregels" not in without:
        for version, found in ((before, was), (after, wordt)):
            played = rules(over(version.agenda.spelregels, version.plan.spelregels))
            found[played.key] = played
    old_ids = {(group, new): old for group, ids in _groups(renamed) for old, new in ids.items()}
    changed = tuple(_changes(was, wordt, old_ids))
    themas = {thema.id: thema.naam for plan in (before.plan, after.plan) for thema in plan.themas}
    return Changes(changed, _geld(before.plan, after.plan), _moved(was, wordt), renamed, themas)


def compare_agendas(before: Agenda, after: Agenda) -> tuple[Change, ...]:
    """What changed in an agenda, its rules of play as far as they are given there."""
    was, wordt = agenda_items(before), agenda_items(after)
    for agenda, found in ((before, was), (after, wordt)):
        played = rules(agenda.spelregels, given=True)
        found[played.key] = played
    return tuple(_changes(was, wordt, {}))


def _groups(renamed: Renamed) -> tuple[tuple[str, dict[str, str]], ...]:
    return (
        ("themas", dict(renamed.themas)),
        (VOORSTELLEN, dict(renamed.voorstellen)),
        ("effecten", dict(renamed.effecten)),
    )


def _changes(was: Items, wordt: Items, old_ids: dict[tuple[str, str], str]) -> Iterator[Change]:
    """One change for each thing that differs, in order of section and id."""
    for item in in_order({**was, **wordt}):
        key = item.key
        old, new = was.get(key), wordt.get(key)
        fields = list(_differences(old, new))
        if key in old_ids:
            fields.insert(0, Field("id", _own(old_ids[key], item), _own(item.id, item)))
        if fields or not (old and new):
            kind: Kind = "veranderd" if old and new else "nieuw" if new else "weg"
            yield Change(item.section, item.id, item.naam, kind, tuple(fields))


def _own(id_: str, item: Item) -> str:
    """An id without the thema that stands before it."""
    return id_.partition(": ")[2] if item.section == "effecten" else id_


def _differences(old: Item | None, new: Item | None) -> Iterator[Field]:
    was, wordt = old.facts if old else {}, new.facts if new else {}
    for name in dict.fromkeys((*wordt, *was)):
        # Rounds that all got a last day (or lost one) go by another order; the days are what changed.
        if name == "plaats" and old and new and (name not in was or name not in wordt):
            continue
        if name != "notitie" and was.get(name) != wordt.get(name):  # a note is for who wrote it, and goes nowhere else
            yield Field(name, was.get(name), wordt.get(name))


def _renamed(before: Plan, after: Plan) -> Renamed:
    if _ids(before) == _ids(after):
        return Renamed()
    wordt = items(after)
    themas = _same(items(before), wordt, "themas")
    # A thema that got another id is another word in its voorstellen, and no other fact.
    was = items(before, Renamed(themas))
    return Renamed(themas, _same(was, wordt, VOORSTELLEN), _same_effects(was, wordt))


def _ids(plan: Plan) -> tuple[set[str], ...]:
    effecten = {f"{thema.id}: {effect.id}" for thema in plan.themas for effect in thema.effecten}
    return {thema.id for thema in plan.themas}, {voorstel.id for voorstel in plan.voorstellen}, effecten


def _same_effects(was: Items, wordt: Items) -> dict[str, str]:
    """Effects of the same thema in the same words, with another id."""
    gone = [item for key, item in was.items() if key[0] == "effecten" and key not in wordt]
    new = [item for key, item in wordt.items() if key[0] == "effecten" and key not in was]
    return {old.id: found.id for old, found in _pairs(gone, new, _words)}


def _words(effect: Item) -> str:
    return effect.naam if effect.facts.get("wat") else ""


def _same(was: Items, wordt: Items, group: str) -> dict[str, str]:
    """Ids that are gone, with the new id of the same thing."""
    gone = [item for key, item in was.items() if key[0] == group and key not in wordt]
    new = [item for key, item in wordt.items() if key[0] == group and key not in was]
    by_name = {old.id: found.id for old, found in _pairs(gone, new, lambda item: item.naam)}
    gone = [item for item in gone if item.id not in by_name]
    new = [item for item in new if item.id not in by_name.values()]
    return by_name | {old.id: found.id for old, found in _pairs(gone, new, _all_but_the_name)}


def _all_but_the_name(item: Item) -> str:
    """All that tells a thing from others, apart from its name; empty where there is nothing."""
    facts = {name: value for name, value in item.facts.items() if name not in ("naam", "soort", "status", "thema")}
    return f"{item.section} {item.facts.get('thema')} {sorted(facts.items(), key=lambda f: f[0])}" if facts else ""


def _pairs(gone: Iterable[Item], new: Iterable[Item], mark: Callable[[Item], str]) -> Iterator[tuple[Item, Item]]:
    """What is gone and what is new with the same mark, where no other has it."""
    old_by_mark, new_by_mark = _by(gone, mark), _by(new, mark)
    for name, old in old_by_mark.items():
        found = new_by_mark.get(name, [])
        if name and len(old) == len(found) == 1:
            yield old[0], found[0]


def _by(found: Iterable[Item], mark: Callable[[Item], str]) -> dict[str, list[Item]]:
    marked: dict[str, list[Item]] = {}
    for item in found:
        marked.setdefault(mark(item), []).append(item)
    return marked


GELD = {
    "totaal": N_("totaal"),
    "meegenomen": N_("meegenomen van vorig jaar"),
    "vast": N_("vast"),
    "flexibel": N_("flexibel"),
    "reserve": N_("reserve"),
    "besloten": N_("al besloten"),
    "bewonersinitiatief": N_("gevraagd door bewoners"),
    "interventie": N_("gevraagd door professionals"),
}
"""The sums of money that are compared, in words."""


def _geld(before: Plan, after: Plan) -> dict[str, Pair[int]]:
    was, wordt = _sums(before), _sums(after)
    return {name: Pair(was[name], wordt[name]) for name in GELD if was[name] != wordt[name]}


def _sums(plan: Plan) -> dict[str, int]:
    """The lines of the pot, and what is asked by each of the two kinds of voorstellen; in cents."""
    the_pot = pot(plan)
    return {
        **{name: getattr(the_pot, name) for name in GELD if hasattr(the_pot, name)},
        "bewonersinitiatief": asked(plan.bewonersinitiatieven),
        "interventie": asked(plan.interventies),
    }


def _moved(was: Items, wordt: Items) -> tuple[Moved, ...]:
    """Vast money that went from one entry to one other, to the cent; more than that could be told in many ways."""
    keys = [key for key in {**was, **wordt} if key[0] == "vast"]
    more = {key: _bedrag(wordt.get(key)) - _bedrag(was.get(key)) for key in keys}
    changed = sorted((cents, wordt.get(key) or was[key]) for key, cents in more.items() if cents)
    if len(changed) != 2 or changed[0][0] + changed[1][0]:
        return ()
    (_less, van), (cents, naar) = changed
    return (Moved(van.naam, naar.naam, cents),)


def _bedrag(item: Item | None) -> int:
    found = item.facts.get("bedrag") if item else None
    return found.cents if isinstance(found, Euros) else 0
