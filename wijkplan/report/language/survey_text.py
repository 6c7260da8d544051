"""The sentences and words that ask most of a reader, on a screen: each with what to do about it."""

from __future__ import annotations

from wijkplan.checks.language.survey import HardSentence, HardWord, Survey
from wijkplan.report.draw.pieces import Pieces, Row, Rows, copied, indented, section, text
from wijkplan.report.language.survey import (
    length,
    more,
    nothing_hard,
    place,
    read,
    sentences_heading,
    title,
    what_was_read,
    word_cells,
    word_note,
    words_heading,
    words_heads,
)


def show(survey: Survey) -> Pieces:
    """The sentences, the words, and what was read."""
    yield text(title(survey), "title")
    if nothing := nothing_hard(survey):
        yield ""
        yield text(nothing)
    if survey.sentences:
        yield ""
        yield text(sentences_heading(), "heading")
    for number, one in enumerate(survey.sentences):
        yield from [""] * (number > 0)
        yield from _sentence(one)
    if others := more(survey):
        yield ""
        yield text(others)
    if survey.words:
        yield ""
        yield text(words_heading(), "heading")
        yield Rows("lr*", [_word(one) for one in survey.words], words_heads(), indent=2)
    yield from section(what_was_read(), read(survey))
    yield ""


def _sentence(one: HardSentence) -> Pieces:
    yield copied(f"{length(one)} · {place(one.place)}", "less")
    yield indented(text(one.text, "strong"), 2)
    yield from (indented(text(f"{why.message} {why.help}"), 4) for why in one.reasons)


def _word(one: HardWord) -> Row:
    word, times, instead = word_cells(one)
    return Row(text(word, "strong"), text(times), text(instead), notes=[text(word_note(one), "less")])
