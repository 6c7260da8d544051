"""A plan means the same to everyone: our reader and ruamel.yaml, an independent one, find the same data.

Section 4.1 of the design. ruamel.yaml reads YAML 1.2 in pure Python; we read YAML 1.1 with libyaml.
"""

from __future__ import annotations

from pathlib import Path
from typing import Any

import pytest
from helpers import ROOT
from hypothesis import example, given, settings
from hypothesis import strategies as st
from ruamel.yaml import YAML
from ruamel.yaml.error import YAMLError
from ruamel.yaml.nodes import MappingNode, ScalarNode, SequenceNode
from strategies_yaml import NOTHING, Written, documents
from thoroughness import cases
from wijkplan.files.reading import read
from wijkplan.yamltext.document import Document
from wijkplan.yamltext.text import document

REFUSED = "refused"
PLANS = ROOT / "plans"

PLAN = """\
wijk: Soesterkwartier   # in Amersfoort
jaar: 2026
samenvatting: >-
  Samen eten,
  samen doen.

    en meer
budget:
  totaal: "480000"
  reserve: 5%
  rondes:
  - {naam: voorjaar, tot: 2026-03-31, deel: '50%'}
  - {naam: na'jaar, deel: 50%}
themas:
  - id: samen
    naam: 'Prettig ''samen'' leven'
    doel: |+
      elkaar kennen

      iets doen

    ambities: [meedoen, "gezond leven", no, ~ ]
    waarom: "een \\
      twee\\n drie
      vier"
"""
SNIPPETS = [*" \n:-,[]{}#'\"|>&*!?%@`~\\a1\t\r\x85\u2028\u2029\xa0€😀", "\n  ", "- ", ": ", " #", "\n\n", "---\n"]
SNIPPETS += ["? ", "\\u2028", "\\N", "\\_", "\\/", "|2", "|-", "<<: ", "%YAML 1.2\n", "http://x.nl", "null", ""]
SLIPS = st.tuples(st.integers(0, len(PLAN)), st.integers(0, 3), st.sampled_from(SNIPPETS))


def our_reading(text: str) -> Document:
    return document(Path("plan.yaml"), text)


def their_reading(text: str) -> Any:
    """The data as ruamel.yaml finds it, all scalars as text; empty, ``~`` and ``null`` mean: not given."""
    try:
        node = YAML(typ="safe", pure=True).compose(text)
    except YAMLError:
        return REFUSED
    try:
        return None if node is None else _data(node)
    except TypeError:  # a key that is a list or a block: refused by us, and no data to compare
        return REFUSED


def _data(node: Any) -> Any:
    if isinstance(node, ScalarNode):
        nothing = not node.value.strip() or (not node.style and node.value in NOTHING)
        return None if nothing else node.value
    if isinstance(node, SequenceNode):
        return [_data(item) for item in node.value]
    assert isinstance(node, MappingNode)
    pairs = ((key.value, _data(value)) for key, value in node.value)
    return {key: value for key, value in pairs if value is not None}


@pytest.mark.parametrize("path", sorted(PLANS.rglob("*.y*ml")), ids=lambda path: path.name)
def test_the_example_plans_mean_the_same_to_both(path: Path) -> None:
    ours = read(path)
    assert not ours.faults
    assert ours.data() == their_reading(path.read_text(encoding="utf-8-sig"))


@settings(max_examples=cases(250), deadline=None)
@given(documents())
@example(
    Written(
        PLAN.partition("budget:")[0],
        {
            "wijk": "Soesterkwartier",
            "jaar": "2026",
            "samenvatting": "Samen eten, samen doen.\n\n  en meer",
        },
    )
)
def test_whatever_the_style_the_data_are_what_was_written(written: Written) -> None:
    """Three agree: who wrote it, our reader and ruamel.yaml."""
    ours = our_reading(written.text)
    assert not ours.faults
    assert ours.data() == written.means
    assert their_reading(written.text) == written.means


@settings(max_examples=cases(400), deadline=None)
@given(
    st.lists(st.tuples(st.integers(0, len(PLAN)), st.integers(0, 3), st.sampled_from(SNIPPETS)), min_size=1, max_size=4)
)
@example([(PLAN.index(" rondes:"), 1, "\u2028")])  # a line break to YAML 1.1 only: then rondes is no part of budget
def test_a_damaged_plan_never_means_two_things(slips: list[tuple[int, int, str]]) -> None:
    """Slips of the pen at random places: what both can read, and we find no fault with, is the same to both."""
    text = PLAN
    for place, length, snippet in slips:
        text = text[:place] + snippet + text[place + length :]
    ours, theirs = our_reading(text), their_reading(text)
    # ruamel.yaml refuses a little more than we do; then there is no second meaning.
    assert ours.faults or theirs in (REFUSED, ours.data())


@pytest.mark.parametrize("mark", ["\x85", "\u2028", "\u2029"], ids=["NEL", "LS", "PS"])
def test_a_line_break_of_yaml_1_1_only_is_refused_or_means_the_same(mark: str) -> None:
    """Editors and YAML 1.2 show one line with an odd space; YAML 1.1 begins a new line, and here a new key."""
    text = f"wijk: Soesterkwartier{mark}jaar: 2026\n"
    ours = our_reading(text)
    assert ours.faults or ours.data() == their_reading(text)
