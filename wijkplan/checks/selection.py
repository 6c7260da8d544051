"""Which rules speak: chosen by code (``WP401``), family (``WP4``) or name."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from typing import Any

from wijkplan.checks.rule import Rule, nearest


class UnknownRule(LookupError):  # noqa: N818 - says what is unknown
    """No rule answers to this; ``likely`` is the nearest one that exists."""

    def __init__(self, name: str, likely: str | None) -> None:
        super().__init__(name)
        self.name = name
        self.likely = likely


@dataclass(frozen=True, slots=True)
class Selection:
    """The codes of the rules that speak in a run."""

    codes: frozenset[str]

    def __contains__(self, code: object) -> bool:
        """Whether the rule with this code speaks."""
        return code in self.codes


def codes(names: Iterable[str], rules: Iterable[Rule[Any, Any]]) -> frozenset[str]:
    """The codes that these codes, families and names stand for.

    Raises:
        UnknownRule: a name that no rule answers to.
    """
    rules = tuple(rules)
    found: set[str] = set()
    for name in names:
        wanted = name.strip().upper()
        chosen = {r.code for r in rules if wanted in (r.code, r.family, "WP") or r.name == name.strip().lower()}
        if not chosen:
            known = [word.lower() for r in rules for word in (r.code, r.name)]
            # WP499 is meant to be one of WP4, not WP804.
            known = [word for word in known if word.startswith(wanted[:3].lower())] or known
            raise UnknownRule(name, _spelled(nearest(name, known), rules))
        found |= chosen
    return frozenset(found)


def _spelled(found: str | None, rules: tuple[Rule[Any, Any], ...]) -> str | None:
    return next((word for r in rules for word in (r.code, r.name) if word.lower() == found), None)


def selection(select: Iterable[str], ignore: Iterable[str], rules: Iterable[Rule[Any, Any]]) -> Selection:
    """The rules of a run: those selected (all, if none are named) but for those ignored.

    What keeps a plan from being read in two ways cannot be ignored.

    Raises:
        UnknownRule: a name that no rule answers to.
    """
    rules = tuple(rules)
    chosen = codes(select, rules) or frozenset(rule.code for rule in rules)
    always = frozenset(rule.code for rule in rules if rule.always)
    return Selection(chosen - (codes(ignore, rules) - always))
