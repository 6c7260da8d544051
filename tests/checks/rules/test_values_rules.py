"""Family 1, values: what stands behind a key can be read in one way only.

What is between « and » is what a finding points at; the marks are no part of the plan.
"""

from __future__ import annotations

import pytest
from gathered import together
from helpers import agenda_findings, at, complete, expect, findings


def test_below_zero_is_explained_also_where_no_shortage_can_be_meant() -> None:
    (one,) = (
        one for one in findings(complete("bewonersinitiatieven: [{naam: Soep, kosten: -500}]")) if one.code == "WP108"
    )
    assert str(one.help) == (
        "Een bedrag is nul of meer. Is het een tekort van vorig jaar? Trek dat dan af van 'totaal'."
    )


@together(
    ("text", "code", "where"),
    [
        ("budget: {totaal: «veel»}", "WP106", "budget.totaal"),
        ("budget: {totaal: «100000000001»}", "WP106", "budget.totaal"),
        ("budget: {totaal: «480.000»}", "WP107", "budget.totaal"),
        ("bewonersinitiatieven: [{naam: Soep, kosten: «-500»}]", "WP108", "bewonersinitiatieven[0].kosten"),
        ("spelregels: {verdeling: {klein_plafond: «10»}}", "WP109", "spelregels.verdeling.klein_plafond"),
        ("signalen: [{tekst: Te donker, aantal: «tien»}]", "WP110", "signalen[0].aantal"),
        ("themas: [{naam: Samen, prioriteit: {wijk: «acht»}}]", "WP110", "themas[0].prioriteit.wijk"),
        ("themas: [{naam: Samen, prioriteit: {wijk: «12»}}]", "WP111", "themas[0].prioriteit.wijk"),
        ("jaar: «26»", "WP111", "jaar"),
        (
            "spelregels: {voorwaarden: {eigen_inzet_verplicht: «Jawel»}}",
            "WP112",
            "spelregels.voorwaarden.eigen_inzet_verplicht",
        ),
        ("signalen: [{tekst: Te donker, datum: «12 september»}]", "WP113", "signalen[0].datum"),
        ("participatie: [{wat: wijktafel, datum: «2026-02-30»}]", "WP113", "participatie[0].datum"),
        ("themas: [{id: «Samen!», naam: Samen}]", "WP114", "themas[0].id"),
        ("bewonersinitiatieven: [{naam: Soep, status: «bezig»}]", "WP115", "bewonersinitiatieven[0].status"),
        ("wijkcode: «999999»", "WP116", "wijkcode"),
        ("wijkcode: «wk999999»", "WP116", "wijkcode"),
    ],
)
def test_wp106_to_wp116_a_value_that_cannot_be_read_in_one_way(text: str, code: str, where: str) -> None:
    """The finding covers the very value."""
    expect(text, (code, where))


def test_wp115_a_choice_names_the_likely_word_or_all_of_them() -> None:
    (likely,) = expect(
        "bewonersinitiatieven: [{naam: Soep, status: «lopt»}]", ("WP115", "bewonersinitiatieven[0].status")
    )
    assert str(likely.help) == "Bedoel je 'loopt'?"
    (other,) = expect("aanwezig: [{naam: Speeltuin, soort: «zandbak»}]", ("WP115", "aanwezig[0].soort"))
    assert str(other.help) == "Kies uit: voorziening, netwerk, initiatief."


def test_wp118_a_decimal_comma_between_braces() -> None:
    """YAML ends the value at the comma: ``{wijk: 7,5}`` is 7 and a key named 5."""
    expect("themas: [{naam: Samen, prioriteit: {wijk: 7,«5»}}]", ("WP118", "themas[0].prioriteit.5"))
    expect("bewonersinitiatieven: [{naam: Soep, kosten: 2400,«50»}]", ("WP118", "bewonersinitiatieven[0].50"))
    percent = "themas: [{naam: Samen, effecten: [{wat: Groeten, gemeten: {waarde: 44,«5%», jaar: 2026}}]}]"
    (found,) = expect(percent, ("WP118", "themas[0].effecten[0].gemeten.5%"))
    assert "schrijf een punt in plaats van de komma" in str(found.help)
    (found,) = expect("bewonersinitiatieven: [{naam: Soep, kosten: 60,«-»}]", ("WP118", "bewonersinitiatieven[0].-"))
    assert str(found.help) == "Zet het hele bedrag tussen aanhalingstekens."
    expect("bewonersinitiatieven: [{naam: Soep, kosten: 60,«50 euro»}]", ("WP118", "bewonersinitiatieven[0].50 euro"))
    expect("themas: [{naam: Samen, prioriteit: {wijk: '7,5'}}]")
    expect("themas:\n  - naam: Samen\n    prioriteit:\n      wijk: 7,5")


def test_wp118_twice_the_same_decimals_are_two_commas_and_no_double_key() -> None:
    text = "themas: [{naam: Samen, prioriteit: {wijk: 7,«5», aanbieder: 6,«5»}}]"
    expect(text, ("WP118", "themas[0].prioriteit.5"), ("WP118", "themas[0].prioriteit.5"))


@pytest.mark.parametrize(
    ("text", "where"),
    [
        ("spelregels: {«stemverhouding»: {wijk: 0, aanbieder: 0}}", "spelregels.stemverhouding"),
        ("spelregels: {«themacriteria»: {stem: 0, signalen: 0, ambities: 0}}", "spelregels.themacriteria"),
        (
            "spelregels: {«criteria»: {thema: 0, draagvlak: 0, doelgroepen: 0, bereik: 0, eigen_inzet: 0}}",
            "spelregels.criteria",  # the weight of prioriteit is 0 by itself
        ),
    ],
)
def test_wp119_a_mean_needs_a_weight_above_zero(text: str, where: str) -> None:
    expect(text, ("WP119", where))


def test_wp119_weights_are_looked_at_with_those_of_the_agenda() -> None:
    """One zero leaves the other weight; the agenda itself is looked at in the same way."""
    expect("spelregels: {stemverhouding: {wijk: 0}}")
    found = agenda_findings("spelregels:\n  stemverhouding: {wijk: 0, aanbieder: 0}\n")
    assert [at(finding) for finding in found] == [("WP119", 2, 3, 17, "spelregels.stemverhouding")]
