"""The file with tokens that a municipality publishes: CSS with one rule, full of tokens that point at one another."""

from __future__ import annotations

import re
from collections.abc import Mapping

_COMMENT = re.compile(r"/\*.*?(?:\*/|\Z)", re.DOTALL)
_BRACE = re.compile(r"[{}]")
_SELECTORS = re.compile(r"(?::root|\.[\w-]+)(?:\s*,\s*(?::root|\.[\w-]+))*")
_TOKEN = re.compile(r"--([\w-]{1,200})\s*:([^;]*)")
_VAR = re.compile(r"var\(\s*--([\w-]+)\s*(?:,([^()]*))?\)")
_MOST_STEPS, _LONGEST = 50, 1000


class UnresolvedError(LookupError):
    """A token that leads nowhere."""


def declared(text: str) -> dict[str, str]:
    """The tokens of the rules for a page or a theme, by name without ``--``; of two the last one holds.

    Rules inside another (``@media``) and rules for the dark are left out.
    """
    text = _COMMENT.sub(" ", text)
    found: dict[str, str] = {}
    depth = start = 0
    prelude = ""
    for brace in _BRACE.finditer(text):
        piece = text[start : brace.start()]
        start = brace.end()
        if brace[0] == "{":
            prelude = piece.rpartition(";")[2].strip() if depth == 0 else ""
            depth += 1
            continue
        if depth == 1 and _SELECTORS.fullmatch(prelude) and "dark" not in prelude:
            found |= {name: value.strip() for name, value in _TOKEN.findall(piece)}
        prelude, depth = "", max(depth - 1, 0)
    return found


def resolved(name: str, tokens: Mapping[str, str]) -> str:
    """The value of a token, with the values of those that it points at.

    Raises:
        UnresolvedError: it points at one that is not there, at itself, or on and on.
    """
    value = tokens[name]
    for _step in range(_MOST_STEPS):
        if not value or len(value) > _LONGEST:
            break
        found = _VAR.search(value)
        if not found:
            return value
        there = tokens.get(found[1], (found[2] or "").strip())
        value = value[: found.start()] + there + value[found.end() :] if there else ""
    raise UnresolvedError(name)
