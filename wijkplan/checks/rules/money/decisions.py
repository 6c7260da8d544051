"""Family 3 as well: what a voorstel costs, what it asks, and what is decided about it fit together."""

from __future__ import annotations

from collections.abc import Iterator

from wijkplan.checks.rule import Hit, Source, on_plan, priced, rule
from wijkplan.checks.rules.money.budget import EVERY_EURO
from wijkplan.language import N_, Message
from wijkplan.language.numbers import Euros
from wijkplan.plan import walk
from wijkplan.plan.plan import Plan


@rule(
    "WP304",
    "eigen-bijdrage-above-kosten",
    summary=N_("De eigen bijdrage is hoger dan de kosten, alleen of samen met medefinanciers."),
    reason=EVERY_EURO,
    wrong=(
        "bewonersinitiatieven:\n"
        "  - {naam: Soep, kosten: 500, eigen_bijdrage: 100, medefinanciers: [{naam: Oranjefonds, bedrag: 5000}]}\n"
    ),
    right=(
        "bewonersinitiatieven:\n"
        "  - {naam: Soep, kosten: 500, eigen_bijdrage: 100, medefinanciers: [{naam: Oranjefonds, bedrag: 300}]}\n"
    ),
)
def eigen_bijdrage_above_kosten(source: Source) -> Iterator[Hit]:
    """Nobody pays more than it costs."""
    for where, voorstel in priced(source):
        costs, eigen, together = voorstel.costs, voorstel.eigen_bijdrage or 0, voorstel.own_money or 0
        if costs is None or together <= costs:
            continue
        values = {"eigen": Euros(eigen), "samen": Euros(together), "kosten": Euros(costs)}
        if eigen > costs:
            text = N_("De eigen bijdrage is {eigen}, meer dan de kosten van {kosten}.")
            advice = Message(N_("Kijk welk van de twee bedragen niet klopt."))
            yield Hit((*where, "eigen_bijdrage"), Message(text, values), advice)
            continue
        if eigen:
            text = N_("Eigen bijdrage en medefinanciers zijn samen {samen}, meer dan de kosten van {kosten}.")
        else:
            text = N_("De medefinanciers geven samen {samen}, meer dan de kosten van {kosten}.")
        advice = Message(N_("Kijk welk bedrag niet klopt. Zet bij een medefinancier alleen wat die hieraan betaalt."))
        yield Hit((*where, "medefinanciers"), Message(text, values), advice, key=True)


@rule(
    "WP305",
    "gevraagd-above-kosten",
    summary=N_("Het voorstel vraagt meer dan het kost."),
    reason=EVERY_EURO,
    wrong="bewonersinitiatieven: [{naam: Soep, kosten: 500, gevraagd: 600}]\n",
    right="bewonersinitiatieven: [{naam: Soep, kosten: 500, gevraagd: 500}]\n",
)
def gevraagd_above_kosten(source: Source) -> Iterator[Hit]:
    """Nobody asks more than it costs."""
    for where, voorstel in priced(source):
        if voorstel.costs is not None and (voorstel.gevraagd or 0) > voorstel.costs:
            values = {"gevraagd": Euros(voorstel.gevraagd or 0), "kosten": Euros(voorstel.costs)}
            yield Hit(
                (*where, "gevraagd"),
                Message(N_("Het voorstel vraagt {gevraagd}, meer dan de kosten van {kosten}."), values),
                Message(N_("Kijk welk van de twee bedragen niet klopt.")),
            )


@rule(
    "WP306",
    "gevraagd-unexplained",
    "warning",
    summary=N_("Het gevraagde bedrag is niet wat er van de kosten overblijft, en er staat geen uitleg bij."),
    reason=EVERY_EURO,
    wrong="bewonersinitiatieven: [{naam: Soep, kosten: 500, eigen_bijdrage: 100, gevraagd: 300}]\n",
    right=(
        "bewonersinitiatieven:\n"
        "  - {naam: Soep, kosten: 500, eigen_bijdrage: 100, gevraagd: 300, tekst: De kerk geeft 100 euro.}\n"
    ),
)
def gevraagd_unexplained(source: Source) -> Iterator[Hit]:
    """A ``tekst`` explains it."""
    for where, voorstel in priced(source):
        costs = voorstel.costs
        if costs is None or voorstel.gevraagd is None or voorstel.tekst:
            continue
        rest = costs - (voorstel.own_money or 0)
        if rest >= 0 and voorstel.gevraagd != rest and voorstel.gevraagd <= costs:
            values = {"gevraagd": Euros(voorstel.gevraagd), "rest": Euros(rest)}
            if voorstel.medefinanciers:
                text = N_("Het voorstel vraagt {gevraagd}, en wat anderen niet betalen is {rest}.")
            else:
                text = N_("Het voorstel vraagt {gevraagd}, maar kosten min eigen bijdrage is {rest}.")
            advice = N_("Maak het gelijk, zet bij 'medefinanciers' wie de rest betaalt, of leg het uit bij 'tekst'.")
            yield Hit((*where, "gevraagd"), Message(text, values), Message(advice))


@rule(
    "WP307",
    "minimum-above-gevraagd",
    summary=N_("Het minimum is hoger dan wat het voorstel vraagt."),
    reason=EVERY_EURO,
    wrong="bewonersinitiatieven: [{naam: Soep, kosten: 500, minimum: 600}]\n",
    right="bewonersinitiatieven: [{naam: Soep, kosten: 500, minimum: 300}]\n",
)
def minimum_above_gevraagd(source: Source) -> Iterator[Hit]:
    """The least with which it can go on is part of what is asked."""
    for where, voorstel in priced(source):
        if voorstel.asks is not None and (voorstel.minimum or 0) > voorstel.asks:
            values = {"minimum": Euros(voorstel.minimum or 0), "gevraagd": Euros(voorstel.asks)}
            yield Hit(
                (*where, "minimum"),
                Message(N_("Het minimum is {minimum}, meer dan de {gevraagd} die het voorstel vraagt."), values),
                Message(N_("Verlaag het minimum, of haal het weg.")),
            )


@rule(
    "WP308",
    "besluit-above-gevraagd",
    summary=N_("Er is meer toegekend dan het voorstel vraagt."),
    reason=EVERY_EURO,
    wrong="bewonersinitiatieven: [{naam: Soep, kosten: 500, besluit: {toegekend: 600}}]\n",
    right="bewonersinitiatieven: [{naam: Soep, kosten: 500, besluit: {toegekend: 500}}]\n",
)
def besluit_above_gevraagd(source: Source) -> Iterator[Hit]:
    """Nobody gets more than was asked."""
    for where, voorstel in priced(source):
        if voorstel.asks is not None and voorstel.decided > voorstel.asks:
            values = {"toegekend": Euros(voorstel.decided), "gevraagd": Euros(voorstel.asks)}
            yield Hit(
                (*where, "besluit", "toegekend"),
                Message(N_("Er is {toegekend} toegekend, en het voorstel vraagt {gevraagd}."), values),
                Message(N_("Kijk welk van de twee bedragen niet klopt.")),
            )


@rule(
    "WP309",
    "besluiten-above-pot",
    summary=N_("Er is samen meer toegekend dan er te verdelen is."),
    reason=EVERY_EURO,
    wrong="budget: {totaal: 400}\nbewonersinitiatieven: [{naam: Soep, kosten: 500, besluit: {toegekend: 500}}]\n",
    right="budget: {totaal: 900}\nbewonersinitiatieven: [{naam: Soep, kosten: 500, besluit: {toegekend: 500}}]\n",
    needs=("budget", "bewonersinitiatieven", "interventies"),
)
@on_plan
def besluiten_above_pot(plan: Plan) -> Iterator[Hit]:
    """All decisions together come out of the flexible money without the reserve."""
    pot = plan.budget.sum_flexibel - plan.budget.sum_reserve
    decided = sum(voorstel.decided for voorstel in plan.voorstellen)
    if decided > pot >= 0:
        values = {"besloten": Euros(decided), "pot": Euros(pot)}
        yield Hit(
            ("budget", "totaal"),
            Message(N_("Er is samen {besloten} toegekend, en zonder de reserve is er {pot} te verdelen."), values),
            Message(N_("Pas een besluit aan, verlaag de reserve, of verhoog 'totaal'.")),
        )


@rule(
    "WP314",
    "besluit-without-toegekend",
    "warning",
    summary=N_("Bij een besluit staat geen bedrag."),
    reason=EVERY_EURO,
    wrong="bewonersinitiatieven: [{naam: Soep, kosten: 500, besluit: {datum: 2026-03-02}}]\n",
    right="bewonersinitiatieven: [{naam: Soep, kosten: 500, besluit: {toegekend: 500, datum: 2026-03-02}}]\n",
)
@on_plan
def besluit_without_toegekend(plan: Plan) -> Iterator[Hit]:
    """Without an amount a decision decides nothing."""
    for where, voorstel in walk.voorstellen(plan):
        besluit = voorstel.besluit
        if besluit.toegekend is None and besluit.model_fields_set:
            yield Hit(
                (*where, "besluit"),
                Message(N_("Bij dit besluit staat niet hoeveel er is toegekend.")),
                Message(N_("Voeg 'toegekend:' toe; een afwijzing is 0.")),
                key=True,
            )


@rule(
    "WP316",
    "besluit-below-minimum",
    "warning",
    summary=N_("Een besluit geeft minder dan het minimum."),
    reason=N_("Met minder dan het minimum kan een voorstel niet doorgaan. Dan is het geld weg en is er niets."),
    wrong="bewonersinitiatieven: [{naam: Soep, kosten: 900, minimum: 500, besluit: {toegekend: 400}}]\n",
    right="bewonersinitiatieven: [{naam: Soep, kosten: 900, minimum: 500, besluit: {toegekend: 500}}]\n",
    needs=("bewonersinitiatieven", "interventies"),
)
@on_plan
def besluit_below_minimum(plan: Plan) -> Iterator[Hit]:
    """A rejection is no small amount."""
    for where, voorstel in walk.voorstellen(plan):
        if voorstel.minimum is not None and 0 < voorstel.decided < voorstel.minimum:
            values = {"toegekend": Euros(voorstel.decided), "minimum": Euros(voorstel.minimum)}
            yield Hit(
                (*where, "besluit", "toegekend"),
                Message(N_("Er is {toegekend} toegekend, en er is minstens {minimum} nodig."), values),
                Message(N_("Geef minstens het minimum, wijs het af met 0, of pas 'minimum' aan.")),
            )


@rule(
    "WP318",
    "besteed-above-toegekend",
    summary=N_("Er is meer besteed dan er is toegekend."),
    reason=N_(
        "Wat is besteed, komt uit het geld dat is toegekend. "
        "Klopt dat niet, dan klopt ook niet wat er overblijft voor volgend jaar."
    ),
    wrong=(
        "bewonersinitiatieven:\n"
        "  - {naam: Soep, kosten: 3600, besluit: {toegekend: 3600}, resultaat: {besteed: 200000}}\n"
    ),
    right=(
        "bewonersinitiatieven:\n"
        "  - {naam: Soep, kosten: 3600, besluit: {toegekend: 3600}, resultaat: {besteed: 3400}}\n"
    ),
)
def besteed_above_toegekend(source: Source) -> Iterator[Hit]:
    """Only money that was granted can be spent of it."""
    for where, voorstel in priced(source):
        besteed = voorstel.resultaat.besteed if voorstel.resultaat else None
        if besteed is None or (voorstel.decided and besteed <= voorstel.decided):
            continue
        values = {"besteed": Euros(besteed), "toegekend": Euros(voorstel.decided)}
        if voorstel.decided:
            text = N_("Er is {besteed} besteed, en er is {toegekend} toegekend.")
            advice = N_("Schrijf bij 'besteed' alleen wat uit dit geld is betaald, of pas het besluit aan.")
        elif voorstel.besluit.toegekend is None:
            text = N_("Er is {besteed} besteed, en er is geen besluit dat geld toekent.")
            advice = N_("Leg eerst het besluit vast, met: wijkplan decide. Was het ander geld? Haal 'besteed' dan weg.")
        else:
            text = N_("Er is {besteed} besteed, en dit voorstel is afgewezen.")
            advice = N_("Kijk of het besluit klopt. Was het ander geld? Haal 'besteed' dan weg.")
        yield Hit((*where, "resultaat", "besteed"), Message(text, values), Message(advice))
