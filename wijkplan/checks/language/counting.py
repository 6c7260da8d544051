"""Which words of a text count: not those that the agenda allows, and not those of a name."""

from __future__ import annotations

from collections.abc import Set
from dataclasses import replace

from wijkplan.checks.language.reading import Remark
from wijkplan.checks.language.words import Use


def counting(remark: Remark, text: str, names: Set[str], allowed: Set[str]) -> Remark | None:
    """A remark on a text without the words that do not count; None where nothing is left of it.

    Args:
        remark: one of those on ``text``.
        text: a text for residents.
        names: what people and things are called in the plan and its agenda.
        allowed: the words that residents know, in small letters.
    """
    if not remark.uses:
        return remark
    own = tuple(use for use in remark.uses if not _is_allowed(use, allowed) and not _is_named(text, use, names))
    return replace(remark, start=own[0].start, end=own[0].end, uses=own) if own else None


def _is_allowed(use: Use, allowed: Set[str]) -> bool:
    return not allowed.isdisjoint({use.written.casefold(), *(form.casefold() for form in use.entry.all_forms)})


def _is_named(text: str, use: Use, names: Set[str]) -> bool:
    """Whether it stands in a name as that is written, around the word."""
    return any(
        use.written in name and name in text[max(0, use.end - len(name)) : use.start + len(name)] for name in names
    )
