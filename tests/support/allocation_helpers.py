"""What the tests of the pot, the ladder and verify share: a piece of a plan becomes an advice, or a claim."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any, NamedTuple

from helpers import agenda, plan
from wijkplan.allocate import allocate
from wijkplan.allocate.question import Question
from wijkplan.verify.claim_of import claim_of as what_is_claimed

if TYPE_CHECKING:
    from wijkplan.allocate import Allocation
    from wijkplan.plan.plan import Plan
    from wijkplan.verify import Claim

VOLGORDE = """
spelregels:
  criteria: {thema: 0, draagvlak: 0, doelgroepen: 0, bereik: 0, eigen_inzet: 0, prioriteit: 100}
"""
"""An agenda in which only a voorstel's own figure counts: of two, the one with the higher figure goes first."""


class Line(NamedTuple):
    """What became of a voorstel: its status, and what it gets in euros."""

    status: str
    toegekend: float


def allocation(text: str, *, budget: float | None = None, **settings: Any) -> Allocation:
    """The advice for a piece of a plan, in which only the voorstellen's own figures give the order.

    ``budget`` is in euros; other settings are those of `allocate`.
    """
    cents = None if budget is None else round(budget * 100)
    return allocate(plan(text), agenda(VOLGORDE), Question(beschikbaar=cents, **settings))


def advice(text: str, *, budget: float | None = None, **settings: Any) -> dict[str, Line]:
    """The same, as one line for each voorstel by its id."""
    regels = allocation(text, budget=budget, **settings).regels
    return {regel.voorstel.id: Line(regel.status, regel.toegekend / 100) for regel in regels}


def reasons(text: str, **settings: Any) -> dict[str, str]:
    """Why each voorstel gets what it gets, by its id."""
    return {regel.voorstel.id: str(regel.reden) for regel in allocation(text, **settings).regels}


def treden(text: str, **settings: Any) -> dict[str, str | None]:
    """The step of the ladder on which each voorstel stands, in the order of the advice."""
    return {regel.voorstel.id: regel.trede for regel in allocation(text, **settings).regels}


def claim_of(allocation: Allocation, of: Plan | None = None) -> Claim:
    """What an allocation says about a plan; that of the examples, where none is given."""
    return what_is_claimed(of or plan(""), allocation)
