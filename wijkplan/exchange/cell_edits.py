"""What people changed in a workbook, made in the text of the plan."""

from __future__ import annotations

from functools import partial

from wijkplan.exchange.cell_changes import Change, Outcome
from wijkplan.exchange.cells import SECTIONS
from wijkplan.exchange.from_workbook import Mistake
from wijkplan.files.document import Document, Where
from wijkplan.files.editing import EditError, Order, TooLargeError, with_item, with_value, without
from wijkplan.files.item_edits import with_edited_items
from wijkplan.language import N_, Message

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
    for addition in found.additions:
        try:
            document = with_item(document, addition.where[:1], addition.item, order)
        except TooLargeError:
            raise
        except EditError:
            mistakes.append(Mistake(addition.place, _CANNOT_EDIT))
    return document, mistakes


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
    if together is None:
        refused.clear()
        together = document
        for change in (change for some in changes.values() for change in some):
            together = _changed_at(together, change.where, change, refused, order)
    mistakes += refused
    return together


def _changed_at(document: Document, where: Where, change: Change, refused: list[Mistake], order: Order) -> Document:
    """The document with this change at this place; where its text does not allow that, it is refused."""
    try:
        return without(document, where) if change.value is None else with_value(document, where, change.value, order)
    except TooLargeError:
        raise
    except EditError:
        refused.append(Mistake(change.place, _CANNOT_EDIT))
        return document
