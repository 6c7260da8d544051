"""The four treden of the ladder: decided, small, residents, professionals. Each with its sums.

In these examples the voorstel with the higher figure (`prioriteit`) goes first.
"""

from __future__ import annotations

import pytest
from allocation_helpers import Line, advice, allocation, treden

LADDER = """
budget: {totaal: 20000}
spelregels: {verdeling: {klein_bedrag: 500}}
themas: [{naam: Samen}]
bewonersinitiatieven:
  - {naam: Moestuin, kosten: 7200, prioriteit: {wijk: 5}}
  - {naam: Ontbijt, kosten: 450, prioriteit: {wijk: 2}}
  - {naam: Soep, kosten: 4800, besluit: {toegekend: 3600}, prioriteit: {wijk: 1}}
  - {naam: Fietsles, kosten: 900, status: gestopt, prioriteit: {wijk: 10}}
interventies:
  - {naam: Jongerenwerk, kosten: 8000, prioriteit: {wijk: 9}}
"""


def test_the_ladder_from_top_to_bottom() -> None:
    """Of 20.000 goes 3.600 to what was decided, then 450, 7.200 and 8.000: 750 is left.

    The order of the advice is that of the treden, not that of the figures.
    """
    assert list(treden(LADDER).items()) == [
        ("soep", "besloten"),
        ("ontbijt", "klein"),
        ("moestuin", "bewoners"),
        ("jongerenwerk", "professioneel"),
        ("fietsles", None),
    ]
    found = allocation(LADDER)
    assert [regel.toegekend for regel in found.regels] == [3600_00, 450_00, 7200_00, 8000_00, 0]
    assert (found.pot.besloten, found.toegekend, found.over) == (3600_00, 15_650_00, 750_00)
    assert found.professioneel == 8000_00


def test_the_place_of_a_line_is_its_place_in_the_ranking() -> None:
    """By their figures: fietsles 10, jongerenwerk 9, moestuin 5, ontbijt 2, soep 1."""
    places = {regel.voorstel.id: regel.plaats for regel in allocation(LADDER).regels}
    assert places == {"fietsles": 1, "jongerenwerk": 2, "moestuin": 3, "ontbijt": 4, "soep": 5}


def test_residents_go_before_professionals_whatever_the_rank() -> None:
    """Of 8.000 the moestuin (figure 5) takes 7.200; the 800 that is left is not enough for the jongerenwerk (9)."""
    found = advice(LADDER, budget=8000)
    assert found["moestuin"] == Line("toegekend", 7200)
    assert found["jongerenwerk"] == Line("past-niet", 0)


class TestBesloten:
    """Trede 1: what has been decided stands."""

    @pytest.mark.parametrize("also", ["status: gestopt", "rechtsvorm: bewoners", "minimum: 4000"])
    def test_whatever_the_advice_would_be(self, also: str) -> None:
        """Stopped, without the legal form for 4800, or less than the minimum: 3600 was decided."""
        text = f"bewonersinitiatieven: [{{naam: Soep, kosten: 4800, besluit: {{toegekend: 3600}}, {also}}}]"
        text += "\nspelregels: {voorwaarden: {rechtspersoon_vanaf: 1000, draagvlak_minimaal: 10}}"
        assert advice(text) == {"soep": Line("besloten", 3600)}

    def test_it_gets_no_more_even_if_there_is_enough(self) -> None:
        found = allocation("bewonersinitiatieven: [{naam: Soep, kosten: 4800, besluit: {toegekend: 1000}}]")
        assert (found.regels[0].toegekend, found.toegekend, found.over) == (1000_00, 0, 99_000_00)

    def test_it_counts_before_all_else(self) -> None:
        """Of 5.000 is 2.000 decided for an interventie of the lowest rank: the moestuin of 4.000 does not fit."""
        text = """
            budget: {totaal: 5000}
            bewonersinitiatieven: [{naam: Moestuin, kosten: 4000, prioriteit: {wijk: 9}}]
            interventies: [{naam: Huisbezoek, kosten: 2000, besluit: {toegekend: 2000}, prioriteit: {wijk: 1}}]
        """
        assert advice(text) == {"huisbezoek": Line("besloten", 2000), "moestuin": Line("past-niet", 0)}


class TestKlein:
    """Trede 2: small amounts of residents, on trust, up to a ceiling."""

    SMALL = """
    budget: {totaal: 10000}
    spelregels: {verdeling: {klein_bedrag: 500, klein_plafond: 10%}}
    bewonersinitiatieven:
      - {naam: Ontbijt, kosten: 500, prioriteit: {wijk: 9}}
      - {naam: Lichtjes, kosten: 400, prioriteit: {wijk: 8}}
      - {naam: Kleding ruilen, kosten: 300, prioriteit: {wijk: 7}}
      - {naam: Lange tafel, kosten: 100, prioriteit: {wijk: 6}}
      - {naam: Wandelclub, kosten: 500.01, prioriteit: {wijk: 5}}
    """

    def test_within_the_ceiling_in_order_of_rank(self) -> None:
        """The ceiling is 10% of 10.000 = 1.000.

        500 + 400 = 900 fits. 300 more does not: it moves on to trede 3, where it gets money all the same.
        100 more does: 1.000. The wandelclub asks a cent more than a small amount.
        """
        assert treden(self.SMALL) == {
            "ontbijt": "klein",
            "lichtjes": "klein",
            "lange-tafel": "klein",
            "kleding-ruilen": "bewoners",
            "wandelclub": "bewoners",
        }
        assert {line.status for line in advice(self.SMALL).values()} == {"toegekend"}

    def test_before_what_ranks_higher(self) -> None:
        """Of 1.000 the ontbijt takes 100 first, though the moestuin (figure 9) could take all."""
        text = """
            budget: {totaal: 1000}
            spelregels: {verdeling: {klein_bedrag: 100}}
            bewonersinitiatieven:
              - {naam: Moestuin, kosten: 1000, prioriteit: {wijk: 9}}
              - {naam: Ontbijt, kosten: 100, prioriteit: {wijk: 1}}
        """
        assert advice(text) == {"ontbijt": Line("toegekend", 100), "moestuin": Line("past-niet", 0)}

    def test_the_ceiling_is_a_share_of_the_flexible_money(self) -> None:
        """10% of 10.000 is 1.000, also where 9.000 of it is kept in reserve; 12,5% of 4 cents is half a cent: 1."""
        reserve = self.SMALL.replace("totaal: 10000", "totaal: 10000, reserve: 90%")
        assert list(treden(reserve).values()).count("klein") == 3
        cents = """
            budget: {totaal: 0.04}
            spelregels: {verdeling: {klein_bedrag: 1, klein_plafond: 12.5%}}
            bewonersinitiatieven: [{naam: Snoepje, kosten: 0.01}, {naam: Zakje, kosten: 0.02}]
        """
        assert treden(cents) == {"snoepje": "klein", "zakje": "bewoners"}

    def test_the_ceiling_stays_where_another_budget_is_tried(self) -> None:
        """With 950 to divide the first two fit (900). The 50 that is left is less than the ceiling has room for."""
        found = advice(self.SMALL, budget=950)
        assert (found["ontbijt"].toegekend, found["lichtjes"].toegekend) == (500, 400)
        assert found["kleding-ruilen"] == found["lange-tafel"] == Line("past-niet", 0)

    def test_small_amounts_decided_before_count_for_the_ceiling(self) -> None:
        """Of the ceiling of 1.000 is 450 decided (of the 500 asked): 550 is left. 500 fits, then 400 and 300 do not."""
        text = self.SMALL.replace("kosten: 400,", "kosten: 500, besluit: {toegekend: 450},")
        found = treden(text)
        assert found["lichtjes"] == "besloten"
        assert found["ontbijt"] == "klein"
        assert found["kleding-ruilen"] == "bewoners"
        assert found["lange-tafel"] == "bewoners"  # 50 of the ceiling is left, and it asks 100

    @pytest.mark.parametrize("kosten", ["kosten: 2000, ", ""], ids=["larger", "not known"])
    def test_other_amounts_decided_before_do_not_count_for_the_ceiling(self, kosten: str) -> None:
        """Of what names no costs nobody knows that it was small."""
        text = self.SMALL.rstrip() + f"\n      - {{naam: Moestuin, {kosten}besluit: {{toegekend: 900}}}}\n"
        assert list(treden(text).values()).count("klein") == 3

    def test_what_does_not_fit_in_the_pot_moves_on_too(self) -> None:
        """Of 650 the ontbijt takes 500 and the lange tafel 100. The 400 of the lichtjes does not fit.

        In trede 3 the rule for shortage gives the lichtjes the 50 that is left.
        """
        found = advice(self.SMALL, budget=650, bij_tekort="deels")
        assert found["ontbijt"] == Line("toegekend", 500)
        assert found["lange-tafel"] == Line("toegekend", 100)
        assert found["lichtjes"] == Line("deels", 50)
        assert found["kleding-ruilen"] == found["wandelclub"] == Line("budget-op", 0)

    def test_conditions_hold_for_small_amounts_too(self) -> None:
        text = self.SMALL.replace("{verdeling", "{voorwaarden: {draagvlak_minimaal: 1}, verdeling")
        assert {line.status for line in advice(text).values()} == {"voldoet-niet"}

    def test_two_that_exclude_each_other_do_not_both_get_a_small_amount(self) -> None:
        text = self.SMALL.replace("kosten: 400,", "kosten: 400, niet_samen_met: [ontbijt],")
        assert advice(text)["lichtjes"] == Line("uitgesloten", 0)
        # 400 of the ceiling is now free for the next.
        assert treden(text)["kleding-ruilen"] == "klein"

    def test_not_for_interventies(self) -> None:
        text = """
            spelregels: {verdeling: {klein_bedrag: 500}}
            interventies: [{naam: Spreekuur, kosten: 500}]
        """
        assert treden(text) == {"spreekuur": "professioneel"}

    def test_by_default_no_amount_is_small(self) -> None:
        assert treden("bewonersinitiatieven: [{naam: Zakje, kosten: 0.01}]") == {"zakje": "bewoners"}


def test_each_step_tells_what_was_left_and_what_was_offered() -> None:
    """1.000 less 50 for the thee and 600 for the tuin is 350. Of 40 people half are left: the coach is offered half."""
    text = """
budget: {totaal: 1000}
themas: [{naam: Samen, behoefte: 40}, {naam: Taal}]
bewonersinitiatieven:
  - {naam: Thee, kosten: 50}
  - {naam: Tuin, thema: samen, kosten: 600, bereik: 20, prioriteit: {wijk: 9}}
  - {naam: Bal, thema: taal, kosten: 700, prioriteit: {wijk: 8}}
interventies:
  - {naam: Coach, thema: samen, kosten: 500, bereik: 40, waarom: Een vak., prioriteit: {wijk: 9}}
  - {naam: Taalles, thema: taal, kosten: 90, prioriteit: {wijk: 8}}
spelregels: {verdeling: {klein_bedrag: 50}}
"""
    steps = [(step.voorstel.id, step.left, step.offered, step.toegekend) for step in allocation(text).steps]
    assert steps == [
        ("thee", 1_000_00, 50_00, 50_00),
        ("tuin", 950_00, 600_00, 600_00),
        ("bal", 350_00, 700_00, 0),
        ("coach", 350_00, 250_00, 250_00),
        ("taalles", 100_00, None, 0),
    ]
