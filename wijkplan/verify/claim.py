"""What is claimed about the money of a plan: by an allocation, or by the decisions in the plan itself."""

from __future__ import annotations

from dataclasses import dataclass
from functools import cached_property
from typing import TYPE_CHECKING

from wijkplan.plan.agenda import Agenda
from wijkplan.plan.ballots import Ballots
from wijkplan.plan.plan import Bewonersinitiatief, Plan, Ronde, Voorstel
from wijkplan.plan.spelregels import Spelregels
from wijkplan.prioritise import Ranking, rank

if TYPE_CHECKING:
    from wijkplan.verify.replay import Replayed


@dataclass(frozen=True, slots=True)
class Line:
    """What is claimed about one voorstel."""

    id: str
    trede: str | None
    status: str
    toegekend: int
    """Cents."""
    plaats: int | None = None
    """The claimed place in the ranking; None where nothing is said of place and amount asked."""
    gevraagd: int | None = None
    """The claimed amount asked, in cents; None where no costs are given."""
    naam: str | None = None
    soort: str | None = None
    thema: str | None = None
    reden: str | None = None
    """The claimed sentence, in any language; None where nothing is said."""


@dataclass(frozen=True, slots=True)
class Bought:
    """What voters are said to have paid together."""

    id: str
    stemmers: int
    """How many paid."""
    betaald: tuple[tuple[int, int], ...]
    """Hundredths of a cent that each of so many voters paid, the highest first."""


@dataclass(frozen=True, slots=True)
class Shares:
    """What is said of equal shares; amounts in hundredths of a cent."""

    eerste_deel: int
    deel: int
    samen_betaald: tuple[Bought, ...]


@dataclass(frozen=True, slots=True)
class Claim:
    """What is claimed about a plan."""

    methode: str
    bij_tekort: str
    ronde: str | None
    what_if: bool
    """Whether another amount was put in the place of what the pot's sum gives."""
    budget: dict[str, int]
    """The sum of the pot by its names, in cents; empty for decisions, which make no such claim."""
    lines: tuple[Line, ...]
    wijk: str | None = None
    jaar: int | None = None
    """The plan that it says to be about; None for decisions, which are in the plan itself."""
    theme_shares: tuple[tuple[str, int], ...] = ()
    """The share of each thema (id), in cents."""
    shares: Shares | None = None


@dataclass(frozen=True)
class Case:
    """A claim next to the plan that it is about, and what the plan says of each voorstel."""

    plan: Plan
    agenda: Agenda
    claim: Claim
    ballots: Ballots | None = None

    @cached_property
    def ranking(self) -> Ranking:
        """The order of all voorstellen, and the scores of the themas."""
        return rank(self.plan, self.agenda)

    @property
    def rules(self) -> Spelregels:
        """The rules of play."""
        return self.ranking.spelregels

    @cached_property
    def order(self) -> tuple[Voorstel, ...]:
        """All voorstellen, the highest first."""
        return tuple(line.voorstel for line in self.ranking.voorstellen)

    @cached_property
    def lines(self) -> dict[str, Line]:
        """The claimed lines, by id."""
        return {line.id: line for line in self.claim.lines}

    @cached_property
    def ronde(self) -> Ronde | None:
        """The round up to which was divided."""
        return next((ronde for ronde in self.plan.budget.rondes if ronde.naam == self.claim.ronde), None)

    @cached_property
    def later(self) -> int:
        """What is kept for later rounds, in cents."""
        if self.ronde is None:
            return 0
        rondes = list(self.plan.budget.rondes)
        if all(ronde.tot for ronde in rondes):
            rondes.sort(key=lambda ronde: (str(ronde.tot), ronde.naam))
        open_now = rondes[: rondes.index(self.ronde) + 1]
        to_divide = max(0, self.plan.budget.sum_flexibel - self.plan.budget.sum_reserve)
        return to_divide - int(sum((ronde.deel or 0) for ronde in open_now) * to_divide)

    @cached_property
    def own_pot(self) -> int:
        """What the plan's own sum gives to divide, in cents."""
        decided = sum(voorstel.decided for voorstel in self.order)
        return max(0, self.plan.budget.sum_flexibel - self.plan.budget.sum_reserve - self.later - decided)

    @property
    def short(self) -> int:
        """What was decided beyond what there is, in cents; a what-if has no such thing."""
        if self.claim.what_if:
            return 0
        spoken_for = self.plan.budget.sum_vast + self.plan.budget.sum_reserve + self.later
        decided = sum(voorstel.decided for voorstel in self.order)
        return max(0, spoken_for + decided - self.plan.budget.totaal - self.plan.budget.meegenomen)

    @property
    def pot(self) -> int:
        """What there is to divide, in cents: what the plan's own sum gives, or the amount put in its place."""
        return self.claim.budget["beschikbaar"] if self.claim.what_if else self.own_pot

    @property
    def votes(self) -> Ballots | None:
        """The ballots, where the money is divided by them and there are any."""
        by_votes = self.claim.methode == "gelijke-delen" and self.ballots and self.ballots.voters
        return self.ballots if by_votes else None

    @cached_property
    def again(self) -> Replayed | None:
        """How the money should be divided; None where that cannot be, as nobody voted on it."""
        from wijkplan.verify.replay import replayed

        return replayed(self)

    def got(self, voorstel: Voorstel) -> int:
        """What it has, in cents."""
        return self.lines[voorstel.id].toegekend if voorstel.id in self.lines else 0

    def new(self, voorstel: Voorstel) -> int:
        """What it gets beyond what was decided before, in cents."""
        return 0 if voorstel.besluit.toegekend is not None else self.got(voorstel)

    @cached_property
    def _rivals(self) -> dict[str, list[Voorstel]]:
        """For each voorstel (id) those that it cannot go together with, whichever says so, by id."""
        by_id = {voorstel.id: voorstel for voorstel in self.order}
        pairs: dict[str, set[str]] = {}
        for voorstel in self.order:
            for other in voorstel.niet_samen_met:
                if other in by_id and other != voorstel.id:
                    pairs.setdefault(voorstel.id, set()).add(other)
                    pairs.setdefault(other, set()).add(voorstel.id)
        return {name: [by_id[other] for other in sorted(others)] for name, others in pairs.items()}

    @cached_property
    def _by_thema(self) -> dict[str | None, list[Bewonersinitiatief]]:
        """The initiatives of each thema, by id."""
        found: dict[str | None, list[Bewonersinitiatief]] = {}
        for initiatief in sorted(self.plan.bewonersinitiatieven, key=lambda i: i.id):
            found.setdefault(initiatief.thema or None, []).append(initiatief)
        return found

    def on(self, trede: str) -> list[Voorstel]:
        """The voorstellen on this trede, the highest first."""
        return [voorstel for voorstel in self.order if voorstel.id in self.lines and self.trede(voorstel) == trede]

    def trede(self, voorstel: Voorstel) -> str | None:
        """The trede that is claimed."""
        return self.lines[voorstel.id].trede

    def given(self, *treden: str) -> int:
        """What these treden give, in cents."""
        return sum(self.got(voorstel) for trede in treden for voorstel in self.on(trede))

    def rival(self, voorstel: Voorstel) -> Voorstel | None:
        """One with money that it cannot go together with, whichever of the two says so."""
        return next((other for other in self.excluding(voorstel) if self.got(other)), None)

    def excluding(self, voorstel: Voorstel) -> list[Voorstel]:
        """Those that it cannot go together with, by id."""
        return self._rivals.get(voorstel.id, [])

    def competes(self, voorstel: Voorstel) -> bool:
        """Whether it is in the running for money."""
        return self.out(voorstel) is None and self.rival(voorstel) is None

    def out(self, voorstel: Voorstel) -> str | None:
        """Why it does not compete, apart from what excludes it; None where it does."""
        if voorstel.besluit.toegekend is not None:
            return "besloten" if voorstel.besluit.toegekend else "afgewezen"
        if voorstel.ended:
            return voorstel.status
        if voorstel.asks is None:
            return "geen-begroting"
        if voorstel.asks == 0:
            return "geen-geld-nodig"
        if self.ronde and self.ronde.tot and voorstel.ingediend and voorstel.ingediend > self.ronde.tot:
            return "latere-ronde"
        return "voldoet-niet" if any(self.fails(voorstel)) else None

    def fails(self, voorstel: Voorstel) -> tuple[bool, bool, bool]:
        """Which conditions are not met: support, own effort, a legal person."""
        if not isinstance(voorstel, Bewonersinitiatief):
            return False, False, False
        conditions = self.rules.voorwaarden
        few = (voorstel.draagvlak or 0) < conditions.draagvlak_minimaal
        idle = conditions.eigen_inzet_verplicht and not (voorstel.own_money or voorstel.vrijwilligers)
        bare = voorstel.rechtsvorm == "bewoners" and (voorstel.asks or 0) > conditions.rechtspersoon_vanaf
        return few, idle, bare

    def initiatieven(self, thema: str | None) -> list[Bewonersinitiatief]:
        """The initiatives of a thema; none without one."""
        return self._by_thema.get(thema, []) if thema else []

    def helps(self, initiatief: Bewonersinitiatief) -> bool:
        """Whether it goes on: it has money, or needs none and is not stopped."""
        return self.got(initiatief) > 0 or needs_nothing(initiatief)


def needs_nothing(initiatief: Bewonersinitiatief) -> bool:
    """Whether it goes on without money."""
    return initiatief.asks == 0 and not initiatief.ended
