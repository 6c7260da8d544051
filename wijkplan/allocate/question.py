"""What is asked of an allocation, besides what the plan says itself."""

from __future__ import annotations

from dataclasses import dataclass

from wijkplan.plan.ballots import Ballots
from wijkplan.plan.spelregels import BijTekort, Methode


@dataclass(frozen=True, slots=True)
class Question:
    """How to divide; what is None goes as the plan and its rules of play say."""

    methode: Methode | None = None
    bij_tekort: BijTekort | None = None
    """What happens when the next one does not fit."""
    beschikbaar: int | None = None
    """Cents to divide, in the place of what the pot's sum gives (what if)."""
    ronde: str | None = None
    """The name of a round; only the money up to and including it is divided."""
    ballots: Ballots | None = None
    """What residents voted; needed for ``gelijke-delen`` alone."""
