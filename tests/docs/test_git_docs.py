"""docs/git.md: its screens are made again, its workflow is safe, and its commands do what the page says."""

from __future__ import annotations

import os
import re
import shlex
import shutil
import subprocess
import sys
from pathlib import Path
from typing import Any

import pytest
import yaml
from git_helpers import NAME, PLAN, TUIN_FIRST, apart, made, program
from helpers import ROOT, run
from tools.transcripts import refreshed

PAGE = (ROOT / "docs" / "git.md").read_text(encoding="utf-8")

needs_git = pytest.mark.skipif(
    shutil.which("git") is None or sys.platform == "win32", reason="needs git, a shell, and paths as on the page"
)


def workflow() -> Any:
    (block,) = re.findall(r"```yaml\n(name: plans\n.*?)```", PAGE, re.DOTALL)
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


@needs_git
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


def commands() -> list[list[str]]:
    """The words behind ``wijkplan`` in every line that a reader types."""
    blocks = re.findall(r"```sh\n(.*?)```", PAGE, re.DOTALL)
    return [shlex.split(line, comments=True)[1:] for block in blocks for line in block.splitlines()]


@needs_git
def test_the_screens_on_the_page_are_what_is_printed_now(tmp_path: Path) -> None:
    assert refreshed(PAGE, tmp_path) == PAGE, "run: make docs"


@needs_git
def test_every_way_to_ask_for_a_difference_works(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """In a repository with a tag, a branch that goes further, three older versions, and a plan of two years."""
    apart(monkeypatch, tmp_path)
    repository = made(tmp_path / "wijken")
    old, new = "plans/2026/vathorst.yaml", "plans/2027/vathorst.yaml"
    repository.commit({old: PLAN})
    repository.git("tag", "v2026.1")
    repository.git("branch", "--move", "main")
    repository.git("checkout", "--quiet", "-b", "voorstel")
    for number in range(3):
        repository.commit({old: PLAN.replace("600", f"60{number + 1}"), new: PLAN.replace("2026", "2027")})
    asked = [command for command in commands() if command[0] == "diff"]
    assert len(asked) == 6
    for command in asked:
        done = run(*command, cwd=repository.path)
        assert done.code == 0, (command, done.err)


@needs_git
def test_git_setup_is_taken_back_exactly(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    apart(monkeypatch, tmp_path)
    repository = made(tmp_path / "wijken")
    repository.commit({NAME: PLAN})
    setup, undo = (command for command in commands() if command[0] == "git-setup")
    before = (repository.path / ".git" / "config").read_bytes()
    assert run(*setup, "--yes", cwd=repository.path).code == 0
    assert (repository.path / ".git" / "config").read_bytes() != before
    assert run(*undo, "--yes", cwd=repository.path).code == 0
    assert (repository.path / ".git" / "config").read_bytes() == before
    assert not (repository.path / ".gitattributes").exists()


def test_the_lines_of_git_diff_on_the_page_are_what_git_shows(tmp_path: Path) -> None:
    (block,) = re.findall(r"```diff\n(.*?)```", PAGE, re.DOTALL)
    text = (ROOT / "plans" / "2026" / "soesterkwartier.yaml").read_text(encoding="utf-8")
    (tmp_path / "plan.yaml").write_text(text, encoding="utf-8")
    shown = run("textconv", "plan.yaml", cwd=tmp_path).out
    old, *_more = block.splitlines()
    assert f"{old[1:]}\n" in shown
