"""A plan or an agenda as plain data, each value written by its kind, with what follows from it filled in."""

from __future__ import annotations

import datetime
import functools
import typing
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from fractions import Fraction
from typing import Any

from wijkplan.plan.model import Model
from wijkplan.plan.plan import Plan
from wijkplan.plan.reading.fields import Money, Share, ShareOrMoney, Year
from wijkplan.plan.reading.meting import Waarde, canonical
from wijkplan.plan.reading.money import as_number
from wijkplan.plan.writing.order import order
from wijkplan.yamltext.document import Where


def as_figure(value: Fraction) -> int | float:
    """A number as it is for programs."""
    return value.numerator if value.denominator == 1 else float(value)


def _percentage(share: Fraction) -> str:
    """A share (0..1) as ``12.5%``: a text, so that a reserve of 5% is not one of 5 euros."""
    return f"{as_figure(share * 100)}%"


@dataclass(frozen=True)
class Style:
    """How each kind of value is written: as it is for programs, unless it says otherwise."""

    text: Callable[[str], Any] = str
    money: Callable[[int], Any] = as_number
    """Of cents."""
    share: Callable[[Fraction], Any] = _percentage
    """Of 0..1."""
    figure: Callable[[Fraction], Any] = as_figure
    number: Callable[[int], Any] = int
    yes_no: Callable[[bool], Any] = bool
    short: Callable[[dict[str, Any]], Any] = dict
    """Of a mapping that may be written as a single text."""
    without: frozenset[str] = frozenset()
    """Keys that are left out."""


def values(holder: Model, style: Style) -> dict[str, Any]:
    """All keys of a plan or an agenda, in the order of the file; None where nothing is given.

    What follows from the rest is there: ids, ``kosten``, ``gevraagd``, and ``flexibel``.

    Args:
        holder: a `Plan` or an `Agenda`, without errors.
        style: how values are written.
    """
    data = _mapping(type(holder), (), holder, style)
    if isinstance(holder, Plan):
        data["budget"]["flexibel"] = style.money(holder.budget.sum_flexibel)
        for section in ("bewonersinitiatieven", "interventies"):
            for item, voorstel in zip(data[section], getattr(holder, section), strict=True):
                item["kosten"] = None if voorstel.costs is None else style.money(voorstel.costs)
                item["gevraagd"] = None if voorstel.asks is None else style.money(voorstel.asks)
    return data


def given(model: Model, where: Where = ()) -> Iterator[Where]:
    """The road to every single key that was written down, and does not hold a default."""
    for name in type(model).model_fields:
        if name in model.model_fields_set:
            value = getattr(model, name)
            if isinstance(value, Model):
                yield from given(value, (*where, name))
            else:
                yield (*where, name)


def _mapping(root: type[Model], where: Where, model: Model, style: Style) -> dict[str, Any]:
    return {
        key: _value(root, (*where, key), _kinds(type(model), key), getattr(model, key), style)
        for key in order(root, where)
        if key not in style.without
    }


def _value(root: type[Model], where: Where, kinds: tuple[Any, ...], value: Any, style: Style) -> Any:
    match value:
        case None:
            return None
        case Model():
            found = _mapping(root, where, value, style)
            return style.short(found) if type(value).short else found
        case tuple():
            return [_value(root, (*where, n), kinds, one, style) for n, one in enumerate(value)]
        case dict():
            return {key: _value(root, (*where, key), kinds, one, style) for key, one in value.items()}
        case bool():
            return style.yes_no(value)
        case Fraction():
            return style.share(value) if {Share, ShareOrMoney} & set(kinds) else style.figure(value)
        case int():
            if Year in kinds:
                return value
            return style.money(value) if {Money, ShareOrMoney} & set(kinds) else style.number(value)
        case datetime.date():
            return value.isoformat()
        case _:
            return style.text(canonical(value) if Waarde in kinds else str(value))


@functools.cache
def _kinds(model: type[Model], key: str) -> tuple[Any, ...]:
    """The type of a field, and what it is made of."""
    kind = model.model_fields[key].rebuild_annotation()
    return kind, *typing.get_args(kind)
