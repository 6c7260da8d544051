"""The use case of a decision: what is advised, how it is written down, and what is left by it."""

from __future__ import annotations

from collections.abc import Iterable
from typing import TYPE_CHECKING, TypeAlias

from wijkplan.desk.dividing import divided
from wijkplan.desk.editing import Opened, Sound
from wijkplan.desk.refused import Refused

if TYPE_CHECKING:
    from wijkplan.allocate import Allocation, Pot, Regel
    from wijkplan.plan.plan import Plan, Ronde, Voorstel
    from wijkplan.yamltext.document import Document, Where
    from wijkplan.yamltext.editing import Edit

Decision: TypeAlias = dict[str, str]
"""The keys of a ``besluit`` as they are to stand in the file."""


def decision(cents: int, about: Decision, motivering: str | None = None) -> Decision:
    """A decision to give this much; ``about`` says when, by whom and perhaps from which round."""
    from wijkplan.plan.reading.money import as_text

    found = {"toegekend": as_text(cents), "datum": about["datum"], "door": about["door"]}
    if motivering:
        found["motivering"] = motivering
    return {**found, "ronde": about["ronde"]} if "ronde" in about else found


def advice(opened: Sound, voorstel: Voorstel, ronde: str | None) -> Regel | Refused:
    """What the ladder gives this voorstel with all other decisions standing, and why."""
    from wijkplan.allocate import Question
    from wijkplan.prioritise import rank
    from wijkplan.whatif.advice import advice_for

    plan, ranking = opened.plan, rank(opened.plan, opened.agenda)
    name = opened.document.path.as_posix()
    return divided(
        lambda asked: advice_for(plan, ranking, voorstel, asked), Question(ronde=ronde), name, plan, opened.agenda
    )


def all_advice(opened: Sound, ronde: str | None) -> Allocation | Refused:
    """What comes of dividing the money up to and including this round."""
    from wijkplan.allocate import Question, allocate

    plan, agenda = opened.plan, opened.agenda
    name = opened.document.path.as_posix()
    return divided(lambda asked: allocate(plan, agenda, asked), Question(ronde=ronde), name, plan, agenda)


def written_down(opened: Opened, decisions: Iterable[tuple[Where, Decision]]) -> Document:
    """The plan with these decisions about the voorstellen at these places.

    Raises:
        EditError: its text cannot be changed like that.
    """
    from wijkplan.yamltext.editing import edited

    edits = [edit for where, about in decisions for edit in _edits(opened.document, where, about)]
    return edited(opened.document, edits, opened.order)


def _edits(document: Document, where: Where, about: Decision) -> list[Edit]:
    """What writes this decision down: key by key where there was one, so that its comments stay."""
    from wijkplan.yamltext.document import Mapping
    from wijkplan.yamltext.editing import Edit

    place = (*where, "besluit")
    there = document.at(place)
    if not isinstance(there, Mapping) or not there.items:
        return [Edit(place, about)]
    # A reason belongs to the decision that it was given for.
    gone = {"motivering": None} if "motivering" in there.items else {}
    return [Edit((*place, key), value) for key, value in {**gone, **about}.items()]


def left_for(plan: Plan, voorstel: Voorstel, ronde: str | None) -> int:
    """What there is (up to and including a round) with all other decisions standing, in cents."""
    from wijkplan.allocate.pot import pot
    from wijkplan.plan.rondes import ronde_named

    the_pot = pot(plan, ronde=ronde_named(plan, ronde) if ronde else None)
    return max(0, the_pot.te_verdelen - the_pot.besloten + voorstel.decided)


def left_after(after: Document, where: Where) -> tuple[Ronde | None, Pot] | None:
    """The money that is left by the decision about the voorstel at this place, and of which round it is.

    The round is None where the decision belongs to none; all is None where the plan cannot be read.
    """
    from wijkplan.allocate.pot import pot
    from wijkplan.plan.plan import Plan
    from wijkplan.plan.reading.form import load
    from wijkplan.plan.rondes import ronde_of
    from wijkplan.plan.walk import voorstellen

    plan = load(Plan, after).value
    if plan is None:
        return None
    ronde = ronde_of(plan, dict(voorstellen(plan))[where].besluit) if plan.budget.rondes else None
    return ronde, pot(plan, ronde=ronde)
