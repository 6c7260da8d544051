"""Changing many items of one list at once.

An edit is checked by reading the whole text again, so many edits in a long plan take long. Here every item that
changes is cut out and edited as a small document of its own; the whole is read again only once.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping
from typing import TypeAlias

from wijkplan.yamltext.document import LINE_BREAK, Document, Sequence
from wijkplan.yamltext.editing import TooLargeError
from wijkplan.yamltext.entries import entries, is_flow, line_start, lines_end
from wijkplan.yamltext.text import document as read_text
from wijkplan.yamltext.text import too_large

Edit: TypeAlias = Callable[[Document], Document]
"""Takes a document that is a list with one item, and gives it back; it may add items behind that one."""


def with_edited_items(document: Document, key: str, edits: Mapping[int, Edit]) -> Document | None:
    """The document with these edits made in the items of a list.

    Args:
        document: a document without faults in its text.
        key: of a list at the top of the document.
        edits: what to do with which item (counted from 0).

    Returns:
        None where the items do not stand on lines of their own, or the result does not read back as what was meant.

    Raises:
        TooLargeError: the text would be larger than a file may be.
        EditError: as the edits do.
    """
    node = document.at((key,))
    if not isinstance(node, Sequence) or not node.items or is_flow(document.text, node):
        return None
    data = document.data()
    text, meant = document.text, list(data[key])
    known = entries(text, node)
    pieces, done, grown = list[str](), 0, 0
    for n in sorted(edits):
        start, end = line_start(text, known[n].start), lines_end(text, known[n].end, node.start.column)
        small = read_text(document.path, text[start:end])
        if small.faults or small.data() != [meant[n + grown]] or not LINE_BREAK.search(small.text):
            return None
        edited = edits[n](small)
        if bound := too_large(edited):
            raise TooLargeError((key,), bound)
        if edited.faults:
            return None
        more = edited.data()
        meant[n + grown : n + grown + 1] = more
        grown += len(more) - 1
        pieces += [text[done:start], edited.text]
        done = end
    after = read_text(document.path, "".join([*pieces, text[done:]]))
    if bound := too_large(after):
        raise TooLargeError((key,), bound)
    return after if not after.faults and after.data() == {**data, key: meant} else None
