"""The road of one voorstel as people and machines get to see it."""

from __future__ import annotations

import json
from typing import Any

from allocation_helpers import VOLGORDE
from helpers import agenda, on_screen, plan, unindent
from rich.cells import cell_len
from test_road import BALLOTS, PER_THEMA, SHORT, VOTED
from wijkplan import language
from wijkplan.allocate import allocate
from wijkplan.allocate.question import Question
from wijkplan.plan.plan import Plan
from wijkplan.report.whatif import road as machine
from wijkplan.report.whatif import road_sentences, road_text
from wijkplan.whatif.levers import Lever
from wijkplan.whatif.road import Road, road


def followed(text: str, name: str, **settings: Any) -> tuple[Plan, Road]:
    of, shared = plan(text), agenda(VOLGORDE)
    return of, road(of, shared, allocate(of, shared, Question(**settings)), name, Question(**settings))


def shown(text: str, name: str, width: int = 80, **settings: Any) -> str:
    """What a terminal shows, without styles."""
    return on_screen(road_text.show("plan.yaml", *followed(text, name, **settings)), width)


def data(text: str, name: str, **settings: Any) -> Any:
    [found] = json.loads(machine.as_json([("plan.yaml", *followed(text, name, **settings))]))["uitleg"]
    return found


class TestOnAScreen:
    def test_short_steps_then_what_would_have_helped(self) -> None:
        assert shown(SHORT, "soep") == unindent(
            """
            Voorbeeld 2026
            plan.yaml

            Soep
            soep
            Gevraagd: € 3.600. Krijgt: € 0 (past niet). Plaats in de volgorde: 3.
            Dit past niet: er was nog € 2.000, en het bedrag was € 3.600.

            De weg van het geld                                        Gegeven          Over
            De pot om te verdelen                                                   € 10.000
            Trede 3: bewonersinitiatieven, 2 voorstellen ervoor        € 8.000       € 2.000
            Soep                                                           € 0       € 2.000

            Net hiervoor kreeg 'Plein' geld: € 3.000.

            Wat had geholpen?
              Minder vragen: met hoogstens € 2.000 (€ 1.600 minder) krijgt dit alles wat het
              dan vraagt.
              Meer geld in de pot: € 11.600 (€ 1.600 meer) is het minste waarmee dit alles
              krijgt.
              Dit geldt steeds als al het andere hetzelfde blijft. Het is uitgeprobeerd.

            """
        )

    def test_the_part_of_a_thema_comes_first(self) -> None:
        found = shown(PER_THEMA, "soep", methode="per-thema")
        assert found.index("Het deel van thema 'Samen'") < found.index("Wat overbleef van alle delen samen")

    def test_voters(self) -> None:
        found = shown(VOTED, "soep", methode="gelijke-delen", ballots=BALLOTS)
        assert "Hierop stemden 3 bewoners. Ieder kon € 1.500 betalen." in found
        assert "Misschien" in found
        assert "minste" not in found

    def test_what_it_had_to_spare(self) -> None:
        assert "Speling: met € 5.000 minder in de pot" in shown(SHORT, "tuin")
        assert "Speling: geen." in shown(SHORT, "tuin", beschikbaar=500_000)
        assert "Wat had geholpen?" not in shown(SHORT, "tuin")

    def test_a_round_is_named(self) -> None:
        text = SHORT.replace("{totaal: 10000}", "{totaal: 10000, rondes: [{naam: voorjaar, deel: 100%}]}")
        assert "De pot in ronde 'voorjaar'" in shown(text, "soep", ronde="voorjaar")

    def test_what_to_do_and_what_comes_of_it(self) -> None:
        text = """
            themas: [{naam: Samen}]
            bewonersinitiatieven: [{naam: Soep, thema: samen, kosten: 100, status: STATUS}]
            interventies: [{naam: Huisbezoek, thema: samen, kosten: KOSTEN}]
        """
        spoken = text.replace("STATUS", "nieuw").replace("KOSTEN", "900")
        assert "Dan krijgt dit € 900, als al het andere" in shown(spoken, "huisbezoek")
        assert "Dat alleen is niet genoeg. Dan geldt: Dit past niet" in shown(spoken, "huisbezoek", beschikbaar=50)
        stopped = text.replace("STATUS", "gestopt").replace("KOSTEN", "900")
        assert "Zet dan bij 'status' dat het loopt." in shown(stopped, "soep")

    def test_names_are_harmless_and_lines_fit(self) -> None:
        of = plan(SHORT)
        rude = [
            i.model_copy(update={"naam": f"{i.naam}\x07 " + "en nog veel meer " * 8}) for i in of.bewonersinitiatieven
        ]
        of = of.model_copy(update={"bewonersinitiatieven": tuple(rude)})
        found = road(of, agenda(VOLGORDE), allocate(of, agenda(VOLGORDE)), "soep")
        for width in (60, 80, 120):
            screen = on_screen(road_text.show("plan.yaml", of, found), width)
            assert "\x07" not in screen
            assert max(map(cell_len, screen.splitlines())) <= width
        assert "\x07" not in machine.as_json([("plan.yaml", of, found)])

    def test_what_was_not_found_is_said(self) -> None:
        for veld in ("gevraagd", "draagvlak", "geld"):
            assert "gevonden" in road_sentences.sentence(Lever(veld, 1, None, least=False))

    def test_support_that_is_not_known(self) -> None:
        assert "12 bewoners (12 meer)" in road_sentences.sentence(Lever("draagvlak", None, 12, least=True))

    def test_in_english_too(self) -> None:
        language.use("en")
        try:
            assert "€ 11,600" in shown(SHORT, "soep")
        finally:
            language.use("nl")


class TestForMachines:
    def test_the_whole_road(self) -> None:
        assert data(SHORT, "soep") == {
            "bestand": "plan.yaml",
            "wijk": "Voorbeeld",
            "jaar": 2026,
            "methode": "rangorde",
            "bij_tekort": "sla-over",
            "ronde": None,
            "beschikbaar": 10000,
            "id": "soep",
            "naam": "Soep",
            "soort": "bewonersinitiatief",
            "thema": None,
            "plaats": 3,
            "gevraagd": 3600,
            "trede": "bewoners",
            "toegekend": 0,
            "status": "past-niet",
            "reden": "Dit past niet: er was nog € 2.000, en het bedrag was € 3.600.",
            "weg": [
                {
                    "thema": None,
                    "begin": 10000,
                    "treden": [{"trede": "bewoners", "aantal": 2, "gegeven": 8000, "over": 2000}],
                    "ervoor_over": 2000,
                    "gegeven": 0,
                    "over": 2000,
                }
            ],
            "ervoor": {"id": "plein", "naam": "Plein", "toegekend": 3000},
            "stemmers": None,
            "te_doen": [],
            "daarna": None,
            "wat_helpt": [
                {"veld": "gevraagd", "nu": 3600, "nodig": 2000, "minste": True},
                {"veld": "geld", "nu": 10000, "nodig": 11600, "minste": True},
            ],
            "speling": None,
        }

    def test_voters(self) -> None:
        found = data(VOTED, "soep", methode="gelijke-delen", ballots=BALLOTS)
        assert found["stemmers"] == {"aantal": 3, "deel": 1500, "over": 3500}

    def test_what_it_had_to_spare(self) -> None:
        assert data(SHORT, "tuin")["speling"] == 5000

    def test_what_to_do(self) -> None:
        text = "bewonersinitiatieven: [{naam: Soep, kosten: 100, status: gestopt}]"
        found = data(text, "soep")
        assert len(found["te_doen"]) == 1
        assert (found["daarna"]["status"], found["daarna"]["toegekend"]) == ("toegekend", 100)
