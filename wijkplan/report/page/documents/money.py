"""Where the money of a plan goes, as one bar: the same figure for residents and for the commissioner."""

from __future__ import annotations

from wijkplan.language import _
from wijkplan.language.numbers import euros
from wijkplan.outcome.result import Allocation
from wijkplan.report.page.blocks import Figure, Table
from wijkplan.report.page.charts import Part, Stack, Tint


def parts(allocation: Allocation) -> tuple[Part, ...]:
    """The whole budget, cut up; without parts in which there is nothing.

    Together they are ``totaal + meegenomen + tekort``: what was promised beyond what there is, is in them too.
    """
    pot = allocation.pot
    found = (
        _part(_("Al beloofd"), pot.vast, "vast"),
        _part(_("Plannen van bewoners"), allocation.goes_to("bewonersinitiatief"), "bewoners"),
        _part(_("Werk van professionals"), allocation.goes_to("interventie"), "professioneel"),
        _part(_("Achter de hand"), pot.reserve, "reserve"),
        _part(_("Voor latere rondes"), pot.latere_rondes, "later"),
        _part(_("Nog niet verdeeld"), allocation.over, "over"),
    )
    return tuple(part for part in found if part.value)


def _part(naam: str, cents: int, tint: Tint) -> Part:
    return Part(naam, cents, euros(cents), tint)


def figure(allocation: Allocation) -> Figure:
    """The bar, and its numbers with their sum. What is short stands below them, so that the sum is what there is."""
    found = parts(allocation)
    short = allocation.pot.tekort
    total = sum(int(part.value) for part in found) - short
    rows = [(part.naam, part.shown) for part in found]
    if short:
        rows.append((_("Te veel beloofd"), f"− {euros(short)}"))
    title = _("Waar {bedrag} naartoe gaat").format(bedrag=euros(total))
    text = " ".join(f"{name}: {amount}." for name, amount in rows)
    table = Table(title, (_("Waarvoor"), _("Bedrag")), "lr", tuple(rows), (_("Samen"), euros(total)))
    return Figure(title, text, Stack(found), table)
