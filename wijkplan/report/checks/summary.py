"""What was read and what was found, in one line; it needs no Rich, so that checking a sound plan stays quick."""

from __future__ import annotations

from collections.abc import Sequence

from wijkplan.checks.finding import SEVERITIES, Finding
from wijkplan.language import _, plural


def summary(findings: Sequence[Finding], plans: int, agendas: int) -> str:
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
