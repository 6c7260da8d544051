"""What a rule is, and what it looks at."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass, field
from functools import cached_property
from typing import Any, TypeAlias

from wijkplan.checks.finding import Severity
from wijkplan.files.document import Document, Fault, Span, Where, grouped
from wijkplan.language import Message
from wijkplan.plan.agenda import Agenda
from wijkplan.plan.plan import Plan


@dataclass(frozen=True)
class Source:
    """A file under check: a plan with its agenda, or an agenda by itself."""

    document: Document
    faults: tuple[Fault, ...]
    """What is wrong with its text and its form."""
    plan: Plan | None
    """None for an agenda, and where the text could not be read."""
    agenda: Agenda
    has_agenda: bool
    """Whether there is an agenda to hold the names against."""
    broken: frozenset[str]
    """Top-level keys of which something is missing in the plan."""

    @cached_property
    def by_kind(self) -> dict[str, list[Fault]]:
        """The faults by their kind."""
        return grouped(self.faults)


@dataclass(frozen=True, slots=True)
class Hit:
    """A place where a rule is broken."""

    where: Where
    message: Message
    help: Message
    key: bool = False
    """Point at the key instead of its value."""
    span: Span | None = None
    """The exact text, where the rule knows it."""


Check: TypeAlias = Callable[[Any], Iterable[Hit]]


@dataclass(frozen=True)
class Rule:
    """A rule with its reason and its examples; ``check`` finds where it is broken."""

    code: str
    name: str
    severity: Severity
    summary: str
    reason: str
    wrong: str
    """A piece of a plan that breaks the rule."""
    right: str
    """The same piece without the mistake."""
    check: Check
    needs: frozenset[str] = field(default_factory=frozenset)
    """Top-level keys that must be whole before this rule can speak."""

    @property
    def family(self) -> str:
        """The first digit of the code."""
        return self.code[2]

    def hits(self, source: Source) -> Iterator[Hit]:
        """Where this file breaks the rule."""
        if self.needs.isdisjoint(source.broken):
            yield from self.check(source)


def rule(
    code: str,
    name: str,
    severity: Severity = "error",
    *,
    summary: str,
    reason: str,
    wrong: str,
    right: str,
    needs: Iterable[str] = (),
) -> Callable[[Check], Rule]:
    """Make a rule of the function that finds where it is broken."""

    def make(check: Check) -> Rule:
        return Rule(code, name, severity, summary, reason, wrong, right, check, frozenset(needs))

    return make


def on_plan(check: Callable[[Plan], Iterable[Hit]]) -> Check:
    """A check that looks at nothing but a plan that could be read."""

    def checked(source: Source) -> Iterable[Hit]:
        return check(source.plan) if source.plan else ()

    return checked


def from_faults(source: Source, kind: str, text: str, advice: str) -> Iterator[Hit]:
    """A hit for each fault of a kind, in these words."""
    for fault in source.by_kind.get(kind, ()):
        values = fault.values
        yield Hit(fault.where, Message(text, values), Message(advice, values), span=fault.span)


def nearest(word: str, known: Iterable[str]) -> str | None:
    """The known word that looks most like this one."""
    from difflib import get_close_matches

    found = get_close_matches(word.casefold(), list(known), n=1, cutoff=0.6)
    return found[0] if found else None
