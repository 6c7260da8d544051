"""Family 4: residents first. What residents do is looked at before professional support."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator

from wijkplan.checks.rule import Hit, Source, on_plan, rule
from wijkplan.language import N_, Message
from wijkplan.language.numbers import Euros
from wijkplan.plan import walk
from wijkplan.plan.plan import Bewonersinitiatief, Plan
from wijkplan.plan.spelregels import Voorwaarden, over

FIRST_RESIDENTS = N_("Eerst kijken wat bewoners zelf doen en willen, dan pas wat professionals toevoegen.")
NEVER_ZERO = N_("Je begint nooit bij nul: in elke wijk gebeurt al veel.")
IN_PUBLIC = N_("Wie afwijkt van het advies, legt dat uit: elke euro moet in het openbaar te verdedigen zijn.")


@rule(
    "WP401",
    "interventie-without-waarom",
    "warning",
    summary=N_("Een interventie hoort bij een thema met initiatieven, en zegt niet waarom die nodig is."),
    reason=FIRST_RESIDENTS,
    wrong=(
        "themas: [{naam: Samen}]\n"
        "bewonersinitiatieven: [{naam: Soep, thema: samen}]\n"
        "interventies: [{naam: Kookles, thema: samen}]\n"
    ),
    right=(
        "themas: [{naam: Samen}]\n"
        "bewonersinitiatieven: [{naam: Soep, thema: samen}]\n"
        "interventies: [{naam: Kookles, thema: samen, waarom: Hier is een kok met ervaring voor nodig.}]\n"
    ),
)
def interventie_without_waarom(source: Source) -> Iterator[Hit]:
    """The ladder gives it ``motivering-nodig``, and names the same initiatief."""
    plan = source.plan
    if plan is None or all(interventie.waarom or not interventie.thema for interventie in plan.interventies):
        return
    active = _largest_active(plan, over(source.agenda.spelregels, plan.spelregels).voorwaarden)
    for n, interventie in enumerate(plan.interventies):
        if interventie.thema in active and not interventie.waarom and not interventie.ended:
            values = {"naam": interventie.naam, "initiatief": active[interventie.thema].naam}
            yield Hit(
                ("interventies", n),
                Message(N_("Bewoners doen hier al iets met '{initiatief}', en 'waarom' ontbreekt."), values),
                Message(N_("Schrijf bij 'waarom' wat bewoners niet zelf kunnen. Anders krijgt dit geen geld.")),
            )


def _largest_active(plan: Plan, voorwaarden: Voorwaarden) -> dict[str | None, Bewonersinitiatief]:
    """By thema the initiatief with the largest reach: of those that can get money or go on, if there are any."""
    from wijkplan.allocate.need import by_reach, goes_on_without_money

    running = {i.id for some in _waiting(plan, voorwaarden).values() for i in some}

    def last(i: Bewonersinitiatief) -> tuple[bool, int, str]:
        return not (i.id in running or i.decided or goes_on_without_money(i)), *by_reach(i)

    active = [i for i in plan.bewonersinitiatieven if i.thema and i.takes_part]
    return {i.thema: i for i in sorted(active, key=last, reverse=True)}


@rule(
    "WP402",
    "thema-without-a-look",
    "warning",
    summary=N_("Bij een thema staat niet wat er al is, en geen initiatief van bewoners."),
    reason=NEVER_ZERO,
    wrong="themas: [{naam: Samen}]\n",
    right="themas: [{naam: Samen}]\naanwezig: [{naam: Speeltuinvereniging, thema: samen}]\n",
    needs=("themas", "aanwezig", "bewonersinitiatieven"),
)
@on_plan
def thema_without_a_look(plan: Plan) -> Iterator[Hit]:
    """Somebody looked at what is there."""
    seen = {item.thema for item in plan.aanwezig} | {item.thema for item in plan.bewonersinitiatieven}
    for n, thema in enumerate(plan.themas):
        if thema.id not in seen:
            yield Hit(
                ("themas", n),
                Message(N_("Er staat nog niet wat er al is bij '{naam}'."), {"naam": thema.naam}),
                Message(N_("Kijk rond in de wijk, en zet het bij 'aanwezig' of 'bewonersinitiatieven'.")),
            )


@rule(
    "WP403",
    "interventie-before-residents",
    "warning",
    summary=N_("Een interventie kreeg geld terwijl een initiatief wacht dat met dat geld kan doorgaan."),
    reason=FIRST_RESIDENTS,
    wrong=(
        "themas: [{naam: Samen}]\n"
        "bewonersinitiatieven: [{naam: Soep, thema: samen, kosten: 500}]\n"
        "interventies: [{naam: Kookles, thema: samen, waarom: Vak, kosten: 900, besluit: {toegekend: 900}}]\n"
    ),
    right=(
        "themas: [{naam: Samen}]\n"
        "bewonersinitiatieven: [{naam: Soep, thema: samen, kosten: 500, besluit: {toegekend: 500}}]\n"
        "interventies: [{naam: Kookles, thema: samen, waarom: Vak, kosten: 900, besluit: {toegekend: 900}}]\n"
    ),
    needs=("bewonersinitiatieven",),
)
def interventie_before_residents(source: Source) -> Iterator[Hit]:
    """Unless the decision says why."""
    plan = source.plan
    if plan is None:
        return
    if not any(interventie.decided for interventie in plan.interventies):
        return

    waiting = _waiting(plan, over(source.agenda.spelregels, plan.spelregels).voorwaarden)
    for n, interventie in enumerate(plan.interventies):
        day = interventie.besluit.datum
        if not interventie.thema or not interventie.decided or interventie.besluit.motivering:
            continue
        # What came in after the day of the decision was not there to wait.
        there = (i for i in waiting[interventie.thema] if not (day and i.ingediend and i.ingediend > day))
        first = next(there, None)
        if first and (first.asks or 0) <= interventie.decided:
            values = {"naam": first.naam, "bedrag": Euros(first.asks or 0)}
            yield Hit(
                ("interventies", n, "besluit", "toegekend"),
                Message(N_("Het initiatief '{naam}' wacht nog op {bedrag}, en bewoners gaan voor."), values),
                Message(N_("Besluit eerst over dat initiatief, of leg het uit bij 'motivering'.")),
            )


def _waiting(plan: Plan, voorwaarden: Voorwaarden) -> dict[str | None, list[Bewonersinitiatief]]:
    """By thema the initiatives that are in the running and not decided on, the smallest amount first."""
    from wijkplan.allocate.conditions import before_the_ladder, rivals

    excluding = rivals(plan)
    decided = {voorstel.id for voorstel in plan.voorstellen if voorstel.decided}
    found: dict[str | None, list[Bewonersinitiatief]] = defaultdict(list)
    for initiatief in sorted(plan.bewonersinitiatieven, key=lambda i: (i.asks or 0, i.id)):
        if before_the_ladder(initiatief, voorwaarden) is None and decided.isdisjoint(excluding.get(initiatief.id, ())):
            found[initiatief.thema].append(initiatief)
    return found


MOST_WORK = 10_000
"""Voorstellen on the ladder for one file: a hundred decisions in a plan of a hundred are all looked at."""


@rule(
    "WP404",
    "besluit-departs-from-advice",
    "warning",
    summary=N_("Een besluit wijkt af van het advies, zonder motivering."),
    reason=IN_PUBLIC,
    wrong="bewonersinitiatieven: [{naam: Soep, kosten: 500, besluit: {toegekend: 100}}]\n",
    right=(
        "bewonersinitiatieven:\n"
        "  - {naam: Soep, kosten: 500, besluit: {toegekend: 100, motivering: De rest is al gekregen.}}\n"
    ),
    needs=("budget", "themas", "bewonersinitiatieven", "interventies", "spelregels"),
)
def besluit_departs_from_advice(source: Source) -> Iterator[Hit]:
    """The advice is what the ladder gives with all other decisions standing."""
    plan = source.plan
    if plan is None or source.faults:
        return
    rules = over(source.agenda.spelregels, plan.spelregels)
    if rules.verdeling.methode == "gelijke-delen" or not any(dict(rules.criteria).values()):
        return

    bare = [
        (where, voorstel, voorstel.besluit.toegekend)
        for where, voorstel in walk.voorstellen(plan)
        if voorstel.besluit.toegekend is not None and not voorstel.besluit.motivering
        if voorstel.asks != 0 and not voorstel.ended
    ]
    if not bare:
        return
    from wijkplan.prioritise import rank
    from wijkplan.whatif.advice import advice_for

    ranking = rank(plan, source.agenda)
    for where, voorstel, granted in bare[: MOST_WORK // len(plan.voorstellen)]:
        advice = advice_for(plan, ranking, voorstel).toegekend
        if advice != granted:
            values = {"advies": Euros(advice), "besluit": Euros(granted)}
            yield Hit(
                (*where, "besluit", "toegekend"),
                Message(N_("Het advies is {advies}, en er is {besluit} toegekend."), values),
                Message(N_("Leg bij 'motivering' uit waarom het besluit anders is.")),
            )
