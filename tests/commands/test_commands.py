"""Commands as they are typed: what they take, what goes where, and with which exit code they end.

0 fine, 1 there are errors in a plan, 2 wrong use or nothing to read. Results on stdout, all else on stderr.
"""

from __future__ import annotations

import json
import os
import re
import subprocess
import sys
from pathlib import Path

import pytest
from gathered import together
from helpers import ROOT, run, unindent
from wijkplan import __version__
from wijkplan.commands.shell.app import COMMANDS

SOESTERKWARTIER = """
    wijk: Soesterkwartier
    jaar: 2026
    budget: {totaal: 5000}
    bewonersinitiatieven:
      - {naam: Soep op dinsdag, kosten: 3600, draagvlak: 64}
      - {naam: Moestuin, kosten: 2000, draagvlak: 88}
"""
HOOGLAND = """
    wijk: Hoogland
    jaar: 2026
    budget: {totaal: 6000}
"""
BROKEN = """
    wijk: Vathorst
    jaar: 2026
    budget: {totaal: 2.400}
"""


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    """A folder with two plans."""
    (tmp_path / "plans").mkdir()
    for name, text in {"soesterkwartier": SOESTERKWARTIER, "hoogland": HOOGLAND}.items():
        (tmp_path / "plans" / f"{name}.yaml").write_text(unindent(text), encoding="utf-8")
    return tmp_path


def computed(out: str) -> list[str]:
    """The files in the JSON of prioritise or allocate."""
    return [plan["bestand"] for plan in json.loads(out)["plannen"]]


both = pytest.mark.parametrize("command", ["prioritise", "allocate"])
every = pytest.mark.parametrize("command", ["validate", "prioritise", "allocate"])


class TestWhichFiles:
    @both
    def test_without_a_path_those_in_plans(self, folder: Path, command: str) -> None:
        (folder / "los.yaml").write_text(unindent(HOOGLAND), encoding="utf-8")
        result = run(command, "--format", "json", cwd=folder)
        assert (result.code, result.err) == (0, "")
        assert computed(result.out) == ["plans/hoogland.yaml", "plans/soesterkwartier.yaml"]

    @both
    def test_without_plans_those_where_you_are(self, folder: Path, command: str) -> None:
        assert computed(run(command, "--format", "json", cwd=folder / "plans").out) == [
            "hoogland.yaml",
            "soesterkwartier.yaml",
        ]

    @both
    def test_a_file_or_a_folder(self, folder: Path, command: str) -> None:
        out = run(command, "plans/hoogland.yaml", "plans", "--format", "json", cwd=folder).out
        assert computed(out) == ["plans/hoogland.yaml", "plans/soesterkwartier.yaml"]

    @every
    def test_a_path_that_is_not_there(self, folder: Path, command: str) -> None:
        """Nothing is done, also not for the path that is there."""
        result = run(command, "plans", "weg.yaml", cwd=folder)
        assert (result.code, result.out) == (2, "")
        assert "weg.yaml" in result.err

    @every
    def test_a_folder_without_plans(self, tmp_path: Path, command: str) -> None:
        """Hidden files, the agenda and other kinds of files are no plans."""
        for name in (".hoogland.yaml", "agenda.yaml", "notities.txt"):
            (tmp_path / name).write_text(unindent(HOOGLAND), encoding="utf-8")
        result = run(command, tmp_path)
        assert (result.code, result.out) == (2, "")
        assert tmp_path.name in result.err

    @both
    def test_an_agenda_is_no_plan(self, folder: Path, command: str) -> None:
        (folder / "agenda.yaml").write_text("gemeente: Amersfoort\n", encoding="utf-8")
        result = run(command, "agenda.yaml", cwd=folder)
        assert (result.code, result.out) == (2, "")
        assert "agenda" in result.err

    def test_an_agenda_can_be_checked(self, folder: Path) -> None:
        (folder / "agenda.yaml").write_text("gemeente: Amersfoort\n", encoding="utf-8")
        assert run("validate", "agenda.yaml", cwd=folder).code == 0


class TestErrorsInAPlan:
    @both
    def test_it_is_not_computed_but_the_others_are(self, folder: Path, command: str) -> None:
        (folder / "plans" / "vathorst.yaml").write_text(unindent(BROKEN), encoding="utf-8")
        result = run(command, "--format", "json", cwd=folder)
        assert result.code == 1
        assert computed(result.out) == ["plans/hoogland.yaml", "plans/soesterkwartier.yaml"]
        assert "WP107" in result.err
        assert "plans/vathorst.yaml:3:18" in result.err

    @both
    @pytest.mark.parametrize("form", ["text", "csv", "markdown", "json"])
    def test_it_is_not_in_the_output_in_any_form(self, folder: Path, command: str, form: str) -> None:
        (folder / "plans" / "vathorst.yaml").write_text(unindent(BROKEN), encoding="utf-8")
        result = run(command, "--format", form, cwd=folder)
        assert result.code == 1
        assert "Vathorst" not in result.out
        assert "Soesterkwartier" in result.out

    @both
    def test_warnings_alone_do_not_stand_in_the_way(self, folder: Path, command: str) -> None:
        """A decision without an amount is a warning (WP314)."""
        text = unindent(SOESTERKWARTIER).replace("draagvlak: 88", "besluit: {datum: 2026-03-02}")
        (folder / "plans" / "soesterkwartier.yaml").write_text(text, encoding="utf-8")
        assert "WP314" in run("validate", cwd=folder).out
        result = run(command, cwd=folder)
        assert (result.code, result.err) == (0, "")

    @both
    def test_an_agenda_with_errors_stands_in_the_way_of_all_its_plans(self, folder: Path, command: str) -> None:
        (folder / "agenda.yaml").write_text("gemente: Amersfoort\n", encoding="utf-8")
        result = run(command, "--format", "json", cwd=folder)
        assert (result.code, computed(result.out)) == (1, [])
        assert "WP101" in result.err
        assert "agenda.yaml:1:1" in result.err

    @both
    def test_a_file_that_cannot_be_read(self, folder: Path, command: str) -> None:
        """A link to nowhere, and a picture with the name of a plan."""
        try:
            (folder / "plans" / "link.yaml").symlink_to("nergens.yaml")
        except OSError:
            pytest.skip("this system makes no links")
        (folder / "plans" / "foto.yaml").write_bytes(b"\x89PNG\r\n\x1a\n\x00\x00")
        result = run(command, "--format", "json", cwd=folder)
        assert result.code == 1
        assert computed(result.out) == ["plans/hoogland.yaml", "plans/soesterkwartier.yaml"]
        assert "plans/link.yaml" in result.err
        assert "plans/foto.yaml" in result.err
        assert "Traceback" not in result.err

    def test_validate_shows_findings_on_stdout(self, folder: Path) -> None:
        (folder / "plans" / "vathorst.yaml").write_text(unindent(BROKEN), encoding="utf-8")
        result = run("validate", cwd=folder)
        assert (result.code, result.err) == (1, "")
        assert "plans/vathorst.yaml:3:18" in result.out


class TestPrioritise:
    def test_top_keeps_the_first_ones(self, folder: Path) -> None:
        """By draagvlak: the moestuin has 88, the soep 64."""
        for form in ("json", "csv", "markdown", "text"):
            out = run("prioritise", "plans/soesterkwartier.yaml", "--top", "1", "--format", form, cwd=folder).out
            assert "Moestuin" in out
            assert "Soep" not in out

    def test_top_keeps_the_places(self, folder: Path) -> None:
        out = run("prioritise", "plans/soesterkwartier.yaml", "--top", "9", "--format", "json", cwd=folder).out
        [plan] = json.loads(out)["plannen"]
        assert [(line["plaats"], line["id"]) for line in plan["voorstellen"]] == [
            (1, "moestuin"),
            (2, "soep-op-dinsdag"),
        ]

    def test_text_says_how_many_more_there_are(self, folder: Path) -> None:
        out = run("prioritise", "plans/soesterkwartier.yaml", "--top", "1", cwd=folder).out
        assert "en nog 1 voorstel" in out

    @pytest.mark.parametrize("top", ["0", "-1", "veel"])
    def test_top_is_at_least_one(self, folder: Path, top: str) -> None:
        result = run("prioritise", "--top", top, cwd=folder)
        assert (result.code, result.out) == (2, "")
        assert "--top" in result.err


class TestAllocate:
    def test_the_rule_for_shortage_of_the_command_goes_first(self, folder: Path) -> None:
        """Of 5000 the moestuin takes 2000; the soep asks 3600, and 3000 is left."""
        statuses = {}
        for rule in ("sla-over", "stop", "deels"):
            out = run("allocate", "plans/soesterkwartier.yaml", "--shortfall", rule, "--format", "json", cwd=folder).out
            [plan] = json.loads(out)["plannen"]
            assert plan["bij_tekort"] == rule
            statuses[rule] = [(line["status"], line["toegekend"]) for line in plan["regels"]]
        assert statuses == {
            "sla-over": [("toegekend", 2000), ("past-niet", 0)],
            "stop": [("toegekend", 2000), ("budget-op", 0)],
            "deels": [("toegekend", 2000), ("deels", 3000)],
        }

    def test_an_amount_that_can_be_read_two_ways(self, folder: Path) -> None:
        """`2.400`: both readings are named."""
        result = run("allocate", "--budget", "2.400", cwd=folder)
        assert (result.code, result.out) == (2, "")
        assert "--budget" in result.err
        assert "2400" in result.err
        assert "2,40" in result.err

    def test_an_amount_in_the_notation_of_a_letter(self, folder: Path) -> None:
        """What can be read one way only is read, also here."""
        result = run("allocate", "--budget", "€ 60.000,-", "--format", "json", cwd=folder)
        assert json.loads(result.out)["plannen"][0]["budget"]["beschikbaar"] == 60000

    @pytest.mark.parametrize("amount", ["-5", "veel", "", "1e3"])
    def test_what_is_no_amount(self, folder: Path, amount: str) -> None:
        result = run("allocate", f"--budget={amount}", cwd=folder)
        assert (result.code, result.out) == (2, "")
        assert "--budget" in result.err

    def test_the_method_of_the_command_goes_first(self, folder: Path) -> None:
        text = unindent(HOOGLAND) + "spelregels: {verdeling: {methode: per-thema}}\n"
        (folder / "plans" / "hoogland.yaml").write_text(text, encoding="utf-8")
        methods = [
            [plan["methode"] for plan in json.loads(run("allocate", *arguments, cwd=folder).out)["plannen"]]
            for arguments in (("--format", "json"), ("--format", "json", "--method", "rangorde"))
        ]
        assert methods == [["per-thema", "rangorde"], ["rangorde", "rangorde"]]

    @pytest.mark.parametrize("options", [("--method", "gelijke-delen"), ("--round", "voorjaar")])
    def test_what_a_plan_has_no_ballots_or_rounds_for(self, folder: Path, options: tuple[str, str]) -> None:
        """Each plan has its own message."""
        result = run("allocate", *options, "--format", "json", cwd=folder)
        assert (result.code, computed(result.out)) == (2, [])
        about = [line.split(" heeft geen ")[0] for line in result.err.splitlines()]
        assert about == ["wijkplan: plans/hoogland.yaml", "wijkplan: plans/soesterkwartier.yaml"]

    def test_a_plan_with_another_method_without_ballots_is_refused_and_the_others_are_done(self, folder: Path) -> None:
        text = unindent(HOOGLAND) + "spelregels: {verdeling: {methode: gelijke-delen}}\n"
        (folder / "plans" / "hoogland.yaml").write_text(text, encoding="utf-8")
        result = run("allocate", "--format", "json", cwd=folder)
        assert result.code != 0
        assert computed(result.out) == ["plans/soesterkwartier.yaml"]
        assert "plans/hoogland.yaml" in result.err


class TestLanguage:
    """Dutch, unless --lang (wherever it stands) or WIJKPLAN_LANG says English."""

    NL, EN = "beschikbaar", "available"

    def test_dutch_by_default(self, folder: Path) -> None:
        assert self.NL in run("allocate", cwd=folder).out
        assert run("--help").out.startswith("Gebruik: ")

    @pytest.mark.parametrize(
        "arguments", [("--lang", "en", "allocate"), ("allocate", "--lang", "en"), ("allocate", "--lang=en")]
    )
    def test_english(self, folder: Path, arguments: tuple[str, ...]) -> None:
        """The program's own words; names and texts of the plan stay as they are."""
        out = run(*arguments, cwd=folder).out
        assert self.EN in out
        assert self.NL not in out
        assert "Soep op dinsdag" in out
        assert "€ 3,600" in out

    def test_english_by_the_environment(self, folder: Path) -> None:
        english = run("allocate", cwd=folder, env={"WIJKPLAN_LANG": "en"})
        assert english.out == run("allocate", "--lang", "en", cwd=folder).out
        dutch = run("allocate", "--lang", "nl", cwd=folder, env={"WIJKPLAN_LANG": "en"})
        assert dutch.out == run("allocate", cwd=folder).out

    def test_help_and_messages_in_english(self, folder: Path) -> None:
        assert run("--lang", "en", "allocate", "--help").out.startswith("Usage: ")
        english, dutch = (run("allocate", "weg.yaml", "--lang", lang, cwd=folder) for lang in ("en", "nl"))
        assert "weg.yaml" in english.err
        assert english.err != dutch.err

    def test_json_has_the_same_keys_and_words_in_every_language(self, folder: Path) -> None:
        """Only the sentences (`reden`) differ."""
        dutch, english = (
            json.loads(run("allocate", "--format", "json", "--lang", lang, cwd=folder).out) for lang in ("nl", "en")
        )
        for document in (dutch, english):
            for plan in document["plannen"]:
                for line in plan["regels"]:
                    assert line.pop("reden")
        assert dutch == english

    @pytest.mark.parametrize(
        ("arguments", "env"), [(("--lang", "de"), {}), (("--lang",), {}), ((), {"WIJKPLAN_LANG": "fy"})]
    )
    def test_a_language_that_is_not_there(self, folder: Path, arguments: tuple[str, ...], env: dict[str, str]) -> None:
        result = run("allocate", *arguments, cwd=folder, env=env)
        assert (result.code, result.out) == (2, "")
        assert "nl, en" in result.err


class TestTheProgramItself:
    def test_version(self) -> None:
        result = run("--version")
        assert (result.code, result.out, result.err) == (0, f"wijkplan {__version__}\n", "")

    def test_version_loads_no_more_than_it_needs(self, tmp_path: Path) -> None:
        """Neither the models nor the YAML libraries: the answer is there at once."""
        command = [sys.executable, "-X", "importtime", "-m", "wijkplan", "--version"]
        done = subprocess.run(command, cwd=tmp_path, check=True, capture_output=True, text=True)
        assert done.stdout == f"wijkplan {__version__}\n"
        loaded = {line.rsplit("|")[-1].strip().split(".")[0] for line in done.stderr.splitlines() if "|" in line}
        assert "wijkplan" in loaded
        assert loaded.isdisjoint({"ruamel", "pydantic", "pydantic_core", "yaml", "rich"})

    @pytest.mark.parametrize("command", ["validate", "allocate", "prioritise"])
    def test_what_only_reads_does_not_load_what_writes_yaml(self, folder: Path, command: str) -> None:
        started = [sys.executable, "-X", "importtime", "-m", "wijkplan", command, "."]
        done = subprocess.run(started, cwd=folder, check=True, capture_output=True, text=True)
        loaded = {line.rsplit("|")[-1].strip() for line in done.stderr.splitlines() if "|" in line}
        assert "wijkplan.files.reading" in loaded
        assert not {name for name in loaded if name.split(".")[0] == "ruamel"}

    @pytest.mark.parametrize(
        "arguments", [("allocat",), ("allocate", "--bugdet", "5"), ("allocate", "--format", "xml")]
    )
    def test_wrong_use(self, folder: Path, arguments: tuple[str, ...]) -> None:
        result = run(*arguments, cwd=folder)
        assert (result.code, result.out) == (2, "")
        assert result.err.startswith("wijkplan: ")
        assert "Traceback" not in result.err

    def test_wrong_use_names_what_is_near(self, folder: Path) -> None:
        assert "--budget" in run("allocate", "--bugdet", "5", cwd=folder).err


class TestOutputThatCannotBeWritten:
    """A full disk or a closed pipe is no mistake in a plan: its own exit code, and no traceback."""

    @pytest.mark.skipif(not Path("/dev/full").exists(), reason="this system has no full device")
    def test_a_full_disk(self) -> None:
        with open("/dev/full", "w") as full:
            command = [sys.executable, "-m", "wijkplan", "allocate", "plans"]
            done = subprocess.run(command, cwd=ROOT, stdout=full, stderr=subprocess.PIPE, text=True, check=False)
        assert done.returncode == 2
        assert done.stderr.startswith("wijkplan: het lukt niet om de uitkomst te schrijven: ")
        assert "Traceback" not in done.stderr

    @pytest.mark.skipif(not hasattr(os, "mkfifo"), reason="this system has no pipes with a name")
    def test_a_pipe_in_the_place_of_a_plan_does_not_keep_you_waiting(self, tmp_path: Path) -> None:
        os.mkfifo(tmp_path / "pipe.yaml")
        done = run("validate", "pipe.yaml", cwd=tmp_path)
        assert done.code == 1
        assert "WP001" in done.out


def test_an_amount_to_divide_is_for_one_wijk() -> None:
    done = run("allocate", "plans", "--city", "--budget", "5000", cwd=ROOT)
    assert (done.code, done.out) == (2, "")
    assert "--budget is een bedrag voor één wijk" in done.err


COMMAND_LINES = [
    [*([] if group == "wijkplan" else [group]), name] for group, names in COMMANDS.items() for name in names
]


@together("command", [[], ["import"], ["export"], *COMMAND_LINES])
def test_the_help_is_dutch_to_the_last_word(command: list[str], tmp_path: Path) -> None:
    said = run(*command, "--help", cwd=tmp_path, env={"COLUMNS": "100"}).out
    usage = said.splitlines()[0]
    assert usage.startswith(f"Gebruik: {' '.join(['wijkplan', *command])} [OPTIES]")
    assert not re.search(r"OPTIONS|COMMAND\b|ARGS|\bFILE\b|\bPATHS?\b|\{|<\w+>|\bdefault\b|\brequired\b|\.{4}", said)
