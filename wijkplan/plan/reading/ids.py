"""Ids: lower-case letters, digits and hyphens, made from a name where none is given."""

from __future__ import annotations

import re
import unicodedata
from typing import Any

ID = re.compile(r"[a-z0-9-]+")

# Letters that stay whole when accents are taken off.
_LETTERS = str.maketrans({"ł": "l", "ø": "o", "đ": "d", "ð": "d", "þ": "th", "ß": "ss", "æ": "ae", "œ": "oe", "ı": "i"})


def slug(name: str) -> str:
    """The id that belongs to a name; empty where the name has no Latin letter or digit at all.

    >>> slug("Soep op dinsdag!")
    'soep-op-dinsdag'
    """
    apart = unicodedata.normalize("NFKD", name.casefold())
    plain = "".join(c for c in apart if not unicodedata.combining(c)).translate(_LETTERS)
    return re.sub(r"[^a-z0-9]+", "-", plain.replace("'", "")).strip("-")


def id_of(item: Any) -> str:
    """The id of a list item: its own, or made from its naam, or of what has none its wat; of a single value that."""
    if isinstance(item, dict):
        return str(item.get("id") or slug(str(item.get("naam") or item.get("wat") or ""))).strip()
    return str(item).strip()
