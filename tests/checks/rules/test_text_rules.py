"""Family 0, the file and its YAML: what cannot be read in one way is a finding at the very place at fault.

What is said of text that is no YAML: `test_broken_yaml`.
"""

from __future__ import annotations

from pathlib import Path

import pytest
from gathered import together
from helpers import at
from test_reading import HEAD, Place, places, places_in
from wijkplan.checks.run import check
from wijkplan.yamltext.text import MAX_BYTES

# What is a finding


@together(
    ("line", "place"),
    [
        ("gemeente: &stad Amersfoort", ("WP008", 4, 11, 16)),
        ("themas: &alle [{naam: Samen}]", ("WP008", 4, 9, 14)),
        ("gemeente: *stad", ("WP008", 4, 11, 16)),
        ("gemeente: !!str Amersfoort", ("WP009", 4, 11, 16)),
        ("gemeente: !stad Amersfoort", ("WP009", 4, 11, 16)),
        ("themas: !!seq [{naam: Samen}]", ("WP009", 4, 9, 14)),
        ("gemeente: !!python/name:os.system ls", ("WP009", 4, 11, 34)),
        ("gemeente: Soest\ngemeente: Amersfoort", ("WP007", 5, 1, 9)),
        ("gemeente: Soest\n'gemeente': Soest", ("WP007", 5, 1, 11)),
        ("themas: [{naam: Samen, naam: Leven}]", ("WP007", 4, 24, 28)),
        ("themas:\n\t- naam: Samen", ("WP006", 5, 1, 2)),
        ("themas:\n  - naam: Samen\n  \tdoel: Eten", ("WP006", 6, 3, 4)),
        ("themas:\n\t\t- naam: Samen", ("WP006", 5, 1, 3)),
        ("---\nwijk: Vermeerkwartier", ("WP010", 4, 1, 4)),
        ("...\n---\nwijk: Vermeerkwartier", ("WP010", 5, 1, 4)),
        ("samenvatting: Samen\x07eten", ("WP012", 4, 20, 21)),
        ("samenvatting: Samen\x1b[31m", ("WP012", 4, 20, 21)),
        ("# Samen\x1b[31m", ("WP012", 4, 8, 9)),
        ("samenvatting: Samen \u202enemas", ("WP012", 4, 21, 22)),
        ("samenvatting: Samen \ufeffeten", ("WP012", 4, 21, 22)),
        ("samenvatting: 😀\x7f", ("WP012", 4, 16, 17)),
        (r'samenvatting: "Samen\e[31m"', ("WP012", 4, 15, 28)),
        (r'samenvatting: "Samen\u202enemas"', ("WP012", 4, 15, 33)),
        (r'samenvatting: "Samen\0"', ("WP012", 4, 15, 24)),
        ("samenvatting: Samen: dat doen we", ("WP005", 4, 20, 21)),
        ("gemeente: @Amersfoort", ("WP005", 4, 11, 12)),
        ("gemeente: 'Amersfoort", ("WP005", 4, 22, 22)),
    ],
)
def test_what_could_mean_two_things_is_one_finding_at_its_place(line: str, place: Place) -> None:
    """One message for one mistake, from its first character up to the first one after it."""
    assert places(f"{HEAD}{line}\n") == [place]


def test_an_anchor_and_a_tag_on_one_value_each_have_their_own_place() -> None:
    """'&stad' is 11 up to 16, '!!str' 17 up to 22; and the other way round."""
    assert places(HEAD + "gemeente: &stad !!str Amersfoort\n") == [("WP008", 4, 11, 16), ("WP009", 4, 17, 22)]
    assert places(HEAD + "gemeente: !!str &stad Amersfoort\n") == [("WP009", 4, 11, 16), ("WP008", 4, 17, 22)]


def test_an_alias_in_a_list_is_not_also_an_empty_item() -> None:
    assert places(HEAD + "themas: [*alle]\n") == [("WP008", 4, 10, 15)]


def test_a_merge_key_is_refused_and_never_merged() -> None:
    """The anchor on line 5, the alias on line 6; what the alias would have brought along is not in the plan."""
    text = HEAD + "themas:\n  - &basis {naam: Samen}\n  - {<<: *basis, naam: Leven}\n"
    assert [place for place in places(text) if place[0] == "WP008"] == [("WP008", 5, 5, 11), ("WP008", 6, 10, 16)]


def test_aliases_are_never_expanded() -> None:
    """The billion laughs: ten lines that would unfold to 10^10 texts are ten findings, at once."""
    lines = ["a0: &a0 ha"] + [f"a{n}: &a{n} [{', '.join([f'*a{n - 1}'] * 10)}]" for n in range(1, 10)]
    found = [place for place in places(HEAD + "\n".join(lines)) if place[0] == "WP008"]
    assert len(found) == 10 + 9 * 10  # ten anchors, and nine lines of ten aliases


@pytest.mark.parametrize(
    ("line", "column"), [("{a: 1}: b", 1), ("[a, b]: c", 1), ("? [a, b]\n: c", 3), ("? - a\n: c", 3)]
)
def test_a_key_that_is_a_list_or_a_block_is_a_finding_where_it_begins(line: str, column: int) -> None:
    assert [place[:3] for place in places(f"{HEAD}{line}\n")] == [("WP013", 4, column)]


@pytest.mark.parametrize(
    ("text", "line", "column"),
    [
        ("samenvatting: " + "[" * 10_000, 4, 15 + 19),
        ("samenvatting: " + "[" * 10_000 + "]" * 10_000, 4, 15 + 19),
        ("samenvatting: " + "{a: " * 10_000 + "}" * 10_000, 4, 15 + 19 * 4),
        ("themas:\n" + "- " * 10_000 + "Samen", 5, 1 + 19 * 2),
        ("\n".join("  " * n + "a:" for n in range(700)), 3 + 21, 1 + 20 * 2),
    ],
)
def test_ten_thousand_levels_are_one_finding(text: str, line: int, column: int) -> None:
    """A plan has at most 20 levels, and the file itself is the first: the 20th bracket is one too many."""
    assert [place[:3] for place in places(f"{HEAD}{text}\n")] == [("WP011", line, column)]


@pytest.mark.parametrize("line", ["{a: 1}: b", "? [a, b]\n: c", "samenvatting: " + "[" * 30])
def test_a_bracket_at_fault_is_covered_by_its_finding(line: str) -> None:
    """The end column is the first one after it, so an empty piece of text is never at fault."""
    ((_, _, column, end_column),) = places(f"{HEAD}{line}\n")
    assert end_column > column


@pytest.mark.parametrize("text", ["", "\n\n", "# Nog niets.\n", "---\n", "~\n", "null\n", "--- # leeg\n...\n"])
def test_a_file_without_data_is_empty(text: str) -> None:
    (found,) = places(text)
    assert found[0] == "WP004"


def test_an_empty_file_and_one_with_only_comments_point_at_their_beginning(tmp_path: Path) -> None:
    assert places_in(tmp_path, b"") == [("WP004", 1, 1, 1)]
    assert places_in(tmp_path, b"# Nog niets.\n") == [("WP004", 1, 1, 1)]
    assert places_in(tmp_path, b"\xef\xbb\xbf") == [("WP004", 1, 1, 1)]


# Files that are no plan at all


def filled(size: int) -> bytes:
    """A sound plan of exactly this many bytes: the rest is a comment."""
    start = HEAD.encode() + b"# "
    return start + b"x" * (size - len(start) - 1) + b"\n"


def test_a_file_may_be_one_mebibyte_and_not_a_byte_more(tmp_path: Path) -> None:
    assert MAX_BYTES == 1_048_576
    assert places_in(tmp_path, filled(1_048_576)) == []
    assert places_in(tmp_path, filled(1_048_577)) == [("WP003", 1, 1, 1)]


def test_a_picture_is_not_a_plan(tmp_path: Path) -> None:
    """The first bytes of any PNG."""
    assert places_in(tmp_path, b"\x89PNG\r\n\x1a\n\x00\x00\x00\rIHDR") == [("WP002", 1, 1, 1)]


@pytest.mark.parametrize("encoding", ["utf-16", "utf-16-le", "utf-16-be", "utf-32"])
def test_other_unicode_encodings_are_refused_at_the_first_byte(tmp_path: Path, encoding: str) -> None:
    (found,) = places_in(tmp_path, HEAD.encode(encoding))
    assert found[:3] == ("WP002", 1, 1)


def test_latin_1_is_refused_at_its_first_letter_with_an_accent(tmp_path: Path) -> None:
    """'gemeente: Caf' is 13 characters, so the é is the 14th; the ë on line 4 before it was good UTF-8."""
    content = HEAD.encode() + "# België\n".encode() + "gemeente: Café\n".encode("latin-1")
    assert places_in(tmp_path, content) == [("WP002", 5, 14, 15)]


def test_what_the_system_cannot_open_is_a_finding(tmp_path: Path) -> None:
    folder = tmp_path / "plan.yaml"
    folder.mkdir()
    for path in (folder, tmp_path / "weg.yaml"):
        assert [at(finding)[:4] for finding in check([path]).findings()] == [("WP001", 1, 1, 1)]
