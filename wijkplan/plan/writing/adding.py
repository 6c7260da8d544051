"""What can be added to a plan or to the agenda: which kinds of things, and what may be said about each."""

from __future__ import annotations

from itertools import count
from typing import Any, TypeAlias

from wijkplan.plan.agenda import Agenda
from wijkplan.plan.model import Model
from wijkplan.plan.plan import Plan
from wijkplan.plan.reading.ids import id_of
from wijkplan.plan.writing.kinds import OF_AGENDA, SECTIONS
from wijkplan.plan.writing.places import NAMED_AMOUNTS, Shape, Typed, keys, named_amounts, shape
from wijkplan.yamltext.document import Where

Item: TypeAlias = dict[str, Typed]
"""What is known of a thing to add, by the name of its field: a text, several, or texts by the key inside it."""

QUESTIONS: dict[str, tuple[str, ...]] = {
    "initiatief": ("naam", "thema", "wie", "kosten", "eigen_bijdrage", "draagvlak", "vrijwilligers", "bereik"),
    "interventie": ("naam", "thema", "aanbieder", "kosten", "bereik", "waarom"),
    "thema": (
        "naam",
        "doel",
        "waarom",
        "ambities",
        "doelgroepen",
        "behoefte",
        "prioriteit_wijk",
        "prioriteit_aanbieder",
    ),
    "effect": ("thema", "wat", "nulmeting", "streven", "bron"),
    "signaal": ("tekst", "thema", "bron", "datum", "aantal", "doelgroep"),
    "aanwezig": ("naam", "thema", "soort"),
    "participatie": ("wat", "datum", "deelnemers", "nieuw", "opbrengst"),
    "vast": ("naam", "aanbieder", "bedrag", "thema", "tot_en_met"),
    "ronde": ("naam", "tot", "deel"),
    "ambitie": ("naam",),
    "doelgroep": ("naam", "moeilijk_bereikbaar"),
    "partij": ("naam", "rol"),
}
"""What is worth asking about a thing of each kind; those that are `needed` come first."""

MORE: dict[str, tuple[str, ...]] = {
    "initiatief": ("doelgroepen", "ingediend", "rechtsvorm", "begroting", "minimum", "start", "einde", "tekst"),
    "interventie": ("doelgroepen", "begroting", "minimum", "start", "einde", "tekst"),
    "effect": ("nulmeting_jaar", "nulmeting_aantal", "streven_jaar", "verhaal"),
}
"""What is asked only of who wants to say more."""

_INSIDE: dict[str, tuple[str, str]] = {
    f"{outer}_{inner}": (outer, inner)
    for outer, inside in {
        "prioriteit": ("wijk", "aanbieder"),
        "oordeel": ("wijk", "aanbieder"),
        "nulmeting": ("jaar", "aantal"),
        "streven": ("jaar",),
        "gemeten": ("jaar", "aantal"),
    }.items()
    for inner in inside
}
"""What stands inside another key. A meting is a single text until it gets one of these."""


def model_of(kind: str) -> type[Model]:
    """What has things of this kind: `Plan` or `Agenda`."""
    return Agenda if kind in OF_AGENDA else Plan


def needed(kind: str) -> tuple[str, ...]:
    """The fields that have to be known of a thing of this kind; the others may stay open."""
    return QUESTIONS[kind][: 2 if kind == "effect" else 1]


def fields(kind: str) -> tuple[str, ...]:
    """The fields of a thing of this kind, in the order in which to write them.

    These are its keys that hold a value, a list of values or named amounts, what stands inside some of them, and of an
    effect the thema that has it.
    """
    found = ["thema"] if kind == "effect" else []
    model = model_of(kind)
    for key in keys(SECTIONS[kind], model):
        if shape((*SECTIONS[kind], 0, key), model) in (Shape.value, Shape.values) or key in NAMED_AMOUNTS:
            found.append(key)
        found += [field for field, (outer, _inner) in _INSIDE.items() if outer == key]
    return tuple(found)


def road(field: str) -> Where:
    """The keys that lead to a field from the thing that has it."""
    return _INSIDE.get(field, (field,))


def example(kind: str, field: str) -> Where:
    """A place in a plan where such a field stands: it says what can stand there."""
    # No effect names its thema; a signaal does so in the same way.
    section = SECTIONS["signaal" if (kind, field) == ("effect", "thema") else kind]
    return (*section, 0, *road(field))


def theme_ids(data: Any) -> list[str]:
    """The ids of the themas, in the order of the plan.

    Args:
        data: the data of the plan, as `Document.data` gives it.
    """
    return [name for name, _naam in themes(data)]


def themes(data: Any) -> list[tuple[str, str]]:
    """The same, with their names."""
    found = data.get("themas") or ()
    return [(id_of(thema), str(thema.get("naam") or "") if isinstance(thema, dict) else "") for thema in found]


def section(kind: str, item: Item, data: Any) -> Where:
    """The list in which this item comes; the thema of an effect has to be one of `theme_ids`."""
    if kind != "effect":
        return SECTIONS[kind]
    return ("themas", theme_ids(data).index(str(item["thema"])), "effecten")


def ordered(kind: str, item: Item) -> dict[str, Any]:
    """The item as it stands in a plan, with its keys in order.

    Without an id that follows from the rest, and without what its place says.
    """
    needless = {"id"} if item.get("id") == id_of({**item, "id": None}) else set()
    if kind == "effect":
        needless.add("thema")
    data: dict[str, Any] = {}
    for field in fields(kind):
        if field in item and field not in needless:
            if field in _INSIDE:
                outer, inner = _INSIDE[field]
                there = data.get(outer, {})
                data[outer] = (there if isinstance(there, dict) else {"waarde": there}) | {inner: item[field]}
            else:
                data[field] = item[field]
    for field in NAMED_AMOUNTS:
        if isinstance(amounts := data.get(field), dict):
            data[field] = named_amounts(field, amounts)
    return data


def other_id(data: Any, kind: str, item: Item) -> str | None:
    """An id that can be used, where the one of this item is taken or cannot be made; None where nothing is wrong.

    Args:
        data: the data of the plan, as `Document.data` gives it.
        kind: what the item is.
        item: has a naam or an id, if a thing of its kind has one.
    """
    wanted = id_of(item)
    if "id" not in fields(kind) or (kind == "effect" and not wanted):
        return None
    taken = _taken(data, kind, item)
    if wanted and wanted not in taken:
        return None
    return next(free for n in count(2) if (free := f"{wanted or kind}-{n}") not in taken)


def _taken(data: Any, kind: str, item: Item) -> list[str]:
    """Ids of voorstellen are unique over both kinds, of effects in their thema, others in their own list."""
    if kind == "effect":
        thema = data["themas"][theme_ids(data).index(str(item["thema"]))]
        return list(map(id_of, thema.get("effecten") or ()))
    sections = ("bewonersinitiatieven", "interventies") if kind in ("initiatief", "interventie") else SECTIONS[kind]
    return [id_of(one) for section in sections for one in data.get(section) or ()]
