"""Findings for machines."""

from __future__ import annotations

import json
from typing import Any

from wijkplan.checks.finding import SEVERITIES, Finding


def text(findings: list[Finding], files: int) -> str:
    """The findings as one JSON document."""
    document = {
        "bestanden": files,
        "bevindingen": [_finding(finding) for finding in findings],
        "samenvatting": {s: sum(f.severity == s for f in findings) for s in SEVERITIES},
    }
    return json.dumps(document, ensure_ascii=False, indent=2) + "\n"


def _finding(finding: Finding) -> dict[str, Any]:
    return {
        "code": finding.code,
        "rule": finding.rule,
        "severity": finding.severity,
        "path": finding.path.as_posix(),
        "line": finding.span.line,
        "column": finding.span.column,
        "end_line": finding.span.end_line,
        "end_column": finding.span.end_column,
        "where": finding.where,
        "message": str(finding.message),
        "help": str(finding.help),
    }
