"""What a value in a plan or the agenda can point at: a thema, another voorstel, or something in the agenda."""

from __future__ import annotations

from collections.abc import Sequence

from wijkplan.plan.agenda import Agenda
from wijkplan.plan.naming import HasName
from wijkplan.plan.plan import Plan
from wijkplan.yamltext.document import Where


def pointed_at(where: Where, plan: Plan | None, agenda: Agenda) -> Sequence[HasName] | None:
    """What can be named at this place of a plan or of the agenda; None where what stands there points at nothing."""
    match [step for step in where if isinstance(step, str)]:
        case [_, "thema"] | ["budget", "vast", "thema"]:
            return plan.themas if plan else ()
        case [_, "effecten"]:
            return [effect for thema in plan.themas for effect in thema.effecten if effect.id] if plan else ()
        case [_, "niet_samen_met"] | ["signalen", "voorstellen"]:
            return plan.voorstellen if plan else ()
        case [_, "vult_aan"]:
            return plan.bewonersinitiatieven if plan else ()
        case [_, "aanbieder" | "ondersteund_door"] | ["budget", "vast", "aanbieder"] | ["coordinatie"]:
            return agenda.partijen
        case ["themas", "ambities"]:
            return agenda.ambities
        case [_, "doelgroep" | "doelgroepen"] | [_, "resultaat", "doelgroepen"]:
            return agenda.doelgroepen
        case _:
            return None
