"""A finding: one thing that a rule has to say about one place in a file."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from pathlib import Path
from typing import Literal, TypeAlias

from wijkplan.language import Message
from wijkplan.yamltext.document import Span

Severity: TypeAlias = Literal["error", "warning", "info"]
SEVERITIES: tuple[Severity, ...] = ("error", "warning", "info")


@dataclass(frozen=True, slots=True)
class Spot:
    """A place in a file, with all that a report needs to show it."""

    path: Path
    span: Span
    where: str
    """The road to the value: ``bewonersinitiatieven[3].kosten``; list items count from 0."""
    line: str
    """The line of text, with personal data made unreadable."""
    by_id: str = ""
    """The same road with items by their id, for people: ``bewonersinitiatieven.soep-op-dinsdag.kosten``."""


@dataclass(frozen=True, slots=True)
class Finding:
    """What is wrong, where, and what to do about it."""

    code: str
    rule: str
    severity: Severity
    spot: Spot
    message: Message
    help: Message

    @property
    def path(self) -> Path:
        """The file."""
        return self.spot.path

    @property
    def span(self) -> Span:
        """The very text at fault."""
        return self.spot.span

    @property
    def where(self) -> str:
        """The road to the value."""
        return self.spot.where

    @property
    def order(self) -> tuple[str, Span, str, str]:
        """Findings are shown by path, then position, then code."""
        return (self.path.as_posix(), self.span, self.code, self.where)


def errors(findings: Iterable[Finding]) -> list[Finding]:
    """Those that keep a plan from being computed."""
    return [finding for finding in findings if finding.severity == "error"]
