"""Promises about who goes first, under each method."""

from __future__ import annotations

from collections.abc import Iterator
from fractions import Fraction

from wijkplan.language import N_, Message
from wijkplan.language.numbers import Euros
from wijkplan.outcome.result import NO_MONEY
from wijkplan.outcome.words import in_words
from wijkplan.plan.plan import Bewonersinitiatief, Interventie
from wijkplan.verify.breach import Breach, about
from wijkplan.verify.claim import Case


def small_ceiling(case: Case) -> Iterator[Breach]:
    """Trede 2 is for small amounts of residents, together with what was decided for those under their ceiling."""
    verdeling = case.rules.verdeling
    ceiling = int(verdeling.klein_plafond * max(0, case.plan.budget.sum_flexibel) + Fraction(1, 2))
    small = case.on("klein")
    for voorstel in small:
        if isinstance(voorstel, Interventie) or (voorstel.asks or 0) > verdeling.klein_bedrag:
            yield about(case, voorstel, N_("'{naam}' vraagt {vraagt}, en dat is geen klein bedrag van bewoners."))
    decided = sum(
        v.decided for v in case.plan.bewonersinitiatieven if v.asks is not None and v.asks <= verdeling.klein_bedrag
    )
    if small and case.given("klein") + decided > ceiling:
        values = {"klein": Euros(case.given("klein") + decided), "plafond": Euros(ceiling)}
        yield Breach(Message(N_("Aan kleine bedragen gaat {klein} uit, en het plafond is {plafond}."), values))


def highest_first(case: Case) -> Iterator[Breach]:
    """Climbed once more by the same rules, every voorstel has the same line."""
    for name, line in case.again.lines.items() if case.claim.budget and case.again else ():
        claimed = case.lines.get(name)
        if claimed and (claimed.trede, claimed.status, claimed.toegekend) != (line.trede, line.status, line.toegekend):
            text = N_("'{naam}' krijgt {krijgt} ({status}), en op zijn plaats in de rij was dat {hoort} ({goed}).")
            if (claimed.status, claimed.toegekend) == (line.status, line.toegekend):
                text = N_("'{naam}' staat op trede '{trede}', en dat hoort trede '{hoort_op}' te zijn.")
            values = {
                "trede": claimed.trede or Message(N_("geen")),
                "hoort_op": line.trede or Message(N_("geen")),
                "naam": next(voorstel.naam for voorstel in case.order if voorstel.id == name),
                "krijgt": Euros(claimed.toegekend),
                "status": in_words(claimed.status),
                "hoort": Euros(line.toegekend),
                "goed": in_words(line.status),
            }
            yield Breach(Message(text, values), name)


def nothing_left_over(case: Case) -> Iterator[Breach]:
    """Who was passed over asks more than residents left in the pot; under ``sla-over``, more than anybody left."""
    after_residents = max(0, case.pot) - case.given("klein", "bewoners")
    after_all = after_residents - case.given("professioneel") if case.claim.bij_tekort == "sla-over" else -1
    for voorstel in case.order:
        if voorstel.id in case.lines and case.lines[voorstel.id].status in NO_MONEY:
            skipped = case.lines[voorstel.id].status == "past-niet" and case.trede(voorstel) == "bewoners"
            if (voorstel.asks or 0) <= max(after_all, after_residents if skipped else -1):
                yield about(case, voorstel, N_("'{naam}' vraagt {vraagt} en krijgt niets, terwijl dat nog over was."))


def shortage_as_agreed(case: Case) -> Iterator[Breach]:
    """Money stops only where that was agreed, and residents get a part only where that was agreed."""
    rule = case.claim.bij_tekort
    for voorstel in case.order:
        status = case.lines[voorstel.id].status if voorstel.id in case.lines else ""
        part = status == "deels" and isinstance(voorstel, Bewonersinitiatief)
        unknown = (
            (status == "budget-op" and rule == "sla-over")
            or (status == "past-niet" and rule == "stop")
            or (part and rule != "deels")
        )
        if unknown:
            values = {"naam": voorstel.naam, "status": in_words(status), "regel": rule}
            yield Breach(
                Message(N_("Bij '{naam}' staat '{status}', en dat is er niet bij '{regel}'."), values), voorstel.id
            )


def own_part(case: Case) -> Iterator[Breach]:
    """Under ``per-thema``: who asks no more than its thema had left of its own part, does not go without."""
    themas = case.ranking.themas
    if case.claim.methode != "per-thema" or case.claim.bij_tekort == "stop":
        return
    total = sum((line.score for line in themas), Fraction(0))
    for line in themas:
        weight = line.score / total if total else Fraction(1, len(themas))
        own = [v for v in case.initiatieven(line.thema.id) if case.out(v) is None]
        left = int(weight * max(0, case.pot)) - sum(case.got(v) for v in own)
        for voorstel in own:
            if case.competes(voorstel) and not case.got(voorstel) and (voorstel.asks or 0) <= left:
                yield about(case, voorstel, N_("'{naam}' vraagt {vraagt}, en dat had het thema zelf nog over."))


def groups_are_heard(case: Case) -> Iterator[Breach]:
    """Under ``gelijke-delen``: EJR up to any project, for cost utilities (Brill and Peters, 2023).

    Voters who could pay for a voorstel from their equal shares of the money do not all have, with that voorstel
    added, less than what those shares are worth.
    """
    if case.votes is None:
        return
    money = max(0, case.pot) - case.given("klein")
    worth = [0] * case.votes.voters
    for voorstel in case.on("bewoners"):
        if case.lines[voorstel.id].status == "toegekend":
            for voter in case.votes.supporters.get(voorstel.id, ()):
                worth[voter] += voorstel.asks or 0
    for voorstel in case.on("bewoners"):
        if case.lines[voorstel.id].status not in NO_MONEY:
            continue
        asks = voorstel.asks or 0
        ordered = sorted(worth[voter] for voter in case.votes.supporters.get(voorstel.id, ()))
        for count, has in enumerate(ordered, start=1):
            if (has + asks) * case.votes.voters <= count * money:
                text = N_("{n} stemmers konden '{naam}' uit hun eigen deel betalen, en dat krijgt niets.")
                yield Breach(Message(text, {"n": count, "naam": voorstel.naam}), voorstel.id)
                break
