"""Was the money divided by the rules? Each promise of the ladder, checked on its own.

Nothing here comes from the allocator: the rules are read once more, from the words of each promise. Only what an
allocation is, and the sentences for each outcome, are shared (`wijkplan.outcome`).
"""

from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import dataclass, replace

from wijkplan.language import N_, Message
from wijkplan.language.numbers import Euros
from wijkplan.plan.agenda import Agenda
from wijkplan.plan.ballots import Ballots
from wijkplan.plan.plan import Plan
from wijkplan.verify import applies, order, residents, sums, told
from wijkplan.verify.breach import Breach
from wijkplan.verify.claim import Bought, Case, Claim, Line, Shares

__all__ = [
    "RULES",
    "Bought",
    "Breach",
    "Claim",
    "Line",
    "Promise",
    "Shares",
    "each_once",
    "suppositions",
    "verify",
    "verify_decisions",
]


@dataclass(frozen=True, slots=True)
class Promise:
    """One promise: kept where there are no breaches."""

    name: str
    text: str
    broken: tuple[Breach, ...]
    explained: tuple[Breach, ...] = ()
    """Breaches by a decision that says why."""
    applies: bool = True
    """Whether there is anything here that could break it."""


@dataclass(frozen=True, slots=True)
class Rule:
    """How a promise is checked."""

    name: str
    text: str
    broken: Callable[[Case], Iterator[Breach]]
    applies: Callable[[Case], bool] = applies.always

    def held(self, case: Case) -> Promise:
        """The promise held against a case; what is broken applies, whatever else."""
        broken = tuple(self.broken(case))
        return Promise(self.name, self.text, broken, applies=bool(broken) or self.applies(case))


def verify(plan: Plan, agenda: Agenda, claim: Claim, ballots: Ballots | None = None) -> tuple[Promise, ...]:
    """Hold a claim against every promise.

    Args:
        plan: the plan as it was when the money was divided.
        agenda: the agenda that belongs to it.
        claim: what every voorstel is said to get.
        ballots: what residents voted, for ``gelijke-delen``.
    """
    case = Case(plan, agenda, claim, ballots)
    return tuple(rule.held(case) for rule in RULES)


def verify_decisions(plan: Plan, agenda: Agenda) -> tuple[Promise, ...]:
    """Hold the decisions in a plan against the promises that hold for decisions too.

    Where a decision says why (``motivering``), a breach by it is explained; only money that is not there cannot be.
    """
    lines = tuple(Line(v.id, None, "besloten", v.decided) for v in plan.voorstellen)
    reasons = {v.id for v in plan.voorstellen if v.besluit.motivering}
    case = Case(_undecided(plan), agenda, Claim("", "", None, False, {}, lines))
    found = []
    for held in (rule.held(case) for rule in RULES if rule.name in FOR_DECISIONS):
        explained = tuple(b for b in held.broken if {b.voorstel, b.other} & reasons)
        broken = tuple(b for b in held.broken if b not in explained)
        found.append(replace(held, broken=broken, explained=explained))
    return tuple(found)


def each_once(advice: tuple[Promise, ...], decisions: tuple[Promise, ...]) -> tuple[Promise, ...]:
    """What was found of an advice and of the decisions in its plan, each promise once.

    Of a breach that both found, what the decisions make of it counts: it may be explained.
    """
    of_decisions = {promise.name: promise for promise in decisions}
    return tuple(_joined(one, of_decisions[one.name]) if one.name in of_decisions else one for one in advice)


def _joined(advice: Promise, decisions: Promise) -> Promise:
    known = (*decisions.broken, *decisions.explained)
    broken = (*(breach for breach in advice.broken if breach not in known), *decisions.broken)
    return replace(decisions, broken=broken, applies=advice.applies or decisions.applies)


def suppositions(plan: Plan, agenda: Agenda, claim: Claim) -> tuple[Message, ...]:
    """What a claim supposes that the plan does not say itself."""
    case = Case(plan, agenda, claim)
    verdeling, found = case.rules.verdeling, []
    if claim.what_if:
        text = N_("Dit is een wat-als: te verdelen was {bedrag}, en volgens het plan is dat {plan}.")
        found.append(Message(text, {"bedrag": Euros(case.pot), "plan": Euros(case.own_pot)}))
    if claim.methode != verdeling.methode:
        text = N_("Dit is verdeeld met '{hier}', en in de spelregels staat '{plan}'.")
        found.append(Message(text, {"hier": claim.methode, "plan": verdeling.methode}))
    if claim.bij_tekort != verdeling.bij_tekort:
        text = N_("Bij tekort ging het met '{hier}', en in de spelregels staat '{plan}'.")
        found.append(Message(text, {"hier": claim.bij_tekort, "plan": verdeling.bij_tekort}))
    if claim.ronde is not None:
        found.append(Message(N_("Dit is het geld tot en met ronde '{naam}'."), {"naam": claim.ronde}))
    return tuple(found)


def _undecided(plan: Plan) -> Plan:
    """The plan as if nothing had been granted yet, and nothing stopped since; what was rejected stays so."""
    return plan.with_voorstellen(
        v.model_copy(update={"besluit": v.besluit.model_copy(update={"toegekend": None}), "status": "loopt"})
        if v.decided
        else v
        for v in plan.voorstellen
    )


RULES = (
    Rule("dit-plan", N_("Het gaat over dit plan."), told.about_this_plan),
    Rule("elk-een-regel", N_("Elk voorstel heeft precies één regel."), sums.each_once),
    Rule("op-volgorde", N_("De regels staan in de volgorde van de ladder."), told.in_order),
    Rule(
        "regel-klopt", N_("Bij elk voorstel staat wat het is, de goede plaats en wat het vraagt."), sums.lines_are_true
    ),
    Rule("besluit-staat", N_("Wat is besloten, blijft staan."), sums.decisions_stand, applies.something_decided),
    Rule("pot-klopt", N_("De som van de pot klopt tot op de cent."), sums.pot_adds_up),
    Rule("delen-kloppen", N_("De delen van thema's of stemmers kloppen."), told.parts_are_true, applies.parts),
    Rule("binnen-de-pot", N_("Er gaat niet meer uit dan er is."), sums.within_pot),
    Rule("niet-meer-dan-gevraagd", N_("Niemand krijgt minder dan nul of meer dan gevraagd."), sums.within_asked),
    Rule("bedrag-past-bij-status", N_("Bij elke status hoort het goede bedrag."), sums.status_fits),
    Rule(
        "wie-meedoet", N_("Wie niet meedoet, krijgt geen nieuw geld."), sums.not_in_the_running, applies.somebody_is_out
    ),
    Rule("op-de-goede-trede", N_("Wie meedoet, staat op de goede trede."), sums.on_its_trede),
    Rule("niet-samen", N_("Wat niet samen kan, krijgt niet samen geld."), sums.not_together, applies.exclusions),
    Rule(
        "klein-plafond",
        N_("Kleine bedragen blijven klein, en samen onder hun plafond."),
        order.small_ceiling,
        applies.small,
    ),
    Rule("hoogste-eerst", N_("Wie hoger staat, gaat voor, op elke trede."), order.highest_first),
    Rule("tekort-als-afgesproken", N_("Bij tekort gaat het zoals is afgesproken."), order.shortage_as_agreed),
    Rule("niets-blijft-liggen", N_("Wie is overgeslagen, paste echt niet."), order.nothing_left_over),
    Rule("eigen-deel", N_("Elk thema heeft eerst zijn eigen deel."), order.own_part, applies.own_parts),
    Rule(
        "groepen-gehoord",
        N_("Wie samen genoeg hebben voor een plan, tellen mee."),
        order.groups_are_heard,
        applies.votes,
    ),
    Rule("bewoners-eerst", N_("Bewoners gaan voor professionals."), residents.residents_first, applies.both_kinds),
    Rule(
        "waarom-staat-er",
        N_("Professionals zeggen waarom bewoners dit niet zelf kunnen."),
        residents.reason_given,
        applies.both_kinds,
    ),
    Rule(
        "wat-nodig-is",
        N_("Professionals krijgen geld voor wat nog nodig is, niet voor meer."),
        residents.need_left,
        applies.need,
    ),
    Rule("reden-klopt", N_("De reden bij elke regel klopt."), told.reasons_fit),
)
FOR_DECISIONS = frozenset(
    {"binnen-de-pot", "niet-meer-dan-gevraagd", "wie-meedoet", "niet-samen", "bewoners-eerst", "waarom-staat-er"}
)
