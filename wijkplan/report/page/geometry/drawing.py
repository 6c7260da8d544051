"""Where everything in a chart stands. Horizontally in shares of the width (0..1), so that a chart can be stretched;
vertically and in letters in pixels, so that it stays legible when it is.

Text has to fit in ``room`` pixels, which is the narrowest width at which the chart is shown: longer names are broken
over lines, and end in an ellipsis where three lines are not enough. The table beside a chart has them whole.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from fractions import Fraction

from wijkplan.language import _
from wijkplan.report.page.charts import Bars, Chart, Ladder, Lines, Part, Point, Scale, Small, Stack, Tread
from wijkplan.report.page.geometry.lettering import broken, width_of
from wijkplan.report.page.geometry.marks import Box, Dot, Label, Mark, Rule, Step, Strip
from wijkplan.report.page.texts import clean

NARROW, WIDE = 288, 600
"""A phone of 320 pixels without its margins, and a screen of 640 or a sheet of paper without theirs."""
LETTER, BOLD, LINE = 15, 17, 20
"""The size of letters, the size at which plain letters are as wide as bold ones, and from one line to the next."""
GAP, LEAST = Fraction(6, 1000), Fraction(12, 1000)
"""Between two parts of a bar, and the least width of a part that is not zero: so it can be seen."""
MARGIN = Fraction(3, 100)
"""On both sides of a line, so that the marks at its ends are not cut."""
INDENT = Fraction(4, 100)
"""From one trede to the next; together never more than `_MOST_INDENT`."""
_MOST_INDENT = Fraction(28, 100)
_KEY, _ICON, _BAR, _POT = 28, 22, 12, 40
_TREAD_PADDING = 14


def draw(chart: Chart, room: int) -> tuple[Strip, ...]:
    """The geometry of a chart of which the text has to fit in so many pixels; as many strips for any room."""
    match chart:
        case Stack(parts):
            return _strip(_pot(parts), 12), *(_strip(_explained(n, part, room)) for n, part in enumerate(parts, 1))
        case Bars(rows):
            most = _most(part for row in rows for part in row.parts)
            return tuple(_strip(_bars(row.naam, row.parts, most, room)) for row in rows)
        case Small(parts):
            most = _most(parts)
            return tuple(_strip(_bars("", (part,), most, room)) for part in parts)
        case Lines(scales):
            return tuple(_strip(_line(scale, room)) for scale in scales)
        case Ladder(treads):
            return (_strip(_ladder(treads, room)),)


def for_pages(chart: Chart) -> list[tuple[Strip, Strip]]:
    """The strips of a chart for a narrow and for a wide page; both are the same where all names are short."""
    return list(zip(draw(chart, NARROW), draw(chart, WIDE), strict=True))


def _strip(marks: Iterable[Mark], below: int = 2) -> Strip:
    kept = tuple(marks)
    return Strip(max(map(_bottom, kept), default=0) + below, kept)


def _bottom(mark: Mark) -> int:
    match mark:
        case Label(y=y):
            return y + 4
        case Rule(y2=y, thick=thick):
            return y + thick
        case Dot(y=y, radius=radius):
            return y + radius + 1
        case Box(y=y, height=height) | Step(y=y, height=height):
            return y + height


def spans(values: Iterable[Fraction | int]) -> list[tuple[Fraction, Fraction]]:
    """Where each part of one bar begins and how wide it is; with the gaps between them they fill it exactly.

    A part of 0 has no width. One that is too small to be seen gets `LEAST`; the larger ones share what is left.
    Of very many parts both the gaps and the least width are smaller.
    """
    exact = [Fraction(value) for value in values]
    seen = [value for value in exact if value]
    if not seen:
        return [(Fraction(0), Fraction(0)) for _value in exact]
    gap, least = min(GAP, Fraction(1, 4 * len(seen))), min(LEAST, Fraction(1, 2 * len(seen)))
    room, small = 1 - gap * (len(seen) - 1), set[Fraction]()
    while True:
        left = room - least * sum(value in small for value in seen)
        whole = sum((value for value in seen if value not in small), Fraction(0))
        width = {value: least if value in small else value / whole * left for value in seen}
        more = {value for value in seen if width[value] < least}
        if not more:
            break
        small |= more
    x, found = Fraction(0), []
    for value in exact:
        found.append((x, width.get(value, Fraction(0))))
        x += width[value] + gap if value else 0
    return found


def _pot(parts: tuple[Part, ...]) -> Iterator[Mark]:
    if not any(part.value for part in parts):
        yield Box(Fraction(0), Fraction(1), 1, _POT, None)
    for n, (part, (x, width)) in enumerate(zip(parts, spans(part.value for part in parts), strict=True), 1):
        if width:
            yield Box(x, width, 1, _POT, part.tint)
        if width * NARROW > width_of(str(n), BOLD) + 8:
            yield Label(x + width / 2, _POT // 2 + 6, str(n), anchor="middle", bold=True, on=part.tint)


def _explained(n: int, part: Part, room: int) -> Iterator[Mark]:
    """A part of the pot with its number in its own look, its name and its value."""
    yield Box(Fraction(0), Fraction(0), 3, LINE, part.tint, side=LINE)
    yield Label(Fraction(0), 18, str(n), dx=LINE // 2, anchor="middle", bold=True, on=part.tint)
    said = list(_said(part.naam, part.shown, 18, room, _KEY))
    yield from said
    end = said[-1].y + 10
    yield Rule(Fraction(0), Fraction(1), end, end, 1, "line")


def _said(naam: str, shown: str, y: int, room: int, dx: int = 0) -> Iterator[Label]:
    """A name with its value at the right end of its first line, or below it where both do not fit; lowest last."""
    value = broken(shown, room - dx, BOLD)
    taken = width_of(value[0], BOLD) + 8
    longest = max(width_of(word, LETTER) for word in clean(naam).split(" "))
    beside = len(value) == 1 and taken + max(longest, room // 3) <= room - dx
    if not beside:
        taken = 0
    if beside:
        yield Label(Fraction(1), y, value[0], anchor="end", bold=True)
    lines = broken(naam, room - dx - taken, LETTER)
    for n, line in enumerate(lines):
        yield Label(Fraction(0), y + n * LINE, line, dx=dx)
    if not beside:
        for n, line in enumerate(value, len(lines)):
            yield Label(Fraction(0), y + n * LINE, line, dx=dx, bold=True)


def _most(parts: Iterable[Part]) -> Fraction:
    return max((Fraction(part.value) for part in parts), default=Fraction(0))


def _bars(naam: str, parts: tuple[Part, ...], most: Fraction, room: int) -> Iterator[Mark]:
    """Under a name, if there is one, each part as its words and its bar; the longest bar of the chart is ``most``."""
    lines = broken(naam, room, BOLD) if naam else ()
    for n, line in enumerate(lines):
        yield Label(Fraction(0), LINE * n + 26, line, bold=True)
    y = LINE * len(lines) + 12 if lines else 0
    for part in parts:
        said = list(_said(part.naam, part.shown, y + 16, room))
        yield from said
        y = said[-1].y + 6
        yield Rule(Fraction(0), Fraction(1), y + _BAR, y + _BAR, 1, "line")
        if part.value:
            yield Box(Fraction(0), max(part.value / most, LEAST), y, _BAR, part.tint)
        y += _BAR + 6


def places(scale: Scale) -> tuple[Fraction, Fraction | None, Fraction]:
    """Where start, now and aim stand on a line (0..1): from where it started to where it should go, left to right.

    What was measured may lie before the start or past the aim: then the line is longer. Without a way to go (start and
    aim are the same) larger is to the right.
    """
    way = scale.aim.value - scale.start.value
    there = [(point.value - scale.start.value) / (way or 1) for point in _points(scale)]
    low, high = min(there), max(there)
    if low == high:
        spots = [Fraction(1, 2) for _spot in there]
    else:
        spots = [MARGIN + (1 - 2 * MARGIN) * (spot - low) / (high - low) for spot in there]
    return spots[0], spots[2] if scale.now else None, spots[1]


def _points(scale: Scale) -> list[Point]:
    return [scale.start, scale.aim, *([scale.now] if scale.now else [])]


def _line(scale: Scale, room: int) -> Iterator[Mark]:
    lines = broken(scale.naam, room, BOLD)
    for n, line in enumerate(lines):
        yield Label(Fraction(0), LINE * n + 20, line, bold=True)
    y = LINE * len(lines) + 24
    start, now, aim = places(scale)
    yield Rule(min(start, aim), max(start, aim), y, y, 2, "edge")
    if now is not None:
        yield Rule(min(start, now), max(start, now), y, y, 6, "accent-fill")
    yield Rule(aim, aim, y - 12, y + 12, 4, "ink")
    yield Dot(start, y, 8, full=False)
    if now is not None:
        yield Dot(now, y, 6, full=True)
    key = list(_key(scale, y + 34, room))
    yield from key
    end = max(mark.y for mark in key if isinstance(mark, Label)) + 12
    yield Rule(Fraction(0), Fraction(1), end, end, 1, "line")


def _key(scale: Scale, y: int, room: int) -> Iterator[Mark]:
    """What each mark on the line stands for, with its value: beside one another where that fits, else below."""
    now = (scale.now.shown, BOLD) if scale.now else (scale.unknown or _("niet gemeten"), LETTER)
    said = [(_("Was"), scale.start.shown, BOLD), (_("Nu"), *now), (_("Streven"), scale.aim.shown, BOLD)]
    beside = all(_is_whole(shown, room // 3 - _ICON, size) for _naam, shown, size in said)
    for n, (naam, shown, size) in enumerate(said):
        x = Fraction(n, 3) if beside else Fraction(0)
        if n == 2:
            yield Rule(x, x, y - 14, y + 4, 4, "ink", dx=9)
        elif size == BOLD:
            yield Dot(x, y - 5, 7 if n == 0 else 6, full=n == 1, dx=9)
        value = broken(shown, room // 3 - _ICON if beside else room - _ICON, size)
        yield Label(x, y, naam, dx=_ICON)
        for down, line in enumerate(value, 1):
            yield Label(x, y + down * LINE, line, dx=_ICON, bold=size == BOLD)
        y += 0 if beside else LINE * (1 + len(value))


def _is_whole(shown: str, room: int, size: int) -> bool:
    """Whether a value fits in two lines, and none of its words is cut: half a number is another number."""
    lines = broken(shown, room, size)
    return len(lines) <= 2 and " ".join(lines) == clean(shown)


def _ladder(treads: tuple[Tread, ...], room: int) -> Iterator[Mark]:
    """A staircase: the trede that is climbed first is at the bottom, and each next one stands back a little."""
    step = min(INDENT, _MOST_INDENT / max(len(treads) - 1, 1))
    texts = []
    for n, tread in enumerate(treads):
        inside = int(room * (1 - step * n)) - 2 * _TREAD_PADDING
        texts.append((broken(f"{n + 1}. {tread.naam}", inside, BOLD), broken(tread.shown, inside, LETTER)))
    heights = [LINE * (len(naam) + len(shown)) + 20 for naam, shown in texts]
    y = sum(heights)
    for n, (tread, (naam, shown), height) in enumerate(zip(treads, texts, heights, strict=True)):
        y -= height
        yield Step(step * n, y + 2, height, tread.tint)
        for place, line in enumerate((*naam, *shown)):
            down = y + 26 + place * LINE
            yield Label(step * n, down, line, dx=_TREAD_PADDING, bold=place < len(naam))
