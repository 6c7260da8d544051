"""An address becomes a setting, whatever stands in it, and a setting its shortest address."""

from __future__ import annotations

from fractions import Fraction
from typing import Any
from urllib.parse import parse_qsl, urlencode

import pytest
from helpers import plan
from hypothesis import given
from hypothesis import strategies as st
from wijkplan.live.address import MOST, Asked, pairs, read
from wijkplan.plan.agenda import Agenda
from wijkplan.whatif.setting import Setting

PLAN = """
    budget:
      totaal: 1000
      rondes: [{naam: voorjaar, deel: 50%}, {naam: Het najaar, deel: 50%}]
    themas:
      - {naam: Samen, prioriteit: {wijk: 9}}
    bewonersinitiatieven:
      - {naam: Soep op dinsdag, kosten: 500}
"""
NAMES = (
    *("method", "shortfall", "budget", "round", "klein_bedrag", "klein_plafond", "explain", "view", "weight", "ratio"),
    *("weight.draagvlak", "weight.stem", "ratio.wijk", "prioriteit.samen.wijk", "prioriteit.nergens.wijk", "x", ""),
)


def asked(query: str) -> Asked:
    return read(parse_qsl(query, keep_blank_values=True), plan(PLAN), Agenda())


def notes(query: str) -> list[str]:
    return [str(note) for note in asked(query).notes]


@pytest.mark.parametrize(
    ("query", "setting"),
    [
        ("method=per-thema", {"methode": "per-thema"}),
        ("shortfall=deels", {"bij_tekort": "deels"}),
        ("budget=700", {"beschikbaar": 700_00}),
        ("budget=%E2%82%AC+1.234%2C50", {"beschikbaar": 1234_50}),
        ("round=voorjaar", {"ronde": "voorjaar"}),
        ("round=het-najaar", {"ronde": "Het najaar"}),
        ("klein_bedrag=500", {"klein_bedrag": 500_00}),
        ("klein_plafond=12,5", {"klein_plafond": Fraction(1, 8)}),
        ("klein_plafond=5%25", {"klein_plafond": Fraction(1, 20)}),
        ("weight.draagvlak=50", {"weights": (("draagvlak", Fraction(50)),)}),
        (
            "weight=bereik=0,stem=1&weight=thema=2",
            {"weights": (("stem", 1), ("thema", 2), ("bereik", 0))},
        ),
        ("ratio=wijk=1,aanbieder=2", {"ratio": (("wijk", Fraction(1)), ("aanbieder", Fraction(2)))}),
        ("prioriteit.samen.aanbieder=7,5", {"prioriteit": (("samen", "aanbieder", Fraction(15, 2)),)}),
    ],
)
def test_each_knob(query: str, setting: dict[str, Any]) -> None:
    found = asked(query)
    assert found.setting == Setting(**setting)
    assert found.notes == ()


@pytest.mark.parametrize(
    "query",
    ["", "method=rangorde", "shortfall=sla-over", "weight.draagvlak=30.0", "ratio.wijk=60", "budget=", "round="]
    + ["klein_plafond=10", "klein_bedrag=0", "prioriteit.samen.wijk=9", "view=professionals"],
)
def test_what_the_plan_says_already_is_no_setting(query: str) -> None:
    found = asked(query)
    assert found == Asked()
    assert list(pairs(found)) == []


def test_the_last_value_of_a_name_counts() -> None:
    assert asked("budget=1&budget=2&weight.bereik=1&weight=bereik=2").setting == Setting(
        beschikbaar=2_00, weights=(("bereik", Fraction(2)),)
    )


@pytest.mark.parametrize(
    ("query", "address", "note"),
    [
        ("method=per-tema", "method=per-thema", "'per-tema' is er niet bij method."),
        ("method=xyz", "", "Kies uit rangorde, per-thema, gelijke-delen."),
        ("budget=-5", "budget=0", "'-5' bij budget kan niet. Hier staat nu 0."),
        ("budget=veel", "", "'veel' bij budget is geen getal. Hier staat nu wat het plan zegt."),
        ("budget=12.5", "budget=12.50", "'12.5' bij budget kan niet. Hier staat nu 12.50."),
        ("budget=10%25", "", "'10%' bij budget is geen getal."),
        (f"budget={'9' * 30}", "budget=100000000000", "Hier staat nu 100000000000."),
        ("budget=2.400", "budget=2400", "'2.400' kun je op twee manieren lezen. Hier staat nu 2400."),
        ("round=zomer", "", "Kies uit voorjaar, Het najaar."),
        ("klein_plafond=%2B0.5%25", "klein_plafond=0.5%25", "Hier staat nu 0.5."),
        ("klein_plafond=150", "klein_plafond=100%25", "'150%' bij klein_plafond kan niet. Hier staat nu 100."),
        ("weight.steun=5", "", "'steun' is geen criterium."),
        ("weight.bereik=-1", "weight.bereik=0", "'-1' bij weight.bereik kan niet. Hier staat nu 0."),
        ("prioriteit.samen.wijk=11", "prioriteit.samen.wijk=10", "Hier staat nu 10."),
        ("prioriteit.wonen.wijk=1", "", "'prioriteit.wonen.wijk' is hier geen knop."),
        ("kleur=rood", "", "'kleur' is hier geen knop."),
        ("explain=koffie", "", "Geen voorstel heet 'koffie'."),
        ("ratio.wijk=0&ratio.aanbieder=0", "", "Iets moet tellen"),
        ("weight.stem=0&weight.signalen=0&weight.ambities=0&weight.thema=5", "weight.thema=5", "Iets moet tellen"),
    ],
)
def test_what_cannot_be_is_said_and_the_nearest_is_taken(query: str, address: str, note: str) -> None:
    found = asked(query)
    assert urlencode(list(pairs(found))) == address
    assert note in " ".join(notes(query))


def test_a_line_is_opened_by_id_or_by_naam() -> None:
    assert asked("explain=soep-op-dinsdag").explain == asked("explain=soep op Dinsdag").explain == "soep-op-dinsdag"


def test_a_long_address_is_read_so_far_and_shown_short() -> None:
    long = asked("&".join(f"x{n}=1" for n in range(MOST)) + "&budget=1")
    assert long.setting == Setting()
    assert len(long.notes) == MOST
    assert all(len(note) < 200 for note in notes(f"budget={'a' * 5000}&weight.{'b' * 5000}=1"))


@given(st.lists(st.tuples(st.sampled_from(NAMES), st.text(max_size=12) | st.sampled_from(["0", "5", "1e9", "٣"]))))
def test_any_address_gives_a_setting_that_is_at_its_own_address(query: list[tuple[str, str]]) -> None:
    found = read(query, plan(PLAN), Agenda())
    again = read(list(pairs(found)), plan(PLAN), Agenda())
    assert again.notes == ()
    assert (again.setting, again.explain, again.view) == (found.setting, found.explain, found.view)
