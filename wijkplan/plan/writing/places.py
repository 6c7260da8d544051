"""Places in a plan or the agenda, as people write them: ``themas[samen].doel``, ``soep-op-dinsdag.kosten``."""

from __future__ import annotations

import contextlib
import re
import typing
from collections.abc import Iterator
from enum import Enum
from itertools import islice, takewhile
from typing import Any, TypeAlias

from pydantic import TypeAdapter, ValidationError

from wijkplan.plan.agenda import Agenda
from wijkplan.plan.model import Model
from wijkplan.plan.naming import Unknown, called
from wijkplan.plan.plan import Plan
from wijkplan.plan.reading.fields import Whole, WholePerGroup
from wijkplan.plan.reading.ids import id_of, slug
from wijkplan.plan.writing.notation import notation
from wijkplan.plan.writing.order import order
from wijkplan.yamltext.document import Where, data_at, written
from wijkplan.yamltext.parse import CONTROL

SECTIONS: dict[type[Model], tuple[str, ...]] = {
    Plan: ("bewonersinitiatieven", "interventies", "themas"),
    Agenda: ("ambities", "doelgroepen", "partijen"),
}
"""Where an id points when it stands alone. Those of voorstellen are unique; a thema gives way to them."""

_SHOWN = 3
"""So many of the things that a key may be of are named."""

_PAIR = re.compile(r"\s*([^:]*[^:\s])\s*:\s*(\S+)\s*")
_STEP = re.compile(r"(?:\A|\.)([^.\[\]]+)|\[([^\[\]]+)\]")

NAMED_AMOUNTS = {"begroting": "post", "medefinanciers": "naam", "bronnen": "naam"}
"""Lists of amounts that people type as one text, with the key of what each is for."""

Typed: TypeAlias = str | list[str] | dict[str, str]
"""What people type for one place: a text, several, texts by the key inside it, or amounts by what each is for."""


class Shape(Enum):
    """What can stand at a place."""

    value = "value"
    values = "values"
    """A list of single values."""
    mapping = "mapping"
    mappings = "mappings"
    """A list of mappings."""
    unknown = "unknown"


class UnknownPlaceError(LookupError):
    """There is no such place; ``kind`` says why.

    ``not-a-place``: this cannot be read; ``unknown-key`` and ``unknown-id``: ``name`` is not one of ``known``;
    ``near`` says what was probably meant; ``many-items``: more than one of that name, with the numbers ``known``;
    ``no-item``: there are ``count`` items; ``which-item``: an item of this list has to be named;
    ``no-list``: something that is no list has no items; ``no-keys``: a single value has no keys.
    """

    def __init__(
        self,
        kind: str,
        name: str,
        where: Where = (),
        known: tuple[str, ...] = (),
        count: int = 0,
        near: Unknown | None = None,
    ) -> None:
        super().__init__(kind)
        self.kind = kind
        self.name = name
        self.where = where
        self.known = known
        self.count = count
        self.near = near


def place(data: Any, text: str, model: type[Model] = Plan) -> Where:
    """The road to a place in a plan or an agenda.

    Args:
        data: the data of the file, as `Document.data` gives it; it may have mistakes.
        text: keys with a point between them, items by their id, naam or number (from 0); an id or naam may come
            first. A naam may have points in it.
        model: what the file is, `Plan` or `Agenda`, here and in all that follows.

    Raises:
        UnknownPlaceError: there is no such place.
    """
    found = list(_STEP.finditer(text))
    if not found or "".join(step[0] for step in found) != text or text.startswith("["):
        raise UnknownPlaceError("not-a-place", text)
    where: Where = ()
    while found:
        where, steps = _further(data, where, found, model)
        del found[:steps]
    return where


def place_by_name(data: Any, where: Where) -> str:
    """A place as people write it, items by their id: ``bewonersinitiatieven.soep-op-dinsdag.kosten``."""
    text = ""
    for n, step in enumerate(where):
        items = data_at(data, where[:n])
        name = id_of(items[step]) if isinstance(step, int) and isinstance(items[step], dict) else ""
        if isinstance(step, int) and (not name or sum(id_of(item) == name for item in items) > 1):
            text += f"[{step}]"
        else:
            text += f".{name or step}" if text else str(step)
    return text


def shape(where: Where, model: type[Model] = Plan) -> Shape:
    """What can stand at this place of a plan."""
    annotation = _annotation(where, model)
    if annotation is None:
        return Shape.unknown
    if typing.get_origin(annotation) is tuple:
        return Shape.mappings if _is_model(typing.get_args(annotation)[0]) else Shape.values
    return Shape.mapping if _is_model(annotation) and not annotation.short else Shape.value


def at_its_value(data: Any, where: Where, model: type[Model] = Plan) -> Where:
    """The road one further, to what is meant by a single text, where what may be one has keys in this plan."""
    short = _short(where, model)
    return (*where, short) if short and isinstance(data_at(data, where), dict) else where


def in_long_notation(data: Any, where: Where, value: Any, model: type[Model] = Plan) -> tuple[Where, Any]:
    """The place to change, and what is to stand there: a text that gets a key beside it becomes a mapping first."""
    there, short = data_at(data, where[:-1]), _short(where[:-1], model)
    if not short or not isinstance(there, str):
        return where, value
    return where[:-1], value if where[-1] == short else {short: there, where[-1]: value}


def _short(where: Where, model: type[Model]) -> str | None:
    """The key that is meant where a single text may stand in the place of a mapping; None elsewhere."""
    annotation = _annotation(where, model)
    return annotation.short if _is_model(annotation) else None


def choices(where: Where, model: type[Model] = Plan) -> tuple[str, ...]:
    """The words from which to choose at this place of a plan; empty where anything may stand."""
    annotation = _annotation(where, model)
    return typing.get_args(annotation) if typing.get_origin(annotation) is typing.Literal else ()


def description(where: Where, model: type[Model] = Plan) -> str:
    """What a key at this place of a plan is about, in one (Dutch) sentence."""
    return _annotation(where[:-1], model).model_fields[where[-1]].description or ""


def typed(where: Where, text: str, model: type[Model] = Plan) -> Typed | None:
    """What somebody typed for this place, as data in the notation of plans.

    Of a list of values ``een,twee``; of a number per doelgroep ``ouderen: 120, nieuwkomers: 60``, and so of amounts,
    with semicolons where there are commas in them: ``Zaalhuur: 120,50; Soep: 300``.

    None where it is empty, or has characters that no plan may hold. What is wrong in another way stays as it is.
    """
    if CONTROL.search(text):
        return None
    if shape(where, model) is Shape.values:
        return [part.strip() for part in text.split(",") if part.strip()] or None
    if where[-1] in NAMED_AMOUNTS and (amounts := _amounts(where, text, model)):
        return amounts
    if _annotation(where, model) == WholePerGroup and (pairs := _pairs(text)):
        return pairs
    try:
        TypeAdapter(_annotation(where, model)).validate_python(text)
    except ValidationError:
        return text.strip() or None
    return notation(model, where, text) if shape(where, model) is Shape.value else text.strip() or None


def _pairs(text: str) -> dict[str, str]:
    """``ouderen: 120, nieuwkomers: 60``, with or without braces around it; empty where it is something else."""
    parts = [_PAIR.fullmatch(part) for part in text.strip().removeprefix("{").removesuffix("}").split(",")]
    return {found[1]: found[2] for found in parts if found} if all(parts) else {}


def _amounts(where: Where, text: str, model: type[Model]) -> dict[str, str]:
    """The amounts by what each is for; empty where they cannot be told from each other."""
    parts = [part.rpartition(":") for part in text.split(";" if ";" in text else ",") if part.strip()]
    found = {name.strip(): str(typed((*where, 0, "bedrag"), amount, model) or "") for name, _colon, amount in parts}
    return found if len(found) == len(parts) and all(found) and all(found.values()) else {}


def named_amounts(key: str, amounts: dict[str, str], there: Any = ()) -> list[dict[str, Any]]:
    """Amounts by what each is for, as the list that a plan has of them; what it says of one already stays.

    Args:
        key: one of `NAMED_AMOUNTS`.
        amounts: as `typed` gives them.
        there: the list that stands there now, if any.
    """
    name = NAMED_AMOUNTS[key]
    known = {item.get(name): item for item in there or () if isinstance(item, dict)}
    return [{**known.get(what, {}), name: what, "bedrag": amount} for what, amount in amounts.items()]


def keys(where: Where, model: type[Model] = Plan) -> tuple[str, ...]:
    """The keys that may stand in the mapping at this place of a plan, in the order in which to write them."""
    return order(model, where)


def references(data: Any) -> set[str]:
    """The ids of themas, effects and voorstellen that something else in a plan points at."""
    found: set[str] = set()
    for road in (("budget", "vast"), ("bewonersinitiatieven",), ("interventies",), ("signalen",), ("aanwezig",)):
        for item in data_at(data, road) or ():
            if isinstance(item, dict):
                found |= {item["thema"]} if isinstance(item.get("thema"), str) else set()
                for key in ("niet_samen_met", "vult_aan", "effecten", "voorstellen"):
                    found |= {name for name in item.get(key) or () if isinstance(name, str)}
    return found


def _annotation(where: Where, model: type[Model]) -> Any:
    """The type of what can stand at this place, without the None of what may be left out; None where nothing can."""
    annotation: Any = model
    for step in where:
        if isinstance(step, int):
            inner = typing.get_args(annotation)
            annotation = inner[0] if typing.get_origin(annotation) is tuple else None
        elif annotation == WholePerGroup:
            annotation = Whole
        else:
            field = annotation.model_fields.get(step) if _is_model(annotation) else None
            annotation = field.rebuild_annotation() if field else None
        options = typing.get_args(annotation)
        if len(options) == 2 and options[1] is type(None):
            annotation = options[0]
    return annotation


def _is_model(annotation: Any) -> bool:
    return isinstance(annotation, type) and issubclass(annotation, Model)


def _further(data: Any, where: Where, steps: list[re.Match[str]], model: type[Model]) -> tuple[Where, int]:
    """The road with what comes next, and how many of the steps that took: a naam may have points in it."""
    if steps[0][2] is not None:
        return _item(data, where, steps[0][2], model), 1
    try:
        return _key(data, where, steps[0][1], model), 1
    except UnknownPlaceError:
        keys_in_a_row = list(takewhile(lambda step: step[2] is None, steps))
        for count in range(2, len(keys_in_a_row) + 1):
            with contextlib.suppress(UnknownPlaceError):
                return _key(data, where, ".".join(step[1] for step in steps[:count]), model), count
        raise


def _key(data: Any, where: Where, name: str, model: type[Model]) -> Where:
    """One key further, or one item where a list is reached."""
    here = data_at(data, where)
    known = keys(where, model)
    if isinstance(here, dict) and name in here:  # also a key that no plan has, so that it can be taken away
        return (*where, name)
    if _annotation(where, model) == WholePerGroup and not isinstance(here, str):
        return (*where, name)
    if shape(where, model) in (Shape.mappings, Shape.values):
        if name in keys((*where, 0), model):
            raise UnknownPlaceError("which-item", written(where), where)
        return _item(data, where, name, model)
    if shape(where, model) is not Shape.mapping and not _short(where, model):
        raise UnknownPlaceError("no-keys", written(where), where)
    found = called(((key, "") for key in known), name)
    if isinstance(found, str):
        return (*where, found)
    if further := tuple(_below(data, where, slug(name).replace("-", "_"), model)):
        raise UnknownPlaceError("unknown-key", name, where, known, near=Unknown(name, further))
    if where:
        raise UnknownPlaceError("unknown-key", name, where, known, near=found)
    things = list(_by_id(data, model))
    ids = {made: place for made, _naam, place in things}
    meant = called([(key, "") for key in known] + [(made, naam) for made, naam, _place in things], name)
    if isinstance(meant, Unknown):
        effects = tuple(_effects(data, slug(name)))
        near = Unknown(name, effects) if effects else meant
        raise UnknownPlaceError("unknown-key", name, where, (*known, *ids), near=near)
    return ids[meant]


def _below(data: Any, where: Where, name: str, model: type[Model]) -> Iterator[tuple[str, str]]:
    """Whatever has this name deeper down, each as people write it; of a key of many things the first few."""
    if found := [section for section in SECTIONS[model] if name in keys((section, 0), model)]:
        things = (made for made, _naam, (section, _n) in _by_id(data, model) if not where and section == found[0])
        yield from ((f"{made}.{name}", "") for made in islice(things, _SHOWN))
        return
    for key in keys(where, model):
        inside = (*where, key)
        if shape(inside, model) is Shape.mapping:
            if name in keys(inside, model):
                yield written((*inside, name)), ""
            yield from _below(data, inside, name, model)
        elif where and shape(inside, model) is Shape.mappings:
            ids = [id_of(item) for item in data_at(data, inside) or ()]
            yield from ((f"{written(inside)}.{made}", "") for made in ids if made and made.replace("-", "_") == name)


def _effects(data: Any, wanted: str) -> Iterator[tuple[str, str]]:
    """Each effect with this id as people write it, with its naam: it is known within its thema only."""
    for made, _thema_naam, where in _by_id(data, Plan):
        effecten = data_at(data, (*where, "effecten")) if where[0] == "themas" else ()
        for effect in effecten if isinstance(effecten, list) else ():
            if id_of(effect) == wanted:
                yield f"{made}.effecten.{wanted}", _naam(effect)


def _item(data: Any, where: Where, name: str, model: type[Model]) -> Where:
    """One item of a list further."""
    here = data_at(data, where)
    if not isinstance(here, list) and shape(where, model) not in (Shape.mappings, Shape.values):
        raise UnknownPlaceError("no-list", written(where), where)
    items = here if isinstance(here, list) else []
    is_number = name.isascii() and name.isdecimal()
    if is_number and len(name) < 9 and int(name) < len(items):
        return (*where, int(name))
    ids = [id_of(item) for item in items]
    found = called(((made, _naam(item)) for made, item in zip(ids, items, strict=True) if made), name)
    if isinstance(found, str) and ids.count(found) == 1:
        return (*where, ids.index(found))
    if isinstance(found, str):
        numbers = [f"[{n}]" for n, made in enumerate(ids) if made == found]
        raise UnknownPlaceError("many-items", name, where, tuple(numbers))
    if is_number:
        raise UnknownPlaceError("no-item", name, where, count=len(items))
    raise UnknownPlaceError("unknown-id", name, where, tuple(filter(None, ids)), near=found)


def _naam(item: Any) -> str:
    return str(item.get("naam") or item.get("wat") or "") if isinstance(item, dict) else ""


def _by_id(data: Any, model: type[Model]) -> Iterator[tuple[str, str, Where]]:
    """Each id with its naam and its place; what comes first in `SECTIONS` comes last here, and so counts in a dict."""
    for section in reversed(SECTIONS[model]):
        items = data.get(section) if isinstance(data, dict) else None
        for n, item in enumerate(items if isinstance(items, list) else ()):
            if made := id_of(item):
                yield made, _naam(item), (section, n)
