"""`wijkplan show`: the plan itself on a screen, in a mail and for programs; and one thing in it."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

import pytest
from helpers import run, unindent

PLAN = """
    wijk: Voorbeeld
    jaar: 2026
    gemeente: Amersfoort
    samenvatting: Samen | doen we het.
    budget:
      totaal: € 60.000,00
      meegenomen: 1000
      vast: [{naam: Wijkcentrum, aanbieder: taalhuis, bedrag: 21000, tot_en_met: 2027}]
      reserve: 5%
      rondes: [{naam: voorjaar, tot: 2026-03-31, deel: 100%}]
    themas:
      - naam: Samen leven
        prioriteit: {wijk: "7,5"}
        effecten: [{wat: Buren kennen elkaar, nulmeting: 41%, streven: 50%}]
    signalen: [{tekst: Het is hier donker, aantal: 1200}]
    bewonersinitiatieven:
      - naam: Soep op dinsdag
        thema: samen-leven
        wie: Buurtkeuken
        kosten: 4800,50
        eigen_bijdrage: 1200
        draagvlak: 60
        besluit: {toegekend: 3600.50}
      - naam: Moestuin
        thema: samen-leven
    spelregels: {criteria: {bereik: 40}}
"""
AGENDA = """
    gemeente: Amersfoort
    doelgroepen: [{naam: Ouderen, moeilijk_bereikbaar: ja}]
    partijen: [{naam: Taalhuis}]
    spelregels: {criteria: {bereik: 5}, verdeling: {klein_bedrag: 500}}
"""


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    (tmp_path / ".git").mkdir()
    (tmp_path / "plan.yaml").write_text(unindent(PLAN), encoding="utf-8")
    (tmp_path / "agenda.yaml").write_text(unindent(AGENDA), encoding="utf-8")
    return tmp_path


def shown(folder: Path, *arguments: str) -> str:
    result = run("show", *arguments, cwd=folder)
    assert (result.code, result.err) == (0, "")
    return result.out


def as_json(folder: Path, *arguments: str) -> Any:
    return json.loads(shown(folder, *arguments, "--format", "json"))


class TestAPlan:
    def test_the_money_is_a_sum(self, folder: Path) -> None:
        """40,000 is free; 5% of that is kept, and 3,600.50 was decided."""
        lines = [line.split() for line in shown(folder).splitlines()]
        for expected in (
            "totaal € 60.000",
            "+ meegenomen van vorig jaar € 1.000",
            "− vast € 21.000",
            "= flexibel € 40.000",
            "− reserve (5%) € 2.000",
            "− al besloten € 3.600,50",
            "= beschikbaar € 34.399,50",
        ):
            assert expected.split() in lines

    def test_the_sum_adds_up_where_more_was_decided_than_there_is(self, tmp_path: Path) -> None:
        """400 - 500 is 100 short; that may be so where somebody says why."""
        text = """
            wijk: Voorbeeld
            jaar: 2026
            budget:
              totaal: 400  # wijkplan: negeer WP309 - de rest komt van de kerk
            bewonersinitiatieven: [{naam: Soep, kosten: 500, besluit: {toegekend: 500}}]
        """
        (tmp_path / "plan.yaml").write_text(unindent(text), encoding="utf-8")
        words = " ".join(shown(tmp_path, "plan.yaml").split())
        assert "− al besloten € 500 + tekort € 100 = beschikbaar € 0" in words

    def test_each_thema_has_what_belongs_to_it_with_every_id(self, folder: Path) -> None:
        out = shown(folder)
        thema = out.partition("Samen leven (samen-leven)")[2].partition("Zonder thema")[0]
        for words in (
            "prioriteit  wijk 7,5",
            "id buren-kennen-elkaar · nulmeting 41% · streven 50%",
            "id soep-op-dinsdag · wie Buurtkeuken · status nieuw · besluit € 3.600,50",
            "id moestuin · status nieuw",
        ):
            assert words in thema
        assert "Het is hier donker" in out.partition("Zonder thema")[2]
        assert "1.200" in out

    def test_its_own_rules_are_told_apart(self, folder: Path) -> None:
        own = shown(folder).partition("Eigen spelregels\n")[2].partition("\n\n")[0]
        assert own.split() == ["criteria.bereik", "40"]

    def test_what_is_missing_is_said_in_sentences(self, folder: Path) -> None:
        missing = " ".join(shown(folder).partition("Wat ontbreekt nog\n")[2].split())
        assert missing == (
            "- Van 'Samen leven': het doel, hoeveel bewoners hier iets nodig hebben en het cijfer van de aanbieder."
            " - Van 'Buren kennen elkaar': waar het vandaan komt."
            " - Van 'Het is hier donker': het thema, waar het vandaan komt en de datum."
            " - Van 'Soep op dinsdag': hoeveel bewoners er iets aan hebben, de datum van het besluit en"
            " wie het besluit nam."
            " - Van 'Moestuin': wie het doet, de kosten, hoeveel bewoners het steunen en"
            " hoeveel bewoners er iets aan hebben."
        )

    def test_in_a_mail_it_has_headings_and_tables_in_which_a_text_is_a_text(self, folder: Path) -> None:
        out = shown(folder, "--format", "markdown")
        assert out.startswith("# Voorbeeld 2026\n\nplan.yaml\n\nSamen \\| doen we het.\n\n")
        assert "\n## Samen leven (samen-leven)\n\n" in out
        assert "| Soep op dinsdag | € 3.600,50 | soep-op-dinsdag | Buurtkeuken | nieuw | € 3.600,50 |\n" in out
        assert "\n\n\n" not in out

    def test_for_programs_every_value_has_one_form(self, folder: Path) -> None:
        [plan] = as_json(folder)["plannen"]
        assert plan["bestand"] == "plan.yaml"
        assert plan["budget"]["totaal"] == 60000
        assert plan["budget"]["flexibel"] == 40000
        assert plan["budget"]["reserve"] == "5%"
        assert plan["budget"]["rondes"] == [{"naam": "voorjaar", "tot": "2026-03-31", "deel": "100%", "notitie": None}]
        assert plan["themas"][0]["id"] == "samen-leven"
        assert plan["themas"][0]["prioriteit"] == {"wijk": 7.5, "aanbieder": None}
        soup, garden = plan["bewonersinitiatieven"]
        assert (soup["kosten"], soup["gevraagd"], garden["gevraagd"]) == (4800.5, 3600.5, None)
        criteria, verdeling = plan["spelregels"]["criteria"], plan["spelregels"]["verdeling"]
        assert (criteria["bereik"], verdeling["klein_bedrag"], verdeling["klein_plafond"]) == (40, 500, "10%")
        assert plan["ontbreekt"][-1] == {
            "plaats": "bewonersinitiatieven[1]",
            "id": "moestuin",
            "sleutels": ["wie", "kosten", "draagvlak", "bereik"],
            "zin": "Van 'Moestuin': wie het doet, de kosten, hoeveel bewoners het steunen en"
            " hoeveel bewoners er iets aan hebben.",
        }

    @pytest.mark.parametrize("form", ["text", "markdown", "json"])
    def test_nothing_of_a_person_is_shown(self, folder: Path, form: str) -> None:
        """A municipality may switch a rule of privacy off; then the plan is shown, and the data is not."""
        plan = unindent(PLAN).replace("Buurtkeuken", "buurt@voorbeeld.nl").replace("Moestuin", "tuin@voorbeeld.nl")
        (folder / "plan.yaml").write_text(plan, encoding="utf-8")
        (folder / "agenda.yaml").write_text(unindent(AGENDA) + "controle: {negeer: [WP803]}\n", encoding="utf-8")
        out = run("show", "--format", form, cwd=folder).out
        assert "Soep op dinsdag" in out
        for part in ("buurt@", "tuin@", "tuin-voorbeeld", "voorbeeld.nl"):
            assert part not in out

    def test_orders_for_a_terminal_are_shown_as_signs(self, folder: Path) -> None:
        """A right-to-left mark, which would turn a line around."""
        plan = unindent(PLAN).replace("Buurtkeuken", '"Buurt\\u202ekeuken"')
        (folder / "plan.yaml").write_text(plan, encoding="utf-8")
        for form in ("text", "markdown", "json"):
            assert "\u202e" not in run("show", "--format", form, cwd=folder).out

    def test_one_with_errors_is_not_shown_and_the_others_are(self, folder: Path) -> None:
        (folder / "other.yaml").write_text("wijk: Anders\njaar: 2026\nbudget: {totaal: veel}\n", encoding="utf-8")
        result = run("show", cwd=folder)
        assert result.code == 1
        assert "Voorbeeld 2026" in result.out
        assert "Anders" not in result.out
        assert "other.yaml heeft fouten. Daarom laat wijkplan het niet zien." in result.err
        assert "'veel' is geen" in result.err

    def test_a_rejection_is_called_that(self, folder: Path) -> None:
        plan = unindent(PLAN).replace("{toegekend: 3600.50}", "{toegekend: 0, datum: 2026-03-02, door: buurtbestuur}")
        (folder / "plan.yaml").write_text(plan, encoding="utf-8")
        out = shown(folder)
        assert "besluit afgewezen, 2026-03-02, buurtbestuur" in " ".join(out.split())
        assert "Van 'Soep op dinsdag'" not in out


class TestOneThing:
    @pytest.mark.parametrize("wanted", ["soep-op-dinsdag", "Soep op dinsdag", " Soep op  dinsdag "])
    def test_by_its_id_or_its_name(self, folder: Path, wanted: str) -> None:
        out = shown(folder, wanted)
        assert "Moestuin" not in out
        lines = [" ".join(line.split()) for line in out.splitlines()]
        for line in (
            "Soep op dinsdag (soep-op-dinsdag)",
            "staat bij bewonersinitiatieven[0]",
            "naam van het thema Samen leven",
            "eigen_bijdrage € 1.200",
            "gevraagd € 3.600,50",
            "bereik –",
            "besluit.toegekend € 3.600,50",
        ):
            assert line in lines

    @pytest.mark.parametrize(
        ("wanted", "line"),
        [("samen-leven", "prioriteit.wijk 7,5"), ("voorjaar", "tot 2026-03-31"), ("Wijkcentrum", "tot_en_met 2027")],
    )
    def test_also_a_thema_a_round_or_what_was_promised(self, folder: Path, wanted: str, line: str) -> None:
        assert line in [" ".join(one.split()) for one in shown(folder, "plan.yaml", wanted).splitlines()]

    def test_an_effect_has_the_name_of_its_thema(self, folder: Path) -> None:
        assert "naam van het thema  Samen leven" in shown(folder, "Buren kennen elkaar")

    def test_for_programs(self, folder: Path) -> None:
        [plan] = as_json(folder, ".", "moestuin")["plannen"]
        assert (plan["wijk"], plan["jaar"]) == ("Voorbeeld", 2026)
        [part] = plan["delen"]
        assert part["plaats"] == "bewonersinitiatieven[1]"
        assert part["waarden"]["naam"] == "Moestuin"
        assert [one["id"] for one in plan["ontbreekt"]] == ["moestuin"]

    def test_something_that_is_not_there(self, folder: Path) -> None:
        result = run("show", "plan.yaml", "moestuyn", cwd=folder)
        assert (result.code, result.out) == (2, "")
        assert "'moestuyn' is geen bestand, en geen id of naam" in result.err
        assert "Bedoel je moestuin (Moestuin)?" in result.err

    def test_a_plan_without_its_folder(self, folder: Path) -> None:
        (folder / "plans" / "2026").mkdir(parents=True)
        (folder / "plans" / "2026" / "hoogland.yaml").write_text(unindent(PLAN), encoding="utf-8")
        result = run("show", "hoogland", cwd=folder)
        assert (result.code, result.out) == (2, "")
        likely = Path("plans", "2026", "hoogland.yaml")
        assert result.err.endswith(f"geen id of naam in wat er is gelezen. Bedoel je {likely}?\n")

    def test_a_file_that_is_not_there_is_no_name(self, folder: Path) -> None:
        result = run("show", "plannen.yaml", cwd=folder)
        assert (result.code, result.out) == (2, "")
        assert "plannen.yaml is er niet" in result.err

    @pytest.mark.parametrize("wanted", ["x" * 5000, "a\x00b", ""])
    def test_what_can_be_no_file_is_no_traceback(self, folder: Path, wanted: str) -> None:
        assert run("show", "plan.yaml", wanted, cwd=folder).code == 2


class TestAnAgenda:
    def test_has_its_rules_beside_the_usual_ones(self, folder: Path) -> None:
        lines = [" ".join(line.split()) for line in shown(folder, "agenda.yaml").splitlines()]
        for line in ("Ouderen ouderen ja", "criteria.bereik 5 10", "verdeling.klein_bedrag € 500 € 0"):
            assert line in lines

    def test_for_programs_beside_the_plans(self, folder: Path) -> None:
        document = as_json(folder, "agenda.yaml", "plan.yaml")
        assert [plan["wijk"] for plan in document["plannen"]] == ["Voorbeeld"]
        [agenda] = document["agendas"]
        assert agenda["doelgroepen"] == [
            {"id": "ouderen", "naam": "Ouderen", "moeilijk_bereikbaar": True, "notitie": None}
        ]
        assert agenda["spelregels"]["criteria"]["bereik"] == 5

    def test_one_thing_in_it(self, folder: Path) -> None:
        assert "moeilijk_bereikbaar  ja" in shown(folder, "agenda.yaml", "ouderen")


def test_it_fits_sixty_columns(folder: Path) -> None:
    for arguments in (("plan.yaml",), ("agenda.yaml",), ("soep-op-dinsdag",)):
        out = run("show", *arguments, cwd=folder, env={"COLUMNS": "60"}).out
        assert max(map(len, out.splitlines())) <= 60
