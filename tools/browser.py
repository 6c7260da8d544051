"""The browser for pictures and for tests that need one: Chromium, or Chrome, as it is installed."""

from __future__ import annotations

import os
import shutil
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from playwright.sync_api import Browser

NAMES = ("chromium", "chromium-browser", "google-chrome")
PLACES = (
    "/Applications/Google Chrome.app/Contents/MacOS/Google Chrome",
    "C:/Program Files/Google/Chrome/Application/chrome.exe",
)
FLAGS = ["--no-sandbox", "--disable-lcd-text", "--force-color-profile=srgb", "--hide-scrollbars"]
"""The same letters and colours on every machine; its pages are our own."""


@contextmanager
def browser() -> Iterator[Browser | None]:
    """What ``CHROMIUM`` names, or what is on the path or where it usually is, or Playwright's own; None without any."""
    from playwright.sync_api import sync_playwright

    with sync_playwright() as playwright:
        own = playwright.chromium.executable_path
        found = [os.environ.get("CHROMIUM"), *map(shutil.which, NAMES), *filter(os.path.exists, (*PLACES, own))]
        place = next(filter(None, found), None)
        started = playwright.chromium.launch(executable_path=Path(place), args=FLAGS) if place else None
        try:
            yield started
        finally:
            if started:
                started.close()
