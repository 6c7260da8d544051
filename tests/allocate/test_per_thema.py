"""`per-thema`: each thema first divides its own part of the pot; what is left is pooled, and divided over all.

In these examples the voorstel with the higher figure (`prioriteit`) goes first, and so does the thema.
"""

from __future__ import annotations

from fractions import Fraction
from pathlib import Path
from typing import get_args

import pytest
from allocation_helpers import Line, advice, allocation, reasons, treden
from hypothesis import given, settings
from hypothesis import strategies as st
from strategies import Data, plans, reordered, text
from thoroughness import cases
from wijkplan.allocate import Allocation, allocate
from wijkplan.allocate.question import Question
from wijkplan.allocate.theme_shares import theme_shares
from wijkplan.plan.agenda import Agenda
from wijkplan.plan.plan import Plan, Thema
from wijkplan.plan.reading.form import load
from wijkplan.plan.spelregels import BijTekort
from wijkplan.prioritise.ranking import ThemaScore
from wijkplan.yamltext.text import document

METHODE = "per-thema"


def divided(amount: int, *scores: Fraction | int) -> list[int]:
    themas = [
        ThemaScore(n, Thema.model_validate({"naam": f"Thema {n}", "id": f"thema-{n}"}), Fraction(score), (), 0)
        for n, score in enumerate(scores, start=1)
    ]
    return [share.cents for share in theme_shares(amount, themas)]


class TestParts:
    """The pot over the themas, in proportion to their scores."""

    def test_in_proportion(self) -> None:
        assert divided(100_00, 60, 30, 10) == [60_00, 30_00, 10_00]

    def test_scores_need_not_add_up_to_anything(self) -> None:
        assert divided(100_00, Fraction(1, 3), Fraction(1, 6)) == [66_67, 33_33]

    def test_the_last_cents_go_by_largest_remainder(self) -> None:
        """Of 4 cents 2,4 and 1,6: the second has the larger remainder. Of 7: 3,5, 2,1 and 1,4."""
        assert divided(4, 60, 40) == [2, 2]
        assert divided(7, 50, 30, 20) == [4, 2, 1]

    def test_of_equal_remainders_the_first_thema_goes_first(self) -> None:
        assert divided(100_00, 1, 1, 1) == [33_34, 33_33, 33_33]
        assert divided(2, 1, 1, 1) == [1, 1, 0]

    def test_a_thema_without_a_score_has_no_part(self) -> None:
        assert divided(100_01, 7, 0) == [100_01, 0]

    def test_where_all_scores_are_0_all_parts_are_equal(self) -> None:
        assert divided(10, 0, 0, 0) == [4, 3, 3]

    def test_of_nothing_everyone_has_nothing(self) -> None:
        assert divided(0, 2, 1) == [0, 0]
        assert divided(50) == []

    @given(st.integers(0, 10**9), st.lists(st.fractions(0, 100, max_denominator=97), min_size=1, max_size=9))
    def test_together_the_parts_are_exactly_the_amount(self, amount: int, scores: list[Fraction]) -> None:
        """And none is a whole cent away from what its score says."""
        found = divided(amount, *scores)
        assert sum(found) == amount
        total = sum(scores)
        for cents, score in zip(found, scores, strict=True):
            exact = amount * score / total if total else Fraction(amount, len(scores))
            assert abs(cents - exact) < 1


PLAN = """
budget: {totaal: 10000}
themas:
  - {naam: Samen, prioriteit: {wijk: 8}}
  - {naam: Taal, prioriteit: {wijk: 4}}
bewonersinitiatieven:
  - {naam: Bal, thema: samen, kosten: 6000, prioriteit: {wijk: 9}}
  - {naam: Soep, thema: samen, kosten: 3500, prioriteit: {wijk: 8}}
  - {naam: Café, id: cafe, thema: taal, kosten: 3000, prioriteit: {wijk: 1}}
"""
"""Samen has 6.666,67 of its own and Taal 3.333,33."""
SMALL_CAFE = PLAN.replace("kosten: 3000", "kosten: 500")


class TestOwnPartFirst:
    def test_a_lower_thema_gets_its_own_part(self) -> None:
        """By rank alone bal and soep take 9.500, and there is nothing for the café."""
        assert advice(PLAN, methode="rangorde")["cafe"] == Line("past-niet", 0)
        assert advice(PLAN, methode=METHODE) == {
            "bal": Line("toegekend", 6_000),
            "soep": Line("past-niet", 0),
            "cafe": Line("toegekend", 3_000),
        }
        found = allocation(PLAN, methode=METHODE)
        assert [(share.thema.id, share.cents) for share in found.theme_shares] == [
            ("samen", 6_666_67),
            ("taal", 3_333_33),
        ]
        assert (found.toegekend, found.over) == (9_000_00, 1_000_00)

    def test_it_says_where_the_money_comes_from(self) -> None:
        said = reasons(PLAN, methode=METHODE)
        assert said["bal"] == "Het hele bedrag past in het eigen deel van het thema: daarvan was nog € 6.666,67."
        assert said["soep"] == "Dit past niet: er was nog € 1.000, en het bedrag was € 3.500."

    def test_what_a_thema_does_not_use_is_pooled(self) -> None:
        """666,67 of Samen and 2.833,33 of Taal is 3.500: just enough for the soep."""
        assert advice(SMALL_CAFE, methode=METHODE)["soep"] == Line("toegekend", 3_500)
        assert reasons(SMALL_CAFE, methode=METHODE)["soep"] == "Het hele bedrag past in de € 3.500 die over was."
        cent_more = SMALL_CAFE.replace("kosten: 3500", "kosten: 3500.01")
        assert advice(cent_more, methode=METHODE)["soep"] == Line("past-niet", 0)

    def test_a_thema_without_initiatives_leaves_its_part_to_the_others(self) -> None:
        text = PLAN.replace("thema: taal, ", "thema: samen, ")
        assert advice(text, methode=METHODE) == advice(text, methode="rangorde")

    def test_without_a_thema_it_joins_in_the_pool(self) -> None:
        """It has the highest figure, and waits for what the themas leave: 1.000."""
        text = PLAN + "  - {naam: Vlaggen, kosten: 900, prioriteit: {wijk: 10}}\n"
        text += "  - {naam: Lichtjes, kosten: 101, prioriteit: {wijk: 10}}\n"
        found = advice(text, methode=METHODE)
        assert (found["vlaggen"], found["lichtjes"]) == (Line("past-niet", 0), Line("toegekend", 101))
        assert found["bal"] == Line("toegekend", 6_000)

    def test_all_scores_0_gives_equal_parts(self) -> None:
        """5.000 each: the bal of 6.000 waits for the pool, and 3.500 and 3.000 go before it."""
        text = PLAN.replace("wijk: 8}}\n  - {naam: Taal, prioriteit: {wijk: 4}}", "wijk: 0}}\n  - {naam: Taal}")
        assert advice(text, methode=METHODE) == {
            "bal": Line("past-niet", 0),
            "soep": Line("toegekend", 3_500),
            "cafe": Line("toegekend", 3_000),
        }

    def test_after_the_reserve_and_what_was_decided(self) -> None:
        """10.000 less 1.000 and 3.000 is 6.000: 4.000 for Samen, 2.000 for Taal."""
        text = PLAN.replace("totaal: 10000", "totaal: 10000, reserve: 10%")
        text = text.replace("kosten: 3000,", "kosten: 3000, besluit: {toegekend: 3000},")
        assert [share.cents for share in allocation(text, methode=METHODE).theme_shares] == [4_000_00, 2_000_00]

    def test_where_nothing_is_left_the_parts_are_0(self) -> None:
        text = PLAN.replace("kosten: 3000,", "kosten: 11000, besluit: {toegekend: 11000},")
        found = allocation(text, methode=METHODE)
        assert [share.cents for share in found.theme_shares] == [0, 0]
        assert found.toegekend == 0


class TestShortage:
    def test_stop_ends_the_part_of_one_thema_and_then_the_pool(self) -> None:
        """Samen stops at the soep (666,67 is left); the café is of Taal. In the pool (3.000) it stops there again."""
        text = SMALL_CAFE.replace("kosten: 3500", "kosten: 3501") + "  - {naam: Vlaggen, kosten: 10}\n"
        assert advice(text, methode=METHODE, bij_tekort="stop") == {
            "bal": Line("toegekend", 6_000),
            "soep": Line("budget-op", 0),
            "cafe": Line("toegekend", 500),
            "vlaggen": Line("budget-op", 0),
        }
        said = reasons(text, methode=METHODE, bij_tekort="stop")
        assert said["soep"] == "Hier was het geld op: er was nog € 3.500, en het bedrag was € 3.501."
        assert said["vlaggen"] == "Het geld was op bij 'Soep', dat hoger staat."

    def test_sla_over_goes_on_within_the_part(self) -> None:
        """The soep does not fit in the 666,67 that Samen has left. A lower one of 600 does, and 2.900 is pooled."""
        text = SMALL_CAFE + "  - {naam: Fietsles, thema: samen, kosten: 600, prioriteit: {wijk: 2}}\n"
        found = advice(text, methode=METHODE, bij_tekort="sla-over")
        assert (found["fietsles"], found["soep"]) == (Line("toegekend", 600), Line("past-niet", 0))

    def test_deels_is_topped_up_to_the_whole_from_the_pool(self) -> None:
        """666 of the 666,67 that Samen has left, and the other 2.834 of the 0,67 + 2.833,33 that is pooled."""
        found = allocation(SMALL_CAFE, methode=METHODE, bij_tekort="deels")
        assert advice(SMALL_CAFE, methode=METHODE, bij_tekort="deels")["soep"] == Line("toegekend", 3_500)
        said = "Er was € 666 in het deel van het thema, en de rest (€ 2.834) komt uit wat overbleef."
        assert reasons(SMALL_CAFE, methode=METHODE, bij_tekort="deels")["soep"] == said
        assert found.over == 0
        steps = [(s.thema, s.left, s.toegekend) for s in found.steps if s.voorstel.id == "soep"]
        assert steps == [("samen", 666_67, 666_00), (None, 2_834_00, 3_500_00)]

    def test_deels_is_topped_up_as_far_as_the_pool_goes(self) -> None:
        """The soep asks 4.000 and gets 666 + 2.834. That ends the pool for all that come after it."""
        text = SMALL_CAFE.replace("kosten: 3500", "kosten: 4000") + "  - {naam: Vlaggen, kosten: 10}\n"
        found = advice(text, methode=METHODE, bij_tekort="deels")
        assert (found["soep"], found["vlaggen"]) == (Line("deels", 3_500), Line("budget-op", 0))
        said = "Er was € 666 in het deel van het thema en nog € 2.834 uit wat overbleef, en meer was er niet."
        assert reasons(text, methode=METHODE, bij_tekort="deels")["soep"] == said

    def test_a_part_that_cannot_be_topped_up_stands(self) -> None:
        """By hundreds: 600 of the 666,67, and then 400 of 66,67 + 333,33; or nothing of 66,67 + 0,33."""
        text = PLAN + "spelregels: {verdeling: {afronding: 100}}"
        assert advice(text, methode=METHODE, bij_tekort="deels")["soep"] == Line("deels", 1_000)
        nothing_left = text.replace("kosten: 3000", "kosten: 3333")
        assert advice(nothing_left, methode=METHODE, bij_tekort="deels")["soep"] == Line("deels", 600)
        said = "Het thema had nog € 666,67 van zijn eigen deel, en het bedrag was € 3.500."
        assert reasons(nothing_left, methode=METHODE, bij_tekort="deels")["soep"] == said

    def test_a_part_below_the_minimum_waits_for_the_pool(self) -> None:
        """667 is more than the 666 that Samen could give; the pool of 3.500 has it all."""
        text = SMALL_CAFE.replace("kosten: 3500", "kosten: 3500, minimum: 667")
        assert reasons(text, methode=METHODE, bij_tekort="deels")["soep"] == (
            "Het hele bedrag past in de € 3.500 die over was."
        )

    def test_what_is_over_the_minimum_already_may_be_topped_up_with_less(self) -> None:
        """The minimum of 600 is met by the 666 of Samen: 334 more, all that Taal has left, is welcome."""
        text = PLAN.replace("kosten: 3500", "kosten: 3500, minimum: 600")
        assert advice(text, methode=METHODE, bij_tekort="deels")["soep"] == Line("deels", 1_000)


class TestKlein:
    SMALL = """
budget: {totaal: 10000}
spelregels: {verdeling: {klein_bedrag: 500, klein_plafond: 10%}}
themas: [{naam: Samen, prioriteit: {wijk: 8}}, {naam: Taal, prioriteit: {wijk: 2}}]
bewonersinitiatieven:
  - {naam: Ontbijt, thema: samen, kosten: 500, prioriteit: {wijk: 1}}
  - {naam: Bal, thema: samen, kosten: 8000, prioriteit: {wijk: 9}}
  - {naam: Café, id: cafe, thema: taal, kosten: 400, prioriteit: {wijk: 9}}
  - {naam: Lezen, thema: taal, kosten: 300, prioriteit: {wijk: 8}}
  - {naam: Vlaggen, kosten: 100, prioriteit: {wijk: 10}}
"""

    def test_within_the_part_and_under_one_ceiling_over_all(self) -> None:
        """The ceiling is 1.000: 500 for the ontbijt, 400 for the café, and 100 for the vlaggen in the pool.

        For lezen there is no room under the ceiling: trede 3, within the part of Taal. The bal does not fit in the
        7.500 that Samen has left.
        """
        assert treden(self.SMALL, methode=METHODE) == {
            "ontbijt": "klein",
            "cafe": "klein",
            "vlaggen": "klein",
            "lezen": "bewoners",
            "bal": "bewoners",
        }
        assert advice(self.SMALL, methode=METHODE)["bal"] == Line("toegekend", 8_000)
        less = self.SMALL.replace("kosten: 8000", "kosten: 8700.01")
        assert advice(less, methode=METHODE)["bal"] == Line("past-niet", 0)

    def test_what_does_not_fit_in_the_part_is_small_again_in_the_pool(self) -> None:
        """Taal has 300 of 1.500: the café of 400 waits, and is small in the pool."""
        text = self.SMALL.replace("totaal: 10000", "totaal: 1500").replace("10%}", "100%}")
        found = allocation(text, methode=METHODE, bij_tekort="sla-over")
        steps = [(s.trede, s.thema, s.left, s.toegekend) for s in found.steps if s.voorstel.id == "cafe"]
        assert steps == [
            ("klein", "taal", 300_00, 0),
            ("bewoners", "taal", 0, 0),
            ("klein", None, 600_00, 400_00),
        ]

    def test_a_part_of_a_small_amount_is_topped_up_in_trede_3(self) -> None:
        """Taal has 200 of 1.000, and gives it to the café; 200 more is in the pool (Samen uses 500 of 800)."""
        text = self.SMALL.replace("totaal: 10000", "totaal: 1000").replace("10%}", "100%}")
        text = "\n".join(
            line for line in text.splitlines() if not any(name in line for name in ("Vlaggen", "Bal", "Lezen"))
        )
        found = allocation(text, methode=METHODE, bij_tekort="deels")
        [cafe] = [regel for regel in found.regels if regel.voorstel.id == "cafe"]
        assert (cafe.trede, cafe.status, cafe.toegekend) == ("bewoners", "toegekend", 400_00)


class TestOverThemas:
    def test_exclusions_go_over_themas_in_the_order_of_the_themas(self) -> None:
        """Samen is the first to divide, so the soep gets its money; by rank alone the café (10) would."""
        text = PLAN.replace("3500, prio", "600, niet_samen_met: [cafe], prio").replace("{wijk: 1}", "{wijk: 10}")
        assert advice(text, methode="rangorde")["soep"].status == "uitgesloten"
        found = advice(text, methode=METHODE)
        assert (found["soep"], found["cafe"]) == (Line("toegekend", 600), Line("uitgesloten", 0))

    def test_who_got_nothing_from_its_own_part_excludes_nobody(self) -> None:
        """The soep does not fit in what Samen has left: the café goes first, and keeps the soep out of the pool."""
        text = SMALL_CAFE.replace("kosten: 3500, ", "kosten: 3500, niet_samen_met: [cafe], ")
        found = advice(text, methode=METHODE)
        assert (found["cafe"], found["soep"]) == (Line("toegekend", 500), Line("uitgesloten", 0))

    def test_professionals_have_no_part(self) -> None:
        """They come after residents of all themas: of the 1.000 that is left the taalcoach gets 1.000, not 3.000."""
        text = PLAN + "interventies: [{naam: Taalcoach, thema: taal, kosten: 3000, waarom: Een vak.}]"
        assert advice(text, methode=METHODE, bij_tekort="deels")["soep"] == Line("deels", 1_000)
        assert advice(text, methode=METHODE)["taalcoach"] == Line("past-niet", 0)
        small = text.replace("kosten: 3000, waarom", "kosten: 1000, waarom")
        assert advice(small, methode=METHODE)["taalcoach"] == Line("toegekend", 1_000)


def found(data: Data, methode: str, bij_tekort: BijTekort | None = None) -> Allocation:
    loaded = load(Plan, document(Path("plan.yaml"), text(data)))
    assert loaded.value is not None, loaded.faults
    return allocate(loaded.value, Agenda(), Question(methode=methode, bij_tekort=bij_tekort))  # type: ignore[arg-type]


def outcome(allocation: Allocation) -> list[tuple[str, str | None, str, int]]:
    return [(r.voorstel.id, r.trede, r.status, r.toegekend) for r in allocation.regels]


def in_themas(data: Data, themas: list[Data]) -> Data:
    """The plan with these themas, and every voorstel in the first of them or in none."""
    first = {"thema": themas[0]["id"]} if themas else {}
    return {**data, "themas": themas} | {
        section: [{k: v for k, v in voorstel.items() if k != "thema"} | first for voorstel in data.get(section, [])]
        for section in ("bewonersinitiatieven", "interventies", "signalen")
    }


@settings(max_examples=cases(60), deadline=None)
@given(data=plans(), rule=st.sampled_from(get_args(BijTekort)))
def test_without_themas_it_is_the_same_as_by_rank(data: Data, rule: BijTekort) -> None:
    data = in_themas(data, [])
    one, other = (found(data, methode, rule) for methode in ("rangorde", METHODE))
    assert (one.regels, one.steps) == (other.regels, other.steps)


@settings(max_examples=cases(60), deadline=None)
@given(data=plans(), rule=st.sampled_from(["sla-over", "stop"]))
def test_with_one_thema_everyone_gets_the_same_as_by_rank(data: Data, rule: BijTekort) -> None:
    """Not under ``deels``: there one that got a part does not end the pool.

    Only the status may differ: what did not fit is looked at once more, when what it cannot go with has money.
    """
    data = in_themas(data, [{"id": "samen", "naam": "Samen", "behoefte": 40}])
    one, other = (outcome(found(data, methode, rule)) for methode in ("rangorde", METHODE))
    assert {name: amount for name, _, _, amount in one} == {name: amount for name, _, _, amount in other}


@settings(max_examples=cases(60), deadline=None)
@given(plans().flatmap(lambda data: st.tuples(st.just(data), reordered(data))), st.sampled_from(get_args(BijTekort)))
def test_the_order_of_the_lists_in_the_file_does_not_matter(same: tuple[Data, Data], rule: BijTekort) -> None:
    one, other = (found(data, METHODE, rule) for data in same)
    assert outcome(one) == outcome(other)
    assert [str(r.reden) for r in one.regels] == [str(r.reden) for r in other.regels]
    assert one.theme_shares == other.theme_shares


@pytest.mark.parametrize("rule", get_args(BijTekort))
def test_parts_are_not_there_under_another_method(rule: BijTekort) -> None:
    assert allocation(PLAN, methode="rangorde", bij_tekort=rule).theme_shares == ()
