"""The pages in a real browser: nobody is shut out, nothing is cut, nothing is asked of anybody else, nothing runs."""

from __future__ import annotations

import io
import re
import unicodedata
from collections.abc import Iterable
from html.parser import HTMLParser
from pathlib import Path
from typing import Any

import pytest
from browsing import Scheme, Visit, Visiting
from example_pages import CITY, NAMES, READERS
from helpers import run
from pypdf import PdfReader
from thoroughness import THOROUGH

LOOKS: tuple[tuple[int, Scheme], ...] = ((360, "light"), (360, "dark"), (1280, "light"), (1280, "dark"))
ONE_OF_EACH = ("2026/soesterkwartier-bewoners.html", "2025/soesterkwartier-opdrachtgever.html", CITY)
"""A page of each kind, with all that can stand on it."""


def looks(name: str) -> Iterable[tuple[int, Scheme]]:
    """Pages of one kind are looked at in turn in each way; where all cases are looked at, each page in all of them."""
    n = NAMES.index(name) // len(READERS) % len(LOOKS)
    return LOOKS if THOROUGH else LOOKS[1:3] if name == CITY else LOOKS[n : n + 1]


@pytest.mark.parametrize("name", NAMES)
def test_nobody_is_shut_out_and_nothing_is_cut(pages: Path, visit: Visiting, name: str) -> None:
    address = (pages / name).as_uri()
    one = visit(address)
    assert one.page.locator("script, iframe, object, embed, form, link, img, [style]").count() == 0
    one.unfold()
    for width, scheme in looks(name):
        one.look(width, scheme)
        assert one.violations() == [], (width, scheme)
    for width in (320, 360, 640, 1280):  # 320 and 640: a screen of 1280 at 400% and at 200%
        one.look(width)
        assert one.too_wide() == [], width
        assert one.over_each_other() == [], width
    assert one.cut_on_paper() == []
    assert one.complaints == []
    assert one.requests == [address]


def squeezed(text: str) -> str:
    """Without spaces and marks that cannot be seen, and with letters apart: a line can end anywhere."""
    return re.sub(r"[\s\u00ad\u200b]", "", unicodedata.normalize("NFKC", text))


@pytest.mark.parametrize("name", ONE_OF_EACH)
def test_on_paper_all_folds_are_open_and_nothing_is_left_alone_at_the_end_of_a_sheet(
    pages: Path, visit: Visiting, name: str
) -> None:
    one = visit((pages / name).as_uri())
    folded: list[str] = one.page.evaluate(
        "[...document.querySelectorAll('details *')].filter(piece => !piece.childElementCount)"
        ".map(piece => piece.textContent)"
    )
    assert len(folded) > 10
    read = PdfReader(io.BytesIO(one.page.pdf(prefer_css_page_size=True)))
    assert [round(float(side)) for side in read.pages[0].mediabox[2:]] == [595, 842]  # A4
    sheets = [squeezed(sheet.extract_text()) for sheet in read.pages]
    printed = "".join(sheets)
    assert [text for text in folded if squeezed(text) not in printed] == []
    above: list[str] = one.page.evaluate(
        "[...document.querySelectorAll('h2, h3, caption, figcaption, summary, thead')].map(piece => piece.textContent)"
    )
    assert [text for text in above if any(sheet.endswith(squeezed(text)) for sheet in sheets)] == []


def focused(one: Visit) -> Any:
    """What has the focus: which element, whether it is a closed fold, and how thick the line around it is."""
    return one.page.evaluate("""() => {
        const here = document.activeElement, style = getComputedStyle(here);
        return {
            tag: here.tagName,
            closed: here.tagName === 'SUMMARY' && !here.parentElement.open,
            seen: style.outlineStyle === 'solid' && parseFloat(style.outlineWidth) >= 2
                && style.outlineColor !== getComputedStyle(document.documentElement).backgroundColor,
        };
    }""")


@pytest.mark.parametrize("name", ONE_OF_EACH)
def test_the_keyboard_reaches_every_fold_and_opens_it(pages: Path, visit: Visiting, name: str) -> None:
    one = visit((pages / name).as_uri())
    folds = one.page.locator("details")
    there = folds.count()
    assert there > 1
    one.page.keyboard.press("Tab")
    opened = 0
    while (here := focused(one))["tag"] != "BODY":
        assert here["seen"], here
        if here["closed"]:
            one.page.keyboard.press("Enter")
            opened += 1
        one.page.keyboard.press("Tab")
    assert opened == there
    assert one.page.locator("details:not([open])").count() == 0


@pytest.mark.parametrize("name", ONE_OF_EACH)
def test_with_the_colours_of_a_reader_all_is_still_seen(pages: Path, visit: Visiting, name: str) -> None:
    """Forced colours, as on a screen of high contrast: no shape of a chart and no word in it melts away."""
    one = visit((pages / name).as_uri(), scheme="dark")
    one.page.emulate_media(forced_colors="active", color_scheme="dark")
    melted = one.page.evaluate("""() => {
        const paper = getComputedStyle(document.documentElement).backgroundColor;
        const under = text => {  // the colour of the last shape that is drawn under a word
            const box = text.getBoundingClientRect(), x = (box.left + box.right) / 2, y = (box.top + box.bottom) / 2;
            const shapes = [...text.ownerSVGElement.querySelectorAll('rect')].filter(shape => {
                const on = shape.getBoundingClientRect();
                return on.left <= x && x <= on.right && on.top <= y && y <= on.bottom;
            });
            const fill = shapes.length ? getComputedStyle(shapes.at(-1)).fill : paper;
            return fill.startsWith('url') ? paper : fill;
        };
        const melts = one => {
            const style = getComputedStyle(one);
            if (one.tagName === 'text') return style.fill === under(one);
            return [style.fill, style.stroke].every(colour => colour === paper || colour === 'none');
        };
        return [...document.querySelectorAll('svg :is(rect, circle, line, text)')]
            .filter(one => !one.closest('pattern') && one.getAttribute('fill') !== 'var(--quiet)' && melts(one))
            .map(one => one.outerHTML);
    }""")
    assert melted == []
    one.page.keyboard.press("Tab")
    assert focused(one)["seen"]
    assert one.violations() == []


ATTACKS = (
    "<script>alert(1)</script>",
    '"><img src=x onerror=alert(1)>',
    "'><svg onload=alert(1)>",
    "</style><script>alert(1)</script>",
    "</title></svg></details><iframe src=javascript:alert(1)></iframe>",
    "[klik](javascript:alert(1)) javascript:alert(1) data:text/html,<script>alert(1)</script>",
    "{{ 7 * 7 }}{% include '/etc/passwd' %}<!-- ]]> &lt;b&gt; https://kwaad.example/x.png",
)


PLAN = """
wijk: {text}
jaar: {jaar}
samenvatting: {text}
notitie: {text}
budget:
  totaal: 1000
  bronnen: [{{naam: {text}, bedrag: 1000}}]
  vast: [{{naam: {text}, bedrag: 10}}, {{naam: {text}, bedrag: 5}}]
themas:
  - id: t
    naam: {text}
    doel: {text}
    geleerd: {text}
    ambities: [a]
    effecten:
      - id: x
        wat: {text}
        nulmeting: 10%
        gemeten: 12%
        streven: 20%
        bron: {text}
        verhaal: {text}
        bijdrage: {text}
      - {{id: y, wat: {text}, nulmeting: {text}, gemeten: {text}, streven: {text}}}
signalen: [{{tekst: {text}, thema: t, gedaan: {text}}}, {{tekst: {text}, doorgegeven_aan: p}}]
aanwezig: [{{naam: {text}}}, {{naam: {text}, thema: t}}]
participatie: [{{wat: {text}, opbrengst: {text}, deelnemers: 3, doelgroepen: [g]}}]
bewonersinitiatieven:
  - id: b
    naam: {text}
    wie: {text}
    tekst: {text}
    kosten: 10
    thema: t
    effecten: [x]
    besluit: {{toegekend: 10, door: {text}, motivering: {text}, voorwaarden: {text}}}
    resultaat: {{besteed: 5, bereikt: 3, verhaal: {text}, geleerd: {text}}}
  - {{id: c, naam: {text}, kosten: 20, besluit: {{toegekend: 0, motivering: {text}}}}}
interventies: [{{id: d, naam: {text}, kosten: 20, aanbieder: {text}, waarom: {text}, vult_aan: [b], thema: t}}]
"""
AGENDA = """
gemeente: {text}
ambities: [{{id: a, naam: {text}}}]
doelgroepen: [{{id: g, naam: {text}, moeilijk_bereikbaar: ja}}]
partijen: [{{id: p, naam: {text}}}]
coordinatie: {text}
"""


def made(folder: Path, told: str) -> list[Path]:
    """The pages of two plans in which every text, and everything that can be named, says this."""
    folder.mkdir()
    (folder / ".git").mkdir()
    text = "'" + told.replace("'", "''") + "'"
    (folder / "agenda.yaml").write_text(AGENDA.format(text=text), encoding="utf-8")
    for jaar in (2025, 2026):
        (folder / f"{jaar}.yaml").write_text(PLAN.format(text=text, jaar=jaar), encoding="utf-8")
    done = run("report", folder, "--to", folder / "pages")
    assert done.code == 0, done.err
    return sorted((folder / "pages").rglob("*.html"))


class Elements(HTMLParser):
    """The elements of a page in order, each with the names of its attributes; of a drawing only that it is there."""

    def __init__(self, file: Path) -> None:
        super().__init__()
        self.found: list[tuple[str, ...]] = []
        self.feed(file.read_text(encoding="utf-8"))

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        if tag not in _DRAWN:
            self.found.append((tag, *(name for name, _value in attrs)))


_DRAWN = {"svg", "g", "rect", "line", "circle", "text", "pattern", "path"}
"""Where a name does not fit it is written in another way, so of these there may be more."""


def test_nothing_in_a_plan_ever_runs(tmp_path: Path, visit: Visiting) -> None:
    """All attacks in each text of a plan, in one: no window comes up, nothing is asked for, nothing is refused.

    That nothing was refused says that the policy of the page had nothing to stop: each text is only text. A word
    without an end, also in the caption of a table, makes no page wider than its screen.
    """
    attack = " ".join((*ATTACKS, 220 * "W"))
    files = made(tmp_path / "hostile", attack)
    assert len(files) == 5
    for file in files:
        one = visit(file.as_uri())
        one.unfold()
        one.page.keyboard.press("Tab")
        assert one.complaints == []
        assert one.requests == [file.as_uri()]
        assert one.page.locator("script, img, iframe, svg[onload], [onerror]").count() == 0
        assert attack in one.page.locator("body").inner_text().replace("\n", " ")
        assert one.page.locator("a[href^='javascript:']").count() == 0
        for width in (360, 1280):
            one.look(width)
            assert one.too_wide() == [], width


def test_a_page_has_the_same_elements_whatever_a_plan_says(tmp_path: Path) -> None:
    harmless = [Elements(file).found for file in made(tmp_path / "harmless", "Naam")]
    for n, attack in enumerate(ATTACKS):
        assert [Elements(file).found for file in made(tmp_path / f"{n}", attack)] == harmless, attack
