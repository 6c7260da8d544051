"""Family 3, money: parts that people wrote down give the amount beside them, to the cent.

What is between « and » is what a finding points at; the marks are no part of the plan.
"""

from __future__ import annotations

import pytest
from helpers import complete, expect, findings


def budget(totaal: str, *amounts: str, key: str = "bronnen", meegenomen: str = "0") -> str:
    """A budget with a source for each of these amounts."""
    bronnen = "".join(f"    - {{naam: Bron, bedrag: {amount}}}\n" for amount in amounts)
    return f"budget:\n  totaal: {totaal}\n  meegenomen: {meegenomen}\n  {key}:\n{bronnen}"


def begroting(kosten: str, *amounts: str, section: str = "bewonersinitiatieven") -> str:
    """A voorstel with a line in its begroting for each of these amounts."""
    posten = ", ".join(f"{{post: Zaal, bedrag: {amount}}}" for amount in amounts)
    return f"{section}: [{{naam: Soep, {kosten} begroting: [{posten}]}}]"


def test_wp324_who_gives_money_gives_it_all() -> None:
    """400.000 of the municipality and 60.000 of a housing corporation are 460.000."""
    [found] = expect(budget("480000", "400000", "60000", key="«bronnen»"), ("WP324", "budget.bronnen"))
    assert found.severity == "error"
    assert str(found.message) == "De bronnen zijn samen € 460.000, en 'totaal' is € 480.000."
    assert "maak van 'totaal' € 460.000" in str(found.help)


def test_wp324_what_was_left_over_comes_from_no_source() -> None:
    """500 of last year beside 1000 of this year: who counts it among the sources counts it twice."""
    text = budget("1000", "1000", "500", key="«bronnen»", meegenomen="500")
    [found] = expect(text, ("WP324", "budget.bronnen"))
    assert str(found.help) == "De € 500 van vorig jaar staat al bij 'meegenomen'. Haal dat weg bij 'bronnen'."


@pytest.mark.parametrize(
    "text",
    [
        budget("480000", "400000", "80000"),  # they add up
        budget("1000.10", "900.05", "100.05"),  # to the cent, where floats would not
        budget("1000", "1000", meegenomen="500"),  # beside what was left over
        "budget: {totaal: 480000, bronnen: []}",  # nobody said who gives it
    ],
)
def test_wp324_sources_that_are_right(text: str) -> None:
    expect(text)


def test_wp324_waits_for_an_amount_that_cannot_be_read() -> None:
    found = findings(complete(budget("1000", "900", "veel")))
    assert {finding.code for finding in found if finding.severity == "error"} == {"WP106"}


@pytest.mark.parametrize("section", ["bewonersinitiatieven", "interventies"])
def test_wp325_the_lines_of_a_begroting_give_the_costs(section: str) -> None:
    """3800 for food and 100 for a hall are 3900; a nought was forgotten."""
    text = begroting("kosten: «4800»,", "3800", "100", section=section)
    [found] = expect(text, ("WP325", f"{section}[0].kosten"))
    assert found.severity == "error"
    assert str(found.message) == "Hier staat € 4.800, en de posten bij 'begroting' zijn samen € 3.900."


@pytest.mark.parametrize(
    "text",
    [
        begroting("kosten: 4800,", "3800", "1000"),  # they add up
        begroting("", "3800", "100"),  # the costs are what its lines are together
        begroting("kosten: 4800,"),  # nobody wrote down what it is for
        begroting("kosten: 0,", "0"),  # what costs nothing
    ],
)
def test_wp325_lines_that_are_right(text: str) -> None:
    expect(text)


def test_wp325_waits_for_an_amount_that_cannot_be_read() -> None:
    found = findings(complete(begroting("kosten: 4800,", "3800", "veel")))
    assert {finding.code for finding in found if finding.severity == "error"} == {"WP106"}
