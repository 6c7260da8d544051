"""The money of a year that is over. Every sum stands beside its outcome; amounts in cents."""

from __future__ import annotations

from dataclasses import astuple
from fractions import Fraction

import pytest
from helpers import agenda, plan
from wijkplan.account.account import Account, account
from wijkplan.account.city import city_account, summary
from wijkplan.plan.agenda import Agenda

YEAR = """
    jaar: 2025
    budget:
      totaal: 10000
      meegenomen: 500
      vast:
        - {naam: Zaal, bedrag: 3000, thema: samen, soort: voorziening}
        - {naam: Coördinatie, bedrag: 400, soort: uitvoering}
      reserve: 10%
    themas:
      - {id: samen, naam: Samen, ambities: [meedoen, thuis]}
      - {id: gezond, naam: Gezond, ambities: [fit]}
    bewonersinitiatieven:
      - {id: soep, naam: Soep, thema: samen, kosten: 900, besluit: {toegekend: 900},
         resultaat: {besteed: 850.50, bereikt: 131}, bereik: 120}
      - {id: bal, naam: Bal, thema: gezond, kosten: 300, besluit: {toegekend: 300}, bereik: 40}
      - {id: film, naam: Film, thema: samen, kosten: 200, besluit: {toegekend: 0}}
      - {id: koor, naam: Koor, thema: samen, kosten: 100}
    interventies:
      - {id: taal, naam: Taal, thema: samen, kosten: 2000, waarom: Een vak, besluit: {toegekend: 1500},
         resultaat: {besteed: 1500, verhaal: Twaalf vrouwen kwamen elke week.}}
      - {id: hulp, naam: Hulp, kosten: 600, waarom: Een vak, besluit: {toegekend: 600}, resultaat: {bereikt: 9}}
"""
AMBITIES = (
    "ambities: [{id: fit, naam: Fit}, {id: meedoen, naam: Meedoen}, {id: thuis, naam: Thuis}, {id: rust, naam: Rust}]"
)


@pytest.fixture(scope="module")
def year() -> Account:
    return account(plan(YEAR), agenda(AMBITIES))


def test_what_was_granted_is_spent_goes_back_or_has_no_account(year: Account) -> None:
    """Granted 900 + 300 + 1500 + 600 = 3300. Spent 850.50 + 1500 = 2350.50. Back 49.50. Unknown 300 + 600 = 900."""
    assert (year.geld.toegekend, year.geld.besteed) == (3300_00, 2350_50)
    assert (year.geld.over, year.geld.nog_te_verantwoorden) == (49_50, 900_00)


def test_the_pot_is_the_flexible_money_without_the_reserve(year: Account) -> None:
    """10,000 + 500 - 3,400 = 7,100; a tenth is kept: 6,390."""
    assert year.geld.te_verdelen == 6390_00


def test_residents_professionals_and_the_work_itself(year: Account) -> None:
    """Residents 900 + 300; professionals 1500 + 600; of the committed money 400 is for arranging the work."""
    assert (year.geld.bewoners, year.geld.professioneel, year.geld.uitvoering) == (1200_00, 2100_00, 400_00)


def test_only_what_got_money_has_a_line(year: Account) -> None:
    """Film was rejected, and of Koor nothing was decided."""
    assert [line.voorstel.id for line in year.voorstellen] == ["bal", "hulp", "soep", "taal"]


def test_the_money_of_a_thema(year: Account) -> None:
    """Samen: committed 3000, granted 900 + 1500, spent 850.50 + 1500. Hulp and Coördinatie belong to no thema."""
    money = {one.thema.id: one.geld for one in year.themas}
    assert (money["samen"].vast, money["samen"].toegekend, money["samen"].besteed) == (3000_00, 2400_00, 2350_50)
    assert (money["gezond"].vast, money["gezond"].toegekend, money["gezond"].besteed) == (0, 300_00, 0)
    assert (year.zonder_thema.vast, year.zonder_thema.toegekend, year.zonder_thema.besteed) == (400_00, 600_00, 0)


def test_the_money_of_a_thema_is_for_residents_or_for_professionals(year: Account) -> None:
    """Samen: 900 for Soep and 1500 for Taal; Bal is 300 of Gezond, and Hulp 600 of no thema."""
    lines = [*(one.geld for one in year.themas), year.zonder_thema]
    assert sum(line.bewoners for line in lines) == year.geld.bewoners
    assert sum(line.professioneel for line in lines) == year.geld.professioneel
    samen = next(one.geld for one in year.themas if one.thema.id == "samen")
    assert (samen.bewoners, samen.professioneel) == (900_00, 1500_00)


def test_a_thema_with_two_ambitions_counts_half_for_each(year: Account) -> None:
    """Samen has 3000 and 2400: 1500 and 1200 for each. Of 2350.50, half is 1175.25."""
    found = {ambitie.id: ambitie.geld for ambitie in year.ambities}
    assert list(found) == ["fit", "meedoen", "thuis", "rust", None]
    assert found["meedoen"] == found["thuis"]
    assert astuple(found["meedoen"]) == (1500_00, 1200_00, 1175_25)
    assert astuple(found["rust"]) == (0, 0, 0)
    assert astuple(found[None]) == (400_00, 600_00, 0)


def test_a_third_of_a_cent_is_not_lost() -> None:
    """A cent for three ambitions: a third of a cent for each."""
    text = """
        themas: [{naam: Samen, ambities: [a, b, c]}]
        bewonersinitiatieven: [{naam: Soep, thema: samen, kosten: 0.01, besluit: {toegekend: 0.01}}]
    """
    assert [one.geld.toegekend for one in account(plan(text), Agenda()).ambities] == [Fraction(1, 3)] * 3


@pytest.mark.parametrize(
    ("resultaat", "stand"),
    [
        ("{besteed: 80, bereikt: 12}", "verantwoord"),
        ("{besteed: 80, verhaal: Het was druk.}", "verantwoord"),
        ("{besteed: 0, bereikt: 0}", "verantwoord"),  # it did not go on, and that was written down
        ("{besteed: 80}", "deels"),
        ("{bereikt: 12}", "deels"),
        ("{verhaal: Het was druk.}", "deels"),
        ("{waardering: 8}", "nog-niet"),
        ("{}", "nog-niet"),
        ("", "nog-niet"),
    ],
)
def test_what_it_takes_to_be_accounted_for(resultaat: str, stand: str) -> None:
    text = "bewonersinitiatieven: [{naam: Soep, kosten: 100, besluit: {toegekend: 100}, resultaat: RESULT}]"
    [line] = account(plan(text.replace("RESULT", resultaat)), Agenda()).voorstellen
    assert line.stand == stand


def test_what_is_missing_of_a_year(year: Account) -> None:
    """Soep and Taal are accounted for; Bal and Hulp are not. No thema says what should become better."""
    missing = year.missing
    assert (missing.voorstellen, missing.van_voorstellen) == (2, 4)
    assert (missing.zonder_effect, missing.van_themas, missing.van_effecten) == (2, 2, 0)
    assert missing.oordelen == 2


def test_the_city_is_the_sum_of_its_plans(year: Account) -> None:
    """A second wijk granted 100, spent 60 of it, and works on Rust."""
    text = """
        wijk: Berkenhof
        jaar: 2025
        themas: [{naam: Stil, ambities: [rust], effecten: [{wat: Minder lawaai}]}]
        bewonersinitiatieven:
          - {naam: Tuin, thema: stil, kosten: 100, besluit: {toegekend: 100}, resultaat: {besteed: 60, bereikt: 20}}
    """
    city = city_account([summary(year), summary(account(plan(text), agenda(AMBITIES)))])
    assert [wijk.naam for wijk in city.wijken] == ["Voorbeeld 2025", "Berkenhof 2025"]
    geld = city.sums.geld
    assert (geld.toegekend, geld.besteed, geld.over) == (3400_00, 2410_50, 89_50)
    assert city.sums.bereik.keer == 131 + 9 + 20
    assert (city.sums.effecten.aantal, city.sums.missing.effecten) == (1, 1)
    assert {one.id: one.geld.toegekend for one in city.ambities}["rust"] == 100_00
    assert sum(one.geld.toegekend for one in city.ambities) == 3400_00
    assert not city.several_years
