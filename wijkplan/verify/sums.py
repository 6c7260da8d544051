"""Promises about lines and sums: all is there, nothing is given twice, every cent adds up."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator

from wijkplan.language import N_, Message
from wijkplan.language.numbers import Euros
from wijkplan.outcome.result import COMPETED
from wijkplan.outcome.words import in_words
from wijkplan.plan.plan import Interventie
from wijkplan.verify.breach import Breach, about
from wijkplan.verify.claim import Case

NOT_GIVEN = frozenset({"niet-nodig", "motivering-nodig", "wacht-op-bewoners"})
"""What may become of a professional who competes, besides what may become of anyone."""


def each_once(case: Case) -> Iterator[Breach]:
    """Every voorstel of the plan has one line, and nothing else has."""
    count = Counter(line.id for line in case.claim.lines)
    for voorstel in case.order:
        if count.pop(voorstel.id, 0) != 1:
            text = N_("'{naam}' heeft niet precies één regel.")
            yield Breach(Message(text, {"naam": voorstel.naam}), voorstel.id)
    for name in sorted(count):
        yield Breach(Message(N_("'{id}' staat niet in het plan."), {"id": name}), name)


def lines_are_true(case: Case) -> Iterator[Breach]:
    """What a line says of its voorstel is what plan and ranking say: its place, name, kind, thema, and what it asks."""
    for place, voorstel in enumerate(case.order, start=1):
        line = case.lines.get(voorstel.id)
        if line is None or line.plaats is None:
            continue
        if line.plaats != place:
            text = N_("Bij '{naam}' staat plaats {hier}, en het is plaats {plaats}.")
            yield Breach(Message(text, {"naam": voorstel.naam, "hier": line.plaats, "plaats": place}), voorstel.id)
        if line.gevraagd != voorstel.asks:
            yield about(case, voorstel, N_("Bij '{naam}' staat een ander bedrag dan wat het vraagt: {vraagt}."))
        own = {"naam": voorstel.naam, "soort": voorstel.soort, "thema": voorstel.thema}
        for key, value in own.items():
            if getattr(line, key) != value:
                values = {"id": voorstel.id, "veld": key, "hier": getattr(line, key) or "-", "plan": value or "-"}
                yield Breach(
                    Message(N_("Bij '{id}' staat als {veld} '{hier}', en het is '{plan}'."), values), voorstel.id
                )


def decisions_stand(case: Case) -> Iterator[Breach]:
    """What was decided is what stands there."""
    for voorstel in case.order:
        decided = voorstel.besluit.toegekend
        if decided is not None and case.got(voorstel) != decided:
            text = N_("Over '{naam}' is besloten: {besluit}, en hier staat {krijgt}.")
            values = {"naam": voorstel.naam, "besluit": Euros(decided), "krijgt": Euros(case.got(voorstel))}
            yield Breach(Message(text, values), voorstel.id)


def pot_adds_up(case: Case) -> Iterator[Breach]:
    """The sum of the pot is that of the plan, to the cent."""
    budget, plan = case.claim.budget, case.plan
    given = sum(case.new(voorstel) for voorstel in case.order)
    own = {
        "totaal": plan.budget.totaal,
        "meegenomen": plan.budget.meegenomen,
        "vast": plan.budget.sum_vast,
        "flexibel": plan.budget.sum_flexibel,
        "reserve": plan.budget.sum_reserve,
        "besloten": sum(voorstel.decided for voorstel in case.order),
        "beschikbaar": case.pot,
        "toegekend": given,
        "over": case.pot - given,
        "latere_rondes": case.later,
        "tekort": case.short,
    }
    for name, cents in own.items():
        if budget.get(name, 0) != cents:
            text = N_("Bij '{naam}' staat {hier}, en volgens het plan is het {plan}.")
            yield Breach(Message(text, {"naam": name, "hier": Euros(budget.get(name, 0)), "plan": Euros(cents)}))


def within_pot(case: Case) -> Iterator[Breach]:
    """All new money together fits in the pot."""
    given = sum(case.new(voorstel) for voorstel in case.order)
    if given > max(0, case.pot):
        text = N_("Er gaat {gegeven} uit, en er was {pot}.")
        yield Breach(Message(text, {"gegeven": Euros(given), "pot": Euros(case.pot)}))


def within_asked(case: Case) -> Iterator[Breach]:
    """Nobody gets less than nothing or more than asked."""
    for voorstel in case.order:
        if not 0 <= case.new(voorstel) <= (voorstel.asks or 0):
            text = N_("'{naam}' vraagt {vraagt} en krijgt {krijgt}.")
            yield about(case, voorstel, text)


def status_fits(case: Case) -> Iterator[Breach]:
    """``toegekend`` is the whole amount, ``deels`` a part that is worth something, and all else nothing."""
    step = 100 * case.rules.verdeling.afronding
    for voorstel in case.order:
        amount, asks, minimum = case.new(voorstel), voorstel.asks or 0, voorstel.minimum or 0
        status = case.lines[voorstel.id].status if voorstel.id in case.lines else ""
        whole, part = status == "toegekend", status == "deels"
        fits = amount == asks if whole else minimum <= amount < asks and amount > 0 if part else amount == 0
        if not fits or (part and amount % step and amount != minimum):
            yield about(
                case, voorstel, N_("'{naam}' vraagt {vraagt} en krijgt {krijgt}: dat past niet bij '{status}'.")
            )


def not_in_the_running(case: Case) -> Iterator[Breach]:
    """Who does not compete gets nothing new, and the line says the true reason."""
    for voorstel in case.order:
        why = case.out(voorstel)
        if why is not None and case.new(voorstel):
            yield about(case, voorstel, N_("'{naam}' doet niet mee ({waarom}) en krijgt toch {krijgt}."))
        elif (
            why is not None
            and case.claim.budget
            and voorstel.id in case.lines
            and case.lines[voorstel.id].status != why
        ):
            yield about(case, voorstel, N_("Bij '{naam}' staat '{status}', en het is '{waarom}'."))


def on_its_trede(case: Case) -> Iterator[Breach]:
    """Who competes stands on the trede of its kind, with a status that belongs there; who does not, on none.

    Of two that cannot go together, one may have been passed over before the other got its money.
    """
    for voorstel in case.order:
        if voorstel.id not in case.lines:
            continue
        line, why = case.lines[voorstel.id], case.out(voorstel)
        professional = isinstance(voorstel, Interventie)
        fits = line.trede in (("professioneel",) if professional else ("klein", "bewoners"))
        fits = fits and line.status in (COMPETED | NOT_GIVEN if professional else COMPETED)
        if why is None and case.rival(voorstel) and line.trede is None:
            fits = line.status == "uitgesloten"
        elif why is not None:
            fits = line.trede == ("besloten" if why == "besloten" else None)
        if not fits:
            text = N_("'{naam}' staat op de verkeerde plaats: trede '{trede}' met '{status}'.")
            values = {
                "naam": voorstel.naam,
                "trede": line.trede or Message(N_("geen")),
                "status": in_words(line.status),
            }
            yield Breach(Message(text, values), voorstel.id)


def not_together(case: Case) -> Iterator[Breach]:
    """Of what cannot go together at most one gets money, and only then the other is excluded."""
    seen: set[str] = set()
    for voorstel in case.order:
        rival = case.rival(voorstel)
        if rival and case.new(voorstel) and rival.id not in seen:
            text = N_("'{naam}' en '{ander}' kunnen niet samen, en krijgen allebei geld.")
            yield Breach(Message(text, {"naam": voorstel.naam, "ander": rival.naam}), voorstel.id, rival.id)
        seen.add(voorstel.id)
        if not rival and voorstel.id in case.lines and case.lines[voorstel.id].status == "uitgesloten":
            yield about(case, voorstel, N_("'{naam}' is uitgesloten, en niets met geld sluit het uit."))
