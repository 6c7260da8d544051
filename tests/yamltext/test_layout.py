"""The one layout of plans: where each key, value, comment and empty line goes."""

from __future__ import annotations

from functools import partial
from pathlib import Path

import pytest
from gathered import together
from helpers import complete, unindent
from wijkplan.plan.agenda import Agenda
from wijkplan.plan.plan import Plan
from wijkplan.plan.writing.notation import formatted, notation
from wijkplan.plan.writing.order import order
from wijkplan.yamltext.reformat import LayoutError, laid_out
from wijkplan.yamltext.text import document


def laid(text: str) -> str:
    """A piece of a plan in its layout."""
    read = document(Path("plan.yaml"), text)
    assert not read.faults
    return laid_out(read, partial(order, Plan), partial(notation, Plan)).text


def assert_laid(before: str, after: str) -> None:
    assert laid(unindent(before)) == unindent(after)
    assert laid(unindent(after)) == unindent(after)


class TestData:
    def test_keys_come_in_the_order_of_the_design(self) -> None:
        assert_laid(
            """
            budget: {reserve: 5%, totaal: 100}
            jaar: 2026
            wijk: Soesterkwartier
            interventies:
            - {waarom: Daarom., naam: Spreekuur, thema: samen, aanbieder: taalhuis, kosten: 10}
            bewonersinitiatieven:
            - {draagvlak: 3, kosten: 10, wie: Buren, thema: samen, naam: Soep, id: soep}
            """,
            """
            wijk: Soesterkwartier
            jaar: 2026
            budget:
              totaal: 100
              reserve: 5%
            bewonersinitiatieven:
              - id: soep
                naam: Soep
                thema: samen
                wie: Buren
                kosten: 10
                draagvlak: 3
            interventies:
              - naam: Spreekuur
                thema: samen
                aanbieder: taalhuis
                kosten: 10
                waarom: Daarom.
            """,
        )

    def test_lists_keep_their_order(self) -> None:
        """It says nothing to the program, but something to people."""
        assert_laid(
            "themas: [{naam: B, doelgroepen: [z, a]}, {naam: A}]\n",
            "themas:\n  - naam: B\n    doelgroepen: [z, a]\n  - naam: A\n",
        )

    def test_brackets_and_braces_that_are_empty_stay_and_nothing_stays_nothing(self) -> None:
        assert_laid(
            "themas:   [ ]\nspelregels: { }\nsignalen: ~\nstemmen: null\n",
            "themas: []\nsignalen:\nstemmen:\nspelregels: {}\n",
        )

    @together(
        ("where", "text", "written"),
        [
            (("budget", "totaal"), "2400", "2400"),
            (("budget", "totaal"), "2400,00", "2400"),
            (("budget", "totaal"), "€ 2.400,50", "2400.50"),
            (("budget", "totaal"), "1.000.000", "1000000"),
            (("budget", "totaal"), "0,05", "0.05"),
            (("budget", "vast", 0, "bedrag"), "€ 5", "5"),
            (("budget", "flexibel"), "2400,50", "2400.50"),
            (("budget", "reserve"), "2.400,50", "2400.50"),
            (("budget", "reserve"), "5,50 %", "5.5%"),
            (("budget", "rondes", 2, "deel"), "100,0%", "100%"),
            (("themas", 0, "prioriteit", "wijk"), "7,50", "7.5"),
            (("themas", 0, "prioriteit", "aanbieder"), "10", "10"),
            (("spelregels", "criteria", "thema"), "0,25", "0.25"),
            (("spelregels", "voorwaarden", "eigen_inzet_verplicht"), "false", "nee"),
            (("spelregels", "voorwaarden", "eigen_inzet_verplicht"), "ja", "ja"),
            (("spelregels", "voorwaarden", "rechtspersoon_vanaf"), "5.000,00", "5000"),
            (("bewonersinitiatieven", 1, "besluit", "toegekend"), "€0,00", "0"),
            (("interventies", 0, "resultaat", "besteed"), "€ 12,30", "12.30"),
            (("themas", 0, "behoefte"), " 0300 ", "0300"),
            (("signalen", 0, "datum"), " 2026-03-31", "2026-03-31"),
            (("signalen", 0, "datum"), "31-3-2026", "2026-03-31"),
            (("budget", "totaal"), "€ 60.000,-", "60000"),
            (("budget", "meegenomen"), "1200,50 euro", "1200.50"),
            (("spelregels", "voorwaarden", "eigen_inzet_verplicht"), "JA", "ja"),
            (("wijk",), " 2.400,50 ", "2.400,50"),
            (("themas", 0, "effecten", 0, "nulmeting"), "41,0 %", "41%"),
            (("themas", 0, "doelgroepen", 0), "true", "true"),
        ],
    )
    def test_the_field_decides_how_a_value_is_written(
        self, where: tuple[str | int, ...], text: str, written: str
    ) -> None:
        """A text is left alone, whatever it looks like."""
        assert notation(Plan, where, text) == written

    def test_the_agenda_has_its_own_fields(self) -> None:
        assert notation(Agenda, ("doelgroepen", 0, "moeilijk_bereikbaar"), "true") == "ja"

    def test_quotes_stand_where_they_are_needed(self) -> None:
        assert_laid(
            """
            "wijk": 'Soesterkwartier'
            gemeente: "null"
            budget: {"totaal": "2400"}
            samenvatting: 'Let op: "nieuw"'
            stemmen: "'t Zand\\u00e9"
            """,
            """
            wijk: Soesterkwartier
            gemeente: "null"
            samenvatting: 'Let op: "nieuw"'
            budget:
              totaal: 2400
            stemmen: "'t Zandé"
            """,
        )


class TestTexts:
    def test_a_folded_text_keeps_its_lines(self) -> None:
        assert_laid(
            "samenvatting: >\n      Samen eten.\n      Samen doen.\n\n      Meer is er niet.\n\n\nwijk: A\n",
            "wijk: A\nsamenvatting: >-\n  Samen eten.\n  Samen doen.\n\n  Meer is er niet.\n",
        )

    @pytest.mark.parametrize(
        "written", ["Samen eten,\n  samen doen", '"Samen eten,\n  samen doen"', "'Samen eten,\n  samen doen'"]
    )
    def test_a_text_over_several_lines_becomes_a_folded_one(self, written: str) -> None:
        assert_laid(f"samenvatting: {written}\n", "samenvatting: >-\n  Samen eten,\n  samen doen\n")

    def test_a_text_with_lines_of_its_own_keeps_those(self) -> None:
        assert_laid(
            "samenvatting: |+\n    Samen:\n\n      - eten # heet\n\n\n",
            "samenvatting: |-\n  Samen:\n\n    - eten # heet\n",
        )
        assert_laid('samenvatting: "Samen:\\n- eten"\n', "samenvatting: |-\n  Samen:\n  - eten\n")

    def test_a_text_that_needs_one_line_gets_one(self) -> None:
        assert_laid("samenvatting: >-\n  Samen eten\nwijk:\n  Soest\n", "wijk: Soest\nsamenvatting: Samen eten\n")

    def test_a_long_text_on_one_line_stays_there(self) -> None:
        long = "woord " * 60 + "eind"
        assert_laid(f"samenvatting: {long}\n", f"samenvatting: {long}\n")

    def test_escapes_that_a_folded_text_has_no_signs_for_stay_on_one_line(self) -> None:
        assert_laid('samenvatting: "a\\\n  b\\tc"\n', 'samenvatting: "ab\\tc"\n')


class TestLines:
    def test_one_empty_line_stays_of_many_and_none_comes_below_a_key(self) -> None:
        assert_laid(
            "\n\nwijk: A\n\n\n  \njaar: 2026\nbudget:\n\n  totaal: 5\n\n  reserve: 0\n"
            "themas:\n\n- naam: A\n\n\n- naam: B\n\n\n",
            "wijk: A\n\njaar: 2026\nbudget:\n  totaal: 5\n\n  reserve: 0\nthemas:\n  - naam: A\n\n  - naam: B\n",
        )

    def test_windows_line_ends_stay_and_the_last_line_gets_one(self) -> None:
        assert laid("jaar: 2026\r\nsamenvatting: |\r\n  a\r\n\r\n  b\r\n# eind") == (
            "jaar: 2026\r\nsamenvatting: |-\r\n  a\r\n\r\n  b\r\n# eind\r\n"
        )
        assert laid("jaar: 2026") == "jaar: 2026\n"

    def test_the_signs_of_a_yaml_document_go(self) -> None:
        assert_laid("%YAML 1.2\n---  # plan\nwijk: A\n...\n# eind\n", "# plan\nwijk: A\n# eind\n")


def test_a_plan_between_braces_is_laid_out_as_any_other() -> None:
    assert_laid("{jaar: 2026, wijk: A} # zo\n", "wijk: A  # zo\njaar: 2026\n")


def test_a_document_that_would_lose_something_is_refused() -> None:
    """Here the notation breaks its promise: each time it writes something else."""
    read = document(Path("plan.yaml"), "wijk: A\n")
    with pytest.raises(LayoutError):
        laid_out(read, partial(order, Plan), lambda _where, text: text + "x")


def test_a_change_of_meaning_is_refused(monkeypatch: pytest.MonkeyPatch) -> None:
    read = document(Path("plan.yaml"), complete("gemeente: Soest\n"))
    assert formatted(Plan, read).data() == read.data()
    monkeypatch.setattr(
        "wijkplan.plan.writing.notation.notation", lambda _model, _where, text: text.replace("Soest", "Zeist")
    )
    with pytest.raises(LayoutError):
        formatted(Plan, read)


def test_a_document_with_a_fault_is_refused() -> None:
    for text in ("gemente: Soest\n", "budget: [a]\n"):
        read = document(Path("plan.yaml"), text + "wijk: A\njaar: 2026\n")
        with pytest.raises(LayoutError):
            formatted(Plan, read)
