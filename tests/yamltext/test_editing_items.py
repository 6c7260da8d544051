"""Items that come and things that go: one place changes, comments and layout of all else stay."""

from __future__ import annotations

from typing import Any

import pytest
from editing_helpers import ORDER, read
from gathered import together
from wijkplan.yamltext.document import Where
from wijkplan.yamltext.editing import EditError, with_item, with_value, without

TAAL = {"naam": "Taal", "doelgroepen": ["ouderen"]}
THEMAS: Where = ("themas",)


def added(text: str, item: Any = TAAL, where: Where = THEMAS) -> str:
    return with_item(read(text), where, item, ORDER).text


def taken(text: str, where: Where) -> str:
    return without(read(text), where).text


def replaced(text: str, where: Where, value: Any) -> str:
    return with_value(read(text), where, value, ORDER).text


NEW = "- naam: Taal\n  doelgroepen: [ouderen]\n"
INDENTED = "  - naam: Taal\n    doelgroepen: [ouderen]\n"


@together(
    ("before", "after"),
    [
        # As its neighbours stand: dashes, spaces behind them, braces, empty lines between.
        ("themas:\n- naam: A\n", f"themas:\n- naam: A\n{NEW}"),
        ("themas:\n  - naam: A\n", f"themas:\n  - naam: A\n{INDENTED}"),
        ("themas:\n-   naam: A\n", "themas:\n-   naam: A\n-   naam: Taal\n    doelgroepen: [ouderen]\n"),
        ("themas:\n-\n  naam: A\n", f"themas:\n-\n  naam: A\n{NEW}"),
        ("themas:\n- {naam: A}  # a\n", "themas:\n- {naam: A}  # a\n- {naam: Taal, doelgroepen: [ouderen]}\n"),
        ("themas:\n- naam: A\n\n- naam: B\n", f"themas:\n- naam: A\n\n- naam: B\n\n{NEW}"),
        ("themas:\n- naam: A\n- naam: B\n\nstemmen: x\n", f"themas:\n- naam: A\n- naam: B\n{NEW}\nstemmen: x\n"),
        ("themas: [{naam: A}]\n", "themas: [{naam: A}, {naam: Taal, doelgroepen: [ouderen]}]\n"),
        ("themas: [ {naam: A} ]  # a\n", "themas: [ {naam: A}, {naam: Taal, doelgroepen: [ouderen]} ]  # a\n"),
        (
            "themas: [\n  {naam: A},  # a\n  {naam: B}  # b\n]\n",
            "themas: [\n  {naam: A},  # a\n  {naam: B},  # b\n  {naam: Taal, doelgroepen: [ouderen]}\n]\n",
        ),
        (
            "themas: [\n  {naam: A},  # a\n]\n",
            "themas: [\n  {naam: A},  # a\n  {naam: Taal, doelgroepen: [ouderen]},\n]\n",
        ),
        # Comments: what is set in deeper belongs to the item above, the rest to what follows.
        ("themas:\n- naam: A\n  # doel: x\n# B\n", f"themas:\n- naam: A\n  # doel: x\n{NEW}# B\n"),
        ("themas:\n- naam: A\n\n# Geld\nstemmen: x\n", f"themas:\n- naam: A\n{NEW}\n# Geld\nstemmen: x\n"),
        # Other ends of the line, none at the end, other letters.
        ("themas:\r\n- naam: A\r\n", "themas:\r\n- naam: A\r\n- naam: Taal\r\n  doelgroepen: [ouderen]\r\n"),
        ("themas:\n- naam: A", f"themas:\n- naam: A\n{NEW.removesuffix(chr(10))}"),
        ("themas:\n- naam: Café 😀", f"themas:\n- naam: Café 😀\n{NEW.removesuffix(chr(10))}"),
        ("themas:\n- naam: |\n    A\n    B\n", f"themas:\n- naam: |\n    A\n    B\n{NEW}"),
    ],
)
def test_an_item_comes_last_as_its_neighbours_stand(before: str, after: str) -> None:
    assert added(before) == after


@pytest.mark.parametrize(
    ("before", "after"),
    [
        ("themas:\n", f"themas:\n{INDENTED}"),
        ("themas:  # nog niet\n", f"themas:  # nog niet\n{INDENTED}"),
        ("themas: []  # nog niet\n", f"themas:  # nog niet\n{INDENTED}"),
        ("themas: ~\nstemmen: x\n", f"themas:\n{INDENTED}stemmen: x\n"),
        # At its place in the order of the sections, with an empty line where other sections have one.
        ("jaar: 2026\nstemmen: x\n", f"jaar: 2026\nthemas:\n{INDENTED}stemmen: x\n"),
        (
            "jaar: 2026\n\nbudget:\n  totaal: 1\n  # reserve: 5%\n\n# Stemmen\nstemmen: x\n",
            f"jaar: 2026\n\nbudget:\n  totaal: 1\n  # reserve: 5%\n\nthemas:\n{INDENTED}\n# Stemmen\nstemmen: x\n",
        ),
        ("stemmen: x\n", f"themas:\n{INDENTED}stemmen: x\n"),
        ("{jaar: 2026}", "{jaar: 2026, themas: [{naam: Taal, doelgroepen: [ouderen]}]}"),
    ],
)
def test_a_list_that_is_not_there_is_made(before: str, after: str) -> None:
    assert added(before) == after


def test_an_item_that_is_a_text() -> None:
    where = ("themas", 0, "doelgroepen")
    assert added("themas: [{doelgroepen: [a]}]\n", "b, c", where) == 'themas: [{doelgroepen: [a, "b, c"]}]\n'
    block = "themas:\n- doelgroepen:\n  - a  # eerst\n  doel: x\n"
    assert added(block, "b", where) == "themas:\n- doelgroepen:\n  - a  # eerst\n  - b\n  doel: x\n"


@pytest.mark.parametrize("text", ["themas: Samen\n", "themas: {naam: A}\n", "themas:\n- naam: A\nthemas:\n- naam: B\n"])
def test_nothing_is_added_to_what_is_no_list_or_in_doubt(text: str) -> None:
    from pathlib import Path

    from wijkplan.yamltext.text import document

    with pytest.raises(EditError):
        with_item(document(Path("plan.yaml"), text), THEMAS, TAAL, ORDER)


PLAN = """\
# Het plan
wijk: A  # de naam

# Het geld
budget:
  totaal: 1
  # reserve: 5%

# Onze themas
themas:
  - naam: Samen  # s
    # over het doel
    doel: D
    prioriteit: {wijk: 3, aanbieder: 4}  # p

  # Over taal
  - naam: Taal
    doelgroepen:
      - ouderen  # o
      - jongeren
"""


@pytest.mark.parametrize(
    ("where", "gone"),
    [
        (("wijk",), "wijk: A  # de naam\n"),  # what stands above the first key is about the file
        (("budget",), "# Het geld\nbudget:\n  totaal: 1\n  # reserve: 5%\n\n"),
        (("budget", "totaal"), "# Het geld\nbudget:\n  totaal: 1\n  # reserve: 5%\n\n"),  # nothing is left of it
        (("themas", 0, "doel"), "    # over het doel\n    doel: D\n"),
        (("themas", 0, "prioriteit", "wijk"), "wijk: 3, "),
        (("themas", 0, "prioriteit", "aanbieder"), ", aanbieder: 4"),
        (("themas", 0, "prioriteit"), "    prioriteit: {wijk: 3, aanbieder: 4}  # p\n"),
        (("themas", 1), "\n  # Over taal\n  - naam: Taal\n    doelgroepen:\n      - ouderen  # o\n      - jongeren\n"),
        (("themas", 1, "doelgroepen"), "    doelgroepen:\n      - ouderen  # o\n      - jongeren\n"),
        (("themas", 1, "doelgroepen", 0), "      - ouderen  # o\n"),
        (("themas", 1, "doelgroepen", 1), "      - jongeren\n"),
        (("themas",), PLAN[PLAN.index("\n# Onze") :]),
    ],
)
def test_what_goes_takes_its_own_comments_along(where: Where, gone: str) -> None:
    assert PLAN.count(gone) == 1
    windows = PLAN.replace("\n", "\r\n")
    assert taken(PLAN, where) == PLAN.replace(gone, "")
    assert taken(windows, where) == windows.replace(gone.replace("\n", "\r\n"), "")


@pytest.mark.parametrize(
    ("before", "where", "after"),
    [
        ("themas:\n- id: a  # x\n  naam: A\n", ("themas", 0, "id"), "themas:\n- naam: A\n"),
        ("themas:\n- naam: A\n", ("themas", 0, "naam"), "themas:\n- {}\n"),  # an item stays, for it keeps its number
        ("wijk: A\n", ("wijk",), "{}\n"),
        ("jaar: 1\nwijk: A", ("wijk",), "jaar: 1"),
        ("{a: 1, b: 2, c: 3}", ("b",), "{a: 1, c: 3}"),
        ("{\n  a: 1,  # a\n  # over b\n  b: 2,  # b\n  c: 3\n}\n", ("b",), "{\n  a: 1,  # a\n  c: 3\n}\n"),
        ("{\n  a: 1,  # a\n  b: 2  # b\n}\n", ("b",), "{\n  a: 1,  # a\n}\n"),
        ("[{a: 1,  # a\n  b: 2}]\n", (0, "b"), "[{a: 1,  # a\n  }]\n"),
        ("[{a: 1,  # a\n  b: 2}]\n", (0, "a"), "[{  # a\n  b: 2}]\n"),
    ],
)
def test_what_is_left_in_other_layouts(before: str, where: Where, after: str) -> None:
    assert taken(before, where) == after


def test_what_is_not_there_cannot_go() -> None:
    for where in ((), ("nee",), ("themas", 2), ("wijk", "x")):
        with pytest.raises(EditError):
            taken(PLAN, where)


@pytest.mark.parametrize(
    ("where", "value", "old", "new"),
    [
        # Of a list only what differs goes and comes.
        (("themas", 1, "doelgroepen"), ["ouderen", "ouders"], "- jongeren", "- ouders"),
        (("themas", 1, "doelgroepen"), ["jongeren"], "      - ouderen  # o\n", ""),
        (
            ("themas", 1, "doelgroepen"),
            ["ouders"],
            "doelgroepen:\n      - ouderen  # o\n      - jongeren",
            "doelgroepen: [ouders]",
        ),
        # So it is with keys.
        (("themas", 0, "prioriteit"), {"wijk": "9"}, "{wijk: 3, aanbieder: 4}", "{wijk: 9}"),
        (("themas", 0), {"naam": "Samen", "doel": "E"}, "D\n    prioriteit: {wijk: 3, aanbieder: 4}  # p\n", "E\n"),
        # One thing in the place of another kind of thing.
        (("themas", 0, "prioriteit"), "8", "{wijk: 3, aanbieder: 4}", "8"),
        (("budget",), "1", "budget:\n  totaal: 1\n  # reserve: 5%\n", "budget: 1\n"),
        (("wijk",), {"naam": "B"}, "wijk: A  # de naam\n", "wijk:  # de naam\n  naam: B\n"),
        (("themas", 1, "doelgroepen", 0), {"id": "x"}, "- ouderen  # o\n", "- id: x  # o\n"),
        (("themas", 0, "doel"), "Een\ntwee", "doel: D\n", "doel: |-\n      Een\n      twee\n"),
        (("themas", 0, "doel"), "'s Avonds: ja # nee", "doel: D\n", 'doel: "\'s Avonds: ja # nee"\n'),
    ],
)
def test_a_value_of_any_kind_is_replaced(where: Where, value: Any, old: str, new: str) -> None:
    assert PLAN.count(old) == 1
    assert replaced(PLAN, where, value) == PLAN.replace(old, new)


def test_what_is_the_same_stays() -> None:
    before = read(PLAN)
    assert with_value(before, ("themas", 1, "doelgroepen"), ["ouderen", "jongeren"], ORDER) is before
