"""Addresses of persons in a plain text: of their mail, and of their house.

Each pattern finds what looks like one; the function with its name says from where to where it really is one.
"""

from __future__ import annotations

import re

from wijkplan.checks.personal.context import comes_before_unit, is_called_other_number
from wijkplan.checks.personal.numbers import Place

_LETTER = r"[\w\u0300-\u036f]"
_LABEL = rf"(?:{_LETTER}|-){{1,63}}"
_OPEN, _CLOSE = r" ?[(\[{<] ?", r" ?[)\]}>] ?"
_AT = rf" ?(?:@|&\#64;|%40) ?|{_OPEN}(?:at|@|apenstaart(?:je)?){_CLOSE}"
_DOT = rf"\.|{_OPEN}(?:dot|punt|\.){_CLOSE}| (?:dot|punt) "
_TOP = "nl|com|org|net|eu|info|be|de|frl|amsterdam"
# "Hij at soep" is no address: with "at" for @, the points have to be words too.
EMAIL = re.compile(
    rf"(?<![\w.+@\u0300-\u036f-])(?:{_LETTER}|[.+-])++(?:"
    rf"(?:{_AT})(?!www\.)(?:{_LABEL}(?:{_DOT})){{1,8}}(?:xn--[\w-]{{2,59}}|[^\W\d_]{{2,24}})"
    rf"| (?:at|apenstaart(?:je)?) (?:{_LABEL} (?:dot|punt) ){{1,8}}(?:{_TOP})(?!\w))",
    re.IGNORECASE,
)


_IMAGE = re.compile(r"\.(?:gif|jpe?g|png|svg|webp)$", re.IGNORECASE)


def email(match: re.Match[str]) -> Place | None:
    """A mail address, without the points that stand right before it; no name of an image."""
    if _IMAGE.search(match[0]):
        return None
    return match.start() + len(match[0]) - len(match[0].lstrip(".")), match.end()


_POSTCODE = r"(?P<{0}>[1-9][0-9]{{3}}[ -]{{0,2}}(?!S[ADS])[A-Z]{{2}})"
_NUMBER = r"(?!(?:19|20)[0-9]{2}(?![0-9]))[1-9][0-9]{0,4}"
_NAMED = r"(?:h?(?:uis)?(?:nr\.?|nummer):?[ ]?|\#)?"
_NO_STREET = r"(?!(?:postbus|antwoordnummer|artikel|art|lijn|wijk|ronde|week|fase|groep)\b)"
ADDRESS = re.compile(
    rf"(?<!\w)(?<![0-9][.,/-])(?:"
    rf"{_POSTCODE.format('first')}[ ,/:-]{{0,3}}{_NAMED}{_NUMBER}(?:[A-Z]|[ -]?bis)?(?!\w|%|[.,:][0-9])"
    rf"|(?<![À-ÿ]){_NO_STREET}[A-ZÀ-ÿ]{{3,40}}\.?[ ]{_NAMED}{_NUMBER}[ ]?(?:[A-Z]|bis)?(?:-[0-9A-Z]{{1,4}})?"
    rf"[ ,(-]{{1,3}}(?:te[ ]|in[ ])?{_POSTCODE.format('last')}(?!\w))",
    re.IGNORECASE,
)
_WORD = re.compile(
    r"ad|af|al|am|as|at|be|bv|by|ca|cd|da|de|di|do|dr|ds|ea|eb|ee|ei|en|eo|er|et|ex|ga|ge|ha|he|ho|ie|ik|in|ir|"
    r"is|ja|je|jl|jr|la|ma|me|mi|mr|mu|na|nb|ne|nl|no|nr|nu|nv|oa|of|ok|om|op|or|ov|pb|pc|pm|pp|ps|re|st|ta|te|"
    r"ti|tm|to|tv|uw|vb|vr|vs|wa|wc|we|wk|wo|xl|za|ze|zo"
)
_UNIT = re.compile(r"cl|cm|dl|dm|gb|gr|hl|hm|hz|kb|kg|kj|km|kn|kw|lm|mb|mg|ml|mm|pk|tb|um")
_GASES = re.compile(r"(?:co|no|so|ch|nh|pm)[0-9]$", re.IGNORECASE)


def address(match: re.Match[str]) -> Place | None:
    """A postcode with a number of a house: no year with a word and a figure behind it, and no weight."""
    text, (start, end) = match.string, match.span()
    postcode = match["first"] or match["last"]
    digits, letters = postcode[:4], postcode[-2:]
    has_gap = len(postcode) > len("3812AB")
    if _UNIT.fullmatch(letters.casefold()) or _GASES.search(match[0]):
        return None
    # Whoever writes a postcode in small letters may as well have written a word.
    could_be_word = has_gap or not letters.isupper()
    if could_be_word and _WORD.fullmatch(letters.casefold()) and not (match["last"] and letters.isupper()):
        return None
    if has_gap and letters.islower() and digits.startswith(("19", "20")):
        return None
    return None if comes_before_unit(text, end) or is_called_other_number(text, start) else (start, end)
