"""The use case of results: of what, how it is written down, and what is still missing after it."""

from __future__ import annotations

from collections.abc import Collection
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any, TypeAlias

from wijkplan.desk.editing import Opened

if TYPE_CHECKING:
    from wijkplan.account.money import VoorstelAccount
    from wijkplan.account.unaccounted import PlanUnaccounted
    from wijkplan.plan.naming import Unknown
    from wijkplan.plan.plan import Effect, Plan, Voorstel
    from wijkplan.yamltext.document import Document, Where
    from wijkplan.yamltext.editing import Edit

Told: TypeAlias = dict[str, str | list[str] | dict[str, str]]
"""What was told, by its key: text as it was typed, in the notation of plans."""
VOORSTEL = ("besteed", "bereikt", "doelgroepen", "waardering", "verhaal", "geleerd", "verantwoord")
"""The keys of a ``resultaat``."""
EFFECT = ("gemeten", "jaar", "aantal", "verhaal", "bijdrage", "andere_oorzaken", "let_op")
"""What can be told of an effect: ``jaar`` and ``aantal`` are those of what was measured."""
_METING = ("jaar", "aantal")


@dataclass(frozen=True, slots=True)
class Subject:
    """What somebody tells about."""

    where: Where
    name: str
    """Its id, as people type it; of an effect whose id is in more themas with the thema before it."""
    item: Voorstel | Effect

    @property
    def is_effect(self) -> bool:
        """Whether it is an effect, and no voorstel."""
        return self.where[0] == "themas"

    @property
    def granted(self) -> int:
        """What was granted to it, in cents; nothing to an effect."""
        from wijkplan.plan.plan import Voorstel

        return self.item.decided if isinstance(self.item, Voorstel) else 0

    def lacks(self, told: Collection[str] = ()) -> bool:
        """Whether it has no full account with these keys told: a voorstel with money, or an effect."""
        from wijkplan.account.money import VoorstelAccount
        from wijkplan.account.unaccounted import lacking
        from wijkplan.plan.plan import Voorstel

        if not isinstance(self.item, Voorstel):
            return self.item.gemeten is None and "gemeten" not in told
        missing = set(lacking(VoorstelAccount(self.item))) - set(told) if self.item.decided else set()
        return "besteed" in missing or {"bereikt", "verhaal"} <= missing

    def place(self, key: str) -> Where:
        """Where this key stands in the plan; ``status`` is one of the voorstel itself."""
        if not self.is_effect:
            return (*self.where, key) if key == "status" else (*self.where, "resultaat", key)
        return (*self.where, "gemeten", key) if key in _METING else (*self.where, key)


def subjects(plan: Plan) -> tuple[Subject, ...]:
    """The voorstellen and the effects of a plan, as they stand in it."""
    from collections import Counter

    from wijkplan.plan.walk import effecten, voorstellen

    found = [Subject(where, voorstel.id, voorstel) for where, voorstel in voorstellen(plan)]
    with_id = [(where, effect) for where, effect in effecten(plan) if effect.id]
    # A voorstel goes before an effect with its id, as it does wherever an id stands alone.
    taken = Counter([one.name for one in found] + [effect.id for _where, effect in with_id])
    for where, effect in with_id:
        found.append(Subject(where, effect.id if taken[effect.id] == 1 else _full(plan, where, effect), effect))
    return tuple(found)


def subject_called(plan: Plan, word: str) -> Subject | Unknown:
    """What is called this: a voorstel or an effect by id or naam, or an effect as ``thema.effect``."""
    from wijkplan.plan.naming import Unknown, called
    from wijkplan.plan.plan import Effect

    known = subjects(plan)
    full = {_full(plan, one.where, one.item): one for one in known if isinstance(one.item, Effect)}
    if found := full.get(word.strip()):
        return found
    name = called(((one.name, one.item.naam) for one in known), word)
    if isinstance(name, Unknown):
        same = [(one.name, one.item.naam) for one in known if one.item.id == word.strip()]
        return Unknown(word, tuple(same), shared=True) if same else name
    return next(one for one in known if one.name == name)


def _full(plan: Plan, where: Where, effect: Effect) -> str:
    return f"{plan.themas[int(where[1])].id}.{effect.id}"


def written_down(opened: Opened, subject: Subject, told: Told) -> Document:
    """The plan with this told about a voorstel or an effect: key by key, so that what stands there keeps its comments.

    Raises:
        EditError: its text cannot be changed like that.
    """
    from wijkplan.yamltext.editing import edited

    edits = _of_effect if subject.is_effect else _of_voorstel
    return edited(opened.document, edits(opened.document, subject, told), opened.order)


def _of_voorstel(document: Document, subject: Subject, told: Told) -> list[Edit]:
    from wijkplan.yamltext.document import Mapping
    from wijkplan.yamltext.editing import Edit

    result = {key: told[key] for key in VOORSTEL if key in told}
    there = document.at((*subject.where, "resultaat"))
    if result and not (isinstance(there, Mapping) and there.items):
        edits = [Edit((*subject.where, "resultaat"), result)]
    else:
        edits = [Edit(subject.place(key), value) for key, value in result.items()]
    return edits + [Edit(subject.place(key), told[key]) for key in ("status",) if key in told]


def _of_effect(document: Document, subject: Subject, told: Told) -> list[Edit]:
    """A meting is short where only its value is known, and has keys where more is."""
    from wijkplan.yamltext.editing import Edit, value_at

    place, about = subject.place("gemeten"), {key: told[key] for key in _METING if key in told}
    there = value_at(document, place)
    edits = [Edit(subject.place(key), told[key]) for key in EFFECT[3:] if key in told]
    if isinstance(there, dict) and there:
        value = {"waarde": told["gemeten"]} if "gemeten" in told else {}
        return [Edit((*place, key), new) for key, new in {**value, **about}.items()] + edits
    value = told.get("gemeten", there)
    if about:
        return [Edit(place, {"waarde": value, **about} if value else about), *edits]
    return [Edit(place, value), *edits] if "gemeten" in told else edits


def value_of(document: Document, subject: Subject, key: str) -> Any:
    """What a plan says now of this key of a voorstel or an effect; None where it says nothing."""
    from wijkplan.yamltext.editing import value_at

    found = value_at(document, subject.place(key))
    return found.get("waarde") if key == "gemeten" and isinstance(found, dict) else found


def missing_after(opened: Opened, after: Document) -> tuple[dict[str, VoorstelAccount], PlanUnaccounted] | None:
    """What the plan says once this is written: its voorstellen with money by id, and what has no account yet."""
    from wijkplan.account.money import with_money
    from wijkplan.account.unaccounted import of_plan
    from wijkplan.plan.plan import Plan
    from wijkplan.plan.reading.form import load

    plan = load(Plan, after).value
    if plan is None:
        return None
    lines = {line.voorstel.id: line for line in with_money(plan.voorstellen)}
    return lines, of_plan(after.path.as_posix(), plan, opened.agenda)
