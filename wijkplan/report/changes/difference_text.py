"""What changed between two versions, on a screen or a projector: first what it does, then all details."""

from __future__ import annotations

from collections.abc import Iterable

from wijkplan.changes.compare import Change
from wijkplan.language import _
from wijkplan.language.numbers import euros
from wijkplan.report.changes import sentences as words
from wijkplan.report.changes.sentences import Compared, Difference
from wijkplan.report.draw.terminal import Page, drawn, plain

_STYLES = {"+": "green", "−": "yellow", "!": "yellow", "✓": "blue", "↑": "green", "↓": "yellow"}


def show(page: Page, difference: Difference) -> None:
    """Add the title, and each plan and agenda with its changes."""
    page.paragraph(words.title(difference), style="bold" if difference else "")
    for compared in difference.plannen:
        page.add()
        _plan(page, compared)
    for agenda in difference.agendas:
        page.add()
        page.paragraph(f"{_('Agenda')} {agenda.bestand}", style="bold")
        _changes(page, agenda.changes)


def _plan(page: Page, compared: Compared) -> None:
    page.paragraph(words.heading(compared), style="bold")
    page.add(plain(compared.bestand, "dim"))
    page.add()
    rows = [[drawn(f"  {sign or ' '}", _STYLES.get(sign, "")), plain(text)] for sign, text in words.sentences(compared)]
    page.columns("l*", rows)
    for faulty in compared.faulty:
        for error in words.errors(faulty):
            page.paragraph(error, 5, "dim")
    if not compared.changes:
        return
    if sums := words.money_rows(compared.changes):
        page.add("", drawn(_("Het geld"), "bold"))
        cells = [
            [drawn(f"  {name}"), drawn(euros(pair.was)), drawn("→"), drawn(euros(pair.wordt)), drawn(words.more(pair))]
            for name, pair in sums
        ]
        page.columns("*rlrr", cells)
    if compared.changes.items:
        page.add("", drawn(_("Wat er anders is"), "bold"))
        _changes(page, compared.changes.items)


def _changes(page: Page, changes: Iterable[Change]) -> None:
    for change in changes:
        page.paragraph(words.change_title(change), 2)
        for line in words.change_fields(change):
            page.paragraph(line, 5, "dim")
