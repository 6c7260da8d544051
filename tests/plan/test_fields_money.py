"""Section 4.1 of the design: every amount is read in one way only, exact to the cent, or refused."""

from __future__ import annotations

import re

import pytest
from gathered import together
from helpers import at, complete, findings, plan
from hypothesis import example, given, settings
from hypothesis import strategies as st
from thoroughness import cases
from wijkplan.plan.reading.money import MAX_CENTS, MoneyError, cents


def refused(text: str) -> str:
    """In which way this text is no amount."""
    with pytest.raises(MoneyError) as caught:
        cents(text)
    return caught.value.kind


@together(
    ("written", "amount"),
    [
        ("2400", 240_000),
        ("2400.50", 240_050),
        ("2400,50", 240_050),
        ("2.400,50", 240_050),
        ("€ 2400", 240_000),
        ("€ 2.400,50", 240_050),
        ("€2400", 240_000),
        ("€\u00a02400", 240_000),  # a space that does not break, as word processors put it
        ("€\u202f2400,50", 240_050),
        ("  2400  ", 240_000),
        ("0", 0),
        ("0,05", 5),
        ("0.00", 0),
        ("007", 700),
        ("1.234.567,89", 123_456_789),
        ("2.400.000", 240_000_000),  # two points can only part thousands
        ("100000000000", 10**13),
        ("€ 2.400,-", 240_000),
        ("60.000,-", 6_000_000),
        ("€ 60.000,–", 6_000_000),  # the dash that a word processor makes of it
        ("2400,-", 240_000),
        ("2400,--", 240_000),
        ("2400 euro", 240_000),
        ("2400 EURO", 240_000),
        ("2400 euro's", 240_000),
        ("2400\u00a0euro", 240_000),
        ("EUR 1200", 120_000),
        ("1200 EUR", 120_000),
        ("2400 €", 240_000),
        ("60.000,00 euro", 6_000_000),
        ("€ 1.250.000", 125_000_000),
        ("€ 2400,50 euro", 240_050),
    ],
)
def test_amounts_of_the_field(written: str, amount: int) -> None:
    assert cents(written) == amount
    assert plan(f'budget: {{totaal: "{written}"}}\n').budget.totaal == amount


@pytest.mark.parametrize(
    ("written", "large", "small"),
    [
        ("2.400", "2400", "2,40"),
        ("2,400", "2400", "2,40"),
        ("12.500", "12500", "12,50"),
        ("480.000", "480000", "480,00"),
        ("€ 2.400", "2400", "2,40"),
        ("€2,400", "2400", "2,40"),
        ("2.400 euro", "2400", "2,40"),
        ("EUR 2.400", "2400", "2,40"),
        ("2.400 per jaar", "2400", "2,40"),
    ],
)
def test_what_can_be_read_two_ways_is_refused_with_both_readings(written: str, large: str, small: str) -> None:
    """Dutch readers see 2400 euro, English readers 2.40; the message and the help name both."""
    assert refused(written) == "money-ambiguous"
    (found,) = [f for f in findings(complete(f'budget: {{totaal: "{written}"}}\n')) if f.severity == "error"]
    assert at(found) == ("WP107", 1, 18, 20 + len(written), "budget.totaal")
    assert f"{large} euro" in str(found.message)
    assert f"{small} euro" in str(found.message)
    assert str(found.help) == f"Schrijf {large} of {small}."


@pytest.mark.parametrize(
    "written", ["-1", "-0,50", "- 5", "−5", "–5", "€ -5", "-€ 5", "-2.400,50", "-2.400", "-5 euro"]
)
def test_an_amount_is_never_negative(written: str) -> None:
    """Also with the minus sign and the dash that a word processor makes of a hyphen."""
    assert refused(written) == "money-negative"


@pytest.mark.parametrize("written", ["100000000000,01", "999.999.999.999,00", "9" * 16, "9" * 5000])
def test_an_amount_beyond_a_hundred_thousand_million_is_a_slip_of_the_pen(written: str) -> None:
    assert refused(written) == "money-too-large"


@together(
    "written",
    ["", " ", "€", "veel", "$ 2400", "€ € 5", "5 ton", "+5", "2400-", "1e3", "1_000", "0x10"]
    + [
        "2400.5",
        "2400,5",
        "2400,505",
        "2400,",
        ",50",
        ".50",
        "0.500",
        "0,500",
        "2 400",
        "2'400",
        "2,400.50",
        "2,400,000",
    ]
    + ["2.40,00", "24.00,00", "2.4000", "2400.500,00", "2..400", "2.400,5", "2.400,505", "1.2345.678", "5%", "2400;50"]
    + ["٢٤٠٠", "２４００", "２.４００,５０", "²", "①", "1\u06602", "2400\n50"],
)
def test_anything_else_is_no_amount(written: str) -> None:
    """Digits are 0 to 9: what looks like a digit in another script is not read as one."""
    assert refused(written) == "money-invalid"


@pytest.mark.parametrize(
    ("written", "amount"), [("4800 euro per jaar", "4800"), ("€ 4.800,50 (incl. btw)", "4800.50"), ("5000 max", "5000")]
)
def test_an_amount_with_text_behind_it_says_what_to_write(written: str, amount: str) -> None:
    (found,) = [f for f in findings(complete(f'budget: {{totaal: "{written}"}}\n')) if f.severity == "error"]
    assert at(found) == ("WP106", 1, 18, 20 + len(written), "budget.totaal")
    assert str(found.message) == f"'{written}' is geen bedrag: er staat tekst achter."
    assert str(found.help) == f"Schrijf alleen {amount}. Uitleg kan achter een #, of bij 'tekst'."


def grouped(euros: int) -> str:
    """With a point between the thousands: 1234567 is 1.234.567."""
    digits = str(euros)
    groups: list[str] = []
    while digits:
        digits, group = digits[:-3], digits[-3:]
        groups.insert(0, group)
    return ".".join(groups)


@settings(max_examples=cases(200), deadline=None)
@given(st.integers(0, MAX_CENTS), st.sampled_from(["", "€", "€ ", "€\u00a0"]))
@example(0, "")
@example(100, "€ ")
@example(99_999, "")
@example(100_000, "")
def test_every_amount_reads_back_in_each_notation(amount: int, sign: str) -> None:
    """With a point, with a comma, with points between the thousands; whole euros also without cents."""
    euros, rest = divmod(amount, 100)
    assert cents(f"{sign}{euros}.{rest:02}") == amount
    assert cents(f"{sign}{euros},{rest:02}") == amount
    assert cents(f"{sign}{grouped(euros)},{rest:02}") == amount
    assert cents(f"{sign}{euros}") == 100 * euros


@settings(max_examples=cases(100), deadline=None)
@given(st.integers(1, 999), st.integers(0, 999), st.sampled_from(".,"), st.sampled_from(["", "€", "€ "]))
def test_three_digits_behind_one_point_or_comma_are_always_refused(
    whole: int, three: int, mark: str, sign: str
) -> None:
    assert refused(f"{sign}{whole}{mark}{three:03}") == "money-ambiguous"


@settings(max_examples=cases(300), deadline=None)
@given(st.text("0123456789.,€ -", max_size=14) | st.text(max_size=20))
def test_a_text_is_an_amount_with_just_its_digits_or_it_is_refused(text: str) -> None:
    """Nothing is dropped, rounded or guessed: the digits of the text are the digits of the amount in cents."""
    try:
        amount = cents(text)
    except MoneyError:
        return
    digits = re.sub(r"[^0-9]", "", text)
    has_cents = re.search(r"[.,][0-9]{2}(?:\s*€)?\s*$", text) is not None
    assert amount == int(digits if has_cents else digits + "00")
    assert re.sub(r"[0-9.,\s]|[.,]--?", "", text) in ("", "€", "€€")
