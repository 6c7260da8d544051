"""Family 7: plain language, in the texts that are written for residents.

What residents said themselves (``signalen.tekst``), names, and what somebody is quoted to say are left alone; so are
the texts of a plan in English. What asks much of a reader, and what does not, was measured on sentences of a
municipality before and after an editor (`benchmarks.language`): no rule gives a grade.
"""

from __future__ import annotations

from collections.abc import Iterator

from wijkplan.checks.finding import Severity
from wijkplan.checks.language.counting import counting
from wijkplan.checks.language.reading import Kind, Remark, remarks
from wijkplan.checks.language.saying import CODES, said
from wijkplan.checks.language.texts import Text
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
    for text in source.texts:
        value = text.scalar.text or ""
        for remark in remarks(value):
            if remark.kind == kind and (own := counting(remark, value, source.names, source.allowed)):
                yield text, own


def _rule(
    name: str,
    kind: Kind,
    severity: Severity,
    *,
    summary: str,
    reason: str,
    wrong: str,
    right: str,
) -> FileRule:
    @rule(
        CODES[kind],
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
            message, advice = said(remark)
            if number == MOST and len(found) > MOST + 1:
                message = Message(N_("En nog {n} zinnen zoals deze."), {"n": len(found) - MOST})
            span = span_in(source.document, text.scalar, remark.start, remark.end)
            yield Hit(text.where, message, advice, span=span)

    return check


very_long = _rule(
    "very-long-sentence",
    "very-long",
    "warning",
    summary=N_("Een zin heeft meer dan 25 woorden."),
    reason=ONE_THING,
    wrong="We maken elke week soep voor alle mensen uit de straat, zodat wie alleen woont iemand ziet,"
    " en wie pas hier woont de andere mensen uit de buurt leert kennen.",
    right="We maken elke week soep voor de hele straat. Wie alleen woont, ziet dan iemand.",
)
long = _rule(
    "long-sentence",
    "long",
    "info",
    summary=N_("Een zin heeft meer dan 20 woorden."),
    reason=ONE_THING,
    wrong="We maken elke week soep voor alle mensen uit de straat, en na het eten wassen we met elkaar de borden af.",
    right="We maken elke week soep voor de hele straat. Na het eten wassen we samen af.",
)
passive = _rule(
    "passive",
    "passive",
    "info",
    summary=N_("Een zin zegt niet eerst wie iets doet."),
    reason=BY_WHOM,
    wrong="De zaal wordt elke avond geopend.",
    right="Buren openen de zaal elke avond.",
)
formal = _rule(
    "formal-word",
    "formal",
    "info",
    summary=N_("Er staat een woord van kantoor."),
    reason=EVERYBODY,
    wrong="Middels een buurtfeest leren buren elkaar kennen.",
    right="Door een buurtfeest leren buren elkaar kennen.",
)
abbreviation = _rule(
    "abbreviation",
    "abbreviation",
    "info",
    summary=N_("Er staat een afkorting."),
    reason=EVERYBODY,
    wrong="Je kunt van alles doen, bijv. koken.",
    right="Je kunt van alles doen, bijvoorbeeld koken.",
)
nested = _rule(
    "nested-clauses",
    "clauses",
    "info",
    summary=N_("Een zin heeft twee of meer bijzinnen."),
    reason=ONE_THING,
    wrong="We vragen de buren die hier pas wonen of ze komen, zodat ze mensen zien omdat dat fijn is.",
    right="We vragen nieuwe buren of ze komen. Zo zien ze mensen.",
)
jargon = _rule(
    "jargon",
    "jargon",
    "info",
    summary=N_("Een woord uit het welzijnswerk staat er zonder uitleg."),
    reason=EVERYBODY,
    wrong="Wij werken outreachend.",
    right='"Wij werken outreachend: we komen naar je toe."',
)
