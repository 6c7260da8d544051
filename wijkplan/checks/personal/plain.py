"""A text in plain characters: one for one, so that what stands in it keeps its place."""

from __future__ import annotations

import re

_SPACES = "\t\u00a0\u1680\u180e\u2000-\u200d\u202f\u205f\u2060\u3000\ufeff"
_DASHES = "\u00ad\u058a\u2010-\u2015\u2043\u2212\ufe58\ufe63"
_POINTS = "\u00b7\u2024\u2027\u3002"
_FULL_WIDTH = "\uff01-\uff5e"
_DIGITS = "\u0660-\u0669\u06f0-\u06f9"

_OTHER = re.compile(f"[{_SPACES}{_DASHES}{_POINTS}{_FULL_WIDTH}{_DIGITS}]")


def _characters(ranges: str) -> list[str]:
    """The characters of the inside of a character class."""
    whole = re.sub("(.)-(.)", lambda two: "".join(map(chr, range(ord(two[1]), ord(two[2]) + 1))), ranges)
    return list(whole)


_PLAIN = str.maketrans(
    dict.fromkeys(_characters(_SPACES), " ")
    | dict.fromkeys(_characters(_DASHES), "-")
    | dict.fromkeys(_characters(_POINTS), ".")
    | {character: chr(ord(character) - 0xFEE0) for character in _characters(_FULL_WIDTH)}
    | {character: str(int(character)) for character in _characters(_DIGITS)}
)


def plain(text: str) -> str:
    """The same text, as long, with one kind of space, dash, point and digit; and with no full-width letters."""
    return text.translate(_PLAIN) if _OTHER.search(text) else text
