"""`wijkplan import pabulib`: each file whole or not at all, and every broken one with its line."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest
from helpers import run
from test_pabulib_format import META, PROJECTS, VOTES
from wijkplan.exchange import pabulib

if TYPE_CHECKING:
    from pathlib import Path

GOOD = META + PROJECTS + VOTES
"""Lines 1 to 6 are META, 7 to 9 PROJECTS, 10 to 12 VOTES."""

BROKEN: dict[str, tuple[str, int | None, str]] = {
    "nothing before META": ("Soesterkwartier\n" + GOOD, 1, "'Soesterkwartier'"),
    "no PROJECTS": (META + VOTES, None, "PROJECTS"),
    "no META": (PROJECTS, None, "META"),
    "no column key": (GOOD.replace("key;value", "sleutel;value"), 2, "key"),
    "no column project_id": (GOOD.replace("project_id;", "id;"), 8, "project_id"),
    "no column cost": (GOOD.replace("cost;", "kosten;"), 8, "cost"),
    "no column vote": (GOOD.replace("voter_id;vote", "voter_id;stem"), 11, "vote"),
    "a field too many": (GOOD.replace("Soep op dinsdag", "Soep; op dinsdag"), 9, "6"),
    "a field too few": (GOOD.replace(";Samen", ""), 9, "4"),
    "a quote that is not closed": (GOOD.replace("Soep", '"Soep'), 9, ""),
    "text behind a closing quote": (GOOD.replace("Soep op", '"Soep" op'), 9, ""),
    "no projects": (META + "PROJECTS\nproject_id;cost;votes\n", None, ""),
    "no id": (GOOD.replace("1;2400", " ;2400"), 9, "project_id"),
    "an id twice": (META + PROJECTS + "1;100;2;Tuin;\n" + VOTES, 10, "9"),
    "a vote for what is not there": (GOOD.replace("v1;1", "v1;1,99"), 12, "99"),
    "points that do not match": (GOOD.replace("voter_id;vote\nv1;1", "voter_id;vote;points\nv1;1;3,2"), 12, "2"),
    "points that are no number": (GOOD.replace("voter_id;vote\nv1;1", "voter_id;vote;points\nv1;1;x"), 12, "points"),
    "no budget": (GOOD.replace("budget;10000\n", ""), None, "budget"),
    "a budget that is no number": (GOOD.replace("10000", "veel"), 6, "budget"),
    "a cost that is no number": (GOOD.replace("2400", "gratis"), 9, "cost"),
    "a cost below zero": (GOOD.replace("2400", "-2400"), 9, "cost"),
    "a cost in exponents": (GOOD.replace("2400", "1e3"), 9, "cost"),
    "a cost in Arabic digits": (GOOD.replace("2400", "٢٤٠٠"), 9, "cost"),
    "a cost that could be thousands": (GOOD.replace("2400", '"2,400"'), 9, "cost"),
    "a cost in parts of cents": (GOOD.replace("2400", "0.001"), 9, "cost"),
    "votes that are no number": (GOOD.replace(";64;", ";veel;"), 9, "votes"),
    "a score that is no number": (GOOD.replace("cost;votes", "cost;score").replace(";64;", ";hoog;"), 9, "score"),
    "no year": (GOOD.replace("instance;2025\n", ""), None, "instance"),
    "more money than there is": (GOOD.replace("10000", "900000000000"), None, "te groot"),
    "a threshold that is no number": (
        META + "min_project_score_threshold;vijftig\n" + PROJECTS,
        7,
        "min_project_score_threshold",
    ),
    "a threshold beyond all bounds": (
        META + "min_project_score_threshold;1e400\n" + PROJECTS,
        7,
        "min_project_score_threshold",
    ),
    "a broken line after a name of two lines": (
        META + PROJECTS.replace("Soep op dinsdag", '"Soep\nop dinsdag"') + "2;x;3;Tuin;\n",
        11,
        "cost",
    ),
}


@pytest.mark.parametrize(("text", "line", "about"), BROKEN.values(), ids=BROKEN)
def test_a_broken_file_is_named_with_its_line_and_leaves_nothing(
    tmp_path: Path, text: str, line: int | None, about: str
) -> None:
    """What is missing altogether has no line; the message says what it is about."""
    file = tmp_path / "buurt.pb"
    file.write_text(text, encoding="utf-8")
    result = run("import", "pabulib", "buurt.pb", "--to", "plannen", cwd=tmp_path)
    assert (result.code, result.out) == (1, "")
    [message] = result.err.splitlines()
    place = "buurt.pb" if line is None else f"buurt.pb:{line}"
    assert message.startswith(f"wijkplan: {place}: ")
    assert about in message
    assert ".." not in message
    assert list(tmp_path.iterdir()) == [file]


def test_a_file_that_is_no_utf8(tmp_path: Path) -> None:
    (tmp_path / "buurt.pb").write_bytes(GOOD.replace("Soep", "Café").encode("latin-1"))
    result = run("import", "pabulib", "buurt.pb", "--to", "plannen", cwd=tmp_path)
    assert (result.code, result.out) == (1, "")
    assert result.err.startswith("wijkplan: buurt.pb:9: ")
    assert "UTF-8" in result.err


def test_a_file_that_is_too_large(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(pabulib, "MAX_BYTES", 1024 * 1024)
    (tmp_path / "buurt.pb").write_text(GOOD + "v2;1\n" * 300_000, encoding="utf-8")
    result = run("import", "pabulib", "buurt.pb", "--to", "plannen", cwd=tmp_path)
    assert result.code == 1
    assert "1 MiB" in result.err


def test_what_is_imported_can_be_read(tmp_path: Path) -> None:
    """A plan is at most 1 MiB; a file of which a larger one would be made is refused."""
    rows = "".join(f"{n};100;1;{'Speeltuin ' * 2000}{n};Groen\n" for n in range(2, 60))
    (tmp_path / "stad.pb").write_text(META + PROJECTS + rows, encoding="utf-8")
    result = run("import", "pabulib", "stad.pb", "--to", "plannen", cwd=tmp_path)
    if result.code == 0:
        assert run("validate", "plannen", cwd=tmp_path).code == 0
    else:
        assert not (tmp_path / "plannen").exists()


class TestSeveralFiles:
    def test_the_others_are_still_imported(self, tmp_path: Path) -> None:
        other = GOOD.replace("Soesterkwartier", "Hoogland")
        for name, text in {"a": GOOD, "b": GOOD.replace("2400", "gratis"), "c": other}.items():
            (tmp_path / f"{name}.pb").write_text(text, encoding="utf-8")
        result = run("import", "pabulib", "a.pb", "b.pb", "c.pb", "--to", "plannen", cwd=tmp_path)
        assert result.code == 1
        made = tmp_path / "plannen"
        assert sorted(path.relative_to(made).as_posix() for path in made.rglob("*") if path.is_file()) == [
            "a.yaml",
            "c.yaml",
            "stemmen/a.pb",
            "stemmen/c.pb",
        ]
        assert run("validate", "plannen", cwd=tmp_path).code == 0

    def test_one_that_is_not_there_is_wrong_use_and_nothing_is_done(self, tmp_path: Path) -> None:
        (tmp_path / "a.pb").write_text(GOOD, encoding="utf-8")
        result = run("import", "pabulib", "a.pb", "weg.pb", "--to", "plannen", cwd=tmp_path)
        assert result.code == 2
        assert "weg.pb" in result.err
        assert not (tmp_path / "plannen").exists()

    def test_two_of_one_name_are_wrong_use(self, tmp_path: Path) -> None:
        """Both would become `a.yaml`."""
        for folder in ("oost", "west"):
            (tmp_path / folder).mkdir()
            (tmp_path / folder / "a.pb").write_text(GOOD, encoding="utf-8")
        result = run("import", "pabulib", "oost/a.pb", "west/a.pb", "--to", "plannen", cwd=tmp_path)
        assert result.code == 2
        assert not (tmp_path / "plannen").exists()


class TestTheTarget:
    def test_the_ballots_lie_next_to_the_plan(self, tmp_path: Path) -> None:
        """Byte for byte, and the plan points at them."""
        (tmp_path / "a.pb").write_bytes(b"\xef\xbb\xbf" + GOOD.replace("\n", "\r\n").encode())
        assert run("import", "pabulib", "a.pb", "--to", "2025/plannen", cwd=tmp_path).code == 0
        to = tmp_path / "2025" / "plannen"
        assert (to / "stemmen" / "a.pb").read_bytes() == (tmp_path / "a.pb").read_bytes()
        assert "\nstemmen: stemmen/a.pb\n" in (to / "a.yaml").read_text(encoding="utf-8")

    def test_without_ballots_nothing_is_copied(self, tmp_path: Path) -> None:
        (tmp_path / "a.pb").write_text(META + PROJECTS, encoding="utf-8")
        assert run("import", "pabulib", "a.pb", "--to", "plannen", cwd=tmp_path).code == 0
        assert [path.name for path in (tmp_path / "plannen").iterdir()] == ["a.yaml"]
        assert "stemmen" not in (tmp_path / "plannen" / "a.yaml").read_text(encoding="utf-8")

    def test_the_same_again_is_fine(self, tmp_path: Path) -> None:
        (tmp_path / "a.pb").write_text(GOOD, encoding="utf-8")
        first = run("import", "pabulib", "a.pb", "--to", "plannen", cwd=tmp_path)
        again = run("import", "pabulib", "a.pb", "--to", "plannen", cwd=tmp_path)
        assert (first.code, again.code) == (0, 0)

    @pytest.mark.parametrize("changed", ["a.yaml", "stemmen/a.pb"])
    def test_another_file_in_its_place_is_not_replaced(self, tmp_path: Path, changed: str) -> None:
        """Not the plan, nor the ballots; with --force both are as they were imported."""
        (tmp_path / "a.pb").write_text(GOOD, encoding="utf-8")
        run("import", "pabulib", "a.pb", "--to", "plannen", cwd=tmp_path)
        to = tmp_path / "plannen"
        imported = {path: path.read_bytes() for path in to.rglob("*") if path.is_file()}
        (to / changed).write_text("# van ons\n", encoding="utf-8")
        other = to / ("stemmen/a.pb" if changed == "a.yaml" else "a.yaml")
        other.unlink()

        refused = run("import", "pabulib", "a.pb", "--to", "plannen", cwd=tmp_path)
        assert refused.code == 1
        assert f"plannen/{changed}" in refused.err
        assert (to / changed).read_text(encoding="utf-8") == "# van ons\n"
        assert not other.exists()

        assert run("import", "pabulib", "a.pb", "--to", "plannen", "--force", cwd=tmp_path).code == 0
        assert {path: path.read_bytes() for path in to.rglob("*") if path.is_file()} == imported

    def test_a_folder_that_is_a_file(self, tmp_path: Path) -> None:
        (tmp_path / "a.pb").write_text(GOOD, encoding="utf-8")
        (tmp_path / "plannen").write_text("", encoding="utf-8")
        result = run("import", "pabulib", "a.pb", "--to", "plannen", cwd=tmp_path)
        assert result.code == 1
        assert "plannen" in result.err
