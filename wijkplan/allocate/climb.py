"""One climb of the ladder: what is left in the pot, and what has become of each voorstel so far.

Data flows one way: a trede sees what the earlier ones gave, and never takes it back. A voorstel that got
nothing from the share of its thema is looked at again when what is left is pooled; one that got a part of
what it asks may then get more.
"""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Iterator, Sequence
from fractions import Fraction
from functools import cached_property

from wijkplan.allocate.conditions import rivals
from wijkplan.allocate.equal_shares import equal_shares, order_of_support
from wijkplan.allocate.need import Needs, by_reach, goes_on_without_money, offer
from wijkplan.allocate.shortage import grant
from wijkplan.outcome import reasons
from wijkplan.outcome.result import COMPETED, NO_MONEY, Outcome, Pot, Shares, Step, ThemeShare, Trede
from wijkplan.plan.ballots import Ballots
from wijkplan.plan.plan import Bewonersinitiatief, Interventie, Plan, Voorstel
from wijkplan.plan.reading.money import share_of
from wijkplan.plan.spelregels import BijTekort, Verdeling


class Climb:
    """The state of one climb; the treden are its methods, to be called in their order."""

    def __init__(self, plan: Plan, verdeling: Verdeling, rule: BijTekort, the_pot: Pot) -> None:
        self.plan = plan
        self.verdeling = verdeling
        self.rule: BijTekort = rule
        self.left = max(0, the_pot.beschikbaar)
        """Cents."""
        self.settled: dict[str, tuple[Trede | None, Outcome]] = {}
        self.steps: list[Step] = []
        self.voorstellen = {voorstel.id: voorstel for voorstel in plan.voorstellen}
        self.rivals = {name: sorted(others) for name, others in rivals(plan).items()}
        self.initiatieven: dict[str, list[Bewonersinitiatief]] = {thema.id: [] for thema in plan.themas}
        for initiatief in sorted(plan.bewonersinitiatieven, key=lambda i: i.id):
            if initiatief.thema in self.initiatieven:
                self.initiatieven[initiatief.thema].append(initiatief)
        # What was decided for small amounts earlier this year counts for their ceiling too.
        small = (i for i in plan.bewonersinitiatieven if i.asks is not None and i.asks <= verdeling.klein_bedrag)
        self.ceiling = share_of(verdeling.klein_plafond, max(0, the_pot.flexibel)) - sum(i.decided for i in small)
        self._dividing: str | None = None
        """The thema (id) whose own share is divided now."""

    def settle(self, voorstel: Voorstel, trede: Trede | None, outcome: Outcome, offered: int | None = None) -> None:
        """Write down what becomes of a voorstel, and what it was offered (cents); new money comes out of the pot."""
        had = self._got(voorstel)
        if trede in ("klein", "bewoners", "professioneel"):
            self.steps.append(Step(trede, self._dividing, voorstel, self.left, offered, outcome.toegekend))
            self.left -= outcome.toegekend - had
        self.settled[voorstel.id] = (trede, outcome)

    def by_thema(self, initiatieven: Sequence[Bewonersinitiatief], shares: Sequence[ThemeShare]) -> None:
        """Treden 2 and 3 for each thema within its own share; what is left of the shares stays in the pot."""
        by_thema: dict[str | None, list[Bewonersinitiatief]] = {}
        for initiatief in initiatieven:
            by_thema.setdefault(initiatief.thema, []).append(initiatief)
        for share in shares:
            others, self.left, self._dividing = self.left - share.cents, share.cents, share.thema.id
            own = by_thema.get(share.thema.id, [])
            self.small(own)
            self.residents(own)
            self.left += others
            for initiatief in own:
                if self.settled[initiatief.id][1].status in NO_MONEY:
                    del self.settled[initiatief.id]
        self._dividing = None

    def small(self, initiatieven: Sequence[Bewonersinitiatief]) -> None:
        """Trede 2: small amounts, on trust, up to a ceiling. Who does not fit here moves on to trede 3."""
        for initiatief in self._waiting(initiatieven):
            asks = initiatief.asks or 0
            if asks > self.verdeling.klein_bedrag:
                continue
            if rival := self._rival(initiatief):
                self.settle(initiatief, None, reasons.excluded(rival))
            elif asks <= min(self.ceiling, self.left):
                self.ceiling -= asks
                self.settle(initiatief, "klein", reasons.small(asks), asks)
            else:
                self.steps.append(Step("klein", self._dividing, initiatief, self.left, asks, 0))

    def residents(self, initiatieven: Sequence[Bewonersinitiatief], *, voted: bool = False) -> None:
        """Trede 3: the other initiatives.

        Args:
            initiatieven: in the order in which they are looked at; those that are settled are passed over, but
                one that got a part from its thema may get the rest here.
            voted: whether these are the ones that voters could not pay together.
        """
        stopper: Voorstel | None = None
        for initiatief in initiatieven:
            had = self._got(initiatief)
            if initiatief.id in self.settled and self.settled[initiatief.id][1].status != "deels":
                continue
            if rival := self._rival(initiatief):
                self.settle(initiatief, None, reasons.excluded(rival))
                continue
            asks, minimum = (initiatief.asks or 0) - had, (initiatief.minimum or 0) - had
            if stopper:
                outcome = reasons.stopped(stopper)
            else:
                got = grant(asks, minimum, self.left, self.rule, self.verdeling.afronding)
                if got.stops:
                    stopper = initiatief
                outcome = (
                    reasons.topped_up(initiatief, had, got)
                    if had
                    else reasons.weighed(initiatief, asks, got, self.left, thema=bool(self._dividing), voted=voted)
                )
            if outcome.toegekend or not had:
                self.settle(initiatief, "bewoners", outcome, asks)

    def equal_shares(self, initiatieven: Sequence[Bewonersinitiatief], ballots: Ballots) -> Shares:
        """Trede 3 by the Method of Equal Shares; what voters could not pay together is then looked at by support."""
        candidates = []
        for initiatief in self._waiting(initiatieven):
            if rival := self._rival(initiatief):
                self.settle(initiatief, None, reasons.excluded(rival))
            else:
                candidates.append(initiatief)
        costs = {initiatief.id: initiatief.asks or 0 for initiatief in candidates}
        among = {i: {rival for rival in self.rivals.get(i, ()) if rival in costs} for i in costs}
        shares = equal_shares(costs, ballots, self.left, among)
        by_id = {initiatief.id: initiatief for initiatief in candidates}
        for funded in shares.funded:
            cost = costs[funded.id]
            self.settle(by_id[funded.id], "bewoners", reasons.together(cost, funded), cost)
        self.residents([by_id[name] for name in order_of_support(costs, ballots)], voted=True)
        return shares

    def professionals(self, interventies: Sequence[Interventie]) -> None:
        """Trede 4: interventions, for the need that is left."""
        stopper: Voorstel | None = None
        needs = Needs(self.plan, {name: outcome.toegekend for name, (_trede, outcome) in self.settled.items()})
        around = {name: _Around(list(self._initiatieven(name))) for name in self.initiatieven}
        for interventie in interventies:
            if rival := self._rival(interventie):
                self.settle(interventie, None, reasons.excluded(rival))
                continue
            residents = around.get(interventie.thema or "", _NOBODY)
            if residents.living and not interventie.waarom:
                self.settle(interventie, "professioneel", reasons.explain_first(residents.living))
                continue
            rest, filled_by = needs.left(interventie), needs.filled_by(interventie)
            offered = offer(interventie, rest, self.verdeling.afronding)
            if offered == 0:
                self.settle(interventie, "professioneel", reasons.not_needed(rest or Fraction(0), filled_by))
                continue
            if stopper:
                self.settle(interventie, "professioneel", reasons.stopped(stopper), offered)
                continue
            got = grant(offered, interventie.minimum, self.left, self.rule, self.verdeling.afronding)
            if got.toegekend and (waiting := residents.waits_for(got.toegekend)):
                self.settle(interventie, "professioneel", reasons.residents_first(waiting), offered)
                continue
            if got.stops:
                stopper = interventie
            needs.serve(interventie, got.toegekend)
            outcome = reasons.weighed(interventie, offered, got, self.left, rest, filled_by)
            self.settle(interventie, "professioneel", outcome, offered)

    def _waiting(self, initiatieven: Sequence[Bewonersinitiatief]) -> list[Bewonersinitiatief]:
        return [initiatief for initiatief in initiatieven if initiatief.id not in self.settled]

    def _got(self, voorstel: Voorstel) -> int:
        """What it has so far, in cents."""
        return self.settled[voorstel.id][1].toegekend if voorstel.id in self.settled else 0

    def _rival(self, voorstel: Voorstel) -> Voorstel | None:
        """A voorstel with money that cannot go together with this one."""
        for name in self.rivals.get(voorstel.id, ()):
            if self._got(self.voorstellen[name]):
                return self.voorstellen[name]
        return None

    def _initiatieven(self, thema: str) -> Iterator[tuple[Bewonersinitiatief, Outcome]]:
        """The initiatives of a thema (id) with what became of them, by id."""
        for initiatief in self.initiatieven[thema]:
            yield initiatief, self.settled[initiatief.id][1]


class _Around:
    """What residents do on a thema, once it is the turn of the interventions."""

    def __init__(self, initiatieven: Sequence[tuple[Bewonersinitiatief, Outcome]]) -> None:
        """``initiatieven`` are those of the thema with what became of them, by id."""
        self._initiatieven = initiatieven

    @cached_property
    def living(self) -> Bewonersinitiatief | None:
        """Of those in the running, decided with money, or going on without: the one with the largest reach."""
        living = (
            initiatief
            for initiatief, outcome in self._initiatieven
            if outcome.status in COMPETED or initiatief.decided or goes_on_without_money(initiatief)
        )
        return min(living, key=by_reach, default=None)

    @cached_property
    def _waiting(self) -> list[Bewonersinitiatief]:
        """Those that got nothing when the money stopped; but none that asks no less than one before it."""
        found: list[Bewonersinitiatief] = []
        for initiatief, outcome in self._initiatieven:
            if outcome.status == "budget-op" and (not found or (initiatief.asks or 0) < (found[-1].asks or 0)):
                found.append(initiatief)
        return found

    def waits_for(self, amount: int) -> Bewonersinitiatief | None:
        """The first that got nothing when the money stopped, and asks no more than this amount (cents)."""
        place = bisect_left(self._waiting, -amount, key=lambda initiatief: -(initiatief.asks or 0))
        return self._waiting[place] if place < len(self._waiting) else None


_NOBODY = _Around(())
