"""The treden climbed once more, from the words of the rules: what each voorstel should have, and what is true of it.

Status and amount are worked out here. Of the sentences only those are taken that say just that: where more than one
is true, such as with two that both exclude a third, any of them may stand there.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass
from fractions import Fraction

from wijkplan.language import Message
from wijkplan.outcome import reasons
from wijkplan.outcome.result import COMPETED, NO_MONEY, Grant, Outcome, Shares
from wijkplan.plan.ballots import Ballots
from wijkplan.plan.plan import Bewonersinitiatief, Interventie, Voorstel
from wijkplan.verify.claim import Case, Line, needs_nothing
from wijkplan.verify.need import Unmet, most
from wijkplan.verify.together import bought_together

FEW = 10
"""Of so many voorstellen, the first by id, a sentence may name one, where it is true of more."""


@dataclass(frozen=True, slots=True)
class Replayed:
    """How the money should be divided."""

    lines: dict[str, Line]
    """By id."""
    reasons: dict[str, tuple[Message, ...]]
    """By id, the sentences that are true of it."""
    theme_shares: tuple[tuple[str, int], ...]
    """The share of each thema (id), in cents."""
    shares: Shares | None


def replayed(case: Case) -> Replayed | None:
    """How the money should be divided; None where that cannot be, as nobody voted on it."""
    again = _Replay(case)
    resident = [v for v in again.running if isinstance(v, Bewonersinitiatief)]
    theme_shares: tuple[tuple[str, int], ...] = ()
    shares = None
    match case.claim.methode:
        case "per-thema":
            theme_shares = tuple(_theme_shares(case, again.left))
            for name, share in theme_shares:
                again.within(share, [v for v in resident if v.thema == name])
            again.small(resident)
            again.residents(resident)
        case "gelijke-delen":
            if case.votes is None:
                return None
            again.small(resident)
            shares = again.together(resident, case.votes)
        case _:
            again.small(resident)
            again.residents(resident)
    again.professionals([v for v in again.running if isinstance(v, Interventie)])
    return Replayed(again.lines, again.reasons, theme_shares, shares)


def _theme_shares(case: Case, money: int) -> Iterator[tuple[str, int]]:
    """Each thema (id) with its share in cents: by score, what the cents leave over to the largest remainders."""
    themas = case.ranking.themas
    total = sum((line.score for line in themas), Fraction(0))
    exact = [money * (line.score / total if total else Fraction(1, len(themas))) for line in themas]
    short = money - sum(map(int, exact)) if themas else 0
    first = sorted(range(len(themas)), key=lambda n: (int(exact[n]) - exact[n], n))[:short]
    for n, line in enumerate(themas):
        yield line.thema.id, int(exact[n]) + (n in first)


class _Replay:
    """What is left, and the lines so far."""

    def __init__(self, case: Case) -> None:
        self.case = case
        self.rules = case.rules.verdeling
        self.step = 100 * self.rules.afronding
        self.left = max(0, case.pot)
        self.lines: dict[str, Line] = {}
        self.reasons: dict[str, tuple[Message, ...]] = {}
        self.needs: dict[str | None, Unmet | None] = {}
        """Of each thema (id), the need that is left while trede 4 is climbed."""
        self.dividing = False
        """Whether a thema divides its own share now."""
        self.running: list[Voorstel] = []
        for voorstel in case.order:
            why = case.out(voorstel)
            if why is None:
                self.running.append(voorstel)
            else:
                trede = "besloten" if why == "besloten" else None
                self._write(voorstel, trede, why, voorstel.decided, *self._why(voorstel))
        self.left = max(0, case.pot)  # what was decided came out of the pot before
        own = [i for i in case.plan.bewonersinitiatieven if i.asks is not None and i.asks <= self.rules.klein_bedrag]
        plafond = self.rules.klein_plafond * max(0, case.plan.budget.sum_flexibel)
        self.ceiling = int(plafond + Fraction(1, 2)) - sum(i.decided for i in own)

    def within(self, share: int, own: Sequence[Voorstel]) -> None:
        """Treden 2 and 3 with the money of one thema; who got nothing is looked at again later."""
        rest, self.left, self.dividing = self.left - share, share, True
        self.small(own)
        self.residents(own)
        self.left, self.dividing = self.left + rest, False
        for voorstel in own:
            if self.lines[voorstel.id].status in NO_MONEY:
                del self.lines[voorstel.id]

    def small(self, resident: Sequence[Voorstel]) -> None:
        """Trede 2."""
        for voorstel in resident:
            asks = voorstel.asks or 0
            if voorstel.id in self.lines or asks > self.rules.klein_bedrag or self._excluded(voorstel):
                continue
            if asks <= min(self.ceiling, self.left):
                self.ceiling -= asks
                self._write(voorstel, "klein", "toegekend", asks, reasons.small(asks))

    def residents(self, resident: Sequence[Voorstel], *, voted: bool = False) -> None:
        """Trede 3, in the order given; a part of what was asked may be filled up."""
        stopper: Voorstel | None = None
        for voorstel in resident:
            had = self._money(voorstel)
            if voorstel.id in self.lines and self.lines[voorstel.id].status != "deels":
                continue
            if not had and self._excluded(voorstel):
                continue
            if stopper:
                if not had:
                    self._write(voorstel, "bewoners", "budget-op", 0, reasons.stopped(stopper))
                continue
            asks = (voorstel.asks or 0) - had
            status, got = self._tested(asks, (voorstel.minimum or 0) - had)
            if got.stops:
                stopper = voorstel
            said = (
                reasons.topped_up(voorstel, had, got)
                if had
                else reasons.weighed(voorstel, asks, got, self.left, thema=self.dividing, voted=voted)
            )
            if got.toegekend or not had:
                self._write(voorstel, "bewoners", status, had + got.toegekend, said)

    def together(self, resident: Sequence[Voorstel], ballots: Ballots) -> Shares:
        """Trede 3 by votes: what voters buy together, and then the others by their votes, price and id."""
        by_id = {v.id: v for v in resident if v.id not in self.lines and not self._excluded(v)}
        costs = {name: voorstel.asks or 0 for name, voorstel in by_id.items()}
        rivals = {name: {v.id for v in self.case.excluding(one)} & costs.keys() for name, one in by_id.items()}
        claimed = Fraction(self.case.claim.shares.deel, 100) if self.case.claim.shares else None
        shares = bought_together(costs, ballots, self.left, rivals, claimed)
        for funded in shares.funded:
            asks = costs[funded.id]
            self._write(by_id[funded.id], "bewoners", "toegekend", asks, reasons.together(asks, funded))
        votes = {name: len(ballots.supporters.get(name, ())) for name in costs}
        self.residents([by_id[name] for name in sorted(costs, key=lambda n: (-votes[n], costs[n], n))], voted=True)
        return shares

    def professionals(self, interventies: Sequence[Interventie]) -> None:
        """Trede 4, by rank, for the need that is left."""
        stopper: Voorstel | None = None
        alive = self._by_thema(self._alive)
        stopped = self._by_thema(lambda initiatief: self._status(initiatief) == "budget-op")
        for voorstel in interventies:
            if self._excluded(voorstel):
                continue
            if alive.get(voorstel.thema) and not voorstel.waarom:
                reach = max(i.bereik or 0 for i in alive[voorstel.thema])
                largest = [i for i in alive[voorstel.thema] if (i.bereik or 0) == reach]
                said = map(reasons.explain_first, largest[:FEW])
                self._write(voorstel, "professioneel", "motivering-nodig", 0, *said)
                continue
            unmet = self._unmet(voorstel.thema)
            rest, met_by = (unmet.rest(voorstel), unmet.met_by(voorstel)) if unmet else (None, [])
            offered = most(voorstel, rest, self.step)
            if not offered:
                said_of_it = reasons.not_needed(rest or Fraction(0), met_by)
                self._write(voorstel, "professioneel", "niet-nodig", 0, said_of_it)
                continue
            if stopper:
                self._write(voorstel, "professioneel", "budget-op", 0, reasons.stopped(stopper))
                continue
            status, got = self._tested(offered, voorstel.minimum or 0)
            waiting = [i for i in stopped.get(voorstel.thema, ()) if (i.asks or 0) <= got.toegekend][:FEW]
            if got.toegekend and waiting:
                self._write(voorstel, "professioneel", "wacht-op-bewoners", 0, *map(reasons.residents_first, waiting))
                continue
            if got.stops:
                stopper = voorstel
            if status == "toegekend" and got.toegekend < (voorstel.asks or 0):
                status = "deels"
            said_of_it = reasons.weighed(voorstel, offered, got, self.left, rest, met_by)
            self._write(voorstel, "professioneel", status, got.toegekend, said_of_it)
            if unmet:
                unmet.helps(voorstel, got.toegekend)

    def _tested(self, asks: int, minimum: int) -> tuple[str, Grant]:
        """What the rule for shortage makes of an amount."""
        part = self.left - self.left % self.step
        if asks <= self.left:
            return "toegekend", Grant(asks)
        if self.case.claim.bij_tekort == "stop":
            return "budget-op", Grant(0, stops=True)
        if self.case.claim.bij_tekort == "deels" and part > 0:
            return (
                ("deels", Grant(part, stops=True)) if part >= minimum else ("past-niet", Grant(0, below_minimum=True))
            )
        return "past-niet", Grant(0)

    def _unmet(self, name: str | None) -> Unmet | None:
        """The need of a thema (id): what residents leave of it, and what was decided for professionals."""
        if name not in self.needs:
            thema = next((thema for thema in self.case.plan.themas if thema.id == name), None)
            helping = [i for i in self.case.initiatieven(name) if self._money(i) or needs_nothing(i)]
            self.needs[name] = unmet = Unmet(thema, helping) if thema else None
            for other in self.case.plan.interventies:
                if unmet and other.thema == name:
                    unmet.helps(other, self._money(other))
        return self.needs[name]

    def _by_thema(self, those: Callable[[Bewonersinitiatief], bool]) -> dict[str | None, list[Bewonersinitiatief]]:
        """Those of the initiatives of each thema (id)."""
        return {
            thema.id: [initiatief for initiatief in self.case.initiatieven(thema.id) if those(initiatief)]
            for thema in self.case.plan.themas
        }

    def _alive(self, initiatief: Bewonersinitiatief) -> bool:
        return self._status(initiatief) in COMPETED or bool(initiatief.decided) or needs_nothing(initiatief)

    def _why(self, voorstel: Voorstel) -> list[Outcome]:
        """What may be said of one that does not compete; what is not true has another status."""
        conditions = self.case.rules.voorwaarden
        draagvlak = voorstel.draagvlak if isinstance(voorstel, Bewonersinitiatief) else None
        failing = (
            reasons.little_support(draagvlak, conditions.draagvlak_minimaal),
            reasons.no_own_effort(),
            reasons.no_legal_person(conditions.rechtspersoon_vanaf),
        )
        late = [reasons.too_late(self.case.ronde)] if self.case.ronde else []
        said = [
            reasons.decided(voorstel.decided),
            reasons.ended(voorstel.status),
            reasons.no_costs(),
            reasons.asks_nothing(),
            *late,
        ]
        return said + [outcome for outcome, fails in zip(failing, self.case.fails(voorstel), strict=True) if fails]

    def _excluded(self, voorstel: Voorstel) -> bool:
        """Whether something with money excludes it; then that is its line."""
        rivals = [other for other in self.case.excluding(voorstel) if self._money(other)]
        if rivals:
            self._write(voorstel, None, "uitgesloten", 0, *map(reasons.excluded, rivals[:FEW]))
        return bool(rivals)

    def _money(self, voorstel: Voorstel) -> int:
        return self.lines[voorstel.id].toegekend if voorstel.id in self.lines else 0

    def _status(self, voorstel: Voorstel) -> str:
        return self.lines[voorstel.id].status if voorstel.id in self.lines else ""

    def _write(self, voorstel: Voorstel, trede: str | None, status: str, amount: int, *said: Outcome) -> None:
        self.left -= amount - self._money(voorstel)
        self.lines[voorstel.id] = Line(voorstel.id, trede, status, amount)
        true = [outcome.reden for outcome in said if (outcome.status, outcome.toegekend) == (status, amount)]
        self.reasons[voorstel.id] = tuple(true)
