"""``wijkplan prioritise``: what comes first, and why?"""

from __future__ import annotations

from enum import StrEnum
from typing import Annotated

import typer

from wijkplan.commands.common import Paths, named, sound_plans, write
from wijkplan.commands.options import choice, whole
from wijkplan.language import _


class Format(StrEnum):
    """How the order is shown."""

    text = "text"
    json = "json"
    csv = "csv"
    markdown = "markdown"


def prioritise(
    paths: Paths = None,
    format: Annotated[Format, choice(Format, _("Hoe de uitkomst eruitziet."))] = Format.text,  # noqa: A002
    top: Annotated[
        int | None,
        typer.Option(parser=whole(1, 999_999), metavar=_("AANTAL"), help=_("Laat alleen de eerste voorstellen zien.")),
    ] = None,
) -> int:
    """Rank the themas and the voorstellen of each plan."""
    from wijkplan.prioritise import rank
    from wijkplan.report import ranking

    plans, code = sound_plans(paths)
    ranked = [ranking.Ranked(name, plan, rank(plan, agenda), top) for name, plan, agenda in named(plans)]
    match format:
        case Format.json:
            write(ranking.as_json(ranked))
        case Format.csv:
            write(ranking.as_csv(ranked))
        case Format.markdown:
            write(ranking.as_markdown(ranked))
        case Format.text:
            from wijkplan.report import ranking_text
            from wijkplan.report.terminal import console

            out = console()
            for one in ranked:
                ranking_text.show(out, one)
    return code
