"""Changing one value in the text of a plan and nothing else.

The change is made in the text itself, at the place where the reader found the value, so comments, order,
quotes, line ends and layout of everything else stay as they are, to the letter. The result is read back
and compared with what was meant.
"""

from __future__ import annotations

import copy
from typing import Any

from wijkplan.files.document import LINE_BREAK, Document, Mapping, Node, Scalar, Sequence, Where
from wijkplan.files.reading import document as read_text


class EditError(ValueError):
    """The text could not be changed in a way that reads back as what was meant; nothing is lost."""


def with_value(document: Document, where: Where, value: str) -> Document:
    """The document with this value at this place.

    Args:
        document: a document without faults.
        where: keys that are not there yet are made; list items have to be there.
        value: as it stands in YAML: a number or a plain text.

    Raises:
        EditError: the place is not in a mapping, or the result would not read back as meant.
    """
    text = _changed(document, where, value)
    changed = read_text(document.path, text)
    try:
        meant = _meant(document.data(), where, value)
    except (KeyError, IndexError, TypeError):
        meant = None
    if changed.faults or meant is None or changed.data() != meant:
        raise EditError(".".join(map(str, where)))
    return changed


def _changed(document: Document, where: Where, value: str) -> str:
    text, node, depth = document.text, document.root, 0
    while depth < len(where) and (inner := _inner(node, where[depth])) is not None:
        node, depth = inner, depth + 1
    if depth == len(where):
        return _replaced(text, node, value)
    missing = where[depth:]
    if isinstance(node, Scalar) and node.text is None and depth:
        # A key with nothing behind it: the value, or what leads to it, comes there.
        return _replaced(text, node, _nested(missing, value), space=True)
    if not isinstance(node, Mapping) or any(isinstance(step, int) for step in missing):
        raise EditError(".".join(map(str, where)))
    if not node.keys:  # {}
        return text[: node.start.index] + _nested(missing, value) + text[node.end.index :]
    return _inserted(text, node, _nested(missing, value)[1:-1] if len(missing) else value)


def _inner(node: Node | None, step: str | int) -> Node | None:
    if isinstance(node, Mapping) and isinstance(step, str):
        return node.items.get(step)
    if isinstance(node, Sequence) and isinstance(step, int) and step < len(node.items):
        return node.items[step]
    return None


def _nested(keys: Where, value: str) -> str:
    """``("prioriteit", "wijk")`` and 8 as ``{prioriteit: {wijk: 8}}``."""
    for key in reversed(keys):
        value = f"{{{key}: {value}}}"
    return value


def _replaced(text: str, node: Node | None, value: str, *, space: bool = False) -> str:
    if not isinstance(node, Scalar):
        raise EditError(value)
    start, end = node.start.index, node.end.index
    ahead = " " if (space or start == end) and text[start - 1 : start] not in (" ", "") else ""
    return text[:start] + ahead + value + text[end:]


def _inserted(text: str, mapping: Mapping, entry: str) -> str:
    """A new key behind the name (or else the first key) of a mapping, in the layout of that mapping."""
    first = "naam" if "naam" in mapping.items else next(iter(mapping.items))
    end = mapping.items[first].end.index
    if text[mapping.start.index : mapping.start.index + 1] == "{":
        return text[:end] + ", " + entry + text[end:]
    indent = " " * next(iter(mapping.keys.values())).start.column
    found = LINE_BREAK.search(text, end) if mapping.items[first].end.column or end == 0 else None
    if mapping.items[first].end.column == 0:  # a text of several lines ends where the next line begins
        return text[:end] + indent + entry + _line_break(text) + text[end:]
    if found is None:
        return text + _line_break(text) + indent + entry
    return text[: found.end()] + indent + entry + found[0] + text[found.end() :]


def _line_break(text: str) -> str:
    found = LINE_BREAK.search(text)
    return found[0] if found else "\n"


def _meant(data: Any, where: Where, value: str) -> Any:
    """The data with the change made in it."""
    data = copy.deepcopy(data)
    inner = data
    for step in where[:-1]:
        inner = inner[step] if isinstance(step, int) else inner.setdefault(step, {})
    inner[where[-1]] = value
    return data
