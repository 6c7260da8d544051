"""An allocation on a screen or a projector: the sum of the pot, then the ladder."""

from __future__ import annotations

from itertools import groupby

from rich.text import Text

from wijkplan.allocate import Allocation, Regel
from wijkplan.language import _
from wijkplan.language.numbers import euros
from wijkplan.outcome.words import STATUSSEN
from wijkplan.report.allocate.allocation import Allocated, how, whole_sum
from wijkplan.report.draw import supposed_text
from wijkplan.report.draw.labels import TREDEN
from wijkplan.report.draw.pieces import Bar, Pieces, Row, Rows, indented, text, title, together, under_its_id
from wijkplan.report.draw.plans import tone

_BAR = 72
_WIDTHS = (3, 0, 17, 12)


def show(allocated: Allocated) -> Pieces:
    """The sum, a bar, and one line with its reason for every voorstel."""
    yield from supposed_text.show(allocated.allocation.supposed)
    yield from title(f"{allocated.plan.wijk} {allocated.plan.jaar}", allocated.bestand)
    yield from _pot(allocated.allocation)
    if said := how(allocated.allocation):
        yield ""
        yield from (indented(text(line), 4) for line in said)
    for trede, regels in groupby(allocated.allocation.regels, key=lambda regel: regel.trede):
        yield ""
        yield text(_(TREDEN[trede]), "heading")
        yield Rows("r*lr", [_row(regel) for regel in regels], widths=_WIDTHS)
    yield ""


def status_style(regel: Regel) -> str:
    """How it went, as a colour beside the word; what was not looked at is less."""
    found = tone(regel)
    return "less" if found == "plain" else found


def _row(regel: Regel) -> Row:
    style, asks = status_style(regel), regel.voorstel.asks
    reason = str(regel.reden)
    if asks is not None and asks != regel.toegekend:
        reason = f"{_('Gevraagd: {bedrag}.').format(bedrag=euros(asks))} {reason}"
    return Row(
        Text(f"{regel.plaats}."),
        text(regel.voorstel.naam, "strong"),
        text(_(STATUSSEN[regel.status]), style),
        text(euros(regel.toegekend), style),
        notes=[under_its_id(regel.voorstel.id), text(reason)],
    )


def _pot(allocation: Allocation) -> Pieces:
    rows = []
    for sign, name, cents in whole_sum(allocation):
        style = "strong" if sign and sign in "=→" else ""
        rows.append(Row(Text(sign, style), text(name, style), text(euros(cents), style)))
    yield Rows("llr", rows, indent=2, widths=(1, 36, 0))
    parts = _parts(allocation)
    if any(part[0] for part in parts):
        yield ""
        yield indented(Bar([part[:3] for part in parts], _BAR), 4)
        legend = [together(f"{sign} {name}", style) for cents, sign, style, name in parts if cents]
        yield indented(Text("   ").join(legend), 4)


def _parts(allocation: Allocation) -> list[tuple[int, str, str, str]]:
    """The flexible money (or the amount put in its place), cut up: cents, sign, style and name of each part."""
    professional = allocation.professioneel
    advice = [
        (allocation.toegekend - professional, "█", "good", _("advies bewoners")),
        (professional, "▒", "partly", _("advies professioneel")),
    ]
    left = [(max(0, allocation.over), "░", "less", _("over"))]
    if allocation.pot.is_what_if:
        return advice + left
    decided = [(allocation.pot.besloten, "▓", "accent", _("besloten"))]
    kept = [
        (allocation.pot.reserve, "▚", "kept", _("reserve")),
        (allocation.pot.latere_rondes, "·", "kept", _("latere rondes")),
    ]
    return decided + advice + kept + left
