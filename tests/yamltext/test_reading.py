"""Whatever people type, it is read as the text that it is. What cannot be read: `test_text_rules`.

The files of these tests begin with three lines that every plan needs, so what is looked at is on line 4 or later.
"""

from __future__ import annotations

from pathlib import Path

import pytest
from gathered import together
from helpers import at, findings
from wijkplan.checks.run import check
from wijkplan.files.reading import read
from wijkplan.yamltext.text import document

HEAD = "wijk: Soesterkwartier\njaar: 2026\nbudget: {totaal: 480000}\n"

Place = tuple[str, int, int, int]


def places(text: str) -> list[Place]:
    """Code, line, column and end column of every error in a plan with this text."""
    return [at(finding)[:4] for finding in findings(text) if finding.severity == "error"]


def places_in(folder: Path, content: bytes) -> list[Place]:
    """The same for a file with these bytes."""
    path = folder / "soesterkwartier.yaml"
    path.write_bytes(content)
    return [at(finding)[:4] for finding in check([path]).findings() if finding.severity == "error"]


def texts(text: str) -> object:
    """The data of a text, before any field types it."""
    read_text = document(Path("plan.yaml"), text)
    assert not read_text.faults
    return read_text.data()


# What is fine


def test_a_byte_order_mark_is_fine_and_takes_no_place(tmp_path: Path) -> None:
    """Notepad writes one. A typing mistake on line 1 is still at column 1, 'wjik' to column 5."""
    assert places_in(tmp_path, b"\xef\xbb\xbf" + HEAD.encode()) == []
    assert ("WP101", 1, 1, 5) in places_in(tmp_path, b"\xef\xbb\xbf" + HEAD.replace("wijk", "wjik").encode())


def test_windows_line_ends_are_fine_and_count_once(tmp_path: Path) -> None:
    windows = (HEAD + "gemente: Amersfoort\n").replace("\n", "\r\n").encode()
    assert places_in(tmp_path, windows) == [("WP101", 4, 1, 8)]


def test_line_ends_are_no_part_of_a_value(tmp_path: Path) -> None:
    (tmp_path / "plan.yaml").write_bytes(b"wijk: Soesterkwartier\r\nsamenvatting: |\r\n  Samen.\r\n  Leven.\r\n")
    assert read(tmp_path / "plan.yaml").data() == {
        "wijk": "Soesterkwartier",
        "samenvatting": "Samen.\nLeven.\n",
    }


def test_one_document_may_have_its_marks() -> None:
    assert places(f"---\n{HEAD}") == []
    assert places(f"---\n{HEAD}...\n") == []
    assert places(f"%YAML 1.1\n---\n{HEAD}") == []


def test_tabs_are_fine_where_they_are_no_indentation() -> None:
    """Behind a colon, before a comment, within a text of several lines."""
    assert places(HEAD + "gemeente:\tAmersfoort\t# provincie Utrecht\n") == []
    assert places(HEAD + "samenvatting: |\n  Samen:\n  \teten\n") == []


# YAML 1.1 and its surprises


@together(
    "written",
    ["no", "yes", "on", "OFF", "y", "0101", "0x1F", "0b11", "1:30", "1_000", "1e3", "1.", ".inf", ".NaN", "2026-01-01"]
    + ["=", "<<", "nULL", "None", "+1", "12:30:45", "5%", "true"],
)
def test_every_scalar_is_read_as_the_text_that_it_is(written: str) -> None:
    """Norway's ``no`` is not False, house number 0101 is not 65, half past one is not 90."""
    assert texts(f"samenvatting: {written}\nlijst: [{written}]\n") == {"samenvatting": written, "lijst": [written]}


@pytest.mark.parametrize("nothing", ["", "~", "null", "Null", "NULL", "''", '""', '"  "', "# later"])
def test_empty_means_not_given(nothing: str) -> None:
    assert texts(f"samenvatting: {nothing}\ngemeente: Amersfoort\n") == {"gemeente": "Amersfoort"}


@pytest.mark.parametrize("word", ["null", "~", "Null"])
def test_a_quoted_null_is_a_word(word: str) -> None:
    assert texts(f'samenvatting: "{word}"\n') == {"samenvatting": word}


def test_a_key_is_a_key_even_if_it_reads_null() -> None:
    assert places(HEAD + "null: x\n") == [("WP101", 4, 1, 5)]
