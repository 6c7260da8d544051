"""Slips of the pen that a parser reports at another place, or not at all: here they are found where they were made.

A text that begins with an apostrophe (``'s Heerenhoek``, ``'t Hart``) is to YAML a quotation that runs on to the next
apostrophe, and ``-naam`` is not an item of a list but a key that begins with a dash.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Collection, Iterable, Iterator
from typing import Any

import yaml

from wijkplan.yamltext.document import LINE_BREAK, Fault, Span

_LONGEST = 60  # characters of an example: enough to know the line by

_DASH = re.compile(r"^ *-(?=[^\W\d]\w*:(?:\s|$))", re.MULTILINE)
_APOSTROPHE = re.compile(r"(?:^ *|[:-] +|[\[{,] *)'(?=(?:[stnkmrd]|ns|em|ie|er)[ -])", re.IGNORECASE | re.MULTILINE)
_CLOSED = re.compile(r"'[^'\n]*'(?=[ \t]*(?:[,\]}\r\n]|\Z| #))")
_KEY = re.compile(r"(?:- +)?(?:[\w-]+: +)?\Z")


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
