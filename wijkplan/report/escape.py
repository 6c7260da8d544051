"""Texts from plan files, made harmless for the place where they are shown.

Plan files are public and come from many hands: a name may hold anything.
"""

from __future__ import annotations

import re

from wijkplan.files.yaml_text import CONTROL

_MARKDOWN = re.compile(r"([\\`*_{}\[\]()#+!|~])")
_BREAKS = re.compile(r"[\r\n]+")
_FORMULA = ("=", "+", "-", "@", "\t", "\r")


def terminal(text: str) -> str:
    """One line without codes that a terminal would obey."""
    return CONTROL.sub("\ufffd", " ".join(text.split()))


def markdown(text: str) -> str:
    """One line that means nothing to Markdown or HTML, and in which nobody is mentioned."""
    text = terminal(text).replace("&", "&amp;").replace("<", "&lt;").replace(">", "&gt;")
    return _MARKDOWN.sub(r"\\\1", text).replace("@", "@&#8203;")


def cell(text: str) -> str:
    """A text for a spreadsheet: what would be read as a formula gets an apostrophe before it."""
    text = CONTROL.sub("\ufffd", _BREAKS.sub(" ", text))
    return f"'{text}" if text.lstrip(" ").startswith(_FORMULA) else text
