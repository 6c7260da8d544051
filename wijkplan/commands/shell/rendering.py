"""One result in the form that was asked for, on standard output."""

from __future__ import annotations

import sys
from collections.abc import Callable, Iterable
from dataclasses import dataclass
from enum import StrEnum
from typing import TYPE_CHECKING, Annotated, Any, Protocol, TypeAlias, TypeVar

import typer

from wijkplan.commands.shell.options import choice
from wijkplan.commands.shell.speaking import show, write
from wijkplan.language import _

if TYPE_CHECKING:
    from wijkplan.report.draw.pieces import Pieces
    from wijkplan.report.draw.screen import Screen

T = TypeVar("T")
R = TypeVar("R", contravariant=True)


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
CompactOption: TypeAlias = Annotated[bool, typer.Option("--compact", help=_("Eén regel voor elk voorstel."))]
DialectOption: TypeAlias = Annotated[
    Dialect, choice(Dialect, _("CSV voor Excel in het Nederlands (nl) of Engels (en)."))
]


class Report(Protocol[R]):
    """A module of `wijkplan.report` that knows one kind of result."""

    @property
    def as_json(self) -> Callable[[R], str]:
        """The result as one JSON document."""

    @property
    def as_csv(self) -> Callable[[R, Any], str]:
        """The result as rows, for a spreadsheet of this dialect."""

    @property
    def as_markdown(self) -> Callable[[R], str]:
        """The result as headings and tables."""


class PlanReport(Protocol[R]):
    """A module of `wijkplan.report` that shows plans one by one, so that no two have to be there at once."""

    @property
    def json_item(self) -> Callable[[R], str]:
        """One plan in the JSON document."""

    @property
    def csv_item(self) -> Callable[[R, Any], str]:
        """The rows of one plan, for a spreadsheet of this dialect."""

    @property
    def csv_header(self) -> Callable[[Any], str]:
        """The header of a table without plans."""

    @property
    def markdown_item(self) -> Callable[[R], str]:
        """One plan as headings and tables."""


@dataclass(frozen=True)
class Output:
    """The form that was asked for, and the screen that it is for, which other processes do not see."""

    form: Format
    dialect: Dialect
    screen: Screen | None

    def render(self, result: T, report: Report[T], on_screen: Callable[[T], Pieces]) -> None:
        """Write a result as JSON, CSV or Markdown, or show it on a screen; only that loads Rich."""
        match self.form:
            case Format.json:
                write(report.as_json(result))
            case Format.csv:
                write(report.as_csv(result, self.dialect.value))
            case Format.markdown:
                write(report.as_markdown(result))
            case Format.text:
                show(on_screen(result))

    def item(self, result: T, report: PlanReport[T], on_screen: Callable[[T], Pieces]) -> bytes:
        """What one plan adds to the outcome; small, since there may be thousands of them."""
        match self.form:
            case Format.json:
                text = report.json_item(result)
            case Format.csv:
                text = report.csv_item(result, self.dialect.value)
            case Format.markdown:
                text = report.markdown_item(result)
            case Format.text:
                from wijkplan.report.draw.screen import drawn

                assert self.screen is not None  # noqa: S101 - `output` has seen to it
                text = drawn(on_screen(result), self.screen)
        return text.encode("utf-8", "surrogatepass")

    def write(self, items: Iterable[bytes], report: PlanReport[Any]) -> None:
        """Write the outcome, one plan after the other, each as `item` gives it."""
        from wijkplan.report.draw import plans

        pieces: Iterable[str] = (item.decode("utf-8", "surrogatepass") for item in items)
        match self.form:
            case Format.json:
                pieces = plans.as_json(pieces)
            case Format.csv:
                pieces = plans.as_csv(pieces, report.csv_header(self.dialect.value))
            case Format.markdown:
                pieces = plans.as_markdown(pieces)
            case Format.text:
                pass
        for piece in pieces:
            write(piece)


def output(form: Format, dialect: Dialect) -> Output:
    """The form that was asked for, for the screen that there is."""
    if form is not Format.text:
        return Output(form, dialect, None)
    from wijkplan.report.draw.screen import screen

    return Output(form, dialect, screen(sys.stdout))
