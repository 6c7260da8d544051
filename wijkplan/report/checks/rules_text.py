"""A rule explained, and all rules in short, on a screen."""

from __future__ import annotations

from collections.abc import Iterable
from typing import Any

from rich.text import Text

from wijkplan.checks.registry import RULES
from wijkplan.checks.rule import Rule
from wijkplan.language import _
from wijkplan.report.checks.findings_text import STYLES
from wijkplan.report.checks.rules import switch_off
from wijkplan.report.draw.labels import SEVERITIES
from wijkplan.report.draw.pieces import Pieces, Row, Rows, text, verbatim


def show(rules: Iterable[Rule[Any, Any]]) -> Pieces:
    """What each of these rules says, why, and how it looks wrong and right."""
    for n, rule in enumerate(rules):
        if n:
            yield ""
        yield from _rule(rule)


def _rule(rule: Rule[Any, Any]) -> Pieces:
    severity = (_(SEVERITIES[rule.severity]), STYLES[rule.severity])
    yield Text.assemble((f"{rule.code} {rule.name}", "title"), " (", severity, ")")
    for words in (rule.summary, rule.reason):
        yield ""
        yield text(_(words))
    for title, example, style in ((_("Fout:"), rule.wrong, "bad"), (_("Goed:"), rule.right, "good")):
        if rule.wrong:
            yield ""
            yield text(title, style)
            yield ""
            yield from (verbatim(f"    {line}") for line in example.splitlines())
    yield ""
    yield text(switch_off(rule), "less")


def listing() -> Pieces:
    """All rules, each in short."""
    rows = [Row(Text(rule.code, STYLES[rule.severity]), text(rule.name), text(_(rule.summary))) for rule in RULES]
    yield Rows("ll*", rows)
