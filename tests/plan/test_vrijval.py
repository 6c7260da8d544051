"""`room`: which committed money ends when, and how much becomes flexible. Two plans, worked out by hand."""

from __future__ import annotations

from helpers import agenda, plan
from hypothesis import given
from hypothesis import strategies as st
from strategies import Data, text
from wijkplan.plan.vrijval import MOST_YEARS, Vrijval, VrijvalLine, vrijval

AGENDA = "partijen: [{id: buurtwerk, naam: Buurtwerk}, {id: taalhuis, naam: Taalhuis}]"
NOORD = """
    wijk: Noord
    jaar: 2026
    budget:
      totaal: 10000
      meegenomen: 2500
      vast:
        - {naam: Wijkcentrum, aanbieder: buurtwerk, bedrag: 4000, thema: samen, tot_en_met: 2027}
        - {naam: Taalpunt, aanbieder: taalhuis, bedrag: 1500.50, thema: taal, tot_en_met: 2026}
        - {naam: Speeltuin, bedrag: 500}
        - {naam: Proef, aanbieder: buurtwerk, bedrag: 1000, thema: samen, tot_en_met: 2025}
    themas: [{id: samen, naam: Samen leven}, {id: taal, naam: Taal}]
"""
ZUID = """
    wijk: Zuid
    jaar: 2026
    budget:
      totaal: 2000
      vast: [{naam: Sport, aanbieder: taalhuis, bedrag: 2000, tot_en_met: 2027}]
"""
"""Committed in Noord: 7,000.50 in 2026 (with Proef, which has ended), then 4,500, then 500. In Zuid 2,000, 2,000, 0."""


def of(*texts: str) -> Vrijval:
    return vrijval([(plan(one), agenda(AGENDA)) for one in texts])


def years(found: Vrijval) -> list[tuple[int, float, float]]:
    """Of each year: committed and flexible, in euros."""
    return [(line.jaar, line.vast / 100, line.flexibel / 100) for line in found.jaren]


def ends(line: VrijvalLine) -> tuple[str | None, dict[int | None, float]]:
    return line.naam, {einde.tot_en_met: einde.bedrag / 100 for einde in line.einden}


class TestYears:
    def test_what_ends_is_set_free_and_the_total_stays(self) -> None:
        """The total is 12,000: what Noord took along (2,500) does not come back each year."""
        found = of(NOORD, ZUID)
        assert years(found) == [(2026, 9000.5, 2999.5), (2027, 6500, 5500), (2028, 500, 11500)]
        assert [line.vrij for line in found.jaren] == [None, 2500_50, 6000_00]
        assert [line.deel and round(float(line.deel), 4) for line in found.jaren] == [0.25, 0.4583, 0.9583]

    def test_of_each_wijk(self) -> None:
        noord, zuid = of(NOORD, ZUID).wijken
        assert [line.vast for line in noord.jaren] == [7000_50, 4500_00, 500_00]
        assert [line.deel for line in zuid.jaren] == [0, 0, 1]

    def test_without_a_last_year_it_goes_on_and_there_is_nothing_to_look_forward_to(self) -> None:
        assert years(of("budget: {totaal: 100, vast: [{naam: Wijkcentrum, bedrag: 40}]}")) == [(2026, 40, 60)]

    def test_without_committed_money_all_is_flexible(self) -> None:
        assert years(of("budget: {totaal: 100}")) == [(2026, 0, 100)]

    def test_what_has_ended_already_is_free_next_year(self) -> None:
        found = of("budget: {totaal: 100, vast: [{naam: Proef, bedrag: 40, tot_en_met: 2024}]}")
        assert years(found) == [(2026, 40, 60), (2027, 0, 100)]
        assert [afspraak.voorbij for afspraak in found.afspraken] == [True]

    def test_without_money_there_is_no_share(self) -> None:
        assert [line.deel for line in of("budget: {totaal: 0, vast: [{naam: W, tot_en_met: 2026}]}").jaren] == [
            None
        ] * 2

    def test_more_is_promised_than_comes_in_each_year(self) -> None:
        """What was taken along makes up for it this year: 90 each year, 100 promised."""
        found = of("budget: {totaal: 90, meegenomen: 10, vast: [{naam: W, bedrag: 100, tot_en_met: 2026}]}")
        assert years(found) == [(2026, 100, -10), (2027, 0, 90)]

    def test_at_most_ten_coming_years(self) -> None:
        """What ends in the tenth coming year or after it still runs in the last line."""
        far = "{naam: A, bedrag: 5, tot_en_met: 2035}, {naam: B, bedrag: 7, tot_en_met: 2036}, {naam: C, bedrag: 9}"
        found = of(f"budget: {{totaal: 100, vast: [{far}]}}")
        assert [line.jaar for line in found.jaren] == [*range(2026, 2037)]
        assert (found.jaren[-1].vast, found.later) == (16_00, 7_00)

    def test_no_plans_at_all(self) -> None:
        assert vrijval([]).jaren == ()


class TestSeveralYears:
    NOORD_2025 = NOORD.replace("2026\n    budget", "2025\n    budget").replace("totaal: 10000", "totaal: 99999")

    def test_the_newest_plan_of_a_wijk_counts(self) -> None:
        for texts in ([NOORD, self.NOORD_2025, ZUID], [self.NOORD_2025, NOORD, ZUID]):
            found = of(*texts)
            assert found.ouder == ("Noord 2025",)
            assert years(found) == years(of(NOORD, ZUID))

    def test_a_wijk_without_a_newer_plan_goes_on(self) -> None:
        """Zuid has a plan of 2025: in 2026 its total is taken to be the same, and what ended in 2025 is free."""
        old = "wijk: Zuid\njaar: 2025\nbudget: {totaal: 50, vast: [{naam: A, bedrag: 20, tot_en_met: 2025}]}"
        found = of("budget: {totaal: 100, vast: [{naam: B, bedrag: 30, tot_en_met: 2026}]}", old)
        assert years(found) == [(2026, 30, 120), (2027, 0, 150)]

    def test_two_wijken_of_one_name_are_two_wijken(self) -> None:
        texts = [f"wijk: Centrum\ngemeente: {gemeente}" for gemeente in ("Amersfoort", "Baarn")]
        assert [wijk.naam for wijk in of(*texts).wijken] == ["Centrum 2026", "Centrum 2026"]


class TestByLastYear:
    def test_per_wijk(self) -> None:
        assert [[(e.tot_en_met, e.bedrag) for e in wijk.einden] for wijk in of(NOORD, ZUID).wijken] == [
            [(2025, 1000_00), (2026, 1500_50), (2027, 4000_00), (None, 500_00)],
            [(2027, 2000_00)],
        ]

    def test_of_all_wijken_together(self) -> None:
        """In 2027 end the wijkcentrum (4,000) and the sport (2,000)."""
        found = of(NOORD, ZUID).einden
        assert [(einde.tot_en_met, einde.bedrag) for einde in found] == [
            (2025, 1000_00),
            (2026, 1500_50),
            (2027, 6000_00),
            (None, 500_00),
        ]

    def test_per_party_most_money_first_and_what_is_not_named_last(self) -> None:
        assert [ends(line) for line in of(NOORD, ZUID).aanbieders] == [
            ("Buurtwerk", {2025: 1000, 2027: 4000}),
            ("Taalhuis", {2026: 1500.5, 2027: 2000}),
            (None, {None: 500}),
        ]

    def test_per_thema(self) -> None:
        """Sport and Speeltuin have none."""
        assert [ends(line) for line in of(NOORD, ZUID).themas] == [
            ("Samen leven", {2025: 1000, 2027: 4000}),
            ("Taal", {2026: 1500.5}),
            (None, {2027: 2000, None: 500}),
        ]

    def test_which_agreements_end_when(self) -> None:
        found = [(a.vast.naam, a.wijk, a.aanbieder, a.thema) for a in of(NOORD, ZUID).afspraken]
        assert found == [
            ("Proef", "Noord", "Buurtwerk", "Samen leven"),
            ("Taalpunt", "Noord", "Taalhuis", "Taal"),
            ("Wijkcentrum", "Noord", "Buurtwerk", "Samen leven"),
            ("Sport", "Zuid", "Taalhuis", None),
            ("Speeltuin", "Noord", None, None),
        ]

    def test_a_party_that_the_agenda_does_not_know(self) -> None:
        found = of("budget: {totaal: 9, vast: [{naam: W, aanbieder: elders, bedrag: 5}]}")
        assert [line.naam for line in found.aanbieders] == ["elders"]

    def test_a_thema_that_the_plan_does_not_know(self) -> None:
        found = of("budget: {totaal: 9, vast: [{naam: W, thema: wonen, bedrag: 5}]}")
        assert [(line.id, line.naam) for line in found.themas] == [("wonen", "wonen")]

    def test_a_thema_has_one_line_by_its_first_name(self) -> None:
        """What is called "Samen leven" in Noord and "Samen" in Oost, has one id."""
        oost = (
            "wijk: Oost\nthemas: [{naam: Samen}]\nbudget: {totaal: 9, vast: [{naam: Inloop, thema: samen, bedrag: 7}]}"
        )
        found = of(NOORD, oost).themas
        assert [(line.naam, line.vast) for line in found if line.id == "samen"] == [("Samen leven", 5007_00)]

    def test_what_is_as_much_stands_in_the_order_of_its_id(self) -> None:
        vast = "{naam: A, aanbieder: taalhuis, bedrag: 5}, {naam: B, aanbieder: elders, bedrag: 5}"
        found = of(f"budget: {{totaal: 10, vast: [{vast}]}}")
        assert [line.id for line in found.aanbieders] == ["elders", "taalhuis"]

    def test_agreements_that_differ_in_party_or_thema_only(self) -> None:
        """They stand by the id of the party, then by that of the thema, however the file has them."""
        same = "naam: Inloop, bedrag: 5"
        vast = [
            f"{{{same}, aanbieder: taalhuis, thema: samen}}",
            f"{{{same}, aanbieder: buurtwerk, thema: taal}}",
            f"{{{same}, aanbieder: buurtwerk, thema: samen}}",
        ]
        for listed in (vast, vast[::-1]):
            found = of(f"budget: {{totaal: 15, vast: [{', '.join(listed)}]}}").afspraken
            assert [(afspraak.vast.aanbieder, afspraak.vast.thema) for afspraak in found] == [
                ("buurtwerk", "samen"),
                ("buurtwerk", "taal"),
                ("taalhuis", "samen"),
            ]


# What always holds


@st.composite
def budgets(draw: st.DrawFn) -> list[Data]:
    """Wijken with agreements of all kinds, in plans of about the same year."""
    optional = {
        "aanbieder": st.sampled_from(["buurtwerk", "taalhuis", "elders"]),
        "thema": st.sampled_from(["samen", "taal"]),
        "tot_en_met": st.integers(2020, 2040),
    }
    bedrag = st.integers(0, 99_999).map(lambda cents: f"{cents / 100:.2f}")
    vast = st.fixed_dictionaries({"naam": st.just("Afspraak"), "bedrag": bedrag}, optional=optional)
    made = draw(st.lists(st.lists(vast, max_size=5), max_size=4))
    return [
        {
            "wijk": f"Wijk {number}",
            "jaar": draw(st.integers(2024, 2026)),
            "budget": {"totaal": draw(st.sampled_from([0, 100, 5000])), "vast": agreements},
            "themas": [{"naam": "Samen"}],
        }
        for number, agreements in enumerate(made)
    ]


@given(budgets())
def test_all_adds_up_to_the_cent(datas: list[Data]) -> None:
    """Each year of the city is the sum of its wijken, and each list is the sum of all agreements."""
    found = of(*map(text, datas))
    everything = sum(round(100 * float(v["bedrag"])) for data in datas for v in data["budget"]["vast"])
    for lines in (found.wijken, found.aanbieders, found.themas):
        assert sum(line.vast for line in lines) == found.vast == everything
    for number, line in enumerate(found.jaren):
        assert line.vast == sum(wijk.jaren[number].vast for wijk in found.wijken)
        assert line.totaal == sum(wijk.jaren[number].totaal for wijk in found.wijken)
        assert line.vast + line.flexibel == line.totaal


@given(budgets())
def test_each_year_is_what_the_agreements_say(datas: list[Data]) -> None:
    """Counted agreement by agreement: it counts in the year of its plan, and as long as it has not ended."""
    for line in of(*map(text, datas)).jaren:
        running = [
            round(100 * float(vast["bedrag"]))
            for data in datas
            for vast in data["budget"]["vast"]
            if line.jaar == data["jaar"] or vast.get("tot_en_met", 9999) >= line.jaar
        ]
        assert line.vast == sum(running)


@given(budgets())
def test_the_years_follow_each_other_until_all_has_ended(datas: list[Data]) -> None:
    found = of(*map(text, datas))
    shown = [line.jaar for line in found.jaren]
    assert shown == sorted({*shown})
    assert shown[:1] == [max(data["jaar"] for data in datas)] if datas else shown == []
    ends = [vast["tot_en_met"] for data in datas for vast in data["budget"]["vast"] if "tot_en_met" in vast]
    if ends and max(ends) < shown[0] + MOST_YEARS:
        assert shown[-1] == max(shown[0], *ends) + 1
        assert found.jaren[-1].vast == sum(end.bedrag for end in found.einden if end.tot_en_met is None)
