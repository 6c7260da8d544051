"""Family 3, money: the sums of the budget are right, and there is room to choose."""

from __future__ import annotations

from collections.abc import Iterator
from fractions import Fraction

from wijkplan.checks.rule import Hit, on_plan, rule
from wijkplan.language import N_, Message
from wijkplan.language.numbers import Euros, Percentage
from wijkplan.plan import walk
from wijkplan.plan.plan import Plan
from wijkplan.plan.reading.ids import slug
from wijkplan.plan.reading.money import MAX_CENTS
from wijkplan.yamltext.document import Where

EVERY_EURO = N_("Iedereen moet de som van het geld kunnen narekenen, tot op de cent.")


@rule(
    "WP301",
    "vast-above-totaal",
    summary=N_("Er is meer geld beloofd dan er is."),
    reason=EVERY_EURO,
    wrong="budget: {totaal: 1000, vast: [{naam: Wijkcentrum, bedrag: 1500}]}\n",
    right="budget: {totaal: 3000, vast: [{naam: Wijkcentrum, bedrag: 1500}]}\n",
    needs=("budget",),
)
@on_plan
def vast_above_totaal(plan: Plan) -> Iterator[Hit]:
    """Committed money comes out of the total and what was left over."""
    if plan.budget.sum_flexibel < 0:
        there = plan.budget.totaal + plan.budget.meegenomen
        values = {"vast": Euros(there - plan.budget.sum_flexibel), "er_is": Euros(there)}
        yield Hit(
            ("budget", "vast"),
            Message(N_("Het vaste geld is samen {vast}, en er is maar {er_is}."), values),
            Message(N_("Verhoog 'totaal', of verlaag een bedrag bij 'vast'.")),
            key=True,
        )


@rule(
    "WP302",
    "flexibel-does-not-fit",
    summary=N_("Het flexibele geld klopt niet met de som."),
    reason=EVERY_EURO,
    wrong="budget: {totaal: 1000, vast: [{naam: Wijkcentrum, bedrag: 400}], flexibel: 500}\n",
    right="budget: {totaal: 1000, vast: [{naam: Wijkcentrum, bedrag: 400}], flexibel: 600}\n",
    needs=("budget",),
)
@on_plan
def flexibel_does_not_fit(plan: Plan) -> Iterator[Hit]:
    """Where it is given it must equal totaal + meegenomen - vast."""
    budget = plan.budget
    if budget.flexibel is not None and budget.flexibel != budget.sum_flexibel >= 0:
        values = {"flexibel": Euros(budget.flexibel), "som": Euros(budget.sum_flexibel)}
        yield Hit(
            ("budget", "flexibel"),
            Message(N_("Hier staat {flexibel}, maar totaal + meegenomen - vast is {som}."), values),
            Message(N_("Maak er {som} van, of haal de regel weg: dan wordt het uitgerekend."), values),
        )


@rule(
    "WP303",
    "reserve-above-flexibel",
    summary=N_("De reserve is groter dan het flexibele geld."),
    reason=EVERY_EURO,
    wrong="budget: {totaal: 1000, reserve: 1500}\n",
    right="budget: {totaal: 1000, reserve: 5%}\n",
    needs=("budget",),
)
@on_plan
def reserve_above_flexibel(plan: Plan) -> Iterator[Hit]:
    """A reserve is kept out of the flexible money."""
    kept, free = plan.budget.sum_reserve, plan.budget.sum_flexibel
    if kept > free >= 0:
        values = {"reserve": Euros(kept), "flexibel": Euros(free)}
        yield Hit(
            ("budget", "reserve"),
            Message(N_("De reserve is {reserve}, en er is maar {flexibel} flexibel geld."), values),
            Message(N_("Verlaag de reserve, of schrijf een deel zoals 5%.")),
        )


@rule(
    "WP310",
    "rondes-not-whole",
    summary=N_("De delen van de rondes zijn samen geen 100%."),
    reason=EVERY_EURO,
    wrong="budget: {totaal: 1000, rondes: [{naam: voorjaar, deel: 50%}, {naam: najaar, deel: 40%}]}\n",
    right="budget: {totaal: 1000, rondes: [{naam: voorjaar, deel: 50%}, {naam: najaar, deel: 50%}]}\n",
    needs=("budget",),
)
@on_plan
def rondes_not_whole(plan: Plan) -> Iterator[Hit]:
    """All money is divided in some round."""
    rondes = plan.budget.rondes
    total = sum((ronde.deel or Fraction(0) for ronde in rondes), Fraction(0))
    if rondes and total != 1:
        yield Hit(
            ("budget", "rondes"),
            Message(N_("De rondes verdelen samen {deel} van het geld."), {"deel": Percentage(total)}),
            Message(N_("Geef elke ronde een 'deel', samen 100%.")),
            key=True,
        )


@rule(
    "WP311",
    "vast-has-ended",
    "warning",
    summary=N_("Vast geld is al afgelopen."),
    reason=N_("Vast geld met een einddatum geeft later weer ruimte. Dan moet het ook echt vrijkomen."),
    wrong="budget: {totaal: 1000, vast: [{naam: Proef, bedrag: 400, tot_en_met: 2024}]}\n",
    right="budget: {totaal: 1000, vast: [{naam: Proef, bedrag: 400, tot_en_met: 2027}]}\n",
    needs=("jaar",),
)
@on_plan
def vast_has_ended(plan: Plan) -> Iterator[Hit]:
    """Committed up to a year before this one."""
    for n, vast in enumerate(plan.budget.vast):
        if vast.tot_en_met is not None and vast.tot_en_met < plan.jaar:
            values = {"naam": vast.naam, "eind": vast.tot_en_met, "jaar": plan.jaar}
            yield Hit(
                ("budget", "vast", n, "tot_en_met"),
                Message(N_("'{naam}' liep tot en met {eind}, en dit plan is voor {jaar}."), values),
                Message(N_("Haal dit weg, of verander 'tot_en_met' als de afspraak is verlengd.")),
            )


@rule(
    "WP312",
    "one-party-holds-most",
    "info",
    summary=N_("Eén partij heeft meer dan driekwart van het vaste geld."),
    reason=N_("Eén partij zorgt voor samenhang. Er moet ook ruimte zijn voor anderen."),
    wrong=(
        "budget:\n  totaal: 4000\n  vast:\n"
        "    - {naam: Wijkcentrum, aanbieder: indebuurt033, bedrag: 900}\n"
        "    - {naam: Taalles, aanbieder: taalhuis, bedrag: 100}\n"
    ),
    right=(
        "budget:\n  totaal: 4000\n  vast:\n"
        "    - {naam: Wijkcentrum, aanbieder: indebuurt033, bedrag: 500}\n"
        "    - {naam: Taalles, aanbieder: taalhuis, bedrag: 500}\n"
    ),
    needs=("budget",),
)
@on_plan
def one_party_holds_most(plan: Plan) -> Iterator[Hit]:
    """Only where several parties share it."""
    per_partij: dict[str, int] = {}
    for vast in plan.budget.vast:
        if vast.aanbieder:
            per_partij[vast.aanbieder] = per_partij.get(vast.aanbieder, 0) + vast.bedrag
    total = sum(vast.bedrag for vast in plan.budget.vast)
    for partij, amount in sorted(per_partij.items()):
        if len(per_partij) > 1 and 4 * amount > 3 * total:
            values = {"partij": partij, "deel": Percentage(Fraction(amount, total))}
            yield Hit(
                ("budget", "vast"),
                Message(N_("'{partij}' heeft {deel} van het vaste geld."), values),
                Message(N_("Praat erover of dit zo moet blijven als een afspraak afloopt.")),
                key=True,
            )


@rule(
    "WP313",
    "little-flexibel",
    "info",
    summary=N_("Minder dan de helft van het geld is flexibel."),
    reason=N_("Een groot deel van het geld is vrij, zodat wijk en aanbieder samen kunnen kiezen."),
    wrong="budget: {totaal: 1000, vast: [{naam: Wijkcentrum, bedrag: 700}]}\n",
    right="budget: {totaal: 1000, vast: [{naam: Wijkcentrum, bedrag: 300}]}\n",
    needs=("budget",),
)
@on_plan
def little_flexibel(plan: Plan) -> Iterator[Hit]:
    """The model wants room to choose."""
    there = plan.budget.totaal + plan.budget.meegenomen
    free = plan.budget.sum_flexibel
    if free >= 0 and 2 * free < there:
        yield Hit(
            ("budget", "vast"),
            Message(N_("Van al het geld is {deel} flexibel."), {"deel": Percentage(Fraction(free, there))}),
            Message(N_("Kijk welke vaste afspraken aflopen, en wat daarvan vrij kan komen.")),
            key=True,
        )


@rule(
    "WP315",
    "ronde-twice",
    summary=N_("Twee rondes hebben dezelfde naam."),
    reason=N_("Met de naam kies je een ronde. Dan moet die naam maar één ronde aanwijzen."),
    wrong="budget: {totaal: 1000, rondes: [{naam: lente, deel: 50%}, {naam: Lente, deel: 50%}]}\n",
    right="budget: {totaal: 1000, rondes: [{naam: lente, deel: 50%}, {naam: herfst, deel: 50%}]}\n",
    needs=("budget",),
)
@on_plan
def ronde_twice(plan: Plan) -> Iterator[Hit]:
    """A round is chosen by the id that its name makes: capitals, accents and signs make no difference."""
    seen: set[str] = set()
    for n, ronde in enumerate(plan.budget.rondes):
        name = slug(ronde.naam) or ronde.naam.casefold()
        if name in seen:
            yield Hit(
                ("budget", "rondes", n, "naam"),
                Message(N_("Er is al een ronde '{naam}'."), {"naam": ronde.naam}),
                Message(N_("Geef deze ronde een andere naam.")),
            )
        seen.add(name)


@rule(
    "WP317",
    "sum-too-large",
    summary=N_("Bedragen zijn samen groter dan één bedrag mag zijn."),
    reason=N_("Zo groot is geen enkel budget. Dan staat er ergens een nul te veel."),
    wrong="budget: {totaal: 1000, meegenomen: 99999999999}\n",
    right="budget: {totaal: 1000, meegenomen: 9999}\n",
    always=True,
)
@on_plan
def sum_too_large(plan: Plan) -> Iterator[Hit]:
    """Every sum is a figure that can be read back: in the JSON of an allocation, or in the plan of next year."""
    asked = [(where, voorstel.asks) for where, voorstel in walk.voorstellen(plan) if voorstel.asks is not None]
    most: Where = max(asked, key=lambda each: each[1])[0] if asked else ()
    sums = (
        (("budget", "meegenomen"), N_("'totaal' en 'meegenomen' zijn"), plan.budget.totaal + plan.budget.meegenomen),
        (("budget", "vast"), N_("De bedragen bij 'vast' zijn"), plan.budget.sum_vast),
        (most, N_("Alles wat voorstellen vragen is"), sum(amount for _where, amount in asked)),
    )
    for where, what, amount in sums:
        if amount > MAX_CENTS:
            values = {"wat": Message(what), "som": Euros(amount), "grens": Euros(MAX_CENTS)}
            yield Hit(
                where,
                Message(N_("{wat} samen {som}; meer dan {grens} kan niet."), values),
                Message(N_("Kijk welk bedrag niet klopt: staat er een nul te veel?")),
            )
