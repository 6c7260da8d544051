"""Shortage: the next one asks more than is left. Three rules (`bij_tekort`), in trede 3 and in trede 4 alike."""

from __future__ import annotations

from typing import TYPE_CHECKING, Literal, TypeAlias

import pytest
from allocation_helpers import Line, advice, allocation
from helpers import agenda, plan
from wijkplan.allocate import allocate
from wijkplan.allocate.question import Question

if TYPE_CHECKING:
    from wijkplan.plan.spelregels import BijTekort

Soort: TypeAlias = Literal["bewonersinitiatieven", "interventies"]
both_treden = pytest.mark.parametrize("soort", ["bewonersinitiatieven", "interventies"])

# Four that ask 16.000 together, in this order.
FOUR = """
budget: {{totaal: {pot:.2f}}}
spelregels: {{verdeling: {{afronding: {afronding}}}}}
{soort}:
  - {{id: a, naam: Buurtkamer, kosten: 6000, prioriteit: {{wijk: 9}}}}
  - {{id: b, naam: Speelstraat, kosten: 5000, minimum: {minimum}, prioriteit: {{wijk: 8}}}}
  - {{id: c, naam: Taalmaatjes, kosten: 3000, prioriteit: {{wijk: 7}}}}
  - {{id: d, naam: Wandelclub, kosten: 2000, prioriteit: {{wijk: 6}}}}
"""


def outcomes(
    soort: Soort, rule: BijTekort, *, pot: float = 10_000, minimum: int = 3000, afronding: int = 1
) -> list[Line]:
    """What becomes of a, b, c and d."""
    text = FOUR.format(soort=soort, pot=pot, minimum=minimum, afronding=afronding)
    found = advice(text, bij_tekort=rule)
    return [found[name] for name in "abcd"]


@both_treden
class TestEnough:
    @pytest.mark.parametrize("rule", ["sla-over", "stop", "deels"])
    def test_everyone_gets_all_down_to_the_last_cent(self, soort: Soort, rule: BijTekort) -> None:
        """6.000 + 5.000 + 3.000 + 2.000 = 16.000."""
        assert {line.status for line in outcomes(soort, rule, pot=16_000)} == {"toegekend"}


@both_treden
class TestSlaOver:
    def test_what_does_not_fit_gets_nothing_and_the_next_is_tried(self, soort: Soort) -> None:
        """10.000 - 6.000 = 4.000. 5.000 does not fit, 3.000 does: 1.000 is left, and 2.000 does not fit."""
        assert outcomes(soort, "sla-over") == [
            Line("toegekend", 6000),
            Line("past-niet", 0),
            Line("toegekend", 3000),
            Line("past-niet", 0),
        ]


@both_treden
class TestStop:
    def test_it_and_all_after_it_get_nothing(self, soort: Soort) -> None:
        """10.000 - 6.000 = 4.000. 5.000 does not fit: there it ends, with 4.000 left."""
        nothing = Line("budget-op", 0)
        assert outcomes(soort, "stop") == [Line("toegekend", 6000), nothing, nothing, nothing]


@both_treden
class TestDeels:
    def test_the_first_that_does_not_fit_gets_what_is_left_and_there_it_ends(self, soort: Soort) -> None:
        """10.000 - 6.000 = 4.000, of the 5.000 asked and more than its minimum of 3.000."""
        assert outcomes(soort, "deels") == [
            Line("toegekend", 6000),
            Line("deels", 4000),
            Line("budget-op", 0),
            Line("budget-op", 0),
        ]

    def test_what_is_left_may_be_just_the_minimum(self, soort: Soort) -> None:
        assert outcomes(soort, "deels", minimum=4000)[1] == Line("deels", 4000)

    def test_less_than_its_minimum_is_skipped_and_the_next_is_tried(self, soort: Soort) -> None:
        """4.000 is left and the minimum is 4.001. The next gets its 3.000, and the last the 1.000 that is left."""
        assert outcomes(soort, "deels", minimum=4001) == [
            Line("toegekend", 6000),
            Line("past-niet", 0),
            Line("toegekend", 3000),
            Line("deels", 1000),
        ]

    @pytest.mark.parametrize(
        ("pot", "afronding", "part"),
        [
            (10_000.4, 1, 4000),  # 4.000,40 is left: down to whole euros
            (10_999.99, 500, 4500),  # 4.999,99: down to a multiple of 500
            (10_000, 300, 3900),  # 13 times 300
        ],
    )
    def test_a_part_is_rounded_down(self, soort: Soort, pot: float, afronding: int, part: int) -> None:
        assert outcomes(soort, "deels", pot=pot, afronding=afronding)[1] == Line("deels", part)

    def test_whole_amounts_are_not_rounded(self, soort: Soort) -> None:
        """6.000 is no multiple of 700, and stays 6.000. Then 4.000 is left: 5 times 700."""
        found = outcomes(soort, "deels", afronding=700)
        assert found[:2] == [Line("toegekend", 6000), Line("deels", 3500)]

    def test_rounded_down_to_less_than_its_minimum_is_skipped(self, soort: Soort) -> None:
        """4.000 is left; a multiple of 1.500 is 3.000, less than the minimum of 3.500. The next one fits."""
        found = outcomes(soort, "deels", minimum=3500, afronding=1500)
        assert found[1:] == [Line("past-niet", 0), Line("toegekend", 3000), Line("past-niet", 0)]

    def test_rounded_down_to_nothing_is_skipped(self, soort: Soort) -> None:
        """90 cents is left: no whole euro. An amount of 90 cents still fits."""
        text = f"""
            budget: {{totaal: 100.90}}
            {soort}:
              - {{id: a, naam: Buurtkamer, kosten: 100, prioriteit: {{wijk: 9}}}}
              - {{id: b, naam: Speelstraat, kosten: 5, prioriteit: {{wijk: 8}}}}
              - {{id: c, naam: Ansichtkaart, kosten: 0.90, prioriteit: {{wijk: 7}}}}
        """
        found = advice(text, bij_tekort="deels")
        assert (found["b"], found["c"]) == (Line("past-niet", 0), Line("toegekend", 0.9))

    def test_nothing_left_at_all_is_skipped(self, soort: Soort) -> None:
        """After 6.000 of 6.000 nobody gets a part of nothing."""
        assert [line.status for line in outcomes(soort, "deels", pot=6000)[1:]] == ["past-niet"] * 3


class TestBetweenTreden:
    """A trede that stops does not stop the next one."""

    TEXT = """
    budget: {totaal: 10000}
    themas: [{naam: Samen}, {naam: Opgroeien}]
    bewonersinitiatieven:
      - {naam: Moestuin, thema: samen, kosten: 6000, prioriteit: {wijk: 9}}
      - {naam: Buurtkamer, thema: samen, kosten: 5000, prioriteit: {wijk: 8}}
      - {naam: Ontbijt, thema: samen, kosten: 100, prioriteit: {wijk: 7}}
    interventies:
      - {naam: Huisbezoek, thema: opgroeien, kosten: 4000}
    """

    def test_professionals_are_tried_after_residents_were_stopped(self) -> None:
        """The buurtkamer stops trede 3 with 4.000 left, which is just what the huisbezoek asks."""
        found = advice(self.TEXT, bij_tekort="stop")
        assert found["ontbijt"] == Line("budget-op", 0)
        assert found["huisbezoek"] == Line("toegekend", 4000)

    def test_what_a_part_leaves_is_for_the_next_trede(self) -> None:
        """10.000,40 - 6.000 - 4.000 = 0,40: too little for any part."""
        text = self.TEXT.replace("totaal: 10000", "totaal: 10000.40")
        found = allocation(text, bij_tekort="deels")
        got = {regel.voorstel.id: (regel.status, regel.toegekend) for regel in found.regels}
        assert got["buurtkamer"] == ("deels", 4000_00)
        assert got["huisbezoek"] == ("past-niet", 0)
        assert found.over == 40

    def test_who_is_excluded_does_not_stop_the_trede(self) -> None:
        """The buurtkamer cannot go with the moestuin, so that it does not matter that 5.000 does not fit."""
        text = self.TEXT.replace("kosten: 5000,", "kosten: 5000, niet_samen_met: [moestuin],")
        found = advice(text, bij_tekort="stop")
        assert found["buurtkamer"] == Line("uitgesloten", 0)
        assert found["ontbijt"] == Line("toegekend", 100)


class TestWhichRule:
    """The plan's own rule goes before the agenda's, and a rule given with the command before both."""

    PLAN = """
        budget: {{totaal: 100}}
        bewonersinitiatieven: [{{naam: Soep, kosten: 150}}]
        {}
    """
    STOP = agenda("spelregels: {verdeling: {bij_tekort: stop}}")

    def test_skip_by_default(self) -> None:
        assert advice(self.PLAN.format(""))["soep"].status == "past-niet"

    def test_of_the_agenda(self) -> None:
        assert allocate(plan(self.PLAN.format("")), self.STOP).regels[0].status == "budget-op"

    def test_of_the_plan(self) -> None:
        own = plan(self.PLAN.format("spelregels: {verdeling: {bij_tekort: deels}}"))
        assert allocate(own, self.STOP).regels[0].status == "deels"

    def test_of_the_command(self) -> None:
        own = plan(self.PLAN.format("spelregels: {verdeling: {bij_tekort: deels}}"))
        found = allocate(own, self.STOP, Question(bij_tekort="sla-over"))
        assert (found.bij_tekort, found.regels[0].status) == ("sla-over", "past-niet")
