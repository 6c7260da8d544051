"""Slips of the pen that give a plan another meaning without breaking any rule of form."""

from __future__ import annotations

import re
from collections.abc import Iterator
from fractions import Fraction

from wijkplan.checks.rule import Hit, Source, rule
from wijkplan.language import N_, Message
from wijkplan.language.numbers import Euros, Percentage
from wijkplan.plan import walk
from wijkplan.plan.plan import Plan
from wijkplan.plan.reading.ids import ID
from wijkplan.plan.spelregels import Spelregels
from wijkplan.yamltext.document import Mapping, Node, Scalar, Sequence, Span, Where

_CUT_OFF = re.compile(r"(?<=\w) #(?!wijkplan:)[^\s#][^\r\n]*")
_LONG = 60


@rule(
    "WP017",
    "text-cut-off",
    "warning",
    summary=N_("Een # met een spatie ervoor knipt een tekst af."),
    reason=N_("Achter een spatie en een # begint een opmerking. Van 'Kamer #12' blijft dan alleen 'Kamer' over."),
    wrong="bewonersinitiatieven:\n  - naam: Kamer #12 opknappen\n    kosten: 500\n",
    right='bewonersinitiatieven:\n  - naam: "Kamer #12 opknappen"\n    kosten: 500\n',
)
def text_cut_off(source: Source) -> Iterator[Hit]:
    """Exactly one space before the sign and none behind it, after a word of a text without quotes.

    So not behind an amount, a date or an id, nor where a comment stands as people write one: ``# offerte volgt``.
    """
    document = source.document
    if document.root is None or not _CUT_OFF.search(document.text):
        return
    for where, scalar in _values(document.root, ()):
        found = _CUT_OFF.match(document.text, scalar.end.index)
        value = scalar.text or ""
        if not found or document.text[scalar.start.index] in "\"'|>" or not re.search(r"[^\W\d_]", value):
            continue
        if where[-1] != "naam" and ID.fullmatch(value):
            continue
        line, column = scalar.end.line + 1, scalar.end.column + 2
        heel = _quoted(_short(f"{value}{found[0].rstrip()}"))
        values = {"rest": _short(value), "heel": heel, "key": where[-1]}
        yield Hit(
            where,
            Message(N_("Het # begint hier een opmerking. Bij '{key}' blijft over: {rest}."), values),
            Message(
                N_("Hoort het bij de tekst? Schrijf {heel}. Is het een opmerking? Zet een spatie achter #."), values
            ),
            span=Span(line, column, line, column + len(found[0].rstrip()) - 1),
        )


def _values(node: Node, where: Where) -> Iterator[tuple[Where, Scalar]]:
    """Every single value that stands behind a key."""
    if isinstance(node, Mapping):
        for key, inner in node.items.items():
            if isinstance(inner, Scalar):
                yield (*where, key), inner
            else:
                yield from _values(inner, (*where, key))
    elif isinstance(node, Sequence):
        for n, inner in enumerate(node.items):
            yield from _values(inner, (*where, n))


def _short(text: str) -> str:
    """Of a long text only both ends."""
    return text if len(text) <= _LONG else f"{text[: _LONG // 2].rstrip()} … {text[-_LONG // 2 :].lstrip()}"


def _quoted(text: str) -> str:
    """A text between quotes, as it can stand in a plan."""
    if '"' not in text and "\\" not in text:
        return f'"{text}"'
    return "'" + text.replace("'", "''") + "'"


@rule(
    "WP323",
    "percentage-meant",
    "warning",
    summary=N_("Een heel klein bedrag was misschien bedoeld als deel."),
    reason=N_("Zonder % is 5 een bedrag van vijf euro. Dan is er bijna geen reserve, en ziet niemand het."),
    wrong="budget: {totaal: 480000, reserve: 5}\n",
    right="budget: {totaal: 480000, reserve: 5%}\n",
)
def percentage_meant(source: Source) -> Iterator[Hit]:
    """A reserve of less than ten euros, or any other amount of less than one."""
    for where, cents in _amounts(source):
        is_reserve = where == ("budget", "reserve")
        if not 0 < cents < (1000 if is_reserve else 100):
            continue
        share = Fraction(cents, 100 if cents < 100 else 10_000)
        values = {"bedrag": Euros(cents), "deel": Percentage(share), "key": where[-1]}
        advice = (
            N_("Schrijf '{key}: {deel}' als je een deel bedoelt.")
            if is_reserve
            else N_("Een deel kan hier niet staan: reken uit hoeveel {deel} is, en schrijf dat bedrag.")
        )
        text = N_("Hier staat een bedrag van {bedrag}. Bedoel je {deel}?")
        yield Hit(where, Message(text, values), Message(advice, values))


def _amounts(source: Source) -> Iterator[tuple[Where, int]]:
    """All amounts that stand in a plan or an agenda, in cents."""
    if source.plan:
        yield from _of_plan(source.plan)
        yield from _of_rules(source.plan.spelregels)
    else:
        yield from _of_rules(source.agenda.spelregels)


def _of_plan(plan: Plan) -> Iterator[tuple[Where, int]]:
    for key in ("totaal", "meegenomen", "flexibel", "reserve"):
        amount = getattr(plan.budget, key)
        if isinstance(amount, int):
            yield ("budget", key), amount
    for n, vast in enumerate(plan.budget.vast):
        yield ("budget", "vast", n, "bedrag"), vast.bedrag
    for n, bron in enumerate(plan.budget.bronnen):
        yield ("budget", "bronnen", n, "bedrag"), bron.bedrag
    for where, voorstel in walk.voorstellen(plan):
        yield from (((*where, "begroting", n, "bedrag"), post.bedrag) for n, post in enumerate(voorstel.begroting))
        others = enumerate(voorstel.medefinanciers)
        yield from (((*where, "medefinanciers", n, "bedrag"), other.bedrag) for n, other in others)
        for key in ("kosten", "eigen_bijdrage", "gevraagd", "minimum"):
            yield (*where, key), getattr(voorstel, key) or 0
        yield (*where, "besluit", "toegekend"), voorstel.decided
        if voorstel.resultaat:
            yield (*where, "resultaat", "besteed"), voorstel.resultaat.besteed or 0


def _of_rules(spelregels: Spelregels) -> Iterator[tuple[Where, int]]:
    yield ("spelregels", "voorwaarden", "rechtspersoon_vanaf"), spelregels.voorwaarden.rechtspersoon_vanaf
    yield ("spelregels", "verdeling", "klein_bedrag"), spelregels.verdeling.klein_bedrag
