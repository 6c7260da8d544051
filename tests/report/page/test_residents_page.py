"""What the page for residents says, and what it may never say."""

from __future__ import annotations

import json
import re
from collections.abc import Iterable, Iterator
from dataclasses import fields, is_dataclass
from typing import Any, get_args

import made_up_allocations
import made_up_years
import pytest
import wijkplan
from helpers import ROOT, agenda, plan
from thoroughness import chosen
from wijkplan import language
from wijkplan.account.account import account
from wijkplan.allocate import allocate
from wijkplan.allocate.question import Question
from wijkplan.checks.language.reading import remarks
from wijkplan.outcome.result import Status
from wijkplan.plan.agenda import Agenda
from wijkplan.plan.ballots import Ballots
from wijkplan.plan.plan import Plan
from wijkplan.report.allocate.allocation import Allocated, json_item
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
    Paragraph,
    Table,
)
from wijkplan.report.page.charts import Ladder, Lines, Stack
from wijkplan.report.page.documents import money
from wijkplan.report.page.documents.residents import residents
from wijkplan.report.page.documents.voorstellen import VERDICTS, entry
from wijkplan.report.page.documents.without_money import explained
from wijkplan.report.page.reported import Reported

EXAMPLES = sorted(ROOT.glob("plans/20*/*.yaml"))
SEEDS = chosen(1_000)


def together(plan: Plan, agenda: Agenda, **question: Any) -> Reported:
    return Reported("2026/plan.yaml", account(plan, agenda), allocate(plan, agenda, Question(**question)), ())


def reported(text: str, agenda_text: str = "{}", **question: Any) -> Reported:
    """A plan by hand, with all that came of it."""
    return together(plan(text), agenda(agenda_text), **question)


def example(file: Any) -> Reported:
    loaded = wijkplan.read(file)
    return Reported(file.name, wijkplan.account(loaded), wijkplan.allocate(loaded), ())


def made_up(seed: int) -> Reported:
    case = made_up_allocations.made_up(seed)
    return together(case.plan, case.agenda, **case.settings)


def past(seed: int) -> Reported:
    year = Plan.model_validate(made_up_years.made_up(seed))
    return together(year, Agenda.model_validate(made_up_years.AGENDA))


def texts(part: Any) -> Iterator[str]:
    """Every text in a document."""
    if isinstance(part, str):
        yield part
    elif isinstance(part, tuple):
        for one in part:
            yield from texts(one)
    elif is_dataclass(part):
        for field in fields(part):
            yield from texts(getattr(part, field.name))


def shown(blocks: Iterable[Block], indent: str = "") -> Iterator[str]:
    """The blocks as lines of text."""
    for block in blocks:
        match block:
            case Heading(text):
                yield f"# {text}"
            case Paragraph(text):
                yield indent + text
            case Bullets(items):
                yield from (f"{indent}* {item}" for item in items)
            case Facts(pairs):
                yield from (f"{indent}{name}: {value}" for name, value in pairs)
            case Entries(items):
                for one in items:
                    yield indent + " | ".join(filter(None, (one.naam, one.verdict, one.amount)))
                    yield from (f"{indent}  {line}" for line in one.lines)
            case Fold(summary, inner) | Callout(summary, inner):
                yield f"{indent}[{summary}]"
                yield from shown(inner, indent + "  ")
            case Figure(title, _text, _chart, Table(rows=rows, sums=sums)):
                yield f"{indent}<{title}>"
                yield from (f"{indent}  {' | '.join(map(str, row))}" for row in (*rows, sums) if row)


def page(one: Reported) -> str:
    return "\n".join(shown(residents(one).blocks))


def section(one: Reported, heading: str) -> str:
    """What stands under a heading; empty where it is not there."""
    found = re.search(rf"^# {re.escape(heading)}\n(.*?)(?=^# |\Z)", page(one), re.MULTILINE | re.DOTALL)
    return found[1].rstrip() if found else ""


def figure(one: Reported, kind: type) -> Figure:
    [found] = [b for b in residents(one).blocks if isinstance(b, Figure) and isinstance(b.chart, kind)]
    return found


AGENDA = """
    coordinatie: buurthulp
    partijen: [{id: buurthulp, naam: Buurthulp}, {id: gemeente-x, naam: Gemeente Voorbeeld}]
"""
SMALL = """
    wijk: Noord
    jaar: 2026
    samenvatting: Wij eten samen.
    budget:
      totaal: 9000
      meegenomen: 1000
      reserve: 500
      vast: [{naam: Buurthuis, bedrag: 4000}]
      rondes: [{naam: najaar, tot: 2026-10-01, deel: 60%}, {naam: voorjaar, tot: 2026-03-31, deel: 40%}]
    themas:
      - id: th-samen
        naam: Samen
        effecten: [{wat: Buren groeten elkaar, nulmeting: {waarde: 41%, aantal: 310},
                    gemeten: {waarde: 44%, aantal: 295}, streven: 50%, verhaal: In de lift zeggen mensen hallo.}]
    signalen:
      - {tekst: Waar kan ik eten?, aantal: 3}
      - {tekst: Ik ken niemand., aantal: 20, gedaan: We openden een keuken., voorstellen: [bi-soep],
         teruggekoppeld: 2026-04-02}
      - {tekst: De lamp is stuk., aantal: 5, doorgegeven_aan: gemeente-x}
    aanwezig: [{naam: Speeltuin, thema: th-samen}, {naam: Kerk}]
    bewonersinitiatieven:
      - {id: bi-soep, naam: Soep, thema: th-samen, wie: Buurtkeuken, kosten: 1000, draagvlak: 30, status: loopt,
         tekst: Elke dinsdag is er soep. Schuif je aan?,
         besluit: {toegekend: 800, datum: 2026-03-02, door: bewonersgroep, motivering: Het helpt.,
                   voorwaarden: Kook met groente.},
         resultaat: {besteed: 700, bereikt: 131, waardering: "8,1", verhaal: Het was druk.}}
      - {id: bi-bal, naam: Bal, thema: th-samen, kosten: 500, draagvlak: 60}
      - {id: bi-reis, naam: Reis, kosten: 4500, draagvlak: 10}
      - {id: bi-krant, naam: Krant, kosten: 300, besluit: {toegekend: 0, motivering: Er is al een krant.}}
      - {id: bi-bel, naam: Belrondje, kosten: 0, status: loopt}
    interventies:
      - {id: in-hulp, naam: Hulp thuis, thema: th-samen, aanbieder: buurthulp, kosten: 1500, vult_aan: [bi-soep],
         waarom: Dit is een vak. Je leert het op school.}
"""
"""Flexible: 9,000 + 1,000 - 4,000 = 6,000; without the reserve 5,500 to divide; 800 was decided, so 4,700 is left. Bal
takes 500. Reis (4,500) does not fit in the 4,200 that is left; Hulp thuis takes 1,500 of that, and 2,700 is over."""


def test_a_page_from_beginning_to_end() -> None:
    """Worked out by hand from the plan above."""
    assert (
        page(reported(SMALL, AGENDA))
        == """\
# In het kort
Wij eten samen.
1 plan kreeg al een ja. Voor 2 plannen is het voorstel: ja.
Geld voor plannen: € 5.500
Plannen van bewoners met geld: 2 van de 5
Werk van professionals met geld: 1 van de 1
# Wat je zei en wat we deden
Je vertelde ons 3 dingen. Met 1 daarvan deden we iets. We gaven er 1 door. 1 staat nog open.
Ik ken niemand. | Gedaan
  We openden een keuken.
De lamp is stuk. | Doorgegeven
  We gaven dit door aan Gemeente Voorbeeld.
Waar kan ik eten? | Nog open
[Alles over de 3 dingen die je zei]
  Ik ken niemand. | Gedaan
    20 bewoners zeiden dit.
    Wat we deden: We openden een keuken.
    Hieruit kwam: Soep.
    Op 2 april 2026 vertelden we bewoners hoe het ermee staat.
  De lamp is stuk. | Doorgegeven
    5 bewoners zeiden dit.
    We gaven dit door aan Gemeente Voorbeeld.
  Waar kan ik eten? | Nog open
    3 bewoners zeiden dit.
# Waar het geld naartoe gaat
<Waar € 10.000 naartoe gaat>
  Al beloofd | € 4.000
  Plannen van bewoners | € 1.300
  Werk van professionals | € 1.500
  Achter de hand | € 500
  Nog niet verdeeld | € 2.700
  Samen | € 10.000
[Meer over dit geld]
  * Van vorig jaar bleef € 1.000 over.
  * Aan Buurthuis beloofden we al eerder € 4.000.
# Wat bewoners doen
Een voorstel is een advies: het besluit komt nog.
Soep | Ja, een deel | € 800
  Elke dinsdag is er soep.
Bal | Voorstel: ja | € 500
  Het hele bedrag past.
Belrondje | Loopt zonder geld
  Hier is geen geld voor nodig.
Reis | Voorstel: nog niet
  Er is niet genoeg geld over.
Krant | Nee
  Er is al een krant.
[Alles over de 5 plannen van bewoners]
  Soep | Ja, een deel | € 800
    Elke dinsdag is er soep. Schuif je aan?
    Wie dit doet: Buurtkeuken.
    Gevraagd: € 1.000. Hier gaat € 800 naartoe. Besluit van 2 maart 2026, door bewonersgroep. Het helpt.
    Wat daarbij hoort: Kook met groente.
    Wat het bracht: Dit bereikte 131 bewoners. Wie meedeed, gaf een 8,1. Het was druk.
  Bal | Voorstel: ja | € 500
    Het hele bedrag past.
  Belrondje | Loopt zonder geld
    Hier is geen geld voor nodig.
  Reis | Voorstel: nog niet
    Er is niet genoeg geld over.
  Krant | Nee
    Hier gaat geen geld naartoe. Er is al een krant.
# Wat professionals erbij doen
Hulp thuis | Voorstel: ja | € 1.500
  Waarom: Dit is een vak.
[Alles over het werk van professionals]
  Hulp thuis | Voorstel: ja | € 1.500
    Wie dit doet: Buurthulp.
    Waarom: Dit is een vak. Je leert het op school.
    Dit vult Soep aan.
    Het hele bedrag past.
# Hoe we kiezen
<Wie wanneer aan de beurt komt>
  Eerst: besluiten die er al zijn | 1 | € 800
  Dan: plannen van bewoners | 1 | € 500
  Als laatste: werk van professionals | 1 | € 1.500
  Samen | 3 | € 2.800
Plannen van bewoners gaan voor. Werk van professionals vult aan wat dan nog nodig is. Wie de meeste punten heeft, \
komt het eerst aan de beurt.
[Precies hoe we kiezen]
  * Besluiten die er al zijn, blijven staan.
  * Dan komen de plannen van bewoners.
  * Als laatste komt het werk van professionals, voor wat dan nog nodig is.
  Alle plannen staan in één rij. Het plan met de meeste punten komt het eerst aan de beurt. Past een plan niet meer? \
Dan kijken we of het volgende plan past.
  De wijk en de aanbieder zeggen samen hoe belangrijk een thema is. De stem van de wijk telt voor 60%, die van de \
aanbieder voor 40%. Het zwaarst telt: hoe belangrijk het thema is en hoeveel bewoners het steunen.
# Wat geen geld krijgt, en waarom
Geen geld zegt niet dat een idee slecht is.
[2 plannen zonder geld]
  Reis | Voorstel: nog niet
    Dit past niet: er was nog € 4.200, en het bedrag was € 4.500.
    Dit kun je doen: kijk of het met minder geld kan, of doe later weer mee.
  Krant | Nee
    Er is al een krant.
# Wat er al is
* Speeltuin
* Kerk
# Wat het opleverde
<Hoe het was, hoe het nu is en waar we naartoe willen>
  Buren groeten elkaar | 41% | 44% | 50%
1 meting ging de goede kant op. Een verschil kan toeval zijn, of ergens anders door komen.
[Wat deze cijfers zeggen, met de verhalen]
  Buren groeten elkaar | Op weg
    De meting ging de goede kant op. Dit verschil kan toeval zijn.
    In de lift zeggen mensen hallo.
# Zelf meedoen
Heb je een idee voor de wijk? Praat erover met Buurthulp.
De rondes van 2026:
* voorjaar: tot en met 31 maart 2026
* najaar: tot en met 1 oktober 2026
[Hier letten we op]
  * Vraag je meer dan € 5.000? Dan heb je een vereniging of stichting nodig.
  * Voor ronde 'voorjaar' is er 40% van het geld.
  * Voor ronde 'najaar' is er 60% van het geld.
  * Ben je te laat voor een ronde? Dan doet je plan mee in de volgende."""
    )


def test_a_plan_of_three_lines_says_honestly_what_is_not_in_it() -> None:
    one = reported("wijk: Noord\njaar: 2026\nbudget: {totaal: 1000}")
    assert "Er staan nog geen plannen in." in section(one, "In het kort")
    assert section(one, "Wat je zei en wat we deden") == "In dit plan staat nog niet wat bewoners zeiden."
    assert section(one, "Wat bewoners doen") == "In dit plan staan nog geen plannen van bewoners."
    assert "In dit plan staat nog niet met welke organisatie je kunt praten." in section(one, "Zelf meedoen")
    for absent in ("professionals erbij", "Wat er al is", "opleverde", "krijgt, en waarom", "<Wie wanneer"):
        assert absent not in page(one)


def test_a_plan_of_residents_without_an_organisation_names_the_gemeente() -> None:
    assert "Praat erover met de gemeente Utrecht." in page(reported("gemeente: Utrecht"))


def test_what_was_promised_beyond_what_there_is_is_said_and_taken_off() -> None:
    """2,000 and 1,600 to give in all; 1,900 decided is 300 too much."""
    one = reported("""
        budget: {totaal: 2000, reserve: 400}
        bewonersinitiatieven: [{naam: Bal, kosten: 1900, besluit: {toegekend: 1900}}]
    """)
    said = section(one, "Waar het geld naartoe gaat")
    assert "[Er is te weinig geld]\n  We beloofden € 300 meer dan er is." in said
    assert said.endswith(
        "  Plannen van bewoners | € 1.900\n  Achter de hand | € 400\n  Te veel beloofd | − € 300\n  Samen | € 2.000"
    )


def test_a_round_keeps_money_for_later() -> None:
    one = reported(
        """
        budget: {totaal: 1000, rondes: [{naam: lente, tot: 2026-03-31, deel: 30%}, {naam: herfst, deel: 70%}]}
        bewonersinitiatieven: [{naam: Bal, kosten: 200}, {naam: Lied, kosten: 50, ingediend: 2026-05-01}]
        """,
        ronde="lente",
    )
    said = section(one, "Waar het geld naartoe gaat")
    assert "Dit is het geld tot en met ronde 'lente'." in said
    assert "  Plannen van bewoners | € 200\n  Voor latere rondes | € 700\n  Nog niet verdeeld | € 100" in said
    assert "Lied | Later\n  Dit doet mee in een latere ronde." in section(one, "Wat bewoners doen")
    joining = section(one, "Zelf meedoen")
    assert "* herfst: de laatste dag is nog niet bekend" in joining
    assert "* Voor ronde 'herfst' is er 70% van het geld." in joining


def test_equal_shares_are_explained_by_what_each_voter_had() -> None:
    """300 over three voters is 100 each; the two who chose Bal pay 75 each, and what is left buys nothing."""
    one = reported(
        """
        budget: {totaal: 300}
        spelregels: {verdeling: {methode: gelijke-delen}}
        bewonersinitiatieven: [{naam: Bal, kosten: 150}, {naam: Reis, kosten: 900}]
        """,
        ballots=Ballots(3, {"bal": (0, 1), "reis": (2,)}),
    )
    assert "2 stemmers betalen dit samen, ieder € 75." in section(one, "Wat bewoners doen")
    how = section(one, "Hoe we kiezen")
    assert "Elke stemmer heeft een gelijk deel van het geld." in how
    assert "Elke stemmer had daarvoor € 100." in how
    assert "Het zwaarst telt" not in how


@pytest.mark.parametrize(
    ("initiatief", "why", "advice"),
    [
        (
            "draagvlak: 7",
            "Bewoners die dit steunen: 7. Nodig: minstens 20.",
            "zoek nog 13 bewoners die dit plan steunen.",
        ),
        (
            "vrijwilligers: 2",
            "Er staat nog niet bij hoeveel bewoners dit steunen.",
            "schrijf op hoeveel bewoners dit steunen. Het moeten er minstens 20 zijn.",
        ),
        (
            "draagvlak: 30",
            "Eigen geld of vrijwilligers zijn nodig, en staan er nog niet bij.",
            "schrijf op wie er meehelpt, of wat je zelf betaalt.",
        ),
        (
            "draagvlak: 30, vrijwilligers: 2, rechtsvorm: bewoners",
            "Boven € 300 is een vereniging of stichting nodig.",
            "vraag een vereniging of stichting om mee te doen, of vraag niet meer dan € 300.",
        ),
    ],
)
def test_who_does_not_meet_a_condition_reads_what_to_do(initiatief: str, why: str, advice: str) -> None:
    one = reported(f"""
        spelregels: {{voorwaarden: {{draagvlak_minimaal: 20, eigen_inzet_verplicht: ja, rechtspersoon_vanaf: 300}}}}
        bewonersinitiatieven: [{{naam: Bal, kosten: 400, {initiatief}}}]
    """)
    said = section(one, "Wat geen geld krijgt, en waarom")
    assert said.endswith(f"  Bal | Voorstel: nog niet\n    {why}\n    Dit kun je doen: {advice}")


def test_professionals_read_which_residents_they_reach_already() -> None:
    """100 need something; Soep reaches 40 of them, so 60 of the 80 whom Hulp can reach are left: 60/80 of 800."""
    one = reported("""
        themas: [{id: samen, naam: Samen, behoefte: 100}, {id: rust, naam: Rust, behoefte: 20}]
        bewonersinitiatieven:
          - {naam: Soep, thema: samen, kosten: 100, bereik: 40}
          - {naam: Bank, thema: rust, kosten: 100, bereik: 20}
        interventies:
          - {naam: Hulp, thema: samen, kosten: 800, bereik: 80, waarom: Een vak.}
          - {naam: Yoga, thema: rust, kosten: 300, bereik: 30, waarom: Een vak.}
          - {naam: Dans, thema: rust, kosten: 300, bereik: 30}
    """)
    added = section(one, "Wat professionals erbij doen")
    assert "Hulp | Voorstel: een deel | € 600" in added
    assert "Gevraagd: € 800. Naast 'Soep' is dit nog nodig voor 60 van de 80 bewoners die het kan bereiken." in added
    without = section(one, "Wat geen geld krijgt, en waarom")
    assert "Yoga | Voorstel: nu niet\n    We bereiken al iedereen voor wie dit nodig is, vooral met 'Bank'." in without
    assert "Bewoners doen hier al iets aan met 'Bank'. Er staat nog niet bij waarom dit ook nodig is." in without
    assert "Dit kun je doen" not in without  # that is for residents


def test_what_has_ended_says_so() -> None:
    done = reported("""
        bewonersinitiatieven:
          - {naam: Feest, kosten: 90, status: klaar, besluit: {toegekend: 90}}
          - {naam: Tuin, kosten: 90, status: gestopt, besluit: {toegekend: 90}, resultaat: {besteed: 0}}
          - {naam: Koor, kosten: 90, status: klaar}
          - {naam: Spel, kosten: 90, status: gestopt}
          - {naam: Post, kosten: 90, besluit: {toegekend: 0}}
    """)
    said = section(done, "Wat bewoners doen")
    assert "Feest | Ja, en klaar | € 90\n  Hier ging € 90 naartoe." in said
    assert "Tuin | Ja, maar gestopt | € 90\n  Dit gebruikte € 0 van de € 90." in said
    assert "Koor | Klaar\n  Dit is klaar." in said
    assert "Spel | Gestopt\n  Dit gaat niet verder." in said
    folded = section(done, "Wat geen geld krijgt, en waarom")
    assert "[1 plan zonder geld]\n  Post | Nee\n    Bij het besluit staat niet waarom." in folded


def large() -> Reported:
    """A plan with 120 voorstellen of residents and 30 things that they said."""
    many = "".join(f"  - {{naam: Plan {n}, kosten: 100, tekst: Wij doen iets moois. En meer.}}\n" for n in range(120))
    said = "".join(f"  - {{tekst: Zin {n}., aantal: {n}}}\n" for n in range(1, 31))
    there = "".join(f"  - naam: Groep {n}\n" for n in range(40))
    return reported(f"budget: {{totaal: 3000}}\nbewonersinitiatieven:\n{many}signalen:\n{said}aanwezig:\n{there}")


def test_of_many_the_first_are_shown_and_all_are_there() -> None:
    one = large()
    blocks = residents(one).blocks
    signals, plans = (block for block in blocks if isinstance(block, Entries))
    assert [entry.naam for entry in signals.items] == ["Zin 30.", "Zin 29.", "Zin 28.", "Zin 27."]
    assert [(entry.verdict, *entry.lines) for entry in plans.items] == [("Voorstel: ja", "Wij doen iets moois.")] * 5
    assert "[Alles over de 30 dingen die je zei]" in page(one)
    assert "[Alles over de 120 plannen van bewoners]" in page(one)
    assert "[90 plannen zonder geld]" in page(one)
    assert {f"Plan {n}" for n in range(120)} | {f"Groep {n}" for n in range(40)} <= set(texts(residents(one)))


def at_once(one: Reported) -> list[str]:
    """The words that are seen before anything is unfolded; of a figure only its title."""
    document = residents(one)
    seen = [document.title]
    for block in document.blocks:
        match block:
            case Fold(summary):
                seen.append(summary)
            case Figure(title):
                seen.append(title)
            case _:
                seen += texts(block)
    tones = {"plain", "good", "partly", "bad", "kept", "lead", "note"}
    return [word for text in seen if text not in tones for word in text.split()]


@pytest.mark.parametrize("file", EXAMPLES, ids=lambda file: f"{file.parent.name}-{file.stem}")
def test_it_reads_in_two_minutes(file: Any) -> None:
    """At 260 words a minute, which is what people read who read easily: the figures take their own time."""
    assert 100 < len(at_once(example(file))) <= 520


def test_a_large_plan_takes_no_longer() -> None:
    assert len(at_once(large())) <= 600


def test_what_waits_is_said_once_and_not_held_against_anybody() -> None:
    one = reported("signalen: [{tekst: Het is donker.}, {tekst: Het is nat.}]")
    assert section(one, "Wat je zei en wat we deden").startswith(
        "Je vertelde ons 2 dingen. Daar deden we nog niets mee.\nHet is donker. | Nog open\nHet is nat. | Nog open"
    )
    [signals] = [block for block in residents(one).blocks if isinstance(block, Entries)]
    assert {entry.tone for entry in signals.items} == {"plain"}


def test_one_sentence_says_what_it_is_or_who_does_it() -> None:
    one = reported("""
        budget: {totaal: 1000}
        bewonersinitiatieven:
          - {naam: Soep, kosten: 10, wie: Koks, tekst: "Wij koken o.a. soep. Schuif aan!"}
          - {naam: Bal, kosten: 10, wie: Club}
          - {naam: Reis, kosten: 9000, wie: Club, tekst: Wij gaan op reis.}
    """)
    said = section(one, "Wat bewoners doen").partition("[")[0]
    assert "Soep | Voorstel: ja | € 10\n  Wij koken o.a. soep.\n" in said
    assert "Bal | Voorstel: ja | € 10\n  Wie dit doet: Club.\n" in said
    assert "Reis | Voorstel: nog niet\n  Er is niet genoeg geld over.\n" in said


def test_what_residents_told_in_meetings_is_there() -> None:
    one = reported("participatie: [{wat: wijktafel, datum: 2025-09-12, deelnemers: 41, opbrengst: Meer bankjes.}]")
    assert section(one, "Wat je zei en wat we deden").splitlines() == [
        "In 1 gesprek deden 41 mensen mee.",
        "[Wat uit de gesprekken kwam]",
        "  * wijktafel, 12 september 2025: Meer bankjes.",
    ]


@pytest.mark.parametrize("file", EXAMPLES, ids=lambda file: f"{file.parent.name}-{file.stem}")
def test_the_bar_has_the_numbers_of_the_json(file: Any) -> None:
    one = example(file)
    data = json.loads(json_item(Allocated(file.name, one.account.plan, one.allocation)))
    budget, lines = data["budget"], data["regels"]
    of: dict[str, float] = {"bewonersinitiatief": 0, "interventie": 0}
    for line in lines:
        of[line["soort"]] += line["toegekend"]
    stack = figure(one, Stack).chart
    assert isinstance(stack, Stack)
    drawn = {part.tint: int(part.value) / 100 for part in stack.parts}
    expected = {
        "vast": budget["vast"],
        "bewoners": of["bewonersinitiatief"],
        "professioneel": of["interventie"],
        "reserve": budget["reserve"],
        "over": budget["over"],
    }
    assert drawn == {tint: amount for tint, amount in expected.items() if amount}
    assert sum(drawn.values()) == budget["totaal"] + budget["meegenomen"]
    assert drawn.get("bewoners", 0) + drawn.get("professioneel", 0) == budget["besloten"] + budget["toegekend"]


def test_made_up_money_adds_up() -> None:
    for seed in SEEDS:
        one = made_up(seed)
        pot = one.allocation.pot
        there_is = pot.totaal + pot.meegenomen + (pot.beschikbaar - pot.own)  # what if: another amount in its place
        assert sum(int(part.value) for part in money.parts(one.allocation)) == there_is + pot.tekort, seed
        if one.allocation.regels:
            assert isinstance(figure(one, Ladder).chart, Ladder)


def test_every_status_has_its_word_and_sentence() -> None:
    assert set(VERDICTS) == set(get_args(Status))
    seen = set()
    for seed in SEEDS:
        one = made_up(seed)
        for regel in one.allocation.regels:
            said: tuple[Entry, ...] = (entry(one.accounted, regel), explained(one.accounted, regel))
            assert all(each.verdict and each.lines and all(each.lines) for each in said), (seed, regel)
            seen.add(regel.status)
    assert len(seen) >= 14  # all but those that the part of the seeds that is looked at may lack


def of_all_kinds() -> Iterator[Reported]:
    yield from map(example, EXAMPLES)
    yield from map(made_up, SEEDS)
    yield from map(past, SEEDS)


def test_no_page_has_an_id_a_code_a_note_or_an_empty_heading() -> None:
    for one in of_all_kinds():
        document = residents(one)
        words = "\n".join(texts(document))
        assert not re.search(r"WP\d{3}|\bnotitie\b|\{|\}", words), words
        assert made_up_years.NOTE not in words
        for voorstel in one.account.plan.voorstellen:
            if voorstel.id != voorstel.naam and "-" in voorstel.id:
                assert not re.search(rf"(?<![\w-]){voorstel.id}(?![\w-])", words), voorstel.id
        for block, after in zip(document.blocks, (*document.blocks[1:], Heading("")), strict=True):
            assert not (isinstance(block, Heading) and isinstance(after, Heading)), block


def test_no_words_of_our_own_ask_much_of_a_reader() -> None:
    """The texts of the example plans are plain, so whatever is found is ours."""
    for file in EXAMPLES:
        for text in texts(residents(example(file))):
            assert not remarks(text), (file.name, text)


def test_reasons_of_made_up_plans_are_plain_too() -> None:
    for seed in SEEDS:
        one = made_up(seed)
        found = [text for text in texts(residents(one)) if remarks(text)]
        assert not found, (seed, found)


SECRETS = ("pien@example.org", "06-12345678")


def test_no_data_of_persons() -> None:
    """In every text of a plan that the page shows."""
    mail, phone = SECRETS
    told = f"Bel {phone} of mail {mail}."
    one = reported(
        f"""
        wijk: "Noord {mail}"
        samenvatting: {told}
        gemeente: "Stad {mail}"
        budget: {{totaal: 9000, vast: [{{naam: "{told}", bedrag: 10}}, {{naam: "{told}", bedrag: 20}}],
                  rondes: [{{naam: "{told}", tot: 2026-03-31}}]}}
        themas: [{{id: samen, naam: "{told}", effecten: [{{wat: "{told}", nulmeting: 1, gemeten: 2, streven: 3,
                  verhaal: "{told}", let_op: "{told}"}}, {{wat: "{told}", gemeten: "{told}"}}]}}]
        signalen: [{{tekst: "{told}", gedaan: "{told}", doorgegeven_aan: "{told}"}}]
        aanwezig: [{{naam: "{told}"}}, {{naam: "{told}", thema: samen}}]
        participatie: [{{wat: "{told}", opbrengst: "{told}"}}]
        bewonersinitiatieven:
          - {{id: a, naam: "A {told}", wie: "{told}", tekst: "{told}", kosten: 10, thema: samen,
              besluit: {{toegekend: 10, door: "{told}", motivering: "{told}", voorwaarden: "{told}"}},
              resultaat: {{verhaal: "{told}"}}}}
          - {{id: b, naam: "B {told}", kosten: 20, besluit: {{toegekend: 0, motivering: "{told}"}}}}
          - {{id: c, naam: "C {told}", kosten: 20, niet_samen_met: [a]}}
        interventies:
          - {{id: d, naam: "D {told}", kosten: 20, aanbieder: "{told}", waarom: "{told}", vult_aan: [a], thema: samen}}
          - {{id: e, naam: "E {told}", kosten: 20, thema: samen}}
        """,
        f'coordinatie: "{told}"',
    )
    words = "\n".join(texts(residents(one)))
    assert all(secret not in words for secret in SECRETS)
    assert words.count("Bel ") > 20


def test_what_is_measured_is_a_line_with_its_numbers() -> None:
    one = reported("""
        themas:
          - naam: Samen
            effecten:
              - {wat: Groeten, nulmeting: 40%, streven: 50%}
              - {wat: Cijfer, nulmeting: "6,8", gemeten: "7,4", streven: 7}
              - {wat: Sfeer, gemeten: Het is gezellig.}
    """)
    lines = figure(one, Lines)
    assert lines.table.rows == (("Groeten", "40%", "niet gemeten", "50%"), ("Cijfer", "6,8", "7,4", "7"))
    said = section(one, "Wat het opleverde")
    assert "  Groeten | Niet gemeten\n    We hebben hier geen meting van. Of het beter gaat, weten we niet." in said
    assert "  Cijfer | Gehaald\n    De meting haalt het doel. Hoe zeker dit verschil is, weten we niet." in said
    assert "  Sfeer | Geen cijfer\n    Hier is geen cijfer van. Dit vertelden mensen:\n    Het is gezellig." in said


def test_what_was_told_is_no_figure_in_the_chart_and_in_its_table() -> None:
    one = reported("themas: [{naam: Samen, effecten: [{wat: Sfeer, nulmeting: 6, gemeten: Gezellig, streven: 8}]}]")
    lines = figure(one, Lines)
    assert isinstance(lines.chart, Lines)
    assert [scale.unknown for scale in lines.chart.scales] == ["geen cijfer"]
    assert lines.table.rows == (("Sfeer", "6", "geen cijfer", "8"),)


def test_an_effect_without_words_is_not_called_by_its_id() -> None:
    one = reported("themas: [{naam: Samen, effecten: [{id: e-12, nulmeting: 40%, gemeten: 45%, streven: 50%}]}]")
    assert figure(one, Lines).table.rows == (("(zonder naam)", "40%", "45%", "50%"),)
    assert not [text for text in texts(residents(one)) if "e-12" in text]


def test_the_page_in_english_has_no_dutch_of_its_own() -> None:
    with language.spoken("en"):
        document: Document = residents(reported(SMALL, AGENDA))
    assert document.language == "en"
    assert document.title == "The plan for Noord in 2026"
    ours = " ".join(block.text for block in document.blocks if isinstance(block, Heading | Paragraph))
    assert "Where the money goes" in ours
    assert not re.search(r"\b(het|een|naartoe|wat|bewoners)\b", ours)


def test_the_file_and_its_revision_are_named() -> None:
    one = reported(SMALL, AGENDA)
    known = Reported(one.bestand, one.account, one.allocation, (), "1a2b3c4")
    assert residents(known).foot == ("Alles op deze pagina komt uit 2026/plan.yaml (1a2b3c4).",)
