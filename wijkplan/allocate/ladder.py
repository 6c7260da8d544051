"""The ladder: residents' own initiatives first, professional support for the need that is left.

Four treden, each climbed in order of rank: what was decided, small amounts, the other initiatives,
interventions. Data flows one way: a trede sees what the earlier ones gave, and never takes it back.
"""

from __future__ import annotations

from collections.abc import Iterator

from wijkplan.allocate import reasons
from wijkplan.allocate.need import need_left, offer
from wijkplan.allocate.pot import pot
from wijkplan.allocate.result import Allocation, Outcome, Regel, Trede
from wijkplan.allocate.running import before_the_ladder, rivals
from wijkplan.allocate.shortage import grant
from wijkplan.plan.agenda import Agenda
from wijkplan.plan.money import share_of
from wijkplan.plan.plan import Bewonersinitiatief, Interventie, Plan, Thema, Voorstel
from wijkplan.plan.spelregels import BijTekort, Verdeling
from wijkplan.prioritise import rank

TREDEN: tuple[Trede, ...] = ("besloten", "klein", "bewoners", "professioneel")
COMPETED = frozenset({"toegekend", "deels", "past-niet", "budget-op"})


def allocate(
    plan: Plan, agenda: Agenda, *, bij_tekort: BijTekort | None = None, beschikbaar: int | None = None
) -> Allocation:
    """Divide the flexible budget of a plan in order of rank (method ``rangorde``).

    Always true: nothing below 0 or above what is asked, together never more than the pot, the order of
    the lists in the file does not matter, and no interventie gets new money while an initiative of its
    thema that is in the running, and would fit whole in that money, gets nothing.

    Args:
        plan: a plan without errors.
        agenda: the agenda that belongs to it.
        bij_tekort: takes the place of the rule for shortage.
        beschikbaar: cents; takes the place of what the pot's sum gives (what if).
    """
    ranking = rank(plan, agenda)
    verdeling = ranking.spelregels.verdeling
    rule = bij_tekort or verdeling.bij_tekort
    the_pot = pot(plan, beschikbaar)
    climb = _Climb(plan, verdeling, rule, max(0, the_pot.beschikbaar))
    for line in ranking.voorstellen:
        outcome = before_the_ladder(line.voorstel, ranking.spelregels.voorwaarden)
        if outcome:
            climb.settle(line.voorstel, "besloten" if outcome.status == "besloten" else None, outcome)
    order = [line.voorstel for line in ranking.voorstellen if line.voorstel.id not in climb.settled]
    initiatieven = [v for v in order if isinstance(v, Bewonersinitiatief)]
    interventies = [v for v in order if isinstance(v, Interventie)]
    climb.small(initiatieven, share_of(verdeling.klein_plafond, max(0, the_pot.flexibel)))
    climb.residents([v for v in initiatieven if v.id not in climb.settled])
    climb.professionals(interventies)

    regels = []
    for line in ranking.voorstellen:
        trede, outcome = climb.settled[line.voorstel.id]
        regels.append(Regel(line.plaats, line.voorstel, trede, outcome.toegekend, outcome.status, outcome.reden))
    regels.sort(key=lambda r: len(TREDEN) if r.trede is None else TREDEN.index(r.trede))
    given = sum(regel.toegekend for regel in regels if regel.trede != "besloten")
    return Allocation("rangorde", rule, the_pot, given, tuple(regels))


class _Climb:
    """One climb of the ladder: what is left in the pot, and what has become of each voorstel so far."""

    def __init__(self, plan: Plan, verdeling: Verdeling, rule: BijTekort, left: int) -> None:
        self.plan = plan
        self.verdeling = verdeling
        self.rule: BijTekort = rule
        self.left = left
        self.settled: dict[str, tuple[Trede | None, Outcome]] = {}
        self.themas = {thema.id: thema for thema in plan.themas}
        self.voorstellen = {voorstel.id: voorstel for voorstel in plan.voorstellen}
        self.rivals = rivals(plan)
        self.initiatieven: dict[str, list[Bewonersinitiatief]] = {thema.id: [] for thema in plan.themas}
        for initiatief in sorted(plan.bewonersinitiatieven, key=lambda i: i.id):
            if initiatief.thema in self.initiatieven:
                self.initiatieven[initiatief.thema].append(initiatief)

    def settle(self, voorstel: Voorstel, trede: Trede | None, outcome: Outcome) -> None:
        """Write down what becomes of a voorstel; new money comes out of the pot."""
        self.settled[voorstel.id] = (trede, outcome)
        if trede != "besloten":
            self.left -= outcome.toegekend

    def small(self, initiatieven: list[Bewonersinitiatief], ceiling: int) -> None:
        """Trede 2: small amounts, on trust, up to a ceiling. Who does not fit here moves on to trede 3."""
        limit = self.verdeling.klein_bedrag
        # What was decided for small amounts earlier this year counts for the ceiling too.
        for initiatief in self.plan.bewonersinitiatieven:
            if initiatief.asks is not None and initiatief.asks <= limit:
                ceiling -= initiatief.decided
        for initiatief in initiatieven:
            asks = initiatief.asks or 0
            if asks > limit:
                continue
            if rival := self._rival(initiatief):
                self.settle(initiatief, None, reasons.excluded(rival))
            elif asks <= min(ceiling, self.left):
                ceiling -= asks
                self.settle(initiatief, "klein", reasons.small(asks))

    def residents(self, initiatieven: list[Bewonersinitiatief]) -> None:
        """Trede 3: the other initiatives."""
        stopper: Voorstel | None = None
        for initiatief in initiatieven:
            asks = initiatief.asks or 0
            if rival := self._rival(initiatief):
                self.settle(initiatief, None, reasons.excluded(rival))
                continue
            if stopper:
                self.settle(initiatief, "bewoners", reasons.stopped(stopper))
                continue
            got = grant(asks, initiatief.minimum, self.left, self.rule, self.verdeling.afronding)
            if got.stops:
                stopper = initiatief
            outcome = reasons.weighed(initiatief, asks, got, self.left)
            self.settle(initiatief, "bewoners", outcome)

    def professionals(self, interventies: list[Interventie]) -> None:
        """Trede 4: interventions, for the need that is left."""
        stopper: Voorstel | None = None
        for interventie in interventies:
            if rival := self._rival(interventie):
                self.settle(interventie, None, reasons.excluded(rival))
                continue
            thema = self.themas.get(interventie.thema or "")
            living = next(self._living(thema), None)
            if living and not interventie.waarom:
                self.settle(interventie, "professioneel", reasons.explain_first(living))
                continue
            rest = self._need_left(thema) if thema else None
            offered = offer(interventie, rest, self.verdeling.afronding)
            complements = bool(interventie.vult_aan and interventie.waarom)
            if (rest == 0 and not complements) or offered == 0:
                self.settle(interventie, "professioneel", reasons.not_needed(rest or 0))
                continue
            if stopper:
                self.settle(interventie, "professioneel", reasons.stopped(stopper))
                continue
            got = grant(offered, interventie.minimum, self.left, self.rule, self.verdeling.afronding)
            if got.toegekend and (waiting := self._waiting(thema, got.toegekend)):
                self.settle(interventie, "professioneel", reasons.residents_first(waiting))
                continue
            if got.stops:
                stopper = interventie
            outcome = reasons.weighed(interventie, offered, got, self.left, rest)
            self.settle(interventie, "professioneel", outcome)

    def _rival(self, voorstel: Voorstel) -> Voorstel | None:
        """A voorstel with money that cannot go together with this one."""
        for rival in sorted(self.rivals.get(voorstel.id, ())):
            if rival in self.settled and self.settled[rival][1].toegekend:
                return self.voorstellen[rival]
        return None

    def _living(self, thema: Thema | None) -> Iterator[Bewonersinitiatief]:
        """The thema's initiatives that are in the running, were decided with money, or go on without money."""
        for initiatief, outcome in self._initiatieven(thema):
            if outcome.status in COMPETED or initiatief.decided or _goes_on_without_money(initiatief):
                yield initiatief

    def _need_left(self, thema: Thema) -> int | None:
        helping = [
            initiatief
            for initiatief, outcome in self._initiatieven(thema)
            if outcome.toegekend or _goes_on_without_money(initiatief)
        ]
        granted = [
            (interventie, self.settled[interventie.id][1].toegekend)
            for interventie in self.plan.interventies
            if interventie.thema == thema.id and interventie.id in self.settled
        ]
        return need_left(thema, helping, granted)

    def _waiting(self, thema: Thema | None, amount: int) -> Bewonersinitiatief | None:
        """An initiative of the thema that got nothing when the money stopped, and asks no more than this amount."""
        for initiatief, outcome in self._initiatieven(thema):
            if outcome.status == "budget-op" and (initiatief.asks or 0) <= amount:
                return initiatief
        return None

    def _initiatieven(self, thema: Thema | None) -> Iterator[tuple[Bewonersinitiatief, Outcome]]:
        """The initiatives of a thema with what became of them, by id."""
        for initiatief in self.initiatieven[thema.id] if thema else ():
            yield initiatief, self.settled[initiatief.id][1]


def _goes_on_without_money(initiatief: Bewonersinitiatief) -> bool:
    return initiatief.asks == 0 and initiatief.status != "gestopt"
