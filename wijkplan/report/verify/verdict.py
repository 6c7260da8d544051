"""What was promised, and whether it was kept: as JSON."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any

from wijkplan.language import Message, _
from wijkplan.plan.plan import Plan
from wijkplan.report.draw.machine import dump
from wijkplan.report.draw.plans import head
from wijkplan.verify import Breach, Promise


@dataclass(frozen=True, slots=True)
class Verified:
    """A plan with every promise about its money."""

    bestand: str
    plan: Plan
    promises: tuple[Promise, ...]
    what_if: bool = False
    """Whether it is about another amount than the plan has to divide."""
    suppositions: tuple[Message, ...] = ()
    """What it supposes that the plan does not say itself."""

    @property
    def kept(self) -> bool:
        """Whether no promise is broken."""
        return not any(promise.broken for promise in self.promises)


def as_json(plans: Sequence[Verified]) -> str:
    """One JSON document over all plans."""
    return dump({"gehouden": all(one.kept for one in plans), "plannen": [_plan(one) for one in plans]})


def _plan(one: Verified) -> dict[str, Any]:
    return {
        **head(one.bestand, one.plan),
        "gehouden": one.kept,
        "wat_als": one.what_if,
        "aannames": [str(message) for message in one.suppositions],
        "beloften": [
            {
                "naam": promise.name,
                "belofte": _(promise.text),
                "gehouden": not promise.broken if promise.applies else None,
                "gebroken": [_breach(breach) for breach in promise.broken],
                "uitgelegd": [_breach(breach) for breach in promise.explained],
            }
            for promise in one.promises
        ],
    }


def _breach(breach: Breach) -> dict[str, Any]:
    return {"voorstel": breach.voorstel, "reden": str(breach.message)}
