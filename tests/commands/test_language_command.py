"""``wijkplan language``: the sentences and words that ask most of a reader, first what asks most."""

from __future__ import annotations

import json
import re
from pathlib import Path
from typing import Any

import pytest
from helpers import Result, run, unindent

PLAN = """
    wijk: Beekwijk
    jaar: 2026
    budget: {totaal: 1000}
    samenvatting: >-
      We maken elke week soep voor alle mensen uit de straat, en na het eten
      wassen we met elkaar de borden af. Zij beoogde dit.
    themas:
      - naam: Samen
        doel: Elke straat wordt bezocht, bijv. de Lindelaan en de Beukenlaan.
        geleerd: Wij beogen rust. Daarna aten wij.
    signalen:
      - {tekst: "Ik beoog tevens rust.", thema: samen}
    bewonersinitiatieven:
      - naam: Tevens koken
        thema: samen
        kosten: 100
        tekst: '"Wij willen tevens graag koken", zei de buurman. Wij doen Tevens koken.'
    interventies:
      - naam: Hulp op straat
        thema: samen
        kosten: 100
        waarom: De zaal wordt bijv. geopend door wie tevens outreachend werkt in deze buurt.
"""


def language(folder: Path, *options: str, **plans: str) -> Result:
    """What the command says about these plans, by name."""
    for name, text in plans.items():
        (folder / f"{name}.yaml").write_text(unindent(text), encoding="utf-8")
    return run("language", *options, ".", cwd=folder)


def told(folder: Path, *options: str, **plans: str) -> dict[str, Any]:
    result = language(folder, "--format", "json", *options, **plans)
    assert (result.code, result.err) == (0, "")
    found: dict[str, Any] = json.loads(result.out)
    return found


def hard(sentence: dict[str, Any]) -> tuple[str, int, str]:
    """Where a sentence stands, how long it is, and which rules it breaks."""
    place = f"{sentence['bestand']}:{sentence['line']}:{sentence['column']}"
    return place, sentence["woorden"], " ".join(why["code"] for why in sentence["redenen"])


def word(found: dict[str, Any]) -> tuple[str, int, int, int]:
    return found["woord"], found["keer"], found["line"], found["column"]


class TestOnePlan:
    def test_the_longest_sentence_comes_first_with_all_that_makes_it_hard(self, tmp_path: Path) -> None:
        """The first has 22 words; the last two have three, and stand as in the file."""
        assert [hard(one) for one in told(tmp_path, plan=PLAN)["zinnen"]] == [
            ("plan.yaml:5:3", 22, "WP702"),
            ("plan.yaml:22:13", 13, "WP703 WP704 WP705 WP707"),
            ("plan.yaml:9:11", 10, "WP703 WP705"),
            ("plan.yaml:6:38", 3, "WP704"),
            ("plan.yaml:10:14", 3, "WP704"),
        ]

    def test_of_two_that_are_as_long_the_one_with_more_reasons_comes_first(self, tmp_path: Path) -> None:
        text = (
            PLAN.partition("    samenvatting")[0] + "    samenvatting: Wij eten tevens brood. Dit wordt bijv. gegeten."
        )
        assert [one["zin"] for one in told(tmp_path, plan=text)["zinnen"]] == [
            "Dit wordt bijv. gegeten.",
            "Wij eten tevens brood.",
        ]

    def test_it_says_what_is_hard_and_what_to_do(self, tmp_path: Path) -> None:
        found = told(tmp_path, plan=PLAN)["zinnen"][1]
        assert found["where"] == "interventies[0].waarom"
        assert {why["code"]: f"{why['message']} {why['help']}" for why in found["redenen"]} == {
            "WP703": "Deze zin begint niet met wie het doet: wordt … geopend."
            " Zeg wie het doet. Niet: 'de zaal wordt geopend'. Wel: 'wij openen de zaal'.",
            "WP704": "Dit is een woord van kantoor: tevens. Schrijf liever: ook.",
            "WP705": "Dit is een afkorting: bijv. Schrijf liever: bijvoorbeeld.",
            "WP707": "Niet iedereen kent dit woord: outreachend. Zeg het gewoner, zoals: we komen naar je toe."
            " Of leg het uit, met een dubbele punt of tussen haakjes erachter.",
        }

    def test_a_word_is_counted_in_all_its_forms_and_stands_at_its_first_place(self, tmp_path: Path) -> None:
        """Not in what residents said, in what somebody is quoted to say, or in a name."""
        found = told(tmp_path, plan=PLAN)["woorden"]
        assert [word(one) for one in found] == [
            ("beogen", 2, 6, 42),
            ("bijv.", 2, 9, 38),
            ("outreachend", 1, 22, 57),
            ("tevens", 1, 22, 50),
        ]
        assert (found[0]["vormen"], found[0]["wel"]) == (["beogen", "beoogde"], "willen")

    def test_it_says_how_much_was_read_and_where(self, tmp_path: Path) -> None:
        """A sentence that is wholly what somebody said is not read; one that goes on behind it is."""
        assert told(tmp_path, plan=PLAN)["gelezen"] == {
            "plannen": 1,
            "engels": 0,
            "zinnen": 8,
            "velden": [
                {"veld": "geleerd", "zinnen": 2},
                {"veld": "samenvatting", "zinnen": 2},
                {"veld": "tekst", "zinnen": 2},
                {"veld": "doel", "zinnen": 1},
                {"veld": "waarom", "zinnen": 1},
            ],
        }

    def test_on_a_screen(self, tmp_path: Path) -> None:
        shown = language(tmp_path, "--top", "1", plan=PLAN).out
        assert shown == unindent("""
            De taal van 1 plan

            Zinnen die veel vragen
            22 woorden · plan.yaml:5:3 (samenvatting)
              We maken elke week soep voor alle mensen uit de straat, en na het eten wassen
              we met elkaar de borden af.
                Deze zin heeft 22 woorden. Maak er twee zinnen van, of haal weg wat niet
                nodig is. Tot 20 woorden leest makkelijk.

            En nog 4 zinnen. Zie ze met --top 5.

            Woorden die niet iedereen kent
              Woord        Keer  Schrijf liever
              beogen          2  willen
                                 woord van kantoor · eerst in plan.yaml:6:42
              bijv.           2  bijvoorbeeld
                                 afkorting · eerst in plan.yaml:9:38
              outreachend     1  we komen naar je toe (of leg het uit)
                                 vakwoord · plan.yaml:22:57
              tevens          1  ook
                                 woord van kantoor · plan.yaml:22:50

            Wat is gelezen
              8 zinnen gelezen.
              In deze velden, met hoeveel zinnen: geleerd (2), samenvatting (2), tekst (2),
              doel (1), waarom (1).
              Namen en de woorden van bewoners zelf blijven zoals ze zijn.
              Dit is geen cijfer. Het zegt ook niet of een tekst waar of goed is.
              Lees een tekst voor aan iemand uit de wijk. Dan hoor je of hij duidelijk is.

        """)

    def test_the_place_names_a_thema_or_voorstel_by_its_id(self, tmp_path: Path) -> None:
        shown = language(tmp_path, plan=PLAN).out
        assert "plan.yaml:9:11 (themas.samen.doel)" in shown
        assert "plan.yaml:22:13 (interventies.hulp-op-straat.waarom)" in shown


SIMPLE = """
    wijk: Linde
    jaar: 2026
    budget: {totaal: 1000}
    samenvatting: Wij koken.
"""
HARD = SIMPLE.replace("Wij koken.", "Wij beogen tevens rust.")


class TestMorePlans:
    def test_they_are_on_one_page_and_a_word_is_counted_over_all(self, tmp_path: Path) -> None:
        found = told(tmp_path, "--top", "2", a=HARD, plan=PLAN)
        assert [(one["bestand"], one["woorden"]) for one in found["zinnen"]] == [("plan.yaml", 22), ("plan.yaml", 13)]
        assert found["moeilijk"] == 6
        beogen, _bijv, tevens, _outreachend = found["woorden"]
        assert (beogen["keer"], beogen["bestand"], beogen["line"]) == (3, "a.yaml", 4)
        assert (tevens["keer"], tevens["bestand"]) == (2, "a.yaml")
        assert (found["gelezen"]["plannen"], found["gelezen"]["zinnen"]) == (2, 9)

    def test_a_plan_with_errors_is_left_out_and_said(self, tmp_path: Path) -> None:
        result = language(
            tmp_path, "--format", "json", a=HARD.replace("1000", "2.400"), b=HARD.replace("Linde", "Berk")
        )
        assert result.code == 1
        assert {one["bestand"] for one in json.loads(result.out)["zinnen"]} == {"b.yaml"}
        assert "a.yaml:3:18" in result.err
        assert "a.yaml heeft fouten" in result.err


class TestWhatIsNotLookedAt:
    def test_a_plan_in_english(self, tmp_path: Path) -> None:
        result = language(tmp_path, plan=HARD + "    taal: en\n")
        assert "Er staan geen teksten in om te bekijken." in result.out
        assert "1 plan is in het Engels. Daar kijkt dit niet naar." in result.out

    def test_a_word_that_the_agenda_allows_in_any_form(self, tmp_path: Path) -> None:
        found = told(tmp_path, plan=HARD, agenda="controle: {woorden: [beoogt]}")
        assert [one["woord"] for one in found["woorden"]] == ["tevens"]


def test_where_nothing_is_hard_that_is_said(tmp_path: Path) -> None:
    result = language(tmp_path, plan=SIMPLE)
    assert result.code == 0
    assert result.out.startswith("De taal van 1 plan\n\nEr is niets gevonden dat veel vraagt van een lezer.\n")
    assert "1 zin gelezen." in result.out
    assert "Zinnen die veel vragen" not in result.out


@pytest.mark.parametrize("form", ["text", "markdown", "json", "csv"])
def test_it_gives_no_grade_and_hides_data_of_persons(tmp_path: Path, form: str) -> None:
    """A number stands in a sentence and in an abbreviation that is on no list."""
    text = SIMPLE.replace("Wij koken.", "Bel tevens met 06-12345678, q.q.")
    shown = language(tmp_path, "--format", form, plan=text).out
    assert "06-1234" not in shown
    assert "•••" in shown
    assert not re.search(r"\b[ABC][12]\b|[0-9]%|\bscore\b|\bniveau\b", shown)


def test_what_a_hostile_text_says_is_harmless(tmp_path: Path) -> None:
    text = SIMPLE.replace("Wij koken.", '"=Wij koken tevens <b>|[x](//y) ##[error]x"')
    shown = {form: language(tmp_path, "--format", form, plan=text).out for form in ("text", "markdown", "csv")}
    assert "##[" not in "".join(shown.values())
    assert "&lt;b&gt;\\|\\[x\\]" in shown["markdown"]
    assert "'=Wij" in shown["csv"]


def test_a_sentence_without_end_is_cut(tmp_path: Path) -> None:
    text = SIMPLE.replace("Wij koken.", "Wij eten" + " en wij eten" * 300 + ".")
    (found,) = told(tmp_path, plan=text)["zinnen"]
    assert (found["woorden"], len(found["zin"])) == (902, 1000)


def test_a_page_for_a_mail(tmp_path: Path) -> None:
    page = language(tmp_path, "--format", "markdown", plan=HARD).out
    assert "1. 4 woorden · plan.yaml:&#8203;4:15" in page
    assert "   > Wij beogen tevens rust.\n" in page
    assert "   * Dit zijn woorden van kantoor: beogen, tevens." in page
    assert "| beogen | 1 | willen | woord van kantoor · plan.yaml:&#8203;4:19 |" in page


def test_a_row_for_each_sentence_and_each_word(tmp_path: Path) -> None:
    rows = language(tmp_path, "--format", "csv", "--dialect", "nl", plan=HARD).out.splitlines()
    assert [row.split(";")[:8] for row in rows[1:]] == [
        ["zin", "plan.yaml", "4", "15", "samenvatting", "Wij beogen tevens rust.", "4", ""],
        ["woord", "plan.yaml", "4", "19", "samenvatting", "beogen", "", "1"],
        ["woord", "plan.yaml", "4", "26", "samenvatting", "tevens", "", "1"],
    ]
