"""How the money of a plan is divided where it is asked: with which ballots, and what to say where it cannot be."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from pathlib import Path
from typing import TYPE_CHECKING, TypeVar

from wijkplan.desk.refused import WRONG_USE, Refused
from wijkplan.language import _

if TYPE_CHECKING:
    from wijkplan.allocate import NoBallotsError, Question, UnknownRondeError
    from wijkplan.plan.agenda import Agenda
    from wijkplan.plan.ballots import Ballots
    from wijkplan.plan.plan import Plan

T = TypeVar("T")


def divided(work: Callable[[Question], T], question: Question, name: str, plan: Plan, agenda: Agenda) -> T | Refused:
    """What comes of dividing the money of a plan, or why that cannot be as was asked.

    Args:
        work: divides it, with the ballots of the plan in the question.
        question: how to divide.
        name: that of its file.
        plan: a plan without errors.
        agenda: the one that belongs to it.
    """
    from wijkplan.allocate import NoBallotsError, UnknownRondeError

    try:
        return work(with_ballots(question, name, plan, agenda))
    except (NoBallotsError, UnknownRondeError) as error:
        return Refused((why_not(error, name, plan),), WRONG_USE)


def with_ballots(question: Question, name: str, plan: Plan, agenda: Agenda) -> Question:
    """The question with the ballots of a plan, where its method asks for them; ``name`` is that of its file."""
    from wijkplan.plan.spelregels import over

    methode = question.methode or over(agenda.spelregels, plan.spelregels).verdeling.methode
    return replace(question, ballots=ballots(name, plan, methode))


def ballots(name: str, plan: Plan, methode: str = "gelijke-delen") -> Ballots | None:
    """The ballots of a plan, where this method asks for them and there are any; ``name`` is that of its file."""
    if methode != "gelijke-delen" or not plan.stemmen:
        return None
    from wijkplan.exchange.ballots import read_ballots
    from wijkplan.exchange.pabulib import PabulibError

    try:
        return read_ballots(Path(name), plan)
    except PabulibError:  # the checks have said so, unless that rule is switched off
        return None


def why_not(error: NoBallotsError | UnknownRondeError, name: str, plan: Plan) -> str:
    """What to say where the money of this plan (its file is ``name``) cannot be divided as was asked."""
    from wijkplan.allocate import NoBallotsError

    if isinstance(error, NoBallotsError):
        text = _("wijkplan: {path} heeft geen stembriefjes, en die zijn nodig voor gelijke delen.").format(path=name)
        advice = _("Zet bij 'stemmen' waar het bestand met stembriefjes staat, of kies een andere methode.")
        return f"{text} {advice}"
    known = ", ".join(ronde.naam for ronde in plan.budget.rondes)
    text = (
        _("wijkplan: {path} heeft geen ronde '{name}'; kies uit {known}.")
        if known
        else _("wijkplan: {path} heeft geen ronde '{name}': er staan geen rondes in.")
    )
    return text.format(path=name, name=error, known=known)
