"""What people changed in a workbook, made in the text of the plan."""

from __future__ import annotations

from collections.abc import Iterator
from itertools import groupby
from typing import Any

from wijkplan.exchange.tables.cell_changes import Change, Outcome
from wijkplan.exchange.tables.cells import SECTIONS
from wijkplan.exchange.tables.filled import Mistake
from wijkplan.language import N_, Message
from wijkplan.yamltext.document import Document, Where, data_at
from wijkplan.yamltext.editing import Edit, EditError, Order, TooLargeError, edited

_CANNOT_EDIT = Message(N_("De tekst van het plan is hier niet zo te veranderen. Verander het zelf in het plan."))


def applied(document: Document, found: Outcome, order: Order) -> tuple[Document, list[Mistake]]:
    """The plan with all that was filled in; as it was, where its text cannot be changed so, with the cells at fault.

    Raises:
        TooLargeError: the plan would be larger than a file may be.
    """
    data = document.data()
    places: dict[Where, str] = {}
    edits: list[Edit] = []
    for edit, place in _edits(data, found.changes):
        edits.append(edit)
        places[edit.where] = place
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


def _edits(data: Any, changes: list[Change]) -> Iterator[tuple[Edit, str]]:
    """Each change as an edit, with its cell. A meting that has no keys yet is one edit of all its cells."""
    for outer, some in groupby(changes, lambda change: _without_keys(data, change.where)):
        together = list(some)
        if outer is None:
            yield from ((Edit(change.where, change.value), change.place) for change in together)
            continue
        there = data_at(data, outer)
        meting = ({"waarde": there} if there else {}) | {change.where[-1]: change.value for change in together}
        given = {key: meting[key] for key in ("waarde", "jaar", "aantal") if meting.get(key)}
        yield Edit(outer, given["waarde"] if [*given] == ["waarde"] else given or None), together[0].place


def _without_keys(data: Any, where: Where) -> Where | None:
    """The place of the meting that this is a part of, where that is a single text or is not there; else None."""
    outer = where[:-1]
    return outer if outer[-1:] == ("gemeten",) and not isinstance(data_at(data, outer), dict) else None
