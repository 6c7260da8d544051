"""Family 5: the plan starts from what residents say. Wrong plans, and plans that only just are not wrong."""

from __future__ import annotations

import pytest
from helpers import at
from rule_helpers import Place, codes, found, message, said

AGENDA = """
    doelgroepen:
      - {naam: Ouderen}
      - {naam: Nieuwkomers, moeilijk_bereikbaar: ja}
      - {naam: Weinig geld, moeilijk_bereikbaar: ja}
    """


# WP501: every theme comes from what residents say

ONE_SIGNAL = """
    themas:
      - naam: Samen
      - naam: Jeugd
    signalen:
      - tekst: Ik ken mijn buren niet.
        thema: samen
    """


def test_a_thema_without_a_signaal_is_not_what_residents_asked_for() -> None:
    (finding,) = found("WP501", ONE_SIGNAL)
    assert at(finding) == ("WP501", 3, 11, 16, "themas[1]")
    assert "'Jeugd'" in str(finding.message)
    assert "'thema: jeugd'" in str(finding.help)


def test_a_signaal_that_names_no_thema_is_not_heard_anywhere() -> None:
    text = ONE_SIGNAL.replace("\n        thema: samen", "")
    assert said("WP501", text) == [(2, 11, 16, "themas[0]"), (3, 11, 16, "themas[1]")]


@pytest.mark.parametrize(
    "text",
    [
        ONE_SIGNAL.replace("\n      - naam: Jeugd", ""),
        ONE_SIGNAL + "  - {tekst: Er is niets te doen., thema: jeugd}\n",
        "themas: [{naam: Samen}, {naam: Jeugd}]\n",
    ],
    ids=["every theme has one", "one line more", "no signals at all: that is said once, by WP508"],
)
def test_no_thema_is_without_a_signaal_when(text: str) -> None:
    assert said("WP501", text) == []


def test_nothing_is_said_about_signalen_where_they_could_not_be_read() -> None:
    text = ONE_SIGNAL + "  - {tekst: Er is niets te doen., thema: [jeugd]}\n"
    assert "WP105" in codes(text)
    assert "WP501" not in codes(text)


# WP502: with every signal something is done


def test_a_signaal_without_thema_is_left_lying() -> None:
    text = """
        themas: [{naam: Samen}]
        signalen:
          - {tekst: Ik ken mijn buren niet., thema: samen}
          - bron: wijktafel
            tekst: Te donker
          - datum: 2025-09-12
            aantal: 8
        """
    assert said("WP502", text) == [(5, 12, 21, "signalen[1]"), (6, 5, 10, "signalen[2]")]


def test_a_signaal_without_thema_of_several_lines_is_pointed_at_by_its_first() -> None:
    text = """
        signalen:
          - tekst: Het is er donker
              en het is er stil.
        """
    assert said("WP502", text) == [(2, 12, 28, "signalen[0]")]


# WP503: a group that a theme is for has a proposal

FOR_OLD_AND_YOUNG = """
    themas:
      - naam: Samen
        doelgroepen: [ouderen, jongeren]
    bewonersinitiatieven:
      - naam: Soep
        thema: samen
        doelgroepen: [ouderen]
    """


def test_a_group_of_a_thema_that_no_voorstel_names_is_left_out() -> None:
    assert said("WP503", FOR_OLD_AND_YOUNG) == [(3, 28, 36, "themas[0].doelgroepen[1]")]
    assert message("WP503", FOR_OLD_AND_YOUNG) == "Geen enkel voorstel is er voor 'jongeren'."


def test_a_group_that_several_themas_name_is_told_once() -> None:
    text = FOR_OLD_AND_YOUNG.replace("bewoners", "  - {naam: Jeugd, doelgroepen: [jongeren]}\n    bewoners", 1)
    assert said("WP503", text) == [(3, 28, 36, "themas[0].doelgroepen[1]")]


@pytest.mark.parametrize(
    ("old", "new"),
    [
        ("bewonersinitiatieven", "interventies"),
        ("thema: samen\n        doelgroepen: [ouderen]", "doelgroepen: [jongeren, ouderen]"),
    ],
    ids=["an intervention", "a proposal without a theme"],
)
def test_a_group_is_not_left_out_when_there_is_for_it(old: str, new: str) -> None:
    text = FOR_OLD_AND_YOUNG.replace("[ouderen, jongeren]", "[ouderen]")
    assert old in text
    assert said("WP503", text.replace(old, new)) == []


def test_a_plan_without_voorstellen_leaves_nobody_out_yet() -> None:
    assert said("WP503", "themas: [{naam: Samen, doelgroepen: [ouderen]}]\n") == []


def test_nobody_is_left_out_as_long_as_a_voorstel_could_not_be_read() -> None:
    text = FOR_OLD_AND_YOUNG + "  - {doelgroepen: [jongeren]}\n"
    assert "WP102" in codes(text)
    assert "WP503" not in codes(text)


# WP504: with a group that is hard to reach somebody talked


@pytest.mark.parametrize(
    ("text", "place"),
    [
        (
            "themas:\n  - naam: Samen\n    doelgroepen: [ouderen, nieuwkomers]\n",
            (3, 28, 39, "themas[0].doelgroepen[1]"),
        ),
        ("signalen:\n  - doelgroep: nieuwkomers\n", (2, 16, 27, "signalen[0].doelgroep")),
        (
            "bewonersinitiatieven:\n  - {naam: Soep, doelgroepen: [nieuwkomers]}\n",
            (2, 32, 43, "bewonersinitiatieven[0].doelgroepen[0]"),
        ),
        (
            "interventies:\n  - {naam: Soep, doelgroepen: [nieuwkomers]}\n",
            (2, 32, 43, "interventies[0].doelgroepen[0]"),
        ),
        (
            "themas:\n  - naam: Samen\n    behoefte: {ouderen: 120, nieuwkomers: 60}\n",
            (3, 30, 41, "themas[0].behoefte.nieuwkomers"),
        ),
    ],
    ids=["a theme", "a signal", "an initiative", "an intervention", "a need"],
)
def test_whoever_is_hard_to_reach_and_is_named_must_be_met(text: str, place: Place) -> None:
    assert said("WP504", text, AGENDA) == [place]
    assert "'Nieuwkomers'" in message("WP504", text, AGENDA)


def test_a_group_that_is_hard_to_reach_is_told_once_and_each_group_by_itself() -> None:
    text = """
        themas:
          - {naam: Samen, doelgroepen: [nieuwkomers, weinig-geld]}
          - {naam: Geld, doelgroepen: [weinig-geld, nieuwkomers]}
        participatie: [{wat: wijktafel, doelgroepen: [ouderen]}]
        """
    assert said("WP504", text, AGENDA) == [
        (2, 33, 44, "themas[0].doelgroepen[0]"),
        (2, 46, 57, "themas[0].doelgroepen[1]"),
    ]


@pytest.mark.parametrize(
    ("text", "agenda"),
    [
        ("themas: [{naam: Samen, doelgroepen: [ouderen]}]\n", AGENDA),
        ("themas: [{naam: Samen}]\n", AGENDA),
        ("themas: [{naam: Samen, doelgroepen: [nieuwkomers]}]\n", None),
        ("themas: [{naam: Samen, doelgroepen: [nieuwkomers]}]\n", AGENDA.replace("ja", "nee")),
        (
            "themas: [{naam: Samen, doelgroepen: [nieuwkomers]}]\n"
            "participatie: [{wat: koffie, doelgroepen: [ouderen, nieuwkomers]}]\n",
            AGENDA,
        ),
        (
            "themas: [{naam: Samen, doelgroepen: [nieuwkomers]}]\n"
            "bewonersinitiatieven: [{naam: Soep, resultaat: {doelgroepen: [nieuwkomers]}}]\n",
            AGENDA,
        ),
    ],
    ids=["easy to reach", "not named", "no agenda says so", "the agenda says it is not", "over coffee", "over soup"],
)
def test_nobody_has_to_be_met_when(text: str, agenda: str | None) -> None:
    assert said("WP504", text, agenda) == []


def test_nobody_has_to_be_met_as_long_as_participatie_could_not_be_read() -> None:
    text = """
        themas: [{naam: Samen, doelgroepen: [nieuwkomers]}]
        participatie: [{wat: koffie, doelgroepen: [nieuwkomers], datum: gisteren}]
        """
    assert "WP113" in codes(text, AGENDA)
    assert "WP504" not in codes(text, AGENDA)


# WP505: the plan says how residents took part


@pytest.mark.parametrize("section", ["themas", "bewonersinitiatieven", "interventies"])
def test_a_plan_says_how_residents_took_part(section: str) -> None:
    """It points at the name of the wijk: on line 3, after 'wijk: '."""
    text = f"{section}:\n  - naam: Samen\nwijk: Soesterkwartier\n"
    assert said("WP505", text) == [(3, 7, 22, "wijk")]


@pytest.mark.parametrize(
    "text",
    ["themas: [{naam: Samen}]\nparticipatie: [{wat: wijktafel}]\n", "samenvatting: Nog niets\n"],
    ids=["it does", "nothing in it to talk about"],
)
def test_a_plan_needs_no_participatie_when(text: str) -> None:
    assert said("WP505", text) == []


# WP506: both voices are heard


@pytest.mark.parametrize(
    ("prioriteit", "place", "missing"),
    [("{wijk: 8}", (24, 25, "wijk"), "aanbieder"), ("{aanbieder: 6,}", (29, 30, "aanbieder"), "wijk")],
)
@pytest.mark.parametrize("section", ["themas", "bewonersinitiatieven", "interventies"])
def test_one_voice_alone_decides(section: str, prioriteit: str, place: tuple[int, int, str], missing: str) -> None:
    text = f"{section}:\n  - naam: Samen\n    prioriteit: {prioriteit}\n"
    column, end, voice = place
    assert said("WP506", text) == [(3, column, end, f"{section}[0].prioriteit.{voice}")]
    assert message("WP506", text) == f"De stem '{missing}' ontbreekt; nu telt alleen '{voice}'."


@pytest.mark.parametrize(
    "prioriteit", ["{wijk: 8, aanbieder: 6}", "{wijk: 0, aanbieder: 0}", "{wijk: , aanbieder: }", "{}"]
)
def test_two_voices_or_none_are_fine(prioriteit: str) -> None:
    assert said("WP506", f"themas:\n  - naam: Samen\n    prioriteit: {prioriteit}\n") == []


# WP507: a voice chooses


def three_themas(*wijk: str, aanbieder: str = "") -> str:
    """A plan whose themes get these figures from the wijk, and this one from the provider."""
    return "themas:\n" + "".join(
        f"  - {{naam: Thema {n}, prioriteit: {{wijk: {cijfer}, aanbieder: {aanbieder}}}}}\n"
        for n, cijfer in enumerate(wijk)
    )


def test_a_voice_that_gives_each_thema_the_same_figure_makes_no_choice() -> None:
    assert said("WP507", three_themas("8", "8", "8")) == [(2, 40, 41, "themas[0].prioriteit.wijk")]
    assert message("WP507", three_themas("8", "8", "8")) == "De stem 'wijk' geeft elk thema hetzelfde cijfer."


def test_the_same_figure_may_be_written_in_two_ways() -> None:
    assert said("WP507", three_themas("8.0", "8", '"8,00"')) == [(2, 40, 43, "themas[0].prioriteit.wijk")]


def test_both_voices_can_fail_to_choose() -> None:
    assert said("WP507", three_themas("8", "8", "8", aanbieder="5")) == [
        (2, 40, 41, "themas[0].prioriteit.wijk"),
        (2, 54, 55, "themas[0].prioriteit.aanbieder"),
    ]


@pytest.mark.parametrize(
    "figures", [("8", "8"), ("8", "8", "8.1"), ("8", "8", ""), ("", "8", "8"), ("", "", ""), ("8", "7", "8", "7")]
)
def test_a_voice_chooses_when(figures: tuple[str, ...]) -> None:
    """There are two themes only, one differs, or one was left open."""
    assert said("WP507", three_themas(*figures)) == []


# WP508: a plan has signals


def test_themas_without_any_signaal_come_from_nowhere() -> None:
    assert said("WP508", "gemeente: Soest\nthemas: [{naam: Samen}, {naam: Jeugd}]\n") == [(2, 1, 7, "themas")]


@pytest.mark.parametrize(
    "text",
    [
        "themas: [{naam: Samen}]\nsignalen: [{tekst: Te stil}]\n",
        "bewonersinitiatieven: [{naam: Soep}]\n",
        "themas: []\n",
    ],
    ids=["one is enough", "a plan without themes", "no themes yet"],
)
def test_a_plan_needs_no_signalen_when(text: str) -> None:
    assert said("WP508", text) == []


def test_whether_there_are_signalen_is_unknown_where_they_could_not_be_read() -> None:
    text = "themas: [{naam: Samen}]\nsignalen: Te stil\n"
    assert "WP103" in codes(text)
    assert "WP508" not in codes(text)
