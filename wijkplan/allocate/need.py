"""The need that is left on a thema once residents' initiatives have been served, as one number or per doelgroep."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from fractions import Fraction

from wijkplan.allocate.shortage import round_down
from wijkplan.plan.plan import Bewonersinitiatief, Interventie, Plan, Thema, Voorstel

NAMED = 2
"""So many initiatives are named where the need is filled."""


class Needs:
    """How many residents still need something on each thema, while interventions get money one by one."""

    def __init__(self, plan: Plan, got: Mapping[str, int]) -> None:
        """``got`` is what each voorstel (id) has so far, in cents: decided, or given to residents in this run."""
        self._left = {thema.id: _numbers(thema) for thema in plan.themas if thema.behoefte is not None}
        self._helping: dict[tuple[str, str | None], list[Bewonersinitiatief]] = {}
        """By thema and doelgroep (ids), the initiatives that help most."""
        for initiatief in sorted(plan.bewonersinitiatieven, key=by_reach):
            if initiatief.thema in self._left and (got.get(initiatief.id) or goes_on_without_money(initiatief)):
                self._help(initiatief, initiatief.thema)
        for interventie in plan.interventies:
            self.serve(interventie, got.get(interventie.id, 0))

    def serve(self, interventie: Interventie, toegekend: int) -> None:
        """An interventie gets this much (cents)."""
        self._lower(interventie.thema, self.covered(interventie), served(interventie, toegekend))

    def left(self, interventie: Interventie) -> Fraction | None:
        """How many residents are left for an interventie: of its doelgroepen, or of all where it names none.

        None where no need is known: its thema gives none, or only for groups that it does not name.
        """
        groups, left = self.covered(interventie), self._left.get(interventie.thema or "", {})
        return sum((max(Fraction(0), left[groep]) for groep in groups), Fraction(0)) if groups else None

    def filled_by(self, interventie: Interventie) -> tuple[Bewonersinitiatief, ...]:
        """Who already helps those residents: the initiatives with the largest reach, `NAMED` at most."""
        thema = interventie.thema or ""
        found = {i.id: i for groep in self.covered(interventie) for i in self._helping.get((thema, groep), ())}
        return tuple(sorted(found.values(), key=by_reach)[:NAMED])

    def covered(self, interventie: Interventie) -> list[str | None]:
        """The groups with a number that an interventie is for."""
        left = self._left.get(interventie.thema or "", {})
        return _named(interventie, left) if interventie.doelgroepen else list(left)

    def _help(self, initiatief: Bewonersinitiatief, thema: str) -> None:
        groups = _named(initiatief, self._left[thema])
        self._lower(thema, groups, initiatief.bereik or 0)
        for groep in groups if initiatief.bereik else ():
            helping = self._helping.setdefault((thema, groep), [])
            if len(helping) < NAMED:
                helping.append(initiatief)

    def _lower(self, thema: str | None, groups: list[str | None], residents: int) -> None:
        """So many residents are helped, evenly over these groups."""
        for groep in groups:
            self._left[thema or ""][groep] -= Fraction(residents, len(groups))


def _numbers(thema: Thema) -> dict[str | None, Fraction]:
    """The need by doelgroep (id); one number for everybody stands behind None."""
    if isinstance(thema.behoefte, dict):
        return {groep: Fraction(number) for groep, number in thema.behoefte.items()}
    return {None: Fraction(thema.behoefte or 0)}


def _named(voorstel: Voorstel, numbers: Iterable[str | None]) -> list[str | None]:
    """The groups with a number that a voorstel names; one number for everybody counts for all."""
    return [groep for groep in numbers if groep is None or groep in voorstel.doelgroepen]


def by_reach(voorstel: Voorstel) -> tuple[int, str]:
    """Sorts the largest reach first, then by id."""
    return -(voorstel.bereik or 0), voorstel.id


def goes_on_without_money(initiatief: Bewonersinitiatief) -> bool:
    """Whether it helps people all the same."""
    return initiatief.asks == 0 and not initiatief.ended


def served(interventie: Interventie, toegekend: int) -> int:
    """How many residents an interventie helps with this much money (cents), rounded up."""
    asks = interventie.asks
    if not interventie.bereik or not asks:
        return 0
    return -(-interventie.bereik * toegekend // asks)


def offer(interventie: Interventie, rest: Fraction | None, afronding: int) -> int:
    """What an interventie would get if there were enough, in cents; nothing where it is not needed.

    All that it asks where it adds to what residents do, where no need is known, or where all that it reaches are
    left; else in proportion to the need that is left (``rest``), but at least its ``minimum``.
    """
    asks = interventie.asks or 0
    if rest is None or interventie.adds_to_residents:
        return asks
    if rest == 0:
        return 0
    if not interventie.bereik or rest >= interventie.bereik:
        return asks
    part = round_down(int(asks * rest / interventie.bereik), afronding)
    return min(asks, max(part, interventie.minimum or 0))
