"""The comments of a document: what stands in the gaps between keys and values."""

from __future__ import annotations

import re
from collections import Counter, defaultdict
from collections.abc import Iterator

from wijkplan.yamltext.document import LINE_BREAK, Document, Mapping, Node, Scalar, Sequence, Where

COMMENT = re.compile(r"#[^\r\n]*")
_NO_BREAK = re.compile(r"[^\r\n]")
_TO_CHECKS = re.compile(r"#[ \t]*wijkplan:")


def comments(document: Document) -> Counter[str]:
    """Each comment of a document, from its ``#``, and how many times it stands there."""
    return Counter(found[0].rstrip() for found in COMMENT.finditer(gaps(document)))


def is_to_checks(comment: str) -> bool:
    """Whether a comment speaks to the checks about one line, so that it has to stay on it or above it."""
    return bool(_TO_CHECKS.match(comment))


def roads_by_line(document: Document) -> dict[int, set[Where]]:
    """The roads to the keys and values that begin on each line (counted from 1)."""
    found: dict[int, set[Where]] = defaultdict(set)
    _by_line(document.root, (), found)
    return found


def gaps(document: Document) -> str:
    """The text with an ``x`` for each sign of a key or value, so that only comments have a ``#``.

    The first line of a text below its key (``>-``) stays: there may be a comment on it.
    """
    pieces, done = [], 0
    for node in _scalars(document.root):
        start, end = node.start.index, node.end.index
        if document.text[start : start + 1] in ("|", ">") and start < end:
            header_end = LINE_BREAK.search(document.text, start)
            start = header_end.start() if header_end else end
        pieces += [document.text[done:start], _NO_BREAK.sub("x", document.text[start:end])]
        done = end
    return "".join([*pieces, document.text[done:]])


def _scalars(node: Node | None) -> Iterator[Scalar]:
    """All keys and values, in the order of the file."""
    if isinstance(node, Scalar):
        yield node
    elif isinstance(node, Sequence):
        for item in node.items:
            yield from _scalars(item)
    elif node is not None:
        for name, value in node.items.items():
            yield node.keys[name]
            yield from _scalars(value)


def _by_line(node: Node | None, where: Where, found: dict[int, set[Where]]) -> None:
    if isinstance(node, Mapping):
        for name, value in node.items.items():
            found[node.keys[name].start.line + 1].add((*where, name))
            _by_line(value, (*where, name), found)
    elif isinstance(node, Sequence):
        for n, item in enumerate(node.items):
            _by_line(item, (*where, n), found)
    elif node is not None:
        found[node.start.line + 1].add(where)
