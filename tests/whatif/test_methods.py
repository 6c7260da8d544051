"""The ways to divide side by side: worked out by hand, and held against a division of its own for each column."""

from __future__ import annotations

from collections import Counter
from fractions import Fraction
from itertools import product
from typing import TYPE_CHECKING, get_args

from allocation_helpers import VOLGORDE, claim_of
from helpers import agenda, plan
from hypothesis import given, settings
from hypothesis import strategies as st
from made_up_allocations import made_up
from strategies import agendas, plans, reordered, text
from thoroughness import FACTOR, cases, chosen
from wijkplan.allocate import allocate
from wijkplan.allocate.question import Question
from wijkplan.plan.ballots import Ballots
from wijkplan.plan.spelregels import BijTekort, Methode
from wijkplan.verify import verify
from wijkplan.whatif.methods import Methods, methods

if TYPE_CHECKING:
    from strategies import Data

WAYS = list(product(get_args(Methode), get_args(BijTekort)))

PLAN = """
    budget: {totaal: 1000}
    themas:
      - {naam: Samen, prioriteit: {wijk: 6}}
      - {naam: Taal, prioriteit: {wijk: 4}}
    bewonersinitiatieven:
      - {naam: Bal, thema: samen, kosten: 500, prioriteit: {wijk: 9}, doelgroepen: [jongeren]}
      - {naam: Soep, thema: samen, kosten: 300, prioriteit: {wijk: 8}, doelgroepen: [ouderen, nieuwkomers]}
      - {naam: Taalcafé, thema: taal, kosten: 350, prioriteit: {wijk: 7}, doelgroepen: [nieuwkomers]}
      - {naam: Lezen, thema: taal, kosten: 100, prioriteit: {wijk: 6}}
"""
BALLOTS = Ballots(10, {"bal": (0,), "soep": (0, 1, 2), "taalcafe": (5, 6, 7, 8, 9), "lezen": (2, 3, 4, 5, 6, 7, 8, 9)})
"""There are 1000 euros for 1250 of wishes, and the order is bal, soep, taalcafé, lezen.

rangorde    sla-over  500 + 300, the taalcafé does not fit in 200, lezen does
            stop      500 + 300, the taalcafé does not fit
            deels     500 + 300, and 200 for the taalcafé
per-thema: samen has 600 of its own, taal 400
            sla-over  bal 500 (soep does not fit in 100); taalcafé 350 (lezen does not fit in 50); of the 150 that
                      are left together soep gets nothing and lezen 100
            stop      bal 500; taalcafé 350; soep does not fit in 150, and lezen stands below it
            deels     bal 500, soep 100; taalcafé 350, lezen 50
gelijke-delen: ten voters with 100 each
            lezen: 8 voters pay 12,50. Taalcafé: 5 voters pay 70. For soep three voters have 287,50 of the 300;
            with 105 each on paper they have enough. Bal would need 500 from one voter, more than there is.
            So 250 is left: nothing for bal, or all of it under deels.
"""
EXPECTED = {
    ("rangorde", "sla-over"): (500, 300, 0, 100),
    ("rangorde", "stop"): (500, 300, 0, 0),
    ("rangorde", "deels"): (500, 300, 200, 0),
    ("per-thema", "sla-over"): (500, 0, 350, 100),
    ("per-thema", "stop"): (500, 0, 350, 0),
    ("per-thema", "deels"): (500, 100, 350, 50),
    ("gelijke-delen", "sla-over"): (0, 300, 350, 100),
    ("gelijke-delen", "stop"): (0, 300, 350, 100),
    ("gelijke-delen", "deels"): (250, 300, 350, 100),
}


def amounts(found: Methods) -> dict[tuple[str, str], tuple[float, ...]]:
    """What each voorstel gets in euros, in order of rank, under each way to divide."""
    return {
        (allocation.methode, allocation.bij_tekort): tuple(line.toegekend[n] / 100 for line in found.lines)
        for n, column in enumerate(found.columns)
        for allocation in column.allocations
    }


def compared(piece: str, ballots: Ballots | None = BALLOTS, beschikbaar: int | None = None) -> Methods:
    return methods(plan(piece), agenda(VOLGORDE), Question(ballots=ballots, beschikbaar=beschikbaar))


def test_every_way_to_divide_gives_its_own_amounts() -> None:
    assert amounts(compared(PLAN)) == EXPECTED


def test_ways_that_give_the_same_are_one_column() -> None:
    columns = [[(a.methode, a.bij_tekort) for a in column.allocations] for column in compared(PLAN).columns]
    assert columns == [*([way] for way in WAYS[:6]), WAYS[6:8], WAYS[8:]]


def test_where_there_is_enough_for_all_there_is_one_column() -> None:
    found = compared(PLAN, beschikbaar=125_000)
    assert len(found.columns) == 1
    assert [(a.methode, a.bij_tekort) for a in found.columns[0].allocations] == WAYS
    assert all(line.same for line in found.lines)


def test_without_ballots_there_are_no_equal_shares() -> None:
    for ballots in (None, Ballots(0, {})):
        found = compared(PLAN, ballots)
        assert amounts(found) == {way: EXPECTED[way] for way in WAYS[:6]}
        assert found.stemmers is None
        assert {column.stemmers for column in found.columns} == {None}


def test_the_column_of_the_rules_of_play() -> None:
    """Those of the agenda, with those of the plan on top; equal shares without ballots are nobody's column."""
    shared = agenda(VOLGORDE + "  verdeling: {methode: per-thema}\n")

    def own(piece: str, ballots: Ballots | None = BALLOTS) -> list[int]:
        found = methods(plan(piece), shared, Question(ballots=ballots))
        return [n for n, column in enumerate(found.columns) if column.own]

    assert own(PLAN) == [3]
    assert own(PLAN + "    spelregels: {verdeling: {bij_tekort: deels}}") == [5]
    equal = PLAN + "    spelregels: {verdeling: {methode: gelijke-delen, bij_tekort: stop}}"
    assert own(equal) == [6]
    assert own(equal, None) == []


def test_the_figures_of_each_column() -> None:
    """By hand from the amounts; voters 3 and 4 chose nothing but lezen, the soep has 0, 1 and 2."""
    found = compared(PLAN)
    figures = [
        (column.toegekend // 100, column.over // 100, column.voorstellen, column.themas, column.stemmers)
        for column in found.columns
    ]
    both, samen = ("samen", "taal"), ("samen",)
    assert figures == [
        (900, 100, 3, both, 10),
        (800, 200, 2, samen, 3),
        (1000, 0, 3, both, 8),
        (950, 50, 3, both, 9),
        (850, 150, 2, both, 6),
        (1000, 0, 4, both, 10),
        (750, 250, 3, both, 10),
        (1000, 0, 4, both, 10),
    ]
    every, young_and_new = ("jongeren", "nieuwkomers", "ouderen"), ("jongeren", "nieuwkomers")
    groups = [column.doelgroepen for column in found.columns]
    assert groups == [every, every, every, young_and_new, young_and_new, every, ("nieuwkomers", "ouderen"), every]
    assert (found.themas, found.doelgroepen, found.stemmers) == (both, every, 10)
    assert {column.deel_bewoners for column in found.columns} == {Fraction(1)}


def test_what_was_decided_counts_for_who_is_reached_but_not_for_what_is_given_now() -> None:
    """800 is left. The lezen asks 100 of it, the taalcoach 300: a quarter is for residents."""
    found = compared(
        """
        budget: {totaal: 1000}
        themas: [{naam: Samen}, {naam: Taal}, {naam: Sport, doelgroepen: [jongeren]}]
        bewonersinitiatieven:
          - {naam: Soep, thema: samen, kosten: 200, doelgroepen: [ouderen], besluit: {toegekend: 200}}
          - {naam: Lezen, thema: taal, kosten: 100, prioriteit: {wijk: 9}}
        interventies:
          - {naam: Taalcoach, thema: taal, kosten: 300, waarom: Dit is een vak., doelgroepen: [nieuwkomers]}
        """,
        Ballots(4, {"soep": (0, 1), "lezen": (1, 2)}),
    )
    [column] = found.columns
    assert (column.toegekend, column.voorstellen, column.deel_bewoners) == (40_000, 2, Fraction(1, 4))
    assert column.themas == ("samen", "taal")
    assert column.doelgroepen == ("nieuwkomers", "ouderen")
    assert (column.stemmers, found.stemmers) == (3, 4)
    assert [voorstel.id for voorstel in found.besloten] == ["soep"]
    assert (found.beschikbaar, found.themas) == (80_000, ("samen", "sport", "taal"))
    assert found.doelgroepen == ("jongeren", "nieuwkomers", "ouderen")


def test_all_groups_that_the_plan_or_the_agenda_names() -> None:
    piece = """
        themas: [{naam: Samen, doelgroepen: [a]}, {naam: Gezond, behoefte: {f: 60}}]
        signalen: [{tekst: Te donker., doelgroep: b}, {tekst: Te nat.}]
        interventies: [{naam: Coach, doelgroepen: [c, a]}]
        participatie: [{wat: Wijktafel, doelgroepen: [d]}]
    """
    found = methods(plan(piece), agenda("doelgroepen: [{naam: e}]"))
    assert found.doelgroepen == ("a", "b", "c", "d", "e", "f")


def test_where_nothing_is_given_no_part_is_for_residents() -> None:
    [column] = compared(PLAN, beschikbaar=0).columns
    assert (column.toegekend, column.voorstellen, column.deel_bewoners) == (0, 0, None)
    assert (column.themas, column.stemmers) == ((), 0)


def test_a_plan_without_voorstellen() -> None:
    found = compared("budget: {totaal: 1000}", None)
    assert (len(found.columns), found.lines) == (1, ())
    assert len(found.columns[0].allocations) == 6


def test_up_to_a_round() -> None:
    """Half of the money is 500: just enough for bal; under gelijke-delen each of ten voters has 50."""
    piece = PLAN.replace("totaal: 1000", "totaal: 1000, rondes: [{naam: nu, deel: 50%}, {naam: straks, deel: 50%}]")
    found = methods(plan(piece), agenda(VOLGORDE), Question(ronde="nu"))
    assert found.beschikbaar == 50_000
    assert amounts(found)["rangorde", "sla-over"] == (500, 0, 0, 0)


@st.composite
def ballots_for(draw: st.DrawFn, data: Data) -> Ballots:
    voters = draw(st.integers(1, 6))
    ids = [initiatief["id"] for initiatief in data.get("bewonersinitiatieven", [])]
    chosen = st.sets(st.integers(0, voters - 1)).map(lambda found: tuple(sorted(found)))
    return Ballots(voters, {name: draw(chosen) for name in ids})


@st.composite
def divisions(draw: st.DrawFn) -> tuple[Data, Data, Ballots | None]:
    data = draw(plans())
    return data, draw(agendas()), draw(st.none() | ballots_for(data))


@settings(max_examples=cases(60), deadline=None)
@given(case=divisions(), beschikbaar=st.none() | st.integers(0, 1_500_000))
def test_each_column_is_what_a_division_of_its_own_gives(
    case: tuple[Data, Data, Ballots | None], beschikbaar: int | None
) -> None:
    """No two columns are the same, no way is left out, and none gives more than the pot."""
    data, shared, ballots = case
    one, rules = plan(text(data)), agenda(text(shared))
    found = methods(one, rules, Question(ballots=ballots, beschikbaar=beschikbaar))
    ways = [
        (allocation.methode, allocation.bij_tekort) for column in found.columns for allocation in column.allocations
    ]
    assert sorted(ways) == sorted(WAYS if ballots else WAYS[:6])
    outcomes = [tuple(line.toegekend[n] for line in found.lines) for n in range(len(found.columns))]
    assert len(set(outcomes)) == len(outcomes)
    for n, column in enumerate(found.columns):
        assert 0 <= column.toegekend <= max(0, found.beschikbaar)
        for own in column.allocations:
            alone = allocate(
                one,
                rules,
                Question(methode=own.methode, bij_tekort=own.bij_tekort, beschikbaar=beschikbaar, ballots=ballots),
            )
            assert own == alone
            got = {regel.voorstel.id: regel.toegekend for regel in alone.regels}
            assert got == {line.voorstel.id: line.toegekend[n] for line in found.lines}
            new = [r for r in alone.regels if r.trede not in (None, "besloten") and r.toegekend]
            assert (column.toegekend, column.voorstellen) == (alone.toegekend, len(new))
    assert [line.plaats for line in found.lines] == list(range(1, len(found.lines) + 1))


def test_every_column_keeps_every_promise() -> None:
    """In made-up plans, also up to a round or with another amount: verify finds nothing broken."""
    ways: Counter[tuple[str, str]] = Counter()
    for seed in chosen(400):
        case = made_up(seed)
        ballots = case.settings["ballots"]
        more = {name: value for name, value in case.settings.items() if name in ("ballots", "ronde", "beschikbaar")}
        for column in methods(case.plan, case.agenda, Question(**more)).columns:
            for allocation in column.allocations:
                votes = ballots if allocation.methode == "gelijke-delen" else None
                promises = verify(case.plan, case.agenda, claim_of(allocation), votes)
                broken = [f"{promise.name}: {breach.message}" for promise in promises for breach in promise.broken]
                assert not broken, (seed, allocation.methode, allocation.bij_tekort, broken)
                ways[allocation.methode, allocation.bij_tekort] += 1
    assert set(ways) == set(WAYS)
    assert min(ways.values()) >= 100 // FACTOR, ways


@settings(max_examples=cases(30), deadline=None)
@given(plans().flatmap(lambda data: st.tuples(st.just(data), reordered(data))))
def test_the_order_of_the_lists_in_the_file_does_not_matter(same: tuple[Data, Data]) -> None:
    def shown(data: Data) -> object:
        found = methods(plan(text(data)), agenda("{}"))
        figures = [(c.toegekend, c.over, c.voorstellen, c.themas, c.doelgroepen) for c in found.columns]
        return figures, [(line.voorstel.id, line.toegekend) for line in found.lines], found.doelgroepen

    one, other = same
    assert shown(one) == shown(other)
