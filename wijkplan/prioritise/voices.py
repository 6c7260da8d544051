"""Where the two voices differ: the order of each voice alone beside the joint order."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TypeVar

from wijkplan.plan.plan import STEMMEN, Plan, Stem, Thema, Voorstel
from wijkplan.prioritise.ranking import Ranking, ThemaScore, key, rank_themas
from wijkplan.prioritise.scores import stem as stem_of

Item = TypeVar("Item", Thema, Voorstel)


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


def voices(plan: Plan, ranking: Ranking) -> Voices:
    """The order of a ranking as each voice alone would have it.

    Of a voorstel only two criteria hear the voices: its thema and its own priority. The rest of its score stays.
    """
    themas = {
        stem: rank_themas([_only(t, stem) for t in plan.themas], plan.signalen, ranking.spelregels) for stem in STEMMEN
    }
    voorstellen = {stem: _places(ranking, themas[stem], stem) for stem in STEMMEN}
    by_thema = {stem: {line.thema.id: line.plaats for line in themas[stem]} for stem in STEMMEN}
    return Voices(
        {name: Places(place, by_thema["aanbieder"][name]) for name, place in by_thema["wijk"].items()},
        {name: Places(place, voorstellen["aanbieder"][name]) for name, place in voorstellen["wijk"].items()},
    )


def _only(item: Item, stem: Stem) -> Item:
    """A thema or voorstel as if only this voice had spoken of it."""
    silent = "aanbieder" if stem == "wijk" else "wijk"
    alone = item.prioriteit.model_copy(update={silent: None})
    return item.model_copy(update={"prioriteit": alone})


def _places(ranking: Ranking, themas: tuple[ThemaScore, ...], stem: Stem) -> dict[str, int]:
    """The place of every voorstel (by id) when its thema and its own priority hear one voice."""
    yardstick = ranking.yardstick
    weights, ratio = yardstick.gewichten, ranking.spelregels.stemverhouding
    shift = {
        line.thema.id: weights["thema"] * (line.score / 100 - yardstick.thema_scores[line.thema.id]) for line in themas
    }
    keys = []
    for line in ranking.voorstellen:
        voorstel, score = line.voorstel, line.score + shift.get(line.voorstel.thema or "", 0)
        if weights["prioriteit"]:
            joint = stem_of(voorstel.prioriteit, ratio) or 0
            alone = stem_of(_only(voorstel, stem).prioriteit, ratio) or 0
            score += weights["prioriteit"] * (alone - joint)
        keys.append(key(score, voorstel))
    return {found[-1]: place for place, found in enumerate(sorted(keys), start=1)}
