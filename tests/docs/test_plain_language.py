"""Our own texts keep to what we ask of a plan: the rules of family 7 have nothing to say about them.

Looked at are the example plans, the Dutch pages (the prose, not the screens and the code in it), and every text of the
program itself, with a word in the place of each value.
"""

from __future__ import annotations

import json
import re
from collections.abc import Iterator

import pytest
from babel.messages.pofile import read_po
from helpers import ROOT, run
from tools.messages import po_file
from wijkplan.checks.language.reading import Remark, own_sentences, remarks

PAGES = (
    *("ci", "git", "handleiding", "naslag", "prioriteren", "taal", "verantwoorden", "verdelen"),
    *("publiceren", "voorbeeld-amsterdam", "wijktafel"),
)
SAVED = "a reason in allocations that people have saved, and that verify holds to the letter"
SHOWN = "shows what the rule is about"
GITHUB = "what it is called at GitHub"
QUESTION = "quotes a question of a resident and the words on the page"
EXCEPTIONS = {
    "Iedereen voor wie dit nodig is, wordt al bereikt.": SAVED,
    "Iedereen voor wie dit nodig is, wordt al bereikt, vooral met zoveel.": SAVED,
    "Bewoners doen hier al iets aan met 'zoveel', en bij 'waarom' staat niet waarom dit ook nodig is.": SAVED,
    "Een woord van kantoor: middels, tevens, in het kader van.": SHOWN,
    "Een afkorting: bijv., m.b.t.": SHOWN,
    "Een woord uit het welzijnswerk zonder uitleg: outreachend.": SHOWN,
    "Deze workflow zet het verschil in de samenvatting van de run, en in een bericht bij de pull request.": GITHUB,
    "Deze workflow zet de pagina's op GitHub Pages, na elke verandering op Iets.": GITHUB,
    "Vraagt iemand *waarom krijgt ons plan niets?* Klik bij dat plan op Waarom, en wat had geholpen?": QUESTION,
    "In Plannen in git staat een veilige workflow die dat in een bericht zet.": GITHUB,
}
"""The sentences that are left as they are, with the reason."""


def prose(page: str) -> Iterator[str]:
    """The paragraphs, items and cells of a page in Markdown, up to its part in English; code in a line is a word."""
    text = re.sub(r"^```.*?^```$", "", page.partition("\n## In English")[0], flags=re.DOTALL | re.MULTILINE)
    text = re.sub(r"^#+ (.*)$", r"\n\1\n", text, flags=re.MULTILINE)
    for block in re.split(r"\n\s*\n|\n(?=\s*(?:[*-]|\d+\.) )|\n(?=\|)", text):
        for piece in block.strip("| \n").split("|") if block.lstrip().startswith("|") else [block]:
            words = re.sub(r"`[^`]*`", "Iets", re.sub(r"!?\[([^\]]*)\]\([^)]*\)", r"\1", piece)).replace("**", "")
            yield re.sub(r"^(?:[*-]|\d+\.) ", "", " ".join(words.split()))


def spoken(text: str) -> str:
    """A text of the program as people may meet it; of a file to fill in only the explanations, each on its line."""
    if "\n" in text and "#" in text:
        text = "\n\n".join(re.findall(r"# +(\w.*)$", text, re.MULTILINE))
    return re.sub(r"(?<!\{)\{\w+\}(?!\})", "zoveel", text).replace("{{", "{").replace("}}", "}")


def catalogue() -> Iterator[str]:
    """Every Dutch text of the program."""
    with po_file("en").open("rb") as file:
        for message in read_po(file):
            yield from map(spoken, [message.id] if isinstance(message.id, str) else message.id)


def hard(text: str) -> Iterator[tuple[str, str]]:
    """Each sentence about which there is something to say, and what."""
    for remark in remarks(text):
        yield sentence(text, remark), f"{remark.kind} {remark.size or ''}"


def sentence(text: str, remark: Remark) -> str:
    return next(one.own for one in own_sentences(text) if one.start <= remark.start < one.end)


def found() -> list[tuple[str, str]]:
    pages = [prose((ROOT / "docs" / f"{page}.md").read_text(encoding="utf-8")) for page in PAGES]
    return [one for texts in (*pages, catalogue()) for text in texts for one in hard(text)]


def test_the_pages_and_all_that_the_program_says() -> None:
    assert [one for one in found() if one[0] not in EXCEPTIONS] == []


def test_every_exception_is_still_needed() -> None:
    assert EXCEPTIONS.keys() - {text for text, _what in found()} == set()


def test_in_the_example_plans_there_is_nothing_hard() -> None:
    shown = json.loads(run("language", "plans", "--format", "json", cwd=ROOT).out)
    assert shown["gelezen"]["zinnen"] > 300
    assert (shown["moeilijk"], shown["woorden"]) == (0, [])


@pytest.mark.parametrize(
    ("page", "pieces"),
    [
        ("# Kop\n\nEen [link](x.md) naar\n`code`.\n", ["Kop", "Een link naar Iets."]),
        ("* een\n  twee\n* drie\n", ["een twee", "drie"]),
        ("```console\nwordt gedaan\n```\n\nDaarna\n\n## In English\n\nNo\n", ["Daarna"]),
        ("| Een | Twee |\n|---|---|\n| drie | **vier** |\n", ["Een", "Twee", "drie", "vier"]),
    ],
)
def test_what_is_prose(page: str, pieces: list[str]) -> None:
    assert [piece for piece in prose(page) if piece.strip("-")] == pieces


def test_of_a_file_to_fill_in_the_explanations_are_read() -> None:
    assert spoken("# Uitleg.\nwijk: {wijk}  # de naam\n") == "Uitleg.\n\nde naam"
    assert spoken("Er is {n} over van {{dit}}.") == "Er is zoveel over van {dit}."
