"""Family 4, the need: does the number behind ``behoefte`` say what people mean? It decides what professionals get."""

from __future__ import annotations

from collections.abc import Iterator
from fractions import Fraction

from wijkplan.checks.rule import Hit, on_plan, rule
from wijkplan.language import N_, Message
from wijkplan.language.numbers import Euros
from wijkplan.plan.plan import Bewonersinitiatief, Plan, Thema

CHEAP = Fraction(1, 10)
"""At most this part of what the interventions of a thema ask together."""
PEOPLE_DIFFER = N_("Wie één groep helpt, helpt daarmee de andere niet. En bereiken is nog niet hetzelfde als helpen.")


@rule(
    "WP405",
    "initiatief-empties-behoefte",
    "info",
    summary=N_("Eén goedkoop initiatief vult de hele behoefte van een thema."),
    reason=PEOPLE_DIFFER,
    wrong=(
        "themas: [{naam: Samen, behoefte: 120}]\n"
        "bewonersinitiatieven: [{naam: Weggeefkast, thema: samen, kosten: 400, bereik: 150}]\n"
        "interventies: [{naam: Huisbezoek, thema: samen, waarom: Een vak., kosten: 9000, bereik: 80}]\n"
    ),
    right=(
        "themas: [{naam: Samen, behoefte: {ouderen: 90, nieuwkomers: 30}}]\n"
        "bewonersinitiatieven:\n"
        "  - {naam: Weggeefkast, thema: samen, kosten: 400, bereik: 150, doelgroepen: [nieuwkomers]}\n"
        "interventies: [{naam: Huisbezoek, thema: samen, waarom: Een vak., kosten: 9000, bereik: 80}]\n"
    ),
    needs=("themas", "bewonersinitiatieven", "interventies"),
)
@on_plan
def initiatief_empties_behoefte(plan: Plan) -> Iterator[Hit]:
    """With it alone every interventie of the thema would be ``niet-nodig``."""
    themas = {thema.id: thema for thema in plan.themas if thema.behoefte is not None}
    asked = dict.fromkeys(themas, 0)
    for interventie in plan.interventies:
        if interventie.thema in asked and interventie.takes_part:
            asked[interventie.thema] += interventie.asks or 0
    for n, initiatief in enumerate(plan.bewonersinitiatieven):
        thema = themas.get(initiatief.thema or "")
        if thema is None or not initiatief.takes_part or initiatief.asks is None:
            continue
        costs, others = initiatief.decided or initiatief.asks, asked[thema.id]
        if others and costs <= CHEAP * others and _empties(initiatief, thema):
            values = {
                "naam": initiatief.naam,
                "bedrag": Euros(costs),
                "thema": thema.naam,
                "samen": Euros(others),
            }
            text = N_(
                "Met '{naam}' ({bedrag}) is de hele behoefte van '{thema}' gevuld, en interventies vragen {samen}."
            )
            advice = (
                N_("Klopt het bereik, en kloppen de getallen bij 'behoefte'? Zo ja, dan kan dit zo blijven.")
                if isinstance(thema.behoefte, dict)
                else N_(
                    "Klopt het bereik? Hebben mensen verschillende dingen nodig, zet dan bij 'behoefte' een getal per "
                    "doelgroep, zoals {{ouderen: 90, nieuwkomers: 30}}."
                )
            )
            yield Hit(("bewonersinitiatieven", n, "bereik"), Message(text, values), Message(advice, values))


def _empties(initiatief: Bewonersinitiatief, thema: Thema) -> bool:
    """Whether it reaches all who need something, by itself."""
    if not isinstance(thema.behoefte, dict):
        return 0 < (thema.behoefte or 0) <= (initiatief.bereik or 0)
    named = thema.behoefte.keys() & set(initiatief.doelgroepen)
    needs = {groep: number for groep, number in thema.behoefte.items() if number}
    return bool(needs) and all(
        groep in named and number * len(named) <= (initiatief.bereik or 0) for groep, number in needs.items()
    )


@rule(
    "WP406",
    "initiatief-outside-behoefte",
    "info",
    summary=N_("Een initiatief noemt geen doelgroep die bij zijn thema een getal heeft."),
    reason=N_(
        "Het getal bij 'behoefte' gaat per doelgroep omlaag. Wie geen van die groepen noemt, telt daar niet mee."
    ),
    wrong=(
        "themas: [{naam: Samen, behoefte: {ouderen: 120}}]\n"
        "bewonersinitiatieven: [{naam: Soep, thema: samen, bereik: 60, doelgroepen: [nieuwkomers]}]\n"
    ),
    right=(
        "themas: [{naam: Samen, behoefte: {ouderen: 120, nieuwkomers: 60}}]\n"
        "bewonersinitiatieven: [{naam: Soep, thema: samen, bereik: 60, doelgroepen: [nieuwkomers]}]\n"
    ),
    needs=("themas",),
)
@on_plan
def initiatief_outside_behoefte(plan: Plan) -> Iterator[Hit]:
    """What it does leaves the need as it is."""
    needs = {thema.id: thema.behoefte for thema in plan.themas if isinstance(thema.behoefte, dict)}
    for n, initiatief in enumerate(plan.bewonersinitiatieven):
        known = needs.get(initiatief.thema or "", {})
        if not known or not initiatief.takes_part or not known.keys().isdisjoint(initiatief.doelgroepen):
            continue
        values = {"naam": initiatief.naam, "known": ", ".join(known)}
        yield Hit(
            ("bewonersinitiatieven", n, *(("doelgroepen",) if initiatief.doelgroepen else ())),
            Message(N_("'{naam}' telt niet mee voor de behoefte: het noemt geen van die doelgroepen."), values),
            Message(N_("Helpt het een van deze groepen? Zet die bij 'doelgroepen': {known}."), values),
            key=bool(initiatief.doelgroepen),
        )
