"""Pictures of pages in a browser, for README and guide: ``make docs-pictures`` takes them again.

They depend on the letters of the machine, so nothing checks that they are fresh; take them again after a change that
can be seen.
"""

from __future__ import annotations

import base64
import socket
import sys
import tempfile
import threading
from collections.abc import Callable, Iterator
from contextlib import AbstractContextManager, contextmanager
from dataclasses import dataclass
from pathlib import Path

import uvicorn
from playwright.sync_api import FloatRect, Page, sync_playwright
from wijkplan.commands.shell.main import main as wijkplan
from wijkplan.live.server import application

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
    """What the picture begins with, as a selector; empty: the top of the page."""


def reported(name: str) -> Callable[[Path], AbstractContextManager[str]]:
    """A page that ``wijkplan report`` makes of the example plans."""

    @contextmanager
    def address(folder: Path) -> Iterator[str]:
        page = folder / "pages" / name
        if not page.exists():
            wijkplan(["report", str(ROOT / "plans"), "--to", str(folder / "pages")])
        yield page.as_uri()

    return address


def heading(text: str) -> str:
    """The selector of a heading."""
    return f":is(h2, h3):text-is('{text}')"


def served(query: str) -> Callable[[Path], AbstractContextManager[str]]:
    """The page of an example plan under a setting, as ``wijkplan live plans`` shows it."""

    @contextmanager
    def address(_folder: Path) -> Iterator[str]:
        place = socket.create_server(("127.0.0.1", 0))
        config = uvicorn.Config(
            application(ROOT / "plans"), log_level="error", lifespan="off", timeout_graceful_shutdown=1
        )
        server = uvicorn.Server(config)
        thread = threading.Thread(target=server.run, kwargs={"sockets": [place]})
        thread.start()
        try:
            yield f"http://127.0.0.1:{place.getsockname()[1]}/plan/2026/soesterkwartier.yaml{query}"
        finally:
            server.should_exit = True
            thread.join()

    return address


PICTURES = {
    "pagina-bewoners": Picture(
        reported("2026/soesterkwartier-bewoners.html"), 720, 465, heading("Waar het geld naartoe gaat")
    ),
    "pagina-opdrachtgever": Picture(
        reported("2025/soesterkwartier-opdrachtgever.html"), 720, 520, heading("Effecten in cijfers")
    ),
    "pagina-stad": Picture(reported("index.html"), 720, 380, heading("Het geld")),
    "wijktafel-plan": Picture(served(""), 1000, 560),
    "wijktafel-wat-als": Picture(served("?method=per-thema&budget=100000"), 1000, 560),
    "wijktafel-waarom": Picture(served("?budget=20000&explain=fietsles"), 1000, 720, "#v-fietsles"),
    "wijktafel-bewoners": Picture(served("?budget=100000&view=bewoners"), 1000, 480, "#ladder"),
}
SMALLER = """async (png) => {
  const image = await createImageBitmap(new Blob([Uint8Array.from(atob(png), (c) => c.charCodeAt(0))]));
  const canvas = new OffscreenCanvas(image.width, image.height);
  canvas.getContext("2d").drawImage(image, 0, 0);
  const picture = await canvas.convertToBlob({ type: "image/webp", quality: 0.85 });
  return btoa(Array.from(new Uint8Array(await picture.arrayBuffer()), (byte) => String.fromCharCode(byte)).join(""));
}"""
"""A PNG as WebP, which is half as large: everybody who clones the repository has all pictures."""
_ABOVE = 24
"""Pixels of the page above the first heading."""


def taken(page: Page, picture: Picture, file: Path) -> None:
    """Take a picture of a page that is open."""
    top = 0.0
    if picture.first:
        box = page.locator(picture.first).first.bounding_box()
        top = box["y"] - _ABOVE if box else top
    clip: FloatRect = {"x": 0, "y": top, "width": picture.width, "height": picture.height}
    png = base64.b64encode(page.screenshot(full_page=True, clip=clip)).decode()
    file.write_bytes(base64.b64decode(page.evaluate(SMALLER, png)))


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
                taken(page, picture, ROOT / "docs" / f"{name}.webp")
            page.close()
        browser.close()
    return 0


if __name__ == "__main__":
    sys.exit(main())
