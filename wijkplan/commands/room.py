"""``wijkplan room``: which committed money ends when, and how much room does that give?"""

from __future__ import annotations

from wijkplan.commands.shell.rendering import Dialect, DialectOption, Format, FormatOption, render
from wijkplan.commands.shell.speaking import Paths, named, sound_plans


def room(
    paths: Paths = None,
    format: FormatOption = Format.text,  # noqa: A002
    dialect: DialectOption = Dialect.en,
) -> int:
    """Show when committed money ends, over all plans together."""
    from wijkplan.plan.vrijval import room as look
    from wijkplan.report.plan import vrijval

    plans, code = sound_plans(paths)
    found = look([(plan, agenda) for _name, plan, agenda in named(plans)])
    render(found, vrijval, format, dialect)
    return code
