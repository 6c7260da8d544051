"""What became of an effect: how far, in a word, and how sure. Every sum stands beside its outcome."""

from __future__ import annotations

from fractions import Fraction
from typing import Any

import pytest
from gathered import together
from hypothesis import given
from hypothesis import strategies as st
from wijkplan.account.effects import EffectAccount, OordeelEffect, Tally, effect_account, tally, zeker
from wijkplan.plan.plan import Effect, Plan
from wijkplan.plan.reading.meting import Figure, Meting, figure


def effect(**keys: Any) -> Effect:
    return Effect.model_validate({"wat": "Bewoners kennen hun buren", **keys})


def told(found: Effect) -> tuple[Fraction | None, str | None, bool | None]:
    plan = Plan.model_validate(
        {"wijk": "W", "jaar": "2025", "budget": {"totaal": "0"}, "themas": [{"naam": "Samen", "effecten": []}]}
    )
    account = effect_account(plan, plan.themas[0], found)
    return account.voortgang, account.oordeel, account.zeker


class TestFigures:
    @pytest.mark.parametrize(
        ("text", "expected"),
        [
            ("41%", Figure("percentage", Fraction(41, 100))),
            ("41,5 %", Figure("percentage", Fraction(415, 1000))),
            ("7,2", Figure("getal", Fraction(72, 10))),
            ("7.2", Figure("getal", Fraction(72, 10))),
            ("1350", Figure("getal", Fraction(1350))),
            ("1.350,5", Figure("getal", Fraction(13505, 10))),
            ("-3", Figure("getal", Fraction(-3))),
            ("1 op de 5", Figure("deel", Fraction(1, 5))),
            ("3 Op De  10", Figure("deel", Fraction(3, 10))),
            ("ongeveer 40%", None),
            ("1 op de 0", None),
            ("bijna iedereen", None),
        ],
    )
    def test_a_text_that_is_nothing_but_a_figure(self, text: str, expected: Figure | None) -> None:
        assert figure(text) == expected

    @given(st.integers(0, 10**6), st.integers(1, 10**5))
    def test_any_part_of_a_whole(self, some: int, whole: int) -> None:
        assert figure(f"{some} op de {whole}") == Figure("deel", Fraction(some, whole))


class TestHowFar:
    @together(
        ("start", "now", "aim", "progress", "word"),
        [
            ("41%", "44%", "50%", Fraction(1, 3), "op-weg"),  # 3 of the 9 points
            ("41%", "50%", "50%", Fraction(1), "gehaald"),
            ("41%", "59%", "50%", Fraction(2), "gehaald"),  # 18 of 9
            ("41%", "41%", "50%", Fraction(0), "niet"),
            ("41%", "38%", "50%", Fraction(-1, 3), "niet"),
            ("30%", "20%", "10%", Fraction(1, 2), "op-weg"),  # down is better here
            ("30%", "35%", "10%", Fraction(-1, 4), "niet"),
            ("6,8", "7,2", "7,6", Fraction(1, 2), "op-weg"),
            ("1 op de 5", "25%", "30%", Fraction(1, 2), "op-weg"),  # a fifth is 20%
            ("41%", "44%", None, None, None),
            (None, "44%", "50%", None, None),
            ("50%", "52%", "50%", None, None),  # the aim was to stay as it is
            ("41%", "7,2", "50%", None, None),  # a number is no share
            ("41%", None, "50%", None, "niet-gemeten"),
            ("41%", "Het gaat beter.", "50%", None, "geen-cijfer"),
            ("weinig", "44%", "50%", None, None),
        ],
    )
    def test_from_the_start_to_the_aim(
        self, start: str | None, now: str | None, aim: str | None, progress: Fraction | None, word: str | None
    ) -> None:
        assert told(effect(nulmeting=start, gemeten=now, streven=aim))[:2] == (progress, word)


class TestOneLine:
    """What is drawn: from where, to where, and where it stands, of figures of one kind."""

    @pytest.mark.parametrize(
        ("start", "now", "aim", "line"),
        [
            ("41%", "44%", "50%", (Fraction(41, 100), Fraction(44, 100), Fraction(50, 100))),
            ("41%", None, "50%", (Fraction(41, 100), None, Fraction(50, 100))),
            ("41%", "7,2", "50%", (Fraction(41, 100), None, Fraction(50, 100))),
            ("50%", "52%", "50%", None),
            ("41%", "44%", None, None),
            ("weinig", "44%", "50%", None),
        ],
    )
    def test_a_line_needs_two_ends(self, start: str, now: str | None, aim: str | None, line: Any) -> None:
        found = effect(nulmeting=start, gemeten=now, streven=aim)
        plan = Plan.model_validate({"wijk": "W", "jaar": "2025", "budget": {"totaal": "0"}, "themas": [{"naam": "S"}]})
        assert effect_account(plan, plan.themas[0], found).schaal == line


class TestHowMany:
    def test_a_verdict_is_counted_and_no_grade_is_made_of_it(self) -> None:
        """One of each, and a second one that was not measured."""
        words: tuple[OordeelEffect | None, ...]
        words = ("gehaald", "op-weg", "niet", "niet-gemeten", "niet-gemeten", "geen-cijfer", None)
        found = tally(EffectAccount(effect(), None, word, None, ()) for word in words)
        assert found == Tally(gehaald=1, op_weg=1, niet=1, niet_gemeten=2, geen_cijfer=1, onbekend=1)
        assert found.aantal == 7
        assert found.met_cijfer == 4  # seven without the two that were not measured and the one that was told
        assert (found + Tally(niet=1)).niet == 2


class TestHowSure:
    """The pooled two-proportion z-test, in sums that can be followed."""

    @staticmethod
    def sure(start: tuple[str, str | None], now: tuple[str, str | None]) -> bool | None:
        before, after = ({"waarde": text, **({"aantal": n} if n else {})} for text, n in (start, now))
        return told(effect(nulmeting=before, gemeten=after))[2]

    def test_three_points_among_three_hundred_may_be_chance(self) -> None:
        """r = (0.41 x 310 + 0.44 x 295) / 605 = 0.4246; z = 0.03 / sqrt(0.4246 x 0.5754 x (1/310 + 1/295)) = 0.75."""
        assert self.sure(("41%", "310"), ("44%", "295")) is False

    def test_ten_points_among_two_hundred_are_not(self) -> None:
        """r = (0.40 x 200 + 0.50 x 200) / 400 = 0.45; z = 0.10 / sqrt(0.45 x 0.55 x 0.01) = 0.10 / 0.04975 = 2.01."""
        assert self.sure(("40%", "200"), ("50%", "200")) is True

    def test_among_190_they_may_be(self) -> None:
        """The same r; z = 0.10 / sqrt(0.45 x 0.55 x 2/190) = 0.10 / 0.05104 = 1.959."""
        assert self.sure(("40%", "190"), ("50%", "190")) is False

    def test_among_191_they_are_just_not(self) -> None:
        """The same r; z = 0.10 / sqrt(0.45 x 0.55 x 2/191) = 0.10 / 0.05091 = 1.964."""
        assert self.sure(("40%", "191"), ("50%", "191")) is True

    def test_down_is_as_sure_as_up(self) -> None:
        assert self.sure(("50%", "200"), ("40%", "200")) is True

    def test_a_part_is_a_share_too(self) -> None:
        assert self.sure(("2 op de 5", "200"), ("50%", "200")) is True

    def test_the_same_share_is_no_difference(self) -> None:
        """Nobody before and nobody after: there is no spread to divide by."""
        assert self.sure(("0%", "50"), ("0%", "80")) is False

    @pytest.mark.parametrize(
        ("start", "now"),
        [
            (("41%", None), ("44%", "295")),
            (("41%", "310"), ("44%", None)),
            (("6,8", "310"), ("7,2", "295")),
            (("weinig", "310"), ("44%", "295")),
            (("120%", "310"), ("44%", "295")),
        ],
    )
    def test_what_cannot_be_known_is_not_said(self, start: tuple[str, str | None], now: tuple[str, str | None]) -> None:
        assert self.sure(start, now) is None

    @given(st.integers(1, 400), st.integers(1, 400), st.data())
    def test_it_is_the_test_of_the_handbook(self, first: int, second: int, data: st.DataObject) -> None:
        """Its square is the chi-square of a table of two by two, without a correction: n(ad - bc)² over the sums."""
        a = data.draw(st.integers(0, first))
        b = data.draw(st.integers(0, second))
        before = Meting.model_validate({"waarde": f"{a} op de {first}", "aantal": str(first)})
        after = Meting.model_validate({"waarde": f"{b} op de {second}", "aantal": str(second)})
        if a + b in (0, first + second):
            assert zeker(before, after) is False
            return
        one, other = first - a, second - b
        square = Fraction((first + second) * (a * other - b * one) ** 2, first * second * (a + b) * (one + other))
        if abs(square - Fraction(196, 100) ** 2) > Fraction(1, 10**9):
            assert zeker(before, after) is (square > Fraction(196, 100) ** 2)
