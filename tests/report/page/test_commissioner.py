"""The document for the commissioner: a small year worked out by hand, and what it may never say."""

from __future__ import annotations

import json
import re
from collections.abc import Iterator
from fractions import Fraction
from itertools import zip_longest
from pathlib import Path
from typing import Any

import made_up_years
import pytest
import wijkplan
from helpers import ROOT, agenda, plan
from page_helpers import as_text, every_block, reported, tables
from thoroughness import chosen
from wijkplan import language
from wijkplan.language.numbers import euros as told_euros
from wijkplan.plan.agenda import Agenda
from wijkplan.plan.plan import Plan
from wijkplan.report.account.account import json_item
from wijkplan.report.allocate import allocation as allocation_report
from wijkplan.report.page.blocks import Document, Entries, Figure, Heading
from wijkplan.report.page.charts import Bars, Lines, Point, Stack
from wijkplan.report.page.documents.commissioner.commissioner import commissioner
from wijkplan.report.page.reported import Reported

AGENDA = """
    ambities: [{id: thuis, naam: Thuis in de buurt}, {id: meedoen, naam: Meedoen}, {id: fit, naam: Fit}]
    doelgroepen:
      - {id: nieuw, naam: Nieuwkomers, moeilijk_bereikbaar: ja}
      - {id: arm, naam: Arm, moeilijk_bereikbaar: ja}
    partijen: [{id: stad, naam: De gemeente}]
"""
YEAR = """
    wijk: Berkenhof
    jaar: 2025
    notitie: Niet voor buiten.
    budget:
      totaal: 10000
      bronnen: [{naam: Gemeente, bedrag: 8000}, {naam: Woningcorporatie, bedrag: 2000}]
      vast:
        - {naam: Zaal, bedrag: 4000, thema: samen}
        - {naam: Kantoor, bedrag: 500, soort: uitvoering}
      reserve: 500
    themas:
      - id: samen
        naam: Samen
        ambities: [meedoen, thuis]
        prioriteit: {wijk: 8, aanbieder: 6}
        oordeel: {wijk: 7}
        geleerd: Eerder beginnen.
        effecten:
          - id: kennen
            wat: Buren kennen elkaar
            nulmeting: {waarde: 41%, jaar: 2023, aantal: 310}
            gemeten: {waarde: 44%, jaar: 2025, aantal: 295}
            streven: 50%
            bron: enquête
            bijdrage: De soep is elke week.
            andere_oorzaken: Er kwam een huismeester.
          - {id: groen, wat: Meer groen, nulmeting: weinig, streven: veel}
      - {id: los, naam: Los}
    signalen:
      - {tekst: Ik ken niemand., thema: samen, aantal: 19, voorstellen: [soep], teruggekoppeld: 2025-06-12}
      - {tekst: De bus rijdt niet., doorgegeven_aan: stad}
    bewonersinitiatieven:
      - id: soep
        naam: Soep
        thema: samen
        status: klaar
        kosten: 900
        bereik: 120
        effecten: [kennen]
        besluit: {toegekend: 900, datum: 2025-03-02, door: buurtbestuur}
        resultaat:
          {besteed: 850.50, bereikt: 131, doelgroepen: [nieuw], waardering: 8, verhaal: Het liep., geleerd: Vroeger.}
      - {id: bal, naam: Bal, thema: samen, kosten: 300, besluit: {toegekend: 300, motivering: Voor de jeugd.}}
      - {id: film, naam: Film, thema: samen, kosten: 400, besluit: {toegekend: 0, motivering: Te duur.}}
    interventies:
      - id: coach
        naam: Coach
        kosten: 2000
        besluit: {toegekend: 1500, datum: 2025-04-01, door: stad, motivering: De helft doen we zelf.}
    participatie:
      - {wat: wijktafel, datum: 2024-10-03, deelnemers: 38, nieuw: 11, doelgroepen: [nieuw], opbrengst: Een plek.}
"""
# The pot: 10000 - 4500 committed - 500 reserve = 5000. Granted: 900 + 300 + 1500 = 2700, so 2300 is left of it.
# Spent 850.50 of the 900 of Soep: 49.50 goes back. Bal (300) and Coach (1500) wrote nothing down: 1800.
# Samen counts for two ambitions: of 4000 committed, 1200 granted and 850.50 spent, half is 2000, 600 and 425.25.
# Film asks 400 and would fit in what was left (2300); Coach asks 2000, which would fit in 2300 + 1500.
# 41% of 310 to 44% of 295: z = 0.75, so that may be chance; 3 of the 9 points is 33%.
GOLDEN = """\
Voor de opdrachtgever
Wat er kwam van Berkenhof 2025
! Wat nog ontbreekt
  * 1 van de 2 effecten is niet gemeten.
  * Bij 1 van de 2 thema's staat niet wat er beter moet worden.
  * 2 van de 3 voorstellen met geld zijn nog niet helemaal verantwoord.
  * Van € 1.800 staat nergens wat ermee is gedaan.
  * Van 1 van de 2 signalen hoorden bewoners niet wat ermee is gedaan.
  * Na het enige moment hoorden bewoners niet wat ermee is gedaan.
  * Bij 2 van de 2 thema's staat niet hoe wijk en aanbieder vonden dat het ging.
Te verdelen, zonder reserve: € 5.000
Toegekend: € 2.700
Uitgegeven: € 850,50
Over, gaat terug: € 49,50
Nog te verantwoorden: € 1.800
Effecten met een cijfer: 1 van de 2
Voorstellen verantwoord: 1 van de 3
## Van ambitie naar euro's
[Geld per ambitie]
Ambitie | Thema's | Vast | Toegekend | Uitgegeven
Thuis in de buurt | 1 | € 2.000 | € 600 | € 425,25
Meedoen | 1 | € 2.000 | € 600 | € 425,25
Fit | 0 | € 0 | € 0 | € 0
zonder ambitie | 1 | € 500 | € 1.500 | € 0
= Alles samen | 2 | € 4.500 | € 2.700 | € 850,50
(note) Heeft een thema meer ambities, dan telt het geld in gelijke delen bij elke ambitie. In de som telt zo'n thema \
maar één keer.
Hieraan werkt deze wijk niet met een thema: Fit.
Deze thema's horen bij geen ambitie: Los.
## Ambitie: Thuis in de buurt
Geld: € 2.000 vast, € 600 toegekend, € 425,25 daarvan uitgegeven.
### Samen
Geld: € 4.000 vast, € 1.200 toegekend, € 850,50 daarvan uitgegeven.
(note) Dit thema heeft nog 1 ambitie. Het geld telt bij elke ambitie voor een gelijk deel.
- Buren kennen elkaar / op weg
    Volgens de meting is dit 33% van de weg naar het streven. Dit verschil kan toeval zijn.
    Soep: € 900 toegekend, € 850,50 uitgegeven
- Meer groen / niet gemeten
    Dit is niet gemeten. Of het beter gaat, weten we niet.
    Geen voorstel noemt dit effect.
Met geld, zonder effect waaraan het werkt:
* Bal: € 300 toegekend; wat is uitgegeven, is niet bekend
## Ambitie: Meedoen
Geld: € 2.000 vast, € 600 toegekend, € 425,25 daarvan uitgegeven.
### Samen
Geld: € 4.000 vast, € 1.200 toegekend, € 850,50 daarvan uitgegeven.
Dit thema telt ook mee bij 'Thuis in de buurt'. Daar staan de effecten en de voorstellen.
## Thema's zonder ambitie
### Los
Geld: € 0 vast, € 0 toegekend, € 0 daarvan uitgegeven.
Hier staat niet wat er beter moet worden.
## Zonder thema
Bij geen thema: € 500 vast, € 1.500 toegekend, € 0 daarvan uitgegeven.
* Coach: € 1.500 toegekend; wat is uitgegeven, is niet bekend
## Effecten in cijfers
### Samen
<Effecten van Samen> Per effect: waar het begon, waar het nu staat en waar het heen moet. Buren kennen elkaar: was \
41%, nu 44%, streven 50%.
[Cijfers van Samen]
Effect | Was | Nu | Streven | Uitkomst | Hoe zeker
Buren kennen elkaar | 41% (2023, 310 mensen gevraagd) | 44% (2025, 295 mensen gevraagd) | 50% | op weg | \
Dit verschil kan toeval zijn.
Meer groen | (geen cijfer) | – | (geen cijfer) | niet gemeten | –
- Buren kennen elkaar
    Onze bijdrage: De soep is elke week.
    Kan ook komen door: Er kwam een huismeester.
    Bron: enquête
## Het geld
<Waar € 10.000 naartoe gaat> Al beloofd: € 4.500. Plannen van bewoners: € 1.200. \
Werk van professionals: € 1.500. Achter de hand: € 500. Nog niet verdeeld: € 2.300.
[Waar € 10.000 naartoe gaat]
Waarvoor | Bedrag
Al beloofd | € 4.500
Plannen van bewoners | € 1.200
Werk van professionals | € 1.500
Achter de hand | € 500
Nog niet verdeeld | € 2.300
= Samen | € 10.000
[Wat er met het geld is gedaan]
Geld | Bedrag
te verdelen, zonder reserve | € 5.000
toegekend | € 2.700
− uitgegeven | € 850,50
− over, gaat terug | € 49,50
= nog te verantwoorden | € 1.800
* Van wat is toegekend, is € 1.200 voor bewonersinitiatieven en € 1.500 voor professionals.
* Kosten om het werk te regelen (uitvoering): € 500. Dat is vast geld.
* Bij geen thema: € 500 vast, € 1.500 toegekend, € 0 daarvan uitgegeven.
[Van wie het geld komt]
Wie | Bedrag
Gemeente | € 8.000
Woningcorporatie | € 2.000
= Samen | € 10.000
<Toegekend per thema, bewoners naast professionals> Samen: € 1.200 voor bewoners en € 0 voor professionals. \
Zonder thema: € 0 voor bewoners en € 1.500 voor professionals.
[Geld per thema]
Thema | Vast | Bewoners | Professionals | Toegekend | Uitgegeven
Samen | € 4.000 | € 1.200 | € 0 | € 1.200 | € 850,50
Zonder thema | € 500 | € 0 | € 1.500 | € 1.500 | € 0
= Samen | € 4.500 | € 1.200 | € 1.500 | € 2.700 | € 850,50
## Besluiten die afwijken van het advies
(note) Het advies is wat de ladder geeft, als alle andere besluiten blijven staan.
- Coach / minder dan het advies / € 1.500
    Het advies was € 2.000: Het hele bedrag past in de € 3.800 die over was.
    Waarom: De helft doen we zelf.
    Besluit van 1 april 2025, door De gemeente.
- Film / minder dan het advies / € 0
    Het advies was € 400: Het hele bedrag past in de € 2.300 die over was.
    Waarom: Te duur.
## Meepraten en groepen
* 1 moment om mee te praten.
* Er is 38 keer meegedaan.
* 11 keer was dat voor het eerst, voor zover het is opgeschreven.
* Daarna is niet verteld wat ermee is gedaan.
* Moeilijk te bereiken, en bereikt: Nieuwkomers.
* Moeilijk te bereiken, en niet bereikt: Arm.
[Momenten om mee te praten]
Wat | Datum | Deelnemers | Voor het eerst | Groepen | Verteld op
wijktafel | 3 oktober 2024 | 38 | 11 | Nieuwkomers | –
Wat eruit kwam:
* wijktafel: Een plek.
[Wat wijk en aanbieder vooraf en achteraf zeiden, van 0 tot 10]
Thema | Wijk: prioriteit vooraf | Wijk: oordeel achteraf | Aanbieder: prioriteit vooraf | Aanbieder: oordeel achteraf
Los | – | – | – | –
Samen | 8 | 7 | 6 | –
## Wat bewoners zeiden
* 2 signalen.
* Ergens toe geleid: 1. Doorgegeven: 1. Bleef liggen: 0.
* Aan bewoners verteld wat ermee is gedaan: 1.
+ Elk signaal
  - Ik ken niemand. (19 bewoners) / leidde ergens toe
      Hieruit kwam: Soep
      Verteld aan bewoners op 12 juni 2025
  - De bus rijdt niet. / doorgegeven
      Doorgegeven aan: De gemeente
## Voorstellen met geld
[Voorstellen met geld]
Voorstel | Soort | Toegekend | Uitgegeven | Over | Bereik verwacht | Bereikt | Verantwoording
Bal | Bewoners | € 300 | onbekend | onbekend | – | – | nog niet verantwoord
Coach | Professionals | € 1.500 | onbekend | onbekend | – | – | nog niet verantwoord
Soep | Bewoners | € 900 | € 850,50 | € 49,50 | 120 | 131 | verantwoord
= Samen |  | € 2.700 | € 850,50 | € 49,50 |  |  | € 1.800 nog te verantwoorden
(note) Samen 131 keer bereikt. Dat is bekend van 1 van de 3 voorstellen met geld. Wie aan meer dan één voorstel \
meedeed, telt vaker mee.
+ Verhalen bij de voorstellen
  - Soep
      Cijfer van wie meedeed: 8.
      Het liep.
## Wat er is geleerd
* Samen: Eerder beginnen.
* Soep: Vroeger.
"""
REAL = "geen toeval"
EXAMPLES = sorted(path.relative_to(ROOT).as_posix() for path in (ROOT / "plans").glob("20*/*.yaml"))


@pytest.fixture(scope="module")
def year() -> Reported:
    return reported(plan(YEAR), agenda(AGENDA))


@pytest.fixture(scope="module")
def examples() -> list[Reported]:
    read = ((name, wijkplan.read(ROOT / name)) for name in EXAMPLES)
    return [reported(loaded.sound, loaded.agenda, name, loaded.ballots) for name, loaded in read]


def made_up(step: int = 1) -> Iterator[tuple[dict[str, Any], Reported]]:
    known = Agenda.model_validate(made_up_years.AGENDA)
    for seed in chosen(1_000)[::step]:
        data = made_up_years.made_up(seed)
        yield data, reported(Plan.model_validate(data), known)


def figures(document: Document) -> dict[str, Figure]:
    return {block.title: block for block in every_block(document.blocks) if isinstance(block, Figure)}


def empty_headings(document: Document) -> list[str]:
    """Headings with nothing below them but the end, or a heading that is no part of them."""
    return [
        block.text
        for block, after in zip_longest(document.blocks, document.blocks[1:])
        if isinstance(block, Heading) and (after is None or (isinstance(after, Heading) and after.level <= block.level))
    ]


def euros(text: object) -> float:
    return float(str(text).removeprefix("€ ").replace(".", "").replace(",", "."))


def test_the_whole_document_of_a_small_year(year: Reported) -> None:
    text = as_text(commissioner(year))
    account, promises, rest = text.partition("## De beloften van de ladder\n")
    assert account == GOLDEN
    assert promises
    assert rest.endswith("-- Gemaakt uit plan.yaml.\n")


def test_each_promise_stands_there_once_with_what_became_of_it(year: Reported) -> None:
    """Film was rejected, so somebody is out; nothing excludes anything, and Coach is of no thema."""
    rest = as_text(commissioner(year)).partition("## De beloften van de ladder\n")[2]
    kept, _heading, beside = rest.partition("### Geldt hier niet\n")
    assert "Wat is besloten, blijft staan." in kept
    assert "Wie niet meedoet, krijgt geen nieuw geld." in kept
    assert "Wat niet samen kan, krijgt niet samen geld." in beside
    assert "Bewoners gaan voor professionals." in beside
    assert all(rest.count(f"* {promise.text}\n") == 1 for promise in year.promises)
    of = sum(promise.applies for promise in year.promises)
    assert rest.startswith(f"{of} van de {of} beloften zijn gehouden.")


class TestDecisionsAgainstAPromise:
    """Schaak asks 90 and fits in the 600 of Coach, which belongs to the same thema."""

    WAITING = """
        themas: [{naam: Samen}]
        bewonersinitiatieven: [{naam: Schaak, thema: samen, kosten: 90}]
        interventies:
          - {naam: Coach, thema: samen, kosten: 600, waarom: Vak., besluit: {toegekend: 600, motivering: Het moest nu.}}
    """
    BREACH = "'Coach' krijgt € 600, en het initiatief 'Schaak' kan met dat geld door en krijgt niets."

    def shown(self, text: str) -> str:
        return as_text(commissioner(reported(plan(text), Agenda())))

    def test_a_reason_that_was_written_down_stands_beside_it(self) -> None:
        text = self.shown(self.WAITING)
        decided, _heading, rest = text.partition("## Meepraten en groepen")
        assert f"- Coach / tegen een belofte / € 600\n    {self.BREACH}\n    Waarom: Het moest nu.\n" in decided
        promise = "- Bewoners gaan voor professionals. / afgeweken, met uitleg"
        assert f"{promise}\n    {self.BREACH} Het besluit legt uit waarom.\n" in rest
        assert "gebroken" not in rest

    def test_without_a_reason_the_promise_is_broken_and_that_is_said(self) -> None:
        text = self.shown(self.WAITING.replace(", motivering: Het moest nu.", ""))
        decided, _heading, rest = text.partition("## Meepraten en groepen")
        assert f"{self.BREACH}\n    Er staat niet bij waarom.\n" in decided
        assert f"- Bewoners gaan voor professionals. / gebroken\n    {self.BREACH}\n" in rest


def test_where_voters_decide_together_nobody_says_what_the_advice_was(year: Reported) -> None:
    unknown = Reported(year.bestand, year.account, year.allocation, year.promises, departures=None)
    text = as_text(commissioner(unknown))
    assert "Wat het advies was, is hier niet per voorstel te zeggen." in text
    assert "- Film / € 0\n    Waarom: Te duur.\n" in text, "what was decided with a reason is there all the same"
    assert "week af" not in text


def test_from_which_revision_of_which_file(year: Reported) -> None:
    known = Reported("2025/b.yaml", year.account, year.allocation, year.promises, "1a2b3c4 (veranderd)")
    assert commissioner(known).foot == ("Gemaakt uit 2025/b.yaml.", "Versie in git: 1a2b3c4 (veranderd).")


def test_what_is_missing_is_seen_first(year: Reported) -> None:
    first, second = commissioner(year).blocks[:2]
    assert (type(first).__name__, type(second).__name__) == ("Callout", "Facts")


def test_a_plan_of_three_lines_has_a_page_without_empty_headings() -> None:
    document = commissioner(reported(plan("wijk: Stil\n"), Agenda()))
    text = as_text(document)
    assert "Er staan geen thema's." in text
    assert "Er is geen geld toegekend." in text
    assert "Besluiten" not in text
    assert empty_headings(document) == []


def test_the_numbers_are_those_of_account(examples: list[Reported]) -> None:
    for one in examples:
        document, told = commissioner(one), json.loads(json_item(one.accounted))
        found, drawn = tables(document), figures(document)
        geld = told["geld"]
        if not told["voorstellen"]:
            assert "Voorstellen met geld" not in found
            continue
        done = dict(row for row in found["Wat er met het geld is gedaan"].rows if len(row) == 2)
        names = ("toegekend", "− uitgegeven", "− over, gaat terug", "= nog te verantwoorden")
        assert [euros(done[name]) for name in names] == [
            geld[key] for key in ("toegekend", "besteed", "over", "nog_te_verantwoorden")
        ]
        granted = found["Voorstellen met geld"]
        assert [euros(row[2]) for row in granted.rows] == [line["toegekend"] for line in told["voorstellen"]]
        assert euros(granted.sums[2]) == geld["toegekend"]
        bars = drawn["Toegekend per thema, bewoners naast professionals"].chart
        assert isinstance(bars, Bars)
        sums = [sum(row.parts[n].value for row in bars.rows) for n in (0, 1)]
        assert sums == [100 * geld["bewoners"], 100 * geld["professioneel"]]
        per_thema = {row[0]: row for row in found["Geld per thema"].rows}
        for thema in told["themas"]:
            if any(thema["geld"].values()):
                _naam, vast, _residents, _others, toegekend, besteed = map(str, per_thema[thema["naam"]])
                assert list(map(euros, (vast, toegekend, besteed))) == list(thema["geld"].values())


def test_the_pot_is_that_of_allocate(examples: list[Reported]) -> None:
    for one in examples:
        allocated = allocation_report.Allocated(one.bestand, one.account.plan, one.allocation)
        budget = json.loads(allocation_report.json_item(allocated))["budget"]
        [pot] = [figure for figure in figures(commissioner(one)).values() if isinstance(figure.chart, Stack)]
        assert isinstance(pot.chart, Stack)
        assert sum(part.value for part in pot.chart.parts) == 100 * (budget["totaal"] + budget["meegenomen"])
        by_tint = {part.tint: part.value for part in pot.chart.parts}
        assert by_tint.get("over", 0) == round(100 * budget["over"])
        assert by_tint.get("vast", 0) == 100 * budget["vast"]


def test_what_is_only_advised_is_not_shown_as_decided(year: Reported, examples: list[Reported]) -> None:
    """In the pot both stand together. Of the small year all was decided."""
    assert "nog maar een advies" not in as_text(commissioner(year))
    advised = [one for one in examples if one.allocation.toegekend]
    assert {one.account.plan.jaar for one in advised} == {2026}
    for one in advised:
        text = f"Daarvan is {told_euros(one.allocation.toegekend)} nog maar een advies. Daarover is niet besloten."
        assert text in as_text(commissioner(one))


def test_each_line_has_the_metingen_of_account_and_they_stand_in_its_table(examples: list[Reported]) -> None:
    seen = 0
    for one in examples:
        told = {
            effect["wat"]: effect
            for thema in json.loads(json_item(one.accounted))["themas"]
            for effect in thema["effecten"]
        }
        for figure in figures(commissioner(one)).values():
            rows = {row[0]: row for row in figure.table.rows}
            for scale in figure.chart.scales if isinstance(figure.chart, Lines) else ():
                effect = told[scale.naam]
                points = ((scale.start, "nulmeting", 1), (scale.now, "gemeten", 2), (scale.aim, "streven", 3))
                for point, key, column in points:
                    assert same(point, effect[key]), (scale.naam, key)
                    if point:
                        assert str(rows[scale.naam][column]).startswith(point.shown)
                        seen += 1
    assert seen > 40


def same(point: Point | None, meting: dict[str, Any] | None) -> bool:
    if point is None:
        return meting is None or meting["waarde"] is None
    return meting is not None and meting["waarde"] == pytest.approx(float(point.value))


def test_no_made_up_year_is_called_more_sure_than_it_is() -> None:
    sure = 0
    for _data, one in made_up():
        document = commissioner(one)
        effects = [effect for thema in one.account.themas for effect in thema.effecten]
        certain = sum(effect.zeker is True and bool(effect.verschil) for effect in effects)
        text = as_text(document)
        in_tables = sum(REAL in str(row[-1]) for table in tables(document).values() for row in table.rows)
        assert in_tables == certain
        assert (REAL in text) == bool(certain)
        good = [e for b in document.blocks if isinstance(b, Entries) for e in b.items if e.tone == "good"]
        assert all(REAL in entry.lines[0] for entry in good)
        sure += certain
    assert sure


def test_no_made_up_year_shows_a_note_a_crash_or_a_heading_above_nothing() -> None:
    for _data, one in made_up(3):
        for lang in language.LANGUAGES:
            with language.spoken(lang):
                document = commissioner(one)
            assert document.language == lang
            assert made_up_years.NOTE not in as_text(document)
            assert empty_headings(document) == []


def test_residents_are_never_counted_as_if_once(year: Reported, examples: list[Reported]) -> None:
    """What all voorstellen reached stands nowhere but in the sentence that says who counts more than once."""
    for one in [year, *examples]:
        document = commissioner(one)
        granted = tables(document).get("Voorstellen met geld")
        assert granted is None or granted.sums[5:7] == ("", "")
        lines = [line for line in as_text(document).splitlines() if re.search(r"Samen \d+ keer bereikt", line)]
        assert all("telt vaker mee" in line for line in lines)
        assert len(lines) == bool(one.account.bereik.bekend)


def test_texts_are_hidden_where_they_are_personal() -> None:
    mail = "mail jan.jansen@example.nl"
    text = f"""
        wijk: Stil
        themas: [{{naam: Samen, geleerd: '{mail}', effecten: [{{wat: Rust, gemeten: 4, verhaal: '{mail}'}}]}}]
        signalen: [{{tekst: '{mail}', gedaan: '{mail}'}}]
        participatie: [{{wat: '{mail}', opbrengst: '{mail}'}}]
        bewonersinitiatieven:
          - naam: '{mail}'
            kosten: 100
            besluit:
              {{toegekend: 50, door: '{mail}', datum: 2026-01-01, motivering: '{mail}', voorwaarden: '{mail}'}}
            resultaat: {{verhaal: '{mail}', geleerd: '{mail}'}}
    """
    assert "jan.jansen" not in as_text(commissioner(reported(plan(text), Agenda())))


def test_a_thema_with_three_ambitions_counts_a_third() -> None:
    """A cent for three ambitions is a third of a cent for each: about nothing, and that is said."""
    text = """
        themas: [{naam: Samen, ambities: [a, b, c]}]
        bewonersinitiatieven: [{naam: Soep, thema: samen, kosten: 0.01, besluit: {toegekend: 0.01}}]
    """
    one = reported(plan(text), Agenda())
    assert {ambitie.geld.toegekend for ambitie in one.account.ambities} == {Fraction(1, 3)}
    shown = as_text(commissioner(one))
    assert shown.count("Geld: € 0 vast, ongeveer € 0 toegekend, € 0 daarvan uitgegeven.") == 3
    assert shown.count("- Hier") == 0
    assert shown.count("Soep: € 0,01 toegekend; wat is uitgegeven, is niet bekend") == 1


def test_the_examples_are_read(examples: list[Reported]) -> None:
    assert {Path(one.bestand).parent.name for one in examples} == {"2025", "2026"}
