"""The ways to divide side by side on a screen or a projector: readable at 80 columns."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from wijkplan.language import _
from wijkplan.language.numbers import euros
from wijkplan.report.draw.terminal import Page, Text, drawn, plain
from wijkplan.report.whatif.methods import (
    LETTERS,
    NOTHING,
    Compared,
    asks,
    cells,
    explanations,
    heads,
    legend,
    name,
    notes,
    pot,
)
from wijkplan.whatif.methods import Comparison, Line

_ALL = "●"
_NAME = 20
"""So many columns are kept for a name."""


def show(page: Page, one: Compared) -> None:
    """Add what each letter stands for, where the ways differ, where they do not, and the figures."""
    found = one.comparison
    page.paragraph(f"{one.plan.wijk} {one.plan.jaar}", style="bold")
    page.add(plain(one.bestand, "dim"), "")
    for line in pot(found):
        page.paragraph(line)
    page.add()
    page.columns("l*", [[drawn(letter, "bold"), drawn(way)] for letter, way in legend(found)])
    page.add()
    for line in explanations(found):
        page.paragraph(line, style="dim")
    page.add()
    differ = [line for line in found.lines if not line.same]
    if differ:
        page.add(drawn(_("Hier maakt de manier verschil"), "bold"))
        _differ(page, differ)
    else:
        page.paragraph(_("Het maakt niet uit hoe je verdeelt: elk voorstel krijgt steeds hetzelfde."))
    page.add()
    same = [line for line in found.lines if line.same]
    if same:
        page.add(drawn(_("Overal gelijk"), "bold"))
        rows = [_row(line, [euros(line.toegekend[0]) if line.toegekend[0] else NOTHING]) for line in same]
        page.columns("r*rr", [_header([_("Krijgt")]), *rows])
        page.add()
    _figures(page, found)


def _differ(page: Page, lines: Sequence[Line]) -> None:
    """A table for as many columns as fit on the page; the rest in tables below it."""
    table = [[_amount(line, cents) for cents in line.toegekend] for line in lines]
    widths = [max(len(row[n]) for row in table) for n in range(len(table[0]))]
    room = page.width - _NAME - max(len(_("Gevraagd")), *(len(asks(line)) for line in lines)) - 8
    for block in _blocks(widths, room):
        rows = [_row(line, [row[n] for n in block]) for line, row in zip(lines, table, strict=True)]
        page.columns("r*r" + "r" * len(block), [_header([LETTERS[n] for n in block]), *rows])
    legend_of_signs = _("{all}: alles wat het vraagt; een bedrag: een deel; {nothing}: niets")
    page.paragraph(legend_of_signs.format(all=_ALL, nothing=NOTHING), style="dim")


def _blocks(widths: Sequence[int], room: int) -> Iterator[list[int]]:
    """The numbers of the columns that stand side by side, at least one at a time."""
    block: list[int] = []
    for n, width in enumerate(widths):
        if block and sum(widths[m] + 2 for m in block) + width + 2 > room:
            yield block
            block = []
        block.append(n)
    yield block


def _amount(line: Line, cents: int) -> str:
    if cents == line.voorstel.asks:
        return _ALL
    return euros(cents) if cents else NOTHING


def _header(words: Sequence[str]) -> list[Text]:
    return [drawn(word, "bold") for word in ("", _("Voorstel"), _("Gevraagd"), *words)]


def _row(line: Line, amounts: Sequence[str]) -> list[Text]:
    about = [drawn(f"{line.plaats}."), plain(name(line)), drawn(asks(line))]
    return [*about, *(drawn(amount, "dim" if amount == NOTHING else "green") for amount in amounts)]


def _figures(page: Page, found: Comparison) -> None:
    page.add(drawn(_("De manieren in cijfers"), "bold"))
    rows = [[drawn(word, "bold") for word in ("", *heads(found))]]
    for (letter, _way), column in zip(legend(found), found.columns, strict=True):
        rows.append([drawn(letter, "bold"), *(drawn(cell) for cell in cells(found, column))])
    page.columns("*" + "r" * len(heads(found)), rows)
    for note in notes(found):
        page.paragraph(note, style="dim")
    page.add()
