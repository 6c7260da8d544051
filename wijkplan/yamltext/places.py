"""From a place in a value to the place in the file: a value may be folded over lines, quoted or escaped."""

from __future__ import annotations

import re
from bisect import bisect_right
from functools import lru_cache

from wijkplan.yamltext.document import LINE_BREAK, Document, Scalar, Span

FAR = 20_000
"""How far into a value places are known, in characters."""

_ESCAPED = re.compile(r"\\(?:x[0-9A-Fa-f]{2}|u[0-9A-Fa-f]{4}|U[0-9A-Fa-f]{8}|\r\n|.)|\S", re.DOTALL)
_SINGLE = re.compile(r"''|\S")
_PLAIN = re.compile(r"\S")
_SPECIAL = {"0": "\0", "a": "\a", "b": "\b", "e": "\x1b", "f": "\f", "v": "\v", "\\": "\\", '"': '"', "/": "/"}


def span_in(document: Document, scalar: Scalar, start: int, end: int) -> Span | None:
    """Where this piece of a value stands, as far as it goes on in its first line.

    Args:
        document: the file.
        scalar: a value in it.
        start: where the piece begins in the value's text; no space.
        end: where it ends, not included.

    Returns:
        The place; None where the value cannot be laid beside its text, and beyond `FAR`.
    """
    starts = _starts((scalar.text or "")[:FAR], _raw(document, scalar))
    if start not in starts:
        return None
    base = scalar.start.index
    first = base + starts[start][0]
    last = max(starts[place][1] for place in range(start, end) if place in starts) + base
    lines = _line_starts(document.text)
    number = bisect_right(lines, first) - 1
    line = document.lines[number]
    stop = min(last - lines[number], len(line.rstrip()))
    return Span(number + 1, first - lines[number] + 1, number + 1, stop + 1)


def _raw(document: Document, scalar: Scalar) -> str:
    return document.text[scalar.start.index : scalar.end.index]


@lru_cache(maxsize=8)
def _line_starts(text: str) -> list[int]:
    return [0, *(match.end() for match in LINE_BREAK.finditer(text))]


@lru_cache(maxsize=64)
def _starts(value: str, raw: str) -> dict[int, tuple[int, int]]:
    """For each character of a value that is no space, from where to where it stands in the raw text.

    Folding changes nothing but space, so the other characters stand in both in the same order.
    """
    begin, pattern = 0, _PLAIN
    if raw[:1] in "|>":
        head = LINE_BREAK.search(raw)
        begin = head.end() if head else len(raw)
    elif raw[:1] in ("'", '"'):
        begin, raw = 1, raw[:-1]
        pattern = _SINGLE if raw[0] == "'" else _ESCAPED
    wanted = [place for place, char in enumerate(value) if not char.isspace()]
    found: dict[int, tuple[int, int]] = {}
    pieces = pattern.finditer(raw, begin)
    for place in wanted:
        piece = next((one for one in pieces if not _meant(one[0], pattern).isspace()), None)
        if piece is None or _meant(piece[0], pattern) != value[place]:
            return {}
        found[place] = piece.span()
    return found


def _meant(piece: str, pattern: re.Pattern[str]) -> str:
    """The character that a piece of raw text stands for; a space where it stands for space or for nothing."""
    if len(piece) == 1:
        return piece
    if pattern is _SINGLE:
        return "'"
    if piece[1] in "xuU" and len(piece) > 2:
        code = int(f"0x{piece[2:]}", 0)
        return chr(code) if code <= 0x10FFFF else "?"
    return _SPECIAL.get(piece[1], " ")
