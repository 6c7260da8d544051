"""What people filled in about what came of it, held against the plan as it is now.

As `cell_changes`, but nothing is new here: each row belongs to a voorstel or an effect that the plan has.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator
from functools import cache
from typing import Any

from wijkplan.exchange.tables.cell_changes import Outcome, Texts, changed, filled_in, sort, texts_within
from wijkplan.exchange.tables.cells import ID
from wijkplan.exchange.tables.filled import Filled, Mistake, Row
from wijkplan.exchange.tables.forms import FORMS, METING, METINGEN, Line, key, known, lines
from wijkplan.language import N_, Message
from wijkplan.plan.naming import Names
from wijkplan.yamltext.document import Where, written


def result_outcome(filled: Filled, data: Any, names: Callable[[Where], Names | None] = lambda _where: None) -> Outcome:
    """Compare a workbook about results with a plan; the arguments are those of `cell_changes.outcome`."""
    found = Outcome(mistakes=list(filled.mistakes), notes=list(filled.notes))
    there = {section: known(lines(section, data)) for section in FORMS[filled.form]}
    seen: dict[tuple[str, str], str] = {}
    for row, texts in texts_within(filled, found, cache(names)):
        place, own = row.cells[ID].place, (row.section, key(row.section, texts))
        line = there[row.section].get(own[1])
        if own in seen:
            text = N_("Dit is dezelfde rij als {place}: '{id}'. Haal een van de twee weg.")
            found.mistakes.append(Mistake(place, Message(text, {"place": seen[own], "id": texts[ID]})))
            continue
        if own[1]:
            seen[own] = place
        if line is None:
            sort(_unknown(row, texts, filled.base.get(own) or {}), found)
            continue
        if wrong := _nothing_measured(row, texts):
            found.mistakes.append(wrong)
            texts = {column: text for column, text in texts.items() if column.road[0] != METING.road[0]}
        sort(changed(row, texts, filled.base.get(own), line.item, line.where), found)
        found.cells |= _cells(row, line)
    for section, name in filled.base:
        if (section, name) not in seen and name in there.get(section, ()):
            found.notes.append(_left_out(section, there[section][name]))
    return found


def _unknown(row: Row, texts: Texts, base: dict[str, str]) -> Iterator[Mistake]:
    """A row that the plan does not have: fine as long as it is as it was."""
    if not texts[ID]:
        text = N_("Hier ontbreekt de id. Iets nieuws zet je niet in deze tabel, maar in het plan, met: wijkplan add.")
    elif not base:
        text = N_("De id '{id}' kent het plan hier niet. Zet terug wat er stond.")
    elif filled_in(texts, base):
        text = N_(
            "'{id}' staat niet meer in het plan, of nu twee keer. Maak een nieuwe tabel met: wijkplan export xlsx"
        )
    else:
        return
    yield Mistake(row.cells[ID].place, Message(text, {"id": texts[ID]}))


def _nothing_measured(row: Row, texts: Texts) -> Mistake | None:
    """What is wrong where a year or a number of people stands beside an empty cell."""
    beside = [column for column, text in texts.items() if text and column.road[0] == METING.road[0]]
    if not beside or METING not in texts or texts[METING] is not None:
        return None
    text = N_("Hier staat niet wat er is gemeten, en bij '{column}' staat wel iets. Vul dit in, of maak dat leeg.")
    return Mistake(row.cells[METING].place, Message(text, {"column": beside[0].heading}))


def _cells(row: Row, line: Line) -> dict[str, str]:
    """Which cell belongs to which place in the plan; what is around several has the first of those."""
    found = {written(line.where): row.cells[ID].place}
    for column, cell in row.cells.items():
        for depth in range(1, len(column.road) + 1):
            found.setdefault(written((*line.where, *column.road[:depth])), cell.place)
    return found


def _left_out(section: str, line: Line) -> Mistake:
    what = line.item.get("wat") if section == METINGEN else line.item.get("naam")
    text = N_("'{naam}' staat niet meer in deze tabel. In het plan blijft het staan.")
    return Mistake(section.capitalize(), Message(text, {"naam": what or line.key}))
