"""The ladder: residents' own initiatives first, professional support for the need that is left.

Four treden: what was decided, small amounts, the other initiatives, interventions. The method says how
the second and third are climbed; the fourth is the same for all.
"""

from __future__ import annotations

from wijkplan.allocate.climb import Climb
from wijkplan.allocate.conditions import before_the_ladder
from wijkplan.allocate.pot import pot
from wijkplan.allocate.question import Question
from wijkplan.allocate.theme_shares import theme_shares
from wijkplan.outcome.result import TREDEN, Allocation, Regel, Shares, ThemeShare
from wijkplan.plan.agenda import Agenda
from wijkplan.plan.plan import Bewonersinitiatief, Interventie, Plan
from wijkplan.plan.rondes import ronde_named
from wijkplan.prioritise import Ranking, rank


class NoBallotsError(ValueError):
    """Equal shares are of the money of voters, and there are no ballots."""


def allocate(plan: Plan, agenda: Agenda, question: Question = Question()) -> Allocation:
    """Divide the flexible budget of a plan.

    Always true: nothing below 0 or above what is asked, together never more than the pot, the order of
    the lists in the file does not matter, and no interventie gets new money while an initiative of its
    thema that is in the running, and would fit whole in that money, gets nothing.

    Args:
        plan: a plan without errors.
        agenda: the agenda that belongs to it.
        question: what is asked, besides what the plan says itself.

    Raises:
        UnknownRondeError: the plan has no such round.
        NoBallotsError: the method is ``gelijke-delen`` and there are no ballots.
    """
    return divide(plan, rank(plan, agenda), question)


def divide(plan: Plan, ranking: Ranking, question: Question = Question()) -> Allocation:
    """The same as `allocate` for a plan that has been ranked: who divides again and again, ranks once."""
    verdeling = ranking.spelregels.verdeling
    method = question.methode or verdeling.methode
    rule = question.bij_tekort or verdeling.bij_tekort
    this_ronde = ronde_named(plan, question.ronde) if question.ronde is not None else None
    the_pot = pot(plan, question.beschikbaar, this_ronde)
    climb = Climb(plan, verdeling, rule, the_pot)
    for line in ranking.voorstellen:
        outcome = before_the_ladder(line.voorstel, ranking.spelregels.voorwaarden, this_ronde)
        if outcome:
            climb.settle(line.voorstel, "besloten" if outcome.status == "besloten" else None, outcome)
    order = [line.voorstel for line in ranking.voorstellen if line.voorstel.id not in climb.settled]
    initiatieven = [v for v in order if isinstance(v, Bewonersinitiatief)]
    van_themas: tuple[ThemeShare, ...] = ()
    shares: Shares | None = None
    match method:
        case "rangorde":
            climb.small(initiatieven)
            climb.residents(initiatieven)
        case "per-thema":
            van_themas = theme_shares(climb.left, ranking.themas)
            climb.by_thema(initiatieven, van_themas)
            climb.small(initiatieven)
            climb.residents(initiatieven)
        case "gelijke-delen":
            ballots = question.ballots
            if ballots is None or not ballots.voters:
                raise NoBallotsError
            climb.small(initiatieven)
            shares = climb.equal_shares(initiatieven, ballots)
    climb.professionals([v for v in order if isinstance(v, Interventie)])

    regels = []
    for line in ranking.voorstellen:
        trede, outcome = climb.settled[line.voorstel.id]
        regels.append(Regel(line.plaats, line.voorstel, trede, outcome.toegekend, outcome.status, outcome.reden))
    regels.sort(key=lambda r: len(TREDEN) if r.trede is None else TREDEN.index(r.trede))
    given = sum(regel.toegekend for regel in regels if regel.trede != "besloten")
    name = this_ronde.naam if this_ronde else None
    steps = tuple(climb.steps)
    return Allocation(method, rule, name, the_pot, given, tuple(regels), steps, van_themas, shares, verdeling)
