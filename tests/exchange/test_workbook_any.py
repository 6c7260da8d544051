"""Workbooks of any plan, with anything filled in, saved by any program: what comes back is what was filled in."""

from __future__ import annotations

import copy
import io
import re
import zipfile
from functools import partial
from pathlib import Path
from typing import Any
from xml.etree import ElementTree
from xml.sax.saxutils import escape

import pytest
import strategies
from hypothesis import given, settings
from hypothesis import strategies as st
from strategies_values import amounts, counts, dates, euros, figures, some
from thoroughness import cases
from wijkplan.exchange.tables.cell_changes import outcome
from wijkplan.exchange.tables.cell_edits import applied
from wijkplan.exchange.tables.from_workbook import read_workbook
from wijkplan.exchange.tables.result_changes import result_outcome
from wijkplan.exchange.tables.result_rows import rows_of
from wijkplan.exchange.tables.results_workbook import to_results_workbook
from wijkplan.exchange.tables.workbook import to_workbook
from wijkplan.plan.agenda import Agenda
from wijkplan.plan.plan import Plan
from wijkplan.plan.reading.form import load
from wijkplan.plan.writing.order import order
from wijkplan.yamltext.document import Document
from wijkplan.yamltext.parse import CONTROL
from wijkplan.yamltext.text import document as read
from workbook_helpers import PLAN, exported, imported, openpyxl, place, put, saved

SHEETS = {"bewonersinitiatieven": "Bewonersinitiatieven", "interventies": "Interventies"}
MAIN = "{http://schemas.openxmlformats.org/spreadsheetml/2006/main}"

ODD_TEXTS = ("=1+1", "@iedereen", "'t Huis", "_x0041_", "2026", "ja", "- een\n- twee", "a: b # c", "#N/A", "1e3")
LETTERS = st.characters(exclude_categories=["C", "Z"]) | st.sampled_from(" \n")
TEXTS = (st.sampled_from(ODD_TEXTS) | st.text(LETTERS, min_size=1, max_size=40).map(str.strip)).filter(
    lambda text: text and not CONTROL.search(text)
)
FIELDS: dict[str, st.SearchStrategy[Any]] = {
    "naam": TEXTS,
    "tekst": st.none() | TEXTS,
    "status": st.none() | st.sampled_from(["idee", "nieuw", "loopt", "klaar", "gestopt"]),
    "kosten": st.none() | amounts(10_000_000).map(euros).map(str),
    "minimum": st.none() | amounts(10_000_000).map(euros).map(str),
    "bereik": st.none() | counts(1_000).map(str),
    "ingediend": st.none() | dates(),
    "doelgroepen": some(strategies.DOELGROEPEN, 4),
    "prioriteit wijk": st.none() | figures().map(str),
    "prioriteit aanbieder": st.none() | figures().map(str),
}


def opened(text: str) -> tuple[Document, Plan]:
    document = read(Path("plan.yaml"), text)
    plan = load(Plan, document).value
    assert plan is not None
    return document, plan


def in_cell(heading: str, value: Any) -> Any:
    """The value of a plan as somebody fills it in."""
    if isinstance(value, list):
        return ", ".join(value) or None
    if value is None or heading in ("naam", "tekst", "status"):
        return value
    if heading == "ingediend":
        return "-".join(reversed(value.split("-")))
    return float(value)


def set_in(item: dict[str, Any], heading: str, value: Any) -> None:
    """The same in the data of a plan."""
    *outer, key = heading.split()
    for name in outer:
        item = item.setdefault(name, {})
    item.pop(key, None)
    if value is not None:
        item[key] = value


@given(strategies.plans())
@settings(max_examples=cases(20))
def test_any_plan_comes_back_as_it_was(data: strategies.Data) -> None:
    document, plan = opened(strategies.text(data))
    filled = read_workbook(to_workbook(document, plan, Agenda()))
    found = outcome(filled, document.data())
    assert (found.changes, found.additions, found.mistakes, found.notes) == ([], [], [], [])
    assert {own for _section, own in filled.base} == {voorstel.id for voorstel in plan.voorstellen}


@given(strategies.plans())
@settings(max_examples=cases(10))
def test_so_does_what_came_of_any_plan(data: strategies.Data) -> None:
    document, plan = opened(strategies.text(data))
    rows = rows_of(document, plan, Agenda())
    filled = read_workbook(to_results_workbook(document, plan, Agenda(), rows))
    found = result_outcome(filled, document.data())
    assert (found.changes, found.additions, found.mistakes, found.notes) == ([], [], [], [])
    assert [line.key for line in rows.lines["resultaten"]] == [v.id for v in plan.voorstellen if v.decided]


@given(strategies.plans(), st.data())
@settings(max_examples=cases(15))
def test_what_is_filled_in_is_what_the_plan_says(data: strategies.Data, draw: st.DataObject) -> None:
    """Held against the same changes in the data of the plan, written anew."""
    document, plan = opened(strategies.text(data))
    book = openpyxl.load_workbook(io.BytesIO(to_workbook(document, plan, Agenda())))
    meant = copy.deepcopy(data)
    cells = tuple(
        (section, n, heading) for section in SHEETS for n in range(len(data.get(section, ()))) for heading in FIELDS
    )
    for section, n, heading in draw.draw(
        st.lists(st.sampled_from(cells), max_size=6, unique=True) if cells else st.just([])
    ):
        value = draw.draw(FIELDS[heading])
        put(book, SHEETS[section], n + 2, heading, in_cell(heading, value))
        set_in(meant[section][n], heading, value)
    found = outcome(read_workbook(saved(book)), document.data())
    after, refused = applied(document, found, partial(order, Plan))
    assert (found.mistakes, refused) == ([], [])
    assert load(Plan, after).value == opened(strategies.text(meant))[1]


def rewritten(raw: bytes, change: Any) -> bytes:
    """The same archive in which this was done to every sheet."""
    file = io.BytesIO()
    with zipfile.ZipFile(io.BytesIO(raw)) as whole, zipfile.ZipFile(file, "w") as other:
        for name in whole.namelist():
            content = whole.read(name)
            other.writestr(name, change(content) if "worksheets/sheet" in name else content)
    return file.getvalue()


def with_shared_texts(raw: bytes) -> bytes:
    """As most programs save it: the texts stand together in a list, and cells point at them."""
    texts: list[str] = []

    def change(sheet: bytes) -> bytes:
        root = ElementTree.fromstring(sheet)  # noqa: S314 - made here
        for found in root.iter(f"{MAIN}c"):
            if found.get("t") == "inlineStr":
                texts.append("".join(found.itertext()))
                found.clear()
                found.set("t", "s")
                ElementTree.SubElement(found, f"{MAIN}v").text = str(len(texts) - 1)
        return ElementTree.tostring(root)

    file = io.BytesIO(rewritten(raw, change))
    items = "".join(f"<si><t>{escape(text)}</t></si>" for text in texts)
    with zipfile.ZipFile(file) as archive:
        parts = {name: archive.read(name).decode() for name in archive.namelist()}
    parts["xl/sharedStrings.xml"] = f'<sst xmlns="{MAIN[1:-1]}">{items}</sst>'
    kind = "application/vnd.openxmlformats-officedocument.spreadsheetml.sharedStrings+xml"
    known = f'<Override PartName="/xl/sharedStrings.xml" ContentType="{kind}"/></Types>'
    parts["[Content_Types].xml"] = parts["[Content_Types].xml"].replace("</Types>", known)
    other = io.BytesIO()
    with zipfile.ZipFile(other, "w") as archive:
        for name, part in parts.items():
            archive.writestr(name, part)
    return other.getvalue()


def unstyled(raw: bytes) -> bytes:
    """As a program saves it that loses all formats: a day is only a number then."""
    return rewritten(raw, lambda sheet: re.sub(rb'( s="\d+")', b"", sheet))


def with_noise(raw: bytes) -> bytes:
    """As a spreadsheet writes numbers that it keeps in two's powers."""
    return rewritten(raw, lambda sheet: sheet.replace(b"<v>2400.5</v>", b"<v>2400.5000000000001</v>"))


def as_1904(raw: bytes) -> bytes:
    """As an old program for the Mac counts its days."""
    book = openpyxl.load_workbook(io.BytesIO(raw))
    book.epoch = openpyxl.utils.datetime.CALENDAR_MAC_1904
    return saved(book)


@pytest.mark.parametrize(
    "program", [with_shared_texts, unstyled, with_noise, as_1904], ids=lambda program: program.__name__
)
def test_another_program_may_save_it(tmp_path: Path, program: Any) -> None:
    place(tmp_path)
    book = exported(tmp_path)
    result = imported(tmp_path, program(saved(book)))
    assert (result.code, result.err) == (0, "plan.yaml: er is niets veranderd.\n")
    put(book, "Bewonersinitiatieven", "soep", "draagvlak", 70)
    assert imported(tmp_path, program(saved(book))).code == 0
    assert (tmp_path / "plan.yaml").read_text(encoding="utf-8") == PLAN.replace("draagvlak: 64", "draagvlak: 70")
