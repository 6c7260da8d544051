"""Family 3, money: the sums of the budget are right, to the cent.

What is between « and » is what a finding points at; the marks are no part of the plan.
"""

from __future__ import annotations

import pytest
from helpers import expect


def test_wp301_more_is_promised_than_there_is() -> None:
    """900 + 100 is 1000; the two promises are 1000.01 together."""
    expect(
        """
        budget:
          totaal: 900
          meegenomen: 100
          «vast»:
            - {naam: Wijkcentrum, bedrag: 600}
            - {naam: Taalles, bedrag: 400.01}
        """,
        ("WP301", "budget.vast"),
    )


def test_wp301_is_the_only_word_on_a_budget_that_cannot_be() -> None:
    """With less than nothing to divide, a reserve or a decision that does not fit is no news."""
    expect(
        "budget: {totaal: 500, «vast»: [{naam: Wijkcentrum, bedrag: 600}], reserve: 50, flexibel: 0}",
        ("WP301", "budget.vast"),
    )


def test_wp302_flexibel_is_what_is_left() -> None:
    """1000 + 50 - 400 = 650."""
    budget = "totaal: 1000, meegenomen: 50, vast: [{naam: Wijkcentrum, bedrag: 400}]"
    (found,) = expect(f"budget: {{{budget}, flexibel: «649.99»}}", ("WP302", "budget.flexibel"))
    assert "€ 649,99" in str(found.message)
    assert "€ 650" in str(found.message)
    expect(f"budget: {{{budget}, flexibel: 650}}")


def test_wp303_a_reserve_comes_out_of_the_flexible_money() -> None:
    """Of 1000 euro 600 is promised, so 400 is the most that can be kept apart."""
    budget = "totaal: 1000, vast: [{naam: Wijkcentrum, bedrag: 500}]"
    expect(f"budget: {{{budget}, reserve: «500.01»}}", ("WP303", "budget.reserve"))
    expect(f"budget: {{{budget}, reserve: 500}}")
    expect(f"budget: {{{budget}, reserve: 100%}}")


@pytest.mark.parametrize("parts", [["50%", "49.9%"], ["50%", "50.1%"], ["100%", "100%"], ["50%", None], [None]])
def test_wp310_rounds_divide_all_the_money(parts: list[str | None]) -> None:
    rondes = ", ".join(f"{{naam: ronde {n}{f', deel: {part}' if part else ''}}}" for n, part in enumerate(parts))
    expect(f"budget: {{totaal: 1000, «rondes»: [{rondes}]}}", ("WP310", "budget.rondes"))


@pytest.mark.parametrize("parts", [["100%"], ["50%", "50%"], ["33.3%", "33.3%", "33.4%"], ["0%", "100%"]])
def test_rounds_that_add_up(parts: list[str]) -> None:
    rondes = ", ".join(f"{{naam: ronde {n}, deel: {part}}}" for n, part in enumerate(parts))
    expect(f"budget: {{totaal: 1000, rondes: [{rondes}]}}")


def test_wp311_a_promise_that_has_ended() -> None:
    """Up to and with 2025 is over in 2026; up to and with 2026 is not."""
    text = "jaar: 2026\nbudget: {{totaal: 1000, vast: [{{naam: Proef, bedrag: 400, tot_en_met: {}}}]}}"
    (found,) = expect(text.format("«2025»"), ("WP311", "budget.vast[0].tot_en_met"))
    assert found.severity == "warning"
    expect(text.format("2026"))


def test_wp312_one_party_holds_more_than_three_quarters_of_what_is_promised() -> None:
    """301 of 401 is more than three quarters, 300 of 400 is not; a party that is alone has nobody to share with."""
    text = """
        budget:
          totaal: 2000
          {}:
            - {{naam: Wijkcentrum, aanbieder: indebuurt033, bedrag: {}}}
            - {{naam: Taalles, aanbieder: {}, bedrag: 100}}
    """
    (found,) = expect(text.format("«vast»", 301, "taalhuis"), ("WP312", "budget.vast"))
    assert found.severity == "info"
    expect(text.format("vast", 300, "taalhuis"))
    expect(text.format("vast", 301, "indebuurt033"))


def test_wp313_less_than_half_of_the_money_is_flexible() -> None:
    """1000 + 200 is 1200, of which 600 is half."""
    text = "budget: {{totaal: 1000, meegenomen: 200, {}: [{{naam: Wijkcentrum, bedrag: {}}}]}}"
    (found,) = expect(text.format("«vast»", "600.01"), ("WP313", "budget.vast"))
    assert found.severity == "info"
    expect(text.format("vast", "600"))


def test_money_is_exact_where_floats_are_not() -> None:
    """1.10 + 2.20 is 3.30: in binary fractions it is not."""
    vast = "[{naam: Thee, bedrag: 1.10}, {naam: Koffie, bedrag: 2.20}]"
    expect(f"budget: {{totaal: 6.60, vast: {vast}, flexibel: 3.30}}")


@pytest.mark.parametrize(
    ("text", "faults", "said"),
    [
        (
            "budget: {{totaal: 1, meegenomen: «{most}»}}",
            [("WP317", "budget.meegenomen")],
            "'totaal' en 'meegenomen' zijn samen € 100.000.000.001; meer dan € 100.000.000.000 kan niet.",
        ),
        (
            "budget: {{totaal: 9, «vast»: [{{naam: A, bedrag: {most}}}, {{naam: B, bedrag: 1}}]}}"
            " # wijkplan: negeer WP3 - x",
            [("WP317", "budget.vast")],
            "De bedragen bij 'vast' zijn samen € 100.000.000.001; meer dan € 100.000.000.000 kan niet.",
        ),
        (
            "bewonersinitiatieven: [{{naam: A, kosten: 1}}, {{naam: «B», kosten: {most}}}]",
            [("WP317", "bewonersinitiatieven[1]")],
            "Alles wat voorstellen vragen is samen € 100.000.000.001; meer dan € 100.000.000.000 kan niet.",
        ),
    ],
)
def test_wp317_a_sum_has_the_bound_that_an_amount_has(text: str, faults: list[tuple[str, str]], said: str) -> None:
    """Without it ``allocate`` gives figures that ``verify`` does not take; so it cannot be switched off."""
    (found,) = expect(text.format(most=100_000_000_000), *faults)
    assert str(found.message) == said
    expect(text.format(most=99_999_999_999).replace("«", "").replace("»", ""))
