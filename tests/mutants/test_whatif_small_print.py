"""Dividing again, with something else: one decision left open, another amount, each method beside the others."""

from __future__ import annotations

from allocation_helpers import VOLGORDE
from helpers import agenda, plan
from wijkplan.allocate.question import Question
from wijkplan.plan.ballots import Ballots
from wijkplan.prioritise import rank
from wijkplan.whatif.advice import advice_for
from wijkplan.whatif.methods import methods
from wijkplan.whatif.scenarios import Wanted, scenarios

TEXT = """
budget: {totaal: 200}
bewonersinitiatieven:
  - {naam: Soep, kosten: 100, besluit: {toegekend: 50}, prioriteit: {wijk: 9}}
  - {naam: Bal, kosten: 80, besluit: {toegekend: 80}, prioriteit: {wijk: 8}}
  - {naam: Tuin, kosten: 30, prioriteit: {wijk: 7}}
"""


def test_one_decision_is_left_open_and_all_others_stand() -> None:
    """200 less the 80 of the bal is 120: the soep can have all of its 100; of 179 less 80 it cannot."""
    read, less = plan(TEXT), plan(TEXT.replace("totaal: 200", "totaal: 179"))
    soep = read.bewonersinitiatieven[0]
    assert advice_for(less, rank(less, agenda(VOLGORDE)), less.bewonersinitiatieven[0]).status == "past-niet"
    found = advice_for(read, rank(read, agenda(VOLGORDE)), soep)
    assert (found.voorstel.id, found.status, found.toegekend) == ("soep", "toegekend", 100_00)
    assert advice_for(read, rank(read, agenda(VOLGORDE)), soep, Question(beschikbaar=99_00)).status == "past-niet"


def test_another_amount_goes_by_the_same_method_and_the_same_ballots() -> None:
    [found] = scenarios(
        plan(TEXT),
        agenda(VOLGORDE),
        [Wanted("+1", cents=1_00)],
        Question(methode="gelijke-delen", ballots=Ballots(1, {"tuin": (0,)})),
    )
    assert (found.was.methode, found.wordt.methode) == ("gelijke-delen", "gelijke-delen")
    assert found.wordt.pot.beschikbaar == found.was.pot.beschikbaar + 1_00
    assert found.wordt.shares is not None
    assert [funded.id for funded in found.wordt.shares.funded] == ["tuin"]


def test_a_comparison_names_every_voorstel_in_order_of_rank() -> None:
    found = methods(plan(TEXT), agenda(VOLGORDE))
    assert [(line.plaats, line.voorstel.id) for line in found.lines] == [(1, "soep"), (2, "bal"), (3, "tuin")]
    assert [voorstel.id for voorstel in found.besloten] == ["bal", "soep"]
