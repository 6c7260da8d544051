"""Findings for people: the line, the text at fault marked, what is wrong, what to do."""

from __future__ import annotations

from typer import style

from wijkplan.checks.finding import SEVERITIES, Finding, Severity
from wijkplan.language import N_, _, plural
from wijkplan.report.draw import escape
from wijkplan.report.draw.terminal import cells

COLOURS: dict[Severity, str] = {"error": "red", "warning": "yellow", "info": "cyan"}
NAMES: dict[Severity, str] = {"error": N_("fout"), "warning": N_("let op"), "info": N_("tip")}
_CONTEXT = 24  # columns kept before the mark where a line is long


def as_text(findings: list[Finding], width: int) -> str:
    """Each finding with its line; styled, for `typer.echo` to strip where nobody sees colours."""
    return "".join(f"{_finding(finding, width)}\n\n" for finding in findings)


def summary(findings: list[Finding], plans: int, agendas: int) -> str:
    """One line: what was read, and what was found."""
    read = plural(plans, "{n} plan", "{n} plannen")
    if agendas:
        read += f" {_('en')} " + plural(agendas, "{n} agenda", "{n} agenda's")
    counts = {severity: sum(f.severity == severity for f in findings) for severity in SEVERITIES}
    words = [
        plural(counts["error"], "{n} fout", "{n} fouten"),
        plural(counts["warning"], "{n} waarschuwing", "{n} waarschuwingen"),
        plural(counts["info"], "{n} tip", "{n} tips"),
    ]
    found = [word for word, count in zip(words, counts.values(), strict=True) if count]
    return f"{read} {_('gelezen')}: {', '.join(found) if found else _('alles is goed')}."


def _finding(finding: Finding, width: int) -> str:
    span, colour = finding.span, COLOURS[finding.severity]
    gutter = " " * len(str(span.line))
    head = style(f"{_(NAMES[finding.severity])}[{finding.code}]", fg=colour, bold=True)
    where = f" ({escape.terminal(finding.where)})" if finding.where else ""
    place = f"{escape.line(str(finding.path))}:{span.line}:{span.column}{where}"
    lines = [
        head + style(f": {escape.terminal(str(finding.message))}", bold=True),
        f"{gutter}{_blue('-->')} {place}",
    ]
    if finding.spot.line.strip():
        line, start, length = _excerpt(finding.spot.line, span.column, _marked(finding), width - len(gutter) - 4)
        lines += [
            f"{gutter} {_blue('|')}",
            f"{_blue(f'{span.line} |')} {line}",
            f"{gutter} {_blue('|')} {' ' * start}{style('^' * length, fg=colour, bold=True)}",
        ]
    advice = escape.terminal(str(finding.help))
    return "\n".join([*lines, f"{gutter} {_blue('=')} {style(_('hulp'), bold=True)}: {advice}"])


def _blue(text: str) -> str:
    return style(text, fg="blue")


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
    if len(line) > width or cells(line) > width:
        first = max(0, start - _CONTEXT)
        ahead = "…" if first else ""
        line = ahead + line[first : first + _CONTEXT + 2 * width]
        start += len(ahead) - first
        while cells(line) > width and len(line) > 1:
            line = line[: max(1, min(len(line) - 1, width - 1))].rstrip("…") + "…"
            if cells(line) > width:
                line = line[:-2] + "…"
    length = min(length, max(1, len(line) - start))
    return line, cells(line[:start]), max(1, cells(line[start : start + length]))
