"""From which commit a plan is, and how it is otherwise: read from what git keeps, and from the files themselves."""

from __future__ import annotations

import os
import shutil
from pathlib import Path

import pytest
from git_helpers import NAME, PLAN, RULES, Repository, apart, made
from helpers import run
from wijkplan.git.made_from import Revisions, revisions

pytestmark = pytest.mark.skipif(shutil.which("git") is None, reason="git is not installed")
AGENDA = "plans/agenda.yaml"


@pytest.fixture
def repository(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Repository:
    apart(monkeypatch, tmp_path)
    return made(tmp_path / "wijken")


def state(file: Path) -> tuple[str, str | None]:
    return revisions([file]).of(file)


def test_a_plan_as_it_was_recorded_one_that_changed_since_and_one_that_is_new(repository: Repository) -> None:
    commit = repository.commit({NAME: PLAN, "plans/oud.yaml": PLAN})
    repository.write({"plans/oud.yaml": PLAN.replace("1000", "2000"), "plans/nieuw.yaml": PLAN})
    repository.git("add", "plans/nieuw.yaml")  # that is no commit yet
    files = [repository.path / name for name in (NAME, "plans/oud.yaml", "plans/nieuw.yaml")]
    found = revisions(files)
    assert [found.of(file) for file in files] == [(commit[:10], None), (commit[:10], "changed"), (commit[:10], "new")]


def test_a_change_in_the_agenda_is_one_in_all_its_plans(repository: Repository) -> None:
    commit = repository.commit({NAME: PLAN, AGENDA: RULES})
    file = repository.path / NAME
    assert state(file) == (commit[:10], None)
    repository.write({AGENDA: "gemeente: Berkenstad\n"})
    assert state(file) == (commit[:10], "changed")


def test_line_ends_are_those_of_the_system(repository: Repository) -> None:
    commit = repository.commit({NAME: PLAN})
    (repository.path / NAME).write_bytes(PLAN.replace("\n", "\r\n").encode())
    assert state(repository.path / NAME) == (commit[:10], None)


def test_a_repository_that_counts_in_another_way(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    apart(monkeypatch, tmp_path)
    repository = Repository(tmp_path)
    if repository.git("init", "--quiet", "--object-format=sha256", check=False).returncode:
        pytest.skip("this git knows SHA-1 only")
    commit = repository.commit({NAME: PLAN})
    assert len(commit) == 64
    assert state(tmp_path / NAME) == (commit[:10], None)


def test_each_plan_has_the_commit_of_its_own_repository(repository: Repository, tmp_path: Path) -> None:
    """Two beside each other, and one inside another."""
    inside, other = made(repository.path / "binnen"), made(tmp_path / "ander")
    repository.write({".gitignore": "binnen\n"})
    homes = (inside, other, repository)
    commits = [one.commit({NAME: PLAN.replace("1000", str(n))}) for n, one in enumerate(homes, start=1)]
    files = [one.path / NAME for one in homes]
    found = revisions(files)
    assert [found.of(file) for file in files] == [(commit[:10], None) for commit in commits]


def test_where_there_is_no_commit(repository: Repository, tmp_path: Path) -> None:
    """Nothing recorded yet, and no repository at all."""
    repository.write({NAME: PLAN})
    outside = tmp_path / "plan.yaml"
    outside.write_text(PLAN, encoding="utf-8")
    assert revisions([repository.path / NAME, outside]) == Revisions({}, {})
    assert state(outside) == ("", None)


def test_a_link_to_a_file_elsewhere_is_not_in_the_repository(repository: Repository, tmp_path: Path) -> None:
    commit = repository.commit({NAME: PLAN})
    (tmp_path / "elders.yaml").write_text(PLAN, encoding="utf-8")
    link = repository.path / "plans" / "link.yaml"
    try:
        link.symlink_to(tmp_path / "elders.yaml")
    except OSError:
        pytest.skip("no links here")
    assert state(link) == (commit[:10], "new")


@pytest.mark.skipif(os.name == "nt", reason="this system has no such names")
def test_a_name_that_is_no_text(repository: Repository) -> None:
    name = os.fsdecode(b"plans/w\xefjk.yaml")
    try:
        commit = repository.commit({name: PLAN})
    except OSError:
        pytest.skip("this system has no such names")
    assert state(repository.path / name) == (commit[:10], None)


def test_the_words_on_a_page(repository: Repository) -> None:
    commit = repository.commit({NAME: PLAN, "plans/oud.yaml": PLAN.replace("Soester", "Ander")})[:10]
    repository.write(
        {"plans/oud.yaml": PLAN.replace("Soester", "Oud"), "plans/nieuw.yaml": PLAN.replace("Soester", "Nieuw")}
    )
    assert run("report", "--for", "bewoners", "--format", "markdown", "--to", "uit", cwd=repository.path).code == 0
    ends = {
        "2026/soesterkwartier": f"plans/2026/soesterkwartier.yaml ({commit}).",
        "oud": f"plans/oud.yaml ({commit}, daarna veranderd).",
        "nieuw": "plans/nieuw.yaml (nog niet vastgelegd).",
    }
    for name, end in ends.items():
        page = (repository.path / "uit" / f"{name}-bewoners.md").read_text(encoding="utf-8")
        said = page.replace("\\", "").replace("&#8203;", "")
        assert f"Alles op deze pagina komt uit {end}" in said
