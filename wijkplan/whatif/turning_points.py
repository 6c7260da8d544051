"""At which amounts in the pot an allocation can go otherwise.

Every test on the ladder holds an amount against what is left: of the pot, or of the part of a thema. As long as no
test turns out otherwise, nothing does. So between two turning points the same voorstellen are funded, and to find
the least money that helps, only the turning points have to be tried.

This holds where amounts that are given do not depend on what was left before: not under ``per-thema`` with ``deels``
(what a thema gives in part comes out of the pot), and not under ``gelijke-delen``. `is_exact` says so.
"""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from fractions import Fraction

from wijkplan.allocate.conditions import rivals
from wijkplan.allocate.need import Needs, offer
from wijkplan.outcome.result import Allocation, Step, Trede
from wijkplan.plan.plan import Interventie, Plan, Voorstel
from wijkplan.plan.spelregels import Verdeling
from wijkplan.prioritise import Ranking


@dataclass(frozen=True, slots=True)
class TurningPoint:
    """A test that passes from some amount on, as long as all that comes before it stays the same."""

    needed: int
    """Cents that the pot, or the part of a thema, needs for it."""
    weight: Fraction = Fraction(1)
    """Which share of the pot is tested; a share that is not whole cents may be rounded up as well as down."""
    behind: int = 0
    """Cents that have to be left behind this test once it passes, or else the voorstel certainly does not get all."""

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


def least_above(points: Sequence[TurningPoint], amount: int) -> int | None:
    """An amount above this one below which nothing changes for the voorstel; None where it never does.

    Of all tests that turn out otherwise with some amount, look at the first on the ladder: before it all goes as it
    went, and behind it is left what the amount is above the turning point. So from the last test to the first: where
    an earlier one turns before the amount that was found, that one decides.

    Args:
        points: in the order of the ladder.
        amount: cents with which the voorstel does not get all; these are the tests that were made then.
    """
    found: int | None = None
    for point in reversed(points):
        above = point.above(amount)
        if above is not None and (found is None or above <= found):
            found = above + point.behind
    return found


def is_exact(run: Allocation) -> bool:
    """Whether the turning points of this allocation are all that there are."""
    return run.methode == "rangorde" or (run.methode == "per-thema" and run.bij_tekort != "deels")


def turning_points(plan: Plan, ranking: Ranking, run: Allocation, voorstel: Voorstel) -> Iterator[TurningPoint]:
    """The tests that can change what becomes of one voorstel: its own, and those before it, as they were made."""
    verdeling = ranking.spelregels.verdeling
    total = sum((line.score for line in ranking.themas), Fraction(0))
    money: dict[str | None, tuple[int, Fraction]] = {None: (max(0, run.pot.beschikbaar), Fraction(1))}
    for share, line in zip(run.theme_shares, ranking.themas, strict=bool(run.theme_shares)):
        weight = line.score / total if total else Fraction(1, len(run.theme_shares))
        if weight:
            money[share.thema.id] = share.cents, weight
    steps = [step for step in _until(run, voorstel.id) if step.thema in money]
    crumbs = isinstance(voorstel, Interventie) and _has_crumbs(plan, verdeling)
    in_turn = bool(steps) and steps[-1].voorstel.id == voorstel.id
    behind = _behind(plan, run, steps, verdeling) if in_turn else {}
    for step, level in _tests(run, steps, verdeling, crumbs=crumbs):
        whole, weight = money[step.thema]
        yield TurningPoint(whole - step.left + level, weight, behind.get((step.trede, step.voorstel.id), 0))


def _behind(plan: Plan, run: Allocation, steps: Sequence[Step], verdeling: Verdeling) -> dict[tuple[Trede, str], int]:
    """For each voorstel (trede and id) on treden 3 and 4 how much has to be left behind it for the last one to get all.

    Only where what does not fit is passed over, and what does fit gets all that is offered: there, from the last one
    back, who asks no more than what has to be left has to fit as well.
    """
    if run.methode != "rangorde" or run.bij_tekort != "sla-over":
        return {}
    excluding = rivals(plan)
    certain = _certain_offers(plan, verdeling)
    needed = steps[-1].voorstel.asks or 0
    found: dict[tuple[Trede, str], int] = {}
    for step in reversed(steps[:-1]):
        voorstel = step.voorstel
        if step.trede != "klein":
            found[step.trede, voorstel.id] = needed
        if (voorstel.asks or 0) <= needed and voorstel.id not in excluding:
            needed += certain.get(voorstel.id, 0)
    return found


def _certain_offers(plan: Plan, verdeling: Verdeling) -> dict[str, int]:
    """The least (cents) that each voorstel (id) is offered, whatever others get; without those that may get nothing."""
    none_left = Needs(plan, {voorstel.id: voorstel.asks or 0 for voorstel in plan.voorstellen})
    found = {i.id: i.asks or 0 for i in plan.bewonersinitiatieven if (i.asks or 0) > verdeling.klein_bedrag}
    for interventie in plan.interventies:
        offered = offer(interventie, none_left.left(interventie), verdeling.afronding)
        if interventie.waarom and offered:
            found[interventie.id] = offered
    return found


def _until(run: Allocation, voorstel_id: str) -> tuple[Step, ...]:
    """All steps up to and including the last one of this voorstel; all, where it was put aside without a step."""
    own = [n for n, step in enumerate(run.steps) if step.voorstel.id == voorstel_id]
    aside = any(regel.voorstel.id == voorstel_id and regel.trede is None for regel in run.regels)
    return run.steps if aside or not own else run.steps[: own[-1] + 1]


def _has_crumbs(plan: Plan, verdeling: Verdeling) -> bool:
    """Whether trede 4 could do something with what is lost in rounding a part."""
    amounts = {amount for interventie in plan.interventies for amount in (interventie.asks, interventie.minimum)}
    return any(0 < (amount or 0) < 100 * verdeling.afronding for amount in amounts)


def _tests(run: Allocation, steps: Iterable[Step], verdeling: Verdeling, *, crumbs: bool) -> Iterator[tuple[Step, int]]:
    """Each step on which money was tested, with all that would be needed for another outcome."""
    unit = 100 * verdeling.afronding
    waiting: dict[str, list[int]] = {}
    for asks, thema in sorted(
        (r.voorstel.asks or 0, r.voorstel.thema or "") for r in run.regels if r.status == "budget-op"
    ):
        waiting.setdefault(thema, []).append(asks)
    for step in steps:
        offered = step.offered
        if offered is None:
            continue
        yield step, offered
        if step.trede == "klein" or run.bij_tekort != "deels":
            continue
        # A part that is enough to go on, or enough for an initiative that waits: of those the nearest two.
        enough = [step.voorstel.minimum or 0]
        if step.trede == "professioneel":
            others = waiting.get(step.voorstel.thema or "", [])
            place = bisect_right(others, step.left - step.left % unit)
            enough += others[max(0, place - 1) : place + 1]
        for amount in enough:
            part = max(unit, -(-amount // unit) * unit)
            if part < offered:
                yield step, part
        # What is lost in rounding is left for the next trede, and less than a unit.
        if crumbs and step.left < offered:
            yield step, step.left - step.left % unit
            yield step, step.left - step.left % unit + unit
