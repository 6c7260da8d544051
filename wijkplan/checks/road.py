"""The road to a value as people write it."""

from __future__ import annotations

from wijkplan.plan.reading.ids import ID, id_of
from wijkplan.yamltext.document import Mapping, Node, Scalar, Sequence, Where


def by_id(node: Node | None, where: Where) -> str:
    """A road with items by their id, as ``wijkplan set`` takes it; by their number where they have none."""
    text = ""
    for step in where:
        if isinstance(node, Mapping) and isinstance(step, str):
            node = node.items.get(step)
        elif isinstance(node, Sequence) and isinstance(step, int) and step < len(node.items):
            node = node.items[step]
            keys = ("id", "naam", "wat") if "effecten" in where else ("id", "naam")
            own = {key: found.text for key in keys if isinstance(found := _inside(node, key), Scalar)}
            step = name if ID.fullmatch(name := id_of(own)) else step
        else:
            node = None
        text += f"[{step}]" if isinstance(step, int) else f".{step}" if text else step
    return text


def _inside(node: Node, key: str) -> Node | None:
    return node.items.get(key) if isinstance(node, Mapping) else None
