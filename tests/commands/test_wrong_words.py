"""A word that is not there, a file or a rule: the answer names what is."""

from __future__ import annotations

import json
from pathlib import Path

import pytest
from helpers import run

PLAN = "wijk: Voorbeeld\njaar: 2026\nbudget: {totaal: 1000}\nbewonersinitiatieven: [{naam: Soep}]\n"

FAMILIES = (
    "Er zijn: WP0 (Het bestand en de YAML), WP1 (De vorm), WP2 (Verwijzingen), WP3 (Geld), WP4 (Bewoners eerst), "
    "WP5 (Vraag en participatie), WP6 (Effecten en ambities), WP7 (Gewone taal), WP8 (Privacy). "
    "Alle regels zie je met: wijkplan explain"
)
EXAMPLE = "Kijk of de naam klopt, zoals hier: wijkplan validate plans/2026/mijnwijk.yaml"


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    (tmp_path / ".git").mkdir()
    (tmp_path / "plans" / "2026").mkdir(parents=True)
    (tmp_path / "plans" / "2026" / "hoogland.yaml").write_text(PLAN, encoding="utf-8")
    return tmp_path


class TestRules:
    @pytest.mark.parametrize(
        ("word", "suggested"),
        [
            ("geld", "Bedoel je WP3 (Geld)? "),
            ("budget", "Bedoel je WP3 (Geld)? "),  # that is what the examples of that family are about
            ("Bewoners", "Bedoel je WP4 (Bewoners eerst)? "),
            ("waarom", "Bedoel je interventie-without-waarom? "),
            ("zwembad", ""),
        ],
    )
    def test_explain_names_what_there_is(self, word: str, suggested: str) -> None:
        result = run("explain", word)
        assert (result.code, result.out) == (2, "")
        assert result.err == f"wijkplan: de regel '{word}' bestaat niet. {suggested}{FAMILIES}\n"

    def test_the_number_alone_will_do(self) -> None:
        assert run("explain", "107").out == run("explain", "WP107").out
        assert run("explain", "8").out == run("explain", "WP8").out != ""

    def test_a_code_of_no_rule(self) -> None:
        assert run("explain", "WP999").err.endswith(f"? {FAMILIES}\n")

    def test_select_says_the_same(self, folder: Path) -> None:
        result = run("validate", "--select", "geld", cwd=folder)
        assert (result.code, result.out) == (2, "")
        assert f"de regel 'geld' bestaat niet. Bedoel je WP3 (Geld)? {FAMILIES}." in result.err


class TestPaths:
    @pytest.mark.parametrize(
        ("arguments", "said"),
        [
            (("validate", "plans/2026/hogland.yaml"), "Bedoel je plans/2026/hoogland.yaml?"),
            (("validate", "hoogland"), "Bedoel je plans/2026/hoogland.yaml?"),
            (("allocate", "plans/2025/hoogland.yaml"), "Bedoel je plans/2026/hoogland.yaml?"),
            (("prioritise", "plan"), "Bedoel je plans?"),
            (("set", "Hoogland.yml", "wijk", "A"), "Bedoel je plans/2026/hoogland.yaml?"),
            (("verify", "weg.json"), "Kijk of de naam klopt, zoals hier: wijkplan verify verdeling.json"),
            (("validate", "nergens/kattenbroek.yaml"), EXAMPLE),
            (("decide", "kattenbroek.yaml", "soep", "5", "--door", "raad"), EXAMPLE),
            (("textconv", "weg.txt"), "zoals hier: wijkplan textconv plans/2026/mijnwijk.yaml"),
        ],
    )
    def test_what_is_not_there(self, folder: Path, arguments: tuple[str, ...], said: str) -> None:
        result = run(*arguments, cwd=folder)
        assert (result.code, result.out) == (2, "")
        assert result.err.startswith(f"wijkplan: {arguments[1]} is er niet. ")
        assert result.err.endswith(f"{said}\n")

    def test_a_folder_where_one_plan_is_asked_for(self, folder: Path) -> None:
        result = run("set", "plans", "wijk", "A", cwd=folder)
        assert result.err == "wijkplan: plans is een map. Noem één plan daarin, zoals plans/2026/hoogland.yaml.\n"

    def test_a_folder_without_a_plan(self, tmp_path: Path) -> None:
        result = run("validate", ".", cwd=tmp_path)
        assert result.err == (
            "wijkplan: in . staat geen plan (een bestand dat eindigt op .yaml). "
            "Noem er zelf een, zoals hier: wijkplan validate plans/2026/mijnwijk.yaml\n"
        )

    def test_no_file_at_all(self) -> None:
        said = "wijkplan: BESTAND ontbreekt. Noem een bestand, zoals plans/2026/mijnwijk.yaml.\n"
        assert run("set").err.startswith(said)


class TestQuiet:
    """`validate --quiet`: errors and warnings, and not a word where all is well."""

    def test_tips_are_left_out(self, folder: Path) -> None:
        loud, quiet = run("validate", cwd=folder), run("validate", "--quiet", cwd=folder)
        assert "tip[" in loud.out
        assert (quiet.code, quiet.out, quiet.err) == (0, "", "")

    def test_errors_are_shown_as_ever(self, folder: Path) -> None:
        file = folder / "plans" / "2026" / "hoogland.yaml"
        file.write_text(PLAN.replace("1000", "2.400"), encoding="utf-8")
        result = run("validate", "--quiet", cwd=folder)
        assert result.code == 1
        assert "fout[WP107]" in result.out
        assert "tip[" not in result.out
        assert result.out.endswith("1 plan gelezen: 1 fout.\n")

    def test_json_stays_json(self, folder: Path) -> None:
        result = run("validate", "--quiet", "--format", "json", cwd=folder)
        assert json.loads(result.out)["bevindingen"] == []
