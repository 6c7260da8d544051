"""``wijkplan validate``: what is wrong with these plans?"""

from __future__ import annotations

from enum import StrEnum
from typing import Annotated

from wijkplan.commands.common import ERRORS, FINE, Paths, plan_paths, write
from wijkplan.commands.options import choice
from wijkplan.language import _


class Format(StrEnum):
    """How findings are shown."""

    text = "text"
    json = "json"


def validate(
    paths: Paths = None,
    format: Annotated[Format, choice(Format, _("Hoe de uitkomst eruitziet."))] = Format.text,  # noqa: A002
) -> int:
    """Check plans, and show all findings in one run."""
    from wijkplan.checks.run import check

    run = check(plan_paths(paths))
    findings = run.findings
    if format is Format.json:
        from wijkplan.report import findings_json

        write(findings_json.text(findings, len(run.plans) + len(run.agendas)))
    else:
        from wijkplan.report import findings_text
        from wijkplan.report.terminal import console

        out = console()
        findings_text.show(out, findings)
        findings_text.show_summary(out, findings, len(run.plans), len(run.agendas))
    return ERRORS if any(finding.severity == "error" for finding in findings) else FINE
