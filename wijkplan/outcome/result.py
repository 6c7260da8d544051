"""What an allocation is: the pot, and one line with a reason for every voorstel."""

from __future__ import annotations

from dataclasses import dataclass
from fractions import Fraction
from typing import Literal, TypeAlias

from wijkplan.language import N_, Message
from wijkplan.language.numbers import Euros
from wijkplan.plan.plan import Soort, Thema, Voorstel
from wijkplan.plan.spelregels import BijTekort, Methode, Verdeling

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
    "klaar",
    "latere-ronde",
    "afgewezen",
]
NO_MONEY: frozenset[Status] = frozenset({"past-niet", "budget-op"})
"""Its turn came, and what was left was not enough."""
COMPETED: frozenset[Status] = NO_MONEY | {"toegekend", "deels"}
"""Its turn came, and it was held against what was left."""


@dataclass(frozen=True, slots=True)
class Pot:
    """A sum that a reader can check; all in cents.

    ``flexibel = totaal + meegenomen - vast`` and ``beschikbaar = flexibel - reserve - latere_rondes - besloten``,
    never below 0 (what is short is ``tekort``), unless another amount was put in the place of ``beschikbaar``.
    """

    totaal: int
    meegenomen: int
    vast: int
    flexibel: int
    reserve: int
    latere_rondes: int
    """What is kept for rounds after the one that was asked for."""
    besloten: int
    beschikbaar: int
    besloten_tot_nu: int
    """The part of ``besloten`` that belongs to the rounds up to and including the one that was asked for."""

    @property
    def te_verdelen(self) -> int:
        """What there was before anything was decided; below 0 where more was promised than there is."""
        return self.flexibel - self.reserve - self.latere_rondes

    @property
    def tekort(self) -> int:
        """What was decided beyond what there is; 0 where it fits."""
        return max(0, self.besloten - self.te_verdelen)

    @property
    def is_what_if(self) -> bool:
        """Whether another amount was put in the place of what the sum gives."""
        return self.beschikbaar != self.own

    @property
    def own(self) -> int:
        """What the sum gives."""
        return max(0, self.te_verdelen - self.besloten)

    @property
    def supposed(self) -> tuple[Message, ...]:
        """The amount that was put in the place of that, in words."""
        if not self.is_what_if:
            return ()
        text = N_("budget {hier} in plaats van {plan}")
        return (Message(text, {"hier": Euros(self.beschikbaar), "plan": Euros(self.own)}),)


@dataclass(frozen=True, slots=True)
class Grant:
    """What comes of testing an offer against what is left."""

    toegekend: int
    """Cents."""
    stops: bool = False
    """Whether the trede stops after this voorstel."""
    below_minimum: bool = False
    """Whether a part was left, but less than the voorstel needs to go on."""


@dataclass(frozen=True, slots=True)
class Outcome:
    """What becomes of a voorstel, and why."""

    status: Status
    reden: Message
    toegekend: int = 0
    """Cents."""


@dataclass(frozen=True, slots=True)
class ThemeShare:
    """What a thema has to divide before the rest is pooled."""

    thema: Thema
    cents: int


@dataclass(frozen=True, slots=True)
class Funded:
    """A voorstel that voters bought."""

    id: str
    payments: tuple[tuple[Fraction, int], ...]
    """Cents that each of so many voters paid, the highest first; together exactly the cost. Who paid nothing, because
    nothing was left, is not counted."""


@dataclass(frozen=True, slots=True)
class Shares:
    """What voters bought with equal shares."""

    start: Fraction
    """Cents that each voter got: budget / voters; 0 where nobody voted."""
    share: Fraction
    """Cents that each voter had in the run that counts: ``start`` and a whole number of units."""
    funded: tuple[Funded, ...]
    """In the order in which they were bought."""


@dataclass(frozen=True, slots=True)
class Step:
    """One time that a voorstel was looked at on the ladder; one that did not fit on trede 2 comes back on trede 3."""

    trede: Trede
    thema: str | None
    """The thema (id) whose own part was divided; None where the whole pot was."""
    voorstel: Voorstel
    left: int
    """What was left to divide before this, in cents."""
    offered: int | None
    """What was held against that, in cents; None where it did not come to that."""
    toegekend: int
    """What it had after this step, in cents."""

    @property
    def moves_on(self) -> bool:
        """Whether it did not fit on trede 2, so that nothing is settled yet."""
        return self.trede == "klein" and not self.toegekend


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
    theme_shares: tuple[ThemeShare, ...]
    """What each thema had of its own, under ``per-thema``."""
    shares: Shares | None
    """What voters paid, under ``gelijke-delen``."""
    rules: Verdeling
    """The rules of play of the plan itself."""

    @property
    def supposed(self) -> tuple[Message, ...]:
        """What is otherwise here than in the plan and its rules of play, in words; empty where nothing is."""
        found = list(self.pot.supposed)
        if self.methode != self.rules.methode:
            text = N_("methode: {hier} in plaats van {plan}")
            found.append(Message(text, {"hier": self.methode, "plan": self.rules.methode}))
        if self.bij_tekort != self.rules.bij_tekort:
            text = N_("tekort: {hier} in plaats van {plan}")
            found.append(Message(text, {"hier": self.bij_tekort, "plan": self.rules.bij_tekort}))
        return tuple(found)

    @property
    def over(self) -> int:
        """What is left of the pot."""
        return self.pot.beschikbaar - self.toegekend

    def goes_to(self, soort: Soort) -> int:
        """What voorstellen of this kind have, in cents: decided, and by the new advice."""
        return sum(regel.toegekend for regel in self.regels if regel.voorstel.soort == soort)

    @property
    def professioneel(self) -> int:
        """The part of the new advice that is for interventions, in cents."""
        return sum(regel.toegekend for regel in self.regels if regel.trede == "professioneel")
