"""Family 7: plain language, in the texts that are written for residents.

What residents said themselves (``signalen.tekst``), names, and what somebody is quoted to say are left alone; so are
the texts of a plan in English. What asks much of a reader, and what does not, was measured on sentences of a
municipality before and after an editor (`benchmarks.language`): no rule gives a grade.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import replace

from wijkplan.checks.finding import Severity
from wijkplan.checks.language.reading import Kind, Remark, remarks
from wijkplan.checks.language.texts import Text
from wijkplan.checks.language.words import Use
from wijkplan.checks.rule import FileRule, Hit, Source, rule
from wijkplan.language import N_, Message
from wijkplan.yamltext.places import span_in

MOST = 10
"""How many findings of one rule a file has, before one that counts the others."""

EVERYBODY = N_("Een plan is voor alle bewoners. Korte zinnen en gewone woorden leest iedereen in één keer.")
ONE_THING = N_("Wie een lange zin leest, moet te veel onthouden. Met één ding per zin kan iedereen het volgen.")
BY_WHOM = N_("Bewoners willen weten wie iets doet. Met 'worden' blijft dat vaak weg.")


def spoken(source: Source, kind: Kind) -> Iterator[tuple[Text, Remark]]:
    """Every remark of this kind on a text, without the words that the agenda allows and those of a name."""
    allowed = {word.casefold() for word in source.agenda.controle.woorden}
    for text in source.texts:
        for remark in remarks(text.scalar.text or ""):
            if remark.kind != kind:
                continue
            if not remark.uses:
                yield text, remark
            elif own := tuple(use for use in remark.uses if _counts(source, text, use, allowed)):
                yield text, replace(remark, start=own[0].start, end=own[0].end, uses=own)


def _counts(source: Source, text: Text, use: Use, allowed: set[str]) -> bool:
    if not allowed.isdisjoint({use.written.casefold(), *(form.casefold() for form in use.entry.all_forms)}):
        return False
    value = text.scalar.text or ""
    # A name as it is written, around the word.
    return not any(
        use.written in name and name in value[max(0, use.end - len(name)) : use.start + len(name)]
        for name in source.names
    )


Words = Callable[[Remark], tuple[Message, Message]]


def _rule(
    code: str,
    name: str,
    kind: Kind,
    severity: Severity,
    words: Words,
    *,
    summary: str,
    reason: str,
    wrong: str,
    right: str,
) -> FileRule:
    @rule(
        code,
        name,
        severity,
        summary=summary,
        reason=reason,
        wrong=f"samenvatting: {wrong}\n",
        right=f"samenvatting: {right}\n",
    )
    def check(source: Source) -> Iterator[Hit]:
        found = list(spoken(source, kind))
        for number, (text, remark) in enumerate(found[: MOST + 1]):
            message, advice = words(remark)
            if number == MOST and len(found) > MOST + 1:
                message = Message(N_("En nog {n} zinnen zoals deze."), {"n": len(found) - MOST})
            span = span_in(source.document, text.scalar, remark.start, remark.end)
            yield Hit(text.where, message, advice, span=span)

    return check


def _long(remark: Remark) -> tuple[Message, Message]:
    return (
        Message(N_("Deze zin heeft {n} woorden."), {"n": remark.size}),
        Message(N_("Maak er twee zinnen van, of haal weg wat niet nodig is. Tot 20 woorden leest makkelijk.")),
    )


def _passive(remark: Remark) -> tuple[Message, Message]:
    return (
        Message(N_("Deze zin begint niet met wie het doet: {text}."), {"text": remark.written}),
        Message(N_("Zeg wie het doet. Niet: de zaal wordt geopend. Wel: wij openen de zaal.")),
    )


def _clauses(remark: Remark) -> tuple[Message, Message]:
    return (
        Message(N_("In deze zin zitten {n} bijzinnen, met: {text}."), {"n": remark.size, "text": remark.written}),
        Message(N_("Maak er korte zinnen van, met in elke zin één ding.")),
    )


def _words(remark: Remark, one: str, more: str, advice: str) -> tuple[Message, Message]:
    several = len(remark.uses) > 1
    instead = "; ".join(_instead(use, several) for use in remark.uses)
    values = {"text": ", ".join(use.written for use in remark.uses).removesuffix("."), "instead": instead}
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


very_long = _rule(
    "WP701",
    "very-long-sentence",
    "very-long",
    "warning",
    _long,
    summary=N_("Een zin heeft meer dan 25 woorden."),
    reason=ONE_THING,
    wrong="We maken elke week soep voor alle mensen uit de straat, zodat wie alleen woont iemand ziet,"
    " en wie pas hier woont de andere mensen uit de buurt leert kennen.",
    right="We maken elke week soep voor de hele straat. Wie alleen woont, ziet dan iemand.",
)
long = _rule(
    "WP702",
    "long-sentence",
    "long",
    "info",
    _long,
    summary=N_("Een zin heeft meer dan 20 woorden."),
    reason=ONE_THING,
    wrong="We maken elke week soep voor alle mensen uit de straat, en na het eten wassen we met elkaar de borden af.",
    right="We maken elke week soep voor de hele straat. Na het eten wassen we samen af.",
)
passive = _rule(
    "WP703",
    "passive",
    "passive",
    "info",
    _passive,
    summary=N_("Een zin zegt niet eerst wie iets doet."),
    reason=BY_WHOM,
    wrong="De zaal wordt elke avond geopend.",
    right="Buren openen de zaal elke avond.",
)
formal = _rule(
    "WP704",
    "formal-word",
    "formal",
    "info",
    _formal,
    summary=N_("Er staat een woord van kantoor."),
    reason=EVERYBODY,
    wrong="Middels een buurtfeest leren buren elkaar kennen.",
    right="Door een buurtfeest leren buren elkaar kennen.",
)
abbreviation = _rule(
    "WP705",
    "abbreviation",
    "abbreviation",
    "info",
    _abbreviation,
    summary=N_("Er staat een afkorting."),
    reason=EVERYBODY,
    wrong="Je kunt van alles doen, bijv. koken.",
    right="Je kunt van alles doen, bijvoorbeeld koken.",
)
nested = _rule(
    "WP706",
    "nested-clauses",
    "clauses",
    "info",
    _clauses,
    summary=N_("Een zin heeft twee of meer bijzinnen."),
    reason=ONE_THING,
    wrong="We vragen de buren die hier pas wonen of ze komen, zodat ze mensen zien omdat dat fijn is.",
    right="We vragen nieuwe buren of ze komen. Zo zien ze mensen.",
)
jargon = _rule(
    "WP707",
    "jargon",
    "jargon",
    "info",
    _jargon,
    summary=N_("Een woord uit het welzijnswerk staat er zonder uitleg."),
    reason=EVERYBODY,
    wrong="Wij werken outreachend.",
    right='"Wij werken outreachend: we komen naar je toe."',
)
