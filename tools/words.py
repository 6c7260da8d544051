"""The list of words of the checks as JSON, which is read in a hundredth of the time that the YAML takes."""

from __future__ import annotations

import json

import yaml
from wijkplan.checks.language.words import SOURCE


def as_json() -> str:
    """All entries of ``words.yaml``, one a line."""
    rows = yaml.safe_load(SOURCE.read_text(encoding="utf-8"))
    return "[\n" + ",\n".join(json.dumps(row, ensure_ascii=False) for row in rows) + "\n]\n"
