"""What it takes for one voorstel to get all that it asks: asking less, more support, more need, more money.

Every answer is tried: the pot is divided again with just that one thing changed. Asking less and more support never
turn against a voorstel (it stands no lower, and before it all goes as it went), so the least is found by halving.
More money can: something higher may fit then and take it. There the turning points are tried one by one. Where
neither can be proven (`is_exact`), halving finds roughly what is enough, and the answer does not claim to be the least.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import dataclass, replace
from math import ceil
from typing import Any, Literal, TypeAlias

from wijkplan.allocate.conditions import rivals
from wijkplan.allocate.ladder import divide
from wijkplan.allocate.need import Needs
from wijkplan.allocate.question import Question
from wijkplan.outcome.result import COMPETED, NO_MONEY, Allocation, Regel
from wijkplan.plan.ballots import Ballots
from wijkplan.plan.plan import Bewonersinitiatief, Interventie, Plan, Thema
from wijkplan.plan.spelregels import Verdeling
from wijkplan.prioritise import Ranking
from wijkplan.whatif.turning_points import TurningPoint, is_exact, least_above, turning_points

MOST_RUNS = 200
"""So many turning points are tried at most,"""
MOST_WORK = 120_000
"""and in larger plans fewer: together they put no more than so many voorstellen on the ladder again."""
ROUGHLY = 32
"""Into so many parts a range is cut where the least cannot be proven anyhow,"""
ROUGHLY_VOTED = 4
"""and into so many where voters buy together, which takes longer than all the rest."""

Veld: TypeAlias = Literal["gevraagd", "draagvlak", "stemmers", "behoefte", "geld"]


@dataclass(frozen=True, slots=True)
class Lever:
    """One thing that could change, all else being the same."""

    veld: Veld
    nu: int | None
    """What it is now; None where it is not known. Money is in cents; ``geld`` is what there is to divide."""
    nodig: int | None
    """With this the voorstel gets all that it asks; None where that was not found, and may still be."""
    least: bool
    """Whether no smaller change is enough."""

    @property
    def is_money(self) -> bool:
        """Whether it is an amount, and not a number of people."""
        return self.veld in ("gevraagd", "geld")


class Again:
    """An allocation, and the same once more for one voorstel with one thing changed."""

    def __init__(self, plan: Plan, ranking: Ranking, run: Allocation, regel: Regel, question: Question) -> None:
        self.plan = plan
        self.ranking = ranking
        self.run = run
        self.regel = regel
        self.question = question
        self.exact = is_exact(run)
        self.roughly = ROUGHLY_VOTED if run.methode == "gelijke-delen" else ROUGHLY
        """Into so many parts a range is cut where the least cannot be proven."""
        self.most_runs = min(MOST_RUNS, MOST_WORK // len(run.regels)) if self.exact else 0

    @property
    def parts(self) -> int | None:
        """Into so many parts a range is cut; None where the least can be proven."""
        return None if self.exact else self.roughly

    @property
    def start(self) -> int:
        """What there was to divide, in cents."""
        return max(0, self.run.pot.beschikbaar)

    def with_money(self, cents: int) -> Allocation:
        """With this much to divide."""
        return divide(self.plan, self.ranking, replace(self.question, beschikbaar=cents))

    def changed(self, **values: Any) -> Allocation:
        """With other values in the voorstel."""
        changed = self.regel.voorstel.model_copy(update=values)
        return divide(self.plan.with_voorstel(changed), self.ranking.with_voorstel(changed), self.question)

    def with_need(self, groep: str | None, more: int) -> Allocation:
        """With so many more residents (of a doelgroep, where they are told apart) who need something on its thema."""
        themas = tuple(
            _with_need(thema, groep, more) if thema.id == self.regel.voorstel.thema else thema
            for thema in self.plan.themas
        )
        return divide(self.plan.model_copy(update={"themas": themas}), self.ranking, self.question)

    def with_voters(self, ballots: Ballots, count: int) -> Allocation:
        """With so many more voters, who choose this voorstel and nothing else."""
        name, voters = self.regel.voorstel.id, ballots.voters + count
        chose = (*ballots.supporters.get(name, ()), *range(ballots.voters, voters))
        more = Ballots(voters, {**ballots.supporters, name: chose})
        return divide(self.plan, self.ranking, replace(self.question, ballots=more))

    def outcome(self, run: Allocation) -> Regel:
        """What becomes of the voorstel."""
        return next(regel for regel in run.regels if regel.voorstel.id == self.regel.voorstel.id)

    def is_whole(self, run: Allocation) -> bool:
        """Whether the voorstel gets all that it asks."""
        return self.outcome(run).status == "toegekend"

    def turning_points(self, run: Allocation) -> Iterator[TurningPoint]:
        """The tests that decide what becomes of the voorstel."""
        return turning_points(self.plan, self.ranking, run, self.regel.voorstel)


def levers(again: Again) -> Iterator[Lever]:
    """What would have helped a voorstel that competes and does not get all; what cannot help is left out."""
    short_of_money = again.regel.status in (NO_MONEY | {"deels"})
    for lever in (_smaller(again), _support(again), _need(again), _money(again)):
        if lever and (short_of_money or lever.nodig is not None):
            yield lever


def spare(again: Again) -> int | None:
    """How much less there could be to divide (cents) while the voorstel still gets all; None where that is not known.

    With any smaller amount less it gets all, too.
    """
    amount, run = again.start, again.run
    for _ in range(again.most_runs):
        lower = max(below for point in again.turning_points(run) if (below := point.below(amount)) is not None)
        run = again.with_money(lower)
        if not again.is_whole(run):
            return again.start - lower - 1
        amount = lower
    return None


def _smaller(again: Again) -> Lever | None:
    """The largest amount in whole euros, not below its minimum and above what it gets now, that it would get."""
    voorstel = again.regel.voorstel
    asks = voorstel.asks or 0
    top = -(-asks // 100)
    lowest = max(1, -(-(voorstel.minimum or 0) // 100), again.regel.toegekend // 100 + 1)
    less = _least(top - lowest, lambda euros: again.is_whole(again.changed(gevraagd=100 * (top - euros))), again.parts)
    return _lever("gevraagd", asks, None if less is None else 100 * (top - less), again)


def _support(again: Again) -> Lever | None:
    """The least draagvlak; under ``gelijke-delen`` support is what people voted."""
    voorstel, rules = again.regel.voorstel, again.ranking.spelregels
    if not isinstance(voorstel, Bewonersinitiatief):
        return None
    if again.run.methode == "gelijke-delen":
        return _voters(again)
    now = voorstel.draagvlak or 0
    # Of equal scores more draagvlak comes first: then it counts beyond its scale, too.
    others = max((initiatief.draagvlak or 0 for initiatief in again.plan.bewonersinitiatieven), default=0)
    most = max(rules.schaal.draagvlak, others + 1, rules.voorwaarden.draagvlak_minimaal)
    more = _least(most - now, lambda count: again.is_whole(again.changed(draagvlak=now + count)), again.parts)
    return _lever("draagvlak", voorstel.draagvlak, None if more is None else now + more, again)


def _voters(again: Again) -> Lever | None:
    """How many people have to vote for it, if the ones that come with it choose nothing else."""
    ballots, shares = again.question.ballots, again.run.shares
    if ballots is None or shares is None:
        return None
    now = len(ballots.supporters.get(again.regel.voorstel.id, ()))

    def works(count: int) -> bool:
        return again.is_whole(again.with_voters(ballots, count))

    # So many can pay for it by themselves, from the share that each has when they have come: unless something else
    # puts it out, that is enough, and seldom anywhere near as many as voted.
    asks, money = again.regel.voorstel.asks or 0, shares.start * ballots.voters
    alone = ceil(asks * ballots.voters / (money - asks)) if money > asks else ballots.voters
    more = _least(min(alone, ballots.voters), works, again.roughly)
    if more is None and alone < ballots.voters:
        more = _least(ballots.voters, works, again.roughly)
    return Lever("stemmers", now, None if more is None else now + more, least=False)


def _need(again: Again) -> Lever | None:
    """The number behind ``behoefte`` with which it gets all, where that number is one.

    What others of its thema get before it, takes some of a larger need too, in whole steps: then no least is claimed.
    """
    voorstel, plan = again.regel.voorstel, again.plan
    if not isinstance(voorstel, Interventie) or again.regel.status not in ("niet-nodig", "deels"):
        return None
    groups = Needs(plan, {}).covered(voorstel)
    if len(groups) != 1:
        return None
    [groep] = groups
    reached = sum(other.bereik or 0 for other in plan.voorstellen if other.thema == voorstel.thema)
    more = _least(reached, lambda count: again.is_whole(again.with_need(groep, count)), again.parts)
    if more is None:
        return None
    [behoefte] = [thema.behoefte for thema in plan.themas if thema.id == voorstel.thema]
    now = behoefte[groep or ""] if isinstance(behoefte, dict) else behoefte or 0
    competing = (
        line.voorstel
        for line in again.ranking.voorstellen
        if isinstance(line.voorstel, Interventie) and line.voorstel.besluit.toegekend is None
        if line.voorstel.thema == voorstel.thema
    )
    return Lever("behoefte", now, now + more, least=again.exact and next(competing).id == voorstel.id)


def _with_need(thema: Thema, groep: str | None, more: int) -> Thema:
    behoefte = thema.behoefte
    if isinstance(behoefte, dict):
        behoefte = {name: number + more if name == groep else number for name, number in behoefte.items()}
    else:
        behoefte = (behoefte or 0) + more
    return thema.model_copy(update={"behoefte": behoefte})


def _money(again: Again) -> Lever | None:
    """The least to divide with which it gets all."""
    if again.regel.status == "voldoet-niet":
        return None
    now, amount, run = again.run.pot.beschikbaar, again.start, again.run
    certain = _at_least(again.plan, again.ranking.spelregels.verdeling, run, again.regel)
    for _ in range(again.most_runs):
        higher = least_above(tuple(again.turning_points(run)), amount)
        if higher is None:
            return None
        amount = max(higher, certain)
        run = again.with_money(amount)
        if again.is_whole(run):
            return Lever("geld", now, amount, least=True)
    everything = sum(voorstel.asks or 0 for voorstel in again.plan.voorstellen)
    euros = -(-(everything - again.start) // 100)

    def works(euros: int) -> bool:
        return again.is_whole(again.with_money(again.start + 100 * euros))

    if again.run.methode == "gelijke-delen":
        # With much more money voters buy one thing after the other, in many steps: only a few amounts are tried.
        price = -(-(again.regel.voorstel.asks or 0) // 100)
        tries = (*(some for some in (price, 8 * price) if some < euros), euros)
        more = next((some for some in tries if some > 0 and works(some)), None)
    else:
        more = _least(euros, works, again.roughly)
    return Lever("geld", now, None if more is None else again.start + 100 * more, least=False)


def _at_least(plan: Plan, verdeling: Verdeling, run: Allocation, regel: Regel) -> int:
    """Cents that are needed for all that a voorstel asks, whatever happens to the others; not always enough.

    What is left only goes down. So it can only get all where everything before it that asks no more got all, too;
    where a trede stops, everything before it did.
    Exclusions, small amounts and the parts of themas have ways around; then it is no more than the amount itself.
    """
    asks = regel.voorstel.asks or 0
    if run.methode != "rangorde" or 0 < asks <= verdeling.klein_bedrag:
        return asks
    excluding = rivals(plan)
    first = [
        other
        for other in run.regels
        if isinstance(other.voorstel, Bewonersinitiatief)
        if other.status in COMPETED and other.voorstel.id not in excluding
        if regel.voorstel.soort == "interventie" or other.plaats < regel.plaats
    ]
    return asks + sum(other.voorstel.asks or 0 for other in first if _must_fit(other, regel, verdeling, run))


def _must_fit(other: Regel, regel: Regel, verdeling: Verdeling, run: Allocation) -> bool:
    """Whether an initiative that comes before a voorstel has to get all, or else the voorstel does not."""
    asks, amount = regel.voorstel.asks or 0, other.voorstel.asks or 0
    if regel.voorstel.soort == "interventie":
        return run.bij_tekort == "sla-over" and amount <= asks
    match run.bij_tekort:
        case "stop":
            return True
        case "deels":
            # A part ends the trede; one that is passed over leaves less than its minimum.
            return min(amount, max(100 * verdeling.afronding, other.voorstel.minimum or 0)) <= asks
        case "sla-over":
            return amount <= asks


def _lever(veld: Veld, now: int | None, needed: int | None, again: Again) -> Lever | None:
    """A lever that was found by halving, or could be there still."""
    return None if needed is None and again.exact else Lever(veld, now, needed, again.exact)


def _least(most: int, works: Callable[[int], bool], parts: int | None) -> int | None:
    """A step from 1 to ``most`` that works while one before it does not; None where the last does not work.

    Where more never turns against it, that is the least. Where that is not certain it is no use to be precise: then
    a step near it will do, in one of so many ``parts``, and big budgets with many voters do not take all evening.
    """
    if most < 1 or not works(most):
        return None
    low, high = 0, most
    while high - low > (-(-most // parts) if parts else 1):
        middle = (low + high) // 2
        low, high = (low, middle) if works(middle) else (middle, high)
    return high
