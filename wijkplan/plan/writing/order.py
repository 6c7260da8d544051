"""The order in which people find the keys of a plan or an agenda."""

from __future__ import annotations

from wijkplan.plan.model import Model
from wijkplan.plan.reading.form import known_keys
from wijkplan.yamltext.document import Where

# What only one kind of voorstel has stands last in its model; here each such key with the one before it.
_BEHIND: dict[Where, tuple[tuple[str, str], ...]] = {
    ("bewonersinitiatieven",): (
        ("wie", "thema"),
        ("rechtsvorm", "wie"),
        ("draagvlak", "minimum"),
        ("vrijwilligers", "draagvlak"),
    ),
    ("interventies",): (
        ("aanbieder", "thema"),
        ("vult_aan", "doelgroepen"),
        ("waarom", "vult_aan"),
    ),
}


def order(model: type[Model], where: Where) -> tuple[str, ...]:
    """The keys that may stand in the mapping at this place, in the order in which to write them.

    Args:
        model: `Plan` or `Agenda`.
        where: the road to a mapping, or to a list of mappings; the numbers of list items do not matter.

    >>> from wijkplan.plan.plan import Plan
    >>> order(Plan, ("themas", 3, "prioriteit"))
    ('wijk', 'aanbieder')
    """
    # A note is about all that stands before it.
    keys = sorted(known_keys(model, where), key=lambda key: key == "notitie")
    for key, before in _BEHIND.get(tuple(step for step in where if isinstance(step, str)), ()):
        keys.remove(key)
        keys.insert(keys.index(before) + 1, key)
    return tuple(keys)
