"""`allocate --city` as text, CSV and Markdown: the plans of `test_city_money`, and names that do no harm."""

from __future__ import annotations

import csv
import io
import re

from helpers import agenda, on_screen, plan
from rich.cells import cell_len
from test_city_money import NOORD, ZUID, of
from wijkplan.allocate import allocate
from wijkplan.allocate.city_money import CityMoney, city_money, summary
from wijkplan.report.allocate import city_money as report
from wijkplan.report.allocate import city_money_text


def shown(found: CityMoney, width: int = 80) -> list[str]:
    """The lines on a screen of so many columns, without colours."""
    return on_screen(city_money_text.show(found), width).splitlines()


def test_as_text() -> None:
    lines = shown(of(NOORD, ZUID))
    assert lines[0] == "Het geld van de stad: 2 plannen"
    table = [re.split(r" {2,}", line) for line in lines]
    assert ["Noord 2026", "€ 110.000,01", "€ 0", "€ 5.000,01", "€ 105.000"] in table
    assert ["Noord 2026", "€ 100.000", "€ 12.000", "€ 88.000", "12%", "37,5%"] in table
    assert ["Alles samen", "€ 108.500", "€ 18.000", "€ 90.500", "16,59%", "58,33%"] in table
    assert "Noord 2026 gebruikt minder dan de helft van het geld: 12%." in lines
    assert ["bewonersinitiatieven", "€ 0", "€ 3.000", "€ 7.500", "€ 10.500"] in table
    assert ["onbekend", "€ 2.000", "€ 0", "€ 0", "€ 2.000"] in table
    assert ["zonder ambitie", "€ 2.000", "€ 0", "€ 6.000", "€ 8.000"] in table
    assert max(cell_len(line) for line in lines) <= 80


def test_without_under_use_there_is_no_such_signal() -> None:
    assert not any("gebruikt minder dan de helft" in line for line in shown(of(ZUID)))


def test_plans_of_several_years_are_no_plain_sum() -> None:
    """Money that moved to the next year counts twice then; that is said, and only then."""
    note = "Dit zijn plannen van meer jaren. Geld dat is meegenomen, kan dan twee keer tellen."
    assert note in " ".join(shown(of("wijk: Noord\njaar: 2025", "wijk: Noord\njaar: 2026")))
    assert note not in " ".join(shown(of(NOORD, ZUID)))


def test_as_csv() -> None:
    """A row for each wijk, the city, and each party and ambition; a cell that does not apply is empty."""
    rows = list(csv.DictReader(io.StringIO(report.as_csv(of(NOORD, ZUID)))))
    kinds = ["wijk", "wijk", "stad", "bewoners", "aanbieder", "aanbieder", "onbekend"]
    assert [row["soort"] for row in rows] == [*kinds, "ambitie", "ambitie", "ambitie", "zonder-ambitie"]
    filled = [{key: value for key, value in row.items() if value} for row in rows]
    assert filled[0]["gebruik"] == "0.12"
    assert filled[5] == {
        "soort": "aanbieder",
        "id": "buurtwerk",
        "naam": "Buurtwerk",
        "vast": "5000.01",
        "besloten": "0",
        "advies": "0",
        "samen": "5000.01",
    }
    assert "12000;88000;0,12;0,375" in report.as_csv(of(NOORD), "nl")


def test_as_markdown() -> None:
    text = report.as_markdown(of(NOORD, ZUID))
    first = next(line for line in text.splitlines() if line.startswith("| Noord"))
    assert first.split(" | ")[1:] == [
        *("€ 110.000,01", "€ 0", "€ 5.000,01", "€ 105.000", "€ 5.000"),
        *("€ 100.000", "€ 12.000", "€ 88.000", "12%", "37,5% |"),
    ]
    tables = [block.splitlines() for block in text.split("\n\n") if block.startswith("|")]
    assert [{line.count("|") for line in table} for table in tables] == [{12}, {6}, {6}]
    assert [len(table) for table in tables] == [2 + 3, 2 + 5, 2 + 5]


def test_names_do_no_harm() -> None:
    """A name is text: no cell, no formula, no code for the terminal, also where the reader let one through."""
    shared = agenda('partijen: [{id: a, naam: "=1+1|<b>"}]\nambities: [{id: b, naam: "=2+2|<i>"}]')
    one = plan("""
        budget: {totaal: 9, vast: [{naam: W, aanbieder: a, bedrag: 9, thema: t}]}
        themas: [{id: t, naam: T, ambities: [b]}]
    """).model_copy(update={"wijk": "=3+3|<u>\x1b]0;\u202e"})
    found = city_money([summary(one, shared, allocate(one, shared))])
    outputs = [report.as_markdown(found), report.as_csv(found), report.as_json(found)]
    for output in [*outputs, "".join(shown(found))]:
        assert "=3+3|" in output.replace("\\", "")
        assert not re.search("[\x1b\u202e]", output)
    for row in csv.reader(io.StringIO(outputs[1])):
        assert not any(cell.startswith("=") for cell in row)
    assert {line.count("|") - line.count(r"\|") for line in outputs[0].splitlines() if line.startswith("|")} == {12, 6}
    assert not re.search("<[biu]>", outputs[0])
