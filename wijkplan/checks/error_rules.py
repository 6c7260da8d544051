"""The rules that can say that a plan is wrong: with these alone it is known whether it can be computed.

Most commands need no more than that. For them no rule is loaded that only warns or gives a tip: those stand in
`wijkplan.checks.registry`.
"""

from __future__ import annotations

from types import ModuleType
from typing import Any

from wijkplan.checks.rule import CityRule, FileRule, Rule
from wijkplan.checks.rules import ballots, city, privacy, references
from wijkplan.checks.rules.form import controle, form, text, values
from wijkplan.checks.rules.money import budget, decisions, rondes, sums
from wijkplan.checks.selection import Selection

FILE_FAMILIES: tuple[ModuleType, ...] = (
    text,
    form,
    values,
    references,
    ballots,
    budget,
    sums,
    decisions,
    rondes,
    privacy,
)
"""The modules with an error among the rules that look at one file at a time; each may have warnings and tips, too."""
CITY_FAMILIES: tuple[ModuleType, ...] = (city, controle)
"""All modules whose rules look at all files of a run."""


def gather(modules: tuple[ModuleType, ...]) -> tuple[Any, ...]:
    """The rules in these modules, in order of their code."""
    found = [item for module in modules for item in vars(module).values() if isinstance(item, Rule)]
    return tuple(sorted(found, key=lambda rule: str(rule.code)))


FILE_ERRORS: tuple[FileRule, ...] = tuple(rule for rule in gather(FILE_FAMILIES) if rule.severity == "error")
CITY_RULES: tuple[CityRule, ...] = gather(CITY_FAMILIES)
ONLY_ERRORS = Selection(
    frozenset(rule.code for rule in FILE_ERRORS) | {rule.code for rule in CITY_RULES if rule.severity == "error"}
)
