"""`wijkplan room` as text, JSON, CSV and Markdown: the plans of `test_vrijval`, and names that do no harm."""

from __future__ import annotations

import csv
import io
import json
import re
from collections import Counter
from pathlib import Path
from typing import Any

import pytest
from helpers import ROOT, Result, agenda, complete, on_screen, plan, run
from rich.cells import cell_len
from test_vrijval import AGENDA, NOORD, ZUID
from wijkplan.plan.vrijval import MOST_YEARS, vrijval
from wijkplan.report.plan import vrijval as report
from wijkplan.report.plan import vrijval_text

PLANS = ROOT / "plans"


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    (tmp_path / ".git").mkdir()
    (tmp_path / "agenda.yaml").write_text(AGENDA, encoding="utf-8")
    (tmp_path / "noord.yaml").write_text(complete(NOORD), encoding="utf-8")
    (tmp_path / "zuid.yaml").write_text(complete(ZUID), encoding="utf-8")
    return tmp_path


def ran(folder: Path, *arguments: str) -> Result:
    return run("room", *arguments, cwd=folder)


def test_as_text(folder: Path) -> None:
    result = ran(folder)
    assert (result.code, result.err) == (0, "")
    lines = result.out.splitlines()
    assert lines[0] == "Ruimte in het vaste geld: 2 wijken"
    table = [re.split(r" {2,}", line.strip()) for line in lines]
    assert ["2026", "€ 9.000,50", "–", "€ 2.999,50", "25%", "█" * 11 + "░" * 3] in table
    assert ["2028", "€ 500", "€ 6.000", "€ 11.500", "96%", "█" + "░" * 13] in table
    assert ["Noord 2026", "30%", "55%", "95%"] in table
    proef = table.index(["Proef", "€ 1.000"])
    assert [" ".join(line) for line in table[proef - 1 : proef + 5]] == [
        "tot en met 2025",
        "Proef € 1.000",
        "Noord 2026; Buurtwerk; Samen leven",
        "Al voorbij. Haal dit uit het plan, of verander 'tot_en_met' als de",
        "afspraak is verlengd.",
        "tot en met 2026",
    ]
    speeltuin = table.index(["Speeltuin", "€ 500"])
    assert table[speeltuin - 1 : speeltuin + 2] == [
        ["geen einde bekend"],
        ["Speeltuin", "€ 500"],
        ["Noord 2026; onbekend; zonder thema"],
    ]
    taalhuis = table.index(["Taalhuis", "€ 3.500,50"])
    assert table[taalhuis + 1] == ["tot en met 2026: € 1.500,50; tot en met 2027: € 2.000"]
    assert max(cell_len(line) for line in lines) <= 80


def test_as_json(folder: Path) -> None:
    found: Any = json.loads(ran(folder, "--format", "json").out)["ruimte"]
    assert found["jaren"][1] == {
        "jaar": 2027,
        "totaal": 12000,
        "vast": 6500,
        "komt_vrij": 2500.5,
        "flexibel": 5500,
        "deel": 0.4583,
    }
    assert found["einden"][-1] == {"tot_en_met": None, "bedrag": 500}
    assert found["wijken"][1]["jaren"][2]["deel"] == 1
    assert found["aanbieders"][2] == {
        "id": None,
        "naam": None,
        "vast": 500,
        "einden": [{"tot_en_met": None, "bedrag": 500}],
    }
    assert [afspraak["naam"] for afspraak in found["afspraken"] if afspraak["voorbij"]] == ["Proef"]


def test_as_csv(folder: Path) -> None:
    rows = list(csv.DictReader(io.StringIO(ran(folder, "--format", "csv").out)))
    assert Counter(row["soort"] for row in rows) == {"stad": 3, "wijk": 6, "afspraak": 5}
    filled = [{key: value for key, value in row.items() if value} for row in rows]
    assert ",".join(filled[1].values()) == "stad,2027,12000,6500,2500.5,5500,0.4583"
    assert ",".join(filled[-1].values()) == "afspraak,Noord,2026,500,Speeltuin"
    assert "2027;12000;6500;2500,5;5500;0,4583" in ran(folder, "--format", "csv", "--dialect", "nl").out


def test_as_markdown(folder: Path) -> None:
    out = ran(folder, "--format", "markdown").out
    assert "| 2027 | € 6.500 | € 2.500,50 | € 5.500 | 46% |" in out
    assert "| Zuid 2026 | 0% | 0% | 100% |" in out
    assert "| Taalpunt | Noord 2026 | Taalhuis | Taal | € 1.500,50 | tot en met 2026 |" in out
    assert "| Buurtwerk | € 1.000 | – | € 4.000 | – | € 5.000 |" in out
    assert "| **Alles samen** | € 1.000 | € 1.500,50 | € 6.000 | € 500 | € 9.000,50 |" in out


def test_the_example_plans() -> None:
    """Read by hand: of 886,000, this ends: 31,000 + 29,000 + 26,000 + 24,000 + 14,000 + 12,000 with 2026, then
    104,000 + 60,000, then 68,000 + 33,000."""
    found = json.loads(run("room", PLANS / "2026", "--format", "json").out)["ruimte"]
    assert [(line["jaar"], line["vast"]) for line in found["jaren"]] == [
        (2026, 136_000 + 164_000 + 101_000),
        (2027, 164_000 + 101_000),
        (2028, 101_000),
        (2029, 0),
    ]
    assert found["jaren"][0]["deel"] == round((886_000 - 401_000) / 886_000, 4)


def test_names_do_no_harm() -> None:
    """A name is text: no cell, no formula, no code for the terminal, also where the reader let one through."""
    one = plan("""
        wijk: "=2|<u>"
        budget: {totaal: 9, vast: [{naam: Proef, aanbieder: a, bedrag: 9, thema: t, tot_en_met: 2025}]}
        themas: [{id: t, naam: "=4|<s>"}]
    """)
    vast = one.budget.vast[0].model_copy(update={"naam": "=3|<i>\x1b]0;\u202e"})
    hostile = one.model_copy(
        update={"wijk": "=2|<u>\x1b]0;", "budget": one.budget.model_copy(update={"vast": (vast,)})}
    )
    shared = agenda('partijen: [{id: a, naam: "=1|<b>"}]')
    found = vrijval([(hostile, shared), (plan("wijk: Zuid"), shared)])
    screen = on_screen(vrijval_text.show(found))
    markdown, table = report.as_markdown(found), report.as_csv(found)
    for output in (screen, markdown, table, report.as_json(found)):
        assert "=3|" in output.replace("\\", "")
        assert not re.search("[\x1b\u202e]", output)
    cells_ = [cell for row in csv.reader(io.StringIO(table)) for cell in row]
    assert "'=2|<u>\\x1b]0;" in cells_
    assert not any(cell.startswith("=") for cell in cells_)
    assert not re.search("<[bius]>", markdown)
    tables = [line for line in markdown.splitlines() if line.startswith("|")]
    assert {line.count("|") - line.count(r"\|") for line in tables} == {3 + 1, 5 + 1, 6 + 1}


def test_an_older_plan_of_a_wijk_is_said_to_be_left_out(folder: Path) -> None:
    (folder / "oud.yaml").write_text(complete("wijk: Zuid\njaar: 2025"), encoding="utf-8")
    said = "Van elke wijk telt het nieuwste plan. Dit telt niet mee: Zuid 2025."
    assert said in ran(folder).out
    assert said not in ran(folder, "noord.yaml", "zuid.yaml").out


def test_more_promised_than_comes_in_each_year(folder: Path) -> None:
    """The bar is full, and no longer than that."""
    budget = "{totaal: 90, meegenomen: 10, vast: [{naam: W, bedrag: 100}]}"
    (folder / "zuid.yaml").write_text(complete(f"budget: {budget}"), encoding="utf-8")
    assert re.search(r"^2026 +€ 100 +– +€ -10 +-11% +█{14}$", ran(folder, "zuid.yaml").out, re.MULTILINE)


def test_only_errors(folder: Path) -> None:
    """Nothing to count: that is no crash."""
    for name in ("noord", "zuid"):
        (folder / f"{name}.yaml").write_text("wijk: West\n", encoding="utf-8")
    for form in ("text", "json", "csv", "markdown"):
        result = ran(folder, "--format", form)
        assert result.code == 1
        assert "noord.yaml" in result.err


def test_many_years_fit_on_a_screen(folder: Path) -> None:
    far = f"budget: {{totaal: 100, vast: [{{naam: A, bedrag: 5, tot_en_met: {2026 + 2 * MOST_YEARS}}}]}}"
    (folder / "zuid.yaml").write_text(complete(f"wijk: Zuid\n{far}"), encoding="utf-8")
    out = ran(folder).out
    assert "Nog later loopt € 5 af." in out
    assert max(cell_len(line) for line in out.splitlines()) <= 80
