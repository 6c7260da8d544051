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
    from wijkplan.plan.schema import schema_text

    write(schema_text(kind.value))
    return FINE
