"""Rules over several files: what only shows when all plans lie side by side (WP221 to WP224 and WP606)."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

import pytest
from helpers import at, unindent
from wijkplan.checks.error_rules import ONLY_ERRORS
from wijkplan.checks.rules.city import Facts
from wijkplan.checks.run import check

if TYPE_CHECKING:
    from wijkplan.checks.finding import Finding

Place = tuple[str, int, int, int, str]


class City:
    """A folder with plans and agendas that is the root of a repository."""

    def __init__(self, root: Path) -> None:
        self.root = root
        (root / ".git").mkdir()

    def add(self, name: str, text: str) -> None:
        """A file with this text."""
        path = self.root / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text(unindent(text), encoding="utf-8")

    def plan(self, name: str, *lines: str, wijk: str = "Soesterkwartier", jaar: int = 2026) -> None:
        """A plan with the name of its wijk on line 1 from column 7, then its year and budget, then these lines."""
        self.add(name, "\n".join([f"wijk: {wijk}", f"jaar: {jaar}", "budget: {totaal: 1000}", *lines]) + "\n")

    def found(self, code: str, *names: str) -> list[Finding]:
        """What this rule says in a run over these plans (default: over all)."""
        plans = [path for path in self.root.rglob("*.yaml") if path.name != "agenda.yaml"]
        paths = [self.root / name for name in names] or sorted(plans)
        return [finding for finding in check(paths).findings() if finding.code == code]

    def said(self, code: str, *names: str) -> list[Place]:
        """File, line, column, end column and road of every place where it speaks."""
        return [(self._name(finding), *at(finding)[1:]) for finding in self.found(code, *names)]

    def _name(self, finding: Finding) -> str:
        return finding.path.relative_to(self.root).as_posix()


@pytest.fixture
def city(tmp_path: Path) -> City:
    return City(tmp_path)


# WP221: one plan for each wijk and year


def test_a_second_plan_for_the_same_wijk_and_year_is_told_which_the_first_is(city: City) -> None:
    city.plan("a.yaml")
    city.plan("b.yaml")
    city.plan("c.yaml", wijk="soesterkwartier")
    assert city.said("WP221") == [("b.yaml", 1, 7, 22, "wijk"), ("c.yaml", 1, 7, 22, "wijk")]
    first = (city.root / "a.yaml").as_posix()
    assert [str(finding.message) for finding in city.found("WP221")] == [
        f"Er is al een plan voor Soesterkwartier in 2026: {first}.",
        f"Er is al een plan voor soesterkwartier in 2026: {first}.",
    ]


@pytest.mark.parametrize("mistake", ["signalen: [{aantal: tien}]", "themas: [{naam: Samen, id: Samen}]"])
def test_a_mistake_elsewhere_in_the_plan_does_not_hide_that_it_is_the_second(city: City, mistake: str) -> None:
    """All findings come in one run."""
    city.plan("a.yaml")
    city.plan("b.yaml", mistake)
    assert city.said("WP221") == [("b.yaml", 1, 7, 22, "wijk")]


def test_the_plans_of_other_years_and_other_wijken_are_no_second_plan(city: City) -> None:
    city.plan("2025/a.yaml", jaar=2025)
    city.plan("2026/a.yaml", jaar=2026)
    city.plan("2026/b.yaml", wijk="Soesterkwartier-Zuid")
    assert city.said("WP221") == []


def test_two_municipalities_may_have_a_wijk_of_the_same_name(city: City) -> None:
    city.plan("a.yaml", "gemeente: Amersfoort", wijk="Centrum")
    city.plan("b.yaml", "gemeente: Soest", wijk="Centrum")
    city.plan("c.yaml", "gemeente: amersfoort", wijk="Centrum")
    assert city.said("WP221") == [("c.yaml", 1, 7, 14, "wijk")]


def test_the_municipality_may_stand_in_the_agenda(city: City) -> None:
    city.add("amersfoort/agenda.yaml", "gemeente: Amersfoort\n")
    city.add("soest/agenda.yaml", "gemeente: Soest\n")
    city.plan("amersfoort/a.yaml", wijk="Centrum")
    city.plan("soest/a.yaml", wijk="Centrum")
    city.plan("soest/b.yaml", "gemeente: Soest", wijk="Centrum")
    assert city.said("WP221") == [("soest/b.yaml", 1, 7, 14, "wijk")]


def test_which_plan_is_the_second_does_not_depend_on_the_order_in_which_they_are_named(city: City) -> None:
    city.plan("a.yaml")
    city.plan("b.yaml")
    assert city.said("WP221", "b.yaml", "a.yaml") == [("b.yaml", 1, 7, 22, "wijk")]


def test_only_the_plans_of_this_run_lie_side_by_side(city: City) -> None:
    city.plan("a.yaml")
    city.plan("b.yaml")
    assert city.said("WP221", "b.yaml") == []


# WP222: a code is of one wijk


def test_two_wijken_cannot_have_the_same_code(city: City) -> None:
    city.plan("a.yaml", "wijkcode: WK030701", wijk="Schothorst")
    city.plan("b.yaml", "wijkcode: WK030701", wijk="Vathorst")
    assert city.said("WP222") == [("b.yaml", 4, 11, 19, "wijkcode")]
    assert str(city.found("WP222")[0].message) == "De wijkcode WK030701 is ook van Schothorst."


def test_a_wijk_keeps_its_code_through_the_years(city: City) -> None:
    city.plan("2025/a.yaml", "wijkcode: WK030701", jaar=2025)
    city.plan("2026/a.yaml", "wijkcode: WK030701", jaar=2026, wijk="SOESTERKWARTIER")
    assert city.said("WP222") == []


def test_wijken_with_their_own_code_or_none_are_fine(city: City) -> None:
    city.plan("a.yaml", "wijkcode: WK030701", wijk="Schothorst")
    city.plan("b.yaml", "wijkcode: WK030702", wijk="Vathorst")
    city.plan("c.yaml", wijk="Hoogland")
    city.plan("d.yaml", wijk="Randenbroek")
    assert city.said("WP222") == []


# WP223: one agenda for all


def test_a_plan_beside_the_folder_of_the_agenda_does_not_share_it(city: City) -> None:
    city.add("plans/agenda.yaml", "gemeente: Amersfoort\n")
    city.plan("plans/2026/a.yaml")
    city.plan("elders/b.yaml", wijk="Vathorst")
    assert city.said("WP223") == [("elders/b.yaml", 1, 7, 15, "wijk")]


def test_plans_below_different_agendas_all_have_one(city: City) -> None:
    city.add("amersfoort/agenda.yaml", "gemeente: Amersfoort\n")
    city.add("soest/agenda.yaml", "gemeente: Soest\n")
    city.plan("amersfoort/2026/a.yaml")
    city.plan("soest/a.yaml")
    assert city.said("WP223") == []


def test_where_there_is_no_agenda_at_all_no_plan_misses_it(city: City) -> None:
    city.plan("a.yaml")
    city.plan("b/c.yaml", wijk="Vathorst")
    assert city.said("WP223") == []


# WP224: the same voorstel in two wijken

KEUKEN = "bewonersinitiatieven: [{naam: Soep op dinsdag, wie: Buurtkeuken, kosten: 900%s}]"


def test_a_group_that_asks_for_the_same_thing_in_two_wijken(city: City) -> None:
    """Twice 900 euros for one pan of soup; or two pans, which only people can tell."""
    city.plan("a.yaml", KEUKEN % "", wijk="Schothorst")
    city.plan("b.yaml", KEUKEN.replace("Soep op dinsdag", "soep op Dinsdag") % "", wijk="Vathorst")
    city.plan(
        "c.yaml", KEUKEN.replace("naam: Soep op dinsdag", "id: soep-op-dinsdag, naam: Eten") % "", wijk="Hoogland"
    )
    assert city.said("WP224") == [
        ("b.yaml", 4, 31, 46, "bewonersinitiatieven[0].naam"),
        ("c.yaml", 4, 52, 56, "bewonersinitiatieven[0].naam"),
    ]
    first = city.found("WP224")[0]
    assert (first.severity, str(first.message)) == (
        "info",
        "'Soep op dinsdag' van Buurtkeuken vraagt ook geld in Schothorst.",
    )


def test_a_party_that_asks_for_the_same_interventie_in_two_wijken(city: City) -> None:
    for name, wijk in (("a.yaml", "Schothorst"), ("b.yaml", "Vathorst")):
        city.plan(name, "interventies: [{naam: Taalcoach, aanbieder: Taalhuis, kosten: 900}]", wijk=wijk)
    assert city.said("WP224") == [("b.yaml", 4, 23, 32, "interventies[0].naam")]


@pytest.mark.parametrize(
    "other",
    [
        KEUKEN.replace("Buurtkeuken", "Speeltuin") % "",  # somebody else
        KEUKEN.replace(", wie: Buurtkeuken", "") % "",  # nobody knows who
        KEUKEN.replace("900", "0") % "",  # it asks nothing
        KEUKEN % ", status: gestopt",
        KEUKEN % ", besluit: {toegekend: 0}",  # rejected here
        KEUKEN.replace("Soep op dinsdag", "Ontbijt") % "",
    ],
)
def test_what_only_looks_the_same(city: City, other: str) -> None:
    city.plan("a.yaml", KEUKEN % "", wijk="Schothorst")
    city.plan("b.yaml", other, wijk="Vathorst")
    assert city.said("WP224") == []


def test_another_year_or_municipality_is_no_second_time(city: City) -> None:
    city.plan("a.yaml", "gemeente: Amersfoort", KEUKEN % "", wijk="Schothorst")
    city.plan("b.yaml", "gemeente: Amersfoort", KEUKEN % "", wijk="Vathorst", jaar=2025)
    city.plan("c.yaml", "gemeente: Soest", KEUKEN % "", wijk="Centrum")
    assert city.said("WP224") == []


def test_who_asks_for_the_same_thing_everywhere_is_pointed_at_in_ten_wijken(city: City) -> None:
    """That is no slip any more; and a city of thousands of wijken is not told so thousands of times."""
    for n in range(13):
        city.plan(f"{n:02}.yaml", KEUKEN % "", wijk=f"Wijk {n}")
    assert [place[0] for place in city.said("WP224")] == [f"{n:02}.yaml" for n in range(1, 11)]
    assert ["na 10" in str(finding.help) for finding in city.found("WP224")] == [False] * 9 + [True]


def test_what_is_kept_of_a_plan_for_this_is_little(city: City) -> None:
    """Of thousands of plans it is kept until all are read: some eighty bytes a voorstel."""
    soups = [f"  - {{naam: Soep op dag {n}, wie: Buurtkeuken, kosten: {n + 1}}}" for n in range(50)]
    city.plan("a.yaml", "bewonersinitiatieven:", *soups)
    [with_all], [with_errors] = (check([city.root / "a.yaml"], chosen).plans for chosen in (None, ONLY_ERRORS))
    assert isinstance(with_all.facts, Facts)
    assert isinstance(with_errors.facts, Facts)
    assert with_all.facts.asked is not None
    assert (len(with_all.facts.asked.value()), with_errors.facts.asked) == (50, None)
    assert len(with_all.facts.asked.data) < 50 * 80


# WP606: every ambition of the agenda comes back in a plan

AGENDA = """
    ambities:
      - id: meedoen
        naam: Iedereen kan meedoen
      - naam: Thuis
    """


def test_an_ambitie_that_no_thema_names_is_pointed_at_in_the_agenda(city: City) -> None:
    city.add("agenda.yaml", AGENDA)
    city.plan("a.yaml", "themas: [{naam: Samen, ambities: [thuis]}]")
    city.plan("b.yaml", "themas: [{naam: Samen}]", wijk="Vathorst")
    assert city.said("WP606") == [("agenda.yaml", 3, 11, 31, "ambities[0]")]
    (finding,) = city.found("WP606")
    assert str(finding.message) == "'Iedereen kan meedoen' komt in 2026 in geen enkel plan terug."
    assert "'ambities: [meedoen]'" in str(finding.help)


def test_each_year_is_looked_at_by_itself(city: City) -> None:
    city.add("agenda.yaml", AGENDA)
    city.plan("2025/a.yaml", "themas: [{naam: Samen, ambities: [thuis, meedoen]}]", jaar=2025)
    city.plan("2026/a.yaml", "themas: [{naam: Samen, ambities: [meedoen]}]", jaar=2026)
    assert city.said("WP606") == [("agenda.yaml", 4, 11, 16, "ambities[1]")]
    assert str(city.found("WP606")[0].message) == "'Thuis' komt in 2026 in geen enkel plan terug."


def test_the_ambities_may_be_spread_over_the_plans(city: City) -> None:
    city.add("agenda.yaml", AGENDA)
    city.plan("a.yaml", "themas: [{naam: Samen, ambities: [thuis]}]")
    city.plan("b.yaml", "themas: [{naam: Samen, ambities: [meedoen]}]", wijk="Vathorst")
    assert city.said("WP606") == []


def test_nothing_can_be_said_when_not_all_plans_below_the_agenda_are_in_the_run(city: City) -> None:
    """One plan alone need not serve every ambition."""
    city.add("agenda.yaml", AGENDA)
    city.plan("a.yaml", "themas: [{naam: Samen, ambities: [thuis]}]")
    city.plan("b.yaml", wijk="Vathorst")
    assert city.said("WP606", "a.yaml") == []
    assert city.said("WP606", "a.yaml", "b.yaml") == [("agenda.yaml", 3, 11, 31, "ambities[0]")]


@pytest.mark.parametrize(
    "line",
    ["signalen: [{aantal: tien}]", "gemeente: 'Soest"],
    ids=["an amount that is no number", "a quote that is not closed"],
)
def test_nothing_can_be_said_as_long_as_a_plan_cannot_be_read(city: City, line: str) -> None:
    """'meedoen' is in a plan: only, another part of that plan is at fault."""
    city.add("agenda.yaml", AGENDA)
    city.plan("a.yaml", "themas: [{naam: Samen, ambities: [meedoen]}]", line)
    city.plan("b.yaml", "themas: [{naam: Samen, ambities: [thuis]}]", wijk="Vathorst")
    assert city.said("WP606") == []


def test_an_agenda_serves_the_plans_below_it_and_no_others(city: City) -> None:
    city.add("amersfoort/agenda.yaml", "ambities: [{naam: Meedoen}]\n")
    city.add("soest/agenda.yaml", "ambities: [{naam: Meedoen}]\n")
    city.plan("amersfoort/a.yaml", "themas: [{naam: Samen, ambities: [meedoen]}]")
    city.plan("soest/a.yaml", "themas: [{naam: Samen}]")
    assert city.said("WP606") == [("soest/agenda.yaml", 1, 19, 26, "ambities[0]")]


def test_an_agenda_without_plans_or_without_ambities_misses_nothing(city: City) -> None:
    city.add("leeg/agenda.yaml", AGENDA)
    city.add("vol/agenda.yaml", "gemeente: Amersfoort\n")
    city.plan("vol/a.yaml")
    assert city.said("WP606", "leeg/agenda.yaml", "vol/a.yaml") == []
