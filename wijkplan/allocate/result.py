"""What an allocation is: the pot, and one line with a reason for every voorstel."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Literal, TypeAlias

from wijkplan.allocate.pot import Pot
from wijkplan.language import Message
from wijkplan.plan.plan import Voorstel
from wijkplan.plan.spelregels import BijTekort, Methode

Trede: TypeAlias = Literal["besloten", "klein", "bewoners", "professioneel"]
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
    pot: Pot
    toegekend: int
    """New advice, without what was decided before."""
    regels: tuple[Regel, ...]

    @property
    def over(self) -> int:
        """What is left of the pot."""
        return self.pot.beschikbaar - self.toegekend

    @property
    def professioneel(self) -> int:
        """The part of the new advice that is for interventions, in cents."""
        return sum(regel.toegekend for regel in self.regels if regel.trede == "professioneel")
