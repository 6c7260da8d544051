"""Family 5: demand and participation. The plan starts from what residents say, and everyone is reached."""

from __future__ import annotations

from collections.abc import Iterator
from fractions import Fraction

from wijkplan.checks.rule import Hit, Source, on_plan, rule
from wijkplan.language import N_, Message
from wijkplan.plan import walk
from wijkplan.plan.plan import STEMMEN, Plan

FROM_SIGNALS = N_("Werk vanuit de vraag: wat zeggen bewoners zelf?")
REACH = N_("Sommige groepen hoor je niet vanzelf. Wijkambassadeurs en persoonlijk contact helpen.")
TOGETHER = N_("Wijk en aanbieder bepalen samen wat voorgaat. Beide stemmen zijn dan te zien.")


@rule(
    "WP501",
    "thema-without-signaal",
    "warning",
    summary=N_("Bij een thema staat geen enkel signaal van bewoners."),
    reason=FROM_SIGNALS,
    wrong="themas: [{naam: Samen}, {naam: Jeugd}]\nsignalen: [{tekst: Eenzaam, thema: samen}]\n",
    right=(
        "themas: [{naam: Samen}, {naam: Jeugd}]\n"
        "signalen: [{tekst: Eenzaam, thema: samen}, {tekst: Niets te doen, thema: jeugd}]\n"
    ),
    needs=("signalen",),
)
@on_plan
def thema_without_signaal(plan: Plan) -> Iterator[Hit]:
    """Where the plan has signals at all."""
    heard = {signaal.thema for signaal in plan.signalen}
    for n, thema in enumerate(plan.themas):
        if plan.signalen and thema.id not in heard:
            yield Hit(
                ("themas", n),
                Message(N_("Bij '{naam}' staat geen signaal van bewoners."), {"naam": thema.naam}),
                Message(N_("Vraag het na in de wijk, en zet bij een signaal 'thema: {id}'."), {"id": thema.id}),
            )


@rule(
    "WP502",
    "signaal-without-thema",
    "info",
    summary=N_("Een signaal hoort bij geen enkel thema."),
    reason=FROM_SIGNALS,
    wrong="themas: [{naam: Samen}]\nsignalen: [{tekst: Eenzaam}]\n",
    right="themas: [{naam: Samen}]\nsignalen: [{tekst: Eenzaam, thema: samen}]\n",
)
@on_plan
def signaal_without_thema(plan: Plan) -> Iterator[Hit]:
    """A signal that nobody does anything with."""
    for n, signaal in enumerate(plan.signalen):
        if not signaal.thema:
            yield Hit(
                ("signalen", n),
                Message(N_("Dit signaal hoort nog bij geen thema.")),
                Message(N_("Voeg 'thema:' toe, of maak er een thema van.")),
            )


@rule(
    "WP503",
    "doelgroep-without-voorstel",
    "warning",
    summary=N_("Een thema is er voor een doelgroep, en geen enkel voorstel noemt die groep."),
    reason=REACH,
    wrong="themas: [{naam: Samen, doelgroepen: [ouderen]}]\nbewonersinitiatieven: [{naam: Soep, thema: samen}]\n",
    right=(
        "themas: [{naam: Samen, doelgroepen: [ouderen]}]\n"
        "bewonersinitiatieven: [{naam: Soep, thema: samen, doelgroepen: [ouderen]}]\n"
    ),
    needs=("bewonersinitiatieven", "interventies"),
)
@on_plan
def doelgroep_without_voorstel(plan: Plan) -> Iterator[Hit]:
    """Where the plan has proposals at all."""
    served = {groep for voorstel in plan.voorstellen for groep in voorstel.doelgroepen}
    told: set[str] = set()
    for n, thema in enumerate(plan.themas):
        for m, groep in enumerate(thema.doelgroepen):
            if plan.voorstellen and groep not in served and groep not in told:
                told.add(groep)
                yield Hit(
                    ("themas", n, "doelgroepen", m),
                    Message(N_("Geen enkel voorstel is er voor '{groep}'."), {"groep": groep}),
                    Message(N_("Zoek een voorstel voor deze groep, of zet de groep bij een voorstel.")),
                )


@rule(
    "WP504",
    "hard-to-reach-not-met",
    "warning",
    summary=N_("Met een groep die moeilijk te bereiken is, heeft nog niemand gepraat."),
    reason=REACH,
    wrong="themas: [{naam: Samen, doelgroepen: [nieuwkomers]}]\n",
    right=(
        "themas: [{naam: Samen, doelgroepen: [nieuwkomers]}]\n"
        "participatie: [{wat: koffie met wijkambassadeurs, doelgroepen: [nieuwkomers], ambassadeurs: 2}]\n"
    ),
    needs=("participatie",),
)
def hard_to_reach_not_met(source: Source) -> Iterator[Hit]:
    """No meeting, no ambassadors and no result for a group that the agenda calls hard to reach."""
    if source.plan is None:
        return
    hard = {groep.id: groep.naam for groep in source.agenda.doelgroepen if groep.moeilijk_bereikbaar}
    met = {groep for moment in source.plan.participatie for groep in moment.doelgroepen}
    met |= {groep for v in source.plan.voorstellen if v.resultaat for groep in v.resultaat.doelgroepen}
    told: set[str] = set()
    for where, groep in walk.doelgroepen_named(source.plan):
        if groep in hard and groep not in met and groep not in told:
            told.add(groep)
            yield Hit(
                where,
                Message(
                    N_("Met '{naam}' was nog geen bijeenkomst, en er ging nog geen ambassadeur langs."),
                    {"naam": hard[groep]},
                ),
                Message(N_("Ga langs met wijkambassadeurs, en zet het bij 'participatie'.")),
                key=where[-1] == groep,
            )


@rule(
    "WP505",
    "no-participatie",
    "info",
    summary=N_("In het plan staat niet hoe bewoners meepraatten."),
    reason=TOGETHER,
    wrong="themas: [{naam: Samen}]\n",
    right="themas: [{naam: Samen}]\nparticipatie: [{wat: wijktafel, deelnemers: 41}]\n",
    needs=("participatie",),
)
@on_plan
def no_participatie(plan: Plan) -> Iterator[Hit]:
    """Where the plan has anything to talk about."""
    if not plan.participatie and (plan.themas or plan.voorstellen):
        yield Hit(
            ("wijk",),
            Message(N_("Er staat niet bij hoe bewoners meepraatten over dit plan.")),
            Message(N_("Voeg 'participatie:' toe, zoals een wijktafel met de datum en het aantal deelnemers.")),
        )


@rule(
    "WP506",
    "one-voice",
    "info",
    summary=N_("Bij een prioriteit staat maar één van de twee stemmen."),
    reason=TOGETHER,
    wrong="themas: [{naam: Samen, prioriteit: {wijk: 8}}]\n",
    right="themas: [{naam: Samen, prioriteit: {wijk: 8, aanbieder: 6}}]\n",
)
@on_plan
def one_voice(plan: Plan) -> Iterator[Hit]:
    """The one that is there then counts alone."""
    places = [(("themas", n), thema.prioriteit) for n, thema in enumerate(plan.themas)]
    places += [((str(w[0]), int(w[1])), voorstel.prioriteit) for w, voorstel in walk.voorstellen(plan)]
    for where, prioriteit in places:
        given = [name for name in STEMMEN if getattr(prioriteit, name) is not None]
        if len(given) == 1:
            missing = "aanbieder" if given == ["wijk"] else "wijk"
            values = {"missing": missing, "given": given[0]}
            yield Hit(
                (*where, "prioriteit", given[0]),
                Message(N_("De stem '{missing}' ontbreekt; nu telt alleen '{given}'."), values),
                Message(N_("Vraag ook het cijfer van '{missing}'."), values),
            )


@rule(
    "WP507",
    "no-choice-made",
    "info",
    summary=N_("Een stem geeft elk thema hetzelfde cijfer."),
    reason=N_("Als alles even belangrijk is, is er niet gekozen."),
    wrong=(
        "themas:\n"
        "  - {naam: Samen, prioriteit: {wijk: 8, aanbieder: 7}}\n"
        "  - {naam: Jeugd, prioriteit: {wijk: 8, aanbieder: 6}}\n"
        "  - {naam: Geld, prioriteit: {wijk: 8, aanbieder: 9}}\n"
    ),
    right=(
        "themas:\n"
        "  - {naam: Samen, prioriteit: {wijk: 8, aanbieder: 7}}\n"
        "  - {naam: Jeugd, prioriteit: {wijk: 6, aanbieder: 6}}\n"
        "  - {naam: Geld, prioriteit: {wijk: 4, aanbieder: 9}}\n"
    ),
    needs=("themas",),
)
@on_plan
def no_choice_made(plan: Plan) -> Iterator[Hit]:
    """With three themes or more."""
    for name in STEMMEN:
        figures: list[Fraction | None] = [getattr(thema.prioriteit, name) for thema in plan.themas]
        if len(figures) >= 3 and figures[0] is not None and len(set(figures)) == 1:
            yield Hit(
                ("themas", 0, "prioriteit", name),
                Message(N_("De stem '{name}' geeft elk thema hetzelfde cijfer."), {"name": name}),
                Message(N_("Vraag wat het eerst moet, en wat kan wachten.")),
            )


@rule(
    "WP508",
    "no-signalen",
    "info",
    summary=N_("In het plan staat geen enkel signaal van bewoners."),
    reason=FROM_SIGNALS,
    wrong="themas: [{naam: Samen}]\n",
    right="themas: [{naam: Samen}]\nsignalen: [{tekst: Eenzaam, thema: samen}]\n",
    needs=("signalen",),
)
@on_plan
def no_signalen(plan: Plan) -> Iterator[Hit]:
    """Where the plan has themes at all."""
    if plan.themas and not plan.signalen:
        yield Hit(
            ("themas",),
            Message(N_("Er staan geen signalen van bewoners in dit plan.")),
            Message(N_("Voeg 'signalen:' toe: wat hoor je in de wijk, en van hoeveel mensen?")),
            key=True,
        )
