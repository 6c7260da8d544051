"""What the documents about one plan are made of."""

from __future__ import annotations

from dataclasses import dataclass

from wijkplan.account.account import Account
from wijkplan.outcome.result import Allocation
from wijkplan.report.account.accounted import Accounted
from wijkplan.verify import Promise
from wijkplan.whatif.departures import Departure


@dataclass(frozen=True)
class Reported:
    """A plan with everything that came of it."""

    bestand: str
    """The name of its file, as reports show it."""
    account: Account
    """It holds the plan and the agenda."""
    allocation: Allocation
    promises: tuple[Promise, ...]
    """Of the advice and of the decisions together: each promise once."""
    revision: str = ""
    """The commit of the file, short, with a word behind it where the file was changed since; empty outside git."""
    secrets: frozenset[str] = frozenset()
    """Ids made of data of persons."""
    departures: tuple[Departure, ...] | None = None
    """The decisions that depart from the advice; None where nobody can say which."""

    @property
    def accounted(self) -> Accounted:
        """The same for the reports of an account."""
        return Accounted(self.bestand, self.account, self.secrets)
