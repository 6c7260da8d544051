"""What always holds for an advice, on plans that hypothesis makes up.

Each advice is held against the promises of the design, and against a second ladder that was written from
the design alone (`reference_ladder`). `test_ladder_reference` does so for rounds and the other methods.
"""

from __future__ import annotations

import json
import os
import subprocess
import sys
from pathlib import Path
from typing import Any, get_args

import reference_ladder as reference
from helpers import ROOT
from hypothesis import given, settings
from hypothesis import strategies as st
from reference_verify import broken
from strategies import Data, plans, reordered, text
from thoroughness import cases
from wijkplan.allocate import allocate
from wijkplan.allocate.question import Question
from wijkplan.plan.agenda import Agenda
from wijkplan.plan.plan import Plan
from wijkplan.plan.reading.form import load
from wijkplan.plan.spelregels import BijTekort
from wijkplan.report.allocate.allocation import Allocated, json_item
from wijkplan.report.draw.plans import as_json
from wijkplan.yamltext.text import document

RULES: tuple[BijTekort, ...] = get_args(BijTekort)


def printed(data: Data, bij_tekort: BijTekort | None = None, beschikbaar: int | None = None) -> str:
    """What ``allocate --format json`` prints for a plan."""
    loaded = load(Plan, document(Path("plan.yaml"), text(data)))
    assert loaded.value is not None, loaded.faults
    found = allocate(loaded.value, Agenda(), Question(bij_tekort=bij_tekort, beschikbaar=beschikbaar))
    return "".join(as_json([json_item(Allocated("plan.yaml", loaded.value, found))]))


def read(output: str) -> Data:
    """The one plan in this output."""
    plannen: list[dict[str, Any]] = json.loads(output)["plannen"]
    [found] = plannen
    return found


@settings(max_examples=cases(300), deadline=None)
@given(data=plans(), what_if=st.none() | st.integers(0, 2_000_000))
def test_an_advice_is_what_the_design_says_and_keeps_its_promises(data: Data, what_if: int | None) -> None:
    """Under each rule for shortage: the same sum of the pot, trede, status and money for every voorstel."""
    pot = reference.pot(data) | ({} if what_if is None else {"beschikbaar": what_if})
    for bij_tekort in RULES:
        found = read(printed(data, bij_tekort, what_if))
        assert broken(data, found) == []
        assert {name: reference.cents(found["budget"][name]) for name in pot} == pot
        order = [regel["id"] for regel in sorted(found["regels"], key=lambda regel: regel["plaats"])]
        lines = {r["id"]: (r["trede"], r["status"], reference.cents(r["toegekend"])) for r in found["regels"]}
        assert lines == reference.expected(data, order, bij_tekort, pot["beschikbaar"])


@settings(max_examples=cases(50), deadline=None)
@given(data=plans())
def test_the_rule_for_shortage_is_that_of_the_plan(data: Data) -> None:
    own = reference.rule(data, "verdeling", "bij_tekort")
    assert printed(data) == printed(data, own)


@settings(max_examples=cases(80), deadline=None)
@given(plans().flatmap(lambda data: st.tuples(st.just(data), reordered(data))))
def test_the_order_of_the_lists_in_the_file_does_not_matter(same: tuple[Data, Data]) -> None:
    """Not a byte is different."""
    one, other = same
    assert printed(one) == printed(other)


@settings(max_examples=cases(50), deadline=None)
@given(data=plans())
def test_lines_stand_in_order_of_trede_and_then_of_rank(data: Data) -> None:
    regels = read(printed(data))["regels"]
    treden = ["besloten", "klein", "bewoners", "professioneel", None]
    order = [(treden.index(regel["trede"]), regel["plaats"]) for regel in regels]
    assert order == sorted(order)
    assert sorted(place for _, place in order) == list(range(1, len(regels) + 1))


@settings(max_examples=cases(50), deadline=None)
@given(data=plans())
def test_every_line_says_why_in_one_plain_sentence(data: Data) -> None:
    for regel in read(printed(data))["regels"]:
        reden = regel["reden"]
        assert reden[0].isupper() or reden[0] == "€", reden
        assert reden.endswith("."), reden
        assert ". " not in reden, reden
        assert "None" not in reden, reden
        assert "{" not in reden, reden


@settings(max_examples=cases(50), deadline=None)
@given(data=plans(decided=False), extra=st.integers(0, 500_000))
def test_decided_money_stands_when_it_is_all_there_is(data: Data, extra: int) -> None:
    """An advice becomes a decision: asked again with nothing left, every line keeps its money."""
    first = read(printed(data, beschikbaar=extra))
    got = {regel["id"]: regel["toegekend"] for regel in first["regels"] if regel["toegekend"]}
    decided = {**data}
    for section in ("bewonersinitiatieven", "interventies"):
        decided[section] = [
            {**v, "besluit": {"toegekend": f"{got[v['id']]:.2f}"}} if v["id"] in got else v
            for v in data.get(section, [])
        ]
    again = read(printed(decided, beschikbaar=0))
    assert {r["id"]: r["toegekend"] for r in again["regels"] if r["toegekend"]} == got
    assert {r["status"] for r in again["regels"] if r["id"] in got} <= {"besloten"}


def test_the_same_input_gives_the_same_bytes_in_every_process(tmp_path: Path) -> None:
    """Python mixes up the order of sets from one process to the next; the output does not show it."""
    names = [f"groep-{n}" for n in range(12)]
    plan = {
        "wijk": "Soesterkwartier",
        "jaar": 2026,
        "budget": {"totaal": 3000},
        "themas": [{"naam": "Samen", "behoefte": 100}],
        "bewonersinitiatieven": [
            {"naam": name, "thema": "samen", "kosten": 500, "niet_samen_met": [n for n in names if n > name]}
            for name in names
        ],
        "interventies": [{"naam": "Huisbezoek", "kosten": 100, "niet_samen_met": names}],
    }
    (tmp_path / "plan.yaml").write_text(text(plan), encoding="utf-8")
    command = [sys.executable, "-m", "wijkplan", "allocate", str(tmp_path), "--format", "json"]
    outputs = {
        subprocess.run(
            command, cwd=ROOT, env={**os.environ, "PYTHONHASHSEED": seed}, check=True, capture_output=True
        ).stdout
        for seed in ("0", "1", "2")
    }
    assert len(outputs) == 1
