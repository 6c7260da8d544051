"""All that asks much of a reader, found in one reading of a text, however long it is."""

from __future__ import annotations

import pytest
from wijkplan.checks.language.reading import remarks


def test_what_is_found_stands_in_order_of_the_sentences_with_its_place() -> None:
    text = "Wij eten. De zaal wordt bijv. niet geopend. Dit is tevens outreachend."
    assert [(one.kind, text[one.start : one.end]) for one in remarks(text)] == [
        ("passive", "wordt bijv. niet geopend"),
        ("abbreviation", "bijv."),
        ("formal", "tevens"),
        ("jargon", "outreachend"),
    ]


def test_of_a_sentence_of_more_than_two_hundred_words_only_its_length_is_said() -> None:
    (one,) = remarks("De zaal wordt geopend door wie er is" + " en wie er komt" * 50 + ".")
    assert (one.kind, one.size) == ("very-long", 208)


def test_of_a_text_without_end_the_beginning_is_read_and_no_half_sentence() -> None:
    """The first sentence is in the first twenty thousand characters, the second goes on behind them."""
    assert [one.kind for one in remarks("Dit is tevens zo. Wij" + " en wij" * 10_000)] == ["formal"]


@pytest.mark.parametrize(
    "piece",
    ["bijv. ", "dec. ", "„", "““ a", "....", "tevens “a b c” ", "gedaan soep worden ", "is gedaan ", "1. ", "- a\n"],
)
def test_a_text_that_is_hard_to_look_through_comes_to_an_end(piece: str) -> None:
    """Twenty thousand characters: where the work grew with the square of that, this would take a minute."""
    text = piece * (20_000 // len(piece))
    assert all(one.end <= len(text) for one in remarks(text))
