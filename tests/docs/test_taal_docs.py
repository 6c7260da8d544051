"""docs/taal.md: its screen is what is printed now."""

from __future__ import annotations

from pathlib import Path

from helpers import ROOT
from tools.transcripts import refreshed


def test_the_screen_is_what_is_printed_now(tmp_path: Path) -> None:
    page = (ROOT / "docs" / "taal.md").read_text(encoding="utf-8")
    assert refreshed(page, tmp_path) == page, "the page shows something else than is printed now (run: make docs)"
