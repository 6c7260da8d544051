"""A word in a value is pointed at where it stands in the file, however the value is written there."""

from __future__ import annotations

from pathlib import Path

import pytest
from helpers import marked
from wijkplan.yamltext.document import Scalar
from wijkplan.yamltext.places import span_in
from wijkplan.yamltext.text import document


def pointed_at(text: str, piece: str) -> tuple[int, int, int] | None:
    """Line, column and end column of a piece of the value of ``doel``."""
    read = document(Path("plan.yaml"), text)
    node = read.at(("doel",))
    assert isinstance(node, Scalar)
    start = (node.text or "").index(piece)
    span = span_in(read, node, start, start + len(piece))
    return (span.line, span.column, span.end_column) if span else None


@pytest.mark.parametrize(
    ("text", "piece"),
    [
        ("doel: Buren «kennen elkaar».", "kennen elkaar"),
        ("wijk: A\ndoel: >-\n  Buren kennen\n  elkaar «in de flat».\n", "in de flat"),
        ("doel: >-  # voor wie er woont\n  «Buren»\n", "Buren"),
        ("doel: >\n\n  Een.\n\n    - «Twee»\n  Drie.\n", "Twee"),
        ("doel: |2\n    «Een»\n  Twee\n", "Een"),
        ("doel: |\n  # geen «opmerking»\n", "opmerking"),
        ("doel: Buren\n  «kennen»\n  elkaar\n", "kennen"),
        ("doel: 'Foto''s van ''de buurt'' «hangen» er.'", "hangen"),
        ("doel: 'De «foto''s» hangen.'", "foto's"),
        ('doel: "E\\u00e9n\\tkeer \\"per\\" \\\n  «week»"\n', "week"),
        ('doel: "Wij zijn «\\xe9\\xe9n» buurt"', "één"),
        ('doel: "Samen \\\\ \\/ «thuis»"', "thuis"),
        ("doel: 👋 Welkom «thuis»", "thuis"),
        ("{wijk: A, doel: Buren «kennen» elkaar}", "kennen"),
        ("wijk: A\r\ndoel: >-\r\n  Buren\r\n  «kennen» elkaar\r\n", "kennen"),
    ],
)
def test_a_word_is_found_in_every_notation(text: str, piece: str) -> None:
    """Hand-made marks stand around the word in the file."""
    clean, places = marked(text.replace("\r\n", "\n"))
    if "\r\n" in text:
        clean = clean.replace("\n", "\r\n")
    assert [pointed_at(clean, piece)] == places


def test_what_goes_on_over_lines_is_pointed_at_by_its_first_line() -> None:
    """Before it stand 'doel: ' and 'Veel buren ', 17 characters; the spaces behind it are no part of it."""
    assert pointed_at("doel: Veel buren kennen   \n  elkaar\n", "kennen elkaar") == (1, 18, 24)


def test_what_is_not_in_the_value_as_it_stands_has_no_place() -> None:
    """The value here is not what the text says."""
    read = document(Path("plan.yaml"), "doel: Buren kennen elkaar\n")
    node = read.at(("doel",))
    assert isinstance(node, Scalar)
    assert span_in(read, Scalar("Iets anders", node.start, node.end), 0, 4) is None
