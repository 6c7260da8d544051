"""Verify and the small print of the rules: a true allocation is let through, and one beside the rule is not."""

from __future__ import annotations

from dataclasses import replace
from typing import Any

import pytest
from allocation_helpers import VOLGORDE, allocation, claim_of
from gathered import together
from helpers import agenda, plan
from test_verify import PLAN, TRUE, broken, climbed, found, given, tampered
from test_verify_tampered import TAMPERED
from wijkplan.plan.ballots import Ballots
from wijkplan.verify import verify, verify_decisions

PAID: dict[str, Any] = {"coach": {"status": "toegekend", "toegekend": 70_00}}


class TestWhereResidentsAreAtWork:
    """The coach says no word on why residents cannot do it. That matters where residents of its thema are at work."""

    SAID = ("waarom-staat-er", "'Coach' krijgt € 70, zonder te zeggen waarom bewoners dit niet kunnen.")

    def with_one(self, initiatief: str) -> str:
        return f"""
budget: {{totaal: 100}}
themas: [{{naam: Samen}}]
bewonersinitiatieven: [{{naam: Soep, thema: samen, {initiatief}}}]
interventies: [{{naam: Coach, thema: samen, kosten: 70}}]
"""

    @pytest.mark.parametrize("initiatief", ["kosten: 0", "kosten: 10, besluit: {toegekend: 0.01}"])
    def test_without_money_or_with_a_cent_they_are(self, initiatief: str) -> None:
        assert given(self.with_one(initiatief), PAID) == [self.SAID]

    @pytest.mark.parametrize("initiatief", ["kosten: 0, status: gestopt", "kosten: 10, besluit: {toegekend: 0}"])
    def test_where_they_have_stopped_or_were_turned_down_they_are_not(self, initiatief: str) -> None:
        claim = claim_of(allocation(self.with_one(initiatief)))
        assert [line.toegekend for line in claim.lines if line.id == "coach"] == [70_00]
        assert found(claim, self.with_one(initiatief)) == []


class TestTheCeilingOfSmallAmounts:
    def test_what_was_decided_for_one_that_is_just_small_counts(self) -> None:
        """Small is up to 60, and the ceiling is 10% of 1.000: 60 was decided, so 50 more does not go under it."""
        text = """
budget: {totaal: 1000}
bewonersinitiatieven:
  - {naam: Thee, kosten: 60, besluit: {toegekend: 60}}
  - {naam: Bank, kosten: 50}
spelregels: {verdeling: {klein_bedrag: 60, klein_plafond: 10%}}
"""
        assert given(text, {"bank": {"trede": "klein"}}) == [
            ("klein-plafond", "Aan kleine bedragen gaat € 110 uit, en het plafond is € 100."),
        ]

    @pytest.mark.parametrize(("totaal", "trede"), [("1.50", "klein"), ("1.49", "bewoners")])
    def test_half_a_cent_goes_up(self, totaal: str, trede: str) -> None:
        """1% of 1.50 is a cent and a half: two cents go under it. Of less it is one cent."""
        text = f"""
budget: {{totaal: {totaal}}}
bewonersinitiatieven: [{{naam: Thee, kosten: 0.02}}]
spelregels: {{verdeling: {{klein_bedrag: 1, klein_plafond: 1%}}}}
"""
        claim = claim_of(allocation(text))
        assert [line.trede for line in claim.lines] == [trede]
        assert (found(claim, text), climbed(claim, text)) == ([], {})


def test_money_for_who_gave_no_costs() -> None:
    text = "budget: {totaal: 100}\nbewonersinitiatieven: [{naam: Soep}]"
    assert given(text, {"soep": {"toegekend": 5_00}}) == [
        ("niet-meer-dan-gevraagd", "'Soep' vraagt € 0 en krijgt € 5."),
        ("bedrag-past-bij-status", "'Soep' vraagt € 0 en krijgt € 5: dat past niet bij 'geen begroting'."),
        ("wie-meedoet", "'Soep' doet niet mee (geen begroting) en krijgt toch € 5."),
    ]


def test_one_without_a_line_still_had_its_thema() -> None:
    text = (
        "budget: {totaal: 100}\nthemas: [{naam: Samen}]\nbewonersinitiatieven: [{naam: Soep, thema: samen, kosten: 40}]"
    )
    claim = claim_of(allocation(text, methode="per-thema"))
    said = found(replace(claim, lines=(), budget=claim.budget | {"toegekend": 0, "over": 100_00}), text)
    assert said == [
        ("elk-een-regel", "'Soep' heeft niet precies één regel."),
        ("eigen-deel", "'Soep' vraagt € 40, en dat had het thema zelf nog over."),
    ]


class TestConditions:
    TEXT = """
budget: {totaal: 100}
bewonersinitiatieven: [{naam: Soep, kosten: 60, rechtsvorm: bewoners}]
"""

    @pytest.mark.parametrize(
        "conditions", ["draagvlak_minimaal: 1", "eigen_inzet_verplicht: ja", "rechtspersoon_vanaf: 59"]
    )
    def test_who_fails_one_does_not_compete(self, conditions: str) -> None:
        text = f"{self.TEXT}spelregels: {{voorwaarden: {{{conditions}}}}}"
        assert given(text, {"soep": {"toegekend": 60_00}})[-1] == (
            "wie-meedoet",
            "'Soep' doet niet mee (voldoet niet) en krijgt toch € 60.",
        )


def test_who_was_turned_down_did_not_wait() -> None:
    """The coach got what the soep could have had; it was decided that the soep gets nothing, and that stays so."""
    text = """
budget: {totaal: 100}
themas: [{naam: Samen}]
bewonersinitiatieven: [{naam: Soep, thema: samen, kosten: 60, besluit: {toegekend: 0}}]
interventies: [{naam: Coach, thema: samen, kosten: 70, waarom: Een vak., besluit: {toegekend: 70}}]
"""
    assert broken(verify_decisions(plan(text), agenda(VOLGORDE))) == []


def test_the_part_of_a_thema_goes_by_its_score() -> None:
    """The scores are 8 and 4, so of 90 taal has 30 of its own: just what lezen asks."""
    text = """
budget: {totaal: 90}
themas: [{naam: Samen, prioriteit: {wijk: 8}}, {naam: Taal, prioriteit: {wijk: 4}}]
bewonersinitiatieven:
  - {naam: Bal, thema: samen, kosten: 90, prioriteit: {wijk: 9}}
  - {naam: Lezen, thema: taal, kosten: 30}
"""
    by_rank = {
        "bal": {"status": "toegekend", "toegekend": 90_00},
        "lezen": {"status": "past-niet", "toegekend": 0},
    }
    assert given(text, by_rank, methode="per-thema") == [
        ("eigen-deel", "'Lezen' vraagt € 30, en dat had het thema zelf nog over."),
    ]


@pytest.mark.parametrize(
    ("totaal", "bal", "lezen", "first", "gets"),
    [("1.00", "0.67", "0.34", "lezen", "bal"), ("1.01", "0.90", "0.34", "bal", "lezen")],
)
def test_the_cent_that_is_left_goes_to_the_largest_remainder(
    totaal: str, bal: str, lezen: str, first: str, gets: str
) -> None:
    """The scores are 8 and 4. Of 100 cents that is 66.67 and 33.33, so 67 and 33; of 101 it is 67 and 34."""
    text = f"""
budget: {{totaal: {totaal}}}
themas: [{{naam: Samen, prioriteit: {{wijk: 8}}}}, {{naam: Taal, prioriteit: {{wijk: 4}}}}]
bewonersinitiatieven:
  - {{naam: Bal, thema: samen, kosten: {bal}, prioriteit: {{wijk: {9 if first == "bal" else 1}}}}}
  - {{naam: Lezen, thema: taal, kosten: {lezen}, prioriteit: {{wijk: {9 if first == "lezen" else 1}}}}}
"""
    claim = claim_of(allocation(text, methode="per-thema"))
    assert [line.id for line in claim.lines] == [first, gets]
    assert [line.id for line in claim.lines if line.toegekend] == [gets]
    assert climbed(claim, text) == {}


class TestGroupsOfVoters:
    VOTES = Ballots(4, {"bal": (0, 1), "lezen": (2, 3)})

    def test_small_amounts_come_out_of_the_shares(self) -> None:
        """Of 100 the thee takes 20. The two for lezen have 20 each of 80: not enough for 45, as 25 each would be."""
        text = """
budget: {totaal: 100}
bewonersinitiatieven: [{naam: Thee, kosten: 20}, {naam: Bal, kosten: 40}, {naam: Lezen, kosten: 45}]
spelregels: {verdeling: {klein_bedrag: 20, klein_plafond: 100%}}
"""
        claim = claim_of(allocation(text, methode="gelijke-delen", ballots=self.VOTES))
        assert {line.id: line.toegekend for line in claim.lines} == {"thee": 20_00, "bal": 40_00, "lezen": 0}
        assert found(claim, text, self.VOTES) == []

    def test_all_that_they_chose_counts(self) -> None:
        """Voters 0 and 1 have 25 each. The bal and the feest (20 each) are theirs, and cost them what they have."""
        text = """
budget: {totaal: 100}
bewonersinitiatieven:
  - {naam: Bal, kosten: 20}
  - {naam: Feest, kosten: 20}
  - {naam: Koor, kosten: 30}
  - {naam: Lezen, kosten: 50}
"""
        votes = Ballots(4, {"bal": (0, 1), "feest": (0, 1), "koor": (0, 1), "lezen": (2, 3)})
        claim = claim_of(allocation(text, methode="gelijke-delen", ballots=votes))
        assert [line.id for line in claim.lines if not line.toegekend] == ["koor"]
        assert found(claim, text, votes) == []

    def test_by_rank_nobody_is_promised_a_share(self) -> None:
        text = """
budget: {totaal: 100}
bewonersinitiatieven: [{naam: Bal, kosten: 100, prioriteit: {wijk: 9}}, {naam: Lezen, kosten: 40}]
"""
        assert found(claim_of(allocation(text)), text, self.VOTES) == []

    def test_without_ballots_there_are_no_equal_shares(self) -> None:
        text = "budget: {totaal: 100}\nbewonersinitiatieven: [{naam: Bal, kosten: 40}]"
        claim = claim_of(allocation(text, methode="gelijke-delen", ballots=Ballots(1, {"bal": (0,)})))
        said = "Bij gelijke delen verdelen stemmers het geld, en er zijn geen stembriefjes."
        assert broken(verify(plan(text), agenda(VOLGORDE), claim)) == [("dit-plan", said)]
        nobody = Ballots(0, {})
        assert broken(verify(plan(text), agenda(VOLGORDE), claim, nobody)) == [("dit-plan", said)]

    def test_the_breach_names_the_voorstel(self) -> None:
        text = "budget: {totaal: 100}\nbewonersinitiatieven: [{naam: Lezen, kosten: 50}]"
        claim = claim_of(allocation(text, methode="gelijke-delen", ballots=self.VOTES))
        away = tampered(claim, {"lezen": {"status": "past-niet", "toegekend": 0}})
        promises = verify(plan(text), agenda(VOLGORDE), away, self.VOTES)
        [heard] = [promise for promise in promises if promise.name == "groepen-gehoord"]
        assert [breach.voorstel for breach in heard.broken] == ["lezen"]


@pytest.mark.parametrize(
    ("name", "trede", "said"),
    [
        ("thee", None, "'Thee' staat op trede 'geen', en dat hoort trede 'klein' te zijn."),
        ("bal", "bewoners", "'Bal' staat op trede 'bewoners', en dat hoort trede 'geen' te zijn."),
    ],
)
def test_no_trede_is_a_dash(name: str, trede: str | None, said: str) -> None:
    assert climbed(tampered(claim_of(TRUE), {name: {"trede": trede}}), PLAN) == {name: said}


def test_more_than_the_part_for_the_need_that_professionals_left() -> None:
    """Of 53 the coach reaches 50. For 3 of its 50 the inloop gets 3/50 of 1.000, that is 60, in steps of 50."""
    text = """
budget: {totaal: 5000}
themas: [{naam: Samen, behoefte: 53}]
interventies:
  - {naam: Coach, thema: samen, kosten: 2000, bereik: 50, prioriteit: {wijk: 9}}
  - {naam: Inloop, thema: samen, kosten: 1000, bereik: 50, prioriteit: {wijk: 8}}
spelregels: {verdeling: {afronding: 50}}
"""
    assert given(text, {"inloop": {"toegekend": 100_00}}) == [
        ("wat-nodig-is", "'Inloop' krijgt € 100, en voor wat nog nodig is, is dat € 50."),
    ]


@together("changes", [changed for changed, _said in TAMPERED.values()])
def test_a_breach_names_the_one_it_is_about(changes: dict[str, dict[str, Any]]) -> None:
    """Only a sum is about nobody."""
    promises = verify(plan(PLAN), agenda(VOLGORDE), tampered(claim_of(TRUE), changes))
    for promise in promises:
        for breach in promise.broken:
            about_a_sum = str(breach.message).startswith(("Bij 'toegekend'", "Bij 'over'", "Aan kleine bedragen"))
            assert breach.voorstel in ({None} if about_a_sum else {*changes, "bal", "feest", "kermis"})


def test_a_line_that_is_missing_or_should_not_be_there_is_named() -> None:
    claim = claim_of(TRUE)
    lines = (replace(claim.lines[0], id="spook"), *claim.lines[1:])
    promises = verify(plan(PLAN), agenda(VOLGORDE), replace(claim, lines=lines))
    [once] = [promise for promise in promises if promise.name == "elk-een-regel"]
    assert [breach.voorstel for breach in once.broken] == [claim.lines[0].id, "spook"]


def test_of_two_that_cannot_go_together_either_may_say_why() -> None:
    text = """
budget: {totaal: 100}
bewonersinitiatieven:
  - {naam: Schaak, kosten: 40, niet_samen_met: [bankje], besluit: {toegekend: 40, motivering: Het past toch.}}
  - {naam: Bankje, kosten: 30, besluit: {toegekend: 30}}
"""
    assert broken(verify_decisions(plan(text), agenda(VOLGORDE))) == []
