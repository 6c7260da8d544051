"""Family 8: privacy. A plan is public, so it holds no data of persons. What is found is never shown in full.

What counts as such data stands in `wijkplan.checks.personal`.
"""

from __future__ import annotations

from collections.abc import Iterator

from wijkplan.checks.finding import Severity
from wijkplan.checks.rule import FileRule, Hit, Rule, Source, rule
from wijkplan.language import N_, Message

PUBLIC = N_("Plannen zijn openbaar. Gegevens van personen horen er niet in; noem een groep of organisatie.")


def _rule(code: str, name: str, severity: Severity, *, summary: str, text: str, advice: str, wrong: str) -> FileRule:
    @rule(code, name, severity, summary=summary, reason=PUBLIC, wrong=wrong, right="samenvatting: Samen doen we het.\n")
    def check(source: Source) -> Iterator[Hit]:
        for one in source.personal[code]:
            span = one.parts[0]
            where = source.document.where_at(span.line, span.column)
            yield Hit(where, Message(text), Message(advice), span=span)

    return check


bsn = _rule(
    "WP801",
    "bsn",
    "error",
    summary=N_("Er staat een burgerservicenummer (BSN) in het plan."),
    text=N_("Dit lijkt een burgerservicenummer (BSN)."),
    advice=N_(
        "Haal het weg. Staat het al in git? Meld het dan als datalek."
        " Is het een ander nummer? Zet ervoor wat het is, zoals: zaaknummer."
    ),
    wrong="samenvatting: Neem contact op over 111222333.\n",
)
iban = _rule(
    "WP802",
    "iban",
    "warning",
    summary=N_("Er staat een rekeningnummer (IBAN) in het plan."),
    text=N_("Dit lijkt een rekeningnummer (IBAN)."),
    advice=N_("Haal het weg; een rekeningnummer hoort in de administratie."),
    wrong="samenvatting: Maak over op NL91 ABNA 0417 1643 00.\n",
)
email = _rule(
    "WP803",
    "e-mail",
    "warning",
    summary=N_("Er staat een e-mailadres in het plan."),
    text=N_("Dit lijkt een e-mailadres."),
    advice=N_("Haal het weg, of noem de website van de organisatie."),
    wrong="samenvatting: Mail naar iemand@example.org.\n",
)
telephone = _rule(
    "WP804",
    "telephone",
    "warning",
    summary=N_("Er staat een telefoonnummer in het plan."),
    text=N_("Dit lijkt een telefoonnummer."),
    advice=N_("Haal het weg, of noem de website van de organisatie."),
    wrong="samenvatting: Bel 06-12345678.\n",
)
address = _rule(
    "WP805",
    "address",
    "warning",
    summary=N_("Er staat een postcode met huisnummer in het plan."),
    text=N_("Dit lijkt een adres: een postcode met een huisnummer."),
    advice=N_("Noem de naam van het gebouw of de straat, zonder huisnummer."),
    wrong="samenvatting: Kom langs op 3812 AB 12.\n",
)
CODES = frozenset(one.code for one in tuple(vars().values()) if isinstance(one, Rule))
"""All rules of this family."""
