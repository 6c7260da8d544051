"""A real browser for pages: Chromium, as it is found here; a browser is never downloaded.

Where there is none the tests are skipped, and the run says at its end how to get it. Where ``WIJKPLAN_BROWSER`` is
``required``, as on the server that decides what gets in, that is a failure.
"""

from __future__ import annotations

import os
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import Any, Literal, TypeAlias

import axe_playwright_python
import pytest
from playwright.sync_api import Browser, BrowserContext, Dialog, Page, sync_playwright
from tools.chromium import HOW, program, started

RULES = ("wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa", "best-practice")
"""WCAG 2.2 AA and all before it, and what the makers of axe find good practice."""
AXE = Path(axe_playwright_python.__file__).with_name("axe.min.js")
PAPER = (673, 986)
"""What A4 has room for within the margins of a page, in pixels: 178 by 261 mm."""

_TOO_WIDE = """() => [...document.querySelectorAll('body *')]
    .filter(one => one.getBoundingClientRect().right > document.documentElement.clientWidth + 1
        && !one.closest('pre, .unseen, .scroll'))
    .map(one => one.outerHTML.slice(0, 90))"""
_CUT = """() => [...document.querySelectorAll('body *')]
    .filter(one => one.scrollWidth > one.clientWidth + 1 && getComputedStyle(one).overflowX !== 'visible'
        && one.clientWidth > 1 && !one.closest('pre, .unseen, .scroll'))
    .map(one => one.outerHTML.slice(0, 90))"""
_OVER_EACH_OTHER = """() => [...document.querySelectorAll('svg')].flatMap(svg => {
    const words = [...svg.querySelectorAll('text')].map(text => [text.textContent, text.getBoundingClientRect()])
        .filter(([, box]) => box.width > 0);
    return words.flatMap(([one, a], n) => words.slice(n + 1)
        .filter(([, b]) => Math.min(a.right, b.right) - Math.max(a.left, b.left) > 1
            && Math.min(a.bottom, b.bottom) - Math.max(a.top, b.top) > 4)
        .map(([other]) => `${one} | ${other}`));
})"""
_TALLER = """height => [...document.querySelectorAll('body *')]
    .filter(one => getComputedStyle(one).breakInside === 'avoid' && one.getBoundingClientRect().height > height)
    .map(one => one.outerHTML.slice(0, 90))"""


Scheme: TypeAlias = Literal["light", "dark"]


@dataclass(frozen=True)
class Visit:
    """A page in the browser, and what it did."""

    page: Page
    requests: list[str]
    """Every address that it asked for."""
    complaints: list[str]
    """What stood on the console, errors in scripts, and windows that came up."""

    def look(self, width: int, scheme: Scheme = "light") -> None:
        """The same page on a screen of another width, or in the dark."""
        self.page.set_viewport_size({"width": width, "height": 900})
        self.page.emulate_media(media="screen", color_scheme=scheme)

    def unfold(self) -> None:
        """Open all folds."""
        self.page.evaluate("document.querySelectorAll('details').forEach(one => one.open = true)")

    def violations(self) -> list[str]:
        """What axe-core has against the page as it is now: the rule, and where."""
        if not self.page.evaluate("'axe' in window"):
            self.page.evaluate(AXE.read_text(encoding="utf-8"))
        options = {"runOnly": {"type": "tag", "values": list(RULES)}, "resultTypes": ["violations"]}
        found: dict[str, Any] = self.page.evaluate("options => axe.run(document, options)", options)
        return [f"{one['id']}: {node['target']}" for one in found["violations"] for node in one["nodes"]]

    def too_wide(self) -> list[str]:
        """What sticks out of the screen sideways, or is cut there; not what can be scrolled by itself."""
        found: list[str] = self.page.evaluate(_TOO_WIDE) + self.page.evaluate(_CUT)
        return found

    def over_each_other(self) -> list[str]:
        """Words in a chart that stand over other words."""
        found: list[str] = self.page.evaluate(_OVER_EACH_OTHER)
        return found

    def cut_on_paper(self) -> list[str]:
        """What may not be cut by the end of a sheet of paper, and does not fit on one."""
        self.page.set_viewport_size({"width": PAPER[0], "height": PAPER[1]})
        self.page.emulate_media(media="print")
        found: list[str] = self.page.evaluate(_TALLER, PAPER[1])
        return found


Visiting = Callable[..., Visit]


def pytest_terminal_summary(terminalreporter: pytest.TerminalReporter) -> None:
    """Say at the end of a run that pages were not looked at: a skipped test is easily not seen."""
    skipped = [one for one in terminalreporter.stats.get("skipped", ()) if HOW in str(one.longrepr)]
    if skipped:
        terminalreporter.write_line(f"{len(skipped)} tests of pages were skipped: {HOW}", yellow=True)


@pytest.fixture(scope="session")
def browser() -> Iterator[Browser]:
    """Chromium, started once."""
    chromium = program()
    if chromium is None:
        (pytest.fail if os.environ.get("WIJKPLAN_BROWSER") == "required" else pytest.skip)(HOW)
    with sync_playwright() as playwright:
        found = started(playwright, chromium)
        yield found
        found.close()


@pytest.fixture
def visit(browser: Browser) -> Iterator[Visiting]:
    """Opens an address (without one an empty page), in windows of its own that are gone after the test."""
    contexts: list[BrowserContext] = []

    def opened(address: str = "", width: int = 1280, scheme: Scheme = "light", *, script: bool = True) -> Visit:
        context = browser.new_context(
            viewport={"width": width, "height": 900}, color_scheme=scheme, java_script_enabled=script, locale="nl-NL"
        )
        contexts.append(context)
        page = context.new_page()
        one = Visit(page, [], [])

        def dismissed(dialog: Dialog) -> None:
            one.complaints.append(dialog.message)
            dialog.dismiss()

        page.on("request", lambda request: one.requests.append(request.url))
        page.on("console", lambda message: one.complaints.append(message.text))
        page.on("pageerror", lambda error: one.complaints.append(str(error)))
        page.on("dialog", dismissed)
        if address:
            page.goto(address)
        return one

    yield opened
    for context in contexts:
        context.close()
