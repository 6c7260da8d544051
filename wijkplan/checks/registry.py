"""All rules, in order of their code."""

from __future__ import annotations

from types import ModuleType
from typing import Any

from wijkplan.checks.rule import CityRule, FileRule, Rule
from wijkplan.checks.rules import (
    ballots,
    budget,
    city,
    controle,
    dates,
    decisions,
    effects,
    form,
    language,
    metingen,
    need,
    participation,
    privacy,
    references,
    residents_first,
    rondes,
    slips,
    sums,
    text,
    values,
    year_end,
)
from wijkplan.language import N_

FILE_FAMILIES: tuple[ModuleType, ...] = (
    text,
    form,
    values,
    slips,
    references,
    ballots,
    budget,
    sums,
    decisions,
    rondes,
    dates,
    residents_first,
    need,
    participation,
    effects,
    metingen,
    year_end,
    language,
    privacy,
)
"""The modules whose rules look at one file at a time, in order of their families."""
CITY_FAMILIES: tuple[ModuleType, ...] = (city, controle)
"""Those whose rules look at all files of a run."""

FAMILY_NAMES = {
    "WP0": N_("Het bestand en de YAML"),
    "WP1": N_("De vorm"),
    "WP2": N_("Verwijzingen"),
    "WP3": N_("Geld"),
    "WP4": N_("Bewoners eerst"),
    "WP5": N_("Vraag en participatie"),
    "WP6": N_("Effecten en ambities"),
    "WP7": N_("Gewone taal"),
    "WP8": N_("Privacy"),
}


def _gather(modules: tuple[ModuleType, ...]) -> tuple[Any, ...]:
    found = [item for module in modules for item in vars(module).values() if isinstance(item, Rule)]
    return tuple(sorted(found, key=lambda rule: str(rule.code)))


FILE_RULES: tuple[FileRule, ...] = _gather(FILE_FAMILIES)
CITY_RULES: tuple[CityRule, ...] = _gather(CITY_FAMILIES)
RULES: tuple[Rule[Any, Any], ...] = tuple(sorted((*FILE_RULES, *CITY_RULES), key=lambda rule: rule.code))
