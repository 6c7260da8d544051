"""Documents as they are handed over, for the renderers: an account in small, and one in which every text does harm."""

from __future__ import annotations

from dataclasses import replace
from fractions import Fraction

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
from wijkplan.report.page.charts import Chart, Part, Stack

POT = Stack((Part("Bewoners", 600_000, "€ 6.000", "bewoners"), Part("Over", 300_000, "€ 3.000", "over")))
MONEY = Table(
    "Het geld",
    ("Waarvoor", "Bedrag", "Deel"),
    "lrr",
    (("Bewoners", "€ 6.000", "67%"), ("Over", "€ 3.000", "33%")),
    ("Samen", "€ 9.000", "100%"),
)
ACCOUNT = Document(
    title="Soesterkwartier 2026",
    kicker="Verantwoording",
    blocks=(
        Paragraph("In deze wijk ging € 6.000 naar bewoners – dat is méér dan vorig jaar.", "lead"),
        Facts((("Te verdelen", "€ 9.000"), ("Voorstellen met geld", "2 van 3"))),
        Callout("Dit ontbreekt nog", (Paragraph("1 van 3 effecten is niet gemeten."), Bullets(("Eenzaamheid",)))),
        Heading("Het geld"),
        Figure("Waar het geld heen gaat", "Twee derde is voor bewoners, één derde is over.", POT, MONEY),
        Heading("Wat bewoners doen"),
        Entries(
            (
                Entry("Soep op dinsdag", "ja", "good", "€ 2.400", ("Iedereen kan mee-eten.", "Bereik: 40 bewoners.")),
                Entry("Fietsclub", "nee", "bad", "", ("Het geld was op.",)),
            )
        ),
        Heading("Hoe is gekozen", 3),
        Bullets(("Eerst wat al loopt.", Link("Dan de stad", "../index.html")), numbered=True),
        Fold("Wat er al is", (Paragraph("De buurtkamer.\n\nElke dag open."), Paragraph("Stand van juli.", "note"))),
    ),
    foot=("Gemaakt van soesterkwartier.yaml. De bedragen zijn verzonnen.", Link("Alle wijken", "../index.html")),
)


def stand_in(chart: Chart, width: int = 640) -> str:
    """A picture with the width of a document and a bar in it."""
    assert isinstance(chart, Stack)
    bar = '<rect x="0" y="10" width="400" height="40" fill="#2a5d84"/><text x="8" y="36">Bewoners</text>'
    return f'<svg xmlns="http://www.w3.org/2000/svg" width="{width}" height="60" viewBox="0 0 {width} 60">{bar}</svg>'


def everywhere(text: str) -> Document:
    """This text at each place where a text can stand, also where a link leads."""
    link = Link(text, text)
    table = Table(text, (text, text), "lr", ((text, text), (link, text)), (text, text))
    part = Part(text, Fraction(1), text, "bewoners")
    blocks: tuple[Block, ...] = (
        Paragraph(text, "lead"),
        Paragraph(f"{text}\n\n{text}", "note"),
        Heading(text),
        Heading(text, 3),
        Bullets((text, link)),
        Bullets((text, link), numbered=True),
        Facts(((text, text), (text, text))),
        table,
        Figure(text, text, Stack((part, part)), table),
        Entries((Entry(text, text, "good", text, (text,)),)),
    )
    return Document(text, (*blocks, Fold(text, blocks), Callout(text, blocks)), text, (text, link))


BARE = Document("", (Heading("", 3), Paragraph(""), Bullets(()), Facts(()), Entries(()), Fold("", ()), Callout("", ())))
"""A document in which there is nothing."""
EMPTY_TABLE = replace(MONEY, caption="", rows=(), sums=())
