"""`textconv`: a plan as lines that `git diff` can compare; a file that is no plan is shown as it is."""

from __future__ import annotations

import tempfile
from pathlib import Path

import pytest
from helpers import Result, run
from hypothesis import given, settings
from hypothesis import strategies as st
from strategies import Data, plans, reordered, text
from thoroughness import cases


def show(folder: Path, raw: bytes, name: str = "plan.yaml") -> Result:
    (folder / name).write_bytes(raw)
    return run("textconv", name, cwd=folder)


def test_one_line_for_each_fact(tmp_path: Path) -> None:
    text = "wijk: Vathorst\njaar: 2026\nbudget: {totaal: 50, reserve: 5%}\nsignalen: [{tekst: Donker., aantal: 3}]\n"
    assert show(tmp_path, text.encode()).out == (
        "plan, wijk: Vathorst\n"
        "plan, jaar: 2026\n"
        "budget, totaal: € 50\n"
        "budget, meegenomen: € 0\n"
        "budget, reserve: 5%\n"
        "signaal 'Donker.', tekst: Donker.\n"
        "signaal 'Donker.', aantal: 3\n"
    )


def test_only_rules_of_play_that_are_given(tmp_path: Path) -> None:
    text = "gemeente: Amersfoort\nspelregels: {criteria: {thema: 25}}\n"
    assert show(tmp_path, text.encode(), "agenda.yaml").out == (
        "spelregels, criteria thema: 25\nagenda, gemeente: Amersfoort\n"
    )


@pytest.mark.parametrize(
    "raw", [b"", b"wijk: [", b"- een\n- lijst\n", b"\x00\x01", b"wijk: x\njaar: 26\n", b"gemente: A\n", b"tekst"]
)
def test_all_else_is_printed_as_it_is(tmp_path: Path, raw: bytes) -> None:
    result = show(tmp_path, raw)
    assert (result.code, result.out.encode(), result.err) == (0, raw, "")


def test_a_file_that_is_not_there(tmp_path: Path) -> None:
    result = run("textconv", "weg.yaml", cwd=tmp_path)
    assert (result.code, result.out) == (2, "")


@settings(max_examples=cases(50))
@given(st.data(), plans())
def test_the_order_of_the_lists_makes_no_other_lines(draw: st.DataObject, data: Data) -> None:
    with tempfile.TemporaryDirectory() as name:
        one = show(Path(name), text(data).encode())
        other = show(Path(name), text(draw.draw(reordered(data))).encode())
    assert one == other
    assert one.out.startswith("plan, wijk: Soesterkwartier\n")


@settings(max_examples=cases(50))
@given(st.text() | st.binary().map(lambda raw: raw.decode("utf-8", "replace")))
def test_it_never_fails(raw: str) -> None:
    with tempfile.TemporaryDirectory() as name:
        result = show(Path(name), raw.encode())
    assert (result.code, result.err) == (0, "")
