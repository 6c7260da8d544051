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
from functools import lru_cache
from io import StringIO
from itertools import dropwhile
from typing import Any

from ruamel.yaml import events
from ruamel.yaml.emitter import Emitter
from ruamel.yaml.error import CommentMark
from ruamel.yaml.tag import Tag
from ruamel.yaml.tokens import CommentToken

from wijkplan.yamltext.belonging import Around
from wijkplan.yamltext.document import Where
from wijkplan.yamltext.parse import NOTHING

WIDTH = 100  # a list that would go beyond this column gets a line for each item

_ESCAPES = re.compile(r"[\n\r\t]")
_FOLD = re.compile(r"^(\S.*)\n(\n*)(?=\S)", re.MULTILINE)  # what is set in deeper keeps its lines
_MARGIN = re.compile("^  ", re.MULTILINE)
_OPENS = re.compile(r"[?:]|-(?=[^\W\d])")  # a dash before a word looks like a list in which a space was forgotten
_OTHER_MEANING = NOTHING | {"<<", "="}
"""What stands for nothing, and what other programs take for more than a text."""
_NOTHING_AROUND = Around()
_NO_TAG = Tag()


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
    if not value:
        return flow(value) + "\n"
    laying = _Laying(around or {})
    text = _written(laying.block(value, (), 0, [*laying.about(()).above, *laying.first_above(value, ())]))
    return _MARGIN.sub("", text) if isinstance(value, list) else text


def flow(value: Any) -> str:
    """Data on one line, lists between brackets and mappings between braces.

    >>> flow({"wijk": "8", "doelgroepen": ["ouderen"], "bereik": None})
    '{wijk: 8, doelgroepen: [ouderen], bereik: ~}'
    """
    return _written(_flow([value]), indent=2).removesuffix("\n")[1:-1]


def line(text: str) -> str:
    """A text on one line where it does not stand between brackets or braces, so that a comma needs no quotes."""
    return _written([events.SequenceStartEvent(None, None, True), _text(text), events.SequenceEndEvent()]).strip()[2:]


class _Emitter(Emitter):
    """The settings that ruamel.yaml takes from its class."""

    use_version = 1, 1  # quotes what ends a text for older readers
    MAX_SIMPLE_KEY_LENGTH = 1024  # as far as readers look for the end of a key

    def analyze_scalar(self, scalar: str) -> Any:
        """Where a text can stand in which style: looked at once, for us and for ruamel.yaml."""
        return _analysed(scalar)


_ANALYST = _Emitter(StringIO(), allow_unicode=True)


@lru_cache(maxsize=1024)
def _analysed(text: str) -> Any:
    return Emitter.analyze_scalar(_ANALYST, text)


def _written(pieces: Iterable[events.Event], indent: int = 4) -> str:
    """What ruamel.yaml makes of a list or a mapping; a list within a list stands ``indent`` deeper."""
    stream = StringIO()
    emitter = _Emitter(
        stream,
        indent=indent,
        width=sys.maxsize,
        allow_unicode=True,
        block_seq_indent=indent - 2,
        brace_single_entry_mapping_in_flow_sequence=True,
    )
    emitter.best_map_indent = 2
    begin = events.StreamStartEvent(), events.DocumentStartEvent()
    end = events.DocumentEndEvent(), events.StreamEndEvent()
    for event in (*begin, *pieces, *end):
        emitter.emit(event)
    return stream.getvalue()


def _scalar(text: str, style: str | None, comment: Any = None) -> events.ScalarEvent:
    """A scalar; as it is in the style ``-``."""
    return events.ScalarEvent(None, _NO_TAG, (True, True, True), text, style=style, comment=comment)


def _text(text: str, comment: Any = None, *, in_flow: bool = False) -> events.ScalarEvent:
    """A text on one line: plain, or in double quotes, or in single ones where that saves signs."""
    known = _analysed(text)
    is_plain = not known.multiline and (known.allow_flow_plain if in_flow else known.allow_block_plain)
    if is_plain and text not in _OTHER_MEANING and text == text.strip() and not _OPENS.match(text):
        return _scalar(text, None, comment)
    return _scalar(text, '"' if _ESCAPES.search(text) or not re.search(r'["\\]', text) else "'", comment)


def _flow(value: Any, above: Any = None, behind: Any = None) -> Iterator[events.Event]:
    """A value between brackets or braces, with its comments."""
    if isinstance(value, dict):
        yield events.MappingStartEvent(None, None, True, flow_style=True, comment=[None, above])
        for key, inner in value.items():
            yield _text(key, in_flow=True)
            yield from _flow(inner)
        yield events.MappingEndEvent(comment=[behind, None])
    elif isinstance(value, list):
        yield events.SequenceStartEvent(None, None, True, flow_style=True, comment=[None, above])
        for inner in value:
            yield from _flow(inner)
        yield events.SequenceEndEvent(comment=[behind, None])
    else:
        yield _scalar("~", None) if value is None else _text(value, in_flow=True)


class _Laying:
    """Lays out data; knows what stands around each value."""

    def __init__(self, around: Dict[Where, Around]) -> None:
        self.around = around

    def about(self, where: Where) -> Around:
        return self.around.get(where, _NOTHING_AROUND)

    def block(
        self, value: dict[str, Any] | list[Any], where: Where, indent: int, above: list[str], comment: Any = None
    ) -> Iterator[events.Event]:
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
            yield events.MappingStartEvent(None, None, True, flow_style=False, comment=comment)
            for n, (key, inner) in enumerate(value.items()):
                lines = self.above(inner, (*where, key), indent) if n else above
                yield _text(key, [None, _above(lines, indent)])
                yield from self.value(inner, (*where, key), indent)
            yield events.MappingEndEvent(comment=below)
        else:
            yield events.SequenceStartEvent(None, None, True, flow_style=False, comment=comment)
            for n, inner in enumerate(value):
                lines = self.above(inner, (*where, n), indent) if n else above
                yield from self.value(inner, (*where, n), indent, _above(lines, indent))
            yield events.SequenceEndEvent(comment=below)

    def value(self, value: Any, where: Where, indent: int, above: Any = None) -> Iterator[events.Event]:
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
            # As events, an empty one would keep the next item on its line.
            yield from _flow(value, above, behind) if value else [_scalar(flow(value), "-", [behind, above])]
        elif value is None:  # a bare dash would get spaces behind it
            empty = "~" if isinstance(where[-1], int) else ""
            yield _scalar(empty, None, [_behind(about.behind, about.below, indent + 2), above])
        elif about.folded or _is_literal(value):
            style, text = (">", _folds("\n".join(about.folded))) if about.folded else ("|", value)
            on_key = [f"  {about.behind[-1]}"] if behind and isinstance(where[-1], str) else None
            yield _scalar(text, style, [None, above or on_key])
        else:
            yield _text(value, [behind, above])

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


def _behind(comments: list[str], below: Iterable[str] = (), indent: int = 0) -> CommentToken | None:
    """The last of these, as ruamel.yaml writes it behind a value; with the lines below that, in this column."""
    lines = [f"{' ' * indent}{line}" if line else "" for line in below]
    text = "\n".join([f" {comments[-1]}" if comments else "", *lines])
    return CommentToken(text, CommentMark(0)) if text else None


def _folds(lines: str) -> str:
    """Folded lines as the text that they are, with the mark at which ruamel.yaml folds it."""
    return _FOLD.sub(lambda found: found[1] + (found[2] or "\a "), lines)


def _is_literal(text: str) -> bool:
    """Whether a text has lines of its own that can stand as they are (``|-``)."""
    return "\n" in text and "\r" not in text and text == text.strip()
