"""Section 6 of the design, worked out by hand: how a theme and a proposal come to their points."""

from __future__ import annotations

from fractions import Fraction

import pytest
from gathered import together
from helpers import agenda, plan
from wijkplan.plan.agenda import Agenda
from wijkplan.prioritise import Ranking, rank

AGENDA = """
    ambities: [{naam: Meedoen}]
    doelgroepen:
      - {naam: Ouderen}
      - {naam: Nieuwkomers, moeilijk_bereikbaar: ja}
"""


def ranked(text: str, agenda_text: str = AGENDA) -> Ranking:
    return rank(plan(text), agenda(agenda_text))


def value(text: str, criterium: str, agenda_text: str = AGENDA) -> Fraction | None:
    """What this criterion is worth for the first proposal, or else the first theme, of a plan."""
    ranking = ranked(text, agenda_text)
    line = ranking.voorstellen[0] if ranking.voorstellen else ranking.themas[0]
    return next(deel.waarde for deel in line.delen if deel.criterium == criterium)


def initiatief(details: str) -> str:
    return f"bewonersinitiatieven: [{{naam: Soep, {details}}}]"


def order(text: str) -> list[str]:
    return [line.voorstel.id for line in ranked(text).voorstellen]


@pytest.mark.parametrize(
    ("prioriteit", "voice"),
    [
        ("{wijk: 8, aanbieder: 6}", Fraction(72, 100)),  # (60 x 8 + 40 x 6) / 100 / 10
        ("{wijk: 7.5, aanbieder: 0}", Fraction(45, 100)),  # (60 x 7.5 + 0) / 100 / 10
        ("{wijk: 10, aanbieder: 10}", Fraction(1)),
        ("{wijk: 8}", Fraction(8, 10)),  # one voice alone: that one
        ("{aanbieder: 6}", Fraction(6, 10)),
        ("{aanbieder: 0}", Fraction(0)),  # a zero is a figure
        ("{}", None),  # nobody gave a figure: onbekend
    ],
)
def test_a_voice_is_the_weighted_mean_of_wijk_and_aanbieder(prioriteit: str, voice: Fraction | None) -> None:
    """The wijk counts for 60 and the aanbieder for 40, unless the rules of play say otherwise."""
    assert value(f"themas: [{{naam: Samen, prioriteit: {prioriteit}}}]", "stem") == voice
    assert value(initiatief(f"prioriteit: {prioriteit}"), "prioriteit") == voice


def test_the_two_voices_weigh_what_the_rules_of_play_say() -> None:
    """(3 x 8 + 1 x 4) / 4 / 10 = 0.7; a weight of 0 still leaves a voice that speaks alone."""
    rules = "spelregels: {stemverhouding: {wijk: 3, aanbieder: 1}}\n"
    assert value(rules + "themas: [{naam: Samen, prioriteit: {wijk: 8, aanbieder: 4}}]", "stem") == Fraction(7, 10)
    rules = "spelregels: {stemverhouding: {wijk: 0, aanbieder: 1}}\n"
    assert value(rules + "themas: [{naam: Samen, prioriteit: {wijk: 8, aanbieder: 4}}]", "stem") == Fraction(4, 10)
    assert value(rules + "themas: [{naam: Samen, prioriteit: {wijk: 8}}]", "stem") == Fraction(8, 10)


def test_the_score_of_a_theme() -> None:
    """Voice 0.72 x 70 = 50.4; signals (23 + 1) / 50 = 0.48 x 20 = 9.6; an ambition 1 x 10 = 10. Together 70."""
    ranking = ranked("""
        themas: [{naam: Samen, prioriteit: {wijk: 8, aanbieder: 6}, ambities: [meedoen]}]
        signalen:
          - {tekst: Er is geen plek om elkaar te ontmoeten, thema: samen, aantal: 23}
          - {tekst: Ik ken mijn buren niet, thema: samen}
          - {tekst: Te hard rijden, aantal: 40}
    """)
    (samen,) = ranking.themas
    assert [(deel.criterium, deel.waarde, deel.gewicht, deel.punten) for deel in samen.delen] == [
        ("stem", Fraction("0.72"), Fraction(70), Fraction("50.4")),
        ("signalen", Fraction("0.48"), Fraction(20), Fraction("9.6")),
        ("ambities", Fraction(1), Fraction(10), Fraction(10)),
    ]
    assert samen.score == 70


@pytest.mark.parametrize(
    ("signalen", "worth"),
    [
        ("[{thema: samen, aantal: 25}]", Fraction(1, 2)),
        ("[{thema: samen, aantal: 25}, {thema: samen, aantal: 25}]", Fraction(1)),
        ("[{thema: samen, aantal: 80}]", Fraction(1)),  # full marks at 50: no more than that
        ("[{thema: samen}]", Fraction(1, 50)),  # without a number: one resident
        ("[{thema: samen, aantal: 0}]", Fraction(0)),
        ("[{tekst: Te donker, aantal: 30}]", Fraction(0)),  # not about this theme
        ("[]", None),  # nobody was heard: onbekend
    ],
)
def test_signals_count_residents_up_to_the_scale(signalen: str, worth: Fraction | None) -> None:
    assert value(f"themas: [{{naam: Samen}}]\nsignalen: {signalen}", "signalen") == worth


@pytest.mark.parametrize(("ambities", "worth"), [(", ambities: [meedoen]", 1), (", ambities: []", 0), ("", None)])
def test_an_ambition_is_worth_all_or_nothing(ambities: str, worth: int | None) -> None:
    assert value(f"themas: [{{naam: Samen{ambities}}}]", "ambities") == worth


def test_the_score_of_a_proposal() -> None:
    """The theme scores 0.72 x 70 = 50.4 (no signals, no ambition).

    thema 0.504 x 30 = 15.12; draagvlak 64/100 x 30 = 19.2; ouderen are not hard to reach 1/2 x 15 = 7.5;
    bereik 120/200 x 10 = 6; the larger of 1200/4800 and 9/20 is 0.45 x 15 = 6.75; its own voice 0.7 x 0 = 0.
    Together 54.57.
    """
    ranking = ranked("""
        themas: [{naam: Samen, prioriteit: {wijk: 8, aanbieder: 6}}]
        bewonersinitiatieven:
          - naam: Soep op dinsdag
            thema: samen
            kosten: 4800
            eigen_bijdrage: 1200
            draagvlak: 64
            vrijwilligers: 9
            bereik: 120
            doelgroepen: [ouderen]
            prioriteit: {wijk: 7, aanbieder: 7}
    """)
    (soep,) = ranking.voorstellen
    assert {deel.criterium: deel.punten for deel in soep.delen} == {
        "thema": Fraction("15.12"),
        "draagvlak": Fraction("19.2"),
        "doelgroepen": Fraction("7.5"),
        "bereik": 6,
        "eigen_inzet": Fraction("6.75"),
        "prioriteit": 0,
    }
    assert soep.score == Fraction("54.57")


@together(
    ("details", "criterium", "worth"),
    [
        ("draagvlak: 64", "draagvlak", Fraction(64, 100)),
        ("draagvlak: 101", "draagvlak", Fraction(1)),
        ("draagvlak: 0", "draagvlak", Fraction(0)),
        ("kosten: 100", "draagvlak", None),
        ("doelgroepen: [ouderen, nieuwkomers]", "doelgroepen", Fraction(1)),  # one is hard to reach
        ("doelgroepen: [ouderen]", "doelgroepen", Fraction(1, 2)),
        ("doelgroepen: []", "doelgroepen", Fraction(0)),
        ("kosten: 100", "doelgroepen", None),
        ("bereik: 50", "bereik", Fraction(1, 4)),
        ("bereik: 201", "bereik", Fraction(1)),
        ("kosten: 100", "bereik", None),
        ("kosten: 4800, eigen_bijdrage: 1200, vrijwilligers: 9", "eigen_inzet", Fraction(9, 20)),
        ("kosten: 4800, eigen_bijdrage: 2400, vrijwilligers: 9", "eigen_inzet", Fraction(1, 2)),
        ("kosten: 4800, eigen_bijdrage: 4800", "eigen_inzet", Fraction(1)),
        ("kosten: 4800, eigen_bijdrage: 0", "eigen_inzet", Fraction(0)),
        ("vrijwilligers: 30", "eigen_inzet", Fraction(1)),
        ("kosten: 0, eigen_bijdrage: 0", "eigen_inzet", None),  # a part of nothing is not known
        ("eigen_bijdrage: 100", "eigen_inzet", None),  # a part of unknown costs neither
        ("kosten: 100", "eigen_inzet", None),
        ("kosten: 100", "thema", None),  # it names no theme
    ],
)
def test_each_criterion_of_a_proposal(details: str, criterium: str, worth: Fraction | None) -> None:
    """Full marks at 100 supporters, 200 residents, 20 volunteers; what is not given is onbekend, not zero."""
    assert value(initiatief(details), criterium) == worth


@pytest.mark.parametrize(
    ("details", "worth"),
    [
        ("kosten: 4800, eigen_bijdrage: 1200, medefinanciers: [{naam: A, bedrag: 1200}]", Fraction(1, 2)),
        ("kosten: 4800, medefinanciers: [{naam: A, bedrag: 600}, {naam: B, bedrag: 600}]", Fraction(1, 4)),
        ("kosten: 4800, medefinanciers: [{naam: A, bedrag: 9600}]", Fraction(1)),
        ("begroting: [{post: Zaal, bedrag: 300}, {post: Thee, bedrag: 100}], eigen_bijdrage: 100", Fraction(1, 4)),
        ("kosten: 4800, medefinanciers: [{naam: A, bedrag: 1200}], vrijwilligers: 10", Fraction(1, 2)),
        ("medefinanciers: [{naam: A, bedrag: 1200}]", None),  # a part of unknown costs
        ("begroting: [], eigen_bijdrage: 100", None),
    ],
)
def test_own_effort_counts_what_co_funders_pay(details: str, worth: Fraction | None) -> None:
    """Of the costs, which a begroting may tell; never more than all of them."""
    assert value(initiatief(details), "eigen_inzet") == worth


def test_unknown_earns_no_points_and_keeps_its_weight() -> None:
    """All that is known is 50 of 100 supporters: 0.5 x 30 = 15 points of 100, not 0.5 x 100."""
    (soep,) = ranked(initiatief("draagvlak: 50")).voorstellen
    assert soep.score == 15
    assert sum(deel.gewicht for deel in soep.delen) == 100
    assert {deel.criterium for deel in soep.delen if deel.waarde is None} == {
        "thema",
        "doelgroepen",
        "bereik",
        "eigen_inzet",
        "prioriteit",
    }


def test_weights_are_shares_of_their_sum() -> None:
    """Draagvlak 3 and bereik 1 are 75 and 25 of 100: 40/100 x 75 + 100/200 x 25 = 30 + 12.5 = 42.5."""
    (soep,) = ranked(
        "spelregels: {criteria: {thema: 0, draagvlak: 3, doelgroepen: 0, bereik: 1, eigen_inzet: 0}}\n"
        + initiatief("draagvlak: 40, bereik: 100")
    ).voorstellen
    weights = {deel.criterium: deel.gewicht for deel in soep.delen if deel.gewicht}
    assert weights == {"draagvlak": 75, "bereik": 25}
    assert soep.score == Fraction("42.5")


def test_a_plan_may_set_its_own_rules_over_those_of_the_agenda() -> None:
    """The agenda says full marks at 40 supporters and 80 reached, the plan 60 supporters: 30/60 and 40/80 remain."""
    shared = "spelregels: {schaal: {draagvlak: 40, bereik: 80}}"
    own = "spelregels: {schaal: {draagvlak: 60}}\n"
    assert value(own + initiatief("draagvlak: 30"), "draagvlak", shared) == Fraction(1, 2)
    assert value(own + initiatief("bereik: 40"), "bereik", shared) == Fraction(1, 2)
    assert value(initiatief("draagvlak: 30"), "draagvlak", shared) == Fraction(3, 4)


def test_an_intervention_has_no_draagvlak_and_competes_in_the_same_list() -> None:
    """Jongerenwerk: bereik 200/200 x 10 = 10. Soep: draagvlak 50/100 x 30 = 15. Soep comes first."""
    ranking = ranked("""
        bewonersinitiatieven: [{naam: Soep, draagvlak: 50}]
        interventies: [{naam: Jongerenwerk, bereik: 200}]
    """)
    lines = [(line.plaats, line.voorstel.id, str(line.voorstel.soort), line.score) for line in ranking.voorstellen]
    assert lines == [
        (1, "soep", "bewonersinitiatief", Fraction(15)),
        (2, "jongerenwerk", "interventie", Fraction(10)),
    ]
    assert {deel.criterium: deel.waarde for deel in ranking.voorstellen[1].delen}["draagvlak"] is None


def test_ties_go_to_more_draagvlak_then_the_smaller_amount_then_the_id() -> None:
    """All have full marks for draagvlak, so all score the same: 120 and 110 supporters go before 100.

    Of those with 100, who asks 300 goes before who asks 400; of those who ask 400, the id decides.
    """
    assert order("""
        bewonersinitiatieven:
          - {id: b, naam: Beweegtuin, draagvlak: 100, kosten: 400}
          - {id: e, naam: Eettafel, draagvlak: 100, kosten: 500, gevraagd: 300}
          - {id: a, naam: Atelier, draagvlak: 100, kosten: 400}
          - {id: d, naam: Dansles, draagvlak: 110, kosten: 9000}
          - {id: c, naam: Concert, draagvlak: 120}
    """) == ["c", "d", "e", "a", "b"]


def test_exact_scores_decide_even_where_the_shown_ones_are_equal() -> None:
    """30 x 333/1000 = 9.99 and 30 x 334/1000 = 10.02 both show as 10.0; the second goes first."""
    assert order("""
        spelregels: {schaal: {draagvlak: 1000}}
        bewonersinitiatieven: [{naam: Atelier, draagvlak: 333}, {naam: Zangkoor, draagvlak: 334}]
    """) == ["zangkoor", "atelier"]


def test_themes_are_ranked_by_score_and_ties_by_id() -> None:
    """Taal 9 x 7 = 63; gezond and samen 5 x 7 = 35."""
    ranking = ranked("""
        themas:
          - {naam: Samen, prioriteit: {wijk: 5}}
          - {naam: Taal, prioriteit: {wijk: 9}}
          - {naam: Gezond, prioriteit: {wijk: 5}}
    """)
    assert [(line.plaats, line.thema.id, line.score) for line in ranking.themas] == [
        (1, "taal", Fraction(63)),
        (2, "gezond", Fraction(35)),
        (3, "samen", Fraction(35)),
    ]


def test_without_an_agenda_the_defaults_hold_and_no_group_is_hard_to_reach() -> None:
    """Nieuwkomers: 1/2 x 15 = 7.5."""
    (soep,) = rank(plan(initiatief("doelgroepen: [nieuwkomers]")), Agenda()).voorstellen
    assert soep.score == Fraction("7.5")
