"""One mistake, one message: what follows from a mistake in the form is not said a second time in other words."""

from __future__ import annotations

import pytest
from helpers import expect


@pytest.mark.parametrize(
    ("text", "code", "where"),
    [
        # Themes that cannot be read cannot be missed.
        (
            "themas: [{«naam»: [Samen]}]\nbewonersinitiatieven: [{naam: Soep, thema: samen}]",
            "WP105",
            "themas[0].naam",
        ),
        ("«Themas»: [{naam: Samen}]\nbewonersinitiatieven: [{naam: Soep, thema: samen}]", "WP101", "Themas"),
        ("themas: «samen»\nsignalen: [{tekst: Te donker, thema: samen}]", "WP103", "themas"),
        # Sums are not made with an amount that cannot be read.
        ("budget: {totaal: «1.000», vast: [{naam: Wijkcentrum, bedrag: 1500}]}", "WP107", "budget.totaal"),
        ("budget: {totaal: 900, «vats»: [{naam: Wijkcentrum, bedrag: 400}], flexibel: 500}", "WP101", "budget.vats"),
        (
            "budget: {totaal: 900, vast: [{naam: Wijkcentrum, «bedarg»: 400}], flexibel: 500}",
            "WP101",
            "budget.vast[0].bedarg",
        ),
        (
            "budget: {totaal: 900, rondes: [{naam: voorjaar, deel: «50»}, {naam: najaar, deel: 50%}]}",
            "WP109",
            "budget.rondes[0].deel",
        ),
        ("budget: {totaal: 900, rondes: [{naam: voorjaar, «dele»: 100%}]}", "WP101", "budget.rondes[0].dele"),
        (
            "bewonersinitiatieven: [{naam: Soep, kosten: 5000, eigen_bijdrage: «2.400», gevraagd: 2600}]",
            "WP107",
            "bewonersinitiatieven[0].eigen_bijdrage",
        ),
        (
            "bewonersinitiatieven: [{naam: Soep, kosten: «5.000», gevraagd: 2600, minimum: 2000}]",
            "WP107",
            "bewonersinitiatieven[0].kosten",
        ),
        (
            "bewonersinitiatieven: [{naam: Soep, kosten: 500, eigen_bijdrage: 200, gevraagd: «veel», minimum: 350}]",
            "WP106",
            "bewonersinitiatieven[0].gevraagd",
        ),
        (
            "bewonersinitiatieven: [{naam: Soep, kosten: 500, besluit: {toegekend: «veel»}}]",
            "WP106",
            "bewonersinitiatieven[0].besluit.toegekend",
        ),
        # Nor a mean with a weight that cannot.
        (
            "spelregels: {stemverhouding: {wijk: 0, aanbieder: «veel»}}",
            "WP110",
            "spelregels.stemverhouding.aanbieder",
        ),
        # An initiative that cannot be read may well be the one that is meant.
        (
            "bewonersinitiatieven: [«soep»]\ninterventies: [{naam: Kookles, vult_aan: [soep]}]",
            "WP104",
            "bewonersinitiatieven[0]",
        ),
        (
            "bewonersinitiatieven: [{naam: Tuin, niet_samen_met: [plein]}, «plein»]",
            "WP104",
            "bewonersinitiatieven[1]",
        ),
    ],
)
def test_a_mistake_in_the_form_brings_no_other_findings_along(text: str, code: str, where: str) -> None:
    expect(text, (code, where))


def test_but_the_rest_of_the_plan_is_checked_as_ever() -> None:
    """The costs of Soep cannot be read; the theme of Tuin still does not exist."""
    expect(
        """
        themas: [{naam: Samen}]
        bewonersinitiatieven:
          - {naam: Soep, thema: samen, kosten: «veel»}
          - {naam: Tuin, thema: «samne», kosten: 500}
        """,
        ("WP106", "bewonersinitiatieven[0].kosten"),
        ("WP201", "bewonersinitiatieven[1].thema"),
    )
