"""What the tests of documents share: a plan with all that came of it, and blocks as plain text."""

from __future__ import annotations

from collections.abc import Iterator

from wijkplan.account.account import account
from wijkplan.allocate import allocate
from wijkplan.allocate.question import Question
from wijkplan.plan.agenda import Agenda
from wijkplan.plan.ballots import Ballots
from wijkplan.plan.plan import Plan
from wijkplan.prioritise import rank
from wijkplan.report.page.blocks import (
    Block,
    Bullets,
    Callout,
    Cell,
    Document,
    Entries,
    Entry,
    Facts,
    Figure,
    Fold,
    Heading,
    Link,
    Paragraph,
    Table,
)
from wijkplan.report.page.reported import Reported
from wijkplan.verify import each_once, verify, verify_decisions
from wijkplan.verify.claim_of import claim_of
from wijkplan.whatif.departures import departures


def reported(plan: Plan, agenda: Agenda, bestand: str = "plan.yaml", ballots: Ballots | None = None) -> Reported:
    """A plan with all that came of it: each promise of the advice and the decisions once."""
    allocation = allocate(plan, agenda, Question(ballots=ballots))
    promises = verify(plan, agenda, claim_of(plan, allocation), ballots)
    return Reported(
        bestand=bestand,
        account=account(plan, agenda),
        allocation=allocation,
        promises=each_once(promises, verify_decisions(plan, agenda)),
        departures=departures(plan, rank(plan, agenda)),
    )


def as_text(document: Document) -> str:
    """A document as lines, each block after the other, so that a test can show all of it."""
    lines = [document.kicker, document.title, *(line for block in document.blocks for line in _lines(block))]
    return "\n".join([*lines, *(f"-- {_cell(cell)}" for cell in document.foot)]) + "\n"


def _lines(block: Block) -> Iterator[str]:
    match block:
        case Heading(text, level):
            yield f"{'#' * level} {text}"
        case Paragraph(text, role):
            yield text if role == "plain" else f"({role}) {text}"
        case Bullets(items):
            yield from (f"* {_cell(item)}" for item in items)
        case Facts(pairs):
            yield from (f"{name}: {value}" for name, value in pairs)
        case Table() | Figure():
            yield from _numbers(block)
        case Entries(items):
            yield from (line for entry in items for line in _entry(entry))
        case Fold(title, blocks) | Callout(title, blocks):
            yield f"{'+' if isinstance(block, Fold) else '!'} {title}"
            yield from (f"  {line}" for inner in blocks for line in _lines(inner))


def _numbers(block: Table | Figure) -> Iterator[str]:
    if isinstance(block, Figure):
        yield f"<{block.title}> {block.text}"
    table = block.table if isinstance(block, Figure) else block
    yield f"[{table.caption}]"
    yield from (" | ".join(map(_cell, row)) for row in (table.head, *table.rows))
    if table.sums:
        yield f"= {' | '.join(map(_cell, table.sums))}"


def _entry(entry: Entry) -> Iterator[str]:
    yield f"- {' / '.join(part for part in (entry.naam, entry.verdict, entry.amount) if part)}"
    yield from (f"    {line}" for line in entry.lines)


def _cell(cell: Cell) -> str:
    return f"{cell.text} -> {cell.href}" if isinstance(cell, Link) else cell


def every_block(blocks: tuple[Block, ...]) -> Iterator[Block]:
    """All blocks, also those inside others."""
    for block in blocks:
        yield block
        if isinstance(block, Fold | Callout):
            yield from every_block(block.blocks)


def tables(document: Document) -> dict[str, Table]:
    """All tables by their caption, also those of figures."""
    found = [block.table if isinstance(block, Figure) else block for block in every_block(document.blocks)]
    return {table.caption: table for table in found if isinstance(table, Table)}
