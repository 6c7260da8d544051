"""What `wijkplan account` says, and what it may never say."""

from __future__ import annotations

import csv
import io
import json
import re
from fractions import Fraction
from pathlib import Path

import pytest
from helpers import ROOT, Result, on_screen, run, unindent
from wijkplan.account.effects import EffectAccount
from wijkplan.plan.plan import Effect
from wijkplan.report.account import sentences
from wijkplan.report.account.account_text import scale

PLAN = """\
wijk: Voorbeeld
jaar: 2025
notitie: Bel de wethouder.
budget: {totaal: 3000}
themas:
  - naam: Samen
    prioriteit: {wijk: 8, aanbieder: 6}
    oordeel: {wijk: 7}
    notitie: Bel de wethouder.
    effecten:
      - {wat: Buren kennen, nulmeting: {waarde: 41%, aantal: 310}, gemeten: {waarde: 44%, aantal: 295}, streven: 50%}
      - {wat: Buren groeten elkaar, nulmeting: 41%, gemeten: 44%, streven: 50%}
      - {wat: Buren helpen, nulmeting: {waarde: 40%, aantal: 200}, gemeten: {waarde: 50%, aantal: 200}, streven: 50%}
      - {wat: Minder ruzie, nulmeting: 41%, streven: 20%}
      - {wat: Minder afval, nulmeting: 41%, streven: 20%, notitie: Bel de wethouder.}
      - {wat: Meer groen, gemeten: Het is groener}
bewonersinitiatieven:
  - {naam: Soep, thema: samen, kosten: 900, besluit: {toegekend: 900}, resultaat: {besteed: 850, bereikt: 200}}
  - {naam: Bal, thema: samen, kosten: 300, besluit: {toegekend: 300}, resultaat: {bereikt: 140}}
  - {naam: Koor, thema: samen, kosten: 100, besluit: {toegekend: 100}, notitie: Bel de wethouder.}
"""
CHANCE, UNKNOWN = "Dit verschil kan toeval zijn.", "Hoe zeker dit verschil is, weten we niet."
REAL = "Dit verschil is waarschijnlijk geen toeval."


@pytest.fixture
def file(tmp_path: Path) -> Path:
    (tmp_path / ".git").mkdir()
    path = tmp_path / "plan.yaml"
    path.write_text(PLAN, encoding="utf-8")
    return path


def shown(path: Path, *options: str, width: int = 80) -> str:
    result: Result = run("account", path, *options, env={"COLUMNS": str(width)})
    assert result.code == 0, result.err
    return result.out


def flat(text: str) -> str:
    return " ".join(text.split())


FOR_PEOPLE = [(), ("--format", "markdown")]


@pytest.mark.parametrize("options", FOR_PEOPLE)
def test_what_is_missing_stands_above_what_was_reached(file: Path, options: tuple[str, ...]) -> None:
    text = flat(shown(file, *options))
    missing = text.index("2 van de 6 effecten zijn niet gemeten.")
    assert missing < text.index("Buren kennen")
    assert missing < text.index("Het geld")
    assert "1 van de 6 effecten is verteld, en niet gemeten in een cijfer." in text
    assert "2 van de 3 voorstellen met geld zijn nog niet helemaal verantwoord." in text
    assert "Van € 400 staat nergens wat ermee is gedaan." in text


@pytest.mark.parametrize("options", FOR_PEOPLE)
def test_each_difference_says_how_sure_it_is(file: Path, options: tuple[str, ...]) -> None:
    """3 points among 300 may be chance, among nobody knows how many is not known; 10 among 200 (z = 2.01) are not."""
    text = flat(shown(file, *options))
    assert (text.count(CHANCE), text.count(UNKNOWN), text.count(REAL)) == (1, 1, 1)
    order = [text.index(one) for one in (CHANCE, UNKNOWN, REAL)]
    assert order == sorted(order)


def test_how_many_people_there_were_is_a_number_as_all_others(file: Path) -> None:
    said = "signalen: [{tekst: Te donker, aantal: 2400}]\n"
    plan = PLAN.replace("aantal: 310", "aantal: 1310").replace("bereikt: 200", "bereikt: 1200")
    file.write_text(plan.replace("naam: Soep,", "naam: Soep, bereik: 1500,") + said, encoding="utf-8")
    text = flat(shown(file))
    assert "Nulmeting: aan 1.310 mensen gevraagd; nu: aan 295 mensen gevraagd" in text
    assert "Bereikt: 1.200. Verwacht: 1.500." in text
    assert "Te donker (2.400 bewoners)" in text


def judged(sure: bool | None, start: str = "40%", now: str = "50%") -> str:
    effect = Effect.model_validate({"wat": "x", "nulmeting": start, "gemeten": now, "streven": "50%"})
    return sentences.what_it_says(EffectAccount(effect, Fraction(1), "gehaald", sure, ()))


def test_a_difference_is_called_no_chance_only_where_that_is_sure() -> None:
    assert judged(True).endswith(REAL)
    assert judged(False).endswith(CHANCE)
    assert judged(None).endswith(UNKNOWN)
    assert judged(False, "50%", "50%") == "Volgens de meting is het streven gehaald."  # no difference, no word on it


@pytest.mark.parametrize(
    ("start", "now", "aim", "expected"),
    [
        ("41%", "44%", "50%", "Volgens de meting is dit 33% van de weg naar het streven."),
        ("0%", "49,9%", "50%", "Volgens de meting is dit 99% van de weg naar het streven."),  # 99.8: not there yet
        ("0%", "0,1%", "50%", "Volgens de meting is dit nog geen 1% van de weg naar het streven."),
        ("41%", "41%", "50%", "De meting is gelijk gebleven."),
        ("41%", "38%", "50%", "De meting ging de andere kant op, weg van het streven."),
        (None, "44%", "50%", "Er is geen nulmeting. Daarom is niet te zeggen hoe ver het is."),
        ("41%", "44%", None, "Er is geen streven. Daarom is niet te zeggen hoe ver het is."),
        ("50%", "52%", "50%", "Het streven was dat dit gelijk bleef. Daar is geen weg naartoe."),
    ],
)
def test_how_far_in_words(start: str | None, now: str, aim: str | None, expected: str) -> None:
    from wijkplan.account.effects import effect_account
    from wijkplan.plan.plan import Plan

    plan = Plan.model_validate({"wijk": "W", "jaar": "2025", "budget": {"totaal": "0"}, "themas": [{"naam": "S"}]})
    effect = Effect.model_validate({"wat": "x", "nulmeting": start, "gemeten": now, "streven": aim})
    assert sentences.what_it_says(effect_account(plan, plan.themas[0], effect)).startswith(expected)


@pytest.mark.parametrize("options", [*FOR_PEOPLE, ("--city",), ("--city", "--format", "markdown")])
def test_residents_are_not_counted_as_if_each_came_once(file: Path, options: tuple[str, ...]) -> None:
    """200 and 140: 340 times, and nobody knows how many residents that were."""
    text = flat(shown(file, *options))
    assert "Samen 340 keer bereikt. Dat is bekend van 2 van de 3 voorstellen met geld." in text
    assert not re.search(r"340 (bewoners|mensen)", text)


@pytest.mark.parametrize("form", ["text", "markdown", "csv", "json"])
@pytest.mark.parametrize("city", [(), ("--city",)])
def test_a_note_stays_inside_and_nothing_gets_a_grade(file: Path, form: str, city: tuple[str, ...]) -> None:
    text = shown(file, "--format", form, *city)
    assert "wethouder" not in text
    assert not re.search("rapportcijfer|eindcijfer|per euro|rendement|euro waard", text)


@pytest.mark.parametrize("form", ["text", "markdown", "csv", "json"])
def test_data_of_a_person_in_a_story_is_not_shown(file: Path, form: str) -> None:
    file.write_text(PLAN.replace("Minder afval", "Afval? Bel 06-12345678"), encoding="utf-8")
    text = shown(file, "--format", form)
    assert "Afval? Bel" in flat(text)
    assert "12345678" not in text


@pytest.mark.parametrize("form", ["text", "markdown", "csv", "json"])
@pytest.mark.parametrize("city", [(), ("--city",)])
def test_data_of_a_person_in_any_name_is_not_shown(file: Path, form: str, city: tuple[str, ...]) -> None:
    named = PLAN.replace("wijk: Voorbeeld", "wijk: Voorbeeld, bel 06-12345678")
    named = named.replace("- naam: Samen\n", "- naam: Samen\n    ambities: [jan.jansen@example.nl]\n")
    file.write_text(named, encoding="utf-8")
    text = shown(file, "--format", form, *city, width=200).replace("&#8203;", "")
    assert "Voorbeeld, bel" in text
    assert "12345678" not in text
    assert "jansen" not in text


@pytest.mark.parametrize("form", ["text", "markdown"])
def test_what_was_rejected_or_never_began_did_not_work_on_an_effect(file: Path, form: str) -> None:
    def voorstel(naam: str, more: str) -> str:
        return f"  - {{naam: {naam}, thema: samen, kosten: 10, effecten: [minder-ruzie]{more}}}\n"

    soorten = {
        "Rust": ", besluit: {toegekend: 10}",
        "Praat": ", status: loopt",
        "Geweigerd": ", besluit: {toegekend: 0}",
        "Bedacht": ", status: idee",
    }
    file.write_text(PLAN + "".join(voorstel(*one) for one in soorten.items()), encoding="utf-8")
    assert re.findall("Hieraan werkten: (.*)", shown(file, "--format", form)) == ["Praat, Rust"]


def test_of_no_money_nothing_is_said_for_whom_it_was(file: Path) -> None:
    file.write_text("wijk: Voorbeeld\njaar: 2025\nbudget: {totaal: 0}\n", encoding="utf-8")
    assert "voor bewonersinitiatieven" not in flat(shown(file))


def test_both_voices_before_and_after(file: Path) -> None:
    text = flat(shown(file))
    assert "Wijk: prioriteit vooraf 8, oordeel achteraf 7" in text
    assert "Aanbieder: prioriteit vooraf 6, oordeel achteraf –" in text


@pytest.mark.parametrize(
    ("start", "now", "aim", "expected"),
    [
        ("40", "40", "50", "●" + 28 * "─" + "◎"),
        ("40", "50", "50", "○" + 28 * "─" + "●"),
        ("0", "10", "29", "○" + 9 * "─" + "●" + 18 * "─" + "◎"),
        ("29", "19", "0", "○" + 9 * "─" + "●" + 18 * "─" + "◎"),  # down is better: the aim is to the right
        ("10", "0", "29", "●" + 9 * "─" + "○" + 18 * "─" + "◎"),  # it went the other way
        ("0", "29", "10", "○" + 9 * "─" + "◎" + 18 * "─" + "●"),  # and past the aim
        ("0", None, "29", "○" + 28 * "─" + "◎"),
    ],
)
def test_the_scale_has_thirty_columns(start: str, now: str | None, aim: str, expected: str) -> None:
    drawn = on_screen([scale(Fraction(start), None if now is None else Fraction(now), Fraction(aim))])
    assert drawn == f"{expected}\n"
    assert len(expected) == 30


@pytest.mark.parametrize("width", [60, 80, 120])
@pytest.mark.parametrize("city", [(), ("--city",)])
def test_no_line_is_wider_than_the_screen(width: int, city: tuple[str, ...]) -> None:
    result = run("account", "plans/2025", *city, cwd=ROOT, env={"COLUMNS": str(width)})
    assert max(map(len, result.out.splitlines())) <= width


def test_a_row_for_each_voorstel_with_money_and_each_effect(file: Path) -> None:
    rows = list(csv.DictReader(io.StringIO(shown(file, "--format", "csv"))))
    assert [row["soort"] for row in rows] == 3 * ["bewonersinitiatief"] + 6 * ["effect"]
    soep, kennen = rows[2], rows[3]
    assert (soep["toegekend"], soep["besteed"], soep["over"], soep["stand"]) == ("900", "850", "50", "verantwoord")
    assert (kennen["nulmeting"], kennen["gemeten"], kennen["voortgang"], kennen["zeker"]) == (
        "41%",
        "44%",
        "0.3333",
        "nee",
    )


def test_a_told_meting_has_a_kind_and_no_value(file: Path) -> None:
    found = json.loads(shown(file, "--format", "json"))["plannen"][0]["themas"][0]["effecten"]
    assert found[5]["gemeten"] == {"waarde": None, "soort": "tekst", "jaar": None, "aantal": None}
    assert found[0]["gemeten"] == {"waarde": 0.44, "soort": "percentage", "jaar": None, "aantal": 295}
    assert (found[0]["voortgang"], found[0]["oordeel"], found[0]["zeker"]) == (0.3333, "op-weg", False)


def test_an_empty_plan_has_an_account_too(file: Path) -> None:
    file.write_text("wijk: Leeg\njaar: 2025\nbudget: {totaal: 0}\n", encoding="utf-8")
    text = flat(shown(file))
    assert "Er staan geen thema's. Dan staat er ook niet wat er beter moet worden." in text
    assert "Er is geen geld toegekend." in text
    assert "Er staat niet bij hoe bewoners meepraatten." in text
    assert json.loads(shown(file, "--format", "json"))["plannen"][0]["voorstellen"] == []
    assert shown(file, "--format", "markdown").startswith("## Wat er kwam van Leeg 2025\n")


def test_whom_nobody_counted_is_said_beside_who_took_part(file: Path) -> None:
    """1041 came to the first; of the second nobody knows."""
    moments = "participatie: [{wat: wijktafel, deelnemers: 1041, nieuw: 12}, {wat: buurtfeest}]\n"
    file.write_text(PLAN + moments, encoding="utf-8")
    assert "Er is 1.041 keer meegedaan. Dat is geteld bij 1 van de 2." in flat(shown(file))


def test_a_plan_with_errors_has_no_account(file: Path) -> None:
    file.write_text(PLAN.replace("3000", "veel"), encoding="utf-8")
    result = run("account", file)
    assert (result.code, result.out) == (1, "")
    assert "heeft fouten en is niet berekend" in result.err
    assert run("account", file, "--city").code == 1


def test_the_city_lays_every_wijk_in_a_row(tmp_path: Path) -> None:
    for wijk, jaar in (("Berkenhof", 2025), ("Eikenhof", 2024)):
        text = PLAN.replace("Voorbeeld", wijk).replace("2025", str(jaar))
        (tmp_path / f"{wijk}.yaml").write_text(text, encoding="utf-8")
    found = json.loads(shown(tmp_path, "--city", "--format", "json"))["stad"]
    assert [(wijk["wijk"], wijk["jaar"]) for wijk in found["wijken"]] == [("Berkenhof", 2025), ("Eikenhof", 2024)]
    assert found["totaal"]["effecten"]["niet_gemeten"] == 4
    assert found["totaal"]["geld"]["nog_te_verantwoorden"] == 800
    text = flat(shown(tmp_path, "--city"))
    assert "4 van de 12 effecten zijn niet gemeten." in text
    assert "Dit zijn plannen van meer jaren." in text


def test_of_one_thing_it_is_never_one_of_the_one(tmp_path: Path) -> None:
    """Nobody says "1 van de 1 effecten"."""
    one = """
        wijk: Voorbeeld
        jaar: 2025
        budget: {totaal: 1000}
        themas: [{naam: Samen, effecten: [{wat: Buren kennen elkaar, nulmeting: 38%}]}]
        signalen: [{tekst: Te donker}]
        participatie: [{wat: wijktafel, datum: 2025-03-01}]
        bewonersinitiatieven: [{naam: Soep, besluit: {toegekend: 100}, resultaat: {bereikt: 40}}]
    """
    (tmp_path / "plan.yaml").write_text(unindent(one), encoding="utf-8")
    for form in ("text", "markdown"):
        said = " ".join(run("account", "plan.yaml", "--format", form, cwd=tmp_path).out.replace("\\", "").split())
        assert "1 van de 1" not in said
        for sentence in (
            "Het enige effect is niet gemeten.",
            "Het enige voorstel met geld is nog niet helemaal verantwoord.",
            "Van het enige signaal hoorden bewoners niet wat ermee is gedaan.",
            "Na het enige moment hoorden bewoners niet wat ermee is gedaan.",
            "40 keer bereikt, met het enige voorstel met geld.",
            "Niemand telde hoeveel bewoners er waren.",
            "Daarna is niet verteld wat ermee is gedaan.",
        ):
            assert sentence in said
