"""The sentences and words in plans that ask most of a reader. It counts and points; it gives no grade."""

from __future__ import annotations

from bisect import bisect_right
from collections import Counter
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, replace
from itertools import chain

from wijkplan.checks.language.counting import counting
from wijkplan.checks.language.reading import Remark, own_sentences, remarks
from wijkplan.checks.language.saying import CODES, said
from wijkplan.checks.language.sentences import Sentence
from wijkplan.checks.language.texts import Text, allowed, dutch_texts, names
from wijkplan.checks.language.words import Entry, Use
from wijkplan.checks.masking import road_without, without
from wijkplan.checks.road import by_id
from wijkplan.language import Message
from wijkplan.plan.agenda import Agenda
from wijkplan.plan.plan import Plan
from wijkplan.yamltext.document import Document, written
from wijkplan.yamltext.places import span_in

LONGEST_SHOWN = 1_000
"""So many characters of one sentence are shown."""


@dataclass(frozen=True, slots=True)
class Place:
    """Where something stands; line and column count from 1."""

    bestand: str
    line: int
    column: int
    where: str
    """The road to the text: ``bewonersinitiatieven[3].waarom``."""
    by_id: str
    """The same with items by their id, for people."""

    def __str__(self) -> str:
        """As an editor takes it."""
        return f"{self.bestand}:{self.line}:{self.column}"


@dataclass(frozen=True, slots=True)
class Reason:
    """One thing that makes a sentence hard: the code of its rule, what it is, and what to do."""

    code: str
    message: Message
    help: Message


@dataclass(frozen=True, slots=True)
class HardSentence:
    """A sentence that asks much of a reader, as it may be shown: on one line, without data of persons."""

    place: Place
    text: str
    words: int
    reasons: tuple[Reason, ...]


@dataclass(frozen=True, slots=True)
class HardWord:
    """A word that residents may not know; how often it stands there, in any of its forms, and where first."""

    word: str
    code: str
    instead: str
    """What to write instead; empty for an abbreviation that is not on the list."""
    times: int
    forms: tuple[str, ...]
    """As it is written there, in small letters, in the order of the alphabet."""
    first: Place


@dataclass(frozen=True, slots=True)
class Survey:
    """What was read in plans, and what in it asks most of a reader."""

    plans: int
    english: int
    """How many of them say that they are in English: those are not looked at."""
    read: Mapping[str, int]
    """How many sentences were read in each key with texts for residents."""
    hard: int
    """How many sentences ask much of a reader; ``sentences`` may be the first of them."""
    sentences: tuple[HardSentence, ...]
    """The longest first, then those with most reasons, then as they stand in the files."""
    words: tuple[HardWord, ...]
    """Those that stand there most often first, then by alphabet."""

    @property
    def sentences_read(self) -> int:
        """How many sentences were read."""
        return sum(self.read.values())

    @property
    def more(self) -> int:
        """How many sentences that ask much of a reader are not among ``sentences``."""
        return self.hard - len(self.sentences)


@dataclass(frozen=True, slots=True)
class _Found:
    """A sentence with all that there is to say about it."""

    text: Text
    sentence: Sentence
    remarks: tuple[Remark, ...]


def survey(document: Document, plan: Plan, agenda: Agenda, secrets: frozenset[str], most: int) -> Survey:
    """What in one plan asks most of a reader.

    Args:
        document: the plan as it was read.
        plan: the same plan.
        agenda: what belongs to it; its ``controle.woorden`` are known to residents.
        secrets: ids made of data of persons, which are not shown.
        most: how many sentences are kept.
    """
    named, known = names(agenda, plan), allowed(agenda)
    read: Counter[str] = Counter()
    found: list[_Found] = []
    for text in dutch_texts(document, plan):
        value = text.scalar.text or ""
        sentences = own_sentences(value)
        starts = [sentence.start for sentence in sentences]
        about: dict[int, list[Remark]] = {}
        for remark in remarks(value):
            if own := counting(remark, value, named, known):
                about.setdefault(bisect_right(starts, own.start) - 1, []).append(own)
        read.update([str(text.where[-1])] * len(sentences))
        found += [_Found(text, sentences[n], tuple(own)) for n, own in about.items()]
    seen = _Seen(document, secrets)
    return Survey(
        plans=1,
        english=int(plan.taal == "en"),
        read=dict(read),
        hard=len(found),
        sentences=tuple(map(seen.sentence, sorted(found, key=_hardest)[:most])),
        words=_in_order(seen.words(found)),
    )


def _hardest(found: _Found) -> tuple[int, int]:
    return -len(found.sentence.words), -len(found.remarks)


def together(surveys: Iterable[Survey], most: int) -> Survey:
    """What was read in several plans; each has kept at least ``most`` sentences, or all that it has."""
    all_of_them = list(surveys)
    read: Counter[str] = Counter()
    for one in all_of_them:
        read.update(one.read)
    sentences = chain.from_iterable(one.sentences for one in all_of_them)
    return Survey(
        plans=sum(one.plans for one in all_of_them),
        english=sum(one.english for one in all_of_them),
        read=dict(sorted(read.items(), key=lambda item: (-item[1], item[0]))),
        hard=sum(one.hard for one in all_of_them),
        sentences=tuple(sorted(sentences, key=lambda one: (-one.words, -len(one.reasons)))[:most]),
        words=_in_order(chain.from_iterable(one.words for one in all_of_them)),
    )


def _in_order(words: Iterable[HardWord]) -> tuple[HardWord, ...]:
    """Each word once, with all the times that it stands there, and where it stands first."""
    found: dict[str, HardWord] = {}
    for one in words:
        before = found.get(one.word)
        found[one.word] = one if before is None else _both(before, one)
    return tuple(sorted(found.values(), key=lambda one: (-one.times, one.word)))


def _both(first: HardWord, then: HardWord) -> HardWord:
    forms = tuple(sorted({*first.forms, *then.forms}))
    return replace(first, times=first.times + then.times, forms=forms)


@dataclass(frozen=True, slots=True)
class _Seen:
    """What of a file may be seen."""

    document: Document
    secrets: frozenset[str]

    def sentence(self, found: _Found) -> HardSentence:
        """A sentence, hidden as part of its text: the words before it may tell what a number is."""
        sentence = found.sentence
        text = " ".join(self._hidden(sentence.text)[sentence.start : sentence.end].split())
        if len(text) > LONGEST_SHOWN:
            text = text[: LONGEST_SHOWN - 1] + "…"
        place = self._place(found.text, sentence.start, sentence.end)
        return HardSentence(place, text, len(sentence.words), tuple(self._reason(remark) for remark in found.remarks))

    def words(self, found: Iterable[_Found]) -> Iterator[HardWord]:
        """Each word of the list that stands in these sentences, once."""
        places: dict[Entry, list[tuple[Text, Use]]] = {}
        for one in found:
            for use in chain.from_iterable(remark.uses for remark in one.remarks):
                places.setdefault(use.entry, []).append((one.text, use))
        for entry, uses in places.items():
            text, first = uses[0]
            forms = sorted({self._hidden(use.written.casefold()) for _text, use in uses})
            place = self._place(text, first.start, first.end)
            yield HardWord(self._hidden(entry.word), CODES[entry.why], entry.instead, len(uses), tuple(forms), place)

    def _reason(self, remark: Remark) -> Reason:
        message, advice = (part.masked(lambda _name, text: self._hidden(text)) for part in said(remark))
        return Reason(CODES[remark.kind], message, advice)

    def _place(self, text: Text, start: int, end: int) -> Place:
        span = span_in(self.document, text.scalar, start, end) or self.document.locate(text.where)
        where, named = written(text.where), by_id(self.document.root, text.where)
        roads = (road_without(road, self.secrets) for road in (where, named))
        return Place(self.document.path.as_posix(), span.line, span.column, *roads)

    def _hidden(self, text: str) -> str:
        return without(text, self.secrets)
