"""The workflow of docs/git.md: safe, and its steps do what the page says."""

from __future__ import annotations

import os
import re
import shutil
import subprocess
import sys
from pathlib import Path
from typing import Any

import pytest
import yaml
from git_helpers import NAME, PLAN, TUIN_FIRST, apart, made, program
from helpers import ROOT, run

PAGE = (ROOT / "docs" / "git.md").read_text(encoding="utf-8")


def workflow() -> Any:
    (block,) = re.findall(r"```yaml\n(.*?)```", PAGE, re.DOTALL)
    return yaml.safe_load(block)


def scripts(job: str) -> list[str]:
    return [step["run"] for step in workflow()["jobs"][job]["steps"] if "run" in step]


def test_nothing_from_outside_is_put_into_a_command() -> None:
    for job in workflow()["jobs"]:
        for script in scripts(job):
            assert "${{" not in script


def test_the_job_that_reads_the_pull_request_may_not_write_and_the_other_reads_nothing_of_it() -> None:
    found = workflow()
    assert found[True] == ["pull_request"]  # to YAML 1.1, "on" is yes
    assert found["permissions"] == {"contents": "read"}
    assert "permissions" not in found["jobs"]["difference"]
    comment = found["jobs"]["comment"]
    assert comment["permissions"] == {"pull-requests": "write"}
    assert "head.repo.full_name == github.repository" in comment["if"]
    assert [step.get("uses", "gh").partition("@")[0] for step in comment["steps"]] == [
        "actions/download-artifact",
        "gh",
    ]


@pytest.mark.skipif(shutil.which("git") is None or sys.platform == "win32", reason="needs git and a shell")
@pytest.mark.parametrize(("plan", "code"), [(TUIN_FIRST, 0), (PLAN.replace("1000", "2.400"), 1)])
def test_the_step_makes_the_comment_and_fails_on_errors(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, plan: str, code: int
) -> None:
    apart(monkeypatch, tmp_path)
    program(monkeypatch, tmp_path)
    repository = made(tmp_path / "wijken")
    base = repository.commit({NAME: PLAN})
    head = repository.commit({NAME: plan})
    summary = tmp_path / "summary.md"
    environment = {**os.environ, "BASE": base, "HEAD": head, "GITHUB_STEP_SUMMARY": str(summary)}
    (script,) = [script for script in scripts("difference") if "wijkplan diff" in script]
    done = subprocess.run(["bash", "-e", "-c", script], cwd=repository.path, env=environment, check=False)
    assert done.returncode == code
    text = (repository.path / "difference.md").read_text(encoding="utf-8")
    assert text == summary.read_text(encoding="utf-8")
    assert "### Soesterkwartier 2026" in text


def test_every_command_on_the_page_exists() -> None:
    commands = set(re.findall(r"^wijkplan ([a-z-]+)", PAGE, re.MULTILINE))
    assert commands == {"diff", "git-setup"}
    for command in commands:
        assert run(command, "--help").code == 0


def test_the_lines_of_git_diff_on_the_page_are_what_git_shows(tmp_path: Path) -> None:
    (block,) = re.findall(r"```diff\n(.*?)```", PAGE, re.DOTALL)
    text = (ROOT / "plans" / "2026" / "soesterkwartier.yaml").read_text(encoding="utf-8")
    (tmp_path / "plan.yaml").write_text(text, encoding="utf-8")
    shown = run("textconv", "plan.yaml", cwd=tmp_path).out
    old, *_more = block.splitlines()
    assert f"{old[1:]}\n" in shown
