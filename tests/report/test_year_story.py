"""The story of a year in `diff`: read aloud at a meeting, and true to what is not known."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

import pytest
from helpers import Result, run, unindent

OLD = unindent("""
    wijk: Soesterkwartier
    jaar: 2025
    budget: {totaal: 10000}
    themas:
      - naam: Samen
        prioriteit: {wijk: 8, aanbieder: 6}
        oordeel: {wijk: 7}
        geleerd: Begin in de flat.
        effecten:
          - wat: Buren kennen elkaar
            nulmeting: {waarde: 38%, jaar: 2023, aantal: 305}
            streven: 50%
            gemeten: {waarde: 41%, jaar: 2025, aantal: 310}
    signalen: [{tekst: Ik ken niemand., aantal: 4}, {tekst: De bus rijdt niet.}]
    bewonersinitiatieven:
      - {naam: Soep, thema: samen, kosten: 500, besluit: {toegekend: 500}, resultaat: {besteed: 450, bereikt: 60}}
      - {naam: Bal, thema: samen, status: klaar, kosten: 300, besluit: {toegekend: 300}}
""")
NEW = unindent("""
    wijk: Soesterkwartier
    jaar: 2026
    budget: {totaal: 10000, meegenomen: 9000}
    themas:
      - naam: Samen
        prioriteit: {wijk: 8, aanbieder: 7}
        effecten: [{wat: Buren kennen elkaar, nulmeting: 41%, streven: 55%}]
    signalen: [{tekst: Ik ken niemand., aantal: 6}]
    bewonersinitiatieven:
      - {naam: Soep, thema: samen, kosten: 600}
      - {naam: Dans, thema: samen, kosten: 0}
""")


def diff(folder: Path, *options: str, old: str = OLD, new: str = NEW) -> Result:
    (folder / "2025.yaml").write_text(old, encoding="utf-8")
    (folder / "2026.yaml").write_text(new, encoding="utf-8")
    return run("diff", "2025.yaml", "2026.yaml", *options, cwd=folder)


def the_story(folder: Path, old: str = OLD, new: str = NEW) -> Any:
    return json.loads(diff(folder, "--format", "json", old=old, new=new).out)["plannen"][0]["jaarverhaal"]


def test_read_aloud_at_a_meeting(tmp_path: Path) -> None:
    """Of 10.000 flexible, 450 was spent and 300 has no account: 9.250 is left, and 9.000 went along."""
    before, _, after = diff(tmp_path).out.partition("De nieuwe verdeling")
    assert before == unindent("""
        Wat er veranderde van 2025.yaml naar 2026.yaml

        Soesterkwartier, van 2025 naar 2026
        2026.yaml

        Wat van 2025 nog ontbreekt
          1 van de 2 voorstellen met geld is nog niet helemaal verantwoord.
          Van € 300 staat nergens wat ermee is gedaan.
          Van 2 van de 2 signalen hoorden bewoners niet wat ermee is gedaan.
          Bij het enige thema staat niet hoe wijk en aanbieder vonden dat het ging.

        Thema: Samen
          Wijk: oordeel 7 over 2025. De prioriteit blijft 8.
          Aanbieder: geen oordeel over 2025. De prioriteit was 6 en is nu 7.
          Geleerd: Begin in de flat.
          Buren kennen elkaar                                           op weg
            Was 38% (2023), gemeten 41% (2025), streven 50%.
            Volgens de meting is dit 25% van de weg naar het streven. Dit verschil kan
            toeval zijn.
            In het plan van 2026: van 41% naar 55%.

        Wie meegaat naar 2026
          Soep                                                          vraagt € 600
            In 2025: € 500 toegekend, € 450 uitgegeven. Bereikt: 60.

        Wie niet meegaat naar 2026
          Bal                                                           klaar
            In 2025: € 300 toegekend. Wat is uitgegeven, staat nergens.

        Wie nieuw is in 2026
          Dans                                                          vraagt geen geld

        Het geld, van 2025 naar 2026
          Te verdelen in 2025, zonder reserve: € 10.000. Daarvan is € 800 toegekend en
          € 450 uitgegeven.
          Over van 2025, met de reserve: € 9.250. Meegenomen naar 2026: € 9.000.
          Dat is € 250 minder dan er over is.
          Te verdelen in 2026, zonder reserve: € 19.000.

        Wat bewoners nog steeds zeggen
          Ik ken niemand. (4 bewoners)
            Hier is niets mee gedaan, voor zover dit plan zegt.
            Nu zeggen 6 bewoners dit.

        Wat er met de andere signalen van 2025 is gedaan
          De bus rijdt niet.
            Hier is niets mee gedaan, voor zover dit plan zegt.
            Dit staat ook niet in het plan van 2026.

        Een ander cijfer zegt nog niet dat het door dit werk komt. Lees daarom ook de
        verhalen.

    """)
    assert "jaar: 2025 → 2026" not in after
    assert "resultaat" not in after
    assert "Het besluit over 'Bal' is weg" not in after


def test_the_same_story_in_a_comment(tmp_path: Path) -> None:
    out = diff(tmp_path, "--format", "markdown").out
    assert "#### Thema: Samen\n\n- Wijk: oordeel 7 over 2025. De prioriteit blijft 8.\n" in out
    assert "- **Buren kennen elkaar** (op weg)\n" in out
    assert out.index("#### Het geld, van 2025 naar 2026") < out.index("#### De nieuwe verdeling")


def test_the_same_story_as_data(tmp_path: Path) -> None:
    found = the_story(tmp_path)
    [thema] = found["themas"]
    [effect] = thema["effecten"]
    assert thema["prioriteit"]["aanbieder"] == {"was": 6, "wordt": 7}
    assert (effect["voortgang"], effect["oordeel"], effect["zeker"]) == (0.25, "op-weg", False)
    assert effect["vervolg"]["streven"]["waarde"] == 0.55
    assert [(line["id"], line["vervolg"], line["besteed"]) for line in found["voorstellen"]] == [
        ("soep", "door", 450),
        ("bal", "klaar", None),
        ("dans", "nieuw", None),
    ]
    assert found["geld"]["te_verdelen"] == {"was": 10000, "wordt": 19000}
    assert (found["geld"]["over"], found["geld"]["meegenomen"]) == (9250, 9000)


@pytest.mark.parametrize(
    ("gemeten", "real"),
    [
        ("{waarde: 41%, aantal: 310}", False),
        ("41%", False),
        ("{waarde: 60%, aantal: 310}", True),
    ],
)
def test_a_difference_is_called_real_only_where_that_is_sure(tmp_path: Path, gemeten: str, real: bool) -> None:
    old = OLD.replace("{waarde: 41%, jaar: 2025, aantal: 310}", gemeten)
    told = " ".join(diff(tmp_path, old=old).out.split())
    assert ("Dit verschil is waarschijnlijk geen toeval." in told) is real


def test_what_was_measured_is_not_where_the_new_plan_starts(tmp_path: Path) -> None:
    out = diff(tmp_path, new=NEW.replace("nulmeting: 41%", "nulmeting: 44%")).out
    assert "Let op: er is iets anders gemeten dan waar 2026 begint." in out


def test_a_figure_has_the_comma_of_its_reader(tmp_path: Path) -> None:
    """A plan that went through `fmt` says 6.8; a Dutch reader writes 6,8, as in `account`."""
    old = OLD.replace("38%", "6.8").replace("50%", "7.5").replace("41%", "7.1")
    out = diff(tmp_path, old=old, new=NEW.replace("41%", "7.1").replace("55%", "8")).out
    assert "Was 6,8 (2023), gemeten 7,1 (2025), streven 7,5." in out
    assert "In het plan van 2026: van 7,1 naar 8." in out


def test_back_in_time_there_is_no_story(tmp_path: Path) -> None:
    diff(tmp_path)
    result = run("diff", "2026.yaml", "2025.yaml", cwd=tmp_path)
    assert "Noem het oudste jaar eerst" in result.out
    assert "Wie meegaat" not in result.out


def test_a_plan_with_errors_has_no_story(tmp_path: Path) -> None:
    assert the_story(tmp_path, old=OLD.replace("totaal: 10000", "totaal: 10.000")) is None


def test_money_of_a_year_in_between_is_not_held_against_it(tmp_path: Path) -> None:
    assert "minder dan er over is" not in diff(tmp_path, new=NEW.replace("2026", "2027")).out


@pytest.mark.parametrize("form", ["text", "markdown", "json"])
def test_texts_do_no_harm_and_hide_data_of_persons(tmp_path: Path, form: str) -> None:
    hostile = "<img src=x> [red]let op[/red] bel 06-12345678"
    old = OLD.replace("Begin in de flat.", f'"{hostile}"').replace("De bus rijdt niet.", f'"{hostile}"')
    out = diff(tmp_path, "--format", form, old=old).out
    assert "12345678" not in out
    assert "let op" in out
    if form == "markdown":
        assert "<img" not in out
    elif form == "text":
        assert "[red]let op[/red]" in out


@pytest.mark.parametrize("form", ["text", "markdown", "json"])
def test_a_note_is_shown_nowhere(tmp_path: Path, form: str) -> None:
    old = OLD.replace("jaar: 2025\n", "jaar: 2025\nnotitie: Niet voor buiten.\n")
    new = NEW.replace("{naam: Dans,", "{naam: Dans, notitie: Niet voor buiten.,")
    assert "Niet voor buiten" not in diff(tmp_path, "--format", form, old=old, new=new).out


def test_what_is_divided_has_its_year_and_a_place_never_moves_to_itself(tmp_path: Path) -> None:
    """Bal was first and went; Soep and Tuin were 2 and 3. Tuin passes Soep, and Feest comes in before both: 2 and 3.

    So Tuin rose from 3 to 2, and Soep fell from 2 to 3. Where two come in before them, Tuin stands at 3 as before.
    """
    rules = "{criteria: {thema: 0, draagvlak: 100, doelgroepen: 0, bereik: 0, eigen_inzet: 0}}"
    item = "  - {{naam: {}, kosten: 100, draagvlak: {}}}\n"

    def year(jaar: int, **draagvlak: int) -> str:
        lines = "".join(item.format(naam, number) for naam, number in draagvlak.items())
        head = f"wijk: Voorbeeld\njaar: {jaar}\nbudget: {{totaal: {jaar}}}\nspelregels: {rules}\n"
        return f"{head}bewonersinitiatieven:\n{lines}"

    old = year(2025, Bal=90, Soep=60, Tuin=50)
    said = " ".join(diff(tmp_path, old=old, new=year(2026, Feest=95, Tuin=60, Soep=50)).out.split())
    assert "Voorstellen die stijgen: 'Tuin' (tuin, 3 → 2)." in said
    assert "Nog te verdelen: € 2.025 in 2025, € 2.026 in 2026." in said
    assert "Over na het advies: € 1.725 in 2025, € 1.726 in 2026." in said
    said = " ".join(diff(tmp_path, old=old, new=year(2026, Feest=95, Dans=94, Tuin=60, Soep=50)).out.split())
    assert "Voorstellen die stijgen: 'Tuin' (tuin, 1 plaats hoger dan wie er al was)." in said
    assert "Voorstellen die dalen: 'Soep' (soep, 2 → 4)." in said
