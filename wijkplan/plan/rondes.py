"""Rounds: their order, the money that they set free, and the round that a decision belongs to."""

from __future__ import annotations

from fractions import Fraction

from wijkplan.plan.naming import called
from wijkplan.plan.plan import Besluit, Budget, Plan, Ronde
from wijkplan.plan.reading.ids import slug


class UnknownRondeError(LookupError):
    """The plan has no round of this name."""


def ronde_named(plan: Plan, naam: str) -> Ronde:
    """The round of this name, or with the id that is made of it.

    Raises:
        UnknownRondeError: there is none.
    """
    rondes = {ronde.naam: ronde for ronde in reversed(plan.budget.rondes)}
    if naam in rondes:  # two names may have one id
        return rondes[naam]
    found = called(((slug(name), name) for name in rondes), naam)
    for name, ronde in rondes.items():
        if slug(name) == found:
            return ronde
    raise UnknownRondeError(naam)


def in_time(rondes: tuple[Ronde, ...]) -> tuple[Ronde, ...]:
    """The rounds by their last day; where one has none, as they stand in the plan."""
    if any(ronde.tot is None for ronde in rondes):
        return rondes
    return tuple(sorted(rondes, key=lambda ronde: (ronde.tot, ronde.naam)))


def ronde_of(plan: Plan, besluit: Besluit) -> Ronde | None:
    """The round that a decision belongs to: the one it names, or else that of its day.

    A day belongs to the first round that has not ended by then, and after the last day of all to the last round.
    None where nobody can know: no name and no day, or a round without a last day.
    """
    if besluit.ronde is not None:
        try:
            return ronde_named(plan, besluit.ronde)
        except UnknownRondeError:
            return None
    rondes = in_time(plan.budget.rondes)
    if besluit.datum is None or not rondes or any(ronde.tot is None for ronde in rondes):
        return None
    return next((ronde for ronde in rondes if ronde.tot and besluit.datum <= ronde.tot), rondes[-1])


def freed(budget: Budget, ronde: Ronde) -> int:
    """The money of all rounds up to and including this one, down to the cent; the last round has all of it."""
    parts = sum((earlier.deel or Fraction(0) for earlier in up_to(budget.rondes, ronde)), Fraction(0))
    return int(parts * max(0, budget.sum_flexibel - budget.sum_reserve))


def decided_up_to(plan: Plan, ronde: Ronde) -> int:
    """What was granted by decisions of the rounds up to and including this one, in cents."""
    so_far = [id(earlier) for earlier in up_to(plan.budget.rondes, ronde)]
    return sum(voorstel.decided for voorstel in plan.voorstellen if id(ronde_of(plan, voorstel.besluit)) in so_far)


def up_to(rondes: tuple[Ronde, ...], ronde: Ronde) -> tuple[Ronde, ...]:
    """The rounds up to and including this one, in time."""
    ordered = in_time(rondes)
    return ordered[: next(n for n, each in enumerate(ordered) if each is ronde) + 1]
