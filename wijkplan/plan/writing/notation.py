"""The canonical layout of a plan and an agenda: the order of their keys, and one notation for each kind of value."""

from __future__ import annotations

import functools
import typing
from collections.abc import Callable
from decimal import Decimal
from fractions import Fraction
from functools import partial
from typing import Any

from wijkplan.plan.model import Model
from wijkplan.plan.reading.dates import day
from wijkplan.plan.reading.fields import Cijfer, Date, Money, Share, ShareOrMoney, Weight, YesNo
from wijkplan.plan.reading.form import load
from wijkplan.plan.reading.meting import Meting, Waarde, canonical
from wijkplan.plan.reading.money import as_text, cents
from wijkplan.plan.writing.order import order
from wijkplan.yamltext.document import Document, Where
from wijkplan.yamltext.reformat import LayoutError, laid_out


def formatted(model: type[Model], document: Document) -> Document:
    """A plan or agenda without errors in the canonical layout.

    Raises:
        LayoutError: the result would not mean exactly the same.
    """
    meaning = _meaning(model, document)
    if meaning is not None:
        after = laid_out(document, partial(order, model), partial(notation, model))
        if _meaning(model, after) == meaning:
            return after
    raise LayoutError(str(document.path))


def notation(model: type[Model], where: Where, text: str) -> str:
    """How a value that its field accepts is written there.

    >>> notation(Plan, ("budget", "totaal"), "€ 2.400,50"), notation(Plan, ("wijk",), " 2.400,50 ")
    ('2400.50', '2.400,50')
    """
    return _notation(model, tuple(step for step in where if isinstance(step, str)))(text.strip())


@functools.cache
def _notation(model: type[Model], keys: tuple[str, ...]) -> Callable[[str], str]:
    """The notation of the field at the end of these keys."""
    kinds: tuple[Any, ...] = (model,)
    for key in keys:
        holder = next((kind for kind in kinds if isinstance(kind, type) and issubclass(kind, Model)), None)
        if holder is None:  # a doelgroep, with its number
            return str
        kind = holder.model_fields[key].rebuild_annotation()
        kinds = (kind, *typing.get_args(kind))
    return next((written for kind, written in _NOTATIONS if kind in kinds), str)


def _amount(text: str) -> str:
    """``€ 2.400,50`` as ``2400.50``; cents only where there are any."""
    return as_text(cents(text))


def _figure(text: str) -> str:
    """``7,50`` as ``7.5``: between braces a comma would end the figure."""
    return f"{Decimal(text.replace(',', '.')).normalize():f}"


def _percentage(text: str) -> str:
    """``12,50 %`` as ``12.5%``."""
    return f"{_figure(text.removesuffix('%').rstrip())}%"


def as_percentage(share: Fraction) -> str:
    """A part (0..1) as it stands in a plan: ``12.5%``; exact, where its per cents have an end."""
    return f"{Decimal(share.numerator * 100) / Decimal(share.denominator):f}%"


def _percentage_or_amount(text: str) -> str:
    return _percentage(text) if text.endswith("%") else _amount(text)


def _yes_or_no(text: str) -> str:
    return {"true": "ja", "false": "nee"}.get(text.lower(), text.lower())


def _day(text: str) -> str:
    """``31-3-2026`` as ``2026-03-31``."""
    return day(text).isoformat()


_NOTATIONS: tuple[tuple[Any, Callable[[str], str]], ...] = (
    (Money, _amount),
    (Share, _percentage),
    (ShareOrMoney, _percentage_or_amount),
    (Cijfer, _figure),
    (Weight, _figure),
    (YesNo, _yes_or_no),
    (Date, _day),
    (Waarde, canonical),
    (Meting, canonical),
)


def _meaning(model: type[Model], document: Document) -> Any:
    """What a document says, and which keys say it; None where it says anything wrong."""
    loaded = load(model, document)
    return None if loaded.faults or loaded.value is None else (loaded.value, _keys(document.data()))


def _keys(data: Any) -> Any:
    """The lists and mappings without their values: a key that is not there is not the same as one with the default."""
    if isinstance(data, dict):
        return {key: _keys(value) for key, value in data.items()}
    return [_keys(item) for item in data] if isinstance(data, list) else None
