"""Family 1 as well: every value is of the kind that its key asks for."""

from __future__ import annotations

from collections.abc import Iterator

from wijkplan.checks.rule import Hit, Source, from_faults, nearest, rule
from wijkplan.checks.rules.form.form import EXACT, TYPO
from wijkplan.language import N_, Message
from wijkplan.plan.spelregels import Criteria, Stemverhouding, Themacriteria, over
from wijkplan.yamltext.document import Where


@rule(
    "WP106",
    "invalid-money",
    summary=N_("Een bedrag is niet te lezen."),
    reason=EXACT,
    wrong="budget: {totaal: veel}\n",
    right="budget: {totaal: 480000}\n",
)
def invalid_money(source: Source) -> Iterator[Hit]:
    """No amount at all, or one beyond all bounds."""
    advice = N_("Schrijf bijvoorbeeld 2400, 2400,50 of € 2.400,50.")
    yield from from_faults(
        source,
        "money-with-words",
        N_("'{text}' is geen bedrag: er staat tekst achter."),
        N_("Schrijf alleen {amount}. Uitleg kan achter een #, of bij 'tekst'."),
    )
    yield from from_faults(source, "money-invalid", N_("'{text}' is geen bedrag."), advice)
    yield from from_faults(source, "money-too-large", N_("'{text}' is te groot voor een bedrag."), advice)


@rule(
    "WP107",
    "ambiguous-money",
    summary=N_("Een bedrag is op twee manieren te lezen."),
    reason=EXACT,
    wrong="budget: {totaal: 2.400}\n",
    right="budget: {totaal: 2400}\n",
)
def ambiguous_money(source: Source) -> Iterator[Hit]:
    """A point or comma before three digits."""
    return from_faults(
        source,
        "money-ambiguous",
        N_("'{text}' is op twee manieren te lezen: als {large} euro of als {small} euro."),
        N_("Schrijf {large} of {small}."),
    )


@rule(
    "WP108",
    "negative-money",
    summary=N_("Een bedrag is kleiner dan nul."),
    reason=EXACT,
    wrong="budget: {totaal: 480000, meegenomen: -500}\n",
    right="budget: {totaal: 479500}\n",
)
def negative_money(source: Source) -> Iterator[Hit]:
    """Amounts are never below zero."""
    return from_faults(
        source,
        "money-negative",
        N_("'{text}' is minder dan nul."),
        N_("Een bedrag is nul of meer. Is het een tekort van vorig jaar? Trek dat dan af van 'totaal'."),
    )


@rule(
    "WP109",
    "invalid-percentage",
    summary=N_("Een percentage is niet te lezen."),
    reason=EXACT,
    wrong="spelregels: {verdeling: {klein_plafond: 10}}\n",
    right="spelregels: {verdeling: {klein_plafond: 10%}}\n",
)
def invalid_percentage(source: Source) -> Iterator[Hit]:
    """A share needs its sign."""
    return from_faults(source, "percentage-invalid", N_("'{text}' is geen percentage."), N_("Schrijf bijvoorbeeld 5%."))


@rule(
    "WP110",
    "invalid-number",
    summary=N_("Een getal is niet te lezen."),
    reason=EXACT,
    wrong="signalen: [{tekst: Te donker, aantal: tien}]\n",
    right="signalen: [{tekst: Te donker, aantal: 10}]\n",
)
def invalid_number(source: Source) -> Iterator[Hit]:
    """Whole numbers in digits; figures with at most one comma."""
    yield from from_faults(
        source,
        "number-grouped",
        N_("'{text}' is geen heel getal: er staat een punt, komma of spatie in."),
        N_("Schrijf alleen cijfers. Bedoel je {whole}, schrijf dan {whole}."),
    )
    yield from from_faults(
        source,
        "number-with-words",
        N_("'{text}' is geen heel getal: er staat tekst achter."),
        N_("Schrijf alleen {whole}. Uitleg kan achter een #."),
    )
    yield from from_faults(
        source, "number-invalid", N_("'{text}' is geen heel getal."), N_("Schrijf alleen cijfers, zoals 120.")
    )
    yield from from_faults(source, "year-invalid", N_("'{text}' is geen jaar."), N_("Schrijf een jaar, zoals 2027."))
    yield from from_faults(
        source, "decimal-invalid", N_("'{text}' is geen getal."), N_("Schrijf bijvoorbeeld 7 of 7,5.")
    )
    yield from from_faults(
        source,
        "number-ambiguous",
        N_("'{text}' is op twee manieren te lezen: als {large} of als {small}."),
        N_("Schrijf {large} of {small}."),
    )


@rule(
    "WP111",
    "out-of-range",
    summary=N_("Een getal is te klein of te groot."),
    reason=EXACT,
    wrong="themas: [{naam: Samen, prioriteit: {wijk: 12}}]\n",
    right="themas: [{naam: Samen, prioriteit: {wijk: 8}}]\n",
)
def out_of_range(source: Source) -> Iterator[Hit]:
    """A number beyond what its key allows."""
    return from_faults(
        source,
        "out-of-range",
        N_("'{text}' kan hier niet: het moet tussen {low} en {high} liggen."),
        N_("Schrijf een getal van {low} tot en met {high}."),
    )


@rule(
    "WP112",
    "invalid-yes-no",
    summary=N_("Hier moet ja of nee staan."),
    reason=EXACT,
    wrong="spelregels: {voorwaarden: {eigen_inzet_verplicht: misschien}}\n",
    right="spelregels: {voorwaarden: {eigen_inzet_verplicht: ja}}\n",
)
def invalid_yes_no(source: Source) -> Iterator[Hit]:
    """Yes or no, in capitals or not."""
    return from_faults(source, "yes-no-invalid", N_("'{text}' is niet ja of nee."), N_("Schrijf ja of nee."))


@rule(
    "WP113",
    "invalid-date",
    summary=N_("Een datum is niet te lezen of bestaat niet."),
    reason=EXACT,
    wrong="signalen: [{tekst: Te donker, datum: 12 september}]\n",
    right="signalen: [{tekst: Te donker, datum: 2025-09-12}]\n",
)
def invalid_date(source: Source) -> Iterator[Hit]:
    """Year, month, day; or day, month, year."""
    yield from from_faults(
        source,
        "date-invalid",
        N_("'{text}' is geen datum."),
        N_("Schrijf bijvoorbeeld 2026-03-31 of 31-03-2026."),
    )
    yield from from_faults(
        source,
        "date-no-month",
        N_("'{text}' is geen datum: er is geen maand {month}."),
        N_("Schrijf bijvoorbeeld 2026-03-31 of 31-03-2026."),
    )
    yield from from_faults(
        source,
        "date-impossible",
        N_("De dag '{text}' bestaat niet."),
        N_("Die maand ({month}) heeft {days} dagen."),
    )
    yield from from_faults(
        source,
        "date-ambiguous",
        N_("'{text}' is op twee manieren te lezen: als {one} of als {other}."),
        N_("Schrijf {one} of {other}."),
    )


@rule(
    "WP114",
    "invalid-id",
    summary=N_("Een id heeft tekens die niet kunnen."),
    reason=N_("Een id wijst iets aan. Met alleen kleine letters, cijfers en streepjes kan niemand zich vergissen."),
    wrong="themas: [{id: Samen!, naam: Samen}]\n",
    right="themas: [{id: samen, naam: Samen}]\n",
)
def invalid_id(source: Source) -> Iterator[Hit]:
    """Ids are lower-case letters, digits and hyphens."""
    yield from from_faults(
        source,
        "id-invalid",
        N_("'{text}' is geen goede id."),
        N_("Gebruik alleen kleine letters, cijfers en streepjes, zoals soep-op-dinsdag."),
    )
    yield from from_faults(
        source,
        "id-impossible",
        N_("Van deze naam is geen id te maken."),
        N_("Voeg zelf 'id:' toe, met kleine letters, cijfers en streepjes."),
    )


@rule(
    "WP115",
    "invalid-choice",
    summary=N_("Er staat een woord dat hier niet kan."),
    reason=TYPO,
    wrong="bewonersinitiatieven: [{naam: Soep, status: bezig}]\n",
    right="bewonersinitiatieven: [{naam: Soep, status: loopt}]\n",
)
def invalid_choice(source: Source) -> Iterator[Hit]:
    """One of a few words."""
    for fault in source.by_kind.get("choice-invalid", ()):
        text = Message(N_("'{text}' kan niet bij '{key}'."), fault.values)
        likely = nearest(fault.values["text"], fault.values["known"])
        advice = (
            Message(N_("Bedoel je '{likely}'?"), {"likely": likely})
            if likely
            else Message(N_("Kies uit: {known}."), {"known": ", ".join(fault.values["known"])})
        )
        yield Hit(fault.where, text, advice, span=fault.span)


@rule(
    "WP116",
    "invalid-wijkcode",
    summary=N_("Een wijkcode is niet goed."),
    reason=N_("Met de code van het CBS is een wijk overal te herkennen."),
    wrong="wijkcode: 999999\n",
    right="wijkcode: WK999999\n",
)
def invalid_wijkcode(source: Source) -> Iterator[Hit]:
    """WK and six digits."""
    return from_faults(
        source,
        "wijkcode-invalid",
        N_("'{text}' is geen wijkcode."),
        N_("Schrijf WK en zes cijfers, zoals het CBS: WK999999."),
    )


@rule(
    "WP118",
    "comma-in-braces",
    summary=N_("Een getal met een komma staat tussen accolades."),
    reason=N_("Tussen { en } scheidt een komma de delen. Van '7,5' blijft dan alleen de 7 over."),
    wrong="themas: [{naam: Samen, prioriteit: {wijk: 7,5}}]\n",
    right="themas: [{naam: Samen, prioriteit: {wijk: '7,5'}}]\n",
)
def comma_in_braces(source: Source) -> Iterator[Hit]:
    """A decimal comma that YAML takes for the end of a value."""
    for fault in source.by_kind.get("comma-in-braces", ()):
        # The second of the same decimals is not in the data, but the first stands in the same braces.
        where = fault.where or source.document.where_at(fault.span.line, fault.span.column)
        if not fault.where:
            where = (*where, fault.values["key"])
        text = Message(N_("De komma voor '{key}' knipt het getal in tweeën."), fault.values)
        advice = (
            N_("Zet het getal tussen aanhalingstekens, of schrijf een punt in plaats van de komma.")
            if fault.values["key"].rstrip(" %").isdecimal()
            else N_("Zet het hele bedrag tussen aanhalingstekens.")
        )
        yield Hit(where, text, Message(advice), span=fault.span)


@rule(
    "WP119",
    "weights-all-zero",
    summary=N_("Alle gewichten van een score zijn nul."),
    reason=N_("Als niets meetelt, is er geen volgorde."),
    wrong="spelregels: {stemverhouding: {wijk: 0, aanbieder: 0}}\n",
    right="spelregels: {stemverhouding: {wijk: 50, aanbieder: 50}}\n",
    needs=("spelregels",),
)
def weights_all_zero(source: Source) -> Iterator[Hit]:
    """A mean needs at least one weight above zero."""
    rules = source.agenda.spelregels
    if source.plan:
        if not source.plan.spelregels.model_fields_set:
            return  # the agenda's own rules are checked with the agenda
        rules = over(rules, source.plan.spelregels)
    weights: tuple[Stemverhouding | Themacriteria | Criteria, ...] = (
        rules.stemverhouding,
        rules.themacriteria,
        rules.criteria,
    )
    for name, group in zip(("stemverhouding", "themacriteria", "criteria"), weights, strict=True):
        where: Where = ("spelregels", name)
        if not any(dict(group).values()):
            text = Message(N_("Alle gewichten van '{name}' zijn nul."), {"name": name})
            yield Hit(where, text, Message(N_("Geef minstens één gewicht een getal boven nul.")), key=True)
