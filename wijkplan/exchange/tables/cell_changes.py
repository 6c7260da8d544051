"""What people changed in a workbook, held against the plan as it is now.

Three things are compared: what the plan held when the workbook was made, what the cell holds, and what the plan
holds now. Only a cell that was filled in otherwise counts; where the plan changed too, to something else, the two
conflict and somebody has to choose.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import dataclass, field
from functools import cache
from typing import Any, TypeAlias

from wijkplan.exchange.tables.cells import ID, NAAM, SECTIONS, CellError, Column, Kind, from_cell, held, meaning, words
from wijkplan.exchange.tables.filled import Filled, Mistake, Row
from wijkplan.exchange.tables.forms import example, key
from wijkplan.language import N_, Message
from wijkplan.plan.naming import Names
from wijkplan.plan.reading.ids import id_of, slug
from wijkplan.yamltext.document import Where, written
from wijkplan.yamltext.parse import MAX_VALUES

Texts: TypeAlias = dict[Column, str | None]
"""What a row says, without the cells that hold no value."""

MAX_NEW = 2_000
"""New voorstellen in one go."""
NOTHING = Message(N_("(niets)"))
"""How an empty cell is shown."""


@dataclass(frozen=True, slots=True)
class Change:
    """One cell that is to change the plan."""

    place: str
    where: Where
    id: str
    heading: str
    old: str | None
    new: str | None
    """None where the key is to go."""
    value: str | list[str] | None
    """The same, as the plan is to hold it."""


@dataclass(frozen=True, slots=True)
class Addition:
    """One row that is to be a new voorstel."""

    place: str
    where: Where
    """Where it will stand."""
    id: str
    item: dict[str, Any]
    """As the plan is to hold it, its keys in order."""


@dataclass(slots=True)
class Outcome:
    """What a workbook means for a plan."""

    changes: list[Change] = field(default_factory=list)
    additions: list[Addition] = field(default_factory=list)
    mistakes: list[Mistake] = field(default_factory=list)
    """With the conflicts. As long as there is one, nothing may be written."""
    notes: list[Mistake] = field(default_factory=list)
    """What does not count."""
    cells: dict[str, str] = field(default_factory=dict)
    """The cell that belongs to a place in the plan: ``interventies[0].kosten`` to ``Interventies!F2``."""

    def cell(self, where: str) -> str:
        """The cell that belongs to a place in the plan, or to what that is part of; empty where there is none."""
        while where and where not in self.cells:
            where = where[: max(where.rfind("."), where.rfind("["), 0)]
        return self.cells.get(where, "")


def outcome(filled: Filled, data: Any, names: Callable[[Where], Names | None] = lambda _where: None) -> Outcome:
    """Compare a workbook with a plan.

    Args:
        filled: the workbook.
        data: the data of a plan without mistakes (`Document.data`).
        names: what can be named at a place; a naam that was filled in there is read as the id.
    """
    found = Outcome(mistakes=list(filled.mistakes), notes=list(filled.notes))
    items = {section: data.get(section) or [] for section in SECTIONS}
    places = {id_of(item): (section, n) for section in SECTIONS for n, item in enumerate(items[section])}
    seen: dict[str, str] = {}
    ends = {section: len(items[section]) for section in SECTIONS}
    for row, texts in texts_within(filled, found, cache(names)):
        own, place = texts.get(ID), row.cells[ID].place
        made = own or slug(texts.get(NAAM) or "")
        if made and made in seen:
            text = N_(
                "Dit is hetzelfde voorstel als in {place}: '{id}'. Elk voorstel heeft een eigen rij en een eigen naam."
            )
            found.mistakes.append(Mistake(place, Message(text, {"place": seen[made], "id": made})))
            continue
        seen[made] = place
        at = places.get(made)
        item = items[at[0]][at[1]] if at else {}
        if own is None and at is None:
            at = (row.section, ends[row.section])
            sort(_added(row, texts, at) if len(found.additions) < MAX_NEW else _one_too_many(place), found)
            ends[row.section] += bool(found.additions) and found.additions[-1].where == at
        elif own is None:
            sort(_again(row, texts, item, made), found)
        elif at and at[0] == row.section:
            sort(changed(row, texts, filled.base.get((row.section, own)), item, at), found)
        else:
            sort(_gone(row, texts, filled.base.get((row.section, own)) or {}), found)
        if at:
            found.cells[written(at)] = row.cells[NAAM].place
            found.cells |= {written((*at, *column.road)): cell.place for column, cell in row.cells.items()}
    for section, own in filled.base:
        if own not in seen and own in places:
            text = N_("Het voorstel '{id}' staat niet meer in deze tabel. In het plan blijft het staan.")
            found.notes.append(Mistake(section.capitalize(), Message(text, {"id": own})))
    return found


def sort(things: Iterator[Change | Addition | Mistake], found: Outcome) -> None:
    """Put each where it belongs in an outcome."""
    for thing in things:
        match thing:
            case Change():
                found.changes.append(thing)
            case Addition():
                found.additions.append(thing)
            case Mistake():
                found.mistakes.append(thing)


def texts_within(filled: Filled, found: Outcome, names: Callable[[Where], Names | None]) -> Iterator[tuple[Row, Texts]]:
    """The rows that say something and of which the id can be read; no more than what fits in a plan."""
    room = MAX_VALUES
    for row in filled.rows:
        texts = _with_ids(row, _texts(row, filled, found), filled, names)
        if ID not in texts or not any(texts.values()):
            continue
        room -= sum(len(words(text)) if column.kind is Kind.words else 1 for column, text in texts.items() if text)
        if room < 0:
            text = N_("Tot hier staat er te veel in de tabel: meer dan {limit} dingen. Dat past niet in een plan.")
            found.mistakes.append(Mistake(row.cells[ID].place, Message(text, {"limit": MAX_VALUES})))
            return
        yield row, texts


def _texts(row: Row, filled: Filled, found: Outcome) -> Texts:
    texts: Texts = {}
    for column, cell in row.cells.items():
        try:
            texts[column] = from_cell(column.kind, cell, filled.epoch)
        except CellError as error:
            found.mistakes.append(Mistake(cell.place, error.message))
    return texts


def _with_ids(row: Row, texts: Texts, filled: Filled, names: Callable[[Where], Names | None]) -> Texts:
    """The texts with an id in the place of each naam that was filled in."""
    base = filled.base.get((row.section, key(row.section, texts)), {})
    for column, text in texts.items():
        known = names((*example(row.section), *column.road))
        if known and text and not _same(column, text, base.get(column.heading)):
            found = known.ids(_value(column, text))
            texts[column] = found if isinstance(found, str) else ", ".join(found)
    return texts


def _same(column: Column, one: str | None, other: str | None) -> bool:
    return bool(meaning(column.kind, one) == meaning(column.kind, other))


def _value(column: Column, text: str) -> str | list[str]:
    return words(text) if column.kind is Kind.words else text


def filled_in(texts: Texts, base: dict[str, str]) -> Texts:
    """The cells that say something else than they did when the workbook was made."""
    return {column: text for column, text in texts.items() if not _same(column, text, base.get(column.heading))}


def _gone(row: Row, texts: Texts, base: dict[str, str]) -> Iterator[Mistake]:
    """A row with an id that this list of the plan does not have: fine as long as it is as it was."""
    if base and filled_in(texts, base):
        text = N_("Het voorstel '{id}' staat niet meer in het plan. Maak een nieuwe tabel met: wijkplan export xlsx")
    elif not base:
        text = N_("De id '{id}' kent het plan niet. Zet de oude id terug; bij een nieuw voorstel blijft de id leeg.")
    else:
        return
    yield Mistake(row.cells[ID].place, Message(text, {"id": texts[ID]}))


def changed(
    row: Row, texts: Texts, base: dict[str, str] | None, item: dict[str, Any], at: Where
) -> Iterator[Change | Mistake]:
    """The cells of a voorstel that are to change the plan; those that cannot are mistakes."""
    own = texts[ID] or ""
    for column, new in filled_in(texts, base or {}).items():
        now, place = held(item, column), row.cells[column].place
        if _same(column, new, now):
            continue
        if wrong := _refused(column, new):
            yield Mistake(place, wrong)
        elif base is None or not _same(column, now, base.get(column.heading)):
            text = N_(
                "In het plan staat nu '{now}', hier '{new}'; in de tabel stond eerst '{old}'. Maak ze eerst gelijk."
            )
            values = {"now": now or NOTHING, "new": new or NOTHING, "old": (base or {}).get(column.heading, NOTHING)}
            yield Mistake(place, Message(text, values))
        else:
            value = _value(column, new) if new else None
            yield Change(place, (*at, *column.road), own, column.heading, now, new, value)
            if column == NAAM and "id" not in item:  # others point at the id that was made of the old naam
                yield Change(row.cells[ID].place, (*at, "id"), own, ID.heading, None, own, own)


def _refused(column: Column, text: str | None) -> Message | None:
    """Why this column may not say this; None where it may."""
    if column == NAAM and text is None:
        return Message(N_("Hier ontbreekt de naam. Een voorstel weghalen doe je in het plan zelf."))
    if column.read_only:
        return Message(N_("Deze cel is om te lezen. Verander het in het plan zelf."))
    if column.locked and text is not None:
        return Message(N_("Deze cel is om te lezen. Een besluit leg je vast met: wijkplan decide."))
    if column.locked:
        return Message(N_("Deze cel is om te lezen. Een besluit haal je weg met: wijkplan decide --undo."))
    return None


def _added(row: Row, texts: Texts, at: Where) -> Iterator[Addition | Mistake]:
    """A new voorstel."""
    wrong = [
        Mistake(row.cells[column].place, why)
        for column, text in texts.items()
        if column != ID and (text or column == NAAM) and (why := _refused(column, text))
    ]
    yield from wrong
    if wrong or NAAM not in texts:
        return
    item: dict[str, Any] = {}
    for column, text in texts.items():
        if text:
            inner = item
            for key in column.road[:-1]:
                inner = inner.setdefault(key, {})
            inner[column.road[-1]] = _value(column, text)
    naam = texts[NAAM] or ""
    yield Addition(row.cells[NAAM].place, at, slug(naam), item)


def _one_too_many(place: str) -> Iterator[Mistake]:
    text = N_("Er staan te veel nieuwe voorstellen in. Neem er hoogstens {limit} tegelijk over.")
    yield Mistake(place, Message(text, {"limit": MAX_NEW}))


def _again(row: Row, texts: Texts, item: dict[str, Any], made: str) -> Iterator[Mistake]:
    """A new row with a naam that the plan has already: fine where it is the same, as when it is imported twice."""
    if any(not _same(column, text, held(item, column)) for column, text in texts.items() if column != ID):
        text = N_("Het plan heeft al een voorstel met de id '{id}'. Kies een andere naam, of maak een nieuwe tabel.")
        yield Mistake(row.cells[NAAM].place, Message(text, {"id": made}))
