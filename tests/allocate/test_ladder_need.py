"""Trede 4, interventies: the need that is left on a thema once residents' own initiatives have been served.

In these examples the voorstel with the higher figure (`prioriteit`) goes first.
"""

from __future__ import annotations

import pytest
from allocation_helpers import Line, advice

# 100 residents need something; the soep of residents reaches 60 of them.
SAMEN = """
budget: {{totaal: 100000}}
spelregels: {{verdeling: {{afronding: {afronding}}}}}
themas: [{{naam: Samen, behoefte: {behoefte}}}]
bewonersinitiatieven:
  - {{naam: Soep, thema: samen, {soep}}}
interventies:
  - {{naam: Huisbezoek, thema: samen, kosten: 8000, waarom: Vak, {huisbezoek}}}
"""


def huisbezoek(
    details: str = "bereik: 80",
    *,
    soep: str = "kosten: 3000, bereik: 60",
    behoefte: str = "100",
    afronding: int = 1,
) -> Line:
    """What becomes of an interventie of 8000 beside the soep."""
    text = SAMEN.format(huisbezoek=details, soep=soep, behoefte=behoefte, afronding=afronding)
    return advice(text)["huisbezoek"]


class TestTheOffer:
    """`gevraagd * rest / bereik`, rounded down, at least `minimum` and at most `gevraagd`."""

    def test_in_proportion_to_the_need_that_is_left(self) -> None:
        """100 - 60 = 40 residents are left of the 80 that it reaches: 8000 * 40 / 80 = 4000."""
        assert huisbezoek() == Line("deels", 4000)

    def test_rounded_down(self) -> None:
        """8000 * 40 / 70 = 4571,43: whole euros, or multiples of 300 (15 * 300 = 4500)."""
        assert huisbezoek("bereik: 70") == Line("deels", 4571)
        assert huisbezoek("bereik: 70", afronding=300) == Line("deels", 4500)

    def test_at_least_its_minimum(self) -> None:
        """4000 would be its part; it cannot do with less than 5500."""
        assert huisbezoek("bereik: 80, minimum: 5500") == Line("deels", 5500)
        assert huisbezoek("bereik: 80, minimum: 3500") == Line("deels", 4000)

    def test_its_minimum_is_not_rounded(self) -> None:
        assert huisbezoek("bereik: 80, minimum: 4000.50", afronding=1000) == Line("deels", 4000.5)

    def test_a_minimum_of_all_is_all(self) -> None:
        assert huisbezoek("bereik: 80, minimum: 8000") == Line("toegekend", 8000)

    @pytest.mark.parametrize("bereik", ["40", "39", "0"])
    def test_whole_where_it_reaches_no_more_than_are_left(self, bereik: str) -> None:
        assert huisbezoek(f"bereik: {bereik}") == Line("toegekend", 8000)

    def test_whole_where_its_reach_is_not_given(self) -> None:
        assert huisbezoek("tekst: Wij komen langs.") == Line("toegekend", 8000)

    def test_whole_where_the_thema_names_no_need(self) -> None:
        assert huisbezoek(behoefte="~") == Line("toegekend", 8000)

    def test_whole_where_it_has_no_thema(self) -> None:
        text = SAMEN.format(huisbezoek="bereik: 80", soep="kosten: 3000, bereik: 100", behoefte=100, afronding=1)
        text = text.replace("naam: Huisbezoek, thema: samen", "naam: Huisbezoek")
        assert advice(text)["huisbezoek"] == Line("toegekend", 8000)

    @pytest.mark.parametrize(
        ("rule", "line"),
        [("sla-over", Line("past-niet", 0)), ("stop", Line("budget-op", 0)), ("deels", Line("deels", 3900))],
    )
    def test_is_tested_against_what_is_left(self, rule: str, line: Line) -> None:
        """The soep takes 3000 of the 6900: 3900 is left, a hundred less than the part of 4000."""
        text = SAMEN.format(huisbezoek="bereik: 80", soep="kosten: 3000, bereik: 60", behoefte=100, afronding=1)
        text = text.replace("totaal: 100000", "totaal: 6900").replace("afronding: 1", f"bij_tekort: {rule}")
        assert advice(text)["huisbezoek"] == line

    def test_a_part_that_fits_is_not_tested_against_the_whole(self) -> None:
        """4000 is left: half of what is asked, and just what is offered."""
        text = SAMEN.format(huisbezoek="bereik: 80", soep="kosten: 3000, bereik: 60", behoefte=100, afronding=1)
        text = text.replace("totaal: 100000", "totaal: 7000").replace("afronding: 1", "bij_tekort: stop")
        assert advice(text)["huisbezoek"] == Line("deels", 4000)


class TestWhoHelpsAlready:
    """Initiatives that get money, now or by a decision, or that ask none and go on."""

    @pytest.mark.parametrize(
        "soep",
        [
            "kosten: 3000",
            "kosten: 3000, besluit: {toegekend: 100}",
            "kosten: 3000, status: gestopt, besluit: {toegekend: 100}",
            "kosten: 0",
            "kosten: 900, eigen_bijdrage: 900, status: loopt",
        ],
    )
    def test_they_leave_less_need(self, soep: str) -> None:
        """100 - 60 = 40 of the 80 that the huisbezoek reaches: half of 8000."""
        assert huisbezoek(soep=f"{soep}, bereik: 60") == Line("deels", 4000)

    @pytest.mark.parametrize(
        "soep",
        [
            "kosten: 200000",
            "kosten: 3000, besluit: {toegekend: 0}",
            "kosten: 3000, status: gestopt",
            "kosten: 0, status: gestopt",
            "status: loopt",
            "kosten: 6000, rechtsvorm: bewoners",
        ],
    )
    def test_who_gets_nothing_leaves_the_need_as_it_is(self, soep: str) -> None:
        """Does not fit, rejected, stopped (twice), no costs given, or without the legal form that it needs."""
        assert huisbezoek(soep=f"{soep}, bereik: 60") == Line("toegekend", 8000)

    def test_a_reach_that_is_not_given_counts_for_none(self) -> None:
        assert huisbezoek(soep="kosten: 3000") == Line("toegekend", 8000)

    def test_of_the_same_thema_only(self) -> None:
        text = SAMEN.format(huisbezoek="bereik: 80", soep="kosten: 3000, bereik: 60", behoefte=100, afronding=1)
        text = text.replace("[{naam: Samen,", "[{naam: Gezond}, {naam: Samen,")
        text = text.replace("Soep, thema: samen", "Soep, thema: gezond")
        assert advice(text)["huisbezoek"] == Line("toegekend", 8000)


class TestNoNeedLeft:
    """`niet-nodig`, unless it adds to an initiative (`vult_aan`) and says why (`waarom`)."""

    @pytest.mark.parametrize(("behoefte", "bereik"), [(60, 60), (60, 200), (0, 0)])
    def test_nobody_is_left(self, behoefte: int, bereik: int) -> None:
        """Just reached, more than reached (never below 0), or no need at all."""
        soep = f"kosten: 3000, bereik: {bereik}"
        assert huisbezoek(soep=soep, behoefte=str(behoefte)) == Line("niet-nodig", 0)

    def test_what_adds_to_an_initiative_gets_all_that_it_asks(self) -> None:
        assert huisbezoek("bereik: 80, vult_aan: [soep]", behoefte="60") == Line("toegekend", 8000)

    def test_adding_to_an_initiative_without_a_reason_is_not_enough(self) -> None:
        """The soep was stopped, so that no reason is asked for; of no need at all none is left."""
        text = SAMEN.format(
            huisbezoek="bereik: 80, vult_aan: [soep]", soep="status: gestopt", behoefte=0, afronding=1
        ).replace("waarom: Vak, ", "")
        assert advice(text)["huisbezoek"] == Line("niet-nodig", 0)

    def test_it_does_not_stop_the_trede(self) -> None:
        """With `stop` and nothing left in the pot: what is not needed does not ask for money."""
        text = """
            budget: {totaal: 100}
            themas: [{naam: Samen, behoefte: 0}, {naam: Gezond}]
            interventies:
              - {naam: Huisbezoek, thema: samen, kosten: 8000, prioriteit: {wijk: 9}}
              - {naam: Spreekuur, thema: gezond, kosten: 100, prioriteit: {wijk: 8}}
        """
        assert advice(text, bij_tekort="stop") == {
            "huisbezoek": Line("niet-nodig", 0),
            "spreekuur": Line("toegekend", 100),
        }


class TestTheNeedGoesDown:
    """Each interventie leaves less for the next: by `bereik * toegekend / gevraagd`, rounded up, not below 0."""

    TEXT = """
    spelregels: {verdeling: {afronding: 1000}}
    themas: [{naam: Samen, behoefte: 100}]
    interventies:
      - {naam: Huisbezoek, thema: samen, kosten: 6000, bereik: 60, prioriteit: {wijk: 9}}
      - {naam: Taalcoach, thema: samen, kosten: 7000, bereik: 60, prioriteit: {wijk: 8}}
      - {naam: Spreekuur, thema: samen, kosten: 6000, bereik: 6, prioriteit: {wijk: 7}}
      - {naam: Sportcoach, thema: samen, kosten: 900, bereik: 9, prioriteit: {wijk: 6}}
    """

    def test_rounded_up(self) -> None:
        """Whole amounts first, then parts in thousands.

        huisbezoek   60 of 100: all of 6000, and 40 are left
        taalcoach    7000 * 40 / 60 = 4666,67, so 4000, which helps 60 * 4000 / 7000 = 34,3, so 35: 5 are left
        spreekuur    6000 * 5 / 6 = 5000, which helps 6 * 5000 / 6000 = 5: none are left
        sportcoach   not needed any more
        """
        assert advice(self.TEXT) == {
            "huisbezoek": Line("toegekend", 6000),
            "taalcoach": Line("deels", 4000),
            "spreekuur": Line("deels", 5000),
            "sportcoach": Line("niet-nodig", 0),
        }

    def test_by_a_part_that_was_decided_as_well(self) -> None:
        """Of the 6000 of the huisbezoek 3000 was decided, which helps 30: 100 - 30 = 70 are left.

        The taalcoach gets all of its 7000 for 60 of them, the spreekuur all of its 6000 for 6 of the 10 that are
        left then. The sportcoach reaches 9 and 4 are left: 900 * 4 / 9 = 400, which is no whole thousand.
        """
        text = self.TEXT.replace("6000, bereik: 60", "6000, bereik: 60, besluit: {toegekend: 3000}")
        assert advice(text) == {
            "huisbezoek": Line("besloten", 3000),
            "taalcoach": Line("toegekend", 7000),
            "spreekuur": Line("toegekend", 6000),
            "sportcoach": Line("niet-nodig", 0),
        }

    def test_by_a_minimum_that_helps_more_than_are_left(self) -> None:
        """Of 10 it gets its minimum, enough for 30: 0 are left, not 20 too many."""
        text = """
            themas: [{naam: Samen, behoefte: 10}]
            interventies:
              - {naam: Huisbezoek, thema: samen, kosten: 6000, minimum: 3000, bereik: 60, prioriteit: {wijk: 9}}
              - {naam: Taalcoach, thema: samen, kosten: 7000, bereik: 60, prioriteit: {wijk: 8}}
        """
        assert advice(text) == {"huisbezoek": Line("deels", 3000), "taalcoach": Line("niet-nodig", 0)}

    def test_not_by_one_that_gets_nothing(self) -> None:
        """The huisbezoek was rejected, so that all 100 are left for the taalcoach (60) and 40 for the rest."""
        text = self.TEXT.replace("6000, bereik: 60", "6000, bereik: 60, besluit: {toegekend: 0}")
        found = advice(text)
        assert found["taalcoach"] == Line("toegekend", 7000)
        assert found["spreekuur"] == Line("toegekend", 6000)
        assert found["sportcoach"] == Line("toegekend", 900)

    def test_not_by_one_that_asks_no_money(self) -> None:
        """The huisbezoek is paid by another: the taalcoach gets its 60, the spreekuur 6 of the 40 that are left."""
        text = self.TEXT.replace("kosten: 6000, bereik: 60", "kosten: 0, bereik: 60")
        found = advice(text)
        assert found["huisbezoek"] == Line("geen-geld-nodig", 0)
        assert found["taalcoach"] == Line("toegekend", 7000)
        assert found["spreekuur"] == Line("toegekend", 6000)

    def test_a_decision_of_a_lower_rank_counts_from_the_start(self) -> None:
        """The spreekuur (figure 7) was decided whole for 6: 94 are left.

        Of those the huisbezoek helps 60. Then 34 are left: 7000 * 34 / 60 = 3966,67, so 3000 for the taalcoach,
        which helps 60 * 3000 / 7000 = 25,7, so 26. The 8 that are left are less than the 9 of the sportcoach:
        900 * 8 / 9 = 800, which is no whole thousand.
        """
        text = self.TEXT.replace("bereik: 6,", "bereik: 6, besluit: {toegekend: 6000},")
        assert advice(text) == {
            "spreekuur": Line("besloten", 6000),
            "huisbezoek": Line("toegekend", 6000),
            "taalcoach": Line("deels", 3000),
            "sportcoach": Line("niet-nodig", 0),
        }
