"""Promises about residents and professionals: who goes first, and for which need."""

from __future__ import annotations

from collections.abc import Iterator

from wijkplan.language import N_, Message
from wijkplan.language.numbers import Euros
from wijkplan.plan.plan import Bewonersinitiatief, Interventie
from wijkplan.verify.breach import Breach, about
from wijkplan.verify.claim import Case
from wijkplan.verify.need import Unmet, most


def residents_first(case: Case) -> Iterator[Breach]:
    """No interventie gets new money while an initiative of its thema would fit whole in it and gets nothing.

    An initiative that came in after the day of a decision was not there to wait.
    """
    waiting: dict[str | None, list[Bewonersinitiatief]] = {}
    for initiatief in case.plan.bewonersinitiatieven:
        if case.competes(initiatief) and not case.got(initiatief):
            waiting.setdefault(initiatief.thema, []).append(initiatief)
    for interventie in case.plan.interventies:
        amount, day = case.new(interventie), interventie.besluit.datum
        for initiatief in waiting.get(interventie.thema, ()) if amount and interventie.thema else ():
            came_later = day is not None and initiatief.ingediend is not None and initiatief.ingediend > day
            if not came_later and (initiatief.asks or 0) <= amount:
                text = N_(
                    "'{naam}' krijgt {krijgt}, en het initiatief '{wacht}' kan met dat geld door en krijgt niets."
                )
                values = {"naam": interventie.naam, "krijgt": Euros(amount), "wacht": initiatief.naam}
                yield Breach(Message(text, values), interventie.id)


def reason_given(case: Case) -> Iterator[Breach]:
    """Where residents are at work, an interventie says why it is needed too."""
    alive = {i.thema for i in case.plan.bewonersinitiatieven if i.thema and (case.competes(i) or case.helps(i))}
    for interventie in case.plan.interventies:
        if case.new(interventie) and interventie.thema in alive and not interventie.waarom:
            yield about(
                case, interventie, N_("'{naam}' krijgt {krijgt}, zonder te zeggen waarom bewoners dit niet kunnen.")
            )


def need_left(case: Case) -> Iterator[Breach]:
    """An interventie gets no more than its part for the need that is left, and nothing where none is left."""
    step = 100 * case.rules.verdeling.afronding
    for line in case.ranking.themas:
        thema = line.thema
        unmet = Unmet(thema, [i for i in case.initiatieven(thema.id) if case.helps(i)])
        interventies = [v for v in case.order if isinstance(v, Interventie) and v.thema == thema.id]
        for interventie in sorted(interventies, key=lambda v: v.besluit.toegekend is None):
            amount, due = case.new(interventie), most(interventie, unmet.rest(interventie), step)
            if amount > due:
                text = N_("'{naam}' krijgt {krijgt}, en voor wat nog nodig is, is dat {hoort}.")
                values = {"naam": interventie.naam, "krijgt": Euros(amount), "hoort": Euros(due)}
                yield Breach(Message(text, values), interventie.id)
            unmet.helps(interventie, case.got(interventie))
