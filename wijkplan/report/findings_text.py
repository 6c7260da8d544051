"""Findings for people: the line, the text at fault marked, what is wrong, what to do."""

from __future__ import annotations

from rich.console import Console
from rich.text import Text

from wijkplan.checks.finding import SEVERITIES, Finding, Severity
from wijkplan.files.yaml_text import CONTROL
from wijkplan.language import N_, _, plural
from wijkplan.report import escape

STYLES: dict[Severity, str] = {"error": "bold red", "warning": "bold yellow", "info": "bold cyan"}
NAMES: dict[Severity, str] = {"error": N_("fout"), "warning": N_("let op"), "info": N_("tip")}
_CONTEXT = 24  # columns kept before the mark where a line is long


def show(console: Console, findings: list[Finding]) -> None:
    """Print each finding with its line."""
    for finding in findings:
        console.print(_finding(finding, console.width), soft_wrap=True)
        console.print()


def show_summary(console: Console, findings: list[Finding], plans: int, agendas: int) -> None:
    """Print how many files were read and how many findings there are."""
    console.print(summary(findings, plans, agendas), soft_wrap=True)


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


def _finding(finding: Finding, width: int) -> Text:
    span = finding.span
    text = Text()
    text.append(f"{_(NAMES[finding.severity])}[{finding.code}]", STYLES[finding.severity])
    text.append(f": {escape.terminal(str(finding.message))}\n", "bold")
    gutter = " " * len(str(span.line))
    place = f"{escape.terminal(str(finding.path))}:{span.line}:{span.column}"
    text.append(f"{gutter}--> ", "blue")
    text.append(place + (f" ({escape.terminal(finding.where)})" if finding.where else "") + "\n")
    lines = finding.document.lines
    if span.line <= len(lines) and finding.document.text:
        line, start, length = _excerpt(lines[span.line - 1], span.column, _marked(finding), width - len(gutter) - 4)
        text.append(f"{gutter} |\n", "blue")
        text.append(f"{span.line} | ", "blue")
        text.append(f"{line}\n")
        text.append(f"{gutter} | ", "blue")
        text.append(" " * start + "^" * length + "\n", STYLES[finding.severity])
    text.append(f"{gutter} = ", "blue")
    text.append(f"{_('hulp')}: ", "bold")
    text.append(escape.terminal(str(finding.help)))
    return text


def _marked(finding: Finding) -> int:
    """How many characters of the line are at fault, at least one."""
    span = finding.span
    return max(1, span.end_column - span.column) if span.end_line == span.line else 1


def _excerpt(line: str, column: int, length: int, width: int) -> tuple[str, int, int]:
    """A piece of a long line around the mark: the piece, where the mark starts in it, and its length.

    Positions are counted in columns of the terminal, so that the mark stands under the right letters.
    """
    from rich.cells import cell_len

    line = CONTROL.sub("\ufffd", line).replace("\t", " ").replace("\x85", " ")
    start = column - 1
    if cell_len(line) > width:
        first = max(0, start - _CONTEXT)
        ahead = "…" if first else ""
        line = ahead + line[first:]
        start += len(ahead) - first
        while cell_len(line) > width and len(line) > 1:
            line = line[: max(1, min(len(line) - 1, width - 1))].rstrip("…") + "…"
            if cell_len(line) > width:
                line = line[:-2] + "…"
    length = min(length, max(1, len(line) - start))
    return line, cell_len(line[:start]), max(1, cell_len(line[start : start + length]))
