"""Family 4: what residents do is looked at first. Wrong plans, and plans that only just are not wrong."""

from __future__ import annotations

import pytest
from allocation_helpers import reasons
from helpers import unindent
from rule_helpers import codes, message, said

# WP401: an intervention beside initiatives says why residents cannot do it themselves

SOUP_AND_LESSONS = """
    themas:
      - naam: Samen
    bewonersinitiatieven:
      - naam: Soep
        thema: samen
    interventies:
      - naam: Kookles
        thema: samen
    """


def test_an_interventie_beside_an_initiatief_needs_a_waarom() -> None:
    assert said("WP401", SOUP_AND_LESSONS) == [(7, 11, 18, "interventies[0]")]
    assert "'Soep'" in message("WP401", SOUP_AND_LESSONS)


def test_the_quotes_of_a_name_belong_to_the_place() -> None:
    assert said("WP401", SOUP_AND_LESSONS.replace("Kookles", '"Kookles"')) == [(7, 11, 20, "interventies[0]")]


def test_each_interventie_without_waarom_is_named_with_the_initiatief_of_its_thema_that_reaches_most() -> None:
    """As the ladder does; of the same reach the first by id."""
    text = """
        themas: [{naam: Samen}, {naam: Jeugd}]
        bewonersinitiatieven:
          - {naam: Fanfare, thema: jeugd}
          - {naam: Soep, thema: samen}
          - {naam: Brood, thema: samen, bereik: 9}
        interventies:
          - {naam: Kookles, thema: samen, waarom: Koken is een vak.}
          - {naam: Bakles, thema: samen}
        """
    assert said("WP401", text) == [(8, 12, 18, "interventies[1]")]
    assert "'Brood'" in message("WP401", text)
    assert "'Soep'" in message("WP401", text.replace("Soep, thema: samen", "Soep, thema: samen, bereik: 10"))
    assert "'Brood'" in message("WP401", text.replace("Soep, thema: samen", "Soep, thema: samen, bereik: 9"))


def test_what_can_get_no_money_is_named_only_where_nothing_else_can() -> None:
    """The soep has too little support; the ladder says that residents are at work with the brood."""
    text = """
        themas: [{naam: Samen}]
        bewonersinitiatieven:
          - {naam: Soep, thema: samen, kosten: 100, draagvlak: 2, bereik: 90}
          - {naam: Brood, thema: samen, kosten: 100, draagvlak: 5, bereik: 10}
        interventies: [{naam: Bakles, thema: samen, kosten: 100}]
        spelregels: {voorwaarden: {draagvlak_minimaal: 5}}
        """
    assert "'Brood'" in message("WP401", text)
    assert "'Brood'" in reasons(unindent(text))["bakles"]
    assert "'Soep'" in message("WP401", text.replace("draagvlak: 5,", "draagvlak: 4,"))


def test_what_was_decided_with_money_counts_though_it_stopped() -> None:
    text = SOUP_AND_LESSONS.replace("- naam: Soep", "- naam: Soep\n        status: gestopt\n        kosten: 9")
    assert said("WP401", text) == []
    decided = text.replace("kosten: 9", "kosten: 9\n        besluit: {toegekend: 9}")
    assert len(said("WP401", decided)) == 1
    assert "'Soep'" in reasons(unindent(decided).replace("naam: Kookles", "naam: Kookles\n    kosten: 5"))["kookles"]


@pytest.mark.parametrize(
    ("old", "new"),
    [
        ("- naam: Kookles", "- naam: Kookles\n        waarom: Koken is een vak."),
        ("- naam: Kookles", "- naam: Kookles\n        status: gestopt"),
        ("- naam: Soep", "- naam: Soep\n        status: gestopt"),
        ("- naam: Soep\n        thema: samen", "- naam: Soep"),
        ("- naam: Kookles\n        thema: samen", "- naam: Kookles"),
        ("bewonersinitiatieven", "aanwezig"),
    ],
    ids=[
        "it says why",
        "it was stopped",
        "the initiative was stopped",
        "the initiative has no theme",
        "it has no theme itself",
        "what is there is no initiative",
    ],
)
def test_an_interventie_needs_no_waarom_when(old: str, new: str) -> None:
    assert old in SOUP_AND_LESSONS
    assert said("WP401", SOUP_AND_LESSONS.replace(old, new)) == []


# WP402: at every theme somebody looked what is there already


def test_a_thema_at_which_nothing_stands_has_not_been_looked_at() -> None:
    text = """
        themas:
          - naam: Samen
          - naam: Jeugd
          - naam: Geld
        aanwezig:
          - {naam: Speeltuin, thema: samen}
        bewonersinitiatieven:
          - {naam: Ruilkast, thema: geld}
        interventies:
          - {naam: Jongerenwerk, thema: jeugd}
        """
    assert said("WP402", text) == [(3, 11, 16, "themas[1]")]
    assert "'Jeugd'" in message("WP402", text)


def test_a_name_of_several_lines_is_pointed_at_by_its_first() -> None:
    text = """
        themas:
          - naam: >-
              Prettig samenleven
              in je buurt
        """
    assert said("WP402", text) == [(2, 11, 13, "themas[0]")]


@pytest.mark.parametrize("section", ["aanwezig", "bewonersinitiatieven"])
def test_nothing_is_said_about_what_is_there_where_that_list_could_not_be_read(section: str) -> None:
    """The second item has no name: it may well have been about this theme."""
    text = f"""
        themas: [{{naam: Samen}}, {{naam: Jeugd}}]
        {section}: [{{naam: Speeltuin, thema: samen}}, {{thema: jeugd}}]
        """
    assert "WP102" in codes(text)
    assert "WP402" not in codes(text)


# WP403: no money for an intervention while an initiative waits that could go on with it

LESSONS_BEFORE_SOUP = """
    themas:
      - naam: Samen
    bewonersinitiatieven:
      - naam: Soep
        thema: samen
        kosten: 500
    interventies:
      - naam: Kookles
        thema: samen
        waarom: Koken is een vak.
        kosten: 900
        besluit: {toegekend: 500}
    """


def test_an_interventie_got_the_money_that_an_initiatief_waits_for() -> None:
    """Exactly enough is enough."""
    assert said("WP403", LESSONS_BEFORE_SOUP) == [(12, 26, 29, "interventies[0].besluit.toegekend")]
    assert message("WP403", LESSONS_BEFORE_SOUP) == ("Het initiatief 'Soep' wacht nog op € 500, en bewoners gaan voor.")


@pytest.mark.parametrize(
    ("old", "new"),
    [
        ("kosten: 900", "kosten: 900\n        eigen_bijdrage: 100"),
        ("kosten: 500", "kosten: 900\n        eigen_bijdrage: 400"),
        ("kosten: 500", "kosten: 900\n        gevraagd: 500"),
        ("kosten: 500", "kosten: 500\n        status: idee"),
    ],
    ids=["what the intervention pays itself", "what residents pay", "what residents ask", "still an idea"],
)
def test_what_counts_is_what_the_initiatief_asks(old: str, new: str) -> None:
    assert len(said("WP403", LESSONS_BEFORE_SOUP.replace(old, new))) == 1


@pytest.mark.parametrize(
    ("old", "new"),
    [
        ("kosten: 500", "kosten: 500,01"),
        ("toegekend: 500", "toegekend: 499.99"),
        ("toegekend: 500", "toegekend: 0"),
        ("toegekend: 500", "datum: 2026-03-02"),
        ("toegekend: 500", "toegekend: 500, motivering: De soep begint volgend jaar."),
        ("kosten: 500", "kosten: 500\n        besluit: {toegekend: 500}"),
        ("kosten: 500", "kosten: 500\n        besluit: {toegekend: 0}"),
        ("kosten: 500", "kosten: 500\n        status: gestopt"),
        ("kosten: 500", "draagvlak: 40"),
        ("kosten: 500", "kosten: 0"),
        ("- naam: Soep\n        thema: samen", "- naam: Soep"),
        ("- naam: Kookles\n        thema: samen", "- naam: Kookles"),
        ("bewonersinitiatieven:", "spelregels: {voorwaarden: {draagvlak_minimaal: 1}}\n    bewonersinitiatieven:"),
    ],
    ids=[
        "the initiative asks a cent more",
        "the intervention got a cent less",
        "the intervention was rejected",
        "nothing was decided yet",
        "the decision says why",
        "the initiative got its money",
        "the initiative was rejected",
        "the initiative was stopped",
        "the initiative has no costs yet",
        "the initiative asks no money",
        "the initiative is about nothing",
        "the intervention is about nothing",
        "the initiative does not meet the conditions of the plan",
    ],
)
def test_an_interventie_does_not_go_before_residents_when(old: str, new: str) -> None:
    assert old in LESSONS_BEFORE_SOUP
    assert said("WP403", LESSONS_BEFORE_SOUP.replace(old, new)) == []


def test_the_conditions_of_the_agenda_count_too() -> None:
    agenda = "spelregels: {voorwaarden: {eigen_inzet_verplicht: ja}}\n"
    assert said("WP403", LESSONS_BEFORE_SOUP, agenda) == []
    with_volunteers = LESSONS_BEFORE_SOUP.replace("kosten: 500", "kosten: 500\n        vrijwilligers: 3")
    assert len(said("WP403", with_volunteers, agenda)) == 1


def test_who_asks_more_than_residents_may_without_an_association_does_not_wait() -> None:
    agenda = "spelregels: {voorwaarden: {rechtspersoon_vanaf: 499.99}}\n"
    by_residents = LESSONS_BEFORE_SOUP.replace("kosten: 500", "kosten: 500\n        rechtsvorm: bewoners")
    assert said("WP403", by_residents, agenda) == []
    assert len(said("WP403", by_residents.replace("bewoners\n", "vereniging\n"), agenda)) == 1


def test_an_interventie_is_told_once_however_many_initiatieven_wait() -> None:
    text = LESSONS_BEFORE_SOUP.replace(
        "interventies:", "  - {naam: Brood, thema: samen, kosten: 400}\n    interventies:"
    )
    assert said("WP403", text) == [(13, 26, 29, "interventies[0].besluit.toegekend")]


# WP404: whoever departs from the advice says why

LESS_THAN_ADVISED = """
    budget: {totaal: 1000}
    bewonersinitiatieven:
      - naam: Soep
        kosten: 500
        besluit: {toegekend: 100}
    """


def test_less_than_the_advice_needs_a_motivering() -> None:
    """There is € 1000 and nobody else: the advice is all that is asked."""
    assert said("WP404", LESS_THAN_ADVISED) == [(5, 26, 29, "bewonersinitiatieven[0].besluit.toegekend")]
    assert message("WP404", LESS_THAN_ADVISED) == "Het advies is € 500, en er is € 100 toegekend."


def test_a_rejection_needs_one_too() -> None:
    text = LESS_THAN_ADVISED.replace("toegekend: 100", "toegekend: 0")
    assert said("WP404", text) == [(5, 26, 27, "bewonersinitiatieven[0].besluit.toegekend")]


def test_more_than_the_advice_needs_one() -> None:
    """Of € 450 nothing can be given to who asks € 500: it does not fit, and is skipped."""
    text = LESS_THAN_ADVISED.replace("1000", "450").replace("toegekend: 100", "toegekend: 450")
    assert message("WP404", text) == "Het advies is € 0, en er is € 450 toegekend."


def test_an_interventie_that_is_not_needed_needs_one() -> None:
    """The soup reaches all 100 residents who need something, so nothing is left for the lessons to do."""
    text = """
        themas:
          - {naam: Samen, behoefte: 100}
        bewonersinitiatieven:
          - {naam: Soep, thema: samen, kosten: 500, bereik: 100, besluit: {toegekend: 500}}
        interventies:
          - naam: Kookles
            thema: samen
            waarom: Koken is een vak.
            kosten: 900
            bereik: 50
            besluit: {toegekend: 900}
        """
    assert said("WP404", text) == [(11, 26, 29, "interventies[0].besluit.toegekend")]
    assert message("WP404", text) == "Het advies is € 0, en er is € 900 toegekend."


@pytest.mark.parametrize(
    ("old", "new"),
    [
        ("toegekend: 100", "toegekend: 500"),
        ("toegekend: 100", "toegekend: 100, motivering: De kerk geeft de rest."),
        ("toegekend: 100", "datum: 2026-03-02"),
        ("kosten: 500", "kosten: 0"),
        ("totaal: 1000", "totaal: 450"),
    ],
    ids=["as advised", "it says why", "nothing was decided", "no money is asked", "it does not fit"],
)
def test_a_besluit_needs_no_motivering_when(old: str, new: str) -> None:
    text = LESS_THAN_ADVISED if new != "totaal: 450" else LESS_THAN_ADVISED.replace("toegekend: 100", "toegekend: 0")
    assert old in text
    assert said("WP404", text.replace(old, new)) == []


def test_each_besluit_is_held_against_the_advice_with_all_others_standing() -> None:
    """Of € 400 only one of the two can have its € 300, so the rejection of the other is as advised."""
    text = """
        budget: {totaal: 400}
        bewonersinitiatieven:
          - {naam: Soep, kosten: 300, besluit: {toegekend: 300}}
          - {naam: Brood, kosten: 300, besluit: {toegekend: 0}}
        """
    assert said("WP404", text) == []


def test_the_rules_of_play_make_the_advice() -> None:
    """Where a shortage is shared, the last € 450 is the advice."""
    text = LESS_THAN_ADVISED.replace("1000", "450").replace("toegekend: 100", "toegekend: 450")
    assert said("WP404", text, "spelregels: {verdeling: {bij_tekort: deels}}\n") == []


def test_what_voters_decide_together_is_no_advice_for_one_voorstel() -> None:
    """Under equal shares the advice depends on the ballots; of a ranking, and per thema, it is clear."""
    for methode, count in (("gelijke-delen", 0), ("per-thema", 1), ("rangorde", 1)):
        text = LESS_THAN_ADVISED.replace("1000}", f"1000}}\n    spelregels: {{verdeling: {{methode: {methode}}}}}")
        assert len(said("WP404", text)) == count


def test_a_plan_with_errors_gets_no_advice() -> None:
    """Whether € 100 is too little cannot be said as long as another amount is unknown."""
    text = LESS_THAN_ADVISED.replace("- naam: Soep", "- {naam: Brood, kosten: veel}\n      - naam: Soep")
    assert "WP106" in codes(text)
    assert "WP404" not in codes(text)
    assert "WP404" in codes(text.replace("veel", "100"))


def test_nor_does_a_plan_with_a_mistake_elsewhere_because_it_is_not_computed() -> None:
    text = LESS_THAN_ADVISED.replace("bewoners", "samenvating: Samen\n    bewoners", 1)
    assert "WP101" in codes(text)
    assert "WP404" not in codes(text)
    assert "WP404" in codes(text.replace("samenvating", "samenvatting"))


class TestWhoWaitsForAnInterventie:
    DECIDED = """
    themas: [{naam: Samen}]
    bewonersinitiatieven:
      - {naam: Schaak, thema: samen, kosten: 90, ingediend: 2026-06-01}
    interventies:
      - {naam: Coach, thema: samen, kosten: 600, waarom: Vak., besluit: {toegekend: 600, datum: 2026-04-02}}
    """

    def test_not_who_came_after_the_day_of_the_decision(self) -> None:
        assert said("WP403", self.DECIDED) == []
        assert len(said("WP403", self.DECIDED.replace("2026-06-01", "2026-04-01"))) == 1

    def test_not_who_cannot_go_together_with_what_has_money(self) -> None:
        """Bankje and schaak exclude each other, and schaak was decided."""
        bankje = "      - {naam: Bankje, thema: samen, kosten: 50, niet_samen_met: [schaak]}\n    interventies:"
        text = self.DECIDED.replace("ingediend: 2026-06-01", "besluit: {toegekend: 90}").replace(
            "    interventies:", bankje
        )
        assert said("WP403", text) == []
        assert len(said("WP403", text.replace(", niet_samen_met: [schaak]", ""))) == 1
