"""Family 8: privacy. A plan is public, so it holds no data of persons. What is found is never shown in full.

The whole text is searched, comments too. python-stdnum knows the check digits of a BSN and an IBAN.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from itertools import islice

from wijkplan.checks.finding import Severity
from wijkplan.checks.rule import FileRule, Hit, Source, rule
from wijkplan.files.document import Document, Span
from wijkplan.files.yaml_text import MAX_FAULTS
from wijkplan.language import N_, Message

PUBLIC = N_("Plannen zijn openbaar. Gegevens van personen horen er niet in; noem een groep of organisatie.")

BSN = re.compile(r"(?<![\w.,€-])[0-9](?:[ .]?[0-9]){8}(?![\w]|[.,][0-9])")
IBAN = re.compile(
    r"(?<![A-Za-z0-9])[A-Za-z]{2}[0-9]{2}(?:[ ]?[A-Za-z0-9]{4}){2,7}(?:[ ]?[A-Za-z0-9]{1,3})?(?![A-Za-z0-9])"
)
EMAIL = re.compile(r"(?<![\w.+-])[\w.+-]{1,64}@[\w-]{1,63}(?:\.[\w-]{1,63})+")
PHONE = re.compile(
    r"(?<![\w.,€-])(?:(?:\+|00)31[ .-]?(?:\(0\)[ .-]?)?|\(?0)(?![89]00)[1-9](?:[ ()./-]{0,2}[0-9]){8}(?![0-9])"
)
POSTCODE = r"(?<![\w])[1-9][0-9]{3}[ ]?(?!SA|SD|SS)[A-Z]{2}(?![\w])"
ADDRESS = re.compile(
    rf"{POSTCODE}[ ,]{{1,3}}(?:nr\.?[ ]|nummer[ ]|huisnummer[ ])?[0-9]{{1,5}}(?![0-9%])"
    rf"|[A-Za-zÀ-ÿ]{{3,}}[ ][0-9]{{1,5}}[ ]?[a-zA-Z]?[ ,]{{1,3}}{POSTCODE}"
)


# What all of a kind have in common, and quick to look for: most plans hold nothing that comes near.
_NINE_DIGITS = re.compile(r"[0-9](?:[ ()./-]{0,2}[0-9]){8}|[A-Za-z]{2}[0-9]{2}[ ]?[A-Za-z]{4}")
_AT = re.compile("@")
_FOUR_DIGITS_TWO_LETTERS = re.compile(r"[1-9][0-9]{3}[ ]?[A-Z]{2}(?![\w])")


@dataclass(frozen=True, slots=True)
class Kind:
    """A kind of personal data: how to find it, and how to be sure."""

    hint: re.Pattern[str]
    pattern: re.Pattern[str]
    is_valid: Callable[[str], bool] = bool

    def spans(self, document: Document) -> Iterator[Span]:
        """Where the lines of a text hold something of this kind."""
        if not (self.hint.search(document.text) and self.pattern.search(document.text)):
            return
        for number, line in enumerate(document.lines, start=1):
            for found in self.pattern.finditer(line):
                span = Span(number, found.start() + 1, number, found.end() + 1)
                if self.is_valid(found.group()) and not _is_number_field(document, span):
                    yield span

    def masked(self, text: str) -> str:
        """The text with everything of this kind made unreadable."""
        if not self.hint.search(text):
            return text
        return self.pattern.sub(lambda found: "•" * len(found[0]) if self.is_valid(found[0]) else found[0], text)


def _valid_bsn(text: str) -> bool:
    from stdnum.nl import bsn

    return bool(bsn.is_valid(text.replace(".", "").replace(" ", "")))


def _valid_iban(text: str) -> bool:
    from stdnum import iban

    return bool(iban.is_valid(text))


KINDS = {
    "WP801": Kind(_NINE_DIGITS, BSN, _valid_bsn),
    "WP802": Kind(_NINE_DIGITS, IBAN, _valid_iban),
    "WP803": Kind(_AT, EMAIL),
    "WP804": Kind(_NINE_DIGITS, PHONE),
    "WP805": Kind(_FOUR_DIGITS_TWO_LETTERS, ADDRESS),
}


def personal(document: Document) -> dict[str, tuple[Span, ...]]:
    """Every place with data of a person, by the code of its rule, whatever rules are switched off."""
    return {code: tuple(islice(kind.spans(document), MAX_FAULTS)) for code, kind in KINDS.items()}


def masked(text: str) -> str:
    """A text as it may be shown: no data of persons in full."""
    for kind in KINDS.values():
        text = kind.masked(text)
    return text


_NUMBER_FIELDS = frozenset(
    [
        "totaal",
        "meegenomen",
        "flexibel",
        "reserve",
        "bedrag",
        "kosten",
        "eigen_bijdrage",
        "gevraagd",
        "minimum",
        "toegekend",
        "besteed",
        "klein_bedrag",
        "rechtspersoon_vanaf",
        "behoefte",
        "aantal",
        "draagvlak",
        "vrijwilligers",
        "bereik",
        "bereikt",
        "deelnemers",
        "id",
    ]
)


def _is_number_field(document: Document, span: Span) -> bool:
    """Whether this is the value of a field that holds a number: 123456782 euros is no BSN."""
    where = document.where_at(span.line, span.column)
    keys = [step for step in where if isinstance(step, str)]
    return bool(keys) and keys[-1] in _NUMBER_FIELDS


def _rule(code: str, name: str, severity: Severity, *, summary: str, text: str, advice: str, wrong: str) -> FileRule:
    @rule(code, name, severity, summary=summary, reason=PUBLIC, wrong=wrong, right="samenvatting: Samen doen we het.\n")
    def check(source: Source) -> Iterator[Hit]:
        for span in source.personal[code]:
            where = source.document.where_at(span.line, span.column)
            yield Hit(where, Message(text), Message(advice), span=span)

    return check


bsn = _rule(
    "WP801",
    "bsn",
    "error",
    summary=N_("Er staat een burgerservicenummer (BSN) in het plan."),
    text=N_("Dit lijkt een burgerservicenummer (BSN)."),
    advice=N_("Haal het weg. Staat het al in git, meld dit dan als datalek."),
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
