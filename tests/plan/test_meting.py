"""A meting: what it says as a figure, in one notation, written short or long."""

from __future__ import annotations

from fractions import Fraction

import pytest
from helpers import expect, plan
from wijkplan.plan.reading.meting import Figure, Meting, canonical, figure


@pytest.mark.parametrize(
    ("written", "soort", "waarde", "notation"),
    [
        ("41%", "percentage", Fraction(41, 100), "41%"),
        ("41 %", "percentage", Fraction(41, 100), "41%"),
        ("41,50 %", "percentage", Fraction(415, 1000), "41.5%"),
        ("0,0%", "percentage", Fraction(0), "0%"),
        ("1 op de 5", "deel", Fraction(1, 5), "1 op de 5"),
        ("1 OP DE 5", "deel", Fraction(1, 5), "1 op de 5"),
        ("2 op 010", "deel", Fraction(1, 5), "2 op de 10"),  # asked of ten is not asked of five
        ("7,20", "getal", Fraction(36, 5), "7.2"),
        ("1350", "getal", Fraction(1350), "1350"),
        ("1.350,5", "getal", Fraction(2701, 2), "1350.5"),
        ("1.234.567", "getal", Fraction(1234567), "1234567"),
        ("-3,0", "getal", Fraction(-3), "-3"),
        ("−3", "getal", Fraction(-3), "-3"),
        ("0,125", "getal", Fraction(1, 8), "0.125"),
        ("12,3450", "getal", Fraction(12345, 1000), "12.3450"),  # 12.345 could be read in two ways
    ],
)
def test_a_figure_in_the_one_notation_says_the_same(written: str, soort: str, waarde: Fraction, notation: str) -> None:
    assert figure(written) == Figure(soort, waarde)  # type: ignore[arg-type]
    assert canonical(written) == notation
    assert figure(notation) == figure(written)
    assert canonical(notation) == notation
    assert Meting.model_validate(notation) == Meting.model_validate({"waarde": written})


@pytest.mark.parametrize(
    "told", ["vaker buiten", "41% van de ouderen", "1 op de 0", "ruim 7", "1234567890123", "5-6", "12 op de"]
)
def test_what_is_told_is_kept_as_it_was_told(told: str) -> None:
    assert figure(told) is None
    assert canonical(told) == told
    assert Meting.model_validate(told).waarde == told


def test_metingen_differ_by_their_year_and_their_number() -> None:
    one = Meting.model_validate({"waarde": "41%", "jaar": "2024", "aantal": "310"})
    assert one != Meting.model_validate("41%")
    assert one == Meting.model_validate({"waarde": "41,0 %", "jaar": "2024", "aantal": "310"})
    assert len({one, Meting.model_validate({"waarde": "41 %", "jaar": "2024", "aantal": "310"})}) == 1


def test_short_and_long_stand_beside_each_other() -> None:
    text = "themas: [{naam: Samen, effecten: [{wat: Groeten, nulmeting: {waarde: 41%, jaar: 2024}, gemeten: 44%}]}]"
    (effect,) = plan(text).themas[0].effecten
    assert effect.id == "groeten"
    assert effect.nulmeting == Meting.model_validate({"waarde": "41%", "jaar": "2024"})
    assert effect.gemeten == Meting.model_validate("44%")


@pytest.mark.parametrize(
    ("meting", "code", "where"),
    [
        ("«1.350»", "WP110", ""),
        ("{waarde: «1.350», jaar: 2024}", "WP110", ".waarde"),
        ("{waarde: 41%, aantal: «0»}", "WP111", ".aantal"),
    ],
)
def test_what_cannot_be_read_is_pointed_at(meting: str, code: str, where: str) -> None:
    expect(
        f"themas: [{{naam: Samen, effecten: [{{wat: Groeten, gemeten: {meting}}}]}}]",
        (code, f"themas[0].effecten[0].gemeten{where}"),
    )
