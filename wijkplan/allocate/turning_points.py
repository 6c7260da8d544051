"""At which amounts in the pot an allocation can go otherwise.

Every test on the ladder holds an amount against what is left: of the pot, or of the part of a thema. As long as no
test turns out otherwise, nothing does. So between two turning points the same voorstellen are funded, and to find
the least money that helps, only the turning points have to be tried.

This holds where amounts that are given do not depend on what was left before: not under ``per-thema`` with ``deels``
(what a thema gives in part comes out of the pot), and not under ``gelijke-delen``. `is_exact` says so.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from fractions import Fraction

from wijkplan.allocate.need import Needs, offer
from wijkplan.outcome.result import Allocation, Step
from wijkplan.plan.plan import Bewonersinitiatief, Interventie, Plan, Voorstel
from wijkplan.plan.spelregels import Verdeling
from wijkplan.prioritise import Ranking


@dataclass(frozen=True, slots=True)
class TurningPoint:
    """A test that passes from some amount on, as long as all that comes before it stays the same."""

    needed: int
    """Cents that the pot, or the part of a thema, needs for it."""
    weight: Fraction = Fraction(1)
    """Which share of the pot is tested; a share that is not whole cents may be rounded up as well as down."""

    def above(self, amount: int) -> int | None:
        """The least amount above this one at which the test may turn out otherwise; None where it stays passed."""
        if amount < self._first:
            return self._first
        return amount + 1 if amount < self._last else None

    def below(self, amount: int) -> int | None:
        """The largest amount below this one at which the test may turn out otherwise; None where it stays failed."""
        if amount >= self._last:
            return self._last - 1
        return amount - 1 if amount >= self._first else None

    @property
    def _first(self) -> int:
        """The least amount of which the share, rounded up, is enough."""
        return (self.needed - 1) // self.weight + 1

    @property
    def _last(self) -> int:
        """The least amount of which the share, rounded down, is enough."""
        return -(-self.needed // self.weight)


def is_exact(run: Allocation) -> bool:
    """Whether the turning points of this allocation are all that there are."""
    return run.methode == "rangorde" or (run.methode == "per-thema" and run.bij_tekort != "deels")


def turning_points(plan: Plan, ranking: Ranking, run: Allocation, voorstel: Voorstel) -> Iterator[TurningPoint]:
    """The tests that can change what becomes of one voorstel: its own, and those before it."""
    verdeling = ranking.spelregels.verdeling
    total = sum((line.score for line in ranking.themas), Fraction(0))
    money: dict[str | None, tuple[int, Fraction]] = {None: (max(0, run.pot.beschikbaar), Fraction(1))}
    for part, line in zip(run.parts, ranking.themas, strict=bool(run.parts)):
        weight = line.score / total if total else Fraction(1, len(run.parts))
        if weight:
            money[part.thema.id] = part.cents, weight
    steps = [step for step in _until(run, voorstel.id) if step.thema in money]
    small = _first_tests(run, steps, verdeling)
    crumbs = isinstance(voorstel, Interventie) and _has_crumbs(plan, verdeling)
    others = _tests(plan, run, steps, verdeling, crumbs=crumbs)
    for thema, left, level in (*small, *others):
        whole, weight = money[thema]
        yield TurningPoint(whole - left + level, weight)


def _until(run: Allocation, voorstel_id: str) -> tuple[Step, ...]:
    """All steps up to and including the last one of this voorstel; all, where it was put aside without a step."""
    own = [n for n, step in enumerate(run.steps) if step.voorstel.id == voorstel_id]
    aside = any(regel.voorstel.id == voorstel_id and regel.trede is None for regel in run.regels)
    return run.steps if aside or not own else run.steps[: own[-1] + 1]


_Test = tuple[str | None, int, int]
"""A thema (None: the pot), what was left of its money, and what was needed of that; cents."""


def _first_tests(run: Allocation, steps: Iterable[Step], verdeling: Verdeling) -> Iterator[_Test]:
    """The tests of trede 2; an initiative that did not fit there has no step."""
    places = {regel.voorstel.id: regel.plaats for regel in run.regels}
    small = [
        (regel.plaats, regel.voorstel.thema, regel.voorstel.asks or 0)
        for regel in run.regels
        if isinstance(regel.voorstel, Bewonersinitiatief)
        if 0 < (regel.voorstel.asks or 0) <= verdeling.klein_bedrag
    ]
    by_thema: dict[str | None, list[Step]] = {}
    for step in steps:
        by_thema.setdefault(step.thema, []).append(step)
    for thema, own in by_thema.items():
        given = [(places[s.voorstel.id], s.outcome.toegekend) for s in own if s.trede == "klein"]
        for place, of, asks in small:
            if thema in (None, of):
                yield thema, own[0].left - sum(amount for other, amount in given if other < place), asks


def _has_crumbs(plan: Plan, verdeling: Verdeling) -> bool:
    """Whether trede 4 could do something with what is lost in rounding a part."""
    amounts = {amount for interventie in plan.interventies for amount in (interventie.asks, interventie.minimum)}
    return any(0 < (amount or 0) < 100 * verdeling.afronding for amount in amounts)


def _tests(
    plan: Plan, run: Allocation, steps: Iterable[Step], verdeling: Verdeling, *, crumbs: bool
) -> Iterator[_Test]:
    """The tests of treden 3 and 4, each with all that would be needed for another outcome."""
    unit = 100 * verdeling.afronding
    waiting = [regel.voorstel for regel in run.regels if regel.status == "budget-op"]
    for step, offered in _offers(plan, run, steps, verdeling.afronding):
        yield step.thema, step.left, offered
        if run.bij_tekort != "deels":
            continue
        # A part that is enough to go on, or enough for an initiative that waits.
        enough = [step.voorstel.minimum or 0]
        if step.trede == "professioneel":
            enough += [v.asks or 0 for v in waiting if v.thema == step.voorstel.thema]
        for amount in enough:
            part = max(unit, -(-amount // unit) * unit)
            if part < offered:
                yield step.thema, step.left, part
        # What is lost in rounding is left for the next trede, and less than a unit.
        if crumbs and step.left < offered:
            yield step.thema, step.left, step.left - step.left % unit
            yield step.thema, step.left, step.left - step.left % unit + unit


def _offers(plan: Plan, run: Allocation, steps: Iterable[Step], afronding: int) -> Iterator[tuple[Step, int]]:
    """Each step on which money was tested, with the amount that was (cents)."""
    needs = Needs(plan, {r.voorstel.id: r.toegekend for r in run.regels if r.trede != "professioneel"})
    for step in steps:
        voorstel = step.voorstel
        if not isinstance(voorstel, Interventie):
            yield step, voorstel.asks or 0
        elif step.outcome.status not in ("motivering-nodig", "niet-nodig"):
            yield step, offer(voorstel, needs.left(voorstel.thema), afronding)
            needs.serve(voorstel, step.outcome.toegekend)
