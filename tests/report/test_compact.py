"""`--compact`: one line for each voorstel, in sixty columns."""

from __future__ import annotations

from pathlib import Path

import pytest
from helpers import on_screen, run, unindent
from rich.cells import cell_len
from wijkplan.report.draw.compact import Compact, Line

PLAN = """
    wijk: Voorbeeld
    jaar: 2026
    budget: {totaal: 5000}
    bewonersinitiatieven:
      - {naam: Soep op dinsdag in de grote zaal van het wijkcentrum, id: soep, kosten: 3600, draagvlak: 100}
      - {naam: Bal, kosten: 1400.50, draagvlak: 50}
      - {naam: Muur, draagvlak: 0}
"""


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    (tmp_path / "plan.yaml").write_text(unindent(PLAN), encoding="utf-8")
    return tmp_path


def test_what_comes_first(folder: Path) -> None:
    """Support is worth 30 points: all of them for a hundred supporters, half for fifty."""
    out = run("prioritise", "--compact", cwd=folder).out
    assert out == (
        "Voorbeeld 2026\nplan.yaml\n\n"
        "1. soep Soep op dinsdag in de grote zaal v…    € 3.600  30,0\n"
        "2. bal  Bal                                 € 1.400,50  15,0\n"
        "3. muur Muur                                  onbekend   0,0\n\n"
    )


def test_who_gets_what(folder: Path) -> None:
    """Soup takes 3,600 of the 5,000; the dance does not fit in the 1,400 that is left."""
    out = run("allocate", "--compact", cwd=folder).out
    lines = [" ".join(line.split()) for line in out.splitlines()[3:]]
    assert lines == [
        "1. soep Soep op dinsdag in de grote… € 3.600 toegekend",
        "2. bal Bal € 0 past niet",
        "3. muur Muur € 0 geen begroting",
        "Over: € 1.400",
        "",
    ]


@pytest.mark.parametrize("width", [60, 100])
def test_a_line_is_a_line_whatever_the_names(width: int) -> None:
    lines = [
        Line(1, "x" * 90, "Een\nnaam met \u202e en 绿地 " * 9, "€ 100.000.000.000", "motivering nodig"),
        Line(100, "a", "b", "€ 0", "gestopt"),
    ]
    shown = on_screen([Compact(lines)], width).splitlines()
    assert len(shown) == 2
    assert max(map(cell_len, shown)) <= 60
    assert "\u202e" not in "".join(shown)


@pytest.mark.parametrize("command", ["prioritise", "allocate"])
@pytest.mark.parametrize("more", [("--format", "json"), ("--explain", "soep"), ("--city",)])
def test_not_with_what_is_no_list_on_a_screen(folder: Path, command: str, more: tuple[str, ...]) -> None:
    result = run(command, "--compact", *more, cwd=folder)
    assert (result.code, result.out) == (2, "")
    assert "--compact is er als text" in result.err
