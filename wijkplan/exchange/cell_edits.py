"""What people changed in a workbook, made in the text of the plan."""

from __future__ import annotations

from collections.abc import Iterable
from functools import partial

from wijkplan.exchange.cell_changes import Addition, Change, Outcome
from wijkplan.exchange.cells import SECTIONS
from wijkplan.exchange.from_workbook import Mistake
from wijkplan.language import N_, Message
from wijkplan.yamltext.document import Document, Where
from wijkplan.yamltext.editing import EditError, Order, TooLargeError, with_item, with_value, without
from wijkplan.yamltext.item_edits import with_edited_items
from wijkplan.yamltext.text import document as read_text

_CANNOT_EDIT = Message(N_("De tekst van het plan is hier niet zo te veranderen. Verander het zelf in het plan."))


def applied(document: Document, found: Outcome, order: Order) -> tuple[Document, list[Mistake]]:
    """The plan with all that was filled in, and the cells for which its text cannot be changed without a doubt.

    Raises:
        TooLargeError: the plan would be larger than a file may be.
    """
    mistakes: list[Mistake] = []
    for section in SECTIONS:
        changes: dict[int, list[Change]] = {}
        for change in found.changes:
            if change.where[0] == section:
                changes.setdefault(int(change.where[1]), []).append(change)
        document = _edited(document, section, changes, mistakes, order)
        additions = [addition for addition in found.additions if addition.where[0] == section]
        document = _added(document, section, additions, mistakes, order)
    return document, mistakes


def _added(
    document: Document, section: str, additions: list[Addition], mistakes: list[Mistake], order: Order
) -> Document:
    """The plan with these voorstellen at the end of a list; together where that can be."""
    for n, addition in enumerate(additions):
        last = len(document.data().get(section) or ()) - 1
        if n < len(additions) - 1 and last >= 0 and _has_plain_items(document, section, (last,)):
            return _added_together(document, section, last, additions[n:], mistakes, order)
        try:
            document = with_item(document, (section,), addition.item, order)
        except TooLargeError:
            raise
        except EditError:
            mistakes.append(Mistake(addition.place, _CANNOT_EDIT))
    return document


def _added_together(
    document: Document, section: str, last: int, additions: list[Addition], mistakes: list[Mistake], order: Order
) -> Document:
    """The same, behind the last voorstel of a list whose items can be edited apart."""

    def edit(small: Document) -> Document:
        """Each is written as if it were the only one: to read all anew for each would take too long."""
        text = small.text
        for addition in additions:
            try:
                more = with_item(small, (), addition.item, lambda where: order((section, *where))).text
            except EditError:
                mistakes.append(Mistake(addition.place, _CANNOT_EDIT))
            else:
                text += more[len(small.text) :]
        return read_text(document.path, text)

    together = with_edited_items(document, section, {last: edit})
    if together is not None:
        return together
    mistakes.append(Mistake(additions[0].place, _CANNOT_EDIT))
    return document


def _edited(
    document: Document, section: str, changes: dict[int, list[Change]], mistakes: list[Mistake], order: Order
) -> Document:
    """The plan with these changes in the voorstellen of a list, by their number; each apart where that can be."""
    refused: list[Mistake] = []

    def edit(n: int, small: Document) -> Document:
        """Change a document that is a list with this one voorstel."""
        for change in changes[n]:
            small = _changed_at(small, (0, *change.where[2:]), change, refused, lambda where: order((section, *where)))
        return small

    together = with_edited_items(document, section, {n: partial(edit, n) for n in changes}) if changes else document
    if together is None and _has_plain_items(document, section, changes):
        first = changes[min(changes)][0]
        mistakes.append(Mistake(first.place, _CANNOT_EDIT))
        return document
    if together is None:
        refused.clear()
        together = document
        for change in (change for some in changes.values() for change in some):
            together = _changed_at(together, change.where, change, refused, order)
    mistakes += refused
    return together


def _has_plain_items(document: Document, section: str, numbers: Iterable[int]) -> bool:
    """Whether these voorstellen can be edited apart: then it is not the layout that keeps the whole from reading."""
    return with_edited_items(document, section, dict.fromkeys(numbers, lambda small: small)) is not None


def _changed_at(document: Document, where: Where, change: Change, refused: list[Mistake], order: Order) -> Document:
    """The document with this change at this place; where its text does not allow that, it is refused."""
    try:
        return without(document, where) if change.value is None else with_value(document, where, change.value, order)
    except TooLargeError:
        raise
    except EditError:
        refused.append(Mistake(change.place, _CANNOT_EDIT))
        return document
