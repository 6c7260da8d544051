"""What the tests of one rule at a time share: what that rule says about a piece of a plan, and where."""

from __future__ import annotations

from typing import TYPE_CHECKING

from helpers import at, complete, findings

if TYPE_CHECKING:
    from wijkplan.checks.finding import Finding

Place = tuple[int, int, int, str]


def found(code: str, text: str, agenda: str | None = None) -> list[Finding]:
    """What this rule says about a plan that can be read: silence must not come from a slip in the test."""
    everything = findings(complete(text), agenda)
    assert [finding for finding in everything if finding.code < "WP2"] == []
    return [finding for finding in everything if finding.code == code]


def said(code: str, text: str, agenda: str | None = None) -> list[Place]:
    """Line, column, end column and road of every place where this rule speaks."""
    return [at(finding)[1:] for finding in found(code, text, agenda)]


def message(code: str, text: str, agenda: str | None = None) -> str:
    """What this rule says, where it speaks once."""
    (finding,) = found(code, text, agenda)
    return str(finding.message)


def codes(text: str, agenda: str | None = None) -> set[str]:
    """The codes of all that is said about a plan of which a part cannot be read."""
    return {finding.code for finding in findings(complete(text), agenda)}
