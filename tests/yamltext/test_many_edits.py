"""Many changes at once: the same text as one change after the other."""

from __future__ import annotations

from collections.abc import Iterable
from pathlib import Path

import pytest
from editing_helpers import ORDER, read
from helpers import ROOT
from hypothesis import given, settings
from hypothesis import strategies as st
from thoroughness import cases
from wijkplan.yamltext.document import Document
from wijkplan.yamltext.editing import Edit, EditError, edited, value_at, with_item, with_value, without

EXAMPLES = sorted((ROOT / "plans" / "2026").glob("*.yaml"))
SECTIONS = ("bewonersinitiatieven", "interventies")
KEYS = ("naam", "kosten", "status", "bereik", "doelgroepen", "prioriteit", "tekst", "niet_samen_met")
VALUES = ("7", None, "Twee regels.\nEn nog een.", ["ouderen"], {"wijk": "3"})


def one_by_one(document: Document, edits: Iterable[Edit]) -> Document:
    """Each change in the whole text."""
    for edit in edits:
        if edit.value is None:
            document = without(document, edit.where)
        else:
            document = with_value(document, edit.where, edit.value, ORDER)
    return document


@pytest.mark.parametrize("line_break", ["\n", "\r\n"])
@pytest.mark.parametrize("example", EXAMPLES, ids=lambda path: path.stem)
@given(st.data())
@settings(max_examples=cases(5))
def test_the_same_text_as_one_change_after_the_other(example: Path, line_break: str, draw: st.DataObject) -> None:
    document = read(example.read_text(encoding="utf-8").rstrip().replace("\n", line_break))
    data, edits = document.data(), list[Edit]()
    for section in SECTIONS:
        for n in range(len(data.get(section, ()))):
            for key in draw.draw(st.lists(st.sampled_from(KEYS), max_size=2, unique=True)):
                values = [value for value in VALUES if value is not None or key in data[section][n]]
                edits.append(Edit((section, n, key), draw.draw(st.sampled_from(values))))
    assert edited(document, draw.draw(st.permutations(edits)), ORDER).text == one_by_one(document, edits).text


@pytest.mark.parametrize(
    "text",
    [
        "themas: [{naam: Samen}, {naam: Taal}]\n",
        "themas: [\n  {naam: Samen},\n  {naam: Taal}\n]\n",
        "themas:\n  - naam: Samen\n  - {naam: Taal}",  # no line break to go by
        "themas:\n- naam: Samen\n- naam: Taal\n\n# einde\n",
    ],
)
def test_in_items_that_cannot_be_cut_out_as_well(text: str) -> None:
    edits = [Edit(("themas", 1, "doel"), "Meer"), Edit(("wijk",), "Noord"), Edit(("themas", 0, "doel"), "Ook")]
    assert edited(read(text), edits, ORDER).text == one_by_one(read(text), edits).text


def test_items_that_do_not_change_stay_to_the_letter() -> None:
    text = "themas:\n# een\n-  naam:   Samen # twee\n\n# drie\n-\n  naam: 'Taal'\n# vier\n\n- {naam: Werk} # vijf\n"
    after = edited(read(text), [Edit(("themas", 1, "doel"), "Meer")])
    assert after.text == text.replace("  naam: 'Taal'\n", "  naam: 'Taal'\n  doel: Meer\n")


def test_all_that_cannot_be_changed_is_told_at_once() -> None:
    text = "wijk: Noord\nthemas:\n- naam: Samen\n- naam: Taal\n"
    roads = [("themas", 1, "naam", "kort"), ("wijk", "naam"), ("themas", 9, "naam")]
    with pytest.raises(EditError, match=r"themas\[1\].naam.kort") as found:
        edited(read(text), [Edit(("themas", 0, "doel"), "Meer"), *(Edit(road, "x") for road in roads)])
    assert sorted(found.value.roads, key=str) == sorted(roads, key=str)


@pytest.mark.parametrize(
    "text", ["themas:\n- naam: Samen\n\n- naam: Taal\n# einde\n", "themas: [{naam: Samen},\n  {naam: Taal}]\n"]
)
def test_items_that_come_together_stand_as_those_that_come_one_by_one(text: str) -> None:
    items = [{"naam": "Werk"}, {"naam": "Zorg", "doel": "Meer"}]
    after = with_value(read(text), ("themas",), [*value_at(read(text), ("themas",)), *items])
    assert after.text == with_item(with_item(read(text), ("themas",), items[0]), ("themas",), items[1]).text
