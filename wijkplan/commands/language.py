"""``wijkplan language``: which sentences and words ask most of a reader?"""

from __future__ import annotations

from functools import partial
from typing import TYPE_CHECKING, Annotated

import typer

from wijkplan.commands.shell.options import whole
from wijkplan.commands.shell.rendering import Dialect, DialectOption, Format, FormatOption, output
from wijkplan.commands.shell.speaking import Paths, made_of_sound
from wijkplan.language import _

if TYPE_CHECKING:
    from wijkplan.checks.file import Checked
    from wijkplan.checks.language.survey import Survey
    from wijkplan.report.draw.pieces import Pieces


def language(
    paths: Paths = None,
    format: FormatOption = Format.text,  # noqa: A002
    top: Annotated[
        int,
        typer.Option(
            parser=whole(1, 999_999),
            metavar=_("AANTAL"),
            help=_("Zoveel zinnen laat het zien; standaard 20."),
            show_default=False,
        ),
    ] = 20,
    dialect: DialectOption = Dialect.en,
) -> int:
    """Show the sentences and words that ask most of a reader, of all plans together."""
    from wijkplan.checks.language.survey import together
    from wijkplan.report.language import survey as report

    surveys, code = made_of_sound(paths, partial(_survey, top))
    output(format, dialect).render(together(surveys, top), report, _on_screen)
    return code


def _survey(most: int, checked: Checked) -> Survey:
    """What was found in one plan, made where the plan is checked."""
    from wijkplan.checks.language.survey import survey

    assert checked.plan is not None  # noqa: S101 - of others nothing is made
    assert checked.document is not None  # noqa: S101
    return survey(checked.document, checked.plan, checked.agenda, checked.secrets, most)


def _on_screen(survey: Survey) -> Pieces:
    from wijkplan.report.language import survey_text

    return survey_text.show(survey)
