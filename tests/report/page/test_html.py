"""A document as HTML, read back by a parser: its structure, and that no text of a plan is ever more than text."""

from __future__ import annotations

import base64
import hashlib
import re
from fractions import Fraction
from html.parser import HTMLParser
from xml.etree import ElementTree

import pytest
from wijkplan.report.page.blocks import (
    Block,
    Bullets,
    Callout,
    Document,
    Entries,
    Entry,
    Facts,
    Figure,
    Fold,
    Heading,
    Link,
    Paragraph,
    Table,
)
from wijkplan.report.page.charts import Bars, Chart, Ladder, Lines, Part, Point, Row, Scale, Small, Stack, Tread
from wijkplan.report.page.house_style import theme
from wijkplan.report.page.render.html import html
from wijkplan.report.page.render.picture import svg
from wijkplan.report.page.templating import style

HOSTILE = "<script>alert(1)</script> \" ' & {{ 7*7 }} {% raw %} </style> --> ]]> \u202eomgekeerd\x1b[31m"
SEEN = HOSTILE.replace("\u202e", "\\u202e").replace("\x1b", "\\x1b")
_VOID = {"meta", "br", "hr"}


class Page(HTMLParser):
    """Which elements there are, with their attributes, in what they stand, and the text in each."""

    def __init__(self, text: str) -> None:
        super().__init__()
        self.open: list[int] = []
        self.tags: list[tuple[str, dict[str, str | None]]] = []
        self.inside: list[list[int]] = []
        self.texts: list[str] = []
        self.feed(text)
        self.close()
        assert self.open == []

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self.inside.append([*self.open])
        self.tags.append((tag, dict(attrs)))
        self.texts.append("")
        if tag not in _VOID:
            self.open.append(len(self.tags) - 1)

    def handle_startendtag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self.handle_starttag(tag, attrs)
        self.open.pop()

    def handle_endtag(self, tag: str) -> None:
        assert self.tags[self.open.pop()][0] == tag

    def handle_data(self, data: str) -> None:
        for n in self.open:
            self.texts[n] += data

    def all(self, tag: str) -> list[str]:
        return [
            " ".join(text.split(" ")).strip()
            for (name, _a), text in zip(self.tags, self.texts, strict=True)
            if name == tag
        ]

    def attributes(self, tag: str) -> list[dict[str, str | None]]:
        return [attributes for name, attributes in self.tags if name == tag]


def page(*blocks: Block) -> Page:
    return Page(html(Document("Soesterkwartier 2026", blocks)))


def table(*head: str) -> Table:
    return Table(
        "De pot", head or ("Deel", "Bedrag"), "lr".ljust(len(head), "r"), (("Vast geld", "€ 300"),), ("Samen", "€ 300")
    )


def figure(chart: Chart, text: str = "Alles is vast.") -> Figure:
    return Figure("De pot", text, chart, table())


STACK = Stack((Part("Vast geld", 300, "€ 3", "vast"), Part("Reserve", 100, "€ 1", "reserve")))
POINT = Point(Fraction(1), HOSTILE)
CHARTS: tuple[Chart, ...] = (
    STACK,
    Stack((Part(HOSTILE, 1, HOSTILE, "later"),)),
    Bars((Row(HOSTILE, (Part(HOSTILE, 1, HOSTILE, "bewoners"),)),)),
    Small((Part(HOSTILE, 1, HOSTILE, "professioneel"),)),
    Lines((Scale(HOSTILE, POINT, POINT, POINT),)),
    Ladder((Tread(HOSTILE, HOSTILE, "besloten"),)),
)


def test_a_page_has_one_title_and_its_landmarks() -> None:
    document = Document("Soesterkwartier 2026", (Heading("In het kort"),), "Voor bewoners", ("Alles is verzonnen.",))
    made = Page(html(document))
    assert made.all("title") == made.all("h1") == ["Soesterkwartier 2026"]
    assert made.all("h2") == ["In het kort"]
    assert [len(made.all(tag)) for tag in ("header", "main", "footer")] == [1, 1, 1]
    assert made.attributes("html") == [{"lang": "nl"}]
    assert Page(html(Document("Plan", (), language="en"))).attributes("html") == [{"lang": "en"}]


def test_the_policy_allows_this_style_and_nothing_else() -> None:
    text = html(Document("Plan", ()))
    inside = text.partition("<style>")[2].partition("</style>")[0]
    known = base64.b64encode(hashlib.sha256(inside.encode()).digest()).decode()
    policy = next(meta["content"] for meta in Page(text).attributes("meta") if "http-equiv" in meta)
    assert policy == f"default-src 'none'; style-src 'sha256-{known}'; base-uri 'none'; form-action 'none'"
    assert text.index("http-equiv") < text.index("<style>")


def test_nothing_is_asked_of_the_outside() -> None:
    made = page(*map(figure, CHARTS))
    assert not {tag for tag, _attributes in made.tags} & {"script", "img", "link", "iframe", "object", "form", "base"}
    asked = {"style", "src", "onclick", "onload", "srcset", "action", "xlink:href"}
    assert not asked & {name for _tag, attributes in made.tags for name in attributes}
    assert not re.search(r"url\(|@import|@font-face", style())


@pytest.mark.parametrize(
    "block",
    [
        Heading(HOSTILE),
        Paragraph(HOSTILE),
        Bullets((HOSTILE, Link(HOSTILE, "a.html"))),
        Facts(((HOSTILE, HOSTILE),)),
        Table(HOSTILE, (HOSTILE,) * 8, "lrrrrrrr", ((HOSTILE,) * 8,), (HOSTILE,) * 8),
        Entries((Entry(HOSTILE, HOSTILE, "good", HOSTILE, (HOSTILE,)),)),
        Fold(HOSTILE, (Paragraph(HOSTILE),)),
        Callout(HOSTILE, (Paragraph(HOSTILE),)),
        *(Figure(HOSTILE, HOSTILE, chart, Table(HOSTILE, (HOSTILE,), "l", ())) for chart in CHARTS),
    ],
    ids=lambda block: type(block).__name__,
)
def test_a_hostile_text_is_text(block: Block) -> None:
    made = page(block)
    assert "script" not in {tag for tag, _attributes in made.tags}
    assert not any("\u202e" in text or "\x1b" in text for text in made.texts)
    shown = [*made.texts, *(value or "" for _tag, attributes in made.tags for value in attributes.values())]
    assert any(SEEN in text for text in shown)


def test_titles_and_feet_are_escaped_too() -> None:
    made = Page(html(Document(HOSTILE, (), HOSTILE, (HOSTILE, Link(HOSTILE, "a.html")))))
    assert made.all("title") == made.all("h1") == [SEEN]
    assert made.all("footer")[0].split("\n") == [SEEN, SEEN]


@pytest.mark.parametrize(
    ("path", "expected"),
    [
        ("2026/soesterkwartier.html", "2026/soesterkwartier.html"),
        ("../de stad #1.html", "../de%20stad%20%231.html"),
        ("javascript:alert(1)", "javascript%3Aalert%281%29"),
        ("//example.org/x", ".//example.org/x"),
        ('x" onclick="alert(1)', "x%22%20onclick%3D%22alert%281%29"),
    ],
)
def test_a_link_leads_to_a_page_of_the_folder(path: str, expected: str) -> None:
    assert page(Bullets((Link("Verder", path),))).attributes("a") == [{"href": expected}]


def test_an_empty_line_parts_paragraphs_and_amounts_stay_together() -> None:
    made = page(Paragraph("Dit jaar is er\n€ 300.\n \nDat is\tgenoeg.", "lead"))
    assert made.all("p") == ["Dit jaar is er €\u00a0300.", "Dat is genoeg."]
    assert made.attributes("p") == [{"class": "lead"}] * 2


def test_a_table_says_what_its_rows_and_columns_are() -> None:
    made = page(table())
    assert made.all("caption") == ["De pot"]
    assert made.all("th") == ["Deel", "Bedrag", "Vast geld", "Samen"]
    assert [head["scope"] for head in made.attributes("th")] == ["col", "col", "row", "row"]
    assert made.attributes("td")[0] == {"class": "r"}
    assert made.all("tfoot") == ["Samen€\u00a0300"]


def test_in_a_table_that_becomes_rows_every_value_keeps_the_head_of_its_column() -> None:
    made = page(table("Deel", "Bedrag", "Waarom"))
    assert made.attributes("td")[0] == {"role": "cell", "class": "r", "data-label": "Bedrag"}
    assert [head["role"] for head in made.attributes("th")] == ["columnheader"] * 3 + ["rowheader"] * 2


@pytest.mark.parametrize(("columns", "rows", "scrolls"), [(2, False, False), (3, True, False), (7, True, True)])
def test_a_wide_table_becomes_rows_on_a_phone_and_a_very_wide_one_can_be_scrolled(
    columns: int, rows: bool, scrolls: bool
) -> None:
    made = page(Table("Wijken", ("Wijk",) * columns, "l" * columns, (("Liendert",) * columns,)))
    assert (made.attributes("table")[0].get("class") == "rows") is rows
    around = [attributes for attributes in made.attributes("div") if attributes.get("tabindex") == "0"]
    assert bool(around) is scrolls
    if scrolls:
        assert around[0]["aria-labelledby"] == made.attributes("caption")[0]["id"]


def test_a_figure_has_a_name_a_text_and_the_same_numbers() -> None:
    made = page(figure(STACK), figure(STACK))
    assert made.all("figcaption") == ["De pot", "De pot"]
    names = [caption["id"] for caption in made.attributes("figcaption")]
    assert names == [one["aria-labelledby"] for one in made.attributes("figure")]
    assert made.all("summary") == ["Dezelfde getallen in een tabel"] * 2
    assert len(made.all("table")) == 2


def test_the_rows_of_a_chart_are_one_picture_for_who_does_not_see_it() -> None:
    first, *others = page(figure(STACK)).attributes("svg")
    assert (first["role"], first["aria-label"]) == ("img", "Alles is vast.")
    assert len(others) == 2
    assert all(one["aria-hidden"] == "true" and "role" not in one for one in others)


def test_no_two_things_have_the_same_id_and_every_name_that_is_used_is_there() -> None:
    made = page(*map(figure, CHARTS), Callout("Let op", (table(*"abcdefg"),)), Callout("Let op", ()))
    ids = [attributes["id"] for _tag, attributes in made.tags if "id" in attributes]
    assert len(set(ids)) == len(ids)
    used = {str(attributes["aria-labelledby"]) for _tag, attributes in made.tags if "aria-labelledby" in attributes}
    fills = {match[1] for _tag, one in made.tags if (match := re.match(r"url\(#(.+)\)", str(one.get("fill"))))}
    assert fills
    assert used | fills <= set(ids)


def test_a_row_with_a_long_name_is_drawn_for_a_phone_and_for_a_wide_page() -> None:
    parts = (Part("Ontmoetingsmaaltijden voor oudere bewoners", 1, "€ 1", "bewoners"), Part("Over", 1, "€ 1", "over"))
    assert [one.get("class") for one in page(figure(Small(parts))).attributes("svg")] == ["narrow", "wide", None]


def test_an_outcome_is_a_word_and_not_only_a_colour() -> None:
    made = page(Entries((Entry("Soep op dinsdag", "Ja", "good", "€ 1.200", ("Dit krijgt alles.\n\nFijn.",)),)))
    assert made.all("p") == ["Soep op dinsdag Ja €\u00a01.200", "Dit krijgt alles.", "Fijn."]
    assert made.attributes("li") == [{"class": "good"}]


def test_blocks_stand_inside_what_holds_them() -> None:
    made = page(Fold("Wat geen geld kreeg", (Callout("Let op", (Bullets(("Een", "Twee"), numbered=True),)),)))
    assert made.all("ol") == ["Een\nTwee"]
    where = next(inside for (tag, _a), inside in zip(made.tags, made.inside, strict=True) if tag == "ol")
    assert [made.tags[n][0] for n in where][-2:] == ["details", "div"]


def test_every_colour_of_a_page_and_a_chart_is_known() -> None:
    text = html(Document("Plan", tuple(map(figure, CHARTS))))
    assert set(re.findall(r"var\(--(?!basis)([\w-]+)\)", text)) <= set(
        re.findall(r"^ *--([\w-]+):", style(), re.MULTILINE)
    )


def test_a_house_style_comes_before_ours_and_changes_the_hash() -> None:
    document = Document("Plan", ())
    dressed = html(document, theme.of(b".dorp { --basis-border-radius-md: 12px }"))
    assert "<style>:root {\n  --basis-border-radius-md: 12px;\n}\n/* " in dressed
    assert Page(dressed).attributes("meta") != Page(html(document)).attributes("meta")


def test_the_same_document_is_the_same_page() -> None:
    document = Document("Plan", tuple(map(figure, CHARTS)))
    assert html(document) == html(document)


def test_a_full_page_is_light_enough_for_a_phone() -> None:
    """Ten themas, twenty effecten and forty voorstellen, all with long names."""
    naam = "Ontmoetingsmaaltijden voor oudere bewoners van de wijk"
    bar, point = Part("Bewonersinitiatieven", 1, "€ 1.234,50", "bewoners"), Point(Fraction(1, 3), "33,3%")
    table = Table("Getallen", ("Waarvoor", "Was", "Nu", "Streven"), "lrrr", ((naam, "1", "2", "3"),) * 20)
    themas = Figure("Per thema", naam, Bars((Row(naam, (bar, bar)),) * 10), table)
    effecten = Figure("Effecten", naam, Lines((Scale(naam, point, point, point),) * 20), table)
    voorstellen = Entries((Entry(naam, "Ja", "good", "€ 1.234,50", (naam * 3, naam)),) * 40)
    assert len(html(Document("Plan", (themas, effecten, voorstellen))).encode()) < 120_000


@pytest.mark.parametrize("chart", CHARTS, ids=lambda chart: type(chart).__name__)
def test_a_picture_stands_alone(chart: Chart) -> None:
    """Well-formed, as wide as asked, in plain colours, with nothing that only a page has."""
    text = svg(chart, 500)
    root = ElementTree.fromstring(text)  # noqa: S314 - made here
    assert root.get("width") == "500"
    assert root.get("viewBox") == f"0 0 500 {root.get('height')}"
    assert not re.search(r"var\(|%\"|class=|style=|href", text)
    paints = {value for one in root.iter() for name in ("fill", "stroke") if (value := one.get(name))}
    assert all(re.fullmatch(r"#[0-9a-f]{6}|url\(#hatch-\d+\)", paint) for paint in paints)
