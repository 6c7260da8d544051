"""A document as Markdown: what is read, and texts from plans that mean nothing in it."""

from __future__ import annotations

import re
from dataclasses import replace

import pytest
from markdown_it import MarkdownIt
from paper_documents import ACCOUNT, BARE, EMPTY_TABLE, everywhere
from wijkplan.report.page.blocks import Document, Figure, Link
from wijkplan.report.page.render.markdown import markdown
from wijkplan.report.page.texts import paragraphs

READER = MarkdownIt("gfm-like", {"html": True, "linkify": True})


def test_a_document_reads_from_top_to_bottom() -> None:
    assert (
        markdown(ACCOUNT)
        == """\
# Soesterkwartier 2026

*Verantwoording*

In deze wijk ging € 6.000 naar bewoners – dat is méér dan vorig jaar.

* Te verdelen: **€ 9.000**
* Voorstellen met geld: **2 van 3**

> **Dit ontbreekt nog**
>
> 1 van 3 effecten is niet gemeten.
>
> * Eenzaamheid

## Het geld

**Waar het geld heen gaat**

Twee derde is voor bewoners, één derde is over.

**Het geld**

| Waarvoor | Bedrag | Deel |
| --- | ---: | ---: |
| Bewoners | € 6.000 | 67% |
| Over | € 3.000 | 33% |
| **Samen** | **€ 9.000** | **100%** |

## Wat bewoners doen

* **Soep op dinsdag**: ja, € 2.400
  * Iedereen kan mee-eten.
  * Bereik: 40 bewoners.
* **Fietsclub**: nee
  * Het geld was op.

### Hoe is gekozen

1. Eerst wat al loopt.
2. [Dan de stad](../index.md)

**Wat er al is**

De buurtkamer.

Elke dag open.

Stand van juli.

---

Gemaakt van soesterkwartier.yaml. De bedragen zijn verzonnen.

[Alle wijken](../index.md)
"""
    )


def skeleton(document: Document) -> str:
    """The tags of a document once it is shown, without the pages that links lead to."""
    return re.sub(r">[^<]+<|(?<=href=)\"[^\"]*\"", "><", READER.render(markdown(document)))


@pytest.mark.parametrize(
    "text",
    [
        "# Kop",
        "- punt",
        "1. punt",
        "---",
        "> citaat",
        "| a | b |",
        "**vet** _schuin_ `code` ~~weg~~",
        "[klik](https://kwaad.example)",
        "![x](https://kwaad.example/x.png)",
        "<script>alert(1)</script>",
        "</blockquote></details>",
        "&lt;b&gt;",
        "```\ncode",
        "    code",
        "regel\n# kop\n* punt",
        "eind\\",
        "javascript:alert(1)",
        "https://kwaad.example",
    ],
)
def test_a_text_means_nothing_to_markdown(text: str) -> None:
    assert skeleton(everywhere(text)) == skeleton(everywhere("gewone woorden"))


def test_nothing_is_made_of_nothing() -> None:
    assert markdown(BARE).split() == ["#", "Wijkplan"]
    assert "****" not in markdown(Document("Leeg", (EMPTY_TABLE,)))


@pytest.mark.parametrize(
    ("href", "leads"),
    [
        ("../index.html", "../index.md"),
        ("2026/soest_1.html", "2026/soest_1.md"),
        ("de wijk (é).html", "de%20wijk%20%28%C3%A9%29.md"),
        ("https://kwaad.example", "https%3A//kwaad.example"),
        ("//kwaad.example", ".//kwaad.example"),
        ("javascript:alert(1)", "javascript%3Aalert%281%29"),
        ("a](b", "a%5D%28b"),
    ],
)
def test_a_link_leads_to_a_page_beside_this_one(href: str, leads: str) -> None:
    text = markdown(Document("Links", (), foot=(Link("Wijk", href),)))
    assert text.endswith(f"\n\n[Wijk]({leads})\n")
    assert f'<a href="{leads}">Wijk</a>' in READER.render(text)


def test_a_link_without_a_page_is_a_text() -> None:
    assert markdown(Document("Links", (), foot=(Link("Wijk", ""),))).endswith("\n\nWijk\n")


def test_a_title_is_not_said_twice() -> None:
    (figure,) = (block for block in ACCOUNT.blocks if isinstance(block, Figure))
    assert markdown(Document("Wijk", (replace(figure, title="Het geld"),))).count("Het geld") == 1


def test_an_empty_line_parts_paragraphs() -> None:
    assert paragraphs("een\ntwee\n \n\n drie\x07") == ["een twee", "drie\\x07"]
    assert paragraphs(" \n\n ") == []
