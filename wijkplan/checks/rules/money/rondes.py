"""Family 2 and 3: which round a decision belongs to, and whether its money was there."""

from __future__ import annotations

from collections.abc import Iterator

from wijkplan.checks.rule import Hit, nearest, on_plan, rule
from wijkplan.language import N_, Message
from wijkplan.language.numbers import Euros
from wijkplan.plan import walk
from wijkplan.plan.plan import Plan
from wijkplan.plan.rondes import decided_up_to, freed, in_time, ronde_of


@rule(
    "WP214",
    "unknown-ronde",
    summary=N_("Een besluit noemt een ronde die er niet is."),
    reason=N_("Het geld van een besluit komt uit een ronde. Die moet dan wel in het plan staan."),
    wrong=(
        "budget: {totaal: 10000, rondes: [{naam: voorjaar, deel: 50%}, {naam: najaar, deel: 50%}]}\n"
        "bewonersinitiatieven: [{naam: Soep, kosten: 6000, besluit: {toegekend: 500, ronde: vorjaar}}]\n"
    ),
    right=(
        "budget: {totaal: 10000, rondes: [{naam: voorjaar, deel: 50%}, {naam: najaar, deel: 50%}]}\n"
        "bewonersinitiatieven: [{naam: Soep, kosten: 6000, besluit: {toegekend: 500, ronde: voorjaar}}]\n"
    ),
    needs=("budget",),
)
@on_plan
def unknown_ronde(plan: Plan) -> Iterator[Hit]:
    """A round is named as `allocate --round` names it: capitals make no difference, and its id will do."""
    names = [ronde.naam for ronde in plan.budget.rondes]
    known = {naam.casefold(): naam for naam in names}
    for where, voorstel in walk.voorstellen(plan):
        name = voorstel.besluit.ronde
        if name is None or ronde_of(plan, voorstel.besluit):
            continue
        if likely := nearest(name, known):
            advice = Message(N_("Bedoel je '{likely}'?"), {"likely": known[likely]})
        elif names:
            advice = Message(N_("Kies uit: {known}."), {"known": ", ".join(names[:12])})
        else:
            advice = Message(N_("Zet de rondes bij 'budget', of haal deze regel weg."))
        text = Message(N_("De ronde '{name}' staat niet in dit plan."), {"name": name})
        yield Hit((*where, "besluit", "ronde"), text, advice)


@rule(
    "WP319",
    "besluiten-above-ronde",
    "warning",
    summary=N_("In een ronde is meer toegekend dan er tot dan toe te verdelen is."),
    reason=N_("Wie later in het jaar iets indient, moet op zijn deel van het geld kunnen rekenen."),
    wrong=(
        "budget: {totaal: 10000, rondes: [{naam: voorjaar, deel: 50%}, {naam: najaar, deel: 50%}]}\n"
        "bewonersinitiatieven: [{naam: Soep, kosten: 6000, besluit: {toegekend: 6000, ronde: voorjaar}}]\n"
    ),
    right=(
        "budget: {totaal: 10000, rondes: [{naam: voorjaar, deel: 50%}, {naam: najaar, deel: 50%}]}\n"
        "bewonersinitiatieven: [{naam: Soep, kosten: 6000, besluit: {toegekend: 5000, ronde: voorjaar}}]\n"
    ),
    needs=("budget", "bewonersinitiatieven", "interventies"),
)
@on_plan
def besluiten_above_ronde(plan: Plan) -> Iterator[Hit]:
    """The rounds up to and including each; of the last one the whole pot is the bound (WP309).

    A decision belongs to the round that it names, or else to that of its day.
    """
    rondes = plan.budget.rondes
    if sum(ronde.deel or 0 for ronde in rondes) != 1:
        return
    for ronde in in_time(rondes)[:-1]:
        decided, there = decided_up_to(plan, ronde), freed(plan.budget, ronde)
        if decided > there:
            number = next(n for n, each in enumerate(rondes) if each is ronde)
            values = {
                "naam": ronde.naam,
                "besloten": Euros(decided),
                "geld": Euros(there),
                "tekort": Euros(decided - there),
            }
            text = N_("Tot en met ronde '{naam}' is {besloten} toegekend, en er is {geld}: {tekort} te veel.")
            advice = N_("Klopt bij elk besluit de 'ronde' of de 'datum'? Zo ja, dan gaat dit af van de rondes erna.")
            yield Hit(("budget", "rondes", number, "naam"), Message(text, values), Message(advice))
