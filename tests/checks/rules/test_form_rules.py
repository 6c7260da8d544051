"""Family 1, the form: every key is known and every value is of the kind that its key asks for.

What is between « and » is what a finding points at; the marks are no part of the plan.
"""

from __future__ import annotations

import pytest
from gathered import together
from helpers import AGENDA, agenda_findings, at, expect, findings, marked


@together(
    ("text", "where", "meant"),
    [
        ("«samenvating»: Samen", "samenvating", "samenvatting"),
        ("«Themas»: [{naam: Samen}]", "Themas", "themas"),
        ("budget: {totaal: 1000, «meegenome»: 50}", "budget.meegenome", "meegenomen"),
        (
            "budget: {totaal: 1000, vast: [{naam: Wijkcentrum, bedrag: 5, «anbieder»: taalhuis}]}",
            "budget.vast[0].anbieder",
            "aanbieder",
        ),
        (
            "budget: {totaal: 1000, rondes: [{naam: heel het jaar, deel: 100%, «Tot»: 2026-03-31}]}",
            "budget.rondes[0].Tot",
            "tot",
        ),
        ("themas: [{naam: Samen, «prioritiet»: {wijk: 8}}]", "themas[0].prioritiet", "prioriteit"),
        ("themas: [{naam: Samen, prioriteit: {wijk: 8, «anbieder»: 6}}]", "themas[0].prioriteit.anbieder", "aanbieder"),
        (
            "themas: [{naam: Samen, effecten: [{wat: Meer ontmoeting, «verhal»: Buren eten samen}]}]",
            "themas[0].effecten[0].verhal",
            "verhaal",
        ),
        ("signalen: [{tekst: Te donker, «antal»: 23}]", "signalen[0].antal", "aantal"),
        ("aanwezig: [{naam: Speeltuin, «sort»: voorziening}]", "aanwezig[0].sort", "soort"),
        ("bewonersinitiatieven: [{naam: Soep, «draagvlk»: 64}]", "bewonersinitiatieven[0].draagvlk", "draagvlak"),
        (
            "bewonersinitiatieven: [{naam: Soep, besluit: {toegekend: 0, «datm»: 2026-03-02}}]",
            "bewonersinitiatieven[0].besluit.datm",
            "datum",
        ),
        (
            "bewonersinitiatieven: [{naam: Soep, resultaat: {«bestede»: 340}}]",
            "bewonersinitiatieven[0].resultaat.bestede",
            "besteed",
        ),
        ("interventies: [{naam: Kookles, «vultaan»: [soep]}]", "interventies[0].vultaan", "vult_aan"),
        ("participatie: [{wat: wijktafel, «deelnemer»: 41}]", "participatie[0].deelnemer", "deelnemers"),
        ("spelregels: {«criterium»: {thema: 10}}", "spelregels.criterium", "criteria"),
        ("spelregels: {criteria: {«bereick»: 10}}", "spelregels.criteria.bereick", "bereik"),
        ("spelregels: {schaal: {«vrijwilliger»: 20}}", "spelregels.schaal.vrijwilliger", "vrijwilligers"),
        ("spelregels: {verdeling: {«metode»: rangorde}}", "spelregels.verdeling.metode", "methode"),
    ],
)
def test_wp101_an_unknown_key_at_any_level_names_the_nearest_known_one(text: str, where: str, meant: str) -> None:
    (found,) = expect(text, ("WP101", where))
    assert str(found.help) == f"Bedoel je '{meant}'?"


def test_wp101_a_key_that_looks_like_nothing_shows_what_can_stand_there() -> None:
    """An initiatief has no such key; a telephone number has no place in a plan at all."""
    (found,) = expect(
        "themas: [{naam: Samen, prioriteit: {«burgemeester»: 8}}]", ("WP101", "themas[0].prioriteit.burgemeester")
    )
    assert "wijk, aanbieder" in str(found.help)


def test_wp101_an_unknown_key_with_nothing_behind_it_is_still_a_slip() -> None:
    expect("«samenvating»:", ("WP101", "samenvating"))


def test_a_known_key_may_have_nothing_behind_it() -> None:
    """A form to fill in is a sound plan."""
    expect(
        "gemeente:\nthemas:\nbewonersinitiatieven: [{naam: Soep, kosten:, status: ~}]\n".replace(
            "kosten:,", "kosten: ,"
        )
    )


@pytest.mark.parametrize(
    ("text", "where"),
    [
        ("«jaar»: 2026\nbudget: {totaal: 1000}", "wijk"),
        ("«wijk»: Soesterkwartier\nbudget: {totaal: 1000}", "jaar"),
        ("«wijk»: Soesterkwartier\njaar: 2026", "budget"),
        ("wijk: Soesterkwartier\njaar: 2026\n«budget»: {meegenomen: 50}", "budget.totaal"),
        ("wijk: Soesterkwartier\njaar: 2026\nbudget:\n  «totaal»:", "budget.totaal"),
        ("wijk: Soesterkwartier\njaar: 2026\n«budget»:\n  meegenomen: 50", "budget.totaal"),
    ],
)
def test_wp102_what_every_plan_needs(text: str, where: str) -> None:
    """What is not there is missed where it should stand: in the block that should hold it."""
    clean, (place,) = marked(text + "\n")
    errors = [at(finding) for finding in findings(clean) if finding.severity == "error"]
    assert errors == [("WP102", *place, where)]


def test_wp102_each_item_has_a_name() -> None:
    expect("themas:\n  - naam: Samen\n  - «doel»: Elkaar kennen\n    waarom: Eenzaam", ("WP102", "themas[1].naam"))
    expect("budget: {totaal: 1000, vast: [{«bedrag»: 50}]}", ("WP102", "budget.vast[0].naam"))


@together(
    ("text", "code", "where"),
    [
        ("themas: «Samen»", "WP103", "themas"),
        ("themas: [{naam: Samen, ambities: «meedoen»}]", "WP103", "themas[0].ambities"),
        ("«themas»:\n  naam: Samen", "WP103", "themas"),
        ("themas: [«Samen»]", "WP104", "themas[0]"),
        ("budget: «480000»", "WP104", "budget"),
        ("«budget»: [480000]", "WP104", "budget"),
        ("bewonersinitiatieven: [{naam: Soep, besluit: «ja»}]", "WP104", "bewonersinitiatieven[0].besluit"),
        ("«gemeente»: [Amersfoort, Soest]", "WP105", "gemeente"),
        ("«gemeente»:\n  naam: Amersfoort", "WP105", "gemeente"),
        ("«jaar»: [2026]", "WP105", "jaar"),
        ("bewonersinitiatieven: [{naam: Soep, «kosten»: [100]}]", "WP105", "bewonersinitiatieven[0].kosten"),
        ("bewonersinitiatieven: [{naam: Soep, «status»: [loopt]}]", "WP105", "bewonersinitiatieven[0].status"),
        ("themas:\n  - naam: Samen\n  «-»\nwijk: Soest", "WP117", "themas[1]"),
        ("themas: [{naam: Samen}, «~»]", "WP117", "themas[1]"),
        ("themas: [{naam: Samen, ambities: [meedoen, «~»]}]", "WP117", "themas[0].ambities[1]"),
    ],
)
def test_wp103_to_wp105_and_wp117_a_value_of_another_shape(text: str, code: str, where: str) -> None:
    """The finding covers the very value; a list or a block of more lines is shown by its key."""
    expect(text, (code, where))


@pytest.mark.parametrize(
    ("text", "code", "where", "advice"),
    [
        (
            "themas:\n  - naam: Samen\n    prioriteit: «7»",
            "WP104",
            "themas[0].prioriteit",
            "Schrijf bijvoorbeeld 'prioriteit: {wijk: 7}'.",
        ),
        (
            "themas:\n  - naam: Samen\n    prioriteit: «7,5»",
            "WP104",
            "themas[0].prioriteit",
            "Schrijf bijvoorbeeld 'prioriteit: {wijk: \"7,5\"}'.",
        ),
        (
            "themas: [{naam: Samen, prioriteit: «hoog»}]",
            "WP104",
            "themas[0].prioriteit",
            "Schrijf bijvoorbeeld 'prioriteit: {wijk: 7}'.",
        ),
        ("budget: «60000»", "WP104", "budget", "Schrijf bijvoorbeeld 'budget: {totaal: 60000}'."),
        (
            "signalen:\n  - «Te donker»",
            "WP104",
            "signalen[0]",
            "Schrijf bijvoorbeeld 'tekst: Te donker'.",
        ),
        ("themas:\n  - «Samen»", "WP104", "themas[0]", "Schrijf bijvoorbeeld 'naam: Samen'."),
        ("themas:\n  - «naam:Samen»", "WP104", "themas[0]", "Zet een spatie achter de dubbele punt: 'naam: Samen'."),
        (
            "themas:\n  - naam: Samen\n    ambities:\n      «-meedoen»",
            "WP103",
            "themas[0].ambities",
            "Zet een spatie achter elk streepje: '- meedoen'.",
        ),
    ],
)
def test_the_help_shows_what_to_write_with_the_words_of_the_plan(text: str, code: str, where: str, advice: str) -> None:
    found = [f for f in expect(text, (code, where)) if f.code == code]
    assert str(found[0].help) == advice


def test_wp105_a_list_within_a_list_is_named_by_the_key_of_that_list() -> None:
    (found,) = expect("themas: [{naam: Samen, ambities: [«[meedoen]»]}]", ("WP105", "themas[0].ambities[0]"))
    assert "'ambities'" in str(found.message)


# All in one run


def test_all_that_is_wrong_comes_in_one_run_in_order_of_place() -> None:
    """Form, references and money of one plan together; nobody mends a plan one message at a time."""
    expect(
        """
        «samenvating»: Samen
        wijk: Soesterkwartier
        jaar: «26»
        budget:
          totaal: 1000
          flexibel: «900»
        themas:
          - naam: Samen
            ambities: [«medoen»]
        bewonersinitiatieven:
          - naam: Soep
            thema: «samne»
            kosten: 500
            eigen_bijdrage: «600»
            status: «bezig»
        """,
        ("WP101", "samenvating"),
        ("WP111", "jaar"),
        ("WP302", "budget.flexibel"),
        ("WP202", "themas[0].ambities[0]"),
        ("WP201", "bewonersinitiatieven[0].thema"),
        ("WP304", "bewonersinitiatieven[0].eigen_bijdrage"),
        ("WP115", "bewonersinitiatieven[0].status"),
    )


def test_the_agenda_is_checked_for_its_form_too() -> None:
    found = agenda_findings(AGENDA.replace("Meedoen", "Meedoen, nam: x") + "    coordinator: x\n")
    assert [finding.code for finding in found if finding.severity == "error"] == ["WP101", "WP101"]
