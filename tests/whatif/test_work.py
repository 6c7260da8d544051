"""How much work a command does, counted: a plan that is four times as large asks four times as much, and no more.

Counted are the things that cost: rankings, divisions, readings of a text. Not seconds, which depend on the machine.
"""

from __future__ import annotations

import math
from collections.abc import Callable
from random import Random
from typing import Any

import pytest
from helpers import agenda, plan
from wijkplan.allocate import allocate
from wijkplan.allocate.question import Question
from wijkplan.plan.ballots import Ballots
from wijkplan.prioritise import rank, ranking
from wijkplan.whatif import levers
from wijkplan.whatif.advice import advice_for
from wijkplan.whatif.road import road

AGENDA = "spelregels: {verdeling: {methode: rangorde, bij_tekort: sla-over, klein_bedrag: 0}}\n"


def many(count: int, besluit: str = "") -> str:
    """So many initiatives and a quarter as many interventions, of all prices; there is money for half of it."""
    initiatieven = (
        f"  - {{naam: Initiatief {n}, thema: samen, kosten: {100 + 37 * n % 1009}, draagvlak: {n % 91 + 9}{besluit}}}\n"
        for n in range(count)
    )
    interventies = (
        f"  - {{naam: Interventie {n}, thema: samen, kosten: {5000 + 131 * n % 4001}, bereik: 9, waarom: Vak}}\n"
        for n in range(count // 4)
    )
    return "".join(
        [
            f"budget: {{totaal: {count * 1000}}}\nthemas: [{{naam: Samen, behoefte: {count * 8}}}]\n",
            "bewonersinitiatieven:\n",
            *initiatieven,
            "interventies:\n",
            *interventies,
        ]
    )


@pytest.fixture
def calls(monkeypatch: pytest.MonkeyPatch) -> Callable[[Any, str], list[None]]:
    """Counts how often a function of a module (or a method of a class) is called."""

    def count(owner: Any, name: str) -> list[None]:
        seen: list[None] = []
        original = getattr(owner, name)

        def counted(*values: Any, **named: Any) -> Any:
            seen.append(None)
            return original(*values, **named)

        monkeypatch.setattr(owner, name, counted)
        return seen

    return count


def test_a_road_ranks_each_voorstel_once_however_often_the_pot_is_divided(
    calls: Callable[[Any, str], list[None]],
) -> None:
    """Apart from the voorstel itself, that is tried with other amounts."""
    read, shared = plan(many(40)), agenda(AGENDA)
    run = allocate(read, shared)
    last = [regel for regel in run.regels if not regel.toegekend][-1].voorstel.id
    scored, divided = calls(ranking.Yardstick, "delen"), calls(levers, "divide")
    found = road(read, shared, run, last)
    assert [lever.veld for lever in found.levers] == ["gevraagd", "geld"]
    assert len(scored) <= len(read.voorstellen) + len(divided)


def test_all_advice_is_held_against_one_ranking(calls: Callable[[Any, str], list[None]]) -> None:
    read, shared = plan(many(40, ", besluit: {toegekend: 100}")), agenda(AGENDA)
    order = rank(read, shared)
    scored = calls(ranking.Yardstick, "delen")
    for initiatief in read.bewonersinitiatieven:
        advice_for(read, order, initiatief)
    assert len(scored) == len(read.bewonersinitiatieven)


@pytest.mark.parametrize("count", [40, 160])
def test_how_often_the_pot_is_divided_does_not_grow_with_the_plan(
    count: int, calls: Callable[[Any, str], list[None]]
) -> None:
    """For the last one that gets nothing: a few times for more money, and by halving for asking less."""
    read, shared = plan(many(count)), agenda(AGENDA)
    run = allocate(read, shared)
    last = [regel for regel in run.regels if not regel.toegekend][-1].voorstel.id
    divided = calls(levers, "divide")
    assert all(lever.least for lever in road(read, shared, run, last).levers)
    assert len(divided) <= 5 + math.log2(9_000)


@pytest.mark.parametrize("seed", range(12))
def test_the_least_money_is_the_least_of_all_amounts_tried_one_by_one(seed: int) -> None:
    chance = Random(seed)  # noqa: S311 - made-up plans, no secrets
    thema = f"{{naam: Samen, behoefte: {chance.choice((0, 30, 90, 400))}}}"
    initiatieven = [
        f"{{naam: i{n}, thema: samen, kosten: {chance.randint(1, 30)}, bereik: {chance.randint(0, 9)}}}"
        for n in range(7)
    ]
    interventies = [
        f"{{naam: v{n}, thema: samen, kosten: {chance.randint(1, 30)}, bereik: {chance.randint(1, 40)}, waarom: Vak}}"
        for n in range(4)
    ]
    total = chance.randint(10, 90)
    read = plan(
        f"budget: {{totaal: {total}}}\nthemas: [{thema}]\n"
        f"bewonersinitiatieven: [{', '.join(initiatieven)}]\ninterventies: [{', '.join(interventies)}]\n"
    )
    rule = f"klein_bedrag: {chance.choice((0, 0, 6))}, bij_tekort: {chance.choice(('sla-over', 'sla-over', 'stop'))}"
    shared = agenda(f"spelregels: {{verdeling: {{methode: rangorde, {rule}}}}}\n")
    run = allocate(read, shared)
    everything = sum(voorstel.asks or 0 for voorstel in read.voorstellen) // 100
    whole = {
        euros: {
            r.voorstel.id
            for r in allocate(read, shared, Question(beschikbaar=100 * euros)).regels
            if r.status == "toegekend"
        }
        for euros in range(total + 1, everything + 2)
    }
    for regel in run.regels:
        if regel.status in ("past-niet", "budget-op"):
            name = regel.voorstel.id
            least = next((100 * euros for euros, names in whole.items() if name in names), None)
            found = [lever.nodig for lever in road(read, shared, run, name).levers if lever.veld == "geld"]
            assert found == ([] if least is None else [least]), name


def test_where_voters_buy_together_the_pot_is_divided_a_dozen_times_at_most(
    calls: Callable[[Any, str], list[None]],
) -> None:
    """However many voters, however much money: each division there takes as long as all the rest."""
    read, shared = plan(many(40)), agenda(AGENDA)
    chance = Random(5)  # noqa: S311 - made-up plans, no secrets
    chose = {i.id: tuple(sorted(chance.sample(range(200), 20))) for i in read.bewonersinitiatieven}
    votes = Ballots(200, chose)
    run = allocate(read, shared, Question(methode="gelijke-delen", ballots=votes, beschikbaar=5_000_00))
    last = [r for r in run.regels if r.voorstel.soort == "bewonersinitiatief" and not r.toegekend][-1].voorstel.id
    divided = calls(levers, "divide")
    found = road(read, shared, run, last, Question(methode="gelijke-delen", ballots=votes, beschikbaar=5_000_00))
    assert {lever.veld for lever in found.levers} == {"gevraagd", "stemmers", "geld"}
    assert len(divided) <= 12
