"""The browser that pages are tested in and pictures are taken with: Chromium, as it is found here. Never downloaded."""

from __future__ import annotations

import os
import shutil

from playwright.sync_api import Browser, Playwright

HOW = "no Chromium: install it (on Debian: apt-get install chromium), or set CHROMIUM to where it is"


NAMES = ("chromium", "chromium-browser", "google-chrome")
PLACES = (
    "/Applications/Google Chrome.app/Contents/MacOS/Google Chrome",
    "C:/Program Files/Google/Chrome/Application/chrome.exe",
)


def program() -> str | None:
    """Where it is: what ``CHROMIUM`` says, or else on the path, or where it usually is; None where there is none."""
    found = [os.environ.get("CHROMIUM"), *map(shutil.which, NAMES), *filter(os.path.exists, PLACES)]
    return next(filter(None, found), None)


def started(playwright: Playwright, program: str) -> Browser:
    """The browser, without its sandbox for root: there it cannot have one."""
    as_root = hasattr(os, "geteuid") and os.geteuid() == 0
    return playwright.chromium.launch(executable_path=program, args=["--no-sandbox"] if as_root else [])
