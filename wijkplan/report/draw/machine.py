"""JSON as every report writes it: readable, the same every time, and harmless on a terminal."""

from __future__ import annotations

import json
from collections.abc import Iterable, Iterator
from typing import Any

from wijkplan.report.draw import escape


def dump(document: Any) -> str:
    """A JSON document; characters that a terminal would obey are written as escapes."""
    return _text(document) + "\n"


def item(document: Any) -> str:
    """One item of `listed`, so that it can be written before the next one is there."""
    return "    " + _text(document).replace("\n", "\n    ")  # a line break in a text is an escape


def listed(name: str, items: Iterable[str]) -> Iterator[str]:
    """The same text as `dump` makes of a mapping with this one list, piece by piece."""
    empty = True
    yield f'{{\n  "{name}": ['
    for text in items:
        yield ("\n" if empty else ",\n") + text
        empty = False
    yield "]\n}\n" if empty else "\n  ]\n}\n"


def _text(document: Any) -> str:
    text = json.dumps(document, ensure_ascii=False, indent=2)
    return escape.as_json(text)
