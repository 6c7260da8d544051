"""Text that is no YAML: we say in our own words what is wrong and what to do, whichever parser stopped.

PyYAML has two parsers: libyaml, and one in Python where libyaml is missing. Each speaks English of its own.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from random import Random
from typing import Any

import pytest
import yaml
from gathered import together
from helpers import findings
from thoroughness import cases
from wijkplan.yamltext import parse
from wijkplan.yamltext.document import Span

HEAD = "wijk: Soesterkwartier\njaar: 2026\nbudget: {totaal: 480000}\n"

PARSERS = [parse.PureLoader, *([yaml.CLoader] if hasattr(yaml, "CLoader") else [])]

BROKEN = {
    "samenvatting: Samen: dat doen we": "Hier kan geen dubbele punt staan.",
    "samenvatting: 'Samen': eten": "Hier kan geen dubbele punt staan.",
    "gemeente\nsamenvatting: Samen": "Achter deze sleutel ontbreekt een dubbele punt.",
    "gemeente: 'Soest": "Een aanhalingsteken of haakje van regel 4 gaat niet meer dicht.",
    "gemeente: 'Soest\n---\nwijk: B": "Een aanhalingsteken of haakje van regel 4 gaat niet meer dicht.",
    "themas: [{naam: Samen}": "De accolades of haken van regel 4 kloppen niet.",
    "themas: [{naam: Samen} {naam: Leven}]": "De accolades of haken van regel 4 kloppen niet.",
    "spelregels: {klein_bedrag: 5 afronding: 1}": "De accolades of haken van regel 4 kloppen niet.",
    "themas: [": "Hier ontbreekt iets, of een haak gaat niet meer dicht.",
    "themas: [, {naam: Samen}]": "Hier ontbreekt iets, of een haak gaat niet meer dicht.",
    "samenvatting: }": "Hier ontbreekt iets, of een haak gaat niet meer dicht.",
    "gemeente: @Soest": "Met dit teken kan een tekst niet beginnen.",
    "samenvatting: %voor iedereen": "Met dit teken kan een tekst niet beginnen.",
    "samenvatting: - eten": "Hier kan geen streepje staan.",
    "samenvatting: ? wie weet": "Hier kan geen los vraagteken staan.",
    "themas:\n  - naam: Samen\n  naam: Leven": "Deze regel hoort niet bij de lijst van regel 5.",
    "themas:\n  - naam: Samen\n - naam: Leven": "Deze regel springt anders in dan de rest van het blok van regel 1.",
    "- naam: Samen": "Deze regel springt anders in dan de rest van het blok van regel 1.",
    "gemeente: 'Soest' en Baarn": "Hierachter staat nog iets dat daar niet kan.",
    "themas: [{naam: Samen}]]": "Hierachter staat nog iets dat daar niet kan.",
    "...\nthemas: []": "Deze regel hoort niet bij wat erboven staat.",
    'gemeente: "So\\est"\nsamenvatting: "C:\\Wijk"': "Na de backslash (\\) staat een teken dat daar niet kan.",
    'gemeente: "\\xij"': "Na de backslash (\\) staat een teken dat daar niet kan.",
    'gemeente: "\\uD8"': "Na de backslash (\\) staat een teken dat daar niet kan.",
    'gemeente: "\\U99999999"': "Na de backslash (\\) staat een teken dat daar niet kan.",
    'gemeente: "Soest\n  \\U00110000"': "Na de backslash (\\) staat een teken dat daar niet kan.",
    "samenvatting: |Samen\n  eten": "Achter het teken | of > staat iets dat daar niet kan.",
    "samenvatting: >0\n  eten": "Achter het teken | of > staat iets dat daar niet kan.",
    "...\n%YAML 3.0\n---\nwijk: B": "Een regel kan niet met % beginnen.",
    f"...\n%YAML {'9' * 5_000}.0\n---\nwijk: B": "Een regel kan niet met % beginnen.",
    "% voor iedereen": "Een regel kan niet met % beginnen.",
    "samenvatting: & dan": "Achter de & hoort een naam.",
    "samenvatting: * let op": "Achter de * hoort een naam.",
    "samenvatting: !a!b let op": "Achter de ! staat iets dat daar niet kan.",
    "samenvatting: !<let op": "Achter de ! staat iets dat daar niet kan.",
    "samenvatting: !%% let op": "Achter de ! staat iets dat daar niet kan.",
}
"""What people write (below `HEAD`), and what we say of it."""

PLAN = (
    HEAD
    + """\
samenvatting: "Samen \\"eten\\", samen doen"
themas:
  - id: samen
    naam: 'Prettig samenleven'   # in de buurt
    doelgroepen: [ouderen, {naam: x}]
    doel: |
      elkaar kennen
signalen: []
"""
)
PIECES = ["[", "]", "{", "}", ",", ": ", ":", "- ", "? ", "'", '"', "\\", "|", ">", "|x", "&", "*", "!", "!<", "%", "@"]
PIECES += [
    "`",
    "#",
    "\n",
    "\n ",
    "\n\t",
    "\t",
    "---\n",
    "\n---\n",
    "...\n",
    "\n%YAML 9.9\n",
    '"\\q"',
    '"\\u12"',
    "é",
    "]]",
]

# Words of either parser that are no Dutch.
ENGLISH = re.compile(
    r"\b(while|scanning|parsing|found|expected|did|not|could|cannot|find|mapping|values?|allowed|context|token|any|start"
    r"|sequence|entries|here|block|end|key|flow|node|content|unexpected|stream|quoted|scalar|simple|character|unknown"
    r"|escape|directive|anchor|alias|tag|comment|line|break|indentation|indicator|nesting|depth|exceeded|but|got|the)\b",
    re.IGNORECASE,
)


@pytest.fixture(params=PARSERS, ids=lambda parser: parser.__name__, autouse=True)
def parser(request: pytest.FixtureRequest, monkeypatch: pytest.MonkeyPatch) -> Any:
    monkeypatch.setattr(parse, "_Loader", request.param)
    return request.param


def said(text: str) -> list[tuple[str, str]]:
    """What is said of a text that is no YAML, or too deep: what is wrong, and what to do."""
    return [(str(f.message), str(f.help)) for f in findings(text) if f.code in ("WP005", "WP011")]


def stops(parser: Any, text: str) -> bool:
    """Whether the parser itself refuses this."""
    try:
        for _event in yaml.parse(text, Loader=parser):
            pass
    except yaml.MarkedYAMLError:
        return True
    return False


@together(("text", "message"), BROKEN.items())
def test_a_common_mistake_has_words_of_its_own(text: str, message: str) -> None:
    ((found, advice),) = said(f"{HEAD}{text}\n")
    assert found == message
    assert advice.endswith(".")


def test_a_code_for_no_character_is_pointed_at_behind_its_backslash() -> None:
    (fault,) = parse.parse('wijk: Noord\ngemeente: "Soest\n  \\U99999999"\n').faults
    assert (fault.kind, fault.span, fault.values["begun"]) == ("syntax", Span(3, 5, 3, 6), 2)
    assert fault.values["problem"] == "while parsing a quoted scalar: found invalid Unicode character escape code"


def test_no_english_of_a_parser_in_a_thousand_slips(parser: Any) -> None:
    """One to three pieces typed anywhere in a plan."""
    random = Random(1)  # noqa: S311 - nothing is kept secret with it
    stopped = 0
    for _ in range(cases(1_000)):
        text = PLAN
        for piece in random.choices(PIECES, k=random.randint(1, 3)):
            place = random.randrange(len(text))
            text = text[:place] + piece + text[place:]
        found = said(text)
        assert not [words for message in found for words in message if ENGLISH.search(words)], text
        stopped += stops(parser, text)
        # A tab has its own message; a second document or a list as a key ends the reading before the parser stops.
        assert found or not stops(parser, text) or any(f.severity == "error" for f in findings(text)), text
    assert stopped > cases(300)


def test_of_a_problem_that_we_do_not_know_no_word_is_shown(monkeypatch: pytest.MonkeyPatch) -> None:
    def unheard_of(*_arguments: object, **_options: object) -> Iterator[Any]:
        raise yaml.parser.ParserError("while guessing", None, "found a wild llama", yaml.Mark("", 5, 1, 0, None, 0))
        yield

    monkeypatch.setattr(yaml, "parse", unheard_of)
    assert said(HEAD) == [
        (
            "Dit is geen goede YAML: hier kan de computer niet verder lezen.",
            "Kijk naar het inspringen en naar de tekens ervoor.",
        )
    ]


@pytest.mark.parametrize("sign", ["[", "{a: ", "[{a: "])
@pytest.mark.parametrize("key", ["samenvatting: ", "themas:\n  - "])
def test_where_a_parser_has_a_limit_of_its_own_ours_still_comes_first(key: str, sign: str) -> None:
    """Among others after an emoji, which is one character to us and several bytes to libyaml."""
    ((message, _),) = said(f"# 😀\n{HEAD}{key}{sign * 5_000}\n")
    assert message == "Hier zitten meer dan 20 lagen in elkaar."
