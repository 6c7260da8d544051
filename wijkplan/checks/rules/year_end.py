"""Families 5 and 6 as well: what people want to hear when a year is over, and nobody wrote down.

Of what goes on these rules say nothing before that, so that a plan in spring is not buried in advice.
"""

from __future__ import annotations

from collections.abc import Iterator

from wijkplan.checks.rule import Hit, Source, rule
from wijkplan.checks.rules.participation import REACH
from wijkplan.language import N_, Message
from wijkplan.language.numbers import Euros
from wijkplan.plan import walk
from wijkplan.plan.plan import Resultaat, Voorstel


@rule(
    "WP509",
    "signaal-without-follow-up",
    "info",
    summary=N_("Bij een oud signaal van bewoners staat niet wat ermee is gedaan."),
    reason=N_(
        "Wie iets vertelt en daarna niets meer hoort, vertelt de volgende keer niets. Een signaal is oud als het er al "
        "een heel jaar was voor het jaar van dit plan begon. Is dat jaar voorbij, dan is elk signaal van toen oud."
    ),
    wrong="jaar: 2020\nthemas: [{naam: Samen}]\nsignalen: [{tekst: Eenzaam, thema: samen, datum: 2019-09-12}]\n",
    right=(
        "jaar: 2020\n"
        "themas: [{naam: Samen}]\n"
        "signalen:\n"
        "  - {tekst: Eenzaam, thema: samen, datum: 2019-09-12, gedaan: Er is nu elke dinsdag soep.}\n"
    ),
    needs=("jaar", "signalen"),
)
def signaal_without_follow_up(source: Source) -> Iterator[Hit]:
    """That a voorstel came of it, or that it was passed on, will do. Without a date nobody knows how old it is."""
    plan = source.plan
    if plan is None:
        return
    last = plan.jaar if source.past_plan else plan.jaar - 2
    for n, signaal in enumerate(plan.signalen):
        followed = signaal.gedaan or signaal.voorstellen or signaal.doorgegeven_aan
        if signaal.datum and signaal.datum.year <= last and not followed:
            yield Hit(
                ("signalen", n),
                Message(
                    N_("Dit signaal is van {datum}, en er staat niet wat ermee is gedaan."), {"datum": signaal.datum}
                ),
                Message(N_("Voeg 'gedaan:' toe, of 'doorgegeven_aan:' met de organisatie die ervoor zorgt.")),
            )


@rule(
    "WP510",
    "participatie-without-teruggekoppeld",
    "info",
    summary=N_("Het jaar is voorbij, en van een bijeenkomst hoorden bewoners niet wat ermee is gedaan."),
    reason=N_("Wie meepraat, wil weten wat ermee is gedaan. Anders blijft die de volgende keer weg."),
    wrong="jaar: 2020\nparticipatie: [{wat: wijktafel, datum: 2020-09-12}]\n",
    right="jaar: 2020\nparticipatie: [{wat: wijktafel, datum: 2020-09-12, teruggekoppeld: 2020-10-01}]\n",
    needs=("jaar", "participatie"),
)
def participatie_without_teruggekoppeld(source: Source) -> Iterator[Hit]:
    """Every meeting of a year that is over."""
    plan = source.past_plan
    for n, moment in enumerate(plan.participatie if plan else ()):
        if moment.teruggekoppeld is None:
            yield Hit(
                ("participatie", n),
                Message(N_("Er staat niet wanneer bewoners hoorden wat er met deze bijeenkomst is gedaan.")),
                Message(N_("Vertel het hun, en zet de dag bij 'teruggekoppeld'.")),
            )


@rule(
    "WP511",
    "hard-to-reach-not-reached",
    "warning",
    summary=N_("Het jaar is voorbij, en bij geen enkel resultaat staat een groep die moeilijk te bereiken is."),
    reason=REACH,
    wrong=(
        "jaar: 2020\n"
        "bewonersinitiatieven: [{naam: Soep, doelgroepen: [nieuwkomers], resultaat: {bereikt: 131}}]\n"
        "participatie: [{wat: koffie, doelgroepen: [nieuwkomers], teruggekoppeld: 2020-03-02}]\n"
    ),
    right=(
        "jaar: 2020\n"
        "bewonersinitiatieven:\n"
        "  - {naam: Soep, doelgroepen: [nieuwkomers], resultaat: {bereikt: 131, doelgroepen: [nieuwkomers]}}\n"
        "participatie: [{wat: koffie, doelgroepen: [nieuwkomers], teruggekoppeld: 2020-03-02}]\n"
    ),
    needs=("jaar", "bewonersinitiatieven", "interventies"),
)
def hard_to_reach_not_reached(source: Source) -> Iterator[Hit]:
    """Of the groups that the plan names. Where there is no result at all, that is what has to be said first."""
    plan = source.past_plan
    if plan is None or not any(_tells(voorstel.resultaat) for voorstel in plan.voorstellen):
        return
    reached = {groep for v in plan.voorstellen if v.resultaat for groep in v.resultaat.doelgroepen}
    missed = {g.id: g.naam for g in source.agenda.doelgroepen if g.moeilijk_bereikbaar and g.id not in reached}
    for where, groep in walk.doelgroepen_named(plan):
        if naam := missed.pop(groep, None):
            yield Hit(
                where,
                Message(N_("Bij geen enkel resultaat staat dat '{naam}' is bereikt."), {"naam": naam}),
                Message(
                    N_(
                        "Is de groep bereikt, zet '{groep}' dan bij 'doelgroepen' van dat resultaat. "
                        "Zo niet, zet bij 'geleerd' wat je anders doet."
                    ),
                    {"groep": groep},
                ),
                key=where[-1] == groep,
            )


def _tells(resultaat: Resultaat | None) -> bool:
    """Whether anything at all is in it."""
    return resultaat is not None and any(value not in (None, ()) for value in dict(resultaat).values())


@rule(
    "WP609",
    "money-without-resultaat",
    "warning",
    summary=N_("Een voorstel kreeg geld en is voorbij, en er staat niet wat het heeft gebracht."),
    reason=N_("Geld van ons allemaal: wie het kreeg, vertelt wat het bracht. Ook als het anders liep."),
    wrong="bewonersinitiatieven: [{naam: Soep, kosten: 500, status: klaar, besluit: {toegekend: 500}}]\n",
    right=(
        "bewonersinitiatieven:\n"
        "  - naam: Soep\n"
        "    kosten: 500\n"
        "    status: klaar\n"
        "    besluit: {toegekend: 500}\n"
        "    resultaat: {besteed: 480, bereikt: 60, verhaal: Elke dinsdag aten er buren mee.}\n"
    ),
    needs=("jaar", "bewonersinitiatieven", "interventies"),
)
def money_without_resultaat(source: Source) -> Iterator[Hit]:
    """What runs on after the year of its plan has time until it ends."""
    for where, voorstel in walk.voorstellen(source.plan) if source.plan else ():
        if voorstel.decided and not _tells(voorstel.resultaat) and (voorstel.ended or _is_late(source, voorstel)):
            values = {"naam": voorstel.naam, "toegekend": Euros(voorstel.decided)}
            yield Hit(
                where,
                Message(N_("'{naam}' kreeg {toegekend}, en er staat niet wat het heeft gebracht."), values),
                Message(
                    N_("Voeg 'resultaat:' toe, met 'besteed', 'bereikt' en 'verhaal'. Dat kan met 'wijkplan results'.")
                ),
            )


def _is_late(source: Source, voorstel: Voorstel) -> bool:
    """Whether its year is over, and the day on which it ends is in no later one than that."""
    return source.past_plan is not None and (voorstel.einde is None or voorstel.einde.year < source.this_year)
