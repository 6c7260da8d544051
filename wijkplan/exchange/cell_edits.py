"""What people changed in a workbook, made in the text of the plan."""

from __future__ import annotations

from wijkplan.exchange.cell_changes import Outcome
from wijkplan.exchange.cells import SECTIONS
from wijkplan.exchange.from_workbook import Mistake
from wijkplan.language import N_, Message
from wijkplan.yamltext.document import Document, Where
from wijkplan.yamltext.editing import Edit, EditError, Order, TooLargeError, edited

_CANNOT_EDIT = Message(N_("De tekst van het plan is hier niet zo te veranderen. Verander het zelf in het plan."))


def applied(document: Document, found: Outcome, order: Order) -> tuple[Document, list[Mistake]]:
    """The plan with all that was filled in; as it was, where its text cannot be changed so, with the cells at fault.

    Raises:
        TooLargeError: the plan would be larger than a file may be.
    """
    edits = [Edit(change.where, change.value) for change in found.changes]
    places: dict[Where, str] = {change.where: change.place for change in found.changes}
    data = document.data()
    for section in SECTIONS:
        if added := [addition for addition in found.additions if addition.where[0] == section]:
            items = [addition.item for addition in added]
            edits.insert(0, Edit((section,), [*(data.get(section) or ()), *items]))
            places[(section,)] = added[0].place
    try:
        return edited(document, edits, order), []
    except TooLargeError:
        raise
    except EditError as error:
        return document, [Mistake(places[where], _CANNOT_EDIT) for where in error.roads]
