"""Family 2, references: every name points at something that is there.

What is between « and » is what a finding points at; the marks are no part of the plan. The agenda knows the
ambition meedoen, the groups ouderen and nieuwkomers, and the parties indebuurt033 and taalhuis.
"""

from __future__ import annotations

import pytest
from helpers import agenda_findings, at, complete, expect, findings


@pytest.mark.parametrize(
    ("text", "where"),
    [
        ("budget: {totaal: 900, vast: [{naam: Taalles, bedrag: 5, thema: «samne»}]}", "budget.vast[0].thema"),
        ("signalen: [{tekst: Te donker, thema: «samne»}]", "signalen[0].thema"),
        ("aanwezig: [{naam: Speeltuin, thema: «samne»}]", "aanwezig[0].thema"),
        ("bewonersinitiatieven: [{naam: Soep, thema: «samne»}]", "bewonersinitiatieven[0].thema"),
        ("interventies: [{naam: Kookles, thema: samen}, {naam: Sport, thema: «samne»}]", "interventies[1].thema"),
    ],
)
def test_wp201_a_theme_that_is_not_in_the_plan(text: str, where: str) -> None:
    (found,) = expect(f"{text}\nthemas: [{{naam: Samen}}, {{naam: Opgroeien}}]", ("WP201", where))
    assert str(found.help) == "Bedoel je samen (Samen)?"


def test_wp201_names_all_themes_where_none_looks_like_it() -> None:
    (found,) = expect(
        "themas: [{naam: Samen}, {naam: Taal}]\nsignalen: [{tekst: Te donker, thema: «veiligheid»}]",
        ("WP201", "signalen[0].thema"),
    )
    assert str(found.help) == "Kies uit: samen, taal."


def test_wp203_and_wp204_what_is_said_at_the_end_of_a_year_points_at_the_agenda_too() -> None:
    """To whom a signal was passed on is free text."""
    text = """
        signalen: [{tekst: Te donker, doorgegeven_aan: De ouderenbond}]
        bewonersinitiatieven:
          - {naam: Soep, resultaat: {doelgroepen: [ouderen, «oudern»]}}
          - {naam: Tuin, ondersteund_door: «taalhus»}
    """
    group, partij = expect(
        text,
        ("WP203", "bewonersinitiatieven[0].resultaat.doelgroepen[1]"),
        ("WP204", "bewonersinitiatieven[1].ondersteund_door"),
    )
    assert str(group.help) == "Bedoel je ouderen (Ouderen)?"
    assert str(partij.help) == "Bedoel je taalhuis (Taalhuis)?"


def test_wp206_a_signal_led_to_something_that_is_not_there() -> None:
    text = "signalen: [{tekst: Te donker, voorstellen: [soep, «sop»]}]\nbewonersinitiatieven: [{naam: Soep}]"
    (found,) = expect(text, ("WP206", "signalen[0].voorstellen[1]"))
    assert str(found.help) == "Bedoel je soep (Soep)?"


EFFECTS = """
    themas:
      - {naam: Samen, effecten: [{id: buren, wat: Buren kennen elkaar}, {wat: Meer lol!}]}
      - {naam: Taal, effecten: [{wat: Lezen}]}
"""


@pytest.mark.parametrize(
    ("voorstel", "help_"),
    [
        ("thema: samen, effecten: [buren, meer-lol, «burne»]", "Bedoel je buren (Buren kennen elkaar)?"),
        (
            "thema: samen, effecten: [buren, meer-lol, «lezen»]",
            "Kies uit: buren, meer-lol.",
        ),  # it is in the other thema
        ("effecten: [buren, lezen, «Meer lol!»]", "Dat is de naam. Schrijf hier de id: meer-lol."),
    ],
)
def test_wp216_a_voorstel_works_on_effects_of_its_thema(voorstel: str, help_: str) -> None:
    """The id of an effect is made of its wat where it has none. A voorstel without a thema may name any."""
    text = f"{complete(EFFECTS)}\nbewonersinitiatieven: [{{naam: Soep, {voorstel}}}]"
    (found,) = expect(text, ("WP216", "bewonersinitiatieven[0].effecten[2]"))
    assert str(found.help) == help_


def test_wp216_of_a_thema_that_is_not_there_is_said_once() -> None:
    text = f"{complete(EFFECTS)}\nbewonersinitiatieven: [{{naam: Soep, thema: «samne», effecten: [buren]}}]"
    expect(text, ("WP201", "bewonersinitiatieven[0].thema"))


def test_wp209_effects_of_one_thema_with_the_same_id() -> None:
    """Typed twice is a mistake; the same words twice are not, nor an id that another thema has too."""
    text = """
        themas:
          - naam: Samen
            effecten: [{id: buren, wat: Kennen}, {id: «buren», wat: Groeten}, {wat: Lol}, {wat: Lol}]
          - {naam: Taal, effecten: [{id: buren, wat: Praten}]}
          - {naam: Jeugd, effecten: [{id: «meer-sport», wat: Spelen}, {wat: Meer sport}]}
    """
    first, second = expect(text, ("WP209", "themas[0].effecten[1].id"), ("WP209", "themas[2].effecten[0].id"))
    assert str(first.message) == "De id 'buren' is al van 'Kennen'."
    assert str(second.message) == "De id 'meer-sport' is al van 'Meer sport'."


def test_wp202_an_ambition_that_is_not_in_the_agenda() -> None:
    (found,) = expect("themas: [{naam: Samen, ambities: [meedoen, «medoen»]}]", ("WP202", "themas[0].ambities[1]"))
    assert str(found.help) == "Bedoel je meedoen (Meedoen)?"


@pytest.mark.parametrize(
    ("text", "where"),
    [
        ("themas: [{naam: Samen, doelgroepen: [«oudern»]}]", "themas[0].doelgroepen[0]"),
        ("signalen: [{tekst: Te donker, doelgroep: «oudern»}]", "signalen[0].doelgroep"),
        (
            "bewonersinitiatieven: [{naam: Soep, doelgroepen: [nieuwkomers, «oudern»]}]",
            "bewonersinitiatieven[0].doelgroepen[1]",
        ),
        ("interventies: [{naam: Kookles, doelgroepen: [«oudern»]}]", "interventies[0].doelgroepen[0]"),
        ("participatie: [{wat: wijktafel, doelgroepen: [«oudern»]}]", "participatie[0].doelgroepen[0]"),
        (
            "bewonersinitiatieven: [{naam: Soep, resultaat: {doelgroepen: [«oudern»]}}]",
            "bewonersinitiatieven[0].resultaat.doelgroepen[0]",
        ),
    ],
)
def test_wp203_a_group_that_is_not_in_the_agenda(text: str, where: str) -> None:
    (found,) = expect(text, ("WP203", where))
    assert str(found.help) == "Bedoel je ouderen (Ouderen)?"


def test_wp204_a_party_that_is_not_in_the_agenda() -> None:
    """A warning: a plan may well name a party that is new. The agenda's own coordinator is looked at too."""
    (found,) = expect(
        "budget: {totaal: 900, vast: [{naam: Wijkcentrum, bedrag: 5, aanbieder: «indebuurt»}]}",
        ("WP204", "budget.vast[0].aanbieder"),
    )
    assert found.severity == "warning"
    expect("interventies: [{naam: Jongerenwerk, aanbieder: «indebuurt»}]", ("WP204", "interventies[0].aanbieder"))
    expect(
        "bewonersinitiatieven: [{naam: Soep, ondersteund_door: «indebuurt»}]",
        ("WP204", "bewonersinitiatieven[0].ondersteund_door"),
    )
    found_there = agenda_findings("coordinatie: indebuurt\npartijen: [{naam: Indebuurt033}]\n")
    assert [at(finding) for finding in found_there] == [("WP204", 1, 14, 23, "coordinatie")]


def test_wp205_an_intervention_adds_to_an_initiative() -> None:
    """Not to another intervention, and not to one that is not there."""
    expect(
        """
        bewonersinitiatieven: [{naam: Soep}]
        interventies:
          - {naam: Kookles, vult_aan: [soep, «soup»]}
          - {naam: Sportles, vult_aan: [«kookles»]}
        """,
        ("WP205", "interventies[0].vult_aan[1]"),
        ("WP205", "interventies[1].vult_aan[0]"),
    )


def test_wp206_what_is_excluded_must_be_there() -> None:
    """An initiative and an intervention may exclude each other."""
    expect(
        """
        bewonersinitiatieven: [{naam: Tuin, niet_samen_met: [«plien», plein]}]
        interventies: [{naam: Plein, niet_samen_met: [tuin]}]
        """,
        ("WP206", "bewonersinitiatieven[0].niet_samen_met[0]"),
    )


def test_wp206_what_came_of_a_signal_must_be_there() -> None:
    """An intervention may have come of it as well; of its naam it is said what the id is."""
    (_, naam) = expect(
        """
        signalen: [{tekst: Eenzaam, voorstellen: [soep, bezoek, «soup», «Bezoek aan huis»]}]
        bewonersinitiatieven: [{naam: Soep}]
        interventies: [{id: bezoek, naam: Bezoek aan huis}]
        """,
        ("WP206", "signalen[0].voorstellen[2]"),
        ("WP206", "signalen[0].voorstellen[3]"),
    )
    assert str(naam.help) == "Dat is de naam. Schrijf hier de id: bezoek."


def test_wp207_a_proposal_does_not_exclude_itself() -> None:
    expect(
        "interventies: [{naam: Plein, niet_samen_met: [«plein»]}]",
        ("WP207", "interventies[0].niet_samen_met[0]"),
    )


def test_wp208_an_exclusion_that_only_one_of_the_two_names() -> None:
    """It holds for both, so this is information only."""
    (found,) = expect(
        "bewonersinitiatieven: [{naam: Tuin, niet_samen_met: [«plein»]}, {naam: Plein}]",
        ("WP208", "bewonersinitiatieven[0].niet_samen_met[0]"),
    )
    assert found.severity == "info"


@pytest.mark.parametrize(
    ("text", "where"),
    [
        ("themas: [{id: samen, naam: Samen}, {id: «samen», naam: Leven}]", "themas[1].id"),
        ("bewonersinitiatieven: [{naam: Soep}, {id: «soep», naam: Soep twee}]", "bewonersinitiatieven[1].id"),
        ("bewonersinitiatieven: [{naam: Soep}]\ninterventies: [{id: «soep», naam: Les}]", "interventies[0].id"),
        ("themas: [{naam: Samen}, {naam: «Samen!»}]", "themas[1].naam"),
        ("bewonersinitiatieven: [{naam: Soep}, {naam: «Soep!»}]", "bewonersinitiatieven[1].naam"),
    ],
)
def test_wp209_two_of_a_list_have_the_same_id(text: str, where: str) -> None:
    """Of the two the second is at fault; where the id was made from the name, the name is pointed at.

    Initiatives and interventions share their ids: in a decision and in the advice they stand in one list.
    """
    (found,) = expect(text, ("WP209", where))
    assert "'id:'" in str(found.help)


@pytest.mark.parametrize(
    ("text", "where", "message", "advice"),
    [
        (
            "bewonersinitiatieven:\n  - {naam: Soep}\n  - {naam: «Soep»}",
            "bewonersinitiatieven[1].naam",
            "De naam 'Soep' is er al, op regel 2.",
            "Geef een van de twee een andere naam, of een eigen 'id:', zoals soep-2.",
        ),
        (
            "bewonersinitiatieven: [{naam: Soep}, {id: soep-2, naam: Kookles}, {naam: «soep!»}]",
            "bewonersinitiatieven[2].naam",
            "De naam 'soep!' lijkt te veel op 'Soep' op regel 1.",
            "Geef een van de twee een andere naam, of een eigen 'id:', zoals soep-3.",
        ),
    ],
)
def test_wp209_who_typed_no_id_reads_of_the_name(text: str, where: str, message: str, advice: str) -> None:
    (found,) = expect(text, ("WP209", where))
    assert (str(found.message), str(found.help)) == (message, advice)


def test_wp209_holds_for_the_lists_of_the_agenda() -> None:
    found = agenda_findings("doelgroepen:\n  - naam: Ouderen\n  - id: ouderen\n    naam: Senioren\n")
    assert [at(finding) for finding in found] == [("WP209", 3, 9, 16, "doelgroepen[1].id")]


def test_a_theme_may_have_the_id_of_an_initiative() -> None:
    expect("themas: [{naam: Soep}]\nbewonersinitiatieven: [{naam: Soep, thema: soep}]")


def test_without_an_agenda_names_of_ambitions_groups_and_parties_are_not_checked() -> None:
    text = """
        themas: [{naam: Samen, ambities: [wat], doelgroepen: [wie]}]
        interventies: [{naam: Kookles, aanbieder: iemand}]
    """
    assert [f.code for f in findings(complete(text)) if f.code.startswith("WP2")] == []


def test_an_agenda_that_is_not_whole_is_not_held_against_a_plan() -> None:
    """The agenda has a fault of its own, which is shown there; its list of groups may not be complete."""
    text = complete("themas: [{naam: Samen, doelgroepen: [oudern]}]")
    assert [f.code for f in findings(text, "doelgroepen: [{nam: Ouderen}]") if f.severity == "error"] == []


@pytest.mark.parametrize("written", ["Meer voor ouderen", "meer voor  Ouderen"])
def test_a_naam_where_the_id_belongs(written: str) -> None:
    """In a file it has to be the id: that stays the same when the naam changes."""
    text = f"themas: [{{id: samen, naam: Meer voor ouderen}}]\nsignalen: [{{tekst: Te donker, thema: «{written}»}}]"
    (found,) = expect(text, ("WP201", "signalen[0].thema"))
    assert str(found.help) == "Dat is de naam. Schrijf hier de id: samen."


def test_a_naam_of_two_where_the_id_belongs() -> None:
    text = "themas: [{naam: Samen}, {id: b, naam: Samen}]\nsignalen: [{tekst: Te donker, thema: «Samen »}]"
    (found,) = expect(text.replace("Samen »", "SAMEN»"), ("WP201", "signalen[0].thema"))
    assert str(found.help) == "Er zijn er meer met deze naam. Noem de id: samen (Samen), b (Samen)."
