"""A Dutch text as its sentences, and a sentence as its words, each with its place in the text."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from functools import cached_property


def listed(words: str) -> frozenset[str]:
    """Words with a space between, as a set."""
    return frozenset(words.split())


LONGEST_SHORT = 20
"""In how many characters before a point an abbreviation stands."""
# A point behind these does not end a sentence.
_NEVER_LAST = listed(
    "afd afz art bijl bijv blz ca cie dhr div drs dr evt excl fam fig gem hfst hr incl ing ir jl jr max mej mevr"
    " mgr min mr mw nr nrs obs ong opm pag par prof resp sr st str tel toel vgl vnl voorz wnd zgn zog"
)
_MONTHS = listed("jan feb febr mrt apr aug sep sept okt nov dec")  # 3 okt. 2026; but also: Dat doet Jan.
# Behind these it does where the next word has a capital.
_MAYBE_LAST = listed("enz etc")
_DOTTED = re.compile(r"(?:[^\W\d_]{1,3}\.)+[^\W\d_]{0,3}")  # d.w.z, t.a.v, m.b.t
_END = re.compile(r"(?<![.!?…])[.!?…]++[\"'”’»)\]]*+(?=\s|$)")
_NEXT = re.compile(r"\s+(?:[\"“„‘«(\[']*[^\W_a-zà-öø-ÿ]|['’][a-z] [A-ZÀ-Þ]|[€*•–-]\s?)")
_MARKER = re.compile(r"(?:[-*•–]|\(?[0-9]{1,2}[.)]|[a-z]\))\s+")
# A line that begins with a capital may be a paragraph (in a folded text it is) or a name: then too little is said.
_NEW_LINE = re.compile(rf"\n[ \t]*(?:(?=[\nA-ZÀ-Þ])|(?={_MARKER.pattern}))|(?<=[:;.!?])[ \t]*\n")
_NUMBER = re.compile(r"\s*[0-9]")
_CHUNK = re.compile(r"\S+")
_CORE = re.compile(r"[^\W_].*[^\W_]|[^\W_]", re.DOTALL)
_QUOTE = re.compile(r"\"[^\"]+\"|“[^“”]+”|„[^„”“]+[”“]|‘[^‘’]+’(?!\w)|«[^«»]+»|(?<!\w)'(?![a-z] )[^']+'(?!\w)")


@dataclass(frozen=True, slots=True)
class Word:
    """A word without the signs around it; ``text`` is in small letters."""

    text: str
    start: int
    end: int
    opens: bool
    """Whether a sign stands before it that sets it apart: a bracket, or a quote."""
    closes: str
    """The signs behind it, up to the space."""

    @property
    def dotted(self) -> str:
        """With the point behind it, where there is one, as an abbreviation has it."""
        return f"{self.text}." if self.closes.startswith(".") else self.text


@dataclass(frozen=True)
class Sentence:
    """A piece of a text, from ``start`` to ``end`` (not included); a dash or number of a list is no part of it."""

    text: str
    start: int
    end: int

    @cached_property
    def words(self) -> tuple[Word, ...]:
        """Whatever stands between spaces and has a letter or a digit in it: ``€ 2.400,50`` is one word."""
        return tuple(_words(self.text, self.start, self.end))

    @cached_property
    def own(self) -> str:
        """The sentence itself."""
        return self.text[self.start : self.end]


def sentences(text: str) -> tuple[Sentence, ...]:
    """The sentences of a text, in order.

    >>> [one.own for one in sentences("Kom bijv. om 9.30 uur. Dat kost € 2,50.")]
    ['Kom bijv. om 9.30 uur.', 'Dat kost € 2,50.']
    """
    found = []
    for start, end in _pieces(text):
        piece = text[start:end]
        start += len(piece) - len(piece.lstrip())
        marker = _MARKER.match(text, start, end)
        sentence = Sentence(text, marker.end() if marker else start, start + len(piece.strip()))
        if _CORE.search(sentence.own):
            found.append(sentence)
    return tuple(found)


def quotes(text: str) -> tuple[tuple[int, int], ...]:
    """Where somebody is quoted: three words or more between quotes. One word between quotes is our own."""
    return tuple(match.span() for match in _QUOTE.finditer(text) if len(match[0].split()) > 2)


def _pieces(text: str) -> Iterator[tuple[int, int]]:
    """From boundary to boundary: an empty line, an item of a list, or the end of a sentence."""
    last = 0
    for line in (*_NEW_LINE.finditer(text), None):
        stop = line.start() if line else len(text)
        for end in _END.finditer(text, last, stop):
            if _NEXT.match(text, end.end(), stop) and not _goes_on(text, last, end):
                yield last, end.end()
                last = end.end()
        yield last, stop
        last = line.end() if line else stop


def _goes_on(text: str, start: int, end: re.Match[str]) -> bool:
    """Whether the point belongs to the word or the number before it."""
    if end[0] != ".":
        return False
    near = max(start, end.start() - LONGEST_SHORT)
    before = max(near, *(text.rfind(sign, near, end.start()) + 1 for sign in " \n(\"'“‘/"))
    if text[before - 1 : before] == "'" and text[before - 2 : before - 1].isalnum():
        return False  # the end of thema's, and no initial
    word = text[before : end.start()].casefold()
    if word in _MAYBE_LAST:
        return False
    if word in _MONTHS:
        return bool(_NUMBER.match(text, end.end()))
    if word.isdigit():  # of an item of a list, which is seen as one
        return not text[start:before].strip() and len(word) < 3
    is_initial = len(word) == 1 and word.isalpha()
    return is_initial or word in _NEVER_LAST or bool(_DOTTED.fullmatch(word))


def _words(text: str, start: int, end: int) -> Iterator[Word]:
    for chunk in _CHUNK.finditer(text, start, end):
        if core := _CORE.search(text, chunk.start(), chunk.end()):
            opens = core.start() > chunk.start()
            yield Word(core[0].casefold(), core.start(), core.end(), opens, text[core.end() : chunk.end()])
