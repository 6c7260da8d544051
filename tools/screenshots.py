"""Pictures of pages in a browser, for README and guide: ``make docs-pictures`` takes them again.

They depend on the letters of the machine, so nothing checks that they are fresh; take them again after a change that
can be seen.
"""

from __future__ import annotations

import sys
import tempfile
from collections.abc import Callable, Iterator
from contextlib import AbstractContextManager, contextmanager
from dataclasses import dataclass
from pathlib import Path

from playwright.sync_api import FloatRect, Page, sync_playwright
from wijkplan.commands.shell.main import main as wijkplan

from tools.chromium import HOW, program, started

ROOT = Path(__file__).parent.parent


@dataclass(frozen=True)
class Picture:
    """What there is to see of a page."""

    address: Callable[[Path], AbstractContextManager[str]]
    """Where the page is, as long as it is there; it may write in the folder that it is given."""
    width: int
    height: int
    first: str = ""
    """The heading that the picture begins with; empty: the top of the page."""


def reported(name: str) -> Callable[[Path], AbstractContextManager[str]]:
    """A page that ``wijkplan report`` makes of the example plans."""

    @contextmanager
    def address(folder: Path) -> Iterator[str]:
        page = folder / "pages" / name
        if not page.exists():
            wijkplan(["report", str(ROOT / "plans"), "--to", str(folder / "pages")])
        yield page.as_uri()

    return address


PICTURES = {
    "pagina-bewoners": Picture(reported("2026/soesterkwartier-bewoners.html"), 720, 465, "Waar het geld naartoe gaat"),
    "pagina-opdrachtgever": Picture(
        reported("2025/soesterkwartier-opdrachtgever.html"), 720, 520, "Effecten in cijfers"
    ),
    "pagina-stad": Picture(reported("index.html"), 720, 380, "Het geld"),
}
_ABOVE = 24
"""Pixels of the page above the first heading."""


def taken(page: Page, picture: Picture, file: Path) -> None:
    """Take a picture of a page that is open."""
    top = 0.0
    if picture.first:
        box = page.get_by_role("heading", name=picture.first, exact=True).first.bounding_box()
        top = box["y"] - _ABOVE if box else top
    clip: FloatRect = {"x": 0, "y": top, "width": picture.width, "height": picture.height}
    page.screenshot(path=file, full_page=True, clip=clip)


def main() -> int:
    """Take all of them."""
    chromium = program()
    if chromium is None:
        sys.stderr.write(f"{HOW}\n")
        return 1
    with tempfile.TemporaryDirectory() as folder, sync_playwright() as playwright:
        browser = started(playwright, chromium)
        for name, picture in PICTURES.items():
            page = browser.new_page(viewport={"width": picture.width, "height": picture.height}, locale="nl-NL")
            with picture.address(Path(folder)) as address:
                page.goto(address)
                taken(page, picture, ROOT / "docs" / f"{name}.png")
            page.close()
        browser.close()
    return 0


if __name__ == "__main__":
    sys.exit(main())
