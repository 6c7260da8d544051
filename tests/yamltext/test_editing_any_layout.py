"""Editing any plan in any layout: what was meant is what is read, and only the lines of it change."""

from __future__ import annotations

import functools
import re
from collections import Counter
from random import Random
from typing import Any

import pytest
import yaml
from editing_helpers import ORDER, assert_all_else_stays, changed_lines, read
from gathered import together
from hypothesis import given, settings
from hypothesis import strategies as st
from strategies import Data
from strategies_yaml import Written, documents
from test_reference_1000 import made_up
from thoroughness import THOROUGH, cases
from wijkplan.plan.plan import Plan
from wijkplan.plan.reading.form import load
from wijkplan.yamltext.document import Document, Mapping, Sequence, Where
from wijkplan.yamltext.editing import EditError, value_at, with_item, with_value, without

PARTS = ("themas", "bewonersinitiatieven", "interventies")
NAMES = ("Soep: op dinsdag", "Café 😀", "a # b", "'s avonds", 'De "Kom"', "Samen " * 15 + "eten", "Een\ntwee", "0101")


class Styled(str):
    """A text that the dumper writes as a block."""

    style = "|"


@functools.cache
def dumper() -> Any:
    found: Any = type("Dumper", (yaml.SafeDumper,), {"ignore_aliases": lambda *_: True})
    found.add_representer(
        Styled, lambda self, text: self.represent_scalar("tag:yaml.org,2002:str", str(text), style=text.style)
    )
    return found


def laid_out(random: Random, data: Data) -> str:
    """The file of a plan, as one or another program or person would write it."""
    data |= {part: data[part][:2] for part in PARTS}
    for item in (item for part in PARTS for item in data[part]):
        item["naam"] = random.choice(NAMES)
        if random.random() < 0.2:
            item["naam"] = Styled(item["naam"])
            item["naam"].style = random.choice("|>")
        if random.random() < 0.3:
            item["prioriteit"] = None
    style = random.choice((None, None, None, "'", '"'))
    width, flow = random.choice((20, 80, 10_000)), random.choice((False, False, None, True))
    text: str = yaml.dump(
        as_texts(data) if style else data,
        Dumper=dumper(),
        sort_keys=False,
        allow_unicode=random.random() < 0.8,
        width=width,
        indent=random.choice((2, 4)),
        default_flow_style=flow,
        default_style=style,
        explicit_start=random.random() < 0.2,
    )
    if width == 10_000 and flow is False and not re.search(r"[|>]|\n\n", text):
        text = commented(random, text)
    text = text.removesuffix("\n") if random.random() < 0.3 else text
    return text.replace("\n", random.choice(("\n", "\n", "\r\n", "\r")))


def as_texts(data: Any) -> Any:
    """All values as texts, so that the dumper can put quotes around them."""
    if isinstance(data, dict):
        return {key: as_texts(value) for key, value in data.items()}
    if isinstance(data, list):
        return [as_texts(item) for item in data]
    return "" if data is None else str(data) if isinstance(data, int) else data


def commented(random: Random, text: str) -> str:
    lines = []
    for line in text.splitlines():
        if random.random() < 0.2:
            lines += [random.choice(("", "# 'zo'", "      # {a: b}"))]
        lines.append(line + random.choice(("", "", "", "   # oud: 3")))
    return "\n".join(lines) + "\n"


COMMENT = re.compile(r"# 'zo'|# oud: 3|# \{a: b\}")
VALUES: tuple[Any, ...] = (
    "8",
    "Een: twee, # drie",
    ["a", "b, c"],
    {"wijk": "8"},
    [{"naam": "A", "tekst": "een\ntwee"}],
)
ITEMS: tuple[Any, ...] = ("x", {"naam": "A", "prioriteit": {"wijk": "3"}, "doelgroepen": ["a", "b"]})


def roads(data: Any, where: Where = ()) -> list[Where]:
    """The roads to everything in it."""
    items = data.items() if isinstance(data, dict) else enumerate(data) if isinstance(data, list) else ()
    return [where, *(road for step, inner in items for road in roads(inner, (*where, step)))]


def some_change(random: Random, found: Document) -> tuple[str, Where, Any, Document]:
    """What is done, where, with what, and what comes of it."""
    places = roads(found.data())
    kinds: dict[str, list[Where]] = {
        "replace": places[1:],
        "remove": places[1:],
        "key": [place for place in places if isinstance(found.at(place), Mapping)],
        "item": [place for place in places if isinstance(found.at(place), Sequence)],
    }
    what = random.choice([kind for kind in kinds if kinds[kind]])
    where, value = random.choice(kinds[what]), random.choice(ITEMS if what == "item" else VALUES)
    if what == "key":
        node = found.at(where)
        assert isinstance(node, Mapping)
        where = (*where, random.choice([key for key in (*ORDER(where), "nieuw", "ander") if key not in node.items]))
    if what == "remove":
        return what, where, None, without(found, where)
    if what == "item":
        changed = with_item(found, where, value, ORDER)
        return what, (*where, len(value_at(changed, where)) - 1), value, changed
    return what, where, value, with_value(found, where, value, ORDER)


@pytest.mark.parametrize("start", range(0, 80 if THOROUGH else 40, 20))
def test_in_any_layout_only_what_had_to_change_differs(start: int) -> None:
    for seed in range(start, start + 20):
        random = Random(seed)  # noqa: S311 - nothing is kept secret with it
        found = read(laid_out(random, made_up(seed)[0]))
        for _ in range(6):
            what, where, value, changed = some_change(random, found)
            assert value_at(changed, where) == value or what == "remove"
            if what != "remove":
                assert_all_else_stays(found.text, changed.text, where)
            check_lines(found, changed, what, where)
            found = changed if random.random() < 0.5 else found


def check_lines(before: Document, after: Document, what: str, where: Where) -> None:
    """Only lines of the thing itself differ; of what is added to, all lines and comments are still there."""
    if what in ("key", "item"):
        # The one line that may differ is that to which it is added, or a dash behind which it comes.
        assert len(changed_lines(before.text, after.text)[0]) <= 1, (before.text, after.text, where)
        assert Counter(COMMENT.findall(before.text)) == Counter(COMMENT.findall(after.text))
        return
    while len(where) > 1 and value_at(after, where[:-1]) is None:  # nothing was left of what it stood in
        where = where[:-1]
    node = before.at(where)
    assert node is not None
    first = node.start.line if isinstance(where[-1], int) else before.locate(where, key=True).line - 1
    while first and re.match(r"\s*(#|-$|-\s*#|$)", before.lines[first - 1]):  # what may be above it that is its own
        first -= 1
    parent = before.at(where[:-1])
    if parent is not None and before.text[parent.start.index] in "[{" and what == "remove" and first:
        first -= 1  # the comma before the last one of them goes as well
    below = before.lines[node.end.line + 1 :]
    still = after.lines[len(after.lines) - len(below) :]
    assert after.lines[:first] == before.lines[:first], (before.text, after.text, where)
    if below and what == "remove":  # the next key comes behind the dash of a first one that goes
        below[0], still[0] = (re.sub(r"^ *-? *", "", lines[0]) for lines in (below, still))
    assert still == below, (before.text, after.text, where)


@together("seed", range(20))
def test_figures_that_come_in_a_plan_leave_it_sound(seed: int) -> None:
    random = Random(seed)  # noqa: S311 - nothing is kept secret with it
    found = read(laid_out(random, made_up(seed)[0]))
    for place in [(part, n) for part in PARTS for n in range(2) if found.at((part, n)) is not None]:
        where = (*place, "prioriteit", random.choice(("wijk", "aanbieder")))
        found = with_value(found, where, random.choice(("0", "7.5", "7,5", "10")), ORDER)
        assert not load(Plan, found).faults


@settings(max_examples=cases(100))
@given(documents(), st.randoms(use_true_random=False))
def test_any_yaml_is_changed_as_meant_or_not_at_all(written: Written, random: Random) -> None:
    """Not only plans, and not only in places that a plan has."""
    before = read(written.text)
    try:
        what, where, value, after = some_change(random, before)
    except EditError:
        return
    assert value_at(read(after.text), where) == value or what == "remove"
    others = [road for road in roads(before.data()) if not isinstance(value_at(before, road), dict | list)]
    if what != "remove":
        for road in others:
            inside = road[: len(where)] == where or where[: len(road)] == road
            assert inside or value_at(after, road) == value_at(before, road)
