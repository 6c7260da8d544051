"""One result in the form that was asked for, on standard output."""

from __future__ import annotations

from collections.abc import Callable
from enum import StrEnum
from typing import Annotated, Any, Protocol, TypeAlias

from wijkplan.commands.common import page, styled, write
from wijkplan.commands.options import choice
from wijkplan.language import _
from wijkplan.report.terminal import Page


class Format(StrEnum):
    """How the outcome is shown."""

    text = "text"
    json = "json"
    csv = "csv"
    markdown = "markdown"


class Dialect(StrEnum):
    """How a spreadsheet in this country reads CSV."""

    en = "en"
    nl = "nl"


FormatOption: TypeAlias = Annotated[Format, choice(Format, _("Hoe de uitkomst eruitziet."))]
DialectOption: TypeAlias = Annotated[
    Dialect, choice(Dialect, _("CSV voor Excel in het Nederlands (nl) of Engels (en)."))
]


class Report(Protocol):
    """A module of `wijkplan.report` that knows one kind of result."""

    @property
    def as_json(self) -> Callable[[Any], str]:
        """The result as one JSON document."""

    @property
    def as_csv(self) -> Callable[[Any, Any], str]:
        """The result as rows, for a spreadsheet of this dialect."""

    @property
    def as_markdown(self) -> Callable[[Any], str]:
        """The result as headings and tables."""


def render(result: Any, report: Report, show: Callable[[Page, Any], None], form: Format, dialect: Dialect) -> None:
    """Write a result as JSON, CSV, Markdown, or text on a page; a list is shown one by one."""
    match form:
        case Format.json:
            write(report.as_json(result))
        case Format.csv:
            write(report.as_csv(result, dialect.value))
        case Format.markdown:
            write(report.as_markdown(result))
        case Format.text:
            shown = page()
            for one in result if isinstance(result, list) else [result]:
                show(shown, one)
            styled(shown.text())
