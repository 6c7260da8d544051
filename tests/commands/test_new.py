"""`wijkplan new`: a plan to fill in; and `wijkplan schema`: its shape, for editors."""

from __future__ import annotations

import json
from typing import TYPE_CHECKING, Any

import pytest
from helpers import run
from jsonschema import Draft202012Validator
from ruamel.yaml import YAML
from wijkplan.files.reading import read
from wijkplan.plan.form import load
from wijkplan.plan.plan import Plan

if TYPE_CHECKING:
    from pathlib import Path

NAMES = [
    "Soesterkwartier",
    '\'t Zand: "x"',
    "Nee",
    "null",
    "~",
    "2026",
    "1:30",
    "- Oost",
    "# Oost",
    "{wijk}",
    "[Oost]",
    "&Oost",
    "*Oost",
    "!Oost",
    "%Oost",
    "@Oost",
    "Oost: West",
    "Zielonki, część ą",
    "绿地",
    "De Koppel & omgeving | 'midden'",
    "x" * 300,
]


class TestNew:
    @pytest.mark.parametrize("wijk", NAMES)
    @pytest.mark.parametrize("lang", ["nl", "en"])
    def test_makes_a_plan_that_validates(self, tmp_path: Path, wijk: str, lang: str) -> None:
        """Whatever the wijk is called, it is called that in the plan."""
        made = run("new", "plan.yaml", "--wijk", wijk, "--jaar", "2027", "--lang", lang, cwd=tmp_path)
        assert (made.code, made.out) == (0, "")
        checked = run("validate", "plan.yaml", "--format", "json", cwd=tmp_path)
        assert checked.code == 0
        assert json.loads(checked.out)["samenvatting"] | {"info": 0} == {"error": 0, "warning": 0, "info": 0}
        plan = load(Plan, read(tmp_path / "plan.yaml")).value
        assert plan is not None
        assert (plan.wijk, plan.jaar) == (wijk, 2027)

    def test_can_be_divided_at_once(self, tmp_path: Path) -> None:
        run("new", "plan.yaml", "--wijk", "Hoogland", "--jaar", "2027", cwd=tmp_path)
        assert run("prioritise", "plan.yaml", cwd=tmp_path).code == 0
        assert run("allocate", "plan.yaml", cwd=tmp_path).code == 0

    def test_the_examples_behind_a_hash_are_right(self, tmp_path: Path) -> None:
        """Take away every '# ' before an example, and the plan still has no errors."""
        run("new", "plan.yaml", "--wijk", "Hoogland", "--jaar", "2027", cwd=tmp_path)
        file = tmp_path / "plan.yaml"
        lines = file.read_text(encoding="utf-8").splitlines()
        start = next(n for n, line in enumerate(lines) if line.startswith("wijk:"))
        used = [line.replace("# ", "", 1) if line.lstrip().startswith("# ") else line for line in lines[start:]]
        file.write_text("\n".join(used).replace("totaal: 0 ", "totaal: 9000 ") + "\n", encoding="utf-8")
        checked = run("validate", "plan.yaml", "--format", "json", cwd=tmp_path)
        assert json.loads(checked.out)["samenvatting"]["error"] == 0, checked.out
        plan = load(Plan, read(file)).value
        assert plan is not None
        assert plan.themas
        assert plan.bewonersinitiatieven
        assert plan.interventies
        assert plan.budget.vast

    @pytest.mark.parametrize("lang", ["nl", "en"])
    @pytest.mark.parametrize("add_first", [True, False])
    @pytest.mark.parametrize(
        ("key", "added"),
        [
            ("vast", ("add", "plan.yaml", "vast", "--naam", "Buurthuis", "--bedrag", "100", "--yes")),
            ("themas", ("add", "plan.yaml", "thema", "--naam", "Taal", "--yes")),
            ("bewonersinitiatieven", ("add", "plan.yaml", "initiatief", "--naam", "Kookles", "--yes")),
            ("interventies", ("add", "plan.yaml", "interventie", "--naam", "Taalles", "--yes")),
        ],
    )
    def test_an_example_that_is_used_joins_what_is_added(
        self, tmp_path: Path, key: str, added: tuple[str, ...], add_first: bool, lang: str
    ) -> None:
        """Whichever came first, and whatever else came between: the key is there once, with two items."""
        run("new", "plan.yaml", "--wijk", "A", "--jaar", "2027", "--lang", lang, cwd=tmp_path)
        file = tmp_path / "plan.yaml"
        file.write_text(file.read_text(encoding="utf-8").replace("totaal: 0 ", "totaal: 9000 "), encoding="utf-8")
        others = [
            ("add", "plan.yaml", "signaal", "--tekst", "Te donker", "--yes"),
            ("add", "plan.yaml", "ronde", "--naam", "Voorjaar", "--deel", "100%", "--yes"),
            ("set", "plan.yaml", "spelregels.verdeling.klein_bedrag", "500"),
        ]
        for step in [*others, added] if add_first else others:
            assert run(*step, cwd=tmp_path).code == 0
        lines = file.read_text(encoding="utf-8").splitlines(keepends=True)
        at = next(n for n, line in enumerate(lines) if line.strip().startswith(f"{key}:")) + 1
        while lines[at].lstrip().startswith("- ") or not lines[at].lstrip().startswith("#"):
            at += 1
        while at < len(lines) and lines[at].lstrip().startswith("# "):
            lines[at] = lines[at].replace("# ", "", 1)
            at += 1
        if key != "themas":  # the example of a voorstel names the example of a thema
            lines = [line for line in lines if "thema: prettig" not in line]
        file.write_text("".join(lines), encoding="utf-8")
        if not add_first:
            assert run(*added, cwd=tmp_path).code == 0
        checked = run("validate", "plan.yaml", "--quiet", cwd=tmp_path)
        assert "fout[" not in checked.out
        plan = load(Plan, read(file)).value
        assert plan is not None
        assert len(plan.budget.vast if key == "vast" else getattr(plan, key)) == 2

    def test_fmt_leaves_it_as_it_is(self, tmp_path: Path) -> None:
        run("new", "plan.yaml", "--wijk", "A", "--jaar", "2027", cwd=tmp_path)
        assert run("fmt", "--check", "plan.yaml", cwd=tmp_path).code == 0

    def test_the_reserve_is_filled_in_at_its_place(self, tmp_path: Path) -> None:
        run("new", "plan.yaml", "--wijk", "A", "--jaar", "2027", cwd=tmp_path)
        assert run("set", "plan.yaml", "budget.reserve", "5%", cwd=tmp_path).code == 0
        assert (tmp_path / "plan.yaml").read_text(encoding="utf-8").count("reserve:") == 1

    def test_makes_the_folders_that_are_needed(self, tmp_path: Path) -> None:
        assert run("new", "plans/2027/a.yaml", "--wijk", "A", "--jaar", "2027", cwd=tmp_path).code == 0
        assert (tmp_path / "plans" / "2027" / "a.yaml").is_file()

    def test_names_a_schema_that_is_there_and_fits(self, tmp_path: Path) -> None:
        """The first line tells an editor where the shape of a plan is written down."""
        (tmp_path / "agenda.yaml").write_text("gemeente: Amersfoort\n", encoding="utf-8")
        run("new", "plans/a.yaml", "--wijk", "A", "--jaar", "2027", cwd=tmp_path)
        text = (tmp_path / "plans" / "a.yaml").read_text(encoding="utf-8")
        name = text.splitlines()[0].removeprefix("# yaml-language-server: $schema=")
        schema = json.loads((tmp_path / "plans" / name).read_text(encoding="utf-8"))
        data: Any = YAML(typ="safe").load(text)
        assert not list(Draft202012Validator(schema).iter_errors(data))

    def test_uses_the_schema_that_is_there(self, tmp_path: Path) -> None:
        (tmp_path / "plan.schema.json").write_text("{}", encoding="utf-8")
        run("new", "plans/a.yaml", "--wijk", "A", "--jaar", "2027", cwd=tmp_path)
        assert list(tmp_path.rglob("*.json")) == [tmp_path / "plan.schema.json"]
        assert (tmp_path / "plan.schema.json").read_text(encoding="utf-8") == "{}"
        assert "$schema=../plan.schema.json\n" in (tmp_path / "plans" / "a.yaml").read_text(encoding="utf-8")

    def test_never_replaces_a_file(self, tmp_path: Path) -> None:
        (tmp_path / "plan.yaml").write_text("wijk: van ons\n", encoding="utf-8")
        result = run("new", "plan.yaml", "--wijk", "A", "--jaar", "2027", cwd=tmp_path)
        assert (result.code, result.out) == (2, "")
        assert "plan.yaml" in result.err
        assert [path.name for path in tmp_path.iterdir()] == ["plan.yaml"]
        assert (tmp_path / "plan.yaml").read_text(encoding="utf-8") == "wijk: van ons\n"

    @pytest.mark.parametrize(
        "arguments",
        [
            ("plan.txt", "--wijk", "A", "--jaar", "2027"),
            ("plan.yaml", "--wijk", "", "--jaar", "2027"),
            ("plan.yaml", "--wijk", " ", "--jaar", "2027"),
            ("plan.yaml", "--wijk", "A\x1b[31m", "--jaar", "2027"),
            ("plan.yaml", "--wijk", "A", "--jaar", "1999"),
            ("plan.yaml", "--wijk", "A", "--jaar", "volgend"),
            ("plan.yaml", "--jaar", "2027"),
            ("plan.yaml", "--wijk", "A"),
            ("--wijk", "A", "--jaar", "2027"),
        ],
    )
    def test_wrong_use_makes_nothing(self, tmp_path: Path, arguments: tuple[str, ...]) -> None:
        result = run("new", *arguments, cwd=tmp_path)
        assert (result.code, result.out) == (2, "")
        assert result.err
        assert "\x1b" not in result.err
        assert list(tmp_path.iterdir()) == []

    def test_a_folder_that_cannot_be_made(self, tmp_path: Path) -> None:
        (tmp_path / "plans").write_text("", encoding="utf-8")
        result = run("new", "plans/a.yaml", "--wijk", "A", "--jaar", "2027", cwd=tmp_path)
        assert (result.code, result.out) == (2, "")
        assert "plans" in result.err


class TestSchema:
    @pytest.mark.parametrize("arguments", [(), ("plan",), ("agenda",)])
    @pytest.mark.parametrize("lang", ["nl", "en"])
    def test_prints_a_json_schema(self, arguments: tuple[str, ...], lang: str) -> None:
        result = run("schema", *arguments, "--lang", lang)
        assert (result.code, result.err) == (0, "")
        schema = json.loads(result.out)
        assert schema["$schema"] == "https://json-schema.org/draft/2020-12/schema"
        Draft202012Validator.check_schema(schema)

    def test_of_a_plan_unless_asked_otherwise(self) -> None:
        assert run("schema").out == run("schema", "plan").out
        assert "bewonersinitiatieven" in json.loads(run("schema").out)["properties"]
        assert "partijen" in json.loads(run("schema", "agenda").out)["properties"]

    def test_of_something_else(self) -> None:
        result = run("schema", "begroting")
        assert (result.code, result.out) == (2, "")


@pytest.mark.parametrize("lang", ["nl", "en"])
@pytest.mark.parametrize("wijk", ["Lindekwartier", "'s-Graveland", "Wijk: 3 # nieuw"])
def test_a_new_plan_is_in_the_layout_of_all_plans(tmp_path: Path, wijk: str, lang: str) -> None:
    run("new", "plan.yaml", "--wijk", wijk, "--jaar", "2027", "--lang", lang, cwd=tmp_path)
    assert run("fmt", "--check", "plan.yaml", cwd=tmp_path).code == 0
