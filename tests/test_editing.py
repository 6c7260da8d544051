"""Changing one value in a plan: everything else stays, to the letter (DESIGN 9)."""

from __future__ import annotations

import difflib
import functools
import re
from pathlib import Path
from random import Random
from typing import Any

import pytest
import yaml
from hypothesis import given, settings
from hypothesis import strategies as st
from ruamel.yaml import YAML
from wijkplan.files.document import Document, Where
from wijkplan.files.editing import EditError, with_value
from wijkplan.files.reading import document
from wijkplan.plan.form import load
from wijkplan.plan.plan import Plan

from strategies import Data
from strategies_yaml import Written, documents
from test_reference_1000 import made_up

WIJK: Where = ("themas", 0, "prioriteit", "wijk")


def read(text: str) -> Document:
    found = document(Path("plan.yaml"), text)
    assert not found.faults, (found.faults, text)
    return found


def edited(text: str, where: Where = WIJK, value: str = "8") -> str:
    return with_value(read(text), where, value).text


THEMA = "themas:\n- naam: Samen   # eten\n  {}\n  doel: Elkaar kennen.\n"


@pytest.mark.parametrize(
    ("before", "after"),
    [
        (
            "prioriteit:\n    wijk: 3   # vorig jaar\n    aanbieder: 4",
            "prioriteit:\n    wijk: 8   # vorig jaar\n    aanbieder: 4",
        ),
        ("prioriteit: {wijk: 3, aanbieder: 4}   # oud", "prioriteit: {wijk: 8, aanbieder: 4}   # oud"),
        ("prioriteit: { aanbieder : 4,wijk : 3 }", "prioriteit: { aanbieder : 4,wijk : 8 }"),
        ("prioriteit:\n    {wijk: 3,\n     aanbieder: 4}", "prioriteit:\n    {wijk: 8,\n     aanbieder: 4}"),
        ('prioriteit: {"wijk": "3", "aanbieder": 4}', 'prioriteit: {"wijk": 8, "aanbieder": 4}'),
        ("prioriteit: {wijk: '7,5'}", "prioriteit: {wijk: 8}"),
        ("prioriteit:\n    wijk: 3\n    # laatst", "prioriteit:\n    wijk: 8\n    # laatst"),
        ("prioriteit:\n    wijk:\n    aanbieder: 4", "prioriteit:\n    wijk: 8\n    aanbieder: 4"),
        (
            "prioriteit:\n    wijk:   # nog niet\n    aanbieder: 4",
            "prioriteit:\n    wijk: 8   # nog niet\n    aanbieder: 4",
        ),
        ("prioriteit:\n    wijk: ~   # nog niet", "prioriteit:\n    wijk: 8   # nog niet"),
        ("prioriteit: {wijk: , aanbieder: 4}", "prioriteit: {wijk: 8, aanbieder: 4}"),
    ],
)
def test_a_value_that_is_there_is_replaced(before: str, after: str) -> None:
    assert edited(THEMA.format(before)) == THEMA.format(after)


@pytest.mark.parametrize(
    ("before", "after"),
    [
        # Beside the other figure, in the same style.
        ("prioriteit:\n    aanbieder: 4   # oud", "prioriteit:\n    aanbieder: 4   # oud\n    wijk: 8"),
        ("prioriteit: {aanbieder: 4}   # oud", "prioriteit: {aanbieder: 4, wijk: 8}   # oud"),
        ('prioriteit: {"aanbieder": 4}', 'prioriteit: {"aanbieder": 4, wijk: 8}'),
        # Nothing behind the key.
        ("prioriteit:", "prioriteit: {wijk: 8}"),
        ("prioriteit:   # nog niet", "prioriteit: {wijk: 8}   # nog niet"),
        ("prioriteit: ~   # nog niet", "prioriteit: {wijk: 8}   # nog niet"),
        ("prioriteit: null", "prioriteit: {wijk: 8}"),
        ("prioriteit: {}   # nog niet", "prioriteit: {wijk: 8}   # nog niet"),
    ],
)
def test_a_figure_that_is_missing_is_added(before: str, after: str) -> None:
    assert edited(THEMA.format(before)) == THEMA.format(after)


NEW = "prioriteit: {wijk: 8}"


@pytest.mark.parametrize(
    ("before", "after"),
    [
        ("themas:\n- naam: Samen   # eten\n  doel: x\n", f"themas:\n- naam: Samen   # eten\n  {NEW}\n  doel: x\n"),
        ("themas:\n  -   id: a\n      naam: Samen\n", f"themas:\n  -   id: a\n      naam: Samen\n      {NEW}\n"),
        ("themas:\n-\n  naam: Samen\n", f"themas:\n-\n  naam: Samen\n  {NEW}\n"),
        ("themas:\n- naam: Samen", f"themas:\n- naam: Samen\n  {NEW}"),  # no last line end
        ("themas:\n- naam: Samen # x", f"themas:\n- naam: Samen # x\n  {NEW}"),
        ("themas:\r\n- naam: Samen\r\n  doel: x\r\n", f"themas:\r\n- naam: Samen\r\n  {NEW}\r\n  doel: x\r\n"),
        ("themas:\r\n- naam: Samen", f"themas:\r\n- naam: Samen\r\n  {NEW}"),
        ("themas:\n- naam: Café 😀 €\n", f"themas:\n- naam: Café 😀 €\n  {NEW}\n"),
        ("# 😀\nthemas:\n- naam: Samen\n...\n", f"# 😀\nthemas:\n- naam: Samen\n  {NEW}\n...\n"),
        ("themas: [{naam: Samen, doel: x}]\n", "themas: [{naam: Samen, prioriteit: {wijk: 8}, doel: x}]\n"),
        ("{themas: [{naam: Samen}]}", "{themas: [{naam: Samen, prioriteit: {wijk: 8}}]}"),
        ("themas: [{naam: 'Samen, wij'}]\n", "themas: [{naam: 'Samen, wij', prioriteit: {wijk: 8}}]\n"),
        # Names of several lines: plain, quoted, folded, literal.
        ("themas:\n- naam: Samen\n    eten\n  doel: x\n", f"themas:\n- naam: Samen\n    eten\n  {NEW}\n  doel: x\n"),
        ("themas:\n- naam: 'Samen\n    eten' # x\n", f"themas:\n- naam: 'Samen\n    eten' # x\n  {NEW}\n"),
        ("themas:\n- naam: >-\n    A\n    B\n  id: c\n", f"themas:\n- naam: >-\n    A\n    B\n  {NEW}\n  id: c\n"),
        ("themas:\n- naam: |\n    A\n    B\n  id: c\n", f"themas:\n- naam: |\n    A\n    B\n  {NEW}\n  id: c\n"),
        ("themas:\r\n- naam: |-\r\n    Samen\r\n", f"themas:\r\n- naam: |-\r\n    Samen\r\n  {NEW}\r\n"),
        ("themas:\n- naam: |2\n      Samen\n- naam: B\n", f"themas:\n- naam: |2\n      Samen\n  {NEW}\n- naam: B\n"),
        ("themas:\n- naam: >-\n    Samen", f"themas:\n- naam: >-\n    Samen\n  {NEW}"),
    ],
)  # fmt: skip
def test_a_mapping_that_is_missing_comes_behind_the_name(before: str, after: str) -> None:
    assert edited(before) == after


@pytest.mark.parametrize(
    "text",
    [
        "themas:\n- naam: |+\n    Samen\n\n\n- naam: B\n",
        "themas:\n- naam: |\n    Samen\n\n\n# Nog een\n- naam: B\n",
        "themas:\n- naam: >\n    Samen\n\n    # hoort bij de naam\n\n  # niet\n  id: x\n",
        "themas:\n- naam: |\n    Samen\n    \n",
    ],
)
def test_empty_lines_and_comments_below_a_name_of_several_lines(text: str) -> None:
    """Where the new key comes is not laid down here; the rest stays and reads the same."""
    assert_only_that(text, edited(text), WIJK, "8")


@pytest.mark.parametrize(
    ("text", "where"),
    [
        ("themas:\n- naam: Samen\n", ("themas", 1, "prioriteit", "wijk")),
        ("themas:\n- naam: Samen\n", ("interventies", 0, "prioriteit", "wijk")),
        ("themas:\n- naam: Samen\n  prioriteit: 8\n", WIJK),
        ("themas:\n- naam: Samen\n  prioriteit: [8]\n", WIJK),
        ("themas:\n- naam: Samen\n  prioriteit: {wijk: {a: 8}}\n", WIJK),
        ("themas:\n- Samen\n", WIJK),
    ],
)
def test_where_there_is_no_such_place(text: str, where: Where) -> None:
    before = read(text)
    with pytest.raises(EditError):
        with_value(before, where, "8")
    assert before.text == text


def test_several_changes_one_after_the_other() -> None:
    found = read("themas:\n- naam: Samen\n- {naam: Taal}\n")
    for n, stem, value in ((0, "wijk", "8"), (1, "wijk", "7.5"), (0, "aanbieder", "6"), (0, "wijk", "9")):
        found = with_value(found, ("themas", n, "prioriteit", stem), value)
    assert found.text == (
        "themas:\n- naam: Samen\n  prioriteit: {wijk: 9, aanbieder: 6}\n- {naam: Taal, prioriteit: {wijk: 7.5}}\n"
    )


# Any plan, in any layout.

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


def assert_only_that(before: str, after: str, where: Where, value: str) -> None:
    """One line is new, or differs in the figure alone; ruamel.yaml reads what was meant."""
    ends = [line_end for line_end in ("\r\n", "\r", "\n") if line_end in before]
    assert [line_end for line_end in ("\r\n", "\r", "\n") if line_end in after] == ends
    # A file without a line end at its end gets one there only where a line comes behind it.
    old, new = ((text + (ends or ["\n"])[0]).splitlines(keepends=True) for text in (before, after))
    assert before[-1] in "\r\n" or after[-1] not in "\r\n"
    changes = [c for c in difflib.SequenceMatcher(None, old, new, autojunk=False).get_opcodes() if c[0] != "equal"]
    assert len(changes) == (before != after), (before, after)
    for _, start, end, new_start, new_end in changes:
        assert (end - start, new_end - new_start) in ((0, 1), (1, 1)), (before, after)
        for one, other in zip(old[start:end], new[new_start:new_end], strict=False):
            matches = difflib.SequenceMatcher(None, one, other, autojunk=False).get_matching_blocks()
            assert len(one) - sum(match.size for match in matches) <= len('"10.0"'), (one, other)
    meant = inner = data(before)
    for step in where[:-1]:
        if isinstance(inner, dict) and not inner.get(step):
            inner[step] = {}  # nothing, or nothing between quotes
        inner = inner[step]
    inner[where[-1]] = YAML(typ="safe").load(value)
    assert data(after) == meant, (before, after)


def data(text: str) -> Any:
    return YAML(typ="safe").load(text)


@pytest.mark.parametrize("start", range(0, 60, 20))
def test_in_any_layout_only_what_had_to_change_differs(start: int) -> None:
    for seed in range(start, start + 20):
        random = Random(seed)  # noqa: S311 - nothing is kept secret with it
        text = laid_out(random, made_up(seed)[0])
        found = read(text)
        parts = [(part, n) for part in PARTS for n in range(2)]
        places = [place for place in parts if found.at(place) is not None]
        for place in random.sample(places, min(3, len(places))):
            where = (*place, "prioriteit", random.choice(("wijk", "aanbieder")))
            value = random.choice(("0", "7.5", "10"))
            changed = with_value(found, where, value)
            assert_only_that(found.text, changed.text, where, value)
            assert not load(Plan, changed).faults
            found = changed


@settings(max_examples=100)
@given(documents(), st.randoms(use_true_random=False))
def test_any_yaml_is_changed_as_meant_or_not_at_all(written: Written, random: Random) -> None:
    """Not only plans, and not only in places that a plan has."""
    before = read(written.text)
    where = (*random.choice(mappings(written.means)), random.choice(("naam", "kosten", "tekst", "no", "nieuw")))
    try:
        after = with_value(before, where, "8")
    except EditError:
        return
    meant = inner = before.data()
    for step in where[:-1]:
        inner = inner[step]
    inner[where[-1]] = "8"
    assert after.data() == meant
    assert read(after.text).data() == meant


def mappings(data: Any, where: Where = ()) -> list[Where]:
    """The roads to all mappings."""
    items = data.items() if isinstance(data, dict) else enumerate(data) if isinstance(data, list) else ()
    own: list[Where] = [where] if isinstance(data, dict) else []
    return own + [road for step, inner in items for road in mappings(inner, (*where, step))]
