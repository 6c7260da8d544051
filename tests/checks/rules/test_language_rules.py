"""Plain language: the rules speak about the very word or sentence, and only in texts for residents."""

from __future__ import annotations

import pytest
from helpers import ROOT, complete, findings, marked
from rule_helpers import found, message, said
from wijkplan.checks.run import check

LONG = "Een twee drie vier vijf zes zeven acht negen tien elf twaalf dertien veertien vijftien"
"""Fifteen words."""


def language(text: str, agenda: str | None = None) -> list[tuple[str, str]]:
    """The code and the road of all that is said about the language of a plan."""
    return [(one.code, one.where) for one in findings(complete(text), agenda) if one.code.startswith("WP7")]


def pointed_at(code: str, text: str) -> list[tuple[int, int, int]]:
    return [place[:3] for place in said(code, text)]


# How long a sentence is


@pytest.mark.parametrize(("more", "codes"), [(5, []), (6, ["WP702"]), (10, ["WP702"]), (11, ["WP701"])])
def test_a_sentence_of_more_than_20_words_is_a_tip_and_of_more_than_25_a_warning(more: int, codes: list[str]) -> None:
    """Fifteen words and so many more."""
    text = f"samenvatting: {LONG}{' woord' * more}.\n"
    assert [code for code, _ in language(text)] == codes


def test_each_long_sentence_is_pointed_at_with_its_count() -> None:
    """Behind 'Kort. ' begins a sentence of 26 words; it is pointed at as far as its first line goes."""
    text = f"samenvatting: >-\n  Kort. «{LONG}»\n  {'woord ' * 11}\n\n  Ook kort.\n"
    clean, places = marked(text)
    assert pointed_at("WP701", clean) == places
    assert message("WP701", clean) == "Deze zin heeft 26 woorden."


def test_a_long_list_is_no_long_sentence() -> None:
    items = "".join(f"  - {LONG}\n" for _ in range(3))
    assert language(f"samenvatting: |\n  Wat we doen:\n{items}") == []


# Words


def test_a_word_of_an_office_is_pointed_at_with_what_to_write() -> None:
    clean, places = marked("themas:\n  - naam: Samen\n    doel: 'Buren helpen «middels» ''n maaltijd.'\n")
    assert pointed_at("WP704", clean) == places
    (one,) = found("WP704", clean)
    assert (str(one.message), str(one.help)) == ("Dit is een woord van kantoor: middels.", "Schrijf liever: met, door.")


def test_of_more_words_in_a_sentence_all_are_named_at_the_first() -> None:
    clean, places = marked("samenvatting: Dit is er «tevens» indien het regent. We eten «derhalve».\n")
    assert pointed_at("WP704", clean) == places
    first, _second = found("WP704", clean)
    assert str(first.message) == "Dit zijn woorden van kantoor: tevens, indien."
    assert str(first.help) == "Schrijf liever: tevens = ook; indien = als."


def test_a_word_that_comes_back_in_a_sentence_is_named_once() -> None:
    (one,) = found("WP704", "samenvatting: Tevens eten we soep en tevens brood.\n")
    assert (str(one.message), str(one.help)) == ("Dit is een woord van kantoor: Tevens.", "Schrijf liever: ook.")


def test_an_abbreviation_is_pointed_at_with_its_points() -> None:
    clean, places = marked("samenvatting: |\n  Kom eten\n  of «o.a.» koken.\n")
    assert pointed_at("WP705", clean) == places
    assert message("WP705", clean) == "Dit is een afkorting: o.a."


def test_an_abbreviation_that_is_not_known_is_written_in_full() -> None:
    (one,) = found("WP705", "samenvatting: Dit gaat over q.q. en meer.\n")
    assert str(one.help) == "Schrijf het voluit."


def test_jargon_that_is_explained_where_it_stands_is_fine_also_further_on() -> None:
    assert language("samenvatting: We werken outreachend in de wijk.\n") == [("WP707", "samenvatting")]
    explained = "We werken outreachend (we komen naar je toe). Outreachend werken kost tijd."
    assert language(f"samenvatting: {explained}\n") == []
    assert [code for code, _ in language(f"samenvatting: {explained}\nthemas: [{{naam: A, doel: Outreachend}}]\n")] == [
        "WP707"
    ]


def test_a_word_that_the_agenda_allows_is_fine_in_all_its_forms_and_the_others_are_not() -> None:
    text = "samenvatting: Outreachende hulp is maatwerk.\n"
    assert message("WP707", text) == "Niet iedereen kent deze woorden: Outreachende, maatwerk."
    agenda = "controle: {woorden: [Outreachend]}\n"
    assert message("WP707", text, agenda) == "Niet iedereen kent dit woord: maatwerk."
    assert language(text, "controle: {woorden: [outreachende, maatwerk]}\n") == []


def test_a_name_in_the_plan_is_left_alone_in_its_texts() -> None:
    text = """
        samenvatting: Kom naar werkgroep zelfredzaam in de zaal.
        bewonersinitiatieven:
          - {naam: Zelfredzaam op dinsdag, wie: werkgroep zelfredzaam, tekst: Je wordt er zelfredzaam.}
        """
    assert language(text) == [("WP707", "bewonersinitiatieven[0].tekst")]


# The build of a sentence


def test_the_passive_is_pointed_at_from_the_verb_to_what_is_done() -> None:
    clean, places = marked("interventies:\n  - naam: Soep\n    waarom: De zaal «wordt nu nooit geopend» in mei.\n")
    assert pointed_at("WP703", clean) == places
    assert message("WP703", clean) == "Deze zin begint niet met wie het doet: wordt … geopend."


def test_two_clauses_are_counted_with_the_words_that_begin_them() -> None:
    """Nineteen words; of a sentence of fifteen nothing is said."""
    long = "We vragen de buren die hier pas wonen of ze komen, zodat ze mensen zien en hier blijven eten."
    assert message("WP706", f"samenvatting: {long}\n") == "In deze zin zitten 2 bijzinnen, met: die, zodat."
    short = "We vragen buren die hier wonen of ze komen, zodat ze iemand zien."
    assert language(f"samenvatting: {short}\n") == []


# Which texts


@pytest.mark.parametrize(
    "text",
    [
        "samenvatting: TEXT",
        "themas: [{naam: A, doel: TEXT, waarom: TEXT, geleerd: TEXT}]",
        "themas: [{naam: A, effecten: [{wat: B, verhaal: TEXT, bijdrage: TEXT}]}]",
        "signalen: [{tekst: Stil, gedaan: TEXT}]",
        "participatie: [{wat: Wijktafel, opbrengst: TEXT}]",
        "interventies: [{naam: A, tekst: TEXT, waarom: TEXT, besluit: {motivering: TEXT}}]",
        "bewonersinitiatieven: [{naam: A, tekst: TEXT, resultaat: {verhaal: TEXT, geleerd: TEXT}}]",
    ],
)
def test_every_text_for_residents_is_read(text: str) -> None:
    places = language(text.replace("TEXT", "Wij komen tevens") + "\n")
    assert [code for code, _ in places] == ["WP704"] * text.count("TEXT")


@pytest.mark.parametrize(
    "text",
    [
        "wijk: Tevens",
        "notitie: TEXT",
        "signalen: [{tekst: TEXT, bron: TEXT, notitie: TEXT}]",
        "themas: [{naam: TEXT, effecten: [{wat: TEXT, bron: TEXT, andere_oorzaken: TEXT, let_op: TEXT}]}]",
        "aanwezig: [{naam: TEXT}]",
        "interventies: [{naam: TEXT, besluit: {door: TEXT, voorwaarden: TEXT}}]",
        "bewonersinitiatieven: [{naam: TEXT, wie: TEXT}]",
        "# TEXT",
    ],
)
def test_what_residents_said_names_and_notes_are_left_alone(text: str) -> None:
    assert language(text.replace("TEXT", "Wij komen tevens") + "\n") == []


def test_what_somebody_is_quoted_to_say_is_left_alone() -> None:
    assert language("samenvatting: Een buur zei „Ik wil tevens meedoen”.\n") == []


def test_a_plan_in_english_is_left_alone() -> None:
    text = f"samenvatting: Middels {LONG} {LONG}\n"
    assert {code for code, _ in language(text)} == {"WP701", "WP704"}
    assert language(f"taal: nl\n{text}") == language(text)
    assert language(f"taal: en\n{text}") == []


# Not too much


def test_one_rule_speaks_ten_times_in_a_file_and_then_says_how_many_more_there_are() -> None:
    lines = "".join(f"  - {{naam: A{n}, doel: Wij komen tevens}}\n" for n in range(14))
    places = found("WP704", f"themas:\n{lines}")
    assert len(places) == 11
    assert str(places[9].message) == "Dit is een woord van kantoor: tevens."
    assert (str(places[10].message), places[10].span.line) == ("En nog 4 zinnen zoals deze.", 12)


def test_eleven_are_all_said() -> None:
    lines = "".join(f"  - {{naam: A{n}, doel: Wij komen tevens}}\n" for n in range(11))
    assert {str(one.message) for one in found("WP704", f"themas:\n{lines}")} == {
        "Dit is een woord van kantoor: tevens."
    }


def test_only_a_very_long_sentence_is_more_than_a_tip_and_nothing_is_an_error() -> None:
    text = f"samenvatting: Er wordt tevens bijv. outreachend gewerkt. {LONG} {LONG}. {LONG} a b c d e f.\n"
    severities = {one.code: one.severity for one in findings(complete(text)) if one.code.startswith("WP7")}
    assert severities == {
        "WP701": "warning", "WP702": "info", "WP703": "info", "WP704": "info", "WP705": "info", "WP707": "info",
    }  # fmt: skip


def test_the_plans_that_come_with_it_are_plain() -> None:
    run = check(sorted((ROOT / "plans").rglob("*.yaml")))
    assert [one.order for one in run.findings() if one.code.startswith("WP7")] == []
