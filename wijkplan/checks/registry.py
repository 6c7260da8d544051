"""All rules, in order of their code."""

from __future__ import annotations

from types import ModuleType

from wijkplan.checks import form, money, references, text
from wijkplan.checks.rule import Rule

FAMILIES: tuple[ModuleType, ...] = (text, form, references, money)
"""One module per family of rules."""


def _gather() -> tuple[Rule, ...]:
    found = [item for module in FAMILIES for item in vars(module).values() if isinstance(item, Rule)]
    return tuple(sorted(found, key=lambda rule: rule.code))


RULES = _gather()
