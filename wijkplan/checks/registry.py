"""All rules, in order of their code."""

from __future__ import annotations

from types import ModuleType
from typing import Any

from wijkplan.checks import error_rules
from wijkplan.checks.error_rules import CITY_RULES, gather
from wijkplan.checks.rule import FileRule, Rule
from wijkplan.checks.rules import dates, effects, language, metingen, need, participation, residents_first, year_end
from wijkplan.checks.rules.form import slips
from wijkplan.language import N_

FILE_FAMILIES: tuple[ModuleType, ...] = (
    *error_rules.FILE_FAMILIES,
    slips,
    dates,
    residents_first,
    need,
    participation,
    effects,
    metingen,
    year_end,
    language,
)
"""The modules whose rules look at one file at a time."""

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

FILE_RULES: tuple[FileRule, ...] = gather(FILE_FAMILIES)
RULES: tuple[Rule[Any, Any], ...] = tuple(sorted((*FILE_RULES, *CITY_RULES), key=lambda rule: rule.code))
