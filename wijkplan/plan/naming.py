"""What people call a thing: its id, or its exact naam where only one thing has that."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from functools import cached_property
from typing import Protocol, TypeAlias

from wijkplan.language import N_, Message
from wijkplan.plan.reading.ids import slug

Known: TypeAlias = Iterable[tuple[str, str]]
"""Ids, each with its naam."""
_NEAR = 3
"""So many are suggested."""
_AS_GOOD = 0.15
"""So much less alike may others be that are suggested beside the best one."""
_LONGEST = 80
"""Characters that are compared: suggestions take time."""


class HasName(Protocol):
    """Anything with an id and a naam."""

    @property
    def id(self) -> str:
        """The id."""

    @property
    def naam(self) -> str:
        """The naam."""


@dataclass(frozen=True, slots=True)
class Unknown:
    """A word that points at no one thing."""

    word: str
    near: tuple[tuple[str, str], ...] = ()
    """What has this naam, or else looks most like it; ids with names."""
    shared: bool = False
    """Whether more than one thing has this naam."""

    @property
    def help(self) -> Message | None:
        """What to do; None where nothing looks like it."""
        shown = [f"{name} ({naam})" if naam and naam != name else name for name, naam in self.near]
        if self.shared:
            text = N_("Er zijn er meer met deze naam. Noem de id: {known}.")
            return Message(text, {"known": ", ".join(shown)})
        if not shown:
            return None
        if len(shown) == 1:
            return Message(N_("Bedoel je {likely}?"), {"likely": shown[0]})
        return Message(N_("Bedoel je {likely} of {other}?"), {"likely": ", ".join(shown[:-1]), "other": shown[-1]})


class Names:
    """What things are called, looked up once."""

    def __init__(self, known: Known, within: int | None = None) -> None:
        """Takes all that is there; what looks like a word is looked for ``within`` the first so many."""
        self._known = tuple(dict.fromkeys(known))
        self._within = self._known[:within]
        self._ids = frozenset(name for name, _naam in self._known)
        self._called: dict[str, dict[str, str]] = {}
        for name, naam in self._known:
            self._called.setdefault(plain(naam), {})[name] = naam

    def called(self, word: str) -> str | Unknown:
        """The id of what is called this; an id goes before a naam, and capitals and spaces make no difference."""
        if word.strip() in self._ids:
            return word.strip()
        wanted = plain(word)
        same = self._called.get(wanted, {}) if wanted else {}
        if len(same) == 1:
            return next(iter(same))
        if not same and wanted in self._ids:
            return wanted
        return Unknown(word, tuple(same.items()), shared=True) if same else Unknown(word, self._nearest(wanted))

    def ids(self, value: str | list[str]) -> str | list[str]:
        """The same value, with the id in the place of a naam; what is not known stays as it is."""
        if isinstance(value, str):
            found = self.called(value)
            return found if isinstance(found, str) else value
        whole = self.called(", ".join(value))  # a naam may have a comma in it
        return [whole] if isinstance(whole, str) else [str(self.ids(part)) for part in value]

    @cached_property
    def _spelled(self) -> dict[str, tuple[str, str]]:
        spelled: dict[str, tuple[str, str]] = {}
        for one in self._within:
            for text in (one[0][:_LONGEST], plain(one[1][:_LONGEST])):
                spelled.setdefault(text, one)
        return spelled

    def _nearest(self, wanted: str) -> tuple[tuple[str, str], ...]:
        """What looks most like this word: what is spelled nearly so, or else what has it in its id."""
        from difflib import SequenceMatcher, get_close_matches

        wanted, part = wanted[:_LONGEST], slug(wanted[:_LONGEST])
        close = get_close_matches(wanted, self._spelled, n=2 * _NEAR)
        alike = [SequenceMatcher(None, text, wanted).ratio() for text in close]
        found = [self._spelled[text] for text, ratio in zip(close, alike, strict=True) if ratio > alike[0] - _AS_GOOD]
        found = found or [one for one in self._within if len(part) > 2 and part in one[0]]
        return tuple({one[0]: one for one in found}.values())[:_NEAR]


def pairs(things: Iterable[HasName]) -> tuple[tuple[str, str], ...]:
    """The ids of these things with their names."""
    return tuple((thing.id, thing.naam) for thing in things)


def called(known: Known, word: str) -> str | Unknown:
    """The id of what is called this.

    >>> called([("soep", "Soep op dinsdag")], "soep op  Dinsdag")
    'soep'
    """
    return Names(known).called(word)


def called_in_each(plans: Sequence[Known], word: str) -> list[str | None] | Unknown:
    """The id of what is called this in each of these plans, None in those without; `Unknown` where none has it."""
    each = [tuple(known) for known in plans]
    found = [called(known, word) for known in each]
    if any(isinstance(one, str) for one in found):
        return [one if isinstance(one, str) else None for one in found]
    for one in found:
        if isinstance(one, Unknown) and one.shared:
            return one
    over_all = called((one for known in each for one in known), word)
    return over_all if isinstance(over_all, Unknown) else Unknown(word)


def plain(text: str) -> str:
    """A text in which capitals and spaces make no difference.

    >>> plain(" Soep op  Dinsdag")
    'soep op dinsdag'
    """
    return " ".join(text.casefold().split())
