"""An allocation as JSON, CSV and Markdown."""

from __future__ import annotations

from dataclasses import dataclass
from itertools import groupby
from typing import Any

from wijkplan.allocate import Allocation, Regel
from wijkplan.language import _
from wijkplan.language.numbers import euros
from wijkplan.plan.money import as_number
from wijkplan.plan.plan import Plan
from wijkplan.report import escape
from wijkplan.report.machine import dump
from wijkplan.report.tables import Dialect, csv_text, markdown_table
from wijkplan.report.words import STATUSSEN, TREDEN


@dataclass(frozen=True)
class Allocated:
    """A plan with the advice for it."""

    bestand: str
    plan: Plan
    allocation: Allocation


def as_json(plans: list[Allocated]) -> str:
    """One JSON document over all plans."""
    return dump({"plannen": [_plan(allocated) for allocated in plans]})


def _plan(allocated: Allocated) -> dict[str, Any]:
    allocation = allocated.allocation
    pot = allocation.pot
    amounts = {
        "totaal": pot.totaal,
        "meegenomen": pot.meegenomen,
        "vast": pot.vast,
        "flexibel": pot.flexibel,
        "reserve": pot.reserve,
        "besloten": pot.besloten,
        "beschikbaar": pot.beschikbaar,
        "toegekend": allocation.toegekend,
        "over": allocation.over,
    }
    return {
        "bestand": allocated.bestand,
        "wijk": allocated.plan.wijk,
        "jaar": allocated.plan.jaar,
        "methode": allocation.methode,
        "bij_tekort": allocation.bij_tekort,
        "budget": {name: as_number(cents) for name, cents in amounts.items()},
        "regels": [_regel(regel) for regel in allocation.regels],
    }


def _regel(regel: Regel) -> dict[str, Any]:
    voorstel = regel.voorstel
    return {
        "plaats": regel.plaats,
        "id": voorstel.id,
        "naam": voorstel.naam,
        "soort": voorstel.soort,
        "thema": voorstel.thema,
        "trede": regel.trede,
        "gevraagd": None if voorstel.asks is None else as_number(voorstel.asks),
        "toegekend": as_number(regel.toegekend),
        "status": regel.status,
        "reden": str(regel.reden),
    }


def as_csv(plans: list[Allocated], dialect: Dialect = "en") -> str:
    """One row for each voorstel."""
    names = ["plaats", "id", "naam", "soort", "thema", "trede", "gevraagd", "toegekend", "status", "reden"]
    rows = [
        [allocated.bestand, allocated.plan.wijk, allocated.plan.jaar, *_regel(regel).values()]
        for allocated in plans
        for regel in allocated.allocation.regels
    ]
    return csv_text(["bestand", "wijk", "jaar", *names], rows, dialect)


def sum_of_the_pot(allocation: Allocation) -> list[tuple[str, str, int]]:
    """The sum that a reader can check: a sign, a name and an amount in cents for each line."""
    pot = allocation.pot
    lines = [
        ("", _("totaal"), pot.totaal),
        ("+", _("meegenomen van vorig jaar"), pot.meegenomen),
        ("−", _("vast"), pot.vast),
        ("=", _("flexibel"), pot.flexibel),
        ("−", _("reserve"), pot.reserve),
        ("−", _("al besloten"), pot.besloten),
    ]
    if pot.is_what_if:
        lines.append(("→", _("beschikbaar: wat als het dit was"), pot.beschikbaar))
    else:
        lines.append(("=", _("beschikbaar"), pot.beschikbaar))
    return [*lines, ("−", _("advies"), allocation.toegekend), ("=", _("over"), allocation.over)]


def as_markdown(plans: list[Allocated]) -> str:
    """A heading, the sum of the pot and a table for each trede, for each plan."""
    return "\n".join(_section(allocated) for allocated in plans)


def _section(allocated: Allocated) -> str:
    md = escape.markdown
    text = f"## {md(allocated.plan.wijk)} {allocated.plan.jaar}\n\n"
    pot = [[sign, name, euros(cents)] for sign, name, cents in sum_of_the_pot(allocated.allocation)]
    text += markdown_table(["", _("Geld"), _("Bedrag")], "llr", pot)
    for trede, regels in groupby(allocated.allocation.regels, key=lambda regel: regel.trede):
        rows = [
            [
                str(regel.plaats),
                md(regel.voorstel.naam),
                _("onbekend") if regel.voorstel.asks is None else euros(regel.voorstel.asks),
                euros(regel.toegekend),
                _(STATUSSEN[regel.status]),
                md(str(regel.reden)),
            ]
            for regel in regels
        ]
        header = ["", _("Voorstel"), _("Gevraagd"), _("Krijgt"), _("Status"), _("Reden")]
        text += f"\n### {_(TREDEN[trede])}\n\n" + markdown_table(header, "rlrrll", rows)
    return text
