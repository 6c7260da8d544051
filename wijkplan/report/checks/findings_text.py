"""Findings for people: the line, the text at fault marked, what is wrong, what to do."""

from __future__ import annotations

from collections.abc import Iterable

from rich.cells import cell_len
from rich.console import Console, ConsoleOptions
from rich.text import Text

from wijkplan.checks.finding import Finding, Severity
from wijkplan.language import _
from wijkplan.report.draw import escape
from wijkplan.report.draw.labels import SEVERITIES
from wijkplan.report.draw.pieces import Pieces, copied, text, verbatim

STYLES: dict[Severity, str] = {"error": "bad", "warning": "partly", "info": "accent"}
_CONTEXT = 24  # columns kept before the mark where a line is long


def show(findings: Iterable[Finding]) -> Pieces:
    """Each finding with its line, and an empty line behind it."""
    for finding in findings:
        yield _Shown(finding)
        yield ""


class _Shown:
    """A finding as wide as its place."""

    def __init__(self, finding: Finding) -> None:
        self.finding = finding

    def __rich_console__(self, console: Console, options: ConsoleOptions) -> Pieces:
        """What is wrong and where, the line as far as it fits with a mark below the fault, and what to do."""
        finding, style = self.finding, STYLES[self.finding.severity]
        number = str(finding.span.line)
        gutter = " " * len(number)
        head = f"{_(SEVERITIES[finding.severity])}[{finding.code}]"
        yield Text.assemble((head, style), text(f": {finding.message}"), style="strong")
        where = f" ({finding.spot.by_id})" if finding.spot.by_id else ""
        place = f"{finding.path}:{finding.span.line}:{finding.span.column}{where}"
        yield Text.assemble((f"{gutter}--> ", "accent"), copied(place), no_wrap=True, overflow="ignore")
        if finding.spot.line.strip():
            width = options.max_width - len(gutter) - 4
            line, start, length = _excerpt(finding.spot.line, finding.span.column, _marked(finding), width)
            yield Text(f"{gutter} |", "accent")
            yield Text.assemble((f"{number} | ", "accent"), verbatim(line))
            yield Text.assemble((f"{gutter} | ", "accent"), " " * start, ("^" * length, f"bold {style}"))
        mark = Text.assemble((f"{gutter} = ", "accent"), (f"{_('hulp')}: ", "strong"))
        before = mark
        for part in text(finding.help).wrap(console, max(20, options.max_width - mark.cell_len)):
            yield Text.assemble(before, part)
            before = Text(" " * mark.cell_len)


def _marked(finding: Finding) -> int:
    """How many characters of the line are at fault, at least one."""
    span = finding.span
    return max(1, span.end_column - span.column) if span.end_line == span.line else 1


def _excerpt(line: str, column: int, length: int, width: int) -> tuple[str, int, int]:
    """A piece of a long line around the mark: the piece, where the mark starts in it, and its length.

    Positions are counted in columns of the terminal, so that the mark stands under the right letters.
    """
    line = line.replace("\t", " ")
    before, marked, after = line[: column - 1], line[column - 1 : column - 1 + length], line[column - 1 + length :]
    before, marked, after = escape.line(before), escape.line(marked), escape.line(after)
    line, start, length = before + marked + after, len(before), max(1, len(marked))
    if len(line) > width or cell_len(line) > width:
        first = max(0, start - _CONTEXT)
        ahead = "…" if first else ""
        line = ahead + line[first : first + _CONTEXT + 2 * width]
        start += len(ahead) - first
        while cell_len(line) > width and len(line) > 1:
            line = line[: max(1, min(len(line) - 1, width - 1))].rstrip("…") + "…"
            if cell_len(line) > width:
                line = line[:-2] + "…"
    length = min(length, max(1, len(line) - start))
    return line, cell_len(line[:start]), max(1, cell_len(line[start : start + length]))
