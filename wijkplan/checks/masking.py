"""No finding shows data of persons, wherever its words came from."""

from __future__ import annotations

from dataclasses import replace

from wijkplan.checks.finding import Finding
from wijkplan.checks.personal import DOT, masked
from wijkplan.checks.personal.places import PersonalData, text_at
from wijkplan.plan.reading.ids import slug
from wijkplan.yamltext.document import Document

QUOTED = frozenset({"text", "key", "name"})
"""The values of a finding that are quoted from a plan."""
LONGEST_QUOTE = 60
LONGEST_LINE = 4_000


def secret_ids(document: Document, data: PersonalData) -> frozenset[str]:
    """Ids that would give away the personal data of which they are made."""
    texts = {text_at(document, one.parts) for ones in data.values() for one in ones}
    return frozenset(made for text in texts if len(made := slug(text)) > 5)


def without(text: str, secrets: frozenset[str]) -> str:
    """A text as people may see it, without these ids and all else that is personal."""
    text = masked(text)
    for secret in secrets:
        text = text.replace(secret, DOT * len(secret))
    return text


def road_without(road: str, secrets: frozenset[str]) -> str:
    """The same of the road to a value, in which a point stands between the keys and not inside a number."""
    return ".".join(without(key, secrets) for key in without(road, secrets).split("."))


def as_shown(finding: Finding, secrets: frozenset[str]) -> Finding:
    """A finding as people may see it, without these ids and all else that is personal."""

    def mask(text: str) -> str:
        return without(text, secrets)

    def shown(name: str, text: str) -> str:
        # It is cut after it is masked: half an address is still an address.
        text = mask(text[:LONGEST_LINE])
        return text if name not in QUOTED or len(text) <= LONGEST_QUOTE else text[: LONGEST_QUOTE - 1] + "…"

    where, by_id = (road_without(road, secrets) for road in (finding.spot.where, finding.spot.by_id))
    spot = replace(finding.spot, where=where, by_id=by_id, line=mask(finding.spot.line))
    return replace(finding, spot=spot, message=finding.message.masked(shown), help=finding.help.masked(shown))
