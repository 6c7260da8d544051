"""Names of files and folders from strangers, through every command: on a screen and in every format with lines."""

from __future__ import annotations

import json
import os
import re
import shutil
from pathlib import Path

import pytest
from git_helpers import PLAN, RULES, apart, made
from helpers import run
from wijkplan.commands.shell.app import COMMANDS

pytestmark = pytest.mark.skipif(os.name == "nt", reason="this system has no such names")

EVIL = "::error::x\n::error file=a::b\r\x1b]8;;http:\x07\x1b[2J\x9b31m\u202e\u200b\x85\u2028##[error]x##vso[task.x]"
RAW = re.compile("[\x00-\x08\x0b-\x1f\x7f-\x9f\u200b\u2028\u2029\u202a-\u202e]")
ORDER = re.compile(r"^\s*::|##\[|##vso\[", re.MULTILINE)
BROKEN = PLAN.replace("totaal: 1000", "totaal: 2.400")
PABULIB = """\
META
key;value
description;Proef
country;Nederland
unit;Amersfoort
instance;2026
num_projects;1
num_votes;1
budget;1000
vote_type;approval
rule;greedy
PROJECTS
project_id;cost;name
1;600;Bal
VOTES
voter_id;vote
1;1
"""


@pytest.fixture
def folder(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A repository with a plan, one with a mistake, and one without a layout, all with such names."""
    apart(monkeypatch, tmp_path)
    repository = made(tmp_path / "wijken")
    plans = repository.path / EVIL
    plans.mkdir()
    (plans / f"{EVIL}.yaml").write_text(PLAN.replace("Soester", "Ander"), encoding="utf-8")
    (plans / "fout").mkdir()
    (plans / "fout" / f"{EVIL}.yaml").write_text(BROKEN, encoding="utf-8")
    (plans / f"{EVIL}.pb").write_text(PABULIB, encoding="utf-8")
    (plans / f"{EVIL}.csv").write_text("nr;bal\n1;8\n2;6\n", encoding="utf-8")
    (plans / "agenda.yaml").write_text(RULES, encoding="utf-8")
    return plans


def harmless(*arguments: str | Path, cwd: Path) -> str:
    result = run(*arguments, cwd=cwd)
    both = result.out + result.err
    assert both
    assert not RAW.search(both), RAW.findall(both)
    assert not ORDER.search(both), both
    return both


WITH_FORMATS = [
    ("allocate",),
    ("allocate", "--compare"),
    ("allocate", "--city"),
    ("allocate", "--explain", "bal"),
    ("prioritise",),
    ("prioritise", "--city"),
    ("language",),
    ("account",),
    ("account", "--city"),
    ("results", "--missing"),
    ("room",),
    ("diff",),
]
FORMATS = ("text", "json", "csv", "markdown")
FILE = f"{EVIL}.yaml"
OTHERS = [
    ("validate", "."),
    ("validate", "--format", "concise", "."),
    ("validate", "--format", "json", "."),
    ("validate", "--format", "sarif", "."),
    ("validate", "--format", "gitlab", "."),
    ("validate", f"fout/{EVIL}.yaml"),
    ("validate", f"{EVIL}.txt"),
    ("validate", "--select", EVIL, "."),
    ("fmt", "--check", "."),
    ("fmt", "--diff", "."),
    ("fmt", "."),
    ("show", "."),
    ("show", ".", "--format", "markdown"),
    ("show", ".", EVIL),
    ("verify", "."),
    ("verify", f"{EVIL}.pb"),
    ("add", FILE, "thema", "--naam", "Groen"),
    ("add", FILE, EVIL),
    ("set", FILE, "budget.totaal", "2000"),
    ("set", FILE, EVIL, "2000"),
    ("set", f"fout/{EVIL}.yaml", "budget.totaal", "2000", "--dry-run"),
    ("decide", FILE, "bal", "600"),
    ("decide", FILE, "bal", "--remove"),
    ("decide", FILE, EVIL, "600"),
    ("decide", EVIL, "bal"),
    ("results", FILE),
    ("results", FILE, "bal", "--bereikt", "5", "--verhaal", EVIL),
    ("results", FILE, "bal", "--besteed", "5"),
    ("results", FILE, EVIL, "--bereikt", "5"),
    ("next", FILE),
    ("next", FILE, "--to", f"{EVIL}2.yaml"),
    ("new", f"{EVIL}3.yaml", "--wijk", "Nieuw"),
    ("new", FILE, "--wijk", "Nieuw"),
    ("export", "xlsx", FILE, "--to", f"{EVIL}.xlsx"),
    ("export", "xlsx", FILE, "-o", f"{EVIL}.xlsx"),
    ("export", "csv", FILE, "--to", f"{EVIL}-uit.csv"),
    ("export", "csv", FILE, "--organisatie", EVIL),
    ("import", "csv", f"{EVIL}.csv", "--plan", FILE),
    ("import", "xlsx", f"{EVIL}.xlsx", "--plan", FILE),
    ("import", "xlsx", f"{EVIL}.csv", "--plan", FILE),
    ("import", "pabulib", f"{EVIL}.pb", "--to", "uit"),
    ("import", "pabulib", f"{EVIL}.csv"),
    ("import", "stemmen", f"{EVIL}.csv", "--plan", FILE, "--stem", "wijk"),
    ("import", "stemmen", f"{EVIL}.pb", "--plan", FILE, "--stem", EVIL),
    ("report", ".", "--to", f"{EVIL}-uit"),
    ("report", ".", "--to", f"{EVIL}-uit", "--format", "markdown"),
    ("report", ".", "--to", FILE),
    ("report", ".", "--to", f"{FILE}/uit"),
    ("report", ".", "--to", "uit", "--theme", FILE),
    ("report", ".", "--to", "uit", "--theme", EVIL),
    ("live", EVIL),
    ("explain", EVIL),
    ("schema", EVIL),
    ("textconv", FILE),
    ("textconv", f"{EVIL}.txt"),
    ("git-setup", "--dry-run"),
    ("git-setup", "--yes"),
    ("git-setup", "--undo", "--yes"),
    (EVIL,),
]


@pytest.mark.skipif(shutil.which("git") is None, reason="git is not installed")
def test_no_name_makes_a_line_of_its_own(folder: Path) -> None:
    seen = {arguments[: 1 + (arguments[0] in COMMANDS)] for arguments in (*OTHERS, *WITH_FORMATS)}
    known: set[tuple[str, ...]] = {(name,) for name in COMMANDS["wijkplan"]}
    known |= {(group, name) for group, names in COMMANDS.items() if group != "wijkplan" for name in names}
    assert seen - {(EVIL,)} == known
    for arguments in WITH_FORMATS:
        for form, place in zip(FORMATS, ("..", ".", ".", ".."), strict=True):
            harmless(*arguments, "--format", form, *(() if arguments[0] == "diff" else (".",)), cwd=folder / place)
    for arguments in OTHERS:
        harmless(*arguments, cwd=folder)


def test_no_name_reaches_a_page_as_it_is(folder: Path) -> None:
    for form in ("html", "markdown"):
        run("report", ".", "--to", "uit", "--format", form, cwd=folder)
    pages = [file.read_text(encoding="utf-8") for file in (folder / "uit").rglob("*") if file.is_file()]
    assert len(pages) == 2 * 3
    for page in pages:
        assert r"\u202e" in page
        assert not RAW.search(page)


def test_each_annotation_is_of_the_program(folder: Path) -> None:
    """The one format that is made of such lines: one for each finding, all else in it is escaped by its rules."""
    count = len(json.loads(run("validate", "--format", "json", ".", cwd=folder).out)["bevindingen"])
    out = run("validate", "--format", "github", ".", cwd=folder).out
    lines = out.splitlines()
    assert len(lines) == count > 0
    assert all(re.match(r"::(error|warning|notice) file=[^:,]*,line=\d+,", line) for line in lines)
    assert not RAW.search(out)


def test_a_name_can_be_told_from_another(folder: Path) -> None:
    """What cannot be shown is shown as an escape, not left out."""
    assert r"\n" in run("validate", "bestaat\nniet.yaml", cwd=folder).err
    assert r"zero\u200bwidth" in run("validate", "zero\u200bwidth.yaml", cwd=folder).err


def test_names_that_are_not_utf8(tmp_path: Path) -> None:
    try:
        Path(os.fsdecode(os.fsencode(tmp_path) + b"/w\xefjk.yaml")).write_text(BROKEN, encoding="utf-8")
    except OSError:
        pytest.skip("this system has no such names")
    for form in ("text", "concise", "json", "sarif", "github", "gitlab"):
        result = run("validate", "--format", form, ".", cwd=tmp_path)
        assert result.code == 1
        assert "jk.yaml" in result.out
