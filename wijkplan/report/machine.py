"""JSON as every report writes it: readable, the same every time, and harmless on a terminal."""

from __future__ import annotations

import json
from typing import Any

from wijkplan.report import escape


def dump(document: Any) -> str:
    """A JSON document; characters that a terminal would obey are written as escapes."""
    text = json.dumps(document, ensure_ascii=False, indent=2)
    return escape.as_json(text) + "\n"
