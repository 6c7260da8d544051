"""A text as a reader meets it: all that asks much of them, with the place of it in the text."""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Iterator
from dataclasses import dataclass
from functools import lru_cache
from typing import Literal, TypeAlias

from wijkplan.checks.language.grammar import clauses, passive
from wijkplan.checks.language.sentences import Sentence, quotes, sentences
from wijkplan.checks.language.words import Use, explained, uses

LONG = 20
VERY_LONG = 25
CLAUSES = 2
WITH_CLAUSES = 15
LONGEST_TEXT = 20_000
"""How many characters of one text are read: far beyond any text in a plan."""
LONGEST = 200
"""Of a sentence with more words only its length is looked at."""

Kind: TypeAlias = Literal["very-long", "long", "passive", "formal", "abbreviation", "clauses", "jargon"]


@dataclass(frozen=True, slots=True)
class Remark:
    """One thing about one sentence, from ``start`` to ``end`` in the text (not included)."""

    kind: Kind
    start: int
    end: int
    size: int = 0
    """How many words, or how many clauses, there are."""
    written: str = ""
    """The words that it is about."""
    uses: tuple[Use, ...] = ()
    """For words of the list: each of them."""


@lru_cache(maxsize=1024)
def remarks(text: str) -> tuple[Remark, ...]:
    """All that asks much of a reader, in order of the sentences; nothing of what somebody else is quoted to say."""
    quoted = quotes(text[:LONGEST_TEXT])
    found: list[Remark] = []
    explains: dict[str, bool] = {}
    spoken = [
        (sentence, [use for use in uses(sentence) if not _within(quoted, use.start, use.end)])
        for sentence in own_sentences(text)
    ]
    for _sentence, own in spoken:
        for use in (use for use in own if use.entry.why == "jargon"):
            explains[use.entry.word] = explains.get(use.entry.word, False) or explained(text, use)
    for sentence, own in spoken:
        found += _of_build(sentence, quoted)
        unclear = [use for use in own if use.entry.why != "jargon" or not explains[use.entry.word]]
        found += _of_words(unclear)
    return tuple(found)


def own_sentences(text: str) -> tuple[Sentence, ...]:
    """The sentences that are looked at: all that are not wholly what somebody else is quoted to say.

    Of a text that is very long they are the first, without the one that is cut.
    """
    quoted = quotes(text[:LONGEST_TEXT])
    found = sentences(text[:LONGEST_TEXT])
    read = found if len(text) <= LONGEST_TEXT else found[:-1]
    return tuple(one for one in read if not _within(quoted, one.start, one.end - 1))


def _within(places: tuple[tuple[int, int], ...], start: int, end: int) -> bool:
    """Whether a piece of a text is inside one of these, which are in order and apart."""
    before = bisect_right(places, (start, len(places) and places[-1][1])) - 1
    return before >= 0 and end <= places[before][1]


def _of_build(sentence: Sentence, quoted: tuple[tuple[int, int], ...]) -> Iterator[Remark]:
    size = len(sentence.words)
    if size > LONG:
        yield Remark("very-long" if size > VERY_LONG else "long", sentence.start, sentence.end, size)
    if size > LONGEST:
        return
    if (found := passive(sentence)) and not _within(quoted, found[0].start, found[0].end):
        verb, done = found
        written = [sentence.text[word.start : word.end] for word in sorted(found, key=lambda word: word.start)]
        yield Remark("passive", min(verb.start, done.start), max(verb.end, done.end), written=" … ".join(written))
    inside = [word for word in clauses(sentence) if not _within(quoted, word.start, word.end)]
    if len(inside) >= CLAUSES and size > WITH_CLAUSES:
        written = [sentence.text[word.start : word.end] for word in inside]
        yield Remark("clauses", sentence.start, sentence.end, len(inside), ", ".join(written))


def _of_words(found: list[Use]) -> Iterator[Remark]:
    """One remark for each kind of words in a sentence, at the first of them."""
    for kind in ("formal", "abbreviation", "jargon"):
        if own := tuple(use for use in found if use.entry.why == kind):
            yield Remark(kind, own[0].start, own[0].end, uses=own)
