"""The page of the city: two small wijken worked out by hand, and the sums of the commands on the examples."""

from __future__ import annotations

import json
import pickle
from collections.abc import Sequence

import pytest
import wijkplan
from helpers import ROOT, agenda, plan
from page_helpers import as_text, every_block, reported, tables
from wijkplan.account.account import account
from wijkplan.account.city import city_account, summary
from wijkplan.allocate import allocate
from wijkplan.allocate import city_money as money
from wijkplan.plan.agenda import Agenda
from wijkplan.report.account import city as account_report
from wijkplan.report.allocate import city_money as money_report
from wijkplan.report.page.blocks import Cell, Figure
from wijkplan.report.page.charts import Small
from wijkplan.report.page.documents.city import city
from wijkplan.report.page.places import Reader
from wijkplan.report.page.wijken import CityPage, WijkPage, wijk_page

AGENDA = """
    ambities: [{id: thuis, naam: Thuis in de buurt}, {id: meedoen, naam: Meedoen}, {id: fit, naam: Fit}]
    doelgroepen: [{id: oud, naam: Ouderen}, {id: nieuw, naam: Nieuwkomers, moeilijk_bereikbaar: ja}]
"""
WEST = """
    wijk: West
    jaar: 2025
    budget: {totaal: 1000, vast: [{naam: Zaal, bedrag: 200, thema: samen}]}
    themas: [{naam: Samen, ambities: [meedoen, thuis], effecten: [{wat: Rust, nulmeting: 41%, streven: 50%}]}]
    bewonersinitiatieven:
      - naam: Soep
        thema: samen
        kosten: 300
        besluit: {toegekend: 300}
        resultaat: {besteed: 250, bereikt: 40, doelgroepen: [nieuw]}
"""
ASSEN = """
    wijk: Assenbuurt
    jaar: 2025
    budget: {totaal: 500}
    themas: [{naam: Taal, ambities: [meedoen]}, {naam: Los}]
    interventies: [{naam: Les, thema: taal, kosten: 100, waarom: Vak.}]
"""
# West: 1000 - 200 = 800 to divide, 300 decided. Assenbuurt: 500 to divide, 100 advised. Together 1300, 400 given.
# The money of Samen (200 committed, 300 granted, 250 spent) is half for each of its ambitions.
GOLDEN = """\
Alle wijken naast elkaar
Berkenstad 2025
! Wat nog ontbreekt
  * Het enige effect is niet gemeten.
  * Bij 2 van de 3 thema's staat niet wat er beter moet worden.
  * Bij 3 van de 3 thema's staat niet hoe wijk en aanbieder vonden dat het ging.
## De wijken
[De wijken en hun pagina's]
Wijk | Voor bewoners | Voor de opdrachtgever
Assenbuurt | Assenbuurt voor bewoners -> a.html | –
West | West voor bewoners -> w.html | West voor de opdrachtgever -> wo.html
## Wat de wijken doen, per ambitie
- Thuis in de buurt
    West: Samen
- Meedoen
    Assenbuurt: Taal
    West: Samen
- Fit
    Geen wijk heeft hier een thema voor.
- zonder ambitie
    Assenbuurt: Los
[Effecten en geld per ambitie]
Ambitie | Effecten | Niet gemeten | Vast | Toegekend | Uitgegeven
Thuis in de buurt | 1 | 1 | € 100 | € 150 | € 125
Meedoen | 1 | 1 | € 100 | € 150 | € 125
Fit | 0 | 0 | € 0 | € 0 | € 0
zonder ambitie | 0 | 0 | € 0 | € 0 | € 0
(note) Heeft een thema meer ambities, dan telt het geld in gelijke delen bij elke ambitie.
## Het geld
<Gegeven geld per wijk> Een balk per wijk: Assenbuurt € 100, West € 300.
[Hoe het geld is verdeeld]
Wijk | Te verdelen | Besloten | Advies | Gegeven | Over | Gebruikt | Bewoners
Assenbuurt | € 500 | € 0 | € 100 | € 100 | € 400 | 20% | 0%
West | € 800 | € 300 | € 0 | € 300 | € 500 | 37,5% | 100%
= Alles samen | € 1.300 | € 300 | € 100 | € 400 | € 900 | 30,77% | 75%
(note) Te verdelen: wat al is besloten, met wat nog beschikbaar is.
(note) Gegeven: besloten en advies samen. Gebruikt: welk deel van het geld om te verdelen is gegeven.
(note) Bewoners: welk deel van wat is gegeven, is voor bewonersinitiatieven.
(note) Assenbuurt 2025 gebruikt minder dan de helft van het geld: 20%.
(note) West 2025 gebruikt minder dan de helft van het geld: 37,5%.
(note) Ook dat is een signaal. Kennen bewoners dit geld? Is het makkelijk om mee te doen?
[Hoeveel geld er is]
Wijk | Totaal | Meegenomen | Vast | Flexibel | Reserve
Assenbuurt | € 500 | € 0 | € 0 | € 500 | € 0
West | € 1.000 | € 0 | € 200 | € 800 | € 0
= Alles samen | € 1.500 | € 0 | € 200 | € 1.300 | € 0
[Wat er met het toegekende geld is gedaan]
Wijk | Toegekend | Uitgegeven | Over | Te verantwoorden | Voor bewoners
Assenbuurt | € 0 | € 0 | € 0 | € 0 | € 0
West | € 300 | € 250 | € 50 | € 0 | € 300
= Alles samen | € 300 | € 250 | € 50 | € 0 | € 300
## Effecten
[Hoeveel effecten welke uitkomst hebben]
Wijk | Effecten | Gehaald | Op weg | Niet beter | Niet gemeten | Geen oordeel
Assenbuurt | 0 | 0 | 0 | 0 | 0 | 0
West | 1 | 0 | 0 | 0 | 1 | 0
= Alles samen | 1 | 0 | 0 | 0 | 1 | 0
## Groepen die moeilijk te bereiken zijn
[Waar groepen zijn bereikt, voor zover dat is opgeschreven]
Groep | Bereikt in | Niet bereikt in
Nieuwkomers | West | Assenbuurt
## Wat deze cijfers zeggen
* 40 keer bereikt, met het enige voorstel met geld.
* Gehaald of op weg zegt niet hoe zeker dat is. Kijk per wijk of het verschil toeval kan zijn.
* Wijken verschillen. Leg de verhalen naast elkaar, en maak er geen ranglijst van.
-- Gemaakt uit 2 plannen.
"""
BOTH: dict[Reader, str] = {"bewoners": "w.html", "opdrachtgever": "wo.html"}


def wijk(text: str, hrefs: dict[Reader, str] | None = None) -> WijkPage:
    return wijk_page(reported(plan(text), agenda(AGENDA)), hrefs or {})


def euros(cells: Sequence[Cell]) -> list[float]:
    return [float(str(cell).removeprefix("€ ").replace(".", "").replace(",", ".")) for cell in cells]


def test_the_whole_page_of_two_wijken_by_name() -> None:
    page = CityPage((wijk(WEST, BOTH), wijk(ASSEN, {"bewoners": "a.html"})), "Berkenstad")
    assert as_text(city(page)) == GOLDEN


def test_several_years_stand_apart_the_last_one_first() -> None:
    """So money that moved to the next year is in no sum twice."""
    page = CityPage((wijk(WEST), wijk(WEST.replace("2025", "2026"))))
    text = as_text(city(page))
    assert text.startswith("Alle wijken naast elkaar\nDe stad\n## 2026\n")
    first, _heading, second = text.partition("\n## 2025\n")
    for one in (first, second):
        assert "= Alles samen | € 1.000 | € 0 | € 200 | € 800 | € 0" in one
        assert "\n### Het geld\n" in one
        assert "\n## " not in one.partition("## 2026\n")[2]
    assert "twee keer tellen" not in text


def test_without_pages_of_their_own_wijken_have_no_table_of_them() -> None:
    assert "De wijken en hun pagina's" not in tables(city(CityPage((wijk(WEST),))))


def test_no_plans_and_plans_with_errors_are_said() -> None:
    text = as_text(city(CityPage((), left_out=("plans/fout.yaml",))))
    assert "* plans/fout.yaml" in text
    assert "Er zijn geen plannen." not in text
    assert "Er zijn geen plannen." in as_text(city(CityPage(())))


def test_a_thin_plan_has_no_headings_above_nothing() -> None:
    text = as_text(city(CityPage((wijk_page(reported(plan("wijk: Stil\n"), Agenda()), {}),))))
    assert "per ambitie" not in text
    assert "## Effecten" not in text
    assert "Groepen" not in text


@pytest.mark.parametrize("jaar", ["2025", "2026"])
def test_the_sums_are_those_of_allocate_and_account(jaar: str) -> None:
    read = [wijkplan.read(path) for path in sorted((ROOT / "plans" / jaar).glob("*.yaml"))]
    plans = [(one.sound, one.agenda) for one in read]
    pages = tuple(wijk_page(reported(*one), {}) for one in plans)
    found = tables(city(CityPage(pages)))
    divided = json.loads(
        money_report.as_json(money.city_money([money.summary(*one, allocate(*one)) for one in plans]))
    )["stad"]
    accounted = json.loads(account_report.as_json(city_account([summary(account(*one)) for one in plans])))["stad"]

    how, there = found["Hoe het geld is verdeeld"], found["Hoeveel geld er is"]
    done = found["Wat er met het toegekende geld is gedaan"]
    for keys, table, first in (
        (("te_verdelen", "besloten", "advies", "gegeven", "over"), how, 1),
        (("totaal", "meegenomen", "vast", "flexibel", "reserve"), there, 1),
    ):
        last = first + len(keys)
        assert euros(table.sums[first:last]) == [divided["totaal"][key] for key in keys]
        for row in table.rows:
            told = next(one for one in divided["wijken"] if one["wijk"] == row[0])
            assert euros(row[first:last]) == [told[key] for key in keys]
    keys = ("toegekend", "besteed", "over", "nog_te_verantwoorden", "bewoners")
    assert euros(done.sums[1:]) == [accounted["totaal"]["geld"][key] for key in keys]
    names = [row[0] for row in found["Effecten en geld per ambitie"].rows]
    assert names == [ambitie["naam"] or "zonder ambitie" for ambitie in accounted["ambities"]]
    [chart] = [block.chart for block in every_block(city(CityPage(pages)).blocks) if isinstance(block, Figure)]
    assert isinstance(chart, Small)
    assert sum(part.value for part in chart.parts) == round(100 * divided["totaal"]["gegeven"])


def test_what_is_kept_of_a_plan_is_light_and_goes_from_one_process_to_another() -> None:
    told = "Een lang verhaal. " * 500
    one = wijk_page(reported(plan(WEST.replace("Soep\n", f"Soep\n        tekst: {told}\n")), Agenda()), {})
    raw = pickle.dumps(one)
    assert len(raw) < 4_000
    assert city(CityPage((pickle.loads(raw),))) == city(CityPage((one,)))  # noqa: S301 - our own


def test_names_are_hidden_where_they_are_personal() -> None:
    mail = "mail jan.jansen@example.nl"
    text = WEST.replace("wijk: West", f"wijk: '{mail}'").replace("naam: Samen,", f"id: samen, naam: '{mail}',")
    assert "jan.jansen" not in as_text(city(CityPage((wijk(text),))))
