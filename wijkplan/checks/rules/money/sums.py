"""Family 3 too: amounts that stand beside their parts. The parts must give the amount."""

from __future__ import annotations

from collections.abc import Iterator

from wijkplan.checks.rule import Hit, Source, on_plan, priced, rule
from wijkplan.checks.rules.money.budget import EVERY_EURO
from wijkplan.language import N_, Message
from wijkplan.language.numbers import Euros
from wijkplan.plan.plan import Plan


@rule(
    "WP324",
    "bronnen-do-not-add-up",
    summary=N_("De bronnen van het geld zijn samen niet het totaal."),
    reason=EVERY_EURO,
    wrong=(
        "budget:\n"
        "  totaal: 480000\n"
        "  bronnen: [{naam: Gemeente, bedrag: 400000}, {naam: Woningcorporatie, bedrag: 60000}]\n"
    ),
    right=(
        "budget:\n"
        "  totaal: 480000\n"
        "  bronnen: [{naam: Gemeente, bedrag: 400000}, {naam: Woningcorporatie, bedrag: 80000}]\n"
    ),
    needs=("budget",),
)
@on_plan
def bronnen_do_not_add_up(plan: Plan) -> Iterator[Hit]:
    """What was left over from last year comes on top of ``totaal``, and from no source."""
    budget = plan.budget
    together = sum(bron.bedrag for bron in budget.bronnen)
    if not budget.bronnen or together == budget.totaal:
        return
    values = {"som": Euros(together), "totaal": Euros(budget.totaal), "meegenomen": Euros(budget.meegenomen)}
    if together == budget.totaal + budget.meegenomen:
        advice = N_("De {meegenomen} van vorig jaar staat al bij 'meegenomen'. Haal dat weg bij 'bronnen'.")
    else:
        advice = N_("Kijk of er een bron ontbreekt en of elk bedrag klopt, of maak van 'totaal' {som}.")
    yield Hit(
        ("budget", "bronnen"),
        Message(N_("De bronnen zijn samen {som}, en 'totaal' is {totaal}."), values),
        Message(advice, values),
        key=True,
    )


@rule(
    "WP325",
    "begroting-does-not-give-kosten",
    summary=N_("De posten van een begroting zijn samen niet de kosten."),
    reason=EVERY_EURO,
    wrong=(
        "bewonersinitiatieven:\n"
        "  - naam: Soep\n"
        "    kosten: 4800\n"
        "    begroting: [{post: Boodschappen, bedrag: 3800}, {post: Zaalhuur, bedrag: 100}]\n"
    ),
    right=(
        "bewonersinitiatieven:\n"
        "  - naam: Soep\n"
        "    kosten: 4800\n"
        "    begroting: [{post: Boodschappen, bedrag: 3800}, {post: Zaalhuur, bedrag: 1000}]\n"
    ),
)
def begroting_does_not_give_kosten(source: Source) -> Iterator[Hit]:
    """Without ``kosten`` the sum of its lines is what it costs."""
    for where, voorstel in priced(source):
        together = sum(post.bedrag for post in voorstel.begroting)
        if voorstel.begroting and voorstel.kosten not in (None, together):
            values = {"kosten": Euros(voorstel.kosten or 0), "som": Euros(together)}
            yield Hit(
                (*where, "kosten"),
                Message(N_("Hier staat {kosten}, en de posten bij 'begroting' zijn samen {som}."), values),
                Message(N_("Kijk of er een post ontbreekt. Klopt de begroting? Maak er dan {som} van."), values),
            )
