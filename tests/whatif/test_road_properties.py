"""Whatever the plan: what is said to help really does, and what is said to be the least is.

Plans are made up; each answer is held against the program itself, that divides the pot again.
"""

from __future__ import annotations

from random import Random
from typing import Any, cast

import pytest
from helpers import agenda, plan
from hypothesis import given, settings
from hypothesis import strategies as st
from strategies import Data, agendas, plans, text
from thoroughness import cases
from wijkplan.allocate import Allocation, allocate
from wijkplan.allocate.question import Question
from wijkplan.plan.agenda import Agenda
from wijkplan.plan.ballots import Ballots
from wijkplan.plan.plan import Plan
from wijkplan.plan.spelregels import BijTekort, Methode
from wijkplan.whatif.levers import Lever
from wijkplan.whatif.road import Road, road

EXACT = [
    *(("rangorde", "sla-over"), ("rangorde", "stop"), ("rangorde", "deels")),
    *(("per-thema", "sla-over"), ("per-thema", "stop")),
]
OTHER = [("per-thema", "deels"), ("gelijke-delen", "sla-over"), ("gelijke-delen", "stop"), ("gelijke-delen", "deels")]


class Case:
    """A plan, and all roads in it."""

    def __init__(self, data: Data, shared: Data, **told: Any) -> None:
        self.plan: Plan = plan(text(data))
        self.agenda: Agenda = agenda(text(shared))
        self.told = told
        self.run = allocate(self.plan, self.agenda, Question(**told))
        self.start = max(0, self.run.pot.beschikbaar)

    def roads(self) -> list[Road]:
        return [road(self.plan, self.agenda, self.run, v.id, Question(**self.told)) for v in self.plan.voorstellen]

    def with_money(self, name: str, cents: int) -> bool:
        """Whether a voorstel gets all when there is this much to divide."""
        told = {**self.told, "beschikbaar": cents}
        return _all(allocate(self.plan, self.agenda, Question(**told)), name)

    def with_value(self, name: str, **values: Any) -> bool:
        """Whether a voorstel gets all with another value in it."""
        lists = {
            key: tuple(v.model_copy(update=values) if v.id == name else v for v in getattr(self.plan, key))
            for key in ("bewonersinitiatieven", "interventies")
        }
        return _all(allocate(self.plan.model_copy(update=lists), self.agenda, Question(**self.told)), name)

    def with_need(self, name: str, number: int) -> bool:
        """Whether an interventie gets all when so many residents (of the one group that it is for) need something."""
        [interventie] = [i for i in self.plan.interventies if i.id == name]
        themas = []
        for thema in self.plan.themas:
            behoefte: Any = number
            if isinstance(thema.behoefte, dict):
                own = set(interventie.doelgroepen) & set(thema.behoefte) or set(thema.behoefte)
                behoefte = {**thema.behoefte, **dict.fromkeys(own, number)}
            themas.append(thema.model_copy(update={"behoefte": behoefte}) if thema.id == interventie.thema else thema)
        changed = self.plan.model_copy(update={"themas": tuple(themas)})
        return _all(allocate(changed, self.agenda, Question(**self.told)), name)

    def with_voters(self, name: str, count: int) -> bool:
        """Whether a voorstel gets all when this many people choose it; who comes with them chooses nothing else."""
        votes = self.told["ballots"]
        assert votes is not None
        chose = votes.supporters.get(name, ())
        more = range(votes.voters, votes.voters + count - len(chose))
        told = {
            **self.told,
            "ballots": Ballots(votes.voters + len(more), {**votes.supporters, name: (*chose, *more)}),
        }
        return _all(allocate(self.plan, self.agenda, Question(**told)), name)

    def works(self, name: str, lever: Lever, value: int) -> bool:
        if lever.veld == "stemmers":
            return self.with_voters(name, value)
        if lever.veld == "behoefte":
            return self.with_need(name, value)
        return self.with_money(name, value) if lever.veld == "geld" else self.with_value(name, **{lever.veld: value})


def _all(run: Allocation, name: str) -> bool:
    [regel] = [regel for regel in run.regels if regel.voorstel.id == name]
    return regel.toegekend == regel.voorstel.asks != 0 and regel.trede != "besloten"


def less(lever: Lever, change: int) -> int:
    """A value that is this much closer to what it is now; euros are asked in whole ones."""
    assert lever.nodig is not None
    return lever.nodig + 100 * change if lever.veld == "gevraagd" else lever.nodig - change


def assert_least(case: Case, name: str, lever: Lever, random: Random) -> None:
    """Nothing between now and what is needed is enough: a step less is not, nor are some amounts at random."""
    assert lever.nodig is not None
    now = case.start if lever.veld == "geld" else lever.nu or 0
    gap = -(-(now - lever.nodig) // 100) if lever.veld == "gevraagd" else lever.nodig - now
    assert gap > 0
    for change in {1, *(random.randint(1, gap) for _ in range(5))}:
        if change < gap:
            assert not case.works(name, lever, less(lever, change)), (name, lever, change)


@pytest.mark.parametrize(("methode", "bij_tekort"), EXACT)
@settings(max_examples=cases(25))
@given(data=plans(), shared=agendas(), random=st.randoms(use_true_random=False))
def test_what_helps_is_enough_and_nothing_less_is(
    methode: str, bij_tekort: str, data: Data, shared: Data, random: Random
) -> None:
    case = Case(data, shared, methode=cast("Methode", methode), bij_tekort=cast("BijTekort", bij_tekort))
    for found in case.roads():
        name = found.regel.voorstel.id
        for lever in found.levers:
            if lever.nodig is not None:
                assert case.works(name, lever, lever.nodig), (name, lever)
            if lever.nodig is not None and lever.least:
                assert_least(case, name, lever, random)
        if found.regel.status in ("past-niet", "budget-op") and all(lever.veld != "geld" for lever in found.levers):
            amounts = [random.randint(case.start, case.start + 5_000_000) for _ in range(5)]
            assert not any(case.with_money(name, amount) for amount in amounts), (name, amounts)


@pytest.mark.parametrize(("methode", "bij_tekort"), EXACT)
@settings(max_examples=cases(15))
@given(data=plans(decided=False), shared=agendas(), random=st.randoms(use_true_random=False))
def test_with_what_it_has_to_spare_it_still_gets_all_and_with_a_cent_less_it_does_not(
    methode: str, bij_tekort: str, data: Data, shared: Data, random: Random
) -> None:
    case = Case(data, shared, methode=cast("Methode", methode), bij_tekort=cast("BijTekort", bij_tekort))
    for found in case.roads():
        assert (found.spare is None) or (found.regel.status == "toegekend")
        if found.spare is not None:
            name = found.regel.voorstel.id
            for fewer in (found.spare, random.randint(0, found.spare)):
                assert case.with_money(name, case.start - fewer)
            assert not case.with_money(name, case.start - found.spare - 1)


@st.composite
def ballots(draw: st.DrawFn, data: Data) -> Ballots:
    voters = draw(st.integers(1, 8))
    chosen = st.sets(st.integers(0, voters - 1))
    names = [initiatief["id"] for initiatief in data.get("bewonersinitiatieven", [])]
    return Ballots(voters, {name: tuple(sorted(draw(chosen))) for name in names})


@pytest.mark.parametrize(("methode", "bij_tekort"), OTHER)
@settings(max_examples=cases(10))
@given(given_data=st.data(), shared=agendas())
def test_where_the_least_is_not_claimed_it_is_enough(
    methode: str, bij_tekort: str, given_data: st.DataObject, shared: Data
) -> None:
    data = given_data.draw(plans(initiatieven=4))
    case = Case(
        data,
        shared,
        methode=cast("Methode", methode),
        bij_tekort=cast("BijTekort", bij_tekort),
        ballots=given_data.draw(ballots(data)),
    )
    for found in case.roads():
        assert found.spare is None
        for lever in found.levers:
            assert not lever.least
            if lever.nodig is not None:
                name = found.regel.voorstel.id
                assert case.works(name, lever, lever.nodig), (name, lever)


@settings(max_examples=cases(15))
@given(data=plans(), shared=agendas())
def test_every_road_ends_where_the_advice_does(data: Data, shared: Data) -> None:
    """What was given on the way is what the voorstel gets; each trede takes what it gave out of the pot."""
    methods: list[Methode] = ["rangorde", "per-thema"]
    for methode in methods:
        case = Case(data, shared, methode=methode)
        for found in case.roads():
            if found.regel.trede != "besloten":
                assert sum(stretch.gegeven for stretch in found.stretches) == found.regel.toegekend
            for stretch in found.stretches:
                left = stretch.begin
                for took in stretch.treden:
                    left -= took.gegeven
                    assert took.over == left
                assert stretch.over == left - stretch.gegeven >= 0
