"""`prioritise --explain`: where the points come from, the neighbours, and the least that moves something up a place."""

from __future__ import annotations

from fractions import Fraction
from typing import Any

import pytest
from helpers import agenda, plan
from wijkplan.prioritise import rank
from wijkplan.prioritise.explain import Explanation, explain
from wijkplan.prioritise.voices import voices

AGENDA = """
    ambities: [{naam: Meedoen}]
    doelgroepen: [{naam: Ouderen}, {naam: Nieuwkomers, moeilijk_bereikbaar: ja}]
"""
PLAN = """
    themas:
      - {naam: Samen, prioriteit: {wijk: 10, aanbieder: 5}, ambities: [meedoen]}
      - {naam: Taal, prioriteit: {wijk: 5, aanbieder: 5}}
      - {naam: Gezond, prioriteit: {aanbieder: 3}}
    signalen:
      - {tekst: Ik ken mijn buren niet, thema: samen, aantal: 10}
      - {tekst: Ik begrijp de brieven niet, thema: taal, aantal: 20}
    bewonersinitiatieven:
      - {naam: Soep, thema: samen, draagvlak: 50, doelgroepen: [nieuwkomers], bereik: 40,
         kosten: 1000, eigen_bijdrage: 100, vrijwilligers: 4}
      - {naam: Fietsles, thema: samen, draagvlak: 30, doelgroepen: [ouderen],
         kosten: 2000, eigen_bijdrage: 500, prioriteit: {wijk: 7.5}}
    interventies:
      - {naam: Taalcoach, thema: taal, doelgroepen: [nieuwkomers], bereik: 100, kosten: 4000}
"""
"""Worked out with the default weights.

Themes: Samen (60 x 10 + 40 x 5) / 1000 = 0.8 x 70 = 56, 10/50 x 20 = 4, an ambition 10: 70.
Taal 0.5 x 70 = 35, 20/50 x 20 = 8: 43. Gezond one voice, 0.3 x 70 = 21, no signals: 21.

Soep: thema 0.7 x 30 = 21, draagvlak 0.5 x 30 = 15, hard to reach 15, bereik 40/200 x 10 = 2,
the larger of 100/1000 and 4/20 is 0.2 x 15 = 3: 56.
Fietsles: thema 21, draagvlak 0.3 x 30 = 9, half of 15 = 7.5, bereik unknown, 500/2000 x 15 = 3.75: 41.25.
Taalcoach: thema 0.43 x 30 = 12.9, no draagvlak, hard to reach 15, bereik 100/200 x 10 = 5, own unknown: 32.9.
"""


def explained(written: str, wanted: str) -> Explanation:
    """The only thing with this id, explained."""
    the_plan = plan(written)
    ranking = rank(the_plan, agenda(AGENDA))
    (explanation,) = explain(ranking, voices(the_plan, ranking), wanted)
    return explanation


def steps(written: str, wanted: str) -> dict[str, tuple[Any, Any, int]]:
    """For each lever: what it is now, what it has to be, and the place that it leads to."""
    return {step.veld: (step.nu, step.nodig, step.plaats) for step in explained(written, wanted).steps}


def test_the_points_of_each_criterion() -> None:
    fietsles = explained(PLAN, "fietsles")
    delen: list[Any] = [(deel.criterium, deel.waarde, deel.gewicht, deel.punten) for deel in fietsles.delen]
    assert delen == [
        ("thema", Fraction("0.7"), 30, 21),
        ("draagvlak", Fraction("0.3"), 30, 9),
        ("doelgroepen", Fraction("0.5"), 15, Fraction("7.5")),
        ("bereik", None, 10, 0),
        ("eigen_inzet", Fraction("0.25"), 15, Fraction("3.75")),
        ("prioriteit", Fraction("0.75"), 0, 0),
    ]
    assert (fietsles.soort, fietsles.plaats, fietsles.van, fietsles.score) == (
        "bewonersinitiatief",
        2,
        3,
        Fraction("41.25"),
    )


def test_the_neighbours() -> None:
    """Of what stands first nothing is above, of what stands last nothing below."""

    def near(wanted: str) -> list[Any]:
        explanation = explained(PLAN, wanted)
        return [other and (other.plaats, other.naam, other.score) for other in (explanation.above, explanation.below)]

    assert near("soep") == [None, (2, "Fietsles", Fraction("41.25"))]
    assert near("fietsles") == [(1, "Soep", 56), (3, "Taalcoach", Fraction("32.9"))]
    assert near("taalcoach") == [(2, "Fietsles", Fraction("41.25")), None]
    assert near("gezond") == [(2, "Taal", 43), None]


def test_what_is_unknown_and_what_it_could_bring() -> None:
    """Each unknown criterion could bring its whole weight; one without weight brings nothing and is not named.

    Taalcoach has no prioriteit of its own either, but that counts for 0.
    """

    def unknown(wanted: str) -> dict[str, Any]:
        return {deel.criterium: deel.gewicht for deel in explained(PLAN, wanted).unknown}

    assert unknown("soep") == {}
    assert unknown("fietsles") == {"bereik": 10}
    assert unknown("taalcoach") == {"draagvlak": 30, "eigen_inzet": 15}
    assert unknown("gezond") == {"ambities": 10}


def test_what_fietsles_needs_to_pass_soep() -> None:
    """It lacks 56 - 41.25 = 14.75. Draagvlak: 9 + 14.75 = 23.75 is 79.2 of 100 x 30, so 80.

    Bereik brings at most 10, a group that is hard to reach 7.5. Own effort at most 15 - 3.75 = 11.25, be it with money
    or with volunteers.
    The weight of prioriteit is 0: that is no lever.
    """
    assert steps(PLAN, "fietsles") == {
        "draagvlak": (30, 80, 1),
        "vrijwilligers": (None, None, 2),
        "bereik": (None, None, 2),
        "doelgroepen": (0, None, 2),
        "eigen_bijdrage": (500_00, None, 2),
    }


def test_what_taalcoach_needs_to_pass_fietsles() -> None:
    """It lacks 41.25 - 32.9 = 8.35. Bereik has 5 left. Own money: 8.35 / 15 x 4000 = 2226.67 euros, so 2227.

    An interventie has neither draagvlak nor volunteers.
    """
    assert steps(PLAN, "taalcoach") == {"bereik": (100, None, 3), "eigen_bijdrage": (None, 2227_00, 2)}


def test_what_stands_first_needs_nothing() -> None:
    assert steps(PLAN, "soep") == {}
    assert steps(PLAN, "samen") == {}


def test_what_a_theme_needs() -> None:
    """Gezond (21) lacks 22 to pass Taal (43).

    Its voice would have to be more than 43 / 70 = 0.614. With a figure of the wijk: (60 w + 40 x 3) / 1000 > 0.614
    for w > 8.24, so 8.3. The aanbieder speaks alone: 6.2. Signals bring at most 20 and an ambition 10.
    """
    assert steps(PLAN, "gezond") == {
        "prioriteit.wijk": (None, Fraction("8.3"), 2),
        "prioriteit.aanbieder": (3, Fraction("6.2"), 2),
        "signalen": (0, None, 3),
        "ambities": (0, None, 3),
    }


def test_a_theme_by_signals_or_by_an_ambition() -> None:
    """Both voices 5: each 35. Samen has 10 of 50 signals, 4 points more; so Taal needs 11 (of a tie samen goes first).

    An ambition brings 10: enough. The wijk: 0.6 w x 7 + 14 > 39 for w > 5.95, so 6; the aanbieder 6.5 > 6.43.
    """
    written = """
        themas:
          - {naam: Samen, prioriteit: {wijk: 5, aanbieder: 5}}
          - {naam: Taal, prioriteit: {wijk: 5, aanbieder: 5}}
        signalen: [{tekst: Ik ken mijn buren niet, thema: samen, aantal: 10}]
    """
    assert steps(written, "taal") == {
        "prioriteit.wijk": (5, 6, 1),
        "prioriteit.aanbieder": (5, Fraction("6.5"), 1),
        "signalen": (0, 11, 1),
        "ambities": (0, 1, 1),
    }


def test_of_equal_themes_the_id_decides() -> None:
    """Gezond comes before samen: 10 signals, as many as samen has, are enough."""
    written = """
        themas: [{naam: Samen, ambities: [meedoen]}, {naam: Gezond, ambities: [meedoen]}]
        signalen: [{tekst: Ik ken mijn buren niet, thema: samen, aantal: 10}]
    """
    assert steps(written, "gezond")["signalen"] == (0, 10, 1)
    assert "ambities" not in steps(written, "gezond")  # it has one already


def initiatieven(*lines: str, criteria: str = "") -> str:
    rules = f"spelregels: {{criteria: {{{criteria}}}}}\n" if criteria else ""
    return rules + "bewonersinitiatieven:\n" + "".join(f"  - {{{line}}}\n" for line in lines)


@pytest.mark.parametrize(
    ("above", "below", "needed"),
    [
        ("naam: Bal, draagvlak: 50, kosten: 400", "naam: Aap, draagvlak: 40, kosten: 300", 50),  # asks less
        ("naam: Bal, draagvlak: 50, kosten: 400", "naam: Cel, draagvlak: 40, kosten: 500", 51),  # asks more
        ("naam: Bal, draagvlak: 50, kosten: 400", "naam: Aap, draagvlak: 40, kosten: 400", 50),  # a before b
        ("naam: Bal, draagvlak: 50, kosten: 400", "naam: Cel, draagvlak: 40, kosten: 400", 51),  # c after b
        ("naam: Bal, draagvlak: 50", "naam: Cel, draagvlak: 40, kosten: 400", 50),  # what is asked is not known: last
        ("naam: Bal, draagvlak: 50, kosten: 400", "naam: Aap", 51),  # the same, the other way around
    ],
)
def test_of_equal_scores_the_rules_for_ties_decide_how_much_is_needed(above: str, below: str, needed: int) -> None:
    """50 supporters make the scores and the draagvlak equal; then the smaller amount goes first, then the id."""
    assert steps(initiatieven(above, below), below[6:9].lower())["draagvlak"][1:] == (needed, 1)


def test_more_draagvlak_than_full_marks_still_breaks_a_tie() -> None:
    """Both have the full 30 points; of equal scores more draagvlak goes first, so 121 supporters do it."""
    written = initiatieven("naam: Bal, draagvlak: 120", "naam: Cel, draagvlak: 100")
    assert steps(written, "cel")["draagvlak"] == (100, 121, 1)


def test_own_money_makes_the_amount_smaller_and_so_breaks_a_tie() -> None:
    """Both have all points for volunteers. Bal asks 1000, Cel 1200: with 200 of its own as much, and c is after b."""
    written = initiatieven("naam: Bal, vrijwilligers: 20, kosten: 1000", "naam: Cel, vrijwilligers: 20, kosten: 1200")
    assert steps(written, "cel")["eigen_bijdrage"] == (None, 201_00, 1)
    written = written.replace("Cel", "Aap")
    assert steps(written, "aap")["eigen_bijdrage"] == (None, 200_00, 1)


def test_what_others_pay_counts_as_own_money_that_is_there_already() -> None:
    """Bal has 12 of 20 volunteers: 9 points. Cel costs 1000, a fund pays 500: 7.5 points, and asks less.

    600 in all is 9 points too; Cel is after Bal, but asks 400, and of Bal that is not known: so 100 of its own.
    Where the fund pays 1000 there is nothing left to pay, and full marks already.
    """
    fund = "medefinanciers: [{naam: Fonds, bedrag: 500}]"
    written = initiatieven("naam: Bal, vrijwilligers: 12", f"naam: Cel, kosten: 1000, {fund}")
    assert steps(written, "cel")["eigen_bijdrage"] == (None, 100_00, 1)
    costs = "begroting: [{post: Zaal, bedrag: 600}, {post: Thee, bedrag: 400}]"
    assert steps(written.replace("kosten: 1000", costs), "cel")["eigen_bijdrage"] == (None, 100_00, 1)
    own = written.replace("500}", "400}").replace("naam: Cel", "naam: Cel, eigen_bijdrage: 100")
    assert steps(own, "cel")["eigen_bijdrage"] == (100_00, 200_00, 1)
    never = initiatieven("naam: Bal, draagvlak: 100, vrijwilligers: 20", f"naam: Cel, kosten: 1000, {fund}")
    assert steps(never, "cel")["eigen_bijdrage"] == (None, None, 2)


def test_own_money_for_all_the_costs_counts_to_the_cent() -> None:
    """Bal has 99 of 100 volunteers. Kaars costs 10.50: only 10.40 of its own is more than 0.99 x 10.50 = 10.395."""
    rules = "spelregels: {schaal: {vrijwilligers: 100}}\n"
    written = rules + initiatieven("naam: Bal, vrijwilligers: 99", "naam: Kaars, kosten: 10.50")
    now, needed, place = steps(written, "kaars")["eigen_bijdrage"]
    assert (now, place) == (None, 1)
    assert 10_40 <= needed <= 10_50


def test_volunteers_and_bereik() -> None:
    """Bal has 30 of 100 supporters: 9 points. Volunteers: 9 / 15 x 20 = 12 is as much, and more draagvlak wins: 13.

    Bereik: 9 / 10 x 200 = 180, so 181. Money: 9 / 15 x 100 = 60, so 61. With 30 supporters both are equal, but of Bal
    it is not known what it asks: that goes last.
    """
    written = initiatieven("naam: Bal, draagvlak: 30", "naam: Aap, kosten: 100")
    assert steps(written, "aap") == {
        "draagvlak": (None, 30, 1),
        "vrijwilligers": (None, 13, 1),
        "bereik": (None, 181, 1),
        "doelgroepen": (0, 1, 1),
        "eigen_bijdrage": (None, 61_00, 1),
    }


def test_the_figures_of_a_proposal_where_prioriteit_counts() -> None:
    """Only prioriteit counts. Bal has (6 x 8 + 4 x 5) / 100 = 0.68. Aap has 5 and 5.

    The wijk: 0.06 w + 0.2 > 0.68, so w > 8, but 8 makes them equal and a goes before b. The aanbieder: 0.3 + 0.04 a
    is 0.7 at the most: 9.5 makes 0.68.
    """
    criteria = "thema: 0, draagvlak: 0, doelgroepen: 0, bereik: 0, eigen_inzet: 0, prioriteit: 100"
    lines = (
        "naam: Bal, prioriteit: {wijk: 8, aanbieder: 5}",
        "naam: Aap, prioriteit: {wijk: 5, aanbieder: 5}",
        "naam: Cel, prioriteit: {wijk: 2, aanbieder: 2}",
    )
    written = initiatieven(*lines, criteria=criteria)
    assert steps(written, "aap") == {
        "prioriteit.wijk": (5, 8, 1),
        "prioriteit.aanbieder": (5, Fraction("9.5"), 1),
    }
    # Cel to 0.5: 0.06 w + 0.08 > 0.5 for w > 7, so 7.1; 0.12 + 0.04 a > 0.5 for a > 9.5, so 9.6; c comes after a.
    assert steps(written, "cel") == {
        "prioriteit.wijk": (2, Fraction("7.1"), 2),
        "prioriteit.aanbieder": (2, Fraction("9.6"), 2),
    }


def test_a_figure_that_is_missing_first_costs_something() -> None:
    """Aap has only a 6 of the wijk: 0.6. Bal has 0.7. A figure of the aanbieder is 0.36 + 0.04 a: 8.5 makes 0.7."""
    criteria = "thema: 0, draagvlak: 0, doelgroepen: 0, bereik: 0, eigen_inzet: 0, prioriteit: 1"
    written = initiatieven("naam: Bal, prioriteit: {wijk: 7}", "naam: Aap, prioriteit: {wijk: 6}", criteria=criteria)
    assert steps(written, "aap") == {"prioriteit.wijk": (6, 7, 1), "prioriteit.aanbieder": (None, Fraction("8.5"), 1)}


def test_one_step_may_bring_more_than_one_place() -> None:
    """Bal and Cel are equal but for the amount; Aap asks least, so with their 50 supporters it passes both."""
    written = initiatieven(
        "naam: Bal, draagvlak: 50, kosten: 400",
        "naam: Cel, draagvlak: 50, kosten: 500",
        "naam: Aap, draagvlak: 10, kosten: 300",
    )
    assert steps(written, "aap")["draagvlak"] == (10, 50, 1)
