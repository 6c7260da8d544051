"""What a coordinator has still to fill in: nothing of it is wrong, but without it something stays unclear."""

from __future__ import annotations

from typing import Any, NamedTuple

from wijkplan.plan.plan import Plan, Voorstel
from wijkplan.plan.walk import Item, items

_WANTED: dict[tuple[str, ...], tuple[str, ...]] = {
    ("themas",): ("doel", "behoefte", "prioriteit.wijk", "prioriteit.aanbieder", "effecten"),
    ("themas", "effecten"): ("nulmeting", "streven", "bron"),
    ("signalen",): ("thema", "bron", "datum"),
    ("aanwezig",): ("thema", "soort"),
    ("bewonersinitiatieven",): ("thema", "wie", "kosten", "draagvlak", "bereik"),
    ("interventies",): ("thema", "aanbieder", "kosten", "bereik", "waarom"),
    ("participatie",): ("datum", "deelnemers"),
}
"""What is worth knowing of an item of each list."""


class Missing(NamedTuple):
    """What is not known yet of one thing: of an item of a list, or of the plan itself, whose road is empty."""

    about: Item
    keys: tuple[str, ...]
    """The keys to fill in, with points between them."""


def missing(plan: Plan) -> tuple[Missing, ...]:
    """What is not known yet: first of the plan, then thing by thing in the order of the file.

    A voorstel that has stopped or was rejected is left alone; a decision has to say who took it, and when.
    """
    own = Missing(Item((), plan), _not_there(plan, ("gemeente", "samenvatting", "budget.totaal", "themas")))
    found = [own, *(_of(one) for one in items(plan) if _section(one) in _WANTED)]
    return tuple(one for one in found if one.keys)


def _of(one: Item) -> Missing:
    wanted = _WANTED[_section(one)]
    if isinstance(one.item, Voorstel):
        decided = ("besluit.datum", "besluit.door") if one.item.besluit.toegekend is not None else ()
        wanted = (*(() if one.item.is_over else wanted), *decided)
    return Missing(one, _not_there(one.item, wanted))


def _section(one: Item) -> tuple[str, ...]:
    return tuple(step for step in one.where if isinstance(step, str))


def _not_there(item: Any, keys: tuple[str, ...]) -> tuple[str, ...]:
    """Those of these keys that hold nothing; 0 is something, but for all the money of a plan."""
    found = {key: item.costs if key == "kosten" else _at(item, key) for key in keys}  # a begroting says it as well
    return tuple(key for key in keys if not found[key] and (found[key] != 0 or key == "budget.totaal"))


def _at(item: Any, key: str) -> Any:
    for step in key.split("."):
        item = getattr(item, step, None)
    return item
