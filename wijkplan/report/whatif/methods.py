"""The ways to divide side by side, as JSON, CSV and Markdown."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from itertools import groupby, product
from typing import Any, get_args

from wijkplan.language import N_, _, plural
from wijkplan.language.numbers import euros, number, percentage
from wijkplan.outcome.words import STATUSSEN
from wijkplan.plan.plan import Plan
from wijkplan.plan.reading.money import as_number
from wijkplan.plan.spelregels import BijTekort, Methode
from wijkplan.report.draw import escape, supposed
from wijkplan.report.draw.machine import dump
from wijkplan.report.draw.numbers import four_decimals
from wijkplan.report.draw.plans import about, asked, asks, head, heading, up_to_round
from wijkplan.report.draw.tables import Cell, Dialect, csv_text, markdown_table
from wijkplan.whatif.methods import Column, Line, Methods

LETTERS = "ABCDEFGHI"
"""The name of each column."""
NOTHING = "–"

_METHODEN = {
    "rangorde": N_("alle voorstellen staan op één lijst, en wie hoger staat gaat voor."),
    "per-thema": N_("elk thema krijgt eerst een eigen deel van het geld. Wat overblijft, is voor alle thema's samen."),
    "gelijke-delen": N_("ieder krijgt een gelijk deel van het geld, en betaalt mee aan plannen waar die op stemde."),
}
_BIJ_TEKORT = {
    "sla-over": N_("past een voorstel niet, dan krijgt het niets en is het volgende aan de beurt."),
    "stop": N_("past een voorstel niet, dan krijgt het niets, en alles wat lager staat in die trede ook niet."),
    "deels": N_("past een voorstel niet, dan krijgt het wat er over is."),
}


@dataclass(frozen=True)
class PlanMethods:
    """A plan with all ways to divide its pot."""

    bestand: str
    plan: Plan
    methods: Methods


def as_json(plans: list[PlanMethods]) -> str:
    """One JSON document over all plans."""
    return dump({"plannen": [_plan(one) for one in plans]})


def _plan(one: PlanMethods) -> dict[str, Any]:
    found = one.methods
    return {
        **head(one.bestand, one.plan),
        **supposed.for_json(found.supposed),
        "beschikbaar": as_number(found.beschikbaar),
        "themas": list(found.themas),
        "doelgroepen": list(found.doelgroepen),
        "stemmers": found.stemmers,
        "kolommen": [
            {
                "kolom": letter,
                "manieren": [{"methode": a.methode, "bij_tekort": a.bij_tekort} for a in column.allocations],
                "spelregels": column.own,
                **_figures(column),
            }
            for letter, column in zip(LETTERS, found.columns, strict=False)
        ],
        "voorstellen": [
            {
                **_voorstel(line),
                "toegekend": {letter: as_number(cents) for letter, cents in zip(LETTERS, line.toegekend, strict=False)},
            }
            for line in found.lines
        ],
    }


def _figures(column: Column) -> dict[str, Any]:
    return {
        "toegekend": as_number(column.toegekend),
        "over": as_number(column.over),
        "voorstellen": column.voorstellen,
        "deel_bewoners": None if column.deel_bewoners is None else four_decimals(column.deel_bewoners),
        "themas": list(column.themas),
        "doelgroepen": list(column.doelgroepen),
        "stemmers": column.stemmers,
    }


def _voorstel(line: Line) -> dict[str, Any]:
    voorstel = line.voorstel
    return {
        "plaats": line.plaats,
        **about(voorstel),
        "gevraagd": asked(voorstel),
        "besloten": bool(voorstel.decided),
    }


def as_csv(plans: list[PlanMethods], dialect: Dialect = "en") -> str:
    """One row for each voorstel, and one for each figure; a column for each way to divide, also where two agree."""
    ways = [f"{methode} {bij_tekort}" for methode, bij_tekort in product(get_args(Methode), get_args(BijTekort))]
    header = ["bestand", "wijk", "jaar", "plaats", "id", "naam", "soort", "thema", "gevraagd", "besloten", *ways]
    header += [supposed.KEY] if any(one.methods.supposed for one in plans) else []
    rows: list[list[Cell]] = []
    for one in plans:
        last = list(supposed.for_json(one.methods.supposed).values())
        rows += [[*head(one.bestand, one.plan).values(), *row, *last] for row in _rows(one.methods, ways)]
    return csv_text(header, rows, dialect)


def _rows(found: Methods, ways: list[str]) -> Iterator[list[Cell]]:
    place = {f"{a.methode} {a.bij_tekort}": n for n, column in enumerate(found.columns) for a in column.allocations}
    for line in found.lines:
        amounts = [as_number(line.toegekend[place[way]]) if way in place else None for way in ways]
        shown = {**_voorstel(line), "besloten": "ja" if line.voorstel.decided else "nee"}
        yield [*shown.values(), *amounts]
    figures = [_figures(column) for column in found.columns]
    for name in figures[0]:
        values = [len(f[name]) if isinstance(f[name], list) else f[name] for f in figures]
        amounts = [values[place[way]] if way in place else None for way in ways]
        yield [None, None, None, name, None, None, None, *amounts]


def as_markdown(plans: list[PlanMethods]) -> str:
    """A heading, what each column is, a table of the voorstellen and one of the figures, for each plan."""
    return "\n".join(_section(one) for one in plans)


def _section(one: PlanMethods) -> str:
    md = escape.markdown
    found = one.methods
    text = supposed.in_markdown(found.supposed) + heading(one.plan) + "\n"
    text += "".join(f"{md(line)}\n" for line in pot(found)) + "\n"
    text += "".join(f"* **{letter}**: {way}\n" for letter, way in legend(found))
    rows = [
        [
            str(line.plaats),
            md(name(line)),
            md(line.voorstel.id),
            asks(line.voorstel),
            *(euros(cents) if cents else NOTHING for cents in line.toegekend),
        ]
        for line in found.lines
    ]
    letters = [letter for letter, _way in legend(found)]
    if rows:
        header = ["", _("Voorstel"), _("Id"), _("Gevraagd"), *letters]
        text += f"\n### {_('Wat elk voorstel krijgt')}\n\n" + markdown_table(
            header, "rll" + "r" * (len(header) - 3), rows
        )
    text += f"\n### {_('De manieren in cijfers')}\n\n"
    figures = [[letter, *cells(found, column)] for letter, column in zip(letters, found.columns, strict=True)]
    text += markdown_table(["", *heads(found)], "l" + "r" * len(heads(found)), figures)
    return text + "\n" + "".join(f"* {line}\n" for line in (*explanations(found), *notes(found)))


def pot(found: Methods) -> list[str]:
    """What there is to divide, and what is left out of it."""
    lines = up_to_round(found.columns[0].allocations[0].ronde)
    lines.append(_("Om te verdelen: {bedrag}.").format(bedrag=euros(found.beschikbaar)))
    if found.besloten:
        number_of = plural(len(found.besloten), "Al besloten: {n} voorstel", "Al besloten: {n} voorstellen")
        amount = euros(sum(voorstel.decided for voorstel in found.besloten))
        lines.append(_("{aantal}, samen {bedrag}. Dat is overal gelijk.").format(aantal=number_of, bedrag=amount))
    return lines


def legend(found: Methods) -> list[tuple[str, str]]:
    """The letter of each column, with the ways to divide that give it."""
    lines = []
    for letter, column in zip(LETTERS, found.columns, strict=False):
        ways = [
            f"{methode} ({', '.join(allocation.bij_tekort for allocation in group)})"
            for methode, group in groupby(column.allocations, key=lambda allocation: allocation.methode)
        ]
        own = " ← " + _("de spelregels van dit plan") if column.own else ""
        lines.append((letter, ", ".join(ways) + own))
    return lines


def explanations(found: Methods) -> list[str]:
    """A sentence for each method and each rule for shortage."""
    done = {allocation.methode for column in found.columns for allocation in column.allocations}
    lines = [f"{methode}: {_(text)}" for methode, text in _METHODEN.items() if methode in done]
    lines += [f"{bij_tekort}: {_(text)}" for bij_tekort, text in _BIJ_TEKORT.items()]
    if found.stemmers is None:
        lines.append(_("gelijke-delen staat er niet bij, want er zijn geen stemmen."))
    return lines


def name(line: Line) -> str:
    """The name of a voorstel, and whether it was decided."""
    voorstel = line.voorstel
    return f"{voorstel.naam} ({_(STATUSSEN['besloten'])})" if voorstel.decided else voorstel.naam


def heads(found: Methods) -> list[str]:
    """The words above `cells`; a figure that says nothing for this plan is left out."""
    words = [_("Gegeven"), _("Aantal"), _("Bewoners")]
    words += [_("Thema's")] if found.themas else []
    words += [_("Doelgroepen")] if found.doelgroepen else []
    return [*words, _("Stemmers")] if found.stemmers else words


def cells(found: Methods, column: Column) -> list[str]:
    """The figures of a column, written out."""
    share = NOTHING if column.deel_bewoners is None else percentage(column.deel_bewoners)
    written = [euros(column.toegekend), str(column.voorstellen), share]
    for reached, known in ((column.themas, found.themas), (column.doelgroepen, found.doelgroepen)):
        if known:
            written.append(_("{n} van {totaal}").format(n=len(reached), totaal=len(known)))
    return [*written, number(column.stemmers)] if column.stemmers is not None else written


def notes(found: Methods) -> list[str]:
    """What the figures mean."""
    lines = [
        _("Gegeven en aantal: hoeveel geld er nu uitgaat, en naar hoeveel voorstellen."),
        _("Bewoners: welk deel daarvan voor bewonersinitiatieven is."),
    ]
    if found.themas or found.doelgroepen:
        lines.append(_("Thema's en doelgroepen: voor hoeveel er geld is. Wat al is besloten, telt hier mee."))
    if found.stemmers:
        text = _("Stemmers: van hoeveel van de {totaal} stemmers minstens één keuze geld krijgt.")
        lines.append(text.format(totaal=number(found.stemmers)))
    return lines
