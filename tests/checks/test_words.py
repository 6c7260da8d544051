"""The list of words is sound: each form is found, and no advice is itself on the list."""

from __future__ import annotations

from collections import Counter

import pytest
import yaml
from wijkplan.checks.language.sentences import Sentence, sentences
from wijkplan.checks.language.words import SOURCE, Entry, entries, explained, uses

ENTRIES = entries()


def found(text: str) -> list[str]:
    """The entries whose words stand in a text."""
    return [use.entry.word for sentence in sentences(text) for use in uses(sentence)]


def test_there_are_hundreds_of_them_each_with_all_that_belongs_to_it() -> None:
    rows = yaml.safe_load(SOURCE.read_text("utf-8"))
    assert len(rows) >= 1200
    assert {row["why"] for row in rows} == {"formal", "jargon", "abbreviation"}
    assert all(row["word"].strip() and row["instead"].strip() for row in rows)
    assert [entry.word for entry in ENTRIES] == [row["word"] for row in rows]


def test_no_form_stands_there_twice() -> None:
    count = Counter(form.casefold() for entry in ENTRIES for form in entry.all_forms)
    assert [form for form, times in count.items() if times > 1] == []


def test_no_advice_is_itself_on_the_list() -> None:
    assert {entry.word: words for entry in ENTRIES if (words := found(entry.instead))} == {}


def test_every_form_is_found_in_a_sentence() -> None:
    """Also with the words between that a gap has room for."""

    def sentence(form: str) -> str:
        return f"Wij vinden hier eens {form.replace(' .. ', ' ons hele werk ')} in de wijk."

    missed = [form for one in ENTRIES for form in one.all_forms if found(sentence(form)) != [one.word]]
    assert missed == []


COMMON = (
    "kader richten draagvlak participatie interventie doelgroep bereik behoefte thema effect signaal voorziening"
    " netwerk plan wijk bank acht dienen stellen bieden geven komen zaal orde licht ter over voor als min zin"
)


def test_a_common_word_or_a_key_of_the_plan_is_not_on_the_list() -> None:
    assert [word for word in COMMON.split() if found(f"Dit is {word} voor ons.")] == []


@pytest.mark.parametrize(
    "text",
    [
        "Zij brak haar enkel op het plein.",
        "Hij deed het op eigen kracht.",
        "Wij zijn een diverse buurt.",
        "Zo realiseren we ons dat het helpt.",
        "Zij werken in het primair onderwijs.",
        "Stichting Participeren helpt mee, en ook Het Perspectief.",
        "Vraag het aan A.B. Smit of aan Wijkteam Maatwerk.",
        "Dat moet dan wel kunnen.",
        "Deze bank dient als plek om te praten.",
        "Mensen stemmen op een plan in hun eigen wijk.",
        "Wij stellen vragen, en zijn er vast.",
        "Hij neemt een deel van de taart mee.",
        "Hij vindt een plaats naast haar.",
    ],
)
def test_with_another_sense_or_in_a_name_it_is_another_word(text: str) -> None:
    assert found(text) == []


@pytest.mark.parametrize(
    ("text", "words"),
    [
        ("Je dient het formulier op tijd te sturen.", ["dient te"]),
        ("In het kader van het feest koken we.", ["in het kader van"]),
        ("Vraag hulp bij de WMO, m.b.t. zorg.", ["Wmo", "m.b.t."]),
        ("Dit is q.q. zo.", ["q.q."]),
        ("Het feest vindt elk jaar op het plein plaats.", ["plaatsvinden"]),
        ("Wij lichten het plan toe aan de buren.", ["toelichten"]),
        ("Zij beoogden rust, en verstrekten soep.", ["beogen", "verstrekken"]),
        ("Dit is enkel voor de buren.", ["enkel"]),
        ("Tevens, en derhalve.", ["tevens", "derhalve"]),
        ("Kwalitatief hoogwaardige hulp", ["kwalitatief hoogwaardig"]),
    ],
)
def test_a_word_a_phrase_and_any_abbreviation_with_points_are_found(text: str, words: list[str]) -> None:
    assert found(text) == words


@pytest.mark.parametrize(
    ("text", "is_explained"),
    [
        ("Wij werken outreachend.", False),
        ("Wij werken outreachend, ook in de avond.", False),
        ("Wij werken outreachend: we komen naar je toe.", True),
        ("Wij werken outreachend (we komen naar je toe).", True),
        ("Wij werken outreachend, dat wil zeggen op straat.", True),
        ("Wij werken outreachend. Dat betekent dat we naar je toe komen.", True),
        ("Wij komen naar je toe. Dat heet outreachend werken.", True),
        ("Wij komen naar je toe (outreachend).", True),
        ("Maatwerk is hulp die bij je past.", True),
    ],
)
def test_what_is_explained_where_it_stands(text: str, is_explained: bool) -> None:
    (use,) = [use for sentence in sentences(text) for use in uses(sentence)]
    assert explained(text, use) is is_explained


def test_the_place_of_an_abbreviation_holds_its_last_point() -> None:
    text = "Doe mee, bijv. met koken."
    (use,) = uses(Sentence(text, 0, len(text)))
    assert (use.written, use.start, use.end) == ("bijv.", 9, 14)
    assert isinstance(use.entry, Entry)
