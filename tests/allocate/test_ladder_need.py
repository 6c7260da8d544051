"""Trede 4, interventies: the need that is left on a thema once residents' own initiatives have been served.

In these examples the voorstel with the higher figure (`prioriteit`) goes first.
"""

from __future__ import annotations

import pytest
from allocation_helpers import Line, advice, reasons

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

    @pytest.mark.parametrize("behoefte", ["60", "61", "135", "140", "~"])
    def test_what_adds_to_an_initiative_gets_all_that_it_asks(self, behoefte: str) -> None:
        """Whatever is left for its 80: nobody, one, 75, all of them, or nobody knows."""
        assert huisbezoek("bereik: 80, vult_aan: [soep]", behoefte=behoefte) == Line("toegekend", 8000)

    def test_what_adds_to_an_initiative_leaves_less_for_the_next(self) -> None:
        """100 - 60 = 40 are left; the huisbezoek reaches 80, so nobody is left for the coach."""
        text = SAMEN.format(
            huisbezoek="bereik: 80, vult_aan: [soep], prioriteit: {wijk: 9}",
            soep="kosten: 3000, bereik: 60",
            behoefte=100,
            afronding=1,
        )
        found = advice(text + "  - {naam: Coach, thema: samen, kosten: 900, bereik: 10, waarom: Vak}\n")
        assert (found["huisbezoek"], found["coach"]) == (Line("toegekend", 8000), Line("niet-nodig", 0))

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


# 120 older people and 60 newcomers need something; of other groups nobody counted.
PER_GROUP = """
budget: {{totaal: 100000}}
themas: [{{naam: Samen, behoefte: {{ouderen: 120, nieuwkomers: 60}}}}]
bewonersinitiatieven:
  - {{naam: Soep, thema: samen, kosten: 400, {soep}}}
interventies:
  - {{naam: Huisbezoek, thema: samen, kosten: 8000, waarom: Vak, prioriteit: {{wijk: 9}}, {huisbezoek}}}
  - {{naam: Taalcoach, thema: samen, kosten: 4000, waarom: Vak, prioriteit: {{wijk: 8}}, {taalcoach}}}
"""


def per_group(huisbezoek: str, *, soep: str = "tekst: Gezellig", taalcoach: str = "status: gestopt") -> dict[str, Line]:
    """What becomes of each, where the need is known per group."""
    return advice(PER_GROUP.format(soep=soep, huisbezoek=huisbezoek, taalcoach=taalcoach))


class TestPerGroup:
    """A number per doelgroep: who helps a group lowers the need of that group, and of no other."""

    @pytest.mark.parametrize(
        ("groups", "bereik", "line"),
        [
            ("[ouderen]", 80, Line("toegekend", 8000)),
            ("[ouderen]", 100, Line("deels", 7200)),
            ("[nieuwkomers]", 80, Line("deels", 3000)),
            ("[nieuwkomers, ouderen]", 120, Line("toegekend", 8000)),
            ("[nieuwkomers, ouderen]", 160, Line("deels", 6000)),
            ("[]", 160, Line("deels", 6000)),
        ],
    )
    def test_what_is_left_of_the_groups_that_it_names_or_of_all(self, groups: str, bereik: int, line: Line) -> None:
        """The soep reaches 60, 30 of each group: 90 older people and 30 newcomers are left, 120 together.

        Older people: all of 80, and 8000 * 90 / 100 = 7200. Newcomers: 8000 * 30 / 80 = 3000.
        Both, or no group named: all of 120, and 8000 * 120 / 160 = 6000.
        """
        found = per_group(
            f"bereik: {bereik}, doelgroepen: {groups}", soep="bereik: 60, doelgroepen: [ouderen, nieuwkomers]"
        )
        assert found["huisbezoek"] == line

    def test_half_a_resident_is_exact(self) -> None:
        """61 over two groups is 30,5 each: 29,5 newcomers are left, and 8000 * 29,5 / 80 = 2950."""
        found = per_group(
            "bereik: 80, doelgroepen: [nieuwkomers]", soep="bereik: 61, doelgroepen: [nieuwkomers, ouderen]"
        )
        assert found["huisbezoek"] == Line("deels", 2950)

    @pytest.mark.parametrize(
        ("groups", "amount"),
        [
            ("[nieuwkomers, jongeren]", 2000),  # nobody counted young people: all 40 are newcomers, 60 - 40 = 20
            ("[nieuwkomers, nieuwkomers]", 2000),  # named twice is named once
            ("[jongeren]", 6000),  # none of the groups: all 60 are left
            ("[]", 6000),
            ("[ouderen]", 6000),
        ],
    )
    def test_an_initiative_helps_the_groups_that_it_names(self, groups: str, amount: int) -> None:
        """8000 for 80 newcomers is 100 for each one that is left."""
        found = per_group("bereik: 80, doelgroepen: [nieuwkomers]", soep=f"bereik: 40, doelgroepen: {groups}")
        assert found["huisbezoek"] == Line("deels", amount)

    def test_no_need_is_known_of_a_group_without_a_number(self) -> None:
        """Offered in full, whatever is left of the others."""
        soep = "bereik: 900, doelgroepen: [ouderen, nieuwkomers, jongeren]"
        assert per_group("bereik: 500, doelgroepen: [jongeren]", soep=soep)["huisbezoek"] == Line("toegekend", 8000)

    def test_of_groups_with_and_without_a_number_the_number_counts(self) -> None:
        """60 newcomers of 80: 8000 * 60 / 80 = 6000."""
        assert per_group("bereik: 80, doelgroepen: [jongeren, nieuwkomers]")["huisbezoek"] == Line("deels", 6000)

    def test_reaching_more_of_one_group_than_there_are_helps_no_other(self) -> None:
        """Of 60 newcomers 200 are reached: 0 are left, not -140; so are all 120 older people: 8000 * 120 / 160."""
        found = per_group("bereik: 160", soep="bereik: 200, doelgroepen: [nieuwkomers]")
        assert found["huisbezoek"] == Line("deels", 6000)

    def test_nobody_of_its_own_group_is_left(self) -> None:
        """All newcomers are reached; that 120 older people are not, is another need."""
        soep = "bereik: 60, doelgroepen: [nieuwkomers]"
        assert per_group("bereik: 80, doelgroepen: [nieuwkomers]", soep=soep)["huisbezoek"] == Line("niet-nodig", 0)

    def test_what_adds_to_an_initiative_gets_all_here_too(self) -> None:
        soep = "bereik: 60, doelgroepen: [nieuwkomers]"
        found = per_group("bereik: 80, doelgroepen: [nieuwkomers], vult_aan: [soep]", soep=soep)
        assert found["huisbezoek"] == Line("toegekend", 8000)

    def test_a_cheap_initiative_for_others_does_not_empty_the_need(self) -> None:
        """A cabinet for people with little money reaches 150: older people and newcomers need as much as before."""
        found = per_group(
            "bereik: 110, doelgroepen: [ouderen]",
            soep="bereik: 150, doelgroepen: [weinig-geld]",
            taalcoach="bereik: 60, doelgroepen: [nieuwkomers]",
        )
        assert (found["huisbezoek"], found["taalcoach"]) == (Line("toegekend", 8000), Line("toegekend", 4000))


class TestTheNeedOfGroupsGoesDown:
    """Each interventie leaves less for the next: evenly over the groups that it counts for."""

    @pytest.mark.parametrize(
        ("huisbezoek", "amount"),
        [
            ("bereik: 80, doelgroepen: [ouderen, nieuwkomers]", 2000),  # 40 of each: 20 newcomers are left
            ("bereik: 80", 2000),  # for all groups: the same
            ("bereik: 120, doelgroepen: [ouderen]", 4000),  # no newcomer
            ("bereik: 80, doelgroepen: [jongeren]", 4000),  # nobody who was counted
            ("bereik: 40, doelgroepen: [nieuwkomers, jongeren]", 2000),  # 40 newcomers
        ],
    )
    def test_evenly_over_the_same_groups(self, huisbezoek: str, amount: int) -> None:
        """The taalcoach asks 4000 for 40 newcomers, 100 each."""
        found = per_group(huisbezoek, taalcoach="bereik: 40, doelgroepen: [nieuwkomers]")
        status = "toegekend" if amount == 4000 else "deels"
        assert (found["huisbezoek"].status, found["taalcoach"]) == ("toegekend", Line(status, amount))

    def test_rounded_up_before_it_is_divided(self) -> None:
        """1000 of 8000 was decided for 81: that helps 10,125, so 11, which is 5,5 of each group.

        54,5 newcomers are left: 4000 * 54,5 / 100 = 2180.
        """
        found = per_group(
            "bereik: 81, doelgroepen: [ouderen, nieuwkomers], besluit: {toegekend: 1000}",
            taalcoach="bereik: 100, doelgroepen: [nieuwkomers]",
        )
        assert found["taalcoach"] == Line("deels", 2180)


class TestWhoFillsTheNeed:
    """The reason names the initiatives that reach most, two at most."""

    TEXT = """
    themas: [{naam: Samen, behoefte: %s}]
    bewonersinitiatieven:
      - {naam: Appels, thema: samen, kosten: 400, bereik: 10, doelgroepen: [ouderen]}
      - {naam: Soep, thema: samen, kosten: 400, bereik: 60, doelgroepen: [ouderen]}
      - {naam: Tuin, thema: samen, kosten: 0, bereik: 30, doelgroepen: [ouderen, nieuwkomers]}
      - {naam: Bal, thema: samen, kosten: 900000, bereik: 500, doelgroepen: [ouderen]}
    interventies:
      - {naam: Huisbezoek, thema: samen, kosten: 8000, bereik: 80, waarom: Vak, doelgroepen: [%s]}
    """

    @pytest.mark.parametrize(
        ("behoefte", "groep", "why"),
        [
            # One number: 10 + 60 + 30 are reached. The bal costs too much, and reaches nobody.
            ("100", "", "Iedereen voor wie dit nodig is, wordt al bereikt, vooral met 'Soep' en 'Tuin'."),
            (
                "175",
                "",
                "Dit kan 80 bewoners bereiken en is naast 'Soep' en 'Tuin' nog nodig voor 75: dus 75 van de 80 delen.",
            ),
            # Only newcomers were counted: the 30 of the tuin are all of them.
            (
                "{nieuwkomers: 40}",
                "nieuwkomers",
                "Dit kan 80 bewoners bereiken en is naast 'Tuin' nog nodig voor 10: dus 10 van de 80 delen.",
            ),
            (
                "{nieuwkomers: 15, ouderen: 900}",
                "nieuwkomers",
                "Iedereen voor wie dit nodig is, wordt al bereikt, vooral met 'Tuin'.",
            ),
            # Over two groups the tuin reaches 15 each: 95 - 10 - 60 - 15.
            (
                "{nieuwkomers: 0, ouderen: 95}",
                "ouderen",
                "Dit kan 80 bewoners bereiken en is naast 'Soep' en 'Tuin' nog nodig voor 10: dus 10 van de 80 delen.",
            ),
            # Of a group that only has a number nobody is reached, and there is nobody to name.
            (
                "{jongeren: 75}",
                "jongeren",
                "Dit kan 80 bewoners bereiken en is nog nodig voor 75: dus 75 van de 80 delen.",
            ),
            ("{jongeren: 0}", "jongeren", "Iedereen voor wie dit nodig is, wordt al bereikt."),
            ("{jongeren: 75}", "mantelzorgers", "Het hele bedrag past in de € 99.200 die over was."),
        ],
    )
    def test_by_name(self, behoefte: str, groep: str, why: str) -> None:
        assert reasons(self.TEXT % (behoefte, groep))["huisbezoek"] == why

    def test_of_the_same_reach_the_first_by_id(self) -> None:
        """The appels reach 60 as well, and the soep is the second."""
        text = (self.TEXT % ("90", "")).replace("bereik: 10,", "bereik: 60,").replace("bereik: 30,", "bereik: 60,")
        assert reasons(text)["huisbezoek"] == (
            "Iedereen voor wie dit nodig is, wordt al bereikt, vooral met 'Appels' en 'Soep'."
        )

    def test_who_lives_is_the_one_with_the_largest_reach(self) -> None:
        """The bal is in the running, though it does not fit."""
        text = (self.TEXT % ("100", "")).replace("waarom: Vak, ", "")
        assert reasons(text)["huisbezoek"] == (
            "Bewoners doen hier al iets aan met 'Bal', en bij 'waarom' staat niet waarom dit ook nodig is."
        )

    def test_a_minimum_is_no_part_in_proportion(self) -> None:
        """75 of 80 would be 7500, and it needs 7900."""
        text = (self.TEXT % ("175", "")).replace("bereik: 80,", "bereik: 80, minimum: 7900,")
        assert reasons(text)["huisbezoek"] == (
            "Dit kan 80 bewoners bereiken en is naast 'Soep' en 'Tuin' nog nodig voor 75, "
            "en het kan doorgaan vanaf € 7.900."
        )

    def test_a_third_of_a_resident_is_told_roughly(self) -> None:
        """20 over three groups is 6 2/3 each, and 13 1/3 newcomers are left."""
        text = """
        themas: [{naam: Samen, behoefte: {ouderen: 20, jongeren: 20, nieuwkomers: 20}}]
        bewonersinitiatieven:
          - {naam: Soep, thema: samen, kosten: 400, bereik: 20, doelgroepen: [ouderen, jongeren, nieuwkomers]}
        interventies:
          - {naam: Taalcoach, thema: samen, kosten: 900, bereik: 20, waarom: Vak, doelgroepen: [nieuwkomers]}
        """
        assert reasons(text)["taalcoach"] == (
            "Dit kan 20 bewoners bereiken en is naast 'Soep' nog nodig voor ongeveer 13,3: "
            "dus ongeveer 13,3 van de 20 delen."
        )
