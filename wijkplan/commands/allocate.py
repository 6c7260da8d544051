"""``wijkplan allocate``: who gets what, and why?"""

from __future__ import annotations

from enum import StrEnum
from typing import Annotated

import typer

from wijkplan.commands.common import WRONG_USE, Paths, named, page, say, sound_plans, styled, write
from wijkplan.commands.options import Dialect, amount, choice
from wijkplan.commands.prioritise import Format
from wijkplan.language import _


class Method(StrEnum):
    """How the pot is divided."""

    rangorde = "rangorde"
    per_thema = "per-thema"
    gelijke_delen = "gelijke-delen"


class Shortfall(StrEnum):
    """What happens when the next one does not fit."""

    sla_over = "sla-over"
    stop = "stop"
    deels = "deels"


def allocate(
    paths: Paths = None,
    method: Annotated[
        Method | None, choice(Method, _("Manier van verdelen, in plaats van die in de spelregels."))
    ] = None,
    shortfall: Annotated[
        Shortfall | None, choice(Shortfall, _("Wat er gebeurt bij tekort, in plaats van de spelregels."))
    ] = None,
    budget: Annotated[
        int | None,
        typer.Option(parser=amount, metavar=_("BEDRAG"), help=_("Wat als dit bedrag beschikbaar was?")),
    ] = None,
    round: Annotated[  # noqa: A002
        str | None, typer.Option(metavar=_("RONDE"), help=_("Verdeel het geld tot en met deze ronde."))
    ] = None,
    format: Annotated[Format, choice(Format, _("Hoe de uitkomst eruitziet."))] = Format.text,  # noqa: A002
    dialect: Annotated[
        Dialect, choice(Dialect, _("CSV voor Excel in het Nederlands (nl) of Engels (en)."))
    ] = Dialect.en,
) -> int:
    """Divide the flexible budget of each plan."""
    if round is not None:
        say(_("wijkplan: verdelen per ronde (--round) kan nog niet. Laat --round weg voor het hele jaar."))
        return WRONG_USE
    if method not in (None, Method.rangorde):
        say(_("wijkplan: de methode '{name}' kan nog niet. Gebruik 'rangorde'.").format(name=method.value))
        return WRONG_USE

    from wijkplan.allocate import allocate as divide
    from wijkplan.plan.spelregels import over
    from wijkplan.report import allocation

    plans, code = sound_plans(paths)
    allocated = []
    for name, plan, agenda in named(plans):
        own = over(agenda.spelregels, plan.spelregels).verdeling.methode
        if method is None and own != "rangorde":
            text = _("wijkplan: {path} kiest de methode '{name}', en die kan nog niet. Probeer --method rangorde.")
            say(text.format(path=name, name=own))
            code = WRONG_USE
            continue
        advice = divide(plan, agenda, bij_tekort=shortfall.value if shortfall else None, beschikbaar=budget)
        allocated.append(allocation.Allocated(name, plan, advice))
    match format:
        case Format.json:
            write(allocation.as_json(allocated))
        case Format.csv:
            write(allocation.as_csv(allocated, dialect.value))
        case Format.markdown:
            write(allocation.as_markdown(allocated))
        case Format.text:
            from wijkplan.report import allocation_text

            shown = page()
            for one in allocated:
                allocation_text.show(shown, one)
            styled(shown.text())
    return code
