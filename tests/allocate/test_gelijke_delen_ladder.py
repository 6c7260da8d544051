"""`gelijke-delen` on the ladder: voters pay from equal shares of the money, and what is left goes by votes.

How voters pay is in `test_equal_shares`; here it is about what comes before and after, and what is said about it.
"""

from __future__ import annotations

import json
from fractions import Fraction
from pathlib import Path
from typing import Any

import pytest
from allocation_helpers import Line, advice, allocation, reasons, treden
from helpers import complete, run
from wijkplan.allocate import NoBallotsError
from wijkplan.plan.ballots import Ballots

METHODE = "gelijke-delen"

BUURT = """
budget: {totaal: 10000}
bewonersinitiatieven:
  - {naam: Bal, kosten: 6000, prioriteit: {wijk: 9}}
  - {naam: Feest, kosten: 4000, prioriteit: {wijk: 8}}
  - {naam: Tuin, kosten: 4000, prioriteit: {wijk: 1}}
"""
SIX_AND_FOUR = Ballots(10, {"bal": (0, 1, 2, 3, 4, 5), "feest": (0, 1, 2, 3, 4), "tuin": (6, 7, 8, 9)})
"""Ten voters with 1.000 each: six want a bal, five of them a feest too; four want a tuin, and nothing else."""

REST = """
budget: {totaal: 1000}
bewonersinitiatieven:
  - {naam: Tuin, kosten: 600, prioriteit: {wijk: 1}}
  - {naam: Soep, kosten: 500, prioriteit: {wijk: 1}}
  - {naam: Bal, kosten: 300, prioriteit: {wijk: 9}}
"""
FEW = Ballots(4, {"tuin": (0, 1), "soep": (0,)})
"""Four voters with 250 each, of whom two want nothing of this.

With 300 each, two can pay for the tuin. Then 400 is left, and nothing that somebody chose fits in that.
"""


class TestAMinority:
    def test_is_heard_where_by_rank_it_is_not(self) -> None:
        assert advice(BUURT, methode="rangorde") == {
            "bal": Line("toegekend", 6_000),
            "feest": Line("toegekend", 4_000),
            "tuin": Line("past-niet", 0),
        }
        assert advice(BUURT, methode=METHODE, ballots=SIX_AND_FOUR) == {
            "bal": Line("toegekend", 6_000),
            "feest": Line("past-niet", 0),
            "tuin": Line("toegekend", 4_000),
        }

    def test_the_reason_says_who_pays_how_much(self) -> None:
        said = reasons(BUURT, methode=METHODE, ballots=SIX_AND_FOUR)
        assert said == {
            "bal": "6 stemmers betalen dit samen, ieder € 1.000.",
            "tuin": "4 stemmers betalen dit samen, ieder € 1.000.",
            "feest": "Dit past niet: er was nog € 0, en het bedrag was € 4.000.",
        }

    def test_who_has_less_gives_all_that_is_left(self) -> None:
        """Six voters with 1.000. Four pay 900 each for soep; one of them has 100 left to give to the tuin."""
        text = """
budget: {totaal: 6000}
bewonersinitiatieven: [{naam: Soep, kosten: 3600}, {naam: Tuin, kosten: 2100}]
"""
        votes = Ballots(6, {"soep": (0, 1, 2, 3), "tuin": (3, 4, 5)})
        found = allocation(text, methode=METHODE, ballots=votes)
        assert found.shares is not None
        payments = {funded.id: [(int(paid), n) for paid, n in funded.payments] for funded in found.shares.funded}
        assert payments == {"soep": [(900_00, 4)], "tuin": [(1_000_00, 2), (100_00, 1)]}
        assert reasons(text, methode=METHODE, ballots=votes)["tuin"] == (
            "3 stemmers betalen dit samen: wie het had € 1.000, de anderen alles wat ze nog hadden."
        )

    def test_an_amount_that_is_not_whole_cents_is_about(self) -> None:
        text = "budget: {totaal: 100}\nbewonersinitiatieven: [{naam: Soep, kosten: 100}]"
        said = reasons(text, methode=METHODE, ballots=Ballots(3, {"soep": (0, 1, 2)}))
        assert said["soep"] == "3 stemmers betalen dit samen, ieder ongeveer € 33,33."


class TestWhatIsLeft:
    @pytest.mark.parametrize(
        ("rule", "soep", "bal"),
        [
            ("sla-over", Line("past-niet", 0), Line("toegekend", 300)),
            ("stop", Line("budget-op", 0), Line("budget-op", 0)),
            ("deels", Line("deels", 400), Line("budget-op", 0)),
        ],
    )
    def test_goes_by_votes_and_the_rule_for_shortage(self, rule: str, soep: Line, bal: Line) -> None:
        """The soep has one vote and goes before the bal, that has none, whatever their figures."""
        found = advice(REST, methode=METHODE, ballots=FEW, bij_tekort=rule)
        assert found == {"tuin": Line("toegekend", 600), "soep": soep, "bal": bal}

    def test_of_equal_votes_the_cheaper_goes_first_and_then_by_id(self) -> None:
        """Nobody wants anything: 1.000 for 300, 500; the other two ask 600, and 200 is left."""
        text = REST + "  - {naam: Aarde, kosten: 600, prioriteit: {wijk: 9}}\n"
        found = allocation(text, methode=METHODE, ballots=Ballots(4, {}), bij_tekort="deels")
        assert [(step.voorstel.id, step.left) for step in found.steps] == [
            ("bal", 1_000_00),
            ("soep", 700_00),
            ("aarde", 200_00),
            ("tuin", 0),
        ]

    def test_it_says_that_voters_could_not_pay_it(self) -> None:
        said = reasons(REST, methode=METHODE, ballots=FEW)
        assert said["bal"] == "Stemmers konden dit niet samen betalen, maar het past in de € 400 die over was."

    def test_voters_who_chose_nothing_have_a_share_too(self) -> None:
        """250 each, and on paper 300."""
        shares = allocation(REST, methode=METHODE, ballots=FEW).shares
        assert shares is not None
        assert [shares.start, shares.share] == [250_00, 300_00]
        [tuin] = shares.funded
        assert (tuin.id, tuin.payments) == ("tuin", ((Fraction(300_00), 2),))


class TestBeforeTheVote:
    def test_decided_and_small_amounts_go_first(self) -> None:
        """2.000 was decided and 100 is small: 7.900 is left, 790 each, with which nothing can be bought.

        With 800 each, five can pay for the feest; then 3.900 is left, in which the bal and the tuin do not fit.
        """
        text = BUURT + "  - {naam: Soep, kosten: 2000, besluit: {toegekend: 2000}}\n  - {naam: Thee, kosten: 100}\n"
        text += "spelregels: {verdeling: {klein_bedrag: 100}}"
        found = allocation(text, methode=METHODE, ballots=SIX_AND_FOUR)
        assert found.shares is not None
        assert [found.shares.start, found.shares.share] == [790_00, 800_00]
        assert [funded.id for funded in found.shares.funded] == ["feest"]
        assert treden(text, methode=METHODE, ballots=SIX_AND_FOUR) == {
            "soep": "besloten",
            "thee": "klein",
            "bal": "bewoners",
            "feest": "bewoners",
            "tuin": "bewoners",
        }

    def test_votes_for_what_is_not_in_the_running_count_for_nothing(self) -> None:
        """The bal has stopped: six voters keep their 1.000, and five pay 800 each for the feest."""
        text = BUURT.replace("kosten: 6000,", "kosten: 6000, status: gestopt,")
        said = reasons(text, methode=METHODE, ballots=SIX_AND_FOUR)
        assert said["feest"] == "5 stemmers betalen dit samen, ieder € 800."
        assert said["bal"] == "Dit is gestopt."

    def test_what_was_bought_excludes_what_it_cannot_go_with(self) -> None:
        text = BUURT.replace("kosten: 4000, prioriteit: {wijk: 1}", "kosten: 4000, niet_samen_met: [bal]")
        found = advice(text, methode=METHODE, ballots=SIX_AND_FOUR)
        assert (found["bal"], found["tuin"]) == (Line("toegekend", 6_000), Line("uitgesloten", 0))
        assert found["feest"] == Line("toegekend", 4_000)

    def test_what_was_decided_excludes_before_the_vote(self) -> None:
        text = BUURT + "  - {naam: Kermis, kosten: 10, besluit: {toegekend: 10}, niet_samen_met: [bal]}\n"
        found = allocation(text, methode=METHODE, ballots=SIX_AND_FOUR)
        assert advice(text, methode=METHODE, ballots=SIX_AND_FOUR)["bal"] == Line("uitgesloten", 0)
        assert found.shares is not None
        assert {funded.id for funded in found.shares.funded} == {"feest", "tuin"}

    def test_professionals_come_last_and_nobody_votes_for_them(self) -> None:
        text = BUURT + "interventies: [{naam: Taalcoach, kosten: 1, prioriteit: {wijk: 10}}]"
        votes = Ballots(10, {**SIX_AND_FOUR.supporters, "taalcoach": tuple(range(10))})
        assert advice(text, methode=METHODE, ballots=votes)["taalcoach"] == Line("past-niet", 0)

    @pytest.mark.parametrize("ballots", [None, Ballots(0, {})])
    def test_without_ballots_it_cannot_be_done(self, ballots: Ballots | None) -> None:
        with pytest.raises(NoBallotsError):
            allocation(BUURT, methode=METHODE, ballots=ballots)

    def test_without_money_nobody_buys(self) -> None:
        found = allocation(BUURT, methode=METHODE, ballots=SIX_AND_FOUR, budget=0)
        assert found.shares is not None
        assert found.shares.share == found.toegekend == 0
        assert found.shares.funded == ()


PABULIB = """META
key;value
unit;Hoogland
instance;2026
budget;10000
rule;equalshares
vote_type;approval
PROJECTS
project_id;cost;votes;name
1;6000;6;Bal
2;4000;5;Feest
3;4000;4;Tuin
VOTES
voter_id;vote
a;1,2
b;1,2
c;1,2
d;1,2
e;1,2
f;1
g;3
h;3
i;3
j;3
"""


class TestCommand:
    @pytest.fixture
    def folder(self, tmp_path: Path) -> Path:
        """The vote of `SIX_AND_FOUR` as a Pabulib file, imported; and a plan without a vote."""
        (tmp_path / "hoogland.pb").write_text(PABULIB, encoding="utf-8")
        imported = run("import", "pabulib", "hoogland.pb", "--to", "plannen", cwd=tmp_path)
        assert imported.code == 0, imported.err
        (tmp_path / "plannen" / "vathorst.yaml").write_text(complete("wijk: Vathorst"), encoding="utf-8")
        return tmp_path

    def printed(self, folder: Path, *arguments: str) -> Any:
        result = run("allocate", "plannen/hoogland.yaml", "--format", "json", *arguments, cwd=folder)
        assert (result.code, result.err) == (0, "")
        [plan] = json.loads(result.out)["plannen"]
        return plan

    def test_the_rule_of_the_city_is_that_of_the_plan(self, folder: Path) -> None:
        plan = self.printed(folder)
        assert plan["methode"] == "gelijke-delen"
        got = {regel["naam"]: regel["toegekend"] for regel in plan["regels"]}
        assert got == {"Bal": 6000, "Tuin": 4000, "Feest": 0}
        assert plan["gelijke_delen"] == {
            "eerste_deel": 1000,
            "deel": 1000,
            "samen_betaald": [
                {"id": "1", "stemmers": 6, "betaald": [{"bedrag": 1000, "stemmers": 6}]},
                {"id": "3", "stemmers": 4, "betaald": [{"bedrag": 1000, "stemmers": 4}]},
            ],
        }
        assert "themadelen" not in plan

    def test_another_method_has_no_shares(self, folder: Path) -> None:
        plan = self.printed(folder, "--method", "rangorde")
        assert {regel["naam"]: regel["toegekend"] for regel in plan["regels"]} == {
            "Bal": 6000,
            "Feest": 4000,
            "Tuin": 0,
        }
        assert "gelijke_delen" not in plan

    def test_the_screen_says_what_it_does(self, folder: Path) -> None:
        out = " ".join(run("allocate", "plannen/hoogland.yaml", cwd=folder).out.split())
        assert "Ieder krijgt een gelijk deel van het geld, en betaalt mee aan plannen waar die op stemde." in out
        assert "Ieder had € 1.000." in out
        more = " ".join(run("allocate", "plannen/hoogland.yaml", "--budget", "9000", cwd=folder).out.split())
        assert "Ieder begon met € 900. Omdat er geld overbleef, werd dat op papier" in more

    def test_a_plan_without_ballots_is_passed_over(self, folder: Path) -> None:
        result = run("allocate", "plannen", "--method", "gelijke-delen", "--format", "json", cwd=folder)
        assert result.code == 2
        assert [plan["bestand"] for plan in json.loads(result.out)["plannen"]] == ["plannen/hoogland.yaml"]
        assert result.err.splitlines() == [
            "wijkplan: plannen/vathorst.yaml heeft geen stembriefjes, en die zijn nodig voor gelijke delen. "
            "Zet bij 'stemmen' waar het bestand met stembriefjes staat, of kies een andere methode."
        ]
