"""What an allocation is: the pot, and one line with a reason for every voorstel."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Literal, TypeAlias

from wijkplan.allocate.pot import Pot
from wijkplan.language import Message
from wijkplan.plan.plan import Thema, Voorstel
from wijkplan.plan.spelregels import BijTekort, Methode

if TYPE_CHECKING:
    from wijkplan.allocate.equal_shares import Shares

Trede: TypeAlias = Literal["besloten", "klein", "bewoners", "professioneel"]
TREDEN: tuple[Trede, ...] = ("besloten", "klein", "bewoners", "professioneel")
Status: TypeAlias = Literal[
    "besloten",
    "toegekend",
    "deels",
    "past-niet",
    "budget-op",
    "niet-nodig",
    "motivering-nodig",
    "wacht-op-bewoners",
    "voldoet-niet",
    "uitgesloten",
    "geen-begroting",
    "geen-geld-nodig",
    "gestopt",
    "latere-ronde",
    "afgewezen",
]


@dataclass(frozen=True, slots=True)
class Outcome:
    """What becomes of a voorstel, and why."""

    status: Status
    reden: Message
    toegekend: int = 0
    """Cents."""


@dataclass(frozen=True, slots=True)
class Part:
    """What a thema has to divide before the rest is pooled."""

    thema: Thema
    cents: int


@dataclass(frozen=True, slots=True)
class Step:
    """One time that a voorstel was looked at on the ladder."""

    trede: Trede
    thema: str | None
    """The thema (id) whose own part was divided; None where the whole pot was."""
    voorstel: Voorstel
    left: int
    """What was left to divide before this, in cents."""
    outcome: Outcome
    """What it had after this step."""


@dataclass(frozen=True, slots=True)
class Regel:
    """One line of the advice."""

    plaats: int
    """The place in the ranking."""
    voorstel: Voorstel
    trede: Trede | None
    """The step of the ladder; None for a voorstel that is not in the running."""
    toegekend: int
    """Cents; for a decision that stands, the amount decided."""
    status: Status
    reden: Message


@dataclass(frozen=True, slots=True)
class Allocation:
    """The advice for one plan. Amounts are in cents."""

    methode: Methode
    bij_tekort: BijTekort
    ronde: str | None
    """The round up to which money was divided; None for the whole year."""
    pot: Pot
    toegekend: int
    """New advice, without what was decided before."""
    regels: tuple[Regel, ...]
    steps: tuple[Step, ...]
    """How it went, one step after the other."""
    parts: tuple[Part, ...]
    """What each thema had of its own, under ``per-thema``."""
    shares: Shares | None
    """What voters paid, under ``gelijke-delen``."""

    @property
    def over(self) -> int:
        """What is left of the pot."""
        return self.pot.beschikbaar - self.toegekend

    @property
    def professioneel(self) -> int:
        """The part of the new advice that is for interventions, in cents."""
        return sum(regel.toegekend for regel in self.regels if regel.trede == "professioneel")
