"""What there is to say about a sentence: what asks much of a reader, and what to do."""

from __future__ import annotations

from collections.abc import Callable, Mapping

from wijkplan.checks.language.reading import Kind, Remark
from wijkplan.checks.language.words import Use
from wijkplan.language import N_, Message

CODES: Mapping[Kind, str] = {
    "very-long": "WP701",
    "long": "WP702",
    "passive": "WP703",
    "formal": "WP704",
    "abbreviation": "WP705",
    "clauses": "WP706",
    "jargon": "WP707",
}
"""The rule that looks at each kind; ``wijkplan explain`` has its reason."""


def _long(remark: Remark) -> tuple[Message, Message]:
    return (
        Message(N_("Deze zin heeft {n} woorden."), {"n": remark.size}),
        Message(N_("Maak er twee zinnen van, of haal weg wat niet nodig is. Tot 20 woorden leest makkelijk.")),
    )


def _passive(remark: Remark) -> tuple[Message, Message]:
    return (
        Message(N_("Deze zin begint niet met wie het doet: {text}."), {"text": remark.written}),
        Message(N_("Zeg wie het doet. Niet: 'de zaal wordt geopend'. Wel: 'wij openen de zaal'.")),
    )


def _clauses(remark: Remark) -> tuple[Message, Message]:
    return (
        Message(N_("In deze zin zitten {n} bijzinnen, met: {text}."), {"n": remark.size, "text": remark.written}),
        Message(N_("Maak er korte zinnen van, met in elke zin één ding.")),
    )


def _words(remark: Remark, one: str, more: str, advice: str) -> tuple[Message, Message]:
    uses = {use.written.casefold(): use for use in reversed(remark.uses)}  # a word that comes back is named once
    named = [use for use in remark.uses if uses[use.written.casefold()] is use]
    several = len(named) > 1
    instead = "; ".join(_instead(use, several) for use in named)
    values = {"text": ", ".join(use.written for use in named).removesuffix("."), "instead": instead}
    return Message(more if several else one, values), Message(advice, values)


def _instead(use: Use, several: bool) -> str:
    return f"{use.written} = {use.entry.instead}" if several else use.entry.instead


def _formal(remark: Remark) -> tuple[Message, Message]:
    return _words(
        remark,
        N_("Dit is een woord van kantoor: {text}."),
        N_("Dit zijn woorden van kantoor: {text}."),
        N_("Schrijf liever: {instead}."),
    )


def _abbreviation(remark: Remark) -> tuple[Message, Message]:
    known = all(use.entry.instead for use in remark.uses)
    return _words(
        remark,
        N_("Dit is een afkorting: {text}."),
        N_("Dit zijn afkortingen: {text}."),
        N_("Schrijf liever: {instead}.") if known else N_("Schrijf het voluit."),
    )


def _jargon(remark: Remark) -> tuple[Message, Message]:
    return _words(
        remark,
        N_("Niet iedereen kent dit woord: {text}."),
        N_("Niet iedereen kent deze woorden: {text}."),
        N_("Zeg het gewoner, zoals: {instead}. Of leg het uit, met een dubbele punt of tussen haakjes erachter."),
    )


_SAID: Mapping[Kind, Callable[[Remark], tuple[Message, Message]]] = {
    "very-long": _long,
    "long": _long,
    "passive": _passive,
    "formal": _formal,
    "abbreviation": _abbreviation,
    "clauses": _clauses,
    "jargon": _jargon,
}


def said(remark: Remark) -> tuple[Message, Message]:
    """What is hard about it, and what to do."""
    return _SAID[remark.kind](remark)
