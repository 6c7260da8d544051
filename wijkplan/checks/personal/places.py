"""Where the text of a file holds data of persons: in its lines, and in texts that go on over several lines."""

from __future__ import annotations

import re
from bisect import bisect_right
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from itertools import islice

from wijkplan.checks.personal import HINTS, found, hidden, may_hold
from wijkplan.checks.personal.plain import plain
from wijkplan.yamltext import document as read
from wijkplan.yamltext.document import LINE_BREAK, Document, Node, Scalar, Span
from wijkplan.yamltext.parse import MAX_FAULTS


@dataclass(frozen=True, slots=True, order=True)
class Personal:
    """One piece of such data. It may go on over lines: each part is a place in one of them."""

    parts: tuple[Span, ...]
    code: str


PersonalData = Mapping[str, tuple[Personal, ...]]
"""All that was found in a file, by the code of the rule that says so."""


def personal(document: Document) -> PersonalData:
    """Every place with data of a person, whatever rules are switched off."""
    everything = sorted(_everything(document))
    return {code: tuple(islice((one for one in everything if one.code == code), MAX_FAULTS)) for code in HINTS}


def shown(line: str, number: int, data: PersonalData) -> str:
    """This line of a file as it may be shown; ``number`` counts from 1."""
    parts = sorted(part for ones in data.values() for one in ones for part in one.parts if part.line == number)
    return hidden(line, [(part.column - 1, part.end_column - 1) for part in parts]) if parts else line


def shown_lines(document: Document) -> list[str]:
    """The lines of a file as they may be shown."""
    places: dict[int, list[tuple[int, int]]] = {}
    for one in sorted(_everything(document)):
        for part in one.parts:
            places.setdefault(part.line, []).append((part.column - 1, part.end_column - 1))
    return [hidden(line, sorted(places.get(number, ()))) for number, line in enumerate(document.lines, start=1)]


def text_at(document: Document, parts: Iterable[Span]) -> str:
    """What stands at these places, as one text."""
    return " ".join(document.lines[part.line - 1][part.column - 1 : part.end_column - 1] for part in parts)


def _everything(document: Document) -> Iterator[Personal]:
    """Texts that go on over lines first: half an account number can look like a telephone number."""
    together = plain(" ".join(document.text.split()))
    if not may_hold(together) and "\\" not in together:
        return
    taken: set[tuple[int, int]] = set()
    for one in (*_in_flows(document), *_in_lines(document)):
        columns = {(part.line, column) for part in one.parts for column in range(part.column, part.end_column)}
        if taken.isdisjoint(columns):
            taken |= columns
            if one.code != "WP801" or not _is_number(document, one.parts[0]):
                yield one


def _in_lines(document: Document) -> Iterator[Personal]:
    for number, line in enumerate(document.lines, start=1):
        for one in found(line):
            yield Personal((Span(number, one.start + 1, number, one.end + 1),), one.code)


_PIECE = re.compile(r"[ \t]*(?:\r\n|\n|\r)\s*|.", re.DOTALL)
_QUOTED_PIECE = re.compile(
    r"\\(?:\r\n|\n|\r)[ \t]*|[ \t]*(?:\r\n|\n|\r)\s*"
    r"|\\(?:x[0-9A-Fa-f]{2}|u[0-9A-Fa-f]{4}|U[0-9A-Fa-f]{8}|.)|.",
    re.DOTALL,
)
_ESCAPES = {"n": "\n", "t": "\t", "_": "\u00a0", "N": "\n", "L": "\n", "P": "\n"}


def _in_flows(document: Document) -> Iterator[Personal]:
    """In values that become another text than their lines are: folded, or with escapes in it."""
    starts: list[int] = []
    for node in _scalars(document.root):
        start, end = node.start.index, node.end.index
        raw = document.text[start:end]
        is_quoted = raw.startswith('"')
        if raw.startswith("|") or (node.start.line == node.end.line and not (is_quoted and "\\" in raw)):
            continue
        pieces = [match for match in (_QUOTED_PIECE if is_quoted else _PIECE).finditer(raw) if _meant(match[0])]
        for one in found("".join(_meant(piece[0]) if is_quoted else _folded(piece[0]) for piece in pieces)):
            starts = starts or [0, *(match.end() for match in LINE_BREAK.finditer(document.text))]
            place = start + pieces[one.start].start(), start + pieces[one.end - 1].end()
            yield Personal(tuple(_parts(document, starts, *place)), one.code)


def _folded(piece: str) -> str:
    """A line break as the space that it stands for; between paragraphs it stays one."""
    if piece[-1] not in "\r\n" and not LINE_BREAK.search(piece):
        return piece
    return " " if len(LINE_BREAK.findall(piece)) == 1 else "\n"


def _meant(piece: str) -> str:
    """The character that a piece of a text between double quotes stands for; none for a line that goes on."""
    if len(piece) < 2 or piece[0] != "\\":
        return _folded(piece)
    if piece[1] in "\r\n":
        return ""
    if piece[1] in "xuU" and len(piece) > 2:
        code = int(f"0x{piece[2:]}", 0)
        return chr(code) if code <= 0x10FFFF else "?"
    return _ESCAPES.get(piece[1], piece[1])


def _scalars(node: Node | None) -> Iterator[Scalar]:
    if isinstance(node, Scalar):
        if node.text is not None:
            yield node
    elif isinstance(node, read.Sequence):
        for item in node.items:
            yield from _scalars(item)
    elif isinstance(node, read.Mapping):
        yield from node.keys.values()
        for item in node.items.values():
            yield from _scalars(item)


def _parts(document: Document, starts: list[int], start: int, end: int) -> Iterator[Span]:
    """A piece of a text, from index to index, line by line without the space around it."""
    first, last = bisect_right(starts, start) - 1, bisect_right(starts, end - 1) - 1
    for number in range(first, last + 1):
        line = document.lines[number]
        begin = max(start - starts[number], len(line) - len(line.lstrip()))
        stop = min(end - starts[number], len(line.rstrip()))
        if begin < stop:
            yield Span(number + 1, begin + 1, number + 1, stop + 1)


_DIGITS_ONLY = re.compile(r"[0-9€ .,]+")


def _is_number(document: Document, span: Span) -> bool:
    """Whether this is the value of a field that holds a number: 123456782 euros is no BSN."""
    where = document.where_at(span.line, span.column)
    keys = [step for step in where if isinstance(step, str)]
    node = document.at(where)
    text = node.text if isinstance(node, Scalar) else None
    holds_numbers = bool(keys) and (keys[-1] in _NUMBER_FIELDS or not _NUMBERS_INSIDE.isdisjoint(keys))
    return holds_numbers and bool(_DIGITS_ONLY.fullmatch(text or ""))


_NUMBERS_INSIDE = frozenset(["behoefte", "prioriteit", "oordeel", "spelregels"])
_NUMBER_FIELDS = frozenset(
    [
        "totaal",
        "meegenomen",
        "flexibel",
        "reserve",
        "bedrag",
        "kosten",
        "eigen_bijdrage",
        "gevraagd",
        "minimum",
        "toegekend",
        "besteed",
        "klein_bedrag",
        "rechtspersoon_vanaf",
        "aantal",
        "draagvlak",
        "vrijwilligers",
        "bereik",
        "bereikt",
        "deelnemers",
        "nieuw",
        "waardering",
        "id",
    ]
)
