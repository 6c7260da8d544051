"""``wijkplan schema``: the shape of a plan, for editors."""

from __future__ import annotations

from enum import StrEnum
from typing import Annotated

import typer

from wijkplan.commands.shell.options import one_of
from wijkplan.commands.shell.speaking import FINE, write
from wijkplan.language import _


class Kind(StrEnum):
    """What the schema is of."""

    plan = "plan"
    agenda = "agenda"


def schema(
    kind: Annotated[
        Kind, typer.Argument(parser=one_of(Kind), metavar="plan|agenda", help=_("Van een plan of van de agenda."))
    ] = Kind.plan,
) -> int:
    """Print a JSON Schema."""
    write(text(kind.value))
    return FINE


def text(kind: str) -> str:
    """The schema of a ``plan`` or an ``agenda`` as JSON text."""
    import json

    from wijkplan.plan.agenda import Agenda
    from wijkplan.plan.plan import Plan
    from wijkplan.plan.schema import schema as schema_of

    model, title = (Plan, _("Wijkplan")) if kind == "plan" else (Agenda, _("Agenda van wijkplannen"))
    return json.dumps(schema_of(model, title), ensure_ascii=False, indent=2) + "\n"
