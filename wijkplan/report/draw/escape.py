"""Texts from plan files and names of files, made harmless for the place where they are shown.

Plan files are public and come from many hands: a name may hold anything.
"""

from __future__ import annotations

import json
import re
import unicodedata
from collections.abc import Callable

from wijkplan.exchange.tables.separated import FORMULA

ZWNJ, ZWJ, TEXT_STYLE, EMOJI_STYLE, KEYCAP = "\u200c", "\u200d", "\ufe0e", "\ufe0f", "\u20e3"
# Letters, marks and signs by category, that no font draws.
_BLANK = re.compile("[\u034f\u115f\u1160\u17b4\u17b5\u180b-\u180f\u2800\u3164\ufe00-\ufe0f\uffa0\U000e0100-\U000e01ef]")
_PERHAPS_UNSEEN = re.compile(r"[^ -~]")
_ORDER = re.compile(r"^([^\S\n]*(?:\x1b\[[\d;]*m)*[^\S\n]*):(?=:)|#(?=#\w*\[)", re.MULTILINE)

_MARKDOWN = re.compile(r"([\\`*_{}\[\]()#+!|~])")
_LINE_START = re.compile(r"^(\d+(?=\.)|(?=[-=:/]))")
# What a code host makes a link, a mention, a picture or an action of, also where Markdown says it is text.
_TAKEN_UP = re.compile(
    "|".join(
        (
            r"@(?=\S)",  # @name, somebody@example.org, owner/name@commit
            r"[#!&$](?=\d)",  # #12, !12, &12, $12
            r"[~%](?=[\w\"])",  # ~label, %milestone
            r"\b[Gg][Hh]-(?=\d)",  # GH-12
            r":(?=[\w+-]+:)",  # :emoji:
            r"/(?=/)",  # https://example.org, //example.org
            r"(?<=[^\s.])(?=\.(?!ya?ml\b)[^\W\d_][\w-])",  # www.example.org, but no plan.yaml
            r"[0-9a-fA-F]{5}(?=[0-9a-fA-F]{2})",  # a commit, by seven letters or more
        )
    )
)
_NOTHING = "&#8203;"  # a space without width: nobody sees it, and what stands around it is no longer one word


def visible(text: str, how: Callable[[str], str] | None = None) -> str:
    r"""A text in which what a screen would obey or not show can be seen: U+200B as ``\u200b``, an escape as ``\x1b``.

    What people write stays as it is: accents, joined emoji and their style, joiners in scripts that need them.
    Spaces other than the plain one are spaces, but for line breaks and tabs.

    Args:
        text: any text, also with what could not be decoded.
        how: what is written for such a sign; without it, its escape in Python.
    """
    if text.isprintable() and (text.isascii() or not _BLANK.search(text)):
        return text
    write = how or _escaped
    return _PERHAPS_UNSEEN.sub(lambda found: found[0] if _is_seen(text, found.start()) else write(found[0]), text)


def _escaped(sign: str) -> str:
    return sign.encode("unicode_escape").decode()


def _is_seen(text: str, n: int) -> bool:
    sign = text[n]
    if sign in (TEXT_STYLE, EMOJI_STYLE):
        before, after = text[n - 1 : n], text[n + 1 : n + 2]
        return after == KEYCAP or (not before.isascii() and unicodedata.category(before)[0] in "SPL")
    if sign in (ZWJ, ZWNJ):
        before, after = text[n - 1 : n].strip(), text[n + 1 : n + 2].strip()
        return bool(before and after) and _is_joined(before) and _is_joined(after)
    if sign.isprintable():
        return not _BLANK.match(sign)
    return unicodedata.category(sign) == "Zs"


def _is_joined(sign: str) -> bool:
    """A picture, or a letter of a script in which letters change when they are joined (Arabic and those after it)."""
    category = unicodedata.category(sign)
    return category in ("So", "Sk") or sign == EMOJI_STYLE or (sign >= "\u0600" and category[0] in "LM")


def without_orders(text: str) -> str:
    """Lines that no build server takes for an order: ``::error::`` at a start, ``##[`` or ``##vso[`` anywhere."""
    return _ORDER.sub(lambda found: f"{found[1]}\\x3a" if found[1] is not None else "\\x23", text)


def line(text: str) -> str:
    """One line of its own with all its spaces; what would break it is shown as an escape."""
    return without_orders(visible(text))


def terminal(text: str) -> str:
    """One line without codes that a terminal would obey; white space is one space."""
    return visible(" ".join(text.split()))


def as_json(text: str) -> str:
    """A JSON document with escapes for what would not be seen; it says the same."""
    return visible(text, lambda sign: sign if sign == "\n" else json.dumps(sign)[1:-1]).replace("##", "#\\u0023")


def markdown(text: str) -> str:
    """One line that means nothing to Markdown or HTML, nor to a code host that looks for names and addresses."""
    text = terminal(text)
    pieces, place = [], 0
    for found in _TAKEN_UP.finditer(text):
        pieces.append(text[place : found.end()])
        place = found.end()
    return _LINE_START.sub(r"\1\\", _NOTHING.join(map(_markdown, (*pieces, text[place:]))))


def _markdown(text: str) -> str:
    text = text.replace("&", "&amp;").replace("<", "&lt;").replace(">", "&gt;")
    return _MARKDOWN.sub(r"\\\1", text).replace("$", "&#36;")


def cell(text: str) -> str:
    """A text for a spreadsheet: what would be read as a formula gets an apostrophe before it."""
    text = line(re.sub(r"[\r\n\t]+", " ", text))
    return f"'{text}" if text.lstrip().startswith(FORMULA) else text
