"""What the tests of editing share: a text as a document, and a judge of what changed in it."""

from __future__ import annotations

import re
from functools import partial
from itertools import takewhile
from pathlib import Path
from typing import Any

from ruamel.yaml import YAML
from wijkplan.plan.plan import Plan
from wijkplan.plan.writing.order import order
from wijkplan.yamltext.document import LINE_BREAK, Document, Where
from wijkplan.yamltext.text import document

ORDER = partial(order, Plan)


def read(text: str) -> Document:
    """The document of a text without faults."""
    found = document(Path("plan.yaml"), text)
    assert not found.faults, (found.faults, text)
    return found


def changed_lines(before: str, after: str) -> tuple[list[str], list[str]]:
    """The lines between those that both texts begin with and those that both end with."""
    old, new = LINE_BREAK.split(before.removesuffix("\n")), LINE_BREAK.split(after.removesuffix("\n"))
    head = len(list(takewhile(lambda pair: pair[0] == pair[1], zip(old, new, strict=False))))
    old, new = old[head:], new[head:]
    tail = len(list(takewhile(lambda pair: pair[0] == pair[1], zip(old[::-1], new[::-1], strict=False))))
    return old[: len(old) - tail], new[: len(new) - tail]


def assert_all_else_stays(before: str, after: str, where: Where) -> None:
    """The line ends are as they were, and another program reads the same outside this place."""
    assert set(re.findall(r"\r\n|\r|\n", after)) <= (set(re.findall(r"\r\n|\r|\n", before)) or {"\n"})
    assert (before[-1] in "\r\n") == (after[-1] in "\r\n"), (before, after)
    assert _apart(_data(before), where) == _apart(_data(after), where), (before, after)


def _data(text: str) -> Any:
    return YAML(typ="safe").load(text)


def _apart(data: Any, where: Where) -> Any:
    """The data without this place, and without what is empty."""
    if isinstance(data, dict):
        parts = {k: _apart(v, where[1:] if where[:1] == (k,) else ("",)) for k, v in data.items() if where != (k,)}
        return {key: value for key, value in parts.items() if value not in (None, {}, [], "")}
    if isinstance(data, list):
        return [_apart(v, where[1:] if where[:1] == (n,) else ("",)) for n, v in enumerate(data) if where != (n,)]
    return data
