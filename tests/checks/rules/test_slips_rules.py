"""Slips of the pen: a text that is cut off, and an amount where a per cent was meant."""

from __future__ import annotations

import pytest
from helpers import agenda_findings, at, complete, expect, findings
from wijkplan.checks.finding import Finding


def about(text: str, code: str) -> list[Finding]:
    return [finding for finding in findings(complete(text)) if finding.code == code]


class TestATextThatIsCutOff:
    def test_a_room_with_a_number(self) -> None:
        """In «bewonersinitiatieven» the room was called 'Kamer', in the plan that people voted on."""
        [found] = about("bewonersinitiatieven:\n  - naam: Kamer #12 opknappen\n    kosten: 500\n", "WP017")
        assert found.severity == "warning"
        assert at(found)[2:] == (17, 30, "bewonersinitiatieven[0].naam")
        assert str(found.message) == "Het # begint hier een opmerking. Bij 'naam' blijft over: Kamer."
        assert 'Schrijf "Kamer #12 opknappen".' in str(found.help)

    @pytest.mark.parametrize(
        ("text", "shown"),
        [
            ("samenvatting: Wij zijn de wijk #samen", '"Wij zijn de wijk #samen"'),
            ('samenvatting: Het "plein" is nu #leeg', "'Het \"plein\" is nu #leeg'"),
            ("themas:\n- {naam: Samen #1\n  }", '"Samen #1"'),  # between braces
            ("themas:\n    - doel: Meer\n        groen in flat #3\n      naam: Groen", '"Meer groen in flat #3"'),
            ("themas:\r\n  - naam: kamer #12\r\n", '"kamer #12"'),  # from Windows
            ("interventies:\n- naam: Coach\n  waarom: Nodig in blok 7 #noord", '"Nodig in blok 7 #noord"'),
        ],
    )
    def test_in_any_layout(self, text: str, shown: str) -> None:
        [found] = about(text, "WP017")
        assert f"Schrijf {shown}." in str(found.help)

    def test_of_a_long_text_both_ends_are_shown(self) -> None:
        [found] = about("samenvatting: " + "heel " * 20 + "lang in kamer #12", "WP017")
        shown = '"heel heel heel heel heel heel … el heel heel lang in kamer #12"'
        assert f"Schrijf {shown}." in str(found.help)

    @pytest.mark.parametrize(
        "text",
        [
            "bewonersinitiatieven:\n  - naam: Soep\n    kosten: 4800  # offerte volgt",
            "bewonersinitiatieven:\n  - naam: Soep\n    kosten: 4800 #offerte volgt",  # behind an amount
            "bewonersinitiatieven:\n  - naam: Soep\n    ingediend: 2026-02-03 #mail",
            "bewonersinitiatieven:\n  - naam: Soep # al jaren",
            "bewonersinitiatieven:\n  - naam: Soep  #al jaren",  # two spaces: somebody made room for it
            "bewonersinitiatieven:\n  - naam: Soep ## let op",
            "bewonersinitiatieven:\n  - naam: 'Kamer' #12",  # who writes quotes knows where a text ends
            'bewonersinitiatieven:\n  - naam: "Kamer #12"',
            "samenvatting: >-\n  Kamer #12 en\n  kamer #13",
            "samenvatting: |\n  Kamer #12\n",
            "samenvatting: Kamer#12",
            "themas:\n  - {naam: Samen}\nsignalen:\n  - tekst: Donker\n    thema: samen #uit de app",  # an id
            "bewonersinitiatieven:\n  - naam: Soep\n    status: loopt #sinds maart",
            "themas: #dit jaar\n  - naam: Samen",
            "#los\nthemas:\n  - naam: Samen\n    #los\n    doel: Meer doen",
        ],
    )
    def test_comments_as_people_write_them(self, text: str) -> None:
        assert about(text, "WP017") == []

    def test_data_of_persons_behind_it_is_not_shown(self) -> None:
        [found] = about("bewonersinitiatieven:\n  - naam: Kamer #bel 06-12345678\n", "WP017")
        assert "12345678" not in f"{found.message} {found.help}"


class TestAnAmountWhereAPerCentWasMeant:
    @pytest.mark.parametrize(
        ("typed", "said"),
        [
            ("0,05", "Hier staat een bedrag van € 0,05. Bedoel je 5%?"),
            ("5", "Hier staat een bedrag van € 5. Bedoel je 5%?"),
            ("2.50", "Hier staat een bedrag van € 2,50. Bedoel je 2,5%?"),
            ("9.99", "Hier staat een bedrag van € 9,99. Bedoel je 9,99%?"),
        ],
    )
    def test_a_reserve_of_a_few_euros(self, typed: str, said: str) -> None:
        [found] = about(f"budget:\n  totaal: 480000\n  reserve: {typed}\n", "WP323")
        assert (found.severity, found.where, str(found.message)) == ("warning", "budget.reserve", said)
        assert str(found.help).startswith("Schrijf 'reserve: ")

    @pytest.mark.parametrize("typed", ["0", "10", "5%", "0,5%", "500"])
    def test_a_reserve_that_can_be_meant(self, typed: str) -> None:
        assert about(f"budget:\n  totaal: 480000\n  reserve: {typed}\n", "WP323") == []

    @pytest.mark.parametrize(
        ("text", "where"),
        [
            ("budget: {totaal: 900, vast: [{naam: Zaal, bedrag: «0.35»}]}", "budget.vast[0].bedrag"),
            ("interventies: [{naam: A, kosten: 9, eigen_bijdrage: «0.25»}]", "interventies[0].eigen_bijdrage"),
            ("interventies: [{naam: A, kosten: 9, minimum: «0.50»}]", "interventies[0].minimum"),
            ("interventies: [{naam: A, kosten: 9, besluit: {toegekend: «0.99»}}]", "interventies[0].besluit.toegekend"),
            ("interventies: [{naam: A, begroting: [{post: Z, bedrag: 9}, {post: T, bedrag: «0.50»}]}]",
             "interventies[0].begroting[1].bedrag"),
            ("interventies: [{naam: A, kosten: 9, medefinanciers: [{naam: F, bedrag: «0.50»}]}]",
             "interventies[0].medefinanciers[0].bedrag"),
            ("spelregels: {verdeling: {klein_bedrag: «0.10»}}", "spelregels.verdeling.klein_bedrag"),
        ],
    )  # fmt: skip
    def test_any_amount_of_less_than_a_euro(self, text: str, where: str) -> None:
        (found,) = expect(text, ("WP323", where))
        assert str(found.help).startswith("Een deel kan hier niet staan: reken uit hoeveel ")

    @pytest.mark.parametrize("key", ["begroting: [{post", "medefinanciers: [{naam"])
    def test_a_part_of_the_money_of_a_voorstel(self, key: str) -> None:
        """Who wants to say that half of it comes from a fund."""
        [found] = about(f"interventies: [{{naam: A, {key}: Oranjefonds, bedrag: 0.50}}]}}]", "WP323")
        assert found.where == f"interventies[0].{key.partition(':')[0]}[0].bedrag"

    def test_a_source_of_the_budget(self) -> None:
        text = "budget: {totaal: 480000, bronnen: [{naam: Gemeente, bedrag: 0.80}]}"
        assert [found.where for found in about(text, "WP323")] == ["budget.bronnen[0].bedrag"]

    def test_a_euro_is_an_amount(self) -> None:
        assert about("bewonersinitiatieven: [{naam: A, kosten: 1, eigen_bijdrage: 0}]", "WP323") == []

    def test_in_the_agenda(self) -> None:
        found = agenda_findings("spelregels: {voorwaarden: {rechtspersoon_vanaf: 0.50}}")
        assert [finding.where for finding in found if finding.code == "WP323"] == [
            "spelregels.voorwaarden.rechtspersoon_vanaf"
        ]
