"""What stands on the page of a plan, for whom, and what never does."""

from __future__ import annotations

import re
from pathlib import Path

import pytest
from helpers import ROOT
from live_helpers import HOSTILE, Served, copied, granted, words, written
from wijkplan import language
from wijkplan.live import pages

SOESTERKWARTIER = ROOT / "plans" / "2026" / "soesterkwartier.yaml"


@pytest.fixture
def kruiskamp(tmp_path: Path) -> Served:
    """By support: soep 300, taalcafé 350, and bal (500) does not fit in the 350 that are left."""
    return Served(written(tmp_path))


def courses(html: str) -> dict[str, str]:
    return dict(re.findall(r'data-id="([^"]+)"[^>]*data-course="([^"]+)"', html))


def test_a_plan_as_it_stands(kruiskamp: Served) -> None:
    html = kruiskamp.page()
    assert granted(html) == {"soep": 300, "taalcafe": 350, "bal": 0}
    assert "Zoals het plan is Iedereen krijgt hetzelfde als in het plan." in words(html)
    assert "Er blijft € 350 over van € 1.000." in words(html)
    assert "Overnemen" not in words(html)
    assert 'aria-label="Plannen van bewoners: € 650. Nog niet verdeeld: € 350."' in html.replace("\u00a0", " ")


def test_what_changed_stands_first_by_name_and_beside_its_line(kruiskamp: Served) -> None:
    """Of 400, soep gets 300 and taalcafé the 100 that is left."""
    html = kruiskamp.page(budget=400, shortfall="deels")
    assert granted(html) == {"soep": 300, "taalcafe": 100, "bal": 0}
    assert courses(html) == {"soep": "same", "taalcafe": "less", "bal": "same"}
    text = words(html)
    assert "Wat als budget € 400 in plaats van € 1.000 tekort: deels in plaats van sla-over" in text
    assert "Anders dan in het plan: 1 krijgt minder. Taalcafé € 250 minder Terug naar het plan" in text
    assert "Taalcafé deels € 100 € 250 minder Gevraagd: € 350. Meer was er niet" in text


def test_who_goes_up_and_down_in_the_ranking(kruiskamp: Served) -> None:
    """Only the thema counts, and the wijk turned their order around: taalcafé is of Groen."""
    only_thema = {"weight.thema": 100, **{f"weight.{name}": 0 for name in ("draagvlak", "doelgroepen", "bereik")}}
    turned = {"prioriteit.samen.wijk": 0, "prioriteit.samen.aanbieder": 0, "prioriteit.groen.wijk": 10}
    text = words(kruiskamp.page(**only_thema, **turned))
    assert "Taalcafé toegekend € 350 1 plaats omhoog" in text
    assert "Soep toegekend € 300 1 plaats omlaag" in text
    assert re.search(r"Groen [0-9,]+ 1 1 plaats omhoog Samen 0,0 1 1 plaats omlaag", text)


def test_a_line_opens_on_why_and_what_would_have_helped(kruiskamp: Served) -> None:
    html = kruiskamp.page(explain="bal")
    assert "Minder vragen: met hoogstens € 350 (€ 150 minder) krijgt dit alles wat het dan vraagt." in words(html)
    assert "Meer geld in de pot: € 1.150 (€ 150 meer) is het minste waarmee dit alles krijgt." in words(html)
    assert "De pot om te verdelen € 1.000 Trede 3: bewonersinitiatieven, 2 voorstellen ervoor € 650 € 350" in words(
        html
    )
    assert html.count('aria-expanded="true"') == 1
    assert 'href="?budget=900&amp;explain=bal#v-bal"' in kruiskamp.page(budget=900)


def test_residents_see_words_and_no_amounts(kruiskamp: Served) -> None:
    html = kruiskamp.page(view="bewoners", budget=400, shortfall="deels", **{"weight.draagvlak": 40}, explain="bal")
    shown = words(html)[words(html).index("Reken opnieuw") :]
    assert "Als het niet past: geef wat er nog is Geld om te verdelen: anders draagvlak: anders" in shown
    assert "Taalcafé deels verandert" in shown
    assert "€" not in shown
    assert granted(html) == {}
    assert copied(html) == ("", [], [])
    assert not re.search(r"\d", re.sub(r"Trede \d", "", shown[shown.index("Wie krijgt geld") :]))


@pytest.mark.parametrize(
    ("name", "query", "notes"),
    [
        ("a bad word", {"method": "per-tema"}, "'per-tema' is er niet bij method."),
        ("no amount", {"budget": "veel"}, "'veel' bij budget is geen getal."),
        ("no votes", {"method": "gelijke-delen"}, "Voor gelijke delen zijn stembriefjes nodig"),
        ("nothing counts", {"ratio.wijk": 0, "ratio.aanbieder": 0}, "Iets moet tellen"),
        ("no such knob", {"kleur": "rood"}, "'kleur' is hier geen knop."),
        ("code", {"<script>": "<script>alert(1)</script>"}, "'<script>' is hier geen knop."),
    ],
)
def test_what_cannot_be_is_a_friendly_line(kruiskamp: Served, name: str, query: dict[str, str], notes: str) -> None:
    html = kruiskamp.page(**query)
    assert notes in words(html), name
    assert "<script>alert" not in html


def test_the_address_is_as_short_as_can_be(kruiskamp: Served) -> None:
    """What the form sends, with every knob in it, leads to what was turned alone; and that again to itself."""
    sent = re.findall(r'<(?:input|select)[^>]* name="([^"]+)"(?: value="([^"]*)")?', kruiskamp.page())
    query = "&".join(f"{name}={value}" for name, value in sent if name not in ("method", "shortfall", "round"))
    assert len(sent) > 15
    assert kruiskamp.ask(f"/?method=rangorde&shortfall=stop&round=&{query}").url.query == b"shortfall=stop"
    assert not kruiskamp.ask("/?round=").url.query


def test_a_text_of_a_plan_is_never_code(tmp_path: Path) -> None:
    html = Served(written(tmp_path, HOSTILE)).page(explain="knobs", round="'\"><b>x</b>", budget=150)
    assert len(granted(html)) == 2
    assert re.findall(r"<script.*?>", html) == ['<script src="/live.js" defer>']
    assert "<b>" not in html
    assert "49" not in words(html)
    assert not re.search(r"<[^>]*\sonfocus=", html)
    ids = re.findall(r'\sid="([^"]+)"', html)
    assert len(ids) == len(set(ids))


PERSONAL = """
    wijk: Kruiskamp
    jaar: 2026
    budget: {totaal: 1000, rondes: [{naam: bel 0612345678, deel: 50%}, {naam: later, deel: 50%}]}
    themas:
      - {naam: Vraag sanne.devries@voorbeeld.nl, prioriteit: {wijk: 5}}
    bewonersinitiatieven:
      - {naam: Bel 0687654321, kosten: 100, draagvlak: 1}
"""


def test_data_of_persons_is_hidden_in_texts_ids_and_addresses(tmp_path: Path) -> None:
    """Such a plan has errors, unless the rules about it are switched off."""
    written(tmp_path, "controle: {negeer: [WP803, WP804]}\n", "agenda.yaml")
    served = Served(written(tmp_path, PERSONAL))
    for view in ("professionals", "bewoners"):
        html = served.page(view=view, budget=50)
        for secret in ("0612345678", "0687654321", "devries"):
            assert secret not in html
        assert "Bel ••••••••••" in html
    assert "Bel ••••••••••" in Served(tmp_path).page("/plan/kruiskamp.yaml")


NO_PLANS = "wijk: Leeg\njaar: 2026\nbudget: {totaal: 1000}\n"
SHORT = """
    wijk: Te kort
    jaar: 2026
    budget: {totaal: 100}
    bewonersinitiatieven: [{naam: Soep, kosten: 300, besluit: {toegekend: 300, motivering: Beloofd.}}]
"""


def test_a_plan_without_voorstellen_or_themas(tmp_path: Path) -> None:
    text = words(Served(written(tmp_path, NO_PLANS)).page())
    assert "Er staan nog geen voorstellen in dit plan." in text
    assert "Hoe belangrijk is elk thema?" not in text


def test_more_decided_than_there_is(tmp_path: Path) -> None:
    written(tmp_path, "controle: {negeer: [WP309]}\n", "agenda.yaml")
    served = Served(written(tmp_path, SHORT))
    assert "Daarom is er nu niets te verdelen." in words(served.page())
    assert granted(served.page(budget=50)) == {"soep": 300}


def test_equal_shares_where_there_are_ballots() -> None:
    """As docs/verdelen.md works it out: six pay bomen, four pay muziek and soep, and bloembakken are too dear."""
    html = Served(ROOT / "docs" / "voorbeeld-verdelen.yaml").page(method="gelijke-delen")
    assert granted(html) == {"bomen": 500, "bloembakken": 0, "muziek": 120, "soep": 280}
    assert "Ieder krijgt een gelijk deel van het geld" in words(html)


def test_a_round_divides_what_there_is_until_then(kruiskamp: Served) -> None:
    """60 per cent of 1000: soep 300, and taalcafé does not fit in the 300 that are left."""
    html = kruiskamp.page(round="voorjaar")
    assert granted(html) == {"soep": 300, "taalcafe": 0, "bal": 0}
    assert 'placeholder="600"' in html


def test_the_whole_page_is_there_in_english() -> None:
    language.use("en")
    try:
        html = Served(SOESTERKWARTIER).page(method="per-thema", budget=50000, round="voorjaar", explain="moestuin")
    finally:
        language.use("nl")
    assert '<html lang="en">' in html
    text = words(html)
    assert "What if we do it differently?" in text
    chrome = re.sub(r"themas?\S*|voorjaar|Spreekuur over geld|Lange tafel in de straat", "", text)
    assert not re.search(r"\b(geld|krijgt|voorstel|niet|plaats|omhoog|omlaag|weegt)\b", chrome)


def test_the_script_stays_small() -> None:
    """It only swaps what the server made: at most 100 lines, and nothing of anybody else."""
    script = pages.script()
    assert len(script.splitlines()) <= 100
    assert not re.search(r"import|https?:", script)
