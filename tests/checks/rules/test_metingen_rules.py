"""Family 6: metingen of one effect that cannot be held against each other.

What is between « and » is what a finding points at; the marks are no part of the plan.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest
from helpers import at, complete, findings, marked

if TYPE_CHECKING:
    from wijkplan.checks.finding import Finding


def found(text: str) -> list[Finding]:
    """What the rules about metingen say of an effect with these keys, at the places between the marks."""
    clean, places = marked(f"themas: [{{naam: Samen, effecten: [{{wat: Minder eenzaam, {text}}}]}}]")
    everything = findings(complete(clean))
    assert [finding for finding in everything if finding.code < "WP2"] == []
    said = [finding for finding in everything if finding.code in ("WP607", "WP608")]
    assert [at(finding)[1:4] for finding in said] == places
    return said


# WP607: a share beside a number


@pytest.mark.parametrize(
    ("text", "key", "said"),
    [
        (
            "nulmeting: 41%, gemeten: «44»",
            "gemeten",
            "Bij 'nulmeting' staat 41%, en bij 'gemeten' 44: dat kun je niet vergelijken.",
        ),
        (
            "nulmeting: 7.2, streven: «1 op de 5», gemeten: 1 op de 4",
            "streven",
            "Bij 'nulmeting' staat 7.2, en bij 'streven' 1 op de 5: dat kun je niet vergelijken.",
        ),
        (
            "streven: 1 op de 5, gemeten: {waarde: «12», jaar: 2026}",
            "gemeten.waarde",
            "Bij 'streven' staat 1 op de 5, en bij 'gemeten' 12: dat kun je niet vergelijken.",
        ),
    ],
    ids=["a forgotten sign", "the first that is of another kind, once", "in the long notation"],
)
def test_a_share_cannot_be_held_against_a_number(text: str, key: str, said: str) -> None:
    [finding] = found(text)
    assert (finding.code, finding.severity, str(finding.message)) == ("WP607", "warning", said)
    assert finding.where == f"themas[0].effecten[0].{key}"


@pytest.mark.parametrize(
    "text",
    [
        "nulmeting: 2 op de 5, streven: 50%, gemeten: 44%",  # a percentage and a part are both a share
        "nulmeting: '7,2', streven: 8, gemeten: '7,5'",
        "nulmeting: 41%, gemeten: vaker buiten",  # told, and not measured
        "nulmeting: 41%",
        "nulmeting: 41%, gemeten: 44, let_op: Dit jaar vroegen we een cijfer.",
    ],
)
def test_metingen_that_can_stand_beside_each_other(text: str) -> None:
    assert found(text) == []


# WP608: the nulmeting is the beginning


@pytest.mark.parametrize(
    ("text", "where", "said"),
    [
        (
            "nulmeting: {waarde: 41%, jaar: 2025}, gemeten: {waarde: 44%, jaar: «2024»}",
            "gemeten.jaar",
            "Er is gemeten in 2024, en de nulmeting is pas van 2025.",
        ),
        (
            "nulmeting: {waarde: 41%, jaar: 2025}, streven: {waarde: 50%, jaar: «2024»}, gemeten: 44%",
            "streven.jaar",
            "Het streven is voor 2024, en de nulmeting is pas van 2025.",
        ),
        (
            "nulmeting: {waarde: 41%, jaar: «2052»}, streven: {waarde: 50%, jaar: 2027}, "
            "gemeten: {waarde: 44%, jaar: 2026}",
            "nulmeting.jaar",
            "Er is gemeten in 2026, en de nulmeting is pas van 2052.",
        ),
    ],
    ids=["measured before", "aimed at before", "both: then the nulmeting is a slip, said once"],
)
def test_nothing_is_measured_before_the_nulmeting(text: str, where: str, said: str) -> None:
    [finding] = found(text)
    assert (finding.code, finding.severity, str(finding.message)) == ("WP608", "warning", said)
    assert finding.where == f"themas[0].effecten[0].{where}"


@pytest.mark.parametrize(
    "text",
    [
        "nulmeting: {waarde: 41%, jaar: 2024}, gemeten: {waarde: 44%, jaar: 2024}",  # in spring and in autumn
        "nulmeting: {waarde: 41%, jaar: 2024}, streven: {waarde: 50%, jaar: 2027}, gemeten: {waarde: 44%, jaar: 2026}",
        "nulmeting: 41%, gemeten: {waarde: 44%, jaar: 2024}",  # nobody says when it began
        "gemeten: {waarde: 44%, jaar: 2024}",
    ],
)
def test_years_that_can_be_right(text: str) -> None:
    assert found(text) == []
