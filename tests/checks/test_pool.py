"""Many files are checked side by side in several processes: nobody can tell from the outcome."""

from __future__ import annotations

import gc
import json
import weakref
from collections.abc import Callable, Iterator, Sequence
from pathlib import Path
from typing import Any

import pytest
import wijkplan.checks.file
import wijkplan.checks.pool
from helpers import complete, run
from wijkplan.checks.error_rules import FILE_ERRORS, ONLY_ERRORS
from wijkplan.checks.finding import Finding, errors
from wijkplan.checks.registry import FILE_RULES
from wijkplan.checks.run import check, check_and_make, nothing
from wijkplan.plan.plan import Plan
from wijkplan.plan.reading.form import load
from wijkplan.report.checks import findings_machine
from wijkplan.report.draw import machine

COUNT = 61  # more than a few chunks, and the last one not full


@pytest.fixture(scope="module")
def folder(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Plans with all kinds of findings, in two years below one agenda."""
    root = tmp_path_factory.mktemp("stad")
    (root / ".git").mkdir()
    (root / "agenda.yaml").write_text(
        "gemeente: Amersfoort\nambities: [{naam: Meedoen}, {naam: Thuis}]\ncontrole: {negeer: [WP505, WP499]}\n",
        encoding="utf-8",
    )
    for n in range(COUNT):
        path = root / str(2025 + n % 2) / f"plan-{n}.yaml"
        path.parent.mkdir(exist_ok=True)
        path.write_text(text_of(n), encoding="utf-8")
    return root


def text_of(n: int) -> str:
    """A plan: of one wijk in three there is a second one, and each has a mistake of its own."""
    mistakes = [
        "themas: [{naam: Samen}]",
        "samenvating: Een typefout",
        "bewonersinitiatieven: [{naam: Soep, kosten: 2.400, thema: samne}]",
        "gemeente: 'Amersfoort",
        "samenvatting: Bel 06-12345678 # wijkplan: negeer WP803 - de balie",
        "themas: [{naam: Samen, ambities: [thuis]}] # wijkplan: negeer WP301",
        "",
    ]
    return f"wijk: Wijk {n // 3}\njaar: {2025 + n % 2}\nbudget: {{totaal: 1000}}\n{mistakes[n % len(mistakes)]}\n"


@pytest.fixture
def processes(monkeypatch: pytest.MonkeyPatch) -> list[int]:
    """Every number of files is now enough for several processes; tells how many files were checked by them."""
    seen: list[int] = []
    in_processes = wijkplan.checks.pool._in_processes

    def counted(work: Callable[[Any], Any], items: Sequence[Any]) -> Iterator[Any]:
        seen.append(len(items))
        return in_processes(work, items)

    monkeypatch.setattr(wijkplan.checks.pool, "PARALLEL_FROM", 1)
    monkeypatch.setattr(wijkplan.checks.pool, "_processors", lambda: 3)
    monkeypatch.setattr(wijkplan.checks.pool, "_in_processes", counted)
    return seen


def one_by_one(paths: list[Path]) -> list[Finding]:
    """The findings in these files, in one process: plans that are kept are never spread."""
    return check(paths).findings()


def test_side_by_side_gives_the_same_findings_in_the_same_order(folder: Path, processes: list[int]) -> None:
    paths = sorted(folder.rglob("plan-*.yaml"))
    expected = one_by_one(paths)
    assert processes == []
    assert {finding.code for finding in expected} >= {"WP005", "WP014", "WP016", "WP101", "WP107", "WP221", "WP804"}
    assert check_and_make(paths, nothing)[0].findings() == expected
    assert processes == [COUNT]


def test_the_errors_alone_are_those_among_all_findings(folder: Path) -> None:
    """What keeps a plan from being computed, without what else there is to say; no data of persons is shown either."""
    paths = sorted(folder.rglob("plan-*.yaml"))
    all_found, only_errors = check(paths), check(paths, ONLY_ERRORS)
    assert only_errors.findings() == errors(all_found.findings())
    assert {finding.code for finding in only_errors.findings()} >= {"WP005", "WP221"}
    assert [plan.secrets for plan in only_errors.plans] == [plan.secrets for plan in all_found.plans]


@pytest.mark.parametrize("command", ["prioritise", "allocate", "show"])
def test_what_only_needs_the_errors_says_the_same_as_with_all_rules(
    folder: Path, monkeypatch: pytest.MonkeyPatch, command: str
) -> None:
    """One plan of each kind: which are refused, with what errors, and what comes of the others."""
    names = [f"{2025 + n % 2}/plan-{n}.yaml" for n in range(7)]
    shorter = run(command, *names, cwd=folder)
    monkeypatch.setattr(wijkplan.checks.file, "file_rules", lambda _chosen: FILE_RULES)
    assert shorter == run(command, *names, cwd=folder)
    assert shorter.code == 1
    assert {code for code in ("WP005", "WP101", "WP107", "WP014", "WP804") if code in shorter.err} == {
        "WP005",
        "WP101",
        "WP107",
    }


def test_every_rule_that_gives_an_error_is_among_those_that_are_always_run() -> None:
    assert [rule for rule in FILE_RULES if rule.severity == "error"] == list(FILE_ERRORS)


@pytest.mark.parametrize("count", [1, 16, 17, 48])
def test_whatever_the_number_of_files(folder: Path, processes: list[int], count: int) -> None:
    """A chunk holds 16."""
    paths = sorted(folder.rglob("plan-*.yaml"))[:count]
    expected = one_by_one(paths)
    assert check_and_make(paths, nothing)[0].findings() == expected
    assert processes == [count]


@pytest.mark.parametrize("form", ["text", "json", "gitlab"])
def test_the_command_writes_the_same_bytes(folder: Path, monkeypatch: pytest.MonkeyPatch, form: str) -> None:
    arguments = ("validate", "--format", form, ".")
    monkeypatch.setattr(wijkplan.checks.pool, "PARALLEL_FROM", COUNT + 1)
    alone = run(*arguments, cwd=folder)
    monkeypatch.setattr(wijkplan.checks.pool, "PARALLEL_FROM", COUNT)
    monkeypatch.setattr(wijkplan.checks.pool, "_processors", lambda: 2)
    assert run(*arguments, cwd=folder) == alone
    assert alone.code == 1


def test_progress_is_told_file_by_file(folder: Path, processes: list[int]) -> None:
    paths = sorted(folder.rglob("plan-*.yaml"))
    told: list[int] = []
    check_and_make(paths, nothing, done=told.append)
    assert told == list(range(1, COUNT + 1))
    assert processes == [COUNT]


def test_findings_from_other_processes_can_be_shown(folder: Path, processes: list[int]) -> None:
    """In the language of the reader: what comes back is not yet a text."""
    found = check_and_make(sorted(folder.rglob("plan-*.yaml")), nothing)[0].findings()
    assert processes == [COUNT]
    assert findings_machine.concise(found).count("\n") == len(found)
    assert "samenvating" in findings_machine.concise(found)


def test_one_processor_works_alone(folder: Path, processes: list[int], monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(wijkplan.checks.pool, "_processors", lambda: 1)
    assert check_and_make(sorted(folder.rglob("plan-*.yaml")), nothing)[0].findings()
    assert processes == []


@pytest.mark.parametrize("form", ["text", "json", "csv", "markdown"])
def test_prioritise_makes_the_same_of_many_plans(tmp_path: Path, monkeypatch: pytest.MonkeyPatch, form: str) -> None:
    """What is shown of a plan is made where the plan is checked; the order and the bytes stay."""
    for n in range(20):
        written = f"wijk: Wijk {n}\nbewonersinitiatieven: [{{naam: Soep, draagvlak: {n}}}, {{naam: Bal}}]"
        (tmp_path / f"plan-{n:02}.yaml").write_text(complete(written), encoding="utf-8")
    (tmp_path / "plan-99.yaml").write_text("wijk: half\n", encoding="utf-8")
    alone = run("prioritise", "--stability", "--format", form, ".", cwd=tmp_path)
    monkeypatch.setattr(wijkplan.checks.pool, "PARALLEL_FROM", 1)
    monkeypatch.setattr(wijkplan.checks.pool, "_processors", lambda: 2)
    assert run("prioritise", "--stability", "--format", form, ".", cwd=tmp_path) == alone
    assert alone.code == 1
    assert "Wijk 19" in alone.out


@pytest.mark.parametrize(
    ("form", "city"), [("text", []), ("json", []), ("json", ["--city"]), ("csv", []), ("markdown", ["--city"])]
)
def test_allocate_makes_the_same_of_many_plans(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, form: str, city: list[str]
) -> None:
    """Also where one has mistakes, and one cannot be divided: that is said, and what is written stays whole."""
    for n in range(20):
        budget = "budget: {totaal: 90, rondes: [{naam: lente, deel: 100%}]}"
        written = f"wijk: Wijk {n}\n{budget}\nbewonersinitiatieven: [{{naam: Soep, kosten: {n + 80}}}]"
        (tmp_path / f"plan-{n:02}.yaml").write_text(complete(written), encoding="utf-8")
    (tmp_path / "plan-07b.yaml").write_text(complete("wijk: Zonder rondes"), encoding="utf-8")
    (tmp_path / "plan-99.yaml").write_text("wijk: half\n", encoding="utf-8")
    alone = run("allocate", "--round", "lente", *city, "--format", form, ".", cwd=tmp_path)
    monkeypatch.setattr(wijkplan.checks.pool, "PARALLEL_FROM", 1)
    monkeypatch.setattr(wijkplan.checks.pool, "_processors", lambda: 2)
    assert run("allocate", "--round", "lente", *city, "--format", form, ".", cwd=tmp_path) == alone
    assert alone.code == 2
    assert "plan-07b.yaml heeft geen ronde 'lente'" in alone.err
    if form == "json":
        found = json.loads(alone.out)
        assert len(found["stad"]["wijken"] if city else found["plannen"]) == 20


@pytest.mark.parametrize("items", [[], [{"a": "een\nregel"}], [{"a": []}, {"b": {"c": 1}}]])
def test_a_json_document_in_pieces_is_the_same_document(items: list[object]) -> None:
    assert "".join(machine.listed("plannen", map(machine.item, items))) == machine.dump({"plannen": items})


@pytest.mark.parametrize("command", [["allocate"], ["allocate", "--city"]], ids=["each", "city"])
def test_no_two_whole_plans_are_kept(tmp_path: Path, monkeypatch: pytest.MonkeyPatch, command: list[str]) -> None:
    for n in range(5):
        (tmp_path / f"plan-{n}.yaml").write_text(complete(f"wijk: Wijk {n}"), encoding="utf-8")
    alive = weakref.WeakSet[Plan]()
    most: list[int] = []

    def loaded(model: Any, document: Any) -> Any:
        found = load(model, document)
        if isinstance(found.value, Plan):
            gc.collect()
            alive.add(found.value)
            most.append(len(alive))
        return found

    monkeypatch.setattr(wijkplan.checks.file, "load", loaded)
    gc.freeze()  # what was there already need not be looked through each time
    try:
        assert run(*command, ".", cwd=tmp_path).code == 0
    finally:
        gc.unfreeze()
    assert len(most) == 5
    assert max(most) <= 2, "the one before it may be there until the next one is"
