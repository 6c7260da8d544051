"""An allocation on a screen or a projector: the sum of the pot, then the ladder, readable at 80 columns."""

from __future__ import annotations

from itertools import groupby

from rich.console import Console
from rich.text import Text

from wijkplan.allocate import Allocation, Regel
from wijkplan.language import _
from wijkplan.language.numbers import euros
from wijkplan.report.allocation import Allocated, sum_of_the_pot
from wijkplan.report.terminal import bar, grid, paragraph, plain
from wijkplan.report.words import STATUSSEN, TREDEN

_GETS = frozenset({"besloten", "toegekend", "deels"})


def show(console: Console, allocated: Allocated) -> None:
    """Print the sum, a bar, and one line with its reason for every voorstel."""
    console.print(plain(f"{allocated.plan.wijk} {allocated.plan.jaar}", "bold"))
    console.print(plain(allocated.bestand, "dim"))
    console.print()
    _pot(console, allocated.allocation)
    for trede, regels in groupby(allocated.allocation.regels, key=lambda regel: regel.trede):
        console.print()
        console.print(Text(_(TREDEN[trede]), style="bold"))
        for regel in regels:
            _regel(console, regel)
    console.print()


def _pot(console: Console, allocation: Allocation) -> None:
    lines = sum_of_the_pot(allocation)
    amounts = [euros(cents) for _, _, cents in lines]
    width = max(len(amount) for amount in amounts)
    for (sign, name, _cents), amount in zip(lines, amounts, strict=True):
        style = "bold" if sign in "=→" and sign else ""
        console.print(Text(f"  {sign or ' '} {name:<36}{amount:>{width}}", style=style))
    parts = _parts(allocation)
    drawn = bar([(amount, sign, style) for amount, sign, style, _ in parts], min(console.width, 76) - 4)
    if drawn:
        console.print()
        console.print(Text("    ") + drawn)
        legend = Text("   ").join(Text(f"{sign} {name}", style=style) for amount, sign, style, name in parts if amount)
        console.print(Text("    ") + legend)


def _parts(allocation: Allocation) -> list[tuple[int, str, str, str]]:
    """The flexible money (or the amount put in its place), cut up: cents, sign, style and name of each part."""
    professional = allocation.professioneel
    advice = [
        (allocation.toegekend - professional, "█", "green", _("advies bewoners")),
        (professional, "▒", "yellow", _("advies professioneel")),
    ]
    left = [(max(0, allocation.over), "░", "dim", _("over"))]
    if allocation.pot.is_what_if:
        return advice + left
    decided = [(allocation.pot.besloten, "▓", "blue", _("besloten"))]
    return decided + advice + [(allocation.pot.reserve, "▚", "magenta", _("reserve"))] + left


def _regel(console: Console, regel: Regel) -> None:
    asks = regel.voorstel.asks
    row = grid("right", "rest", "left", "right", widths={0: 3, 2: 17, 3: 12})
    style = "green" if regel.status in _GETS else "yellow" if regel.trede else "dim"
    row.add_row(
        f"{regel.plaats}.",
        plain(regel.voorstel.naam, "bold"),
        Text(_(STATUSSEN[regel.status]), style=style),
        Text(euros(regel.toegekend), style=style),
    )
    console.print(row)
    reason = str(regel.reden)
    if asks is not None and asks != regel.toegekend:
        reason = f"{_('Gevraagd: {bedrag}.').format(bedrag=euros(asks))} {reason}"
    console.print(paragraph(reason, 5, console.width))
