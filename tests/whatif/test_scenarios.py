"""`allocate --scenario`: what falls out and what comes in with less or more money."""

from __future__ import annotations

import csv
import io
import json
from fractions import Fraction
from typing import TYPE_CHECKING, Any

import pytest
from allocation_helpers import VOLGORDE
from helpers import Result, agenda, complete, plan, run, unindent
from hypothesis import given, settings
from hypothesis import strategies as st
from strategies import agendas, plans, text
from thoroughness import cases
from wijkplan.allocate import allocate
from wijkplan.allocate.question import Question
from wijkplan.commands.shell.options import scenario as parsed
from wijkplan.whatif.scenarios import Scenario, Wanted, scenarios

if TYPE_CHECKING:
    from pathlib import Path

    from strategies import Data
    from wijkplan.plan.spelregels import BijTekort

PLAN = """
    budget: {totaal: 1000}
    bewonersinitiatieven:
      - {naam: Bal, kosten: 500, prioriteit: {wijk: 9}}
      - {naam: Soep, kosten: 300, prioriteit: {wijk: 8}}
      - {naam: Taalcafé, kosten: 350, prioriteit: {wijk: 7}}
      - {naam: Lezen, kosten: 100, prioriteit: {wijk: 6}}
"""
"""With 1000: bal 500, soep 300, the taalcafé does not fit in the 200 that are left, lezen 100."""


def tried(typed: str, piece: str = PLAN, bij_tekort: BijTekort | None = None) -> Scenario:
    [found] = scenarios(plan(piece), agenda(VOLGORDE), [parsed(typed)], Question(bij_tekort=bij_tekort))
    return found


def changes(found: Scenario) -> dict[str, tuple[float, float]]:
    """What each voorstel had and gets then, in euros, where that differs."""
    return {change.voorstel.id: (change.was / 100, change.wordt / 100) for change in found.changes}


@pytest.mark.parametrize(
    ("typed", "cents"),
    [
        ("-10%", 90_000),
        ("+10%", 110_000),
        ("−10%", 90_000),  # a minus sign, as a text processor makes it
        (" +12,5% ", 112_500),
        ("-0%", 100_000),
        ("-100%", 0),
        ("-200", 80_000),
        ("+200,50", 120_050),
        ("+ € 200", 120_000),
        ("-1000,01", 0),
        ("-5000", 0),
        ("350000", 35_000_000),
        ("0", 0),
        ("€ 2.400,50", 240_050),
    ],
)
def test_what_there_is_to_divide(typed: str, cents: int) -> None:
    """Of 1000 euros; never below 0."""
    assert tried(typed).wordt.pot.beschikbaar == cents


@pytest.mark.parametrize(
    ("share", "available", "expected"),
    [("-1/10", 5, 5), ("-1/10", 4, 4), ("-1/10", 6, 5), ("1/10", 5, 6), ("1/10", 4, 4), ("-1/3", 100, 67)],
)
def test_a_percentage_goes_to_the_nearest_cent_and_halves_go_up(share: str, available: int, expected: int) -> None:
    """4,5 becomes 5; 3,6 becomes 4; 5,4 becomes 5; 5,5 becomes 6; 4,4 becomes 4; 66,67 becomes 67."""
    assert Wanted(share, share=Fraction(share)).of(available) == expected


def test_less_money_and_what_falls_out() -> None:
    """700: bal 500; neither soep nor the taalcafé fits in 200; lezen 100 stays."""
    found = tried("-30%")
    assert changes(found) == {"soep": (300, 0)}
    assert [change.voorstel.id for change in found.valt_af] == ["soep"]
    assert (found.komt_erbij, found.minder, found.meer) == ((), (), ())
    assert (found.was.toegekend, found.wordt.toegekend) == (90_000, 60_000)


def test_less_money_can_let_something_in() -> None:
    """With 1000: 500 + 300 + 190, and lezen does not fit. With 790 soep does not, and 190 + 100 do."""
    assert changes(tried("790", PLAN.replace("kosten: 350", "kosten: 190"))) == {"soep": (300, 0), "lezen": (0, 100)}


def test_more_money_and_what_comes_in() -> None:
    """1150: after bal and soep 350 is left, just enough for the taalcafé, and nothing for lezen."""
    found = tried("+15%")
    assert changes(found) == {"taalcafe": (0, 350), "lezen": (100, 0)}
    assert [change.voorstel.id for change in found.komt_erbij] == ["taalcafe"]
    assert [change.voorstel.id for change in found.valt_af] == ["lezen"]


def test_parts_become_smaller_and_larger() -> None:
    """Under `deels` the taalcafé has the 200 that are left after bal and soep."""
    less, more = tried("-50", bij_tekort="deels"), tried("+100", bij_tekort="deels")
    assert (changes(less), changes(more)) == ({"taalcafe": (200, 150)}, {"taalcafe": (200, 300)})
    assert [(change.voorstel.id, change.verschil) for change in less.minder] == [("taalcafe", -5_000)]
    assert [(change.voorstel.id, change.verschil) for change in more.meer] == [("taalcafe", 10_000)]
    assert less.meer == less.valt_af == more.minder == more.komt_erbij == ()


def test_on_top_of_another_amount_and_up_to_a_round() -> None:
    """A percentage is of what `--budget` or a round says that there is."""
    piece = PLAN.replace("totaal: 1000", "totaal: 1000, rondes: [{naam: nu, deel: 80%}, {naam: straks, deel: 20%}]")
    one, rules, half = plan(piece), agenda(VOLGORDE), [parsed("-50%")]
    [what_if] = scenarios(one, rules, half, Question(beschikbaar=60_000))
    [round_one] = scenarios(one, rules, half, Question(ronde="nu"))
    assert (what_if.was.pot.beschikbaar, what_if.wordt.pot.beschikbaar) == (60_000, 30_000)
    assert (round_one.was.pot.beschikbaar, round_one.wordt.pot.beschikbaar) == (80_000, 40_000)


def test_what_was_decided_stands() -> None:
    piece = PLAN.replace("naam: Lezen, kosten: 100", "naam: Lezen, kosten: 100, besluit: {toegekend: 100}")
    assert changes(tried("0", piece)) == {"bal": (500, 0), "soep": (300, 0)}


@settings(max_examples=cases(60), deadline=None)
@given(data=plans(), shared=agendas(), share=st.fractions(-1, 2, max_denominator=1000))
def test_the_same_as_dividing_that_amount(data: Data, shared: Data, share: Fraction) -> None:
    one, rules = plan(text(data)), agenda(text(shared))
    same, other = scenarios(one, rules, [Wanted("0%"), Wanted("x", share=share)])
    before = allocate(one, rules)
    if before.pot.beschikbaar >= 0:
        assert same.changes == ()
        assert same.wordt == before
    after = allocate(one, rules, Question(beschikbaar=max(0, Wanted("x", share=share).of(before.pot.beschikbaar))))
    assert (other.was, other.wordt) == (before, after)
    had = {regel.voorstel.id: regel.toegekend for regel in before.regels}
    gets = {regel.voorstel.id: regel.toegekend for regel in after.regels}
    assert had | {change.voorstel.id: change.wordt for change in other.changes} == gets
    groups = (*other.valt_af, *other.komt_erbij, *other.minder, *other.meer)
    assert sorted(change.plaats for change in groups) == [change.plaats for change in other.changes]
    assert sum(change.verschil for change in other.changes) == after.toegekend - before.toegekend


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    (tmp_path / ".git").mkdir()
    (tmp_path / "agenda.yaml").write_text(unindent(VOLGORDE), encoding="utf-8")
    (tmp_path / "plan.yaml").write_text(complete(PLAN), encoding="utf-8")
    return tmp_path


def command(folder: Path, *arguments: str) -> Result:
    return run("allocate", "plan.yaml", *arguments, cwd=folder)


def test_on_the_screen(folder: Path) -> None:
    result = command(folder, "--scenario", "+15%", "--scenario", "-0%")
    assert (result.code, result.err) == (0, "")
    assert result.out == unindent(
        """
        Wat als? budget € 1.150 in plaats van € 1.000
        Voorbeeld 2026
        plan.yaml

        +15%
          Nu: € 1.000 om te verdelen. Daarvan gaat € 900 naar voorstellen.
          Dan: € 1.150 om te verdelen. Daarvan gaat € 1.150 naar voorstellen.

          Valt af
           4.  Lezen                                                             − € 100
               lezen

          Komt erbij
           3.  Taalcafé                                                          + € 350
               taalcafe

        -0%
          Nu: € 1.000 om te verdelen. Daarvan gaat € 900 naar voorstellen.
          Dan: € 1.000 om te verdelen. Daarvan gaat € 900 naar voorstellen.
          Elk voorstel krijgt dan hetzelfde.

        """
    )


def test_less_of_a_part_on_the_screen(folder: Path) -> None:
    lines = [line.split() for line in command(folder, "--scenario", "-50", "--shortfall", "deels").out.splitlines()]
    assert ["Krijgt", "minder"] in lines
    assert ["3.", "Taalcafé", "−", "€", "50"] in lines
    assert ["Nu", "€", "200,", "dan", "€", "150."] in lines


def test_as_json(folder: Path) -> None:
    found: Any = json.loads(command(folder, "--scenario", "1150", "--format", "json").out)
    taalcafe = {"plaats": 3, "id": "taalcafe", "naam": "Taalcafé", "soort": "bewonersinitiatief"}
    lezen = {"plaats": 4, "id": "lezen", "naam": "Lezen", "soort": "bewonersinitiatief"}
    [one] = found["plannen"]
    assert {key: one[key] for key in ("bestand", "wijk", "jaar")} == {
        "bestand": "plan.yaml",
        "wijk": "Voorbeeld",
        "jaar": 2026,
    }
    assert one["scenarios"] == [
        {
            "scenario": "1150",
            "veronderstelling": "budget € 1.150 in plaats van € 1.000",
            "methode": "rangorde",
            "bij_tekort": "sla-over",
            "beschikbaar_was": 1000,
            "beschikbaar": 1150,
            "toegekend_was": 900,
            "toegekend": 1150,
            "valt_af": [{**lezen, "was": 100, "wordt": 0, "verschil": -100}],
            "komt_erbij": [{**taalcafe, "was": 0, "wordt": 350, "verschil": 350}],
            "minder": [],
            "meer": [],
        }
    ]


def test_as_csv_and_markdown(folder: Path) -> None:
    both = ("--scenario", "+15%", "--scenario", "-30%", "--format")
    rows = list(csv.DictReader(io.StringIO(command(folder, *both, "csv").out)))
    assert [(row["scenario"], row["id"], row["was"], row["wordt"], row["verschil"]) for row in rows] == [
        ("'+15%", "taalcafe", "0", "350", "350"),
        ("'+15%", "lezen", "100", "0", "-100"),
        ("'-30%", "soep", "300", "0", "-300"),
    ]
    out = command(folder, *both, "markdown").out
    assert "| 3 | Taalcafé | taalcafe | € 0 | € 350 | + € 350 |\n" in out
    assert "| 2 | Soep | soep | € 300 | € 0 | − € 300 |\n" in out


@pytest.mark.parametrize(
    ("typed", "said"),
    [
        ("10%", "schrijf +10% voor meer geld, of -10% voor minder"),
        ("-101%", "'101%' is geen percentage van 0 tot 100"),
        ("+%", "'%' is geen percentage van 0 tot 100"),
        ("-2.000", "2.000 is op twee manieren te lezen: 2000 of 2,00 euro"),
        ("--5", "-5 is minder dan nul"),
        ("veel", "veel is geen bedrag"),
        ("-", "is geen bedrag"),
        ("", "is geen bedrag"),
        ("1e9", "1e9 is geen bedrag"),
    ],
)
def test_wrong_use_says_what_would_be_right(folder: Path, typed: str, said: str) -> None:
    result = command(folder, f"--scenario={typed}")
    assert (result.code, result.out) == (2, "")
    assert "--scenario" in result.err
    assert said in " ".join(result.err.split())
