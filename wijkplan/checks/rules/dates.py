"""Days that cannot both be right: of a decision, of the work, of what was told, and of the folder of a plan."""

from __future__ import annotations

import re
from collections.abc import Iterator

from wijkplan.checks.rule import Hit, Source, on_plan, rule
from wijkplan.language import N_, Message
from wijkplan.plan import walk
from wijkplan.plan.plan import Participatie, Plan, Signaal
from wijkplan.plan.reading.fields import FIRST_YEAR, LAST_YEAR
from wijkplan.yamltext.document import Where

LATER = N_("Wie later terugkijkt, moet kunnen zien wat eerst kwam. Een verkeerde dag is vaak een typefout in het jaar.")


@rule(
    "WP215",
    "folder-of-another-year",
    "warning",
    summary=N_("Een plan staat in de map van een ander jaar."),
    reason=N_("Wie een plan kopieert voor het nieuwe jaar, vergeet het jaar soms. Dan telt het bij het oude jaar."),
    wrong="",
    right="jaar: 2026\n",
    needs=("jaar",),
)
def folder_of_another_year(source: Source) -> Iterator[Hit]:
    """Only the folder that it stands in, where that is named after a year."""
    folder = source.document.path.absolute().parent.name
    if source.plan is None or not re.fullmatch("[0-9]{4}", folder) or not FIRST_YEAR <= int(folder) <= LAST_YEAR:
        return
    if int(folder) != source.plan.jaar:
        values = {"map": folder, "jaar": source.plan.jaar}
        yield Hit(
            ("jaar",),
            Message(N_("Dit plan is voor {jaar}, en het staat in de map '{map}'."), values),
            Message(N_("Schrijf 'jaar: {map}', of zet het plan in de map '{jaar}'."), values),
        )


@rule(
    "WP320",
    "besluit-before-ingediend",
    "warning",
    summary=N_("Een besluit is van voor de dag waarop het voorstel kwam."),
    reason=LATER,
    wrong=(
        "bewonersinitiatieven:\n"
        "  - {naam: Soep, kosten: 500, ingediend: 2026-03-12, besluit: {toegekend: 500, datum: 2026-03-02}}\n"
    ),
    right=(
        "bewonersinitiatieven:\n"
        "  - {naam: Soep, kosten: 500, ingediend: 2026-02-12, besluit: {toegekend: 500, datum: 2026-03-02}}\n"
    ),
)
@on_plan
def besluit_before_ingediend(plan: Plan) -> Iterator[Hit]:
    """On the same day is fine."""
    for where, voorstel in walk.voorstellen(plan):
        day, came = voorstel.besluit.datum, voorstel.ingediend
        if day and came and day < came:
            values = {"datum": day, "ingediend": came}
            yield Hit(
                (*where, "besluit", "datum"),
                Message(N_("Het besluit is van {datum}, en het voorstel kwam pas op {ingediend}."), values),
                Message(N_("Kijk welk van de twee dagen niet klopt.")),
            )


@rule(
    "WP321",
    "besluit-in-another-year",
    "warning",
    summary=N_("Een besluit is uit een ander jaar dan het plan."),
    reason=LATER,
    wrong="jaar: 2026\nbewonersinitiatieven: [{naam: A, kosten: 500, besluit: {toegekend: 500, datum: 2062-03-02}}]\n",
    right="jaar: 2026\nbewonersinitiatieven: [{naam: A, kosten: 500, besluit: {toegekend: 500, datum: 2025-12-02}}]\n",
    needs=("jaar",),
)
@on_plan
def besluit_in_another_year(plan: Plan) -> Iterator[Hit]:
    """Who decides before the year begins, decides in the year before."""
    for where, voorstel in walk.voorstellen(plan):
        day = voorstel.besluit.datum
        if day and day.year not in (plan.jaar - 1, plan.jaar):
            yield Hit(
                (*where, "besluit", "datum"),
                Message(
                    N_("Het besluit is van {datum}, en dit plan is voor {jaar}."), {"datum": day, "jaar": plan.jaar}
                ),
                Message(
                    N_("Kijk of het jaar klopt. Besloten in een ander jaar? Zet het dan in het plan van dat jaar.")
                ),
            )


@rule(
    "WP322",
    "einde-before-start",
    "warning",
    summary=N_("Iets is klaar voor het begint."),
    reason=LATER,
    wrong="bewonersinitiatieven: [{naam: Soep, start: 2026-11-30, einde: 2026-03-01}]\n",
    right="bewonersinitiatieven: [{naam: Soep, start: 2026-03-01, einde: 2026-11-30}]\n",
)
@on_plan
def einde_before_start(plan: Plan) -> Iterator[Hit]:
    """One day is fine."""
    for where, voorstel in walk.voorstellen(plan):
        if voorstel.start and voorstel.einde and voorstel.einde < voorstel.start:
            values = {"start": voorstel.start, "einde": voorstel.einde}
            yield Hit(
                (*where, "einde"),
                Message(N_("Dit eindigt op {einde}, en het begint pas op {start}."), values),
                Message(N_("Kijk welk van de twee dagen niet klopt.")),
            )


@rule(
    "WP326",
    "verantwoord-before-besluit",
    "warning",
    summary=N_("Een resultaat is van voor de dag van het besluit."),
    reason=LATER,
    wrong=(
        "bewonersinitiatieven:\n"
        "  - naam: Soep\n"
        "    kosten: 500\n"
        "    besluit: {toegekend: 500, datum: 2026-03-02}\n"
        "    resultaat: {besteed: 480, verantwoord: 2025-12-01}\n"
    ),
    right=(
        "bewonersinitiatieven:\n"
        "  - naam: Soep\n"
        "    kosten: 500\n"
        "    besluit: {toegekend: 500, datum: 2026-03-02}\n"
        "    resultaat: {besteed: 480, verantwoord: 2026-12-01}\n"
    ),
)
@on_plan
def verantwoord_before_besluit(plan: Plan) -> Iterator[Hit]:
    """Nobody can say what became of money that nobody had granted yet."""
    for where, voorstel in walk.voorstellen(plan):
        told, day = voorstel.resultaat.verantwoord if voorstel.resultaat else None, voorstel.besluit.datum
        if told and day and told < day:
            yield Hit(
                (*where, "resultaat", "verantwoord"),
                Message(
                    N_("Dit is verantwoord op {verantwoord}, en het besluit is pas van {datum}."),
                    {"verantwoord": told, "datum": day},
                ),
                Message(N_("Kijk welk van de twee dagen niet klopt.")),
            )


@rule(
    "WP512",
    "teruggekoppeld-too-early",
    "warning",
    summary=N_("Bewoners hoorden wat er met iets is gedaan, voor het er was."),
    reason=LATER,
    wrong="participatie: [{wat: wijktafel, datum: 2026-09-12, teruggekoppeld: 2025-10-01}]\n",
    right="participatie: [{wat: wijktafel, datum: 2026-09-12, teruggekoppeld: 2026-10-01}]\n",
)
@on_plan
def teruggekoppeld_too_early(plan: Plan) -> Iterator[Hit]:
    """On the same day is fine."""
    told: list[tuple[Where, Signaal | Participatie]] = []
    told += [(("signalen", n), signaal) for n, signaal in enumerate(plan.signalen)]
    told += [(("participatie", n), moment) for n, moment in enumerate(plan.participatie)]
    for where, item in told:
        if item.datum and item.teruggekoppeld and item.teruggekoppeld < item.datum:
            values = {"teruggekoppeld": item.teruggekoppeld, "datum": item.datum}
            yield Hit(
                (*where, "teruggekoppeld"),
                Message(N_("Dit is teruggekoppeld op {teruggekoppeld}, en het was pas op {datum}."), values),
                Message(N_("Kijk welk van de twee dagen niet klopt.")),
            )
