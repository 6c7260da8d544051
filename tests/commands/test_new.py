"""`wijkplan new`: a plan to fill in; and `wijkplan schema`: its shape, for editors."""

from __future__ import annotations

import datetime
import json
import re
import sys
from typing import TYPE_CHECKING, Any

import pytest
from helpers import run
from jsonschema import Draft202012Validator
from ruamel.yaml import YAML
from terminal_helpers import dialogue
from wijkplan.files.reading import read
from wijkplan.plan.agenda import Agenda
from wijkplan.plan.plan import Plan
from wijkplan.plan.reading.form import load
from wijkplan.plan.spelregels import Spelregels

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
    @pytest.mark.parametrize(("wijk", "lang"), [*((name, "nl") for name in NAMES), (NAMES[1], "en"), (NAMES[-2], "en")])
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

    @pytest.mark.parametrize(("add_first", "lang"), [(True, "nl"), (False, "en")])
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

    def test_takes_the_gemeente_and_the_money(self, tmp_path: Path) -> None:
        given = ("--wijk", "A", "--jaar", "2027", "--gemeente", "Den Haag: zuid", "--totaal", "€ 2.400,50")
        assert run("new", "plan.yaml", *given, cwd=tmp_path).code == 0
        plan = load(Plan, read(tmp_path / "plan.yaml")).value
        assert plan is not None
        assert (plan.gemeente, plan.budget.totaal) == ("Den Haag: zuid", 240050)

    def test_without_somebody_to_ask_it_names_what_is_missing(self, tmp_path: Path) -> None:
        result = run("new", "--wijk", "A", cwd=tmp_path)
        assert (result.code, result.out) == (2, "")
        assert "dit ontbreekt: BESTAND, --jaar." in result.err
        assert "wijkplan new plans/2027/mijn-wijk.yaml --wijk Lindekwartier --jaar 2027" in result.err

    def test_a_plan_is_not_called_agenda(self, tmp_path: Path) -> None:
        result = run("new", "agenda.yaml", "--wijk", "A", "--jaar", "2027", cwd=tmp_path)
        assert result.code == 2
        assert "Zet er --agenda bij" in result.err


@pytest.mark.skipif(sys.platform == "win32", reason="no pseudo terminal there")
class TestAsking:
    def test_everything_that_was_not_given(self, tmp_path: Path) -> None:
        year = datetime.date.today().year
        answers = {
            "wijk:": ["", "'t Zand"],
            "gemeente:": [""],
            "totaal [0]:": ["2.400", "2400"],
            f"jaar [{year}]:": ["vorig", "2027"],
            f"jaar [{year + 1}]:": ["vorig", "2027"],
            "map [plans/2027]:": [""],
        }
        code, said = dialogue(tmp_path, ["new"], answers)
        assert code == 0, said
        plan = load(Plan, read(tmp_path / "plans" / "2027" / "t-zand.yaml")).value
        assert plan is not None
        assert (plan.wijk, plan.jaar, plan.gemeente, plan.budget.totaal) == ("'t Zand", 2027, None, 240000)
        assert "op twee manieren" in said

    def test_who_stops_makes_nothing(self, tmp_path: Path) -> None:
        code, said = dialogue(tmp_path, ["new"], {"wijk:": ["\x04"]})
        assert (code, list(tmp_path.iterdir())) == (130, [])
        assert said.count("Gestopt; er is niets veranderd.") == 1


class TestAgenda:
    @pytest.mark.parametrize("lang", ["nl", "en"])
    @pytest.mark.parametrize("gemeente", [(), ("--gemeente", "Amersfoort")])
    def test_is_sound_in_one_layout_and_names_its_schema(
        self, tmp_path: Path, gemeente: tuple[str, ...], lang: str
    ) -> None:
        assert run("new", "--agenda", *gemeente, "--lang", lang, cwd=tmp_path).code == 0
        checked = run("validate", "plans/agenda.yaml", "--strict", cwd=tmp_path)
        assert checked.code == 0, checked.out
        assert run("fmt", "--check", "plans/agenda.yaml", cwd=tmp_path).code == 0
        first = (tmp_path / "plans" / "agenda.yaml").read_text(encoding="utf-8").splitlines()[0]
        assert first == "# yaml-language-server: $schema=agenda.schema.json"
        schema = json.loads((tmp_path / "plans" / "agenda.schema.json").read_text(encoding="utf-8"))
        assert "partijen" in schema["properties"]

    def test_its_examples_are_right_and_say_what_holds_anyhow(self, tmp_path: Path) -> None:
        run("new", "--agenda", cwd=tmp_path)
        file = tmp_path / "plans" / "agenda.yaml"
        lines = file.read_text(encoding="utf-8").splitlines()[3:]
        used = [re.sub(r"^( +)# ", r"\1", line) for line in lines]
        file.write_text("\n".join(used) + "\n", encoding="utf-8")
        checked = run("validate", file, "--strict", cwd=tmp_path)
        assert checked.code == 0, checked.out
        agenda = load(Agenda, read(file)).value
        assert agenda is not None
        assert [len(found) for found in (agenda.ambities, agenda.doelgroepen, agenda.partijen)] == [1, 2, 1]
        assert agenda.spelregels == Spelregels()
        assert agenda.spelregels.model_fields_set

    def test_never_replaces_one(self, tmp_path: Path) -> None:
        (tmp_path / "agenda.yaml").write_text("gemeente: Amersfoort\n", encoding="utf-8")
        assert run("new", "agenda.yaml", "--agenda", cwd=tmp_path).code == 2
        assert (tmp_path / "agenda.yaml").read_text(encoding="utf-8") == "gemeente: Amersfoort\n"

    @pytest.mark.parametrize("arguments", [("afspraken.yaml",), ("--wijk", "A"), ("--gemeente", " ")])
    def test_wrong_use(self, tmp_path: Path, arguments: tuple[str, ...]) -> None:
        assert run("new", "--agenda", *arguments, cwd=tmp_path).code == 2
        assert list(tmp_path.iterdir()) == []


class TestSchema:
    @pytest.mark.parametrize("kind", ["plan", "agenda"])
    @pytest.mark.parametrize("lang", ["nl", "en"])
    def test_prints_a_json_schema(self, kind: str, lang: str) -> None:
        result = run("schema", kind, "--lang", lang)
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
