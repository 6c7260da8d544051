"""`wijkplan fmt`: plans and agendas in one layout; nothing is written that would mean something else."""

from __future__ import annotations

import os
from pathlib import Path
from unittest import mock

import pytest
from helpers import run
from wijkplan.checks.file import check_agenda
from wijkplan.files.writing import replace_text
from wijkplan.yamltext.document import Document
from wijkplan.yamltext.reformat import LayoutError

UNTIDY = """\
# Een voorbeeld
wijk:   "Soest"
budget: {totaal: '€ 2.400,50'}   # dit jaar
jaar: 2026
"""
TIDY = """\
# Een voorbeeld
wijk: Soest
jaar: 2026
budget:  # dit jaar
  totaal: 2400.50
"""
AGENDA = "doelgroepen: [{naam: Ouderen, moeilijk_bereikbaar: true}]\n"
TIDY_AGENDA = "doelgroepen:\n  - naam: Ouderen\n    moeilijk_bereikbaar: ja\n"


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    """Two plans and an agenda; one of the plans is laid out."""
    (tmp_path / ".git").mkdir()
    (tmp_path / "plans").mkdir()
    for name, text in {"a": UNTIDY, "b": TIDY.replace("Soest", "Zeist"), "agenda": AGENDA}.items():
        (tmp_path / "plans" / f"{name}.yaml").write_bytes(text.encode())
    return tmp_path


def text(folder: Path, name: str) -> str:
    return (folder / "plans" / f"{name}.yaml").read_bytes().decode()


class TestWriting:
    def test_the_agenda_of_a_plan_is_read_once_to_see_that_its_findings_stay(self, folder: Path) -> None:
        with mock.patch("wijkplan.checks.file.check_agenda", wraps=check_agenda) as reading:
            run("fmt", "plans/a.yaml", cwd=folder)
        assert reading.call_count == 1

    def test_lays_out_what_needs_it_and_says_so(self, folder: Path) -> None:
        result = run("fmt", cwd=folder)
        assert result.code == 0
        assert result.out == "plans/a.yaml\nplans/agenda.yaml\n"
        assert result.err == "2 bestanden opgemaakt, 1 bestand was al goed.\n"
        assert (text(folder, "a"), text(folder, "agenda")) == (TIDY, TIDY_AGENDA)

    def test_a_second_time_changes_nothing(self, folder: Path) -> None:
        run("fmt", cwd=folder)
        result = run("fmt", cwd=folder)
        assert (result.code, result.out, result.err) == (0, "", "3 bestanden waren al goed.\n")

    def test_what_is_laid_out_is_not_written_again(self, folder: Path) -> None:
        path = folder / "plans" / "b.yaml"
        os.utime(path, (1, 1))
        run("fmt", cwd=folder)
        assert path.stat().st_mtime == 1

    def test_only_the_files_that_are_named(self, folder: Path) -> None:
        assert run("fmt", "plans/agenda.yaml", cwd=folder).err == "1 bestand opgemaakt.\n"
        assert (text(folder, "a"), text(folder, "agenda")) == (UNTIDY, TIDY_AGENDA)
        assert run("fmt", "plans/a.yaml", cwd=folder).out == "plans/a.yaml\n"
        assert text(folder, "a") == TIDY

    def test_bom_and_windows_line_ends_stay(self, folder: Path) -> None:
        path = folder / "plans" / "a.yaml"
        path.write_bytes(b"\xef\xbb\xbf" + UNTIDY.replace("\n", "\r\n").encode())
        run("fmt", cwd=folder)
        assert path.read_bytes() == b"\xef\xbb\xbf" + TIDY.replace("\n", "\r\n").encode()

    def test_a_link_stays_a_link(self, folder: Path) -> None:
        (folder / "plans" / "a.yaml").rename(folder / "echt.yaml")
        (folder / "plans" / "a.yaml").symlink_to("../echt.yaml")
        run("fmt", "plans/a.yaml", cwd=folder)
        assert (folder / "plans" / "a.yaml").is_symlink()
        assert (folder / "echt.yaml").read_text() == TIDY

    def test_hidden_folders_are_passed_over(self, folder: Path) -> None:
        hidden = folder / "plans" / ".oud"
        hidden.mkdir()
        (hidden / "agenda.yaml").write_text(AGENDA)
        run("fmt", cwd=folder)
        assert (hidden / "agenda.yaml").read_text() == AGENDA

    def test_speaks_english(self, folder: Path) -> None:
        result = run("--lang", "en", "fmt", "--check", cwd=folder)
        assert result.err == "2 files would get another layout, 1 file was fine already.\n"


class TestLooking:
    def test_check_names_the_files_and_writes_nothing(self, folder: Path) -> None:
        result = run("fmt", "--check", cwd=folder)
        assert result.code == 1
        assert result.out == "plans/a.yaml\nplans/agenda.yaml\n"
        assert result.err == "2 bestanden krijgen een andere opmaak, 1 bestand was al goed.\n"
        assert (text(folder, "a"), text(folder, "agenda")) == (UNTIDY, AGENDA)

    def test_check_is_fine_where_all_is_laid_out(self, folder: Path) -> None:
        result = run("fmt", "--check", "plans/b.yaml", cwd=folder)
        assert (result.code, result.out, result.err) == (0, "", "1 bestand was al goed.\n")

    def test_diff_shows_the_lines_and_writes_nothing(self, folder: Path) -> None:
        result = run("fmt", "--diff", "plans/a.yaml", "plans/b.yaml", cwd=folder)
        assert result.code == 0
        assert [line for line in result.out.splitlines() if line.startswith(("-", "+"))] == [
            "--- plans/a.yaml",
            "+++ plans/a.yaml",
            '-wijk:   "Soest"',
            "-budget: {totaal: '€ 2.400,50'}   # dit jaar",
            "+wijk: Soest",
            "+budget:  # dit jaar",
            "+  totaal: 2400.50",
        ]
        assert text(folder, "a") == UNTIDY

    def test_diff_with_check_tells_by_its_exit_code(self, folder: Path) -> None:
        assert run("fmt", "--diff", "--check", "plans/a.yaml", cwd=folder).code == 1
        assert run("fmt", "--diff", "--check", "plans/b.yaml", cwd=folder).code == 0


class TestRefusing:
    @pytest.mark.parametrize("wrong", ["wijk: [", "wijk: a\nwijk: b\n", UNTIDY + "gemente: Soest\n", "# niets\n", ""])
    def test_a_file_with_errors_is_left_alone_and_the_others_are_done(self, folder: Path, wrong: str) -> None:
        (folder / "plans" / "b.yaml").write_text(wrong)
        result = run("fmt", cwd=folder)
        assert result.code == 1
        assert result.out == "plans/a.yaml\nplans/agenda.yaml\n"
        assert "fout[WP" in result.err
        assert "wijkplan: plans/b.yaml heeft fouten en is niet opgemaakt.\n" in result.err
        assert result.err.endswith("2 bestanden opgemaakt, 1 bestand overgeslagen.\n")
        assert (text(folder, "b"), text(folder, "a")) == (wrong, TIDY)

    def test_warnings_are_no_reason(self, folder: Path) -> None:
        (folder / "plans" / "a.yaml").write_text(UNTIDY + "themas: [{naam: Samen}]\n")
        assert run("fmt", "plans/a.yaml", cwd=folder).code == 0

    def test_an_agenda_with_errors_does_not_keep_a_plan_from_its_layout(self, folder: Path) -> None:
        (folder / "plans" / "agenda.yaml").write_text("gemente: Soest\n")
        result = run("fmt", "plans/a.yaml", cwd=folder)
        assert (result.code, result.err) == (0, "1 bestand opgemaakt.\n")

    def test_a_file_that_changed_meanwhile_is_not_overwritten(self, folder: Path) -> None:
        def changes_first(before: Document, after: Document) -> None:
            before.path.write_text("wijk: anders\n")
            replace_text(before, after)

        with mock.patch("wijkplan.files.writing.replace_text", changes_first):
            result = run("fmt", "plans/a.yaml", cwd=folder)
        assert result.code == 1
        assert "wijkplan: plans/a.yaml is intussen veranderd; er is niets geschreven." in result.err
        assert text(folder, "a") == "wijk: anders\n"

    def test_what_would_not_stay_the_same_is_not_written(self, folder: Path) -> None:
        with mock.patch("wijkplan.plan.writing.notation.formatted", side_effect=LayoutError):
            result = run("fmt", "plans/a.yaml", cwd=folder)
        assert (result.code, result.out) == (1, "")
        assert result.err == (
            "wijkplan: plans/a.yaml is niet opgemaakt, want dan bleef niet alles hetzelfde. Er is niets veranderd.\n"
            "1 bestand overgeslagen.\n"
        )
        assert text(folder, "a") == UNTIDY

    def test_paths_that_are_not_there_are_wrong_use(self, folder: Path) -> None:
        assert run("fmt", "plans/weg.yaml", cwd=folder).code == 2


class TestSwitchedOff:
    """A comment that switches a rule off still does after the layout, for the same thing."""

    WARNING = "wijk: Soest\njaar: 2026\nbudget: {totaal: 5}\nthemas:\n"
    ON_ONE_LINE = WARNING + "- {naam: Samen, id: samen}   # wijkplan: negeer WP402 - nieuwbouw\n"
    ABOVE = WARNING + "# wijkplan: negeer WP402 - nieuwbouw\n- naam: Samen\n  id: samen\n"
    OVER_LINES = WARNING + "- {naam: Samen, id: samen,   # wijkplan: negeer WP402 - nieuwbouw\n   behoefte: 5}\n"

    @pytest.mark.parametrize("plan", [ON_ONE_LINE, ABOVE])
    def test_it_stays_with_its_line(self, folder: Path, plan: str) -> None:
        (folder / "plans" / "a.yaml").write_text(plan)
        (folder / "plans" / "agenda.yaml").unlink()
        args = ("validate", "plans/a.yaml", "--select", "WP015,WP402", "--format", "concise")
        assert run(*args, cwd=folder).out == ""
        assert run("fmt", "plans/a.yaml", cwd=folder).code == 0
        assert text(folder, "a") != plan
        assert run(*args, cwd=folder).out == ""

    def test_where_that_cannot_be_the_file_is_left_alone(self, folder: Path) -> None:
        (folder / "plans" / "a.yaml").write_text(self.OVER_LINES)
        result = run("fmt", "plans/a.yaml", cwd=folder)
        assert result.code == 1
        assert result.err == (
            "wijkplan: plans/a.yaml is niet opgemaakt."
            " De opmerking met 'negeer' op regel 5 zou voor iets anders gelden.\n"
            "Zet die opmerking eerst bij één ding: erachter met een spatie ervoor, of op de regel erboven.\n"
            "1 bestand overgeslagen.\n"
        )
        assert text(folder, "a") == self.OVER_LINES
