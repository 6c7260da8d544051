"""What to say of a word that is no rule: what was probably meant, and what there is."""

from __future__ import annotations

import re
from collections import Counter

from wijkplan.checks.registry import FAMILY_NAMES, RULES
from wijkplan.checks.selection import UnknownRule
from wijkplan.language import _

_MOST = 4  # suggestions


def unknown_rule(unknown: UnknownRule) -> str:
    """``De regel 'geld' bestaat niet. Bedoel je WP3 (Geld)? Er zijn: WP0 (...), ...``."""
    text = _("de regel '{name}' bestaat niet.").format(name=unknown.name)
    likely = [unknown.likely] if unknown.likely else _about(unknown.name)
    question = [_("Bedoel je {likely}?").format(likely=_or(likely))] if likely else []
    families = ", ".join(f"{code} ({_(name)})" for code, name in FAMILY_NAMES.items())
    there = _("Er zijn: {families}. Alle regels zie je met: wijkplan explain").format(families=families)
    return " ".join([text, *question, there])


def _about(word: str) -> list[str]:
    """The families and rules that have this word, or the beginning of one, in their name or in what they are about."""
    if not (word.isalpha() and len(word) > 3):
        return []
    begins = re.compile(rf"\b{re.escape(word)}", re.IGNORECASE)
    families = [f"{code} ({_(name)})" for code, name in FAMILY_NAMES.items() if begins.search(_(name))]
    named = [rule.name for rule in RULES if begins.search(rule.name.replace("-", " "))]
    told = [rule.name for rule in RULES if rule.name not in named and begins.search(_(rule.summary))]
    return (families or [*named, *told])[:_MOST] or _family_of_examples(begins)


def _family_of_examples(begins: re.Pattern[str]) -> list[str]:
    """The family whose examples have this word most often: ``budget`` is about money."""
    found = Counter(rule.family for rule in RULES if begins.search(rule.wrong))
    return [f"{family} ({_(FAMILY_NAMES[family])})" for family, _count in found.most_common(1)]


def _or(words: list[str]) -> str:
    """``a, b of c``."""
    return f" {_('of')} ".join([", ".join(words[:-1]), words[-1]] if len(words) > 1 else words)
