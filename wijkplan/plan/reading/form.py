"""From a document to a plan or an agenda: every value typed by its field, every mistake a fault with a place.

A plan with mistakes in its form still becomes a plan, without the parts at fault, so that all other
checks can speak in the same run. ``broken`` names the sections whose contents are then not complete.
"""

from __future__ import annotations

import copy
import typing
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from difflib import get_close_matches
from typing import Any, Generic, TypeVar

from pydantic import ValidationError

from wijkplan.plan.model import Model
from wijkplan.plan.reading.fields import WholePerGroup
from wijkplan.plan.reading.ids import slug
from wijkplan.yamltext.document import Document, Fault, Where, data_at
from wijkplan.yamltext.parse import DECIMALS

M = TypeVar("M", bound=Model)

# pydantic's names for what our own field types do not check themselves
_KINDS = {
    "extra_forbidden": "unknown-key",
    "missing": "missing-key",
    "tuple_type": "not-a-list",
    "model_type": "not-a-mapping",
    "string_type": "not-a-text",
    "string_too_short": "not-a-text",
    "literal_error": "choice-invalid",
}
_FILLERS: dict[str, Any] = {"totaal": "0", "jaar": "2000", "budget": {"totaal": "0"}}
_ROUNDS = 8


@dataclass(frozen=True)
class Loaded(Generic[M]):
    """What became of a document."""

    value: M | None
    """None where there is nothing to go on with."""
    faults: tuple[Fault, ...]
    broken: frozenset[str]
    """Top-level keys of which something is missing in ``value``."""


def load(model: type[M], document: Document) -> Loaded[M]:
    """Type the data of a document."""
    data = document.data()
    if document.root is None:
        return Loaded(None, (), frozenset())
    if not isinstance(data, dict):
        if data is None:
            return Loaded(None, (Fault("empty", document.locate(())),), frozenset())
        fault = Fault("not-a-mapping", document.locate(()), values={"text": _short(data)})
        return Loaded(None, (fault,), frozenset())
    empty = tuple(_unknown_empty_keys(model, document))
    try:
        return Loaded(model.model_validate(data), empty, _broken(model, empty))
    except ValidationError as error:
        first = error.errors(include_url=False, include_input=False)
    faults = (*empty, *(_fault(model, document, data, error) for error in first))
    broken = _broken(model, faults)
    return Loaded(_without_faults(model, data, first), faults, broken)


def _fault(model: type[Model], document: Document, data: Any, error: Any) -> Fault:
    where: Where = tuple(error["loc"])
    found = data_at(data, where)
    in_list = bool(where) and isinstance(where[-1], int)
    kind = _KINDS.get(error["type"], error["type"])
    if found is None and in_list:
        kind = "empty-item"
    elif kind == "choice-invalid" and not isinstance(found, str):
        kind = "not-a-text"
    key = next((str(step) for step in reversed(where) if isinstance(step, str)), "")
    values = {"key": key, "text": _short(found), **(error.get("ctx") or {})}
    if kind == "unknown-key":
        values["known"] = known_keys(model, where[:-1])
    elif kind == "choice-invalid":
        values["known"] = _choices(model, where)
    # What fills several lines is pointed at by its key.
    at_key = kind in ("unknown-key", "missing-key") or (isinstance(found, dict | list) and not in_list)
    return Fault(kind, document.locate(where, key=at_key), where, values)


def _broken(model: type[Model], faults: Iterable[Fault]) -> frozenset[str]:
    """The top-level keys in which something is missing; for a key that does not exist, the one that is meant."""
    broken = {str(fault.where[0]) for fault in faults if fault.where}
    known = list(model.model_fields)
    for name in [name for name in broken if name not in known]:
        broken.update(get_close_matches(name.casefold(), known, n=1))
    return frozenset(broken)


def _unknown_empty_keys(model: type[Model], document: Document) -> Iterator[Fault]:
    """Keys with nothing behind them may stand there, but only if they are known.

    ``{aanbieder: 7,5}`` is 7 and a key named 5: between braces a comma ends a value.
    """
    for where in document.empty_keys():
        key, known = str(where[-1]), known_keys(model, where[:-1])
        if (known and key not in known) or (key.isdecimal() and _is_per_group(model, where[:-1])):
            kind = "comma-in-braces" if DECIMALS.fullmatch(key) else "unknown-key"
            span = document.locate(where, key=True)
            yield Fault(kind, span, where, {"key": key, "text": "", "known": known})


def _is_per_group(model: type[Model], where: Where) -> bool:
    """Whether the keys at this place are those of the plan: doelgroepen, each with a number."""
    holder = _model_at(model, where[:-1]) if where else None
    field = holder.model_fields.get(str(where[-1])) if holder else None
    return field is not None and WholePerGroup in typing.get_args(field.rebuild_annotation())


def _short(value: Any) -> str:
    """A value as a message can show it."""
    if value is None:
        return ""
    return " ".join(value.split()) if isinstance(value, str) else "{...}" if isinstance(value, dict) else "[...]"


def _model_at(model: type[Model], where: Where) -> type[Model] | None:
    """The model that describes the mapping at this place."""
    current: Any = model
    for step in where:
        if isinstance(step, int):
            continue
        field = current.model_fields.get(step)
        current = _inner_model(field.annotation) if field else None
        if current is None:
            return None
    return typing.cast("type[Model]", current)


def _inner_model(annotation: Any) -> type[Model] | None:
    if isinstance(annotation, type) and issubclass(annotation, Model):
        return annotation
    inner = (_inner_model(argument) for argument in typing.get_args(annotation))
    return next((found for found in inner if found), None)


def known_keys(model: type[Model], where: Where) -> tuple[str, ...]:
    """The keys that may stand at this place."""
    found = _model_at(model, where)
    return tuple(found.model_fields) if found else ()


def _choices(model: type[Model], where: Where) -> tuple[str, ...]:
    found = _model_at(model, where[:-1])
    if found is None:
        return ()
    annotation = found.model_fields[str(where[-1])].annotation
    return tuple(
        choice
        for part in (annotation, *typing.get_args(annotation))
        if typing.get_origin(part) is typing.Literal
        for choice in typing.get_args(part)
    )


def _without_faults(model: type[M], data: Any, errors: Any) -> M | None:
    """The same without the values at fault, and with fillers for what is required."""
    data = copy.deepcopy(data)
    for _ in range(_ROUNDS):
        for error in errors:
            _mend(data, tuple(error["loc"]), error["type"])
        try:
            return model.model_validate(data)
        except ValidationError as again:
            errors = again.errors(include_url=False, include_input=False)
    return None


def _mend(data: Any, where: Where, kind: str) -> None:
    parent = data_at(data, where[:-1])
    step = where[-1] if where else None
    if isinstance(step, int) and isinstance(parent, list) and kind == "model_type":
        parent[step] = {"naam": "?", "id": f"onbekend-{step}"}
    elif isinstance(step, int):
        _mend(data, where[:-1], kind)
    elif isinstance(parent, dict) and step is not None:
        if kind == "missing":
            parent[step] = copy.deepcopy(_FILLERS.get(step, "?"))
        elif kind in ("id-invalid", "id-impossible"):
            index = next((s for s in reversed(where) if isinstance(s, int)), 0)
            parent[step] = slug(str(parent.get(step, ""))) or f"onbekend-{index}"
        else:
            parent.pop(step, None)
