"""Was the money divided by the rules? Each promise of the ladder, checked on its own.

Nothing here comes from the allocator: the rules are read once more, from the words of each promise.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import dataclass
from typing import TypeAlias

from wijkplan.allocate.verifier import order, residents, sums
from wijkplan.allocate.verifier.breach import Breach
from wijkplan.allocate.verifier.claim import Case, Claim, Line
from wijkplan.language import N_
from wijkplan.plan.agenda import Agenda
from wijkplan.plan.ballots import Ballots
from wijkplan.plan.plan import Plan

__all__ = ["Breach", "Claim", "Line", "Promise", "verify", "verify_decisions"]


@dataclass(frozen=True, slots=True)
class Promise:
    """One promise: kept where there are no breaches."""

    name: str
    text: str
    broken: tuple[Breach, ...]
    explained: tuple[Breach, ...] = ()
    """Breaches by a decision that says why."""


Check: TypeAlias = Callable[[Case], Iterator[Breach]]


def verify(plan: Plan, agenda: Agenda, claim: Claim, ballots: Ballots | None = None) -> tuple[Promise, ...]:
    """Hold a claim against every promise.

    Args:
        plan: the plan as it was when the money was divided.
        agenda: the agenda that belongs to it.
        claim: what every voorstel is said to get.
        ballots: what residents voted, for ``gelijke-delen``.
    """
    case = Case(plan, agenda, claim, ballots)
    return tuple(Promise(name, text, tuple(broken(case))) for name, text, broken in PROMISES)


def verify_decisions(plan: Plan, agenda: Agenda) -> tuple[Promise, ...]:
    """Hold the decisions in a plan against the promises that hold for decisions too.

    Where a decision says why (``motivering``), a breach by it is explained; only money that is not there cannot be.
    """
    lines = tuple(Line(v.id, None, "besloten", v.decided) for v in plan.voorstellen)
    reasons = {v.id for v in plan.voorstellen if v.besluit.motivering}
    case = Case(_undecided(plan), agenda, Claim("", "", None, False, {}, lines))
    found = []
    for name, text, broken in PROMISES:
        if name in FOR_DECISIONS:
            breaches = tuple(broken(case))
            explained = tuple(b for b in breaches if {b.voorstel, b.other} & reasons)
            found.append(Promise(name, text, tuple(b for b in breaches if b not in explained), explained))
    return tuple(found)


def _undecided(plan: Plan) -> Plan:
    """The plan as if nothing had been granted yet, and nothing stopped since; what was rejected stays so."""
    changes = {
        section: tuple(
            v.model_copy(update={"besluit": v.besluit.model_copy(update={"toegekend": None}), "status": "loopt"})
            if v.decided
            else v
            for v in getattr(plan, section)
        )
        for section in ("bewonersinitiatieven", "interventies")
    }
    return plan.model_copy(update=changes)


PROMISES: tuple[tuple[str, str, Check], ...] = (
    ("elk-een-regel", N_("Elk voorstel heeft precies één regel."), sums.each_once),
    ("regel-klopt", N_("Bij elk voorstel staat de goede plaats en wat het vraagt."), sums.lines_are_true),
    ("besluit-staat", N_("Wat is besloten, blijft staan."), sums.decisions_stand),
    ("pot-klopt", N_("De som van de pot klopt tot op de cent."), sums.pot_adds_up),
    ("binnen-de-pot", N_("Er gaat niet meer uit dan er is."), sums.within_pot),
    ("niet-meer-dan-gevraagd", N_("Niemand krijgt minder dan nul of meer dan gevraagd."), sums.within_asked),
    ("bedrag-past-bij-status", N_("Bij elke status hoort het goede bedrag."), sums.status_fits),
    ("wie-meedoet", N_("Wie niet meedoet, krijgt geen nieuw geld."), sums.not_in_the_running),
    ("op-de-goede-trede", N_("Wie meedoet, staat op de goede trede."), sums.on_its_trede),
    ("niet-samen", N_("Wat niet samen kan, krijgt niet samen geld."), sums.not_together),
    ("klein-plafond", N_("Kleine bedragen blijven klein, en samen onder hun plafond."), order.small_ceiling),
    ("hoogste-eerst", N_("Wie hoger staat, gaat voor, op elke trede."), order.highest_first),
    ("niets-blijft-liggen", N_("Wie wordt overgeslagen, paste echt niet."), order.nothing_left_over),
    ("eigen-deel", N_("Elk thema heeft eerst zijn eigen deel."), order.own_part),
    ("groepen-gehoord", N_("Wie samen genoeg hebben voor een plan, tellen mee."), order.groups_are_heard),
    ("bewoners-eerst", N_("Bewoners gaan voor professionals."), residents.residents_first),
    ("waarom-staat-er", N_("Professionals zeggen waarom bewoners dit niet zelf kunnen."), residents.reason_given),
    ("wat-nodig-is", N_("Professionals krijgen geld voor wat nog nodig is, niet voor meer."), residents.need_left),
)
FOR_DECISIONS = frozenset(
    {"binnen-de-pot", "niet-meer-dan-gevraagd", "wie-meedoet", "niet-samen", "bewoners-eerst", "waarom-staat-er"}
)
