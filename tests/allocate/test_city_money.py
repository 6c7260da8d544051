"""`allocate --city`: the money of all wijken side by side. Two plans and an agenda, worked out by hand."""

from __future__ import annotations

import json
from fractions import Fraction
from pathlib import Path
from typing import Any, TypeAlias

import pytest
from helpers import ROOT, agenda, plan, run
from hypothesis import given, settings
from hypothesis import strategies as st
from strategies import Data, plans, reordered, text
from thoroughness import cases
from wijkplan.allocate import Allocation, allocate
from wijkplan.allocate.city_money import CityMoney, Geld, city_money, summary
from wijkplan.allocate.question import Question
from wijkplan.plan.agenda import Agenda
from wijkplan.plan.plan import Plan
from wijkplan.plan.reading.form import load
from wijkplan.report.allocate import city_money as report
from wijkplan.yamltext.text import document

PLANS = ROOT / "plans"
AGENDA = """
    ambities:
      - {id: meedoen, naam: Iedereen kan meedoen}
      - {id: gezond, naam: Gezond opgroeien}
      - {id: rondkomen, naam: Rondkomen}
    partijen: [{id: buurtwerk, naam: Buurtwerk}, {id: taalhuis, naam: Taalhuis}]
"""
NOORD = """
    wijk: Noord
    budget:
      totaal: 110000.01
      vast: [{naam: Wijkcentrum, aanbieder: buurtwerk, bedrag: 5000.01, thema: samen}]
      reserve: 5000
    themas:
      - {id: samen, naam: Samen leven, ambities: [meedoen, gezond]}
      - {id: taal, naam: Taal, ambities: [meedoen]}
    bewonersinitiatieven:
      - {naam: Soep, thema: samen, kosten: 3000, besluit: {toegekend: 3000}}
      - {naam: Tuin, thema: samen, kosten: 1500}
    interventies:
      - {naam: Taalles, thema: taal, aanbieder: taalhuis, kosten: 7500}
"""
"""To divide: 110,000.01 - 5,000.01 - 5,000 = 100,000. Given: 3,000 + 1,500 to residents, and 7,500."""
ZUID = """
    wijk: Zuid
    budget:
      totaal: 10000
      meegenomen: 500
      vast: [{naam: Sportveld, bedrag: 2000}]
    bewonersinitiatieven: [{naam: Bal, kosten: 6000}]
    interventies: [{naam: Coach, aanbieder: taalhuis, kosten: 4000}]
"""
"""To divide: 10,000 + 500 - 2,000 = 8,500. Given: 6,000; then 2,500 is left, and Coach asks more."""


Divided: TypeAlias = tuple[Plan, Agenda, Allocation]
"""A plan with its agenda and the advice for it."""


def divided(plan_text: str, agenda_text: str = AGENDA) -> Divided:
    one, shared = plan(plan_text), agenda(agenda_text)
    return one, shared, allocate(one, shared)


def of(*texts: str, agenda_text: str = AGENDA) -> CityMoney:
    return city_money([summary(*divided(text, agenda_text)) for text in texts])


def as_json(found: CityMoney) -> Any:
    return json.loads(report.as_json(found))["stad"]


class TestWijken:
    def test_what_there_was_and_where_it_went(self) -> None:
        """In Vathorst, in 2023, 12 per cent was used: so it is in Noord. Of 12,000, residents have 4,500."""
        assert as_json(of(NOORD, ZUID))["wijken"] == [
            {
                "wijk": "Noord",
                "jaar": 2026,
                "totaal": 110000.01,
                "meegenomen": 0,
                "vast": 5000.01,
                "flexibel": 105000,
                "reserve": 5000,
                "te_verdelen": 100000,
                "besloten": 3000,
                "advies": 9000,
                "gegeven": 12000,
                "over": 88000,
                "gebruik": 0.12,
                "deel_bewoners": 0.375,
            },
            {
                "wijk": "Zuid",
                "jaar": 2026,
                "totaal": 10000,
                "meegenomen": 500,
                "vast": 2000,
                "flexibel": 8500,
                "reserve": 0,
                "te_verdelen": 8500,
                "besloten": 0,
                "advies": 6000,
                "gegeven": 6000,
                "over": 2500,
                "gebruik": 0.7059,
                "deel_bewoners": 1,
            },
        ]

    def test_all_together(self) -> None:
        """Used: 18,000 of 108,500. Residents: 4,500 + 6,000 of 18,000."""
        sums = of(NOORD, ZUID).sums
        assert (sums.totaal, sums.meegenomen, sums.vast) == (120_000_01, 500_00, 7_000_01)
        assert (sums.flexibel, sums.reserve, sums.te_verdelen) == (113_500_00, 5_000_00, 108_500_00)
        assert (sums.besloten, sums.advies, sums.over) == (3_000_00, 15_000_00, 90_500_00)
        assert (sums.gebruik, sums.deel_bewoners) == (Fraction(180, 1085), Fraction(105, 180))

    @pytest.mark.parametrize(("kosten", "named"), [("499.99", True), ("500", False), ("500.01", False)])
    def test_less_than_half_is_a_signal(self, kosten: str, named: bool) -> None:
        found = of(f"budget: {{totaal: 1000}}\nbewonersinitiatieven: [{{naam: Soep, kosten: {kosten}}}]")
        assert (found.under_used != ()) is named

    def test_a_reserve_that_is_kept_is_no_under_use(self) -> None:
        """400 of 1000 is given; what was there to divide is 400."""
        found = of("budget: {totaal: 1000, reserve: 600}\nbewonersinitiatieven: [{naam: Soep, kosten: 400}]")
        assert found.wijken[0].sums.gebruik == 1

    def test_nothing_to_divide_is_no_under_use(self) -> None:
        found = of("budget: {totaal: 1000, vast: [{naam: Wijkcentrum, bedrag: 1000}]}", "budget: {totaal: 0}")
        assert [(wijk.sums.gebruik, wijk.sums.deel_bewoners) for wijk in found.wijken] == [(None, None), (None, None)]
        assert found.under_used == ()

    def test_a_wijk_in_two_years_has_two_lines(self) -> None:
        found = of("wijk: Noord\njaar: 2025", "wijk: Noord\njaar: 2026")
        assert [wijk.naam for wijk in found.wijken] == ["Noord 2025", "Noord 2026"]
        assert (found.several_years, of(NOORD, ZUID).several_years) == (True, False)

    def test_with_another_amount_in_the_place_of_what_is_available(self) -> None:
        """3,000 was decided and 2,000 is there: of 5,000 Soep and Tuin take 4,500; Taalles does not fit."""
        one, shared, _advice = divided(NOORD)
        sums = city_money([summary(one, shared, allocate(one, shared, Question(beschikbaar=2_000_00)))]).sums
        assert (sums.te_verdelen, sums.gegeven, sums.over) == (5_000_00, 4_500_00, 500_00)

    def test_no_plans_at_all(self) -> None:
        found = city_money([])
        assert (found.wijken, found.sums.gebruik, found.geld) == ((), None, Geld())


def test_for_whom_the_money_is() -> None:
    """Residents first, then most money first; Sportveld names nobody."""
    assert as_json(of(NOORD, ZUID))["aanbieders"] == [
        {"soort": "bewoners", "id": None, "naam": None, "vast": 0, "besloten": 3000, "advies": 7500, "samen": 10500},
        _line("aanbieder", "taalhuis", "Taalhuis", advies=7500),
        _line("aanbieder", "buurtwerk", "Buurtwerk", vast=5000.01),
        _line("onbekend", None, None, vast=2000),
    ]


def test_a_party_without_money_is_no_line_and_residents_always_are() -> None:
    """In Zuid, Coach asks for Taalhuis and gets nothing; without any voorstel residents have a line all the same."""
    assert [line.soort for line in of(ZUID).aanbieders] == ["bewoners", "onbekend"]
    assert [line.soort for line in of("budget: {totaal: 9}").aanbieders] == ["bewoners"]


def test_of_two_parties_with_as_much_money_the_first_id_goes_first() -> None:
    vast = "{naam: Taalpunt, aanbieder: taalhuis, bedrag: 40}, {naam: Inloop, aanbieder: buurtwerk, bedrag: 40}"
    found = of(f"budget: {{totaal: 100, vast: [{vast}]}}")
    assert [line.id for line in found.aanbieders] == [None, "buurtwerk", "taalhuis"]


def test_the_sums_of_a_thema_with_two_ambitions() -> None:
    """Committed 10.01, decided 20.02, and advised 30 of what is left: the city has just that, each ambition half."""
    found = of("""
    budget: {totaal: 100, vast: [{naam: Inloop, bedrag: 10.01, thema: samen}]}
    themas: [{naam: Samen, ambities: [meedoen, gezond]}]
    bewonersinitiatieven:
      - {naam: Soep, thema: samen, kosten: 20.02, besluit: {toegekend: 20.02}}
      - {naam: Tuin, thema: samen, kosten: 30}
    """)
    assert found.geld == Geld(10_01, 20_02, 30_00)
    assert {line.id: line.geld for line in found.ambities} == {
        "gezond": Geld(5_01, 10_01, 15_00),
        "meedoen": Geld(5_00, 10_01, 15_00),
        "rondkomen": Geld(),
    }


def test_what_stands_behind_each_ambition() -> None:
    """Money of Samen goes half and half, the odd cent to the first id; nobody works on Rondkomen.

    Samen: 5,000.01 committed, 3,000 decided, 1,500 advised. Taal: 7,500. Sportveld and Bal have no thema.
    """
    assert as_json(of(NOORD, ZUID))["ambities"] == [
        _line("ambitie", "meedoen", "Iedereen kan meedoen", vast=2500, besloten=1500, advies=750 + 7500),
        _line("ambitie", "gezond", "Gezond opgroeien", vast=2500.01, besloten=1500, advies=750),
        _line("ambitie", "rondkomen", "Rondkomen"),
        _line("zonder-ambitie", None, None, vast=2000, advies=6000),
    ]


def _line(
    soort: str, id_: str | None, naam: str | None, vast: float = 0, besloten: float = 0, advies: float = 0
) -> Data:
    amounts = {"vast": vast, "besloten": besloten, "advies": advies, "samen": vast + besloten + advies}
    return {"soort": soort, "id": id_, "naam": naam, **amounts}


def test_without_an_agenda_ids_are_names() -> None:
    found = of(NOORD, agenda_text="gemeente: Voorbeeld")
    assert [line.naam for line in found.aanbieders] == [None, "taalhuis", "buurtwerk"]
    assert [line.naam for line in found.ambities] == ["gezond", "meedoen"]


def test_the_example_plans() -> None:
    """Read by hand: committed 98,000 + 45,000 + 161,000 + 97,000, of which for Taalhuis 24,000 + 26,000.

    Vathorst: 236,000 + 74,500 - 97,000 = 213,500, a reserve of 5% (10,675), and all it asks is 59,590: 4,900 - 300
    and 2,700 - 200 and 490 for residents, 34,000 and 18,000 for interventions.
    """
    found = json.loads(run("allocate", PLANS / "2026", "--city", "--format", "json").out)["stad"]
    assert found["totaal"]["vast"] == 401000
    assert {line["id"]: line["vast"] for line in found["aanbieders"]}["taalhuis"] == 50000
    vathorst = found["wijken"][-1]
    assert (vathorst["te_verdelen"], vathorst["gegeven"]) == (202825, 59590)
    assert vathorst["gebruik"] == round(59590 / 202825, 4)
    assert vathorst["deel_bewoners"] == round(7590 / 59590, 4)
    assert {"wijk": "Vathorst", "jaar": 2026} in found["weinig_gebruikt"]


# What always holds


@st.composite
def cities(draw: st.DrawFn) -> list[Data]:
    """A few plans whose money has providers and themas, or not."""
    made = draw(st.lists(plans(), max_size=3))
    partijen = st.sampled_from([None, "buurtwerk", "taalhuis", "elders"])
    for number, data in enumerate(made):
        data["wijk"] = f"Wijk {number}"
        themas = st.sampled_from([None, *(thema["id"] for thema in data.get("themas", []))])
        for item in data["budget"].get("vast", []):
            item.update({"aanbieder": draw(partijen), "thema": draw(themas)})
        for item in data.get("interventies", []):
            item["aanbieder"] = draw(partijen)
    return made


def made_up(data: Data) -> Divided:
    loaded = load(Plan, document(Path("plan.yaml"), text(data)))
    assert loaded.value is not None, loaded.faults
    shared = agenda(AGENDA)
    return loaded.value, shared, allocate(loaded.value, shared)


@settings(max_examples=cases(100), deadline=None)
@given(datas=cities())
def test_all_adds_up_to_the_cent(datas: list[Data]) -> None:
    wijken = [made_up(data) for data in datas]
    found = city_money([summary(*wijk) for wijk in wijken])
    assert found.sums.totaal == sum(one.budget.totaal for one, _agenda, _advice in wijken)
    assert found.sums.gegeven == sum(r.toegekend for _plan, _agenda, advice in wijken for r in advice.regels)
    assert found.sums.over == sum(advice.over for _plan, _agenda, advice in wijken)
    for lines in (found.aanbieders, found.ambities):
        assert sum((line.geld for line in lines), Geld()) == found.geld
    assert found.geld == Geld(found.sums.vast, found.sums.besloten, found.sums.advies)
    for wijk in found.wijken:
        sums = wijk.sums
        assert sums.totaal + sums.meegenomen - sums.vast - sums.reserve == sums.te_verdelen == sums.gegeven + sums.over
        assert 0 <= sums.bewoners <= sums.gegeven


@settings(max_examples=cases(50), deadline=None)
@given(st.data())
def test_the_order_of_the_lists_in_a_file_does_not_matter(made: st.DataObject) -> None:
    one = made.draw(plans())
    other = made.draw(reordered(one))
    assert city_money([summary(*made_up(one))]) == city_money([summary(*made_up(other))])
