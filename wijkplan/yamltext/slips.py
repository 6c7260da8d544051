"""Slips of the pen that a parser reports at another place, or not at all: here they are found where they were made.

A text that begins with an apostrophe (``'s Heerenhoek``, ``'t Hart``) is to YAML a quotation that runs on to the next
apostrophe, ``-naam`` is not an item of a list but a key that begins with a dash, and ``naam:Samen`` is a text.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Collection, Iterable, Iterator, Sequence
from typing import Any

import yaml

from wijkplan.yamltext.document import LINE_BREAK, Fault, Span

_LONGEST = 60  # characters of an example: enough to know the line by

_DASH = re.compile(r"^ *-(?=[^\W\d]\w*:(?:\s|$))", re.MULTILINE)
_APOSTROPHE = re.compile(r"(?:^ *|[:-] +|[\[{,] *)'(?=(?:[stnkmrd]|ns|em|ie|er)[ -])", re.MULTILINE)
_CLOSED = re.compile(r"'(?:[^'\n]|'')*'(?=[ \t]*(?:[,\]}\r\n]|\Z| #))")
_KEY = re.compile(r"(?:- +)?(?:[\w-]+: +)?\Z")
_LINE = re.compile(r"(?P<dent> *(?:- +)*)(?P<key>\w+)(?P<colon>:?)(?P<behind>\s?)")
_BULLET = re.compile(r" *([\u2010-\u2015\u2212\u2022\u00b7*]) +(?=\S)")


def slips(
    text: str, events: Callable[[str], Iterable[Any]], several_lines: Collection[tuple[int, int]]
) -> Iterator[Fault]:
    """The slips in a text, each with how it should have been written as ``example``.

    Args:
        text: the text as it was read.
        events: parses a text to the events of PyYAML.
        several_lines: first and last line (1-based) of its values of several lines, in which a dash is a dash.
    """
    yield from _dashes(text, several_lines)
    yield from _apostrophes(text, events)


def misplaced(lines: Sequence[str], stopped: int, column: int, problem: str) -> Fault | None:
    """What was slipped before the place where the parser stopped: it sees only later that it cannot read on.

    Args:
        lines: of the whole text.
        stopped: the line where the parser stopped, counted from 1.
        column: where on that line, counted from 1.
        problem: what the parser says.
    """
    line = lines[stopped - 1]
    if bullet := _BULLET.match(line):
        example = _short(f"- {line[bullet.end() :].strip()}")
        span = Span(stopped, bullet.start(1) + 1, stopped, bullet.end(1) + 1)
        return Fault("bullet", span, values={"example": example})
    if "mapping values are not allowed" not in problem and "could not find expected ':'" not in problem:
        return None
    # The lines with something in them up to this one, the last first.
    numbers = [n for n in range(stopped, 0, -1) if lines[n - 1].strip() and not lines[n - 1].lstrip().startswith("#")]
    found = [(n, _LINE.match(lines[n - 1])) for n in numbers[:3]]
    for number, match in found[:2]:
        if match and match["colon"] and not match["behind"] and match.end() < len(lines[number - 1]):
            start, end = match.start("key") + 1, match.end("colon") + 1
            written = lines[number - 1].strip()
            example = _short(written.replace(":", ": ", 1))
            values = {"key": match["key"], "example": example}
            return Fault("space", Span(number, start, number, end), values=values)
    here, above, before = (match for _number, match in (*found, (0, None), (0, None))[:3])
    if not (here and above and above["colon"] and here.end("key") == column - 1):
        return None
    if len(here["dent"]) <= len(above["dent"]):
        return None
    if before and before["colon"] and len(before["dent"]) == len(here["dent"]):  # the line between them is the odd one
        return _dented("too-near", found[1][0], above, len(here["dent"]))
    return _dented("too-far" if above["dent"] else "not-at-margin", stopped, here, len(above["dent"]))


def _dented(kind: str, number: int, line: re.Match[str], spaces: int) -> Fault:
    start = line.start("key") + 1
    return Fault(kind, Span(number, start, number, line.end("key") + 1), values={"spaces": spaces})


def _dashes(text: str, several_lines: Collection[tuple[int, int]]) -> Iterator[Fault]:
    for found in _DASH.finditer(text):
        number, column, behind = *_place(text, found.end() - 1), LINE_BREAK.split(text[found.end() :], maxsplit=1)[0]
        if not any(first < number <= last for first, last in several_lines):
            example = _short(f"- {behind.strip()}")
            yield Fault("dash", Span(number, column, number, column + 1), values={"example": example})


def _apostrophes(text: str, events: Callable[[str], Iterable[Any]]) -> Iterator[Fault]:
    """What begins with an apostrophe: without that it is a plain value, and the parser says where that ends."""
    found = [match.end() - 1 for match in _APOSTROPHE.finditer(text)]
    found = [index for index in found if not _CLOSED.match(text, index)]
    if not found:
        return
    mended = list(text)
    for index in found:
        mended[index] = "x"
    values: dict[int, int] = {}
    try:
        for event in events("".join(mended)):
            start, end = event.start_mark, event.end_mark
            if isinstance(event, yaml.ScalarEvent):
                values[start.index] = end.index
    except yaml.MarkedYAMLError as error:
        # The parser stops in the midst of "'t was: goed"; that ends with its line.
        stop = error.problem_mark.index if error.problem_mark else 0
        begun = max((index for index in found if index <= stop), default=stop)
        if begun in found and not LINE_BREAK.search(text, begun, stop):
            values[begun] = begun + len(LINE_BREAK.split(text[begun:], maxsplit=1)[0])
    for index in found:
        if index in values:
            yield _apostrophe(text, index, values[index])


def _apostrophe(text: str, start: int, end: int) -> Fault:
    line, column = _place(text, start)
    value = LINE_BREAK.split(text[start:end])[0].rstrip()
    quoted = " ".join(text[start:end].split()).replace("\\", "\\\\").replace('"', '\\"')
    key = _KEY.search(text[start - column + 1 : start])
    example = f'{key[0] if key else ""}"{_short(quoted)}"'
    return Fault("apostrophe", Span(line, column, line, column + len(value)), values={"example": example})


def _place(text: str, index: int) -> tuple[int, int]:
    """Line and column, counted from 1."""
    lines = LINE_BREAK.split(text[:index])
    return len(lines), len(lines[-1]) + 1


def _short(text: str) -> str:
    return text if len(text) <= _LONGEST else text[: _LONGEST - 1] + "…"
