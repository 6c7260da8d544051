"""Family 6: what became better, in figures and in stories. Wrong plans, and plans that only just are not wrong.

The one rule of this family that looks at several plans, WP606, is tested with its like in test_city_rules.py.
"""

from __future__ import annotations

import datetime

import pytest
from helpers import complete, findings
from rule_helpers import found, said


def messages(code: str, text: str) -> list[str]:
    """What this rule says, in the order of the file."""
    return [str(finding.message) for finding in found(code, text)]


def effect(*lines: str, jaar: int = 2100) -> str:
    """A plan whose only effect is 'Minder eenzaam' on line 4, column 14 up to 28, with these lines below it."""
    below = "".join(f"        {line}\n" for line in lines)
    return f"themas:\n  - naam: Samen\n    effecten:\n      - wat: Minder eenzaam\n{below}jaar: {jaar}\n"


THE_EFFECT = (4, 14, 28, "themas[0].effecten[0]")

# WP601: every theme says what should become better

ONE_THEMA_WITH_EFFECTEN = """
    themas:
      - naam: Samen
        effecten: [{wat: Minder eenzaam}]
      - naam: Jeugd
      - naam: Geld
        effecten: []
    """


def test_a_thema_without_effecten_stands_out_among_others() -> None:
    assert said("WP601", ONE_THEMA_WITH_EFFECTEN) == [(4, 11, 16, "themas[1]"), (5, 11, 15, "themas[2]")]
    assert messages("WP601", ONE_THEMA_WITH_EFFECTEN)[0] == "Bij 'Jeugd' staat niet wat er beter moet worden."


@pytest.mark.parametrize(
    "text",
    [
        "themas: [{naam: Samen, effecten: [{wat: Minder eenzaam}]}, {naam: Jeugd, effecten: [{wat: Meer sport}]}]\n",
        "themas: [{naam: Samen}, {naam: Jeugd}]\n",
        "samenvatting: Nog niets\n",
    ],
    ids=["all have them", "none has: that is said once, by WP602", "no themes"],
)
def test_no_thema_stands_out_when(text: str) -> None:
    assert said("WP601", text) == []


# WP602: a plan says what should become better


def test_a_plan_without_any_effect_is_told_once() -> None:
    text = "gemeente: Soest\nthemas: [{naam: Samen}, {naam: Jeugd, effecten: []}]\n"
    assert said("WP602", text) == [(2, 1, 7, "themas")]


@pytest.mark.parametrize(
    "text", [ONE_THEMA_WITH_EFFECTEN, "themas: []\n"], ids=["one theme has an effect", "no themes yet"]
)
def test_a_plan_needs_no_more_effecten_when(text: str) -> None:
    assert said("WP602", text) == []


# WP603: an effect has a beginning and a source


@pytest.mark.parametrize(
    ("lines", "missing"),
    [
        (["streven: 50%"], "nulmeting, bron"),
        (["streven: 50%", "bron: enquête"], "nulmeting"),
        (["nulmeting: 41%"], "bron"),
        (["nulmeting: ~", "bron: enquête"], "nulmeting"),
        (["nulmeting: 41%", "bron:"], "bron"),
    ],
)
def test_without_a_baseline_or_a_source_nobody_can_tell_whether_it_got_better(lines: list[str], missing: str) -> None:
    assert said("WP603", effect(*lines)) == [THE_EFFECT]
    assert messages("WP603", effect(*lines)) == [f"Bij dit effect ontbreekt: {missing}."]


def test_an_effect_that_does_not_say_what_it_is_is_pointed_at_by_its_first_key() -> None:
    text = "themas:\n  - naam: Samen\n    effecten:\n      - streven: 50%\n        bron: enquête\n"
    assert said("WP603", text) == [(4, 9, 16, "themas[0].effecten[0]")]


def test_every_effect_of_every_thema_is_looked_at() -> None:
    text = """
        themas:
          - naam: Samen
            effecten:
              - {wat: Minder eenzaam, nulmeting: 41%, bron: enquête}
              - {wat: Meer groeten, nulmeting: 10%}
          - naam: Jeugd
            effecten: [{wat: Meer sport}]
        """
    assert said("WP603", text) == [(5, 15, 27, "themas[0].effecten[1]"), (7, 22, 32, "themas[1].effecten[0]")]


@pytest.mark.parametrize("code", ["WP603", "WP604"])
def test_something_else_that_is_wrong_in_a_thema_keeps_nothing_back(code: str) -> None:
    """Of an effect that could not be read itself nobody knows what is missing; of its neighbour one does."""
    text = """
        themas:
          - naam: Samen
            behoefte: veel
            effecten:
              - {wat: Minder eenzaam, nulmeting: 1.350, streven: 50%}
              - {wat: Meer groeten, nulmetting: 10%}
              - {wat: Meer spelen, nulmeting: 10%}
        """
    assert [one.where for one in findings(complete(text)) if one.code == code] == ["themas[0].effecten[2]"]


def test_a_baseline_and_a_source_are_enough() -> None:
    assert said("WP603", effect("nulmeting: onbekend", "bron: wijktafel")) == []


# WP604: counting and telling


@pytest.mark.parametrize("key", ["nulmeting", "streven", "gemeten"])
def test_a_figure_needs_a_story(key: str) -> None:
    assert said("WP604", effect(f"{key}: 1 op de 5")) == [THE_EFFECT]
    assert messages("WP604", effect(f"{key}: 1 op de 5")) == ["Dit effect heeft een cijfer, maar geen verhaal."]


@pytest.mark.parametrize(
    "lines",
    [
        [],
        ["nulmeting: onbekend"],
        ["bron: telling van 2025"],
        ["gemeten: vaker buiten dan in 2025"],
        ["nulmeting: {waarde: onbekend, jaar: 2024, aantal: 310}"],
    ],
)
def test_a_story_needs_a_figure(lines: list[str]) -> None:
    """A word is no figure, and neither is a year in what is told, in the name of a source or beside a meting."""
    text = effect("verhaal: Buren eten nu samen.", *lines)
    assert said("WP604", text) == [THE_EFFECT]
    assert messages("WP604", text) == ["Dit effect heeft een verhaal, maar geen cijfer."]


@pytest.mark.parametrize(
    "lines",
    [["gemeten: 44%", "verhaal: Buren eten nu samen."], [], ["nulmeting: onbekend"]],
    ids=["a figure and a story", "neither", "a word, and no story"],
)
def test_an_effect_is_not_half_told_when(lines: list[str]) -> None:
    assert said("WP604", effect(*lines)) == []


@pytest.mark.parametrize("waarde", ["41%", "7,2", "12", "1 op de 5"])
def test_a_figure_counts_in_the_long_notation_too(waarde: str) -> None:
    text = effect(f"nulmeting: {{waarde: '{waarde}', jaar: 2024}}", "verhaal: Buren eten nu samen.")
    assert said("WP604", text) == []


# WP605: when the year is over the effect has been measured

THIS_YEAR = datetime.date.today().year


@pytest.mark.parametrize("jaar", [2000, 2020, THIS_YEAR - 1])
def test_an_effect_of_a_year_that_is_over_must_have_been_measured(jaar: int) -> None:
    assert said("WP605", effect("nulmeting: 41%", jaar=jaar)) == [THE_EFFECT]
    assert messages("WP605", effect(jaar=jaar)) == [f"Het jaar {jaar} is voorbij, en 'gemeten' ontbreekt."]


def test_that_it_could_not_be_measured_is_an_answer_too() -> None:
    assert said("WP605", effect("gemeten: niet, want de enquête ging niet door", jaar=2020)) == []


@pytest.mark.parametrize("jaar", [THIS_YEAR, THIS_YEAR + 1, 2100])
def test_an_effect_of_a_year_that_is_not_over_can_wait(jaar: int) -> None:
    assert said("WP605", effect("nulmeting: 41%", jaar=jaar)) == []


@pytest.mark.parametrize("code", ["WP603", "WP604", "WP605"])
def test_a_figure_that_can_be_read_two_ways_is_said_once(code: str) -> None:
    """It is there: what has to be done is to write it in one way."""
    text = effect("nulmeting: 1.350", "gemeten: 1.350", "bron: enquête", "verhaal: Meer.", jaar=2020)
    found_codes = {finding.code for finding in findings(complete(text))}
    assert any(found_code < "WP2" for found_code in found_codes)
    assert code not in found_codes


def test_whether_the_year_is_over_is_unknown_where_the_year_cannot_be_read() -> None:
    found_codes = {finding.code for finding in findings(complete(effect().replace("2100", "vorig jaar")))}
    assert "WP110" in found_codes
    assert "WP605" not in found_codes
