"""A finding: one thing that a rule has to say about one place in a file."""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path
from typing import Literal, TypeAlias

from wijkplan.files.document import Document, Span
from wijkplan.language import Message

Severity: TypeAlias = Literal["error", "warning", "info"]
SEVERITIES: tuple[Severity, ...] = ("error", "warning", "info")


@dataclass(frozen=True, slots=True)
class Finding:
    """What is wrong, where, and what to do about it."""

    code: str
    rule: str
    severity: Severity
    path: Path
    span: Span
    where: str
    """The road to the value: ``bewonersinitiatieven[3].kosten``; list items count from 0."""
    message: Message
    help: Message
    document: Document
    """The file that it is about, so that a report can show the line."""

    @property
    def order(self) -> tuple[str, Span, str, str]:
        """Findings are shown by path, then position, then code."""
        return (self.path.as_posix(), self.span, self.code, self.where)
