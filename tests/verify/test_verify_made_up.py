"""Ten thousand made-up plans: whatever the method and the rule for shortage, verify finds every promise kept."""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable
from fractions import Fraction
from math import floor
from typing import get_args

import pytest
from made_up_allocations import Case, made_up
from thoroughness import batches
from wijkplan.allocate import Allocation, Status, allocate
from wijkplan.plan.plan import Plan
from wijkplan.plan.spelregels import BijTekort, Methode
from wijkplan.verify import Bought, Claim, Line, Shares, verify

CASES = 10_000


def claim_of(allocation: Allocation, plan: Plan | None = None) -> Claim:
    """What an allocation says, in the words of verify; `test_claims` does the same by way of JSON."""
    pot = allocation.pot
    budget = {
        name: getattr(pot, name)
        for name in ("totaal", "meegenomen", "vast", "flexibel", "reserve", "besloten", "beschikbaar")
    }
    budget |= {"toegekend": allocation.toegekend, "over": allocation.over}
    if allocation.ronde is not None:
        budget["latere_rondes"] = pot.latere_rondes
    lines = tuple(
        Line(
            *(r.voorstel.id, r.trede, r.status, r.toegekend, r.plaats, r.voorstel.asks),
            *(r.voorstel.naam, r.voorstel.soort, r.voorstel.thema, str(r.reden)),
        )
        for r in allocation.regels
    )
    way = (allocation.methode, allocation.bij_tekort, allocation.ronde, pot.is_what_if)
    wijk, jaar = (plan.wijk, plan.jaar) if plan else ("Voorbeeld", 2026)
    parts = tuple((part.thema.id, part.cents) for part in allocation.parts)
    return Claim(*way, budget, lines, wijk, jaar, parts, shares_of(allocation))


def shares_of(allocation: Allocation) -> Shares | None:
    """Amounts in hundredths of a cent, halves up."""
    if allocation.shares is None:
        return None

    def told(cents: Fraction) -> int:
        return floor(cents * 100 + Fraction(1, 2))

    bought = (
        Bought(funded.id, sum(n for _paid, n in funded.payments), tuple((told(paid), n) for paid, n in funded.payments))
        for funded in allocation.shares.funded
    )
    return Shares(told(allocation.shares.start), told(allocation.shares.share), tuple(bought))


@pytest.mark.parametrize("seeds", batches(CASES, 1_000))
def test_every_promise_is_kept_in_ten_thousand_plans(seeds: range) -> None:
    for seed in seeds:
        case = made_up(seed)
        allocation = allocate(case.plan, case.agenda, **case.settings)
        promises = verify(case.plan, case.agenda, claim_of(allocation), case.settings["ballots"])
        broken = [f"{promise.name}: {breach.message}" for promise in promises for breach in promise.broken]
        assert not broken, (seed, broken)


def rules(case: Case, part: str) -> dict[str, str]:
    """These rules of play as they stand in the file."""
    found: dict[str, str] = case.data["spelregels"][part]
    return found


SIGNS: dict[str, Callable[[Case], object]] = {
    "up to a round": lambda case: "ronde" in case.settings,
    "all rounds": lambda case: case.plan.budget.rondes and "ronde" not in case.settings,
    "--budget": lambda case: "beschikbaar" in case.settings,
    "a reserve": lambda case: case.plan.budget.reserve is not None,
    "committed money": lambda case: case.plan.budget.vast,
    "an exclusion": lambda case: any(v.niet_samen_met for v in case.plan.voorstellen),
    "a threshold of support": lambda case: "draagvlak_minimaal" in rules(case, "voorwaarden"),
    "own effort": lambda case: "eigen_inzet_verplicht" in rules(case, "voorwaarden"),
    "a legal person": lambda case: "rechtspersoon_vanaf" in rules(case, "voorwaarden"),
    "small amounts": lambda case: rules(case, "verdeling")["klein_bedrag"] != "0",
    "rounding": lambda case: rules(case, "verdeling")["afronding"] != "1",
    "money decided": lambda case: any(v.decided for v in case.plan.voorstellen),
    "a rejection": lambda case: any(v.besluit.toegekend == 0 for v in case.plan.voorstellen),
    "a minimum": lambda case: any(v.minimum for v in case.plan.voorstellen),
    "an addition": lambda case: any(v.vult_aan for v in case.plan.interventies),
    "a need": lambda case: any(thema.behoefte for thema in case.plan.themas),
    "what has stopped": lambda case: any(v.status == "gestopt" for v in case.plan.voorstellen),
}
"""What a case may hold."""


def test_the_cases_hold_what_matters() -> None:
    """Each status, also the rare ones, and all that a plan may hold, under each method with each rule for shortage.

    And no status under a rule for shortage that does not know it.
    """
    found: Counter[tuple[str, str]] = Counter()
    for seed in range(CASES // 5):
        case = made_up(seed)
        allocation = allocate(case.plan, case.agenda, **case.settings)
        for regel in allocation.regels:
            found[allocation.methode, regel.status] += 1
            found[allocation.bij_tekort, regel.status] += 1
        way = f"{allocation.methode} {allocation.bij_tekort}"
        found[way, "any"] += 1
        found.update((way, sign) for sign, is_there in SIGNS.items() if is_there(case))
    for methode in get_args(Methode):
        for status in get_args(Status):
            assert found[methode, status] >= 5, (methode, status)
        for way in (f"{methode} {bij_tekort}" for bij_tekort in get_args(BijTekort)):
            assert found[way, "any"] >= 150, way
            for sign in SIGNS:
                assert found[way, sign] >= 15, (way, sign)
    assert not found["sla-over", "budget-op"]
    assert not found["sla-over", "wacht-op-bewoners"]
