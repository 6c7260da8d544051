"""Which rows are to be filled in at the end of the year: the voorstellen with money, and what was to be measured.

Of a whole plan, or of one organisation, so that each gets its own and sees no row of another.
"""

from __future__ import annotations

from dataclasses import dataclass

from wijkplan.exchange.tables.forms import METINGEN, RESULTATEN, Line, known, lines
from wijkplan.plan.agenda import Agenda
from wijkplan.plan.naming import plain
from wijkplan.plan.plan import Plan
from wijkplan.yamltext.document import Document


@dataclass(frozen=True, slots=True)
class Rows:
    """What is to stand in a table."""

    lines: dict[str, list[Line]]
    """Of the voorstellen (`forms.RESULTATEN`) and of the effects (`forms.METINGEN`)."""
    nameless: tuple[str, ...]
    """Effects that cannot be told from others by an id, and so have no row: their ``wat``, or the thema they are of."""

    @property
    def is_empty(self) -> bool:
        """Whether there is nothing to fill in."""
        return not any(self.lines.values())


def organisaties(plan: Plan, agenda: Agenda) -> list[tuple[str, str]]:
    """Who has voorstellen with money, as (id, naam): a partij of the agenda, or a group under the naam it has here."""
    whose = _whose(plan, agenda)
    names = {partij.id: partij.naam for partij in agenda.partijen}
    return [(name, names.get(name, name)) for name in dict.fromkeys(whose.values()) if name]


def rows_of(document: Document, plan: Plan, agenda: Agenda, organisatie: str | None = None) -> Rows:
    """What is to stand in the table of a plan without mistakes.

    Args:
        document: the text of the plan.
        plan: the same, read.
        agenda: knows the names of partijen.
        organisatie: one of `organisaties` (its id): only its voorstellen, and the effects that these work on.
    """
    data = document.data()
    whose = _whose(plan, agenda)
    chosen = [v for v in plan.voorstellen if v.id in whose and organisatie in (None, whose[v.id])]
    ids = {voorstel.id for voorstel in chosen}
    effects = lines(METINGEN, data)
    if organisatie is not None:
        worked_on = {f"{voorstel.thema} {effect}" for voorstel in chosen for effect in voorstel.effecten}
        effects = [line for line in effects if line.key in worked_on]
    told_apart = known(effects)
    return Rows(
        {
            RESULTATEN: [line for line in lines(RESULTATEN, data) if line.key in ids],
            METINGEN: [*told_apart.values()],
        },
        tuple(line.item.get("wat") or line.item["thema"] for line in effects if line.key not in told_apart),
    )


def _whose(plan: Plan, agenda: Agenda) -> dict[str, str]:
    """Of each voorstel with money (by id) whose it is: the id of a partij, or the naam of a group; empty for nobody."""
    ids = {partij.id: partij.id for partij in agenda.partijen} | {plain(p.naam): p.id for p in agenda.partijen}
    return {v.id: ids.setdefault(plain(v.who), v.who) for v in plan.voorstellen if v.decided}
