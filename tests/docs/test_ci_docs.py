"""docs/ci.md: what it names exists, and every command in it works on the example plans."""

from __future__ import annotations

import json
import re
import shutil
import subprocess
import sys
from pathlib import Path
from typing import Any

import pytest
import yaml
from git_helpers import program
from helpers import ROOT, findings, run
from wijkplan.checks.finding import errors

PAGE = (ROOT / "docs" / "ci.md").read_text(encoding="utf-8")


def blocks(kind: str) -> list[str]:
    """The blocks of one kind on the page, in order."""
    return re.findall(rf"```{kind}\n(.*?)```", PAGE, re.DOTALL)


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    """A folder with one of the example plans and the agenda."""
    (tmp_path / ".git").mkdir()
    (tmp_path / "plans" / "2026").mkdir(parents=True)
    for name in ("agenda.yaml", "2026/schothorst.yaml"):
        shutil.copy(ROOT / "plans" / name, tmp_path / "plans" / name)
    return tmp_path


@pytest.mark.skipif(sys.platform == "win32", reason="needs a shell")
def test_every_command_that_is_typed_works(folder: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    program(monkeypatch, tmp_path)
    script = "".join(blocks("sh"))
    assert script.count("wijkplan ") == 6
    done = subprocess.run(
        ["bash", "-e", "-o", "pipefail", "-c", script], cwd=folder, capture_output=True, check=False, encoding="utf-8"
    )
    assert done.returncode == 0, done.stderr
    assert "0 gebroken" in done.stdout
    for kind in ("plan", "agenda"):
        made = (folder / "plans" / f"{kind}.schema.json").read_bytes()
        assert made == (ROOT / "plans" / f"{kind}.schema.json").read_bytes()


def test_the_action_takes_what_the_page_gives_it() -> None:
    (example,) = (yaml.safe_load(block) for block in blocks("yaml") if "wijkplan@v" in block and "jobs:" in block)
    (given,) = [step["with"] for step in example["jobs"]["validate"]["steps"] if "with" in step]
    action = yaml.safe_load((ROOT / "action.yml").read_text(encoding="utf-8"))
    assert set(given) <= set(action["inputs"])
    assert {name: action["inputs"][name]["default"] for name in given} == given


def test_every_form_of_output_that_a_workflow_asks_for_can_be_made(folder: Path) -> None:
    forms = re.findall(r"wijkplan validate plans --format (\w+)", "".join(blocks("yaml")))
    assert forms == ["sarif", "gitlab"]
    for form in forms:
        done = run("validate", "plans", "--format", form, cwd=folder)
        assert done.code == 0, done.err
        assert json.loads(done.out)


def test_the_two_ways_to_switch_off_a_rule_are_understood() -> None:
    agenda, plan = (block for block in blocks("yaml") if "negeer" in block)
    text = f"wijk: W\njaar: 2026\nbudget: {{totaal: 100}}\n{plan}"
    found = {finding.code for finding in findings(text, agenda)}
    assert not found & {"WP402", "WP502", "WP508", "WP014", "WP015", "WP016"}
    assert not errors(findings(text, agenda))
    without = {finding.code for finding in findings(re.sub(r" #.*", "", text))}
    assert {"WP402", "WP508"} <= without


def test_the_settings_for_an_editor_name_the_files_that_the_commands_make() -> None:
    (block,) = blocks("json")
    settings: dict[str, Any] = json.loads(block)
    made = {f"./{target}" for target in re.findall(r"> (plans/\S+)", "".join(blocks("sh")))}
    assert set(settings["yaml.schemas"]) == made
