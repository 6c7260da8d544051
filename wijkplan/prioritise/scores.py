"""The formulas: from what a plan says about a thema or a voorstel to the points of each criterion.

Every criterion is worth 0..1, on a fixed scale, so that no score depends on another voorstel. A criterion
of which nothing is given is worth None: it counts as 0 and is shown as unknown. All numbers are exact.
"""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from fractions import Fraction

from wijkplan.plan.plan import Bewonersinitiatief, Prioriteit, Signaal, Thema, Voorstel
from wijkplan.plan.spelregels import Criteria, Schaal, Spelregels, Stemverhouding, Themacriteria

ZERO, HALF, ONE = Fraction(0), Fraction(1, 2), Fraction(1)


@dataclass(frozen=True, slots=True)
class Deel:
    """What one criterion adds to a score."""

    criterium: str
    waarde: Fraction | None
    """0..1, or None where it is not known."""
    gewicht: Fraction
    """0..100; the weights of one score add up to 100."""
    punten: Fraction
    """0..100: value times weight."""


def full_at(count: int, full: int) -> Fraction:
    """min(1, count / full)."""
    return Fraction(count, full) if count < full else ONE


def stem(prioriteit: Prioriteit, verhouding: Stemverhouding) -> Fraction | None:
    """The voice (0..1): the weighted mean of both figures; with one figure given, that one alone."""
    wijk, aanbieder = prioriteit.wijk, prioriteit.aanbieder
    if wijk is None or aanbieder is None:
        only = aanbieder if wijk is None else wijk
        return None if only is None else only / 10
    total = verhouding.wijk + verhouding.aanbieder
    return (verhouding.wijk * wijk + verhouding.aanbieder * aanbieder) / total / 10


def gewichten(weights: Themacriteria | Criteria) -> dict[str, Fraction]:
    """The weight of each criterion, made to add up to 100."""
    given = dict(weights)
    total = sum(given.values(), Fraction(0))
    return {name: 100 * weight / total for name, weight in given.items()}


def weighted(values: dict[str, Fraction | None], gewichten: dict[str, Fraction]) -> tuple[Deel, ...]:
    """The parts of a weighted mean, in the order of ``values``; their points add up to the score."""
    return tuple(
        Deel(name, value, gewichten[name], gewichten[name] * value if value else ZERO) for name, value in values.items()
    )


def voices(signalen: Iterable[Signaal]) -> int:
    """How many residents gave these signals; a signal without a number counts for one."""
    return sum(1 if signaal.aantal is None else signaal.aantal for signaal in signalen)


def thema_delen(
    thema: Thema, signalen: int | None, rules: Spelregels, weights: dict[str, Fraction]
) -> tuple[Deel, ...]:
    """The parts of the score of a thema; so many residents gave a signal on it, None where the plan has no signals."""
    values = {
        "stem": stem(thema.prioriteit, rules.stemverhouding),
        # A plan without any signal knows nothing; one with signals knows that this thema has none.
        "signalen": None if signalen is None else full_at(signalen, rules.schaal.signalen),
        "ambities": Fraction(bool(thema.ambities)) if "ambities" in thema.model_fields_set else None,
    }
    return weighted(values, weights)


def voorstel_delen(
    voorstel: Voorstel,
    thema_score: Fraction | None,
    hard_to_reach: frozenset[str],
    rules: Spelregels,
    weights: dict[str, Fraction],
) -> tuple[Deel, ...]:
    """The parts of the score of a voorstel.

    Args:
        voorstel: the proposal.
        thema_score: the score of its thema, 0..1; None where it names none.
        hard_to_reach: ids of the target groups that are hard to reach.
        rules: scales, and the ratio of the voices.
        weights: of the criteria, as `gewichten` gives them.
    """
    schaal = rules.schaal
    initiatief = voorstel if isinstance(voorstel, Bewonersinitiatief) else None
    draagvlak = initiatief.draagvlak if initiatief else None
    values = {
        "thema": thema_score,
        "draagvlak": None if draagvlak is None else full_at(draagvlak, schaal.draagvlak),
        "doelgroepen": _doelgroepen(voorstel, hard_to_reach),
        "bereik": None if voorstel.bereik is None else full_at(voorstel.bereik, schaal.bereik),
        "eigen_inzet": _eigen_inzet(voorstel, initiatief, schaal),
        "prioriteit": stem(voorstel.prioriteit, rules.stemverhouding),
    }
    return weighted(values, weights)


def _doelgroepen(voorstel: Voorstel, hard_to_reach: frozenset[str]) -> Fraction | None:
    if "doelgroepen" not in voorstel.model_fields_set:
        return None
    if hard_to_reach.intersection(voorstel.doelgroepen):
        return ONE
    return HALF if voorstel.doelgroepen else ZERO


def _eigen_inzet(voorstel: Voorstel, initiatief: Bewonersinitiatief | None, schaal: Schaal) -> Fraction | None:
    """The larger of own money and volunteers."""
    known = []
    if voorstel.own_money is not None and voorstel.costs:
        known.append(full_at(voorstel.own_money, voorstel.costs))
    if initiatief and initiatief.vrijwilligers is not None:
        known.append(full_at(initiatief.vrijwilligers, schaal.vrijwilligers))
    return max(known, default=None)


def sum_of(delen: tuple[Deel, ...]) -> Fraction:
    """The score that these parts make, 0..100."""
    return sum((deel.punten for deel in delen), ZERO)
