"""The pot as a sum that a reader can check: which money is there to divide?"""

from __future__ import annotations

import json
from decimal import ROUND_HALF_UP, Decimal
from typing import TYPE_CHECKING

import pytest
from helpers import complete, plan, run
from hypothesis import given
from hypothesis import strategies as st
from wijkplan.allocate.pot import pot

if TYPE_CHECKING:
    from pathlib import Path

SOESTERKWARTIER = """
budget:
  totaal: 480000
  meegenomen: 8600,50
  vast:
    - {naam: Wijkcentrum, bedrag: 168000}
    - {naam: Taalpunt, bedrag: 12000.25}
  reserve: 5%
bewonersinitiatieven:
  - {naam: Soep op dinsdag, kosten: 4800, besluit: {toegekend: 3600}}
  - {naam: Vuurwerk, kosten: 900, besluit: {toegekend: 0}}
  - {naam: Moestuin, kosten: 7200}
interventies:
  - {naam: Jongerenwerk, kosten: 42000, besluit: {toegekend: 21000}}
"""


def test_the_pot_is_a_sum_to_the_cent() -> None:
    """What is left to divide.

    totaal       480.000,00
    meegenomen     8.600,50 +
    vast         180.000,25 -   (168.000,00 + 12.000,25)
    flexibel     308.600,25
    reserve       15.430,01 -   (5% is 15.430,0125)
    besloten      24.600,00 -   (3.600 + 0 + 21.000)
    beschikbaar  268.570,24
    """
    found = pot(plan(SOESTERKWARTIER))
    assert (found.totaal, found.meegenomen, found.vast) == (480_000_00, 8_600_50, 180_000_25)
    assert (found.flexibel, found.reserve, found.besloten) == (308_600_25, 15_430_01, 24_600_00)
    assert found.beschikbaar == 268_570_24
    assert not found.is_what_if


def test_a_plan_of_one_amount_is_all_flexible() -> None:
    found = pot(plan("budget: {totaal: 6000}"))
    assert (found.flexibel, found.reserve, found.besloten, found.beschikbaar) == (600_000, 0, 0, 600_000)


@pytest.mark.parametrize(
    ("flexibel", "reserve", "cents"),
    [
        ("0,10", "5%", 1),  # 0,5 cent: a half goes up, where rounding to even would give 0
        ("0,50", "5%", 3),  # 2,5 cents: up again, where rounding to even would give 2
        ("0,09", "5%", 0),  # 0,45 cent
        ("0,20", "2,5%", 1),  # 0,5 cent
        ("1000", "33,3%", 33_300),
        ("1000", "100%", 100_000),
        ("1000", "0%", 0),
    ],
)
def test_a_reserve_in_percent_is_rounded_to_the_nearest_cent(flexibel: str, reserve: str, cents: int) -> None:
    found = pot(plan(f"budget:\n  totaal: {flexibel}\n  reserve: {reserve}"))
    assert found.reserve == cents
    assert found.beschikbaar == found.flexibel - cents


@given(st.integers(0, 10**12), st.integers(0, 10_000))
def test_a_reserve_in_percent_is_rounded_halves_up(flexibel: int, hundredths: int) -> None:
    """The decimal module, which rounds in its own way, finds the same cent."""
    percent = Decimal(hundredths) / 100
    found = pot(plan(f"budget:\n  totaal: {Decimal(flexibel) / 100:.2f}\n  reserve: {percent:.2f}%"))
    exact = Decimal(flexibel) * percent / 100
    assert found.reserve == int(exact.quantize(Decimal(1), ROUND_HALF_UP))


def test_a_reserve_in_percent_is_a_share_of_the_flexible_money() -> None:
    """Of 1000 is 400 promised: 10% of the 600 that is left."""
    text = "budget: {totaal: 1000, vast: [{naam: Wijkcentrum, bedrag: 400}], reserve: 10%}"
    assert pot(plan(text)).reserve == 60_00


def test_a_reserve_can_be_an_amount() -> None:
    found = pot(plan("budget: {totaal: 10000, reserve: 1500.50}"))
    assert (found.reserve, found.beschikbaar) == (1_500_50, 8_499_50)


def test_a_budget_of_what_if_takes_the_place_of_what_is_left() -> None:
    """Nothing is taken off it, and the sum before it stays what it was."""
    real, what_if = pot(plan(SOESTERKWARTIER)), pot(plan(SOESTERKWARTIER), 5_000_00)
    assert what_if.beschikbaar == 5_000_00
    assert what_if.is_what_if
    assert (what_if.flexibel, what_if.reserve, what_if.besloten) == (real.flexibel, real.reserve, real.besloten)


@pytest.mark.parametrize(
    ("amount", "beschikbaar", "moestuin"),
    [("7200", 7200, "toegekend"), ("7199,99", 7199.99, "past-niet"), ("€ 2.400,50", 2400.5, "past-niet")]
    + [("0", 0, "past-niet"), ("900000", 900_000, "toegekend")],
)
def test_what_if_on_the_command_line(tmp_path: Path, amount: str, beschikbaar: float, moestuin: str) -> None:
    """The moestuin asks 7200; decided money stands in any case."""
    (tmp_path / "plan.yaml").write_text(complete(SOESTERKWARTIER), encoding="utf-8")
    result = run("allocate", "plan.yaml", "--budget", amount, "--format", "json", cwd=tmp_path)
    assert result.code == 0
    [found] = json.loads(result.out)["plannen"]
    assert found["budget"]["beschikbaar"] == beschikbaar
    assert found["budget"]["over"] == beschikbaar - found["budget"]["toegekend"]
    status = {regel["id"]: regel["status"] for regel in found["regels"]}
    assert status == {
        "soep-op-dinsdag": "besloten",
        "jongerenwerk": "besloten",
        "moestuin": moestuin,
        "vuurwerk": "afgewezen",
    }


def test_text_says_that_it_is_a_what_if(tmp_path: Path) -> None:
    (tmp_path / "plan.yaml").write_text(complete("budget: {totaal: 6000}"), encoding="utf-8")
    lines = run("allocate", "--budget", "2400", cwd=tmp_path).out.splitlines()
    pots = [" ".join(line.split()) for line in lines]
    assert "= flexibel € 6.000" in pots
    assert "→ beschikbaar: wat als het dit was € 2.400" in pots
    assert "= over € 2.400" in pots
