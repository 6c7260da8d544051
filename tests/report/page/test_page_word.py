"""A document as a Word file: real headings, tables and lists, the same bytes each time, and a house style."""

from __future__ import annotations

import datetime as dt
import io
import shutil
import subprocess
import sys
import zipfile
from collections.abc import Callable
from dataclasses import replace
from pathlib import Path
from typing import Any

import docx
import pytest
from docx.oxml.ns import qn
from docx.shared import Cm
from paper_documents import ACCOUNT, BARE, EMPTY_TABLE, MONEY, everywhere, stand_in
from pypdf import PdfReader
from wijkplan.report.page.blocks import Bullets, Document, Heading, Paragraph, Table
from wijkplan.report.page.refused import MissingExtraError, TemplateError
from wijkplan.report.page.render.word.word import word
from workbook_hostile import archive


def opened(raw: bytes) -> Any:
    return docx.Document(io.BytesIO(raw))


@pytest.fixture(scope="module")
def account() -> Any:
    return opened(word(ACCOUNT, stand_in))


def styled(file: Any, style: str) -> list[str]:
    """The texts in this style; in each amount the space that keeps it together is written as a plain one."""
    return [paragraph.text.replace("\u00a0", " ") for paragraph in file.paragraphs if paragraph.style.name == style]


def test_headings_lists_and_captions_are_those_of_word(account: Any) -> None:
    assert styled(account, "Title") == ["Soesterkwartier 2026"]
    assert styled(account, "Heading 1") == ["Het geld", "Wat bewoners doen"]
    assert styled(account, "Heading 2") == ["Hoe is gekozen"]
    assert styled(account, "List Number") == ["Eerst wat al loopt.", "Dan de stad"]
    assert styled(account, "List Bullet") == ["Te verdelen: € 9.000", "Voorstellen met geld: 2 van 3", "Eenzaamheid"]
    assert styled(account, "Caption") == ["Waar het geld heen gaat", "Het geld"]


def test_all_other_texts_stand_between_them(account: Any) -> None:
    assert styled(account, "Normal") == [
        "Verantwoording",
        "In deze wijk ging € 6.000 naar bewoners – dat is méér dan vorig jaar.",
        "Dit ontbreekt nog",
        "1 van 3 effecten is niet gemeten.",
        "",  # the picture
        "",  # what parts a table from the next one
        "Soep op dinsdag – ja, € 2.400",
        "Iedereen kan mee-eten.",
        "Bereik: 40 bewoners.",
        "Fietsclub – nee",
        "Het geld was op.",
        "Wat er al is",
        "De buurtkamer.",
        "Elke dag open.",
        "Stand van juli.",
        "Gemaakt van soesterkwartier.yaml. De bedragen zijn verzonnen.",
        "Alle wijken",
    ]


def test_the_head_of_a_table_comes_back_and_no_row_is_parted(account: Any) -> None:
    (table,) = account.tables
    assert [[cell.text for cell in row.cells] for row in table.rows] == [
        ["Waarvoor", "Bedrag", "Deel"],
        ["Bewoners", "€\u00a06.000", "67%"],
        ["Over", "€\u00a03.000", "33%"],
        ["Samen", "€\u00a09.000", "100%"],
    ]
    about = [row._tr.trPr for row in table.rows]
    assert [row.find(qn("w:tblHeader")) is not None for row in about] == [True, False, False, False]
    assert all(row.find(qn("w:cantSplit")) is not None for row in about)
    assert [cell.paragraphs[0].alignment for cell in table.rows[1].cells] == [None, 2, 2]  # 2 is right


def test_a_picture_says_what_is_to_be_seen(account: Any) -> None:
    (picture,) = account.inline_shapes
    assert picture._inline.docPr.get("descr") == "Twee derde is voor bewoners, één derde is over."
    assert round(picture.width.cm, 1) == 16.2  # A4 without its margins
    (image,) = (part.blob for part in account.part.package.iter_parts() if part.content_type == "image/png")
    assert image.startswith(b"\x89PNG")


def test_a_column_has_room_for_its_longest_word() -> None:
    """Eighty letters fit in a row of 16.2 cm."""
    text = "Bewoners die weten waar ze terechtkunnen met een vraag"
    wide = Table(
        "", (text, "Uitkomst", *[text] * 3, "Bedrag"), "lllllr", ((text, "onbekend", *[text] * 3, "€ 173.000"),)
    )
    (table,) = opened(word(Document("Breed", (wide,)))).tables
    widths = [column.width.cm for column in table.columns]
    assert sum(widths) == pytest.approx(16.2, abs=0.1)
    for width, longest in zip(widths, (13, 8, 13, 13, 13, 9), strict=True):
        assert width > longest * 16.2 / 80


def test_what_asks_for_attention_stands_in_a_box(account: Any) -> None:
    shaded = [paragraph.text for paragraph in account.paragraphs if paragraph._p.find(f".//{qn('w:shd')}") is not None]
    assert shaded == ["Dit ontbreekt nog", "1 van 3 effecten is niet gemeten.", "Eenzaamheid"]


def test_a_long_picture_stays_on_its_page() -> None:
    tall = '<svg xmlns="http://www.w3.org/2000/svg" width="10" height="90"><rect width="9" height="80"/></svg>'
    (picture,) = opened(word(ACCOUNT, lambda _chart: tall)).inline_shapes
    assert picture.height < Cm(21)
    assert picture.height == pytest.approx(9 * picture.width, rel=0.01)


def test_without_pictures_a_chart_is_words_and_numbers() -> None:
    file = opened(word(ACCOUNT))
    assert "Twee derde is voor bewoners, één derde is over." in styled(file, "Normal")
    assert len(file.tables) == 1
    assert not file.inline_shapes


@pytest.mark.parametrize(("language", "written"), [("nl", "nl-NL"), ("en", "en-GB")])
def test_it_says_what_it_is(language: Any, written: str) -> None:
    file = opened(word(Document("Wijk", (), language=language)))
    assert {spoken.get(qn("w:val")) for spoken in file.styles.element.iter(qn("w:lang"))} == {written}
    about = file.core_properties
    assert (about.title, about.language, about.author, about.comments) == ("Wijk", written, "", "")
    page = file.sections[0]
    assert (round(page.page_width.cm, 1), round(page.page_height.cm, 1)) == (21.0, 29.7)


def test_each_list_begins_at_one() -> None:
    lists = (Bullets(("a", "b"), numbered=True), Paragraph("tussen"), Bullets(("c",), numbered=True))
    file = opened(word(Document("Lijsten", lists)))
    numbers = [p._p.pPr.numPr.numId.val for p in file.paragraphs if p.style.name == "List Number"]
    assert numbers[0] == numbers[1] != numbers[2]
    started = {
        num.numId: num.lvlOverride_lst[0].startOverride.val for num in file.part.numbering_part.element.num_lst[-2:]
    }
    assert started == {numbers[0]: 1, numbers[2]: 1}


@pytest.mark.parametrize(
    ("given", "seen"),
    [
        ("</w:t></w:r><w:p/> & <!-- ]]>", "</w:t></w:r><w:p/> & <!-- ]]>"),
        ("&lt; &#0; &amp;", "&lt; &#0; &amp;"),
        ("een\x00twee\x0bdrie\x1b[31m", r"een\x00twee drie\x1b[31m"),
        ("\ufffe\ud800\uffff", r"\ufffe\ud800\uffff"),
        ("Soep \U0001f372", "Soep \U0001f372"),
    ],
)
def test_no_sign_breaks_the_file(given: str, seen: str) -> None:
    file = opened(word(everywhere(given), stand_in))
    assert styled(file, "Title") == [seen]
    assert styled(file, "Heading 1") == [seen] * 3
    assert file.tables[0].cell(1, 0).text == seen
    assert file.inline_shapes[0]._inline.docPr.get("descr") == seen
    assert file.core_properties.title == seen


@pytest.mark.parametrize("document", [BARE, Document(" ", (EMPTY_TABLE, Paragraph(""), Heading("x", 3)))])
def test_nothing_is_made_of_nothing(document: Document) -> None:
    assert styled(opened(word(document)), "Title") == ["Wijkplan"]


def test_a_title_of_any_length() -> None:
    file = opened(word(Document("lang " * 100, ())))
    assert len(file.core_properties.title) == 255


def test_the_same_bytes_on_another_day(monkeypatch: pytest.MonkeyPatch) -> None:
    first = word(ACCOUNT, stand_in)
    monkeypatch.setattr("time.time", lambda: dt.datetime(2031, 2, 3, tzinfo=dt.UTC).timestamp())
    monkeypatch.setattr("time.localtime", lambda *_: dt.datetime(2031, 2, 3).timetuple())
    assert word(ACCOUNT, stand_in) == first
    with zipfile.ZipFile(io.BytesIO(first)) as parts:
        assert {part.date_time for part in parts.infolist()} == {(1980, 1, 1, 0, 0, 0)}


@pytest.mark.parametrize("library", ["docx", "resvg_py"])
def test_without_its_libraries_it_says_what_is_missing(library: str, monkeypatch: pytest.MonkeyPatch) -> None:
    for name in [name for name in sys.modules if name.startswith(("docx", "wijkplan.report.page.render.word."))]:
        monkeypatch.delitem(sys.modules, name)
    for name in ("blocks", "style", "file"):
        monkeypatch.delattr(f"wijkplan.report.page.render.word.{name}", raising=False)
    monkeypatch.setitem(sys.modules, library, None)
    with pytest.raises(MissingExtraError) as missing:
        word(ACCOUNT)
    assert missing.value.extra == "word"


# A house style


def house(change: Callable[[Any], None] = lambda _file: None) -> bytes:
    """A .docx of a municipality: with a head, a wide margin and an example text."""
    file: Any = docx.Document()
    file.add_paragraph("Voorbeeldtekst")
    file.add_table(1, 1)
    file.sections[0].header.paragraphs[0].text = "Gemeente"
    file.sections[0].left_margin = Cm(5)
    change(file)
    made = io.BytesIO()
    file.save(made)
    return made.getvalue()


def parts(raw: bytes) -> dict[str, str | bytes]:
    with zipfile.ZipFile(io.BytesIO(raw)) as file:
        return {name: file.read(name) for name in file.namelist()}


def test_a_house_style_keeps_its_page_and_loses_its_text(tmp_path: Path) -> None:
    template = tmp_path / "house.docx"
    template.write_bytes(house())
    file = opened(word(ACCOUNT, stand_in, template))
    assert file.sections[0].header.paragraphs[0].text == "Gemeente"
    page = file.sections[0]
    assert round(page.left_margin.cm, 1) == 5.0
    assert file.inline_shapes[0].width == page.page_width - page.left_margin - page.right_margin
    assert "Voorbeeldtekst" not in [paragraph.text for paragraph in file.paragraphs]
    assert styled(file, "Heading 1") == ["Het geld", "Wat bewoners doen"]
    assert len(file.tables) == 1
    assert word(ACCOUNT, stand_in, template) == word(ACCOUNT, stand_in, template)


def without_styles(file: Any) -> None:
    for name in ("Heading 2", "Caption"):
        file.styles[name].delete()


MACROS = b"application/vnd.ms-word.document.macroEnabled.main+xml"
DOCX = b"application/vnd.openxmlformats-officedocument.wordprocessingml.document.main+xml"
REFUSED = {
    "no zip": (b"Beste lezer", "geen Word-document"),
    "empty": (b"", "geen Word-document"),
    "old Word": (b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + bytes(600), "geen Word-document"),
    "a zip with something else": (archive({"brief.txt": "Beste lezer"}), "geen Word-document"),
    "a bomb": (archive({**parts(house()), "word/media/groot.png": bytes(40 * 1024 * 1024)}), "te groot"),
    "entities": (
        archive({**parts(house()), "word/styles.xml": '<!DOCTYPE x [<!ENTITY a "aa">]><x>&a;</x>'}),
        "geen Word-document",
    ),
    "no XML": (archive({**parts(house()), "word/document.xml": "<w:document"}), "geen Word-document"),
    "no body": (
        archive(
            {
                **parts(house()),
                "word/document.xml": '<w:document xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main"/>',
            }
        ),
        "geen Word-document",
    ),
    "macros by its kind": (
        archive({name: part.replace(DOCX, MACROS) for name, part in parts(house()).items() if isinstance(part, bytes)}),
        "macro's",
    ),
    "macros in it": (archive({**parts(house()), "word/vbaProject.bin": b"x"}), "macro's"),
    "without styles": (house(without_styles), "deze stijlen ontbreken: Heading 2, Caption"),
}


@pytest.mark.parametrize(("raw", "said"), REFUSED.values(), ids=REFUSED)
def test_what_is_no_house_style_is_refused_with_a_reason(raw: bytes, said: str, tmp_path: Path) -> None:
    template = tmp_path / "house.docx"
    template.write_bytes(raw)
    with pytest.raises(TemplateError) as refused:
        word(BARE, template=template)
    assert said in str(refused.value.message)


def test_a_house_style_that_is_not_there(tmp_path: Path) -> None:
    for path in (tmp_path / "weg.docx", tmp_path):
        with pytest.raises(TemplateError) as refused:
            word(BARE, template=path)
        assert "is niet te lezen" in str(refused.value.message)


def test_a_house_style_without_numbers_in_its_lists(tmp_path: Path) -> None:
    def plain(file: Any) -> None:
        about = file.styles["List Number"].element.pPr
        about.remove(about.numPr)

    template = tmp_path / "house.docx"
    template.write_bytes(house(plain))
    assert styled(opened(word(ACCOUNT, template=template)), "List Number") == ["Eerst wat al loopt.", "Dan de stad"]


def test_it_opens_where_word_is_not(tmp_path: Path) -> None:
    office = shutil.which("soffice")
    if not office:
        pytest.skip("LibreOffice is not installed")
    hostile = everywhere("</w:t> & \x00")
    table = replace(MONEY, rows=MONEY.rows * 60)
    (tmp_path / "wijk.docx").write_bytes(word(replace(hostile, blocks=(table, *hostile.blocks)), stand_in))
    profile = f"-env:UserInstallation={(tmp_path / 'profile').as_uri()}"
    command = [office, profile, "--headless", "--convert-to", "pdf", "wijk.docx"]
    subprocess.run(command, cwd=tmp_path, check=True, capture_output=True, timeout=120)
    pages = [page.extract_text() for page in PdfReader(tmp_path / "wijk.pdf").pages]
    assert r"</w:t> & \x00" in pages[0]
    assert "Waarvoor" in pages[0]
    assert "Waarvoor" in pages[1]
