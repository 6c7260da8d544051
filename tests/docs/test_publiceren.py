"""docs/publiceren.md: its commands work on the example plans, its workflows are sound, its pictures are small."""

from __future__ import annotations

import json
import re
import shlex
import shutil
from pathlib import Path
from typing import Any

import pytest
import yaml
from docx import Document
from helpers import ROOT, run
from tools.screenshots import PICTURES

PAGE = (ROOT / "docs" / "publiceren.md").read_text(encoding="utf-8")


def blocks(kind: str) -> list[str]:
    """The blocks of one kind on the page, in order."""
    return re.findall(rf"```{kind}\n(.*?)```", PAGE, re.DOTALL)


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    """A folder with two of the example plans, the agenda, and two house styles."""
    (tmp_path / ".git").mkdir()
    (tmp_path / "plans" / "2026").mkdir(parents=True)
    for name in ("agenda.yaml", "2026/schothorst.yaml", "2026/hoogland.yaml"):
        shutil.copy(ROOT / "plans" / name, tmp_path / "plans" / name)
    (tmp_path / "theme.css").write_text(":root { --basis-heading-color: #123456; }\n", encoding="utf-8")
    Document().save(str(tmp_path / "huisstijl.docx"))
    return tmp_path


def test_every_command_that_is_typed_makes_pages(folder: Path) -> None:
    lines = [line for block in blocks("sh") for line in block.splitlines()]
    assert len(lines) == 7
    for line in lines:
        program, *words = shlex.split(line, comments=True)
        done = run(*words, cwd=folder)
        assert (program, done.code) == ("wijkplan", 0), done.err
    made = {path.relative_to(folder / "paginas").as_posix() for path in (folder / "paginas").rglob("*.*")}
    assert made >= set(re.findall(r"^\| `(\S+)` \|", PAGE, re.MULTILINE))
    assert {Path(name).suffix for name in made} == {".docx", ".html", ".md", ".pdf"}
    assert "#123456" in (folder / "paginas" / "index.html").read_text(encoding="utf-8")


def github() -> str:
    (block,) = (block for block in blocks("yaml") if block.startswith("name: pages"))
    return block


def workflow() -> Any:
    return yaml.safe_load(github())


def test_what_reads_plans_may_only_read_and_what_publishes_reads_no_plan() -> None:
    found = workflow()
    make, publish = found["jobs"]["make"], found["jobs"]["publish"]
    assert found["permissions"] == {}
    assert make["permissions"] == {"contents": "read"}
    assert publish["permissions"] == {"pages": "write", "id-token": "write"}
    assert [step.get("uses", "").partition("@")[0] for step in publish["steps"]] == ["actions/deploy-pages"]
    assert all("@v" in step["uses"] for job in (make, publish) for step in job["steps"] if "uses" in step)
    assert not any("${{" in step.get("run", "") for step in make["steps"])


def test_the_workflow_is_one_to_github(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    checks = pytest.importorskip("check_jsonschema")
    (tmp_path / "pages.yml").write_text(github(), encoding="utf-8")
    with pytest.raises(SystemExit) as end:
        checks.main(["--builtin-schema", "vendor.github-workflows", str(tmp_path / "pages.yml")])
    assert end.value.code == 0, capsys.readouterr().out


@pytest.mark.parametrize("kind", ["name: pages", "pages:"])
def test_both_workflows_publish_the_folder_in_which_they_make_the_pages(folder: Path, kind: str) -> None:
    (block,) = (block for block in blocks("yaml") if block.startswith(kind))
    (to,) = re.findall(r"wijkplan report plans --to (\S+)", block)
    assert json.dumps(yaml.safe_load(block)).count(f'"{to}"') == 1
    assert run("report", "plans", "--to", to, cwd=folder).code == 0
    assert (folder / to / "index.html").exists()


def test_pictures_are_there_small_and_seen() -> None:
    names = ("README.md", "docs/handleiding.md", "docs/wijktafel.md")
    pages = {name: (ROOT / name).read_text(encoding="utf-8") for name in names}
    seen = "".join([*pages.values(), PAGE])
    assert {file.stem for file in (ROOT / "docs").glob("*.webp")} == set(PICTURES)
    for name, picture in PICTURES.items():
        raw = (ROOT / "docs" / f"{name}.webp").read_bytes()
        size = [int.from_bytes(raw[n : n + 3], "little") + 1 for n in (24, 27)]  # of a WebP with a VP8X header
        assert size == [picture.width, picture.height]
        assert len(raw) < 60_000
        assert f"{name}.webp)" in seen
    assert all(".webp)" in text for text in pages.values())
