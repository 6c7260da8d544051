"""A setting of the knobs: what it gives, and what moved against the plan as it stands."""

from __future__ import annotations

from fractions import Fraction
from typing import Any

from allocation_helpers import VOLGORDE
from helpers import agenda, plan
from wijkplan.plan.agenda import Agenda
from wijkplan.whatif.setting import Move, Setting, moves, turned

PLAN = """
    budget: {totaal: 1000}
    themas:
      - {naam: Samen, prioriteit: {wijk: 9, aanbieder: 1}}
    bewonersinitiatieven:
      - {naam: Bal, kosten: 500, draagvlak: 10, prioriteit: {wijk: 9}}
      - {naam: Soep, kosten: 300, draagvlak: 90, prioriteit: {wijk: 8}}
      - {naam: Taalcafé, kosten: 350, draagvlak: 50, prioriteit: {wijk: 7}}
      - {naam: Lezen, kosten: 100, thema: samen, prioriteit: {wijk: 6}}
"""
"""With 1000: bal 500, soep 300, the taalcafé does not fit in the 200 that are left, lezen 100."""


def moved(**knobs: Any) -> dict[str, Move]:
    was = turned(plan(PLAN), agenda(VOLGORDE), Setting())
    wordt = turned(plan(PLAN), agenda(VOLGORDE), Setting(**knobs))
    return {move.wordt.voorstel.id: move for move in moves(was, wordt)}


def told(**knobs: Any) -> list[str]:
    return [str(said) for said in turned(plan(PLAN), agenda(VOLGORDE), Setting(**knobs)).supposed]


def test_nothing_is_otherwise_where_no_knob_was_turned() -> None:
    assert {(move.places, move.course) for move in moved().values()} == {(0, "same")}
    assert told() == []


def test_support_decides_where_it_alone_counts() -> None:
    """Soep 90, taalcafé 50, bal 10: soep 300, taalcafé 350, then bal (500) does not fit in the 350 that are left."""
    found = moved(weights=(("draagvlak", Fraction(100)), ("prioriteit", Fraction(0))))
    assert {name: (move.places, move.course, move.verschil) for name, move in found.items()} == {
        "soep": (1, "same", 0),
        "taalcafe": (1, "in", 350_00),
        "bal": (-2, "out", -500_00),
        "lezen": (0, "same", 0),
    }


def test_less_money_and_another_rule_of_shortage() -> None:
    """700: bal 500, and of the 200 that are left soep gets a part."""
    found = moved(beschikbaar=700_00, bij_tekort="deels")
    assert {name: (move.course, move.wordt.toegekend) for name, move in found.items()} == {
        "bal": ("same", 500_00),
        "soep": ("less", 200_00),
        "taalcafe": ("same", 0),
        "lezen": ("out", 0),
    }


def test_a_small_amount_goes_first_and_a_part_of_the_money_is_all_that_there_is_for_it() -> None:
    """Lezen (100) goes before all others where a tenth of 1000 is for amounts up to 100."""
    found = moved(klein_bedrag=100_00, klein_plafond=Fraction(1, 10))
    assert found["lezen"].wordt.trede == "klein"
    assert moved(klein_bedrag=100_00, klein_plafond=Fraction(1, 20))["lezen"].wordt.trede == "bewoners"


def test_the_figure_of_a_thema_and_the_weight_of_the_voices() -> None:
    """Wijk 9 and aanbieder 1, as 60 to 40, is 5.8 of 10; the provider alone: 1; and with 7 of the wijk: 4.6."""

    def score(**knobs: Any) -> Fraction:
        [thema] = turned(plan(PLAN), Agenda(), Setting(**knobs)).ranking.themas
        return next(deel.waarde for deel in thema.delen if deel.criterium == "stem") or Fraction(0)

    assert score() == Fraction(58, 100)
    assert score(ratio=(("wijk", Fraction(0)), ("aanbieder", Fraction(1)))) == Fraction(1, 10)
    assert score(prioriteit=(("samen", "wijk", Fraction(7)),)) == Fraction(46, 100)


def test_what_is_supposed_is_said() -> None:
    assert told(
        methode="per-thema",
        beschikbaar=700_00,
        klein_bedrag=50_00,
        klein_plafond=Fraction(1, 5),
        weights=(("draagvlak", Fraction(5)),),
        ratio=(("wijk", Fraction(50)), ("aanbieder", Fraction(50))),
        prioriteit=(("samen", "aanbieder", Fraction(8)),),
    ) == [
        "budget € 700 in plaats van € 1.000",
        "methode: per-thema in plaats van rangorde",
        "draagvlak weegt 5 in plaats van 0",
        "stemmen: wijk 50 en aanbieder 50 in plaats van wijk 60 en aanbieder 40",
        "klein bedrag: tot en met € 50 in plaats van € 0",
        "voor kleine bedragen: hoogstens 20% van het geld in plaats van 10%",
        "prioriteit van 'Samen' (aanbieder): 8 in plaats van 1",
    ]
