"""A Pabulib budget as a plan, so that ``allocate`` on it gives what the city decided."""

from __future__ import annotations

import math
import re
from fractions import Fraction
from typing import Any

from wijkplan.exchange.ids import ids, project_ids
from wijkplan.exchange.pabulib import Pabulib, PabulibError, Project
from wijkplan.language import _
from wijkplan.plan.reading.fields import FIRST_YEAR, LAST_YEAR
from wijkplan.plan.reading.money import as_text
from wijkplan.plan.spelregels import Criteria
from wijkplan.yamltext.emit import emit
from wijkplan.yamltext.parse import CONTROL

_YEAR = re.compile(r"(?<![0-9])([0-9]{4})(?![0-9])")


def plan_text(budget: Pabulib, stemmen: str | None) -> str:
    """The text of a plan file.

    Args:
        budget: what the city published.
        stemmen: where the ballots will lie, seen from the plan; None where there are none.

    Raises:
        PabulibError: something that a plan needs is missing.
    """
    data = _plan(budget, stemmen)
    head = _("# Overgenomen uit Pabulib (pabulib.org): een echt budget van een echte buurt.\n")
    currency = budget.meta.get("currency", "EUR")
    if currency != "EUR":
        head += _("# De bedragen zijn in {currency}, niet in euro's.\n").format(currency=_clean(currency))
    scale = _scale(budget)
    if scale > 1:
        head += _("# Het draagvlak is {scale} keer de score, zodat het een heel getal is.\n").format(scale=scale)
    return head + emit(data)


def _plan(budget: Pabulib, stemmen: str | None) -> dict[str, Any]:
    meta = {key: _clean(value) for key, value in budget.meta.items()}
    names = list(dict.fromkeys(p.categorie for p in budget.projects if p.categorie))
    themas = dict(zip(names, ids([_clean(name) for name in names], "thema", merge=True), strict=True))
    plan: dict[str, Any] = {"wijk": _wijk(meta), "jaar": str(_year(meta))}
    if meta.get("unit"):
        plan["gemeente"] = meta["unit"]
    if meta.get("description"):
        plan["samenvatting"] = meta["description"]
    plan["budget"] = {"totaal": as_text(budget.budget)}
    if themas:
        # Two names with one id are one thema; its first name stands.
        first = {thema_id: name for name, thema_id in reversed(themas.items())}
        plan["themas"] = [{"id": i, "naam": _clean(first[i])} for i in dict.fromkeys(themas.values())]
    scale = _scale(budget)
    names_in_plan = project_ids(budget.projects)
    plan["bewonersinitiatieven"] = [
        _initiatief(project, names_in_plan[project.id], themas, scale) for project in budget.projects
    ]
    if stemmen:
        plan["stemmen"] = stemmen
    plan["spelregels"] = _spelregels(budget, meta, scale)
    return plan


def _initiatief(project: Project, project_id: str, themas: dict[str, str], scale: int) -> dict[str, Any]:
    found: dict[str, Any] = {"id": project_id, "naam": _clean(project.naam) or project_id}
    if project.categorie:
        found["thema"] = themas[project.categorie]
    return {**found, "kosten": as_text(project.kosten), "draagvlak": str(int(project.steun * scale))}


def _spelregels(budget: Pabulib, meta: dict[str, str], scale: int) -> dict[str, Any]:
    """Draagvlak alone counts, on a scale that no project goes beyond."""
    highest = max((project.steun for project in budget.projects), default=Fraction(0))
    full = int(highest * scale) if budget.has_scores else max(len(budget.ballots), math.ceil(highest))
    rules: dict[str, Any] = {
        "criteria": {name: "100" if name == "draagvlak" else "0" for name in Criteria.model_fields},
        "schaal": {"draagvlak": str(max(1, full))},
    }
    if budget.threshold:
        rules["voorwaarden"] = {"draagvlak_minimaal": str(math.ceil(budget.threshold * scale))}
    return {**rules, "verdeling": _verdeling(meta)}


def _verdeling(meta: dict[str, str]) -> dict[str, str]:
    rule = meta.get("rule", "greedy").lower()
    if rule.startswith("equalshares"):
        return {"methode": "gelijke-delen"}
    if meta.get("leftover_budget", "").lower().startswith("partially fund"):
        return {"methode": "rangorde", "bij_tekort": "deels"}
    return {"methode": "rangorde", "bij_tekort": "stop" if rule == "greedy-no-skip" else "sla-over"}


def _wijk(meta: dict[str, str]) -> str:
    """The smallest area that the file names; where only a district is named, the description tells wijken apart."""
    if meta.get("subunit"):
        return meta["subunit"]
    district = meta.get("district")
    return (meta.get("description") if district else None) or district or meta.get("unit") or "?"


def _year(meta: dict[str, str]) -> int:
    """The year of the instance, or else of its first or last day."""
    for key in ("instance", "date_begin", "date_end", "description"):
        found = _YEAR.search(meta.get(key, ""))
        if found and FIRST_YEAR <= int(found[1]) <= LAST_YEAR:
            return int(found[1])
    raise PabulibError("no-year")


def _scale(budget: Pabulib) -> int:
    """The least number that makes all scores whole."""
    return math.lcm(*(project.steun.denominator for project in budget.projects))


def _clean(text: str) -> str:
    """On one line, without control characters."""
    return " ".join(CONTROL.sub(" ", text).split())
