"""What people can do about each status, in words, and what comes of it then; worked out by hand."""

from __future__ import annotations

from datetime import date

import pytest
from test_road import SHORT, helps, road_of
from wijkplan.outcome.result import Status

# Each status once, but for those that `SHORT` has.
EACH = """
budget:
  totaal: 5000
  rondes: [{naam: voorjaar, tot: 2026-03-31, deel: 100%}, {naam: najaar, tot: 2026-09-30, deel: 0%}]
spelregels:
  verdeling: {bij_tekort: stop}
  voorwaarden: {draagvlak_minimaal: 5, eigen_inzet_verplicht: ja}
themas: [{naam: Samen}, {naam: Gezond, behoefte: 10}, {naam: Taal}]
bewonersinitiatieven:
  - {naam: Fiets, kosten: 1, vrijwilligers: 1, draagvlak: 5, besluit: {toegekend: 1}}
  - {naam: Pleinfeest, kosten: 1, besluit: {toegekend: 0}}
  - {naam: Oud, kosten: 1, status: gestopt, vrijwilligers: 1, draagvlak: 5}
  - {naam: Vaag}
  - {naam: Gratis, kosten: 0, thema: gezond, bereik: 10}
  - {naam: Later, kosten: 1, ingediend: 2026-04-01}
  - {naam: Moestuin, thema: samen, kosten: 5999, vrijwilligers: 1, draagvlak: 5, prioriteit: {wijk: 9}}
  - {naam: Soep, thema: samen, kosten: 1000, vrijwilligers: 1, draagvlak: 5, prioriteit: {wijk: 8}}
  - {naam: Wandelclub, kosten: 3500, vrijwilligers: 1, draagvlak: 5, prioriteit: {wijk: 7}}
  - {naam: Koor, kosten: 6000, rechtsvorm: bewoners, draagvlak: 4}
  - {naam: Bandje, kosten: 1, niet_samen_met: [fiets], vrijwilligers: 1, draagvlak: 5}
interventies:
  - {naam: Huisbezoek, thema: samen, kosten: 2000, waarom: Vak, prioriteit: {wijk: 9}}
  - {naam: Spreekuur, thema: samen, kosten: 500}
  - {naam: Sport, thema: gezond, kosten: 500, waarom: Vak}
"""


class TestEachStatus:
    """What people can do, in words; and what comes of it then."""

    @pytest.mark.parametrize(
        ("name", "status", "words", "then"),
        [
            ("fiets", "besloten", [], None),
            ("pleinfeest", "afgewezen", ["dien het dan opnieuw in"], None),
            ("oud", "gestopt", ["dat het loopt"], ("budget-op", 0)),
            ("vaag", "geen-begroting", ["Zet bij 'kosten' wat het kost"], None),
            ("gratis", "geen-geld-nodig", [], None),
            ("later", "latere-ronde", ["'najaar'"], None),
            ("koor", "voldoet-niet", ["minstens 5", "vrijwilliger", "€ 5.000"], ("budget-op", 0)),
            ("bandje", "uitgesloten", ["'Fiets'"], None),
            ("spreekuur", "motivering-nodig", ["Schrijf bij 'waarom'"], ("toegekend", 500)),
            ("sport", "niet-nodig", ["'vult_aan'"], ("toegekend", 500)),
            ("huisbezoek", "wacht-op-bewoners", [], None),
            ("moestuin", "budget-op", [], None),
        ],
    )
    def test_what_to_do(self, name: str, status: Status, words: list[str], then: tuple[str, float] | None) -> None:
        found = road_of(EACH, name, ronde="voorjaar")
        assert found.regel.status == status
        assert len(found.todo) == len(words)
        for word, text in zip(words, found.todo, strict=True):
            assert word in str(text)
        assert (found.then and (found.then.status, found.then.toegekend / 100)) == then

    @pytest.mark.parametrize("name", ["fiets", "pleinfeest", "oud", "vaag", "gratis", "later", "spreekuur"])
    def test_other_amounts_do_not_help_these(self, name: str) -> None:
        assert helps(road_of(EACH, name, ronde="voorjaar")) == {}

    def test_what_waits_for_residents(self) -> None:
        """Asking less than the soep (1000) it goes on. In the pot 1 is decided.

        The moestuin (5999), the soep and the huisbezoek together take 8999; of that the wandelclub (3500) does not fit.
        """
        assert helps(road_of(EACH, "huisbezoek", ronde="voorjaar")) == {"gevraagd": 999, "geld": 8999}

    def test_a_condition_can_be_met_with_a_smaller_amount_or_more_support(self) -> None:
        text = """
            spelregels: {voorwaarden: {draagvlak_minimaal: 5}}
            bewonersinitiatieven:
              - {naam: Koor, kosten: 6000, rechtsvorm: bewoners, draagvlak: 9}
              - {naam: Soep, kosten: 100, draagvlak: 2}
        """
        assert helps(road_of(text, "koor")) == {"gevraagd": 5000}
        assert helps(road_of(text, "soep")) == {"draagvlak": 5}

    def test_a_day_after_the_last_round(self) -> None:
        text = EACH.replace("ingediend: 2026-04-01", "ingediend: 2026-10-01")
        [todo] = road_of(text, "later", ronde="najaar").todo
        assert todo.values == {"ingediend": date(2026, 10, 1), "tot": date(2026, 9, 30)}
        assert "geen ronde meer" in str(todo)

    def test_need_that_nobody_can_add_to(self) -> None:
        """Nothing residents do on this thema: then there is nothing to add to. It takes a need of its 9 residents."""
        text = """
            themas: [{naam: Taal, behoefte: 0}]
            interventies: [{naam: Taalcoach, thema: taal, kosten: 100, bereik: 9}]
        """
        found = road_of(text, "taalcoach")
        assert (found.regel.status, found.todo, helps(found)) == ("niet-nodig", (), {"behoefte": 9})

    def test_a_round_has_its_own_pot(self) -> None:
        """Half of 10.000 in spring: the tuin takes all of it. More money is for the plein first, then for the soep."""
        text = SHORT.replace(
            "{totaal: 10000}", "{totaal: 10000, rondes: [{naam: voorjaar, deel: 50%}, {naam: najaar, deel: 50%}]}"
        )
        assert helps(road_of(text, "soep", ronde="voorjaar")) == {"geld": 11600}
