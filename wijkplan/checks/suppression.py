"""Switching a rule off at one line: ``# wijkplan: negeer WP401 - reden``.

A comment on a line of its own is for the next line that holds anything else; a comment behind a value is
for its own line. The reason is required: whoever reads the plan must see why.
"""

from __future__ import annotations

import re
from collections.abc import Collection, Iterable, Iterator
from dataclasses import dataclass
from functools import cache, lru_cache
from pathlib import Path

from wijkplan.checks.finding import Finding, Spot
from wijkplan.checks.rule import CityRule
from wijkplan.checks.rules.form import controle
from wijkplan.checks.selection import Selection, UnknownRule, codes
from wijkplan.language import N_, Message
from wijkplan.yamltext.document import Document, Span
from wijkplan.yamltext.parse import MAX_FAULTS

_COMMENT = re.compile(r"#[ \t]{0,9}wijkplan:[ \t]{0,9}negeer\b")
_REASON = re.compile(r"\s[-–—](?:\s|$)|:")
MAX_NAMES = 50


@dataclass(frozen=True, slots=True)
class Suppression:
    """A comment that switches rules off for one line."""

    span: Span
    """The comment."""
    line: int
    """The line that it is for."""
    names: tuple[str, ...]
    """Codes, families or names of rules, as written."""
    reason: str
    text: str
    """The line on which the comment stands."""


def suppressions(document: Document) -> tuple[Suppression, ...]:
    """All such comments in a file."""
    if "wijkplan:" not in document.text:
        return ()
    found = []
    for number, line in enumerate(document.lines, start=1):
        signs = (match for match in _COMMENT.finditer(line) if not document.in_a_value(number, match.start() + 1))
        if (match := next(signs, None)) is not None:
            named, *reason = _REASON.split(line[match.end() :], maxsplit=1)
            names = tuple(named.replace(",", " ").split())[:MAX_NAMES]
            target = number if line[: match.start()].strip() else _next_line(document.lines, number)
            span = Span(number, match.start() + 1, number, len(line.rstrip()) + 1)
            found.append(Suppression(span, target, names, "".join(reason).strip(), line))
            if len(found) == MAX_FAULTS:
                break
    return tuple(found)


def _next_line(lines: list[str], number: int) -> int:
    """The next line that holds more than a comment."""
    for later, line in enumerate(lines[number:], start=number + 1):
        if line.strip() and not line.lstrip().startswith("#"):
            return later
    return number


@cache
def _always() -> frozenset[str]:
    """What cannot be switched off."""
    from wijkplan.checks.registry import RULES

    return frozenset(rule.code for rule in RULES if rule.always)


@lru_cache(maxsize=256)
def unknown_rule(name: str) -> tuple[Message, Message] | None:
    """What is wrong with this name of a rule that is switched off, and what to do; None where nothing is."""
    from wijkplan.checks.registry import RULES

    try:
        found = codes([name], RULES)
    except UnknownRule as unknown:
        text = Message(N_("De regel '{name}' bestaat niet."), {"name": name})
        if unknown.likely:
            return text, Message(N_("Bedoel je '{likely}'?"), {"likely": unknown.likely})
        return text, Message(N_("Kijk met 'wijkplan explain' welke regels er zijn."))
    if found <= _always():
        text = Message(N_("De regel '{name}' kan niet uit."), {"name": name})
        return text, Message(N_("Zonder deze regel is niet zeker wat er in het plan staat. Los de fout op."))
    return None


def switched_off(names: Collection[str]) -> frozenset[str]:
    """The codes that these names switch off; a name that cannot be is passed over."""
    if not names:  # so no rules are loaded to look it up among
        return frozenset()
    from wijkplan.checks.registry import RULES

    return codes((name for name in names if unknown_rule(name) is None), RULES) - _always()


def not_suppressed(
    path: Path, comments: Iterable[Suppression], findings: list[Finding], chosen: Selection
) -> Iterator[Finding]:
    """The findings of a file but those that a comment switches off; and what is wrong with such comments."""
    by_line: dict[int, list[int]] = {}
    for n, finding in enumerate(findings):
        by_line.setdefault(finding.span.line, []).append(n)
    suppressed: set[int] = set()
    for comment in comments:
        off = switched_off(comment.names)
        hits = {n for n in by_line.get(comment.line, ()) if findings[n].code in off}
        suppressed |= hits
        yield from _about(path, comment, off, bool(hits), chosen)
    yield from (finding for n, finding in enumerate(findings) if n not in suppressed)


def _about(path: Path, comment: Suppression, off: frozenset[str], used: bool, chosen: Selection) -> Iterator[Finding]:
    spot = Spot(path, comment.span, "", comment.text)

    def finding(rule: CityRule, message: Message, advice: Message) -> Iterator[Finding]:
        if rule.code in chosen:
            yield Finding(rule.code, rule.name, rule.severity, spot, message, advice)

    if not comment.names:
        text = Message(N_("Hier staat niet welke regel uit moet."))
        advice = Message(N_("Schrijf de code erbij: # wijkplan: negeer WP401 - reden"))
        yield from finding(controle.unknown, text, advice)
    for name in comment.names:
        if problem := unknown_rule(name):
            yield from finding(controle.unknown, *problem)
    if not comment.reason:
        text = Message(N_("Hier staat niet waarom deze regel uit is."))
        advice = Message(N_("Schrijf een streepje en de reden erachter: # wijkplan: negeer WP401 - reden"))
        yield from finding(controle.without_reason, text, advice)
    if not used and off & chosen.codes:
        text = Message(N_("Deze regel is hier uitgezet, maar dat is niet nodig."))
        yield from finding(controle.unused, text, Message(N_("Haal deze opmerking weg.")))
