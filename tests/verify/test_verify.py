"""Verify finds what is wrong with a claim, says where, and says nothing else.

Each example is a true allocation in which one thing is tampered with.
"""

from __future__ import annotations

import ast
from dataclasses import replace
from pathlib import Path
from typing import Any

import pytest
import wijkplan
from allocation_helpers import VOLGORDE, allocation, claim_of
from helpers import agenda, plan
from wijkplan.plan.ballots import Ballots
from wijkplan.verify import RULES, Claim, Line, Promise, each_once, verify, verify_decisions

Broken = list[tuple[str, str]]
"""Names of promises, each with what is said to be wrong."""

PLAN = """
budget: {totaal: 12000, meegenomen: 100, reserve: 100}
themas: [{naam: Samen, behoefte: 100}, {naam: Taal}]
bewonersinitiatieven:
  - {naam: Soep, thema: samen, kosten: 3000, bereik: 40, prioriteit: {wijk: 9}}
  - {naam: Bal, thema: samen, kosten: 6000, niet_samen_met: [kermis], prioriteit: {wijk: 8}}
  - {naam: Kermis, kosten: 50, prioriteit: {wijk: 7}}
  - {naam: Feest, thema: samen, kosten: 4000, minimum: 1000, prioriteit: {wijk: 6}}
  - {naam: Thee, kosten: 60, prioriteit: {wijk: 5}}
  - {naam: Vlaggen, kosten: 50, prioriteit: {wijk: 4}}
  - {naam: Café, id: cafe, kosten: 500, besluit: {toegekend: 400}}
  - {naam: Oud, kosten: 100, status: gestopt}
interventies:
  - {naam: Coach, thema: samen, kosten: 1000, bereik: 100, waarom: Een vak.}
  - {naam: Hulp, thema: samen, kosten: 90}
  - {naam: Les, kosten: 200}
spelregels: {verdeling: {klein_bedrag: 60, klein_plafond: 1%}}
"""
"""There is 12.100 - 100 - 400 = 11.600. The ceiling of small amounts is 1% of 12.100 = 121: 50 + 60 fit, 50 more
does not. Soep 3.000 does; for the bal the kermis stands in the way, for 60 of the 100 in need there is the coach."""
TRUE = allocation(PLAN)


def tampered(claim: Claim, changes: dict[str, dict[str, Any]]) -> Claim:
    """The claim with lines (by id) changed, and its sum made to fit them."""
    lines = tuple(replace(line, **changes.get(line.id, {})) for line in claim.lines)
    more = sum(line.toegekend for line in lines) - sum(line.toegekend for line in claim.lines)
    budget = claim.budget | {
        "toegekend": claim.budget["toegekend"] + more,
        "over": claim.budget["over"] - more,
    }
    return replace(claim, lines=lines, budget=budget)


def broken(promises: tuple[Promise, ...]) -> Broken:
    return [(promise.name, str(breach.message)) for promise in promises for breach in promise.broken]


def found(claim: Claim, text: str = PLAN, ballots: Ballots | None = None) -> Broken:
    """All that is broken, but for the rules climbed once more: `climbed` says what those find."""
    said = broken(verify(plan(text), agenda(VOLGORDE), claim, ballots))
    return [(name, message) for name, message in said if name != "hoogste-eerst"]


def climbed(claim: Claim, text: str = PLAN, ballots: Ballots | None = None) -> dict[str, str]:
    """Which lines (by id) are not what the rules give once more, and what is said of them."""
    promises = verify(plan(text), agenda(VOLGORDE), claim, ballots)
    [again] = [promise for promise in promises if promise.name == "hoogste-eerst"]
    return {str(breach.voorstel): str(breach.message) for breach in again.broken}


def given(text: str, changes: dict[str, dict[str, Any]], ballots: Ballots | None = None, **settings: Any) -> Broken:
    """What is wrong with a true allocation of this plan once it is changed; before that nothing is."""
    claim = claim_of(allocation(text, ballots=ballots, **settings))
    assert found(claim, text, ballots) == []
    assert climbed(claim, text, ballots) == {}
    return found(tampered(claim, changes), text, ballots)


def test_a_true_allocation_keeps_every_promise() -> None:
    promises = verify(plan(PLAN), agenda(VOLGORDE), claim_of(TRUE))
    assert [promise.name for promise in promises] == [rule.name for rule in RULES]
    assert broken(promises) == []


def test_a_line_too_few_or_too_many() -> None:
    claim = claim_of(TRUE)
    lines = (*(line for line in claim.lines if line.id != "oud"), Line("spook", "bewoners", "past-niet", 0))
    twice = (*lines, next(line for line in lines if line.id == "soep"))
    assert found(replace(claim, lines=twice)) == [
        ("elk-een-regel", "'Soep' heeft niet precies één regel."),
        ("elk-een-regel", "'Oud' heeft niet precies één regel."),
        ("elk-een-regel", "'spook' staat niet in het plan."),
    ]


@pytest.mark.parametrize(
    "name", ["totaal", "meegenomen", "vast", "flexibel", "reserve", "besloten", "beschikbaar", "toegekend", "over"]
)
def test_every_figure_of_the_pot_is_checked(name: str) -> None:
    claim = claim_of(TRUE)
    [(promise, message)] = found(replace(claim, budget=claim.budget | {name: claim.budget[name] + 1}))
    assert promise == "pot-klopt"
    assert message.startswith(f"Bij '{name}' staat € ")


class TestRounds:
    TEXT = "budget: {totaal: 100, rondes: [{naam: een, deel: 33%}, {naam: twee, deel: 67%}]}"

    def test_what_is_kept_for_later_is_checked(self) -> None:
        claim = claim_of(allocation(self.TEXT, ronde="een"))
        assert found(claim, self.TEXT) == []
        assert found(replace(claim, budget=claim.budget | {"latere_rondes": 0}), self.TEXT) == [
            ("pot-klopt", "Bij 'latere_rondes' staat € 0, en volgens het plan is het € 67.")
        ]

    def test_what_was_decided_beyond_the_round_is_checked(self) -> None:
        """A third of 100 is there in the first round, and 40 was decided: nothing is left, and 7 is short."""
        text = self.TEXT + "\nbewonersinitiatieven: [{naam: Soep, kosten: 40, besluit: {toegekend: 40}}]"
        claim = claim_of(allocation(text, ronde="een"))
        assert found(claim, text) == []
        assert found(replace(claim, budget=claim.budget | {"tekort": 0}), text) == [
            ("pot-klopt", "Bij 'tekort' staat € 0, en volgens het plan is het € 7.")
        ]
        below = claim.budget | {"beschikbaar": -7_00, "over": -7_00, "tekort": 0}
        assert [name for name, _said in found(replace(claim, budget=below), text)] == ["pot-klopt"] * 3
        what_if = claim_of(allocation(text, ronde="een", budget=10))
        assert found(what_if, text) == []

    def test_a_round_that_is_not_in_the_plan(self) -> None:
        claim = replace(claim_of(allocation(self.TEXT)), ronde="drie")
        assert found(claim, self.TEXT) == [("dit-plan", "Ronde 'drie' staat niet in het plan.")]

    def test_who_came_too_late(self) -> None:
        text = self.TEXT.replace("deel: 33%", "deel: 33%, tot: 2026-03-31")
        text += "\nbewonersinitiatieven: [{naam: Soep, kosten: 30, ingediend: 2026-04-01}]"
        in_time = {"soep": {"status": "toegekend", "trede": "bewoners", "toegekend": 30_00}}
        assert ("wie-meedoet", "'Soep' doet niet mee (latere ronde) en krijgt toch € 30.") in given(
            text, in_time, ronde="een"
        )


def test_more_than_there_is() -> None:
    """The soep (60) leaves 40 of 100; by another rule for shortage a part of the bal fits, but not all of it."""
    text = "budget: {totaal: 100}\nbewonersinitiatieven: [{naam: Soep, kosten: 60}, {naam: Bal, kosten: 70}]"
    assert given(text, {"bal": {"status": "toegekend", "toegekend": 70_00}}) == [
        ("binnen-de-pot", "Er gaat € 130 uit, en er was € 100."),
    ]


def test_another_budget_is_believed_but_not_overspent() -> None:
    text = "budget: {totaal: 100}\nbewonersinitiatieven: [{naam: Soep, kosten: 60}]"
    enough = {"soep": {"status": "toegekend", "toegekend": 60_00}}
    assert ("binnen-de-pot", "Er gaat € 60 uit, en er was € 50.") in given(text, enough, budget=50)


@pytest.mark.parametrize(
    ("rule", "first", "second"),
    [("stop", "budget-op", "budget-op"), ("deels", "deels", "budget-op"), ("sla-over", "past-niet", "toegekend")],
)
def test_who_stands_higher_goes_first_under_each_rule_for_shortage(rule: str, first: str, second: str) -> None:
    """Of 100 the bal asks 150 and the soep 30. Nothing for the bal, a part of it, or only the soep."""
    text = """
budget: {totaal: 100}
bewonersinitiatieven: [{naam: Bal, kosten: 150, prioriteit: {wijk: 9}}, {naam: Soep, kosten: 30}]
"""
    statuses = {regel.voorstel.id: regel.status for regel in allocation(text, bij_tekort=rule).regels}
    assert statuses == {"bal": first, "soep": second}
    other = {"soep": {"toegekend": 29_00 if rule == "sla-over" else 30_00, "status": "deels"}}
    claim = claim_of(allocation(text, bij_tekort=rule))
    assert climbed(claim, text) == {}
    assert set(climbed(tampered(claim, other), text)) == {"soep"}


def test_a_thema_has_its_own_part_first() -> None:
    """Samen and Taal have 50 each. Taal needs 40; by rank alone it would get nothing."""
    text = """
budget: {totaal: 100}
themas: [{naam: Samen}, {naam: Taal}]
bewonersinitiatieven:
  - {naam: Bal, thema: samen, kosten: 90, prioriteit: {wijk: 9}}
  - {naam: Lezen, thema: taal, kosten: 40}
"""
    by_rank = {
        "bal": {"status": "toegekend", "toegekend": 90_00},
        "lezen": {"status": "past-niet", "toegekend": 0},
    }
    assert given(text, by_rank, methode="per-thema") == [
        ("eigen-deel", "'Lezen' vraagt € 40, en dat had het thema zelf nog over.")
    ]


def test_a_group_that_can_pay_for_a_plan_is_heard() -> None:
    """Two of five voters have 20 each of 100, and that is just enough for lezen; by votes the bal takes all."""
    text = "budget: {totaal: 100}\nbewonersinitiatieven: [{naam: Bal, kosten: 100}, {naam: Lezen, kosten: 40}]"
    votes = Ballots(5, {"bal": (0, 1, 2), "lezen": (3, 4)})
    by_votes = {
        "bal": {"status": "toegekend", "toegekend": 100_00},
        "lezen": {"status": "past-niet", "toegekend": 0},
    }
    assert given(text, by_votes, votes, methode="gelijke-delen") == [
        ("groepen-gehoord", "2 stemmers konden 'Lezen' uit hun eigen deel betalen, en dat krijgt niets.")
    ]


def test_residents_go_before_professionals() -> None:
    """The soep was passed over for 60 of 100, and an interventie of its thema gets 70: the soep could have gone on."""
    text = """
budget: {totaal: 100}
themas: [{naam: Samen}]
bewonersinitiatieven:
  - {naam: Bal, kosten: 30, prioriteit: {wijk: 9}}
  - {naam: Soep, thema: samen, kosten: 70, minimum: 60, prioriteit: {wijk: 8}}
interventies: [{naam: Coach, thema: samen, kosten: 70, waarom: Een vak.}]
"""
    away = {
        "soep": {"status": "past-niet", "toegekend": 0},
        "coach": {"status": "toegekend", "toegekend": 70_00},
    }
    assert given(text, away) == [
        ("niets-blijft-liggen", "'Soep' vraagt € 70 en krijgt niets, terwijl dat nog over was."),
        ("bewoners-eerst", "'Coach' krijgt € 70, en het initiatief 'Soep' kan met dat geld door en krijgt niets."),
    ]


class TestDecisions:
    TEXT = """
budget: {totaal: 100}
themas: [{naam: Samen}]
bewonersinitiatieven: [{naam: Soep, thema: samen, kosten: 60}]
interventies: [{naam: Coach, thema: samen, kosten: 70, waarom: Een vak., besluit: {toegekend: 70}}]
"""
    EXPLAINED = TEXT.replace("toegekend: 70}", "toegekend: 70, motivering: De soep begint pas in mei.}")
    SAID = "'Coach' krijgt € 70, en het initiatief 'Soep' kan met dat geld door en krijgt niets."

    def decided(self, text: str) -> tuple[Promise, ...]:
        return verify_decisions(plan(text), agenda(VOLGORDE))

    def test_what_is_kept(self) -> None:
        """Only what decisions can break is looked at."""
        kept = self.decided(self.TEXT.replace("kosten: 60", "kosten: 60, besluit: {toegekend: 30}"))
        assert broken(kept) == []
        assert [promise.name for promise in kept] == [
            "binnen-de-pot",
            "niet-meer-dan-gevraagd",
            "wie-meedoet",
            "niet-samen",
            "bewoners-eerst",
            "waarom-staat-er",
        ]

    def test_what_is_broken(self) -> None:
        assert broken(self.decided(self.TEXT)) == [("bewoners-eerst", self.SAID)]

    def test_a_decision_can_say_why(self) -> None:
        found = self.decided(self.EXPLAINED)
        assert broken(found) == []
        assert [(p.name, str(b.message)) for p in found for b in p.explained] == [("bewoners-eerst", self.SAID)]

    def test_money_that_is_not_there_cannot_be_explained(self) -> None:
        found = self.decided(self.EXPLAINED.replace("totaal: 100", "totaal: 69"))
        assert broken(found) == [("binnen-de-pot", "Er gaat € 70 uit, en er was € 69.")]

    def test_more_than_was_asked(self) -> None:
        found = self.decided(self.TEXT.replace("kosten: 70", "kosten: 50").replace("kosten: 60", "kosten: 80"))
        assert broken(found) == [("niet-meer-dan-gevraagd", "'Coach' vraagt € 50 en krijgt € 70.")]

    def test_what_stopped_after_it_was_decided_keeps_its_money(self) -> None:
        text = self.TEXT.replace("kosten: 60", "kosten: 60, status: gestopt, besluit: {toegekend: 30}")
        assert broken(self.decided(text)) == []


class TestTogether:
    """Of the advice and the decisions of one plan each promise is told once."""

    TEXT = TestDecisions.TEXT

    def told(self, text: str, changes: dict[str, dict[str, Any]] | None = None) -> tuple[Promise, ...]:
        claim = tampered(claim_of(allocation(text)), changes or {})
        advice = verify(plan(text), agenda(VOLGORDE), claim)
        return each_once(advice, verify_decisions(plan(text), agenda(VOLGORDE)))

    def test_a_decision_that_breaks_a_promise(self) -> None:
        found = self.told(self.TEXT)
        assert [promise.name for promise in found] == [rule.name for rule in RULES]
        assert broken(found) == [("bewoners-eerst", TestDecisions.SAID)]

    def test_one_that_says_why(self) -> None:
        found = self.told(TestDecisions.EXPLAINED)
        assert broken(found) == []
        assert [p.name for p in found if p.explained] == ["bewoners-eerst"]

    def test_what_both_break_is_said_once_and_what_one_breaks_is_said(self) -> None:
        """The decision is € 70 of € 50 that were asked, and so is the claim; that gives Soep € 90 of € 60, too."""
        text = self.TEXT.replace("kosten: 70", "kosten: 50")
        found = broken(self.told(text, {"soep": {"status": "toegekend", "toegekend": 9000}}))
        assert sorted(said for name, said in found if name == "niet-meer-dan-gevraagd") == [
            "'Coach' vraagt € 50 en krijgt € 70.",
            "'Soep' vraagt € 60 en krijgt € 90.",
        ]

    def test_a_promise_applies_where_it_does_to_one_of_the_two(self) -> None:
        """Both kinds are at work, and all that an interventie got was decided."""
        assert {p.name for p in self.told(self.TEXT) if p.applies} >= {"bewoners-eerst", "besluit-staat"}


def test_the_verifier_takes_nothing_from_the_allocator() -> None:
    """A mistake of the allocator cannot be made by the verifier with it."""
    for file in Path(wijkplan.__file__).with_name("verify").glob("*.py"):
        for node in ast.walk(ast.parse(file.read_text(encoding="utf-8"))):
            names = [alias.name for alias in node.names] if isinstance(node, ast.Import) else []
            names += [node.module or ""] if isinstance(node, ast.ImportFrom) else []
            if isinstance(node, ast.ImportFrom) and node.module == "wijkplan":
                names += [f"wijkplan.{alias.name}" for alias in node.names]
            assert not [name for name in names if name.startswith(("wijkplan.allocate", "wijkplan.whatif"))], file
            assert not any(isinstance(node, ast.ImportFrom) and node.level for _ in names), file


class TestDecisionsInTheirTime:
    """A decision is held against what was there on its day, and a pair is one thing to explain."""

    ROUNDS = """
budget: {totaal: 100}
themas: [{naam: Samen}]
bewonersinitiatieven: [{naam: Schaak, thema: samen, kosten: 40, ingediend: 2026-06-01}]
interventies:
  - {naam: Coach, thema: samen, kosten: 60, waarom: Een vak., besluit: {toegekend: 60, datum: 2026-04-02}}
"""

    def test_who_came_after_the_day_of_the_decision_did_not_wait(self) -> None:
        assert broken(verify_decisions(plan(self.ROUNDS), agenda(VOLGORDE))) == []
        earlier = self.ROUNDS.replace("2026-06-01", "2026-04-02")
        assert [name for name, _said in broken(verify_decisions(plan(earlier), agenda(VOLGORDE)))] == ["bewoners-eerst"]

    def test_of_two_that_cannot_go_together_one_reason_is_enough(self) -> None:
        text = """
budget: {totaal: 100}
bewonersinitiatieven:
  - {naam: Schaak, kosten: 40, niet_samen_met: [bankje], besluit: {toegekend: 40}}
  - {naam: Bankje, kosten: 30, besluit: {toegekend: 30, motivering: Het past toch.}}
"""
        found = verify_decisions(plan(text), agenda(VOLGORDE))
        assert broken(found) == []
        [explained] = [str(breach.message) for promise in found for breach in promise.explained]
        assert explained == "'Bankje' en 'Schaak' kunnen niet samen, en krijgen allebei geld."
        unexplained = verify_decisions(plan(text.replace(", motivering: Het past toch.", "")), agenda(VOLGORDE))
        assert len(broken(unexplained)) == 1


class TestClimbedOnceMore:
    """The treden once more by the same words: each line that is not what they give is named, with what they give."""

    def test_who_was_passed_over_in_silence(self) -> None:
        """The coach is offered 600 of its 1.000; "not needed" breaks no principle, and is not what the rules give."""
        changes = {"coach": {"status": "niet-nodig", "toegekend": 0}}
        claim = tampered(claim_of(TRUE), changes)
        assert found(claim) == []
        assert climbed(claim) == {
            "coach": "'Coach' krijgt € 0 (niet nodig), en op zijn plaats in de rij was dat € 600 (deels)."
        }

    def test_a_small_amount_that_was_weighed(self) -> None:
        changes = {"thee": {"trede": "bewoners"}}
        assert climbed(tampered(claim_of(TRUE), changes)) == {
            "thee": "'Thee' staat op trede 'bewoners', en dat hoort trede 'klein' te zijn."
        }

    def test_a_thema_whose_own_order_was_turned_around(self) -> None:
        """Samen has 50 of 100: by rank the bal takes 40 of it, and the soep (30) fits once the rest is pooled."""
        text = """
budget: {totaal: 100}
themas: [{naam: Samen}, {naam: Taal}]
bewonersinitiatieven:
  - {naam: Bal, thema: samen, kosten: 60, prioriteit: {wijk: 9}}
  - {naam: Soep, thema: samen, kosten: 60}
"""
        claim = claim_of(allocation(text, methode="per-thema"))
        turned = {"bal": {"status": "past-niet", "toegekend": 0}, "soep": {"status": "toegekend", "toegekend": 60_00}}
        assert climbed(claim, text) == {}
        assert set(climbed(tampered(claim, turned), text)) == {"bal", "soep"}

    def test_under_equal_shares_buying_is_not_done_again_but_professionals_are(self) -> None:
        text = """
budget: {totaal: 100}
bewonersinitiatieven: [{naam: Bal, kosten: 60}]
interventies: [{naam: Coach, kosten: 30}]
"""
        votes = Ballots(2, {"bal": (0, 1)})
        claim = claim_of(allocation(text, methode="gelijke-delen", ballots=votes))
        away = {"coach": {"status": "past-niet", "toegekend": 0}}
        assert climbed(claim, text, votes) == {}
        assert set(climbed(tampered(claim, away), text, votes)) == {"coach"}


@pytest.mark.parametrize(
    ("changes", "said"),
    [
        ({"plaats": 9}, "Bij 'Soep' staat plaats 9, en het is plaats 1."),
        ({"gevraagd": 1}, "Bij 'Soep' staat een ander bedrag dan wat het vraagt: € 3.000."),
        ({"gevraagd": None}, "Bij 'Soep' staat een ander bedrag dan wat het vraagt: € 3.000."),
    ],
)
def test_a_line_says_the_true_place_and_amount(changes: dict[str, Any], said: str) -> None:
    assert found(tampered(claim_of(TRUE), {"soep": changes})) == [("regel-klopt", said)]
