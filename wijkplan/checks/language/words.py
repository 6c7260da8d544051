"""Words that ask much of a reader, with what to write instead.

They stand in ``checks/rules/words.yaml``; ``words.json`` is made of that, since every run reads it.
"""

from __future__ import annotations

import json
import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from functools import cache
from pathlib import Path
from typing import Any, Literal, TypeAlias

from wijkplan.checks.language.sentences import Sentence, Word, listed

SOURCE = Path(__file__).parents[1] / "rules" / "words.yaml"
WORDS = Path(__file__).parent / "words.json"
GAP = ".."
LONGEST_GAP = 8

_ENDS_CLAUSE = re.compile(r"[,;:.!?]")
_NEW_CLAUSE = listed("dat die om omdat zodat")
_GOES_ON = listed("aan als bij dat door en in maar met of om omdat op tot van voor zodat")
_DETERMINERS = listed("de deze die dit een geen haar het hun onze zijn")

Why: TypeAlias = Literal["formal", "jargon", "abbreviation"]


@dataclass(frozen=True, slots=True)
class Entry:
    """A word or phrase, and what to write instead; empty where that is only: in full."""

    word: str
    instead: str
    why: Why
    forms: tuple[str, ...] = ()
    not_after: frozenset[str] = frozenset()
    """With one of these among the two words before it, it means something else."""
    not_before: frozenset[str] = frozenset()
    """The same of the two words behind it."""

    @property
    def all_forms(self) -> tuple[str, ...]:
        """The word itself, and how else it stands in a sentence."""
        return (self.word, *self.forms)


@dataclass(frozen=True, slots=True)
class Use:
    """Where a word of the list stands in a text, as it is written there."""

    entry: Entry
    written: str
    start: int
    end: int


_Row: TypeAlias = dict[str, Any]
_MORE: tuple[tuple[str, type[Any]], ...] = (("forms", tuple), ("not_after", frozenset), ("not_before", frozenset))


def _rows() -> list[_Row]:
    """The list as it stands in the file."""
    rows: list[_Row] = json.loads(WORDS.read_text(encoding="utf-8"))
    return rows


def _entry(row: _Row) -> Entry:
    return Entry(row["word"], row["instead"], row["why"], *(kind(row.get(key, ())) for key, kind in _MORE))


def entries() -> tuple[Entry, ...]:
    """All words of the list, as they stand in the file."""
    return tuple(map(_entry, _rows()))


@cache
def _by_first_word() -> Mapping[str, list[tuple[list[str], _Row]]]:
    """For each word with which something on the list begins: the words behind it, the longest first.

    Of a row an entry is made where the word is found in a text: most of the list never is.
    """
    found: dict[str, list[tuple[list[str], _Row]]] = {}
    for row in _rows():
        for form in (row["word"], *row.get("forms", ())):
            first, *rest = form.casefold().split()
            found.setdefault(first, []).append((rest, row))
    for ways in found.values():
        ways.sort(key=lambda way: -len(way[0]))
    return found


def uses(sentence: Sentence) -> Iterator[Use]:
    """Every word of the list in a sentence, in order; none of it is part of a name or of another one."""
    known, words = _by_first_word(), sentence.words
    place = 0
    while place < len(words):
        word = words[place]
        for rest, row in known.get(word.dotted, ()) or known.get(word.text, ()):
            last = _last(words, place, rest)
            if last is not None and not _means_else(sentence, place, last, entry := _entry(row)):
                end = words[last].end + words[last].dotted.endswith(".") * (entry.why == "abbreviation")
                yield Use(entry, sentence.text[word.start : end], word.start, end)
                place = last
                break
        else:
            if _is_dotted(sentence.text, word):
                end = word.end + 1
                written = sentence.text[word.start : end]
                yield Use(Entry(written, "", "abbreviation"), written, word.start, end)
        place += 1


def _last(words: tuple[Word, ...], place: int, rest: list[str]) -> int | None:
    """The place of the last word of a form that begins here; None where it does not stand here."""
    for step, wanted in enumerate(rest):
        if wanted == GAP:
            return _behind_gap(words, place, rest[step + 1 :])
        if words[place].closes or place + 1 >= len(words) or words[place + 1].text != wanted:
            return None
        place += 1
    return place


def _behind_gap(words: tuple[Word, ...], place: int, rest: list[str]) -> int | None:
    """The place of the last word of what stands a few words further, in the same clause.

    The part of a verb that came loose has no noun behind it: "wij lichten het plan toe (aan de buren)". With one
    it is a word of its own: "zij stemmen op een plan in de wijk".
    """
    for start in range(place + 1, min(place + 2 + LONGEST_GAP, len(words))):
        if _ENDS_CLAUSE.search(words[start - 1].closes) or words[start].text in _NEW_CLAUSE:
            return None
        last = start + len(rest) - 1
        if [word.text for word in words[start : last + 1]] == rest:
            has_noun = last + 1 < len(words) and not words[last].closes and words[last + 1].text not in _GOES_ON
            if rest == ["te"] or len(rest) > 1 or not (has_noun or words[start - 1].text in _DETERMINERS):
                return last
    return None


def _means_else(sentence: Sentence, first: int, last: int, entry: Entry) -> bool:
    """Whether the words beside it give it another sense, or it is part of a name: a capital inside a sentence."""
    words = sentence.words
    before = {word.text for word in words[max(0, first - 2) : first]}
    behind = {word.text for word in words[last + 1 : last + 3]}
    written = sentence.text[words[first].start : words[last].end]
    is_name = first > 0 and written[0].isupper() and not written.isupper() and not entry.word[0].isupper()
    return is_name or bool(before & entry.not_after or behind & entry.not_before)


_POINTS = re.compile(r"[a-z](?:\.[a-z]){1,4}")


def _is_dotted(text: str, word: Word) -> bool:
    """Whether this is an abbreviation with points that is not on the list; capitals are of a name."""
    return word.closes.startswith(".") and bool(_POINTS.fullmatch(text, word.start, word.end))


# These are compiled where jargon stands in a text.
_EXPLAINS = (
    r"(?i)[\"'”’]?\s?[(:=]|[\"'”’]?,?\s(?:dat\s(?:is|zijn|betekent|wil\szeggen)|ofwel|oftewel|dus)\b|\s(?:betekent|wil\szeggen)\b"
    r"|[\"'”’]?[.!]\s+(?:dat|dit|daarmee|hiermee)\s(?:is|zijn|betekent|wil\szeggen|bedoelen)\b"
)
_DEFINED = r"(?i)\s(?:is|zijn|gaat\sover|houdt\sin|betekent)\b"
_CALLED = r"(?i)(?:\([\"'“‘]?|\b(?:heet|heten|noemen\sw[ei]j?|noem\sje|ook\swel)(?:\sd[ai]t)?\s[\"'“‘]?)$"


def explained(text: str, use: Use) -> bool:
    """Whether it stands there what a word means: "outreachend: we komen naar je toe", "(we komen naar je toe)"."""
    before = text[max(0, use.start - 20) : use.start]
    is_first = not before.strip() or before.rstrip().endswith((".", "!", "?"))
    if is_first and re.compile(_DEFINED).match(text, use.end):
        return True
    return bool(re.compile(_EXPLAINS).match(text, use.end) or re.search(_CALLED, before))
