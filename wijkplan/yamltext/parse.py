"""YAML text to nodes with positions.

Every scalar stays text: the field that it fills gives it its type, so YAML 1.1's surprises (``no``,
``0101``, ``1:30``) cannot happen. What lets one file mean two things (anchors, tags, double keys, ...) is
a fault with a position. The tree is built from the parser's events, without recursion, so deep nesting
cannot exhaust the stack and an alias is never expanded.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from itertools import islice
from typing import Any

import yaml

from wijkplan.yamltext.document import LINE_BREAK, Fault, Mapping, Mark, Node, Scalar, Sequence, Span
from wijkplan.yamltext.slips import misplaced, slips

MAX_DEPTH = 20
MAX_VALUES = 40_000  # far beyond any plan: a thousand voorstellen hold some twelve thousand
MAX_FAULTS = 1_000  # of one kind in one file: enough to see what is wrong, and bounded
NOTHING = frozenset({"", "~", "null", "Null", "NULL"})

# Not printable in YAML 1.1, a line break that editors do not show, or able to turn the reading direction.
CONTROL = re.compile("[\x00-\x08\x0b\x0c\x0e-\x1f\x7f-\x9f\u2028-\u202e\u2066-\u2069\ud800-\udfff\ufeff\ufffe\uffff]")
INDENT_WITH_TAB = re.compile(r"[ ]*\t[ \t]*(?=\S)")
DECIMALS = re.compile(r"(?:[0-9]+|-)(?:\s*(?:euro|eur|€|%))?", re.IGNORECASE)  # of 7,5, 7,5% and 60.000,- euro
PROPERTY = re.compile(r"[ \t]*([&!*-][^\s,\[\]{}]*)")


class PureLoader(yaml.Loader):
    """The parser where libyaml is missing: of a number that Python cannot hold, it says what libyaml says."""

    def scan_flow_scalar(self, style: str) -> Any:
        """A text between quotes, with codes such as ``\\U0001F600``."""
        with _refusing(self, "while parsing a quoted scalar", "found invalid Unicode character escape code"):
            return super().scan_flow_scalar(style)

    def scan_directive(self) -> Any:
        """A line such as ``%YAML 1.1``."""
        with _refusing(self, "while scanning a %YAML directive", "found extremely long version number"):
            return super().scan_directive()


@contextmanager
def _refusing(loader: yaml.Loader, context: str, problem: str) -> Iterator[None]:
    start = loader.get_mark()
    try:
        yield
    except (OverflowError, ValueError):
        raise yaml.MarkedYAMLError(context, start, problem, loader.get_mark()) from None


_Loader: Any = getattr(yaml, "CLoader", PureLoader)


class _Stop(Exception):  # noqa: N818 - no error: the end of reading
    """Reading on makes no sense; the fault that says why has been added."""


class _Tree:
    """The tree while it grows: the open lists and mappings, innermost last."""

    def __init__(self, text: str) -> None:
        self.text = text
        self.root: Node | None = None
        self.faults: list[Fault] = []
        self.counts: dict[str, int] = {}
        self.values = 0
        self.open: list[Sequence | Mapping] = []
        self.keys: list[Scalar | None] = []  # for each open node, the key that waits for its value
        self.anchors: dict[str, Node] = {}
        self.without_dash: Mapping | None = None  # in which a next item of the list begins
        self.has_gaps = False  # whether there is a key or a dash with nothing behind it
        self.spans: list[tuple[int, int]] = []  # first and last line of texts of several lines

    def fault(self, kind: str, span: Span, **values: Any) -> None:
        count = self.counts[kind] = self.counts.get(kind, 0) + 1
        if count <= MAX_FAULTS:
            self.faults.append(Fault(kind, span, values=values))

    def sign(self, event: Any, sign: str) -> Span:
        """The word before a value that begins with this sign: an anchor, an alias, a tag or ``---``."""
        start, index = event.start_mark, event.start_mark.index
        while found := PROPERTY.match(self.text, index):
            if found[1].startswith(sign):
                column = start.column + found.start(1) - start.index + 1
                return Span(start.line + 1, column, start.line + 1, column + len(found[1]))
            index = found.end()
        return _sign_at(start)

    def properties(self, event: Any, node: Node) -> None:
        """Anchors and tags give a value a second meaning: not in a plan."""
        if event.anchor is not None:
            self.fault("anchor", self.sign(event, "&"))
            self.anchors[event.anchor] = node
        if event.tag is not None:
            self.fault("tag", self.sign(event, "!"))

    def add(self, node: Node) -> None:
        """Put a finished or just opened node in its place."""
        self.values += 1
        if self.values > MAX_VALUES:
            self.fault("too-many", _sign_at(node.start), limit=MAX_VALUES)
            raise _Stop
        if not self.open:
            self.root = node
            return
        top = self.open[-1]
        if isinstance(top, Sequence):
            top.items.append(node)
            return
        key = self.keys[-1]
        if key is None:
            self._key(node)
            return
        self.keys[-1] = None
        name = key.text or ""
        if name in top.items:
            first = top.keys[name].start.line + 1
            # {wijk: 7,5, aanbieder: 6,5} has two keys 5: two commas, and no double key.
            cut = DECIMALS.fullmatch(name) and isinstance(node, Scalar) and node.text is None
            kind = "comma-in-braces" if cut else "duplicate-key"
            # A second naam begins a next item, without its dash; what follows belongs to that one.
            if name == "naam" and top.start.column and isinstance(self.open[-2:][0], Sequence):
                begin = " " * (key.start.column - 2) + "- naam:"
                self.fault("no-dash", Span.between(key.start, key.end), first=first, begin=begin)
                self.without_dash = top
            if top is self.without_dash:
                return
            self.fault(kind, Span.between(key.start, key.end), key=name, first=first)
        else:
            top.items[name] = node
            top.keys[name] = key

    def _key(self, node: Node) -> None:
        if isinstance(node, Scalar):
            self.keys[-1] = node
        else:
            self.fault("complex-key", _sign_at(node.start))
            raise _Stop

    def enter(self, node: Sequence | Mapping) -> None:
        self.add(node)
        self.open.append(node)
        self.keys.append(None)
        if len(self.open) > MAX_DEPTH:
            self.fault("too-deep", _sign_at(node.start), depth=MAX_DEPTH)
            raise _Stop

    def document(self, event: Any) -> None:
        if self.root is not None:
            self.fault("several-documents", self.sign(event, "-"))
            raise _Stop

    def mapping(self, event: Any) -> None:
        node = Mapping({}, {}, event.start_mark, event.end_mark)
        self.properties(event, node)
        self.enter(node)

    def sequence(self, event: Any) -> None:
        node = Sequence([], event.start_mark, event.end_mark)
        self.properties(event, node)
        self.enter(node)

    def leave(self, event: Any) -> None:
        self.keys.pop()
        self.open.pop().end = event.end_mark

    def scalar(self, event: Any) -> None:
        text: str = event.value
        start, end = event.start_mark, event.end_mark
        if start.line != end.line:
            self.spans.append((start.line + 1, end.line + 1))
        # Only between double quotes can an escape make a control character that the text does not show.
        if event.style == '"' and CONTROL.search(text):
            self.fault("control-character", Span.between(start, end))
            text = CONTROL.sub("\ufffd", text)
        node = Scalar(text, start, end)
        if event.anchor is not None or event.tag is not None:
            self.properties(event, node)
        is_key = bool(self.open) and self.keys[-1] is None and isinstance(self.open[-1], Mapping)
        # A key is a key, even if it reads "null".
        if not is_key and (not text.strip() or (not event.style and text in NOTHING)):
            node.text = None
            self.has_gaps = True
        self.add(node)

    def alias(self, event: Any) -> None:
        self.fault("alias", self.sign(event, "*"))
        # A plain value stands in for its alias, so that no second message comes of it.
        meant = self.anchors.get(event.anchor)
        text = meant.text if isinstance(meant, Scalar) else None
        if text is not None or not (self.open and isinstance(self.open[-1], Sequence)):
            self.add(Scalar(text, event.start_mark, event.end_mark))


def _sign_at(mark: Mark) -> Span:
    """The one character at a mark."""
    return Span(mark.line + 1, mark.column + 1, mark.line + 1, mark.column + 2)


@dataclass(frozen=True, slots=True)
class Parsed:
    """The tree of a text, and what is wrong with the text."""

    root: Node | None
    """None where the text could not be read to its end."""
    faults: tuple[Fault, ...]
    has_gaps: bool
    """Whether there is a key or a dash with nothing behind it."""


def parse(text: str) -> Parsed:
    """Read a text."""
    tree = _Tree(text)
    if CONTROL.search(text):
        for span in islice(_control_characters(text), MAX_FAULTS):
            tree.fault("control-character", span)
    complete = True
    try:
        _grow(tree, CONTROL.sub("\ufffd", text))
    except _Stop:
        complete = False
    except yaml.MarkedYAMLError as error:
        complete = False
        _syntax(tree, error)
    if "\t" in text:
        _tabs(tree)
    if slipped := list(islice(slips(text, _events, tree.spans), MAX_FAULTS)):
        complete = False
        # What else was said of the text may well come of the slip.
        tree.faults[:] = [*(f for f in tree.faults if f.kind not in ("syntax", "duplicate-key")), *slipped]
    return Parsed(tree.root if complete else None, tuple(tree.faults), tree.has_gaps)


def _control_characters(text: str) -> Iterator[Span]:
    for number, line in enumerate(LINE_BREAK.split(text), start=1):
        for found in CONTROL.finditer(line):
            yield Span(number, found.start() + 1, number, found.end() + 1)


def _events(text: str) -> Iterator[Any]:
    """The events of the parser, up to our own limit of levels whatever limit the parser has.

    libyaml reads a line up to 1,024 characters ahead, and since 0.2.6 stops at a thousand brackets there, before it
    has told of the first. Then what stands before the place where it stopped is read apart.
    """
    told = 0
    try:
        for event in yaml.parse(text, Loader=_Loader):
            told += 1
            yield event
    except yaml.MarkedYAMLError as error:
        if error.problem_mark is None or "nesting" not in str(error.problem):
            raise
        yield from islice(yaml.parse(text[: error.problem_mark.index], Loader=_Loader), told, None)


def _grow(tree: _Tree, text: str) -> None:
    handlers: dict[type, Callable[[Any], None]] = {
        yaml.ScalarEvent: tree.scalar,
        yaml.MappingStartEvent: tree.mapping,
        yaml.SequenceStartEvent: tree.sequence,
        yaml.MappingEndEvent: tree.leave,
        yaml.SequenceEndEvent: tree.leave,
        yaml.AliasEvent: tree.alias,
        yaml.DocumentStartEvent: tree.document,
    }
    for event in _events(text):
        if handler := handlers.get(type(event)):
            handler(event)


def _syntax(tree: _Tree, error: yaml.MarkedYAMLError) -> None:
    mark = error.problem_mark or error.context_mark
    line, column = (mark.line + 1, mark.column + 1) if mark else (1, 1)
    lines = LINE_BREAK.split(tree.text)
    # The parser may stop after the last line, at the end of the text.
    if line > len(lines) or (line == len(lines) and not lines[-1] and line > 1):
        line = len(lines) - 1 if not lines[-1] and len(lines) > 1 else len(lines)
        column = len(lines[line - 1]) + 1
    problem = f"{error.context}: {error.problem}"
    if slip := misplaced(lines, line, column, problem):
        tree.faults.append(slip)
        return
    begun = error.context_mark.line + 1 if error.context_mark else line
    if (
        "could not find expected ':'" in problem and begun < line
    ):  # only on a later line is it clear that no colon comes
        line, column = begun, error.context_mark.column + 1 if error.context_mark else 1
    span = Span(line, column, line, min(column + 1, len(lines[line - 1]) + 1))
    behind = bool(lines[line - 1][: column - 1].strip())
    tree.fault("syntax", span, problem=problem, begun=begun, behind=behind)


def _tabs(tree: _Tree) -> None:
    """Lines that begin with a tab, but for those inside a text of several lines."""
    inside = {number for first, last in tree.spans for number in range(first + 1, last + 1)}
    tabs = {}
    for number, line in enumerate(LINE_BREAK.split(tree.text), start=1):
        found = INDENT_WITH_TAB.match(line)
        if found and number not in inside and not line.lstrip().startswith("#"):
            tabs[number] = Span(number, line.index("\t") + 1, number, found.end() + 1)
    # The parser trips over the same tab: one message is enough.
    tree.faults[:] = [f for f in tree.faults if not (f.kind == "syntax" and f.span.line in tabs)]
    for span in tabs.values():
        tree.fault("tab", span)
