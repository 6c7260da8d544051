"""Screens on a page are made again; the answers to questions are those on the page."""

from __future__ import annotations

from pathlib import Path

from tools.transcripts import refreshed

FILE = "```yaml\n# plan.yaml\nwijk: Berkenhof\njaar: 2026\nbudget: {totaal: 100}\n```\n"
NEW = "bewonersinitiatieven:\n  - naam: Soep\n    kosten: 400\n"


def screen(*lines: str) -> str:
    """A page with the plan, and one screen."""
    return FILE + "```console\n" + "".join(f"{line}\n" for line in lines) + "```\n"


def test_an_answer_stands_behind_its_question_and_what_the_page_does_not_answer_is_skipped(tmp_path: Path) -> None:
    page = refreshed(
        screen("$ wijkplan add plan.yaml initiatief", "naam: Soep", "kosten: 4.000", "kosten: 400"), tmp_path
    )
    assert NEW in (tmp_path / "plan.yaml").read_text(encoding="utf-8")
    for line in ("naam: Soep", "wie:", "kosten: 4.000", "kosten: 400", "bereik:"):
        assert f"\n{line}\n" in page
    assert refreshed(page, tmp_path) == page


def test_a_question_that_needs_an_answer_and_has_none_on_the_page_stops_the_command(tmp_path: Path) -> None:
    page = refreshed(screen("$ wijkplan add plan.yaml initiatief"), tmp_path)
    assert "Gestopt; er is niets veranderd." in page
    assert "bewonersinitiatieven" not in (tmp_path / "plan.yaml").read_text(encoding="utf-8")


def test_what_one_command_prints_goes_to_the_next(tmp_path: Path) -> None:
    page = refreshed(screen("$ wijkplan allocate plan.yaml --format json | wijkplan verify -"), tmp_path)
    assert "0 gebroken" in page
