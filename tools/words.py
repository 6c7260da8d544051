"""The list of words of the checks: as JSON, which is read in a hundredth of the time of YAML, and as a page."""

from __future__ import annotations

import json

import yaml
from wijkplan.checks.language.words import SOURCE, entries

HEADINGS = {
    "formal": "Woorden van kantoor",
    "abbreviation": "Afkortingen",
    "jargon": "Woorden uit het welzijnswerk",
}


def as_json() -> str:
    """All entries of ``words.yaml``, one a line."""
    rows = yaml.safe_load(SOURCE.read_text(encoding="utf-8"))
    return "[\n" + ",\n".join(json.dumps(row, ensure_ascii=False) for row in rows) + "\n]\n"


def as_page() -> str:
    """The words by their kind, for people to look in: ``docs/woorden.md``."""
    lines = ["# Woorden, en wat je liever schrijft", "", "Zo gebruik je deze lijst: zie [taal.md](taal.md)."]
    for why, heading in HEADINGS.items():
        lines += ["", f"## {heading}", "", "| Niet | Wel |", "|---|---|"]
        lines += [
            f"| {entry.word.replace(' .. ', ' … ')} | {entry.instead} |" for entry in entries() if entry.why == why
        ]
    return "\n".join(lines) + "\n"
