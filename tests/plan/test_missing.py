"""What a coordinator has still to fill in."""

from __future__ import annotations

from helpers import plan
from wijkplan.plan.missing import missing


def gaps(text: str) -> dict[str, tuple[str, ...]]:
    """What is missing of each thing, by its id; of the plan itself without one."""
    return {one.about.id: one.keys for one in missing(plan(text))}


def test_of_a_voorstel_that_is_over_nothing_is_missing() -> None:
    found = gaps("""
        bewonersinitiatieven:
          - {naam: Bal, status: gestopt}
          - {naam: Film, besluit: {toegekend: 0, datum: 2026-03-02, door: buurtbestuur}}
          - {naam: Soep, thema: samen, wie: Buurtkeuken, kosten: 0, draagvlak: 0, bereik: 0}
    """)
    assert found == {"": ("gemeente", "samenvatting", "themas")}


def test_a_decision_says_who_took_it_and_when_also_a_rejection() -> None:
    found = gaps("bewonersinitiatieven: [{naam: Bal, status: gestopt, besluit: {toegekend: 0}}]")
    assert found["bal"] == ("besluit.datum", "besluit.door")


def test_a_plan_without_money() -> None:
    assert "budget.totaal" in gaps("budget: {totaal: 0}")[""]
