"""Section 4.1 of the design: how the text of a value becomes money, a share, a number, a date or an id.

A value that does not read as its field asks for gives one finding, with the code of its kind.
"""

from __future__ import annotations

import datetime
from fractions import Fraction

import pytest
from gathered import together
from helpers import complete, findings, plan
from hypothesis import example, given, settings
from hypothesis import strategies as st
from thoroughness import cases
from wijkplan.checks.finding import errors
from wijkplan.plan.plan import Bewonersinitiatief
from wijkplan.plan.reading import dates
from wijkplan.plan.spelregels import Verdeling


def codes(text: str) -> list[str]:
    """The codes of all errors in a plan."""
    return [finding.code for finding in errors(findings(complete(text)))]


def soep(details: str) -> str:
    return f"bewonersinitiatieven: [{{naam: Soep, {details}}}]\n"


def initiatief(details: str) -> Bewonersinitiatief:
    return plan(soep(details)).bewonersinitiatieven[0]


def verdeling(details: str) -> Verdeling:
    return plan(f"spelregels: {{verdeling: {{{details}}}}}\n").spelregels.verdeling


# Percentages


@pytest.mark.parametrize(
    ("written", "share"),
    [
        ("5%", Fraction(5, 100)),
        ("5 %", Fraction(5, 100)),
        ("0%", Fraction(0)),
        ("100%", Fraction(1)),
        ("100.0%", Fraction(1)),
        ("12.5%", Fraction(1, 8)),
        ("'12,5%'", Fraction(1, 8)),
        ("33.333%", Fraction(33333, 100000)),  # exact: no binary rounding
    ],
)
def test_a_percentage_is_an_exact_share(written: str, share: Fraction) -> None:
    assert verdeling(f"klein_plafond: {written}").klein_plafond == share
    assert plan(f"budget: {{totaal: 1000, reserve: {written}}}\n").budget.reserve == share


@pytest.mark.parametrize("written", ["5", "0.05", "'%'", "-5%", "5%%", "5 procent", "'5,%'", "５%", "5‰", "tien%"])
def test_a_share_without_its_sign_or_its_digits_is_no_percentage(written: str) -> None:
    assert codes(f"spelregels: {{verdeling: {{klein_plafond: {written}}}}}\n") == ["WP109"]


@pytest.mark.parametrize("written", ["101%", "100.01%", "99999999999999999999%"])
def test_a_share_is_never_more_than_all(written: str) -> None:
    assert codes(f"spelregels: {{verdeling: {{klein_plafond: {written}}}}}\n") == ["WP111"]


def test_a_reserve_is_a_share_or_an_amount() -> None:
    """5% is a twentieth; 5 is five euros, 500 cents."""
    assert plan("budget: {totaal: 1000, reserve: 5%}\n").budget.reserve == Fraction(1, 20)
    assert plan("budget: {totaal: 1000, reserve: 5}\n").budget.reserve == 500
    assert codes("budget: {totaal: 9000, reserve: 2.400}\n") == ["WP107"]
    assert codes("budget: {totaal: 9000, reserve: veel%}\n") == ["WP109"]


# Whole numbers and figures


@pytest.mark.parametrize(
    ("written", "number"), [("0", 0), ("120", 120), ("0101", 101), ("'7'", 7), ("999999999", 999999999)]
)
def test_a_whole_number_is_its_digits(written: str, number: int) -> None:
    """Not octal, not sexagesimal: 0101 is a hundred and one."""
    assert initiatief(f"bereik: {written}").bereik == number


@pytest.mark.parametrize(
    "written",
    ["tien", "-1", "+1", "1.0", "'12,5'", "1.000", "1 000", "1_000", "1e3", "0x1F", "1:30", "١٢", "１２", "²", "true"],
)
def test_anything_but_digits_is_no_whole_number(written: str) -> None:
    assert codes(soep(f"bereik: {written}")) == ["WP110"]


@pytest.mark.parametrize("written", ["1000000000", "9" * 400])
def test_a_number_of_residents_beyond_all_bounds_is_refused(written: str) -> None:
    assert codes(soep(f"bereik: {written}")) == ["WP111"]


def test_a_scale_begins_at_one() -> None:
    """Full marks at 0 would divide by zero."""
    assert codes("spelregels: {schaal: {draagvlak: 0}}\n") == ["WP111"]
    assert plan("spelregels: {schaal: {draagvlak: 1}}\n").spelregels.schaal.draagvlak == 1


@pytest.mark.parametrize(
    ("year", "found"), [("1999", ["WP111"]), ("2000", []), ("2100", []), ("2101", ["WP111"]), ("26", ["WP111"])]
)
def test_a_year_is_of_this_century(year: str, found: list[str]) -> None:
    assert codes(f"jaar: {year}\n") == found


@pytest.mark.parametrize(
    ("written", "figure"),
    [
        ("0", Fraction(0)),
        ("8", Fraction(8)),
        ("7.5", Fraction(15, 2)),
        ("'7,5'", Fraction(15, 2)),
        ("10.0", Fraction(10)),
    ],
)
def test_a_figure_is_exact_with_point_or_comma(written: str, figure: Fraction) -> None:
    assert initiatief(f"prioriteit: {{wijk: {written}}}").prioriteit.wijk == figure


@pytest.mark.parametrize(
    ("written", "code"),
    [
        ("10.1", "WP111"),
        ("11", "WP111"),
        ("-1", "WP110"),
        ("acht", "WP110"),
        ("8+", "WP110"),
        ("7.", "WP110"),
        ("1/2", "WP110"),
    ],
)
def test_a_figure_is_from_0_to_10(written: str, code: str) -> None:
    assert codes(soep(f"prioriteit: {{wijk: {written}}}")) == [code]


# Yes and no


@pytest.mark.parametrize(
    ("written", "yes"),
    [("ja", True), ("true", True), ("nee", False), ("false", False), ("'ja'", True)]
    + [("Ja", True), ("JA", True), ("Nee", False), ("NEE", False), ("True", True), ("FALSE", False)],
)
def test_yes_and_no(written: str, yes: bool) -> None:
    found = plan(f"spelregels: {{voorwaarden: {{eigen_inzet_verplicht: {written}}}}}\n")
    assert found.spelregels.voorwaarden.eigen_inzet_verplicht is yes


@pytest.mark.parametrize("written", ["yes", "no", "on", "Jawel", "1", "0", "j", "misschien"])
def test_only_four_words_are_a_yes_or_a_no(written: str) -> None:
    assert codes(f"spelregels: {{voorwaarden: {{eigen_inzet_verplicht: {written}}}}}\n") == ["WP112"]


# Dates


@pytest.mark.parametrize("written", ["2026-02-12", "2028-02-29", "2000-02-29", "'2026-02-12'"])
def test_a_date_is_year_month_day(written: str) -> None:
    assert initiatief(f"ingediend: {written}").ingediend == datetime.date.fromisoformat(written.strip("'"))


@together(
    "written",
    ["2026-02-29", "2100-02-29", "2026-04-31", "2026-13-01", "2026-00-10", "0000-01-01"]
    + [
        "31-02-2026",
        "12-13-2026",
        "12-02-26",
        "12-02/2026",
        "03/04/2026",
        "12 foobar 2026",
        "20260212",
        "2026-02-12T10:00:00",
        "2026-W07-4",
        "12 februari",
        "２０２６-02-12",
    ],
)
def test_a_day_that_is_not_on_the_calendar_or_written_otherwise_is_no_date(written: str) -> None:
    """2028 is a leap year, 2026 is not, and 2100 is not either."""
    assert codes(soep(f"ingediend: {written}")) == ["WP113"]


@pytest.mark.parametrize(
    "written",
    ["12-02-2026", "12-2-2026", "12.02.2026", "2026-2-12", "2026/02/12", "12 februari 2026", "12 feb. 2026"]
    + ["12 FEBRUARI 2026", "12\u00a0februari 2026"],
)
def test_a_date_may_be_written_in_any_way_that_is_read_one_way(written: str) -> None:
    """As the Dutch do it the day comes first; four digits are the year."""
    assert initiatief(f"ingediend: '{written}'").ingediend == datetime.date(2026, 2, 12)


@pytest.mark.parametrize(
    ("written", "message", "advice"),
    [
        ("31-02-2026", "De dag '31-02-2026' bestaat niet.", "Die maand (02-2026) heeft 28 dagen."),
        ("2028-02-30", "De dag '2028-02-30' bestaat niet.", "Die maand (02-2028) heeft 29 dagen."),
        ("31 april 2026", "De dag '31 april 2026' bestaat niet.", "Die maand (04-2026) heeft 30 dagen."),
        (
            "03-31-2026",
            "'03-31-2026' is geen datum: er is geen maand 31.",
            "Schrijf bijvoorbeeld 2026-03-31 of 31-03-2026.",
        ),
        (
            "3/4/2026",
            "'3/4/2026' is op twee manieren te lezen: als 2026-04-03 of als 2026-03-04.",
            "Schrijf 2026-04-03 of 2026-03-04.",
        ),
        ("12 februari", "'12 februari' is geen datum.", "Schrijf bijvoorbeeld 2026-03-31 of 31-03-2026."),
    ],
)
def test_what_is_wrong_with_a_date_is_named(written: str, message: str, advice: str) -> None:
    """With slashes the month may come first, as Americans have it; the 31st of anything can only be a day."""
    (found,) = errors(findings(complete(soep(f"ingediend: {written}"))))
    assert (found.code, str(found.message), str(found.help)) == ("WP113", message, advice)
    assert codes(soep("ingediend: 31/03/2026")) == codes(soep("ingediend: 4/4/2026")) == []


@pytest.mark.parametrize(
    ("written", "message", "advice"),
    [
        (
            "1.200",
            "'1.200' is geen heel getal: er staat een punt, komma of spatie in.",
            "Schrijf alleen cijfers. Bedoel je 1200, schrijf dan 1200.",
        ),
        (
            "40 bewoners",
            "'40 bewoners' is geen heel getal: er staat tekst achter.",
            "Schrijf alleen 40. Uitleg kan achter een #.",
        ),
    ],
)
def test_what_to_write_for_a_number_is_named(written: str, message: str, advice: str) -> None:
    (found,) = errors(findings(complete(f"themas: [{{naam: Samen, behoefte: {written}}}]\n")))
    assert (found.code, str(found.message), str(found.help)) == ("WP110", message, advice)


@settings(max_examples=cases(40), deadline=None)
@given(st.dates())
def test_every_day_reads_back(day: datetime.date) -> None:
    assert initiatief(f"ingediend: {day.isoformat()}").ingediend == day
    assert dates.day(f"{day.day}-{day.month}-{day.year:04}") == day


@settings(max_examples=cases(40), deadline=None)
@given(st.integers(0, 999_999_999))
@example(0)
def test_every_number_reads_back(number: int) -> None:
    assert initiatief(f"bereik: {number}").bereik == number
