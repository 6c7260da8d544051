"""A text becomes the sentences that a Dutch reader sees in it."""

from __future__ import annotations

import pytest
from gathered import together
from wijkplan.checks.language.sentences import quotes, sentences

TEXTS = [
    "Buren kennen elkaar. | Ze groeten elkaar. | Fijn!",
    "Je doet van alles, bijv. Turks koken. | Daarna eten we.",
    "We zorgen m.b.v. Stichting Samen voor eten.",
    "Dat is d.w.z. Iedereen mag komen.",
    "Vraag het aan dhr. De Wit of mevr. Jansen. | Zij weten het.",
    "Neem potten, pannen enz. | Wij zorgen voor eten.",
    "Kom naar nr. 12 op de 1e etage. | Bel aan.",
    "Het kost € 2.400,50. | Dat is veel.",
    "De club is er op 3 okt. 2026 om 19.30 uur. | Kom ook.",
    "Dat doet Jan. | Hij kan het.",
    "Wij komen op 31-12-2026. | 40 buren doen mee.",
    "Er zijn er 3. | Dat is genoeg.",
    "Ga naar www.example.org. | Daar staat meer.",
    "„Kom je ook?” vroeg ze. | „Ja.” | Ze kwam.",
    "Kom je? | 's Avonds is er soep.",
    "We wachten... | Dan komt er iemand.",
    "In de zaal (van J. de Vries) is plek. | Kom!",
    "We willen het zo. | De rest komt later.",
    "We kijken naar foto's. | Daarna eten we.",
    "Met Anneke, J. Bakker en A.B. Smit.",
]


@together("text", TEXTS)
def test_a_bar_stands_where_a_sentence_begins(text: str) -> None:
    pieces = text.split(" | ")
    assert [one.own for one in sentences(" ".join(pieces))] == pieces


def test_each_item_of_a_list_is_a_sentence_without_its_mark() -> None:
    text = "Wat doen we?\n- koken\n- samen eten\n  aan één tafel\n1. eerst dit\n\n• dan dat"
    assert [one.own for one in sentences(text)] == [
        "Wat doen we?", "koken", "samen eten\n  aan één tafel", "eerst dit", "dan dat"
    ]  # fmt: skip


def test_a_line_that_goes_on_is_no_new_sentence_and_an_empty_line_is() -> None:
    assert [one.own for one in sentences("Wij koken\nin de zaal\n\nEn we eten")] == [
        "Wij koken\nin de zaal",
        "En we eten",
    ]


def test_a_sentence_knows_its_place() -> None:
    text = "  Een. Twee drie."
    assert [(one.start, one.end) for one in sentences(text)] == [(2, 6), (7, 17)]


@pytest.mark.parametrize(
    ("text", "count"),
    [
        ("Het kost € 2.400,50 per jaar.", 5),
        ("Op 31-12-2026 om 19.30 uur - dus laat.", 7),
        ("Zo'n 40% van 14- tot 18-jarigen (ook meiden)", 8),
        ("« » … -", 0),
        ("", 0),
    ],
)
def test_a_word_has_a_letter_or_a_digit(text: str, count: int) -> None:
    """An amount, a day and a time are one word each; a sign by itself is none."""
    assert sum(len(one.words) for one in sentences(text)) == count


@pytest.mark.parametrize(
    ("text", "quoted"),
    [
        ('Een buur zei: "Ik wil graag meedoen." En wij ook.', ['"Ik wil graag meedoen."']),
        ("Zij zegt: ‘Ik wil er graag bij zijn’, en komt.", ["‘Ik wil er graag bij zijn’"]),
        ("Wij werken 'outreachend' in de foto's van de buurt's avond", []),
    ],
)
def test_three_words_or_more_between_quotes_are_somebody_elses(text: str, quoted: list[str]) -> None:
    assert [text[start:end] for start, end in quotes(text)] == quoted
