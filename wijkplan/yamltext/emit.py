"""Data as YAML text in the one layout of plans: ruamel.yaml writes it, here stand our settings.

A mapping has a line for each key, two spaces deeper than what it belongs to. A list of single values stands
between brackets where it fits on its line, any other list has a dash for each item. Quotes stand only where they
are needed: all scalars are texts (`wijkplan.yamltext.parse` reads them so), and ``no``, ``0101`` and ``2026-03-31``
get their type from the field that they fill. A text that would read as "nothing" does need them.
"""

from __future__ import annotations

import re
import sys
from collections.abc import Iterable, Iterator
from collections.abc import Mapping as Dict
from io import StringIO
from itertools import dropwhile
from typing import Any

from ruamel.yaml.emitter import Emitter, Indents
from ruamel.yaml.error import CommentMark
from ruamel.yaml.events import (
    DocumentEndEvent,
    DocumentStartEvent,
    Event,
    MappingEndEvent,
    MappingStartEvent,
    ScalarEvent,
    SequenceEndEvent,
    SequenceStartEvent,
    StreamEndEvent,
    StreamStartEvent,
)
from ruamel.yaml.tokens import CommentToken

from wijkplan.yamltext.comments import Around
from wijkplan.yamltext.document import Where
from wijkplan.yamltext.parse import NOTHING

WIDTH = 100  # a list that would go beyond this column gets a line for each item

_ESCAPES = re.compile(r"[\n\r\t]")
_MARGIN = re.compile("^  ", re.MULTILINE)
_OTHER_MEANING = NOTHING | {"<<", "="}
"""What stands for nothing, and what other programs take for more than a text."""
_NOTHING_AROUND = Around()


def emit(value: dict[str, Any] | list[Any], around: Dict[Where, Around] | None = None) -> str:
    """Data as the lines of a file, each with a line break behind it.

    Args:
        value: dicts, lists, texts and None (nothing given), as `Document.data` gives them. The texts are without
            control characters, which no plan may hold.
        around: what stands around the values of a mapping, by the road to each.

    >>> print(emit({"themas": [{"naam": "Soep", "doelgroepen": ["ouderen", "jongeren"]}]}), end="")
    themas:
      - naam: Soep
        doelgroepen: [ouderen, jongeren]
    """
    text = _written(_Laying(around or {}).whole(value))
    return _MARGIN.sub("", text) if isinstance(value, list) and value else text


def flow(value: Any) -> str:
    """Data on one line, lists between brackets and mappings between braces.

    >>> flow({"wijk": "8", "doelgroepen": ["ouderen"], "bereik": None})
    '{wijk: 8, doelgroepen: [ouderen], bereik: ~}'
    """
    return _written(_flow([value])).removesuffix("\n")[1:-1]


def line(text: str) -> str:
    """A text on one line where it does not stand between brackets or braces, so that a comma needs no quotes."""
    return _written([SequenceStartEvent(None, None, True), _text(text), SequenceEndEvent()]).strip()[2:]


class _Indents(Indents):
    """ruamel.yaml puts spaces before a bracket to line it up with the text behind a dash: not between brackets."""

    def seq_flow_align(self, *_where: Any) -> int:
        return 0


class _Emitter(Emitter):
    """Our settings, and quotes as we want them: double ones, or single ones where that saves signs."""

    use_version = 1, 1  # quotes what ends a text for older readers
    MAX_SIMPLE_KEY_LENGTH = 1024  # as far as readers look for the end of a key

    def __init__(self, stream: StringIO) -> None:
        super().__init__(
            stream,
            indent=4,
            width=sys.maxsize,
            allow_unicode=True,
            block_seq_indent=2,
            brace_single_entry_mapping_in_flow_sequence=True,
        )
        self.best_map_indent = 2
        self.indents = _Indents()

    def process_scalar(self) -> None:
        self.sequence_context &= bool(self.event.value)  # no space behind a dash with nothing behind it
        super().process_scalar()

    def expect_block_sequence_item(self, first: bool = False) -> None:
        self.no_newline = first and self.no_newline  # else what comes behind a first item ``{}`` stands on its line
        super().expect_block_sequence_item(first)

    def write_folded(self, text: str, comment: object) -> None:
        """As the lines stand in the text: ruamel.yaml cannot fold where a space or a tab stands beside the fold."""
        self.write_indicator(f">-{comment if isinstance(comment, str) else ''}", True)
        for folded in text.split("\n"):
            self.write_line_break()
            if folded:
                self.write_indent()
                self.stream.write(folded)
        self.write_line_break()

    def choose_scalar_style(self) -> str:
        text, asked = self.event.value, self.event.style
        if not text or asked in ("|", ">"):
            return asked or ""
        if not super().choose_scalar_style():
            return ""
        return '"' if _ESCAPES.search(text) or not re.search(r'["\\]', text) else "'"


def _written(events: Iterable[Event]) -> str:
    """What ruamel.yaml makes of a list or a mapping."""
    stream = StringIO()
    emitter = _Emitter(stream)
    for event in (StreamStartEvent(), DocumentStartEvent(), *events, DocumentEndEvent(), StreamEndEvent()):
        emitter.emit(event)
    return stream.getvalue()


def _text(text: str, style: str | None = None, comment: Any = None) -> ScalarEvent:
    if style is None and (text in _OTHER_MEANING or text != text.strip() or text[0] in "?:"):
        style = '"'
    return ScalarEvent(None, None, (True, True, True), text, style=style, comment=comment)


def _flow(value: Any, above: Any = None, behind: Any = None) -> Iterator[Event]:
    """A value between brackets or braces, with its comments."""
    if isinstance(value, dict):
        yield MappingStartEvent(None, None, True, flow_style=True, comment=[None, above])
        for key, inner in value.items():
            yield _text(key)
            yield from _flow(inner)
        yield MappingEndEvent(comment=[behind, None])
    elif isinstance(value, list):
        yield SequenceStartEvent(None, None, True, flow_style=True, comment=[None, above])
        for inner in value:
            yield from _flow(inner)
        yield SequenceEndEvent(comment=[behind, None])
    else:
        yield _text("~", style="") if value is None else _text(value)


class _Laying:
    """Lays out data; knows what stands around each value."""

    def __init__(self, around: Dict[Where, Around]) -> None:
        self.around = around

    def about(self, where: Where) -> Around:
        return self.around.get(where, _NOTHING_AROUND)

    def whole(self, value: dict[str, Any] | list[Any]) -> Iterator[Event]:
        """The data of a file."""
        if not value:
            return _flow(value)
        above = [*self.about(()).above, *self.first_above(value, ())]
        return self.block(value, (), 0, above)

    def block(
        self, value: dict[str, Any] | list[Any], where: Where, indent: int, above: list[str], comment: Any = None
    ) -> Iterator[Event]:
        """A mapping or list on lines of its own.

        Args:
            value: not empty.
            where: the road to it.
            indent: of its keys or dashes.
            above: the lines above its first key or item.
            comment: what ruamel.yaml writes around its beginning.
        """
        below = [None, _above(self.about(where).below, indent)]
        if isinstance(value, dict):
            yield MappingStartEvent(None, None, True, flow_style=False, comment=comment)
            for n, (key, inner) in enumerate(value.items()):
                lines = self.above(inner, (*where, key), indent) if n else above
                yield _text(key, comment=[None, _above(lines, indent)])
                yield from self.value(inner, (*where, key), indent)
            yield MappingEndEvent(comment=below)
        else:
            yield SequenceStartEvent(None, None, True, flow_style=False, comment=comment)
            for n, inner in enumerate(value):
                lines = self.above(inner, (*where, n), indent) if n else above
                yield from self.value(inner, (*where, n), indent, _above(lines, indent))
            yield SequenceEndEvent(comment=below)

    def value(self, value: Any, where: Where, indent: int, above: Any = None) -> Iterator[Event]:
        """What comes behind a key or a dash in this column, with the comments ``above`` a dash."""
        about = self.about(where)
        behind = _behind(about.behind)
        if self.is_block(value, where, indent):
            if isinstance(where[-1], int):
                deeper = 4 if isinstance(value, list) else 2  # a dash behind a dash stands as far as one below a key
                yield from self.block(value, where, indent + deeper, [], [None, above])
            else:
                first = self.first_above(value, where, indent + 2)
                yield from self.block(value, where, indent + 2, first, [behind, None])
        elif isinstance(value, dict | list):
            yield from _flow(value, above, behind)
        elif value is None:
            yield _text("", "", [behind, above])
        elif about.folded or _is_literal(value):
            style, text = (">", "\n".join(about.folded)) if about.folded else ("|", value)
            on_key = [f"  {about.behind[-1]}"] if behind and isinstance(where[-1], str) else None
            yield _text(text, style, [None, above or on_key])
        else:
            yield _text(value, comment=[behind, above])

    def above(self, value: Any, where: Where, indent: int) -> list[str]:
        """The lines above a key or a dash; above a dash also what is said of the first key behind it."""
        about = self.about(where)
        if isinstance(where[-1], int) and self.is_block(value, where, indent):
            return [*about.above, *about.behind, *self.first_above(value, where, indent + 2)]
        if isinstance(where[-1], int) and isinstance(value, str) and (about.folded or _is_literal(value)):
            return [*about.above, *about.behind]
        return [*about.above, *about.behind[:-1]]

    def first_above(self, value: dict[str, Any] | list[Any], where: Where, indent: int = 0) -> list[str]:
        """The lines above the first key or item; no empty line comes first."""
        step: str | int
        step, inner = next(iter(value.items())) if isinstance(value, dict) else (0, value[0])
        return list(dropwhile(lambda text: not text, self.above(inner, (*where, step), indent)))

    def is_block(self, value: Any, where: Where, indent: int) -> bool:
        """Whether a value takes lines of its own, behind a key or dash in this column."""
        about, step = self.about(where), where[-1]
        if not value or isinstance(value, str) or about.on_one_line:
            return False
        if isinstance(value, dict) or not all(self.is_bare(item, (*where, n)) for n, item in enumerate(value)):
            return True
        room = WIDTH - indent - (len(step) + 2 if isinstance(step, str) else 2)
        return bool(about.below) or len(flow(value)) > room

    def is_bare(self, item: Any, where: Where) -> bool:
        """Whether an item of a list is a single value about which nothing is said."""
        about = self.about(where)
        is_single = item is None or (isinstance(item, str) and not _is_literal(item))
        return is_single and not about.folded and not about.comments


def _above(lines: list[str], indent: int) -> list[CommentToken] | None:
    """Lines of comment in this column, as ruamel.yaml writes them above a key or a dash."""
    text = "".join(f"{' ' * indent}{line}\n" if line else "\n" for line in lines)
    return [CommentToken(text, CommentMark(0))] if text else None


def _behind(comments: list[str]) -> CommentToken | None:
    """The last of these, as ruamel.yaml writes it behind a value."""
    return CommentToken(f" {comments[-1]}", CommentMark(0)) if comments else None


def _is_literal(text: str) -> bool:
    """Whether a text has lines of its own that can stand as they are (``|-``)."""
    return "\n" in text and "\r" not in text and text == text.strip()
