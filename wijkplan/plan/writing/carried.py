"""Next year's plan while it is made: its data, and the notes for whoever reads it."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import Any, TypeAlias

from wijkplan.language import Message
from wijkplan.yamltext.document import Where

Data: TypeAlias = dict[str, Any]


@dataclass(frozen=True, slots=True)
class NextYear:
    """A plan as data, with a note wherever a person has to look."""

    data: Data
    notes: dict[Where, list[Message]] = field(default_factory=dict)
    """By the road to what the note stands above."""
    left_out: tuple[Message, ...] = ()
    """What did not come along, and why."""


def note(made: NextYear, where: Where, text: str, **values: Any) -> None:
    """Put a note above this place, below those that are there."""
    made.notes.setdefault(where, []).append(Message(text, values))


def without(item: Data, keys: tuple[str, ...]) -> Data:
    """The item without these keys."""
    return {key: value for key, value in item.items() if key not in keys}


def one_line(text: str) -> str:
    """A text on one line, as a comment has to be."""
    return " ".join(text.split())
