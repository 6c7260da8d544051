"""A house style for pages: which tokens of it are taken over, and which are not, and why.

Only values of a known form are taken, so that nothing in such a file can do more than give a page its colours, letters
and spaces. A pair of colours that is hard to read together is left out: then our own two hold.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from fractions import Fraction

from wijkplan.language import N_, Message
from wijkplan.language.numbers import Figure
from wijkplan.report.draw import escape
from wijkplan.report.page.house_style.colour import as_hex, colour, contrast
from wijkplan.report.page.house_style.palette import Token, tokens
from wijkplan.report.page.house_style.token_file import UnresolvedError, declared, resolved

MOST_BYTES = 1024 * 1024
_TEXT = Fraction(9, 2)
_LARGE = Fraction(3)
"""WCAG 2.2 AA: for text, and for large text and what has to be seen of a chart."""

PAIRS = (
    *((text, ground, _TEXT) for text in ("ink", "soft", "accent") for ground in ("paper", "quiet", "warn-pale")),
    ("ink", "accent-pale", _TEXT),
    ("ink", "fixed", _TEXT),
    ("on-accent", "accent-fill", _TEXT),
    ("on-strong", "strong", _TEXT),
    ("good", "good-pale", _TEXT),
    ("warn", "warn-pale", _TEXT),
    ("bad", "bad-pale", _TEXT),
    *(("heading", ground, _LARGE) for ground in ("paper", "quiet", "warn-pale")),
    *(("focus", ground, _LARGE) for ground in ("paper", "quiet", "warn-pale")),
    *(
        (line, ground, _LARGE)
        for line in ("edge", "strong", "accent-fill", "accent-edge")
        for ground in ("paper", "quiet")
    ),
)
"""What stands on what in ``page.css``, by our short names, and the contrast that it needs."""

_FAMILY = r"""(?:"[A-Za-z0-9 _-]{1,60}"|'[A-Za-z0-9 _-]{1,60}'|[A-Za-z_-][A-Za-z0-9 _-]{0,60})"""
_FORMS = {
    "font-family": re.compile(rf"{_FAMILY}(?: ?, ?{_FAMILY}){{0,15}}"),
    "font-weight": re.compile(r"[1-9]00|normal|bold"),
    "line-height": re.compile(r"1(?:\.\d{1,4})?|2"),
    "font-size": re.compile(r"(?:0\.(?:[89]\d{0,4}|7[5-9]\d{0,3})|[12](?:\.\d{1,4})?)rem|(?:1[2-9]|[234]\d)px"),
}
_LENGTH = re.compile(r"0|\d{1,3}px|[0-8](?:\.\d{1,4})?r?em")


class NoThemeError(ValueError):
    """This file is no house style; ``why`` says what is the matter with it."""

    def __init__(self, why: Message) -> None:
        super().__init__(why.text)
        self.why = why


@dataclass(frozen=True, slots=True)
class Theme:
    """What a page takes over of a house style."""

    tokens: tuple[tuple[str, str], ...] = ()
    """Names as in the file, and values as they are written in a style; safe there."""
    left: tuple[Message, ...] = ()
    """What was not taken over, and why."""

    @property
    def style(self) -> str:
        """The tokens as the first rule of a style; empty where there are none."""
        lines = "".join(f"  {name}: {value};\n" for name, value in self.tokens)
        return f":root {{\n{lines}}}\n" if lines else ""


NONE = Theme()


def of(raw: bytes) -> Theme:
    """The house style in the bytes of a file.

    Raises:
        NoThemeError: it is too large, no text, or holds no token that a page uses.
    """
    if len(raw) > MOST_BYTES:
        raise NoThemeError(Message(N_("Dit bestand is groter dan 1 MiB. Dat is geen bestand met een huisstijl.")))
    try:
        there = declared(raw.decode("utf-8-sig"))
    except UnicodeDecodeError:
        raise NoThemeError(Message(N_("Dit bestand is geen tekst in UTF-8."))) from None
    if not any(token.name.removeprefix("--") in there for token in tokens()):
        why = N_("Hierin staan geen tokens van NL Design System die bladzijden gebruiken, zoals {token}.")
        raise NoThemeError(Message(why, {"token": tokens()[0].name}))
    taken, left = _taken(there)
    kept, unread = _legible(taken)
    return Theme(tuple((token.name, kept[token.short]) for token in tokens() if token.short in kept), (*left, *unread))


def _taken(there: Mapping[str, str]) -> tuple[dict[str, str], list[Message]]:
    """The values of the tokens that a page uses, by short name, each of a known form; and what is wrong with others."""
    taken, left = {}, []
    for token in tokens():
        name = token.name.removeprefix("--")
        if name not in there:
            continue
        try:
            value = resolved(name, there)
        except UnresolvedError:
            text = N_("{token} verwijst naar een token dat er niet is, of naar zichzelf. Het telt niet mee.")
            left.append(Message(text, {"token": token.name}))
            continue
        safe = _safe(token, " ".join(value.split()))
        if safe is None:
            text = N_("{token} is {waarde}. Zo'n waarde neemt een bladzijde niet over.")
            left.append(Message(text, {"token": token.name, "waarde": escape.terminal(value)[:60]}))
        else:
            taken[token.short] = safe
    return taken, left


def _safe(token: Token, value: str) -> str | None:
    """The value as it can stand in a style, or nothing where it is of another form."""
    if is_colour(token):
        found = colour(value)
        return as_hex(found) if found else None
    form = next((form for part, form in _FORMS.items() if part in token.name), _LENGTH)
    return value if form.fullmatch(value) else None


def is_colour(token: Token) -> bool:
    """Whether a token is about a colour."""
    return colour(token.own) is not None


def _legible(taken: Mapping[str, str]) -> tuple[dict[str, str], list[Message]]:
    """What can be read together: of each other pair neither is kept, until all that is left can be read."""
    kept, left = dict(taken), []
    while failing := next(_illegible(kept), None):
        text, ground, needed, found = failing
        names = {token.short: token.name for token in tokens()}
        said = N_(
            "{tekst} is slecht te zien op {grond}: het contrast is {gevonden}, en {nodig} is nodig."
            " De bladzijden houden hier hun eigen twee kleuren."
        )
        values = {"tekst": names[text], "grond": names[ground], "gevonden": Figure(found), "nodig": Figure(needed)}
        left.append(Message(said, values))
        kept.pop(text, None)
        kept.pop(ground, None)
    return kept, left


def _illegible(kept: Mapping[str, str]) -> Iterator[tuple[str, str, Fraction, Fraction]]:
    """Pairs with a colour of the house style that are hard to read, with the contrast needed and found."""
    colours = {token.short: colour(kept.get(token.short, token.own)) for token in tokens()}
    for text, ground, needed in PAIRS:
        front, back = colours[text], colours[ground]
        if front and back and (text in kept or ground in kept) and (found := contrast(front, back)) < needed:
            # Rounded down, so that what is too little never reads as enough.
            yield text, ground, needed, Fraction(int(found * 100), 100)
