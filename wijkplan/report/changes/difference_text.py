"""What changed between two versions, on a screen or a projector: first what it does, then all details."""

from __future__ import annotations

from collections.abc import Iterable

from rich.text import Text

from wijkplan.changes.compare import Change
from wijkplan.changes.version import Pair
from wijkplan.desk.difference import Compared, Difference
from wijkplan.language import _
from wijkplan.language.numbers import euros
from wijkplan.report.account.account_text import OORDELEN
from wijkplan.report.account.sentences import no_proof
from wijkplan.report.changes import sentences as words
from wijkplan.report.changes import year
from wijkplan.report.draw.pieces import Pieces, Row, Rows, indented, text, title, under_its_id

_STYLES = {"+": "good", "−": "bad", "!": "partly", "✓": "accent", "↑": "good", "↓": "partly"}


def show(difference: Difference) -> Pieces:
    """What is compared, and each plan and agenda with its changes."""
    yield text(words.title(difference), "title" if difference else "")
    for compared in difference.plannen:
        yield ""
        yield from _plan(compared)
    for agenda in difference.agendas:
        yield ""
        yield text(f"{_('Agenda')} {agenda.bestand}", "title")
        yield from _changes(agenda.changes)


def _plan(compared: Compared) -> Pieces:
    yield from title(words.heading(compared), compared.bestand)
    if compared.year:
        for n, part in enumerate(year.parts(compared, compared.year)):
            yield from [] if n == 0 else [""]
            yield from _part(part)
        yield ""
        yield text(no_proof(), "less")
        yield ""
        yield text(_("De nieuwe verdeling"), "heading")
    yield Rows("l*", [_told(told) for told in words.sentences(compared)], indent=2, widths=(1, 0))
    for faulty in compared.faulty:
        yield from (indented(text(error, "less"), 5) for error in words.errors(faulty))
    if not compared.changes:
        return
    if sums := words.money_rows(compared.changes):
        yield ""
        yield text(_("Het geld"), "heading")
        yield Rows("*rlrr", [_money(name, pair) for name, pair in sums], indent=2)
    if details := list(words.details(compared.changes)):
        yield ""
        yield text(_("Wat er anders is"), "heading")
        yield from _changes(details)


def _part(part: year.Part) -> Pieces:
    """A part of the story of a year."""
    yield text(part.heading, "heading")
    yield from (indented(text(line), 2) for line in part.lines)
    if part.said:
        yield Rows("*l", [_said(said) for said in part.said], indent=2)


def _said(said: year.Said) -> Row:
    word = text(said.word, OORDELEN.get(said.oordeel or "", "less"))
    return Row(text(said.name, "strong"), word, notes=[text(line) for line in said.lines])


def _told(told: words.Told) -> Row:
    notes = [under_its_id(told.id)] if told.id else []
    return Row(Text(told.sign, _STYLES.get(told.sign, "")), text(told.text), notes=notes)


def _money(name: str, pair: Pair[int]) -> Row:
    more = text(words.more(pair), "good" if pair.wordt > pair.was else "bad" if pair.wordt < pair.was else "")
    return Row(text(name), text(euros(pair.was)), Text("→"), text(euros(pair.wordt)), more)


def _changes(changes: Iterable[Change]) -> Pieces:
    for change in changes:
        yield indented(text(words.change_title(change)), 2)
        yield from (indented(text(line, "less"), 5) for line in words.change_fields(change))
