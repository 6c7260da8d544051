"""``wijkplan room``: which committed money ends when, and how much room does that give?"""

from __future__ import annotations

from wijkplan.commands.shell.rendering import Dialect, DialectOption, Format, FormatOption, output
from wijkplan.commands.shell.speaking import Paths, sound_plans
from wijkplan.desk.loading import named


def room(
    paths: Paths = None,
    format: FormatOption = Format.text,  # noqa: A002
    dialect: DialectOption = Dialect.en,
) -> int:
    """Show when committed money ends, over all plans together."""
    from wijkplan.plan.vrijval import vrijval
    from wijkplan.report.plan import vrijval as report

    plans, code = sound_plans(paths)
    found = vrijval([(plan, agenda) for _name, plan, agenda in named(plans)])
    output(format, dialect).render(found, report)
    return code
