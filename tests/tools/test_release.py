"""One version, date and place in every file that names them; a workflow that may do no more than it needs."""

from __future__ import annotations

import re
import shutil
from pathlib import Path
from typing import Any

import pytest
import yaml
from helpers import ROOT
from tools.release import PAGES_THAT_NAME_A_TAG, Entry, disagreements, entries, main
from wijkplan import __version__

RELEASE = ROOT / ".github" / "workflows" / "release.yml"

CHANGELOG = """\
# Changelog

## Unreleased

* Not yet.

## 1.10.0 - 2027-02-01

### Added

* Something.

## 1.9.0 - 2027-01-01

The first.
"""


def test_the_versions_of_a_changelog_newest_first() -> None:
    assert entries(CHANGELOG) == [
        Entry("1.10.0", "2027-02-01", "### Added\n\n* Something."),
        Entry("1.9.0", "2027-01-01", "The first."),
    ]


def test_every_file_names_the_same_version() -> None:
    assert disagreements(ROOT, __version__) == []


@pytest.mark.parametrize(
    ("name", "old", "new", "said"),
    [
        ("pyproject.toml", f'version = "{__version__}"', 'version = "9.0.0"', "pyproject.toml: 9.0.0"),
        ("CHANGELOG.md", f"## {__version__} -", "## 9.0.0 -", "CHANGELOG.md: 9.0.0"),
        ("publiccode.yml", f'softwareVersion: "{__version__}"', 'softwareVersion: "9.0.0"', "softwareVersion: 9.0.0"),
        ("publiccode.yml", 'releaseDate: "', 'releaseDate: "1', "releaseDate: 1"),
        ("docs/ci.md", f"wijkplan@v{__version__}", "wijkplan@v9.0.0", "docs/ci.md: 9.0.0"),
    ],
)
def test_a_file_that_lags_behind_is_named(tmp_path: Path, name: str, old: str, new: str, said: str) -> None:
    for file in ("pyproject.toml", "CHANGELOG.md", "publiccode.yml", *PAGES_THAT_NAME_A_TAG):
        (tmp_path / file).parent.mkdir(exist_ok=True)
        shutil.copy(ROOT / file, tmp_path / file)
    text = (tmp_path / name).read_text(encoding="utf-8")
    (tmp_path / name).write_text(text.replace(old, new, 1), encoding="utf-8")
    (line,) = disagreements(tmp_path, __version__)
    assert said in line


def test_a_release_from_another_place_than_publiccode_names_is_refused(capsys: pytest.CaptureFixture[str]) -> None:
    assert main(f"v{__version__}", "https://example.org/elsewhere") == 1
    assert "publiccode.yml, url" in capsys.readouterr().err


def test_the_notes_of_a_release_are_those_of_the_changelog(capsys: pytest.CaptureFixture[str]) -> None:
    url = yaml.safe_load((ROOT / "publiccode.yml").read_text(encoding="utf-8"))["url"]
    assert main(f"v{__version__}", url) == 0
    assert capsys.readouterr().out.startswith("### Added\n")


def workflow() -> dict[str, Any]:
    loaded: dict[str, Any] = yaml.safe_load(RELEASE.read_text(encoding="utf-8"))
    return loaded


def test_actions_are_pinned_to_a_commit_with_the_version_behind_it() -> None:
    used = re.findall(r"uses: (.+)", RELEASE.read_text(encoding="utf-8"))
    assert used
    assert [line for line in used if not re.fullmatch(r"[\w./-]+@[0-9a-f]{40} # v\d+\.\d+\.\d+", line)] == []


def test_each_job_may_do_no_more_than_it_does() -> None:
    assert workflow()["permissions"] == {}
    assert {name: job["permissions"] for name, job in workflow()["jobs"].items()} == {
        "build": {"contents": "read"},
        "wheel": {"contents": "read"},
        "github": {"contents": "write"},
        "pypi": {"id-token": "write"},
    }
    assert "secrets." not in RELEASE.read_text(encoding="utf-8")


def test_nothing_goes_to_pypi_until_a_person_switches_it_on() -> None:
    job = workflow()["jobs"]["pypi"]
    assert job["if"] == "vars.PUBLISH_TO_PYPI == 'true'"
    assert job["environment"]["name"] == "pypi"
