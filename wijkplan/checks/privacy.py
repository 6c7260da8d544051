"""Family 8: privacy. A plan is public, so it holds no data of persons. What is found is never shown in full.

The whole text is searched, comments too. python-stdnum knows the check digits of a BSN and an IBAN.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from functools import lru_cache
from itertools import islice

from wijkplan.checks.finding import Severity
from wijkplan.checks.rule import FileRule, Hit, Source, rule
from wijkplan.files.document import Document, Scalar, Span
from wijkplan.files.yaml_text import MAX_FAULTS
from wijkplan.language import N_, Message

PUBLIC = N_("Plannen zijn openbaar. Gegevens van personen horen er niet in; noem een groep of organisatie.")

BSN = re.compile(r"(?<![\w.,€-])(?<!€ )[0-9](?:[ .]?[0-9]){8}(?![\w]|[.,][0-9])")
IBAN = re.compile(
    r"(?<![A-Za-z0-9])[A-Za-z]{2}[0-9]{2}(?:[ ]?[A-Za-z0-9]{4}){2,7}(?:[ ]?[A-Za-z0-9]{1,3})?(?![A-Za-z0-9])"
)
EMAIL = re.compile(r"(?<![\w.+-])[\w.+-]{1,64}@[\w-]{1,63}(?:\.[\w-]{1,63}){1,8}")
PHONE = re.compile(
    r"(?<![\w.,€-])(?![0-9]{1,2}[-/.][0-9]{1,2}[-/.](?:19|20)[0-9]{2}(?![0-9]))"
    r"(?:(?:\+|00)31[ .-]?(?:\(0\)[ .-]?)?|\(?0)(?![89]00)[1-9](?:[ ()./-]{0,2}[0-9]){8}(?![0-9])"
)
POSTCODE = r"(?<![\w])[1-9][0-9]{3}[ ]?(?!SA|SD|SS)[A-Z]{2}(?![\w])"
ADDRESS = re.compile(
    rf"{POSTCODE}[ ,]{{1,3}}(?:nr\.?[ ]|nummer[ ]|huisnummer[ ])?(?!(?:19|20)[0-9]{{2}}(?![0-9]))[0-9]{{1,5}}(?![0-9%])"
    rf"|(?<![A-Za-zÀ-ÿ])[A-Za-zÀ-ÿ]{{3,40}}[ ][0-9]{{1,5}}[ ]?[a-zA-Z]?[ ,]{{1,3}}{POSTCODE}"
)
# What all of a kind have in common, and quick to look for: most plans hold nothing that comes near.
_NINE_DIGITS = re.compile(r"[0-9](?:[ ()./-]{0,2}[0-9]){8}|[A-Za-z]{2}[0-9]{2}[ ]?[A-Za-z]{4}")
_AT = re.compile("@")
_FOUR_DIGITS_TWO_LETTERS = re.compile(r"[1-9][0-9]{3}[ ]?[A-Z]{2}(?![\w])")


def _whole(text: str) -> str:
    return text


def _bsn(text: str) -> str:
    from stdnum.nl import bsn

    return text if bsn.is_valid(text.replace(".", "").replace(" ", "")) else ""


def _iban(text: str) -> str:
    """The account number at the start of a text; the words behind it may look like more of it."""
    from stdnum import iban

    while text and not iban.is_valid(text, check_country=False):
        text = text.rpartition(" ")[0]
    return text


MAX_CANDIDATES = 5_000  # of one kind in one file that are looked at closely


@dataclass(frozen=True, slots=True)
class Kind:
    """A kind of personal data: how to find it, and how to be sure."""

    hint: re.Pattern[str]
    pattern: re.Pattern[str]
    sure: Callable[[str], str] = _whole
    """The part of what was found that is really of this kind; empty where none is."""
    may_be_amount: bool = False
    """Whether it can also be a number in a field for numbers."""

    def spans(self, document: Document) -> Iterator[Span]:
        """Where the lines of a text hold something of this kind."""
        if not (self.hint.search(document.text) and self.pattern.search(document.text)):
            return
        candidates = (
            (number, start, end)
            for number, line in enumerate(document.lines, start=1)
            for start, end in self.found(line)
        )
        for number, start, end in islice(candidates, MAX_CANDIDATES):
            span = Span(number, start + 1, number, end + 1)
            if start < end and not (self.may_be_amount and _is_number(document, span)):
                yield span

    def found(self, line: str) -> Iterator[tuple[int, int]]:
        """Where in a line this stands; where it only looks like it, the end is the start."""
        place = 0
        while looks := self.pattern.search(line, place):
            length = len(self.sure(looks[0]))
            yield looks.start(), looks.start() + length
            # What was not this may hide one that begins a little further on.
            place = looks.start() + max(length, 1)

    def masked(self, text: str) -> str:
        """The text with everything of this kind made unreadable."""
        if not self.hint.search(text):
            return text

        pieces, place = [], 0
        for start, end in self.found(text):
            pieces += [text[place:start], "•" * (end - start)]
            place = end
        return "".join([*pieces, text[place:]])


# The longer kinds first: part of an account number can look like a telephone number.
KINDS = {
    "WP802": Kind(_NINE_DIGITS, IBAN, _iban),
    "WP803": Kind(_AT, EMAIL),
    "WP804": Kind(_NINE_DIGITS, PHONE),
    "WP801": Kind(_NINE_DIGITS, BSN, _bsn, may_be_amount=True),
    "WP805": Kind(_FOUR_DIGITS_TWO_LETTERS, ADDRESS),
}


def personal(document: Document) -> dict[str, tuple[Span, ...]]:
    """Every place with data of a person, by the code of its rule, whatever rules are switched off."""
    found: dict[str, tuple[Span, ...]] = {}
    taken: set[tuple[int, int]] = set()
    for code, kind in KINDS.items():
        spans = []
        for span in islice(kind.spans(document), MAX_FAULTS):
            columns = {(span.line, column) for column in range(span.column, span.end_column)}
            if taken.isdisjoint(columns):
                taken |= columns
                spans.append(span)
        found[code] = tuple(spans)
    return found


@lru_cache(maxsize=256)
def masked(text: str) -> str:
    """A text as it may be shown: no data of persons in full."""
    for kind in KINDS.values():
        text = kind.masked(text)
    return text


_NUMBER = re.compile(r"[0-9€ .,]+")


def _is_number(document: Document, span: Span) -> bool:
    """Whether this is the value of a field that holds a number: 123456782 euros is no BSN."""
    where = document.where_at(span.line, span.column)
    keys = [step for step in where if isinstance(step, str)]
    node = document.at(where)
    text = node.text if isinstance(node, Scalar) else None
    holds_numbers = bool(keys) and (keys[-1] in _NUMBER_FIELDS or not {"prioriteit", "spelregels"}.isdisjoint(keys))
    return holds_numbers and bool(_NUMBER.fullmatch(text or ""))


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
    advice=N_("Haal het weg. Staat het al in git? Meld het dan als datalek."),
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
