"""The hooks of ``.pre-commit-hooks.yaml`` in a real repository, run by pre-commit itself, without a network.

pre-commit would build an environment for a hook in Python; here the same hooks run with this very interpreter.
"""

from __future__ import annotations

import os
import re
import shutil
import subprocess
import sys
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import pytest
import yaml
from helpers import ROOT

HOOKS = ROOT / ".pre-commit-hooks.yaml"

GOOD = "wijk: Soesterkwartier\njaar: 2026\nbudget: {totaal: 480000}\n"
BAD = GOOD.replace("480000", "2.400")

pytest.importorskip("pre_commit")
pytestmark = pytest.mark.skipif(shutil.which("git") is None, reason="git is not installed")


def hooks() -> dict[str, dict[str, Any]]:
    """The hooks that this project offers, by id."""
    return {hook["id"]: hook for hook in yaml.safe_load(HOOKS.read_text(encoding="utf-8"))}


def test_the_hooks_are_what_the_documentation_names() -> None:
    entries = {name: (hook["language"], hook["entry"]) for name, hook in hooks().items()}
    assert entries == {
        "wijkplan-validate": ("python", "wijkplan validate --quiet"),
        "wijkplan-fmt": ("python", "wijkplan fmt --check"),
    }
    page = (ROOT / "docs" / "ci.md").read_text(encoding="utf-8")
    (example,) = (block for block in re.findall(r"```yaml\n(.*?)```", page, re.DOTALL) if "hooks:" in block)
    assert [hook["id"] for hook in yaml.safe_load(example)["repos"][0]["hooks"]] == list(entries)


@dataclass(frozen=True)
class Repository:
    """A git repository that uses a hook."""

    path: Path

    def commit(self, files: dict[str, str]) -> None:
        """Put these files under version control; pre-commit looks at nothing else."""
        for name, text in files.items():
            file = self.path / name
            file.parent.mkdir(parents=True, exist_ok=True)
            file.write_text(text, encoding="utf-8")
        self._run("git", "add", "--all")

    def hooked(self) -> tuple[int, str]:
        """The exit code and the output of ``pre-commit run --all-files``."""
        done = self._run(sys.executable, "-m", "pre_commit", "run", "--all-files", "--verbose", check=False)
        return done.returncode, done.stdout

    def _run(self, *command: str, check: bool = True) -> subprocess.CompletedProcess[str]:
        environment = {name: value for name, value in os.environ.items() if not name.startswith(("GIT_", "WIJKPLAN_"))}
        environment |= {
            "PRE_COMMIT_HOME": str(self.path.parent / "pre-commit"),
            "PRE_COMMIT_COLOR": "never",
            "GIT_CONFIG_GLOBAL": os.devnull,
            "GIT_CONFIG_NOSYSTEM": "1",
            "PYTHONPATH": str(ROOT),
        }
        return subprocess.run(
            command,
            cwd=self.path,
            env=environment,
            check=check,
            stdout=subprocess.PIPE,
            stderr=subprocess.STDOUT,
            encoding="utf-8",
        )


def using(name: str, path: Path) -> Repository:
    """A new repository that uses this hook."""
    hook = hooks()[name]
    entry = hook["entry"].replace("wijkplan", f'"{sys.executable}" -m wijkplan', 1)
    here = hook | {"language": "system", "entry": entry}
    path.mkdir()
    made = Repository(path)
    made._run("git", "init", "--quiet")
    made.commit({".pre-commit-config.yaml": yaml.safe_dump({"repos": [{"repo": "local", "hooks": [here]}]})})
    return made


@pytest.fixture
def repository(tmp_path: Path) -> Repository:
    return using("wijkplan-validate", tmp_path / "repository")


def test_good_plans_and_their_agenda_pass_and_other_files_are_left_alone(repository: Repository) -> None:
    repository.commit(
        {
            "plans/agenda.yaml": "gemeente: Amersfoort\n",
            "plans/2026/soesterkwartier.yaml": GOOD,
            "plans/2026/vathorst.yml": GOOD.replace("Soesterkwartier", "Vathorst"),
            "plans/README.md": "# Plannen\n",
            "docs/voorbeeld.yaml": BAD,
            "planning.yaml": BAD,
        }
    )
    code, out = repository.hooked()
    assert code == 0, out
    assert "Passed" in out
    assert "gelezen" not in out


def test_a_bad_plan_and_a_bad_agenda_fail_and_show_what_is_wrong(repository: Repository) -> None:
    repository.commit({"plans/agenda.yaml": "gemente: Amersfoort\n", "plans/2026/vathorst.yml": BAD})
    code, out = repository.hooked()
    assert code == 1, out
    assert "Failed" in out
    assert "fout[WP107]: '2.400' is op twee manieren te lezen" in out
    assert "--> plans/2026/vathorst.yml:3:18 (budget.totaal)" in out
    assert "--> plans/agenda.yaml:1:1 (gemente)" in out
    assert out.rstrip().endswith("1 plan en 1 agenda gelezen: 2 fouten.")


def test_where_there_are_no_plans_there_is_nothing_to_do(repository: Repository) -> None:
    code, out = repository.hooked()
    assert code == 0, out
    assert "Skipped" in out


def test_all_plans_are_checked_together(repository: Repository) -> None:
    """However many there are: pre-commit would spread them, and a second plan for a wijk may be in any of them."""
    many = {f"plans/2026/wijk-{n:03d}.yaml": GOOD.replace("Soes", f"{n} Soes") for n in range(24)}
    repository.commit(many | {"plans/2026/zz.yaml": GOOD.replace("Soes", "0 Soes")})
    code, out = repository.hooked()
    assert code == 1, out
    said = "fout[WP221]: Er is al een plan voor 0 Soesterkwartier in 2026: plans/2026/wijk-000.yaml."
    assert said in " ".join(out.split())
    assert "25 plannen gelezen: 1 fout." in out


def test_the_second_hook_names_what_has_another_layout_and_writes_nothing(tmp_path: Path) -> None:
    repository = using("wijkplan-fmt", tmp_path / "repository")
    laid_out = "wijk: Soesterkwartier\njaar: 2026\nbudget:\n  totaal: 480000\n"
    repository.commit({"plans/agenda.yaml": "gemeente: Amersfoort\n", "plans/2026/soesterkwartier.yaml": laid_out})
    untidy = "jaar: 2026\nwijk: Vathorst\nbudget:   {totaal: 480000}\n"
    repository.commit({"plans/2026/vathorst.yml": untidy, "planning.yaml": untidy})
    code, out = repository.hooked()
    assert code == 1, out
    assert "plans/2026/vathorst.yml" in out
    assert "planning.yaml" not in out
    assert "soesterkwartier.yaml" not in out
    assert (repository.path / "plans/2026/vathorst.yml").read_text(encoding="utf-8") == untidy
