"""What is built from this tree, and then installed where nothing of the tree is, runs: as the README says."""

from __future__ import annotations

import subprocess
import sys
import sysconfig
import tarfile
import venv
import zipfile
from pathlib import Path

import pytest
import wijkplan
from helpers import ROOT

PLAN = "wijk: Soesterkwartier\njaar: 2026\nbudget: {totaal: 2.400}\n"

pytest.importorskip("pip")


def ran(*command: str | Path, code: int = 0) -> str:
    """The output of a command that has to give this exit code."""
    done = subprocess.run(
        list(map(str, command)), stdout=subprocess.PIPE, stderr=subprocess.STDOUT, encoding="utf-8", check=False
    )
    assert done.returncode == code, done.stdout
    return done.stdout


@pytest.fixture(scope="module")
def built(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A folder with a source distribution, and the wheel that is made of it."""
    folder = tmp_path_factory.mktemp("dist")
    ran(sys.executable, "-m", "build", "--no-isolation", "--outdir", folder, ROOT)
    return folder


def test_it_installs_and_runs(built: Path, tmp_path: Path) -> None:
    """Without the network: the new environment sees the libraries of this one, but not the program in this tree.

    The wheel was built from the source distribution, so whoever installs that gets the same.
    """
    (wheel,) = built.glob("*.whl")
    venv.create(tmp_path / "env", symlinks=sys.platform != "win32")
    places = sysconfig.get_paths(vars={"base": str(tmp_path / "env"), "platbase": str(tmp_path / "env")})
    Path(places["purelib"], "libraries.pth").write_text(sysconfig.get_paths()["purelib"], encoding="utf-8")
    scripts = Path(places["scripts"])
    install = ("install", "--quiet", "--disable-pip-version-check", "--no-index", "--no-deps", "--force-reinstall")
    ran(sys.executable, "-m", "pip", "--python", scripts / "python", *install, wheel)

    program = scripts / "wijkplan"
    assert wijkplan.__version__ in ran(program, "--version")
    assert Path(
        ran(scripts / "python", "-I", "-c", "import wijkplan; print(wijkplan.__file__)").strip()
    ).is_relative_to(places["purelib"])
    (tmp_path / "plan.yaml").write_text(PLAN, encoding="utf-8")
    assert "can be read in two ways" in ran(program, "--lang", "en", "validate", tmp_path / "plan.yaml", code=1)


def test_the_source_distribution_holds_all_that_make_needs(built: Path) -> None:
    (archive,) = built.glob("*.tar.gz")
    with tarfile.open(archive) as opened:
        names = {name.partition("/")[2] for name in opened.getnames()}
    assert {"Makefile", "README.md", "LICENSE", "pyproject.toml", "requirements-dev.txt"} <= names
    assert {path.relative_to(ROOT).as_posix() for path in (ROOT / "tests").glob("*.py")} <= names


def test_the_wheel_holds_all_that_the_program_reads(built: Path) -> None:
    """Templates, styles, words, translations: each file that stands in ``wijkplan/``, and no other."""
    (wheel,) = built.glob("*.whl")
    names = set(zipfile.ZipFile(wheel).namelist())
    there = {
        path.relative_to(ROOT).as_posix()
        for path in (ROOT / "wijkplan").rglob("*.*")
        if "__pycache__" not in path.parts and not path.name.startswith(".")
    }
    assert {name for name in names if name.startswith("wijkplan/")} == there
    assert {Path(name).suffix for name in there} > {".css", ".j2", ".js", ".json", ".mo", ".typ", ".yaml"}


def test_the_lock_names_no_place_and_has_a_hash_for_each_file() -> None:
    """pip refuses what has no hash once there is one; a mirror may stand anywhere."""
    lock = (ROOT / "requirements-dev.txt").read_text(encoding="utf-8")
    assert "://" not in lock
    entries = lock.replace("\\\n", "").splitlines()
    assert all("--hash=sha256:" in entry for entry in entries if not entry.startswith("#"))
