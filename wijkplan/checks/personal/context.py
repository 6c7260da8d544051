"""What stands around a number and says what it is: an amount, the number of a case, part of a web address."""

from __future__ import annotations

import re

_NEAR = 60  # characters before and after a number that are looked at

_AMOUNT = (
    r"€|euro|eur|bedrag\w*|kosten|begroting\w*|budget\w*|totaal|subsidie\w*|reserve|omzet|toegekend|"
    r"aantal(?: \w+)?|inwoners|bezoekers|stappen|views"
)
_AMOUNT_BEFORE = re.compile(rf"(?<!\w)(?:{_AMOUNT})[ :=]{{0,3}}(?:(?:is|van|was|wordt) )?$", re.IGNORECASE)
_NUMBER = r"(?:nummers?|nrs?|id|code|kenmerk)\b"
_NAMES = (
    r"(?:rsin|kvk|k\.v\.k\.?|btw|vat|isbn|issn|ean|gtin|anbi|bag|pabulib|koophandel|wbs|sap|grootboek|"
    rf"meterstand|kostenplaats|kostensoort)(?:[ -]?{_NUMBER})?"
)
_THINGS = (
    "zaak|zaken|bestel(?:ling)?|(?:inkoop)?order|po|factuur|facturen|bank|giro|(?:grootboek)?rekening|"
    "dossier|kenmerk|ref|referentie|artikel|project|melding|klant|polis|vergunning|beschikking|debiteur|crediteur|contract|offerte|perceel|pand|serie|"
    "product|fiscaal|verplichting|inkoop|inschrijf|registratie|vestiging|kenteken"
)
_LIST = r"(?:[0-9]{9}(?:, ?| ?/ ?| en | of )){0,3}$"
_NUMBERED = re.compile(
    rf"(?<!\w)(?:{_NAMES}|(?:{_THINGS})s?[ -]?{_NUMBER})(?!\w)(?:(?!bel|tel|mob|app)[^0-9;!?,]){{0,25}}{_LIST}",
    re.IGNORECASE,
)
_NAMED = re.compile(
    rf"(?<!\w)(?:(?:{_THINGS})(?:en|s)?|(?!burgerservice|sofi|persoons|bsn)\w{{2,30}}(?:nummers?|nrs?))"
    rf"[ :.#=-]{{0,3}}(?:(?:is|was|wordt) )?{_LIST}",
    re.IGNORECASE,
)
_BSN = re.compile(r"(?:bsn|burgerservice|sofi|persoonsnummer)[^0-9;!?]{0,25}$", re.IGNORECASE)
_UNIT = re.compile(
    r" ?(?:[€%‰]|[.,][-=]|(?:euro|eur|procent|promille|miljoen|miljard|"
    r"(?:in|be)woners?|mensen|personen|kinderen|jongeren|ouderen|gezin(?:nen)?|huishoudens?|adressen|woningen|huizen|"
    r"deelnemers?|vrijwilligers?|leden|bezoek(?:en|ers?)|stemmen|leerlingen|buren|plekken|plaatsen|bomen|"
    r"k[gmwb]|[cdm]m|m[23²³]|mb|gb|kwh|kilo(?:meters?)?|gram|ton|liters?|meters?|hectare|ha|"
    r"keer|maal|stuks?|stappen|uur|uren|minuten|seconden|dagen|weken|maanden|jaar|views|bytes|klikken|volgers)(?!\w))",
    re.IGNORECASE,
)
_LINK = re.compile(r"(?:://|www\.|\.[a-z]{2,6}/)\S*$", re.IGNORECASE)


def _before(text: str, start: int) -> str:
    return text[max(0, start - _NEAR) : start]


def is_called_bsn(text: str, start: int) -> bool:
    """Whether the words before this place say that a BSN comes."""
    return bool(_BSN.search(_before(text, start)))


def is_called_other_number(text: str, start: int) -> bool:
    """Whether the words before this place say: the number of a firm, a case, an order comes."""
    return bool(_NUMBERED.search(_before(text, start)))


def may_be_other_number(text: str, start: int) -> bool:
    """Whether the word right before this place names something that has a number: 'zaak', or a word with 'nummer'."""
    return bool(_NAMED.search(_before(text, start)))


def comes_after_amount(text: str, start: int) -> bool:
    """Whether the words before this place say that so much of something comes."""
    return bool(_AMOUNT_BEFORE.search(_before(text, start)))


def comes_before_unit(text: str, end: int) -> bool:
    """Whether the word behind a number that ends here says of what it is so much: euros, inwoners, metres."""
    return bool(_UNIT.match(text, end, end + _NEAR))


def is_in_link(text: str, start: int) -> bool:
    """Whether this is part of a web address."""
    return bool(_LINK.search(_before(text, start)))
