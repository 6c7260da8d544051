"""The Method of Equal Shares on meetings that can be worked out on paper. All amounts here are in cents."""

from __future__ import annotations

from fractions import Fraction

import pytest
from wijkplan.allocate.equal_shares import equal_shares, order_of_support
from wijkplan.outcome.result import Funded, Shares
from wijkplan.plan.ballots import Ballots

EURO = 100


def ballots(voters: int, **supporters: range | list[int]) -> Ballots:
    """Who chose what; voters count from 0."""
    return Ballots(voters, {name: tuple(numbers) for name, numbers in supporters.items()})


def bought(shares: Shares) -> list[str]:
    """What was bought, in that order."""
    return [funded.id for funded in shares.funded]


class TestOneRun:
    def test_who_chose_something_pays_for_it_together(self) -> None:
        """Ten voters and € 1.000: € 100 each. Six share the soup of € 300, so each pays € 50."""
        shares = equal_shares({"soep": 300_00}, ballots(10, soep=range(6)), 1000_00)
        assert shares == Shares(Fraction(100_00), Fraction(100_00), (Funded("soep", ((Fraction(50_00), 6),)),))

    def test_who_has_less_left_pays_that_and_the_others_pay_the_rest(self) -> None:
        """€ 100 each. Voters 0 and 1 pay € 60 for the garden. For the choir (€ 130) 1 has € 40 left; 2 pays € 90."""
        shares = equal_shares({"tuin": 120_00, "koor": 130_00}, ballots(3, tuin=[0, 1], koor=[1, 2]), 300_00)
        assert shares.funded == (
            Funded("tuin", ((Fraction(60_00), 2),)),
            Funded("koor", ((Fraction(90_00), 1), (Fraction(40_00), 1))),
        )

    def test_who_has_nothing_left_is_not_among_the_payers(self) -> None:
        """€ 60 each. Four pay all they have for the square; voter 3 supports the swing as well, and 4 and 5 pay it."""
        chosen = ballots(6, plein=range(4), schommel=[3, 4, 5])
        shares = equal_shares({"plein": 240_00, "schommel": 120_00}, chosen, 360_00)
        assert shares.funded == (
            Funded("plein", ((Fraction(60_00), 4),)),
            Funded("schommel", ((Fraction(60_00), 2),)),
        )

    def test_amounts_that_do_not_come_out_are_exact(self) -> None:
        """€ 100 by three: a third of a cent is not lost."""
        [funded] = equal_shares({"soep": 100_00}, ballots(3, soep=range(3)), 150_00).funded
        assert funded.payments == ((Fraction(100_00, 3), 3),)

    def test_a_majority_does_not_take_all(self) -> None:
        """Six choose three red plans, four choose three blue ones, € 100 each, and there is € 300.

        With € 30 each the six can buy one, and so can the four. With € 34 (a second red plan takes € 33,33 each) the
        six buy two, and all is spent. By votes alone it would be three red ones.
        """
        red, blue = range(6), range(6, 10)
        chosen = ballots(10, r1=red, r2=red, r3=red, b1=blue, b2=blue, b3=blue)
        shares = equal_shares(dict.fromkeys(("r1", "r2", "r3", "b1", "b2", "b3"), 100_00), chosen, 300_00)
        assert bought(shares) == ["r1", "r2", "b1"]
        assert shares.share == 34_00


class TestMoreForEverybody:
    def test_each_voter_gets_a_euro_more_until_nothing_fits_any_more(self) -> None:
        """With € 100 each: soup (€ 50 from six) and choir (€ 80 from four). The garden asks € 75 of four who paid € 50:
        with € 125 they can.
        """
        costs = {"soep": 300_00, "koor": 320_00, "tuin": 300_00}
        shares = equal_shares(costs, ballots(10, soep=range(6), koor=range(6, 10), tuin=range(4)), 1000_00)
        assert [shares.start, shares.share] == [100_00, 125_00]
        assert shares.funded == (
            Funded("soep", ((Fraction(50_00), 6),)),
            Funded("tuin", ((Fraction(75_00), 4),)),
            Funded("koor", ((Fraction(80_00), 4),)),
        )

    def test_the_outcome_before_it_went_over_the_budget_stands(self) -> None:
        """€ 30 each; with € 32 each both groups of five could pay € 160, and that is more than € 300 together."""
        chosen = ballots(10, noord=range(5), zuid=range(5, 10))
        shares = equal_shares({"noord": 160_00, "zuid": 160_00}, chosen, 300_00)
        assert shares.share == 31_00
        assert shares.funded == ()

    def test_the_step_may_be_smaller_or_larger(self) -> None:
        chosen = ballots(2, tuin=[0])
        assert equal_shares({"tuin": 90_00}, chosen, 100_00).share == 90_00
        assert equal_shares({"tuin": 90_00}, chosen, 100_00, unit=1500).share == 95_00

    def test_a_hundred_thousand_steps_are_not_taken_one_by_one(self) -> None:
        """One voter alone wants something of € 460.000; a share is € 4.800 at first."""
        shares = equal_shares(
            {"soep": 10_000_00, "hal": 460_000_00}, ballots(100, soep=range(99), hal=[99]), 480_000_00
        )
        assert bought(shares) == ["soep", "hal"]
        assert shares.share == 460_000_00


class TestTies:
    def test_the_cheaper_goes_first(self) -> None:
        """Two voters for each: half of the cost, so the rate is the same."""
        chosen = ballots(4, groot=[0, 1], klein=[2, 3])
        assert bought(equal_shares({"groot": 200_00, "klein": 100_00}, chosen, 400_00)) == ["klein", "groot"]

    def test_then_what_has_more_votes(self) -> None:
        """Voter 4 gave all to the square, so the chess board is paid by two as well, but three chose it."""
        chosen = ballots(8, plein=[4, 5, 6, 7], bingo=[0, 1], schaken=[2, 3, 4])
        costs = {"plein": 240_00, "bingo": 100_00, "schaken": 100_00}
        assert bought(equal_shares(costs, chosen, 480_00)) == ["plein", "schaken", "bingo"]

    def test_then_by_id(self) -> None:
        chosen = ballots(4, tuin=[0, 1], koor=[2, 3])
        assert bought(equal_shares({"tuin": 100_00, "koor": 100_00}, chosen, 400_00)) == ["koor", "tuin"]

    def test_a_tie_decides_who_gets_the_money(self) -> None:
        """One voter, who can pay one of two."""
        chosen = ballots(1, tuin=[0], koor=[0])
        assert bought(equal_shares({"tuin": 100_00, "koor": 100_00}, chosen, 150_00)) == ["koor"]


RIVALS = {"tuin": {"plein"}, "plein": {"tuin"}}


class TestRivals:
    def test_what_is_bought_puts_its_rival_out(self) -> None:
        chosen = ballots(4, tuin=[0, 1, 2], plein=[2, 3])
        shares = equal_shares({"tuin": 90_00, "plein": 40_00}, chosen, 400_00, RIVALS)
        assert bought(shares) == ["tuin"]

    def test_a_rival_that_is_out_is_not_waited_for(self) -> None:
        """Nobody gets more than the first share: the square would fit, but not beside the garden."""
        chosen = ballots(4, tuin=[0, 1, 2], plein=[3])
        shares = equal_shares({"tuin": 90_00, "plein": 150_00}, chosen, 400_00, RIVALS)
        assert bought(shares) == ["tuin"]
        assert shares.share == 100_00


class TestAtTheEdge:
    @pytest.mark.parametrize(
        ("costs", "chosen", "budget"),
        [
            ({"soep": 100_00}, ballots(0), 100_00),
            ({"soep": 100_00}, ballots(3, soep=range(3)), 0),
            ({}, ballots(3, soep=range(3)), 100_00),
            ({"soep": 100_00}, ballots(3), 100_00),
            ({"soep": 100_01}, ballots(3, soep=range(3)), 100_00),
        ],
        ids=["nobody votes", "no money", "nothing to choose", "nothing chosen", "more than there is"],
    )
    def test_nothing_is_bought(self, costs: dict[str, int], chosen: Ballots, budget: int) -> None:
        assert equal_shares(costs, chosen, budget).funded == ()

    def test_who_chose_nothing_has_a_share_too(self) -> None:
        """€ 100 for four of whom one chose: € 25, and the soup of € 80 needs € 80 of that one."""
        shares = equal_shares({"soep": 80_00}, ballots(4, soep=[2]), 100_00)
        assert [shares.start, shares.share] == [25_00, 80_00]

    def test_exactly_the_budget(self) -> None:
        shares = equal_shares({"soep": 100_00}, ballots(3, soep=range(3)), 100_00)
        assert shares.funded == (Funded("soep", ((Fraction(100_00, 3), 3),)),)

    def test_votes_for_what_is_not_in_the_running_count_for_nothing(self) -> None:
        shares = equal_shares({"soep": 100_00}, ballots(3, soep=range(3), koor=range(3)), 200_00)
        assert bought(shares) == ["soep"]

    def test_the_largest_amounts(self) -> None:
        """A hundred thousand million euros, to the cent."""
        shares = equal_shares({"brug": 10**13}, ballots(7, brug=range(7)), 10**13)
        assert shares.funded == (Funded("brug", ((Fraction(10**13, 7), 7),)),)


def test_the_order_of_support_is_by_votes_then_the_cheaper_then_by_id() -> None:
    costs = {"tuin": 100_00, "koor": 200_00, "soep": 100_00, "plein": 50_00, "bingo": 10_00}
    chosen = ballots(5, tuin=[0, 1], koor=[0, 1, 2], soep=[3, 4], plein=[1, 2])
    assert order_of_support(costs, chosen) == ["koor", "plein", "soep", "tuin", "bingo"]
