"""``wijkplan results``: what came of it comes into the plan, and what has no account yet is a list to work through."""

from __future__ import annotations

import csv
import datetime
import io
import json
from pathlib import Path

import pytest
from helpers import run, unindent
from terminal_helpers import dialogue

TODAY = datetime.date.today().isoformat()
PLAN = """
    # Amounts are made up.
    wijk: Voorbeeld
    jaar: 2025
    budget: {totaal: 9000}
    themas:
      - id: samen
        naam: Prettig samenleven
        effecten:
          - id: buren-kennen
            wat: Bewoners die hun buren kennen
            nulmeting: 41%
            streven: 50%
          - {id: thuis, wat: Bewoners die zich thuis voelen, gemeten: Dat gaat goed.}
      - {id: veilig, naam: Een veilige straat, effecten: [{id: thuis, wat: Meer licht}]}
    bewonersinitiatieven:
      - naam: Soep op dinsdag
        thema: samen
        wie: Buurtkeuken
        status: loopt
        kosten: 3600
        besluit: {toegekend: 3600, datum: 2025-03-02, door: buurtbestuur}
      - naam: Lange tafel
        wie: " buurtkeuken "
        kosten: 900
        besluit: {toegekend: 900, datum: 2025-03-02, door: buurtbestuur}
        resultaat:
          besteed: 850   # the receipts are in the folder
          # nobody counted
          verantwoord: 2025-10-01
      - naam: Bankje
        kosten: 400
        besluit: {toegekend: 400, datum: 2025-03-02, door: buurtbestuur}
      - {naam: Moestuin, wie: Tuinders, kosten: 700}
      - {naam: Kermis, wie: Tuinders, kosten: 700, besluit: {toegekend: 0, datum: 2025-03-02, door: buurtbestuur}}
    interventies:
      - naam: Taalles
        aanbieder: taalhuis
        kosten: 1000
        besluit: {toegekend: 1000, datum: 2025-03-02, door: buurtbestuur}
        resultaat: {besteed: 1000, verhaal: Elke week was het vol.}
      - naam: Buurtsport
        aanbieder: Het Taalhuis
        kosten: 500
        besluit: {toegekend: 500, datum: 2025-03-02, door: buurtbestuur}
        resultaat: {bereikt: 40}
"""
AGENDA = """
    doelgroepen: [{id: ouderen, naam: Oudere bewoners}, {naam: Jongeren}]
    partijen: [{id: taalhuis, naam: Het Taalhuis}]
"""


@pytest.fixture
def file(tmp_path: Path) -> Path:
    (tmp_path / ".git").mkdir()
    (tmp_path / "agenda.yaml").write_text(unindent(AGENDA))
    path = tmp_path / "plan.yaml"
    path.write_text(unindent(PLAN))
    return path


def results(file: Path, *arguments: str) -> tuple[int, str, str]:
    done = run("results", str(file), *arguments)
    return done.code, done.out, done.err


def lines_changed(file: Path) -> tuple[list[str], list[str]]:
    """The lines that went, and the lines that came."""
    before, after = unindent(PLAN).splitlines(), file.read_text().splitlines()
    return [line for line in before if line not in after], [line for line in after if line not in before]


class TestAVoorstel:
    def test_what_came_of_it_stands_in_the_plan_in_the_notation_of_plans(self, file: Path) -> None:
        """Of 3,600 there is 200 left; of the other four with money only Taalles has its whole account."""
        code, out, err = results(
            *(file, "Soep op  dinsdag", "--besteed", "€ 3.400,-", "--bereikt", "131", "--waardering", "8,10"),
            *("--doelgroepen", "oudere bewoners,Jongeren", "--verhaal", "Buren koken nu: samen."),
            *("--geleerd", "Begin om vijf uur", "--verantwoord", "1-12-2025", "--status", "klaar"),
        )
        assert code == 0, err
        assert lines_changed(file) == (
            ["    status: loopt"],
            [
                "    status: klaar",
                "      besteed: 3400",
                "      bereikt: 131",
                "      doelgroepen: [ouderen, jongeren]",
                "      waardering: 8.1",
                '      verhaal: "Buren koken nu: samen."',
                "      geleerd: Begin om vijf uur",
                "      verantwoord: 2025-12-01",
            ],
        )
        assert out.splitlines()[:2] == ["soep-op-dinsdag:", "  besteed: € 3.400"]
        assert "  waardering: 8,1\n" in out
        assert "Toegekend € 3.600, uitgegeven € 3.400, over € 200." in err
        assert "3 van de 5 voorstellen met geld zijn nog niet helemaal verantwoord." in err
        assert "2 van de 3 effecten zijn niet gemeten." in err

    def test_the_day_is_today_where_none_is_given(self, file: Path) -> None:
        results(file, "bankje", "--besteed", "400")
        assert f"      verantwoord: {TODAY}" in lines_changed(file)[1]

    def test_what_is_still_to_be_written_down_is_said(self, file: Path) -> None:
        _code, _out, err = results(file, "bankje", "--besteed", "0")
        assert "Toegekend € 400, uitgegeven € 0, over € 400." in err
        assert "Ontbreekt nog: hoeveel bewoners er zijn bereikt of wat het bracht." in err

    def test_an_account_that_is_there_changes_key_by_key_and_keeps_its_comments(self, file: Path) -> None:
        code, out, _err = results(file, "lange-tafel", "--besteed", "870", "--bereikt", "60")
        assert code == 0
        assert lines_changed(file) == (
            ["      besteed: 850   # the receipts are in the folder", "      verantwoord: 2025-10-01"],
            [
                "      besteed: 870   # the receipts are in the folder",
                "      bereikt: 60",
                f"      verantwoord: {TODAY}",
            ],
        )
        assert "      # nobody counted\n" in file.read_text()
        assert out.splitlines()[1:3] == ["  besteed: € 870  (eerst € 850)", "  bereikt: 60"]

    def test_the_same_once_more_changes_nothing_not_even_the_day(self, file: Path) -> None:
        code, out, err = results(file, "lange-tafel", "--besteed", "850 euro")
        assert (code, out) == (0, "")
        assert "dit staat er al" in err
        assert lines_changed(file) == ([], [])

    def test_a_dry_run_shows_the_lines_and_writes_nothing(self, file: Path) -> None:
        code, out, _err = results(file, "bankje", "--besteed", "390", "--dry-run")
        assert code == 0
        assert "+      besteed: 390" in out
        assert lines_changed(file) == ([], [])

    def test_only_the_status_is_no_account(self, file: Path) -> None:
        assert results(file, "bankje", "--status", "gestopt")[0] == 0
        assert lines_changed(file) == ([], ["    status: gestopt"])

    @pytest.mark.parametrize(
        ("arguments", "said"),
        [
            (("bankje", "--besteed", "401"), ["kreeg € 400", "€ 401", "wijkplan decide", "bankje BEDRAG --door GROEP"]),
            (("moestuin", "--besteed", "10"), ["'Moestuin' is nog niets besloten", "wijkplan decide", "moestuin"]),
            (("kermis", "--besteed", "10"), ["'Kermis' is afgewezen", "wijkplan decide"]),
            (("bankje",), ["zeg wat ervan kwam", "--besteed 3400"]),
            ((), ["noem een voorstel of een effect", "plan.yaml --missing"]),
            (("soep", "--besteed", "10"), ["geen voorstel of effect", "Bedoel je soep-op-dinsdag (Soep op dinsdag)?"]),
            (("bankje", "en", "meer"), ["noem één plan"]),
            (("bankje", "--gemeten", "44%"), ["'Bankje' is een voorstel. Daar hoort --gemeten niet bij."]),
            (("buren-kennen", "--besteed", "4"), ["is een effect. Daar hoort --besteed niet bij."]),
            (("buren-kennen", "--jaar", "2025"), ["--jaar hoort bij een meting", "--gemeten 44%"]),
            (("thuis", "--gemeten", "44%"), ["Noem de id: samen.thuis", "veilig.thuis"]),
            (("bankje", "--waardering", "11"), ["'11' is geen cijfer van 0 tot 10"]),
            (("bankje", "--status", "af"), ["'af' is er niet bij; kies uit loopt, klaar, gestopt"]),
            (("bankje", "--verhaal", " "), ["wat je bij --verhaal geeft is leeg"]),
            (("bankje", "--check"), ["--check hoort bij --missing"]),
            (("--missing", "--let-op", "Regen"), ["laat --let-op weg"]),
        ],
    )
    def test_what_cannot_be_is_refused_with_what_to_do(
        self, file: Path, arguments: tuple[str, ...], said: list[str]
    ) -> None:
        code, out, err = results(file, *arguments)
        assert (code, out) == (2, "")
        for words in said:
            assert words in err
        assert lines_changed(file) == ([], [])

    def test_a_group_that_the_agenda_does_not_know_is_refused(self, file: Path) -> None:
        code, _out, err = results(file, "bankje", "--doelgroepen", "oudren")
        assert code == 1
        assert "Bedoel je ouderen" in err
        assert lines_changed(file) == ([], [])

    def test_what_needs_no_money_can_have_reached_people(self, file: Path) -> None:
        assert results(file, "moestuin", "--bereikt", "12")[0] == 0
        (line,) = lines_changed(file)[1]
        assert line.startswith("  - {naam: Moestuin, wie: Tuinders, kosten: 700, resultaat: {bereikt: 12, ")


class TestAnEffect:
    def test_a_figure_alone_is_written_short(self, file: Path) -> None:
        code, out, err = results(file, "samen.buren-kennen", "--gemeten", "44,50 %")
        assert (code, out) == (0, "buren-kennen:\n  gemeten: 44,5%\n")
        assert lines_changed(file) == ([], ["        gemeten: 44.5%"])
        assert "1 van de 3 effecten is niet gemeten." in err

    def test_with_its_year_and_how_many_were_asked_it_has_keys(self, file: Path) -> None:
        told = ("--jaar", "2025", "--aantal", "295", "--andere-oorzaken", "Een huismeester", "--let-op", "Het regende")
        assert results(file, "Bewoners die hun buren kennen", "--gemeten", "44%", *told)[0] == 0
        assert lines_changed(file)[1] == [
            "        gemeten:",
            "          waarde: 44%",
            "          jaar: 2025",
            "          aantal: 295",
            "        andere_oorzaken: Een huismeester",
            "        let_op: Het regende",
        ]
        _code, _out, err = results(file, "buren-kennen", "--gemeten", "45%")
        assert "          waarde: 45%\n          jaar: 2025\n" in file.read_text()
        assert "Bij de meting bleef staan: jaar 2025, aantal 295. Klopt dat nog?" in err

    def test_a_year_comes_beside_a_figure_that_is_there(self, file: Path) -> None:
        results(file, "buren-kennen", "--gemeten", "44%")
        assert results(file, "buren-kennen", "--jaar", "2025")[0] == 0
        assert "        gemeten:\n          waarde: 44%\n          jaar: 2025\n" in file.read_text()

    def test_an_id_of_two_themas_is_told_apart_by_its_thema(self, file: Path) -> None:
        assert results(file, "veilig.thuis", "--gemeten", "3")[0] == 0
        assert "effecten: [{id: thuis, wat: Meer licht, gemeten: 3}]" in file.read_text()


class TestWhatIsMissing:
    def test_it_is_a_list_by_organisation_and_then_the_effects(self, file: Path) -> None:
        """Two ways to write Buurtkeuken are one; Het Taalhuis is known by its id, too; nobody has the Bankje."""
        done = run("results", "plan.yaml", "--missing", cwd=file.parent, env={"COLUMNS": "60"})
        assert done.code == 0
        assert done.out == unindent("""
            Nog te verantwoorden: 1 plan gelezen

            4 van de 5 voorstellen met geld zijn nog niet helemaal
            verantwoord.
            2 van de 3 effecten zijn niet gemeten.

            Buurtkeuken
              Lange tafel                                          € 900
                lange-tafel · Voorbeeld 2025
                Ontbreekt nog: hoeveel bewoners er zijn bereikt of wat
                het bracht.
              Soep op dinsdag                                    € 3.600
                soep-op-dinsdag · Voorbeeld 2025
                Ontbreekt nog: wat er is uitgegeven; hoeveel bewoners er
                zijn bereikt of wat het bracht.

            Het Taalhuis
              Buurtsport                                           € 500
                buurtsport · Voorbeeld 2025
                Ontbreekt nog: wat er is uitgegeven.

            Zonder organisatie
              Bankje                                               € 400
                bankje · Voorbeeld 2025
                Ontbreekt nog: wat er is uitgegeven; hoeveel bewoners er
                zijn bereikt of wat het bracht.

            Effecten die niet zijn gemeten
              Prettig samenleven · Voorbeeld 2025
                buren-kennen · Bewoners die hun buren kennen
              Een veilige straat · Voorbeeld 2025
                thuis · Meer licht

            Schrijf het op met: wijkplan results plan.yaml lange-tafel

        """)

    def test_of_several_plans_an_organisation_has_one_list(self, file: Path) -> None:
        other = file.with_name("ander.yaml")
        other.write_text(unindent(PLAN).replace("wijk: Voorbeeld", "wijk: Ander"))
        found = json.loads(run("results", file.parent, "--missing", "--format", "json").out)["ontbreekt"]
        assert (found["voorstellen"], found["van_voorstellen"]) == (8, 10)
        assert [(one["naam"], len(one["voorstellen"])) for one in found["organisaties"]] == [
            *(("Buurtkeuken", 4), ("Het Taalhuis", 2), (None, 2)),
        ]
        sport = found["organisaties"][1]["voorstellen"][1]
        assert (sport["wijk"], sport["besteed"], sport["bereikt"], sport["ontbreekt"]) == (
            *("Voorbeeld", None, 40, ["besteed"]),
        )

    def test_a_table_has_a_row_for_each_voorstel_and_each_effect(self, file: Path) -> None:
        table = list(csv.DictReader(io.StringIO(results(file, "--missing", "--format", "csv")[1])))
        assert [(row["organisatie"], row["id"], row["toegekend"], row["ontbreekt"]) for row in table] == [
            ("Buurtkeuken", "lange-tafel", "900", "bereikt, verhaal"),
            ("Buurtkeuken", "soep-op-dinsdag", "3600", "besteed, bereikt, verhaal"),
            ("Het Taalhuis", "buurtsport", "500", "besteed"),
            ("", "bankje", "400", "besteed, bereikt, verhaal"),
            ("", "buren-kennen", "", "gemeten"),
            ("", "thuis", "", "gemeten"),
        ]

    def test_a_mail_has_a_table_for_each_organisation(self, file: Path) -> None:
        page = results(file, "--missing", "--format", "markdown")[1]
        assert "### Het Taalhuis\n\n| Voorstel | Id | Wijk | Toegekend | Ontbreekt nog |\n" in page
        assert "| Buurtsport | buurtsport | Voorbeeld 2025 | € 500 | wat er is uitgegeven |\n" in page
        assert "### Effecten die niet zijn gemeten\n" in page

    @pytest.mark.parametrize("form", ["text", "json", "csv", "markdown"])
    def test_no_data_of_persons_goes_out_in_a_mail(self, file: Path, form: str) -> None:
        told = (
            unindent(PLAN)
            .replace("wie: Buurtkeuken", "wie: Bel 06-12345678")
            .replace("Bankje", "Mail info@example-street.nl")
        )
        file.write_text(told.replace("Meer licht", "Bel 06-12345678"))
        out = results(file, "--missing", "--format", form)[1]
        assert "Bel •••" in out
        assert "12345678" not in out
        assert "example-street" not in out

    def test_a_build_can_stop_on_it(self, file: Path) -> None:
        assert results(file, "--missing", "--check")[0] == 1
        file.write_text("wijk: Voorbeeld\njaar: 2025\nbudget: {totaal: 9000}\n")
        code, out, _err = results(file, "--missing", "--check")
        assert code == 0
        assert "Er is geen geld toegekend." in out

    def test_the_example_of_what_to_do_can_be_an_effect(self, file: Path) -> None:
        file.write_text(
            "wijk: Voorbeeld\njaar: 2025\nbudget: {totaal: 1}\nthemas: [{naam: Samen, effecten: [{wat: Licht}]}]\n"
        )
        assert "plan.yaml samen.licht\n" in results(file, "--missing")[1]


class TestAsking:
    def test_what_is_missing_can_be_chosen_and_every_answer_is_checked(self, file: Path) -> None:
        answers = {
            "id:": ["bankj", "3"],
            "besteed:": ["500", "390,50"],
            "bereikt:": ["veel", "25"],
            "doelgroepen:": ["1"],
            "waardering:": [""],
            "verhaal:": ["Er wordt veel gezeten"],
            "geleerd:": [""],
        }
        code, said = dialogue(file.parent, ["results", "plan.yaml"], answers)
        assert code == 0, said
        assert lines_changed(file)[1] == [
            "      besteed: 390.50",
            "      bereikt: 25",
            "      doelgroepen: [ouderen]",
            "      verhaal: Er wordt veel gezeten",
            f"      verantwoord: {TODAY}",
        ]
        for words in (
            "3 bankje (toegekend: € 400) Bankje",
            "5 buren-kennen (effect, niet gemeten) Bewoners die hun buren kennen",
            "Bedoel je bankje (Bankje)?",
            "Er is € 500 besteed, en er is € 400 toegekend.",
            "Welke doelgroepen zijn bereikt?",
        ):
            assert words in said, said

    def test_what_was_given_is_not_asked_and_enter_keeps_what_is_there(self, file: Path) -> None:
        results(file, "buren-kennen", "--let-op", "Het regende")
        answers = {question: [""] for question in ("aantal:", "bijdrage:", "andere_oorzaken:", "let_op:")}
        given = ["results", "plan.yaml", "buren-kennen", "--verhaal", "Ze groeten elkaar"]
        code, said = dialogue(file.parent, given, {**answers, "gemeten:": ["1.350", "45 %"], "jaar:": ["2025"]})
        assert code == 0, said
        assert "        gemeten:\n          waarde: 45%\n          jaar: 2025\n" in file.read_text()
        assert "Nu staat er: Het regende" in said
        assert "        let_op: Het regende\n" in file.read_text()

    def test_an_effect_is_chosen_by_its_thema_and_its_id(self, file: Path) -> None:
        answers = {question: [""] for question in ("jaar:", "aantal:", "verhaal:", "bijdrage:", "andere_oorzaken:")}
        answers |= {"id:": ["thuis", "veilig.thuis"], "gemeten:": ["Het is lichter."], "let_op:": [""]}
        code, said = dialogue(file.parent, ["results", "plan.yaml"], answers)
        assert code == 0, said
        assert "Noem de id: samen.thuis" in said
        assert "{id: thuis, wat: Meer licht, gemeten: Het is lichter.}" in file.read_text()

    def test_nothing_is_asked_once_the_account_is_whole(self, file: Path) -> None:
        code, said = dialogue(file.parent, ["results", "plan.yaml", "buurtsport", "--besteed", "450"], {})
        assert code == 0, said
        assert "over € 50" in said

    def test_who_stops_changes_nothing(self, file: Path) -> None:
        code, said = dialogue(file.parent, ["results", "plan.yaml", "bankje"], {"besteed:": ["\x03"]})
        assert code != 0
        assert "er is niets veranderd" in said
        assert lines_changed(file) == ([], [])
