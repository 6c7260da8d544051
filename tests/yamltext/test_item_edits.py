"""Many items of a list changed at once: the same text as one change after the other."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from pathlib import Path

import pytest
from editing_helpers import ORDER, read
from helpers import ROOT
from hypothesis import given, settings
from hypothesis import strategies as st
from thoroughness import cases
from wijkplan.yamltext.document import Document, Where
from wijkplan.yamltext.editing import with_value, without
from wijkplan.yamltext.item_edits import Edit, with_edited_items

EXAMPLES = sorted((ROOT / "plans" / "2026").glob("*.yaml"))
SECTIONS = ("bewonersinitiatieven", "interventies")
KEYS = ("naam", "kosten", "status", "bereik", "doelgroepen", "prioriteit", "tekst", "niet_samen_met")
VALUES = ("7", None, "Twee regels.\nEn nog een.", ["ouderen"], {"wijk": "3"})


def edited(document: Document, where: Where, value: object, section: str = "") -> Document:
    """The document with this value; None takes a key away."""
    if value is None:
        return without(document, where) if document.at(where) else document
    return with_value(document, where, value, lambda road: ORDER((section, *road) if section else road))


def together(document: Document, section: str, changes: Mapping[int, Sequence[tuple[str, object]]]) -> Document | None:
    def edit(n: int) -> Edit:
        def change(small: Document) -> Document:
            for key, value in changes[n]:
                small = edited(small, (0, key), value, section)
            return small

        return change

    return with_edited_items(document, section, {n: edit(n) for n in changes})


@pytest.mark.parametrize("line_break", ["\n", "\r\n"])
@pytest.mark.parametrize("example", EXAMPLES, ids=lambda path: path.stem)
@given(st.data())
@settings(max_examples=cases(5))
def test_the_same_text_as_one_change_after_the_other(example: Path, line_break: str, draw: st.DataObject) -> None:
    document = read(example.read_text(encoding="utf-8").rstrip().replace("\n", line_break))
    for section in SECTIONS:
        count = len(document.data().get(section, ()))
        if count == 0:
            continue
        some = st.lists(st.tuples(st.sampled_from(KEYS), st.sampled_from(VALUES)), min_size=1, max_size=3)
        changes = draw.draw(st.dictionaries(st.integers(0, count - 1), some, max_size=4))
        one_by_one = document
        for n, own in changes.items():
            for key, value in own:
                one_by_one = edited(one_by_one, (section, n, key), value)
        at_once = together(document, section, changes)
        assert at_once is not None
        assert at_once.text == one_by_one.text


@pytest.mark.parametrize(
    "text",
    [
        "themas: [{naam: Samen}, {naam: Taal}]\n",
        "themas: []\n",
        "themas:\n",
        "wijk: Voorbeeld\n",
        "themas:\n  - naam: Samen\n  - {naam: Taal}",  # no line break to go by
    ],
)
def test_items_that_cannot_be_cut_out(text: str) -> None:
    assert together(read(text), "themas", {1: [("doel", "Meer")]}) is None


def test_items_that_do_not_change_stay_to_the_letter() -> None:
    text = "themas:\n# een\n-  naam:   Samen # twee\n\n# drie\n-\n  naam: 'Taal'\n# vier\n\n- {naam: Werk} # vijf\n"
    after = together(read(text), "themas", {1: [("doel", "Meer")]})
    assert after is not None
    assert after.text == text.replace("  naam: 'Taal'\n", "  naam: 'Taal'\n  doel: Meer\n")
