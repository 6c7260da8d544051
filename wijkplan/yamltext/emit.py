"""Data as YAML text in the one layout of plans.

A mapping has a line for each key, two spaces deeper than what it belongs to. A list of single values stands
between brackets where it fits on its line, any other list has a dash for each item. Quotes stand only where they
are needed: all scalars are texts (`wijkplan.yamltext.parse` reads them so), and ``no``, ``0101`` and ``2026-03-31``
get their type from the field that they fill. A text that would read as "nothing" does need them.
"""

from __future__ import annotations

import json
import re
from collections.abc import Mapping as Dict
from dataclasses import dataclass, field
from itertools import dropwhile, takewhile
from typing import Any

from wijkplan.yamltext.document import Where
from wijkplan.yamltext.parse import NOTHING

WIDTH = 100  # a list that would go beyond this column gets a line for each item

# A text that begins or goes on in a way that means something else to YAML.
_MARKED = re.compile(r"""[?:,\[\]{}#&*!|>'"%@`]|-(?:\s|$)|---|\.\.\.|.*(?::(?:\s|$)|\s#)""")
# What ends a text between brackets; the question mark does to some readers.
_ENDING = re.compile(r"[,\[\]{}?]")
_ESCAPES = re.compile(r"[\n\r\t]")
_OTHER_MEANING = NOTHING | {"<<", "="}
"""What stands for nothing, and what other programs take for more than a text."""


def scalar(text: str) -> str:
    """A text on one line, plain or between quotes, that reads back as that text wherever it stands.

    Args:
        text: without control characters, which no plan may hold; line breaks become escapes.

    >>> scalar("Soep op dinsdag"), scalar("Soep, op dinsdag"), scalar('Zo: "soep"')
    ('Soep op dinsdag', '"Soep, op dinsdag"', '\\'Zo: "soep"\\'')
    """
    return _quoted(text) if _ENDING.search(text) else line(text)


def line(text: str) -> str:
    """The same, where it does not stand between brackets or braces, so that a comma needs no quotes."""
    is_plain = text.strip() == text and text not in _OTHER_MEANING and not _ESCAPES.search(text)
    return text if is_plain and not _MARKED.match(text) else _quoted(text)


def _quoted(text: str) -> str:
    """Between double quotes; between single ones where that saves signs."""
    if _ESCAPES.search(text) or not re.search(r'["\\]', text):
        return json.dumps(text, ensure_ascii=False)
    return "'" + text.replace("'", "''") + "'"


def flow(value: Any) -> str:
    """Data on one line, lists between brackets and mappings between braces.

    >>> flow({"wijk": "8", "doelgroepen": ["ouderen"], "bereik": None})
    '{wijk: 8, doelgroepen: [ouderen], bereik: ~}'
    """
    if isinstance(value, dict):
        return "{" + ", ".join(f"{scalar(key)}: {flow(inner)}" for key, inner in value.items()) + "}"
    if isinstance(value, list):
        return "[" + ", ".join(map(flow, value)) + "]"
    return "~" if value is None else scalar(value)


@dataclass(slots=True)
class Around:
    """What stands around a value in a file, and how its own text stands there."""

    above: list[str] = field(default_factory=list)
    """Lines above it: comments, from their ``#``, and "" for an empty line."""
    behind: list[str] = field(default_factory=list)
    """Comments behind it; all but the last go above it, since a line has one comment."""
    below: list[str] = field(default_factory=list)
    """Lines at the end of a list or mapping, behind its last item."""
    folded: list[str] = field(default_factory=list)
    """The lines of a text that is folded (``>-``)."""
    on_one_line: bool = False
    """Whether it stays between brackets or braces on one line, whatever it holds."""

    @property
    def comments(self) -> list[str]:
        """All comments."""
        return [text for text in (*self.above, *self.behind, *self.below) if text]


_NOTHING_AROUND = Around()


def emit(value: Any, indent: int = 0, around: Dict[Where, Around] | None = None) -> str:
    """Data as the lines of a file, each with a line break behind it.

    Args:
        value: dicts, lists, texts and None (nothing given), as `Document.data` gives them.
        indent: how many spaces come before each line.
        around: what stands around the values, by the road to each.

    >>> print(emit([{"naam": "Soep", "doelgroepen": ["ouderen", "jongeren"]}], indent=2), end="")
      - naam: Soep
        doelgroepen: [ouderen, jongeren]
    """
    return "".join(f"{text}\n" for text in _Emitter(around or {}).whole(value, indent))


class _Emitter:
    """Makes lines of data; knows what stands around each value."""

    def __init__(self, around: Dict[Where, Around]) -> None:
        self.around = around

    def about(self, where: Where) -> Around:
        return self.around.get(where, _NOTHING_AROUND)

    def whole(self, value: Any, indent: int) -> list[str]:
        start = " " * indent
        if isinstance(value, dict | list) and value:
            return [*_indented(self.about(()).above, start), *self.entries(value, (), indent)]
        return [start + flow(value)]

    def entries(self, value: dict[str, Any] | list[Any], where: Where, indent: int) -> list[str]:
        """The lines of all that is in a mapping or list; no empty line comes first."""
        lines: list[str] = []
        for step, inner in value.items() if isinstance(value, dict) else enumerate(value):
            sign = f"{line(step)}:" if isinstance(step, str) else "-"
            lines += self.entry(sign, inner, (*where, step), indent)
        lines = list(dropwhile(lambda text: not text, lines))
        return [*lines, *_indented(self.about(where).below, " " * indent)]

    def entry(self, sign: str, value: Any, where: Where, indent: int) -> list[str]:
        """A key or a dash with its value, and the comments around them."""
        start, about = " " * indent, self.about(where)
        above, behind = about.above, about.behind
        room = WIDTH - indent - len(sign) - 1
        if (short := self.short(value, where, room)) is not None:
            lines = [f"{start}{sign} {short}" if short else start + sign]
        elif isinstance(value, str):
            mark, body = (">-", about.folded) if about.folded else ("|-", value.split("\n"))
            lines = [f"{start}{sign} {mark}", *_indented(body, f"{start}  ")]
        else:
            lines = self.entries(value, where, indent + 2)
            if sign == "-":  # the dash takes the place before the first key, below what is said of both
                first = list(takewhile(_is_comment, lines))
                above, behind = [*above, *behind, *(text.lstrip() for text in first)], []
                dashed, *others = lines[len(first) :]
                lines = [f"{start}- {dashed.lstrip()}", *others]
            else:
                lines = [start + sign, *lines]
        if behind:
            above = [*above, *behind[:-1]]
            lines[0] += f"  {behind[-1]}"
        return [*_indented(above, start), *lines]

    def short(self, value: Any, where: Where, room: int) -> str | None:
        """The value as it can stand behind its key or dash; None where it takes lines of its own."""
        about = self.about(where)
        if value is None:
            return ""
        if isinstance(value, str):
            return None if about.folded or _is_literal(value) else line(value)
        if not value or about.on_one_line:
            return flow(value)
        if isinstance(value, dict) or not all(self.is_bare(item, (*where, n)) for n, item in enumerate(value)):
            return None
        text = flow(value)
        return text if len(text) <= room and not about.below else None

    def is_bare(self, item: Any, where: Where) -> bool:
        """Whether an item of a list is a single value about which nothing is said."""
        about = self.about(where)
        is_single = item is None or (isinstance(item, str) and not _is_literal(item))
        return is_single and not about.folded and not about.comments


def _is_literal(text: str) -> bool:
    """Whether a text has lines of its own that can stand as they are (``|-``)."""
    return "\n" in text and "\r" not in text and text == text.strip()


def _is_comment(text: str) -> bool:
    return not text or text.lstrip().startswith("#")


def _indented(lines: list[str], start: str) -> list[str]:
    return [start + text if text else "" for text in lines]
