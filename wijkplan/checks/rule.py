"""What a rule is, and what it looks at."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass, field
from functools import cached_property
from typing import TYPE_CHECKING, Any, Generic, TypeAlias, TypeVar

from wijkplan.checks.finding import Severity, Spot
from wijkplan.checks.personal.places import PersonalData
from wijkplan.language import Message
from wijkplan.plan import walk
from wijkplan.plan.agenda import Agenda
from wijkplan.plan.plan import Plan, Voorstel
from wijkplan.yamltext.document import Document, Fault, Span, Where, grouped

if TYPE_CHECKING:
    from wijkplan.checks.language.texts import Text
    from wijkplan.exchange.pabulib import PabulibError


@dataclass(frozen=True)
class Source:
    """One file under check: a plan with its agenda, or an agenda by itself."""

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
    this_year: int
    """The year in which the check runs."""
    personal: PersonalData
    """Where the text holds data of persons."""
    voted_on: frozenset[str] | PabulibError | None = None
    """The ids that residents could vote for, or why the ballots cannot be read; None where nobody looked."""

    @property
    def past_plan(self) -> Plan | None:
        """The plan, where its year is over: only then is it late for what is known at the end of a year."""
        return self.plan if self.plan and self.plan.jaar < self.this_year else None

    @cached_property
    def texts(self) -> tuple[Text, ...]:
        """The texts of a plan for residents that are in Dutch."""
        from wijkplan.checks.language.texts import dutch_texts

        return dutch_texts(self.document, self.plan) if self.plan else ()

    @cached_property
    def names(self) -> frozenset[str]:
        """What people and things are called in the plan and the agenda."""
        from wijkplan.checks.language.texts import names

        return names(self.agenda, *([self.plan] if self.plan else []))

    @cached_property
    def allowed(self) -> frozenset[str]:
        """The words that residents know, as the agenda says, in small letters."""
        from wijkplan.checks.language.texts import allowed

        return allowed(self.agenda)

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


@dataclass(frozen=True, slots=True)
class CityHit:
    """A place where a rule over several files is broken."""

    spot: Spot
    message: Message
    help: Message


T = TypeVar("T")
H = TypeVar("H", Hit, CityHit)
Check: TypeAlias = Callable[[T], Iterable[H]]


@dataclass(frozen=True)
class Rule(Generic[T, H]):
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
    check: Check[T, H]
    needs: frozenset[str] = field(default_factory=frozenset)
    """Top-level keys that must be whole before this rule can speak."""
    always: bool = False
    """Cannot be switched off: without it a plan could be computed from something else than it says."""

    @property
    def family(self) -> str:
        """``WP`` and the first digit: ``WP4``."""
        return self.code[:3]


FileRule: TypeAlias = Rule[Source, Hit]
CityRule: TypeAlias = Rule[Any, CityHit]


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
    always: bool = False,
) -> Callable[[Check[T, H]], Rule[T, H]]:
    """Make a rule of the function that finds where it is broken."""

    def make(check: Check[T, H]) -> Rule[T, H]:
        locked = always or code.startswith(("WP0", "WP1"))
        return Rule(code, name, severity, summary, reason, wrong, right, check, frozenset(needs), locked)

    return make


def on_plan(check: Callable[[Plan], Iterable[Hit]]) -> Check[Source, Hit]:
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

    found = get_close_matches(word.casefold()[:80], list(known), n=1, cutoff=0.6)
    return found[0] if found else None


_AMOUNTS = frozenset({"kosten", "begroting", "eigen_bijdrage", "medefinanciers", "gevraagd", "minimum", "besluit"})


def priced(source: Source) -> Iterator[tuple[Where, Voorstel]]:
    """Every voorstel of which all amounts could be read."""
    unread = {
        fault.where[:2]
        for fault in source.faults
        if len(fault.where) > 2 and (fault.where[2] in _AMOUNTS or fault.kind == "unknown-key")
    }
    if source.plan:
        yield from ((where, v) for where, v in walk.voorstellen(source.plan) if where not in unread)
