"""Numbers of persons in a plain text: a BSN, an IBAN, a telephone number. python-stdnum knows the check digits.

Each pattern finds what looks like one; the function with its name says from where to where it really is one.
"""

from __future__ import annotations

import re

from wijkplan.checks.personal.context import (
    comes_after_amount,
    comes_before_unit,
    is_called_bsn,
    is_called_other_number,
    is_in_link,
    may_be_other_number,
)

Place = tuple[int, int]

BSN = re.compile(r"(?<![0-9])[0-9](?:[ .-]{0,3}[0-9]){8}(?!\w)")
_BSN_SHAPE = re.compile(r"[0-9]{9}|[0-9]{3}( - |[ .-])[0-9]{3}\1[0-9]{3}|[0-9]{4}([ .-])[0-9]{2}\2[0-9]{3}")
_GLUED_BSN = re.compile(r"(?:bsn|bsnr|bsn-?nr|(?:burgerservice|sofi)(?:nummer|nr))[:.]?$", re.IGNORECASE)
_MORE_BEFORE = re.compile(r"[0-9][.:-]$|(?<![0-9]{9})(?<=[0-9])[,/]$|[\w€$?&#=]$|(?<!-)-$|€ $")
_MORE_AFTER = re.compile(r"[.,:][0-9]{1,8}(?![0-9])|-[0-9]")


def bsn(match: re.Match[str]) -> Place | None:
    """Nine digits that pass the eleven test, in the groups of a BSN, and that nothing calls something else."""
    from stdnum.nl import bsn as stdnum_bsn

    text, (start, end) = match.string, match.span()
    if not stdnum_bsn.is_valid(re.sub("[^0-9]", "", match[0])):
        return None
    before = text[max(0, start - 30) : start]
    if is_called_bsn(text, start):
        glued = re.search(r"\w$", before)
        return (start, end) if not glued or _GLUED_BSN.search(before) else None
    if not _BSN_SHAPE.fullmatch(match[0]) or _MORE_BEFORE.search(before) or _MORE_AFTER.match(text, end):
        return None
    # 5 111 222 333 is one number, and so is 111 222 333 444.
    if " " in match[0] and (re.search("[0-9] $", before) or re.match(" [0-9]{3}(?![0-9])", text[end : end + 5])):
        return None
    is_amount = comes_after_amount(text, start) or comes_before_unit(text, end)
    is_other = is_called_other_number(text, start) or may_be_other_number(text, start) or is_in_link(text, start)
    return None if is_amount or is_other else (start, end)


_GAP = "[ .-]?"
IBAN = re.compile(
    rf"(?:(?<![A-Za-z0-9])|(?<=iban))"
    rf"(?:NL{_GAP}[0-9]{{2}}{_GAP}[A-Z]{{4}}(?:{_GAP}[0-9]){{10}}(?![A-Z0-9])"
    rf"|[A-Z]{{2}}{_GAP}[0-9]{{2}}(?:{_GAP}[A-Z0-9]{{4}}){{2,7}}(?:{_GAP}[A-Z0-9]{{1,3}})?(?![A-Z0-9]))",
    re.IGNORECASE,
)


def iban(match: re.Match[str]) -> Place | None:
    """The account number at the start of a text; the words behind it may look like more of it."""
    from stdnum import iban as stdnum_iban

    found = match[0]
    while found and not stdnum_iban.is_valid(re.sub("[^A-Za-z0-9]", "", found), check_country=False):
        found = found[: max(found.rfind(gap) for gap in " .-")] if re.search("[ .-]", found) else ""
    return (match.start(), match.start() + len(found)) if found else None


_SEP = "[ ()./*_~-]{0,3}"
_ABROAD = "32|33|34|351|352|359|36|380|39|40|44|48|49|597|90|212"
PHONE = re.compile(
    rf"(?<![0-9])(?:"
    rf"(?:\(?(?:\+|00)[ ]?31\)?[ ./-]{{0,3}}(?:\(0\)[ ./-]{{0,3}})?\(?0?|\(?0)[1-9](?:{_SEP}[0-9]){{8}}"
    rf"|(?:\+|00)(?:{_ABROAD})(?:{_SEP}[0-9]){{8,11}}"
    rf"|31[ -]?6(?:[ -]?[0-9]){{8}}"
    rf")(?![0-9])"
)
_DAY = re.compile(r"[0-9]{1,2}( ?[-/.] ?)(?:0?[1-9]|1[0-2])\1(?:(?:19|20)[0-9]{2}(?![0-9])|[23][0-9](?![0-9]|\1[0-9]))")
_HOURS = re.compile(r"[0-9]{2}[.:][0-9]{2} ?-? ?[0-9]{2}[.:][0-9]{2}")
_GLUED_PHONE = re.compile(r"(?:(?<![a-z])[tm]|tel|bel|mob|mobiel|app|whatsapp|nr|nummer|telefoon)$", re.IGNORECASE)
_CODE_BEFORE = re.compile(r"\w$|[0-9][.:-]$|€ ?$")
_CALLING_LINK = re.compile(r"(?:tel:|wa\.me/|phone=)\+?$", re.IGNORECASE)


def phone(match: re.Match[str]) -> Place | None:
    """A number that could ring somebody's telephone: no date, no hours, not 0800 or 0900."""
    text, (start, end) = match.string, match.span()
    before = text[max(0, start - 30) : start]
    if _CODE_BEFORE.search(before) and not _GLUED_PHONE.search(before):
        return None
    if _DAY.match(match[0]) or _HOURS.match(match[0]) or not _rings(match[0].lstrip("(")):
        return None
    if is_called_other_number(text, start) or (match[0][0] == "+" and comes_before_unit(text, end)):
        return None
    return None if is_in_link(text, start) and not _CALLING_LINK.search(before) else (start, end)


_AREA = re.compile(r"00|06[^0-9]?[1-8]|0[1-57][0-9]{2}|0[1-57][0-9][^0-9]|08[4-8]")


def _rings(found: str) -> bool:
    """Whether a number that starts with 0 does so as telephone numbers do: 06, or an area code in one piece."""
    return not found.startswith("0") or bool(_AREA.match(re.sub("^06[^0-9]{1,3}", "06-", found)))
