"""What changed in meaning between two versions of a plan, each kind of change by hand."""

from __future__ import annotations

import datetime
from fractions import Fraction

import pytest
from helpers import agenda, plan
from wijkplan.changes.compare import Changes, compare, compare_agendas
from wijkplan.changes.facts import agenda_items
from wijkplan.changes.version import Pair, Version
from wijkplan.language.numbers import Euros, Percentage
from wijkplan.plan.agenda import Agenda

NOTHING = ""


def version(plan_text: str, agenda_text: str = NOTHING) -> Version:
    return Version(plan(plan_text), agenda(agenda_text) if agenda_text else Agenda())


def changes(before: str, after: str) -> Changes:
    return compare(version(before), version(after))


def told(found: Changes) -> list[tuple[object, ...]]:
    """Each change in short: section, id, kind, and its fields as (name, was, becomes)."""
    return [
        (one.section, one.id, one.kind, *((f.naam, f.was, f.wordt) for f in one.fields if one.kind == "veranderd"))
        for one in found.items
    ]


class TestEachKindOfChange:
    def test_a_text_of_a_thema(self) -> None:
        found = changes("themas: [{naam: Samen, doel: Buren groeten.}]", "themas: [{naam: Samen, doel: Buren helpen.}]")
        assert told(found) == [("themas", "samen", "veranderd", ("doel", "Buren groeten.", "Buren helpen."))]

    def test_the_figure_of_one_voice(self) -> None:
        found = changes(
            "themas: [{naam: Samen, prioriteit: {wijk: 7, aanbieder: 5}}]",
            "themas: [{naam: Samen, prioriteit: {wijk: '7,5', aanbieder: 5}}]",
        )
        assert told(found) == [("themas", "samen", "veranderd", ("prioriteit.wijk", 7, Fraction(15, 2)))]

    def test_a_note_is_for_who_wrote_it(self) -> None:
        """What changed goes to a comment that everybody reads."""
        soep = "bewonersinitiatieven: [{naam: Soep, notitie: Bel nog.}]"
        assert told(changes(soep, soep.replace("Bel nog", "Is gebeld"))) == []
        [new] = changes("", soep).items
        assert "notitie" not in [field.naam for field in new.fields]

    def test_a_voorstel_that_is_new_and_one_that_is_gone(self) -> None:
        found = changes("bewonersinitiatieven: [{naam: Soep}]", "interventies: [{naam: Taalles}]")
        assert told(found) == [("bewonersinitiatieven", "soep", "weg"), ("interventies", "taalles", "nieuw")]

    def test_what_is_asked_follows_from_costs_and_own_money(self) -> None:
        """1000 - 200 = 800 becomes 1000 - 300 = 700; the key gevraagd stands in neither file."""
        found = changes(
            "bewonersinitiatieven: [{naam: Soep, kosten: 1000, eigen_bijdrage: 200}]",
            "bewonersinitiatieven: [{naam: Soep, kosten: 1000, eigen_bijdrage: 300}]",
        )
        fields = (("eigen_bijdrage", Euros(20000), Euros(30000)), ("gevraagd", Euros(80000), Euros(70000)))
        assert told(found) == [("bewonersinitiatieven", "soep", "veranderd", *fields)]
        assert found.geld == {"bewonersinitiatief": Pair(80000, 70000)}

    def test_an_initiatief_that_becomes_an_interventie(self) -> None:
        found = changes("bewonersinitiatieven: [{naam: Taalles}]", "interventies: [{naam: Taalles}]")
        change = ("soort", "bewonersinitiatief", "interventie")
        assert told(found) == [("interventies", "taalles", "veranderd", change)]

    def test_a_decision_made_changed_and_taken_back(self) -> None:
        without = "bewonersinitiatieven: [{naam: Soep}]"
        made = "bewonersinitiatieven: [{naam: Soep, besluit: {toegekend: 500, datum: 2026-03-02}}]"
        less = made.replace("500", "400")
        assert told(changes(without, made)) == [("besluiten", "soep", "nieuw")]
        amounts = ("toegekend", Euros(50000), Euros(40000))
        assert told(changes(made, less)) == [("besluiten", "soep", "veranderd", amounts)]
        assert told(changes(less, without)) == [("besluiten", "soep", "weg")]
        assert changes(made, less).geld == {"besloten": Pair(50000, 40000)}

    def test_a_result(self) -> None:
        after = "bewonersinitiatieven: [{naam: Soep, resultaat: {besteed: 480, bereikt: 60}}]"
        (change,) = changes("bewonersinitiatieven: [{naam: Soep}]", after).items
        assert (change.section, change.kind) == ("resultaten", "nieuw")
        assert [(field.naam, field.wordt) for field in change.fields] == [("besteed", Euros(48000)), ("bereikt", 60)]

    def test_the_budget(self) -> None:
        """1000 + 0 - 0 = 1000 flexible, 5% of it is 50; then 1200 + 100 = 1300, and 10% of it 130."""
        found = changes("budget: {totaal: 1000, reserve: 5%}", "budget: {totaal: 1200, meegenomen: 100, reserve: 10%}")
        (change,) = found.items
        assert (change.section, change.kind) == ("budget", "veranderd")
        assert [field.naam for field in change.fields] == ["totaal", "meegenomen", "reserve"]
        assert change.fields[2].was == Percentage(Fraction(1, 20))
        assert change.fields[2].wordt == Percentage(Fraction(1, 10))
        assert found.geld == {
            "totaal": Pair(100_000, 120_000),
            "meegenomen": Pair(0, 10_000),
            "flexibel": Pair(100_000, 130_000),
            "reserve": Pair(5_000, 13_000),
        }

    def test_who_gives_the_money_what_it_is_for_and_who_else_pays(self) -> None:
        """Each is a thing of its own. 1000 - 200 = 800 is asked; 1100 - 300 = 800 as well, so that is no change."""
        before = """
            budget: {totaal: 1000, bronnen: [{naam: Gemeente, bedrag: 600}, {naam: Corporatie, bedrag: 400}]}
            bewonersinitiatieven:
              - naam: Soep
                begroting: [{post: Zaal, bedrag: 400}, {post: Eten, bedrag: 600}]
                medefinanciers: [{naam: Fonds, bedrag: 200}]
        """
        after = (
            before.replace("600}, {naam: Corporatie, bedrag: 400}", "1000}")
            .replace("bedrag: 600}]\n", "bedrag: 700}]\n")
            .replace("bedrag: 200", "bedrag: 300, toegezegd: ja")
        )
        assert told(changes(before, after)) == [
            ("bronnen", "Corporatie", "weg"),
            ("bronnen", "Gemeente", "veranderd", ("bedrag", Euros(60_000), Euros(100_000))),
            ("begroting", "soep: Eten", "veranderd", ("bedrag", Euros(60_000), Euros(70_000))),
            (
                *("medefinanciers", "soep: Fonds", "veranderd"),
                *(("bedrag", Euros(20_000), Euros(30_000)), ("toegezegd", None, True)),
            ),
        ]

    def test_a_meting_is_the_same_however_it_is_written(self) -> None:
        """Short or long, `41 %` is `41%`; only what is new is told."""
        text = "themas: [{naam: Samen, effecten: [{id: groeten, wat: Groeten, nulmeting: %s, gemeten: %s}]}]"
        assert not changes(text % ("41 %", "1 OP 5"), text % ("{waarde: 41%}", "1 op de 5"))
        found = changes(text % ("'7,20'", "vaker buiten"), text % ("{waarde: 7.2, jaar: 2026}", "{waarde: 45%}"))
        assert told(found) == [
            (
                *("effecten", "samen: groeten", "veranderd"),
                *(("nulmeting.jaar", None, 2026), ("gemeten", "vaker buiten", "45%")),
            )
        ]

    def test_an_effect_is_known_by_its_id(self) -> None:
        text = "themas: [{naam: Samen, effecten: [{id: groeten, wat: %s}]}]"
        (change,) = changes(text % "Groeten", text % "Elkaar groeten").items
        assert (change.id, change.naam, change.kind) == ("samen: groeten", "samen: Elkaar groeten", "veranderd")

    def test_what_came_of_a_signal_goes_by_the_new_id(self) -> None:
        text = "signalen: [{tekst: Donker, voorstellen: [%s]}]\nbewonersinitiatieven: [{id: %s, naam: Soep, kosten: 5}]"
        found = changes(text % ("soep", "soep"), text % ("soep-2", "soep-2"))
        assert told(found) == [("bewonersinitiatieven", "soep-2", "veranderd", ("id", "soep", "soep-2"))]

    def test_money_that_moved_from_one_entry_to_another(self) -> None:
        before = "budget: {totaal: 900, vast: [{naam: Zaal, bedrag: 500}, {naam: Sport, bedrag: 100}]}"
        after = "budget: {totaal: 900, vast: [{naam: Zaal, bedrag: 350}, {naam: Sport, bedrag: 250}]}"
        (moved,) = changes(before, after).moved
        assert (moved.van, moved.naar, moved.cents) == ("Zaal", "Sport", 15_000)
        assert changes(before, after).geld == {}

    @pytest.mark.parametrize(
        "vast",
        [
            "{naam: Zaal, bedrag: 350}, {naam: Sport, bedrag: 251}",
            "{naam: Zaal, bedrag: 500}",
            "{naam: A, bedrag: 600}",
        ],
    )
    def test_money_that_did_not_go_from_one_entry_to_one_other_is_not_said_to_have_moved(self, vast: str) -> None:
        """Another sum; only one entry that differs; three entries that differ."""
        before = "budget: {totaal: 900, vast: [{naam: Zaal, bedrag: 500}, {naam: Sport, bedrag: 100}]}"
        assert changes(before, f"budget: {{totaal: 900, vast: [{vast}]}}").moved == ()

    def test_rounds(self) -> None:
        rondes = "{naam: a, tot: 2026-03-31, deel: 50%}, {naam: b, tot: 2026-06-30, deel: 50%}"
        before = f"budget: {{totaal: 1, rondes: [{rondes}]}}"
        after = before.replace("2026-03-31", "2026-04-30")
        dates = ("tot", datetime.date(2026, 3, 31), datetime.date(2026, 4, 30))
        assert told(changes(before, after)) == [("rondes", "a", "veranderd", dates)]

    def test_rounds_without_a_last_day_go_as_they_stand_so_their_order_counts(self) -> None:
        before = "budget: {totaal: 1, rondes: [{naam: a, deel: 60%}, {naam: b, deel: 40%}]}"
        after = "budget: {totaal: 1, rondes: [{naam: b, deel: 40%}, {naam: a, deel: 60%}]}"
        swapped = [("rondes", "a", "veranderd", ("plaats", 1, 2)), ("rondes", "b", "veranderd", ("plaats", 2, 1))]
        assert told(changes(before, after)) == swapped

    def test_rounds_that_get_their_last_days_did_not_change_places(self) -> None:
        before = "budget: {totaal: 1, rondes: [{naam: a, deel: 100%}]}"
        after = "budget: {totaal: 1, rondes: [{naam: a, tot: 2026-03-31, deel: 100%}]}"
        day = ("tot", None, datetime.date(2026, 3, 31))
        assert told(changes(before, after)) == [("rondes", "a", "veranderd", day)]

    def test_signals_effects_what_is_there_and_moments(self) -> None:
        before = """
            themas: [{naam: Samen, effecten: [{wat: Buren kennen, streven: 50%}]}]
            signalen: [{tekst: Het is donker., aantal: 3}, {tekst: Er is niets te doen.}]
            aanwezig: [{naam: Zaal, soort: voorziening}]
            participatie: [{wat: wijktafel, datum: 2025-09-12, deelnemers: 41}]
        """
        after = """
            themas: [{naam: Samen, effecten: [{wat: Buren kennen, streven: 50%, gemeten: 44%}]}]
            signalen: [{tekst: Het is donker., aantal: 5}]
            aanwezig: [{naam: Zaal, soort: netwerk}]
            participatie: [{wat: wijktafel, datum: 2025-09-12, deelnemers: 41}, {wat: wijktafel, datum: 2025-10-01}]
        """
        assert told(changes(before, after)) == [
            ("effecten", "samen: buren-kennen", "veranderd", ("gemeten", None, "44%")),
            ("signalen", "Er is niets te doen.", "weg"),
            ("signalen", "Het is donker.", "veranderd", ("aantal", 3, 5)),
            ("aanwezig", "Zaal", "veranderd", ("soort", "voorziening", "netwerk")),
            ("participatie", "wijktafel 2025-10-01", "nieuw"),
        ]

    def test_of_two_signals_with_the_same_text_one_goes(self) -> None:
        twice = "signalen: [{tekst: Donker., aantal: 1}, {tekst: Donker., aantal: 2}]"
        assert told(changes(twice, "signalen: [{tekst: Donker., aantal: 1}]")) == [("signalen", "Donker. (2)", "weg")]

    def test_rules_of_play_of_the_plan_and_of_the_agenda_count_together(self) -> None:
        own = "spelregels: {criteria: {draagvlak: 50}}"
        before = version(own, "spelregels: {criteria: {draagvlak: 30, bereik: 10}}")
        after = version(own, "spelregels: {criteria: {draagvlak: 40, bereik: 20}, verdeling: {klein_bedrag: 500}}")
        rules = (("criteria.bereik", 10, 20), ("verdeling.klein_bedrag", Euros(0), Euros(50_000)))
        assert told(compare(before, after)) == [("spelregels", "", "veranderd", *rules)]

    def test_the_plan_itself(self) -> None:
        found = changes("jaar: 2026\nsamenvatting: Kort.", "jaar: 2027\nsamenvatting: Langer.")
        fields = (("jaar", 2026, 2027), ("samenvatting", "Kort.", "Langer."))
        assert told(found) == [("plan", "", "veranderd", *fields)]


class TestSameThing:
    @pytest.mark.parametrize(
        ("before", "after"),
        [
            ("kosten: 2400.50", "kosten: '€ 2.400,50'"),
            ("doelgroepen: [ouderen, jongeren]", "doelgroepen: [jongeren, ouderen]"),
            ("kosten: 500", "kosten: 500, gevraagd: 500"),
            ("kosten: 500", "kosten: 500, status: nieuw"),
            ("tekst: Kom langs.", "tekst:  'Kom langs.'"),
        ],
    )
    def test_another_way_to_write_it_is_no_change(self, before: str, after: str) -> None:
        assert not changes(f"interventies: [{{naam: Taal, {before}}}]", f"interventies: [{{naam: Taal, {after}}}]")

    def test_another_id_for_the_same_name_is_one_change_and_references_follow(self) -> None:
        before = """
            themas: [{id: samen, naam: Samen leven}]
            bewonersinitiatieven: [{id: soep, naam: Soep op dinsdag, thema: samen, besluit: {toegekend: 1}}]
            interventies: [{naam: Hulp, thema: samen, vult_aan: [soep]}]
        """
        after = before.replace("soep", "soepclub").replace("samen}", "buren}").replace("samen,", "buren,")
        assert told(changes(before, after)) == [
            ("themas", "buren", "veranderd", ("id", "samen", "buren")),
            ("bewonersinitiatieven", "soepclub", "veranderd", ("id", "soep", "soepclub")),
        ]

    def test_another_name_with_the_id_that_is_made_of_it_is_one_change(self) -> None:
        found = changes(
            "bewonersinitiatieven: [{naam: Soep op dinsdag, kosten: 300, draagvlak: 12}]",
            "bewonersinitiatieven: [{naam: Soep op woensdag, kosten: 300, draagvlak: 12}]",
        )
        names = (("id", "soep-op-dinsdag", "soep-op-woensdag"), ("naam", "Soep op dinsdag", "Soep op woensdag"))
        assert told(found) == [("bewonersinitiatieven", "soep-op-woensdag", "veranderd", *names)]

    def test_two_ideas_with_nothing_in_common_are_not_the_same(self) -> None:
        found = changes("bewonersinitiatieven: [{naam: Soep}]", "bewonersinitiatieven: [{naam: Bal}]")
        assert told(found) == [("bewonersinitiatieven", "bal", "nieuw"), ("bewonersinitiatieven", "soep", "weg")]

    def test_what_is_not_whole_is_left_out(self) -> None:
        before, after = version("themas: [{naam: Samen}]\nsamenvatting: a"), version("samenvatting: b")
        assert told(compare(before, after, {"themas"})) == [("plan", "", "veranderd", ("samenvatting", "a", "b"))]


def test_an_agenda() -> None:
    before = agenda("ambities: [{naam: Meedoen}]\ndoelgroepen: [{naam: Ouderen}]")
    after = agenda("doelgroepen: [{naam: Ouderen, moeilijk_bereikbaar: ja}]\nspelregels: {criteria: {thema: 5}}")
    short = [(one.section, one.id, one.kind, *(f.naam for f in one.fields)) for one in compare_agendas(before, after)]
    assert short == [
        ("spelregels", "", "veranderd", "criteria.thema"),
        ("ambities", "meedoen", "weg", "naam"),
        ("doelgroepen", "ouderen", "veranderd", "moeilijk_bereikbaar"),
    ]
    assert agenda_items(before)[("ambities", "meedoen")].naam == "Meedoen"
