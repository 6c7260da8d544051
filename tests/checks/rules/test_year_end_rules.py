"""Families 5 and 6: what people want to hear when a year is over. In spring nobody is asked for it.

What is between « and » is what a finding points at; the marks are no part of the plan.
"""

from __future__ import annotations

import datetime
from typing import TYPE_CHECKING

import pytest
from helpers import at, complete, findings, marked, unindent

if TYPE_CHECKING:
    from wijkplan.checks.finding import Finding

RULES = ("WP509", "WP510", "WP511", "WP609")
NOW = datetime.date.today().year
AGENDA = """
    doelgroepen:
      - {naam: Ouderen}
      - {naam: Nieuwkomers, moeilijk_bereikbaar: ja}
    """


def found(text: str) -> list[Finding]:
    """What these rules say of a plan, at the places between the marks."""
    clean, places = marked(unindent(text))
    said = [finding for finding in findings(complete(clean), AGENDA) if finding.code in RULES]
    assert [at(finding)[1:4] for finding in said] == places
    return said


# WP509: somebody told something, and never heard of it again


def test_an_old_signal_without_follow_up() -> None:
    """A plan for 2100: when that year began, a signal of 2098 had been there for all of 2099."""
    [finding] = found("jaar: 2100\nsignalen: [{tekst: «Eenzaam», datum: 2098-12-31}]")
    assert (finding.code, finding.severity, finding.where) == ("WP509", "info", "signalen[0]")
    assert str(finding.message) == "Dit signaal is van 2098-12-31, en er staat niet wat ermee is gedaan."


def test_when_the_year_is_over_every_signal_of_it_is_old() -> None:
    text = """
        jaar: 2020
        signalen:
          - {tekst: «Eenzaam», datum: 2019-09-12}
          - {tekst: «Stil», datum: 2020-12-31}
          - {tekst: Donker, datum: 2021-01-01}
        """
    assert [finding.code for finding in found(text)] == ["WP509", "WP509"]


@pytest.mark.parametrize(
    "signaal",
    [
        "{tekst: Eenzaam, datum: 2099-01-01}",  # heard when the plan was made
        "{tekst: Eenzaam, datum: 2100-02-01}",
        "{tekst: Eenzaam}",  # nobody knows how old it is
        "{tekst: Eenzaam, datum: 2090-01-01, gedaan: Er is nu soep.}",
        "{tekst: Eenzaam, datum: 2090-01-01, doorgegeven_aan: gemeente}",
        "{tekst: Eenzaam, datum: 2090-01-01, voorstellen: [soep]}",  # that is what came of it
        "{tekst: Eenzaam, datum: 2090-01-01, gedaan: []}",  # that is what is wrong
    ],
)
def test_a_signal_is_left_alone(signaal: str) -> None:
    assert found(f"jaar: 2100\nsignalen: [{signaal}]") == []


# WP510: residents met, and never heard what came of it


def test_a_meeting_of_a_year_that_is_over_without_an_answer() -> None:
    [finding] = found("jaar: 2020\nparticipatie: [{wat: «wijktafel», datum: 2020-09-12}]")
    assert (finding.code, finding.severity, finding.where) == ("WP510", "info", "participatie[0]")


@pytest.mark.parametrize(
    "text",
    [
        f"jaar: {NOW}\nparticipatie: [{{wat: wijktafel, datum: {NOW}-01-12}}]",
        "jaar: 2020\nparticipatie: [{wat: wijktafel, datum: 2020-09-12, teruggekoppeld: 2020-10-01}]",
        "jaar: 2020\nparticipatie: [{wat: wijktafel, teruggekoppeld: morgen}]",
    ],
    ids=["there is time", "they heard", "that day is what is wrong"],
)
def test_a_meeting_is_left_alone(text: str) -> None:
    assert found(text) == []


# WP511: a group that is hard to reach, and that no result names


def reached(resultaat: str, groep: str = "nieuwkomers", jaar: int = 2020) -> str:
    return f"""
        jaar: {jaar}
        themas: [{{naam: Samen, doelgroepen: [ouderen, {groep}]}}]
        bewonersinitiatieven: [{{naam: Soep, doelgroepen: [nieuwkomers], resultaat: {resultaat}}}]
        """


@pytest.mark.parametrize("resultaat", ["{bereikt: 131}", "{doelgroepen: [ouderen]}"])
def test_a_group_that_is_hard_to_reach_was_not_reached(resultaat: str) -> None:
    """It is named at its first place, once. Older people are easy to reach."""
    [finding] = found(reached(resultaat, "«nieuwkomers»"))
    assert (finding.code, finding.severity) == ("WP511", "warning")
    assert str(finding.message) == "Bij geen enkel resultaat staat dat 'Nieuwkomers' is bereikt."


def test_a_group_with_a_number_in_the_need_is_pointed_at_by_its_name() -> None:
    text = """
        jaar: 2020
        themas: [{naam: Samen, behoefte: {«nieuwkomers»: 60}}]
        interventies: [{naam: Bezoek, resultaat: {bereikt: 10}}]
        """
    assert [finding.where for finding in found(text)] == ["themas[0].behoefte.nieuwkomers"]


@pytest.mark.parametrize(
    "text",
    [
        reached("{doelgroepen: [nieuwkomers]}"),
        reached("{bereikt: 131}", jaar=NOW),
        reached("{}"),
        "jaar: 2020\nthemas: [{naam: Samen}]\ninterventies: [{naam: Bezoek, resultaat: {bereikt: 10}}]",
    ],
    ids=["reached", "the year is not over", "there are no results at all", "the plan names no such group"],
)
def test_no_group_has_to_be_reached_when(text: str) -> None:
    assert found(text) == []


# WP609: it got money, and nobody says what it brought


def soep(details: str, jaar: int = NOW, *, naam: str = "Soep", granted: int = 500) -> str:
    besluit = f"besluit: {{toegekend: {granted}}}"
    return f"jaar: {jaar}\nbewonersinitiatieven: [{{naam: {naam}, kosten: 500, {details}{besluit}}}]\n"


@pytest.mark.parametrize(
    ("details", "jaar"),
    [
        ("status: klaar, ", NOW),
        ("status: gestopt, ", NOW),
        ("status: klaar, resultaat: {}, ", NOW),
        ("status: loopt, ", 2020),
        ("", NOW - 1),
        (f"einde: {NOW - 1}-12-31, ", NOW - 1),
    ],
    ids=["done", "stopped", "an empty result", "its year is long over", "its year was the last", "it ended with it"],
)
def test_who_got_money_tells_what_it_brought(details: str, jaar: int) -> None:
    [finding] = found(soep(details, jaar, naam="«Soep»"))
    assert (finding.code, finding.severity, finding.where) == ("WP609", "warning", "bewonersinitiatieven[0]")
    assert str(finding.message) == "'Soep' kreeg € 500, en er staat niet wat het heeft gebracht."


@pytest.mark.parametrize(
    "text",
    [
        soep("status: loopt, "),
        soep(f"einde: {NOW}-12-31, ", NOW - 1),
        soep("status: klaar, ", granted=0),
        soep("status: klaar, resultaat: {besteed: 0}, "),
        soep("resultaat: {verhaal: Buren eten samen.}, ", 2020),
        soep("resultaat: {besteed: veel}, ", 2020),
    ],
    ids=["it goes on", "it goes on after its year", "rejected", "nothing was spent", "a story", "it cannot be read"],
)
def test_nothing_has_to_be_told_when(text: str) -> None:
    assert found(text) == []
