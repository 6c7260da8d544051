"""docs/handleiding.md: the whole guide is walked from an empty home folder, and what is on disk after it is right."""

from __future__ import annotations

import os
import re
import shutil
import subprocess
import sys
import tomllib
from pathlib import Path

import pytest
from helpers import ROOT, run
from tools.transcripts import refreshed
from wijkplan import __version__
from wijkplan.files.reading import read
from wijkplan.plan.plan import Plan
from wijkplan.plan.reading.form import load

PAGE = (ROOT / "docs" / "handleiding.md").read_text(encoding="utf-8")
FIRST_HOUR, _heading, LATER = PAGE.partition("## Hoe ziet het bestand eruit?")
PLAN, NEXT = Path("plans/2026/molenkwartier.yaml"), Path("plans/2027/molenkwartier.yaml")

pytestmark = pytest.mark.skipif(
    shutil.which("git") is None or sys.platform == "win32", reason="needs git, and paths as on the page"
)


def blocks(kind: str) -> list[str]:
    """The blocks of one kind on the page, in order."""
    return re.findall(rf"^```{kind}\n(.*?)^```$", PAGE, re.DOTALL | re.MULTILINE)


@pytest.fixture(scope="module")
def folder(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Where every step has been done, from making the folder to the last commit."""
    home = tmp_path_factory.mktemp("home")
    (steps,) = [block for block in blocks("sh") if "mkdir" in block]
    done = subprocess.run(
        ["bash", "-e", "-c", f"{steps}pwd"], env=os.environ | {"HOME": str(home)}, capture_output=True, check=True
    )
    made = Path(done.stdout.decode().strip())
    assert refreshed(PAGE, made) == PAGE, "the page shows something else than is printed now (run: make docs)"
    return made


def plan(file: Path) -> Plan:
    """The plan in a file."""
    found = load(Plan, read(file)).value
    assert found is not None
    return found


def test_windows_and_mac_type_the_same_but_for_the_name_of_python() -> None:
    (windows,) = blocks("powershell")
    assert windows.replace("py -m", "python3 -m") in blocks("sh")


def test_nothing_is_typed_that_is_not_run_here_or_known() -> None:
    wheel = f"./wijkplan-{__version__}-py3-none-any.whl"
    assert "".join(blocks("sh")).splitlines() == [
        "cd ~/Downloads",
        "python3 -m pip install --user pipx",
        "python3 -m pipx ensurepath",
        f"python3 -m pipx install {wheel}",
        "wijkplan --version",
        "mkdir ~/wijkplannen",
        "cd ~/wijkplannen",
    ]
    assert run("--version").out.strip().endswith(__version__)


def test_the_page_asks_for_the_python_that_is_needed() -> None:
    project = tomllib.loads((ROOT / "pyproject.toml").read_text(encoding="utf-8"))["project"]
    (version,) = re.findall(r"versie (\d\.\d+) of hoger", PAGE)
    assert project["requires-python"] == f">={version}"


def test_the_first_hour_shows_no_yaml_and_goes_from_a_new_plan_to_the_next_year() -> None:
    assert "```yaml" not in FIRST_HOUR
    commands = dict.fromkeys(re.findall(r"^\$ wijkplan (\S+)", FIRST_HOUR, re.MULTILINE))
    assert list(commands) == ["new", "set", "add", "prioritise", "allocate", "decide", "results", "next"]


def test_every_heading_is_a_question_that_somebody_has() -> None:
    headings = re.findall(r"^## (.*)$", PAGE, re.MULTILINE)
    assert len(headings) > 10
    assert all(heading.endswith("?") for heading in headings)


def test_no_step_depends_on_the_day_on_which_it_is_run() -> None:
    decisions = [line for line in re.findall(r"^\$ wijkplan decide .*$", PAGE, re.MULTILINE) if "--undo" not in line]
    assert decisions
    assert all("--datum 2026-" in decision for decision in decisions)


def test_what_a_new_plan_explains_is_still_there_at_the_end(folder: Path, tmp_path: Path) -> None:
    assert run("new", PLAN, "--wijk", "Molenkwartier", "--jaar", "2026", cwd=tmp_path).code == 0
    explained = [line for line in (tmp_path / PLAN).read_text(encoding="utf-8").splitlines() if "# " in line]
    kept = (folder / PLAN).read_text(encoding="utf-8").splitlines()
    assert len(explained) > 15
    filled_in = [line.split(":")[0].strip() for line in explained if line not in kept]
    assert filled_in == ["totaal", "reserve"]


def test_the_piece_of_the_file_on_the_page_stands_in_the_file(folder: Path) -> None:
    (piece,) = blocks("yaml")
    assert piece in (folder / PLAN).read_text(encoding="utf-8")


def test_what_was_decided_is_in_the_plan(folder: Path) -> None:
    got = {v.id: v.decided for v in plan(folder / PLAN).voorstellen}
    assert got == {"samen-koken": 4400_00, "buurtmoestuin": 2000_00, "hulp-aan-huis": 0}


def test_the_next_year_starts_with_what_was_left(folder: Path) -> None:
    """Of 24,000 the group spent 4,100 of its 4,400, and the garden got 2,000."""
    new = plan(folder / NEXT)
    assert (new.jaar, new.budget.meegenomen) == (2027, (24_000 - 4100 - 2000) * 100)
    assert [(v.id, v.status, v.bereik) for v in new.voorstellen] == [
        ("samen-koken", "loopt", 70),
        ("buurtmoestuin", "loopt", 25),
        ("hulp-aan-huis", "nieuw", 80),
    ]


def test_all_is_sound_in_the_layout_of_plans_and_in_git_under_the_name_of_the_group(folder: Path) -> None:
    assert run("validate", "plans", cwd=folder).code == 0
    assert run("fmt", "--check", "plans", cwd=folder).code == 0
    told = ["git", "-C", str(folder), "log", "--format=%an <%ae>", "--name-only"]
    log = subprocess.run(told, capture_output=True, check=True, encoding="utf-8").stdout.splitlines()
    assert log[0] == "Buurtteam <geen>"
    assert {PLAN.as_posix(), NEXT.as_posix()} <= set(log)


def test_what_takes_something_back_can_be_tried_first(folder: Path) -> None:
    commands = re.findall(r"`wijkplan (\S+ plans/2026/\S+ .*?)`", LATER)
    assert len(commands) == 3
    for command in commands:
        assert run(*command.split(), "--dry-run", cwd=folder).out.startswith(f"--- {PLAN.as_posix()}")
