"""A document as PDF: tagged so that it can be read aloud, the same bytes each time, and no text that Typst obeys."""

from __future__ import annotations

import io
import re
import sys
from collections.abc import Iterator
from dataclasses import replace
from typing import Any

import pytest
from paper_documents import ACCOUNT, BARE, EMPTY_TABLE, MONEY, everywhere, stand_in
from pypdf import PdfReader
from wijkplan.report.page.blocks import Document, Fold, Heading, Paragraph
from wijkplan.report.page.refused import MissingExtraError
from wijkplan.report.page.render.levels import stepped
from wijkplan.report.page.render.pdf import DRAWN, pdf


def reader(raw: bytes) -> PdfReader:
    return PdfReader(io.BytesIO(raw))


@pytest.fixture(scope="module")
def account() -> PdfReader:
    return reader(pdf(ACCOUNT, stand_in))


def text(of: PdfReader) -> str:
    return " ".join(" ".join(page.extract_text() for page in of.pages).split())


def elements(of: PdfReader) -> list[Any]:
    """All that is tagged, in the order in which it is read."""

    def walk(node: Any) -> Iterator[Any]:
        node = node.get_object()
        if isinstance(node, list):
            for part in node:
                yield from walk(part)
        elif isinstance(node, dict):
            if "/S" in node:
                yield node
            yield from walk(node.get("/K", []))

    root: Any = of.trailer["/Root"]
    return list(walk(root["/StructTreeRoot"]))


def tags(of: PdfReader) -> list[tuple[str, str]]:
    """Their roles, each with its alternative text."""
    return [(str(element["/S"]), str(element.get("/Alt", ""))) for element in elements(of)]


def test_it_says_what_it_is(account: PdfReader) -> None:
    root: Any = account.trailer["/Root"]
    assert root["/Lang"] == "nl-NL"
    assert root["/MarkInfo"]["/Marked"].value is True
    assert root["/ViewerPreferences"]["/DisplayDocTitle"].value is True
    assert b"<pdfuaid:part>1</pdfuaid:part>" in root["/Metadata"].get_object().get_data()
    assert account.metadata is not None
    assert account.metadata.title == "Soesterkwartier 2026"
    assert account.metadata.creation_date is None
    page = account.pages[0].mediabox
    assert (round(page.width), round(page.height)) == (595, 842)  # A4


def test_it_can_be_read_aloud(account: PdfReader) -> None:
    found = tags(account)
    roles = [role for role, _alt in found]
    assert [role for role in roles if role.startswith("/H")] == ["/H1", "/H2", "/H2", "/H3"]
    assert roles.count("/Table") == 1
    assert roles.count("/TH") == 3
    assert roles.count("/TR") == 4
    assert roles.count("/Caption") == 2
    assert roles.count("/LI") == 3
    assert [alt for role, alt in found if role == "/Figure"] == ["Twee derde is voor bewoners, één derde is over."]


def test_all_of_it_is_there(account: PdfReader) -> None:
    said = text(account)
    for part in ("Verantwoording", "€ 6.000", "méér dan vorig jaar", "2 van 3", "Eenzaamheid", "Samen", "100%"):
        assert part in said
    for part in ("Soep op dinsdag – ja, € 2.400", "Fietsclub – nee", "Dan de stad", "Elke dag open.", "verzonnen"):
        assert part in said


def test_the_head_of_a_table_comes_back_on_each_page() -> None:
    long = replace(MONEY, rows=MONEY.rows * 60)
    pages = reader(pdf(Document("Lang", (long,)))).pages
    assert len(pages) > 1
    assert all("Waarvoor" in page.extract_text() for page in pages)
    assert f"{len(pages)} / {len(pages)}" in pages[-1].extract_text()


def test_a_row_longer_than_a_page_goes_on_over_it() -> None:
    long = replace(MONEY, rows=(("Kort", "woord " * 3_000 + "einde", ""),))
    assert "einde" in text(reader(pdf(Document("Lang", (long,)))))


@pytest.mark.parametrize(
    "hostile",
    [
        '#read("/etc/passwd")',
        '#import "@preview/kwaad:1.0.0": *',
        "] #panic() [",
        "$x$ `code` *vet* _schuin_ <label> @label \\ // /* ~ = Kop",
        '"); panic("',
    ],
)
def test_a_text_is_no_typst(hostile: str) -> None:
    said = text(reader(pdf(everywhere(hostile), stand_in)))
    assert said.count(hostile) >= 40


@pytest.mark.parametrize(
    ("given", "seen"),
    [
        ("Buurtcafé Zoë – 5 €", "Buurtcafé Zoë – 5 €"),
        ("Soep \U0001f372\U0001f468\u200d\U0001f469 en koken", "Soep □ en koken"),
        ("Zon \u2600\ufe0f", "Zon \u2600"),
        ("een\x00\x1b\ud800", r"een\x00\x1b\ud800"),
        ("汉字", "□"),
    ],
)
def test_a_sign_that_no_font_draws_is_a_square(given: str, seen: str) -> None:
    assert seen in text(reader(pdf(everywhere(given), stand_in)))


def test_all_other_signs_are_drawn() -> None:
    """Typst refuses a sign in a PDF/UA that none of its fonts has."""
    ranges = re.findall(r"(.)-(.)", DRAWN)
    signs = " ".join(chr(n) for first, last in ranges for n in range(ord(first), ord(last) + 1))
    assert len(reader(pdf(Document("Alle", (Paragraph(signs), Fold(signs, ()))))).pages) > 1


def test_headings_skip_no_level() -> None:
    document = Document("Titel", (Heading("a", 3), Heading("b"), Heading("c", 3), Heading(" ", 3)))
    assert stepped(document).blocks == (Heading("a"), Heading("b"), Heading("c", 3))
    assert [role for role, _alt in tags(reader(pdf(document))) if role.startswith("/H")] == ["/H1", "/H2", "/H2", "/H3"]


@pytest.mark.parametrize("document", [BARE, Document(" ", (EMPTY_TABLE, Paragraph("")), language="en")])
def test_nothing_is_made_of_nothing(document: Document) -> None:
    assert text(reader(pdf(document))).startswith("Wijkplan")


def test_without_pictures_a_chart_is_words_and_numbers() -> None:
    said = text(reader(pdf(ACCOUNT)))
    assert "Waar het geld heen gaat Twee derde is voor bewoners" in said
    assert "€ 6.000 67%" in said


def test_a_long_picture_stays_on_its_page() -> None:
    tall = '<svg xmlns="http://www.w3.org/2000/svg" width="10" height="90"><rect width="9" height="80"/></svg>'
    (figure,) = (one for one in elements(reader(pdf(ACCOUNT, lambda _chart: tall))) if one["/S"] == "/Figure")
    _left, below, _right, above = next(about["/BBox"] for about in figure["/A"] if "/BBox" in about)
    assert 0 < below < above < 842


def test_the_same_bytes_each_time(monkeypatch: pytest.MonkeyPatch) -> None:
    first = pdf(ACCOUNT, stand_in)
    monkeypatch.setenv("SOURCE_DATE_EPOCH", "86400")
    monkeypatch.setenv("TZ", "Asia/Tokyo")
    assert pdf(ACCOUNT, stand_in) == first


def test_without_typst_it_says_what_is_missing(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setitem(sys.modules, "typst", None)
    with pytest.raises(MissingExtraError) as missing:
        pdf(ACCOUNT)
    assert missing.value.extra == "pdf"
