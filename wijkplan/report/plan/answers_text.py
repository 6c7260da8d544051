"""What became of a change in a plan, on a screen, without data of persons."""

from __future__ import annotations

from collections.abc import Iterable, Sequence

from rich.text import Text

from wijkplan.checks.personal import masked
from wijkplan.language import _
from wijkplan.language.numbers import euros
from wijkplan.report.draw.pieces import Pieces, Row, Rows, copied, indented, text, verbatim


def value(file: object, where: str, old: str, new: str) -> Pieces:
    """One value, as it was and as it is now."""
    place = (copied(f"{file}:", "less"), " ", copied(masked(f"{where}:")))
    yield Text.assemble(
        *place, " ", text(masked(old), "bad"), " -> ", text(masked(new), "good"), no_wrap=True, overflow="ignore"
    )


def added(place: str, lines: Iterable[str]) -> Pieces:
    """Where something new stands, and its lines."""
    yield verbatim(place, "less")
    yield from (verbatim(line, "good") for line in lines)


def decisions(made: Sequence[tuple[str, int, int | None]]) -> Pieces:
    """What was decided: for each id the amount, and the one of before where there was one; in cents."""
    rows = []
    for about, granted, before in made:
        was = "" if before is None else _("(eerst {bedrag})").format(bedrag=euros(before))
        amount = text(euros(granted), "good") if granted else text(_("afgewezen"), "bad")
        rows.append(Row(text(masked(f"{about}:")), amount, text(was, "less")))
    yield Rows("*rl", rows, gap=1, compact=True)


def told(about: str, changes: Iterable[tuple[str, str, str]]) -> Pieces:
    """What was written down about one thing: each key as it was (empty where it is new), and as it is now."""
    yield copied(masked(f"{about}:"))
    for key, old, new in changes:
        was = ("  ", text(_("(eerst {bedrag})").format(bedrag=masked(old)), "less")) if old else ()
        yield indented(Text.assemble(text(f"{key}:"), " ", text(masked(new), "good"), *was), 2)


def said(*sentences: str) -> Pieces:
    """Sentences, one below the other."""
    yield from (copied(masked(sentence)) for sentence in sentences)
