"""An allocation as JSON, CSV and Markdown."""

from __future__ import annotations

from dataclasses import dataclass
from itertools import groupby
from typing import Any

from wijkplan.allocate import Allocation, Regel
from wijkplan.language import _
from wijkplan.language.numbers import About, euros
from wijkplan.outcome.result import Pot, Shares
from wijkplan.outcome.words import STATUSSEN
from wijkplan.plan.plan import Plan
from wijkplan.plan.reading.money import as_number
from wijkplan.report.draw import escape, supposed
from wijkplan.report.draw.labels import TREDEN
from wijkplan.report.draw.machine import item
from wijkplan.report.draw.numbers import four_decimals
from wijkplan.report.draw.plans import about, asked, asks, head, heading, sum_of_the_pot, up_to_round
from wijkplan.report.draw.tables import Dialect, csv_text, markdown_table


@dataclass(frozen=True)
class Allocated:
    """A plan with the advice for it."""

    bestand: str
    plan: Plan
    allocation: Allocation
    what_if: bool = False
    """Whether somebody asked for something else than the plan says; then CSV has a column for it in every plan."""


_HEADER = (
    *("bestand", "wijk", "jaar", "plaats", "id", "naam", "soort", "thema", "trede", "gevraagd", "toegekend"),
    *("status", "reden"),
)


def json_item(allocated: Allocated) -> str:
    """A plan for JSON."""
    return item(_plan(allocated))


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
    found = {
        **head(allocated.bestand, allocated.plan),
        "methode": allocation.methode,
        "bij_tekort": allocation.bij_tekort,
    }
    if allocation.ronde is not None:
        found["ronde"] = allocation.ronde
        amounts["latere_rondes"] = pot.latere_rondes
    found |= supposed.for_json(allocation.supposed)
    if pot.is_what_if:
        found["wat_als"] = True
    elif pot.tekort:
        amounts["tekort"] = pot.tekort
    found["budget"] = {name: as_number(cents) for name, cents in amounts.items()}
    found["regels"] = [_regel(regel) for regel in allocation.regels]
    if allocation.theme_shares:
        found["themadelen"] = [
            {"thema": share.thema.id, "bedrag": as_number(share.cents)} for share in allocation.theme_shares
        ]
    if allocation.shares:
        found["gelijke_delen"] = _shares(allocation.shares)
    return found


def _shares(shares: Shares) -> dict[str, Any]:
    """What each voter had, and who paid how much for what; amounts in euros, four decimals."""
    return {
        "eerste_deel": four_decimals(shares.start / 100),
        "deel": four_decimals(shares.share / 100),
        "samen_betaald": [
            {
                "id": funded.id,
                "stemmers": sum(voters for _paid, voters in funded.payments),
                "betaald": [{"bedrag": four_decimals(paid / 100), "stemmers": n} for paid, n in funded.payments],
            }
            for funded in shares.funded
        ],
    }


def _regel(regel: Regel) -> dict[str, Any]:
    voorstel = regel.voorstel
    return {
        "plaats": regel.plaats,
        **about(voorstel),
        "trede": regel.trede,
        "gevraagd": asked(voorstel),
        "toegekend": as_number(regel.toegekend),
        "status": regel.status,
        "reden": str(regel.reden),
    }


def csv_header(dialect: Dialect = "en") -> str:
    """The header of a table without plans."""
    return csv_text(_HEADER, (), dialect)


def csv_item(allocated: Allocated, dialect: Dialect = "en") -> str:
    """A plan for CSV: the header, and one row for each voorstel; a last column where something is supposed."""
    plan = head(allocated.bestand, allocated.plan).values()
    last = list(supposed.for_json(allocated.allocation.supposed).values()) if allocated.what_if else []
    if allocated.what_if and not last:
        last = [None]
    rows = ([*plan, *_regel(regel).values(), *last] for regel in allocated.allocation.regels)
    return csv_text([*_HEADER, *([supposed.KEY] if last else [])], rows, dialect)


def whole_sum(allocation: Allocation) -> list[tuple[str, str, int]]:
    """The sum of the pot, and what the advice leaves of it."""
    lines = sum_of_the_pot(allocation.pot, later=allocation.ronde is not None)
    return [*lines, ("−", _("advies"), allocation.toegekend), ("=", _("over"), allocation.over)]


def how(allocation: Allocation) -> list[str]:
    """How the money was divided, in plain words, where that is not simply from the top of the list."""
    lines = up_to_round(allocation.ronde)
    if allocation.pot.tekort and not allocation.pot.is_what_if:
        lines += [*short(allocation.pot), _("Daarom is er nu niets te verdelen.")]
    if allocation.theme_shares:
        lines.append(_("Elk thema krijgt eerst een eigen deel van het geld, naar zijn score:"))
        lines += [f"{share.thema.naam}: {euros(share.cents)}" for share in allocation.theme_shares]
        lines.append(_("Wat daarvan overblijft, gaat op één hoop."))
    if allocation.shares:
        lines.append(_("Ieder krijgt een gelijk deel van het geld, en betaalt mee aan plannen waar die op stemde."))
        share = _("Ieder begon met {eerste}. Omdat er geld overbleef, werd dat op papier {deel}.")
        if allocation.shares.share == allocation.shares.start:
            share = _("Ieder had {eerste}.")
        values = {"eerste": About(allocation.shares.start), "deel": About(allocation.shares.share)}
        lines.append(share.format_map(values))
    return lines


def short(pot: Pot) -> list[str]:
    """What was decided beyond what there is, in words; nothing where it fits."""
    if not pot.tekort:
        return []
    others = pot.besloten - pot.besloten_tot_nu
    values = {
        "geld": euros(max(0, pot.te_verdelen)),
        "besloten": euros(pot.besloten_tot_nu),
        "anders": euros(others),
        "tekort": euros(pot.besloten_tot_nu - pot.te_verdelen),
    }
    lines = []
    if pot.besloten_tot_nu > pot.te_verdelen:
        lines.append(_("Er is {besloten} besloten, en er is {geld} te verdelen: {tekort} te veel.").format_map(values))
    else:
        lines.append(_("Van de {geld} die er is, is {besloten} besloten.").format_map(values))
    if others:
        text = _("Besluiten van een latere ronde, of zonder ronde en datum, gaan er ook af: {anders}.")
        lines.append(text.format_map(values))
    return lines


def markdown_item(allocated: Allocated) -> str:
    """A plan for Markdown: a heading, the sum of the pot and a table for each trede."""
    md = escape.markdown
    text = supposed.in_markdown(allocated.allocation.supposed) + heading(allocated.plan) + "\n"
    pot = [[sign, name, euros(cents)] for sign, name, cents in whole_sum(allocated.allocation)]
    text += markdown_table(["", _("Geld"), _("Bedrag")], "llr", pot)
    if said := how(allocated.allocation):
        text += "\n" + "".join(f"* {md(line)}\n" for line in said)
    for trede, regels in groupby(allocated.allocation.regels, key=lambda regel: regel.trede):
        rows = [
            [
                str(regel.plaats),
                md(regel.voorstel.naam),
                md(regel.voorstel.id),
                asks(regel.voorstel),
                euros(regel.toegekend),
                _(STATUSSEN[regel.status]),
                md(str(regel.reden)),
            ]
            for regel in regels
        ]
        header = ["", _("Voorstel"), _("Id"), _("Gevraagd"), _("Krijgt"), _("Status"), _("Reden")]
        text += f"\n### {_(TREDEN[trede])}\n\n" + markdown_table(header, "rllrrll", rows)
    return text
