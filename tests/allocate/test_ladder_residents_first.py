"""Trede 4, interventies: where residents are active, professionals say why they add to that, and wait their turn.

In these examples the voorstel with the higher figure (`prioriteit`) goes first.
"""

from __future__ import annotations

import pytest
from allocation_helpers import Line, advice, allocation

# `sla-over` and a pot of 10.000, of which the kermis on another thema takes 9.000.
ACTIVE = """
budget: {{totaal: 10000}}
spelregels: {{verdeling: {{klein_bedrag: 50, klein_plafond: 1%, bij_tekort: {rule}}}}}
themas: [{{naam: Samen}}, {{naam: Gezond}}]
bewonersinitiatieven:
  - {{naam: Kermis, thema: gezond, kosten: 9000, prioriteit: {{wijk: 9}}}}
  - {{naam: Soep, thema: {thema}, {soep}}}
interventies:
  - {{naam: Huisbezoek, thema: samen, kosten: 100{waarom}}}
"""


def huisbezoek(soep: str, *, thema: str = "samen", waarom: str = "", rule: str = "sla-over") -> Line:
    """What becomes of an interventie that asks 100, beside this soep."""
    return advice(ACTIVE.format(soep=soep, thema=thema, waarom=waarom, rule=rule))["huisbezoek"]


ALIVE = {
    "gets all": "kosten: 800",
    "gets a small amount": "kosten: 50",
    "does not fit": "kosten: 1200",
    "decided with money": "kosten: 1200, besluit: {toegekend: 1}",
    "stopped, but decided with money": "status: gestopt, kosten: 1200, besluit: {toegekend: 1}",
    "asks no money": "kosten: 0",
    "asks no money and has not begun": "kosten: 0, status: idee",
}
DEAD = {
    "stopped": "kosten: 800, status: gestopt",
    "stopped, asking no money": "kosten: 0, status: gestopt",
    "rejected": "kosten: 800, besluit: {toegekend: 0}",
    "fails a condition": "kosten: 5001, rechtsvorm: bewoners",
    "gives no costs": "status: loopt",
    "excluded": "kosten: 800, niet_samen_met: [kermis]",
}


class TestSayWhy:
    """`motivering-nodig`: residents are active on the thema, and there is no `waarom`."""

    @pytest.mark.parametrize("soep", ALIVE.values(), ids=ALIVE)
    def test_where_an_initiative_is_alive(self, soep: str) -> None:
        assert huisbezoek(soep) == Line("motivering-nodig", 0)
        assert huisbezoek(soep, waarom=", waarom: Hier is een diploma voor nodig.") == Line("toegekend", 100)

    @pytest.mark.parametrize("rule", ["stop", "deels"])
    def test_where_it_gets_a_part_or_was_stopped(self, rule: str) -> None:
        """Of the 1000 that is left for 1200: nothing (`stop`) or all of it (`deels`). Alive in both."""
        assert huisbezoek("kosten: 1200", rule=rule) == Line("motivering-nodig", 0)

    @pytest.mark.parametrize("soep", DEAD.values(), ids=DEAD)
    def test_not_where_it_is_not_alive(self, soep: str) -> None:
        assert huisbezoek(soep) == Line("toegekend", 100)

    @pytest.mark.parametrize("soep", ALIVE.values(), ids=ALIVE)
    def test_not_where_it_is_alive_on_another_thema(self, soep: str) -> None:
        assert huisbezoek(soep, thema="gezond") == Line("toegekend", 100)

    def test_adding_to_an_initiative_does_not_say_why(self) -> None:
        assert huisbezoek("kosten: 800", waarom=", vult_aan: [soep]") == Line("motivering-nodig", 0)

    def test_the_reason_names_the_initiative(self) -> None:
        text = ACTIVE.format(soep="kosten: 800", thema="samen", waarom="", rule="sla-over")
        [reden] = [str(r.reden) for r in allocation(text).regels if r.status == "motivering-nodig"]
        assert "'Soep'" in reden
        assert "'waarom'" in reden

    def test_what_was_decided_needs_no_reason(self) -> None:
        assert huisbezoek("kosten: 800", waarom=", besluit: {toegekend: 70}") == Line("besloten", 70)

    def test_it_goes_before_the_need(self) -> None:
        """Nobody is left to help, but the first thing to do is to say why."""
        text = ACTIVE.format(soep="kosten: 800, bereik: 9", thema="samen", waarom="", rule="stop")
        text = text.replace("[{naam: Samen}", "[{naam: Samen, behoefte: 9}")
        assert advice(text)["huisbezoek"] == Line("motivering-nodig", 0)


# With `stop` the moestuin ends trede 3: 5000 is left, and the soep and the ontbijt get nothing.
STOPPED = """
budget: {totaal: 5000}
spelregels: {verdeling: {bij_tekort: stop}}
themas: [{naam: Samen}, {naam: Gezond}]
bewonersinitiatieven:
  - {naam: Moestuin, thema: samen, kosten: 6000, prioriteit: {wijk: 9}}
  - {naam: Soep, thema: samen, kosten: 1000, prioriteit: {wijk: 8}}
  - {naam: Wandelclub, thema: gezond, kosten: 3500, prioriteit: {wijk: 7}}
interventies:
  - {naam: Huisbezoek, thema: samen, kosten: 2000, waarom: Vak, prioriteit: {wijk: 9}}
  - {naam: Spreekuur, thema: samen, kosten: 999.99, waarom: Vak, prioriteit: {wijk: 8}}
  - {naam: Jongerenwerk, thema: gezond, kosten: 3000, waarom: Vak, prioriteit: {wijk: 7}}
  - {naam: Onderzoek, kosten: 900, prioriteit: {wijk: 6}}
"""


class TestWaitForResidents:
    """`wacht-op-bewoners`: an initiative that the money stopped for could go on with this money."""

    def test_where_an_initiative_of_the_thema_would_fit_whole(self) -> None:
        """The huisbezoek waits: with its 2000 the soep (1000) could go on.

        The spreekuur takes 999,99, a cent less than the soep asks: 4000,01 is left. The jongerenwerk takes 3000,
        less than the wandelclub of its thema asks: 1000,01 is left. The onderzoek has no thema.
        """
        found = advice(STOPPED)
        assert {found[name].status for name in ("moestuin", "soep", "wandelclub")} == {"budget-op"}
        assert found["huisbezoek"] == Line("wacht-op-bewoners", 0)
        assert found["spreekuur"] == Line("toegekend", 999.99)
        assert found["jongerenwerk"] == Line("toegekend", 3000)
        assert found["onderzoek"] == Line("toegekend", 900)

    @pytest.mark.parametrize(
        ("kosten", "line"), [("1000", Line("wacht-op-bewoners", 0)), ("999.99", Line("toegekend", 999.99))]
    )
    def test_just_as_much_is_enough_to_go_on(self, kosten: str, line: Line) -> None:
        assert advice(STOPPED.replace("kosten: 2000", f"kosten: {kosten}"))["huisbezoek"] == line

    def test_it_is_about_what_the_interventie_would_get(self) -> None:
        """Of the 100 that need something the huisbezoek reaches 250: 2000 * 100 / 250 = 800, less than 1000."""
        text = STOPPED.replace("[{naam: Samen}", "[{naam: Samen, behoefte: 100}")
        text = text.replace("kosten: 2000,", "kosten: 2000, bereik: 250,")
        assert advice(text)["huisbezoek"] == Line("deels", 800)

    def test_what_would_not_fit_is_not_said_to_wait(self) -> None:
        """7000 is more than the 5000 that is left: the trede stops there, for want of money."""
        found = advice(STOPPED.replace("kosten: 2000", "kosten: 7000"))
        assert found["huisbezoek"] == found["spreekuur"] == found["onderzoek"] == Line("budget-op", 0)

    def test_after_a_part_too(self) -> None:
        """With `deels` in whole thousands the moestuin gets 4000 of the 4900: 900 is left, and the trede ends.

        The soep asks 800 and got nothing: the huisbezoek of 850 waits. The spreekuur of 700 does not.
        """
        text = STOPPED.replace("totaal: 5000", "totaal: 4900").replace("kosten: 1000,", "kosten: 800,")
        text = text.replace("bij_tekort: stop", "bij_tekort: deels, afronding: 1000")
        text = text.replace("kosten: 2000", "kosten: 850").replace("999.99", "700")
        found = advice(text)
        assert found["moestuin"] == Line("deels", 4000)
        assert found["huisbezoek"] == Line("wacht-op-bewoners", 0)
        assert found["spreekuur"] == Line("toegekend", 700)

    @pytest.mark.parametrize(
        "soep",
        [
            "kosten: 1000, status: gestopt",
            "kosten: 1000, besluit: {toegekend: 0}",
            "kosten: 1000, besluit: {toegekend: 500}",
            "kosten: 0",
            "kosten: 5001, rechtsvorm: bewoners",
        ],
    )
    def test_not_for_one_that_the_money_did_not_stop_for(self, soep: str) -> None:
        """Stopped by itself, rejected, decided, without need of money, or without the legal form: none is waiting."""
        assert advice(STOPPED.replace("kosten: 1000", soep))["huisbezoek"] == Line("toegekend", 2000)

    def test_the_reason_names_who_goes_first(self) -> None:
        [reden] = [str(r.reden) for r in allocation(STOPPED).regels if r.status == "wacht-op-bewoners"]
        assert "'Soep'" in reden
