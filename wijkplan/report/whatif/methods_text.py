"""The ways to divide side by side on a screen or a projector."""

from __future__ import annotations

from collections.abc import Sequence

from rich.text import Text

from wijkplan.language import _
from wijkplan.language.numbers import euros
from wijkplan.report.draw import supposed_text
from wijkplan.report.draw.pieces import Pieces, Row, Rows, text, title, under_its_id
from wijkplan.report.draw.plans import asks
from wijkplan.report.whatif.methods import (
    LETTERS,
    NOTHING,
    PlanMethods,
    cells,
    explanations,
    heads,
    legend,
    name,
    notes,
    pot,
)
from wijkplan.whatif.methods import Line, Methods

_ALL = "●"
_STYLES = {_ALL: "good", NOTHING: "less"}


def show(one: PlanMethods) -> Pieces:
    """What each letter stands for, where the ways differ, where they do not, and the figures."""
    found = one.methods
    yield from supposed_text.show(found.supposed)
    yield from title(f"{one.plan.wijk} {one.plan.jaar}", one.bestand)
    yield from map(text, pot(found))
    yield ""
    yield Rows("l*", [Row(Text(letter, "accent"), text(way)) for letter, way in legend(found)])
    yield ""
    yield from (text(line, "less") for line in explanations(found))
    yield ""
    differ = [line for line in found.lines if not line.same]
    if differ:
        yield text(_("Hier maakt de manier verschil"), "heading")
        rows = [_row(line, [_amount(line, cents) for cents in line.toegekend]) for line in differ]
        letters = [LETTERS[n] for n in range(len(found.columns))]
        yield Rows("r*r" + "r" * len(letters), rows, _head(letters), repeat=3)
        signs = _("{all}: alles wat het vraagt; een bedrag: een deel; {nothing}: niets")
        yield text(signs.format(all=_ALL, nothing=NOTHING), "less")
    else:
        yield text(_("Het maakt niet uit hoe je verdeelt: elk voorstel krijgt steeds hetzelfde."))
    yield ""
    same = [line for line in found.lines if line.same]
    if same:
        yield text(_("Overal gelijk"), "heading")
        rows = [_row(line, [euros(line.toegekend[0]) if line.toegekend[0] else NOTHING]) for line in same]
        yield Rows("r*rr", rows, _head([_("Krijgt")]))
        yield ""
    yield from _figures(found)


def _head(words: Sequence[str]) -> list[str]:
    return ["", _("Voorstel"), _("Gevraagd"), *words]


def _row(line: Line, amounts: Sequence[str]) -> Row:
    shown = [text(amount, _STYLES.get(amount, "partly")) for amount in amounts]
    under = [under_its_id(line.voorstel.id)]
    return Row(Text(f"{line.plaats}."), text(name(line)), text(asks(line.voorstel)), *shown, notes=under)


def _amount(line: Line, cents: int) -> str:
    if cents == line.voorstel.asks:
        return _ALL
    return euros(cents) if cents else NOTHING


def _figures(found: Methods) -> Pieces:
    yield text(_("De manieren in cijfers"), "heading")
    rows = [
        Row(Text(letter, "accent"), *map(text, cells(found, column)))
        for (letter, _way), column in zip(legend(found), found.columns, strict=True)
    ]
    yield Rows("*" + "r" * len(heads(found)), rows, ["", *heads(found)])
    yield from (text(note, "less") for note in notes(found))
    yield ""
