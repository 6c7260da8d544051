"""Texts and addresses on a page, made harmless; a template escapes them after this."""

from __future__ import annotations

import re
from urllib.parse import quote

from wijkplan.report.draw import escape


def clean(text: str) -> str:
    """One line in which nothing is hidden or turned around, and an amount stays together with its sign."""
    return escape.terminal(text).replace("€ ", "€\u00a0")


def paragraphs(text: str) -> list[str]:
    """The paragraphs of a text, each as one line."""
    return [clean(part) for part in re.split(r"\n\s*\n", text) if part.strip()]


def address(path: str) -> str:
    """The path to another page, as an address that leads nowhere else: no scheme, no other host.

    A name of a file need not be text: what of it is not goes by its bytes.
    """
    return ("." if path.startswith("/") else "") + quote(path, safe="/", errors="surrogateescape")
