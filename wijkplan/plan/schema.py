"""The JSON Schema of a plan and of an agenda, for editors and other tools.

It accepts every file that reads without a form error. It rejects what a schema can see; what only the
text shows (``2.400`` is a number to an editor) is left to the checks.
"""

from __future__ import annotations

import json
from typing import Any

from wijkplan.language import _
from wijkplan.plan.agenda import Agenda
from wijkplan.plan.model import Model
from wijkplan.plan.plan import Plan

DIALECT = "https://json-schema.org/draft/2020-12/schema"


def schema_text(kind: str) -> str:
    """The schema of a ``plan`` or an ``agenda`` as JSON text."""
    model, title = (Plan, _("Wijkplan")) if kind == "plan" else (Agenda, _("Agenda van wijkplannen"))
    return json.dumps(schema(model, title), ensure_ascii=False, indent=2) + "\n"


def schema(model: type[Model], title: str) -> dict[str, Any]:
    """The schema of a model, with a description of every key in the language in use."""
    raw = model.model_json_schema(mode="validation")
    definitions = {name: _object(part) for name, part in sorted(raw.pop("$defs", {}).items())}
    return {"$schema": DIALECT, "title": title, **_object(raw), "$defs": definitions}


def _object(raw: dict[str, Any]) -> dict[str, Any]:
    """One mapping: its keys, without pydantic's own titles; a key that is not required may stay empty.

    Of what may be written in more ways each way.
    """
    if "anyOf" in raw:
        return {"anyOf": [_object(way) if way.get("type") == "object" else way for way in raw["anyOf"]]}
    required = raw.get("required", [])
    keys = {}
    for name, key in raw.get("properties", {}).items():
        shape = {k: v for k, v in key.items() if k not in ("title", "description", "default")}
        if name not in required:
            shape = _or_empty(shape)
        keys[name] = {"description": _(key["description"]), **shape}
    found: dict[str, Any] = {"type": "object", "properties": keys, "additionalProperties": False}
    return {**found, "required": required} if required else found


def _or_empty(shape: dict[str, Any]) -> dict[str, Any]:
    options = shape.get("anyOf", [shape])
    empty = [{"type": "null"}, {"type": "string", "pattern": r"^\s*$"}]
    return {"anyOf": [*(o for o in options if o not in empty), *empty]}
