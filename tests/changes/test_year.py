"""The story from one year to the next: what became of it, who comes along, and which differences are no news."""

from __future__ import annotations

import pytest
from helpers import agenda, plan
from wijkplan.changes.compare import Changes, compare
from wijkplan.changes.version import Version
from wijkplan.changes.year import Year, without_noise, year
from wijkplan.plan.agenda import Agenda

OLD = """
    wijk: Soesterkwartier
    jaar: 2025
    budget: {totaal: 10000, reserve: 1000}
"""
NEW = """
    wijk: Soesterkwartier
    jaar: 2026
    budget: {totaal: 10000, meegenomen: 4500}
"""


def version(text: str) -> Version:
    return Version(plan(text), Agenda())


def changes(old: str, new: str) -> Changes:
    return compare(version(OLD + old), version(NEW + new))


def story(old: str = "", new: str = "") -> Year:
    found = year(version(OLD + old), version(NEW + new), changes(old, new).renamed)
    assert found
    return found


def goes_on(old: str, new: str) -> dict[str, str]:
    return {line.voorstel.id: line.vervolg for line in story(old, new).voorstellen}


class TestWhichPlans:
    def test_the_older_year_comes_first(self) -> None:
        assert year(version(NEW), version(OLD), changes("", "").renamed) is None
        assert year(version(OLD), version(OLD), changes("", "").renamed) is None

    def test_another_wijk_is_another_story(self) -> None:
        other = version(NEW.replace("Soesterkwartier", "Vathorst"))
        assert year(version(OLD), other, changes("", "").renamed) is None

    def test_a_wijk_that_got_another_name_is_known_by_its_code(self) -> None:
        was = version(f"{OLD}    wijkcode: WK030701\n")
        wordt = version(f"{NEW}    wijkcode: WK030701\n".replace("Soesterkwartier", "Soesterkwartier-Oost"))
        assert year(was, wordt, changes("", "").renamed)


class TestEffects:
    OLD = """
    themas:
      - naam: Samen
        effecten:
          - {id: buren, wat: Buren kennen elkaar, nulmeting: 38%, streven: 50%, gemeten: 41%}
"""

    @pytest.mark.parametrize(
        ("effect", "starts_elsewhere"),
        [
            ("{id: buren, wat: Buren groeten elkaar, nulmeting: 41%}", False),
            ("{wat: buren  kennen elkaar, nulmeting: 41.0%}", False),
            ("{id: buren, nulmeting: 43%}", True),
            ("{id: buren}", False),
        ],
    )
    def test_the_same_effect_by_its_id_or_its_words(self, effect: str, starts_elsewhere: bool) -> None:
        [thema] = story(self.OLD, f"    themas: [{{naam: Samen, effecten: [{effect}]}}]").themas
        [found] = thema.effecten
        assert found.vervolg
        assert found.starts_elsewhere is starts_elsewhere

    def test_an_effect_that_went_to_another_thema(self) -> None:
        new = "    themas: [{naam: Buurt, effecten: [{id: b, wat: Buren kennen elkaar}]}]"
        [thema] = story(self.OLD, new).themas
        assert thema.vervolg is None
        assert [one.vervolg and one.vervolg.id for one in thema.effecten] == ["b"]

    def test_an_effect_that_is_gone(self) -> None:
        [thema] = story(self.OLD, "    themas: [{naam: Samen}]").themas
        assert [one.vervolg for one in thema.effecten] == [None]


class TestWhoComesAlong:
    @pytest.mark.parametrize(
        ("old", "new", "expected"),
        [
            ("status: loopt", "status: loopt", "door"),
            ("status: klaar", "status: nieuw", "door"),  # it begins once more
            ("status: loopt", "status: gestopt", "gestopt"),
            ("status: loopt", "besluit: {toegekend: 0}", "afgewezen"),
            ("status: klaar", None, "klaar"),
            ("status: gestopt", None, "gestopt"),
            ("besluit: {toegekend: 0}", None, "afgewezen"),
            ("status: loopt", None, "niet-mee"),
            (None, "status: nieuw", "nieuw"),
        ],
    )
    def test_in_one_word(self, old: str | None, new: str | None, expected: str) -> None:
        was, wordt = (
            f"    bewonersinitiatieven: [{{naam: Soep, kosten: 500, {keys}}}]" if keys else "" for keys in (old, new)
        )
        assert goes_on(was, wordt) == {"soep": expected}

    def test_the_same_voorstel_with_another_id(self) -> None:
        old = "    bewonersinitiatieven: [{id: soep, naam: Soep op dinsdag}]"
        assert goes_on(old, old.replace("id: soep", "id: soep-op-dinsdag")) == {"soep-op-dinsdag": "door"}


def test_what_is_left_and_what_is_taken_along() -> None:
    """Of 10.000, 5.000 was granted and 4.500 of that spent; 800 has no account and counts as granted: 4.700 is left."""
    old = """
    bewonersinitiatieven:
      - {naam: Soep, kosten: 5000, besluit: {toegekend: 5000}, resultaat: {besteed: 4500}}
      - {naam: Tuin, kosten: 800, besluit: {toegekend: 800}}
"""
    found = story(old)
    assert (found.over, found.meegenomen) == (470000, 450000)
    assert (found.account.geld.te_verdelen, found.te_verdelen) == (900000, 1450000)


def test_signals_that_are_still_said() -> None:
    old = """
    signalen:
      - {tekst: Ik ken niemand.}
      - {tekst: De bus rijdt niet., doorgegeven_aan: gemeente}
      - {tekst: Te duur.}
"""
    found = story(old, "    signalen: [{tekst: ik ken  niemand., aantal: 9}, {tekst: Te warm.}]")
    assert [(bool(one.wordt), one.is_answered) for one in found.signalen] == [
        (True, False),
        (False, True),
        (False, False),
    ]
    assert found.nieuwe_signalen == 1


class TestWhatIsNoNews:
    def test_what_each_new_year_brings(self) -> None:
        old = """
    themas:
      - naam: Samen
        oordeel: {wijk: 7}
        geleerd: Begin in de flat.
        effecten:
          - wat: Buren kennen elkaar
            nulmeting: {waarde: 38%, jaar: 2023, aantal: 305}
            streven: 50%
            gemeten: {waarde: 41%, jaar: 2025, aantal: 310}
            verhaal: Zij groeten elkaar.
    signalen: [{tekst: Ik ken niemand.}]
    bewonersinitiatieven:
      - {naam: Soep, ingediend: 2025-01-21, kosten: 50, besluit: {toegekend: 50}, resultaat: {besteed: 50}}
    participatie: [{wat: wijktafel, datum: 2025-03-01}]
"""
        new = """
    themas:
      - naam: Samen
        effecten: [{wat: Buren kennen elkaar, nulmeting: {waarde: 41%, jaar: 2025, aantal: 310}, streven: 50%}]
    bewonersinitiatieven: [{naam: Soep, ingediend: 2026-01-20, kosten: 50}]
"""
        assert [one.section for one in without_noise(changes(old, new)).items] == ["budget"]

    def test_a_baseline_that_is_not_what_was_measured_is_news(self) -> None:
        old = "    themas: [{naam: Samen, effecten: [{wat: Buren, nulmeting: 38%, gemeten: 41%}]}]"
        new = "    themas: [{naam: Samen, effecten: [{wat: Buren, nulmeting: 43%}]}]"
        found = without_noise(changes(old, new)).items
        assert [(one.section, [f.naam for f in one.fields]) for one in found if one.section != "budget"] == [
            ("effecten", ["nulmeting"])
        ]

    def test_another_verdict_or_decision_is_news(self) -> None:
        old = "    bewonersinitiatieven: [{naam: Soep, besluit: {toegekend: 50, datum: 2025-03-03}}]"
        new = "    bewonersinitiatieven: [{naam: Soep, besluit: {toegekend: 60, datum: 2026-03-02}}]"
        found = without_noise(changes(old, new)).items
        assert [(one.section, [f.naam for f in one.fields]) for one in found if one.section != "budget"] == [
            ("besluiten", ["toegekend"])
        ]

    def test_a_round_on_the_same_day_is_no_news(self) -> None:
        def with_round(day: str) -> Version:
            year_ = day[:4]
            return version(
                f"wijk: W\njaar: {year_}\nbudget: {{totaal: 9, rondes: [{{naam: A, tot: {day}, deel: 100%}}]}}"
            )

        same = compare(with_round("2025-03-31"), with_round("2026-03-31"))
        other = compare(with_round("2025-03-31"), with_round("2026-04-30"))
        assert [one.section for one in without_noise(same).items] == []
        assert [one.section for one in without_noise(other).items] == ["rondes"]


def test_an_effect_with_another_id_is_the_same_effect() -> None:
    old = "    themas: [{naam: Samen, effecten: [{id: buren, wat: Buren groeten elkaar, streven: 50%}]}]"
    found = changes(old, old.replace("id: buren, ", "").replace("50%", "60%")).items
    [effect] = [one for one in found if one.section == "effecten"]
    assert effect.kind == "veranderd"
    assert [(f.naam, f.was, f.wordt) for f in effect.fields] == [
        ("id", "buren", "buren-groeten-elkaar"),
        ("streven", "50%", "60%"),
    ]


def test_the_groups_of_the_older_agenda_count() -> None:
    """Who was hard to reach is what the agenda of that year said."""
    was = Version(plan(OLD), agenda("doelgroepen: [{naam: Jongeren, moeilijk_bereikbaar: ja}]"))
    found = year(was, version(NEW), changes("", "").renamed)
    assert found
    assert found.account.participatie.niet_bereikt == ("jongeren",)
