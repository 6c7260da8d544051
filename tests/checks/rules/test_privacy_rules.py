"""Family 8: a plan is public, so it holds no data of persons; and whoever says that it does never repeats them.

All numbers are made up, or the ones that authorities use as examples: nobody has this BSN or this account.
"""

from __future__ import annotations

import re
from pathlib import Path

import pytest
import yaml
from benchmarks.privacy import PIECES
from gathered import together
from helpers import ROOT, agenda_findings, at, complete, findings, marked
from wijkplan.checks.personal import found, masked
from wijkplan.checks.personal.places import shown_lines
from wijkplan.yamltext.text import document

Place = tuple[str, int, int, int, str]


def said(text: str) -> list[Place]:
    """Code, line, column, end column and road of all personal data in this piece of a plan."""
    return [at(finding) for finding in findings(complete(text)) if finding.code.startswith("WP8")]


def written(text: str) -> list[tuple[str, int, int]]:
    """Code, first character and length of all personal data in a text, as the summary of a plan."""
    start = len("samenvatting: '")
    places = said(f"samenvatting: '{text}'\n")
    return [(code, column - start, end - column) for code, _, column, end, _ in places]


# What is found, and where


@together(
    ("text", "place"),
    [
        ("Bel met 111222333.", ("WP801", 9, 9)),
        ("Mijn nummer is 123456782", ("WP801", 16, 9)),
        ("(BSN: 111 222 333)", ("WP801", 7, 11)),
        ("BSN 1112.22.333, geboren in de wijk", ("WP801", 5, 11)),
        ("BSN 010464554", ("WP801", 5, 9)),
        ("Maak over op NL91ABNA0417164300.", ("WP802", 14, 18)),
        ("NL91 ABNA 0417 1643 00 ten name van de buurt", ("WP802", 1, 22)),
        ("nl91abna0417164300", ("WP802", 1, 18)),
        ("uit België: BE71 0961 2345 6769", ("WP802", 13, 19)),
        ("BE71 0961 2345 6769 op naam van de buurt", ("WP802", 1, 19)),
        ("ES91 2100 0418 4502 0005 1332 voor de kas", ("WP802", 1, 29)),
        ("Mail iemand@example.org.", ("WP803", 6, 18)),
        ("mailto:buurt.soep+2026@mail.example.nl", ("WP803", 8, 31)),
        ("Bel 06-12345678", ("WP804", 5, 11)),
        ("Bel 0612345678", ("WP804", 5, 10)),
        ("Bel 06 12 34 56 78, na zessen", ("WP804", 5, 14)),
        ("Bel 06-12-34-56-78", ("WP804", 5, 14)),
        ("Bel 06.12.34.56.78", ("WP804", 5, 14)),
        ("Bel +31612345678", ("WP804", 5, 12)),
        ("Bel +31 6 12345678", ("WP804", 5, 14)),
        ("Bel +31 (0)33 123 45 67", ("WP804", 5, 19)),
        ("Bel 0031612345678", ("WP804", 5, 13)),
        ("Bel (033) 123 45 67", ("WP804", 5, 15)),
        ("Bel 033-1234567!", ("WP804", 5, 11)),
        ("Kom langs op 3812 AB 12", ("WP805", 14, 10)),
        ("Kom langs op 3812AB, 12", ("WP805", 14, 10)),
        ("Kom langs op 3812 AB nr. 12", ("WP805", 14, 14)),
        ("Kom naar Dorpsstraat 12, 3812 AB", ("WP805", 10, 23)),
        ("Kom naar Dorpsstraat 12a 3812 AB", ("WP805", 10, 23)),
    ],
)
def test_personal_data_is_found_as_people_write_it(text: str, place: tuple[str, int, int]) -> None:
    """The code, the first character of it and how many there are; and nothing else is found in it."""
    assert written(text) == [place]


def test_the_place_is_exactly_that_of_the_data() -> None:
    """'samenvatting: Bel ' is 18 characters."""
    assert said("samenvatting: Bel 06-12345678 voor soep\n") == [("WP804", 1, 19, 30, "samenvatting")]


def test_everything_on_a_line_is_found() -> None:
    text = """
        signalen:
          - tekst: Stil
            bron: iemand@example.org of 06-12345678
        """
    assert said(text) == [
        ("WP803", 3, 11, 29, "signalen[0].bron"),
        ("WP804", 3, 33, 44, "signalen[0].bron"),
    ]


@pytest.mark.parametrize(
    ("text", "places"),
    [
        ("BE71096123456769 BE71096123456769", [("WP802", 1, 16), ("WP802", 18, 16)]),
        ("kenmerk AB12 3456 NL91ABNA0417164300", [("WP802", 19, 18)]),
        ("06-12345678 06-12345678", [("WP804", 1, 11), ("WP804", 13, 11)]),
        ("111222333 123456782", [("WP801", 1, 9), ("WP801", 11, 9)]),
        ("05-03-2026 06-12345678", [("WP804", 12, 11)]),
    ],
)
def test_what_stands_right_beside_it_hides_nothing(text: str, places: list[tuple[str, int, int]]) -> None:
    assert written(text) == places


def test_data_is_found_in_comments_in_keys_and_in_texts_of_several_lines() -> None:
    text = """
        # Van iemand@example.org
        samenvatting: |
          Bel
            06-12345678
        06-87654321: ja
        """
    assert said(text) == [
        ("WP803", 1, 7, 25, ""),
        ("WP804", 4, 5, 16, "samenvatting"),
        ("WP804", 5, 1, 12, "•••••••••••"),
    ]


def test_data_is_found_in_a_text_that_is_no_yaml() -> None:
    assert said("samenvatting: Bel: 06-12345678\n") == [("WP804", 1, 20, 31, "")]


def test_data_is_found_in_an_agenda() -> None:
    found = [at(finding) for finding in agenda_findings("gemeente: Amersfoort, 06-12345678\n")]
    assert found == [("WP804", 1, 23, 34, "gemeente")]


def test_of_these_only_a_bsn_is_an_error() -> None:
    text = "samenvatting: 111222333, NL91ABNA0417164300, iemand@example.org, 06-12345678, 3812 AB 12\n"
    found = [finding for finding in findings(complete(text)) if finding.code.startswith("WP8")]
    assert [(finding.code, finding.severity) for finding in found] == [
        ("WP801", "error"),
        ("WP802", "warning"),
        ("WP803", "warning"),
        ("WP804", "warning"),
        ("WP805", "warning"),
    ]


# What only looks like it


@together(
    "text",
    [
        "111222334 is geen BSN: de elfproef klopt niet",
        "123456789",
        "dossier 11122233344",
        "KvK 12345678",
        "inwoners: 123456782,5 gemiddeld",
        "Het kost €123456782",
        "Het kost € 123456782",
        "NL92ABNA0417164300 heeft een fout controlegetal",
        "NL91ABNA04171643",
        "Volg @buurtkeuken",
        "2 kilo @ 3 euro",
        "iemand@home",
        "https://www.example.org/soep",
        "Bel 0900-1234567 of 0800-1234567",
        "Bel 0900 8844, 14 033 of 112",
        "Bel 0900-8844 24 uur per dag",
        "06-1234567 is te kort",
        "06-123456789 is te lang",
        "op 05-03-2026",
        "op 2026-03-05",
        "van 05-03-2026 tot 06-03-2026",
        "Wijktafel op 05-03-2026 19.30 uur",
        "05-03-2026 10:00-12:00",
        "In 3812 AB wonen 40 gezinnen",
        "3812 AB Amersfoort",
        "Dorpsstraat 12, Amersfoort",
        "van 2025 en 2026 12 keer",
        "in 2026 de 12 wijken",
        "JAARPLAN 2026 EN 2027",
        "3812 AB 12% van de bewoners",
        "3812 SS 12",
        "0812 AB 12",
        "WK030712",
    ],
)
def test_what_only_looks_like_personal_data_is_left_alone(text: str) -> None:
    assert written(text) == []


@pytest.mark.parametrize(
    "text",
    [
        "budget: {totaal: 123456782}\n",
        "budget: {totaal: € 123456782, reserve: 111222333}\n",
        "budget:\n  totaal: 1112222.33\n  meegenomen: 111222333,00\n",
        "bewonersinitiatieven: [{naam: Soep, kosten: 123456782, besluit: {toegekend: 111222333}}]\n",
        "themas: [{naam: Samen, behoefte: 111222333}]\n",
        "themas: [{naam: Samen, prioriteit: {wijk: 1.11222333, aanbieder: 1.23456782}}]\n",
        "spelregels: {schaal: {draagvlak: 111222333}, criteria: {thema: 111222.333}}\n",
        "signalen: [{tekst: Stil, aantal: 111222333}]\n",
        "budget: {totaal: 123456782, bronnen: [{naam: Gemeente, bedrag: 123456782}]}\n",
        "interventies: [{naam: Soep, begroting: [{post: Zaal, bedrag: 111222333}]}]\n",
        "interventies: [{naam: Soep, medefinanciers: [{naam: Fonds, bedrag: 111222333}]}]\n",
        "interventies: [{naam: Soep, resultaat: {waardering: 1.11222333}}]\n",
        "themas: [{naam: Samen, oordeel: {wijk: 1.11222333}, effecten: [{wat: A, nulmeting: {aantal: 111222333}}]}]\n",
        "participatie: [{wat: wijktafel, deelnemers: 123456782, nieuw: 111222333}]\n",
    ],
)
def test_an_amount_or_a_number_is_no_bsn(text: str) -> None:
    assert said(text) == []


@pytest.mark.parametrize("key", ["kosten", "draagvlak", "id"])
def test_what_is_no_number_is_found_where_a_number_belongs(key: str) -> None:
    text = f"bewonersinitiatieven:\n  - naam: Soep\n    {key}: 06-12345678\n"
    column = 4 + len(key) + 3
    assert said(text) == [("WP804", 3, column, column + 11, f"bewonersinitiatieven[0].{key}")]


@pytest.mark.parametrize(
    "text",
    [
        "notitie: PHONE",
        "budget: {totaal: 5000, bronnen: [{naam: PHONE, bedrag: 5000, notitie: PHONE}]}",
        "themas: [{naam: Samen, geleerd: PHONE, effecten: [{bijdrage: PHONE, andere_oorzaken: PHONE, let_op: PHONE}]}]",
        "themas: [{naam: Samen, effecten: [{nulmeting: PHONE, gemeten: {waarde: PHONE}}]}]",
        "signalen: [{tekst: Stil, gedaan: PHONE, doorgegeven_aan: PHONE}]",
        "participatie: [{wat: wijktafel, opbrengst: PHONE}]",
        "interventies: [{naam: Soep, ondersteund_door: PHONE, begroting: [{post: PHONE, bedrag: 5}]}]",
        "interventies: [{naam: Soep, medefinanciers: [{naam: PHONE, bedrag: 5}], besluit: {voorwaarden: PHONE}}]",
        "interventies: [{naam: Soep, resultaat: {verhaal: PHONE, geleerd: PHONE}}]",
    ],
)
def test_every_place_where_people_write_is_looked_at(text: str) -> None:
    """A telephone number at each of them, and each is found at its key."""
    keys = re.findall(r"(\w+): PHONE", text)
    found_there = said(text.replace("PHONE", "06-12345678") + "\n")
    assert [code for code, *_ in found_there] == ["WP804"] * len(keys)
    assert [where.rpartition(".")[2] for *_, where in found_there] == keys


def test_a_bsn_as_a_note_is_found() -> None:
    """`notitie` holds no number."""
    assert [code for code, *_ in said("signalen: [{tekst: Stil, notitie: 111222333}]\n")] == ["WP801"]


def test_a_comment_behind_an_amount_is_no_amount() -> None:
    text = "bewonersinitiatieven:\n  - naam: Soep\n    kosten: 500 # BSN 111222333\n"
    assert [place[:4] for place in said(text)] == [("WP801", 3, 23, 32)]


# Sentences from plans: as many that hold nothing as that hold something

CORPUS: dict[str, list[str]] = yaml.safe_load((ROOT / "tests/data/privacy_corpus.yaml").read_text("utf-8"))


@together(("code", "sentence"), [(code, sentence) for code, sentences in CORPUS.items() for sentence in sentences])
def test_in_sentences_from_plans_just_what_is_personal_is_found(code: str, sentence: str) -> None:
    expected = [] if code == "harmless" else [(code, text) for text in re.findall("«(.*?)»", sentence)]
    clean = re.sub("[«»]", "", sentence)
    assert [(one.code, clean[one.start : one.end]) for one in found(clean)] == expected


def test_the_rules_find_in_a_plan_what_stands_in_those_sentences() -> None:
    """All of them as comments in one plan."""
    sentences = [(code, sentence) for code, of_code in CORPUS.items() for sentence in of_code]
    clean = "".join(f"# {re.sub('[«»]', '', sentence)}\n" for _, sentence in sentences)
    expected = [
        (code, number, place.start(1) - 2 * n, place.end(1) - 2 * n)
        for number, (code, sentence) in enumerate(sentences, start=1)
        for n, place in enumerate(re.finditer("«(.*?)»", f"# {sentence}"))
    ]
    assert [place[:4] for place in said(clean)] == expected


@pytest.mark.parametrize("path", sorted((ROOT / "plans").rglob("*.yaml")), ids=lambda p: p.stem)
def test_the_plans_that_come_with_it_hold_nothing_personal(path: Path) -> None:
    assert [line for line in path.read_text("utf-8").splitlines() if found(line)] == []


# Texts that are another text than their lines

FOLDED = {
    "folded": ("samenvatting: >\n  Bel «06-1234»\n  «5678» voor soep\n", "WP804"),
    "plain": ("samenvatting: Bel «06 12 34»\n  «56 78» voor soep\n", "WP804"),
    "single quotes": ("samenvatting: 'op «NL91 ABNA»\n  «0417 1643 00» graag'\n", "WP802"),
    "double quotes": ('samenvatting: "BSN «111»\n  «222 333» dus"\n', "WP801"),
    "a line that goes on": ('samenvatting: "Bel «06-123\\»\n  «45678» voor soep"\n', "WP804"),
    "an escaped no-break space": ('samenvatting: "Bel «06\\_12345678» nu"\n', "WP804"),
    "an escaped @": ('samenvatting: "Mail «iemand\\x40voorbeeld.nl» nu"\n', "WP803"),
    "an escaped digit": ('samenvatting: "BSN «\\u003111222333» nu"\n', "WP801"),
    "in a list": ("doelgroepen:\n  - naam: >-\n      Wie woont op «3812 AB»\n      «12» in de wijk\n", "WP805"),
}


@pytest.mark.parametrize(("text", "code"), FOLDED.values(), ids=FOLDED)
def test_what_goes_on_over_lines_or_is_escaped_is_found_and_hidden_line_by_line(text: str, code: str) -> None:
    """Pointed at is the part in the first line; each line that is shown has dots in the place of its own part."""
    clean, places = marked(text)
    read = document(Path("plan.yaml"), complete(clean))
    assert [place[:4] for place in said(clean)] == [(code, *places[0])]
    lines = clean.splitlines()
    for number, start, end in places:
        line = lines[number - 1]
        lines[number - 1] = line[: start - 1] + "•" * (end - start) + line[end - 1 :]
    assert shown_lines(read)[: len(lines)] == lines


def test_lines_that_stay_lines_are_not_read_as_one_number() -> None:
    assert said("samenvatting: |\n  111\n  222\n  333\n") == []


def test_paragraphs_of_a_folded_text_are_not_read_as_one_number() -> None:
    assert said("samenvatting: >\n  BSN 111\n\n  222 333\n") == []


@together("piece", PIECES)
def test_a_text_that_is_hard_to_look_through_comes_to_an_end(piece: str) -> None:
    """Ten thousand characters; how the work grows is measured in `benchmarks.privacy`."""
    text = piece * (10_000 // len(piece))
    assert len(masked(text)) == len(text)
