"""Where everything in a chart stands: shares that add up, nothing that falls off, nothing that cannot be seen."""

from __future__ import annotations

from dataclasses import replace
from fractions import Fraction
from itertools import pairwise

import pytest
from wijkplan.report.page.charts import Bars, Chart, Ladder, Lines, Part, Point, Row, Scale, Small, Stack, Tread
from wijkplan.report.page.geometry.drawing import NARROW, WIDE, draw, for_pages, places, spans
from wijkplan.report.page.geometry.lettering import broken, width_of
from wijkplan.report.page.geometry.marks import Box, Dot, Label, Mark, Step

ZERO = Fraction(0)
LONG = "Burendiensten en ontmoetingsmaaltijden voor oudere bewoners die zelden nog buiten komen in de wijk"


def part(naam: str, cents: int, shown: str) -> Part:
    return Part(naam, cents, shown, "bewoners")


def scale(start: int, now: int | None, aim: int) -> Scale:
    def point(value: int) -> Point:
        return Point(Fraction(value), f"{value}%")

    return Scale("Ouderen die zich eenzaam voelen", point(start), None if now is None else point(now), point(aim))


def marks(chart: Chart) -> list[Mark]:
    return [mark for strip in draw(chart, NARROW) for mark in strip.marks]


def said(chart: Chart) -> list[str]:
    return [mark.text for mark in marks(chart) if isinstance(mark, Label)]


def bars(chart: Chart) -> list[Box]:
    return [mark for mark in marks(chart) if isinstance(mark, Box) and not mark.side]


def test_parts_fill_the_bar_with_a_gap_between_them() -> None:
    """75 and 25 share what one gap of 0.006 leaves: 0.994."""
    assert spans([75, 25]) == [(ZERO, Fraction(7455, 10_000)), (Fraction(7515, 10_000), Fraction(2485, 10_000))]


def test_a_part_of_zero_takes_no_room_and_no_gap() -> None:
    assert [width for _x, width in spans([0, 5, 0])] == [0, 1, 0]


def test_a_part_that_is_too_small_is_seen_at_the_cost_of_the_large_one() -> None:
    small, large = (width for _x, width in spans([1, 999_999]))
    assert (small, large) == (Fraction(12, 1000), Fraction(982, 1000))


@pytest.mark.parametrize("values", [[1] * 150, [10**9, *[1] * 99], [3, 0, 7, 0, 1]])
def test_however_many_parts_they_end_where_the_bar_ends(values: list[int]) -> None:
    found = [(x, width) for x, width in spans(values) if width]
    assert all(x + width < after for (x, width), (after, _width) in pairwise(found))
    assert sum(found[-1]) == 1


def test_a_pot_says_every_part_also_those_of_zero() -> None:
    pot = Stack((part("Vast geld", 300, "€ 3"), part("Over", 0, "€ 0")))
    assert [box.width for box in bars(pot)] == [1]
    assert said(pot) == ["1", "1", "€\u00a03", "Vast geld", "2", "€\u00a00", "Over"]


def test_an_empty_pot_is_an_empty_frame() -> None:
    empty = Stack((part("Over", 0, "€ 0"),))
    assert [(box.width, box.tint) for box in bars(empty)] == [(Fraction(1), None)]


def test_bars_are_on_one_scale_that_begins_at_zero() -> None:
    rows = (
        Row("Eenzaamheid", (part("Bewoners", 900, "€ 9"), part("Professionals", 1200, "€ 12"))),
        Row("Jeugd", (part("Bewoners", 0, "€ 0"), part("Professionals", 300, "€ 3"))),
    )
    drawn = bars(Bars(rows))
    assert [(box.x, box.width) for box in drawn] == [
        (ZERO, Fraction(3, 4)),
        (ZERO, Fraction(1)),
        (ZERO, Fraction(1, 4)),
    ]


def test_bars_of_nothing_are_only_words() -> None:
    nothing = Small((part("Liendert", 0, "€ 0"),))
    assert bars(nothing) == []
    assert said(nothing) == ["€\u00a00", "Liendert"]


def test_a_line_goes_from_where_it_started_to_where_it_should_go() -> None:
    """From 48% down to 40% is to the right; 45% is three eighths of the way, between margins of 0.03."""
    assert places(scale(48, 45, 40)) == (Fraction("0.03"), Fraction("0.3825"), Fraction("0.97"))


def test_past_the_aim_the_line_is_longer() -> None:
    """From 20 to 30, and 35 now: the aim is at two thirds."""
    start, now, aim = places(scale(20, 35, 30))
    assert (start, now) == (Fraction("0.03"), Fraction("0.97"))
    assert aim == Fraction("0.03") + Fraction("0.94") * 2 / 3


def test_before_the_start_the_line_begins_earlier() -> None:
    """From 12 to 30, and 10 now: of 20 steps the start is the second."""
    assert places(scale(12, 10, 30)) == (Fraction("0.124"), Fraction("0.03"), Fraction("0.97"))


@pytest.mark.parametrize(
    ("one", "expected"),
    [
        (scale(5, 5, 5), (Fraction(1, 2), Fraction(1, 2), Fraction(1, 2))),
        (scale(5, 6, 5), (Fraction("0.03"), Fraction("0.97"), Fraction("0.03"))),
        (scale(5, None, 9), (Fraction("0.03"), None, Fraction("0.97"))),
    ],
    ids=["nothing to go", "no way to go", "not measured"],
)
def test_lines_without_a_way(one: Scale, expected: tuple[Fraction, Fraction | None, Fraction]) -> None:
    assert places(one) == expected


def test_what_was_not_measured_has_no_mark_but_a_word() -> None:
    measured, unknown = Lines((scale(48, 45, 40),)), Lines((scale(48, None, 40),))
    full = [[mark for mark in marks(one) if isinstance(mark, Dot) and mark.full] for one in (measured, unknown)]
    assert list(map(len, full)) == [2, 0]  # on the line and in the key
    assert " ".join(said(unknown)).endswith("Was 48% Nu niet gemeten Streven 40%")
    told = Lines((replace(unknown.scales[0], unknown="geen cijfer"),))
    assert " ".join(said(told)).endswith("Was 48% Nu geen cijfer Streven 40%")


@pytest.mark.parametrize(("shown", "columns"), [("48%", 3), ("3,4 op een schaal van 1 tot 5", 1), ("1.500.000", 1)])
def test_what_the_marks_mean_stands_side_by_side_where_that_fits(shown: str, columns: int) -> None:
    point = Point(Fraction(1), shown)
    key = [mark for mark in marks(Lines((Scale("", point, None, point),))) if isinstance(mark, Label)]
    assert len({mark.x for mark in key if mark.text in ("Was", "Nu", "Streven")}) == columns


def test_the_trede_that_is_climbed_first_is_the_lowest_and_widest() -> None:
    treads = (Tread("Klein", "€ 1.200", "bewoners"), Tread("Bewoners", "€ 23.650", "bewoners"))
    low, high = (mark for mark in marks(Ladder(treads)) if isinstance(mark, Step))
    assert (low.x, high.x) == (ZERO, Fraction(4, 100))
    assert low.y == high.y + high.height


@pytest.mark.parametrize(
    "chart",
    [
        Stack((part(LONG, 5, LONG), part("W" * 300, 1, "€ 1"))),
        Bars((Row(LONG * 5, (part(LONG, 5, "€ 5"),)),)),
        Lines((Scale("W" * 99, Point(Fraction(1), LONG), Point(Fraction(2), LONG), Point(Fraction(3), LONG)),)),
        Ladder(tuple(Tread(LONG, LONG, "over") for _n in range(12))),
    ],
    ids=["pot", "bars", "lines", "ladder"],
)
def test_no_text_is_wider_than_a_phone_or_stands_on_another(chart: Chart) -> None:
    for strip in draw(chart, NARROW):
        labels = [mark for mark in strip.marks if isinstance(mark, Label) and mark.anchor == "start"]
        assert all(mark.x * NARROW + mark.dx + width_of(mark.text, 15) <= NARROW for mark in labels)
        places = [(mark.x, mark.y, mark.dx) for mark in labels]
        assert len(set(places)) == len(places)
        assert all(mark.y < strip.height for mark in labels)


def test_each_of_hundreds_of_rows_is_a_strip_of_its_own_that_fits_on_paper() -> None:
    strips = draw(Bars(tuple(Row(f"Thema {n}", (part("Bewoners", n, f"€ {n}"),)) for n in range(300))), NARROW)
    assert len(strips) == 300
    assert max(strip.height for strip in strips) < 100


def test_only_what_does_not_fit_on_a_phone_is_drawn_for_a_wide_page_too() -> None:
    short, long = for_pages(Small((part("Liendert", 1, "€ 1"), part(LONG, 1, "€ 1"))))
    assert short[0] == short[1]
    assert long[0].height > long[1].height
    assert long[1] == draw(Small((part(LONG, 1, "€ 1"),)), WIDE)[0]


def test_a_value_stands_beside_a_name_that_leaves_room_and_else_below_it() -> None:
    """The longest word in each pot stays whole, also on a phone."""
    assert said(Small((part("Bewonersinitiatieven", 1, "€ 124.850"),))) == ["€\u00a0124.850", "Bewonersinitiatieven"]
    naam = "Ontmoetingsmaaltijdenoverleg"
    assert said(Small((part(naam, 1, "€ 124.850"),))) == [naam, "€\u00a0124.850"]


def test_a_chart_without_rows_is_no_picture() -> None:
    assert draw(Bars(()), NARROW) == ()


def test_a_long_text_is_broken_between_words_and_ends_in_an_ellipsis() -> None:
    assert broken("Soep op dinsdag", 288, 15) == ("Soep op dinsdag",)
    lines = broken(LONG * 3, 288, 15)
    assert len(lines) == 3
    assert lines[0] == "Burendiensten en"
    assert lines[-1].endswith("…")


def test_a_word_that_fits_on_no_line_is_cut_and_an_amount_is_not() -> None:
    assert "".join(broken("Arbeidsongeschiktheidsverzekering", 150, 15)) == "Arbeidsongeschiktheidsverzekering"
    assert broken("samen voor alle bewoners € 1.200", 230, 15)[-1] == "€\u00a01.200"
