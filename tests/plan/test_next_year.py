"""``wijkplan next``: what goes on is carried over, and what a person has to look at says so."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import pytest
import yaml
from helpers import complete, findings, plan, run, unindent
from made_up_allocations import made_up
from strategies import text as as_text
from thoroughness import chosen
from wijkplan.checks.finding import errors
from wijkplan.plan.writing.carried import NextYear
from wijkplan.plan.writing.next_year import left_over, next_year
from wijkplan.yamltext.text import document

THIS_YEAR = """
    # Amounts are made up.
    wijk: Voorbeeld
    jaar: 2026
    budget:
      totaal: 10000
      vast:
        - {naam: Wijkcentrum, bedrag: 1000, tot_en_met: 2027}
        - {naam: Taalpunt, bedrag: 500, tot_en_met: 2026}
        - {naam: Speeltuin, bedrag: 500}
      rondes: [{naam: lente, tot: 2028-02-29, deel: 50%}, {naam: herfst, tot: 2026-09-30, deel: 50%}]
    themas:
      - naam: Samen
        behoefte: 100
        prioriteit: {wijk: 8}
        effecten:
          - {wat: Groeten, nulmeting: 41%, streven: 50%, gemeten: 44%, verhaal: Het gaat goed.}
          - {wat: Praten, nulmeting: 10%}
    signalen: [{tekst: Het is donker., aantal: 3}]
    participatie: [{wat: wijktafel}]
    aanwezig: [{naam: Wijkcentrum, soort: voorziening}]
    bewonersinitiatieven:
      - naam: Soep
        thema: samen
        kosten: 3600
        bereik: 100
        ingediend: 2026-01-05
        besluit: {toegekend: 3600}
        resultaat: {besteed: 3400, bereikt: 131, verhaal: Lekker.}
      - {naam: Tafel, kosten: 500, niet_samen_met: [moestuin, feest]}
      - {naam: Moestuin, kosten: 500, besluit: {toegekend: 0}}
      - {naam: Feest, status: gestopt, kosten: 100}
      - {naam: Wandelen, status: loopt, kosten: 0}
    interventies:
      - {naam: Spreekuur, kosten: 2000, vult_aan: [soep, moestuin], besluit: {toegekend: 1500}}
    spelregels: {verdeling: {methode: per-thema}}
"""


def carried(text: str = THIS_YEAR, jaar: int = 2027) -> NextYear:
    read = document(Path("plan.yaml"), complete(text))
    return next_year(plan(text), read.data(), jaar)


@pytest.fixture(scope="module")
def made() -> NextYear:
    return carried()


def by_id(made: NextYear, section: str) -> dict[str, Any]:
    return {item["id"]: item for item in made.data[section]}


def notes(made: NextYear, *where: str | int) -> list[str]:
    return [str(note) for note in made.notes.get(where, [])]


def test_the_wijk_and_its_rules_stay_and_the_year_is_new(made: NextYear) -> None:
    assert made.data["wijk"] == "Voorbeeld"
    assert made.data["jaar"] == "2027"
    assert made.data["spelregels"] == {"verdeling": {"methode": "per-thema"}}


def test_commitments_that_end_are_left_out_and_named(made: NextYear) -> None:
    assert [vast["naam"] for vast in made.data["budget"]["vast"]] == ["Wijkcentrum", "Speeltuin"]
    assert "Vast geld dat vrijkomt: Taalpunt, € 500, tot en met 2026." in map(str, made.left_out)


def test_what_was_not_spent_is_carried_over(made: NextYear) -> None:
    """Flexible is 10000 - 2000. Soep spent 3400 of its 3600; what Spreekuur spent is not known, so 1500 counts."""
    assert left_over(plan(THIS_YEAR)) == 310_000
    assert made.data["budget"]["meegenomen"] == "3100"


def test_where_nothing_is_left_the_new_plan_says_so_and_says_why() -> None:
    """A carry-over never disappears in silence: whoever opens the new plan sees the sum, and can check it."""
    text = """
        budget: {totaal: 1000, meegenomen: 500}
        bewonersinitiatieven:
          - {naam: A, kosten: 1000, besluit: {toegekend: 1000}, resultaat: {besteed: 1000}}
          - {naam: B, kosten: 500, besluit: {toegekend: 500}}
    """
    assert left_over(plan(text)) == 0
    made = carried(text)
    assert made.data["budget"]["meegenomen"] == "0"
    assert notes(made, "budget", "meegenomen") == [
        "Nagaan: er gaat niets mee. Flexibel in 2026: € 1.500; besteed of toegekend: € 1.500."
    ]


def test_who_spent_more_than_there_was_leaves_nothing() -> None:
    """Only where that rule was switched off; what is left is never below zero."""
    text = """
        budget: {totaal: 100}
        bewonersinitiatieven: [{naam: A, kosten: 100, besluit: {toegekend: 100}, resultaat: {besteed: 150}}]
    """
    assert left_over(plan(text)) == 0
    assert carried(text).data["budget"]["meegenomen"] == "0"


def test_rounds_are_a_year_later(made: NextYear) -> None:
    """29 February is there once in four years."""
    assert [ronde["tot"] for ronde in made.data["budget"]["rondes"]] == ["2029-02-28", "2027-09-30"]


def test_what_was_measured_is_where_it_starts_now(made: NextYear) -> None:
    [thema] = made.data["themas"]
    assert thema["effecten"] == [
        {"wat": "Groeten", "nulmeting": {"waarde": "44%", "jaar": "2026"}, "streven": "50%"},
        {"wat": "Praten", "nulmeting": "10%"},
    ]
    assert notes(made, "themas", 0, "effecten", 0, "nulmeting") == [
        "Nagaan: dit is wat er is gemeten. Eerst was de nulmeting: 41%."
    ]


def test_a_meting_that_says_when_and_among_how_many_keeps_that() -> None:
    """Counted in 2025 among 295 people; it began with 41% in 2024. The other one tells no year: it is of this plan."""
    text = """
        themas:
          - naam: Samen
            effecten:
              - id: groeten
                wat: Buren groeten elkaar
                nulmeting: {waarde: 41%, jaar: 2024, aantal: 310}
                gemeten: {aantal: 295, waarde: 44%, jaar: 2025}
                bijdrage: De soep hielp.
                andere_oorzaken: Mooi weer.
                let_op: Andere vraag.
              - {wat: Praten, gemeten: {waarde: vaker buiten, aantal: 12}}
    """
    made = carried(text)
    groeten, praten = made.data["themas"][0]["effecten"]
    assert groeten == {
        "id": "groeten",
        "wat": "Buren groeten elkaar",
        "nulmeting": {"waarde": "44%", "jaar": "2025", "aantal": "295"},
        "let_op": "Andere vraag.",
    }
    assert praten["nulmeting"] == {"waarde": "vaker buiten", "jaar": "2026", "aantal": "12"}
    assert notes(made, "themas", 0, "effecten", 0, "nulmeting") == [
        "Nagaan: dit is wat er is gemeten. Eerst was de nulmeting: 41% (2024)."
    ]


def test_where_it_was_told_and_not_measured_the_figure_of_before_stays() -> None:
    """Otherwise nobody could say any more how far it came; what was told stands above it."""
    effect = "{wat: Groeten, nulmeting: {waarde: 41%, jaar: 2024}, streven: 50%, gemeten: Het gaat\n beter}"
    made = carried(f"themas: [{{naam: Samen, effecten: [{effect}]}}]")
    assert made.data["themas"][0]["effecten"] == [
        {"wat": "Groeten", "nulmeting": {"waarde": "41%", "jaar": "2024"}, "streven": "50%"}
    ]
    assert notes(made, "themas", 0, "effecten", 0, "nulmeting") == [
        "Nagaan: in 2026 is er niets gemeten. Wel verteld: Het gaat beter"
    ]


def test_what_was_learnt_is_said_where_next_years_text_comes() -> None:
    """Judged and learnt is about the year that ended; what is klaar has no place any more, so its lesson is on top."""
    text = """
        themas: [{naam: Samen, oordeel: {wijk: 7, aanbieder: 6}, geleerd: "Eerder\\nbeginnen."}]
        bewonersinitiatieven:
          - {naam: Soep, status: loopt, kosten: 100, resultaat: {geleerd: Meer stoelen.}}
          - {naam: Feest, status: klaar, kosten: 100, resultaat: {geleerd: Niet in de regen.}}
    """
    made = carried(text)
    assert made.data["themas"] == [{"naam": "Samen"}]
    assert notes(made, "themas", 0) == ["Geleerd in 2026: Eerder beginnen."]
    assert list(by_id(made, "bewonersinitiatieven")) == ["soep"]
    assert notes(made, "bewonersinitiatieven", 0) == ["Nagaan: gaat dit door?", "Geleerd in 2026: Meer stoelen."]
    assert list(map(str, made.left_out)) == [
        "'Feest' is klaar in 2026.",
        "Geleerd bij 'Feest': Niet in de regen.",
    ]


def test_money_of_others_was_promised_for_one_year() -> None:
    text = """
        budget: {totaal: 1000, bronnen: [{naam: Gemeente, bedrag: 1000}]}
        bewonersinitiatieven:
          - naam: Soep
            status: loopt
            begroting: [{post: Zaal, bedrag: 300}]
            medefinanciers: [{naam: Oranjefonds, bedrag: 100, toegezegd: ja}]
    """
    made = carried(text)
    [soep] = made.data["bewonersinitiatieven"]
    assert soep["medefinanciers"] == [{"naam": "Oranjefonds", "bedrag": "100"}]
    assert soep["begroting"] == [{"post": "Zaal", "bedrag": "300"}]
    assert notes(made, "bewonersinitiatieven", 0)[-1] == (
        "Nagaan: betalen de medefinanciers weer mee? Wat was toegezegd, gold voor 2026."
    )
    assert made.data["budget"]["bronnen"] == [{"naam": "Gemeente", "bedrag": "1000"}]


def test_figures_of_residents_are_kept_and_have_to_be_agreed_on_again(made: NextYear) -> None:
    assert made.data["themas"][0]["prioriteit"] == {"wijk": "8"}
    assert notes(made, "themas", 0, "prioriteit") == ["Nagaan: stel deze cijfers samen opnieuw vast."]


def test_what_got_money_runs_on_without_its_decision(made: NextYear) -> None:
    soep = by_id(made, "bewonersinitiatieven")["soep"]
    assert soep == {
        "id": "soep", "naam": "Soep", "thema": "samen", "status": "loopt", "kosten": "3600", "bereik": "131",
    }  # fmt: skip
    assert notes(made, "bewonersinitiatieven", 0) == [
        "Nagaan: gaat dit door? In 2026 kreeg het € 3.600.",
        "Besteed: € 3.400.",
        "Bereikt: 131 bewoners.",
    ]


def test_days_that_are_over_stay_behind_and_those_to_come_come_along() -> None:
    """Soep began in spring and goes on into the new year; the tafel was for this summer."""
    text = """
        bewonersinitiatieven:
          - {naam: Soep, kosten: 100, start: 2026-03-01, einde: 2027-02-28}
          - {naam: Tafel, kosten: 100, start: 2026-07-01, einde: 2026-07-31}
    """
    found = by_id(carried(text), "bewonersinitiatieven")
    assert found["soep"] == {"id": "soep", "naam": "Soep", "kosten": "100", "einde": "2027-02-28"}
    assert found["tafel"] == {"id": "tafel", "naam": "Tafel", "kosten": "100"}


def test_what_was_rejected_or_stopped_stays_behind(made: NextYear) -> None:
    assert set(by_id(made, "bewonersinitiatieven")) == {"soep", "tafel", "wandelen"}
    assert {"'Moestuin' is afgewezen in 2026.", "'Feest' is gestopt in 2026."} <= set(map(str, made.left_out))


def test_nobody_points_at_what_stayed_behind(made: NextYear) -> None:
    assert "niet_samen_met" not in by_id(made, "bewonersinitiatieven")["tafel"]
    assert by_id(made, "interventies")["spreekuur"]["vult_aan"] == ["soep"]


def test_an_initiative_with_a_result_is_there_now(made: NextYear) -> None:
    assert made.data["aanwezig"] == [
        {"naam": "Wijkcentrum", "soort": "voorziening"},
        {"naam": "Soep", "thema": "samen", "soort": "initiatief"},
    ]


def test_meetings_belong_to_their_year(made: NextYear) -> None:
    assert not {"participatie", "stemmen"} & made.data.keys()
    assert "'participatie' hoort bij 2026 en is niet overgenomen." in map(str, made.left_out)


def test_a_signal_with_which_nothing_was_done_comes_along() -> None:
    """With what did happen in a note: who heard of it, what came of it (Feest is over), what residents were told."""
    text = """
        signalen:
          - {tekst: Het is donker., aantal: 3, doorgegeven_aan: gemeente, teruggekoppeld: 2026-03-02,
             voorstellen: [soep, feest]}
          - {tekst: Het is vies., gedaan: Er staan nu bakken.}
        bewonersinitiatieven: [{naam: Soep, kosten: 100}, {naam: Feest, kosten: 100, status: gestopt}]
    """
    made = carried(text)
    assert made.data["signalen"] == [
        {"tekst": "Het is donker.", "aantal": "3", "doorgegeven_aan": "gemeente", "voorstellen": ["soep"]}
    ]
    assert notes(made, "signalen", 0) == [
        "Nagaan: dit signaal uit 2026 staat nog open. Speelt het nog?",
        "Hieruit kwam: soep, feest.",
        "Doorgegeven aan: gemeente.",
        "Teruggekoppeld op 2026-03-02.",
    ]
    assert "Signalen waar al iets mee is gedaan in 2026: 1. Die zijn niet overgenomen." in map(str, made.left_out)


class TestCommand:
    @pytest.fixture
    def file(self, tmp_path: Path) -> Path:
        path = tmp_path / "plans" / "2026" / "voorbeeld.yaml"
        path.parent.mkdir(parents=True)
        (tmp_path / ".git").mkdir()
        path.write_text(unindent(THIS_YEAR))
        return path

    def test_the_new_plan_stands_in_the_folder_of_its_year_and_is_sound(self, file: Path) -> None:
        done = run("next", file)
        new = file.parent.parent / "2027" / "voorbeeld.yaml"
        assert (done.code, done.err) == (0, "")
        assert str(new) in done.out
        assert run("validate", new, "--select", "WP0,WP1,WP2,WP3").code == 0
        assert run("fmt", "--check", new).code == 0
        assert file.read_text() == unindent(THIS_YEAR)

    def test_the_comments_say_what_to_look_at(self, file: Path) -> None:
        out = run("next", file, "--dry-run").out
        assert "# Niet overgenomen:\n" in out
        assert "  # Nagaan: dit was het bedrag voor 2026.\n  totaal: 10000\n" in out
        assert not (file.parent.parent / "2027").exists()

    def test_an_existing_plan_is_never_overwritten(self, file: Path) -> None:
        run("next", file)
        new = file.parent.parent / "2027" / "voorbeeld.yaml"
        new.write_text("mine")
        done = run("next", file)
        assert done.code == 2
        assert "is er al" in done.err
        assert new.read_text() == "mine"

    def test_another_year_and_another_name(self, file: Path) -> None:
        other = file.parent / "later.yaml"
        assert run("next", file, "--jaar", "2028", "--to", other).code == 0
        assert "jaar: 2028" in other.read_text()
        assert [v["naam"] for v in yaml.safe_load(other.read_text())["budget"]["vast"]] == ["Speeltuin"]

    def test_the_year_comes_into_the_name_elsewhere(self, tmp_path: Path) -> None:
        for name, new in (("wijk.yaml", "wijk-2027.yaml"), ("wijk-2026.yaml", "wijk-2027.yaml")):
            (tmp_path / name).write_text(unindent(THIS_YEAR))
            assert run("next", tmp_path / name).code == 0
            (tmp_path / new).unlink()

    def test_a_year_that_is_not_later_is_refused(self, file: Path) -> None:
        done = run("next", file, "--jaar", "2026")
        assert done.code == 2
        assert "al van 2026" in done.err

    def test_a_plan_with_errors_is_refused(self, file: Path) -> None:
        file.write_text(unindent(THIS_YEAR).replace("totaal: 10000", "totaal: veel"))
        assert run("next", file).code == 1
        assert not (file.parent.parent / "2027").exists()

    def test_a_name_of_two_lines_does_not_break_out_of_its_comment(self, file: Path) -> None:
        text = unindent(THIS_YEAR).replace("naam: Taalpunt", r'naam: "Taalpunt\nwijk: Anders"')
        file.write_text(text)
        assert run("next", file).code == 0
        new = file.parent.parent / "2027" / "voorbeeld.yaml"
        assert yaml.safe_load(new.read_text())["wijk"] == "Voorbeeld"

    def test_it_speaks_english(self, file: Path) -> None:
        assert "# Check: this was the amount for 2026." in run("next", file, "--dry-run", "--lang", "en").out


def test_the_new_plan_of_any_made_up_plan_has_no_errors() -> None:
    """Plans with rounds, decisions and exclusions: of a sound one comes a sound one, with ids that were there."""
    sound = 0
    for seed in chosen(1_000):
        case = made_up(seed)
        if errors(findings(as_text(case.data))):
            continue
        sound += 1
        made = next_year(case.plan, document(Path("p.yaml"), as_text(case.data)).data(), 2027)
        assert not errors(findings(as_text(made.data))), seed
        ids = {item["id"] for part in ("bewonersinitiatieven", "interventies") for item in made.data.get(part, [])}
        assert ids <= {voorstel.id for voorstel in case.plan.voorstellen}
    assert sound > len(chosen(1_000)) / 3
