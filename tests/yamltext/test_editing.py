"""Changing one value in a plan: everything else stays, to the letter."""

from __future__ import annotations

from typing import Any

import pytest
from editing_helpers import ORDER, assert_all_else_stays, changed_lines, read
from gathered import together
from wijkplan.yamltext.document import Where
from wijkplan.yamltext.editing import EditError, with_value

WIJK: Where = ("themas", 0, "prioriteit", "wijk")


def edited(text: str, where: Where = WIJK, value: Any = "8") -> str:
    return with_value(read(text), where, value, ORDER).text


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
        ("prioriteit:\n    aanbieder: 4   # oud", "prioriteit:\n    wijk: 8\n    aanbieder: 4   # oud"),
        ("prioriteit: {aanbieder: 4}   # oud", "prioriteit: {wijk: 8, aanbieder: 4}   # oud"),
        ('prioriteit: {"aanbieder": 4}', 'prioriteit: {wijk: 8, "aanbieder": 4}'),
        # Nothing behind the key.
        ("prioriteit:", "prioriteit:\n    wijk: 8"),
        ("prioriteit:   # nog niet", "prioriteit:   # nog niet\n    wijk: 8"),
        ("prioriteit: ~   # nog niet", "prioriteit:   # nog niet\n    wijk: 8"),
        ("prioriteit: null", "prioriteit:\n    wijk: 8"),
        ("prioriteit: {}   # nog niet", "prioriteit:   # nog niet\n    wijk: 8"),
        ("prioriteit:\n    {}", "prioriteit:\n    wijk: 8"),
    ],
)
def test_a_figure_that_is_missing_is_added(before: str, after: str) -> None:
    assert edited(THEMA.format(before)) == THEMA.format(after)


NEW = "prioriteit:\n    wijk: 8"
WINDOWS = "prioriteit:\r\n    wijk: 8"


@together(
    ("before", "after"),
    [
        ("themas:\n- naam: Samen   # eten\n  tekst: x\n", f"themas:\n- naam: Samen   # eten\n  {NEW}\n  tekst: x\n"),
        ("themas:\n-   naam: Samen\n", "themas:\n-   naam: Samen\n    prioriteit:\n      wijk: 8\n"),
        ("themas:\n-\n  naam: Samen\n", f"themas:\n-\n  naam: Samen\n  {NEW}\n"),
        ("themas:\n- naam: Samen", f"themas:\n- naam: Samen\n  {NEW}"),  # no last line end
        ("themas:\n- naam: Samen # x", f"themas:\n- naam: Samen # x\n  {NEW}"),
        ("themas:\r\n- naam: Samen\r\n  tekst: x\r\n", f"themas:\r\n- naam: Samen\r\n  {WINDOWS}\r\n  tekst: x\r\n"),
        ("themas:\r\n- naam: Samen", f"themas:\r\n- naam: Samen\r\n  {WINDOWS}"),
        ("themas:\n- naam: Café 😀 €\n", f"themas:\n- naam: Café 😀 €\n  {NEW}\n"),
        ("# 😀\nthemas:\n- naam: Samen\n...\n", f"# 😀\nthemas:\n- naam: Samen\n  {NEW}\n...\n"),
        ("themas: [{naam: Samen, tekst: x}]\n", "themas: [{naam: Samen, prioriteit: {wijk: 8}, tekst: x}]\n"),
        ("{themas: [{naam: Samen}]}", "{themas: [{naam: Samen, prioriteit: {wijk: 8}}]}"),
        ("themas: [{naam: 'Samen, wij'}]\n", "themas: [{naam: 'Samen, wij', prioriteit: {wijk: 8}}]\n"),
        # Names of several lines: plain, quoted, folded, literal.
        ("themas:\n- naam: Samen\n    eten\n  tekst: x\n", f"themas:\n- naam: Samen\n    eten\n  {NEW}\n  tekst: x\n"),
        ("themas:\n- naam: 'Samen\n    eten' # x\n", f"themas:\n- naam: 'Samen\n    eten' # x\n  {NEW}\n"),
        ("themas:\n- naam: >-\n    A\n  tekst: c\n", f"themas:\n- naam: >-\n    A\n  {NEW}\n  tekst: c\n"),
        ("themas:\n- naam: |\n    A\n    B\n  tekst: c\n", f"themas:\n- naam: |\n    A\n    B\n  {NEW}\n  tekst: c\n"),
        ("themas:\r\n- naam: |-\r\n    Samen\r\n", f"themas:\r\n- naam: |-\r\n    Samen\r\n  {WINDOWS}\r\n"),
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
    after = edited(text)
    assert_all_else_stays(text, after, WIJK)
    assert changed_lines(text, after) == ([], ["  prioriteit:", "    wijk: 8"])


@pytest.mark.parametrize(
    ("text", "where"),
    [
        ("themas:\n- naam: Samen\n", ("themas", 1, "prioriteit", "wijk")),
        ("themas:\n- naam: Samen\n", ("interventies", 0, "prioriteit", "wijk")),
        ("themas:\n- naam: Samen\n  prioriteit: 8\n", WIJK),
        ("themas:\n- naam: Samen\n  prioriteit: [8]\n", WIJK),
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
        "themas:\n- naam: Samen\n  prioriteit:\n    wijk: 9\n    aanbieder: 6\n"
        "- {naam: Taal, prioriteit: {wijk: 7.5}}\n"
    )
