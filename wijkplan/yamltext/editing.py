"""Changing some things in the text of a plan and nothing else.

A change is made in the text itself, at the place where the reader found the value, so comments, order,
quotes, line ends and layout of everything else stay as they are, to the letter. The result is read back
and compared with what was meant.

A value is data: a text, or a list or dict of values. It is written in the layout of its neighbours: between
braces in a mapping between braces, else as `wijkplan.yamltext.emit` lays out new pieces.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable
from collections.abc import Sequence as Listing
from dataclasses import dataclass
from functools import partial
from itertools import groupby
from typing import Any, TypeAlias

from wijkplan.yamltext.belonging import lines_end
from wijkplan.yamltext.document import LINE_BREAK, Document, Fault, Mapping, Scalar, Sequence, Where, data_at, written
from wijkplan.yamltext.entries import entries, is_flow, line_start, value_end
from wijkplan.yamltext.splicing import replaced, with_entries, without_entry
from wijkplan.yamltext.text import document as read_text
from wijkplan.yamltext.text import too_large

Order: TypeAlias = Callable[[Where], Listing[str]]
"""Gives for the road to a mapping its keys in the order in which people expect them: `wijkplan.plan.writing.order`."""


class EditError(ValueError):
    """The text could not be changed in a way that reads back as what was meant; nothing is lost."""

    def __init__(self, *roads: Where) -> None:
        super().__init__(written(roads[0]))
        self.roads = roads
        """To all that could not be changed."""


class TooLargeError(EditError):
    """With the change in it the text would be larger than a file may be."""

    def __init__(self, where: Where, bound: Fault) -> None:
        super().__init__(where)
        self.bound = bound


@dataclass(frozen=True, slots=True)
class Edit:
    """One change: what is to stand at a place (as for `with_value`), or None where that is to go (`without`)."""

    where: Where
    value: Any


def unordered(_where: Where) -> Listing[str]:
    """No order is known: a new key comes last."""
    return ()


def value_at(document: Document, where: Where) -> Any:
    """The data at this place; None where nothing is given."""
    return data_at(document.data(), where)


def edited(document: Document, edits: Iterable[Edit], order: Order = unordered) -> Document:
    """The document with all these changes in it, as if they were made one after the other.

    Changes in the items of a list are made in the lines of each item apart, and read back together: many changes
    in a long plan would take long if all of it were read again for each.

    Raises:
        EditError: there is no such place, or the result would not read back as meant; for all changes like that.
    """
    refused: list[Where] = []
    for in_items, some in groupby(edits, lambda edit: len(edit.where) > 2 and isinstance(edit.where[1], int)):
        make = _in_items if in_items else _in_whole
        document = make(document, list(some), order, refused)
    if refused:
        raise EditError(*refused)
    return document


def with_value(document: Document, where: Where, value: Any, order: Order = unordered) -> Document:
    """The document with this value at this place.

    A text takes the place of what is there. Of a list or a mapping only what differs is changed, so that what
    stays keeps its comments.

    Args:
        document: a document without faults in its text.
        where: the road to a key or an item; keys that are not there yet are made, list items have to be there.
        value: a text, or a list or dict of values; not empty (`without` takes a key away).
        order: where new keys come: behind the last one present that comes before it; an unknown key comes last.

    Raises:
        EditError: there is no such place, or the result would not read back as meant.
    """
    node, old = document.at(where), value_at(document, where)
    if old == value:
        return document
    if isinstance(old, dict) and isinstance(value, dict) and not old.keys().isdisjoint(value):
        gone = dict.fromkeys(key for key in old if key not in value)
        return edited(document, [Edit((*where, key), inner) for key, inner in {**gone, **value}.items()], order)
    if isinstance(node, Sequence) and isinstance(value, list):
        stays = [item for item in old if item in value]
        if stays and stays == value[: len(stays)]:
            for n in reversed([n for n, item in enumerate(old) if item not in value]):
                document = without(document, (*where, n))
            node, more = document.at(where), value[len(stays) :]
            if not more or not isinstance(node, Sequence):
                return document
            text = with_entries(document.text, node, len(node.items) - 1, more)
            return _verified(document, where, text, _meant(document.data(), where, value))
    try:
        text = _replaced(document, where, value) if node is not None else _added(document, where, value, order)
        return _verified(document, where, text, _meant(document.data(), where, value))
    except (KeyError, IndexError, TypeError):
        raise EditError(where) from None


def with_item(document: Document, where: Where, item: Any, order: Order = unordered) -> Document:
    """The document with one more item at the end of the list at this place.

    The item is laid out as the one before it; the list is made where it is not there or empty.

    Raises:
        EditError: there is something else at this place, or the result would not read back as meant.
    """
    known = value_at(document, where)
    if known and not isinstance(known, list):
        raise EditError(where)
    return with_value(document, where, [*(known or ()), item], order)


def without(document: Document, where: Where) -> Document:
    """The document without this key or item, and without the comments that are its own.

    Its own are the comment on its line, comments below that are set in deeper, and lines of comment right above.
    What is left empty by it goes as well, up to the item of a list or the plan itself: those become ``{}``.

    Raises:
        EditError: there is no such place, or the result would not read back as meant.
    """
    parent = document.at(where[:-1])
    if not where or document.at(where) is None or not isinstance(parent, Mapping | Sequence):
        raise EditError(where)
    if len(parent.items) == 1 and len(where) > 1 and isinstance(where[-2], str):
        return without(document, where[:-1])
    rest = value_at(document, where[:-1])
    if isinstance(parent, Sequence) or where[-1] in rest:  # the data has no keys with nothing behind them
        del rest[where[-1]]
    if len(parent.items) == 1:
        start, end = parent.start.index, value_end(document.text, parent)
        text = document.text[:start] + "{}" + document.text[end:]
    else:
        text = without_entry(document.text, parent, _number(parent, where[-1]))
    return _verified(document, where, text, _meant(document.data(), where[:-1], rest))


def _in_whole(document: Document, edits: Listing[Edit], order: Order, refused: list[Where], up_to: int = 0) -> Document:
    """The document with these changes; those for which its text does not allow that are refused.

    Args:
        up_to: how much of each road leads to the document, which is then a list with one item.
    """
    for edit in edits:
        where = (0, *edit.where[up_to:]) if up_to else edit.where
        try:
            gone = edit.value is None
            document = without(document, where) if gone else with_value(document, where, edit.value, order)
        except TooLargeError:
            raise
        except EditError:
            refused.append(edit.where)
    return document


def _in_items(document: Document, edits: Listing[Edit], order: Order, refused: list[Where]) -> Document:
    """The same for changes in items of lists at the top; each apart where it has lines of its own."""
    text, meant = document.text, document.data()
    by_item: dict[Where, list[Edit]] = {}
    for edit in edits:
        by_item.setdefault(edit.where[:2], []).append(edit)
    places: dict[Where, tuple[int, int]] = {}
    for key in {road[0] for road in by_item}:
        node = document.at((key,))
        if isinstance(node, Sequence) and not is_flow(text, node):
            for number, item in enumerate(entries(text, node)):
                places[key, number] = line_start(text, item.start), lines_end(text, item.end, node.start.column)
    for road in sorted(by_item.keys() & places, key=lambda road: places[road], reverse=True):  # so that places stay
        (key, n), (start, end) = road, places[road]
        small = read_text(document.path, text[start:end])
        if not small.faults and small.data() == [meant[key][n]] and LINE_BREAK.search(small.text):
            within = partial(lambda key, inner: order((key, *inner)), key)
            small = _in_whole(small, by_item.pop(road), within, refused, up_to=2)
            text, meant[key][n] = text[:start] + small.text + text[end:], small.data()[0]
    if text != document.text:
        document = _verified(document, edits[0].where, text, meant)
    return _in_whole(document, [edit for own in by_item.values() for edit in own], order, refused)


def _verified(before: Document, where: Where, text: str, meant: Any) -> Document:
    """The document of this text, if it means what was meant."""
    after = read_text(before.path, text)
    if bound := too_large(after):
        raise TooLargeError(where, bound)
    if before.faults or after.faults or after.data() != meant:
        raise EditError(where)
    return after


def _meant(data: Any, where: Where, value: Any) -> Any:
    """The data with the change made in it."""
    if not where:
        return value
    step, rest = where[0], where[1:]
    if isinstance(step, int):
        return [*data[:step], _meant(data[step], rest, value), *data[step + 1 :]]
    known = {} if data is None else data
    return {**known, step: _meant(known.get(step), rest, value)}


def _nested(keys: Where, value: Any) -> Any:
    """``("prioriteit", "wijk")`` and 8 as ``{prioriteit: {wijk: 8}}``."""
    for key in reversed(keys):
        value = {key: value}
    return value


def _added(document: Document, where: Where, value: Any, order: Order) -> str:
    """The text with a key that is not there yet, and what leads to it."""
    depth = next(n for n in range(len(where)) if document.at(where[: n + 1]) is None)
    parent, key = document.at(where[:depth]), where[depth]
    if any(isinstance(step, int) for step in where[depth:]):
        raise EditError(where)
    if depth and isinstance(parent, Scalar) and parent.text is None:  # a key with nothing behind it
        return _replaced(document, where[:depth], _nested(where[depth:], value))
    if not isinstance(parent, Mapping):
        raise EditError(where)
    value = _nested(where[depth + 1 :], value)
    if not parent.items:  # {}
        return _replaced(document, where[:depth], {key: value})
    known = list(order(where[:depth]))
    earlier = known[: known.index(key)] if key in known else list(parent.items)
    behind = max((n for n, name in enumerate(parent.items) if name in earlier), default=-1)
    return with_entries(document.text, parent, behind, {str(key): value})


def _replaced(document: Document, where: Where, value: Any) -> str:
    """The text with another value for a key or item that is there."""
    parent = document.at(where[:-1])
    if not where or not isinstance(parent, Mapping | Sequence):
        raise EditError(where)
    return replaced(document.text, parent, _number(parent, where[-1]), value)


def _number(parent: Mapping | Sequence, step: str | int) -> int:
    """Which of its keys or items this is, counted from 0."""
    return step if isinstance(step, int) else list(parent.items).index(step)
