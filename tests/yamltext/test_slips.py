"""Slips of the pen that a parser reports elsewhere or not at all: an apostrophe in front, a dash without a space."""

from __future__ import annotations

import pytest
import yaml
from helpers import findings
from wijkplan.yamltext import parse

HEAD = "jaar: 2026\nbudget: {totaal: 1000}\n"
APOSTROPHE = "Deze tekst begint met een apostrof. Voor de computer begint daar een citaat."
DASH = "Achter dit streepje ontbreekt een spatie."


def said(text: str) -> list[tuple[int, int, int, str, str]]:
    """Line, column and end of each error, with what is wrong and what to do."""
    return [
        (f.span.line, f.span.column, f.span.end_column, str(f.message), str(f.help))
        for f in findings(text)
        if f.severity == "error"
    ]


def quoted(example: str) -> str:
    return f"Schrijf {example}, met dubbele aanhalingstekens om de tekst."


@pytest.mark.parametrize(
    ("text", "places"),
    [
        ("wijk: 's Heerenhoek\n" + HEAD, [(1, 7, 20, 'wijk: "\'s Heerenhoek"')]),
        ("wijk: 's-Hertogenbosch   # de stad\n" + HEAD, [(1, 7, 23, 'wijk: "\'s-Hertogenbosch"')]),
        (
            HEAD + "wijk: A\nbewonersinitiatieven:\n  - naam: 't Hart\n    kosten: 500\n  - naam: 'n Feest\n",
            [(5, 11, 18, '- naam: "\'t Hart"'), (7, 11, 19, '- naam: "\'n Feest"')],
        ),
        (
            HEAD + "wijk: A\nthemas:\n  - naam: Samen\n    ambities:\n      - 's Ochtends koffie\n      - meedoen\n",
            [(7, 9, 27, '- "\'s Ochtends koffie"')],
        ),
        (
            HEAD + "wijk: A\nthemas: [{naam: 's Ochtends, prioriteit: {wijk: 7}}, {naam: 't Hof}]\n",
            [(4, 17, 28, 'naam: "\'s Ochtends"'), (4, 61, 67, 'naam: "\'t Hof"')],
        ),
        (
            HEAD + "wijk: A\nsamenvatting: 't was: mooi\nthemas: []\n",
            [(4, 15, 27, 'samenvatting: "\'t was: mooi"')],
        ),
        (HEAD + 'wijk: A\ngemeente: \'t "Hof"\n', [(4, 11, 19, 'gemeente: "\'t \\"Hof\\""')]),
        # The next apostrophe closes it, and the parser sees nothing wrong.
        (
            "wijk: 's Heerenhoek\n" + HEAD + "samenvatting: De tuin van de ouders'\n",
            [(1, 7, 20, 'wijk: "\'s Heerenhoek"')],
        ),
    ],
)
def test_an_apostrophe_in_front_is_pointed_at_with_the_quotes_to_put(
    text: str, places: list[tuple[int, int, int, str]]
) -> None:
    expected = [(line, column, end, APOSTROPHE, quoted(example)) for line, column, end, example in places]
    assert said(text) == expected


@pytest.mark.parametrize(
    "text",
    [
        'samenvatting: "\'t Hart"\n',
        "samenvatting: '''t Hart'\n",
        "samenvatting: Kom naar 't Hart\n",
        "samenvatting: 'Kom naar ''t Hart: gezellig'\n",
        "samenvatting: 't Hart'   # gesloten\n",
        "samenvatting: 'Er zijn foto''s die hier hangen'\n",
        "samenvatting: 'Er zijn foto''s die\n  hier hangen'\n",
        "samenvatting: 's avonds zijn er foto''s'\n",
        "samenvatting: |\n  - 't Hart\n  wijk: 's Heerenhoek\n",
        "samenvatting: Kom - 's avonds\n",
        "samenvatting: |\n  -naam: Soep\n",
        "samenvatting: '\n  -naam: Soep'\n",
        "samenvatting: a\n# -naam: Soep\n",
    ],
)
def test_what_is_well_written_is_no_slip(text: str) -> None:
    assert said(HEAD + "wijk: A\n" + text) == []


def test_what_the_user_types_next_is_right() -> None:
    """The help, taken over to the letter."""
    [(*_place, advice)] = said("wijk: 's Heerenhoek\n" + HEAD)
    assert said(f"{advice.removeprefix('Schrijf ').partition(', met')[0]}\n{HEAD}") == []


@pytest.mark.parametrize(
    ("items", "places"),
    [
        ("  -naam: Soep\n", [(5, 3, "- naam: Soep")]),
        ("  -naam: Soep\n   kosten: 40\n", [(5, 3, "- naam: Soep")]),
        ("  -naam: Soep\n  -naam: Kookles\n", [(5, 3, "- naam: Soep"), (6, 3, "- naam: Kookles")]),
        ("  - naam: Soep\n    kosten: 5\n  -naam: Kookles\n", [(7, 3, "- naam: Kookles")]),
        ("-naam: Soep\n", [(5, 1, "- naam: Soep")]),
        ("-naam:\n", [(5, 1, "- naam:")]),
    ],
)
def test_a_dash_without_a_space_is_pointed_at(items: str, places: list[tuple[int, int, str]]) -> None:
    """And nothing is said of what the parser makes of it: a key '-naam', or an indentation that does not fit."""
    expected = [(line, column, column + 1, DASH, f"Schrijf '{example}'.") for line, column, example in places]
    assert said(HEAD + "wijk: A\nbewonersinitiatieven:\n" + items) == expected


def test_the_parser_in_python_finds_the_same(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(parse, "_Loader", yaml.Loader)
    text = HEAD + "wijk: 's Heerenhoek\nthemas: [{naam: 't Hof}]\nsamenvatting: 't was: mooi\n"
    assert [(line, column, end) for line, column, end, *_said in said(text)] == [(3, 7, 20), (4, 17, 23), (5, 15, 27)]


FIETSEN = "  - naam: Koken\n    thema: samen\n    kosten: 900\n    draagvlak: 4\n  - naam: Fietsen\n    kosten: 70\n"
PLAN = "wijk: A\n" + HEAD + "themas: [{naam: Samen}]\nbewonersinitiatieven:\n" + FIETSEN


@pytest.mark.parametrize(
    ("typed", "instead", "place", "message", "advice"),
    [
        # The parser stops on the line after these: there it cannot read on.
        (
            "- naam: Koken",
            "- naam:Koken",
            (6, 5, 10),
            "Achter 'naam:' ontbreekt een spatie.",
            "Schrijf '- naam: Koken'.",
        ),
        ("kosten: 900", "kosten:900", (8, 5, 12), "Achter 'kosten:' ontbreekt een spatie.", "Schrijf 'kosten: 900'."),
        (
            "    kosten: 900",
            "     kosten: 900",
            (8, 6, 12),
            "Deze regel springt te ver in.",
            "Zet er 4 spaties voor, net zoveel als bij de regels ernaast.",
        ),
        (
            "    kosten: 900",
            "kosten: 900",
            (8, 1, 7),
            "Deze regel springt niet ver genoeg in.",
            "Zet er 4 spaties voor, net zoveel als bij de regels ernaast.",
        ),
        ("budget:", "  budget:", (3, 3, 9), "Deze regel springt te ver in.", "Haal de spaties ervoor weg."),
        # What a word processor makes of a dash at the start of a line.
        (
            "- naam: Fietsen",
            "– naam: Fietsen",
            (10, 3, 4),
            "Dit teken lijkt op een streepje, en is het niet.",
            "Schrijf '- naam: Fietsen', met het gewone streepje van je toetsenbord.",
        ),
        (
            "- naam: Fietsen",
            "• naam: Fietsen",
            (10, 3, 4),
            "Dit teken lijkt op een streepje, en is het niet.",
            "Schrijf '- naam: Fietsen', met het gewone streepje van je toetsenbord.",
        ),
        (
            "kosten: 900",
            "kosten = 900",
            (8, 5, 6),
            "Achter deze sleutel ontbreekt een dubbele punt.",
            "Schrijf het zoals 'kosten: 2400', met een spatie na de dubbele punt. Gaat hier een tekst verder? Laat de"
            " regel dan verder inspringen dan die erboven.",
        ),
        # Who leaves one of the two loses a voorstel: one message, and not one more for each line below it.
        (
            "  - naam: Fietsen",
            "    naam: Fietsen",
            (10, 5, 9),
            "'naam' staat hier nog een keer. De eerste staat op regel 6.",
            "Begint hier iets nieuws? Laat de regel dan beginnen met '  - naam:'. Zo niet: laat één van de twee staan.",
        ),
    ],
)
def test_the_line_with_the_slip_is_the_one_that_is_shown(
    typed: str, instead: str, place: tuple[int, int, int], message: str, advice: str
) -> None:
    assert said(PLAN.replace(typed, instead, 1)) == [(*place, message, advice)]
