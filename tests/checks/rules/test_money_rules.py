"""Family 3, money: the sums are right, to the cent.

What is between « and » is what a finding points at; the marks are no part of the plan.
"""

from __future__ import annotations

import pytest
from helpers import at, complete, expect, findings, marked


def soep(details: str) -> str:
    return f"bewonersinitiatieven: [{{naam: Soep, {details}}}]"


@pytest.mark.parametrize("section", ["bewonersinitiatieven", "interventies"])
@pytest.mark.parametrize(
    ("details", "code", "key"),
    [
        ("kosten: 500, eigen_bijdrage: «500,01»", "WP304", "eigen_bijdrage"),
        ("kosten: 500, gevraagd: «500.01»", "WP305", "gevraagd"),
        ("kosten: 500, eigen_bijdrage: 100, gevraagd: «300»", "WP306", "gevraagd"),
        ("kosten: 500, gevraagd: «499.99»", "WP306", "gevraagd"),
        ("kosten: 500, eigen_bijdrage: 100, minimum: «400.01»", "WP307", "minimum"),
        ("kosten: 500, tekst: Gift, gevraagd: 300, minimum: «301»", "WP307", "minimum"),
        ("kosten: 500, eigen_bijdrage: 100, besluit: {toegekend: «400.01»}", "WP308", "besluit.toegekend"),
        ("kosten: 500, «besluit»: {datum: 2026-03-02}", "WP314", "besluit"),
    ],
)
def test_wp304_to_wp308_and_wp314_the_sums_of_one_proposal(section: str, details: str, code: str, key: str) -> None:
    """What is asked is kosten - eigen_bijdrage, here 500 - 100 = 400, or what is written at gevraagd."""
    details = details.replace("«500,01»", "«'500,01'»")
    expect(f"{section}: [{{naam: Soep, {details}}}]", (code, f"{section}[0].{key}"))


@pytest.mark.parametrize(
    "details",
    [
        "kosten: 500, eigen_bijdrage: 500",
        "kosten: 500, gevraagd: 500",
        "kosten: 500, eigen_bijdrage: 100, gevraagd: 400, minimum: 400, besluit: {toegekend: 400}",
        "kosten: 500, eigen_bijdrage: 100, gevraagd: 300, tekst: De kerk geeft 100 euro.",
        "eigen_bijdrage: 100, minimum: 50",  # without kosten there is nothing to add up
        "kosten: 500, besluit: {toegekend: 0}",
        "kosten: 500, besluit: {}",
    ],
)
def test_sums_of_one_proposal_that_are_right(details: str) -> None:
    expect(soep(details))


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


def test_wp309_decisions_come_out_of_the_pot() -> None:
    """1000 without a reserve of 10% is 900; two decisions of 450 fit, one cent more does not."""

    def text(second: str, totaal: str) -> str:
        return f"""
            budget: {{totaal: {totaal}, reserve: 10%}}
            bewonersinitiatieven: [{{naam: Soep, kosten: 450, besluit: {{toegekend: 450}}}}]
            interventies: [{{naam: Kookles, kosten: 500, besluit: {{toegekend: {second}}}}}]
        """

    expect(text("450", "1000"))
    expect(text("450.01", "«1000»"), ("WP309", "budget.totaal"))


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
    """0.10 + 0.20 is 0.30, and 70.10 - 70.00 is 0.10: in binary fractions neither is."""
    vast = "[{naam: Thee, bedrag: 0.10}, {naam: Koffie, bedrag: 0.20}]"
    expect(f"budget: {{totaal: 0.60, vast: {vast}, flexibel: 0.30}}")
    expect(soep("kosten: 70.10, eigen_bijdrage: 70.00, gevraagd: 0.10"))


def test_severities() -> None:
    """What makes a result wrong is an error; what only wants an explanation is a warning."""
    found = findings(complete(soep("kosten: 500, eigen_bijdrage: 600, besluit: {datum: 2026-03-02}")))
    assert {f.code: f.severity for f in found if f.code.startswith("WP3")} == {"WP304": "error", "WP314": "warning"}


def test_a_decision_below_the_minimum_is_named_and_a_rejection_is_not() -> None:
    text = "interventies: [{naam: Coach, kosten: 6000, minimum: 3000, besluit: {toegekend: «1000», motivering: Proef}}]"
    clean, [(line, column, end)] = marked(text)
    [finding] = [f for f in findings(complete(clean)) if f.code == "WP316"]
    assert at(finding) == ("WP316", line, column, end, "interventies[0].besluit.toegekend")
    assert str(finding.message) == "Er is € 1.000 toegekend, en er is minstens € 3.000 nodig."
    for enough in ("0", "3000"):
        assert not [f for f in findings(complete(clean.replace("1000", enough))) if f.code == "WP316"]


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
            "Alles wat wordt gevraagd is samen € 100.000.000.001; meer dan € 100.000.000.000 kan niet.",
        ),
    ],
)
def test_wp317_a_sum_has_the_bound_that_an_amount_has(text: str, faults: list[tuple[str, str]], said: str) -> None:
    """Without it ``allocate`` gives figures that ``verify`` does not take; so it cannot be switched off."""
    (found,) = expect(text.format(most=100_000_000_000), *faults)
    assert str(found.message) == said
    expect(text.format(most=99_999_999_999).replace("«", "").replace("»", ""))
