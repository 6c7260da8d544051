"""What has no account yet, on a screen: for each organisation what to ask it, then what was not measured."""

from __future__ import annotations

from itertools import groupby

from wijkplan.account.unaccounted import Open
from wijkplan.language import _
from wijkplan.language.numbers import euros
from wijkplan.report.account.unaccounted import Listed, counts, lacks, organisatie, title, what_to_do
from wijkplan.report.draw.pieces import Pieces, Row, Rows, copied, indented, text, under_its_id


def show(one: Listed) -> Pieces:
    """How much is missing, the voorstellen of each organisation, the effects of each thema, and what to do."""
    found = one.found
    yield text(title(one), "title")
    yield ""
    yield from (text(line, "bad" if found else "good") for line in counts(found))
    amounts = [len(euros(line.line.toegekend)) for _naam, lines in found.organisaties for line in lines]
    for naam, lines in found.organisaties:
        yield ""
        yield text(organisatie(one, naam), "heading")
        yield Rows("*r", [_row(one, line) for line in lines], indent=2, widths=(0, max(amounts)))
    if found.effecten:
        yield ""
        yield text(_("Effecten die niet zijn gemeten"), "heading")
    for (plan, thema), effecten in groupby(found.effecten, key=lambda effect: (effect.plan, effect.thema)):
        yield indented(text(f"{one.hidden(thema.naam)} · {one.plan(plan)}"), 2)
        for effect in effecten:
            yield indented(under_its_id(one.hidden(effect.effect.id), one.hidden(effect.effect.naam)), 4)
    yield ""
    if command := what_to_do(one):
        yield copied(command, "less")
        yield ""


def _row(one: Listed, found: Open) -> Row:
    voorstel = found.line.voorstel
    notes = [
        under_its_id(one.hidden(voorstel.id), one.plan(found.plan)),
        text(_("Ontbreekt nog: {wat}.").format(wat=lacks(found.line)), "bad"),
    ]
    return Row(text(one.hidden(voorstel.naam), "strong"), text(euros(found.line.toegekend)), notes=notes)
