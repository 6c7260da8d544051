"""Findings for editors, continuous integration and code hosts, all from the one list of findings."""

from __future__ import annotations

import hashlib
import os
import re
from typing import Any

from wijkplan import __version__
from wijkplan.checks.finding import SEVERITIES, Finding, Severity
from wijkplan.checks.registry import RULES
from wijkplan.language import _
from wijkplan.report.draw import escape
from wijkplan.report.draw.machine import dump

SARIF_SCHEMA = "https://json.schemastore.org/sarif-2.1.0.json"
_SARIF: dict[Severity, str] = {"error": "error", "warning": "warning", "info": "note"}
_GITHUB: dict[Severity, str] = {"error": "error", "warning": "warning", "info": "notice"}
_GITLAB: dict[Severity, str] = {"error": "major", "warning": "minor", "info": "info"}


def concise(findings: list[Finding]) -> str:
    """One line each: ``path:line:col: code message``."""
    return "".join(
        f"{escape.line(f.path.as_posix())}:{f.span.line}:{f.span.column}: {f.code} {escape.terminal(str(f.message))}\n"
        for f in findings
    )


def as_json(findings: list[Finding], files: int) -> str:
    """Our own JSON."""
    document = {
        "bestanden": files,
        "bevindingen": [_finding(finding) for finding in findings],
        "samenvatting": {s: sum(f.severity == s for f in findings) for s in SEVERITIES},
    }
    return dump(document)


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


def sarif(findings: list[Finding]) -> str:
    """SARIF 2.1.0, with every rule that exists."""
    rules = [
        {
            "id": rule.code,
            "name": rule.name,
            "shortDescription": {"text": _(rule.summary)},
            "fullDescription": {"text": _(rule.reason)},
            "defaultConfiguration": {"level": _SARIF[rule.severity]},
        }
        for rule in RULES
    ]
    place = {rule.code: number for number, rule in enumerate(RULES)}
    results = [
        {
            "ruleId": f.code,
            "ruleIndex": place[f.code],
            "level": _SARIF[f.severity],
            "message": {"text": _sarif_text(f"{f.message} {f.help}")},
            "locations": [{"physicalLocation": _place(f), "logicalLocations": [{"fullyQualifiedName": f.where}]}],
        }
        for f in findings
    ]
    driver = {"name": "wijkplan", "version": __version__, "rules": rules}
    run = {"tool": {"driver": driver}, "columnKind": "unicodeCodePoints", "results": results}
    return dump({"$schema": SARIF_SCHEMA, "version": "2.1.0", "runs": [run]})


def _sarif_text(text: str) -> str:
    """A message that is no link (3.11.6 of the standard) and has no place to fill in (3.11.5)."""
    if "](" in text:
        text = re.sub(r"([\\\[\]])", r"\\\1", text)
    return text.replace("{", "{{").replace("}", "}}") if re.search(r"\{\d+\}", text) else text


def _place(finding: Finding) -> dict[str, Any]:
    span = finding.span
    region = {
        "startLine": span.line,
        "startColumn": span.column,
        "endLine": span.end_line,
        "endColumn": span.end_column,
    }
    return {"artifactLocation": {"uri": _uri(finding)}, "region": region}


def _uri(finding: Finding) -> str:
    from urllib.parse import quote

    path = finding.path
    return path.as_uri() if path.is_absolute() else quote(os.fsencode(path.as_posix()))


def github(findings: list[Finding]) -> str:
    """Workflow commands that GitHub shows beside the lines of a pull request."""
    lines = []
    for f in findings:
        end = f.span.end_column - 1 if f.span.end_line == f.span.line else f.span.column
        values = {
            "file": f.path.as_posix(),
            "line": f.span.line,
            "endLine": f.span.end_line,
            "col": f.span.column,
            "endColumn": max(end, f.span.column),
            "title": f"{f.code} {f.rule}",
        }
        properties = ",".join(f"{name}={_property(str(value))}" for name, value in values.items())
        lines.append(f"::{_GITHUB[f.severity]} {properties}::{_data(f'{f.message} {f.help}')}\n")
    return "".join(lines)


def _data(text: str) -> str:
    text = escape.visible(text, lambda sign: sign if sign in "\r\n" else escape.line(sign))
    return text.replace("%", "%25").replace("\r", "%0D").replace("\n", "%0A")


def _property(text: str) -> str:
    return _data(text).replace(":", "%3A").replace(",", "%2C")


def gitlab(findings: list[Finding]) -> str:
    """A Code Quality report; a finding keeps its fingerprint when lines above it come or go."""
    seen: dict[str, int] = {}
    report = []
    for f in findings:
        identity = "\0".join((f.code, f.path.as_posix(), f.where, f.spot.line.strip()))
        count = seen[identity] = seen.get(identity, 0) + 1
        report.append(
            {
                "description": f"{f.message} {f.help}",
                "check_name": f.rule,
                "fingerprint": hashlib.sha256(f"{identity}\0{count}".encode("utf-8", "surrogatepass")).hexdigest(),
                "severity": _GITLAB[f.severity],
                "location": {
                    "path": f.path.as_posix(),
                    "positions": {
                        "begin": {"line": f.span.line, "column": f.span.column},
                        "end": {"line": f.span.end_line, "column": f.span.end_column},
                    },
                },
            }
        )
    return dump(report)
