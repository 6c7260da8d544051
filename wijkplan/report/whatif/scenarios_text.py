"""More money, or less: what changes then, on a screen."""

from __future__ import annotations

from rich.text import Text

from wijkplan.language import _
from wijkplan.language.numbers import euros
from wijkplan.report.draw import supposed_text
from wijkplan.report.draw.pieces import Pieces, Row, Rows, indented, text, title, under_its_id
from wijkplan.report.whatif.scenarios import Tried, groups, signed, summary
from wijkplan.whatif.scenarios import Change

_WIDTHS = (3, 0, 12)


def show(tried: Tried) -> Pieces:
    """Each scenario: the money, then who gets another amount."""
    yield from supposed_text.show(tried.supposed)
    yield from title(f"{tried.plan.wijk} {tried.plan.jaar}", tried.bestand)
    for scenario in tried.scenarios:
        yield text(scenario.wanted.text, "heading")
        yield from (indented(text(line), 2) for line in summary(scenario))
        for kind, changes in groups(scenario):
            yield ""
            yield indented(text(kind, "accent"), 2)
            yield Rows("r*r", [_row(change) for change in changes], indent=2, widths=_WIDTHS)
        yield ""


def _row(change: Change) -> Row:
    amount = text(signed(change.verschil), "good" if change.verschil > 0 else "bad")
    notes = [under_its_id(change.voorstel.id)]
    if change.was and change.wordt:
        amounts = {"was": euros(change.was), "wordt": euros(change.wordt)}
        notes.append(text(_("Nu {was}, dan {wordt}.").format_map(amounts), "less"))
    return Row(Text(f"{change.plaats}."), text(change.voorstel.naam), amount, notes=notes)
