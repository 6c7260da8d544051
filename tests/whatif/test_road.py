"""The road of one voorstel down the ladder, worked out by hand: what went before it and what would have helped.

Unless an example says otherwise, the voorstel with the higher figure (`prioriteit`) goes first.
"""

from __future__ import annotations

from fractions import Fraction
from typing import Any

import pytest
from allocation_helpers import VOLGORDE
from helpers import agenda, plan
from wijkplan.allocate import allocate
from wijkplan.allocate.question import Question
from wijkplan.plan.ballots import Ballots
from wijkplan.whatif.road import Road, UnknownVoorstelError, road


def road_of(text: str, name: str, rules: str = VOLGORDE, **settings: Any) -> Road:
    """The road of one voorstel."""
    of, shared = plan(text), agenda(rules)
    return road(of, shared, allocate(of, shared, Question(**settings)), name, Question(**settings))


def helps(found: Road) -> dict[str, float | None]:
    """What would have helped: euros, or residents who support it."""
    amounts = {lever.veld: lever.nodig for lever in found.levers}
    return {veld: n if veld in ("draagvlak", "behoefte") or n is None else n / 100 for veld, n in amounts.items()}


# After the tuin and the plein 2000 is left, and the soep asks 3600.
SHORT = """
budget: {totaal: 10000}
bewonersinitiatieven:
  - {naam: Tuin, kosten: 5000, prioriteit: {wijk: 9}}
  - {naam: Plein, kosten: 3000, prioriteit: {wijk: 8}}
  - {naam: Soep, kosten: 3600, minimum: 1000, prioriteit: {wijk: 7}}
  - {naam: Bank, kosten: 500, prioriteit: {wijk: 6}}
"""


class TestTheRoad:
    def test_the_pot_goes_down_to_its_turn(self) -> None:
        text = SHORT.replace("kosten: 500,", "kosten: 500, rechtsvorm: stichting,")
        text += "spelregels: {verdeling: {klein_bedrag: 500}}\n"
        found = road_of(text, "soep")
        [stretch] = found.stretches
        assert (stretch.thema, stretch.begin, stretch.gegeven, stretch.over) == (None, 1_000_000, 0, 150_000)
        assert [(took.trede, took.aantal, took.gegeven, took.over) for took in stretch.treden] == [
            ("klein", 1, 50_000, 950_000),
            ("bewoners", 2, 800_000, 150_000),
        ]
        assert found.before
        assert (found.before.voorstel.naam, found.before.toegekend) == ("Plein", 300_000)

    def test_nobody_stands_before_the_first(self) -> None:
        found = road_of(SHORT, "tuin")
        assert found.before is None
        assert found.stretches[0].treden == ()

    def test_of_a_thema_and_then_of_the_pot(self) -> None:
        """The scores of the themas are 2 to 1, so of 9000 samen has 6000: after the tuin 1000 is left of that.

        Gezond has 3000, all for the plein. Of all parts together 1000 is left: not enough either.
        """
        found = road_of(PER_THEMA, "soep", methode="per-thema")
        assert [(s.thema.id if s.thema else None, s.begin, s.over) for s in found.stretches] == [
            ("samen", 600_000, 100_000),
            (None, 100_000, 100_000),
        ]

    def test_a_part_from_its_thema_counts_once(self) -> None:
        """With `deels` the soep gets 1000 from its thema; then nothing is left, and the rest never comes."""
        found = road_of(PER_THEMA, "soep", methode="per-thema", bij_tekort="deels")
        assert found.regel.toegekend == 100_000
        assert [(s.gegeven, s.over) for s in found.stretches] == [(100_000, 0)]

    def test_a_voorstel_that_is_not_in_the_plan(self) -> None:
        with pytest.raises(UnknownVoorstelError):
            road_of(SHORT, "zwembad")


PER_THEMA = """
budget: {totaal: 9000}
themas: [{id: samen, naam: Samen, prioriteit: {wijk: 8}}, {id: gezond, naam: Gezond, prioriteit: {wijk: 4}}]
bewonersinitiatieven:
  - {naam: Tuin, thema: samen, kosten: 5000, prioriteit: {wijk: 9}}
  - {naam: Plein, thema: gezond, kosten: 3000, prioriteit: {wijk: 8}}
  - {naam: Soep, thema: samen, kosten: 3600, prioriteit: {wijk: 7}}
"""


class TestLevers:
    def test_what_does_not_fit(self) -> None:
        """2000 is left. With 1600 more in the pot the soep fits whole."""
        assert helps(road_of(SHORT, "soep")) == {"gevraagd": 2000, "geld": 11600}

    def test_where_the_money_stopped(self) -> None:
        assert helps(road_of(SHORT, "soep", bij_tekort="stop")) == {"gevraagd": 2000, "geld": 11600}

    def test_after_a_stop_asking_less_does_not_help(self) -> None:
        """The bank comes after the soep, that ended the trede: both have to fit."""
        assert helps(road_of(SHORT, "bank", bij_tekort="stop")) == {"geld": 12100}

    def test_a_part_can_only_grow_with_more_money(self) -> None:
        """It gets 2000, and would get no more by asking less."""
        found = road_of(SHORT, "soep", bij_tekort="deels")
        assert (found.regel.status, found.regel.toegekend) == ("deels", 200_000)
        assert helps(found) == {"geld": 11600}

    def test_nobody_is_told_to_ask_less_than_the_minimum(self) -> None:
        assert helps(road_of(SHORT.replace("minimum: 1000", "minimum: 2001"), "soep")) == {"geld": 11600}

    def test_the_amount_asked_is_in_whole_euros(self) -> None:
        assert helps(road_of(SHORT, "soep", beschikbaar=1_000_099)) == {"gevraagd": 2000, "geld": 11600}

    def test_a_small_amount_goes_first(self) -> None:
        """Asking 500 or less it is small: that comes before the tuin, which takes all."""
        text = SHORT.replace("minimum: 1000, ", "") + "spelregels: {verdeling: {klein_bedrag: 500}}\n"
        assert helps(road_of(text, "soep", beschikbaar=550_000))["gevraagd"] == 500

    def test_support_lifts_it_over_others(self) -> None:
        """With 50, as many as the tuin, the soep comes first: of equal support the smaller amount does."""
        support = "spelregels: {criteria: {thema: 0, draagvlak: 100, doelgroepen: 0, bereik: 0, eigen_inzet: 0}}"
        text = """
            budget: {totaal: 6000}
            bewonersinitiatieven:
              - {naam: Tuin, kosten: 5000, draagvlak: 50}
              - {naam: Plein, kosten: 3000, draagvlak: 40}
              - {naam: Soep, kosten: 3000, draagvlak: 20}
        """
        assert helps(road_of(text, "soep", support)) == {"gevraagd": 1000, "draagvlak": 50, "geld": 11000}

    def test_per_thema_the_pool_may_be_the_shortest_way(self) -> None:
        """In its thema 8600 is needed: 12.900 in the pot. From the pool: 5000 + 3000 + 3600."""
        assert helps(road_of(PER_THEMA, "soep", methode="per-thema")) == {"gevraagd": 1000, "geld": 11600}

    def test_per_thema_the_part_may_be_the_shortest_way(self) -> None:
        """Samen has only the soep, and two thirds of the pot: 3600 of 5400, and 666,67 of 1000."""
        text = PER_THEMA.replace("Tuin, thema: samen", "Tuin, thema: gezond").replace("totaal: 9000", "totaal: 1000")
        found = road_of(text, "soep", methode="per-thema", bij_tekort="stop")
        assert helps(found) == {"gevraagd": 666, "geld": 5400}

    def test_a_large_initiative_need_not_fit_before_a_small_interventie(self) -> None:
        text = """
            bewonersinitiatieven: [{naam: Tuin, kosten: 5000}, {naam: Soep, kosten: 300}]
            interventies: [{naam: Spreekuur, kosten: 400}]
        """
        assert helps(road_of(text, "spreekuur", beschikbaar=35_000)) == {"gevraagd": 50, "geld": 700}

    def test_per_thema_every_cent_counts(self) -> None:
        """Three equal parts; a cent that is left over goes to a first, then to b. At 2,99 b has 1,00.

        At 2,98 it has 0,99, and the 1,00 that is left in all is first for the vlag.
        """
        text = """
            budget: {totaal: 2}
            themas: [{id: a, naam: A}, {id: b, naam: B}, {id: c, naam: C}]
            bewonersinitiatieven:
              - {naam: Thee, thema: a, kosten: 0.99, prioriteit: {wijk: 9}}
              - {naam: Koek, thema: c, kosten: 0.99, prioriteit: {wijk: 8}}
              - {naam: Vlag, thema: a, kosten: 0.03, prioriteit: {wijk: 7}}
              - {naam: Soep, thema: b, kosten: 1.00, prioriteit: {wijk: 6}}
        """
        assert helps(road_of(text, "soep", methode="per-thema")) == {"geld": 2.99}

    def test_a_small_amount_is_tested_before_those_below_it(self) -> None:
        """Of 450 the thee (400) is all that fits. From 500 on the soep does, and goes first."""
        text = """
            spelregels: {verdeling: {klein_bedrag: 500, klein_plafond: 100%}}
            bewonersinitiatieven:
              - {naam: Soep, kosten: 500, prioriteit: {wijk: 9}}
              - {naam: Thee, kosten: 400, prioriteit: {wijk: 8}}
        """
        assert helps(road_of(text, "soep", beschikbaar=45_000)) == {"gevraagd": 450, "geld": 500}

    def test_a_larger_need(self) -> None:
        """Of 100 the soep reaches 60: 40 are left. From 140 on there are 80, and nobody stands before it."""
        found = road_of(NEED % "100", "huisbezoek")
        assert (found.regel.status, helps(found)) == ("deels", {"behoefte": 140})
        assert found.levers[0].nu == 100
        assert found.levers[0].least

    def test_a_larger_need_behind_another_interventie(self) -> None:
        """From 140 on the huisbezoek takes 80, and the coach needs 10 more. That nothing less helps is not claimed."""
        found = road_of(NEED % "100", "coach")
        assert (found.regel.status, helps(found)) == ("niet-nodig", {"behoefte": 150})
        assert not found.levers[0].least

    def test_a_larger_need_of_its_own_group(self) -> None:
        """The soep reaches 30 of each group: 10 older people are left of 40, and it takes 110 for 80."""
        found = road_of(NEED % "{ouderen: 40, nieuwkomers: 500}", "huisbezoek")
        assert (found.levers[0].nu, helps(found)) == (40, {"behoefte": 110})

    def test_of_several_groups_no_one_number_helps(self) -> None:
        """Of both groups 5 are left, and whose number is too low nobody can say."""
        text = (NEED % "{ouderen: 30, nieuwkomers: 35}").replace("[ouderen],\n", "[ouderen, nieuwkomers],\n")
        found = road_of(text, "huisbezoek")
        assert (found.regel.status, helps(found)) == ("deels", {})

    def test_of_equal_shares_no_least_is_claimed(self) -> None:
        found = road_of(VOTED, "soep", methode="gelijke-delen", ballots=BALLOTS)
        assert helps(found)["geld"] == 11600
        assert not any(lever.least for lever in found.levers)
        assert "draagvlak" not in helps(found)


NEED = """
themas: [{naam: Samen, behoefte: %s}]
bewonersinitiatieven: [{naam: Soep, thema: samen, kosten: 400, bereik: 60, doelgroepen: [ouderen, nieuwkomers]}]
interventies:
  - {naam: Huisbezoek, thema: samen, kosten: 8000, bereik: 80, waarom: Vak, doelgroepen: [ouderen],
     prioriteit: {wijk: 9}}
  - {naam: Coach, thema: samen, kosten: 900, bereik: 10, waarom: Vak, doelgroepen: [ouderen], prioriteit: {wijk: 8}}
"""


class TestMoreMoneyCanTurnAgainstIt:
    """The tuin (6000) goes first, then the soep (4000) and the bank (1000); what does not fit is passed over."""

    TEXT = """
        bewonersinitiatieven:
          - {naam: Tuin, kosten: 6000, prioriteit: {wijk: 9}}
          - {naam: Soep, kosten: 4000, prioriteit: {wijk: 8}}
          - {naam: Bank, kosten: 1000, prioriteit: {wijk: 7}}
    """

    @pytest.mark.parametrize(
        ("pot", "least"),
        [(0, 1000), (4500, 5000), (6000, 7000), (10_000, 11_000)],
    )
    def test_the_least_is_the_first_amount_that_helps(self, pot: int, least: int) -> None:
        """At 4500 the soep takes 4000; at 6000 the tuin takes all; at 10.000 both do."""
        found = road_of(self.TEXT, "bank", beschikbaar=100 * pot)
        assert helps(found)["geld"] == least
        assert all(lever.least for lever in found.levers)

    @pytest.mark.parametrize(
        ("pot", "less"),
        [(1000, "0"), (3999, "2999"), (5500, "500"), (7000, "0"), ("9999.99", "2999.99"), (12_000, "1000")],
    )
    def test_what_it_has_to_spare_ends_where_another_takes_it(self, pot: int | str, less: str) -> None:
        found = road_of(self.TEXT, "bank", beschikbaar=int(100 * Fraction(pot)))
        assert found.regel.status == "toegekend"
        assert found.spare == 100 * Fraction(less)
        assert found.levers == ()


VOTED = """
budget: {totaal: 9600}
bewonersinitiatieven: [{naam: Tuin, kosten: 5000}, {naam: Plein, kosten: 3000}, {naam: Soep, kosten: 3600}]
"""
BALLOTS = Ballots(10, {"tuin": (0, 1, 2, 3, 4), "plein": (7, 8), "soep": (4, 5, 6)})


def test_what_voters_had_left() -> None:
    """At 1000 each five voters buy the tuin, at 1500 two buy the plein; 1600 is left, and the soep does not fit.

    Of its voters one paid 1000 for the tuin: 500 + 1500 + 1500. (They could pay it from 1533,34 on.)
    """
    found = road_of(VOTED, "soep", methode="gelijke-delen", ballots=BALLOTS).supporters
    assert found
    assert found.aantal == 3
    assert (found.deel, found.over) == (Fraction(150_000), Fraction(350_000))
