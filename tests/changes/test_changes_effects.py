"""What changes do: who rises and falls in the order, who gets more or less, and what must always hold."""

from __future__ import annotations

from pathlib import Path

from helpers import agenda, plan
from hypothesis import given
from hypothesis import strategies as st
from strategies import Data, plans, reordered, text
from wijkplan.changes.compare import compare
from wijkplan.changes.effects import Effects, effects
from wijkplan.changes.facts import items
from wijkplan.changes.summary import summary
from wijkplan.changes.version import Pair, Version
from wijkplan.plan.agenda import Agenda
from wijkplan.plan.plan import Plan
from wijkplan.plan.reading.form import load
from wijkplan.yamltext.text import document


def version(plan_text: str, agenda_text: str) -> Version:
    return Version(plan(plan_text), agenda(agenda_text))


def done(before: Version, after: Version) -> Effects:
    return effects(before, after, compare(before, after).renamed)


class TestEffects:
    """Only draagvlak counts, and shortage passes over. The pot is 1000."""

    RULES = "spelregels: {criteria: {thema: 0, draagvlak: 100, doelgroepen: 0, bereik: 0, eigen_inzet: 0}}"
    BEFORE = """
        budget: {totaal: 1000}
        bewonersinitiatieven:
          - {naam: Bal, kosten: 600, draagvlak: 50}
          - {naam: Soep, kosten: 300, draagvlak: 40}
          - {naam: Tuin, kosten: 500, draagvlak: 30}
    """

    def effects(self, after: str) -> Effects:
        return done(version(self.BEFORE, self.RULES), version(after, self.RULES))

    def test_who_rises_who_falls_out_and_who_comes_in(self) -> None:
        """Bal 600 and Soep 300 fitted, Tuin did not. Tuin first: 500, then Bal does not fit and Soep does."""
        found = self.effects(self.BEFORE.replace("draagvlak: 30", "draagvlak: 60"))
        places = {place.id: (place.plaats.was, place.plaats.wordt, place.moved) for place in found.voorstellen}
        assert places == {"tuin": (3, 1, 2), "bal": (1, 2, -1), "soep": (2, 3, -1)}
        gets = {gets.id: (gets.krijgt.was, gets.krijgt.wordt, gets.outcome) for gets in found.gets}
        assert gets == {"tuin": (0, 50_000, "erbij"), "bal": (60_000, 0, "eraf"), "soep": (30_000, 30_000, "gelijk")}
        assert found.pot["over"] == Pair(10_000, 20_000)
        assert found.not_divided is None

    def test_what_goes_leaves_its_place_and_its_money_and_nobody_is_said_to_rise(self) -> None:
        """Without Bal, Soep and Tuin keep their order; 300 + 500 fit."""
        found = self.effects(self.BEFORE.replace("- {naam: Bal, kosten: 600, draagvlak: 50}", ""))
        places = {place.id: (place.plaats.was, place.plaats.wordt, place.moved) for place in found.voorstellen}
        assert places == {"soep": (2, 1, 0), "tuin": (3, 2, 0), "bal": (1, None, 0)}
        gets = {gets.id: (gets.outcome, gets.status.wordt) for gets in found.gets}
        assert gets == {"soep": ("gelijk", "toegekend"), "tuin": ("erbij", "toegekend"), "bal": ("eraf", None)}

    def test_more_and_less_money(self) -> None:
        found = self.effects(self.BEFORE.replace("kosten: 600", "kosten: 650").replace("kosten: 300", "kosten: 200"))
        outcomes = [(gets.id, gets.outcome) for gets in found.gets]
        assert outcomes == [("bal", "meer"), ("soep", "minder"), ("tuin", "gelijk")]

    def test_a_rule_of_play_in_the_agenda_works_on_all(self) -> None:
        """Bij tekort: stop. Tuin did not fit and still does not; with `deels` it gets the 100 that is left."""
        after = self.RULES.replace("}}", "}, verdeling: {bij_tekort: deels}}")
        found = done(version(self.BEFORE, self.RULES), version(self.BEFORE, after))
        assert {gets.id: gets.krijgt for gets in found.gets}["tuin"] == Pair(0, 10_000)

    def test_equal_shares_without_ballots_cannot_be_divided_and_it_is_said(self) -> None:
        found = self.effects(self.BEFORE + "\n        spelregels: {verdeling: {methode: gelijke-delen}}")
        assert "stembriefjes" in str(found.not_divided)
        assert (found.gets, found.pot) == ((), {})

    def test_a_change_that_does_nothing(self) -> None:
        after = self.BEFORE.replace("naam: Bal,", "naam: Bal, tekst: Kom dansen.,")
        assert compare(version(self.BEFORE, self.RULES), version(after, self.RULES))
        assert not self.effects(after)


def test_a_summary() -> None:
    found = summary(
        plan(
            """
            budget: {totaal: 1000, vast: [{naam: Zaal, bedrag: 400}]}
            themas: [{naam: Samen}]
            bewonersinitiatieven:
              - {naam: Bal, kosten: 50, besluit: {toegekend: 20}}
              - {naam: Soep, kosten: 9, status: gestopt}
            interventies: [{naam: Taal, kosten: 70}]
            """
        )
    )
    assert (found.totaal, found.flexibel, found.gevraagd, found.besloten) == (100_000, 60_000, 12_000, 2_000)
    assert (found.themas, found.bewonersinitiatieven, found.interventies) == (1, 2, 1)


def made(data: Data) -> Version:
    loaded = load(Plan, document(Path("plan.yaml"), text(data)))
    assert loaded.value is not None
    return Version(loaded.value, Agenda())


class TestAlways:
    @given(plans())
    def test_a_plan_is_no_different_from_itself(self, data: Data) -> None:
        before, after = made(data), made(data)
        found = compare(before, after)
        assert not found
        assert (found.geld, found.moved) == ({}, ())
        assert not effects(before, after, found.renamed)

    @given(st.data(), plans())
    def test_the_order_of_the_lists_is_no_difference(self, draw: st.DataObject, data: Data) -> None:
        before, after = made(data), made(draw.draw(reordered(data)))
        found = compare(before, after)
        assert not found
        assert not effects(before, after, found.renamed)

    @given(plans(), plans())
    def test_the_other_way_round_what_was_new_is_gone(self, one: Data, other: Data) -> None:
        before, after = made(one), made(other)
        forth, back = compare(before, after), compare(after, before)
        opposite = {"nieuw": "weg", "weg": "nieuw", "veranderd": "veranderd"}
        assert len(forth.items) == len(back.items)
        assert {name: Pair(pair.wordt, pair.was) for name, pair in forth.geld.items()} == back.geld
        kinds = sorted(opposite[change.kind] for change in forth.items)
        assert kinds == sorted(change.kind for change in back.items)

    @given(plans(), plans())
    def test_the_differences_lead_from_one_version_to_the_other(self, one: Data, other: Data) -> None:
        """Whoever writes every difference into the older facts has the newer ones, but for notes."""
        before, after = made(one), made(other)
        found = compare(before, after)
        facts = {key: dict(item.facts) for key, item in items(before.plan, found.renamed).items()}
        for change in found.items:
            if change.section == "spelregels":
                continue
            is_voorstel = change.section in ("bewonersinitiatieven", "interventies")
            key = ("voorstellen" if is_voorstel else change.section, change.id)
            if change.kind == "weg":
                del facts[key]
                continue
            kept = facts.setdefault(key, {})
            for field in change.fields:
                if field.naam != "id":
                    kept.pop(field.naam, None)
                    kept |= {} if field.wordt is None else {field.naam: field.wordt}
        expected = {key: dict(item.facts) for key, item in items(after.plan).items()}
        for kept in (*facts.values(), *expected.values()):
            kept.pop("notitie", None)
        assert facts == expected
