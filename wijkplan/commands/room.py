"""``wijkplan room``: which committed money ends when, and how much room does that give?"""

from __future__ import annotations

from typing import TYPE_CHECKING

from wijkplan.commands.shell.rendering import Dialect, DialectOption, Format, FormatOption, output
from wijkplan.commands.shell.speaking import Paths, sound_plans
from wijkplan.desk.loading import named

if TYPE_CHECKING:
    from wijkplan.plan.vrijval import Vrijval
    from wijkplan.report.draw.pieces import Pieces


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
    output(format, dialect).render(found, report, _on_screen)
    return code


def _on_screen(found: Vrijval) -> Pieces:
    from wijkplan.report.plan import vrijval_text

    return vrijval_text.show(found)
