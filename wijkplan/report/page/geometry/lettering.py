"""How wide a text is, about, and where it is broken; without knowing the letters that a reader has."""

from __future__ import annotations

import unicodedata
from collections.abc import Iterator

from wijkplan.report.page.texts import clean

_THINNEST, _THIN, _BROAD = frozenset("ijlI.,:;'|!"), frozenset("tfr()[]/- \u00a0"), frozenset("mwMWQO@%&…—")
_MOST_LINES = 3


def width_of(text: str, size: int) -> int:
    """The pixels that a text takes at this size in a wide letter; rather too many than too few."""
    return int(sum(map(_em, text)) * size / 100)


def _em(sign: str) -> int:
    """Hundredths of the size of the letter."""
    if sign in _THINNEST:
        return 34
    if sign in _THIN:
        return 42
    if sign in _BROAD or unicodedata.east_asian_width(sign) in "WF" or unicodedata.category(sign) == "So":
        return 100
    if unicodedata.combining(sign):
        return 0
    return 75 if sign.isupper() else 62


def broken(text: str, room: int, size: int) -> tuple[str, ...]:
    """A text in lines of at most so many pixels, between words where that can be done, and at most three of them."""
    lines: list[str] = []
    for piece in _pieces(clean(text).split(" "), room, size):
        if lines and width_of(f"{lines[-1]} {piece}", size) <= room:
            lines[-1] += f" {piece}"
        else:
            lines.append(piece)
    if len(lines) > _MOST_LINES:
        last = lines[_MOST_LINES - 1]
        while last and width_of(f"{last}…", size) > room:
            last = last[:-1]
        lines[_MOST_LINES - 1 :] = [f"{last.rstrip()}…"]
    return tuple(lines or [""])


def _pieces(words: list[str], room: int, size: int) -> Iterator[str]:
    """Words; those that fit on no line in parts."""
    for word in words:
        while width_of(word, size) > room and len(word) > 1:
            cut = max(1, next(n for n in range(1, len(word) + 1) if width_of(word[:n], size) > room) - 1)
            yield word[:cut]
            word = word[cut:]
        yield word
