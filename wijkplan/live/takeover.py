"""A setting as something to copy: YAML for ``spelregels``, and commands that do the same. Nothing is written."""

from __future__ import annotations

import shlex
from collections.abc import Iterator
from dataclasses import dataclass
from typing import Any

from wijkplan.live.address import percent, shown
from wijkplan.plan.plan import Plan
from wijkplan.plan.reading.money import as_text
from wijkplan.plan.spelregels import Criteria, Themacriteria
from wijkplan.whatif.setting import Setting


@dataclass(frozen=True, slots=True)
class TakeOver:
    """What there is to copy; empty where nothing was turned."""

    yaml: str
    """The rules of play of the setting, to put in a plan."""
    writing: tuple[str, ...]
    """Commands that write them, and the priorities, in the plan."""
    trying: str
    """The command that shows the same on a terminal, once these are written; empty where that needs no options."""


def take_over(setting: Setting, plan: Plan, file: str) -> TakeOver:
    """What to copy to keep this setting of the plan in this file."""
    from wijkplan.yamltext.emit import emit

    rules = _rules(setting)
    weighed = [(f"spelregels.{part}.{key}", value) for part, values in rules.items() for key, value in values.items()]
    themas = _places(plan)
    places = [
        # What becomes 0 comes last: after no command are all weights of a score 0, and each can be written by itself.
        *sorted(weighed, key=lambda pair: pair[1] == "0"),
        *((f"{themas[thema]}.prioriteit.{stem}", shown(figure)) for thema, stem, figure in setting.prioriteit),
    ]
    options = tuple(_options(setting))
    return TakeOver(
        emit({"spelregels": rules}) if rules else "",
        tuple(shlex.join(("wijkplan", "set", file, place, value)) for place, value in places),
        shlex.join(("wijkplan", "allocate", file, *options)) if options else "",
    )


def _places(plan: Plan) -> dict[str, str]:
    """Where each thema stands, by its id: by that id, or by its number where the id would be read as one."""
    ids = [thema.id for thema in plan.themas]
    return {id_: f"themas[{n}]" if id_.isdecimal() else f"themas.{id_}" for n, id_ in enumerate(ids)}


def _rules(setting: Setting) -> dict[str, dict[str, Any]]:
    weights = dict(setting.weights)
    found: dict[str, dict[str, Any]] = {
        "stemverhouding": {stem: shown(weight) for stem, weight in setting.ratio},
        "themacriteria": {name: shown(weights[name]) for name in Themacriteria.model_fields if name in weights},
        "criteria": {name: shown(weights[name]) for name in Criteria.model_fields if name in weights},
        "verdeling": dict(_verdeling(setting)),
    }
    return {part: values for part, values in found.items() if values}


def _verdeling(setting: Setting) -> Iterator[tuple[str, str]]:
    if setting.methode:
        yield "methode", setting.methode
    if setting.bij_tekort:
        yield "bij_tekort", setting.bij_tekort
    if setting.klein_bedrag is not None:
        yield "klein_bedrag", as_text(setting.klein_bedrag)
    if setting.klein_plafond is not None:
        yield "klein_plafond", percent(setting.klein_plafond)


def _options(setting: Setting) -> Iterator[str]:
    """What a plan does not keep: another amount to divide, and up to which round."""
    if setting.beschikbaar is not None:
        yield from ("--budget", as_text(setting.beschikbaar))
    if setting.ronde is not None:
        yield from ("--round", setting.ronde)
