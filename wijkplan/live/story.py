"""What a line opens on: the way of the money to it, what to do, and what would have helped."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator

from wijkplan.language import _
from wijkplan.live.watched import Sound
from wijkplan.report.page.blocks import Block, Bullets, Heading, Paragraph, Table
from wijkplan.report.whatif.road_sentences import around, heads, helps, stretch_rows, todo
from wijkplan.whatif.road import road
from wijkplan.whatif.setting import Setting, Turned


def story(now: Turned, sound: Sound, setting: Setting, id_: str) -> tuple[Block, ...]:
    """Of the voorstel with this id, under this setting; without data of persons."""
    found, hidden = road(now.plan, sound.agenda, now.allocation, id_, setting.question(sound.ballots)), sound.hidden
    blocks: list[Block] = []
    way, *columns = heads()
    for stretch in found.stretches:
        rows = ((hidden(name), given, left) for name, given, left in stretch_rows(found, stretch))
        blocks.append(Table(way, (_("Stap"), *columns), "lrr", tuple(rows)))
    blocks += (Paragraph(hidden(said)) for said in around(found))
    blocks += _section(_("Wat je kunt doen"), todo(found), hidden)
    blocks += _section(_("Wat had geholpen?"), helps(found), hidden)
    return tuple(blocks) or (Paragraph(_("Meer is er niet over te zeggen.")),)


def _section(title: str, said: Iterable[str], hidden: Callable[[str], str]) -> Iterator[Block]:
    if items := tuple(map(hidden, said)):
        yield Heading(title, 3)
        yield Bullets(items)
