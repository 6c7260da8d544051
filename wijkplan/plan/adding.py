"""What can be added to a plan: which kinds of things, and what may be said about each."""

from __future__ import annotations

from itertools import count
from typing import Any, TypeAlias

from wijkplan.files.document import Where
from wijkplan.plan.ids import slug
from wijkplan.plan.places import Shape, id_of, keys, shape

Item: TypeAlias = dict[str, Any]
"""A thing to add: texts and lists of texts by their key."""

SECTIONS: dict[str, Where] = {
    "initiatief": ("bewonersinitiatieven",),
    "interventie": ("interventies",),
    "thema": ("themas",),
    "signaal": ("signalen",),
    "aanwezig": ("aanwezig",),
    "participatie": ("participatie",),
    "vast": ("budget", "vast"),
    "ronde": ("budget", "rondes"),
}
"""The list in which a thing of each kind stands."""

QUESTIONS: dict[str, tuple[str, ...]] = {
    "initiatief": ("naam", "thema", "wie", "kosten", "eigen_bijdrage", "draagvlak", "vrijwilligers", "bereik"),
    "interventie": ("naam", "thema", "aanbieder", "kosten", "bereik", "waarom"),
    "thema": ("naam", "doel", "waarom", "behoefte"),
    "signaal": ("tekst", "thema", "bron", "datum", "aantal"),
    "aanwezig": ("naam", "thema", "soort"),
    "participatie": ("wat", "datum", "deelnemers"),
    "vast": ("naam", "aanbieder", "bedrag", "thema", "tot_en_met"),
    "ronde": ("naam", "tot", "deel"),
}
"""What is worth asking about a thing of each kind. The first one has to be known; the others may stay open."""


def fields(kind: str) -> tuple[str, ...]:
    """The keys of a thing of this kind that hold a value or a list of values, in the order in which to write them."""
    section = SECTIONS[kind]
    return tuple(key for key in keys(section) if shape((*section, 0, key)) in (Shape.value, Shape.values))


def ordered(kind: str, item: Item) -> Item:
    """The item with its keys in order, without an id that follows from its naam."""
    needless = {"id"} if item.get("id") == slug(str(item.get("naam"))) else set()
    return {key: item[key] for key in fields(kind) if key in item and key not in needless}


def other_id(data: Any, kind: str, item: Item) -> str | None:
    """An id that can be used, where the one of this item is taken or cannot be made; None where nothing is wrong.

    Args:
        data: the data of the plan, as `Document.data` gives it.
        kind: what the item is.
        item: has a naam or an id, if a thing of its kind has one.
    """
    if "id" not in fields(kind):
        return None
    # Ids of voorstellen are unique over both kinds, those of themas among themselves.
    sections = ["themas"] if kind == "thema" else ["bewonersinitiatieven", "interventies"]
    taken = {id_of(other) for section in sections for other in data.get(section) or ()}
    wanted = id_of(item)
    if wanted and wanted not in taken:
        return None
    return next(free for n in count(2) if (free := f"{wanted or kind}-{n}") not in taken)
