"""Every item of every list in a plan or an agenda, and which of them somebody means."""

from __future__ import annotations

from collections.abc import Iterator
from typing import NamedTuple

from wijkplan.plan.model import Model
from wijkplan.plan.naming import Unknown, called
from wijkplan.yamltext.document import Where, written


class Item(NamedTuple):
    """An item of a list, with the road to it."""

    where: Where
    item: Model

    @property
    def id(self) -> str:
        """Its id; empty where its kind has none."""
        return getattr(self.item, "id", None) or ""

    @property
    def key(self) -> str:
        """What it can be called by: its id, or its place where its kind has none."""
        return self.id or written(self.where)

    @property
    def naam(self) -> str:
        """What it is called; a signaal by what was said."""
        return next((found for key in ("naam", "wat", "tekst") if (found := getattr(self.item, key, None))), "")


def items(holder: Model, where: Where = ()) -> Iterator[Item]:
    """Every item of every list in a plan or an agenda, as they stand in it."""
    for key in type(holder).model_fields:
        value = getattr(holder, key)
        if isinstance(value, Model):
            yield from items(value, (*where, key))
        for n, one in enumerate(value if isinstance(value, tuple) else ()):
            if isinstance(one, Model):
                yield Item((*where, key, n), one)
                yield from items(one, (*where, key, n))


def known(holder: Model) -> tuple[tuple[str, str], ...]:
    """What can be called in a plan or an agenda, with its naam: for `wijkplan.plan.naming`."""
    return tuple((one.key, one.naam) for one in items(holder))


def items_called(holder: Model, wanted: str) -> list[Item]:
    """The items that are called this; more than one where they share an id or a naam."""
    found = called(known(holder), wanted)
    if isinstance(found, Unknown) and not found.shared:
        return []
    keys = {key for key, _naam in found.near} if isinstance(found, Unknown) else {found}
    return [one for one in items(holder) if one.key in keys]
