"""Family 3, money: what a voorstel costs, asks and gets fits together, to the cent.

What is between « and » is what a finding points at; the marks are no part of the plan.
"""

from __future__ import annotations

import pytest
from gathered import together
from helpers import at, complete, expect, findings, marked


def soep(details: str) -> str:
    return f"bewonersinitiatieven: [{{naam: Soep, {details}}}]"


@together("section", ["bewonersinitiatieven", "interventies"])
@together(
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


FONDS = "medefinanciers: [{naam: Oranjefonds, bedrag: 300}]"


@pytest.mark.parametrize(
    ("details", "said"),
    [
        (
            "kosten: 500, eigen_bijdrage: 201, «medefinanciers»: [{naam: Oranjefonds, bedrag: 300}]",
            "Eigen bijdrage en medefinanciers zijn samen € 501, meer dan de kosten van € 500.",
        ),
        (
            "begroting: [{post: Zaal, bedrag: 299}], «medefinanciers»: [{naam: Oranjefonds, bedrag: 300}]",
            "De medefinanciers geven samen € 300, meer dan de kosten van € 299.",
        ),
    ],
)
def test_wp304_own_money_and_that_of_others_together(details: str, said: str) -> None:
    """Without `kosten` the lines of the begroting are what it costs."""
    [found] = expect(soep(details), ("WP304", "bewonersinitiatieven[0].medefinanciers"))
    assert (str(found.message), found.severity) == (said, "error")


def test_wp304_is_said_once_where_the_own_money_alone_is_too_much() -> None:
    expect(soep(f"kosten: 500, eigen_bijdrage: «501», {FONDS}"), ("WP304", "bewonersinitiatieven[0].eigen_bijdrage"))


@pytest.mark.parametrize(
    "details",
    [
        f"kosten: 500, eigen_bijdrage: 200, {FONDS}",  # nothing is left to ask
        f"kosten: 500, eigen_bijdrage: 100, {FONDS}, gevraagd: 100",
        f"begroting: [{{post: Zaal, bedrag: 500}}], {FONDS}, gevraagd: 200",
        f"eigen_bijdrage: 9000, {FONDS}",  # without costs there is nothing to hold it against
    ],
)
def test_what_others_pay_is_not_asked(details: str) -> None:
    expect(soep(details))


def test_wp306_knows_what_others_pay() -> None:
    """500 without the 300 of a fund is 200, and 500 is asked."""
    [found] = expect(soep(f"kosten: 500, {FONDS}, gevraagd: «500»"), ("WP306", "bewonersinitiatieven[0].gevraagd"))
    assert str(found.message) == "Het voorstel vraagt € 500, en wat anderen niet betalen is € 200."


def test_wp305_holds_against_the_lines_of_the_begroting() -> None:
    text = soep("begroting: [{post: Zaal, bedrag: 500}], gevraagd: «600»")
    expect(text, ("WP305", "bewonersinitiatieven[0].gevraagd"))


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


def test_the_sum_of_a_proposal_is_exact_where_floats_are_not() -> None:
    """70.10 - 69.00 is 1.10: in binary fractions it is not."""
    expect(soep("kosten: 70.10, eigen_bijdrage: 69.00, gevraagd: 1.10"))


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


class TestWhatWasSpent:
    """`besteed` is what was spent of the money that was granted: with it, what is left for next year adds up."""

    def test_a_zero_too_many(self) -> None:
        """3600 passes were granted, and somebody typed 200000: at `next` the whole pot would be gone."""
        text = soep("kosten: 3600, besluit: {toegekend: 3600}, resultaat: {besteed: «200000»}")
        expect(text, ("WP318", "bewonersinitiatieven[0].resultaat.besteed"))
        [finding] = [f for f in findings(complete(marked(text)[0])) if f.code == "WP318"]
        assert finding.severity == "error"
        assert str(finding.message) == "Er is € 200.000 besteed, en er is € 3.600 toegekend."

    @pytest.mark.parametrize(
        ("besluit", "said"),
        [
            ("", "Er is € 200 besteed, en er is geen besluit dat geld toekent."),
            ("besluit: {datum: 2026-03-02},", "Er is € 200 besteed, en er is geen besluit dat geld toekent."),
            ("besluit: {toegekend: 0},", "Er is € 200 besteed, en dit voorstel is afgewezen."),
        ],
    )
    def test_nothing_was_granted(self, besluit: str, said: str) -> None:
        found = findings(complete(soep(f"kosten: 500, {besluit} resultaat: {{besteed: 200}}")))
        assert [str(f.message) for f in found if f.code == "WP318"] == [said]

    def test_that_nothing_was_spent_needs_a_decision_too(self) -> None:
        [finding] = [f for f in findings(complete(soep("kosten: 500, resultaat: {besteed: 0}"))) if f.code == "WP318"]
        assert str(finding.message) == "Er is € 0 besteed, en er is geen besluit dat geld toekent."

    @pytest.mark.parametrize(
        "details",
        [
            "besluit: {toegekend: 3600}, resultaat: {besteed: 3600}",
            "besluit: {toegekend: 3600}, resultaat: {bereikt: 131}",
        ],
    )
    def test_spending_that_is_right(self, details: str) -> None:
        expect(soep(f"kosten: 3600, {details}"))

    def test_an_amount_that_cannot_be_read_is_not_held_against_it(self) -> None:
        """Then only that amount is at fault: nobody knows yet what was granted."""
        found = findings(complete(soep("kosten: 500, besluit: {toegekend: veel}, resultaat: {besteed: 200}")))
        assert {f.code for f in found if f.severity == "error"} == {"WP106"}
