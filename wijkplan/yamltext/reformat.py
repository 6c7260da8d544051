"""A document in the one layout of plans: the same data and the same comments, in canonical order and notation.

`wijkplan.yamltext.belonging` says what stands around each value, `wijkplan.yamltext.emit` writes it.
"""

from __future__ import annotations

import re
import textwrap
from collections.abc import Callable, Sequence
from typing import Any

from wijkplan.yamltext.belonging import Around, around
from wijkplan.yamltext.comments import comments, is_to_checks
from wijkplan.yamltext.document import LINE_BREAK, Document, Mapping, Node, Scalar, Where
from wijkplan.yamltext.emit import emit
from wijkplan.yamltext.entries import is_flow, line_break
from wijkplan.yamltext.parse import parse
from wijkplan.yamltext.text import document as read_text

Order = Callable[[Where], Sequence[str]]
"""The keys that a mapping may have, in the order in which they stand; by the road to that mapping."""
Notation = Callable[[Where, str], str]
"""How a text is written in its field; by the road to that field."""


_BESIDE_SPACE = re.compile(r"(?<=[ \t])\n(?=[^ \t\n])")
"""Where a folded text does not fold again: a space at the end of a line is part of it."""

_ODD_START = re.compile(r"[^\S ]")
"""What a folded line does not begin with as ruamel.yaml writes it: a space of another kind, or a tab."""


class LayoutError(ValueError):
    """The text could not be laid out in a way that keeps all that is in it."""


def laid_out(document: Document, order: Order, notation: Notation) -> Document:
    """The same document in the canonical layout, with the line ends that it has.

    Args:
        document: a document without faults that holds a mapping.
        order: known keys come in this order; others stay behind them, as they were.
        notation: how each text is written; what it gives has to mean the same to the field.

    Raises:
        LayoutError: a comment would be lost, or laying out the result would change it again.
    """
    after = _Laid(document, order, notation).out()
    stays = not after.faults and _Laid(after, order, notation).out().text == after.text
    if not stays or comments(after) != comments(document):
        raise LayoutError(str(document.path))
    return after


class _Laid:
    """Brings the data of one document in order, and gathers how they stand there."""

    def __init__(self, document: Document, order: Order, notation: Notation) -> None:
        self.document = document
        self.order = order
        self.notation = notation
        self.around = around(document)

    def out(self) -> Document:
        root, head = self.document.root, self.around[()].above
        data = self.value(root, ()) if root is not None else {}
        if isinstance(root, Mapping) and head and head[-1] and list(root.items)[:1] != list(data)[:1]:
            head.append("")  # another key comes first, and what is said of the file is not about that
        text = emit(data, around=self.around).replace("\n", line_break(self.document.text))
        return read_text(self.document.path, text)

    def value(self, node: Node, where: Where) -> Any:
        if isinstance(node, Scalar):
            return None if node.text is None else self.text(node, node.text, where)
        about = self.around.get(where, Around())
        if any(map(is_to_checks, about.comments)) and self.is_short(node):
            about.on_one_line = True
        if isinstance(node, Mapping):
            known = {name: n for n, name in enumerate(self.order(where))}
            names = sorted(node.items, key=lambda name: known.get(name, len(known)))
            return {name: self.value(node.items[name], (*where, name)) for name in names}
        return [self.value(item, (*where, n)) for n, item in enumerate(node.items)]

    def is_short(self, node: Node) -> bool:
        """Whether a list or mapping stands between brackets or braces on one line."""
        return node.start.line == node.end.line and is_flow(self.document.text, node)

    def text(self, node: Scalar, text: str, where: Where) -> str:
        """A text in its notation; one that stands on several lines keeps them, if it means the same on them."""
        text = self.notation(where, text)
        lines = _lines(self.document.text[node.start.index : node.end.index])
        if len(lines) > 1 and not any(map(_ODD_START.match, lines)) and _folded(lines) == text:
            self.around[where].folded = lines
        return text


def _lines(written: str) -> list[str]:
    """The lines of a text that is folded where it stands; none for a text whose lines are its own (``|``)."""
    if written[:1] == "|":
        return []
    if written[:1] == ">":
        text = textwrap.dedent("\n".join(LINE_BREAK.split(written)[1:]))
    else:
        inner = written[1:-1] if written[:1] in ('"', "'") else written
        text = "\n".join(line.strip() for line in LINE_BREAK.split(inner))
    return _BESIDE_SPACE.sub(" ", text.strip("\n")).split("\n")


def _folded(lines: list[str]) -> str | None:
    """What these lines mean as a folded text."""
    root = parse("\n".join(["text: >-", *(f"  {line}" if line else "" for line in lines)])).root
    text = root.items["text"] if isinstance(root, Mapping) else None
    return text.text if isinstance(text, Scalar) else None
