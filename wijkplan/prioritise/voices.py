"""Where the two voices differ: the order of each voice alone beside the joint order."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Literal, TypeAlias

from wijkplan.plan.agenda import Agenda
from wijkplan.plan.plan import Plan, Prioriteit
from wijkplan.prioritise.ranking import Ranking, rank

Stem: TypeAlias = Literal["wijk", "aanbieder"]
STEMMEN: tuple[Stem, Stem] = ("wijk", "aanbieder")


@dataclass(frozen=True, slots=True)
class Places:
    """The place that something has when only one voice counts."""

    wijk: int
    aanbieder: int

    @property
    def apart(self) -> int:
        """How many places the voices are apart."""
        return abs(self.wijk - self.aanbieder)


@dataclass(frozen=True, slots=True)
class Voices:
    """The places of all themas and all voorstellen under each voice alone, by id."""

    themas: dict[str, Places]
    voorstellen: dict[str, Places]


def voices(plan: Plan, agenda: Agenda, ranking: Ranking) -> Voices:
    """Rank a plan as each voice alone would have it, by the rules of a ranking."""
    alone = {stem: rank(_only(plan, stem), agenda, ranking.spelregels) for stem in STEMMEN}
    themas = {stem: {line.thema.id: line.plaats for line in alone[stem].themas} for stem in STEMMEN}
    voorstellen = {stem: {line.voorstel.id: line.plaats for line in alone[stem].voorstellen} for stem in STEMMEN}
    return Voices(
        {name: Places(place, themas["aanbieder"][name]) for name, place in themas["wijk"].items()},
        {name: Places(place, voorstellen["aanbieder"][name]) for name, place in voorstellen["wijk"].items()},
    )


def _only(plan: Plan, stem: Stem) -> Plan:
    """The plan as if only this voice had spoken."""

    silent = "aanbieder" if stem == "wijk" else "wijk"

    def one_voice(prioriteit: Prioriteit) -> Prioriteit:
        return prioriteit.model_copy(update={silent: None})

    changes = {
        section: tuple(
            item.model_copy(update={"prioriteit": one_voice(item.prioriteit)}) for item in getattr(plan, section)
        )
        for section in ("themas", "bewonersinitiatieven", "interventies")
    }
    return plan.model_copy(update=changes)
