"""The treden climbed once more see every line: a cent more on any of them is found, and on that one alone."""

from __future__ import annotations

from dataclasses import replace
from typing import Any

import pytest
from allocation_helpers import allocation, claim_of
from test_verify import climbed, found, tampered
from wijkplan.plan.ballots import Ballots

ALL = """
budget: {totaal: 12000}
themas: [{naam: Samen, behoefte: 100}, {naam: Taal, behoefte: 10}, {naam: Zorg}]
bewonersinitiatieven:
  - {naam: Soep, thema: samen, kosten: 3000, bereik: 40, prioriteit: {wijk: 9}}
  - {naam: Bal, thema: zorg, kosten: 9000, minimum: 8500, prioriteit: {wijk: 8}}
  - {naam: Lezen, thema: taal, kosten: 500, bereik: 10, prioriteit: {wijk: 7}}
  - {naam: Kermis, kosten: 900, niet_samen_met: [soep]}
  - {naam: Praatje, thema: zorg, kosten: 0}
  - {naam: Thee, kosten: 50}
  - {naam: Café, id: cafe, thema: samen, kosten: 500, bereik: 5, besluit: {toegekend: 500}}
  - {naam: Nee, kosten: 500, besluit: {toegekend: 0}}
interventies:
  - {naam: Buurtteam, thema: samen, kosten: 400, bereik: 10, niet_samen_met: [soep], prioriteit: {wijk: 9}}
  - {naam: Coach, thema: samen, kosten: 4000, bereik: 100, waarom: Een vak., prioriteit: {wijk: 8}}
  - {naam: Taalles, thema: taal, kosten: 500, bereik: 10, waarom: Een vak., prioriteit: {wijk: 7}}
  - {naam: Taalhulp, thema: taal, kosten: 600, vult_aan: [lezen], waarom: Een vak., prioriteit: {wijk: 6}}
  - {naam: Huisbezoek, thema: zorg, kosten: 700, prioriteit: {wijk: 5}}
  - {naam: Inloop, kosten: 800, prioriteit: {wijk: 4}}
  - {naam: Groot, kosten: 20000, minimum: 15000, prioriteit: {wijk: 3}}
  - {naam: Klein, kosten: 40, prioriteit: {wijk: 2}}
spelregels: {verdeling: {klein_bedrag: 60}}
"""
VOTES = Ballots(3, {"soep": (0, 1), "lezen": (2,)})
BOUGHT = frozenset({"soep", "bal", "lezen", "kermis"})
"""Under equal shares voters decide about these. That is not done once more, but taken as it is claimed."""


@pytest.mark.parametrize("bij_tekort", ["stop", "deels", "sla-over"])
@pytest.mark.parametrize("methode", ["rangorde", "per-thema", "gelijke-delen"])
def test_a_cent_more_is_found(methode: Any, bij_tekort: Any) -> None:
    ballots = VOTES if methode == "gelijke-delen" else None
    claim = claim_of(allocation(ALL, methode=methode, bij_tekort=bij_tekort, ballots=ballots))
    assert (found(claim, ALL, ballots), climbed(claim, ALL, ballots)) == ([], {})
    for line in claim.lines:
        if methode != "gelijke-delen" or line.id not in BOUGHT:
            more = replace(claim, lines=tuple(replace(o, toegekend=o.toegekend + (o is line)) for o in claim.lines))
            assert set(climbed(more, ALL, ballots)) == {line.id}


def test_what_becomes_of_professionals() -> None:
    """40 of samen are reached and 5 more by what was decided: for 55 of 100 the coach gets 55%. Taal needs nothing."""
    lines = {line.id: (line.status, line.toegekend) for line in claim_of(allocation(ALL)).lines}
    assert {name: lines[name] for name in ("buurtteam", "coach", "taalles", "taalhulp", "huisbezoek")} == {
        "buurtteam": ("uitgesloten", 0),
        "coach": ("deels", 2_200_00),
        "taalles": ("niet-nodig", 0),
        "taalhulp": ("toegekend", 600_00),
        "huisbezoek": ("motivering-nodig", 0),
    }


PARTS = """
budget: {totaal: 9000}
themas: [{naam: Samen, prioriteit: {wijk: 8}}, {naam: Taal, prioriteit: {wijk: 4}}]
bewonersinitiatieven:
  - {naam: Bal, thema: samen, kosten: 7000, minimum: 5000, prioriteit: {wijk: 9}}
  - {naam: Lezen, thema: taal, kosten: 1000}
interventies: [{naam: Inloop, kosten: 1000}]
"""
"""Samen has 6.000 and taal 3.000, of which lezen leaves 2.000. The bal takes 1.000 of those, the inloop the rest."""


@pytest.mark.parametrize(("kosten", "status", "gets"), [("7000", "toegekend", 7_000_00), ("8500", "deels", 8_000_00)])
def test_a_part_is_filled_up_from_what_other_themas_leave(kosten: str, status: str, gets: int) -> None:
    text = PARTS.replace("7000", kosten)
    claim = claim_of(allocation(text, methode="per-thema", bij_tekort="deels"))
    assert [(line.status, line.toegekend) for line in claim.lines if line.id == "bal"] == [(status, gets)]
    assert climbed(claim, text) == {}
    less = {"bal": {"status": "deels", "toegekend": 6_000_00}}
    assert set(climbed(tampered(claim, less), text)) == {"bal"}


class TestUnderEqualShares:
    TEXT = """
budget: {totaal: 100}
bewonersinitiatieven: [{naam: Bal, kosten: 60}, {naam: Thee, kosten: 10}]
interventies: [{naam: Coach, kosten: 50}]
spelregels: {verdeling: {klein_bedrag: 10, klein_plafond: 10%}}
"""
    VOTES = Ballots(2, {"bal": (0, 1)})

    def test_what_was_bought_is_gone_for_professionals(self) -> None:
        claim = claim_of(allocation(self.TEXT, methode="gelijke-delen", ballots=self.VOTES))
        assert {line.id: line.toegekend for line in claim.lines} == {"bal": 60_00, "thee": 10_00, "coach": 0}
        assert climbed(claim, self.TEXT, self.VOTES) == {}

    def test_small_amounts_are_not_taken_as_they_are_claimed(self) -> None:
        claim = claim_of(allocation(self.TEXT, methode="gelijke-delen", ballots=self.VOTES))
        away = {"thee": {"trede": "bewoners", "status": "past-niet", "toegekend": 0}}
        assert set(climbed(tampered(claim, away), self.TEXT, self.VOTES)) == {"thee"}


@pytest.mark.parametrize(("coach", "status"), [("30", "wacht-op-bewoners"), ("29", "toegekend")])
def test_who_waits_for_residents(coach: str, status: str) -> None:
    """Residents stopped at the bal. For the soep (30) the coach waits where its money would be enough for that."""
    text = f"""
budget: {{totaal: 100}}
themas: [{{naam: Samen}}]
bewonersinitiatieven:
  - {{naam: Bal, kosten: 150, prioriteit: {{wijk: 9}}}}
  - {{naam: Soep, thema: samen, kosten: 30}}
interventies:
  - {{naam: Coach, thema: samen, kosten: {coach}, waarom: Een vak., prioriteit: {{wijk: 9}}}}
  - {{naam: Inloop, kosten: 40, prioriteit: {{wijk: 8}}}}
"""
    claim = claim_of(allocation(text, bij_tekort="stop"))
    statuses = {line.id: line.status for line in claim.lines}
    assert statuses == {"bal": "budget-op", "soep": "budget-op", "coach": status, "inloop": "toegekend"}
    assert climbed(claim, text) == {}
    for name in statuses:
        assert set(climbed(tampered(claim, {name: {"status": "niet-nodig"}}), text)) == {name}


@pytest.mark.parametrize(("minimum", "status", "gets"), [("50", "deels", 50_00), ("51", "past-niet", 0)])
def test_a_part_is_at_least_the_minimum(minimum: str, status: str, gets: int) -> None:
    """50 is left for the bal, and on the next trede for the coach: a part for the first one leaves nothing."""
    text = f"""
budget: {{totaal: 150}}
bewonersinitiatieven: [{{naam: Bal, kosten: 100, prioriteit: {{wijk: 9}}}}]
interventies:
  - {{naam: Coach, kosten: 80, minimum: {minimum}, prioriteit: {{wijk: 9}}}}
  - {{naam: Inloop, kosten: 60, prioriteit: {{wijk: 8}}}}
"""
    claim = claim_of(allocation(text, bij_tekort="deels"))
    lines = {line.id: (line.status, line.toegekend) for line in claim.lines}
    assert lines["coach"] == (status, gets)
    assert lines["inloop"] == (("budget-op", 0) if gets else ("deels", 50_00))
    assert climbed(claim, text) == {}


@pytest.mark.parametrize(
    ("behoefte", "second"),
    [(100, ("toegekend", 1_000_00)), (99, ("deels", 950_00)), (53, ("deels", 50_00)), (52, ("niet-nodig", 0))],
)
def test_what_professionals_reach_is_no_need_of_the_next(behoefte: int, second: tuple[str, int]) -> None:
    """The coach reaches 50. For what is left of the need the inloop (50 for 1.000: 20 each) has steps of 50."""
    text = f"""
budget: {{totaal: 5000}}
themas: [{{naam: Samen, behoefte: {behoefte}}}]
interventies:
  - {{naam: Coach, thema: samen, kosten: 2000, bereik: 50, prioriteit: {{wijk: 9}}}}
  - {{naam: Inloop, thema: samen, kosten: 1000, bereik: 50, prioriteit: {{wijk: 8}}}}
  - {{naam: Les, kosten: 500, bereik: 50}}
spelregels: {{verdeling: {{afronding: 50}}}}
"""
    claim = claim_of(allocation(text))
    assert [(line.status, line.toegekend) for line in claim.lines if line.id == "inloop"] == [second]
    assert climbed(claim, text) == {}


def test_the_minimum_is_given_for_the_last_few() -> None:
    """For 1 of 100 the coach would get 10 of 1.000; less than 300 it cannot do anything with."""
    text = """
budget: {totaal: 5000}
themas: [{naam: Samen, behoefte: 1}]
interventies: [{naam: Coach, thema: samen, kosten: 1000, minimum: 300, bereik: 100}]
"""
    claim = claim_of(allocation(text))
    assert [(line.status, line.toegekend) for line in claim.lines] == [("deels", 300_00)]
    assert climbed(claim, text) == {}
