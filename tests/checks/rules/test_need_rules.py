"""Family 4, the need: tips about a number behind `behoefte` that does not say what people mean."""

from __future__ import annotations

import pytest
from helpers import AGENDA, at, complete, findings

Place = tuple[int, int, int, str]


def said(code: str, text: str) -> list[Place]:
    """Line, column, end column and road of every place where this rule speaks."""
    found = findings(complete(text), AGENDA)
    assert [finding for finding in found if finding.code < "WP3"] == []
    return [at(finding)[1:] for finding in found if finding.code == code]


# WP405: one cheap initiative leaves no need for what professionals could do

KAST = """
themas:
  - {{naam: Samen, behoefte: {behoefte}}}
bewonersinitiatieven:
  - {{naam: Kast, thema: samen, {kast}}}
interventies:
  - {{naam: Huisbezoek, thema: samen, waarom: Een vak., kosten: 3000, bereik: 80}}
  - {{naam: Spreekuur, thema: samen, waarom: Een vak., {spreekuur}}}
"""
KOSTEN = "kosten: 400, bereik: 150"


def kast(kast: str = KOSTEN, *, behoefte: str = "150", spreekuur: str = "kosten: 1000") -> bool:
    """Whether the rule speaks, of the reach of the cabinet."""
    places = said("WP405", KAST.format(kast=kast, behoefte=behoefte, spreekuur=spreekuur))
    assert {road for *_place, road in places} <= {"bewonersinitiatieven[0].bereik"}
    return bool(places)


def test_a_tenth_of_what_professionals_ask() -> None:
    """Together they ask 4000: 400 is a tenth of that, a cent more is not."""
    assert kast()
    assert not kast("kosten: 400.01, bereik: 150")
    assert kast("kosten: 0, bereik: 150")


@pytest.mark.parametrize(("behoefte", "splits"), [("150", True), ("{ouderen: 150}", False)])
def test_who_has_a_number_per_doelgroep_is_not_told_to_make_them(behoefte: str, splits: bool) -> None:
    text = KAST.format(kast=f"{KOSTEN}, doelgroepen: [ouderen]", behoefte=behoefte, spreekuur="kosten: 1000")
    (one,) = (one for one in findings(complete(text), AGENDA) if one.code == "WP405")
    assert ("een getal per doelgroep" in str(one.help)) is splits


def test_it_reaches_all_by_itself() -> None:
    assert not kast(behoefte="151")
    assert not kast(behoefte="0")
    assert not kast(behoefte="~")


@pytest.mark.parametrize(
    ("behoefte", "groups", "empties"),
    [
        ("{ouderen: 75, nieuwkomers: 75}", "[ouderen, nieuwkomers]", True),
        ("{ouderen: 76, nieuwkomers: 74}", "[ouderen, nieuwkomers]", False),  # 75 of each
        ("{ouderen: 10, nieuwkomers: 10}", "[nieuwkomers]", False),
        ("{ouderen: 150}", "[ouderen, nieuwkomers]", True),
        ("{ouderen: 150, nieuwkomers: 0}", "[ouderen]", True),
        ("{ouderen: 0}", "[ouderen]", False),
        ("{ouderen: 10}", "[]", False),
    ],
)
def test_of_groups_it_has_to_reach_them_all(behoefte: str, groups: str, empties: bool) -> None:
    assert kast(f"{KOSTEN}, doelgroepen: {groups}", behoefte=behoefte) is empties


@pytest.mark.parametrize(
    ("details", "counts"),
    [
        ("status: gestopt", False),
        ("besluit: {toegekend: 0}", False),
        ("besluit: {toegekend: 400}", True),
        ("status: gestopt, besluit: {toegekend: 400}", True),
    ],
)
def test_what_does_not_go_on_empties_nothing(details: str, counts: bool) -> None:
    assert kast(f"{KOSTEN}, {details}") is counts


def test_without_costs_it_gets_no_money() -> None:
    assert not kast("bereik: 150")


@pytest.mark.parametrize(
    "gone", ["kosten: 1000, status: gestopt", "kosten: 1000, besluit: {toegekend: 0}", "bereik: 9"]
)
def test_what_professionals_do_not_ask_any_more_does_not_count(gone: str) -> None:
    """Then 3000 is asked, and 400 is more than a tenth."""
    assert not kast(spreekuur=gone)


def test_without_professionals_nothing_is_lost() -> None:
    text = (
        "themas: [{naam: Samen, behoefte: 9}]\nbewonersinitiatieven: [{naam: Kast, thema: samen, kosten: 0, bereik: 9}]"
    )
    assert said("WP405", text) == []


# WP406: an initiative that does nothing about the need, by what the plan says


def test_it_names_other_groups_or_none() -> None:
    text = """
themas: [{naam: Samen, behoefte: {ouderen: 120}}, {naam: Gezond, behoefte: 80}]
bewonersinitiatieven:
  - {naam: Soep, thema: samen, doelgroepen: [nieuwkomers]}
  - {naam: Tuin, thema: samen}
  - {naam: Koor, thema: samen, doelgroepen: [nieuwkomers, ouderen]}
  - {naam: Wandelen, thema: gezond}
  - {naam: Feest}
  - {naam: Bal, thema: samen, status: gestopt}
  - {naam: Kast, thema: samen, besluit: {toegekend: 0}}
"""
    assert said("WP406", text) == [
        (3, 32, 43, "bewonersinitiatieven[0].doelgroepen"),
        (4, 12, 16, "bewonersinitiatieven[1]"),
    ]


def test_the_groups_to_choose_from_are_named() -> None:
    text = """
themas: [{naam: Samen, behoefte: {ouderen: 120, nieuwkomers: 60}}]
bewonersinitiatieven: [{naam: Soep, thema: samen}]
"""
    (found,) = [finding for finding in findings(complete(text), AGENDA) if finding.code == "WP406"]
    assert found.severity == "info"
    assert str(found.help) == "Helpt het een van deze groepen? Zet die bij 'doelgroepen': ouderen, nieuwkomers."
