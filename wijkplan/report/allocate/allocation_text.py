"""An allocation on a screen or a projector: the sum of the pot, then the ladder, readable at 80 columns."""

from __future__ import annotations

from itertools import groupby

from wijkplan.allocate import Allocation, Regel
from wijkplan.language import _
from wijkplan.language.numbers import euros
from wijkplan.report.allocate.allocation import Allocated, how, sum_of_the_pot
from wijkplan.report.draw.labels import STATUSSEN, TREDEN
from wijkplan.report.draw.terminal import Page, bar, drawn, plain

_GETS = frozenset({"besloten", "toegekend", "deels"})


def show(page: Page, allocated: Allocated) -> None:
    """Add the sum, a bar, and one line with its reason for every voorstel."""
    page.paragraph(f"{allocated.plan.wijk} {allocated.plan.jaar}", style="bold")
    page.add(plain(allocated.bestand, "dim"), "")
    _pot(page, allocated.allocation)
    if said := how(allocated.allocation):
        page.add()
        for line in said:
            page.paragraph(line, 4)
    for trede, regels in groupby(allocated.allocation.regels, key=lambda regel: regel.trede):
        page.add("", drawn(_(TREDEN[trede]), "bold"))
        for regel in regels:
            _regel(page, regel)
    page.add()


def _pot(page: Page, allocation: Allocation) -> None:
    lines = sum_of_the_pot(allocation)
    amounts = [euros(cents) for _sign, _name, cents in lines]
    width = max(len(amount) for amount in amounts)
    for (sign, name, _cents), amount in zip(lines, amounts, strict=True):
        page.add(drawn(f"  {sign or ' '} {name:<36}{amount:>{width}}", "bold" if sign and sign in "=→" else ""))
    parts = _parts(allocation)
    whole = bar([(amount, sign, style) for amount, sign, style, _name in parts], min(page.width, 76) - 4)
    if whole.parts:
        page.add("", drawn("    ") + whole)
        legend = drawn("   ")
        for part, sign, style, name in parts:
            entry = drawn(" ") + drawn(f"{sign} {name}", style) + drawn("  ")
            if part and legend.width + entry.width > page.width:
                page.add(str(legend).rstrip())
                legend = drawn("   ")
            if part:
                legend += entry
        page.add(str(legend).rstrip())


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
    kept = [
        (allocation.pot.reserve, "▚", "magenta", _("reserve")),
        (allocation.pot.latere_rondes, "·", "magenta", _("latere rondes")),
    ]
    return decided + advice + kept + left


def _regel(page: Page, regel: Regel) -> None:
    asks = regel.voorstel.asks
    style = "green" if regel.status in _GETS else "yellow" if regel.trede else "dim"
    row = [
        drawn(f"{regel.plaats}."),
        plain(regel.voorstel.naam, "bold"),
        drawn(_(STATUSSEN[regel.status]), style),
        drawn(euros(regel.toegekend), style),
    ]
    page.columns("r*lr", [row], widths={0: 3, 2: 17, 3: 12})
    reason = str(regel.reden)
    if asks is not None and asks != regel.toegekend:
        reason = f"{_('Gevraagd: {bedrag}.').format(bedrag=euros(asks))} {reason}"
    page.paragraph(reason, 5)
