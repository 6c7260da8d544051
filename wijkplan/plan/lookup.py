"""What somebody means by an id or a name: a thema, a voorstel, a round, or any other item of a list."""

from __future__ import annotations

from collections.abc import Iterator
from typing import NamedTuple

from wijkplan.plan.model import Model
from wijkplan.yamltext.document import Where


class Item(NamedTuple):
    """An item of a list, with the road to it."""

    where: Where
    item: Model

    @property
    def id(self) -> str:
        """Its id; empty where its kind has none."""
        return getattr(self.item, "id", None) or ""

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


def items_named(holder: Model, wanted: str) -> list[Item]:
    """The items with this id, or else with exactly this name; more than one where it is not unique."""
    wanted = " ".join(wanted.split())
    found = list(items(holder)) if wanted else []
    by_id = [one for one in found if one.id == wanted]
    return by_id or [one for one in found if " ".join(one.naam.split()) == wanted]
