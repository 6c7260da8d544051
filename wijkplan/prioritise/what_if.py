"""What if other weights held? The new order beside the old."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from fractions import Fraction

from wijkplan.language import N_, Message
from wijkplan.language.numbers import Figure
from wijkplan.plan.agenda import Agenda
from wijkplan.plan.plan import Plan
from wijkplan.plan.spelregels import Spelregels
from wijkplan.prioritise.criteria import CRITERIA
from wijkplan.prioritise.ranking import Ranking, rank


@dataclass(frozen=True, slots=True)
class WhatIf:
    """A ranking under other weights, and the places that everything had before (by id)."""

    ranking: Ranking
    themas: dict[str, int]
    voorstellen: dict[str, int]
    supposed: tuple[Message, ...] = ()
    """What is otherwise than in the rules of play, in words."""


def what_if(
    plan: Plan, agenda: Agenda, ranking: Ranking, weights: dict[str, Fraction], ratio: dict[str, Fraction]
) -> WhatIf:
    """Rank again with other weights for criteria, or for the two voices; nothing is written.

    Raises:
        ValueError: all weights of a score would be zero.
    """
    rules = with_weights(ranking.spelregels, weights, ratio)
    return WhatIf(
        rank(plan, agenda, rules),
        {line.thema.id: line.plaats for line in ranking.themas},
        {line.voorstel.id: line.plaats for line in ranking.voorstellen},
        tuple(other_weights(ranking.spelregels, rules)),
    )


def other_weights(was: Spelregels, rules: Spelregels) -> Iterator[Message]:
    """Which weights are otherwise, in words."""
    for group in ("themacriteria", "criteria"):
        before = dict(getattr(was, group))
        for name, weight in dict(getattr(rules, group)).items():
            if weight != before[name]:
                text = N_("{naam} weegt {hier} in plaats van {plan}")
                values = {"naam": Message(CRITERIA[name]), "hier": Figure(weight), "plan": Figure(before[name])}
                yield Message(text, values)
    now, then = rules.stemverhouding, was.stemverhouding
    if now != then:
        text = N_(
            "stemmen: wijk {wijk} en aanbieder {aanbieder} in plaats van wijk {was_wijk} en aanbieder {was_aanbieder}"
        )
        values = {"wijk": Figure(now.wijk), "aanbieder": Figure(now.aanbieder)}
        yield Message(text, values | {"was_wijk": Figure(then.wijk), "was_aanbieder": Figure(then.aanbieder)})


def with_weights(rules: Spelregels, weights: dict[str, Fraction], ratio: dict[str, Fraction]) -> Spelregels:
    """The rules of play with other weights for criteria, or for the two voices.

    Raises:
        ValueError: all weights of a score would be zero; it names the score.
    """
    changes = {}
    for group in ("themacriteria", "criteria"):
        known = {name: weight for name, weight in weights.items() if name in dict(getattr(rules, group))}
        changes[group] = getattr(rules, group).model_copy(update=known)
    changes["stemverhouding"] = rules.stemverhouding.model_copy(update=ratio)
    for name, group_of in changes.items():
        if not any(dict(group_of).values()):
            raise ValueError(name)
    return rules.model_copy(update=changes)
