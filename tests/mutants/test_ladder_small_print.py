"""The small print of the ladder and of verify: the last cent, the exact fit, what is left out of the sum."""

from __future__ import annotations

from dataclasses import replace
from fractions import Fraction
from typing import Any

import pytest
from allocation_helpers import VOLGORDE, Line, advice, allocation, claim_of, reasons, treden
from helpers import agenda, plan
from wijkplan.allocate.conditions import rivals
from wijkplan.allocate.equal_shares import equal_shares
from wijkplan.allocate.shortage import grant
from wijkplan.outcome.result import Grant, Shares
from wijkplan.plan.ballots import Ballots
from wijkplan.plan.spelregels import BijTekort
from wijkplan.verify import verify


def broken(text: str, changes: dict[str, tuple[str, str, int]], **settings: Any) -> list[tuple[str, str, str | None]]:
    """The promises that break, with what is said and about which voorstel, once lines (by id) are changed."""
    claim = claim_of(allocation(text, **settings))
    lines = tuple(
        replace(line, trede=changes[line.id][0], status=changes[line.id][1], toegekend=changes[line.id][2])
        if line.id in changes
        else line
        for line in claim.lines
    )
    found = verify(plan(text), agenda(VOLGORDE), replace(claim, lines=lines))
    return [(promise.name, str(breach.message), breach.voorstel) for promise in found for breach in promise.broken]


class TestGrant:
    """What one offer comes to: the amount, whether the trede stops, and whether a part was too small."""

    @pytest.mark.parametrize("rule", ["sla-over", "stop", "deels"])
    def test_what_just_fits_is_given(self, rule: BijTekort) -> None:
        assert grant(500_01, 0, 500_01, rule, 1) == Grant(500_01, stops=False, below_minimum=False)

    def test_a_cent_short(self) -> None:
        assert grant(500_01, 0, 500_00, "sla-over", 1) == Grant(0, stops=False, below_minimum=False)
        assert grant(500_01, 0, 500_00, "stop", 1) == Grant(0, stops=True, below_minimum=False)
        assert grant(500_01, 500_00, 500_00, "deels", 1) == Grant(500_00, stops=True, below_minimum=False)
        assert grant(500_01, 500_01, 500_00, "deels", 1) == Grant(0, stops=False, below_minimum=True)

    def test_less_than_one_unit_is_no_part(self) -> None:
        assert grant(500_00, None, 99, "deels", 1) == Grant(0, stops=False, below_minimum=False)
        assert grant(500_00, None, 1_00, "deels", 1) == Grant(1_00, stops=True, below_minimum=False)


def test_who_reaches_exactly_all_who_are_left_gets_odd_cents_too() -> None:
    """Rounding down is for parts: 80 are left, and it reaches 80."""
    text = """
themas: [{naam: Samen, behoefte: 80}]
interventies: [{naam: Huisbezoek, thema: samen, kosten: 800.50, bereik: 80}]
spelregels: {verdeling: {afronding: 100}}
"""
    assert advice(text) == {"huisbezoek": Line("toegekend", 800.50)}


def test_without_flexible_money_the_ceiling_of_small_amounts_is_nothing() -> None:
    """Not even a cent of an amount that is put in the place of the pot."""
    text = """
budget: {totaal: 0}
bewonersinitiatieven: [{naam: Zakje, kosten: 0.01}]
spelregels: {verdeling: {klein_bedrag: 1, klein_plafond: 100%}}
"""
    assert treden(text, budget=0.01) == {"zakje": "bewoners"}


def test_one_voter_pays_alone() -> None:
    text = "budget: {totaal: 100}\nbewonersinitiatieven: [{naam: Soep, kosten: 100}]"
    said = reasons(text, methode="gelijke-delen", ballots=Ballots(1, {"soep": (0,)}))
    assert said == {"soep": "Eén stemmer betaalt dit: € 100."}


def test_nothing_excludes_itself_or_what_is_not_there() -> None:
    text = "bewonersinitiatieven: [{naam: Soep, kosten: 1, niet_samen_met: [soep, spook]}, {naam: Bal, kosten: 1}]"
    assert rivals(plan(text)) == {}
    assert rivals(plan(text.replace("spook", "bal"))) == {"soep": {"bal"}, "bal": {"soep"}}


def test_what_voters_paid_is_there_for_that_method_alone() -> None:
    text = "bewonersinitiatieven: [{naam: Soep, kosten: 100}]"
    assert allocation(text, methode="rangorde").shares is None
    assert allocation(text, methode="per-thema").shares is None


def test_without_voters_or_money_nobody_has_a_share() -> None:
    """With one cent, one voter can buy what costs a cent."""
    nothing = Shares(Fraction(0), Fraction(0), ())
    assert equal_shares({"soep": 1}, Ballots(1, {"soep": (0,)}), 0) == nothing
    assert equal_shares({"soep": 1}, Ballots(0, {}), 100) == nothing
    bought = equal_shares({"soep": 1}, Ballots(1, {"soep": (0,)}), 1)
    assert [(funded.id, funded.payments) for funded in bought.funded] == [("soep", ((Fraction(1), 1),))]


class TestVerify:
    def test_what_asks_no_money_and_goes_on_is_alive(self) -> None:
        """So a professional says why; beside what stopped, there is no need to."""
        text = """
themas: [{naam: Samen}]
bewonersinitiatieven: [{naam: Ommetje, thema: samen, kosten: 50, gevraagd: 0%s}]
interventies: [{naam: Coach, thema: samen, kosten: 70}]
"""
        paid = {"coach": ("professioneel", "toegekend", 70_00)}
        why = "'Coach' krijgt € 70, zonder te zeggen waarom bewoners dit niet kunnen."
        assert ("waarom-staat-er", why, "coach") in broken(text % "", paid)
        assert broken(text % ", status: gestopt", {}) == []
        assert broken(text % ", status: gestopt", paid) == []

    def test_support_that_is_not_given_is_none(self) -> None:
        text = "bewonersinitiatieven: [{naam: Soep, kosten: 10}]\nspelregels: {voorwaarden: {draagvlak_minimaal: 1}}"
        assert broken(text, {}) == []
        assert ("wie-meedoet", "'Soep' doet niet mee (voldoet niet) en krijgt toch € 10.", "soep") in broken(
            text, {"soep": ("bewoners", "toegekend", 10_00)}
        )

    def test_what_was_decided_for_small_amounts_fills_their_ceiling(self) -> None:
        """1% of 12.000 is 120: 60 was decided, the thee of 60 just fits, and 60 more does not."""
        text = """
budget: {totaal: 12000}
bewonersinitiatieven:
  - {naam: Café, id: cafe, kosten: 60, besluit: {toegekend: 60}}
  - {naam: Thee, kosten: 60, prioriteit: {wijk: 9}}
  - {naam: Vlaggen, kosten: 60}
spelregels: {verdeling: {klein_bedrag: 60, klein_plafond: 1%}}
"""
        assert broken(text, {}) == []
        both = broken(text, {"vlaggen": ("klein", "toegekend", 60_00)})
        assert ("klein-plafond", "Aan kleine bedragen gaat € 180 uit, en het plafond is € 120.", None) in both

    def test_half_a_cent_of_the_ceiling_goes_up(self) -> None:
        """50% of 1,01 is 50,5 cents."""
        text = """
budget: {totaal: 1.01}
bewonersinitiatieven: [{naam: Zakje, kosten: 0.51}]
spelregels: {verdeling: {klein_bedrag: 1, klein_plafond: 50%}}
"""
        assert treden(text) == {"zakje": "klein"}
        assert broken(text, {}) == []

    def test_after_a_part_nobody_else_gets_what_was_lost_in_rounding(self) -> None:
        """Of 340 the bal gets 300; with the 40 that is left the trede has stopped, also for the thee of 30."""
        text = """
budget: {totaal: 340}
bewonersinitiatieven: [{naam: Bal, kosten: 500, prioriteit: {wijk: 9}}, {naam: Thee, kosten: 30}]
spelregels: {verdeling: {bij_tekort: deels, afronding: 100}}
"""
        assert advice(text) == {"bal": Line("deels", 300), "thee": Line("budget-op", 0)}
        assert broken(text, {}) == []

    def test_a_professional_gets_no_more_than_the_need_that_is_left(self) -> None:
        """Of 100 the first reaches 80; the second reaches 40 for 400, so 20 for 200, and the third nobody."""
        text = """
themas: [{naam: Rust}, {naam: Samen, behoefte: 100}]
interventies:
  - {naam: Een, thema: samen, kosten: 800, bereik: 80, waarom: Een vak., prioriteit: {wijk: 9}}
  - {naam: Twee, thema: samen, kosten: 400, bereik: 40, waarom: Een vak., prioriteit: {wijk: 8}}
  - {naam: Drie, thema: samen, kosten: 300, bereik: 30, waarom: Een vak., prioriteit: {wijk: 7}}
"""
        assert broken(text, {}) == []
        for name, cents, due in (("twee", 201_00, "200"), ("drie", 1, "0")):
            said = [
                (said, about)
                for promise, said, about in broken(text, {name: ("professioneel", "deels", cents)})
                if promise == "wat-nodig-is"
            ]
            [(message, about)] = said
            assert message.endswith(f"en voor wat nog nodig is, is dat € {due}.")
            assert about == name
